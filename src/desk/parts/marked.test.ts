import { expect, test } from 'vitest';
import { segmentsOf } from './marked.tsx';

const written = (text: string, lit: [number, number][], differs: [number, number][]) =>
  segmentsOf(text, lit, differs)
    .map((one) => (one.gap ? '|' : `${one.lit ? 'L' : ''}${one.differs ? 'D' : ''}(${one.text})`))
    .join('');

test.each([
  ['港口開放', [], [], '(港口開放)'],
  ['港口開放', [[2, 4]], [], '(港口)L(開放)'],
  ['港口開放', [[1, 3]], [[2, 4]], '(港)L(口)LD(開)D(放)'],
  ['港口開放', [], [[2, 2]], '(港口)|(開放)'],
  ['港口', [], [[2, 2]], '(港口)|'],
  ['港口', [], [[0, 0]], '|(港口)'],
  ['港口', [[0, 9]], [], 'L(港口)'],
  ['', [], [], ''],
] as [string, [number, number][], [number, number][], string][])('%s with %j and %j', (text, lit, differs, out) => {
  expect(written(text, lit, differs)).toBe(out);
});
