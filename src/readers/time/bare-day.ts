import { addMonths, type CalendarDate, daysInMonth, type FullDate, isFull, toDayNumber } from '../../record/edtf.ts';
import type { Context } from './context.ts';
import { type Resolved, two, unknown } from './resolved.ts';
import { partOfMonth } from './span.ts';
import type { Point } from './written.ts';

/** A month of a year. */
type Month = CalendarDate & { readonly month: number };
const hasMonth = (date: CalendarDate | undefined): date is Month => date?.month !== undefined;

/** Days; what lies so near ahead is spoken of by bare days. */
const SOON = 62;

/** A day without a month: of the range, of a visit, of the sentence, else the nearest. */
export function dayOnly(point: Point, context: Context): Resolved | undefined {
  const day = point.day!;
  const month = monthOfRange(day, context) ?? monthAlone(day, context);
  if (month === undefined) return isFull(context.now) ? undefined : unknown(`XXXX-XX-${two(day)}`);
  return partOfMonth(point, { year: month.year, month: month.month }, true);
}

const monthLater = ({ year, month }: Month, later: boolean): Month => addMonths({ year, month }, later ? 1 : 0);

/** 1月28日至2日: of the month that the range begins in, or the next. */
function monthOfRange(day: number, { from }: Context): Month | undefined {
  return hasMonth(from) ? monthLater(from, from.day !== undefined && day < from.day) : undefined;
}

/** The month of a day that ends no range. */
function monthAlone(day: number, context: Context): Month | undefined {
  const { now, last, tense } = context;
  const told = monthTold(day, context, tense);
  return told ?? (isFull(now) ? nearestMonth(day, now, tense) : [now, last].find(hasMonth));
}

/** The month that the sentence or a visit told a little before gives the day. */
function monthTold(day: number, context: Context, tense: Context['tense']): Month | undefined {
  const { now, last, near } = context;
  // A bare day near the anchor is its own; 去年9月…11日 follows its month.
  const recent = isFull(now) && day <= now.day + 1 && day >= now.day - 3;
  // 将于下月2日至6日访问。3日，他将…
  const stay = tense === 'past' || (recent && !near) ? undefined : monthOfStay(day, context);
  if (stay !== undefined && !context.spoken) return stay;
  if (!near || !hasMonth(last) || (last.day === undefined && recent)) return undefined;
  const coming = isFull(now) && isFull(last) && toDayNumber(last) > toDayNumber(now);
  const follows = coming
    ? tense !== 'past' && !context.spoken
    : now === undefined || last.year !== now.year || last.month !== now.month;
  return follows ? monthLater(last, last.day !== undefined && day < last.day && last.day - day > 20) : undefined;
}

/** The month of the days to come told a little before that hold this one. */
function monthOfStay(day: number, { now, stay }: Context): Month | undefined {
  if (stay === undefined || !isFull(now)) return undefined;
  const { first, last } = stay;
  const ahead = toDayNumber(first) - toDayNumber(now);
  if (ahead <= 0 || ahead > SOON) return undefined;
  if (first.month === last.month) return day >= first.day && day <= last.day ? first : undefined;
  return day >= first.day ? first : day <= last.day ? last : undefined;
}

/** The month of the nearest such day; one that lies ahead must be much nearer unless words say so. */
function nearestMonth(day: number, now: FullDate, tense: Context['tense']): Month | undefined {
  const today = toDayNumber(now);
  const forward = tense === 'future' ? 0.3 : tense === 'past' ? 40 : 1.3;
  const back = tense === 'future' ? 2 : 1;
  let best: Month | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let step = -1; step <= 1; step++) {
    const month = addMonths({ year: now.year, month: now.month }, step);
    if (day > daysInMonth(month.year, month.month)) continue;
    const distance = toDayNumber({ ...month, day }) - today;
    // A month that is not named is mostly the present one.
    const cost = (distance > 0 ? distance * forward : -distance * back) + (step === 0 || tense !== undefined ? 0 : 8);
    if (cost >= least) continue;
    least = cost;
    best = month;
  }
  return best;
}
