import {
  type Answer,
  type AskOptions,
  answer,
  beginAsking,
  ROWS_OF,
  rootNumbers,
  type Telling,
  telling,
} from './ask.ts';
import { edtfOf } from './days.ts';
import { entityNumbers } from './filter.ts';
import { entityRoot } from './people.ts';
import { tally } from './positions.ts';
import { ENTRY_KINDS } from './schema.ts';
import type { Store } from './store.ts';

/** Someone who takes part in the same events. */
export interface Counterpart {
  readonly id: string;
  readonly name: string;
  readonly type?: string;
  /** Tellings of events that both take part in. */
  readonly count: number;
  readonly byType: Readonly<Record<string, number>>;
  /** EDTF days. */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly latest: Telling;
}

export interface Counterparts extends Answer {
  /** Those met most first. */
  readonly counterparts: readonly Counterpart[];
  /** How many events two of these counterparts share, for a picture of who meets whom. */
  readonly links: readonly { readonly a: string; readonly b: string; readonly count: number }[];
}

const EVENT = ENTRY_KINDS.indexOf('event');

interface Row {
  readonly n: number;
  readonly type: string;
  readonly day: number | null;
  readonly others: readonly number[];
}

/** Whom someone met: who else takes part in its events. @throws LibraryError `missing`, `query` */
export function counterparts(store: Store, id: string, options: AskOptions = {}): Counterparts {
  const asking = beginAsking(store, options, 30);
  const rows = rowsOf(asking, entityNumbers(store, [entityRoot(store, id)]));
  const groups = new Map<number, Row[]>();
  for (const row of rows)
    for (const other of row.others) {
      const group = groups.get(other);
      if (group === undefined) groups.set(other, [row]);
      else group.push(row);
    }
  const sorted = [...groups].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  const { part, ...rest } = answer(asking, sorted);
  const about = store.sql<{ id: string; name: string | null; type: string | null }>(
    'SELECT id, name, type FROM entity WHERE n = ?',
  );
  const made = part.flatMap(([entity, own]): Counterpart[] => {
    const who = about.get(entity);
    const dated = own.filter(({ day }) => day !== null).sort((a, b) => (a.day ?? 0) - (b.day ?? 0));
    const found = asking.reader.entry((dated.at(-1) ?? own[own.length - 1]).n);
    if (who === undefined || found === undefined) return [];
    const [first, last] = [dated[0]?.day, dated.at(-1)?.day];
    return [
      {
        id: who.id,
        name: who.name ?? who.id,
        ...(who.type === null ? {} : { type: who.type }),
        count: own.length,
        byType: tally(own, ({ type }) => type),
        ...(first == null ? {} : { firstSeen: edtfOf(first, first) }),
        ...(last == null ? {} : { lastSeen: edtfOf(last, last) }),
        latest: telling(found),
      },
    ];
  });
  return {
    ...rest,
    counterparts: made,
    links: linksOf(
      rows,
      part.map(([entity]) => entity),
      about,
    ),
  };
}

function rowsOf(asking: ReturnType<typeof beginAsking>, numbers: readonly number[]): Row[] {
  const { store, where, newest, days } = asking;
  const conditions = [
    `e.n IN (SELECT n FROM mention WHERE entity IN (${numbers.join()}) AND role = 2)`,
    `e.kind = ${EVENT}`,
    'a.n <= ?',
    where.sql,
  ];
  const values: unknown[] = [newest, ...where.values];
  if (days !== undefined) {
    conditions.push('coalesce(e.day, a.day) <= ? AND coalesce(e.day_to, a.day_to) >= ?');
    values.push(days[1], days[0]);
  }
  const roots = rootNumbers(store);
  const own = new Set(numbers.map(roots));
  const parts = store
    .sql<never>('SELECT entity FROM mention WHERE n = ? AND role IN (1, 2, 3, 4)')
    .pluck() as unknown as { all(n: number): number[] };
  return store
    .sql<{ n: number; type: string; day: number | null }>(
      `SELECT e.n, e.type, coalesce(e.day, a.day) AS day ${ROWS_OF} WHERE ${conditions.join(' AND ')}`,
    )
    .all(...values)
    .map((row) => ({ ...row, others: [...new Set(parts.all(row.n).map(roots))].filter((n) => !own.has(n)) }));
}

function linksOf(
  rows: readonly Row[],
  shown: readonly number[],
  about: { get(n: number): { id: string } | undefined },
): Counterparts['links'] {
  const places = new Map(shown.map((entity, i) => [entity, i]));
  const counts = new Map<number, number>();
  for (const { others } of rows) {
    const there = others.flatMap((entity) => places.get(entity) ?? []).sort((a, b) => a - b);
    for (let i = 0; i < there.length; i++)
      for (let j = i + 1; j < there.length; j++) {
        const key = there[i] * shown.length + there[j];
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  }
  const idOf = (at: number) => about.get(shown[at])?.id ?? '';
  return [...counts].map(([key, count]) => ({
    a: idOf(Math.floor(key / shown.length)),
    b: idOf(key % shown.length),
    count,
  }));
}
