import { EVENT_TYPES } from '../record/vocabulary.ts';
import { type AskOptions, beginAsking, numbersNamed, ROWS_OF } from './ask.ts';
import { dayText } from './days.ts';
import { LibraryError } from './error.ts';
import { ENTRY_KINDS } from './schema.ts';
import type { Widened } from './search-plan.ts';
import type { Store } from './store.ts';

export interface DensityOptions extends Pick<AskOptions, 'where' | 'from' | 'to'> {
  readonly unit: 'year' | 'month' | 'day';
  /** Names; all of them take part. */
  readonly with?: readonly string[];
  readonly types?: readonly string[];
}

/** How many events pages tell, by the first day that each names. */
export interface Density {
  readonly unit: DensityOptions['unit'];
  readonly total: number;
  /** Only those that hold any, in order; `date` is EDTF of the unit. */
  readonly buckets: readonly {
    readonly date: string;
    readonly count: number;
    readonly types: Readonly<Record<string, number>>;
  }[];
  readonly widened: readonly Widened[];
}

const EVENT = ENTRY_KINDS.indexOf('event');
const DIGITS = { year: 10_000, month: 100, day: 1 };
const LETTERS = { year: 4, month: 7, day: 10 };

/**
 * The density of the chronology: tellings of events, not merged, so that a band over many years is drawn in part of a
 * second. What names no day stands on the day of its page; what only looks back and names none is left out.
 * @throws LibraryError `query`
 */
export function density(store: Store, options: DensityOptions): Density {
  const asking = beginAsking(store, options);
  const { unit, types } = options;
  for (const type of types ?? [])
    if (!(EVENT_TYPES as readonly string[]).includes(type))
      throw new LibraryError('query', `"${type}" is no type of event; use some of ${EVENT_TYPES.join(', ')}`);
  const conditions = [`e.kind = ${EVENT}`, asking.where.sql];
  const values: unknown[] = [...asking.where.values];
  for (const name of options.with ?? [])
    conditions.push(
      `e.n IN (SELECT n FROM mention WHERE entity IN (${numbersNamed(asking, name).join()}) AND role = 2)`,
    );
  if (types !== undefined) {
    conditions.push(`e.type IN (${types.map(() => '?').join()})`);
    values.push(...types);
  }
  const day = 'coalesce(e.day, CASE WHEN e.value IS NULL THEN a.day END)';
  conditions.push(`${day} > 0`);
  if (asking.days !== undefined) {
    conditions.push(`${day} BETWEEN ? AND ?`);
    values.push(...asking.days);
  }
  const rows = store
    .sql<{ at: number; type: string; n: number }>(
      `SELECT ${day} / ${DIGITS[unit]} AS at, e.type, count(*) AS n ${ROWS_OF} WHERE ${conditions.join(' AND ')} GROUP BY 1, 2 ORDER BY 1, 2`,
    )
    .all(...values);
  const buckets = [...Map.groupBy(rows, ({ at }) => at)].map(([at, own]) => ({
    date: dayText(at * DIGITS[unit]).slice(0, LETTERS[unit]),
    count: own.reduce((sum, { n }) => sum + n, 0),
    types: Object.fromEntries(own.map(({ type, n }) => [type, n])),
  }));
  return { unit, total: rows.reduce((sum, { n }) => sum + n, 0), buckets, widened: asking.widened };
}
