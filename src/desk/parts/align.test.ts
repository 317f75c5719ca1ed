import { expect, test } from 'vitest';
import { align, coreOf } from './align.ts';

test.each([
  [[], ''],
  [['春天之約'], '春天之約'],
  [['共同的春天', '春天之約', '迎來春天'], '春天'],
  [['甲乙', '丙丁'], ''],
  [['好甲', '好乙'], ''],
])('%j share %j', (wordings, core) => {
  expect(coreOf(wordings)).toBe(core);
});

test('what wordings share stands in one column', () => {
  expect(align(['共同的春天', '春天之約'])).toEqual([
    { before: '共同的', core: '春天', after: '' },
    { before: '', core: '春天', after: '之約' },
  ]);
  expect(align(['甲乙', '丙丁'])[1]).toEqual({ before: '', core: '丙丁', after: '' });
});
