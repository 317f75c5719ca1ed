import { expect, test } from 'vitest';
import { around } from './card.ts';

const clause = '港口今年開放，';
const long = clause.repeat(20);

test.each([
  ['the text is short', '前句。這句。後句。', [3, 6], '前句。', '後句。', false, false],
  [
    'clauses are long',
    `${'甲'.repeat(100)}這句。${'乙'.repeat(100)}`,
    [100, 103],
    '甲'.repeat(80),
    '乙'.repeat(80),
    true,
    true,
  ],
  ['clauses are short', `${long}這句。${long}`, [140, 143], clause.repeat(11), clause.repeat(11), true, true],
  ['nothing stands beside it', '這句。', [0, 3], '', '', false, false],
] as const)('what stands beside a sentence where %s', (_, text, [from, to], before, after, ...cut) => {
  expect(around(text, [from, to])).toEqual({ before, after, cut: { before: cut[0], after: cut[1] } });
});
