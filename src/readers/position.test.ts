import { describe, expect, it } from 'vitest';
import { readPage } from '../reading.ts';

/** `stance holders: target` of every position in one paragraph. */
function positions(text: string): string[] {
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
    entries.flatMap((entry) =>
      entry.kind === 'position' ? [`${entry.stance} ${entry.holders.join('+')}: ${entry.target}`] : [],
    ),
  );
}

describe('chains', () => {
  it.each([
    [
      '瑞士外長說，法方支持擴大貿易，反對加徵關稅，呼籲各方重開談判。',
      ['support 法國: 擴大貿易', 'oppose 法國: 加徵關稅', 'call_for 法國: 各方重開談判'],
    ],
    ['法方呼籲有關國家遵守協定，交換數據。', ['call_for 法國: 有關國家遵守協定', 'call_for 法國: 交換數據']],
    ['德方反對封鎖、支持通航。', ['oppose 德國: 封鎖', 'support 德國: 通航']],
    ['德方重申支持兩國通商。', ['support 德國: 兩國通商']],
    ['英方重申反對擴大演習。', ['oppose 英國: 擴大演習']],
  ])('%s', (text, expected) => expect(positions(text)).toEqual(expected));
});

describe('negation and distance', () => {
  it.each([
    ['英方不支持延長限期。', ['oppose 英國: 延長限期']],
    ['匈牙利不反對繼續對話。', []],
    ['瑞士外長說，各國不應關閉邊境。', ['oppose 瑞士外長: 關閉邊境']],
    ['瑞士外長說，尤其要反對否定既有協議。', ['oppose 瑞士外長: 否定既有協議']],
    ['俄方反對所謂「新規則」。', ['oppose 俄羅斯: 所謂「新規則」']],
  ])('%s', (text, expected) => expect(positions(text)).toEqual(expected));
});

describe('nouns and descriptions', () => {
  it.each([
    ['民調顯示總統的支持率下跌。'],
    ['反對黨議員出席了歡迎儀式。'],
    ['該機構為日本災民提供支持。'],
    ['在法國的支持下，工程完工。'],
    ['巴黎出現反對加稅的遊行。'],
    ['法國代表應德國總理邀請來訪。'],
    ['應德國總理邀請，法國總統下週訪德。'],
    ['兩艘法國漁船被要求停船。'],
    ['關注波蘭局勢'],
    ['瑞士外長說，合作以尊重為前提。'],
    ['瑞士外長說，訪客入境前須接受檢查。'],
    ['日本讀者收到《支持者手冊》。'],
    ['瑞士外長說，六國加入「航運支持工具」。'],
    ['瑞士外長說，四艘護衛艦照看海域。'],
    ['瑞士外長說，修路要等議會點頭。'],
    ['瑞士外長說，過去要走六小時山路。'],
    ['瑞士外長說，因為要列席會議，部長未到。'],
    ['瑞士外長說，這有助於航運發展。'],
    ['瑞士外長說，將繼續鼓勵企業投資。'],
    ['瑞士外長說，漁港能不能開好，取決於天氣。'],
  ])('%s', (text) => expect(positions(text)).toEqual([]));
});

describe('other forms', () => {
  it.each([
    ['波蘭總理對邊境局勢表示關切。', ['concern 波蘭: 邊境局勢']],
    ['巴西對新機制表示歡迎。', ['welcome 巴西: 新機制']],
    ['該提案遭到意大利反對，但獲得法國和荷蘭的支持。', ['oppose 意大利: 該提案', 'support 法國+荷蘭: 該提案']],
    ['在野黨批評新稅制。', ['condemn 在野黨: 新稅制']],
    ['瑞士外長說，我們希望雙方保持接觸。', ['call_for 瑞士外長: 雙方保持接觸']],
    ['波蘭對邊境局勢深表擔憂，將繼續磋商。', ['concern 波蘭: 邊境局勢']],
    ['葡萄酒商協會對關稅上升表示憂慮。', ['concern 葡萄酒商協會: 關稅上升']],
    ['新關稅下月生效，造船業協會對此表示遺憾。', ['concern 造船業協會: 新關稅下月生效']],
    ['波蘭總理邀請法國總統出席開幕式。', ['call_for 波蘭: 法國總統出席開幕式']],
    ['有關國家不應在港口部署設施。', ['oppose 有關國家: 在港口部署設施']],
    ['八、法方反對外部勢力干預港口。', ['oppose 法國: 外部勢力干預港口']],
    [
      '瑞士外長提出兩點建議：一是，加強漁業溝通，逐步開放港口。二是深化金融合作。',
      ['call_for 瑞士外長: 加強漁業溝通', 'call_for 瑞士外長: 逐步開放港口', 'call_for 瑞士外長: 深化金融合作'],
    ],
    ['瑞士外長說，封港無助於解決問題。', ['condemn 瑞士外長: 封港無助於解決問題']],
  ])('%s', (text, expected) => expect(positions(text)).toEqual(expected));
});
