import { rootNumbers } from './ask.ts';
import { edtfOf } from './days.ts';
import { LibraryError } from './error.ts';
import { entityNumbers } from './filter.ts';
import { tally } from './positions.ts';
import { ENTRIES_PER_ARTICLE, ROLES } from './schema.ts';
import type { Store } from './store.ts';
import { searchFold } from './terms.ts';

/** A person, body or place of the library. */
export interface EntityRow {
  readonly id: string;
  /** The one of its names that pages print most. */
  readonly name: string;
  /** What to call it in either script: the one of its names that pages print most, in that script where both are one. */
  readonly called: { readonly hant: string; readonly hans: string };
  readonly type?: string;
  readonly names: { readonly hant?: string; readonly hans?: string; readonly en?: string };
  /** Articles that name it. */
  readonly articles: number;
}

export interface PeopleOptions {
  /** A part of a name as printed, in either script. */
  readonly words?: string;
  readonly type?: string;
  readonly limit?: number;
  readonly offset?: number;
}

const NAMED = ROLES.indexOf('named');

/** In how many articles each entity is named, by its number; merged ones count as the one they are. */
export function namedCounts(store: Store): Map<number, number> {
  const roots = rootNumbers(store);
  const counts = new Map<number, number>();
  for (const { entity, n } of store
    .sql<{ entity: number; n: number }>(
      `SELECT entity, count(*) AS n FROM mention WHERE role = ${NAMED} GROUP BY entity`,
    )
    .all())
    counts.set(roots(entity), (counts.get(roots(entity)) ?? 0) + n);
  return counts;
}

/** How many people, bodies and places pages name, merged ones once: as many as `people` lists. */
export function namedTotal(store: Store): number {
  const isNamed = `EXISTS (SELECT 1 FROM mention WHERE entity = entity.n AND role = ${NAMED})`;
  const own = store.sql<{ n: number }>(
    `SELECT count(*) AS n FROM entity WHERE name IS NOT NULL AND same IS NULL AND ${isNamed}`,
  );
  // Those that only bear the names of others.
  const merged = store.sql<{ n: number }>(`SELECT n FROM entity WHERE same IS NOT NULL AND ${isNamed}`).all();
  if (merged.length === 0) return own.get()?.n ?? 0;
  const roots = rootNumbers(store);
  const isBare = store.sql(`SELECT 1 FROM entity WHERE n = ? AND name IS NOT NULL AND NOT ${isNamed}`);
  const bare = [...new Set(merged.map(({ n }) => roots(n)))].filter((n) => isBare.get(n) !== undefined);
  return (own.get()?.n ?? 0) + bare.length;
}

/** Whom the library names, the most named first. @param counts of `namedCounts`, where they are kept */
export function people(
  store: Store,
  options: PeopleOptions = {},
  counts: ReadonlyMap<number, number> = namedCounts(store),
): { total: number; items: EntityRow[] } {
  const { words, type, limit = 50, offset = 0 } = options;
  const parts = ['entity.name IS NOT NULL', 'entity.same IS NULL'];
  const values: unknown[] = [];
  if (type !== undefined) {
    parts.push('entity.type = ?');
    values.push(type);
  }
  if (words !== undefined && words.trim() !== '') {
    parts.push('entity.n IN (SELECT entity FROM form WHERE instr(form, ?) > 0)');
    values.push(searchFold(words.trim()));
  }
  const numbers = store
    .sql<{ n: number }>(`SELECT n FROM entity WHERE ${parts.join(' AND ')}`)
    .all(...values)
    .map(({ n }) => n)
    .filter((n) => counts.has(n))
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b);
  return {
    total: numbers.length,
    items: numbers.slice(offset, offset + limit).flatMap((n) => entityRow(store, n, counts.get(n) ?? 0) ?? []),
  };
}

/** @param numbers of the entity and of those that are merged into it */
function entityRow(store: Store, n: number, articles: number, numbers: readonly number[] = [n]): EntityRow | undefined {
  const row = store
    .sql<{
      id: string;
      type: string | null;
      name: string | null;
      hant: string | null;
      hans: string | null;
      en: string | null;
    }>('SELECT id, type, name, hant, hans, en FROM entity WHERE n = ?')
    .get(n);
  if (row === undefined) return undefined;
  const { id, type, name, hant, hans, en } = row;
  const forms = [name, hant, hans].filter((form) => form !== null);
  const times = new Map(forms.map((form) => [form, timesPrinted(store, numbers, form)]));
  const ranked = (...order: (string | null)[]) =>
    order.filter((form) => form !== null).sort((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0))[0] ?? id;
  return {
    id,
    name: ranked(name, hant, hans),
    called: { hant: ranked(hant, name, hans), hans: ranked(hans, name, hant) },
    ...(type === null ? {} : { type }),
    names: {
      ...(hant === null ? {} : { hant }),
      ...(hans === null ? {} : { hans }),
      ...(en === null ? {} : { en }),
    },
    articles,
  };
}

/** In how many articles a name stands for an entity, in either script. */
const timesPrinted = (store: Store, numbers: readonly number[], form: string): number =>
  store
    .sql<{ n: number | null }>(`SELECT sum(count) AS n FROM form WHERE form = ? AND entity IN (${numbers.join()})`)
    .get(searchFold(form))?.n ?? 0;

/** What the library knows of one entity from its rows. */
export interface Profile extends EntityRow {
  /** Folded, the most printed first; what no article prints is known from the lexicon. */
  readonly forms: readonly { readonly form: string; readonly articles: number }[];
  /** Ids that a person said are the same. */
  readonly merged: readonly string[];
  /** EDTF days of the first and last article that names it. */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly byYear: Readonly<Record<string, number>>;
  readonly counts: {
    readonly statements: number;
    readonly events: number;
    readonly instruments: number;
    readonly commitments: number;
    readonly positions: number;
  };
}

/** The entity that an id stands for now: another where a person merged it. @throws LibraryError `missing` */
export function entityRoot(store: Store, id: string): string {
  if (store.sql('SELECT 1 FROM entity WHERE id = ?').get(id) === undefined)
    throw new LibraryError('missing', `${id}: there is no such person, body or place in the library`);
  return store.roots().get(id) ?? id;
}

const MOST_FORMS = 60;

/** @throws LibraryError `missing` */
export function profile(store: Store, id: string): Profile {
  const root = entityRoot(store, id);
  const numbers = entityNumbers(store, [root]);
  const main = store.sql<{ n: number }>('SELECT n FROM entity WHERE id = ?').get(root)?.n ?? -1;
  const own = numbers.join();
  const named = store
    .sql<{ day: number | null; n: number }>(
      `SELECT a.day, count(DISTINCT a.n) AS n FROM mention m JOIN article a ON a.n = m.n / ${ENTRIES_PER_ARTICLE}
       WHERE m.entity IN (${own}) AND m.role = ${NAMED} GROUP BY a.day ORDER BY a.day`,
    )
    .all();
  const dated = named.filter(({ day }) => day !== null) as { day: number; n: number }[];
  const years = named.flatMap(({ day, n }) =>
    Array<string>(n).fill(day === null ? 'undated' : String(day).slice(0, 4)),
  );
  const forms = store
    .sql<{ form: string; n: number }>(
      `SELECT form, sum(count) AS n FROM form WHERE entity IN (${own}) GROUP BY form ORDER BY n DESC, form LIMIT ${MOST_FORMS}`,
    )
    .all();
  const row = entityRow(store, main, years.length, numbers);
  if (row === undefined)
    throw new LibraryError('missing', `${id}: there is no such person, body or place in the library`);
  const [first, last] = [dated[0], dated.at(-1)];
  return {
    ...row,
    forms: forms.map(({ form, n }) => ({ form, articles: n })),
    merged: [...store.roots()].filter(([, to]) => to === root).map(([from]) => from),
    ...(first === undefined ? {} : { firstSeen: edtfOf(first.day, first.day) }),
    ...(last === undefined ? {} : { lastSeen: edtfOf(last.day, last.day) }),
    byYear: tally(years, (year) => year),
    counts: countsOf(store, own),
  };
}

function countsOf(store: Store, numbers: string): Profile['counts'] {
  const rows = store
    .sql<{ kind: number; n: number }>(
      `SELECT e.kind, count(DISTINCT e.n) AS n FROM mention m JOIN entry e ON e.n = m.n
       WHERE m.entity IN (${numbers}) AND m.role IN (1, 2, 3, 4) GROUP BY e.kind`,
    )
    .all();
  const of = (kind: number) => rows.find((row) => row.kind === kind)?.n ?? 0;
  return { statements: of(0), events: of(1), instruments: of(2), commitments: of(3), positions: of(4) };
}
