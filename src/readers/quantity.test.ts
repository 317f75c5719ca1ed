import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../lexicon/load.ts';
import type { ArticleEntry, PageEntry } from '../record/kinds.ts';
import { readFigures } from './plain.ts';
import { readEntries } from './read.ts';

const lexicon = loadLexicon();
const figures = (text: string) => readFigures(text, lexicon, '2023-06-15').quantities;

describe('quantities', () => {
  it.each([
    ['15餘份文件', { value: 15, unit: 'documents', approximation: 'more_than' }],
    ['三百二十名代表', { value: 320, unit: 'people' }],
    ['逾百人', { value: 100, unit: 'people', approximation: 'more_than' }],
    ['25萬市民', { value: 250000, unit: 'people' }],
    ['12個國家', { value: 12, unit: 'countries' }],
    ['三國元首', { value: 3, unit: 'countries' }],
    ['四次會晤', { value: 4, unit: 'times' }],
    ['約2.4萬公里', { value: 24000, unit: 'km', approximation: 'about' }],
    ['600億立方米', { value: 6e10, unit: 'm3' }],
    ['32萬公噸', { value: 320000, unit: 't' }],
    ['1000萬千瓦', { value: 1e10, unit: 'W' }],
    ['60萬瓩', { value: 6e8, unit: 'W' }],
    ['發電2億度', { value: 2e8, unit: 'kWh' }],
    ['規模6.4地震', { value: 6.4, unit: 'magnitude' }],
    ['約有900人', { value: 900, unit: 'people', approximation: 'about' }],
    ['最多可容納4000名旅客', { value: 4000, unit: 'people', approximation: 'up_to' }],
    ['45兆瓦', { value: 45e6, unit: 'W' }],
    ['1.2吉瓦', { value: 1.2e9, unit: 'W' }],
    ['300億千瓦時', { value: 3e10, unit: 'kWh' }],
    ['上萬人', { value: 10000, unit: 'people' }],
    ['逾億美元', { value: 1e8, unit: 'USD', approximation: 'more_than' }],
    ['連續三屆參展', { value: 3, unit: 'items' }],
    ['9個邦交國', { value: 9, unit: 'countries' }],
    ['過半選民', { value: 0.5, unit: 'ratio' }],
    ['12%至18%', { value: 12, to: 18, unit: 'percent' }],
    ['四分三席位', { value: 0.75, unit: 'ratio' }],
    ['息率3厘', { value: 3, unit: 'percent' }],
    ['地震規模5.9', { value: 5.9, unit: 'magnitude' }],
    ['最大震度5級', { value: 5, unit: 'magnitude' }],
    ['機上135人遇難', { value: 135, unit: 'people' }],
    ['5個半小時', { value: 5.5, unit: 'hours' }],
    ['兩萬米高空', { value: 20000, unit: 'm' }],
    ['不低於2億畝', { value: 2e8, unit: 'mu', approximation: 'more_than' }],
    ['其中兩人情況危急', { value: 2, unit: 'people' }],
    ['8人生還', { value: 8, unit: 'people' }],
    ['長達60頁的報告', { value: 60, unit: 'pages' }],
    ['13州屬', { value: 13, unit: 'items' }],
    ['22縣市', { value: 22, unit: 'items' }],
    ['39度高溫', { value: 39, unit: 'degC' }],
    ['為期半年', { value: 0.5, unit: 'years' }],
    ['90個席次', { value: 90, unit: 'seats' }],
    ['四大平台', { value: 4, unit: 'items' }],
    ['30多款產品', { value: 30, unit: 'items', approximation: 'more_than' }],
    ['兩、三個段落', { value: 2, to: 3, unit: 'items' }],
    ['每年舉行一次評估', { value: 1, unit: 'times', per: 'year' }],
    ['近一半', { value: 0.5, unit: 'ratio', approximation: 'nearly' }],
    ['半數以上', { value: 0.5, unit: 'ratio', approximation: 'more_than' }],
    ['翻兩番', { value: 4, unit: 'fold' }],
    ['預算凍結5000萬', { value: 5e7, unit: 'items' }],
    ['增加約200萬', { value: 2e6, unit: 'items', approximation: 'about' }],
    ['38艘次', { value: 38, unit: 'sorties' }],
    ['12具遺體', { value: 12, unit: 'items' }],
    ['4000發炮彈', { value: 4000, unit: 'items' }],
    ['35個國家重點實驗室', { value: 35, unit: 'items' }],
    ['60萬人流離失所', { value: 600000, unit: 'people' }],
    ['攝氏38度', { value: 38, unit: 'degC' }],
    ['收報9,876點', { value: 9876, unit: 'points' }],
    ['貿易額翻番', { value: 2, unit: 'fold' }],
    ['達GDP 2.5%', { value: 2.5, unit: 'percent' }],
    ['20億立方英尺', { value: 2e9, unit: 'ft3' }],
    ['21部行政規章', { value: 21, unit: 'items' }],
    ['難民有350萬，', { value: 3.5e6, unit: 'items' }],
    ['逾萬枚', { value: 10000, unit: 'items', approximation: 'more_than' }],
    ['80萬桶', { value: 800000, unit: 'bbl' }],
    ['零下12攝氏度', { value: -12, unit: 'degC' }],
    ['百分之七點五', { value: 7.5, unit: 'percent' }],
    ['七成二', { value: 72, unit: 'percent' }],
    ['3.5個百分點', { value: 3.5, unit: 'percentage_points' }],
    ['增加兩倍', { value: 2, unit: 'fold' }],
    ['近60%', { value: 60, unit: 'percent', approximation: 'nearly' }],
    ['不超過45天', { value: 45, unit: 'days', approximation: 'up_to' }],
    ['70周年', { value: 70, unit: 'years' }],
    ['3000至5000名士兵', { value: 3000, to: 5000, unit: 'people' }],
    ['兩三百人', { value: 200, to: 300, unit: 'people' }],
    ['三分之二的席位', { value: 0.6667, unit: 'ratio' }],
  ])('%s', (text, wanted) => {
    const found = figures(text);
    expect(found).toHaveLength(1);
    expect(found[0].value).toBeCloseTo(wanted.value, 9);
    expect(found[0]).toMatchObject({ ...wanted, value: found[0].value });
  });
});

describe('money', () => {
  it.each([
    ['1200億美元', 1.2e11, 'USD'],
    ['３．５億歐元', 3.5e8, 'EUR'],
    ['新台幣3500億元', 3.5e11, 'TWD'],
    ['五萬令吉', 50000, 'MYR'],
    ['US$20', 20, 'USD'],
    ['80億元人民幣', 8e9, 'CNY'],
    ['100萬元', 1e6, 'CNY'],
    ['5萬盧布', 50000, 'RUB'],
    ['30億韓圜', 3e9, 'KRW'],
    ['RM2億3000萬', 2.3e8, 'MYR'],
    ['澳幣600萬元', 6e6, 'AUD'],
    ['2美元5美分', 2.05, 'USD'],
    ['歐元4億5000萬', 4.5e8, 'EUR'],
    ['新幣30億', 3e9, 'SGD'],
  ])('%s', (text, value, unit) => {
    expect(figures(text)).toMatchObject([{ value, unit, quote: text }]);
  });

  it('counts the dead and the injured side by side', () => {
    expect(figures('造成三死六傷').map(({ value, unit }) => [value, unit])).toEqual([
      [3, 'people'],
      [6, 'people'],
    ]);
    expect(figures('造成1死3傷')).toHaveLength(2);
  });

  it('leaves a name of money to the number before it', () => {
    expect(figures('提供3億美元40萬人受惠').map(({ value, unit }) => [value, unit])).toEqual([
      [3e8, 'USD'],
      [400000, 'people'],
    ]);
  });

  it('takes 元 alone for the currency the page names', () => {
    expect(figures('撥款新台幣5億元，另加2億元').map((one) => one.unit)).toEqual(['TWD', 'TWD']);
  });
});

describe('money of the state named', () => {
  it.each<[string, [value: number, unit: string][]]>([
    ['肯亞政府撥款7.1萬億先令', [[7.1e12, 'KES']]],
    [
      '菲律賓取得500億披索貸款，智利取得20億披索',
      [
        [5e10, 'PHP'],
        [2e9, 'CLP'],
      ],
    ],
    ['塞內加爾向農戶發放3億法郎', [[3e8, 'XOF']]],
    ['挪威拨款50亿克朗', [[5e9, 'NOK']]],
    ['俄罗斯向白俄罗斯提供100亿卢布', [[1e10, 'RUB']]],
    ['捐款2000萬法郎', [[2e7, 'CHF']]],
    ['捐款2000萬先令', [[2e7, 'XXX']]],
  ])('%s', (text, expected) => {
    const block = { role: 'body', quote: text, spans: [[0, text.length]] };
    const article = { kind: 'article', id: 'a', page: 'p', headline: '', agencies: [], blocks: [block] };
    const page = { kind: 'page', id: 'p', script: 'mixed' } as PageEntry;
    const { byArticle } = readEntries(text, page, [article as unknown as ArticleEntry], lexicon);
    const money = byArticle[0].flatMap((entry) => (entry.kind === 'quantity' ? [[entry.value, entry.unit]] : []));
    expect(money).toEqual(expected);
  });
});

describe('a figure without its unit', () => {
  it.each<[string, [value: number, unit: string][]]>([
    [
      '規模10億歐元，2028年前增至25億',
      [
        [1e9, 'EUR'],
        [2.5e9, 'EUR'],
      ],
    ],
    [
      '難民人數由3萬增至12萬人',
      [
        [3e4, 'people'],
        [1.2e5, 'people'],
      ],
    ],
    [
      '贸易额从5亿增至8亿美元',
      [
        [5e8, 'USD'],
        [8e8, 'USD'],
      ],
    ],
    [
      '出口額為50億美元。遊客達到300萬',
      [
        [5e9, 'USD'],
        [3e6, 'items'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(figures(text).map(({ value, unit }) => [value, unit])).toEqual(expected);
  });
});

describe('what is told around a figure', () => {
  it('tells a change, its period and what is measured', () => {
    expect(figures('年輸送量從20億立方米增至35億立方米')).toMatchObject([
      { value: 2e9, from: 2e9, to: 3.5e9, per: 'year', of: '輸送量' },
      { value: 3.5e9, from: 2e9, to: 3.5e9, per: 'year', of: '輸送量' },
    ]);
  });
  it('does not take 簽約 for about', () => {
    expect(figures('簽約40億元')[0]).not.toHaveProperty('approximation');
  });
  it('names the things counted', () => {
    expect(figures('交換12份合作文本')).toMatchObject([{ of: '合作文本' }]);
  });
});

describe('what is no quantity', () => {
  it.each([
    '第三方',
    '一個中國',
    '「力量-2」',
    'MC14',
    '兩國',
    '雙方',
    '一是合作，二是發展',
    '第二次世界大戰',
    '一帶一路',
    'C919客機',
    '3比1',
    '二十國集團',
    '九二共識',
    '2025年9月',
    '888-000-9999',
    '中共十八大',
    '半島局勢',
    '另一半',
    '過半徑',
    '唯一一個論壇',
    '2035城市計畫',
    '國道5號',
    '外長與財長到場，兩人會後合影',
  ])('%s', (text) => {
    expect(figures(text)).toEqual([]);
  });
});

describe('ordinals', () => {
  const ordinals = (text: string) => readFigures(text, lexicon).ordinals.map(({ quote, n, of }) => [quote, n, of]);
  it.each([
    ['第十八次訪問非洲', [['第十八次', 18, '訪問非洲']]],
    ['第9屆部長級會議', [['第9屆', 9, '部長級會議']]],
    ['連續第七年擴大', [['第七年', 7, '擴大']]],
    ['第500列班列', [['第500列', 500, '班列']]],
    ['首次單獨發表聲明', [['首次', 1, '單獨發表聲明']]],
    ['第四輪談判', [['第四輪', 4, '談判']]],
    ['第3度組團', [['第3度', 3, '組團']]],
    ['首度突破', [['首度', 1, '突破']]],
    ['第一筆資金', [['第一筆', 1, '資金']]],
    ['第二階段工作', [['第二階段', 2, '工作']]],
    ['中共二十大', [['二十大', 20, '二十大']]],
    ['十四屆全國人大', [['十四屆', 14, '全國人大']]],
    ['排名世界第三', [['第三', 3, '第三']]],
    ['全球第四', [['第四', 4, '第四']]],
    ['第二長的大橋', [['第二長', 2, '大橋']]],
    ['進入第六年', [['第六年', 6, '年']]],
    ['第3梯次撤離', [['第3梯次', 3, '撤離']]],
    ['首階段措施', [['首階段', 1, '措施']]],
    ['第23屆年會', [['第23屆', 23, '年會']]],
    ['23屆年會', [['23屆', 23, '年會']]],
    ['二十大報告', [['二十大', 20, '報告']]],
    ['已舉辦23屆', []],
    ['抵達的第二年', []],
    ['首套房貸款', []],
    ['首先，第三方和第一時間', []],
    ['第二次世界大戰', []],
    ['第一季度', []],
  ])('%s', (text, wanted) => {
    expect(ordinals(text)).toEqual(wanted);
  });
});
