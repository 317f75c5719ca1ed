import { addDays, addMonths, daysInMonth, firstDay, isFull, toDayNumber } from '../../record/edtf.ts';
import { dayOnly } from './bare-day.ts';
import type { Context } from './context.ts';
import { feast } from './feast-day.ts';
import { fromLunar, lunarMonth } from './lunar.ts';
import { monthOfPart, yearOf, yearOfMonth, yearOfPart } from './missing-year.ts';
import { clocked, type Resolved, range, single, two, unknown, unknownDay } from './resolved.ts';
import { century, fixed, partOfMonth, partOfYear, quarterStep } from './span.ts';
import { week, weekdayOf, weekOfYear } from './weekday.ts';
import type { Point } from './written.ts';

/** Resolves a point. Where nothing can be resolved the value has X for what is unknown. */
export function resolve(point: Point, context: Context): Resolved | undefined {
  if (point.fixed !== undefined) return fixed(point.fixed, context);
  if (point.decade !== undefined || point.century !== undefined || point.centuryStep !== undefined)
    return century(point, context);
  const isWeekday = point.weekday !== undefined && point.nth === undefined;
  if (isWeekday && point.day === undefined) return weekdayOf(point, context);
  if (point.weekStep !== undefined && point.day === undefined) return week(point, context);
  if (point.feast !== undefined) return feast(point, context);
  if (point.dayStep !== undefined) return dayFromNow(point, point.dayStep, context);
  if (point.sameDay !== undefined) return dayFromTold(point, point.sameDay, context);
  if (point.quarterStep !== undefined) return quarterStep(point, context);
  // 上周四（2月5日） is of now, whatever year was told before.
  const ofNow = isWeekday && context.now !== undefined;
  return calendar(point, ofNow ? { now: context.now, tense: context.tense } : context);
}

/** 昨天; of 今（2）日 the number tells the day, the word says which month. */
function dayFromNow(point: Point, step: number, { now }: Context): Resolved | undefined {
  const date = isFull(now) ? addDays(now, step) : undefined;
  if (point.day !== undefined) return calendar(point, { now: date });
  return date === undefined ? unknownDay(now) : clocked(single(date, true), point);
}

/** Days after which 同日 does not go back to a day that was told sentences before. */
const FORGOTTEN = 14;

/** The day that 次日 and 当天 count from; who speaks on it (次日回应) speaks of none to come. */
function dayBefore(context: Context): Context['last'] {
  const { last, now } = context;
  if (!isFull(last)) return context.lastDay ?? last;
  if (!isFull(now) || toDayNumber(last) <= toDayNumber(now) || !context.spoken) return last;
  return context.lastPast ?? last;
}

/** 当天, 次日: the day told last, but for a day to come, or one long past, of an earlier sentence. */
function dayFromTold(point: Point, step: number, context: Context): Resolved {
  const { now, report } = context;
  const last = dayBefore(context);
  const ago = isFull(last) && isFull(now) ? toDayNumber(now) - toDayNumber(last) : 0;
  const other = (ago < 0 && !context.near) || (ago > FORGOTTEN && context.close === false);
  const base = isFull(last) && !other ? last : isFull(report) ? report : now;
  if (!isFull(base)) return unknownDay(base);
  // 次日 of a day that is not told is not the day after this one.
  if (step === 1 && !isFull(last)) return unknownDay(undefined);
  return clocked(single(addDays(base, step), true), point);
}

/** A year that is not known, with the month and the day that are. */
const ofUnknownYear = ({ month, day }: Point): Resolved =>
  unknown(month === undefined ? 'XXXX' : `XXXX-${two(month)}${day === undefined ? '' : `-${two(day)}`}`);

/** Years, months and days, with what is missing taken from the range, the sentence or the anchor. */
function calendar(point: Point, context: Context): Resolved | undefined {
  const year = yearOf(point, context);
  if (year === undefined && (point.yearStep !== undefined || point.sameYear !== undefined))
    return point.sameYear === 0 ? undefined : ofUnknownYear(point);
  if (point.yearTo !== undefined && year !== undefined) return range({ year }, { year: point.yearTo }, false);
  if (point.month !== undefined && point.lunar) return lunar(point, point.month, year, context);
  if (point.monthStep !== undefined || point.sameMonth !== undefined) return monthFromTold(point, context);
  if (point.month !== undefined) return monthOfYear(point, point.month, year, context);
  if (point.day !== undefined) return dayOnly(point, context);
  return year === undefined ? withoutYear(point, context) : yearOrPart(point, year, context);
}

/** A part of a year that is not told, or an hour. */
function withoutYear(point: Point, context: Context): Resolved | undefined {
  if (point.part === undefined) return point.clock === undefined ? undefined : clockOnly(point, context);
  if (context.now === undefined) return unknown('XXXX');
  return partOfYear(point, context.from?.year ?? yearOfPart(point, context), true);
}

function yearOrPart(point: Point, year: number, { now }: Context): Resolved {
  const { part, week: n } = point;
  const relative = point.year === undefined;
  if (n !== undefined) return weekOfYear(year, n, relative);
  // 前11个月 in January is of last year.
  const months = part?.kind === 'first_months' ? part.n : part?.kind === 'first_quarters' ? part.n * 3 : 0;
  const over = point.yearStep === 0 && point.terms.length === 0 && months > (now?.month ?? 12);
  return partOfYear(point, over ? year - 1 : year, relative);
}

/** 上月, 翌月, 下旬: counted from now or from the month told last. */
function monthFromTold(point: Point, context: Context): Resolved | undefined {
  const base =
    (point.ofMonth && monthOfPart(context)) ||
    (point.monthStep !== undefined ? context.now : (context.last ?? context.now));
  if (base?.month === undefined) return unknown('XXXX-XX');
  const at = addMonths({ year: base.year, month: base.month }, point.monthStep ?? point.sameMonth ?? 0);
  return partOfMonth(point, at, true);
}

/** A month that is named, of a year that may have to be found. */
function monthOfYear(point: Point, month: number, told: number | undefined, context: Context): Resolved | undefined {
  let year = told ?? yearOfMonth(month, point, context);
  if (year === undefined) return ofUnknownYear(point);
  if (told === undefined && month === 2 && point.day === 29) while (daysInMonth(year, 2) < 29) year--;
  const relative = point.year === undefined;
  if (point.monthTo !== undefined) return range({ year, month }, { year, month: point.monthTo }, relative);
  return partOfMonth(point, { year, month }, relative);
}

function clockOnly(point: Point, { now, last, near, from }: Context): Resolved | undefined {
  const ago = isFull(last) && isFull(now) ? toDayNumber(now) - toDayNumber(last) : -1;
  const base = from ?? ((near && isFull(last)) || (ago >= 0 && ago <= 7) ? last : now);
  return isFull(base) ? clocked(single(firstDay(base), true), point) : undefined;
}

/** A day or a month of the Chinese calendar, of this year or the one before it where none is told. */
function lunar(point: Point, month: number, year: number | undefined, { now }: Context): Resolved {
  const years = year === undefined ? (now === undefined ? [] : [now.year, now.year - 1]) : [year];
  for (const one of years) {
    if (point.day !== undefined) {
      const date = fromLunar(one, month, point.day, point.leap);
      if (date !== undefined) return clocked(single(date, year === undefined), point);
    } else {
      const at = lunarMonth(one, month, point.leap);
      if (at !== undefined) return range(at.first, at.last, year === undefined);
    }
  }
  return unknown(`${year ?? 'XXXX'}-XX-XX`);
}
