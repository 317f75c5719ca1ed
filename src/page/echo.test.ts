import { expect, test } from 'vitest';
import { fold } from '../text/fold.ts';
import { echoesOf } from './echo.ts';
import { labelLines } from './label.ts';
import { readLines } from './lines.ts';

const labelsOf = (text: string) => labelLines(readLines(text, fold(text))).labels;

test('a line is echoed by the lines that say its words again', () => {
  const text = ['港口擴建工程動工', '北岸港口擴建工程昨日動工，', '市長到場。', '氣象台預報明日有雨。'].join('\n');
  const [headline, , mayor, rain] = echoesOf(readLines(text, fold(text)));
  expect(headline.soon).toBeGreaterThan(0.5);
  expect(headline.around).toBe(headline.soon);
  expect([mayor.around, rain.around]).toEqual([0, 0]);
});

test('two lines are one where a line around has what stands on both sides of the break', () => {
  const text = ['島際夜航渡', '輪恢復行駛', '', '島際夜航渡輪昨日恢復行駛。'].join('\n');
  const lines = readLines(text, fold(text));
  expect(echoesOf(lines).map(({ across }) => across)).toEqual([true, false, false]);
  expect(labelsOf(text).slice(0, 2)).toEqual(['heading', 'headingOn']);
});

test.each<[string, readonly string[], string]>([
  ['a dateline that fills its line', ['（雲港訊）', '渡輪公司昨', '日恢復夜航，', '乘客增加。'], 'text'],
  ['a dateline that runs over', ['本報雲港4月2日電', '（記者林文）渡輪公司昨日', '恢復夜航，乘客比上月增加。'], 'text'],
  [
    'the first line of a paragraph, two characters narrower, with a blank line after it',
    ['渡輪公司昨日表示，夜航班次將', '', '在下月增加一倍，以方便島上居民往', '返，票價不變，學生仍可享半價優惠。'],
    'text',
  ],
])('%s is no heading', (_, lines, label) => {
  expect(labelsOf(['碼頭夜航恢復', '', ...lines].join('\n'))[1]).toBe(label);
});
