import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexPairs, indexUnits, matchPhrase, searchFold } from './terms.ts';

describe('searchFold', () => {
  it.each([
    ['either script', '兩國關係', '两国关系'],
    ['either case', 'NATO', 'nato'],
    ['either width', 'ＡＰＥＣ２０２４', 'apec2024'],
    ['commas of either kind', '1,000', '1，000'],
    ['quotation marks of either kind', '“港口”', '「港口」'],
  ])('%s', (_name, one, other) => {
    expect(searchFold(one)).toBe(searchFold(other));
    expect(searchFold(one)).toHaveLength(one.length);
  });
});

/** Few different characters, so that texts share parts: two scripts, ASCII, signs of the query language, pairs. */
const piece = fc.constantFrom(
  '國',
  '国',
  '中',
  '俄',
  '的',
  'a',
  'B',
  '7',
  ' ',
  '"',
  '*',
  '(',
  ',',
  '，',
  '\n',
  '𠮷',
  '😀',
  'é',
  '\u0000',
);
const texts = fc.array(
  fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
  { minLength: 1, maxLength: 12 },
);

describe('index words', () => {
  it('find exactly the texts in which a part stands, for any characters', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), fc.nat(), (all, which, from, length) => {
        const db = new Sqlite(':memory:');
        db.exec("CREATE VIRTUAL TABLE word USING fts5(body, content='', contentless_delete=1, tokenize='ascii')");
        const insert = db.prepare('INSERT INTO word (rowid, body) VALUES (?, ?)');
        const folded = all.map(searchFold);
        folded.forEach((text, i) => {
          insert.run(i, `${indexUnits(text).toString('utf8')}${indexPairs(text).toString('utf8')}`);
        });
        const whole = folded[which % folded.length];
        const start = whole.length === 0 ? 0 : from % whole.length;
        const wanted = whole.slice(start, start + 1 + (length % 8)) || '中';
        const found = db
          .prepare('SELECT rowid FROM word WHERE word MATCH ?')
          .pluck()
          .all(matchPhrase(wanted)) as number[];
        db.close();
        expect(found.sort((a, b) => a - b)).toEqual(folded.flatMap((text, i) => (text.includes(wanted) ? [i] : [])));
      }),
      { numRuns: 300 },
    );
  });
});
