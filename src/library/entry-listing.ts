import type { Days } from './days.ts';
import { LibraryError } from './error.ts';
import { ArticleReader, entityNumbers, type FoundEntry } from './filter.ts';
import type { Listing } from './listing.ts';
import { ENTRIES_PER_ARTICLE, ENTRY_KINDS, type MentionRole, ROLES, type RowKind } from './schema.ts';
import type { Store } from './store.ts';

/** Entries as a list that can be gone through to its end. */
export interface EntryListingOptions {
  readonly kind?: RowKind;
  /** Ids of entities that the entry names; with `role`, in this role only. */
  readonly entity?: string;
  readonly role?: MentionRole;
  readonly type?: string;
  readonly outlet?: string;
  readonly published?: Days;
  /** Number of an article. */
  readonly article?: number;
  readonly limit?: number;
  readonly cursor?: string;
}

const USUAL = 50;

/**
 * Entries that have rows (every kind but names and times), in the order of adding and reading.
 * @throws LibraryError `query` where the cursor cannot be read
 */
export function listEntries(store: Store, options: EntryListingOptions = {}): Listing<FoundEntry> {
  const { kind, entity, role, type, outlet, published, article, limit = USUAL, cursor } = options;
  const parts: string[] = [];
  const values: unknown[] = [];
  const add = (sql: string, ...own: unknown[]) => {
    parts.push(sql);
    values.push(...own);
  };
  if (kind !== undefined) add('e.kind = ?', ENTRY_KINDS.indexOf(kind));
  if (entity !== undefined) {
    const roles = (role === undefined ? ROLES : [role]).map((one) => ROLES.indexOf(one));
    add(
      `e.n IN (SELECT n FROM mention WHERE entity IN (${entityNumbers(store, [entity]).join()}) AND role IN (${roles.join()}))`,
    );
  }
  if (type !== undefined) add('e.type = ?', type);
  if (outlet !== undefined) add("coalesce(a.outlet, '') = ?", outlet);
  if (published !== undefined) add('a.day <= ? AND a.day_to >= ?', published[1], published[0]);
  if (article !== undefined)
    add('e.n >= ? AND e.n < ?', article * ENTRIES_PER_ARTICLE, (article + 1) * ENTRIES_PER_ARTICLE);
  const ofArticle = outlet !== undefined || published !== undefined;
  const from = `FROM entry e${ofArticle ? ' JOIN article a ON a.n = e.article' : ''} WHERE ${parts.join(' AND ') || '1'}`;
  const total = store.sql<{ n: number }>(`SELECT count(*) AS n ${from}`).get(...values)?.n ?? 0;
  const after = cursor === undefined ? -1 : Number(/^\d{1,16}$/.exec(cursor)?.[0] ?? Number.NaN);
  if (Number.isNaN(after)) throw new LibraryError('query', `"${cursor}" is no cursor; use the one that an answer gave`);
  const rows = store
    .sql<{ n: number }>(`SELECT e.n AS n ${from} AND e.n > ? ORDER BY e.n LIMIT ?`)
    .all(...values, after, limit + 1);
  const reader = new ArticleReader(store);
  const part = rows.slice(0, limit);
  const last = part.at(-1);
  return {
    total,
    items: part.flatMap(({ n }) => reader.entry(n) ?? []),
    ...(rows.length > limit && last !== undefined ? { next: String(last.n) } : {}),
  };
}
