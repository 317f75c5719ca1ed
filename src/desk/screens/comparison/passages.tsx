import { Link } from '../../parts/link.tsx';
import { Marked } from '../../parts/marked.tsx';
import { Empty } from '../../parts/states.tsx';
import { useWords, wordTable } from '../../words.ts';
import { letterOf, type Pair, type Text } from '../compare.tsx';

const useText = wordTable({
  wording: ['The same sentence, worded otherwise', '同句異文', '同句异文'],
  same: ['Word for word', '文字相同', '文字相同'],
  chars: ['{n} characters', '{n}字', '{n}字'],
  none: [
    'These two share no passage of 12 characters. Tried: every run of characters that stands in both, whatever the script.',
    '兩篇沒有十二字以上的相同段落。已試：兩篇中所有相同的字串，不分繁簡。',
    '两篇没有十二字以上的相同段落。已试：两篇中所有相同的字串，不分繁简。',
  ],
});

type Side = Pair['passages'][number]['a'] & { readonly differs?: readonly (readonly [number, number])[] };

/** What two articles share, in the order of the first: sentences that they word otherwise, and words that are the same. */
export function Passages({ pair, texts }: { pair: Pair; texts: readonly [Text, Text] }) {
  const t = useText();
  const { wording } = pair;
  const passages = alone(pair);
  if (wording.length === 0 && passages.length === 0) return <Empty>{t('none')}</Empty>;
  return (
    <div class="stack">
      <Rows
        title={t('wording')}
        pair={pair}
        texts={texts}
        rows={wording.map(({ a, b }) => ({ sides: [a, b], note: '' }))}
      />
      <Rows
        title={t('same')}
        pair={pair}
        texts={texts}
        rows={passages.map(({ a, b, chars }) => ({ sides: [a, b], note: t('chars', { n: chars }) }))}
      />
    </div>
  );
}

/** Shared passages that no sentence worded otherwise holds: those are told there. */
function alone({ passages, wording }: Pair): Pair['passages'] {
  const told = wording.flatMap(({ a }) => a.at);
  const isTold = ([from, to]: readonly [number, number]) => told.some(([start, end]) => from >= start && to <= end);
  return passages.filter(({ a }) => !a.at.every(isTold));
}

interface RowsProps {
  readonly title: string;
  readonly pair: Pair;
  readonly texts: readonly [Text, Text];
  readonly rows: readonly { readonly sides: readonly [Side, Side]; readonly note: string }[];
}

function Rows({ title, pair, texts, rows }: RowsProps) {
  if (rows.length === 0) return null;
  const letters = [letterOf(pair.a), letterOf(pair.b)];
  return (
    <section class="sheet stack" aria-label={title}>
      <h2>
        {title} <small>{rows.length}</small>
      </h2>
      <div class="beside beside-head" aria-hidden="true">
        {texts.map((text, i) => (
          <span key={i}>
            <b class="letter">{letters[i]}</b> <SourceOf text={text} />
          </span>
        ))}
      </div>
      <ol class="beside-rows">
        {rows.map(({ sides, note }, i) =>
          sides[0].quote === sides[1].quote ? (
            <li key={i} data-step>
              <Words of={sides[0]} text={texts[0]} />
              <p class="beside-lines">
                {sides.map((side, k) => (
                  <LineLink key={k} of={side} letter={letters[k]} />
                ))}
                <small>{note}</small>
              </p>
            </li>
          ) : (
            <li key={i} class="beside" data-step>
              {sides.map((side, k) => (
                <div key={k}>
                  <Words of={side} text={texts[k]} />
                  <p class="beside-lines">
                    <LineLink of={side} letter={letters[k]} />
                    <small>{note}</small>
                  </p>
                </div>
              ))}
            </li>
          ),
        )}
      </ol>
    </section>
  );
}

function SourceOf({ text: { article } }: { text: Text }) {
  const w = useWords();
  const { source } = article;
  return (
    <span class="quiet">
      <bdi lang={source.lang}>{source.outlet ?? w('noOutlet')}</bdi> {source.published ?? ''}
    </span>
  );
}

function Words({ of, text }: { of: Side; text: Text }) {
  return (
    <p class="han beside-text" lang={text.article.source.lang}>
      <bdi>
        <Marked text={of.quote} differs={of.differs ?? []} />
      </bdi>
    </p>
  );
}

function LineLink({ of, letter }: { of: Side; letter: string | undefined }) {
  const w = useWords();
  return (
    <small>
      <b class="letter">{letter}</b> <Link href={of.link}>{w('line', { n: of.line })}</Link>
    </small>
  );
}
