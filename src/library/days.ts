import { daysInMonth, parseDate } from '../record/edtf.ts';

/** First and last day as integers such as 20250903; an open end is 0 or 99999999. */
export type Days = readonly [from: number, to: number];

const OPEN: Days = [0, 99_999_999];

/** The days that an EDTF level 1 value covers; undefined where it holds no date. */
export function daysOf(value: string | null | undefined): Days | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const slash = value.indexOf('/');
  if (slash < 0) return daysOfDate(value);
  const head = value.slice(0, slash);
  const tail = value.slice(slash + 1);
  const from = daysOfDate(head);
  const to = daysOfDate(tail);
  if (from === undefined && to === undefined) return undefined;
  return [from?.[0] ?? OPEN[0], to?.[1] ?? (tail === '..' || tail === '' ? OPEN[1] : (from?.[1] ?? OPEN[1]))];
}

function daysOfDate(text: string): Days | undefined {
  const date = parseDate(text);
  if (date === undefined || date.year < 0) return undefined;
  const { year, month, day } = date;
  if (month === undefined) return [year * 10_000 + 101, year * 10_000 + 1231];
  const head = year * 10_000 + month * 100;
  return day === undefined ? [head + 1, head + daysInMonth(year, month)] : [head + day, head + day];
}

/** `20250903` as `2025-09-03`. */
export function dayText(day: number): string {
  const text = String(day).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** Days from one day to another, both as integers such as 20250903. */
export function daysBetween(from: number, to: number): number {
  return dayNumber(to) - dayNumber(from);
}

/** A day such as 20250903 as a count of days, so that days can be added. */
export function dayNumber(day: number): number {
  return Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100) / 86_400_000;
}

/** Two days as an EDTF date or interval: `2024-05-01`, `2024-05`, `2024`, `2024-05-01/2024-05-03`, `../2030-12-31`. */
export function edtfOf(from: number, to: number): string {
  if (from === to) return dayText(from);
  const [first, last] = [dayText(from), dayText(to)];
  if (first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31`) return first.slice(0, 4);
  const [year, month] = first.split('-').map(Number);
  if (first.endsWith('-01') && to === Number(`${first.slice(0, 7).replace('-', '')}${daysInMonth(year, month)}`))
    return first.slice(0, 7);
  return `${from === OPEN[0] ? '..' : first}/${to === OPEN[1] ? '..' : last}`;
}
