import type { Hits, Lexicon, Term } from '../lexicon/lexicon.ts';
import { type NumberToken, scanNumbers } from '../text/numeral.ts';
import { Memo } from './memo.ts';
import type { Reading } from './reader.ts';

/** A word of the lexicon at a place. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Index into `lexicon.terms`. */
  readonly index: number;
  readonly term: Term;
}

const BY_KIND = new WeakMap<Lexicon, Map<string, Int32Array>>();

/** For each pattern of the lexicon the first of its terms that is of this kind, or -1. */
export function termsOfKind(lexicon: Lexicon, kind: string): Int32Array {
  let kinds = BY_KIND.get(lexicon);
  if (kinds === undefined) {
    kinds = new Map();
    BY_KIND.set(lexicon, kinds);
  }
  let table = kinds.get(kind);
  if (table === undefined) {
    const of = lexicon.ofKind(kind);
    const own = new Set(of.terms);
    table = new Int32Array(lexicon.patternCount).fill(-1);
    for (const pattern of of.patterns)
      table[pattern] = lexicon.pattern(pattern).terms.find((index) => own.has(index)) ?? -1;
    kinds.set(kind, table);
  }
  return table;
}

/** A table of letters, 1 at the code unit of each: scanning with it makes no string for every letter looked at. */
export function letters(all: string): Uint8Array {
  const table = new Uint8Array(65536);
  for (let i = 0; i < all.length; i++) table[all.charCodeAt(i)] = 1;
  return table;
}

/** Words that stand in papers of Taiwan. */
const TAIWAN = ['中央社', '台北', '立法院', '行政院', '民国', '外交部次长'];

type Kind = 'period' | 'feast' | 'unit' | 'currency' | 'numberless';

/** The numbers of a passage and the words around them: what the readers of times and figures share. */
export class Figures {
  readonly text: string;
  readonly numbers: readonly NumberToken[];
  readonly #hits: Hits;
  readonly #lexicon: Lexicon;
  /** For each position one more than the index of the number that starts there. */
  readonly #at: Int32Array;
  readonly #tables: Readonly<Record<Kind, Int32Array>>;
  readonly #year: number;
  #memo: Word | undefined;
  #memoAt = -1;

  constructor(reading: Reading) {
    const { article, hits, lexicon, page, passage } = reading;
    this.#hits = hits;
    this.#lexicon = lexicon;
    this.#tables = {
      period: termsOfKind(lexicon, 'period'),
      feast: termsOfKind(lexicon, 'feast'),
      unit: termsOfKind(lexicon, 'unit'),
      currency: termsOfKind(lexicon, 'currency'),
      numberless: termsOfKind(lexicon, 'numberless'),
    };
    this.text = passage.folded;
    this.#year = Number((article.published ?? page.published ?? '2010').slice(0, 4));
    this.numbers = scanNumbers(this.text);
    this.#at = new Int32Array(this.text.length + 1);
    for (let i = 0; i < this.numbers.length; i++) this.#at[this.numbers[i].start] = i + 1;
  }

  /**
   * Whether N年 may be a year of the Republic of China although 民国 does not stand before it: in a text of Taiwan,
   * within thirty years of its date.
   */
  minguo(n: number): boolean {
    const near = Math.abs(n + 1911 - this.#year) <= 30;
    return near && n >= 90 && TAIWAN.some((word) => this.text.includes(word));
  }

  /** The number that starts at `position`. */
  number(position: number): NumberToken | undefined {
    const index = this.#at[position];
    return index > 0 ? this.numbers[index - 1] : undefined;
  }

  /** The longest word of this kind that starts at `position`. */
  word(position: number, kind: Kind): Word | undefined {
    if (kind !== 'period') return this.#find(position, this.#tables[kind]);
    if (this.#memoAt !== position) {
      this.#memoAt = position;
      this.#memo = this.#find(position, this.#tables.period);
    }
    return this.#memo;
  }

  #find(position: number, table: Int32Array): Word | undefined {
    const { start, end, pattern, count } = this.#hits;
    for (let hit = this.#hits.from(position); hit < count && start[hit] === position; hit++) {
      const index = table[pattern[hit]];
      if (index >= 0) return { start: position, end: end[hit], index, term: this.#lexicon.terms[index] };
    }
    return undefined;
  }

  /** Starts of the words of these kinds, in order. */
  starts(kinds: readonly Kind[]): number[] {
    const { start, pattern, count } = this.#hits;
    const tables = kinds.map((kind) => this.#tables[kind]);
    const found: number[] = [];
    for (let hit = 0; hit < count; hit++) {
      const which = pattern[hit];
      for (const table of tables)
        if (table[which] >= 0) {
          if (found.length === 0 || found[found.length - 1] !== start[hit]) found.push(start[hit]);
          break;
        }
    }
    return found;
  }
}

const shared = new Memo<Figures>('ordinal');

/** The figures of a reading, scanned once for all readers. */
export function figuresOf(reading: Reading): Figures {
  return shared.get(reading) ?? shared.set(reading, new Figures(reading));
}
