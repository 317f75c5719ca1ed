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
    ['法方將在三個月內答覆。', ['will 法國: 法方將在三個月內答覆 /2023-08/P3M']],
    ['印尼擬於8月恢復談判。', ['intends 印尼: 印尼擬於8月恢復談判 2023-08/2023-08/']],
    ['法德兩國同意把協定延長三年至2027年。', ['agreed 法國+德國: 法德兩國同意把協定延長三年至2027年 /2027/P3Y']],
    [
      '法方決定，自2023年9月1日至2024年2月29日，對持普通護照的旅客試行免簽。',
      ['decided 法國: 法方決定，自2023年9月1日至2024年2月29日，對持普通護照的旅客試行免簽 2023-09-01/2024-02-29/'],
    ],
  ])('%s', (text, expected) => expect(commitments(text)).toEqual(expected));
});

describe('when', () => {
  it.each([
    // What begins on a day goes on after it.
    ['法方將於6月5日前往里斯本訪問。', '2023-06-05//'],
    ['印尼擬於2024年1月1日投入運作新港口。', '2024-01-01//'],
    ['法方承諾6月動工，到2030年完成改造。', '2023-06/2030/'],
    ['法方承諾今後四年撥款重建港口。', '2023/2027/'],
    ['法方決定，停留期限由30日延長至60日，為期兩年。', '//P2Y'],
    ['法方願同德方以明年建交20周年為契機深化合作。', '//'],
    ['法方將在2024年接任主席後提出方案。', '2024//'],
    ['雙方同意把營業時間延長兩小時。', '//'],
  ])('%s', (text, expected) => expect(commitments(text)[0]?.split(' ').at(-1)).toBe(expected));
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
