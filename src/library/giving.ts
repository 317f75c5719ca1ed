import type { ArticleEntry, Entry, PageEntry } from '../record/kinds.ts';
import type { Print } from '../source/print.ts';
import { parseQuery } from './query.ts';
import { ENTRIES_PER_ARTICLE } from './schema.ts';
import { findArticles, findEntryHits } from './search-find.ts';
import { asksForEntries, planOf } from './search-plan.ts';
import type { Store } from './store.ts';

/** What of a library is given away. */
export interface GivingOptions {
  /** A search as `parseQuery` reads it; everything by default. */
  readonly query?: string;
  /** Kinds of entry that are asked for; all by default. */
  readonly kinds?: readonly string[];
  /** Kinds of entry that come along in every article, whatever was asked for: a format may need its names. */
  readonly beside?: readonly string[];
}

/** An article of the library with its page, source and entries as corrected. */
export interface Given {
  readonly page: PageEntry;
  readonly article: ArticleEntry;
  readonly source: string;
  /** Where the source's words stand on paper, of a PDF. */
  readonly print?: Print;
  readonly entries: readonly Entry[];
  /** Whether entries were asked for rather than articles. */
  readonly ofEntries: boolean;
}

/** Articles whose numbers are asked for at once. */
const BATCH = 500;
/** More than any library has. */
const ALL = 2 ** 40;

/**
 * The articles that a search finds, uncapped, one after the other: newest first, everything in the order of adding where
 * nothing is searched. One state of the library, whatever is added meanwhile. Memory does not grow with the articles; of a
 * search, only the numbers of its hits are kept.
 * @throws LibraryError `query` where the search cannot be read
 */
export function* givenRecords(store: Store, options: GivingOptions = {}): Generator<Given> {
  const begun = !store.db.inTransaction;
  if (begun) store.db.exec('BEGIN');
  try {
    const reader = new Reader(store, options);
    for (const { article, places } of hitsOf(store, options.query)) {
      const given = reader.read(article, places);
      if (given !== undefined) yield given;
    }
  } finally {
    if (begun && store.db.inTransaction) store.db.exec('COMMIT');
  }
}

interface ArticleHits {
  readonly article: number;
  /** Places of the entries that were found; undefined where the article was. */
  readonly places?: ReadonlySet<number>;
}

function* hitsOf(store: Store, text: string | undefined): Generator<ArticleHits> {
  if (text === undefined || text.trim() === '') {
    yield* everyArticle(store);
    return;
  }
  const query = parseQuery(text);
  const entries = asksForEntries(query);
  const plan = planOf(store, query, entries, []);
  const newest = store.sql<{ n: number | null }>('SELECT max(n) AS n FROM article').get()?.n ?? 0;
  if (!entries) {
    for (const article of findArticles(store, plan, newest, 'newest', 0, ALL).numbers) yield { article };
    return;
  }
  let article = -1;
  let places = new Set<number>();
  for (const n of findEntryHits(store, plan, newest, 'newest', { offset: 0, limit: ALL }).numbers) {
    const of = Math.floor(n / ENTRIES_PER_ARTICLE);
    if (of !== article) {
      if (article >= 0) yield { article, places };
      article = of;
      places = new Set();
    }
    places.add(n - of * ENTRIES_PER_ARTICLE);
  }
  if (article >= 0) yield { article, places };
}

/** In batches: a statement that is still being read from would block the others. */
function* everyArticle(store: Store): Generator<ArticleHits> {
  let page = -1;
  let ord = -1;
  for (;;) {
    const rows = store
      .sql<{ n: number; page: number; ord: number }>(
        `SELECT n, page, ord FROM article WHERE (page, ord) > (?, ?) AND current = 1 ORDER BY page, ord LIMIT ${BATCH}`,
      )
      .all(page, ord);
    for (const { n } of rows) yield { article: n };
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    page = last.page;
    ord = last.ord;
  }
}

class Reader {
  readonly #store: Store;
  readonly #kinds: ReadonlySet<string> | undefined;
  readonly #beside: ReadonlySet<string>;
  #source: { page: number; source: ReturnType<Store['source']> } | undefined;

  constructor(store: Store, { kinds, beside = [] }: GivingOptions) {
    this.#store = store;
    this.#kinds = kinds === undefined ? undefined : new Set(kinds);
    this.#beside = new Set(beside);
  }

  /** Undefined where nothing of the article was asked for. */
  read(article: number, places: ReadonlySet<number> | undefined): Given | undefined {
    const row = this.#store.article(article);
    if (row === undefined) return undefined;
    if (this.#source?.page !== row.page) this.#source = { page: row.page, source: this.#store.source(row.page) };
    const { source } = this.#source;
    const corrected = this.#store.corrected(article, source);
    let asked = 0;
    const entries = corrected.entries.filter((entry, place): entry is NonNullable<typeof entry> => {
      if (entry === undefined) return false;
      const wanted =
        (places === undefined || places.has(place)) && (this.#kinds === undefined || this.#kinds.has(entry.kind));
      if (wanted) asked++;
      return wanted || this.#beside.has(entry.kind);
    });
    const ofEntries = places !== undefined || this.#kinds !== undefined;
    if (ofEntries && asked === 0) return undefined;
    const { page, text, print } = source;
    return {
      page,
      article: corrected.article,
      source: text,
      ...(print === undefined ? {} : { print }),
      entries,
      ofEntries,
    };
  }
}
