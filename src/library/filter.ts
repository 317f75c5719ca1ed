import type { Entry } from '../record/kinds.ts';
import type { StoredSource } from './compact.ts';
import type { Reviewed } from './correction.ts';
import type { Days } from './days.ts';
import { LibraryError } from './error.ts';
import { ENTRIES_PER_ARTICLE, ENTRY_KINDS, type MentionRole, ROLES, type RowKind } from './schema.ts';
import type { ArticleRow, PageRow, Store } from './store.ts';

/** Which entries. Every part narrows; lists are "one of". */
export interface EntryFilter {
  /** All kinds by default. `name` and `time` are read from the articles themselves, which takes longer. */
  readonly kinds?: readonly Entry['kind'][];
  /** Entity ids (see `Library.entitiesNamed`); with `roles`, in one of these roles only. */
  readonly entities?: readonly string[];
  readonly roles?: readonly MentionRole[];
  /** event.type, instrument.type, commitment.modality, position.stance, statement.mode, quantity.unit, conflict.type */
  readonly types?: readonly string[];
  /** event.status, instrument.action, conflict.severity, quantity.per */
  readonly statuses?: readonly string[];
  /** Folded: instrument.title, formula.formula, quantity.of, ordinal.of, position.target */
  readonly keys?: readonly string[];
  /** Days that the entry itself names (`day` in `Tables['entry']`): those that touch this range. */
  readonly days?: Days;
  /** Days of publication that touch this range. */
  readonly published?: Days;
  readonly outlets?: readonly string[];
  /** Numbers of pages or articles. */
  readonly pages?: readonly number[];
  readonly articles?: readonly number[];
  /** By default in the order of adding and reading; `day`: by the first day they name, those without last left out. */
  readonly order?: 'read' | 'day';
}

/** An entry as corrected, and where it stands. */
export interface FoundEntry {
  readonly n: number;
  readonly entry: Reviewed;
  readonly article: ArticleRow;
  readonly page: PageRow;
}

const BATCH = 1000;

/**
 * The entries that a filter lets through, one after the other in constant memory. Only pages that no newer version
 * has replaced, and no entry that a person rejected.
 */
export function* findEntries(store: Store, filter: EntryFilter): Generator<FoundEntry> {
  const kinds = filter.kinds ?? ['name', 'time', ...ENTRY_KINDS];
  const byRow = kinds.every((kind) => (ENTRY_KINDS as readonly string[]).includes(kind));
  const reader = new ArticleReader(store);
  if (byRow) {
    for (const n of entryNumbers(store, filter, kinds as readonly RowKind[])) {
      const found = reader.entry(n);
      if (found !== undefined) yield found;
    }
    return;
  }
  if (filter.order === 'day' || filter.days || filter.types || filter.statuses || filter.keys || filter.roles)
    throw new LibraryError(
      'query',
      `days, types, statuses, keys, roles and order need kinds of ${ENTRY_KINDS.join(', ')}`,
    );
  yield* byArticle(store, filter, new Set(kinds), reader);
}

/** An article as it is unpacked. */
export interface ReadArticle {
  readonly row: ArticleRow;
  readonly page: PageRow;
  readonly source: StoredSource;
  /** As corrected; a gap where a person rejected one. */
  readonly entries: readonly (Reviewed | undefined)[];
}

/** Articles that are kept unpacked. */
const MOST_KEPT = 16;

/** Unpacks articles, the last few kept, since entries come article by article. */
export class ArticleReader {
  readonly #store: Store;
  #source: { n: number; source: StoredSource; row: PageRow } | undefined;
  readonly #articles = new Map<number, ReadArticle>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** @param n an entry's number; undefined where it is gone meanwhile or rejected */
  entry(n: number): FoundEntry | undefined {
    const number = Math.floor(n / ENTRIES_PER_ARTICLE);
    const article = this.article(number);
    const entry = article?.entries[n - number * ENTRIES_PER_ARTICLE];
    return article === undefined || entry === undefined
      ? undefined
      : { n, entry, article: article.row, page: article.page };
  }

  article(n: number): ReadArticle | undefined {
    const kept = this.#articles.get(n);
    if (kept !== undefined) return kept;
    const row = this.#store.article(n);
    if (row === undefined) return undefined;
    if (this.#source?.n !== row.page) {
      const page = this.#store.page(row.page);
      if (page === undefined) return undefined;
      this.#source = { n: row.page, source: this.#store.source(row.page), row: page };
    }
    const { source, row: page } = this.#source;
    const made: ReadArticle = { row, page, source, entries: this.#store.corrected(n, source).entries };
    if (this.#articles.size >= MOST_KEPT) this.#articles.delete(this.#articles.keys().next().value as number);
    this.#articles.set(n, made);
    return made;
  }
}

/** Numbers of entities, with all that a person said are the same. */
export function entityNumbers(store: Store, ids: readonly string[]): number[] {
  const roots = store.roots();
  const wanted = new Set(ids.map((id) => roots.get(id) ?? id));
  for (const [id, root] of roots) if (wanted.has(root)) wanted.add(id);
  return [...wanted].flatMap((id) => store.sql<{ n: number }>('SELECT n FROM entity WHERE id = ?').get(id)?.n ?? []);
}

/** Conditions of a query, all of which must hold. */
class Conditions {
  readonly #parts: string[] = [];
  readonly values: unknown[] = [];

  add(sql: string, ...values: unknown[]): void {
    this.#parts.push(sql);
    this.values.push(...values);
  }

  oneOf(column: string, values: readonly unknown[] | undefined): void {
    if (values !== undefined) this.add(`${column} IN (${values.map(() => '?').join()})`, ...values);
  }

  get sql(): string {
    return this.#parts.length === 0 ? '1' : this.#parts.join(' AND ');
  }
}

/** What both queries narrow their articles by. */
function ofArticles(conditions: Conditions, filter: EntryFilter): void {
  if (filter.published !== undefined)
    conditions.add('article.day <= ? AND article.day_to >= ?', filter.published[1], filter.published[0]);
  conditions.oneOf('article.outlet', filter.outlets);
  conditions.oneOf('article.page', filter.pages);
  conditions.oneOf('article.n', filter.articles);
}

/** Numbers of the entries with rows that a filter lets through, in its order. */
export function* entryNumbers(store: Store, filter: EntryFilter, kinds: readonly RowKind[]): Generator<number> {
  const byDay = filter.order === 'day';
  const conditions = new Conditions();
  conditions.oneOf(
    'entry.kind',
    kinds.map((kind) => ENTRY_KINDS.indexOf(kind)),
  );
  if (filter.entities !== undefined) {
    const roles = (filter.roles ?? ROLES).map((role) => ROLES.indexOf(role));
    const entities = entityNumbers(store, filter.entities);
    conditions.add(
      `entry.n IN (SELECT n FROM mention WHERE entity IN (${entities.join()}) AND role IN (${roles.join()}))`,
    );
  }
  conditions.oneOf('entry.type', filter.types);
  conditions.oneOf('entry.status', filter.statuses);
  conditions.oneOf('entry.key', filter.keys);
  if (filter.days !== undefined) conditions.add('entry.day <= ? AND entry.day_to >= ?', filter.days[1], filter.days[0]);
  ofArticles(conditions, filter);
  if (byDay) conditions.add('entry.day IS NOT NULL');
  const next = store.sql<{ n: number; day: number | null }>(
    `SELECT entry.n, entry.day FROM entry JOIN article ON article.n = entry.article
     WHERE ${conditions.sql} AND ${byDay ? '(entry.day, entry.n) > (?, ?)' : 'entry.n > ?'}
     ORDER BY ${byDay ? 'entry.day, entry.n' : 'entry.n'} LIMIT ${BATCH}`,
  );
  let last: { n: number; day: number | null } = { n: -1, day: -1 };
  for (;;) {
    const rows = next.all(...conditions.values, ...(byDay ? [last.day, last.n] : [last.n]));
    for (const { n } of rows) yield n;
    if (rows.length < BATCH) return;
    last = rows[rows.length - 1];
  }
}

/** Numbers of articles, in the order of adding. */
export function* articleNumbers(store: Store, filter: EntryFilter): Generator<number> {
  const conditions = new Conditions();
  conditions.add('article.current = 1');
  if (filter.entities !== undefined) {
    const entities = entityNumbers(store, filter.entities);
    conditions.add(
      `article.n IN (SELECT n / ${ENTRIES_PER_ARTICLE} FROM mention WHERE entity IN (${entities.join()}))`,
    );
  }
  ofArticles(conditions, filter);
  const next = store.sql<{ n: number }>(
    `SELECT article.n FROM article WHERE ${conditions.sql} AND article.n > ? ORDER BY article.n LIMIT ${BATCH}`,
  );
  for (let last = 0; ; ) {
    const rows = next.all(...conditions.values, last);
    for (const { n } of rows) yield n;
    if (rows.length < BATCH) return;
    last = rows[rows.length - 1].n;
  }
}

function* byArticle(
  store: Store,
  filter: EntryFilter,
  kinds: ReadonlySet<string>,
  reader: ArticleReader,
): Generator<FoundEntry> {
  const roots = store.roots();
  const wanted = filter.entities === undefined ? undefined : new Set(filter.entities.map((id) => roots.get(id) ?? id));
  for (const n of articleNumbers(store, filter)) {
    const article = reader.article(n);
    if (article === undefined) continue;
    for (let ord = 0; ord < article.entries.length; ord++) {
      const entry = article.entries[ord];
      if (entry === undefined || !kinds.has(entry.kind)) continue;
      if (wanted !== undefined && !entitiesOf(entry).some((id) => wanted.has(id))) continue;
      yield { n: n * ENTRIES_PER_ARTICLE + ord, entry, article: article.row, page: article.page };
    }
  }
}

/** Ids of all entities that an entry names in its fields. */
export function entitiesOf(entry: Entry): string[] {
  const { entity, speaker, participantIds, partyIds, holderIds } = entry as unknown as Record<string, unknown>;
  const lists = [participantIds, partyIds, holderIds].flatMap((ids) => (Array.isArray(ids) ? (ids as string[]) : []));
  return [entity, speaker].filter((id): id is string => typeof id === 'string').concat(lists);
}
