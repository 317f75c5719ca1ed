import { expect, test } from 'vitest';
import { troubleIn } from './problems.ts';

const told = (problem: { status: number; code?: string; detail?: string }) => {
  const { title, more, again } = troubleIn({ title: '', ...problem }, 'zh-Hant');
  return [title, more?.text, more?.lang, again];
};

test.each([
  ['no answer', { status: 0 }, ['伺服器沒有回應。', '請確認伺服器仍在運行，然後重試。', 'zh-Hant', true]],
  [
    'nothing of this id',
    { status: 404, code: 'missing', detail: 'p1: there is nothing of this id in the library' },
    ['此網址沒有內容。', '館藏中無此項；網址或有誤，或屬另一館藏。', 'zh-Hant', false],
  ],
  [
    'a date that is none',
    { status: 400, code: 'query', detail: '"abc" is no date; write 2024, 2024-05 or 2024-05-01' },
    ['無法回答此問。', '「abc」不是日期；請寫作 2024、2024-05 或 2024-05-01。', 'zh-Hant', false],
  ],
  [
    'a value that a field has not',
    { status: 409, code: 'correction', detail: '"mode" must be one of direct, indirect' },
    ['未能記下。', '「mode」只可為：direct, indirect。', 'zh-Hant', false],
  ],
  [
    'a day that is none',
    { status: 409, code: 'correction', detail: '"date" must be a date such as 2025-09-03, 2025-09, ../2025-09' },
    ['未能記下。', '「date」的值須如 2025-09-03, 2025-09, ../2025-09。', 'zh-Hant', false],
  ],
  [
    'what the desk does not know',
    { status: 400, code: 'query', detail: 'something else' },
    ['無法回答此問。', 'Something else.', 'en', false],
  ],
  [
    'a question that takes too long',
    { status: 503, code: 'slow', detail: 'this question takes too long; narrow it with from, to or where' },
    ['此問耗時過長。', '請縮小日期範圍或加字詞篩選。', 'zh-Hant', false],
  ],
  ['too many questions', { status: 503, code: 'busy', detail: 'x' }, ['伺服器繁忙。', '請稍後重試。', 'zh-Hant', true]],
  ['read only', { status: 403, code: 'readonly', detail: 'x' }, ['此館藏僅供閱讀。', undefined, undefined, false]],
  ['a failure', { status: 500, detail: 'x' }, ['伺服器出錯。', '原因見伺服器自身的輸出。', 'zh-Hant', true]],
] as const)('%s', (_, problem, out) => {
  expect(told(problem)).toEqual(out);
});
