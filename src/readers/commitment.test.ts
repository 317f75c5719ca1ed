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
    ['德國外長說，德方支持並將繼續參加談判。', ['will 德國: 德方支持並將繼續參加談判 //']],
    ['德國外長說，法方正在並將繼續落實建議。', ['will 法國: 法方正在並將繼續落實建議 //']],
    ['我國則會出資800萬元。', ['will : 我國則會出資800萬元 //']],
    ['法國總統宣布，將派代表團出席會議。', ['will 法國總統: 將派代表團出席會議 //']],
    ['土耳其決定召回大使。', ['decided 土耳其: 土耳其決定召回大使 //']],
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
    // The earliest day, or a rough one, is no day by which.
    ['港口最快2028年動工。', '2028//'],
    ['第五輪談判預計6月中旬在河內舉行。', '2023-06//'],
    ['協定將於9月底自動到期。', '/2023-09/'],
    ['林大山將於6月5日轉赴河內，6月7日返國。', '2023-06-05/2023-06-07/'],
    ['雙方同意自6月15日起對玉米暫免關稅六個月。', '2023-06-15/2023-12-14/P6M'],
    ['措施將自明年1月1日起生效。', '2024-01-01//'],
    ['協定將於明年第一季度生效，有效期十年。', '2024-01//P10Y'],
    // A day still to come, without a mark of the future.
    ['首段鐵路2027年8月通車。', '2027-08//'],
    ['因颱風順延至6月20日舉行。', '/2023-06-20/'],
    ['委員會年底前決定是否追加貸款。', '/2023-12/'],
    ['小組須於6月2日前提交案文。', '/2023-06-02/'],
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
    ['法國總統此訪為期三天。'],
    ['德國外長說，這會進一步惡化兩國關係。'],
    ['針對法國計劃修法的說法，德國沒有回應。'],
    ['特區今年批准的投資額達兩億元。'],
    ['投資將觸底反彈，增速為一成。'],
    ['部長可能在年底前率團訪問友邦。'],
    ['林國將5月15日命名為國花日。'],
  ])('%s', (text) => expect(commitments(text)).toEqual([]));
});
