import {
  addDays,
  addMonths,
  type CalendarDate,
  daysInMonth,
  type FullDate,
  firstDay,
  formatDate,
  fromDayNumber,
  isFull,
  parseDate,
  toDayNumber,
  weekday,
} from '../../record/edtf.ts';
import type { Length } from './length.ts';
import { fromLunar, lunarMonth } from './lunar.ts';
import type { Point } from './written.ts';

/** What a date is resolved against. */
export interface Context {
  /** The day that is spoken of as now; absent where the page tells no date. */
  readonly now?: CalendarDate | undefined;
  /** The date told last, for 当日, 翌年 and for days without a month in the same sentence. */
  readonly last?: CalendarDate | undefined;
  /** The day of what is reported. */
  readonly report?: CalendarDate | undefined;
  /** The days of a visit told a little before. */
  readonly stay?: { readonly first: FullDate; readonly last: FullDate } | undefined;
  /** Whether `last` stands in the same sentence. */
  readonly near?: boolean;
  /** Whether `last` stands in the same sentence or the one before. */
  readonly close?: boolean;
  /** The full day told last, where it stands in the same sentence or the one before. */
  readonly lastDay?: CalendarDate | undefined;
  /** The same of the days that have passed. */
  readonly lastPast?: CalendarDate | undefined;
  /** Whether 起 or 前 follows, as after days to come. */
  readonly onward?: boolean;
  /** Whether 起, 前 or 开始 follows. */
  readonly begins?: boolean;
  /** Whether something runs out on it: 到期. */
  readonly expires?: boolean;
  /** Whether it was meant so at first, which may not have come about: 原定. */
  readonly original?: boolean;
  /** Whether something was settled between `last` and it: 2月商定5月举行. */
  readonly settled?: boolean;
  /** Whether 到 or 改在 stands before it. */
  readonly until?: boolean;
  /** Whether the clause tells who spoke. */
  readonly spoken?: boolean;
  /** The year of a part of a year told last that holds this month. */
  yearWithin?(month: number): number | undefined;
  /** Whether an earlier clause of the sentence speaks of what is to come. */
  readonly planned?: boolean;
  /** Words around say that it lies ahead (将于) or behind. */
  readonly tense?: 'future' | 'past' | undefined;
  /** Start of the range that this date ends. */
  readonly from?: CalendarDate | undefined;
}

/** A resolved date: `first` and `last` are the ends of what it covers, at the precision told. */
export interface Resolved {
  readonly value: string;
  readonly first?: CalendarDate;
  readonly last?: CalendarDate;
  /** A single year, month or day. */
  readonly date?: CalendarDate;
  /** Whether the anchor was needed. */
  readonly relative: boolean;
  readonly vague?: true;
  /** The day with its hour, where no minute is told. */
  readonly hour?: string;
}

const single = (date: CalendarDate, relative: boolean): Resolved => ({
  value: formatDate(date),
  date,
  first: date,
  last: date,
  relative,
});

const range = (first: CalendarDate, last: CalendarDate, relative: boolean): Resolved => ({
  value: `${formatDate(first)}/${formatDate(last)}`,
  first,
  last,
  relative,
});

const unknown = (value: string): Resolved => ({ value, relative: true });
/** A day of which no more than the year is known, if that. */
const unknownDay = (now: CalendarDate | undefined): Resolved =>
  unknown(now === undefined ? 'XXXX-XX-XX' : `${formatDate({ year: now.year })}-XX-XX`);

const two = (n: number) => (n < 10 && n >= 0 ? `0${n}` : String(n));

/** Resolves a point. Where nothing can be resolved the value has X for what is unknown. */
export function resolve(point: Point, context: Context): Resolved | undefined {
  if (point.fixed !== undefined) return fixed(point.fixed, context);
  if (point.decade !== undefined || point.century !== undefined || point.centuryStep !== undefined)
    return century(point, context);
  if (point.weekday !== undefined && point.nth === undefined && point.day === undefined)
    return weekdayOf(point, context);
  if (point.weekStep !== undefined && point.day === undefined) return week(point, context);
  if (point.feast !== undefined) return feast(point, context);
  if (point.dayStep !== undefined || point.sameDay !== undefined) return dayStep(point, context);
  if (point.quarterStep !== undefined) return quarterStep(point, context);
  // 上周四（2月5日） is of now, whatever year was told before.
  const ofNow = point.weekday !== undefined && point.nth === undefined && context.now !== undefined;
  const dated = calendar(point, ofNow ? { now: context.now, tense: context.tense } : context);
  if (dated === undefined) return undefined;
  return clocked(dated, point);
}

/** Day and clock time; an hour alone leaves the day, but tells the ends of a range: 7时到9时. */
function withClock(resolved: Resolved, date: FullDate, point: Point): Resolved {
  const { hour, minute, second } = point.clock!;
  const day = formatDate(date);
  const at = `${day}T${two(hour)}:${two(minute ?? 0)}:${two(second ?? 0)}`;
  return minute === undefined ? { ...resolved, value: day, hour: at } : { ...resolved, value: at };
}

const clocked = (resolved: Resolved, point: Point): Resolved =>
  point.clock !== undefined && isFull(resolved.date) ? withClock(resolved, resolved.date, point) : resolved;

function fixed(value: string, context: Context): Resolved | undefined {
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

function century(point: Point, { now }: Context): Resolved | undefined {
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

function weekdayOf(point: Point, context: Context): Resolved | undefined {
  if (point.weekdayTo !== undefined) {
    const first = weekdayOf({ ...point, weekdayTo: undefined }, context);
    return first?.date !== undefined && isFull(first.date) ? range(first.date, addDays(first.date, 1), true) : first;
  }
  const { now, tense: told, last, near, from } = context;
  if (!isFull(now)) return unknownDay(now);
  // After a day to come the sentence goes on ahead, unless it says who spoke.
  const coming =
    near && isFull(last) && toDayNumber(last) > toDayNumber(now) && (told !== undefined || !context.spoken);
  const ahead = coming || context.planned === true;
  const tense = told ?? (ahead ? 'future' : undefined);
  const monday = toDayNumber(now) - weekday(now) + 1;
  if (point.weekStep !== undefined || point.weekday === 0) {
    // Early in the week 周末 is the last one.
    const step = point.weekStep ?? (weekday(now) <= 3 && tense !== 'future' ? -1 : 0);
    // 下周一启程，周末返国
    const isLater = coming && point.weekStep === undefined && tense === 'future';
    const start = isLater ? toDayNumber(last) - weekday(last) + 1 : monday + 7 * step;
    if (point.weekday === 0) return range(fromDayNumber(start + 5), fromDayNumber(start + 6), true);
    return clocked(single(fromDayNumber(start + point.weekday! - 1), true), point);
  }
  let day = monday + point.weekday! - 1;
  if (isFull(from)) {
    // 周一至周五: the first such day after the other.
    const start = toDayNumber(from);
    return clocked(single(fromDayNumber(start + ((((day - start) % 7) + 7) % 7)), true), point);
  }
  const today = toDayNumber(now);
  const base = near && isFull(last) ? toDayNumber(last) : undefined;
  if (base !== undefined && context.until && Math.abs(today - base) <= 10) {
    // 昨天抵达，逗留到周五; 原定上周五，改在周日
    day = base + 7 - ((((base - day) % 7) + 7) % 7);
  } else if (context.original) {
    // 原定周五: of the week that it was planned in.
  } else if (base !== undefined && base > today && tense === 'future') {
    // 下周三抵达，周四会谈: of the week told, or the next.
    day += base - weekday(last as FullDate) + 1 - monday;
    if (day < base) day += 7;
  } else if (tense === 'future') {
    if (day < today) day += 7;
  } else if (
    base !== undefined &&
    base >= monday &&
    base <= today &&
    day > today &&
    tense === undefined &&
    !context.spoken
  ) {
    // 本周三递交国书，周五拜会: the week goes on.
  } else if (day > today && !(context.begins && tense === undefined)) day -= 7;
  return clocked(single(fromDayNumber(day), true), point);
}

function week(point: Point, { now }: Context): Resolved {
  if (!isFull(now)) return unknownDay(now);
  const monday = toDayNumber(now) - weekday(now) + 1 + 7 * point.weekStep!;
  return range(fromDayNumber(monday), fromDayNumber(monday + 6), true);
}

/** Days after which 同日 does not go back to a day that was told sentences before. */
const FORGOTTEN = 14;

/** The day that 次日 and 当天 count from; who speaks on it (次日回应) speaks of none to come. */
function dayBefore(context: Context): CalendarDate | undefined {
  const { last, now } = context;
  if (!isFull(last)) return context.lastDay ?? last;
  if (!isFull(now) || toDayNumber(last) <= toDayNumber(now) || !context.spoken) return last;
  return context.lastPast ?? last;
}

function dayStep(point: Point, context: Context): Resolved | undefined {
  const { now, near, report } = context;
  // 19日换发2004年订立的章程，次日…: a year or a month told after the day is of something else.
  const last = point.dayStep !== undefined ? context.last : dayBefore(context);
  // 当天 is the day told last, but for a day to come, or one long past, of an earlier sentence.
  const ago = isFull(last) && isFull(now) ? toDayNumber(now) - toDayNumber(last) : 0;
  const other = (ago < 0 && !near) || (ago > FORGOTTEN && context.close === false);
  const told = isFull(last) && !other ? last : isFull(report) ? report : now;
  const base = point.dayStep !== undefined ? now : told;
  if (point.day !== undefined && point.dayStep !== undefined) {
    // 今（2）日: the number tells, the word says which month.
    const near = isFull(base) ? addDays(base, point.dayStep) : undefined;
    const inner = calendar(
      {
        start: 0,
        end: 0,
        day: point.day,
        terms: [],
        ...(point.month === undefined ? {} : { month: point.month }),
        ...(point.year === undefined ? {} : { year: point.year }),
      },
      { ...(near === undefined ? {} : { now: near }) },
    );
    return inner === undefined ? undefined : clocked(inner, point);
  }
  // 次日 of a day that is not told is not the day after this one.
  if (!isFull(base) || (point.sameDay === 1 && !isFull(last))) return unknownDay(isFull(base) ? undefined : base);
  return clocked(single(addDays(base, point.dayStep ?? point.sameDay ?? 0), true), point);
}

function quarterStep(point: Point, { now }: Context): Resolved {
  if (now?.month === undefined) return unknown('XXXX-XX');
  const start = Math.floor((now.month - 1) / 3) * 3 + 1;
  const first = addMonths({ year: now.year, month: start }, 3 * point.quarterStep!);
  return range(first, addMonths(first, 2), true);
}

function feast(point: Point, context: Context): Resolved | undefined {
  const { cells } = point.feast!.term;
  const { now } = context;
  const told = yearOf(point, context);
  const on = (year: number): FullDate | undefined => {
    if (cells.dates !== undefined) {
      const at = cells.dates.indexOf(`${year}-`);
      return at < 0 ? undefined : (parseDate(cells.dates.slice(at, at + 10)) as FullDate);
    }
    const [month, nth, day] = cells.rule.split(':').map((part) => Number(part));
    if (nth === undefined) {
      const [m, d] = cells.rule.split('-').map(Number);
      return { year, month: m, day: d };
    }
    return nthWeekday(year, month, nth, day);
  };
  if (told !== undefined) {
    const date = on(told);
    return date === undefined
      ? unknown(`${formatDate({ year: told })}-XX-XX`)
      : clocked(single(sighted(point, date), point.year === undefined), point);
  }
  if (now === undefined) return unknown('XXXX-XX-XX');
  const at = toDayNumber(firstDay(now));
  const near = [now.year - 1, now.year, now.year + 1].map(on).filter((date) => date !== undefined);
  if (near.length === 0) return unknown('XXXX-XX-XX');
  // The same year, but around New Year the nearer one.
  const cost = (date: FullDate) => {
    const distance = toDayNumber(date) - at;
    return (
      Math.abs(distance) + (date.year === now.year ? 0 : 200) + (context.tense === 'future' && distance < 0 ? 400 : 0)
    );
  };
  near.sort((a, b) => cost(a) - cost(b));
  return clocked(single(sighted(point, near[0]), true), point);
}

/** A feast that waits for the moon falls on days that differ by country: its month is what is known. */
const sighted = (point: Point, { year, month, day }: FullDate): CalendarDate =>
  point.feast!.term.id.startsWith('eid_') ? { year, month } : { year, month, day };

function nthWeekday(year: number, month: number, nth: number, day: number): FullDate {
  const first = toDayNumber({ year, month, day: 1 });
  const offset = (day - weekday(fromDayNumber(first)) + 7) % 7;
  if (nth > 0) return fromDayNumber(first + offset + 7 * (nth - 1));
  let last = first + offset;
  while (last + 7 < first + daysInMonth(year, month)) last += 7;
  return fromDayNumber(last);
}

function yearOf(point: Point, { now, last }: Context): number | undefined {
  if (point.year !== undefined) return point.year;
  if (point.yearStep !== undefined) return now === undefined ? undefined : now.year + point.yearStep;
  if (point.sameYear !== undefined) return last === undefined ? undefined : last.year + point.sameYear;
  return undefined;
}

/** Years, months and days, with what is missing taken from the range, the sentence or the anchor. */
function calendar(point: Point, context: Context): Resolved | undefined {
  const relative = point.year === undefined;
  const year = yearOf(point, context);
  const named = point.yearStep !== undefined || point.sameYear !== undefined;
  if (point.yearTo !== undefined && year !== undefined) return range({ year }, { year: point.yearTo }, false);
  if (year === undefined && named) {
    if (point.sameYear === 0) return undefined;
    return unknown(
      point.month === undefined
        ? 'XXXX'
        : `XXXX-${two(point.month)}${point.day === undefined ? '' : `-${two(point.day)}`}`,
    );
  }
  if (point.lunar && point.month !== undefined) return lunar(point, year, context);
  const stepped = point.monthStep !== undefined || point.sameMonth !== undefined;
  if (point.month === undefined && !stepped) {
    if (point.day !== undefined) return dayOnly(point, context);
    if (year === undefined) {
      if (point.part === undefined) return point.clock === undefined ? undefined : clockOnly(point, context);
      return context.now === undefined
        ? unknown('XXXX')
        : partOfYear(point, context.from?.year ?? yearOfPart(point, context), true);
    }
    if (point.week !== undefined) return weekOfYear(year, point.week, relative);
    // 前11个月 in January is of last year.
    const { part } = point;
    const months = part?.kind === 'first_months' ? part.n : part?.kind === 'first_quarters' ? part.n * 3 : 0;
    const over = point.yearStep === 0 && point.terms.length === 0 && months > (context.now?.month ?? 12);
    return partOfYear(point, over ? year - 1 : year, relative);
  }
  if (stepped) {
    const base =
      (point.ofMonth && monthTold(context)) ||
      (point.monthStep !== undefined ? context.now : (context.last ?? context.now));
    if (base?.month === undefined) return unknown('XXXX-XX');
    const at = addMonths({ year: base.year, month: base.month }, point.monthStep ?? point.sameMonth ?? 0);
    return partOfMonth(point, at, true);
  }
  const month = point.month!;
  let settled = year ?? yearOfMonth(month, point, context);
  if (year === undefined && settled !== undefined && month === 2 && point.day === 29)
    while (daysInMonth(settled, 2) < 29) settled--;
  if (settled === undefined) return unknown(`XXXX-${two(month)}${point.day === undefined ? '' : `-${two(point.day)}`}`);
  if (point.monthTo !== undefined)
    return range({ year: settled, month }, { year: settled, month: point.monthTo }, relative);
  return partOfMonth(point, { year: settled, month }, relative);
}

/** The month of 下旬 or 月底 that is not the present one: of the range, or told in the sentence. */
function monthTold({ from, now, last, near, tense, onward }: Context): CalendarDate | undefined {
  if (from?.month !== undefined) return from;
  if (!near || last?.month === undefined || now?.month === undefined) return undefined;
  const ahead = last.year > now.year || (last.year === now.year && last.month > now.month);
  return ahead || (tense !== 'future' && !onward) ? last : undefined;
}

/** The week that holds January 4 is the first (ISO 8601). */
function weekOfYear(year: number, n: number, relative: boolean): Resolved {
  const fourth = toDayNumber({ year, month: 1, day: 4 });
  const monday = fourth - weekday(fromDayNumber(fourth)) + 1 + 7 * (n - 1);
  return range(fromDayNumber(monday), fromDayNumber(monday + 6), relative);
}

/**
 * 上半年, 第三季度 without a year: this year, or the last one when it has not begun and nothing points ahead.
 * 年底, 年初 are this year's unless the sentence tells of an earlier one.
 */
function yearOfPart(point: Point, { now, last, near, tense, expires }: Context): number {
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
function yearOfMonth(month: number, { day, monthTo }: Point, context: Context): number | undefined {
  const { from, now, last, near, tense } = context;
  if (from !== undefined) {
    const later =
      from.month !== undefined && (month < from.month || (month === from.month && (day ?? 31) < (from.day ?? 0)));
    return from.year + (later ? 1 : 0);
  }
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

/** Days; what lies so near ahead is spoken of by bare days. */
const SOON = 62;

/** The month of the days to come told a little before that hold this one. */
function dayWithin(day: number, { now, stay }: Context): CalendarDate | undefined {
  if (stay === undefined || !isFull(now)) return undefined;
  const { first, last } = stay;
  const ahead = toDayNumber(first) - toDayNumber(now);
  if (ahead <= 0 || ahead > SOON) return undefined;
  if (first.month === last.month) return day >= first.day && day <= last.day ? first : undefined;
  return day >= first.day ? first : day <= last.day ? last : undefined;
}

function dayOnly(point: Point, context: Context): Resolved | undefined {
  const day = point.day!;
  const { from, now, last, near, tense } = context;
  const build = (month: CalendarDate) => partOfMonth(point, { year: month.year, month: month.month! }, true);
  if (from?.month !== undefined) {
    const later = from.day !== undefined && day < from.day;
    return build(addMonths({ year: from.year, month: from.month }, later ? 1 : 0));
  }
  // A bare day near the anchor is its own; 去年9月…11日 follows its month.
  const recent = isFull(now) && day <= now.day + 1 && day >= now.day - 3;
  const coming = isFull(now) && isFull(last) && toDayNumber(last) > toDayNumber(now);
  // 将于下月2日至6日访问。3日，他将…
  const stay = tense === 'past' || (recent && !near) ? undefined : dayWithin(day, context);
  if (stay !== undefined && !context.spoken) return build(stay);
  if (
    near &&
    last?.month !== undefined &&
    (last.day !== undefined || !recent) &&
    (coming
      ? tense !== 'past' && !context.spoken
      : now === undefined || last.year !== now.year || last.month !== now.month)
  ) {
    const later = last.day !== undefined && day < last.day && last.day - day > 20;
    return build(addMonths({ year: last.year, month: last.month }, later ? 1 : 0));
  }
  if (!isFull(now)) {
    if (now?.month !== undefined) return build(now);
    return last?.month === undefined ? unknown(`XXXX-XX-${two(day)}`) : build(last);
  }
  // The nearest such day; one that lies ahead must be much nearer unless words say so.
  const today = toDayNumber(now);
  let best: CalendarDate | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const step of [-1, 0, 1]) {
    const month = addMonths({ year: now.year, month: now.month }, step);
    if (day > daysInMonth(month.year, month.month)) continue;
    const distance = toDayNumber({ ...month, day }) - today;
    const ahead = tense === 'future' ? 0.3 : tense === 'past' ? 40 : 1.3;
    const back = tense === 'future' ? 2 : 1;
    // A month that is not named is mostly the present one.
    const cost = (distance > 0 ? distance * ahead : -distance * back) + (step === 0 || tense !== undefined ? 0 : 8);
    if (cost < least) {
      least = cost;
      best = month;
    }
  }
  return best === undefined ? undefined : build(best);
}

function clockOnly(point: Point, { now, last, near, from }: Context): Resolved | undefined {
  const ago = isFull(last) && isFull(now) ? toDayNumber(now) - toDayNumber(last) : -1;
  const base = from ?? ((near && isFull(last)) || (ago >= 0 && ago <= 7) ? last : now);
  return isFull(base) ? clocked(single(firstDay(base), true), point) : undefined;
}

function lunar(point: Point, year: number | undefined, context: Context): Resolved | undefined {
  const month = point.month!;
  const years =
    year === undefined ? (context.now === undefined ? [] : [context.now.year, context.now.year - 1]) : [year];
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

function partOfYear(point: Point, year: number, relative: boolean): Resolved {
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
    case 'middle':
      return single({ year }, relative);
    case 'end':
      return months(12, 12);
    default:
      return single({ year }, relative);
  }
}

function partOfMonth(point: Point, month: { year: number; month: number }, relative: boolean): Resolved | undefined {
  const { part, day } = point;
  const length = daysInMonth(month.year, month.month);
  const days = (first: number, last: number) => range({ ...month, day: first }, { ...month, day: last }, relative);
  if (point.nth !== undefined) {
    if (point.weekday !== 8)
      return clocked(single(nthWeekday(month.year, month.month, point.nth, point.weekday!), relative), point);
    const first = nthWeekday(month.year, month.month, point.nth, 1);
    return range(first, addDays(first, 6), relative);
  }
  if (day !== undefined) {
    if (day > length) return undefined;
    if (point.dayTo !== undefined) return point.dayTo > length ? undefined : days(day, point.dayTo);
    return clocked(single({ ...month, day }, relative), point);
  }
  if (part?.kind === 'month_half') return part.n === 1 ? days(1, 15) : days(16, length);
  return single(month, relative);
}

const STEP = { Y: 12, M: 1 } as const;

/** `now` moved by a length, at the precision of its smallest unit. */
export function moved(now: CalendarDate, length: Length, sign: 1 | -1): CalendarDate | undefined {
  const years = length.amounts.every(({ n, unit }) => unit === 'Y' && Number.isInteger(n));
  if (years) return { year: now.year + sign * length.amounts[0].n };
  if (length.amounts.every(({ unit }) => unit === 'Y' || unit === 'M')) {
    let months = 0;
    for (const { n, unit } of length.amounts) months += n * STEP[unit as 'Y' | 'M'];
    if (now.month === undefined)
      return Number.isInteger(months / 12) ? { year: now.year + (sign * months) / 12 } : undefined;
    return addMonths({ year: now.year, month: now.month }, sign * Math.round(months));
  }
  if (!isFull(now)) return undefined;
  let days = 0;
  for (const { n, unit } of length.amounts) {
    if (unit === 'D') days += n;
    else if (unit === 'W') days += n * 7;
    else if (unit === 'h') days += n / 24;
    else if (unit === 'M') days += n * 30;
    else if (unit === 'Y') days += n * 365;
  }
  // A day that a calendar of four figures does not hold is none.
  return Math.abs(days) > 365_000 ? undefined : addDays(now, sign * Math.round(days));
}
