import { type Days, daysOf } from './days.ts';
import { LibraryError } from './error.ts';

/** A search as a tree. */
export type Query =
  | { readonly op: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly op: 'not'; readonly part: Query }
  | {
      readonly op: 'words';
      readonly text: string /** only these very words, not a name's other forms */;
      readonly exact: boolean;
    }
  | { readonly op: 'field'; readonly field: Field; readonly value: string; readonly exact: boolean };

export const FIELDS = ['kind', 'speaker', 'about', 'with', 'type', 'date', 'outlet'] as const;
export type Field = (typeof FIELDS)[number];

type Token =
  | { readonly sign: '(' | ')' | 'AND' | 'OR' | 'NOT' }
  | { readonly text: string; readonly exact: boolean; readonly field?: Field };

const OPENING = '"“';
const CLOSING = '"”';
const FIELD = new RegExp(`^(${FIELDS.join('|')})[:：]`);

/**
 * Reads a search: words, "phrases", AND OR NOT, brackets, `field:value`; `=` before a word or value for the very words.
 * Words side by side must all be there. NOT binds more closely than AND, AND than OR.
 * @throws LibraryError saying where the search breaks off
 */
export function parseQuery(text: string): Query {
  const tokens = tokensOf(text);
  if (tokens.length === 0) throw new LibraryError('query', 'the search is empty; give at least one character');
  let at = 0;
  const sign = (wanted: string) => {
    const token = tokens[at];
    return token !== undefined && 'sign' in token && token.sign === wanted;
  };
  const either = (): Query => {
    const parts = [all()];
    while (sign('OR')) {
      at++;
      parts.push(all());
    }
    return parts.length === 1 ? parts[0] : { op: 'or', parts };
  };
  const all = (): Query => {
    const parts = [one()];
    for (;;) {
      if (sign('AND')) at++;
      else if (at >= tokens.length || sign('OR') || sign(')')) break;
      parts.push(one());
    }
    return parts.length === 1 ? parts[0] : { op: 'and', parts };
  };
  const one = (): Query => {
    const token = tokens[at++];
    if (token === undefined)
      throw new LibraryError('query', 'the search breaks off; something must follow AND, OR, NOT or (');
    if (!('sign' in token)) {
      if (token.field === undefined) return { op: 'words', text: token.text, exact: token.exact };
      return { op: 'field', field: token.field, value: token.text, exact: token.exact };
    }
    if (token.sign === 'NOT') return { op: 'not', part: one() };
    if (token.sign !== '(')
      throw new LibraryError(
        'query',
        `${token.sign} stands where a word is expected; put it in quotes to search for it`,
      );
    const inside = either();
    if (!sign(')')) throw new LibraryError('query', 'a bracket is not closed; put brackets to search for in quotes');
    at++;
    return inside;
  };
  const query = either();
  if (at < tokens.length)
    throw new LibraryError('query', 'a bracket is closed that was not opened; put brackets to search for in quotes');
  return query;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const phrase = (): string => {
    const close = CLOSING[OPENING.indexOf(text[at])];
    const end = text.indexOf(close, at + 1);
    if (end < 0) throw new LibraryError('query', `a quotation mark is not closed: ${text.slice(at)}`);
    const inside = text.slice(at + 1, end);
    at = end + 1;
    return inside;
  };
  const bare = (): string => {
    const start = at;
    while (at < text.length && !/\s/.test(text[at]) && !'()（）'.includes(text[at]) && !OPENING.includes(text[at]))
      at++;
    return text.slice(start, at);
  };
  while (at < text.length) {
    if (/\s/.test(text[at])) {
      at++;
      continue;
    }
    if ('()（）'.includes(text[at])) {
      tokens.push({ sign: '(（'.includes(text[at++]) ? '(' : ')' });
      continue;
    }
    const field = FIELD.exec(text.slice(at, at + 20));
    if (field !== null) at += field[0].length;
    const exact = text[at] === '=' && at + 1 < text.length && !/\s/.test(text[at + 1]);
    if (exact) at++;
    const quoted = at < text.length && OPENING.includes(text[at]);
    const value = quoted ? phrase() : bare();
    if (field === null && !exact && !quoted && (value === 'AND' || value === 'OR' || value === 'NOT'))
      tokens.push({ sign: value });
    else if (value !== '') tokens.push({ text: value, exact, ...(field === null ? {} : { field: field[1] as Field }) });
    else if (field !== null)
      throw new LibraryError('query', `${field[0]} needs a value, such as ${EXAMPLES[field[1] as Field]}`);
  }
  return tokens;
}

const EXAMPLES: Readonly<Record<Field, string>> = {
  kind: 'kind:statement',
  speaker: 'speaker:外交部',
  about: 'about:漁業',
  with: 'with:外交部',
  type: 'type:meeting',
  date: 'date:2021..2026',
  outlet: 'outlet:大公報',
};

/**
 * The days of `2024`, `2024-05..2025`, `..2020`, `2020..`.
 * @throws LibraryError
 */
export function parseDays(text: string): Days {
  const parts = text.split('..');
  const days = parts.map((part) => (part === '' ? undefined : daysOf(part)));
  if (
    parts.length > 2 ||
    parts.every((part) => part === '') ||
    parts.some((part, i) => part !== '' && days[i] === undefined)
  )
    throw new LibraryError(
      'query',
      `"${text}" is no date; write 2024, 2024-05 or 2024-05-01, or a range such as 2021..2024-06`,
    );
  if (parts.length === 1) return days[0] as Days;
  return [days[0]?.[0] ?? 0, days[1]?.[1] ?? 99_999_999];
}
