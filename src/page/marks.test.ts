import { describe, expect, it } from 'vitest';
import { fold } from '../text/fold.ts';
import {
  bylineAtEnd,
  creditAtEnd,
  datelineLength,
  introducedIn,
  isBoxName,
  isByline,
  isColumnName,
  isCreditLine,
  isFurniture,
  isLinksHead,
  isRule,
  isSpeakerLine,
  leansBack,
  opensReport,
  sourceAtEnd,
} from './marks.ts';

const squeeze = (text: string) => fold(text).replace(/\s/g, '');

describe('datelineLength', () => {
  it.each([
    ['【海港日報訊】港口昨日重開，', '【海港日報訊】'],
    ['【本報訊】港口昨日重開，', '【本報訊】'],
    ['〔記者王小明／台北報導〕港口昨日重開，', '〔記者王小明／台北報導〕'],
    ['（新加坡訊）港口昨日重開，', '（新加坡訊）'],
    ['本报北京5月8日电 港口昨日重开，', '本报北京5月8日电'],
    ['新华社北京5月8日电 港口昨日重开，', '新华社北京5月8日电'],
    ['（中央社記者王小明台北20日電）港口重開，', '（中央社記者王小明台北20日電）'],
    ['香港文匯報訊 據通訊社報道，', '香港文匯報訊'],
    ['據海港社海港4月2日電（記者王小明）港口昨日重開。', '據海港社海港4月2日電（記者王小明）'],
  ])('%s', (text, dateline) => {
    expect(datelineLength(squeeze(text))).toBe(squeeze(dateline).length);
  });
  it.each([
    '據某國通訊社報道，港口昨日重開。',
    '另據通訊社消息，港口重開。',
    '港口昨日重開，船隻陸續進出。',
    '【新時代新氣象】港口重開',
  ])('none in %s', (text) => {
    expect(datelineLength(squeeze(text))).toBe(0);
  });
});

describe('lines that stand alone', () => {
  it.each([
    ['●海港日報記者 王小明 北京報道', true],
    ['記者王小明／台北報導', true],
    ['文：王小明', true],
    ['（記者 王小明）', true],
    ['記者親歷大風雪', false],
    ['多國記者探訪新港口', false],
  ])('byline: %s', (text, expected) => {
    expect(isByline(squeeze(text))).toBe(expected);
  });
  it.each([
    ['來源：新華社', true],
    ['資料來源：港務局', true],
    ['新華社', true],
    ['圖：路透社', true],
    ['新華社記者昨日抵達', false],
  ])('credit: %s', (text, expected) => {
    expect(isCreditLine(squeeze(text))).toBe(expected);
  });
  it.each([
    ['A12', true],
    ['2025年9月3日 星期三', true],
    ['責任編輯：王小明', true],
    ['https://news.example/1', true],
    ['港口重開', false],
  ])('furniture: %s', (text, expected) => {
    expect(isFurniture(squeeze(text))).toBe(expected);
  });
});

describe('fused ends', () => {
  it.each([
    ['兩國代表握手。 新華社', '新華社'],
    ['兩國代表握手。（路透社）', '（路透社）'],
  ])('credit: %s', (text, credit) => {
    const line = squeeze(text);
    expect(line.slice(creditAtEnd(line))).toBe(squeeze(credit));
  });
  it('byline', () => {
    const line = squeeze('提供了穩定的土壤。海港日報記者王明');
    expect(line.slice(bylineAtEnd(line))).toBe(squeeze('海港日報記者王明'));
  });
  it('source', () => {
    const line = squeeze('防止局勢升級 來源：新華社');
    expect(line.slice(sourceAtEnd(line))).toBe(squeeze('來源：新華社'));
  });
});

describe('first words', () => {
  it.each(['他指出，港口很重要。', '此外，雙方談及漁業。', '王明強調，港口很重要。'])('%s leans back', (text) => {
    expect(leansBack(squeeze(text))).toBeGreaterThan(0);
  });
  it.each(['當地時間5月8日上午，兩國部長會談。', '9月2日，外長抵達。', '港務研究所教授王明向本報指出，'])(
    '%s opens',
    (text) => {
      expect(opensReport(squeeze(text))).toBeGreaterThanOrEqual(1);
    },
  );
});

describe('lines by what they name', () => {
  it.each<[name: string, is: (text: string) => boolean, yes: readonly string[], no: readonly string[]]>([
    ['a column', isColumnName, ['山城觀察', '今日短評', '港灣筆記'], ['港口重開', '山城觀察家談港口重開']],
    ['a box', isBoxName, ['協議要點', '渡輪大事記', '小資料'], ['港口重開', '部長交出協議要點之後']],
    [
      'a speaker',
      isSpeakerLine,
      ['港務研究所所長王明'],
      ['所長王明說港口重開', '王明', '王明會見國會主席', '部長會議', '同主席通電話'],
    ],
    ['links', isLinksHead, ['相關報道', '延伸閱讀：'], ['相關部門']],
    ['a rule', isRule, ['────────', '│', '------'], ['- 一', '2025']],
    [
      'the frame of a web page',
      isFurniture,
      ['首頁 | 國際 | 財經', '首页 > 国际 > 欧洲', '2024/03/06 05:30', '分享', '廣告'],
      ['港口重開', '國際財經'],
    ],
  ])('%s', (_name, is, yes, no) => {
    expect([yes.filter((text) => !is(squeeze(text))), no.filter((text) => is(squeeze(text)))]).toEqual([[], []]);
  });
});

describe('introducedIn', () => {
  it.each([
    ['海國總統林明昨日訪問雲港，', '林明'],
    ['外交部發言人陳文表示，', '陈文'],
    ['總統在會上說，', ''],
    ['林明指出，', ''],
  ])('%s', (text, name) => {
    expect(introducedIn(squeeze(text))).toBe(name);
  });
});
