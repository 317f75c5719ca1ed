/**
 * EDTF level 1 (ISO 8601-2) as the record uses it, and arithmetic on calendar dates (proleptic Gregorian).
 * No clock, no time zone.
 */

/** A calendar date with the precision that is known: a year, a month of it, a day of it. */
export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month?: number;
  /** 1 to 31. */
  readonly day?: number;
}

export interface FullDate extends CalendarDate {
  readonly month: number;
  readonly day: number;
}

const two = (value: number) => (value < 10 ? `0${value}` : `${value}`);
const four = (value: number) => (value >= 1000 ? `${value}` : String(value).padStart(4, '0'));

/** `2025`, `2025-09`, `2025-09-02`; years before 1 as `-0220`. */
export function formatDate(date: CalendarDate): string {
  const year = date.year < 0 ? `-${four(-date.year)}` : four(date.year);
  if (date.month === undefined) return year;
  if (date.day === undefined) return `${year}-${two(date.month)}`;
  return `${year}-${two(date.month)}-${two(date.day)}`;
}

const DATE = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;

/** The date at the head of an EDTF date (a time of day after it is left out), or undefined. */
export function parseDate(value: string | undefined): CalendarDate | undefined {
  const match = value === undefined ? null : DATE.exec(value);
  if (match === null) return undefined;
  const year = Number(match[1]);
  if (match[2] === undefined) return { year };
  const month = Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  if (match[3] === undefined) return { year, month };
  const day = Number(match[3]);
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : undefined;
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01. */
export function toDayNumber({ year, month, day }: FullDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

export function fromDayNumber(number: number): FullDate {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const ofEra = z - era * 146097;
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const mp = Math.floor((5 * ofYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: years + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** The date `months` later; the day is kept where the month has it, else the month's last. */
export function addMonths<D extends CalendarDate>(date: D, months: number): D {
  const index = date.year * 12 + (date.month ?? 1) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const moved = { ...date, year };
  if (date.month !== undefined) Object.assign(moved, { month });
  if (date.day !== undefined) Object.assign(moved, { day: Math.min(date.day, daysInMonth(year, month)) });
  return moved;
}

export const addDays = (date: FullDate, days: number): FullDate => fromDayNumber(toDayNumber(date) + days);

/** 1 Monday to 7 Sunday. */
export const weekday = (date: FullDate): number => ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;

export const isFull = (date: CalendarDate | undefined): date is FullDate =>
  date?.month !== undefined && date.day !== undefined;

/** First day of a year, month or day. */
export const firstDay = (date: CalendarDate): FullDate => ({
  year: date.year,
  month: date.month ?? 1,
  day: date.day ?? 1,
});

/** Last day of a year, month or day. */
export const lastDay = (date: CalendarDate): FullDate => ({
  year: date.year,
  month: date.month ?? 12,
  day: date.day ?? daysInMonth(date.year, date.month ?? 12),
});

const ATOM = /^-?\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?)?)?)?[?~%]?$/;
const UNSPECIFIED =
  /^(?:\d{3}X|\d{2}XX|XXXX|(?:\d{4}|XXXX)-XX(?:-XX)?|(?:\d{4}|XXXX)-\d{2}-XX|XXXX-(?:\d{2}|XX)(?:-\d{2})?)$/;
const SEASON = /^\d{4}-2[1-4][?~%]?$/;
const DURATION =
  /^P(?=.)(?:[\d.]+Y)?(?:[\d.]+M)?(?:[\d.]+W)?(?:[\d.]+D)?(?:T(?=.)(?:[\d.]+H)?(?:[\d.]+M)?(?:[\d.]+S)?)?$/;

function isPoint(value: string): boolean {
  if (UNSPECIFIED.test(value) || SEASON.test(value)) return true;
  return ATOM.test(value) && parseDate(value) !== undefined;
}

/**
 * Whether `value` may stand in a time of the record: an EDTF date, time or interval, or an ISO 8601 duration.
 * Wider than level 1 in one point: a month or day of an unknown year (`XXXX-09-02`).
 */
export function isTimeValue(value: string): boolean {
  if (DURATION.test(value)) return true;
  const ends = value.split('/');
  if (ends.length === 1) return isPoint(value);
  if (ends.length > 2 || (ends[0] === '..' && ends[1] === '..')) return false;
  return ends.every((end) => end === '..' || end === '' || isPoint(end));
}

/** First and last day that an EDTF date or interval covers; an end is absent where it is open or unknown. */
export function bounds(value: string): { first?: FullDate; last?: FullDate } {
  const [from, to] = value.includes('/') ? value.split('/') : [value, value];
  const first = earliest(from);
  const last = latest(to);
  return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) };
}

const fill = (value: string, digit: string) => value.replace(/[?~%]$/, '').replaceAll('X', digit);

function earliest(value: string): FullDate | undefined {
  if (value.startsWith('XXXX') || value.startsWith('P')) return undefined;
  const date = parseDate(fill(value.replace(/-XX/g, ''), '0'));
  return date === undefined ? undefined : firstDay(date);
}

function latest(value: string): FullDate | undefined {
  if (value.startsWith('XXXX') || value.startsWith('P')) return undefined;
  const date = parseDate(fill(value.replace(/-XX/g, ''), '9'));
  return date === undefined ? undefined : lastDay(date);
}

/** In plain words: `../2026-04` is "by 2026-04"; other values stay as they are. */
export const dateWords = (edtf: string): string => edtf.replace(/^\.\.\//, 'by ');
