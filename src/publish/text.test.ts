import { expect, test } from 'vitest';
import { readPage } from '../reading.ts';
import { readItem } from '../source/read.ts';
import { explained } from './explain.ts';
import { toText } from './text.ts';

const ITEM = { id: 'a', title: '港口重開', text: '兩國外長昨日在吉隆坡會面。', outlet: '海濱日報' };

test.each<[where: string, item: Partial<typeof ITEM>]>([
  ['id', { id: 'a\u001b[2J' }],
  ['title', { title: '港口\u001b]0;x\u0007重開' }],
  ['text', { text: '兩國外長\u001b[31m昨日在吉隆坡會面。' }],
  ['outlet', { outlet: '海濱\u009b31m日報' }],
])('a terminal is told nothing by the %s of a page', (_where, item) => {
  const reading = readPage(readItem(JSON.stringify({ ...ITEM, ...item }), 'a\u001b[2J.jsonl', 1), { explain: true });
  for (const printed of [toText(reading), explained(reading)]) {
    expect(printed).toContain('\ufffd');
    expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  }
});

test('a colon that stands for the verb is printed once', () => {
  const text = '5月1日，漁業部發言人林大山主持記者會。\n記者：談判順利嗎？\n林大山：順利。';
  const reading = readPage(readItem(JSON.stringify({ ...ITEM, text }), 'a.jsonl', 1));
  expect(toText(reading)).toMatch(/· 記者: 談判順利嗎/);
});
