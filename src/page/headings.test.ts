import { describe, expect, it } from 'vitest';
import type { ArticleEntry } from '../record/kinds.ts';
import { readSource } from '../source/read.ts';
import { explainPage } from './explain.ts';
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
