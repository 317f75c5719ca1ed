import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Entry } from '../record/kinds.ts';
import type { StoredSource } from './compact.ts';
import type { Reviewed } from './correction.ts';
import type { Days } from './days.ts';
import { LibraryError } from './error.ts';
import { ENTRIES_PER_ARTICLE, ENTRY_KINDS, type MentionRole, ROLES, type RowKind, type Tables } from './schema.ts';
import type { ArticleRow, PageRow, Store } from './store.ts';

/** Builds queries; they run on the library's own connection. */
export const build = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

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

function run<Row>(store: Store, query: Compilable<Row>): Row[] {
  const { sql, parameters } = query.compile();
  return store.sql<Row>(sql).all(...parameters);
}

/** Numbers of entities, with all that a person said are the same. */
export function entityNumbers(store: Store, ids: readonly string[]): number[] {
  const roots = store.roots();
  const wanted = new Set(ids.map((id) => roots.get(id) ?? id));
  for (const [id, root] of roots) if (wanted.has(root)) wanted.add(id);
  return [...wanted].flatMap((id) => store.sql<{ n: number }>('SELECT n FROM entity WHERE id = ?').get(id)?.n ?? []);
}

/** Numbers of the entries with rows that a filter lets through, in its order. */
export function* entryNumbers(store: Store, filter: EntryFilter, kinds: readonly RowKind[]): Generator<number> {
  const byDay = filter.order === 'day';
  let query = build
    .selectFrom('entry')
    .innerJoin('article', 'article.n', 'entry.article')
    .select(['entry.n as n', 'entry.day as day'])
    .where(
      'entry.kind',
      'in',
      kinds.map((kind) => ENTRY_KINDS.indexOf(kind)),
    );
  if (filter.entities !== undefined) {
    const entities = entityNumbers(store, filter.entities);
    const roles = (filter.roles ?? ROLES).map((role) => ROLES.indexOf(role));
    query = query.where('entry.n', 'in', (of) =>
      of
        .selectFrom('mention')
        .select('mention.n')
        .where('mention.entity', 'in', entities)
        .where('mention.role', 'in', roles),
    );
  }
  if (filter.types !== undefined) query = query.where('entry.type', 'in', [...filter.types]);
  if (filter.statuses !== undefined) query = query.where('entry.status', 'in', [...filter.statuses]);
  if (filter.keys !== undefined) query = query.where('entry.key', 'in', [...filter.keys]);
  if (filter.days !== undefined)
    query = query.where('entry.day', '<=', filter.days[1]).where('entry.day_to', '>=', filter.days[0]);
  if (filter.published !== undefined)
    query = query.where('article.day', '<=', filter.published[1]).where('article.day_to', '>=', filter.published[0]);
  if (filter.outlets !== undefined) query = query.where('article.outlet', 'in', [...filter.outlets]);
  if (filter.pages !== undefined) query = query.where('article.page', 'in', [...filter.pages]);
  if (filter.articles !== undefined) query = query.where('article.n', 'in', [...filter.articles]);
  query = byDay
    ? query.where('entry.day', 'is not', null).orderBy('entry.day').orderBy('entry.n')
    : query.orderBy('entry.n');
  let last: { n: number; day: number | null } | undefined;
  for (;;) {
    let next = query.limit(BATCH);
    if (last !== undefined) {
      const { n, day } = last;
      next = byDay
        ? next.where((all) =>
            all.or([all('entry.day', '>', day), all.and([all('entry.day', '=', day), all('entry.n', '>', n)])]),
          )
        : next.where('entry.n', '>', n);
    }
    const rows = run(store, next);
    for (const { n } of rows) yield n;
    if (rows.length < BATCH) return;
    last = rows[rows.length - 1];
  }
}

/** Numbers of articles, in the order of adding. */
export function* articleNumbers(store: Store, filter: EntryFilter): Generator<number> {
  let query = build.selectFrom('article').select('article.n as n').where('article.current', '=', 1);
  if (filter.entities !== undefined) {
    const entities = entityNumbers(store, filter.entities);
    query = query.where('article.n', 'in', (of) =>
      of
        .selectFrom('mention')
        .select((all) => all.fn<number>('floor', [all('mention.n', '/', ENTRIES_PER_ARTICLE)]).as('article'))
        .where('mention.entity', 'in', entities),
    );
  }
  if (filter.published !== undefined)
    query = query.where('article.day', '<=', filter.published[1]).where('article.day_to', '>=', filter.published[0]);
  if (filter.outlets !== undefined) query = query.where('article.outlet', 'in', [...filter.outlets]);
  if (filter.pages !== undefined) query = query.where('article.page', 'in', [...filter.pages]);
  if (filter.articles !== undefined) query = query.where('article.n', 'in', [...filter.articles]);
  query = query.orderBy('article.n').limit(BATCH);
  for (let last = 0; ; ) {
    const rows = run(store, query.where('article.n', '>', last));
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
