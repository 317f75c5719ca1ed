import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ArticleEntry, CitedKind, ConflictEntry, Entry, PageEntry } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';
import { commitmentReader } from './commitment.ts';
import { type Evidence, readConflicts } from './conflict.ts';
import { eventReader } from './event.ts';
import { formulaReader } from './formula.ts';
import { instrumentReader } from './instrument.ts';
import { forget, freshMemory } from './memo.ts';
import { nameReader } from './name.ts';
import { ordinalReader } from './ordinal.ts';
import { positionReader } from './position.ts';
import { quantityReader } from './quantity.ts';
import type { Finding, Place, Reader, Reading } from './reader.ts';
import { statementReader } from './statement.ts';
import { timeReader } from './time.ts';

/** The readers in the order they run: each may use what those before it found, in every article of the page. */
export const READERS: readonly Reader[] = [
  nameReader,
  timeReader,
  quantityReader,
  ordinalReader,
  instrumentReader,
  statementReader,
  eventReader,
  commitmentReader,
  positionReader,
  formulaReader,
];

const NOTHING = {
  name: [],
  time: [],
  quantity: [],
  ordinal: [],
  statement: [],
  event: [],
  instrument: [],
  commitment: [],
  position: [],
  formula: [],
};

/** The entries of a page, by article in the order of their first words, and the page's conflicts. */
export interface PageEntries {
  readonly byArticle: readonly Entry[][];
  readonly conflicts: readonly ConflictEntry[];
}

/** A page's articles, ready to be read. */
export interface PageText {
  /** The text that the blocks' spans point into. */
  readonly source: string;
  readonly page: PageEntry;
  readonly articles: readonly ArticleEntry[];
}

/** Told of every entry's id and the finding it was made of. */
export type OnEntry = (id: string, finding: Finding<CitedKind>) => void;

/**
 * Runs the readers over pages: each reader over all articles of a page before the next begins, so that what one
 * article introduces is known in another, and over all pages before the next begins, so that its code stays in the
 * processor's cache. Pages know nothing of each other. The only place where findings become entries: spans, quote
 * and id are made here.
 * @returns by page, what makes its entries; those of a page that is written and let go before the next is made never
 * grow old in memory
 */
export function readLater(
  pages: readonly PageText[],
  lexicon: Lexicon,
  onEntry?: OnEntry,
  readers: readonly Reader[] = READERS,
): (() => PageEntries)[] {
  const readings = pages.map((page) => prepare(page, lexicon));
  for (const reader of readers) {
    reader.surveyAll?.(readings);
    for (const ofPage of readings) run(reader, ofPage);
  }
  return readings.map((ofPage, i) => () => gather(pages[i].page, ofPage, readers, onEntry));
}

/** `readLater`, and all entries made at once. */
export function readEntriesOf(...args: Parameters<typeof readLater>): PageEntries[] {
  return readLater(...args).map((make) => make());
}

/** `readEntriesOf` for one page. */
export function readEntries(
  source: string,
  page: PageEntry,
  articles: readonly ArticleEntry[],
  lexicon: Lexicon,
  onEntry?: OnEntry,
  readers: readonly Reader[] = READERS,
): PageEntries {
  return readEntriesOf([{ source, page, articles }], lexicon, onEntry, readers)[0];
}

function prepare({ source, page, articles }: PageText, lexicon: Lexicon): Reading[] {
  return articles.map((article) => {
    const passage = Passage.of(source, article.blocks);
    return {
      page,
      article,
      passage,
      lexicon,
      hits: lexicon.find(passage.folded),
      memory: freshMemory(),
      found: { ...NOTHING },
      references: [],
    };
  });
}

function run(reader: Reader, readings: readonly Reading[]): void {
  if (reader.surveyAll === undefined) reader.survey?.(readings);
  for (const reading of readings) {
    const findings = reader.read(reading);
    inOrder(findings);
    (reading.found as Record<CitedKind, readonly Finding<CitedKind>[]>)[reader.kind] = findings;
    forget(reading, reader.kind);
  }
}

/** A finding on its way to an entry. */
interface Gathered extends Place {
  /** Name and version of its reader. */
  readonly sign: string;
  id: string;
  readonly finding: Finding<CitedKind>;
}

const byPlace = (a: Place, b: Place): number => a.start - b.start || b.end - a.end;

/** Sorts by place, the longer first; most lists are in order as they come. */
function inOrder(places: Place[]): void {
  for (let i = 1; i < places.length; i++)
    if (byPlace(places[i - 1], places[i]) > 0) {
      places.sort(byPlace);
      return;
    }
}

function gather(
  page: PageEntry,
  readings: readonly Reading[],
  readers: readonly Reader[],
  onEntry: OnEntry | undefined,
): PageEntries {
  const seen = new Map<string, Map<number, number>>();
  const evidence: Evidence[] = [];
  const signs = readers.map(({ kind, version }) => `${kind}/${version}`);
  const byArticle = readings.map((reading) => {
    const all: Gathered[] = [];
    const ofKind: Record<CitedKind, readonly Gathered[]> = { ...NOTHING };
    evidence.push({ reading, cited: all, ofKind });
    for (let i = 0; i < readers.length; i++) {
      const { kind } = readers[i];
      const own: Gathered[] = [];
      ofKind[kind] = own;
      for (const finding of reading.found[kind]) {
        const one = { start: finding.start, end: finding.end, sign: signs[i], id: '', finding };
        own.push(one);
        all.push(one);
      }
    }
    all.sort(byPlace);
    return all.map((one) => {
      const entry = toEntry(one.finding, one.sign, reading, seen);
      onEntry?.(entry.id, one.finding);
      one.id = entry.id;
      return entry;
    });
  });
  return { byArticle, conflicts: readConflicts(page, evidence) };
}

/** Twice as far as the end of any source, so that two ends make one number. */
const FAR = 0x4000000;

/** Which entry of this kind at this place it is, from 1. */
function countAt(seen: Map<string, Map<number, number>>, kind: string, first: number, last: number): number {
  let places = seen.get(kind);
  if (places === undefined) {
    places = new Map();
    seen.set(kind, places);
  }
  const place = first * FAR + last;
  const count = (places.get(place) ?? 0) + 1;
  places.set(place, count);
  return count;
}

function toEntry(
  finding: Finding<CitedKind>,
  reader: string,
  reading: Reading,
  seen: Map<string, Map<number, number>>,
): Entry {
  const { passage, page, article } = reading;
  const { kind, start, end, also } = finding;
  const spans = passage.spans(start, end);
  let quote = passage.quote(start, end);
  if (also !== undefined)
    for (const place of also) {
      spans.push(...passage.spans(place.start, place.end));
      quote += passage.quote(place.start, place.end);
    }
  const first = spans[0]?.[0] ?? 0;
  const last = spans[spans.length - 1]?.[1] ?? 0;
  const id = `${page.id}.${kind}.${first}-${last}`;
  const count = countAt(seen, kind, first, last);
  const entry: Record<string, unknown> = {};
  for (const field in finding)
    switch (field) {
      // What a finding holds for readers only; `due` is put in field by field.
      case 'start':
      case 'end':
      case 'rule':
      case 'terms':
      case 'also':
      case 'due':
        break;
      default: {
        const value = finding[field as keyof typeof finding];
        if (value !== undefined) entry[field] = value;
      }
    }
  if ('due' in finding) Object.assign(entry, finding.due);
  entry.id = count === 1 ? id : `${id}.${count}`;
  entry.page = page.id;
  entry.article = article.id;
  entry.spans = spans;
  entry.quote = quote;
  entry.reader = reader;
  return entry as unknown as Entry;
}
