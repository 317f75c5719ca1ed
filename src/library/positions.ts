import type { EntryOf } from '../record/kinds.ts';
import {
  type Answer,
  type Asking,
  type AskOptions,
  answer,
  beginAsking,
  kept,
  numbersNamed,
  ROWS_OF,
  type Telling,
  telling,
} from './ask.ts';
import type { Reviewed } from './correction.ts';
import { edtfOf } from './days.ts';
import { otherForms } from './entities.ts';
import { ENTRY_KINDS } from './schema.ts';
import type { Store } from './store.ts';
import { searchFold } from './terms.ts';

export interface PositionsOptions extends AskOptions {
  /** A part of what the position is on, in either script; a name stands for all its forms. */
  readonly on?: string;
}

/** One stance on one target, in the same words, over time. */
export interface Position {
  /** Id of the first telling. */
  readonly id: string;
  readonly stance: string;
  /** As first printed. */
  readonly target: string;
  readonly count: number;
  /** EDTF days of publication; absent where no page is dated. */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  /** How many times in each year, by the year. */
  readonly byYear: Readonly<Record<string, number>>;
  /** The first and, where there is another, the latest words. */
  readonly first: Telling;
  readonly latest?: Telling;
}

export interface Positions extends Answer {
  /** How often each stance was told in each year. */
  readonly line: readonly { readonly year: string; readonly stances: Readonly<Record<string, number>> }[];
  /** First and latest words of all. */
  readonly first?: Telling;
  readonly latest?: Telling;
  /** With `on` in the order of their first words, else the most told first. */
  readonly positions: readonly Position[];
}

const POSITION = ENTRY_KINDS.indexOf('position');

interface Row {
  readonly n: number;
  readonly stance: string;
  readonly key: string;
  readonly told: number | null;
}

/**
 * What someone supports, opposes or calls for, over time.
 * @param holder a name in any form, or an id
 * @throws LibraryError `query` where a name is unknown or a filter cannot be read
 */
export function positions(store: Store, holder: string, options: PositionsOptions = {}): Positions {
  const asking = beginAsking(store, options);
  const { rows, groups } = kept(asking, ['positions', holder, options.on], () => {
    const all = rowsOf(asking, holder, options.on);
    const made = [...Map.groupBy(all, ({ stance, key }) => `${stance} ${key}`).values()];
    made.sort((a, b) => (options.on === undefined ? b.length - a.length : 0) || timeOf(a[0]) - timeOf(b[0]));
    return { rows: all, groups: made };
  });
  const { part, ...rest } = answer(asking, groups);
  const cite = (row: Row | undefined): Telling | undefined => {
    const found = row === undefined ? undefined : asking.reader.entry(row.n);
    return found === undefined ? undefined : telling(found);
  };
  const first = cite(rows[0]);
  const latest = rows.length > 1 ? cite(rows.at(-1)) : undefined;
  return {
    ...rest,
    line: lineOf(rows),
    ...(first === undefined ? {} : { first }),
    ...(latest === undefined ? {} : { latest }),
    positions: part.map((group) => positionOf(asking, group)),
  };
}

const timeOf = ({ told }: Row): number => told ?? 0;

function rowsOf(asking: Asking, holder: string, on: string | undefined): Row[] {
  const { store, where, newest, days } = asking;
  const numbers = numbersNamed(asking, holder);
  const conditions = [
    `e.n IN (SELECT n FROM mention WHERE entity IN (${numbers.join()}) AND role = 4)`,
    `e.kind = ${POSITION}`,
    'a.n <= ?',
    where.sql,
  ];
  const values: unknown[] = [newest, ...where.values];
  if (days !== undefined) {
    conditions.push('a.day <= ? AND a.day_to >= ?');
    values.push(days[1], days[0]);
  }
  if (on !== undefined) {
    const forms = formsOf(asking, on);
    conditions.push(`(${forms.map(() => 'instr(e.key, ?) > 0').join(' OR ')})`);
    values.push(...forms);
  }
  return store
    .sql<Row>(
      `SELECT e.n, e.type AS stance, coalesce(e.key, '') AS key, a.day AS told ${ROWS_OF}
       WHERE ${conditions.join(' AND ')} ORDER BY a.day, e.n`,
    )
    .all(...values);
}

/** The words, folded, and the other forms of the one entity that they name. */
export function formsOf(asking: Asking, words: string): string[] {
  const exact = words.startsWith('=') && words.length > 1;
  const word = exact ? words.slice(1) : words;
  const others = exact ? undefined : otherForms(asking.store, word);
  if (others !== undefined && others.forms.length > 0) asking.widened.push({ word, ...others });
  return [searchFold(word.trim()), ...(others?.forms ?? [])];
}

const yearOf = ({ told }: Row): string => (told === null ? 'undated' : String(told).slice(0, 4));

function lineOf(rows: readonly Row[]): Positions['line'] {
  return [...Map.groupBy(rows, yearOf)].map(([year, own]) => ({ year, stances: tally(own, ({ stance }) => stance) }));
}

export function tally<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

function positionOf(asking: Asking, rows: readonly Row[]): Position {
  const first = asking.reader.entry(rows[0].n);
  const last = rows.length > 1 ? asking.reader.entry((rows.at(-1) as Row).n) : undefined;
  if (first === undefined) throw new RangeError(`no entry ${rows[0].n}`);
  const { id, stance, target } = first.entry as Reviewed & EntryOf<'position'>;
  const [from, to] = [rows[0].told, (rows.at(-1) as Row).told];
  return {
    id,
    stance,
    target,
    count: rows.length,
    ...(from === null ? {} : { firstSeen: edtfOf(from, from) }),
    ...(to === null ? {} : { lastSeen: edtfOf(to, to) }),
    byYear: tally(rows, yearOf),
    first: telling(first),
    ...(last === undefined ? {} : { latest: telling(last) }),
  };
}
