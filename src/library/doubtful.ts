import type { Span } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';
import { type Telling, telling } from './ask.ts';
import type { Reviewed } from './correction.ts';
import { LibraryError } from './error.ts';
import { ArticleReader } from './filter.ts';
import { keptFor } from './kept.ts';
import type { ListingOptions } from './listing.ts';
import { ENTRIES_PER_ARTICLE, ENTRY_KINDS } from './schema.ts';
import type { Store } from './store.ts';

/** Something for a person to look at. */
export interface Doubtful extends Telling {
  readonly what: 'entry' | 'article';
  readonly kind: string;
  readonly confidence: number;
  /** One plain sentence, and a short stable name of it. */
  readonly note: string;
  readonly code: string;
  /** Where it stands, and its words in there. */
  readonly sentence: string;
  readonly at: readonly Span[];
}

export interface DoubtfulOptions extends Pick<ListingOptions, 'outlet' | 'published' | 'cursor'> {
  readonly kind?: string;
  /** Articles to look at; 400 by default. */
  readonly articles?: number;
  /** What is given of these; 50 by default. */
  readonly limit?: number;
}

/** Entries that the machine is surer of are not asked about. */
const SURE = 0.85;
const USUAL_ARTICLES = 400;

/**
 * What the machine doubts most, of so many articles at a time: doubts about how an article was put together, and entries
 * by their confidence, least first. What a person has looked at is left out. Pages with doubts come first, then the last
 * added. The cursor goes through all doubts of these articles and on to the next ones.
 * @throws LibraryError `query` where the cursor cannot be read
 */
export function doubtful(store: Store, options: DoubtfulOptions = {}): DoubtfulPart {
  const { limit = 50 } = options;
  const { batch, after } = placeIn(options.cursor);
  const { found, looked, next } = batchOf(store, options, batch);
  const rest = after === undefined ? found : found.filter((one) => compare(one, after) > 0);
  const part = rest.slice(0, limit);
  const last = part.at(-1);
  const cursor =
    last !== undefined && rest.length > limit ? `${batch}:${last.confidence}:${last.number}` : limit > 0 ? next : batch;
  return {
    items: part.map(({ item }) => item),
    total: found.length,
    looked,
    ...(cursor === undefined || cursor === '' ? {} : { next: cursor }),
  };
}

export interface DoubtfulPart {
  readonly items: readonly Doubtful[];
  /** Doubts in the articles looked at. */
  readonly total: number;
  readonly looked: number;
  readonly next?: string;
}

/** A doubt in its order; its number is its own: of entries theirs, below 0 of articles. */
interface Placed {
  readonly confidence: number;
  readonly number: number;
}
interface Found extends Placed {
  readonly item: Doubtful;
}
const compare = (a: Placed, b: Placed): number => a.confidence - b.confidence || a.number - b.number;

/** What a cursor tells: where the articles begin, and after which of their doubts to go on. */
function placeIn(cursor = ''): { batch: string; after?: Placed } {
  const [batch, confidence, number] = cursor.split(':');
  if (confidence === undefined) return { batch };
  const after = { confidence: Number(confidence), number: Number(number) };
  if (!Number.isFinite(after.confidence) || !Number.isFinite(after.number))
    throw new LibraryError('query', `"${cursor}" is no cursor; use the one that an answer gave`);
  return { batch, after };
}

function batchOf(store: Store, options: DoubtfulOptions, batch: string) {
  const { kind, outlet, published, articles = USUAL_ARTICLES } = options;
  return keptFor(store, JSON.stringify(['doubtful', kind, outlet, published, articles, batch]), () => {
    const { numbers, next } = articlesOf(store, options, articles, batch);
    const reader = new ArticleReader(store);
    const found = numbers.flatMap(({ n, doubts }) => [
      ...(doubts > 0 && (kind === undefined || kind === 'article') ? articleDoubts(store, reader, n) : []),
      ...(kind === 'article' ? [] : entryDoubts(store, reader, n, kind)),
    ]);
    return { found: found.sort(compare), looked: numbers.length, ...(next === undefined ? {} : { next }) };
  });
}

interface Numbered {
  readonly n: number;
  /** Of its page. */
  readonly doubts: number;
}

/** Pages without doubts come after all that have some. */
const WITHOUT = 1_000_000_000;

/** So many articles, those of pages with doubts first, then the last added: each part is found in the order of its rows. */
function articlesOf(store: Store, { outlet, published }: DoubtfulOptions, most: number, batch: string) {
  const [key, number] = batch === '' ? [Number.NEGATIVE_INFINITY, 0] : batchPlace(batch);
  const parts = ['a.current = 1'];
  const values: unknown[] = [];
  if (outlet !== undefined) parts.push("coalesce(a.outlet, '') = ?") && values.push(outlet);
  if (published !== undefined) parts.push('a.day <= ? AND a.day_to >= ?') && values.push(published[1], published[0]);
  const rows = (from: string, below: number) =>
    store
      .sql<Numbered>(
        `SELECT a.n, p.doubts FROM ${from} AND a.n < ? AND ${parts.join(' AND ')} ORDER BY a.n DESC LIMIT ?`,
      )
      .all(below, ...values, most + 1);
  const isBehind = key > 0;
  const doubted = isBehind
    ? []
    : rows('page p JOIN article a ON a.page = p.n WHERE p.doubts > 0', batch === '' ? Number.MAX_SAFE_INTEGER : number);
  const others =
    doubted.length > most
      ? []
      : rows(
          'article a CROSS JOIN page p ON p.n = a.page WHERE p.doubts = 0',
          isBehind ? number : Number.MAX_SAFE_INTEGER,
        );
  const all = [...doubted, ...others];
  const numbers = all.slice(0, most);
  const last = numbers.at(-1);
  const next =
    all.length > most && last !== undefined ? `${(last.doubts > 0 ? 0 : WITHOUT) - last.n}_${last.n}` : undefined;
  return { numbers, ...(next === undefined ? {} : { next }) };
}

/** @throws LibraryError `query` */
function batchPlace(batch: string): [number, number] {
  const match = /^(-?\d{1,12})_(\d{1,12})$/.exec(batch);
  if (match === null) throw new LibraryError('query', `"${batch}" is no cursor; use the one that an answer gave`);
  return [Number(match[1]), Number(match[2])];
}

function articleDoubts(store: Store, reader: ArticleReader, n: number): Found[] {
  const read = reader.article(n);
  if (read === undefined) return [];
  const article = store.articleEntry(n, read.source);
  if ((article.doubts?.length ?? 0) === 0) return [];
  const passage = Passage.of(read.source.text, article.blocks);
  return (article.doubts ?? []).map(({ code, note, spans = [] }, i) => ({
    confidence: article.confidence,
    number: -(n * ENTRIES_PER_ARTICLE + i),
    item: {
      ...telling({ n, entry: { id: article.id, spans } as unknown as Reviewed, article: read.row, page: read.page }),
      what: 'article',
      kind: 'article',
      confidence: article.confidence,
      note,
      code,
      ...sentenceOf(passage, spans),
    },
  }));
}

function entryDoubts(store: Store, reader: ArticleReader, n: number, kind: string | undefined): Found[] {
  const read = reader.article(n);
  if (read === undefined) return [];
  let passage: Passage | undefined;
  return read.entries.flatMap((entry, ord): Found[] => {
    if (entry === undefined || !('spans' in entry) || entry.review !== undefined) return [];
    const { confidence = 1 } = entry;
    if (kind === undefined ? !(ENTRY_KINDS as readonly string[]).includes(entry.kind) : entry.kind !== kind) return [];
    if (confidence >= SURE) return [];
    passage ??= Passage.of(read.source.text, store.articleEntry(n, read.source).blocks);
    const number = n * ENTRIES_PER_ARTICLE + ord;
    const item: Doubtful = {
      ...telling({ n: number, entry, article: read.row, page: read.page }),
      what: 'entry',
      kind: entry.kind,
      confidence,
      note: `found by ${entry.reader ?? entry.kind}; of such, about ${Math.round(confidence * 100)} in 100 are right`,
      code: 'confidence',
      ...sentenceOf(passage, entry.spans as readonly Span[]),
    };
    return [{ confidence, number, item }];
  });
}

const LONGEST = 400;

function sentenceOf(passage: Passage, spans: readonly Span[]): { sentence: string; at: Span[] } {
  const places = passage.places(spans);
  if (places.length === 0) return { sentence: '', at: [] };
  const { structure } = passage;
  const [first, last] = [places[0][0], places[places.length - 1][1]];
  const from = structure.sentences[structure.sentenceAt(first)] ?? 0;
  const end = structure.sentences[structure.sentenceAt(Math.max(first, last - 1)) + 1] ?? passage.length;
  const to = Math.min(end, from + LONGEST);
  return {
    sentence: passage.text.slice(from, to),
    at: places.filter(([start]) => start < to).map(([a, b]): Span => [a - from, Math.min(b, to) - from]),
  };
}
