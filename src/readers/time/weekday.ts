import { addDays, daysInMonth, type FullDate, fromDayNumber, isFull, toDayNumber, weekday } from '../../record/edtf.ts';
import type { Context } from './context.ts';
import { clocked, type Resolved, range, single, unknownDay } from './resolved.ts';
import type { Point } from './written.ts';

/** A weekday alone or with 上周, 下周; a weekend. */
export function weekdayOf(point: Point, context: Context): Resolved | undefined {
  const { now } = context;
  if (!isFull(now)) return unknownDay(now);
  if (point.weekdayTo !== undefined) {
    const first = weekdayOf({ ...point, weekdayTo: undefined }, context);
    return isFull(first?.date) ? range(first.date, addDays(first.date, 1), true) : first;
  }
  const { tense: told, last, near, planned } = context;
  // After a day to come the sentence goes on ahead, unless it says who spoke.
  const coming =
    near === true && isFull(last) && toDayNumber(last) > toDayNumber(now) && (told !== undefined || !context.spoken);
  const tense = told ?? (coming || planned === true ? 'future' : undefined);
  if (point.weekStep === undefined && point.weekday !== 0) {
    const day = weekdayAlone(point.weekday!, now, tense, context);
    return clocked(single(fromDayNumber(day), true), point);
  }
  // Early in the week 周末 is the last one.
  const step = point.weekStep ?? (weekday(now) <= 3 && tense !== 'future' ? -1 : 0);
  // 下周一启程，周末返国
  const isLater = coming && point.weekStep === undefined && tense === 'future';
  const monday = isLater ? mondayOf(last) : mondayOf(now) + 7 * step;
  if (point.weekday === 0) return range(fromDayNumber(monday + 5), fromDayNumber(monday + 6), true);
  return clocked(single(fromDayNumber(monday + point.weekday! - 1), true), point);
}

/** Day number of the Monday of its week. */
const mondayOf = (date: FullDate): number => toDayNumber(date) - weekday(date) + 1;

/** Days from one day number on to the next such weekday, 0 to 6. */
const daysUntil = (from: number, day: number): number => (((day - from) % 7) + 7) % 7;

/** Day number of a weekday without 上周, 下周. */
function weekdayAlone(n: number, now: FullDate, tense: Context['tense'], context: Context): number {
  const { last, near, from } = context;
  const monday = mondayOf(now);
  const day = monday + n - 1;
  // 周一至周五: the first such day after the other.
  if (isFull(from)) return toDayNumber(from) + daysUntil(toDayNumber(from), day);
  const today = toDayNumber(now);
  const base = near && isFull(last) ? toDayNumber(last) : undefined;
  // 昨天抵达，逗留到周五; 原定上周五，改在周日
  if (base !== undefined && context.until && Math.abs(today - base) <= 10) return base + 7 - daysUntil(day, base);
  // 原定周五: of the week that it was planned in.
  if (context.original) return day;
  if (tense === 'future') {
    // 下周三抵达，周四会谈: of the week told, or the next.
    const isOfWeekTold = base !== undefined && base > today;
    const next = isOfWeekTold ? mondayOf(last as FullDate) + n - 1 : day;
    return next < (isOfWeekTold ? base : today) ? next + 7 : next;
  }
  if (day <= today) return day;
  // 本周三递交国书，周五拜会: the week goes on.
  if (base !== undefined && base >= monday && base <= today && tense === undefined && !context.spoken) return day;
  return context.begins && tense === undefined ? day : day - 7;
}

/** 上周, 下周 */
export function week(point: Point, { now }: Context): Resolved {
  if (!isFull(now)) return unknownDay(now);
  const monday = mondayOf(now) + 7 * point.weekStep!;
  return range(fromDayNumber(monday), fromDayNumber(monday + 6), true);
}

/** The week that holds January 4 is the first (ISO 8601). */
export function weekOfYear(year: number, n: number, relative: boolean): Resolved {
  const monday = mondayOf({ year, month: 1, day: 4 }) + 7 * (n - 1);
  return range(fromDayNumber(monday), fromDayNumber(monday + 6), relative);
}

/** The nth such weekday of a month, or the last (-1). */
export function nthWeekday(year: number, month: number, nth: number, day: number): FullDate {
  const start: FullDate = { year, month, day: 1 };
  const offset = (day - weekday(start) + 7) % 7;
  const last = Math.floor((daysInMonth(year, month) - 1 - offset) / 7);
  return addDays(start, offset + 7 * (nth > 0 ? nth - 1 : last));
}
