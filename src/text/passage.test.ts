import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../record/kinds.ts';
import { fold } from './fold.ts';
import { Passage } from './passage.ts';

const squash = (text: string) => text.replace(/\s+/gu, '');

describe('Passage', () => {
  it.each([
    ['a word cut by a hard wrap', '中俄元\n首會談', '中俄元首會談'],
    ['a blank line in mid-sentence', '會談與\r\n\r\n 「世界', '會談與「世界'],
    ['stray spaces before quotation marks', '強調， 「充分」 是', '強調，「充分」是'],
    ['digits with spaces', '自 2025 年 9 月', '自2025年9月'],
    ['alphabetic words over a wrap', '（Alexei\nMiller）', '（Alexei Miller）'],
    ['a space between two clauses of a headline', '老朋友 好鄰居', '老朋友 好鄰居'],
    ['a letter-spaced line', '特 別 值 得 注\n意 的 是，「大 項\n目', '特別值得注意的是，「大項目'],
  ])('joins %s', (_name, source, text) => {
    expect(Passage.of(source, [{ role: 'body', spans: [[0, source.length]] }]).text).toBe(text);
  });

  it('gives one pair a line, in reading order, stray spaces inside', () => {
    const source = '會談後 「A\n乙丙」丁';
    const passage = Passage.of(source, [{ role: 'body', spans: [[0, source.length]] }]);
    expect(passage.spans(0, passage.length)).toEqual([
      [0, 6],
      [7, 11],
    ]);
  });

  it('refuses a span outside the source', () => {
    expect(() => Passage.of('一', [{ role: 'body', spans: [[0, 2]] }])).toThrow(RangeError);
  });

  it('cites exactly its words, whatever the layout and the characters', () => {
    const piece = fc.constantFrom(
      '中',
      '俄',
      '「',
      '」',
      ' ',
      '\u3000',
      '\n',
      '\r\n',
      '\n\n',
      '𠀀',
      '😀',
      'A',
      'é',
      '１',
      '３',
      '，',
      '\t',
      '\u200b',
      '·',
      '\ufeff',
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(piece, { maxLength: 30 }), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        (pieces, a, b) => {
          const parts = pieces.map((p) => p.join(''));
          const source = parts.join('');
          let at = 0;
          const blocks = parts.map((part) => {
            const spans: Span[] = [[at, at + part.length]];
            at += part.length;
            return { role: 'body' as const, spans };
          });
          blocks.reverse();
          const passage = Passage.of(source, blocks);
          expect(passage.folded.length).toBe(passage.length);
          const start = a % (passage.length + 1);
          const end = start + (b % (passage.length - start + 1));
          const cited = passage
            .spans(start, end)
            .map(([s, e]) => source.slice(s, e))
            .join('');
          expect(squash(cited)).toBe(squash(passage.quote(start, end)));
          expect(squash(passage.text)).toBe(squash(blocks.map((x) => source.slice(...x.spans[0])).join('')));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('fold', () => {
  it.each([
    ['習近平與普京會談', '习近平与普京会谈'],
    ['衞生、裏面、着重', '卫生、里面、着重'],
    ['１２３，４５６，７', '123,456，7'],
    ['雅克・希拉克•甲‧乙', '雅克·希拉克·甲·乙'],
    ['“一‘二’”', '「一『二』」'],
    ['10:30(UTC)', '10：30（UTC）'],
    ['一．五％', '一.五%'],
  ])('%s is %s', (printed, folded) => {
    expect(fold(printed)).toBe(folded);
  });

  it('never moves a position', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => fold(text).length === text.length));
  });
});
