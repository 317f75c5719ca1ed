import type { Entry, Span } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';
import { type Context, contextsOf, placesOf } from './context.ts';
import type { Reviewed } from './correction.ts';
import { LibraryError } from './error.ts';
import { ArticleReader } from './filter.ts';
import { parseQuery } from './query.ts';
import { ENTRIES_PER_ARTICLE } from './schema.ts';
import { type FoundEntries, findArticles, findEntryHits, type Tried, tried } from './search-find.ts';
import { asksForEntries, planOf, positiveForms, type Widened } from './search-plan.ts';
import type { Store } from './store.ts';
import { searchFold } from './terms.ts';

export interface SearchOptions {
  /** Hits to return; 20 by default. */
  readonly limit?: number;
  readonly offset?: number;
  /** `next` of an earlier answer: goes on where that one ended, also when pages were added meanwhile. */
  readonly cursor?: string;
  /**
   * `rank`: words in the headline count most, then how often and densely they stand; beyond 4,000 articles, those with
   * the words in the headline and then the latest added. `newest` and `oldest` by publication. Entries: newest first.
   */
  readonly sort?: 'rank' | 'newest' | 'oldest';
  /**
   * Articles that are looked into at most for words inside of entries; all by default. Where more would have to be, the
   * total is reckoned from a sample and a part may hold fewer hits than its limit; the cursor still goes to the last.
   */
  readonly most?: number;
  /** Characters of context on each side of the words; 24 by default. */
  readonly context?: number;
}

export interface Hit {
  /** Id of the article, or of the entry where the search is for entries. */
  readonly id: string;
  readonly kind: Entry['kind'];
  readonly headline: string;
  /** Where the words stand in the headline. */
  readonly headlineAt: readonly Span[];
  readonly outlet?: string;
  /** EDTF date. */
  readonly published?: string;
  readonly page: string;
  readonly file: string;
  readonly item?: string;
  readonly contexts: readonly Context[];
  /** The entry, where the search is for entries. */
  readonly entry?: Reviewed;
}

export interface SearchResult {
  /** All hits there are, exactly but for `about`. */
  readonly total: number;
  /** The total is reckoned from a sample: see `most` of the options. */
  readonly about?: true;
  readonly of: 'articles' | 'entries';
  readonly hits: readonly Hit[];
  readonly widened: readonly Widened[];
  /** What each part of the search finds alone. Only where nothing was found. */
  readonly tried: readonly Tried[];
  /** Present where there are more hits. */
  readonly next?: string;
}

/**
 * Searches a library. Words are found exactly, as parts of the text, in either script; the count is exact.
 * @throws LibraryError where the search cannot be read
 */
export function search(store: Store, text: string, options: SearchOptions = {}): SearchResult {
  const query = parseQuery(text);
  const entries = asksForEntries(query);
  const widened: Widened[] = [];
  const plan = planOf(store, query, entries, widened);
  const limit = Math.max(0, Math.floor(options.limit ?? 20));
  const { offset, newest, row } = placeOf(store, options);
  const found: FoundEntries = entries
    ? findEntryHits(store, plan, newest, options.sort ?? 'rank', {
        offset,
        limit,
        ...(row === undefined ? {} : { row }),
        ...(options.most === undefined ? {} : { most: options.most }),
      })
    : findArticles(store, plan, newest, options.sort ?? 'rank', offset, limit);
  const hits = showHits(store, found.numbers, entries, positiveForms(plan), options.context ?? 24);
  const end = offset + found.numbers.length;
  const next =
    found.about === true
      ? found.row === undefined
        ? undefined
        : `${end}.${newest}.${found.row}`
      : end < found.total
        ? `${end}.${newest}`
        : undefined;
  return {
    total: found.total,
    ...(found.about === true ? { about: true as const } : {}),
    of: entries ? 'entries' : 'articles',
    hits,
    widened,
    tried: found.total === 0 ? tried(store, plan, newest) : [],
    ...(next === undefined ? {} : { next }),
  };
}

export function placeOf(store: Store, options: SearchOptions): { offset: number; newest: number; row?: number } {
  if (options.cursor !== undefined) {
    const match = /^(\d{1,12})\.(\d{1,12})(?:\.(\d{1,12}))?$/.exec(options.cursor);
    if (match === null)
      throw new LibraryError('query', `"${options.cursor}" is no cursor; use the one that an answer gave`);
    const row = match[3] === undefined ? {} : { row: Number(match[3]) };
    return { offset: Number(match[1]), newest: Number(match[2]), ...row };
  }
  const newest = store.sql<{ n: number | null }>('SELECT max(n) AS n FROM article').get()?.n ?? 0;
  return { offset: Math.max(0, Math.floor(options.offset ?? 0)), newest };
}

function showHits(
  store: Store,
  numbers: readonly number[],
  entries: boolean,
  forms: readonly string[],
  around: number,
): Hit[] {
  const reader = new ArticleReader(store);
  return numbers.flatMap((n): Hit[] => {
    const row = store.sql<HitRow>(HIT).get(entries ? Math.floor(n / ENTRIES_PER_ARTICLE) : n);
    const entry = entries ? reader.entry(n)?.entry : undefined;
    return row === undefined || (entries && entry === undefined) ? [] : [hitOf(store, row, entry, forms, around)];
  });
}

interface HitRow {
  readonly n: number;
  readonly page: number;
  readonly headline: string;
  readonly outlet: string | null;
  readonly id: string;
  readonly item: string | null;
  readonly published: string | null;
}

const HIT = `SELECT article.n, article.page, article.headline, article.outlet, page.id, page.item, page.published
  FROM article JOIN page ON page.n = article.page WHERE article.n = +?`;

function hitOf(store: Store, row: HitRow, entry: Reviewed | undefined, forms: readonly string[], around: number): Hit {
  const source = store.source(row.page);
  const article = store.articleEntry(row.n, source);
  const passage = Passage.of(source.text, article.blocks);
  const spans = (entry as { spans?: readonly Span[] } | undefined)?.spans;
  const published = article.published ?? row.published;
  return {
    id: entry?.id ?? article.id,
    kind: entry?.kind ?? 'article',
    headline: row.headline,
    headlineAt: placesOf(searchFold(row.headline), forms).map(({ start, end }): Span => [start, end]),
    ...(row.outlet === null ? {} : { outlet: row.outlet }),
    ...(published === null ? {} : { published }),
    page: row.id,
    file: source.page.file,
    ...(row.item === null ? {} : { item: row.item }),
    contexts: contextsOf(source.text, passage, forms, around, spans),
    ...(entry === undefined ? {} : { entry }),
  };
}
