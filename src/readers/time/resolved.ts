import { type CalendarDate, type FullDate, formatDate, isFull } from '../../record/edtf.ts';
import type { Point } from './written.ts';

/** A resolved date: `first` and `last` are the ends of what it covers, at the precision told. */
export interface Resolved {
  readonly value: string;
  readonly first?: CalendarDate;
  readonly last?: CalendarDate;
  /** A single year, month or day. */
  readonly date?: CalendarDate;
  /** Whether the anchor was needed. */
  readonly relative: boolean;
  /** The day with its hour, where no minute is told. */
  readonly hour?: string;
}

/** One year, month or day. */
export const single = (date: CalendarDate, relative: boolean): Resolved => ({
  value: formatDate(date),
  date,
  first: date,
  last: date,
  relative,
});

/** From one date to another. */
export const range = (first: CalendarDate, last: CalendarDate, relative: boolean): Resolved => ({
  value: `${formatDate(first)}/${formatDate(last)}`,
  first,
  last,
  relative,
});

/** A value with X for what is not known. */
export const unknown = (value: string): Resolved => ({ value, relative: true });

/** A day of which no more than the year is known, if that. */
export const unknownDay = (now: CalendarDate | undefined): Resolved =>
  unknown(now === undefined ? 'XXXX-XX-XX' : `${formatDate({ year: now.year })}-XX-XX`);

/** A number of two figures: 07. */
export const two = (n: number) => (n < 10 && n >= 0 ? `0${n}` : String(n));

/** Day and clock time; an hour alone leaves the day, but tells the ends of a range: 7时到9时. */
function withClock(resolved: Resolved, date: FullDate, point: Point): Resolved {
  const { hour, minute, second } = point.clock!;
  const day = formatDate(date);
  const at = `${day}T${two(hour)}:${two(minute ?? 0)}:${two(second ?? 0)}`;
  return minute === undefined ? { ...resolved, value: day, hour: at } : { ...resolved, value: at };
}

/** A day with the clock time that the point tells. */
export const clocked = (resolved: Resolved, point: Point): Resolved =>
  point.clock !== undefined && isFull(resolved.date) ? withClock(resolved, resolved.date, point) : resolved;

/** Where it begins, as it stands before `/`. */
export const startOf = (resolved: Resolved): string => endTold(resolved, resolved.first);

/** Where it ends, as it stands after `/`. */
export const endOf = (resolved: Resolved): string => endTold(resolved, resolved.last);

function endTold({ hour, value }: Resolved, end: CalendarDate | undefined): string {
  if (hour !== undefined) return hour;
  return end === undefined || (value.includes('T') && !value.includes('/')) ? value : formatDate(end);
}

/** Whether `first` is not later than `last`, each at the precision told. */
export function order(first: CalendarDate, last: CalendarDate): boolean {
  const a = first.year * 10000 + (first.month ?? 0) * 100 + (first.day ?? 0);
  const b = last.year * 10000 + (last.month ?? 99) * 100 + (last.day ?? 99);
  return a <= b;
}
