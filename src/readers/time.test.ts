import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../lexicon/load.ts';
import { isTimeValue } from '../record/edtf.ts';
import { readFigures } from './plain.ts';

const lexicon = loadLexicon();
/** `words value` of every time that is not a vague word. */
const times = (text: string, published?: string) =>
  readFigures(text, lexicon, published)
    .times.filter((time) => !time.vague)
    .map((time) => `${time.quote} ${time.value}`);

const ON = '2023-06-15'; // a Thursday

describe('dates', () => {
  it.each([
    ['2022年3月4日', ['2022年3月4日 2022-03-04']],
    ['二〇二二年三月四日', ['二〇二二年三月四日 2022-03-04']],
    ['２０２２年３月', ['２０２２年３月 2022-03']],
    ['民國112年5月', ['民國112年5月 2023-05']],
    ['6月9日', ['6月9日 2023-06-09']],
    ['本月8日', ['本月8日 2023-06-08']],
    ['14日在京會見', ['14日 2023-06-14']],
    ['16日將舉行', ['16日 2023-06-16']],
    ['昨（14）日', ['昨（14）日 2023-06-14']],
    ['昨日', ['昨日 2023-06-14']],
    ['週二（13日）', ['週二（13日） 2023-06-13']],
    ['6月13日（星期二）上午', ['6月13日（星期二）上午 2023-06-13']],
    ['上週五', ['上週五 2023-06-09']],
    ['星期三', ['星期三 2023-06-14']],
    ['去年8月', ['去年8月 2022-08']],
    ['前年', ['前年 2021']],
    ['2021年上半年', ['2021年上半年 2021-01/2021-06']],
    ['第三季度', ['第三季度 2023-07/2023-09']],
    ['今年前5個月', ['今年前5個月 2023-01/2023-05']],
    ['8月下旬', ['8月下旬 2023-08-21/2023-08-31']],
    ['去年年底', ['去年年底 2022-12']],
    ['上世紀六十年代', ['上世紀六十年代 196X']],
    ['本世紀', ['本世紀 20XX']],
    ['「十三五」規劃', ['十三五 2016/2020']],
    ['2021年中秋', ['2021年中秋 2021-09-21']],
    ['農曆五月初五', ['農曆五月初五 2023-06-22']],
    ['15日上午10時30分', ['15日上午10時30分 2023-06-15T10:30:00']],
    ['晚上8時', ['晚上8時 2023-06-15T20:00:00']],
  ])('%s', (text, wanted) => {
    expect(times(text, ON)).toEqual(wanted);
  });
});

describe('intervals', () => {
  it.each([
    ['2019年至2021年', ['2019年至2021年 2019/2021']],
    ['12日至14日', ['12日至14日 2023-06-12/2023-06-14']],
    ['6月28日至7月2日', ['6月28日至7月2日 2023-06-28/2023-07-02', '6月28日 2023-06-28', '7月2日 2023-07-02']],
    ['1月至5月', ['1月至5月 2023-01/2023-05']],
    ['自2016年以來', ['自2016年以來 2016/..']],
    ['自1990年建交以來', ['自1990年建交以來 1990/..']],
    ['7月1日起實施', ['7月1日起 2023-07-01/..']],
    ['2035年前', ['2035年前 ../2035']],
    ['30年前', ['30年前 1993']],
    ['十年來', ['十年來 2013/2023']],
    ['過去5年', ['過去5年 2018/2023']],
    ['未來三年', ['未來三年 2023/2026']],
    ['前五個月', ['前五個月 2023-01/2023-05']],
    ['10天後將抵達', ['10天後 2023-06-25']],
    ['晚上7時到9時', ['晚上7時到9時 2023-06-15T19:00:00/2023-06-15T21:00:00']],
  ])('%s', (text, wanted) => {
    expect(times(text, ON)).toEqual(wanted);
  });
});

describe('lengths', () => {
  it.each([
    ['期限為15年', ['15年 P15Y']],
    ['建交45周年', ['45周年 P45Y']],
    ['時隔7年', ['時隔7年 P7Y']],
    ['連續4年', ['4年 P4Y']],
    ['兩年半', ['兩年半 P2Y6M']],
    ['三個半月', ['三個半月 P3M15D']],
    ['時隔12年後重開', ['時隔12年 P12Y']],
    ['爆炸8年後', ['8年 P8Y']],
    ['24小時', ['24小時 PT24H']],
    ['為期三日', ['三日 P3D']],
    ['不超過90天', ['90天 P90D']],
  ])('%s', (text, wanted) => {
    expect(times(text, ON)).toEqual(wanted);
  });
});

describe('what a date is told against', () => {
  it('takes the month and the day told before', () => {
    expect(times('2018年11月30日在會上簽署，12月1日生效。', ON)).toEqual([
      '2018年11月30日 2018-11-30',
      '12月1日 2018-12-01',
    ]);
    expect(times('13日抵達，次日離開。', ON)).toEqual(['13日 2023-06-13', '次日 2023-06-14']);
    expect(times('2001年建交，翌年互設使館。', ON)).toEqual(['2001年 2001', '翌年 2002']);
  });
  it('takes the day of speech inside a quotation', () => {
    expect(times('部長14日發言。他說：「今天是重要的一天。」', ON)).toEqual(['14日 2023-06-14', '今天 2023-06-14']);
    expect(times('部長14日發言。今天出版的報紙刊登全文。', ON)).toEqual(['14日 2023-06-14', '今天 2023-06-15']);
  });
  it('crosses the new year', () => {
    expect(times('12月28日', '2023-01-03')).toEqual(['12月28日 2022-12-28']);
    expect(times('將於1月5日舉行', '2022-12-20')).toEqual(['1月5日 2023-01-05']);
    expect(times('31日', '2023-02-01')).toEqual(['31日 2023-01-31']);
  });
  it('says what it does not know', () => {
    expect(times('9月2日')).toEqual(['9月2日 XXXX-09-02']);
    expect(times('昨日')).toEqual(['昨日 XXXX-XX-XX']);
  });
});

describe('what is no time', () => {
  it.each([
    '美好的明天',
    '百年變局',
    '冷戰時期',
    '電話888-000-9999',
    '第三年級',
    '3日元',
    '今日俄羅斯通訊社',
    '十月革命',
    '每週開會',
  ])('%s', (text) => {
    expect(times(text, ON)).toEqual([]);
  });
});

it('marks vague words', () => {
  const found = readFigures('近日、近期、當前和未來', lexicon, ON).times;
  expect(found.map((time) => [time.quote, time.value, time.vague])).toEqual([
    ['近日', 'XXXX-XX-XX', true],
    ['近期', 'XXXX-XX', true],
    ['當前', 'XXXX', true],
    ['未來', 'XXXX', true],
  ]);
});

it('writes only values of the record', () => {
  const text =
    '自2019年春節以來，上世紀90年代、去年冬天、9月中旬、2月29日、每年3月、近三年、2025年前後、半年後、中午12時、第二年、農曆臘月、下週末。';
  for (const time of readFigures(text, lexicon, ON).times) expect(isTimeValue(time.value), time.value).toBe(true);
});

it('cites its words and writes values of the record, whatever the text', () => {
  const piece = fc.constantFrom(
    ...'一二三十百千万亿两几数多余半0123456789年月日号时点周个天人元美%.-至到自从前后起止第今昨明农历（），。「」\n',
    ...[
      '2025年',
      '9月2日',
      '上午',
      '以来',
      '周年',
      '百分之',
      '世纪',
      '年代',
      '期间',
      '每年',
      '过去',
      '未来',
      '公里',
      '次',
      '首次',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.constantFrom('2025-09-03', '2024-02-29', '2025', undefined),
      (pieces, on) => {
        const text = pieces.join('');
        const { times, quantities, ordinals } = readFigures(text, lexicon, on);
        for (const time of times) expect(isTimeValue(time.value), `${time.quote} ${time.value}`).toBe(true);
        for (const one of quantities) expect(Number.isFinite(one.value)).toBe(true);
        for (const one of [...times, ...quantities, ...ordinals]) {
          const cited = one.spans.map(([a, b]) => text.slice(a, b)).join('');
          expect(cited.replace(/\s/g, '')).toBe(one.quote.replace(/\s/g, ''));
        }
      },
    ),
    { numRuns: 400 },
  );
});
