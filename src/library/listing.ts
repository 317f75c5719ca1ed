import { type Days, edtfOf } from './days.ts';
import { LibraryError } from './error.ts';
import type { ArticleRow, PageRow, Store } from './store.ts';

/** Pages and articles as lists that can be gone through to their end. */
export interface ListingOptions {
  /** The name itself; empty for what tells none. */
  readonly outlet?: string;
  /** Days of publication that touch this range. */
  readonly published?: Days;
  /** Of articles. */
  readonly genre?: string;
  /** Of articles: the number of their page. */
  readonly page?: number;
  /**
   * `added`: the last added first; `doubtful`: articles of pages with doubts first, then the last added; by day of
   * publication otherwise, those without a day last.
   */
  readonly sort?: 'added' | 'newest' | 'oldest' | 'doubtful';
  readonly limit?: number;
  readonly cursor?: string;
}

export interface ListedPage extends PageRow {
  readonly chars: number;
  readonly articles: number;
  /** Of its first article. */
  readonly headline: string;
}

export interface ListedArticle extends ArticleRow {
  readonly of: PageRow;
}

export interface Listing<T> {
  readonly total: number;
  readonly items: readonly T[];
  readonly next?: string;
}

const NEVER = 99_999_999;

interface Conditions {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * Pages that no newer version has replaced.
 * @throws LibraryError `query` where the cursor cannot be read
 */
export function listPages(store: Store, options: ListingOptions = {}): Listing<ListedPage> {
  const { outlet, published, sort = 'added' } = options;
  const parts = ['p.current = 1'];
  const values: unknown[] = [];
  if (outlet !== undefined) {
    parts.push("EXISTS (SELECT 1 FROM article a WHERE a.page = p.n AND coalesce(a.outlet, '') = ?)");
    values.push(outlet);
  }
  if (published !== undefined) {
    parts.push('EXISTS (SELECT 1 FROM article a WHERE a.page = p.n AND a.day <= ? AND a.day_to >= ?)');
    values.push(published[1], published[0]);
  }
  const key =
    sort === 'added' || sort === 'doubtful'
      ? '-p.n'
      : `(SELECT ${sort === 'newest' ? 'coalesce(-min(a.day), 0)' : `coalesce(min(a.day), ${NEVER})`} FROM article a WHERE a.page = p.n)`;
  return listed(store, { sql: parts.join(' AND '), values }, 'page p', key, 'p.n', options, (n) =>
    listedPage(store, n),
  );
}

/**
 * Outlet and EDTF date of a page: what it was told; else, where all its articles have the same, what its own head and
 * feet say.
 */
export function nameplateOf(store: Store, { n, outlet, published }: PageRow): Pick<PageRow, 'outlet' | 'published'> {
  if (outlet !== null && published !== null) return { outlet, published };
  const printed = store
    .sql<{ outlets: number; outlet: string | null; days: number; day: number | null; day_to: number | null }>(
      `SELECT count(DISTINCT coalesce(outlet, '')) AS outlets, min(outlet) AS outlet,
        count(DISTINCT coalesce(day, 0) || '-' || coalesce(day_to, 0)) AS days, min(day) AS day, max(day_to) AS day_to
       FROM article WHERE page = +?`,
    )
    .get(n);
  const { outlets = 0, days = 0, day = null, day_to: to = null } = printed ?? {};
  return {
    outlet: outlet ?? (outlets === 1 ? (printed?.outlet ?? null) : null),
    published: published ?? (days === 1 && day !== null && to !== null ? edtfOf(day, to) : null),
  };
}

function listedPage(store: Store, n: number): ListedPage | undefined {
  const page = store.page(n);
  if (page === undefined) return undefined;
  const more = store
    .sql<{ chars: number; articles: number; headline: string | null }>(
      `SELECT chars, (SELECT count(*) FROM article WHERE page = page.n) AS articles,
        (SELECT headline FROM article WHERE page = page.n ORDER BY ord LIMIT 1) AS headline FROM page WHERE n = +?`,
    )
    .get(n);
  return {
    ...page,
    ...nameplateOf(store, page),
    chars: more?.chars ?? 0,
    articles: more?.articles ?? 0,
    headline: more?.headline ?? '',
  };
}

const ARTICLE_ORDERS = {
  added: '-a.n',
  newest: 'coalesce(-a.day, 0)',
  oldest: `coalesce(a.day, ${NEVER})`,
  doubtful: '(SELECT (p.doubts = 0) * 1000000000 FROM page p WHERE p.n = a.page) - a.n',
};

/** Articles of pages that no newer version has replaced. @throws LibraryError `query` */
export function listArticles(store: Store, options: ListingOptions = {}): Listing<ListedArticle> {
  const { outlet, published, genre, page, sort = 'newest' } = options;
  const parts = ['a.current = 1'];
  const values: unknown[] = [];
  const add = (sql: string, ...own: unknown[]) => {
    parts.push(sql);
    values.push(...own);
  };
  if (outlet !== undefined) add("coalesce(a.outlet, '') = ?", outlet);
  if (published !== undefined) add('a.day <= ? AND a.day_to >= ?', published[1], published[0]);
  if (genre !== undefined) add('a.genre = ?', genre);
  if (page !== undefined) add('a.page = ?', page);
  const key = ARTICLE_ORDERS[sort];
  return listed(store, { sql: parts.join(' AND '), values }, 'article a', key, 'a.n', options, (n) => {
    const row = store.article(n);
    const of = row === undefined ? undefined : store.page(row.page);
    return row === undefined || of === undefined ? undefined : { ...row, of };
  });
}

const USUAL = 50;

/** By `key`, then by number; the cursor holds both of the last row, so that what is added meanwhile shifts nothing. */
function listed<T>(
  store: Store,
  { sql, values }: Conditions,
  from: string,
  key: string,
  number: string,
  { limit = USUAL, cursor }: ListingOptions,
  make: (n: number) => T | undefined,
): Listing<T> {
  const total = store.sql<{ n: number }>(`SELECT count(*) AS n FROM ${from} WHERE ${sql}`).get(...values)?.n ?? 0;
  const after = cursor === undefined ? undefined : placeAfter(cursor);
  const rows = store
    .sql<{ n: number; k: number }>(
      `SELECT ${number} AS n, ${key} AS k FROM ${from} WHERE ${sql}${after === undefined ? '' : ` AND (${key}, ${number}) > (?, ?)`}
       ORDER BY k, n LIMIT ?`,
    )
    .all(...values, ...(after ?? []), limit + 1);
  const part = rows.slice(0, limit);
  const last = part.at(-1);
  return {
    total,
    items: part.flatMap(({ n }) => make(n) ?? []),
    ...(rows.length > limit && last !== undefined ? { next: `${last.k}_${last.n}` } : {}),
  };
}

function placeAfter(cursor: string): [number, number] {
  const match = /^(-?\d{1,12})_(\d{1,12})$/.exec(cursor);
  if (match === null) throw new LibraryError('query', `"${cursor}" is no cursor; use the one that an answer gave`);
  return [Number(match[1]), Number(match[2])];
}

/** An article beside another, to turn to. */
export interface Neighbour {
  readonly id: string;
  readonly headline: string;
}

/**
 * The articles before and after one: on its page, else of the next page in the order of adding, which in an archive is
 * the order of its items.
 */
export function neighbours(store: Store, article: ArticleRow): { previous?: Neighbour; next?: Neighbour } {
  const one = (sign: '<' | '>', order: 'DESC' | 'ASC') =>
    store
      .sql<{ id: string; own: string; headline: string }>(
        `SELECT page.id, article.id AS own, article.headline FROM article JOIN page ON page.n = article.page
         WHERE article.current = 1 AND (article.page, article.ord) ${sign} (?, ?)
         ORDER BY article.page ${order}, article.ord ${order} LIMIT 1`,
      )
      .get(article.page, article.ord);
  const made = (row: { id: string; own: string; headline: string } | undefined) =>
    row === undefined ? undefined : { id: row.id + row.own, headline: row.headline };
  const [previous, next] = [made(one('<', 'DESC')), made(one('>', 'ASC'))];
  return { ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) };
}
