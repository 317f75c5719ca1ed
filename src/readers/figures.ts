import type { Lexicon, Term } from '../lexicon/lexicon.ts';
import { type NumberToken, scanNumbers } from '../text/numeral.ts';
import type { Passage } from '../text/passage.ts';
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
    table = Int32Array.from(
      lexicon.patterns,
      (pattern) => pattern.terms.find((index) => lexicon.terms[index].kind === kind) ?? -1,
    );
    kinds.set(kind, table);
  }
  return table;
}

/** The numbers of a passage and the words around them: what the readers of times and figures share. */
export class Figures {
  readonly text: string;
  readonly numbers: readonly NumberToken[];
  readonly #reading: Reading;
  readonly #at = new Map<number, NumberToken>();

  constructor(reading: Reading) {
    this.#reading = reading;
    this.text = reading.passage.folded;
    this.numbers = scanNumbers(this.text);
    for (const number of this.numbers) this.#at.set(number.start, number);
  }

  /** The number that starts at `position`. */
  number(position: number): NumberToken | undefined {
    return this.#at.get(position);
  }

  /** The longest word of this kind that starts at `position`. */
  word(position: number, kind: string): Word | undefined {
    const { hits, lexicon } = this.#reading;
    const table = termsOfKind(lexicon, kind);
    for (let hit = hits.from(position); hit < hits.count && hits.start[hit] === position; hit++) {
      const index = table[hits.pattern[hit]];
      if (index >= 0) return { start: position, end: hits.end[hit], index, term: lexicon.terms[index] };
    }
    return undefined;
  }

  /** All words of this kind, ordered by start; of words with one start only the longest. */
  words(kind: string): Word[] {
    const { hits, lexicon } = this.#reading;
    const table = termsOfKind(lexicon, kind);
    const found: Word[] = [];
    let last = -1;
    for (let hit = 0; hit < hits.count; hit++) {
      const index = table[hits.pattern[hit]];
      if (index < 0 || hits.start[hit] === last) continue;
      last = hits.start[hit];
      found.push({ start: last, end: hits.end[hit], index, term: lexicon.terms[index] });
    }
    return found;
  }
}

const SHARED = new WeakMap<Passage, Figures>();

/** The figures of a reading, scanned once for all readers. */
export function figuresOf(reading: Reading): Figures {
  let figures = SHARED.get(reading.passage);
  if (figures === undefined) {
    figures = new Figures(reading);
    SHARED.set(reading.passage, figures);
  }
  return figures;
}
