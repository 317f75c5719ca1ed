import { expect, test } from 'vitest';
import { sourceSpans } from './places.ts';

const of = (source: string, text: string, ...spans: [number, number][]) => ({
  source,
  article: { text, blocks: [{ start: 0, end: text.length, spans }] },
});
const rows = [
  ['a run', of('甲乙丙丁', '甲乙丙丁', [0, 4]), 1, 3, [[1, 3]]],
  ['across a line break', of('甲乙\n丙丁', '甲乙丙丁', [0, 2], [3, 5]), 1, 3, [[1, 2], [3, 4]]], // biome-ignore format: one row a line
  ['across a line break inside a run', of('甲乙\n丙丁', '甲乙丙丁', [0, 5]), 0, 4, [[0, 2], [3, 5]]], // biome-ignore format: one row a line
  ['a stray space of the layout stays inside', of('甲 乙丙', '甲乙丙', [0, 4]), 0, 3, [[0, 4]]],
  ['another place of the page', of('丙丁甲乙', '甲乙丙丁', [2, 4], [0, 2]), 1, 3, [[3, 4], [0, 1]]], // biome-ignore format: one row a line
  ['a space that the page does not have', of('Air\nbus甲', 'Air bus甲', [0, 3], [4, 8]), 0, 8, [[0, 3], [4, 8]]], // biome-ignore format: one row a line
  ['several spaces kept as one', of('Air  bus', 'Air bus', [0, 8]), 0, 7, [[0, 8]]],
] as const;

test.each(rows)('%s', (_, { source, article }, start, end, spans) => {
  expect(sourceSpans(article, source, start, end)).toEqual(spans);
});

test('words of two blocks, without the line feed between them', () => {
  const blocks = [
    { start: 0, end: 2, spans: [[4, 6]] as const },
    { start: 3, end: 5, spans: [[0, 2]] as const },
  ];
  expect(sourceSpans({ text: '丙丁\n甲乙', blocks }, '甲乙……丙丁', 1, 4)).toEqual([
    [5, 6],
    [0, 1],
  ]);
});
