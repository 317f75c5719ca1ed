import type { Doubt } from '../api.ts';
import { useLabel } from '../labels.ts';
import { wordTable } from '../words.ts';
import { Note } from './note.tsx';

const useText = wordTable({
  doubts: ['What was doubted in reading', '閱讀時存疑之處', '阅读时存疑之处'],
});

/** What the reading of an article or page could not settle, with the words it is about. */
export function Doubts({ doubts, lang, text }: { doubts: readonly Doubt[]; lang: string; text?: string }) {
  const t = useText();
  const label = useLabel();
  if (doubts.length === 0) return null;
  return (
    <section class="sheet stack">
      <h2>{t('doubts')}</h2>
      <ul class="doubts">
        {doubts.map(({ code, note, at }, i) => (
          <li key={i}>
            <span class="tag">{label('doubt', code)}</span> <Note of={note} />
            {text === undefined || at === undefined || at.length === 0 ? null : (
              <q class="han quiet" lang={lang}>
                {at
                  .slice(0, 3)
                  .map(([from, to]) => text.slice(from, Math.min(to, from + 24)))
                  .join(' … ')}
              </q>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
