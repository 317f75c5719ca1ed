// Scores what was read against gold, kind by kind: recall counts gold that any found entry meets, precision found
// entries that meet any gold.

import type { PageReading } from '../src/reading.ts';
import type { Entry, EntryOf, Span } from '../src/record/kinds.ts';
import { type Gold, type GoldEvent, type GoldInstrument, type Place, squash } from './gold.ts';

export interface Tally {
  /** Gold entries that were met, of how many. */
  met: number;
  gold: number;
  /** Found entries that meet gold, of how many. */
  good: number;
  found: number;
}

export type Scores = Map<string, Tally>;

export interface Miss {
  readonly row: string;
  readonly page: string;
  readonly gold?: unknown;
  readonly entry?: Entry;
}

const length = (places: readonly Place[]) => places.reduce((sum, [start, end]) => sum + Math.max(0, end - start), 0);
const common = (a: readonly Place[], b: readonly Place[]) =>
  a.reduce(
    (sum, [s, e]) => sum + b.reduce((more, [t, f]) => more + Math.max(0, Math.min(e, f) - Math.max(s, t)), 0),
    0,
  );
/** Half of the shorter is shared. */
const touches = (a: readonly Place[], b: readonly Place[]) => {
  const shared = common(a, b);
  return shared > 0 && shared >= 0.5 * Math.min(length(a), length(b));
};
/** Intersection over union. */
const overlap = (a: readonly Place[], b: readonly Place[]) => {
  const shared = common(a, b);
  return shared / (length(a) + length(b) - shared || 1);
};
const bounds = (places: readonly Place[]): Place => [
  Math.min(...places.map(([start]) => start)),
  Math.max(...places.map(([, end]) => end)),
];

const sameName = (a: string, b: string) => {
  const [x, y] = [squash(a), squash(b)];
  return x.length > 1 && y.length > 1 ? x.includes(y) || y.includes(x) : x === y;
};
const anyName = (a: readonly (string | undefined)[], b: readonly (string | undefined)[]) =>
  a.some((x) => x !== undefined && b.some((y) => y !== undefined && sameName(x, y)));

/** Seasons of EDTF (21 to 24) as the three months that they are for meteorologists of the north. */
function monthsOf(year: number, season: number): string {
  const first = 3 * season;
  const last = first + 2;
  const two = (month: number) => String(month).padStart(2, '0');
  return `${year}-${two(first)}/${last > 12 ? year + 1 : year}-${two(last > 12 ? last - 12 : last)}`;
}

/**
 * EDTF values that mean the same for a reader: qualifiers aside, a season like its months, an open interval like its
 * fixed end, and two values without a digit alike, since both say that nothing tells the date.
 */
export function sameTime(a: string, b: string): boolean {
  const plain = (value: string) =>
    squash(value)
      .replace(/[~?%]/g, '')
      .replace(/^(\d{4})-2([1-4])$/, (_, year, season) => monthsOf(Number(year), Number(season)))
      .replace(/\/(\.\.)?$/, '/')
      .replace(/^\.\.\//, '/');
  const [x, y] = [plain(a), plain(b)];
  const untold = (value: string) => !/\d/.test(value);
  return (
    x === y ||
    (untold(x) && untold(y)) ||
    (x.endsWith('/') !== y.endsWith('/') && x.split('/')[0] === y.split('/')[0] && (x.endsWith('/') || y.endsWith('/')))
  );
}

const EVENT_FAMILY: Readonly<Record<string, string>> = {
  video_meeting: 'meeting',
  phone_call: 'meeting',
  signing: 'agreement',
  exchange_of_documents: 'agreement',
  treaty_extension: 'agreement',
  announcement: 'publication',
};
const CORE_EVENTS = new Set([
  'meeting',
  'video_meeting',
  'phone_call',
  'visit',
  'signing',
  'exchange_of_documents',
  'treaty_extension',
  'press_conference',
  'publication',
]);
const SIDE: Readonly<Record<string, string>> = {
  support: '+',
  welcome: '+',
  reaffirm: '+',
  oppose: '-',
  condemn: '-',
  concern: '-',
  call_for: 'c',
};

/** Adds the scores of one page to `scores`; what was missed or is too much goes to `onMiss`. */
export function scoreFacts(gold: Gold, reading: PageReading, scores: Scores, onMiss?: (miss: Miss) => void): void {
  const source = reading.source.text;
  const at = squashedOffsets(source);
  const words = squash(source);
  const page = reading.page.item ?? reading.page.file;
  const entries = reading.articles.flatMap((part) => part.entries);
  const of = <K extends Entry['kind']>(kind: K) =>
    entries.filter((entry) => entry.kind === kind) as Extract<Entry, { kind: K }>[];
  const where = (entry: { spans: readonly Span[] }): Place[] => entry.spans.map(([start, end]) => [at[start], at[end]]);

  function compare<G, E extends Entry>(
    row: string,
    all: readonly G[],
    found: readonly E[],
    meets: (gold: G, entry: E) => boolean,
    mayMiss: (gold: G) => boolean = () => false,
  ): void {
    const must = all.filter((g) => !mayMiss(g));
    const missed = must.filter((g) => !found.some((e) => meets(g, e)));
    const extra = found.filter((e) => !all.some((g) => meets(g, e)));
    const tally = scores.get(row) ?? { met: 0, gold: 0, good: 0, found: 0 };
    tally.met += must.length - missed.length;
    tally.gold += must.length;
    tally.good += found.length - extra.length;
    tally.found += found.length;
    scores.set(row, tally);
    for (const g of missed) onMiss?.({ row, page, gold: withWords(g, words) });
    for (const e of extra) onMiss?.({ row, page, entry: e });
  }

  const named = (type: string) => [
    ...new Map(
      of('name')
        .filter((e) => e.type === type)
        .map((e) => [e.entity, e]),
    ).values(),
  ];
  for (const [row, kind, type] of [
    ['people', gold.people, 'person'],
    ['organizations', gold.organizations, 'organisation'],
    ['places', gold.places, 'place'],
  ] as const)
    compare(row, kind, named(type), (g, e) => anyName(g.names, [e.name, e.quote]));

  const times = of('time');
  compare('times (found)', gold.times, times, (g, e) => touches(g.places, where(e)));
  compare(
    'times (right value)',
    gold.times.filter((g) => g.value !== undefined),
    times,
    (g, e) => touches(g.places, where(e)) && sameTime(g.value ?? '', e.value),
    (g) => (g.value ?? '').includes('X'),
  );
  const quantities = of('quantity');
  const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  compare('quantities (found)', gold.quantities, quantities, (g, e) => touches(g.places, where(e)));
  compare(
    'quantities (right value)',
    gold.quantities.filter((g) => g.value !== undefined),
    quantities,
    (g, e) =>
      touches(g.places, where(e)) &&
      [e.value, e.from, e.to].some((value) => value !== undefined && near(value, g.value ?? Number.NaN)),
  );
  compare('ordinals', gold.ordinals, of('ordinal'), (g, e) => g.n === e.n && touches(g.places, where(e)));

  const statements = of('statement');
  const speaks = (speakers: readonly string[], e: EntryOf<'statement'>) =>
    anyName(speakers, [e.speaker, e.speakerName, ...(e.speakerNames ?? [])]);
  const rows: [string, (content: readonly Place[], e: EntryOf<'statement'>) => boolean][] = [
    ['statements (content)', (content, e) => overlap(content, where(e)) >= 0.5],
    ['statements (exact extent)', (content, e) => sameEnds(content, where(e), words)],
  ];
  for (const [row, same] of rows)
    compare(
      row,
      gold.statements,
      statements,
      (g, e) => same(g.content, e),
      (g) => g.optional,
    );
  compare(
    'statements (content + speaker)',
    gold.statements,
    statements,
    (g, e) => rows[0][1](g.content, e) && speaks(g.speakers, e),
    (g) => g.optional,
  );

  const events = of('event');
  const sameEvent = (g: GoldEvent, e: EntryOf<'event'>) =>
    (EVENT_FAMILY[g.type] ?? g.type) === (EVENT_FAMILY[e.type] ?? e.type) &&
    (touches(g.places, where(e)) ||
      (g.date !== undefined && e.date === g.date && anyName(g.participants, e.participants)));
  const passing = (g: GoldEvent) => !CORE_EVENTS.has(g.type) || g.background;
  /** Until when something is due is no date where the answer gives none. */
  const isUndated = (e: EntryOf<'event'>) => gold.events.some((g) => g.date === undefined && sameEvent(g, e));
  compare('events (type)', gold.events, events, sameEvent, passing);
  compare(
    'events (type + date)',
    gold.events.filter((g) => g.date !== undefined),
    events.filter((e) => e.date !== undefined && !(e.date.startsWith('..') && isUndated(e))),
    (g, e) => sameEvent(g, e) && sameTime(g.date ?? '', e.date ?? ''),
    passing,
  );

  const instruments = of('instrument');
  const sameTitle = (g: GoldInstrument, e: EntryOf<'instrument'>) => {
    const plain = (title: string) => squash(title).replace(/[《》「」『』“”‘’]/g, '');
    const a = plain(g.title ?? (g.titlePlace === undefined ? '' : words.slice(...g.titlePlace)));
    const b = plain(e.title);
    const alike =
      a.length > 2 &&
      b.length > 2 &&
      (a.includes(b) || b.includes(a)) &&
      Math.min(a.length, b.length) / Math.max(a.length, b.length) > 0.4;
    return alike || (touches(g.places, where(e)) && a.slice(-2) === b.slice(-2));
  };
  compare('instruments (title)', gold.instruments, instruments, sameTitle);
  compare(
    'instruments (title + action)',
    gold.instruments,
    instruments,
    (g, e) =>
      sameTitle(g, e) &&
      ((g.action ?? null) === (e.action ?? null) || (e.actions ?? []).some((action) => action === g.action)),
  );

  const commitments = of('commitment');
  compare('commitments (found)', gold.commitments, commitments, (g, e) => touches(g.places, where(e)));
  compare(
    'commitments (right end)',
    gold.commitments.filter((g) => g.end !== undefined),
    commitments.filter((e) => e.end !== undefined),
    (g, e) => touches(g.places, where(e)) && sameTime(g.end ?? '', e.end ?? ''),
  );
  const positions = of('position');
  compare('positions (found)', gold.positions, positions, (g, e) => touches(g.places, where(e)));
  compare(
    'positions (right side)',
    gold.positions,
    positions,
    (g, e) => touches(g.places, where(e)) && SIDE[g.stance] === SIDE[e.stance],
  );
}

/** Both ends right to the character; quotation marks and end marks at the ends do not count. */
function sameEnds(a: readonly Place[], b: readonly Place[], words: string): boolean {
  const trimmed = (places: readonly Place[]): Place => {
    let [start, end] = bounds(places);
    while (start < end && /[「」『』“”‘’。，；！？、：!?,;:]/.test(words[start])) start++;
    while (end > start && /[「」『』“”‘’。，；！？、：!?,;:]/.test(words[end - 1])) end--;
    return [start, end];
  };
  const [x, y] = [trimmed(a), trimmed(b)];
  return x[0] === y[0] && x[1] === y[1];
}

/** For each offset of the source its offset in the squashed source. */
function squashedOffsets(source: string): Int32Array {
  const offsets = new Int32Array(source.length + 1);
  let length = 0;
  for (let i = 0; i < source.length; i++) {
    offsets[i] = length;
    length += squash(source[i]).length;
  }
  offsets[source.length] = length;
  return offsets;
}

function withWords(gold: unknown, words: string): unknown {
  const { places, content } = gold as { places?: readonly Place[]; content?: readonly Place[] };
  const cited = (places ?? content)?.map(([start, end]) => words.slice(start, end)).join(' … ');
  return cited === undefined ? gold : { words: cited, ...(gold as object) };
}

/** Every entry below a page cites words, and its spans give its quote. Counts of right and all. */
export function scoreProvenance(reading: PageReading): { right: number; of: number } {
  let right = 0;
  let of = 0;
  const blocks = reading.articles.flatMap(({ article }) => article.blocks);
  const entries = reading.articles.flatMap((part) => part.entries) as { spans?: readonly Span[]; quote?: string }[];
  for (const { spans, quote } of [...blocks, ...entries]) {
    of++;
    if (
      spans !== undefined &&
      quote !== undefined &&
      squash(spans.map(([s, e]) => reading.source.text.slice(s, e)).join('')) === squash(quote)
    )
      right++;
  }
  return { right, of };
}

export function ratios({ met, gold, good, found }: Tally): { precision: number; recall: number; f1: number } {
  const precision = found === 0 ? (gold === 0 ? 1 : 0) : good / found;
  const recall = gold === 0 ? 1 : met / gold;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
