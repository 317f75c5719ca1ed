import type { EntryOf } from '../record/kinds.ts';
import { type Answer, type AskOptions, answer, beginAsking, ROWS_OF, type Telling, telling } from './ask.ts';
import { entityNumbers } from './filter.ts';
import { entityRoot } from './people.ts';
import { tally } from './positions.ts';
import type { Store } from './store.ts';

export interface StatementsOptions extends AskOptions {
  /** `newest` by default. */
  readonly sort?: 'newest' | 'oldest';
}

export interface Statement extends Telling {
  /** The reporting verb as written. */
  readonly cue: string;
  readonly mode: string;
  readonly via: readonly string[];
  readonly addressee?: string;
}

export interface Statements extends Answer {
  readonly byYear: Readonly<Record<string, number>>;
  readonly statements: readonly Statement[];
}

/** What someone said, in the order of publication. @throws LibraryError `missing`, `query` */
export function statements(store: Store, id: string, options: StatementsOptions = {}): Statements {
  const asking = beginAsking(store, options);
  const { where, newest, days } = asking;
  const numbers = entityNumbers(store, [entityRoot(store, id)]);
  const conditions = [
    `e.n IN (SELECT n FROM mention WHERE entity IN (${numbers.join()}) AND role = 1)`,
    'e.kind = 0',
    'a.n <= ?',
    where.sql,
  ];
  const values: unknown[] = [newest, ...where.values];
  if (days !== undefined) {
    conditions.push('a.day <= ? AND a.day_to >= ?');
    values.push(days[1], days[0]);
  }
  const order = options.sort === 'oldest' ? 'a.day IS NULL, a.day, e.n' : 'a.day DESC, e.n DESC';
  const rows = store
    .sql<{ n: number; day: number | null }>(
      `SELECT e.n, a.day ${ROWS_OF} WHERE ${conditions.join(' AND ')} ORDER BY ${order}`,
    )
    .all(...values);
  const { part, ...rest } = answer(asking, rows);
  return {
    ...rest,
    byYear: tally(rows, ({ day }) => (day === null ? 'undated' : String(day).slice(0, 4))),
    statements: part.flatMap(({ n }) => {
      const found = asking.reader.entry(n);
      if (found === undefined) return [];
      const { cue, mode, via, addressee } = found.entry as EntryOf<'statement'>;
      return [{ ...telling(found), cue, mode, via, ...(addressee === undefined ? {} : { addressee }) }];
    }),
  };
}
