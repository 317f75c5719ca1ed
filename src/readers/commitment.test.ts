import { describe, expect, it } from 'vitest';
import { readPage } from '../reading.ts';

/** `modality parties: quote [start/end duration]` of every commitment in one paragraph. */
function commitments(text: string): string[] {
  const { articles } = readPage({
    file: '<memory>',
    format: 'archive',
    text,
    sha256: '0',
    encoding: 'utf-8',
    told: { published: '2023-05-10' },
    blocks: [{ role: 'body', start: 0, end: text.length }],
    doubts: [],
  });
  return articles.flatMap(({ entries }) =>
    entries.flatMap((entry) => {
      if (entry.kind !== 'commitment') return [];
      const { modality, parties, quote, start, end, duration } = entry;
      const when = [start ?? '', end ?? '', duration ?? ''].join('/');
      return [`${modality} ${parties.join('+')}: ${quote} ${when}`];
    }),
  );
}

describe('promises', () => {
  it.each([
    ['中方願同對方擴大貿易額。', ['will 中國: 中方願同對方擴大貿易額 //']],
    ['德國政府承諾在2030年前完成改造。', ['will 德國政府: 德國政府承諾在2030年前完成改造 /2030/']],
    ['峰會將於11月在首爾舉行。', ['intends : 峰會將於11月在首爾舉行 2023-11/2023-11/']],
    ['下屆年會訂於6月5日召開。', ['intends : 下屆年會訂於6月5日召開 2023-06-05/2023-06-05/']],
    ['法方將在三個月內答覆。', ['will 法國: 法方將在三個月內答覆 /2023-08/']],
    ['印尼擬於8月恢復談判。', ['intends 印尼: 印尼擬於8月恢復談判 2023-08/2023-08/']],
    ['法德兩國同意把協定延長三年至2027年。', ['agreed 法國+德國: 法德兩國同意把協定延長三年至2027年 /2027/P3Y']],
    [
      '法方決定，自2023年9月1日至2024年2月29日，對持普通護照的旅客試行免簽。',
      ['decided 法國: 法方決定，自2023年9月1日至2024年2月29日，對持普通護照的旅客試行免簽 2023-09-01/2024-02-29/'],
    ],
  ])('%s', (text, expected) => expect(commitments(text)).toEqual(expected));
});

describe('what is no promise', () => {
  it.each([
    ['天氣將轉涼，物價將上升。'],
    ['法方希望德方繼續談判。'],
    ['英方要求對方履行承諾。'],
    ['日前在巴黎，各方談到將於11月舉行的峰會。'],
    ['政府公布新的五年計劃。'],
    ['日方未同意延期。'],
    ['法國原計劃在3月開會。'],
    ['巴西將歷史與現實結合起來。'],
  ])('%s', (text) => expect(commitments(text)).toEqual([]));
});
