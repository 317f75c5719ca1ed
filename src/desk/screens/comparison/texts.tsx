import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Article, asks } from '../../api.ts';
import { useData } from '../../data.ts';
import { useKeys } from '../../keys.ts';
import { Headline } from '../../parts/han.tsx';
import { Link } from '../../parts/link.tsx';
import { segmentsOf } from '../../parts/marked.tsx';
import { Loading } from '../../parts/states.tsx';
import { go, type Place, withQuery } from '../../route.ts';
import { useWords, wordTable } from '../../words.ts';
import { letterOf, type Pair, type Text } from '../compare.tsx';
import { differencesIn } from './places.ts';

const useText = wordTable({
  same: ['in both', '兩篇皆有', '两篇皆有'],
  differs: ['worded otherwise', '措辭不同', '措辞不同'],
  alone: ['in one alone', '一篇獨有', '一篇独有'],
  help: [
    'A shared passage leads to its place in the other text.',
    '點選相同段落，可至另一篇的對應處。',
    '点选相同段落，可至另一篇的对应处。',
  ],
  release: ['Let go of the passage', '取消選取', '取消选取'],
});

type Span = readonly [number, number];

/** Both texts in full, in their own order; what they share is joined across. */
export function WholeTexts({ pair, texts, place }: { pair: Pair; texts: readonly [Text, Text]; place: Place }) {
  const t = useText();
  const at = place.query.get('at') ?? '';
  useKeys([
    {
      key: 'Escape',
      label: t('release'),
      run: () => go(withQuery(place, { at: undefined }), { replace: true }),
    },
  ]);
  return (
    <>
      <p class="row legend-line">
        <span class="in-both">{t('same')}</span>
        <mark class="differs">{t('differs')}</mark>
        <span>{t('alone')}</span>
        <small class="no-print">{t('help')}</small>
      </p>
      <div class="beside whole-texts">
        {texts.map((text, i) => (
          <WholeText
            key={text.article.id}
            text={text}
            letter={letterOf(i === 0 ? pair.a : pair.b)}
            shared={pair.passages.map((one) => (i === 0 ? one.a.at : one.b.at))}
            differs={pair.wording.flatMap((one) => differencesIn(i === 0 ? one.a : one.b))}
            at={at}
            place={place}
          />
        ))}
      </div>
    </>
  );
}

interface WholeTextProps {
  readonly text: Text;
  readonly letter: string;
  /** Of each shared passage, where it stands in this text. */
  readonly shared: readonly (readonly Span[])[];
  readonly differs: readonly Span[];
  readonly at: string;
  readonly place: Place;
}

function WholeText({ text: { article }, ...rest }: WholeTextProps) {
  const w = useWords();
  const loaded = useData(asks.article(article.id));
  const { source } = article;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the focus.
    <section class="sheet whole-text" tabIndex={0} aria-label={`${rest.letter} ${source.outlet ?? ''}`}>
      <p class="whole-head">
        <b class="letter">{rest.letter}</b> <bdi lang={source.lang}>{source.outlet ?? w('noOutlet')}</bdi>{' '}
        <small>{source.published ?? ''}</small>
      </p>
      <Loading of={loaded}>{(whole) => <Blocks whole={whole} {...rest} />}</Loading>
    </section>
  );
}

function Blocks({ whole, shared, differs, at, place }: Omit<WholeTextProps, 'text' | 'letter'> & { whole: Article }) {
  const { blocks, text, source } = whole;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => showPassage(box.current, at), [at, whole]);
  return (
    <div lang={source.lang} ref={box}>
      {blocks.some(({ role }) => role === 'headline') ? null : (
        <h2 class="han">
          <Headline of={whole.headline} lang={source.lang} />
        </h2>
      )}
      {blocks.map(({ role, start, end }) => {
        const words = runsOf(text, start, end, shared).map(({ from, to, n }) => (
          <Run key={from} text={text.slice(from, to)} differs={inside(differs, from, to)} n={n} at={at} place={place} />
        ));
        return role === 'headline' || role === 'subhead' ? (
          <h2 key={start} class="han">
            {words}
          </h2>
        ) : (
          <p key={start} class="han">
            {words}
          </p>
        );
      })}
    </div>
  );
}

/** Scrolls to a passage: the texts scroll on their own where they stand side by side. */
function showPassage(text: HTMLElement | null, n: string): void {
  const passage = text?.querySelector<HTMLElement>(`[data-n="${CSS.escape(n)}"]`);
  const box = passage?.closest('.whole-text');
  if (passage === undefined || passage === null || box === undefined || box === null) return;
  if (passage.contains(document.activeElement)) return;
  if (box.scrollHeight > box.clientHeight) box.scrollTo({ top: passage.offsetTop - box.clientHeight / 3 });
  else passage.scrollIntoView({ block: 'nearest' });
}

/** A block cut where shared passages begin and end; `n` is the passage. */
function runsOf(text: string, start: number, end: number, shared: readonly (readonly Span[])[]) {
  const marks = shared
    .flatMap((spans, n) => spans.map(([from, to]) => ({ from: Math.max(from, start), to: Math.min(to, end), n })))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const runs: { from: number; to: number; n?: number }[] = [];
  let at = start;
  for (const mark of marks) {
    if (mark.from < at) continue;
    if (mark.from > at) runs.push({ from: at, to: mark.from });
    runs.push(mark);
    at = mark.to;
  }
  if (at < Math.min(end, text.length)) runs.push({ from: at, to: end });
  return runs;
}

const inside = (spans: readonly Span[], from: number, to: number): Span[] =>
  spans
    .filter(([start, end]) => (start === end ? start >= from && start < to : end > from && start < to))
    .map(([start, end]) => [Math.max(start, from) - from, Math.min(end, to) - from]);

interface RunProps {
  readonly text: string;
  readonly differs: readonly Span[];
  readonly n: number | undefined;
  readonly at: string;
  readonly place: Place;
}

function Run({ text, differs, n, at, place }: RunProps) {
  const words = segmentsOf(text, [], differs).map((one, i) =>
    one.gap ? (
      <span key={i} class="differs-gap" aria-hidden="true" />
    ) : one.differs ? (
      <mark key={i} class="differs">
        {one.text}
      </mark>
    ) : (
      one.text
    ),
  );
  if (n === undefined) return <>{words}</>;
  return (
    <span data-n={n} class={String(n) === at ? 'in-both is-at' : 'in-both'} data-step>
      <Link href={withQuery(place, { at: String(n) })} replace>
        {words}
      </Link>
    </span>
  );
}
