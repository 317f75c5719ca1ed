import fc from 'fast-check';
import AhoCorasick from 'modern-ahocorasick';
import { describe, expect, it } from 'vitest';
import { Matcher } from './matcher.ts';

const hits = (matcher: Matcher, text: string) => {
  const found = matcher.find(text);
  const out: [number, number, number][] = [];
  for (let i = 0; i < found.length; i += 3) out.push([found[i], found[i + 1], found[i + 2]]);
  return out;
};

describe('Matcher', () => {
  it.each([
    [
      'overlapping patterns',
      ['中俄', '俄罗斯', '俄'],
      '中俄罗斯',
      [
        [0, 2, 0],
        [1, 2, 2],
        [1, 4, 1],
      ],
    ],
    [
      'a pattern inside another',
      ['白俄罗斯', '俄罗斯'],
      '白俄罗斯',
      [
        [0, 4, 0],
        [1, 4, 1],
      ],
    ],
    ['a pattern that begins like a failed one', ['甲乙丙', '乙丁'], '甲乙丁', [[1, 3, 1]]],
    ['equal patterns: the first counts', ['甲', '甲'], '甲', [[0, 1, 0]]],
    ['nothing in an empty text', ['甲'], '', []],
    ['no pattern at all', [], '甲', []],
    ['an empty pattern', ['', '甲'], '甲', [[0, 1, 1]]],
  ])('finds %s', (_name, patterns, text, expected) => {
    expect(hits(Matcher.compile(patterns), text)).toEqual(expected);
  });

  it('finds what a peer and a plain search find', () => {
    const word = fc.string({ unit: fc.constantFrom('中', '俄', '国', '美', '𠀀', 'A'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 40 }), fc.array(word, { maxLength: 40 }), (patterns, words) => {
        const text = words.join('');
        const found = hits(Matcher.compile(patterns), text)
          .map(([start, end, pattern]) => `${start}-${end} ${patterns[pattern]}`)
          .sort();
        const plain: string[] = [];
        for (const pattern of patterns)
          for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1))
            plain.push(`${at}-${at + pattern.length} ${pattern}`);
        expect(found).toEqual(plain.sort());
        if (patterns.length === 0 || patterns.some((p) => p.includes('𠀀'))) return;
        const peer = new AhoCorasick(patterns)
          .search(text)
          .map(({ start, end, pattern }) => `${start}-${end} ${pattern}`);
        expect(found).toEqual(peer.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('survives being kept in a file', () => {
    const matcher = Matcher.compile(['中俄', '俄罗斯']);
    expect(hits(Matcher.from(matcher.tables), '中俄罗斯')).toEqual(hits(matcher, '中俄罗斯'));
  });
});
