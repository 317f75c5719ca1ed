import type { CalendarDate } from '../../record/edtf.ts';
import type { Context } from './context.ts';
import type { Point } from './written.ts';

/** The year that the point tells, or points to. */
export function yearOf(point: Point, { now, last }: Context): number | undefined {
  if (point.year !== undefined) return point.year;
  if (point.yearStep !== undefined) return now === undefined ? undefined : now.year + point.yearStep;
  if (point.sameYear !== undefined) return last === undefined ? undefined : last.year + point.sameYear;
  return undefined;
}

/** The month of 下旬 or 月底 that is not the present one: of the range, or told in the sentence. */
export function monthOfPart({ from, now, last, near, tense, onward }: Context): CalendarDate | undefined {
  if (from?.month !== undefined) return from;
  if (!near || last?.month === undefined || now?.month === undefined) return undefined;
  const ahead = last.year > now.year || (last.year === now.year && last.month > now.month);
  return ahead || (tense !== 'future' && !onward) ? last : undefined;
}

/**
 * 上半年, 第三季度 without a year: this year, or the last one when it has not begun and nothing points ahead.
 * 年底, 年初 are this year's unless the sentence tells of an earlier one.
 */
export function yearOfPart(point: Point, { now, last, near, tense, expires }: Context): number {
  const ofNow = point.part?.kind === 'end' || point.part?.kind === 'start';
  const ahead = tense === 'future' && last !== undefined && last.year < now!.year;
  if (near && last !== undefined && !(ofNow && last.year > now!.year) && !ahead) return last.year;
  const year = now!.year;
  if (point.part?.kind === 'season' && tense !== 'past' && 3 * (point.part.n - 20) < (now!.month ?? 0)) return year + 1;
  if (tense === 'future' || now!.month === undefined || point.part === undefined) return year;
  const { part } = point;
  if (part.kind === 'quarter' && part.n === 4 && now!.month <= 3) return year - 1;
  if (part.kind === 'half' && part.n === 2 && now!.month <= 3) return year - 1;
  if (part.kind === 'end' && now!.month <= 2 && !expires) return year - 1;
  return year;
}

/** Which year a month without one belongs to: the range's, the sentence's, else the anchor's calendar year. */
export function yearOfMonth(month: number, { day, monthTo }: Point, context: Context): number | undefined {
  const { from, now, last, near, tense } = context;
  if (from !== undefined) {
    const later =
      from.month !== undefined && (month < from.month || (month === from.month && (day ?? 31) < (from.day ?? 0)));
    return from.year + (later ? 1 : 0);
  }
  const { fixedIn } = context;
  if (fixedIn !== undefined) return fixedIn;
  // A term in a sentence about an earlier year is ahead of the page: …2014年簽訂的協議，3月前….
  const term =
    last !== undefined &&
    now !== undefined &&
    last.year < now.year &&
    tense !== 'past' &&
    (context.onward || context.expires || (tense === 'future' && last.month === undefined && !context.until));
  // 去年12月28日中断，1月3日恢复, told in January
  const turns =
    last?.month !== undefined &&
    now?.month !== undefined &&
    last.year === now.year - 1 &&
    now.month <= 3 &&
    last.month - month >= 6;
  if (near && last !== undefined && last.year !== now?.year && !term) return turns ? now?.year : last.year;
  // 今年因选举，原定3月的谈判改至9月: the year told in the sentence.
  if (near && last !== undefined && last.month === undefined && last.year === now?.year && day === undefined)
    return last.year;
  if (now === undefined) return last?.year;
  if (day === undefined && monthTo === undefined && tense !== 'future') {
    // 始于去年夏天。首轮7月举行
    const within = context.yearWithin?.(month);
    if (within !== undefined) return within;
  }
  if (term && now.month !== undefined && month < now.month) return now.year + 1;
  if (now.month === undefined) return now.year;
  // 原定12月: the nearest, past rather than to come.
  if (context.original) return now.year - (month > now.month + 6 ? 1 : month < now.month - 9 ? -1 : 0);
  if (tense !== 'future' && now.month <= 2 && month >= 10) return now.year - 1;
  // Months that have all begun are told of, not planned: 1至10月.
  if (monthTo !== undefined && (monthTo <= now.month || month <= now.month)) return now.year;
  if (tense !== 'past' && now.month >= 11 && month <= 2) return now.year + 1;
  // 原定3月的谈判改至9月, told in December: both are past.
  const goesOn = near && last?.month !== undefined && last.year === now.year && last.month < now.month;
  if (goesOn && month >= last.month! && (tense !== 'future' || context.until || context.settled)) return now.year;
  if (tense === 'future' && month < now.month) return now.year + 1;
  if (tense === 'past' && month > now.month) return now.year - 1;
  return now.year;
}
