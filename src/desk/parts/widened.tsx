import type { Widened as Part } from '../api.ts';
import { useWords, wordTable } from '../words.ts';

const useText = wordTable({
  only: ['Only “{word}”', '只查「{word}」', '只查“{word}”'],
});

/** What a name was widened to, each with a button that takes the word as it stands. */
export function Widened({ of, onOnly }: { of: readonly Part[] | undefined; onOnly?: (word: string) => void }) {
  const w = useWords();
  const t = useText();
  if (of === undefined || of.length === 0) return null;
  return (
    <ul class="widened">
      {of.map(({ word, forms }) => (
        <li key={word} class="row">
          <span>
            {w('widened', { word })}{' '}
            {forms.map((form, i) => (
              <span key={form}>
                {i > 0 ? '、' : null}
                <bdi class="han" lang="zh">
                  {form}
                </bdi>
              </span>
            ))}
          </span>
          {onOnly === undefined ? null : (
            <button type="button" class="plain" onClick={() => onOnly(word)}>
              {t('only', { word })}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
