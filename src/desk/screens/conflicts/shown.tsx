import { useEffect } from 'preact/hooks';
import type { Conflict } from '../../api.ts';
import type { Loaded } from '../../data.ts';
import { useLabel } from '../../labels.ts';
import { CiteLine } from '../../parts/cite-line.tsx';
import { Link } from '../../parts/link.tsx';
import { Marked } from '../../parts/marked.tsx';
import { ScreenHead } from '../../parts/screen.tsx';
import { Failure } from '../../parts/states.tsx';
import { useWords, wordTable } from '../../words.ts';
import './conflicts.css';

const useText = wordTable({
  busy: [
    'All articles are being compared with each other. In a large library this takes a minute; the list comes by itself.',
    '正在互相比對所有文章。館藏大時約需一分鐘，完成後自動顯示。',
    '正在互相比对所有文章。馆藏大时约需一分钟，完成后自动显示。',
  ],
  more: ['{n} more {n|passage|passages}', '另有{n}處', '另有{n}处'],
});

/** What can be narrowed down, in the address of the list and of each conflict in it. */
export const FILTERS = ['type', 'severity', 'status', 'from', 'to'] as const;

/** Milliseconds between two looks while the library compares its articles. */
const AGAIN = 3000;
const BUSY = 503;

/** While the library still compares its articles: says so, and asks again by itself. */
export function NotYet({ of, whole = false }: { of: Loaded<unknown>; whole?: boolean }) {
  const t = useText();
  const w = useWords();
  const isBusy = of.problem?.status === BUSY;
  useEffect(() => {
    if (!isBusy) return;
    const timer = setTimeout(of.again, AGAIN);
    return () => clearTimeout(timer);
  });
  if (!isBusy) return <Failure of={of} whole={whole} />;
  return (
    <>
      {whole ? <ScreenHead title={w('conflicts')} /> : null}
      <p class="sheet quiet" role="status">
        {t('busy')}
      </p>
    </>
  );
}

/** The words that are at odds, each once: what a conflict is called. */
export const wordsOf = ({ passages }: Conflict): string[] => [...new Set(passages.map(({ quote }) => quote))];

/** Words that are longer are cut where they name a conflict. */
const LONG = 18;

/** Words at odds, with a sign between them. */
export function AtOdds({ of, most = 4 }: { of: Conflict; most?: number }) {
  const words = wordsOf(of);
  return (
    <>
      {words.slice(0, most).map((one, i) => (
        <span key={one}>
          {i > 0 ? <span class="at-odds"> ≠ </span> : null}
          <bdi class="han" lang={of.passages[0]?.source.lang}>
            {one.length > LONG ? `${one.slice(0, LONG)}…` : one}
          </bdi>
        </span>
      ))}
      {words.length > most ? ' …' : null}
    </>
  );
}

/** Kind, rule, gravity and verdict, in one line. */
export function ConflictFacts({ of }: { of: Conflict }) {
  const label = useLabel();
  return (
    <p class="facts conflict-facts">
      <span class={`verdict is-${of.verdict}`}>{label('verdict', of.verdict)}</span>
      <span>{label('severity', of.severity)}</span>
      <span>{label('conflict', of.type)}</span>
      <span>{label('conflictRule', of.rule)}</span>
    </p>
  );
}

/** Passages by the sentences they stand in, each sentence once. */
function sentencesOf({ passages }: Conflict) {
  const bySentence = Map.groupBy(passages, ({ source, sentence }) => `${source.article} ${sentence}`);
  return [...bySentence.values()].map((own) => ({ ...own[0], at: own.flatMap(({ at }) => at) }));
}

/** Each sentence once, side by side: the words lit, and what is otherwise in the sentences marked. */
export function Sides({ of, most = 20 }: { of: Conflict; most?: number }) {
  const t = useText();
  const w = useWords();
  const sentences = sentencesOf(of);
  return (
    <>
      <div class="sides">
        {sentences.slice(0, most).map(({ id, link, source, sentence, at, differs, line }) => (
          <div key={id} class="side">
            <p class="han side-text" lang={source.lang}>
              <bdi>
                <Marked text={sentence} lit={at} differs={differs ?? []} />
              </bdi>
            </p>
            <small>
              <CiteLine source={source} link={link} /> · {w('line', { n: line })}
            </small>
          </div>
        ))}
      </div>
      {sentences.length > most ? <small>{t('more', { n: sentences.length - most })}</small> : null}
    </>
  );
}

/** The same place in the list: a link to a conflict keeps how the list was narrowed. */
export const withFilters = (link: string, query: URLSearchParams): string => {
  const kept = new URLSearchParams([...query].filter(([name]) => (FILTERS as readonly string[]).includes(name)));
  return kept.size === 0 ? link : `${link}?${kept}`;
};

/** A conflict as a link. */
export function ConflictLink({ of, query }: { of: Conflict; query: URLSearchParams }) {
  return (
    <Link href={withFilters(of.link, query)}>
      <AtOdds of={of} />
    </Link>
  );
}
