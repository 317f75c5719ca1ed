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
import { daysBetween, edtfOf } from './days.ts';
import { isSameTitle, type PlainTitle, plainTitle } from './lands.ts';
import { ENTRY_KINDS } from './schema.ts';
import type { Store } from './store.ts';

export interface InstrumentsOptions extends AskOptions {
  /** A part of the title, in either script; states in any of their forms. */
  readonly title?: string;
  /** Names; all of them are parties. */
  readonly party?: readonly string[];
}

/** Something that was done to an instrument on a day, with every page that tells it. */
export interface Step {
  /** signed, published, exchanged, extended, announced, witnessed, adopted, proposed, withdrawn; `cited` where it is only mentioned. */
  readonly action: string;
  /** EDTF; the day that the pages name. */
  readonly date?: string;
  /** Day of the first page that tells it, EDTF. */
  readonly told?: string;
  /** How many pages tell it; `tellings` gives the first of them. */
  readonly count: number;
  readonly tellings: readonly Telling[];
}

export interface Instrument {
  /** Id of the first telling with the usual title. */
  readonly id: string;
  readonly title: string;
  /** Other titles of the same one. */
  readonly titles: readonly string[];
  readonly type: string;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly subject?: string;
  readonly term?: EntryOf<'instrument'>['term'];
  /** In the order of days. */
  readonly steps: readonly Step[];
}

export interface Instruments extends Answer {
  readonly instruments: readonly Instrument[];
}

/**
 * Every treaty, memorandum and statement once, with its life. Titles are one where they are the same without the
 * states at their beginning, and those states are; a bare title (聯合公報) is one only within a month.
 * @throws LibraryError `query` where a name is unknown or a filter cannot be read
 */
export function instruments(store: Store, options: InstrumentsOptions = {}): Instruments {
  const asking = beginAsking(store, options, 20);
  const groups = kept(asking, ['instruments', options.title, options.party], () =>
    groupsOf(rowsOf(asking, options)).filter(({ from, to }) => {
      const { days } = asking;
      return days === undefined || (from <= days[1] && to >= days[0]);
    }),
  );
  const { part, ...rest } = answer(asking, groups);
  return { ...rest, instruments: part.map((group) => instrumentOf(asking, group)) };
}

interface Row {
  readonly n: number;
  readonly article: number;
  readonly action: string | null;
  readonly day: number | null;
  readonly day_to: number | null;
  readonly told: number | null;
  readonly key: string;
}

interface Group {
  readonly rows: Row[];
  from: number;
  to: number;
}

const INSTRUMENT = ENTRY_KINDS.indexOf('instrument');

function rowsOf(asking: Asking, options: InstrumentsOptions): Row[] {
  const { store, where, newest } = asking;
  const conditions = [`e.kind = ${INSTRUMENT}`, 'e.key IS NOT NULL', 'a.n <= ?', where.sql];
  for (const name of options.party ?? [])
    conditions.push(
      `e.n IN (SELECT n FROM mention WHERE entity IN (${numbersNamed(asking, name).join()}) AND role = 3)`,
    );
  const rows = store
    .sql<Row>(
      `SELECT e.n, e.article, e.status AS action, e.day, e.day_to, a.day AS told, e.key ${ROWS_OF} WHERE ${conditions.join(' AND ')}`,
    )
    .all(newest, ...where.values);
  if (options.title === undefined) return rows;
  const wanted = plainTitle(options.title);
  return rows.filter(({ key }) => {
    const { lands, rest } = plain(key);
    return rest.includes(wanted.rest) && wanted.lands.every((land) => lands.includes(land));
  });
}

const known = new Map<string, PlainTitle>();

function plain(key: string): PlainTitle {
  let made = known.get(key);
  if (made === undefined) {
    if (known.size > 50_000) known.clear();
    made = plainTitle(key);
    known.set(key, made);
  }
  return made;
}

/** Titles of so few characters beside the states are a kind of paper, not one paper. */
const BARE = 5;
/** Bare titles so many days apart are two papers. */
const GAP = 31;

const timeOf = ({ day, told }: Row): number => day ?? told ?? 0;

/** Of titles that one article writes short and in full, the full one stands for both. */
function fullTitles(rows: readonly Row[]): ReadonlyMap<Row, string> {
  const full = new Map<Row, string>();
  for (const own of Map.groupBy(rows, ({ article }) => article).values()) {
    if (own.length < 2) continue;
    for (const row of own) {
      const { rest } = plain(row.key);
      const longest = own
        .map(({ key }) => key)
        .filter((key) => plain(key).rest.length > rest.length && isSameTitle(rest, plain(key).rest))
        .sort((a, b) => b.length - a.length);
      if (longest.length > 0) full.set(row, longest[0]);
    }
  }
  return full;
}

function groupsOf(rows: readonly Row[]): Group[] {
  const full = fullTitles(rows);
  const byTitle = Map.groupBy(rows, (row) => {
    const { lands, rest } = plain(full.get(row) ?? row.key);
    return `${lands.join()} ${rest}`;
  });
  const groups: Group[] = [];
  for (const [title, all] of byTitle) {
    const isBare = title.length - title.indexOf(' ') - 1 <= BARE;
    // What is mostly cited has a name that is its own; what is mostly published or signed is another paper each time.
    const isName = all.filter(({ action }) => action === null).length * 2 >= all.length;
    const isOver = ({ from, to }: Group, time: number) =>
      isBare && daysBetween(Math.max(isName ? to : from, 10101), Math.max(time, 10101)) > GAP;
    let last: Group | undefined;
    for (const row of all.sort((a, b) => timeOf(a) - timeOf(b) || a.n - b.n)) {
      const time = timeOf(row);
      if (last === undefined || isOver(last, time)) {
        last = { rows: [], from: time, to: time };
        groups.push(last);
      }
      last.rows.push(row);
      last.to = Math.max(last.to, time);
    }
  }
  return groups.sort((a, b) => b.rows.length - a.rows.length || a.from - b.from || a.rows[0].n - b.rows[0].n);
}

/** A step that a page tells without its day was so many days before at most, where other pages name one. */
const RECENT = 4;

/** Rows by what was done and when. Citing has no day of its own. */
function stepsOf(rows: readonly Row[]): Map<string, Row[]> {
  const dated = rows.filter(({ action, day, day_to }) => action !== null && day !== null && day === day_to);
  return Map.groupBy(rows, ({ action, day, day_to, told }) => {
    if (action === null) return 'cited';
    const same =
      day !== null || told === null
        ? undefined
        : dated.find((other) => {
            const since = daysBetween(other.day as number, told);
            return other.action === action && since >= 0 && since <= RECENT;
          });
    return `${action} ${same?.day ?? day ?? ''} ${same?.day_to ?? day_to ?? ''}`;
  });
}

/** Tellings that are given of a step, and titles of an instrument. */
const MOST_TELLINGS = 2;

function instrumentOf(asking: Asking, { rows }: Group): Instrument {
  const steps = stepsOf(rows);
  const usual = [...Map.groupBy(rows, ({ key }) => key).values()].reduce((a, b) => (b.length > a.length ? b : a));
  const shown = asking.reader.entry(usual[0].n)?.entry as (Reviewed & EntryOf<'instrument'>) | undefined;
  const titles = new Map<string, number>();
  let main: (Reviewed & EntryOf<'instrument'>) | undefined;
  const made = [...steps].map(([key, own]): Step & { order: number } => {
    const inOrder = own.sort((a, b) => (a.told ?? 0) - (b.told ?? 0) || a.n - b.n);
    const found = inOrder.slice(0, MOST_TELLINGS).flatMap(({ n }) => asking.reader.entry(n) ?? []);
    for (const { entry } of found) {
      const one = entry as Reviewed & EntryOf<'instrument'>;
      titles.set(one.title, (titles.get(one.title) ?? 0) + 1);
      if (main === undefined || weight(one) > weight(main)) main = one;
    }
    const { told } = inOrder[0];
    const { day, day_to } = inOrder.find((row) => row.day !== null) ?? inOrder[0];
    const dated = key !== 'cited' && day !== null && day_to !== null;
    return {
      action: key.split(' ')[0],
      ...(dated ? { date: edtfOf(day, day_to) } : {}),
      ...(told === null ? {} : { told: edtfOf(told, told) }),
      count: own.length,
      tellings: found.map(telling),
      order: dated ? day : (told ?? 0),
    };
  });
  const { id = '', type = 'other', parties = [], partyIds = [], subject, term } = main ?? {};
  const title = shown?.title ?? main?.title ?? '';
  return {
    id: shown?.id ?? id,
    title,
    titles: [...titles.keys()].filter((other) => other !== title).slice(0, MOST_TELLINGS),
    type,
    parties: partyIds.map((of, i) => ({ id: of, name: parties[i] ?? of })),
    ...(subject === undefined ? {} : { subject }),
    ...(term === undefined ? {} : { term }),
    steps: made.sort((a, b) => a.order - b.order).map(({ order: _order, ...step }) => step),
  };
}

const weight = ({ partyIds, subject, term, title }: EntryOf<'instrument'>) =>
  (partyIds?.length ?? 0) * 10 + (subject === undefined ? 0 : 5) + (term === undefined ? 0 : 5) + title.length / 10;
