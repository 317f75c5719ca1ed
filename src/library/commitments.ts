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
  rootNumbers,
  type Telling,
  telling,
} from './ask.ts';
import type { Reviewed } from './correction.ts';
import { edtfOf } from './days.ts';
import { LibraryError } from './error.ts';
import { parseDays } from './query.ts';
import { ENTRY_KINDS } from './schema.ts';
import type { Store } from './store.ts';

export interface CommitmentsOptions extends AskOptions {
  /** Names; all of them are parties. */
  readonly with?: readonly string[];
  /** What falls due by the end of this EDTF date. */
  readonly due?: string;
  /** Only what is not due before `today`. */
  readonly open?: boolean;
  /** Also those that tell no day. */
  readonly undated?: boolean;
  /** EDTF date; needed with `open`. The library knows no clock. */
  readonly today?: string;
}

export interface Commitment {
  /** Id of the first telling. */
  readonly id: string;
  /** What is promised, as printed. */
  readonly action: string;
  readonly modality: string;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  /** EDTF. */
  readonly start?: string;
  readonly end?: string;
  /** ISO 8601. */
  readonly duration?: string;
  /** Last day by which it falls due, EDTF; absent where none is told. */
  readonly due?: string;
  /** Every page that tells it, the earliest first. */
  readonly tellings: readonly Telling[];
}

export interface Commitments extends Answer {
  readonly commitments: readonly Commitment[];
}

const COMMITMENT = ENTRY_KINDS.indexOf('commitment');
const NEVER = 99_999_999;

/**
 * What was promised, each once, by the day it falls due; open ends and, where asked for, those without a day last. `from` and `to` are of the day it falls due.
 * @throws LibraryError `query` where a name is unknown or a filter or date cannot be read
 */
export function commitments(store: Store, options: CommitmentsOptions = {}): Commitments {
  const asking = beginAsking(store, options);
  const { with: parties, due, open, undated, today } = options;
  const groups = kept(asking, ['commitments', parties, due, open, undated, open && today], () =>
    groupsOf(rowsOf(asking, options)),
  );
  const { part, ...rest } = answer(asking, groups);
  return { ...rest, commitments: part.map((group) => commitmentOf(asking, group)) };
}

interface Row {
  readonly n: number;
  readonly day: number | null;
  readonly day_to: number | null;
  readonly told: number | null;
  readonly key: string | null;
  parties: string;
}

const dueOf = ({ day_to }: Row): number => day_to ?? NEVER;

function rowsOf(asking: Asking, options: CommitmentsOptions): Row[] {
  const { store, where, newest, days } = asking;
  const conditions = [`e.kind = ${COMMITMENT}`, 'a.n <= ?', where.sql];
  const values: unknown[] = [newest, ...where.values];
  for (const name of options.with ?? [])
    conditions.push(
      `e.n IN (SELECT n FROM mention WHERE entity IN (${numbersNamed(asking, name).join()}) AND role = 3)`,
    );
  // Both days are told or none; the first is the one that rows are found by.
  if (options.undated !== true) conditions.push('e.day IS NOT NULL', 'e.day_to IS NOT NULL');
  const due = (from: number, to: number) => {
    conditions.push('e.day_to >= ? AND e.day_to <= ?');
    values.push(from, Math.min(to, NEVER - 1));
  };
  if (days !== undefined) due(days[0], days[1]);
  if (options.due !== undefined) due(0, parseDays(options.due)[1]);
  if (options.open === true) {
    if (options.today === undefined) throw new LibraryError('query', '"open" needs the day of today');
    due(parseDays(options.today)[0], NEVER);
  }
  const rows = store
    .sql<Row>(`SELECT e.n, e.day, e.day_to, a.day AS told, e.key ${ROWS_OF} WHERE ${conditions.join(' AND ')}`)
    .all(...values);
  const roots = rootNumbers(store);
  const parties = store
    .sql<never>('SELECT entity FROM mention WHERE n = ? AND role IN (1, 2, 3, 4)')
    .pluck() as unknown as { all(n: number): number[] };
  for (const row of rows) row.parties = [...new Set(parties.all(row.n).map(roots))].sort((a, b) => a - b).join();
  return rows;
}

/** Tellings with so large a share of pairs of characters in common are of one promise. */
const ALIKE = 0.6;

/** One promise: the same parties and days, and words that are alike. */
function groupsOf(rows: readonly Row[]): Row[][] {
  const byDays = Map.groupBy(rows, ({ parties, day, day_to }) => `${parties} ${day} ${day_to}`);
  const groups: Row[][] = [];
  for (const all of byDays.values()) {
    const own: { rows: Row[]; pairs: ReadonlySet<string> }[] = [];
    all.sort((a, b) => (a.told ?? 0) - (b.told ?? 0) || a.n - b.n);
    if (all[0].day === null) {
      // Promises without any day are many: only those with the very same words are one.
      for (const same of Map.groupBy(all, ({ key }) => key).values()) groups.push(same);
      continue;
    }
    for (const row of all) {
      const pairs = pairsOf(row.key ?? '');
      const same = own.find((group) => alike(group.pairs, pairs) >= ALIKE);
      if (same === undefined) own.push({ rows: [row], pairs });
      else same.rows.push(row);
    }
    for (const group of own) groups.push(group.rows);
  }
  return groups.sort((a, b) => dueOf(a[0]) - dueOf(b[0]) || (a[0].told ?? 0) - (b[0].told ?? 0) || a[0].n - b[0].n);
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return pairs;
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return shared === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

function commitmentOf(asking: Asking, rows: readonly Row[]): Commitment {
  const found = rows.flatMap(({ n }) => asking.reader.entry(n) ?? []);
  const { id, action, modality, parties, partyIds, start, end, duration } = found[0].entry as Reviewed &
    EntryOf<'commitment'>;
  const due = dueOf(rows[0]);
  return {
    id,
    action,
    modality,
    parties: parties.map((name, i) => ({ id: partyIds?.[i] ?? name, name })),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(duration === undefined ? {} : { duration }),
    ...(due === NEVER ? {} : { due: edtfOf(due, due) }),
    tellings: found.map(telling),
  };
}
