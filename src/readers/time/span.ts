import { addDays, addMonths, daysInMonth, formatDate, isFull, parseDate } from '../../record/edtf.ts';
import type { Context } from './context.ts';
import { clocked, type Resolved, range, single, two, unknown } from './resolved.ts';
import { nthWeekday } from './weekday.ts';
import type { Point } from './written.ts';

/** What the words themselves fix: a plan period, `days:0/1` and `years:1/2` counted from now. */
export function fixed(value: string, context: Context): Resolved | undefined {
  if (value.startsWith('days:')) {
    if (!isFull(context.now)) return unknown('XXXX-XX-XX');
    const [from, to] = value.slice(5).split('/').map(Number);
    return range(addDays(context.now, from), addDays(context.now, to), true);
  }
  if (!value.startsWith('years:')) {
    const [first, last] = value.includes('/') ? value.split('/').map(parseDate) : [];
    return { value, relative: false, ...(first === undefined ? {} : { first, last }) };
  }
  if (context.now === undefined) return unknown('XXXX');
  const [a, b] = value.slice(6).split('/').map(Number);
  return range({ year: context.now.year + a }, { year: context.now.year + b }, true);
}

/** A century or a decade of one. */
export function century(point: Point, { now }: Context): Resolved | undefined {
  let hundred = point.century === undefined ? undefined : point.century - 1;
  const relative = hundred === undefined;
  if (point.centuryStep !== undefined) {
    if (now === undefined) return unknown('XXXX');
    hundred = Math.floor(now.year / 100) + point.centuryStep;
  }
  if (point.decade === undefined) return { value: `${two(hundred!)}XX`, relative };
  if (hundred === undefined) {
    // 90年代 is the last such decade that has begun, or the next where it is near.
    const year = now?.year ?? 2000;
    hundred = Math.floor(year / 100);
    if (point.decade > (year % 100) + 10) hundred--;
  }
  const year = hundred * 100 + point.decade;
  if (point.decadeTo !== undefined) return range({ year }, { year: hundred * 100 + point.decadeTo + 9 }, relative);
  return { value: `${two(hundred)}${point.decade / 10}X`, relative, first: { year }, last: { year: year + 9 } };
}

/** 上季度 */
export function quarterStep(point: Point, { now }: Context): Resolved {
  if (now?.month === undefined) return unknown('XXXX-XX');
  const start = Math.floor((now.month - 1) / 3) * 3 + 1;
  const first = addMonths({ year: now.year, month: start }, 3 * point.quarterStep!);
  return range(first, addMonths(first, 2), true);
}

/** A year or the part of it that the point tells. */
export function partOfYear(point: Point, year: number, relative: boolean): Resolved {
  const { part } = point;
  const months = (first: number, last: number) =>
    first === last
      ? single({ year, month: first }, relative)
      : range({ year, month: first }, { year, month: last }, relative);
  switch (part?.kind) {
    case 'half':
      return part.n === 1 ? months(1, 6) : months(7, 12);
    case 'quarter':
      return months(part.n * 3 - 2, part.n * 3);
    case 'first_quarters':
      return months(1, part.n * 3);
    case 'first_months':
      return months(1, part.n);
    case 'last_months':
      return months(13 - part.n, 12);
    case 'season':
      return { value: `${formatDate({ year })}-${part.n}`, first: { year }, last: { year }, relative };
    case 'start':
      return months(1, 1);
    case 'end':
      return months(12, 12);
    default:
      return single({ year }, relative);
  }
}

/** A month or the part of it that the point tells; undefined where it has no such day. */
export function partOfMonth(
  point: Point,
  month: { year: number; month: number },
  relative: boolean,
): Resolved | undefined {
  const { part, day, nth } = point;
  if (nth !== undefined) {
    const isWeek = point.weekday === 8;
    const first = nthWeekday(month.year, month.month, nth, isWeek ? 1 : point.weekday!);
    return isWeek ? range(first, addDays(first, 6), relative) : clocked(single(first, relative), point);
  }
  const length = daysInMonth(month.year, month.month);
  const days = (first: number, last: number) => range({ ...month, day: first }, { ...month, day: last }, relative);
  if (day !== undefined) {
    if (Math.max(day, point.dayTo ?? day) > length) return undefined;
    return point.dayTo === undefined ? clocked(single({ ...month, day }, relative), point) : days(day, point.dayTo);
  }
  if (part?.kind === 'thirds') return days(part.n * 10 - 9, part.to === 3 ? length : part.to * 10);
  if (part?.kind === 'month_half') return part.n === 1 ? days(1, 15) : days(16, length);
  return single(month, relative);
}
