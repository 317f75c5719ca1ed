import { expect, test } from 'vitest';
import { grouped } from './number.ts';

test.each<[value: number, shown: string]>([
  [0, '0'],
  [-1234.5, '-1,234.5'],
  [999, '999'],
  [3800000, '3,800,000'],
  [0.1 + 0.2, '0.3'],
  [1e12, '1,000,000,000,000'],
])('%d is %s', (value, shown) => {
  expect(grouped(value)).toBe(shown);
});
