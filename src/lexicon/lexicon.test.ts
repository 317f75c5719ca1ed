import { describe, expect, test } from 'vitest';
import { fold } from '../text/fold.ts';
import { decodeLexicon, encodeLexicon } from './binary.ts';
import { Lexicon, LexiconError, parseLexicon } from './lexicon.ts';
import { ownTerms } from './load.ts';

const terms = parseLexicon(
  'place\ten\thant\thans\tforms\nsalt-port\tSalt Port\t鹽港\t盐港\t鹽港城|海口村?\n',
  'places.tsv',
);

describe('a compiled lexicon', () => {
  const lexicon = Lexicon.compile(terms);

  test.each<[text: string, forms: string[]]>([
    ['往鹽港城去', ['盐港城', '盐港']],
    ['往盐港去', ['盐港']],
    ['海口村', ['海口村']],
    ['別處', []],
  ])('%s', (text, forms) => {
    const hits = lexicon.find(fold(text));
    expect(Array.from({ length: hits.count }, (_, i) => lexicon.patterns[hits.pattern[i]].form)).toEqual(forms);
  });

  test('knows which forms are ordinary words', () => {
    expect(lexicon.patterns.filter((pattern) => pattern.weak).map((pattern) => pattern.form)).toEqual(['海口村']);
  });

  test('is the same when written and read again', () => {
    const again = decodeLexicon(encodeLexicon(lexicon));
    expect(again?.terms.map(({ kind, id, cells, from }) => ({ kind, id, cells, from }))).toEqual(lexicon.terms);
    expect(again?.ofKind('place')).toEqual(lexicon.ofKind('place'));
    expect(again?.named('盐港城')?.terms).toEqual([0]);
    expect(again?.named('盐')).toBeUndefined();
    expect(again?.patterns).toEqual(lexicon.patterns);
    expect([...(again?.find('往盐港城去').end ?? [])]).toEqual([...lexicon.find('往盐港城去').end]);
  });

  test('is refused when another version wrote it', () => {
    const bytes = encodeLexicon(lexicon);
    const text = new TextDecoder().decode(bytes.subarray(4, 24)).replace('"version":3', '"version":0');
    bytes.set(new TextEncoder().encode(text), 4);
    expect(decodeLexicon(bytes)).toBeUndefined();
  });
});

describe('files', () => {
  test.each<[text: string, message: string]>([
    ['', 'x.tsv: no header line'],
    ['Person\thans\n', 'x.tsv:1: the header must begin with the kind'],
    ['person\ten\n', 'x.tsv:1: the header needs a column'],
    ['person\thans\njo\t法尔克\tNO\n', 'x.tsv:2: 3 cells, the header has 2'],
    ['person\thans\n\t法尔克\n', 'x.tsv:2: the first cell, the id, is empty'],
  ])('%j is refused', (text, message) => {
    expect(() => parseLexicon(text, 'x.tsv')).toThrow(LexiconError);
    expect(() => parseLexicon(text, 'x.tsv')).toThrow(message);
  });

  test('the project’s own have one line for each id of a kind', () => {
    const seen = new Map<string, string>();
    const twice = ownTerms().filter((term) => {
      const key = `${term.kind}:${term.id}`;
      const known = seen.has(key);
      seen.set(key, term.from);
      return known;
    });
    expect(twice.map((term) => `${term.from} ${term.id}`)).toEqual([]);
  });
});
