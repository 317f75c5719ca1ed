import { describe, expect, it } from 'vitest';
import { readStructure } from './structure.ts';

const sentences = (text: string) => {
  const { sentences: starts } = readStructure(text);
  return [...starts].map((start, i) => text.slice(start, starts[i + 1] ?? text.length));
};

describe('readStructure', () => {
  it.each([
    ['end marks', '甲。乙！丙？丁', ['甲。', '乙！', '丙？', '丁']],
    ['a quotation that closes with its end mark', '他说：「甲。」乙', ['他说：「甲。」', '乙']],
    ['end marks in a row', '甲？！乙', ['甲？！', '乙']],
    ['paragraphs', '甲\n乙。\n丙', ['甲\n', '乙。\n', '丙']],
    ['nothing', '', ['']],
  ])('splits at %s', (_name, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it.each([
    [
      'nested',
      '「甲『乙』」',
      [
        [0, 5],
        [2, 4],
      ],
    ],
    ['one that is never closed', '「甲《乙》', [[2, 4]]],
    ['over two paragraphs', '「甲\n乙」', [[0, 4]]],
    ['too far apart', '「甲\n\n\n\n乙」', []],
    ['a close without an open', '甲」（乙）', [[2, 4]]],
  ])('pairs brackets: %s', (_name, text, expected) => {
    const { partner } = readStructure(text);
    const pairs = [...partner].flatMap((to, from) => (to > from ? [[from, to]] : []));
    expect(pairs).toEqual(expected);
  });

  it.each([
    ['after a comma', `${'甲乙，'.repeat(600)}`, 1200],
    ['without any mark', '甲'.repeat(1500), 1200],
  ])('cuts a sentence that never ends: %s', (_name, text, first) => {
    const found = sentences(text);
    expect(found[0]).toHaveLength(first);
    expect(found.join('')).toBe(text);
  });

  it('finds the sentence and paragraph of a position', () => {
    const structure = readStructure('甲。乙\n丙。');
    expect([0, 1, 2, 4].map((at) => structure.sentenceAt(at))).toEqual([0, 0, 1, 2]);
    expect([0, 2, 4].map((at) => structure.paragraphAt(at))).toEqual([0, 0, 1]);
  });
});
