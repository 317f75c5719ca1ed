import { addDays, type FullDate, fromDayNumber, parseDate, toDayNumber } from '../../record/edtf.ts';
import { LUNAR_FIRST, LUNAR_YEARS } from './lunar-data.ts';

/** First and last day of a month of the Chinese calendar, or undefined outside the table. */
export function lunarMonth(year: number, month: number, leap = false): { first: FullDate; last: FullDate } | undefined {
  const row = LUNAR_YEARS[year - LUNAR_FIRST];
  if (row === undefined || (leap && row[1] !== month)) return undefined;
  const start = parseDate(row[0]) as FullDate;
  // The leap month follows the month whose number it shares.
  const index = month - 1 + (row[1] > 0 && (month > row[1] || leap) ? 1 : 0);
  let offset = 0;
  for (let i = 0; i < index; i++) offset += row[2][i] === '1' ? 30 : 29;
  const first = addDays(start, offset);
  return { first, last: addDays(first, row[2][index] === '1' ? 29 : 28) };
}

/** The day of the Gregorian calendar, or undefined outside the table. */
export function fromLunar(year: number, month: number, day: number, leap = false): FullDate | undefined {
  const at = lunarMonth(year, month, leap);
  return at === undefined || day < 1 || day > 30 ? undefined : fromDayNumber(toDayNumber(at.first) + day - 1);
}
