import { type Lexicon, LexiconError } from '../../lexicon/lexicon.ts';
import { fold } from '../../text/fold.ts';

/** A part of a pattern: the places where it may end, given where it begins. Most end nowhere, at no cost. */
type Part = (bare: string, from: number) => readonly number[];

const NOWHERE: readonly number[] = [];

/** A phrase with slots, matched around a literal part of it. */
export class SlotPattern {
  readonly #parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /**
   * The longest match in `bare` that covers `[start, end)`. `bare` is a window of fixed size and no part repeats,
   * so the work is bounded by the window and the pattern.
   */
  around(bare: string, start: number, end: number): { start: number; end: number } | undefined {
    for (let from = 0; from <= start; from++) {
      let last = -1;
      for (const place of follow(this.#parts, bare, from)) if (place > last) last = place;
      if (last >= end) return { start: from, end: last };
    }
    return undefined;
  }
}

/** All places where a series of parts may end. */
function follow(parts: readonly Part[], bare: string, from: number): readonly number[] {
  let places = parts[0](bare, from);
  for (let i = 1; i < parts.length && places.length > 0; i++)
    places = places.length === 1 ? parts[i](bare, places[0]) : united(parts[i], bare, places);
  return places;
}

/** Where a part may end that begins at one of some places. */
function united(part: Part, bare: string, places: readonly number[]): readonly number[] {
  const ends: number[] = [];
  for (const place of places) for (const end of part(bare, place)) if (!ends.includes(end)) ends.push(end);
  return ends;
}

const literal =
  (word: string): Part =>
  (bare, from) =>
    bare.startsWith(word, from) ? [from + word.length] : NOWHERE;
const either =
  (ways: readonly (readonly Part[])[], optional: boolean): Part =>
  (bare, from) => {
    let ends = optional ? [from] : NOWHERE;
    for (const way of ways) {
      const more = follow(way, bare, from);
      if (more.length > 0) ends = ends.length === 0 ? more : [...ends, ...more];
    }
    return ends;
  };

/** Bodies of states that pair with a state as states do. */
const BODIES = [
  '东盟',
  '东协',
  '亚细安',
  '欧盟',
  '非盟',
  '阿盟',
  '海合会',
  '上合组织',
  '拉共体',
  '中亚',
  '非洲',
  '拉美',
];
const SHORT =
  '中俄美日韩朝英法德印巴越菲泰缅柬老马新澳加欧乌以伊沙土希意葡荷比瑞挪芬丹波捷匈罗塞保埃陆台蒙哈吉塔阿拉非';
/** Names by their first character. */
type ByHead = ReadonlyMap<number, readonly string[]>;
const states = new WeakMap<Lexicon, ByHead>();
/** The longest name of a state that is looked for, in UTF-16 code units. */
const LONGEST = 12;

/** Names of states and of the bodies that pair with them, folded. */
function stateNames(lexicon: Lexicon): ByHead {
  let names = states.get(lexicon);
  if (names === undefined) {
    const all = new Set(BODIES);
    for (const index of lexicon.ofKind('country').terms) {
      const term = lexicon.terms[index];
      for (const column of ['hans', 'hant'])
        for (const name of (term.cells[column] ?? '').split('|')) if (name.length > 1) all.add(fold(name));
    }
    const byHead = new Map<number, string[]>();
    for (const name of all) {
      if (name.length > LONGEST) continue;
      const head = name.charCodeAt(0);
      byHead.set(head, [...(byHead.get(head) ?? []), name]);
    }
    names = byHead;
    states.set(lexicon, names);
  }
  return names;
}

const JOINERS = '和与同跟及暨、-—并';
/** A word or mark between two states, or nothing. */
const joiner: Part = (bare, from) =>
  JOINERS.includes(bare[from] ?? ' ') ? [from, from + 1] : bare.startsWith('以及', from) ? [from, from + 2] : [from];
const compiled = new WeakMap<Lexicon, Map<string, readonly SlotPattern[]>>();

/**
 * The patterns of a formula line, and whether one of its forms counts only inside them.
 * @throws LexiconError when a pattern breaks the syntax.
 */
export function patternsOf(
  lexicon: Lexicon,
  cells: Readonly<Record<string, string>>,
  form: string,
): { patterns: readonly SlotPattern[]; weak: boolean } {
  const weak = ['hant', 'hans', 'forms'].some((column) =>
    (cells[column] ?? '').split('|').some((written) => written.endsWith('?') && fold(written.slice(0, -1)) === form),
  );
  const { words } = cells;
  if (words === undefined) return { patterns: [], weak };
  let known = compiled.get(lexicon);
  if (known === undefined) {
    known = new Map();
    compiled.set(lexicon, known);
  }
  let patterns = known.get(words);
  if (patterns === undefined) {
    patterns = alternatives(fold(words)).map((one) => new SlotPattern(read(lexicon, one)));
    known.set(words, patterns);
  }
  return { patterns, weak };
}

/** Splits folded words at the bars outside brackets. */
function alternatives(words: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < words.length; i++) {
    if ('（〔'.includes(words[i])) depth++;
    else if ('）〕'.includes(words[i])) depth--;
    else if (words[i] === '|' && depth === 0) {
      found.push(words.slice(from, i));
      from = i + 1;
    }
  }
  if (depth !== 0) throw new LexiconError(`formula pattern "${words}": a bracket is not closed`);
  found.push(words.slice(from));
  return found.filter((one) => one !== '');
}

/** One state: its full name or its one character. */
function state(lexicon: Lexicon, short: boolean): Part {
  const names = stateNames(lexicon);
  return (bare, from) => {
    const full = names.get(bare.charCodeAt(from));
    const one = short && SHORT.includes(bare[from] ?? ' ');
    if (full === undefined && !one) return NOWHERE;
    const ends = one ? [from + 1] : [];
    for (const name of full ?? []) if (bare.startsWith(name, from)) ends.push(from + name.length);
    return ends;
  };
}

/** Two or three states in any order: 中俄, 俄中, 中国和俄罗斯, 中日韩; or one by its full name. */
function pair(lexicon: Lexicon): Part {
  const short = state(lexicon, true);
  const full = state(lexicon, false);
  return either([[short, joiner, short], [short, short, short], [full]], false);
}

/** What is no letter of a phrase. */
const SYNTAX = '{~（〔';

/** Reads slot syntax, folded (round and square brackets are full width there). */
function read(lexicon: Lexicon, pattern: string): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '{') {
      const close = pattern.indexOf('}', i);
      const slot = pattern.slice(i + 1, close);
      if (slot !== 'A' && slot !== 'AB')
        throw new LexiconError(`formula pattern "${pattern}": {${slot}} is no slot; there are {A} and {AB}`);
      parts.push(slot === 'A' ? state(lexicon, true) : pair(lexicon));
      i = close;
    } else if (c === '~') parts.push(joiner);
    else if (c === '（' || c === '〔') {
      const close = closing(pattern, i);
      const ways = alternatives(pattern.slice(i + 1, close)).map((one) => read(lexicon, one));
      parts.push(either(ways, c === '〔'));
      i = close;
    } else {
      const from = i;
      while (i + 1 < pattern.length && !SYNTAX.includes(pattern[i + 1])) i++;
      parts.push(literal(pattern.slice(from, i + 1)));
    }
  }
  return parts;
}

/** The bracket that closes the one at `open`. */
function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let i = open; i < pattern.length; i++) {
    if ('（〔'.includes(pattern[i])) depth++;
    else if ('）〕'.includes(pattern[i]) && --depth === 0) return i;
  }
  throw new LexiconError(`formula pattern "${pattern}": a bracket is not closed`);
}
