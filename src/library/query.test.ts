import { describe, expect, it } from 'vitest';
import { LibraryError } from './error.ts';
import { parseDays, parseQuery, type Query } from './query.ts';

const written = (query: Query): string => {
  switch (query.op) {
    case 'words':
      return `${query.exact ? '=' : ''}${query.text}`;
    case 'field':
      return `${query.field}:${query.exact ? '=' : ''}${query.value}`;
    case 'not':
      return `(not ${written(query.part)})`;
    default:
      return `(${query.op} ${query.parts.map(written).join(' ')})`;
  }
};

describe('a search is read', () => {
  it.each([
    ['港口', '港口'],
    ['港口 航運', '(and 港口 航運)'],
    ['港口 AND 航運 OR 旅遊', '(or (and 港口 航運) 旅遊)'],
    ['港口 AND (航運 OR 旅遊)', '(and 港口 (or 航運 旅遊))'],
    ['港口 NOT 航運', '(and 港口 (not 航運))'],
    ['NOT NOT 港口', '(not (not 港口))'],
    ['"聯合 聲明"', '聯合 聲明'],
    ['“聯合 聲明”', '聯合 聲明'],
    ['"AND"', 'AND'],
    ['=港口', '=港口'],
    ['="港 口"', '=港 口'],
    ['=', '='],
    ['kind:statement', 'kind:statement'],
    ['speaker：外交部', 'speaker:外交部'],
    ['about:="外交 部"', 'about:=外交 部'],
    ['time:3', 'time:3'],
    ['（港口 OR 航運） 旅遊', '(and (or 港口 航運) 旅遊)'],
  ])('%s', (text, tree) => expect(written(parseQuery(text))).toBe(tree));

  it.each([
    ['', /empty/],
    ['   ', /empty/],
    ['港口 AND', /breaks off/],
    ['OR 港口', /OR stands where a word is expected/],
    ['(港口', /not closed/],
    ['港口)', /not opened/],
    ['"港口', /quotation mark is not closed/],
    ['kind:', /needs a value, such as kind:statement/],
  ])('or is refused with a line: %s', (text, message) => {
    expect(() => parseQuery(text)).toThrow(LibraryError);
    expect(() => parseQuery(text)).toThrow(message);
  });

  it.each([
    ['2024', [20240101, 20241231]],
    ['2024-02', [20240201, 20240229]],
    ['2024-02-05', [20240205, 20240205]],
    ['2021..2024-06', [20210101, 20240630]],
    ['..2020', [0, 20201231]],
    ['2020..', [20200101, 99999999]],
  ])('days of %s', (text, days) => expect(parseDays(text)).toEqual(days));

  it.each(['yesterday', '..', '2024..x', '2024..2025..2026'])('no days: %s', (text) =>
    expect(() => parseDays(text)).toThrow(LibraryError),
  );
});
