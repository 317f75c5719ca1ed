import { expect, test } from 'vitest';
import { checkLexicon } from './check.ts';

const HEADER = 'person\ten\thans\tforms\tcountry\toffices';
const rows = (...lines: string[]) => [HEADER, ...lines].join('\n');

test.each<[what: string, text: string, problems: string[]]>([
  ['nothing', rows('jo-falk\tJo Falk\t法尔克\t约·法尔克\tNO\tforeign_minister@2030/..'), []],
  ['no header', '# only a comment\n', ['0 there is no header']],
  ['no lines', HEADER, ['0 there are no lines']],
  ['spaces for tabs', 'person en hans forms\njo x', ['1 the header is one cell']],
  ['unknown kind', 'persn\thans\njo\t法尔克', ['1 no reader uses the kind "persn"']],
  ['no column of forms', 'person\ten\njo\tJo', ['1 the header needs at least one', '2 "jo" has no form']],
  ['unknown column', 'person\thans\tcolour\njo\t法尔克\tred', ['1 "colour" is no column of person']],
  ['stray tab', rows('jo\tJo\t法尔克\t\tNO\t\t'), ['2 7 cells where the header has 6']],
  ['bad id', rows('Jo Falk\tJo\t法尔克'), ['2 the id "Jo Falk" must be']],
  ['same id twice', rows('jo\tJo\t法尔克', 'jo\tJo\t法尔克尔'), ['3 the id "jo" already stands on line 2']],
  ['one character', rows('jo\tJo\t法'), ['2 "法" is one character']],
  ['one character, marked', rows('jo\tJo\t法尔克\t法?'), []],
  ['equal after folding', rows('jo\tJo\t法尔克\t法爾克'), ['2 "法爾克" equals another form of this line']],
  ['usual name that is a word too', rows('jo\tJo\t法尔克\t法尔克?'), []],
  ['form of two', rows('jo\tJo\t法尔克', 'mo\tMo\t法爾克'), ['3 "法爾克" is also a form of "jo" on line 2']],
  ['empty form', rows('jo\tJo\t法尔克\t约·法尔克||法先生'), ['2 an empty form in forms']],
  [
    'several forms in one',
    rows('jo\tJo\t法尔克\t法尔克一世；法尔克二世'),
    ['2 "法尔克一世；法尔克二世" looks like several'],
  ],
  ['bad country', rows('jo\tJo\t法尔克\t\tNorway!'), ['2 country is "Norway!"']],
  ['bad office', rows('jo\tJo\t法尔克\t\tNO\tminister 2030'), ['2 the office "minister 2030" must be']],
  ['no such office', rows('jo\tJo\t法尔克\t\tNO\tminster@2030/..'), ['2 "minster" is no office']],
  ['years turned round', rows('jo\tJo\t法尔克\t\tNO\tminister@2030/2020'), ['2 "minister@2030/2020" ends before']],
])('says what is wrong: %s', (_what, text, problems) => {
  const found = checkLexicon(text, undefined, new Set(['minister', 'foreign_minister'])).map(
    ({ line, message }) => `${line} ${message}`,
  );
  expect(found.length).toBe(problems.length);
  problems.forEach((problem, i) => {
    expect(found[i].startsWith(problem)).toBe(true);
  });
});
