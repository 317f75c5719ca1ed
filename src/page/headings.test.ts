import { describe, expect, it } from 'vitest';
import type { ArticleEntry } from '../record/kinds.ts';
import { readSource } from '../source/read.ts';
import { fold } from '../text/fold.ts';
import { explainPage } from './explain.ts';
import { layOut } from './layout.ts';
import { pageEntry, readArticles } from './page.ts';

const sourceOf = (text: string) => readSource(Buffer.from(text), { file: 'test.txt' });

function read(text: string): readonly ArticleEntry[] {
  const source = sourceOf(text);
  return readArticles(source, pageEntry(source));
}

const HARBOUR = `【海濱日報訊】港務局昨日宣布，東岸貨櫃碼頭本月起重開，每日可泊船十二艘。局長林大海說，碼頭修整花了兩年，岸邊的路也寬了。

林大海又說，新添的六台吊機已經試過三次，碼頭工人都學會了怎麼用。`;
const CRANES = `六台吊機由本地船廠承造，每台可吊四十噸。碼頭工人輪班學了三個月，下月起再學夜間作業。

船廠東主說，吊機壞了可以在本地修，不必再等海外的零件。`;
const TEA = `山上的茶園今年只收了往年六成。農業處的人走了三天，看了二十八個茶園，說是春天雨水太少。

茶農劉春生認為，老茶樹根深，明年還有指望，新種的樹苗卻要重來。茶園打算合力修一座小水庫。`;

describe('what headings serve as', () => {
  it.each<[name: string, text: string, roles: readonly (readonly [role: string, words: string])[]]>([
    [
      'two lines of like width are one headline',
      `東岸貨櫃碼頭\n月內重開泊船\n\n${HARBOUR}\n`,
      [['headline', '東岸貨櫃碼頭月內重開泊船']],
    ],
    [
      'a heading in the running text is the name of a section, though it is long and in two parts',
      `東岸貨櫃碼頭本月重開\n\n${HARBOUR}\n\n六台吊機本地承造 碼頭工人三月學成\n\n${CRANES}\n`,
      [
        ['headline', '東岸貨櫃碼頭本月重開'],
        ['subhead', '六台吊機本地承造 碼頭工人三月學成'],
      ],
    ],
    [
      'the name of a column is no headline',
      `老樹根深\n\n\n山城觀察\n\n${TEA}\n`,
      [
        ['headline', '老樹根深'],
        ['deck', '山城觀察'],
      ],
    ],
    [
      'no text goes on from the name of a column: two short lines under it are a headline',
      `山城觀察\n老樹根深葉茂\n新苗還要再種\n\n${TEA}\n`,
      [
        ['deck', '山城觀察'],
        ['headline', '老樹根深葉茂新苗還要再種'],
      ],
    ],
    [
      'a headline may end with the title of a paper',
      `${HARBOUR}\n\n農業處印發《關於茶園蓄水的若干辦法》\n\n【山城日報訊】${TEA}\n`,
      [['headline', '農業處印發《關於茶園蓄水的若干辦法》']],
    ],
    [
      'and a title may run over both lines of one',
      `${HARBOUR}\n\n農業處印發《關於茶園\n蓄水的若干辦法》\n\n【山城日報訊】${TEA}\n`,
      [['headline', '農業處印發《關於茶園蓄水的若干辦法》']],
    ],
  ])('%s', (_name, text, roles) => {
    const found = read(text).flatMap((a) => a.blocks.map(({ role, quote }) => [role, quote]));
    for (const role of roles) expect(found).toContainEqual(role);
  });

  it('a headline after the text of another article goes where its words are', () => {
    const articles = read(`${HARBOUR}\n\n東岸貨櫃碼頭本月重開\n\n茶園今年收成減四成\n\n【山城日報訊】${TEA}\n`);
    const headOf = (words: string) => articles.find((a) => a.text.includes(words))?.headline;
    expect(headOf('林大海又說')).toBe('東岸貨櫃碼頭本月重開');
    expect(headOf('茶農劉春生')).toBe('茶園今年收成減四成');
  });

  it.each<[name: string, text: string, heads: Readonly<Record<string, string>>]>([
    [
      'of the same words goes where a first sentence has them in that order',
      `【山城日報訊】船會一行五人昨日到農會回訪，雙方談了茶葉裝船的辦法。主人請客人喝了今年的春茶。\n\n客人說，茶葉怕潮，貨艙要先烘乾。雙方約定下月再談一次。\n\n【山城日報訊】農會一行六人今日到船會回訪，雙方談了茶葉裝船的辦法。主人帶客人看了新修的貨艙。\n\n客人說，茶葉怕潮，貨艙要先烘乾。雙方約定下月再談一次。\n\n農會到船會回訪\n\n船會到農會回訪`,
      { 今年的春茶: '船會到農會回訪', 新修的貨艙: '農會到船會回訪' },
    ],
    [
      'goes where its figure is told',
      `【山城日報訊】港務局昨日公布上月貨運量，一共118萬噸，比去年同月多一成。局長林大海說，貨船都準時到港。\n\n碼頭工人輪班休息，吊機也沒有停過。\n\n【山城日報訊】港務局昨日公布本月貨運量，一共163萬噸，比去年同月多兩成。局長林大海說，貨船都準時到港。\n\n碼頭工人輪班休息，吊機也沒有停過。\n\n港務局：貨運量增至163萬噸\n\n港務局：貨運量增至118萬噸`,
      { 多一成: '港務局：貨運量增至118萬噸', 多兩成: '港務局：貨運量增至163萬噸' },
    ],
  ])('a headline after lookalike reports %s', (_name, text, heads) => {
    const articles = read(text);
    expect(articles).toHaveLength(2);
    for (const [words, headline] of Object.entries(heads))
      expect(articles.find((a) => a.text.includes(words))?.headline).toBe(headline);
  });

  it('a heading that a text has word for word is the name of a section', () => {
    const text = `東岸貨櫃碼頭本月重開\n\n【山城日報訊】港務局昨日宣布，東岸貨櫃碼頭本月起重開，每日可泊船十二艘。局長林大海說，碼頭修整花了兩年，岸邊的路也寬了。\n\n林大海又說，新添的六台吊機已經試過三次，碼頭工人都學會了怎麼用。\n\n本地船廠日前交付六台新吊機\n\n昨日，港務局介紹，本地船廠日前交付六台新吊機，每台吊機可吊四十噸貨物，比舊的多一倍。\n\n吊機壞了可以在本地修，不必再等海外的零件。\n\n茶園今年收成減四成\n\n【山城日報訊】山上的茶園今年收成不好，農業處說，減了四成。老茶樹根深，明年還有指望，新種的樹苗卻要重來。`;
    const articles = read(text);
    expect(articles.map((a) => a.headline)).toEqual(['東岸貨櫃碼頭本月重開', '茶園今年收成減四成']);
    expect(articles[0].blocks).toContainEqual(
      expect.objectContaining({ role: 'subhead', quote: '本地船廠日前交付六台新吊機' }),
    );
  });

  it('two headlines after all texts are of two articles', () => {
    const wide = HARBOUR.replace(/【.*?】/, '').replace(/(.{24})/g, '$1\n');
    const narrow = TEA.replace(/(.{13})/g, '$1\n');
    const articles = read(`${wide}\n\n${narrow}\n\n東岸貨櫃碼頭本月重開\n\n茶園今年收成減四成\n`);
    expect(articles.map((a) => a.headline)).toEqual(['東岸貨櫃碼頭本月重開', '茶園今年收成減四成']);
  });

  it('a lead that the opening calls said above is read first', () => {
    const text = `${TEA.split('\n\n')[0]}

【山城日報訊】記者昨日在農業處問起茶園收成，處長何青山作上述回應。他說春天雨水太少，茶園要水。

東岸碼頭本月重開

${HARBOUR}
`;
    const tea = read(text).find((a) => a.text.includes('何青山'));
    expect(tea?.blocks.findIndex((b) => b.quote.startsWith('山上'))).toBeLessThan(
      tea?.blocks.findIndex((b) => b.quote.includes('何青山')) ?? 0,
    );
  });

  it('every heading says why it serves as what it does', () => {
    const text = `東岸貨櫃碼頭本月重開\n\n${HARBOUR}\n\n吊機本地承造\n${CRANES}\n`;
    const headings = explainPage(sourceOf(text)).filter(({ kind }) => kind === 'heading');
    expect(headings).toHaveLength(2);
    for (const { links } of headings) expect(links.join()).toMatch(/(?:headline|subhead|deck).* = .*make/);
  });
});

describe('what is known of a heading', () => {
  const text = `東岸碼頭重開\n\n\n${HARBOUR}\n\n下月起再學夜間作業\n\n${CRANES}\n\n茶園收成減四成\n茶農合力修水庫\n\n\n${TEA}\n`;
  it.each<[heading: string, known: { wide: number; quoted: number; retold: boolean }]>([
    ['东岸碼头重開', { wide: 1, quoted: 0, retold: true }],
    ['下月起再學夜間作業', { wide: 0, quoted: 1, retold: false }],
    ['茶園收成減四成茶農合力修水庫', { wide: 1, quoted: 0, retold: false }],
  ])('space under it, and what the text under it tells of it: %s', (heading, known) => {
    const [{ heads }] = layOut(text, fold(text)).boards;
    const head = heads.find((h) => h.paragraph.first.text === fold(heading));
    if (head === undefined) throw new Error(`no heading ${heading}`);
    const { wide, quoted, retold, next } = head;
    expect({ wide, quoted: quoted[next], retold: retold[next] > 0.5 }).toEqual(known);
  });
});

describe('a heading that the text under it has word for word', () => {
  it.each([
    ['碼頭工人輪班學了三個月', '碼頭工人輪班', '學了三個月'],
    ['下月起再學夜間作業', '下月起再學夜', '間作業'],
  ])('is found there though a picture tears it: %s', (heading, before, after) => {
    const torn = CRANES.replace(heading, `${before}\n\n▲圖為碼頭的吊機。中央社\n\n${after}`);
    const text = `${HARBOUR}\n\n${heading}\n\n${torn}\n`;
    const [{ heads, units }] = layOut(text, fold(text)).boards;
    expect(units[heads[0].next].paragraph.parts).toHaveLength(2);
    expect(heads[0].quoted[heads[0].next]).toBe(1);
  });
});

describe('what stands around the text of a web page', () => {
  it('is furniture', () => {
    const text = `首頁 | 國際 | 財經 | 視頻\n\n東岸貨櫃碼頭本月重開\n\n2024/03/06 09:15\n\n分享\nLINE\n\n${HARBOUR}\n\n延伸閱讀\n茶園收成減四成\n山路修好通車\n\n${CRANES}\n`;
    const [article, ...rest] = read(text);
    expect(rest).toEqual([]);
    expect(article.headline).toBe('東岸貨櫃碼頭本月重開');
    const furniture = article.blocks.filter((b) => b.role === 'furniture').map((b) => b.quote);
    for (const words of ['首頁', '2024/03/06', 'LINE', '延伸閱讀', '茶園收成減四成', '山路修好通車'])
      expect(furniture.join('\n')).toContain(words);
  });
});
