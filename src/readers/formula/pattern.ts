import { LexiconError, type Lexicon } from '../../lexicon/lexicon.ts';
import { fold } from '../../text/fold.ts';

/** A phrase with slots, matched around a literal part of it. */
export class SlotPattern {
  readonly #whole: RegExp;

  constructor(source: string) {
    this.#whole = new RegExp(source, 'uy');
  }

  /**
   * The longest match in `bare` that covers `[start, end)`. Bounded: `bare` is a window of fixed size and the
   * expression has no unbounded repetition.
   */
  around(bare: string, start: number, end: number): { start: number; end: number } | undefined {
    for (let from = 0; from <= start; from++) {
      this.#whole.lastIndex = from;
      const match = this.#whole.exec(bare);
      if (match !== null && from + match[0].length >= end) return { start: from, end: from + match[0].length };
    }
    return undefined;
  }
}

/** Bodies of states that pair with a state as states do. */
const BODIES = ['东盟', '东协', '亚细安', '欧盟', '非盟', '阿盟', '海合会', '上合组织', '拉共体', '中亚', '非洲', '拉美'];
const SHORT = '中俄美日韩朝英法德印巴越菲泰缅柬老马新澳加欧乌以伊沙土希意葡荷比瑞挪芬丹波捷匈罗塞保埃陆台蒙哈吉塔阿拉非';
const states = new WeakMap<Lexicon, string>();

/** An expression for a state's name, and for two of them in either order. */
function stateNames(lexicon: Lexicon): string {
  let names = states.get(lexicon);
  if (names === undefined) {
    const all = new Set(BODIES);
    for (const term of lexicon.terms) {
      if (term.kind !== 'country') continue;
      for (const column of ['hans', 'hant'])
        for (const name of (term.cells[column] ?? '').split('|')) if (name.length > 1) all.add(fold(name));
    }
    names = [...all].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
    states.set(lexicon, names);
  }
  return names;
}

const JOINER = '(?:和|与|同|跟|及|以及|暨|、|-|—|并)?';
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
    patterns = alternatives(words).map((one) => new SlotPattern(expression(lexicon, fold(one))));
    known.set(words, patterns);
  }
  return { patterns, weak };
}

/** Splits at the bars outside brackets. */
function alternatives(words: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '[' || words[i] === '(') depth++;
    else if (words[i] === ']' || words[i] === ')') depth--;
    else if (words[i] === '|' && depth === 0) {
      found.push(words.slice(from, i));
      from = i + 1;
    }
  }
  if (depth !== 0) throw new LexiconError(`formula pattern "${words}": a bracket is not closed`);
  found.push(words.slice(from));
  return found.filter((one) => one !== '');
}

/** Turns slot syntax into an expression without unbounded repetition. Brackets are folded to full width before. */
function expression(lexicon: Lexicon, pattern: string): string {
  let out = '';
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '{') {
      const close = pattern.indexOf('}', i);
      const slot = pattern.slice(i + 1, close);
      if (slot === 'A') out += `(?:${stateNames(lexicon)}|[${SHORT}])`;
      else if (slot === 'AB')
        out += `(?:[${SHORT}]-?[${SHORT}][${SHORT}]?|(?:${stateNames(lexicon)})(?:${JOINER}(?:${stateNames(lexicon)}))?)`;
      else throw new LexiconError(`formula pattern "${pattern}": {${slot}} is no slot; there are {A} and {AB}`);
      i = close;
    } else if (c === '~') out += JOINER;
    else if (c === '（' || c === '〔') out += '(?:';
    else if (c === '）') out += ')';
    else if (c === '〕') out += ')?';
    else if (c === '|') out += '|';
    else out += c.replace(/[.*+?^$\\/]/, '\\$&');
  }
  return out;
}
