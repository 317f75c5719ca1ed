import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '../reading.ts';
import { readSource } from '../source/read.ts';
import { fold } from '../text/fold.ts';
import { type Comparand, compareArticles } from './articles.ts';
import { SEED, sharedTiles } from './shared.ts';
import { squeeze, unitAt } from './squeeze.ts';
import { belongTogether } from './together.ts';
import { differencesOf, wordingOf } from './wording.ts';

const page = (text: string, file = 'a.txt'): Comparand[] => {
  const source = readSource(Buffer.from(text), { file });
  return readPage(source).articles.map((one) => ({ ...one, source: source.text, file }));
};
const whole = (text: string): Comparand => page(text)[0];
const bare = (text: string) => text.replace(/\s/g, '');

describe('squeeze', () => {
  it.each([
    ['\u6f01\u696d\u5408\u4f5c', '渔业合作'],
    ['港口 開放\n漁業\u3000合作', '港口开放渔业合作'],
    ['１２．５％', '12.5%'],
    ['', ''],
  ])('%j is %j', (text, units) => {
    expect(squeeze(text).units).toBe(units);
  });

  it('knows where each unit stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('港', '漁', ' ', '\n', '。', '1', '𠀀') }), (text) => {
        const made = squeeze(text);
        const folded = fold(text);
        expect(made.at.length).toBe(made.units.length + 1);
        for (let i = 0; i < made.units.length; i++) {
          expect(folded[made.at[i]]).toBe(made.units[i]);
          expect(unitAt(made, made.at[i])).toBe(i);
        }
      }),
    );
  });
});

describe('shared tiles', () => {
  it.each([
    ['one passage', '漁港今日重新開放了', '消息：漁港今日重新開放', [[0, 3, 8]]],
    [
      'a moved one',
      'ABCDEFGHijklmnop',
      'ijklmnopABCDEFGH',
      [
        [0, 8, 8],
        [8, 0, 8],
      ],
    ],
    ['nothing', '漁港今日開放', '航線下月恢復', []],
    ['too short', '漁港今日開', '漁港今日開', []],
    ['said twice, copied once', 'ABCDEFxABCDEF', 'ABCDEF', [[0, 0, 6]]],
    [
      'a passage that goes on elsewhere',
      `${'甲乙丙丁戊己庚辛壬癸'.repeat(1)}子丑寅卯辰巳午未申酉`,
      '甲乙丙丁戊己庚辛壬癸。庚辛壬癸子丑寅卯辰巳午未申酉',
      [
        [0, 0, 6],
        [6, 11, 14],
      ],
    ],
  ])('%s', (_, a, b, tiles) => {
    expect(sharedTiles(a, b).map((tile) => [tile.a, tile.b, tile.length])).toEqual(tiles);
  });

  it('are equal, in order, and lie on no unit twice', () => {
    const words = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), maxLength: 120 });
    fc.assert(
      fc.property(words, words, words, (x, y, z) => {
        const [a, b] = [x + y + z, z + y + x];
        const tiles = sharedTiles(a, b);
        const used = new Set<number>();
        let last = 0;
        for (const tile of tiles) {
          expect(a.slice(tile.a, tile.a + tile.length)).toBe(b.slice(tile.b, tile.b + tile.length));
          expect(tile.length).toBeGreaterThanOrEqual(SEED);
          expect(tile.a).toBeGreaterThanOrEqual(last);
          last = tile.a + tile.length;
          for (let j = tile.b; j < tile.b + tile.length; j++) {
            expect(used.has(j)).toBe(false);
            used.add(j);
          }
        }
        if (y.length >= 3 * SEED) expect(tiles.length).toBeGreaterThan(0);
      }),
    );
  });

  it('finds the whole of equal texts', () => {
    fc.assert(
      fc.property(fc.string({ minLength: SEED, maxLength: 400 }), (text) => {
        const units = squeeze(`${text}港口漁業航運旅遊`).units;
        expect(sharedTiles(units, units).reduce((sum, { length }) => sum + length, 0)).toBe(units.length);
      }),
    );
  });

  it('does not grow with the square of a text that repeats itself', () => {
    const text = '港口'.repeat(40_000);
    const start = performance.now();
    expect(sharedTiles(text, text)).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('wording', () => {
  it.each([
    ['兩港將於五月開放', '两港将于五月开放', [{ same: '兩港將於五月開放' }]],
    ['漁船三十艘', '漁船四十艘', [{ same: '漁船' }, { a: '三', b: '四' }, { same: '十艘' }]],
    ['港口開放', '港口今日開放', [{ same: '港口' }, { a: '', b: '今日' }, { same: '開放' }]],
  ])('%s beside %s', (a, b, pieces) => {
    expect(wordingOf(a, b)).toEqual(pieces);
  });

  it('loses nothing of either sentence', () => {
    const words = fc.string({ unit: fc.constantFrom('港', '渔', '航', ' ', '，', '1'), maxLength: 60 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const pieces = wordingOf(a, b);
        expect(pieces.map((piece) => ('same' in piece ? piece.same : piece.a)).join('')).toBe(bare(a));
        const other = pieces.map((piece) => ('same' in piece ? piece.same : piece.b)).join('');
        expect(squeeze(other).units).toBe(squeeze(b).units);
      }),
    );
  });
});

describe('differencesOf', () => {
  it.each([
    ['漁船三十艘', '渔船三十艘', [], []],
    ['漁船三十艘', '漁船 四十艘', [[2, 3]], [[3, 4]]],
    ['港口開放', '港口今日開放', [[2, 2]], [[2, 4]]],
    ['今日港口', '港口', [[0, 2]], [[0, 0]]],
    ['港口', '港口。', [[2, 2]], [[2, 3]]],
  ])('%s beside %s', (one, other, a, b) => {
    expect(differencesOf(one, other)).toMatchObject({ a, b });
  });

  it('leaves the same words outside on both sides', () => {
    const words = fc.string({ unit: fc.constantFrom('港', '渔', '漁', '航', ' ', '，', '1'), maxLength: 60 });
    const without = (text: string, spans: readonly (readonly [number, number])[]) =>
      spans.toReversed().reduce((rest, [from, to]) => rest.slice(0, from) + rest.slice(to), text);
    fc.assert(
      fc.property(words, words, (one, other) => {
        const { a, b } = differencesOf(one, other);
        expect(a.length).toBe(b.length);
        expect(squeeze(without(one, a)).units).toBe(squeeze(without(other, b)).units);
      }),
    );
  });
});

const LEAD = '甲島渡輪公司五日宣布，往返兩島的夜間航線下月一日恢復，每週三班，票價維持不變。';
const ONE = `渡輪復航\n${LEAD}\n公司發言人說，新船可載客四百二十人，船上設有醫務室。\n漁民協會歡迎這項安排，並希望增設貨運班次。`;
const OTHER = `夜船下月恢复\n甲岛渡轮公司五日宣布，往返两岛的夜间航线下月一日恢复，每周四班，票价维持不变。\n当地商会估计，复航首年可带来旅客八万人次。`;

describe('comparing articles', () => {
  const { texts, pairs } = compareArticles([whole(ONE), whole(OTHER)]);

  it('aligns what both have, whatever the script', () => {
    const [{ passages, shareA }] = pairs;
    expect(passages.length).toBeGreaterThan(0);
    expect(shareA).toBeGreaterThan(0.3);
    for (const { a, b, chars } of passages) {
      expect(squeeze(a.quote).units).toBe(squeeze(b.quote).units);
      expect(squeeze(a.quote).units).toHaveLength(chars);
      expect(bare(a.spans.map(([from, to]) => ONE.slice(from, to)).join(''))).toBe(bare(a.quote));
      expect(bare(b.spans.map(([from, to]) => OTHER.slice(from, to)).join(''))).toBe(bare(b.quote));
    }
  });

  it('shows where a sentence is worded differently', () => {
    expect(pairs[0].wording.flatMap(({ pieces }) => pieces.filter((piece) => !('same' in piece)))).toContainEqual({
      a: '三',
      b: '四',
    });
  });

  it('tells what each has alone and what the other leaves out', () => {
    expect(texts[0].alone.map(({ quote }) => quote.slice(0, 5))).toEqual(['公司發言人', '漁民協會歡']);
    expect(texts[1].alone.map(({ quote }) => quote.slice(0, 5))).toEqual(['夜船下月恢', '当地商会估']);
    expect(texts[1].leftOut.map(({ quote }) => quote)).toEqual(texts[0].alone.map(({ quote }) => quote));
    expect(texts[0].alone.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('with three, asks for what two of the others share', () => {
    const three = compareArticles([whole(ONE), whole(ONE.replace('四百二十', '四百三十')), whole(OTHER)]);
    expect(three.texts[2].leftOut.map(({ in: others }) => others)).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(three.pairs).toHaveLength(3);
  });

  it('takes two articles of 5,000 characters in less than 50 ms', () => {
    const sentence = (i: number) =>
      `第${i}號渡輪於${i % 28}日載客${i * 37}人往返${'甲乙丙丁戊己庚辛'[i % 8]}島與南岸，船上另有${i * 3}箱漁貨。`;
    const text = (skip: number) =>
      Array.from({ length: 170 }, (_, i) => (i % skip === 0 ? sentence(i * 7) : sentence(i))).join('\n');
    const [a, b] = [text(5), text(9)].map((body) => whole(`渡輪班次\n${body}`));
    expect(a.article.text.length).toBeGreaterThan(4500);
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      compareArticles([a, b]);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });

  it('compares empty articles too', () => {
    const empty = { ...whole('港口'), article: { ...whole('港口').article, blocks: [] } };
    expect(compareArticles([empty, whole(ONE)]).pairs[0]).toMatchObject({ chars: 0, shareA: 0, shareB: 0 });
  });
});

describe('which articles belong together', () => {
  const other = whole('農展會開幕\n今年展出果樹苗木三百種，會期五天，門票免費，明年改在南岸舉行。');
  const [one, copy] = [whole(ONE), whole(OTHER)];
  it('by wording, one article of a page at most', () => {
    expect(belongTogether([[other, one], [copy]])).toEqual([[one, copy]]);
    expect(
      belongTogether([
        [other, one],
        [copy, other],
      ]),
    ).toEqual([
      [other, other],
      [one, copy],
    ]);
    expect(belongTogether([[other, other], [copy]])).toEqual([]);
  });
  it('single articles whatever they say', () => {
    expect(belongTogether([[other], [copy]])).toEqual([[other, copy]]);
  });
});
