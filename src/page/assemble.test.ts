import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleEntry } from '../record/kinds.ts';
import type { Source } from '../source/source.ts';
import { explainPage } from './explain.ts';
import { pageEntry, readArticles } from './page.ts';

function sourceOf(text: string, more: Partial<Source> = {}): Source {
  return {
    file: 'test.txt',
    format: 'text',
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
    encoding: 'utf-8',
    told: {},
    doubts: [],
    ...more,
  };
}

const read = (text: string, more: Partial<Source> = {}): ArticleEntry[] => {
  const source = sourceOf(text, more);
  return readArticles(source, pageEntry(source));
};

/** How often each character that is not white space stands in a block: must be once. */
function placements(text: string, articles: readonly ArticleEntry[]): number[] {
  const counts = new Array<number>(text.length).fill(0);
  for (const article of articles)
    for (const block of article.blocks) for (const [a, b] of block.spans) for (let i = a; i < b; i++) counts[i]++;
  return counts.filter((_, i) => /\S/.test(text[i]));
}

const outline = (articles: readonly ArticleEntry[]) =>
  articles.map((a) => [
    a.headline,
    ...a.blocks.filter((b) => b.role !== 'headline').map((b) => `${b.role}:${b.quote.slice(0, 6)}`),
  ]);

describe('every character stands in exactly one block', () => {
  it.each([
    ['one character', '港'],
    ['nothing', ' \n\n'],
    ['right to left', 'مرحبا بالعالم\nשלום\n'],
    ['emoji', '👋🏽 港口重開🎉\n\n👨‍👩‍👧\n'],
    ['lone surrogates and NUL', '港\ud800口\n\udc00\u0000重開\n'],
    ['carriage returns', '港口重開\r\n\r\n船隻陸續進出。\r\n'],
    ['one long line', '港口重開。'.repeat(20_000)],
  ])('%s', (_name, text) => {
    expect(placements(text, read(text)).every((n) => n === 1)).toBe(true);
  });
  it('any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '港口',
        '重開',
        '。',
        '，',
        '「',
        '」',
        '\n',
        '\n\n',
        ' ',
        '●',
        '▲',
        '- ',
        '【本報訊】',
        '記者王明',
        '來源：',
        '2日',
        '**',
        '\u3000',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), (parts) => {
        const text = parts.join('');
        const articles = read(text);
        const squeezed = (s: string) => s.replace(/\s/g, '');
        return (
          placements(text, articles).every((n) => n === 1) &&
          articles.every((a) =>
            a.blocks.every((b) => squeezed(b.spans.map(([x, y]) => text.slice(x, y)).join('')) === squeezed(b.quote)),
          )
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('blocks that the format gives', () => {
  it('come through as they are', () => {
    const text = '港口重開\n船隻陸續進出。\n\n岸上很熱鬧。';
    const articles = read(text, {
      format: 'archive',
      blocks: [
        { role: 'headline', start: 0, end: 4 },
        { role: 'body', start: 5, end: 12 },
        { role: 'body', start: 14, end: 20 },
      ],
    });
    expect(outline(articles)).toEqual([['港口重開', 'body:船隻陸續進出', 'body:岸上很熱鬧。']]);
  });
});

describe('plain articles', () => {
  it('a title and paragraphs, one a line', () => {
    const text = [
      '兩城簽署港口合作備忘',
      '【海港日報訊】兩座港城的代表昨日在市政廳簽署備忘，同意互通船期。',
      '代表們說，船期互通之後，貨物等候的日子會減少一半。',
      '他們又說，明年春天會再次見面，檢討成效。',
    ].join('\n');
    const [article, ...others] = read(text);
    expect(others).toEqual([]);
    expect(article.headline).toBe('兩城簽署港口合作備忘');
    expect(article.blocks.map((b) => b.role)).toEqual(['headline', 'body', 'body', 'body']);
    expect(article.outlet).toBe('海港日報');
  });
});

describe('columns', () => {
  const column = [
    '【海港日報訊】兩座港城的代',
    '表昨日在市政廳簽署備忘，同意',
    '互通船期，並在',
    '',
    '碼頭設立聯合辦事處。',
    '代表們說，船期互通之後，',
    '貨物等候的日子會減少一半，小',
    '船也能分得泊位。',
    '',
    '小船主另有期待',
    '船主們對備忘表示歡迎，但',
    '希望泊位的分配能夠公開，並由',
    '雙方輪流主持。',
    '',
    '兩城簽署港口合作備忘',
  ].join('\n');
  it('are unwrapped, and a headline after its body is found', () => {
    const articles = read(column);
    expect(articles).toHaveLength(1);
    expect(articles[0].headline).toBe('兩城簽署港口合作備忘');
    const bodies = articles[0].blocks.filter((b) => b.role === 'body').map((b) => b.quote);
    expect(bodies).toHaveLength(3);
    expect(bodies[0]).toBe('【海港日報訊】兩座港城的代表昨日在市政廳簽署備忘，同意互通船期，並在碼頭設立聯合辦事處。');
    expect(articles[0].blocks.filter((b) => b.role === 'subhead').map((b) => b.quote)).toEqual(['小船主另有期待']);
  });
  it('are explained with named scores', () => {
    const rows = explainPage(sourceOf(column));
    expect(rows.every((row) => row.article === 1)).toBe(true);
    expect(rows.flatMap((row) => row.links).join('\n')).toMatch(/headline.*words/);
  });
});

describe('pages of several articles', () => {
  const page = [
    '兩城簽署港口合作備忘',
    '',
    '【海港日報訊】兩座港城的代表昨日在市政廳簽署備忘，同意互通船期。',
    '',
    '代表們說，船期互通之後，貨物等候的日子會減少一半。',
    '',
    '▲港城代表在市政廳簽署備忘後握手。 海港日報圖片',
    '',
    '果農盼望雨季早來',
    '',
    '【海港日報訊】山區果農說，果園今年少雨，灌溉渠已經見底，盼望雨季早來。',
    '',
    '農業站的人員正在果園量度土壤濕度，月底公布結果。',
    '',
    '來源：農業站',
  ].join('\n');
  it('are told apart, with captions and credits where they belong', () => {
    const articles = read(page);
    expect(articles.map((a) => a.headline)).toEqual(['兩城簽署港口合作備忘', '果農盼望雨季早來']);
    expect(articles[0].blocks.map((b) => b.role)).toEqual(['headline', 'body', 'body', 'caption']);
    expect(articles[1].blocks.map((b) => b.role)).toEqual(['headline', 'body', 'body', 'credit']);
  });
  it('read the same twice', () => {
    expect(read(page)).toEqual(read(page));
  });
});

describe('what opens a block of its own', () => {
  it.each([
    ['questions and answers', ['問：港口何時重開？', '答：下月初。', '問：要收費嗎？', '答：暫時不收。'], 4],
    [
      'an interview by the names of both sides',
      [
        '海濱日報：港口的工作是否已經恢復？',
        '林大山：港口去年二月就已經恢復，我們希望八家船公司都留下來，但是長途的渡輪短期內不會有新船加入航線。',
        '海濱日報：票價會上調嗎？',
        '林大山：不會。',
      ],
      4,
    ],
    ['hyphens one after another', ['- 一、共用船期', '- 二、減免泊費', '- 三、輪流主持'], 3],
    ['a name over numbered items', ['一、船期類', '1.共用船期；', '2.每月通報；', '3.設聯絡處。'], 4],
  ])('%s', (_name, lines, count) => {
    const blocks = read(['兩城港口備忘要點', '', ...lines].join('\n')).flatMap((a) => a.blocks);
    expect(blocks.filter((b) => b.role !== 'headline')).toHaveLength(count);
  });
});

describe('a long text that nothing divides', () => {
  it('is one article', () => {
    const lines = Array.from({ length: 400 }, (_, i) => `第${i}號碼頭的船主說，泊位分配應當公開，輪候的日子不宜過長。`);
    expect(read(['港口船主談泊位', '', ...lines].join('\n'))).toHaveLength(1);
  });
});
