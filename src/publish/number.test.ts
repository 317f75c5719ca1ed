import { expect, test } from 'vitest';
import { grouped, unitWords } from './number.ts';

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

test.each<[unit: string, value: number, shown: string]>([
  ['years', 1, 'year'],
  ['years', 1.5, 'years'],
  ['years', 0, 'years'],
  ['percentage_points', 1, 'percentage point'],
  ['countries', 1, 'country'],
  ['sorties', 1, 'sortie'],
  ['people', 1, 'person'],
  ['aircraft', 1, 'aircraft'],
  ['Mbps', 1, 'Mbps'],
  ['USD', 1, 'USD'],
])('%s after %d are %s', (unit, value, shown) => {
  expect(unitWords(unit, value)).toBe(shown);
});
