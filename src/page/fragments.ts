import type { Ending, Label, Traits } from './label.ts';
import { labelLines } from './label.ts';
import type { Line } from './lines.ts';
import { readLines } from './lines.ts';
import { datelineLength, leansBack, opensReport } from './marks.ts';
import { goesOn } from './statistics.ts';
import { type Terms, Words } from './words.ts';

/** Wider lines are not wrapped. */
const WRAPPED = 60;

export type FragmentKind = 'text' | 'heading' | 'item' | 'caption' | 'byline' | 'credit' | 'furniture';

/** Lines that stand together on the page and in the text: a paragraph, a part of one, a headline, a caption. */
export interface Fragment {
  readonly index: number;
  readonly kind: FragmentKind;
  /** Lines `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** Folded, without white space. */
  readonly text: string;
  readonly terms: Terms;
  /** Width that it is wrapped at; 0 for a single line. */
  readonly width: number;
  readonly ending: Ending;
  /** Begins in mid-sentence. */
  readonly orphan: boolean;
  /** Probably goes on with the fragment before it on the page. */
  readonly torn: boolean;
  /** Length of a dateline at its start. */
  readonly dateline: number;
  readonly opens: number;
  readonly leans: number;
  readonly indented: boolean;
  /** Blank lines before and after. */
  readonly before: number;
  readonly after: number;
  readonly marked: boolean;
}

/** A page cut into fragments, in file order. */
export interface Sheet {
  readonly lines: readonly Line[];
  readonly traits: readonly Traits[];
  readonly labels: readonly Label[];
  readonly fragments: readonly Fragment[];
  readonly words: Words;
}

const KIND: Readonly<Record<Label, FragmentKind>> = {
  text: 'text',
  textOn: 'text',
  orphan: 'text',
  heading: 'heading',
  headingOn: 'heading',
  caption: 'caption',
  captionOn: 'caption',
  item: 'item',
  itemOn: 'item',
  byline: 'byline',
  credit: 'credit',
  furniture: 'furniture',
};

export function cutSheet(source: string, folded: string): Sheet {
  const lines = readLines(source, folded);
  const { labels, traits } = labelLines(lines);
  const fragments: Fragment[] = [];
  const words = new Words();
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && labels[to].endsWith('On') && !isTorn(lines, traits, labels, to)) to++;
    fragments.push(fragmentOf(fragments.length, words, lines, traits, labels, from, to));
    from = to;
  }
  words.weigh();
  return { lines, traits, labels, fragments, words };
}

/** Below this a line after a blank one is not sure to go on with the line before it. */
const SURE = 2.5;
/** Words that seldom go on after a comma. */
const CLAUSE_FIRST =
  /^(?:[\u4e00-\u9fff·]{2,7}?(?:还|又|则|亦|也|并|再)?(?:指出|强调|表示|说|称|认为|解释)|此外|同时|另外|另据|据)/;

/** Whether the text may be torn before line `i`: a blank line in mid-sentence that may lead to another text. */
function isTorn(lines: readonly Line[], traits: readonly Traits[], labels: readonly Label[], i: number): boolean {
  if (lines[i].blanks === 0 || labels[i] !== 'textOn') return false;
  const { ending } = traits[i - 1];
  if (ending === 'clause') return CLAUSE_FIRST.test(lines[i].text);
  return (ending === 'none' || ending === 'close') && goesOn(traits[i - 1].last, traits[i].first) < SURE;
}

/** The measure of full lines `[from, to)`: the widest that two keep, less what hangs over; 0 where none is wrapped. */
function measureOf(lines: readonly Line[], from: number, to: number): number {
  let widest = 0;
  let kept = 0;
  for (let i = from; i < to; i++) {
    const { width } = lines[i];
    if (width > WRAPPED) continue;
    widest = Math.max(widest, width);
    if (width > kept && support(lines, from, to, i) > 1) kept = width;
  }
  if (kept === 0) return widest;
  let best = kept;
  let most = 0;
  for (let i = from; i < to; i++) {
    const { width } = lines[i];
    if (width > kept || width < kept - 1.2) continue;
    const near = support(lines, from, to, i);
    if (near > most || (near === most && width > best)) {
      most = near;
      best = width;
    }
  }
  return best;
}

/** Lines near line `i` that are about as wide. */
function support(lines: readonly Line[], from: number, to: number, i: number): number {
  let near = 0;
  for (let k = Math.max(from, i - 12); k < Math.min(to, i + 12); k++)
    if (Math.abs(lines[k].width - lines[i].width) <= 0.5) near++;
  return near;
}

function fragmentOf(
  index: number,
  words: Words,
  lines: readonly Line[],
  traits: readonly Traits[],
  labels: readonly Label[],
  from: number,
  to: number,
): Fragment {
  const text =
    to - from === 1
      ? lines[from].text
      : lines
          .slice(from, to)
          .map((line) => line.text)
          .join('');
  const kind = KIND[labels[from]];
  let width = 0;
  // The last line of a paragraph is short; the widest of the others is the measure.
  const { ending } = traits[to - 1];
  const full = ending === 'none' || ending === 'clause' ? to : to - 1;
  if (kind !== 'heading') width = measureOf(lines, from, full);
  return {
    index,
    kind,
    from,
    to,
    text,
    terms: words.read(text, kind === 'text' || kind === 'item'),
    width,
    ending,
    orphan: labels[from] === 'orphan',
    torn: labels[from].endsWith('On'),
    dateline: datelineLength(text),
    opens: opensReport(text),
    leans: leansBack(text),
    indented: lines[from].indented,
    before: lines[from].blanks,
    after: lines[to]?.blanks ?? 2,
    marked: lines[from].marked,
  };
}
