import { expect, test } from 'vitest';
import { daysOf, dayText } from './days.ts';

test.each([
  ['2016', '2016-01-01', '2016-12-31'],
  ['2016-02', '2016-02-01', '2016-02-29'],
  ['2016-12', '2016-12-01', '2016-12-31'],
  ['2016-05-03', '2016-05-03', '2016-05-03'],
  ['2016-05-03/2016-06', '2016-05-03', '2016-06-30'],
  ['../2016', '2016-01-01', '2016-12-31'],
  ['2016~', '2016-01-01', '2016-12-31'],
])('%s', (edtf, first, last) => {
  expect(daysOf(edtf)?.map(dayText)).toEqual([first, last]);
});

test('what is no date has no days', () => {
  expect(daysOf('soon')).toBeUndefined();
});
