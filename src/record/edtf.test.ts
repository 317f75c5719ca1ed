import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  bounds,
  dateWords,
  formatDate,
  fromDayNumber,
  isTimeValue,
  parseDate,
  toDayNumber,
  weekday,
} from './edtf.ts';

describe('EDTF', () => {
  it.each(['2025', '2025-09', '2025-09-02', '2025-09-02T10:30:00', '2013/..', '../2030', '2025-09-15/2026-09-14'])(
    '%s is a time value',
    (value) => {
      expect(isTimeValue(value)).toBe(true);
    },
  );
  it.each(['199X', '20XX', 'XXXX', 'XXXX-09-02', '2030~', '2025-21', 'P30Y', 'P2Y6M', 'PT24H', 'XXXX/..'])(
    '%s is one too',
    (value) => {
      expect(isTimeValue(value)).toBe(true);
    },
  );
  it.each(['', '2025-13', '2025-02-30', '../..', 'P', '25', '2025/2026/2027'])('%s is none', (value) => {
    expect(isTimeValue(value)).toBe(false);
  });

  it.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['199X', '1990-01-01', '1999-12-31'],
    ['2025-01/2025-06', '2025-01-01', '2025-06-30'],
    ['2013/..', '2013-01-01', undefined],
  ])('%s covers %s to %s', (value, first, last) => {
    const covered = bounds(value);
    expect(covered.first && formatDate(covered.first)).toBe(first);
    expect(covered.last && formatDate(covered.last)).toBe(last);
  });

  it('counts days both ways', () => {
    for (let number = -200_000; number < 50_000; number += 997) expect(toDayNumber(fromDayNumber(number))).toBe(number);
    expect(formatDate(addDays({ year: 2024, month: 2, day: 28 }, 2))).toBe('2024-03-01');
    expect(formatDate(addMonths({ year: 2025, month: 1, day: 31 }, 1))).toBe('2025-02-28');
    expect(weekday({ year: 2025, month: 9, day: 3 })).toBe(3);
  });

  it.each([
    ['../2026-04', 'by 2026-04'],
    ['2026-04', '2026-04'],
    ['2013/..', '2013/..'],
  ])('%s in plain words', (edtf, words) => expect(dateWords(edtf)).toBe(words));

  it('refuses days that do not exist', () => {
    expect(parseDate('2025-02-29')).toBeUndefined();
    expect(parseDate('2024-02-29')).toEqual({ year: 2024, month: 2, day: 29 });
  });
});
