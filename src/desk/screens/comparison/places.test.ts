import { expect, test } from 'vitest';
import { differencesIn } from './places.ts';

type Spans = [number, number][];

test.each([
  ['港口開放', [[10, 14]], [[1, 2]], [[11, 12]]],
  ['港口開放', [[10, 14]], [[2, 2]], [[12, 12]]],
  [
    '港口開放',
    [
      [10, 12],
      [20, 22],
    ],
    [[1, 3]],
    [
      [11, 12],
      [20, 21],
    ],
  ],
  ['港口 開放', [[10, 14]], [[1, 2]], []],
] as [string, Spans, Spans, Spans][])('%s at %j: %j is %j', (quote, at, differs, out) => {
  expect(differencesIn({ quote, at, differs })).toEqual(out);
});
