import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align } from './align.ts';

const drawn = (wordings: readonly string[]) =>
  align(wordings).map((row, i) => row.map(({ at }) => (at < 0 ? '·' : wordings[i][at])).join(''));

test.each<[string[], string[]]>([
  [[], []],
  [['春天之約'], ['春天之約']],
  [
    ['春天', '共同的春天', '春天之約'],
    ['···春天··', '共同的春天··', '···春天之約'],
  ],
  [
    ['一個海島原則', '一島原則'],
    ['一個海島原則', '一··島原則'],
  ],
  [
    ['相互支持', '堅定支持彼此'],
    ['相互支持··', '堅定支持彼此'],
  ],
  [
    ['甲乙', '丙丁'],
    ['甲乙', '丙丁'],
  ],
  [
    ['海港', '海與港'],
    ['海·港', '海與港'],
  ],
])('%j', (wordings, rows) => {
  expect(drawn(wordings)).toEqual(rows);
});

test('every row has all its characters in order, and as many columns as the others', () => {
  const wording = fc.string({ unit: fc.constantFrom('春', '天', '之', '約'), maxLength: 9 });
  fc.assert(
    fc.property(fc.array(wording, { maxLength: 5 }), (wordings) => {
      const rows = align(wordings);
      rows.forEach((row, i) => {
        expect(row.filter(({ at }) => at >= 0).map(({ at }) => at)).toEqual([...wordings[i]].map((_, at) => at));
        expect(row.length).toBe(rows[0].length);
        for (const { at, same } of row) if (same) expect(at).toBeGreaterThanOrEqual(0);
      });
    }),
  );
});
