import { dayNumber, daysBetween } from './days.ts';
import { isSameTitle } from './lands.ts';

/** Someone who takes part: an entity's id, and the state it belongs to where that is known. */
export interface Part {
  readonly id: string;
  readonly land?: string;
  /** Only a state, or someone described by an office: a named person of that state may be the same. */
  readonly general: boolean;
}

/** One telling of an event, as its row has it. */
export interface EventRow {
  readonly n: number;
  readonly article: number;
  readonly type: string;
  readonly status: string;
  /** First and last day that the event names; null where it names none. */
  readonly day: number | null;
  readonly dayTo: number | null;
  /** Day of publication. */
  readonly told: number | null;
  readonly background: boolean;
  readonly parts: readonly Part[];
  /** The document that its words name, as `plainTitle` gives it. */
  readonly document?: string;
}

/** An event with all its tellings. */
export interface EventGroup {
  readonly type: string;
  readonly rows: readonly EventRow[];
  /** Absent where no telling names a day. */
  readonly day?: number;
  readonly dayTo?: number;
  /** The day of the event, else that of its first telling; 0 where neither is known. */
  readonly order: number;
}

interface Open {
  type: string;
  rows: EventRow[];
  parts: readonly Part[];
  articles: Set<number>;
  day: number | null;
  dayTo: number | null;
}

/** Days between the first and the last telling of a visit that goes on. */
const VISIT_GAP = 2;
/** A telling without a day is of an event at most this many days before it. */
const RECENT = 3;

/**
 * Each event once. Tellings are one event where type and day agree and those who take part are the same, or the ones
 * are among the others; a state or an office agrees with whoever of that state is named. What one article tells apart
 * stays apart, and a telling that fits several events stands alone.
 */
export function mergeTellings(rows: readonly EventRow[]): EventGroup[] {
  const dated = rows.filter(({ day, dayTo }) => day !== null && day === dayTo);
  const ranged = rows.filter(({ day, dayTo }) => day !== null && day !== dayTo);
  const undated = rows.filter(({ day }) => day === null);
  const groups: Open[] = [];
  const byDay = new Map<string, Open[]>();
  for (const row of [...dated].sort(fullestFirst)) {
    const key = `${row.type} ${row.day}`;
    const there = byDay.get(key) ?? [];
    byDay.set(key, there);
    const same = pick(
      there.filter((group) => !group.articles.has(row.article)),
      row,
    );
    if (same === undefined) there.push(open(groups, row));
    else join(same, row);
  }
  const visits = joinVisits(groups);
  const byMonth = new ByMonth(visits);
  for (const row of [...ranged].sort(fullestFirst)) {
    const may = byMonth.within(row.type, row.day as number, row.dayTo as number);
    const same = pick(
      may.filter(({ articles }) => !articles.has(row.article)),
      row,
    );
    if (same === undefined) byMonth.add(open(visits, row));
    else join(same, row);
  }
  const near = new ByDay(visits);
  for (const row of [...undated].sort(fullestFirst)) {
    const same = row.background || row.told === null ? undefined : pick(near.around(row.type, row.told), row);
    if (same === undefined) near.add(open(visits, row));
    else join(same, row);
  }
  return visits.map(close).sort((a, b) => a.order - b.order || a.rows[0].n - b.rows[0].n);
}

const fullestFirst = (a: EventRow, b: EventRow) => b.parts.length - a.parts.length || a.n - b.n;

function open(groups: Open[], row: EventRow): Open {
  const made: Open = {
    type: row.type,
    rows: [row],
    parts: row.parts,
    articles: new Set([row.article]),
    day: row.day,
    dayTo: row.dayTo,
  };
  groups.push(made);
  return made;
}

function join(group: Open, row: EventRow): void {
  group.rows.push(row);
  group.articles.add(row.article);
  if (isFuller(row.parts, group.parts)) group.parts = row.parts;
  // A day is nearer the event than a month.
  if (row.day === null || (group.day !== null && group.day === group.dayTo)) return;
  if (group.day === null || row.day === row.dayTo) {
    group.day = row.day;
    group.dayTo = row.dayTo;
  }
}

const named = (parts: readonly Part[]) => parts.filter(({ general }) => !general).length;
const isFuller = (a: readonly Part[], b: readonly Part[]) => named(a) > named(b);

/** The one group that a telling belongs to: the one with the very same people, else the only one that agrees. */
function pick(groups: readonly Open[], row: EventRow): Open | undefined {
  const fitting = groups.filter((group) => agree(group, row));
  if (fitting.length < 2) return fitting[0];
  const same = fitting.filter(({ parts }) => isSameSet(parts, row.parts));
  if (same.length > 0) return same[0];
  const close = fitting.filter(({ articles }) => articles.has(row.article));
  return close.length === 1 ? close[0] : undefined;
}

function agree(group: Open, row: EventRow): boolean {
  if (row.parts.length === 0 || group.parts.length === 0)
    return row.document !== undefined && group.rows.some(({ document }) => sameDocument(document, row.document));
  if (row.document !== undefined && group.rows.some(({ document }) => document !== undefined))
    if (!group.rows.some(({ document }) => sameDocument(document, row.document))) return false;
  return isAmong(row.parts, group.parts) || isAmong(group.parts, row.parts) || areOfSameLands(row.parts, group.parts);
}

const sameDocument = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && isSameTitle(a, b);

/** Each of `some` is one of `others`. Talks of two states are not those of three: the third is no member of either. */
function isAmong(some: readonly Part[], others: readonly Part[]): boolean {
  if (some.length > others.length || !some.every(({ id }) => others.some((other) => other.id === id))) return false;
  const lands = new Set(some.map(({ land }) => land));
  return lands.size < 2 || lands.has(undefined) || others.every(({ land }) => land === undefined || lands.has(land));
}

/**
 * The same states, and whoever stands on one side only may be the one that the other side describes: 兩國外長 and
 * their names, a state and its president. Three states are not two of them.
 */
function areOfSameLands(some: readonly Part[], others: readonly Part[]): boolean {
  const lands = landsOf(some);
  if (lands === '' || lands !== landsOf(others)) return false;
  const [fewer, more] = some.length <= others.length ? [some, others] : [others, some];
  return fewer.every((part) => more.some((other) => other.id === part.id || isSame(part, other)));
}

const knownLands = new WeakMap<readonly Part[], string>();

/** The states of those who take part, each once; empty where that of one is not known. */
function landsOf(parts: readonly Part[]): string {
  let made = knownLands.get(parts);
  if (made === undefined) {
    const lands = parts.map(({ land }) => land);
    made = lands.includes(undefined) ? '' : [...new Set(lands)].sort().join();
    knownLands.set(parts, made);
  }
  return made;
}

const isSame = (a: Part, b: Part) => (a.general || b.general) && a.land !== undefined && a.land === b.land;

const isSameSet = (a: readonly Part[], b: readonly Part[]) =>
  a.length === b.length && a.every(({ id }) => b.some((other) => other.id === id));

/** A visit that several days tell is one. */
function joinVisits(groups: readonly Open[]): Open[] {
  const out: Open[] = [];
  const last = new Map<string, Open>();
  for (const group of [...groups].sort((a, b) => (a.day as number) - (b.day as number))) {
    const key = group.parts
      .map(({ id }) => id)
      .sort()
      .join();
    const before = group.type === 'visit' && key !== '' ? last.get(key) : undefined;
    if (
      before !== undefined &&
      daysBetween(before.dayTo as number, group.day as number) <= VISIT_GAP &&
      ![...group.articles].some((article) => before.articles.has(article))
    ) {
      before.rows.push(...group.rows);
      for (const article of group.articles) before.articles.add(article);
      before.dayTo = group.dayTo;
      continue;
    }
    out.push(group);
    if (group.type === 'visit') last.set(key, group);
  }
  return out;
}

const overlaps = ({ day, dayTo }: Open, from: number, to: number) =>
  day !== null && dayTo !== null && day <= to && dayTo >= from;

/** A time of more months than this is looked for, and looks, among all events of its type. */
const MOST_MONTHS = 24;
const monthOf = (day: number): number => Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100);

/** Events by type and month, to find those that a telling of a longer time overlaps. */
class ByMonth {
  readonly #months = new Map<string, Open[]>();
  readonly #types = new Map<string, Open[]>();
  readonly #places = new Map<Open, number>();

  constructor(groups: readonly Open[]) {
    for (const group of groups) this.add(group);
  }

  /** An event with a day. */
  add(group: Open): void {
    const { type, day, dayTo } = group;
    this.#places.set(group, this.#places.size);
    pushTo(this.#types, type, group);
    const [from, to] = [monthOf(day as number), monthOf(dayTo as number)];
    if (to - from > MOST_MONTHS) pushTo(this.#months, `${type} long`, group);
    else for (let month = from; month <= to; month++) pushTo(this.#months, `${type} ${month}`, group);
  }

  /** In the order of adding. */
  within(type: string, from: number, to: number): Open[] {
    const [first, last] = [monthOf(from), monthOf(to)];
    if (last - first > MOST_MONTHS) return (this.#types.get(type) ?? []).filter((group) => overlaps(group, from, to));
    const found = new Set(this.#months.get(`${type} long`));
    for (let month = first; month <= last; month++)
      for (const group of this.#months.get(`${type} ${month}`) ?? []) found.add(group);
    const place = (group: Open) => this.#places.get(group) as number;
    return [...found].filter((group) => overlaps(group, from, to)).sort((a, b) => place(a) - place(b));
  }
}

function pushTo(map: Map<string, Open[]>, key: string, group: Open): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [group]);
  else there.push(group);
}

/** Events by type and day, to find those that a telling without a day may be of. */
class ByDay {
  readonly #groups = new Map<string, Open[]>();

  constructor(groups: readonly Open[]) {
    for (const group of groups) this.add(group);
  }

  /** Events without a day stand at the day of their first telling; those of a longer time than a month nowhere. */
  add(group: Open): void {
    const { type, day, dayTo, rows } = group;
    const [{ told, background }] = rows;
    if (day === null || dayTo === null) {
      if (told !== null && !background) pushTo(this.#groups, `${type} told ${dayNumber(told)}`, group);
      return;
    }
    const [from, to] = [dayNumber(day), dayNumber(dayTo)];
    if (to - from < 32) for (let at = from; at <= to; at++) pushTo(this.#groups, `${type} ${at}`, group);
  }

  /** Events of the days before a day of publication, and those without a day that were told about then. */
  around(type: string, told: number): Open[] {
    const at = dayNumber(told);
    const found = new Set<Open>();
    for (let day = at - RECENT; day <= at + 1; day++)
      for (const group of this.#groups.get(`${type} ${day}`) ?? []) found.add(group);
    for (let day = at - 1; day <= at + 1; day++)
      for (const group of this.#groups.get(`${type} told ${day}`) ?? []) found.add(group);
    return [...found];
  }
}

function close({ type, rows, day, dayTo }: Open): EventGroup {
  const sorted = [...rows].sort((a, b) => (a.told ?? 0) - (b.told ?? 0) || a.n - b.n);
  const order = day ?? (sorted[0].background ? 0 : (sorted[0].told ?? 0));
  return { type, rows: sorted, order, ...(day === null || dayTo === null ? {} : { day, dayTo }) };
}
