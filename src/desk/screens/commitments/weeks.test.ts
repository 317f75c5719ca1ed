import { expect, test } from 'vitest';
import { dayText } from '../../days.ts';
import { monthAfter, weeksOf } from './weeks.ts';

test.each([
  ['2026-12', 5, '2026-11-30', '2027-01-03'],
  ['2027-02', 4, '2027-02-01', '2027-02-28'],
  ['1969-12', 5, '1969-12-01', '1970-01-04'],
  ['2020-02', 5, '2020-01-27', '2020-03-01'],
])('%s has %d weeks, from %s to %s', (month, count, from, to) => {
  const weeks = weeksOf(month);
  expect([weeks.length, dayText(weeks[0][0]), dayText(weeks.at(-1)![6])]).toEqual([count, from, to]);
});

test.each([
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-05', 12, '2027-05'],
  ['2026-05', -17, '2024-12'],
])('%s and %d months', (month, by, then) => {
  expect(monthAfter(month, by)).toBe(then);
});
