import { expect, test } from 'vitest';
import { boxesOf, printedLines } from './printed.ts';

const block = (spans: [number, number][]) => ({ role: 'body' as const, start: 0, end: 0, spans });

test('lines are cut where articles and doubts begin and end', () => {
  const lines = printedLines({
    text: '甲乙丙丁\n戊己庚\n\n辛',
    lines: [
      [0, 4],
      [5, 8],
      [9, 9],
      [10, 11],
    ],
    pageDoubts: [],
    articles: [
      { blocks: [block([[0, 2]]), block([[5, 8]])], doubts: [{ code: 'join', note: 'a close call', spans: [[6, 7]] }] },
      { blocks: [block([[2, 4]])], doubts: [] },
    ],
  });
  const shown = lines.map(({ runs }) =>
    runs.map(
      ({ text, article, block: own, isFirst, doubtful }) =>
        `${isFirst ? '*' : ''}${article}.${own}${doubtful ? '?' : ''}${text}`,
    ),
  );
  expect(shown).toEqual([['*0.0甲乙', '*1.0丙丁'], ['0.1戊', '0.1?己', '0.1庚'], [], ['-1.-1辛']]);
});

test.each([
  [[[1, 3]], [{ page: 0, x: 20, y: 5, width: 20, height: 10, vertical: false }]],
  [
    [[3, 6]],
    [
      { page: 0, x: 40, y: 5, width: 10, height: 10, vertical: false },
      { page: 1, x: 7, y: 8, width: 12, height: 12, vertical: true },
    ],
  ],
  [[[8, 9]], []],
] as [[number, number][], object[]][])('the words at %j stand in these boxes', (spans, boxes) => {
  const about = { size: 10, bold: false, block: 0 };
  const lines = [
    {
      ...about,
      start: 0,
      end: 4,
      page: 0,
      x: 10,
      y: 5,
      width: 40,
      height: 10,
      vertical: false,
      edges: [0, 100, 200, 300, 400],
    },
    { ...about, start: 5, end: 7, page: 1, x: 7, y: 8, width: 12, height: 24, vertical: true, edges: [0, 120, 240] },
  ];
  expect(boxesOf({ lines }, spans)).toEqual(boxes);
});
