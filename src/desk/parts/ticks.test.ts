import { expect, test } from 'vitest';
import { fitted } from './ticks.ts';

const written = (places: readonly number[], width: number) =>
  fitted(
    places.map((at) => ({ at, text: String(at) })),
    width,
    40,
  )
    .map(({ text, isBefore }) => (isBefore ? `<${text}` : text))
    .join(' ');

test.each([
  [[0, 100, 200], 300, '0 100 200'],
  [[0, 100, 280], 300, '0 100 <280'],
  [[0, 240, 280], 300, '0 240'],
  [[0, 30, 60], 300, '0 60'],
  [[10], 30, ''],
  [[0, 400], 300, '0'],
] as const)('of the labels at %j, %d pixels take %s', (places, width, out) => {
  expect(written(places, width)).toBe(out);
});
