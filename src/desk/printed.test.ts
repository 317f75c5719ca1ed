import { expect, test } from 'vitest';
import { printedLines } from './printed.ts';

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
