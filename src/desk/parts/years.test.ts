import { expect, test } from 'vitest';
import { ticksTo, yearsOf } from './years.ts';

test.each([
  [[{}], []],
  [[{ undated: 3 }], []],
  [
    [{ '2019': 1, undated: 2 }, { '2016': 4 }],
    ['2016', '2017', '2018', '2019'],
  ],
])('%j are the years %j', (counts, years) => {
  expect(yearsOf(...counts)).toEqual(years);
});

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [294, [0, 100, 200, 300]],
  [0.07, [0, 0.02, 0.04, 0.06, 0.08]],
])('an axis to %d has the steps %j', (most, ticks) => {
  expect(ticksTo(most)).toEqual(ticks);
});
