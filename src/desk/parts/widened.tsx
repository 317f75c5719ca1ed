import type { Widened as Part } from '../api.ts';
import { useWords, wordTable } from '../words.ts';

const useText = wordTable({
  only: ['Only “{word}”', '只查「{word}」', '只查“{word}”'],
  named: ['everything that bears this name', '以此為名者', '以此为名者'],
});

interface WidenedProps {
  readonly of: readonly Part[] | undefined;
  /** Takes the word as it stands. */
  readonly onOnly?: (word: string) => void;
  /** Leaves one of the forms out; the others stay. */
  readonly onDrop?: (word: string, others: readonly string[]) => void;
}

/** What a name was widened to: each form can be left out, and so can all. */
export function Widened({ of, onOnly, onDrop }: WidenedProps) {
  const w = useWords();
  const t = useText();
  if (of === undefined || of.length === 0) return null;
  return (
    <ul class="widened">
      {of.map(({ word, forms }) => (
        <li key={word} class="row">
          <span>{w('widened', { word })}</span>
          {forms.length === 0 ? <span>{t('named')}</span> : null}
          {forms.map((form) =>
            onDrop === undefined ? (
              <bdi key={form} class="han" lang="zh">
                {form}
              </bdi>
            ) : (
              <button
                key={form}
                type="button"
                class="widened-form"
                aria-label={w('remove', { name: form })}
                onClick={() =>
                  onDrop(
                    word,
                    forms.filter((one) => one !== form),
                  )
                }
              >
                <bdi class="han" lang="zh">
                  {form}
                </bdi>{' '}
                ×
              </button>
            ),
          )}
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
