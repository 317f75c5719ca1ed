import { describe, expect, it } from 'vitest';
import { parseLexicon } from '../lexicon/lexicon.ts';
import { loadLexicon } from '../lexicon/load.ts';
import { readPage } from '../reading.ts';

const TERMS = 'formula\ten\tforms\twords\nspring\tshared spring\t共同的春天?|春天之約\t{AB}[更加]共同的春天\n';

function formulae(text: string, lexicon = loadLexicon()) {
  const { articles } = readPage(
    {
      file: '<memory>',
      format: 'archive',
      text,
      sha256: '0',
      encoding: 'utf-8',
      told: { published: '2025-01-02' },
      blocks: [{ role: 'body', start: 0, end: text.length }],
      doubts: [],
    },
    { lexicon },
  );
  return articles.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.kind === 'formula' ? [`${entry.formula}: ${entry.quote}`] : [])),
  );
}

describe('set phrases', () => {
  it.each([
    ['雙方談到新時代中俄全面戰略協作夥伴關係的前景。', ['cn-ru-partnership: 新時代中俄全面戰略協作夥伴關係']],
    ['俄中新时代全面战略协作伙伴关系稳步前行。', ['cn-ru-partnership: 俄中新时代全面战略协作伙伴关系']],
    ['他提到“真正的‘多边主义’”一词。', ['true-multilateralism: 真正的‘多边主义’']],
    ['所謂「多邊主義」各有說法。', ['so-called-multilateralism: 所謂「多邊主義」']],
    ['兩國商定構建更加緊密的中越命運共同體。', ['shared-future-pair: 更加緊密的中越命運共同體']],
    ['命運共同體一詞沒有修飾語。', []],
    ['政府重申亞細安的中心地位。', ['asean-plus: 亞細安的中心地位']],
    ['雙方主張台海和平與穩定。', ['strait-peace: 台海和平與穩定']],
    ['安全保障是大事，會上有人願提供長期安全保障。', ['security-guarantees: 提供長期安全保障']],
    ['朝鮮半島的完全無核化仍是議題。', ['denuclearisation: 朝鮮半島的完全無核化']],
  ])('%s', (text, expected) => expect(formulae(text)).toEqual(expected));

  it('takes families of a user, with slots', () => {
    const lexicon = loadLexicon(parseLexicon(TERMS, 'own.tsv'));
    expect(formulae('客人說共同的春天。主人說法德更加共同的春天，和春天之約。', lexicon)).toEqual([
      'spring: 法德更加共同的春天',
      'spring: 春天之約',
    ]);
  });

  it('names a pattern that breaks the syntax', () => {
    const broken = loadLexicon(parseLexicon('formula\tforms\twords\nx\t春天之約\t{AZ}春天之約\n', 'own.tsv'));
    expect(() => formulae('春天之約', broken)).toThrow(/\{AZ\} is no slot/);
  });

  it('knows at least 220 families, each with a gloss', () => {
    const families = loadLexicon().terms.filter((term) => term.kind === 'formula');
    expect(families.length).toBeGreaterThanOrEqual(220);
    expect(families.filter((term) => term.cells.en === undefined)).toEqual([]);
    expect(new Set(families.map((term) => term.id)).size).toBe(families.length);
  });
});
