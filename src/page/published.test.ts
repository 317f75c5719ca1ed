import { describe, expect, it } from 'vitest';
import { fold } from '../text/fold.ts';
import { inferPublished, printedDate } from './published.ts';

const infer = (text: string) => inferPublished(fold(text).replace(/\s/g, ''), (i) => i)?.date;

describe('inferPublished', () => {
  it.each([
    ['5月8日上午，兩國元首會談。今年是世界反法西斯戰爭勝利80周年。', '2025-05-09'],
    ['今天（9月2日）簽署備忘。自2025年9月15日至2026年9月14日試行免簽。', '2025-09-03'],
    ['3月1日，代表團抵達。今年是新加坡獨立60周年。', '2025-03-02'],
    ['12月31日，代表團抵達。2024年12月31日晚舉行酒會。', '2025-01-01'],
    ['民國114年的計畫已經送出。6月3日，外交部門說明進度。', '2025-06-04'],
  ])('%s', (text, date) => {
    expect(infer(text)).toBe(date);
  });
  it.each(['代表團昨日抵達，今日會談。', '代表團5月8日抵達。', '今年是建交50周年。'])('stays open: %s', (text) => {
    expect(infer(text)).toBeUndefined();
  });
});

describe('printedDate', () => {
  it.each([
    [['2025年9月3日星期三'], '2025-09-03'],
    [['A2要闻', '海港日报2025.9.3'], '2025-09-03'],
    [['A2要闻'], undefined],
  ])('%s', (lines, date) => {
    expect(printedDate(lines)).toBe(date);
  });
});
