import { rootNumbers } from './ask.ts';
import { parseQuery } from './query.ts';
import { ENTRIES_PER_ARTICLE, ENTRY_KINDS } from './schema.ts';
import { conditionOf, findArticles, findEntryHits } from './search-find.ts';
import { asksForEntries, type Plan, planOf } from './search-plan.ts';
import type { Store } from './store.ts';

/** A value that the hits of a search have, and how many have it. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** What the hits of a search have in common, to narrow it by. */
export interface Facets {
  readonly total: number;
  /** The total is of a sample. */
  readonly about?: true;
  readonly of: 'articles' | 'entries';
  /** Hits that kinds and persons were counted over. */
  readonly looked: number;
  readonly kind: readonly FacetValue[];
  readonly person: readonly FacetValue[];
  readonly outlet: readonly FacetValue[];
  readonly year: readonly FacetValue[];
}

/** Hits that are looked into for kinds and persons. */
const MOST_LOOKED = 400;
const MOST_PERSONS = 20;

/**
 * Counts for a search. Outlets and years are of all articles found; kinds and persons of the first hits, since these take
 * rows of their own.
 * @param most articles that are looked into at most for words in entries; all by default
 * @throws LibraryError `query`
 */
export function facets(store: Store, text: string, most?: number): Facets {
  const query = parseQuery(text);
  const entries = asksForEntries(query);
  const plan = planOf(store, query, entries, []);
  const newest = store.sql<{ n: number | null }>('SELECT max(n) AS n FROM article').get()?.n ?? 0;
  const found = entries
    ? findEntryHits(store, plan, newest, 'newest', {
        offset: 0,
        limit: MOST_LOOKED,
        ...(most === undefined ? {} : { most }),
      })
    : findArticles(store, plan, newest, 'rank', 0, MOST_LOOKED);
  const articles = entries
    ? [...new Set(found.numbers.map((n) => Math.floor(n / ENTRIES_PER_ARTICLE)))]
    : found.numbers;
  return {
    total: found.total,
    ...('about' in found ? { about: true as const } : {}),
    of: entries ? 'entries' : 'articles',
    looked: found.numbers.length,
    kind: kinds(store, articles, entries ? found.numbers : undefined),
    person: persons(store, articles),
    ...outletsAndYears(store, plan, entries),
  };
}

function kinds(store: Store, articles: readonly number[], entries: readonly number[] | undefined): FacetValue[] {
  const counts = new Map<number, number>();
  const add = (kind: number, n: number) => counts.set(kind, (counts.get(kind) ?? 0) + n);
  if (entries !== undefined) {
    const kindOf = store.sql<{ kind: number }>('SELECT kind FROM entry WHERE n = ?');
    for (const n of entries) add(kindOf.get(n)?.kind ?? 0, 1);
  } else {
    const inside = store.sql<{ kind: number }>('SELECT kind FROM entry WHERE n >= ? AND n < ?');
    for (const n of articles)
      for (const { kind } of inside.all(n * ENTRIES_PER_ARTICLE, (n + 1) * ENTRIES_PER_ARTICLE)) add(kind, 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([kind, count]) => ({ value: ENTRY_KINDS[kind], label: ENTRY_KINDS[kind], count }));
}

/** Who speaks or takes part, by the number of articles; 雙方 and those without a name are nobody to search for. */
function persons(store: Store, articles: readonly number[]): FacetValue[] {
  const roots = rootNumbers(store);
  const inside = store
    .sql<never>('SELECT DISTINCT entity FROM mention WHERE n >= ? AND n < ? AND role IN (1, 2, 3, 4)')
    .pluck() as unknown as { all(from: number, to: number): number[] };
  const counts = new Map<number, number>();
  for (const n of articles)
    for (const entity of new Set(inside.all(n * ENTRIES_PER_ARTICLE, (n + 1) * ENTRIES_PER_ARTICLE).map(roots)))
      counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const about = store.sql<{ id: string; name: string | null }>(
    'SELECT id, name FROM entity WHERE n = ? AND type IS NOT NULL',
  );
  const found: FacetValue[] = [];
  for (const [entity, count] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const row = about.get(entity);
    if (row !== undefined) found.push({ value: row.id, label: row.name ?? row.id, count });
    if (found.length === MOST_PERSONS) break;
  }
  return found;
}

function outletsAndYears(store: Store, plan: Plan, entries: boolean): Pick<Facets, 'outlet' | 'year'> {
  const condition = conditionOf(plan, entries);
  const from = entries
    ? 'FROM (SELECT DISTINCT e.article AS n FROM entry e JOIN article a ON a.n = e.article'
    : 'FROM (SELECT a.n FROM article a';
  const rows = store
    .sql<{ outlet: string | null; year: number | null; n: number }>(
      `SELECT a.outlet, a.day / 10000 AS year, count(*) AS n ${from} WHERE a.current = 1 AND ${condition.sql}) AS hit
       JOIN article a ON a.n = hit.n GROUP BY 1, 2`,
    )
    .all(...condition.values);
  const sum = (of: (row: (typeof rows)[0]) => string): FacetValue[] =>
    [...Map.groupBy(rows, of)].map(([value, own]) => ({
      value,
      label: value,
      count: own.reduce((all, { n }) => all + n, 0),
    }));
  return {
    outlet: sum(({ outlet }) => outlet ?? '').sort((a, b) => b.count - a.count),
    year: sum(({ year }) => (year === null ? '' : String(year))).sort((a, b) => (a.value < b.value ? -1 : 1)),
  };
}
