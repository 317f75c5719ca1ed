import { expect, test } from 'vitest';
import { placesIn, spanOf } from './span-lit.ts';

test.each([
  ['12-34', [12, 34]],
  ['12', undefined],
  [null, undefined],
  ['a-b', undefined],
])('%s is %j', (text, span) => {
  expect(spanOf(text)).toEqual(span);
});

type Spans = [number, number][];
// Two printed lines of five characters with a line feed between, then another block.
const BLOCKS = [
  {
    role: 'body' as const,
    start: 0,
    end: 10,
    spans: [
      [100, 105],
      [106, 111],
    ] as Spans,
  },
  { role: 'body' as const, start: 11, end: 14, spans: [[50, 53]] as Spans },
  { role: 'body' as const, start: 15, end: 20, spans: [[60, 63]] as Spans },
];

test.each([
  [[100, 102], [[0, 2]]],
  [[103, 108], [[3, 7]]],
  [[106, 111], [[5, 10]]],
  [[51, 52], [[12, 13]]],
  [[60, 61], [[15, 20]]],
  [[300, 301], []],
] as [[number, number], Spans][])('%j stands at %j', (span, places) => {
  expect(placesIn({ blocks: BLOCKS }, span)).toEqual(places);
});
