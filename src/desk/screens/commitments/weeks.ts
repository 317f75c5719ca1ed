import { daysOf, dayText } from '../../days.ts';

/** The weeks of a month such as `2026-12`, Monday first, as days since 1970; with days of the months around it. */
export function weeksOf(month: string): number[][] {
  const [first, last] = daysOf(month) ?? [0, 0];
  const weeks: number[][] = [];
  for (let monday = first - weekdayOf(first); monday <= last; monday += 7)
    weeks.push(Array.from({ length: 7 }, (_, i) => monday + i));
  return weeks;
}

/** 0 is Monday; the first of January 1970 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The month so many months after another. */
export function monthAfter(month: string, by: number): string {
  const [year, of] = month.split('-').map(Number);
  const at = year * 12 + of - 1 + by;
  return dayText(Date.UTC(Math.floor(at / 12), at % 12, 1) / 86_400_000).slice(0, 7);
}
