import type { Hits, Lexicon, Term } from '../../lexicon/lexicon.ts';
import { termsOfKind } from '../figures.ts';
import type { Place } from '../reader.ts';

/** A word of a lexicon file at a place. */
export interface Word extends Place {
  /** Index into `lexicon.terms`. */
  readonly index: number;
  readonly term: Term;
}

const known = new WeakMap<Hits, Map<string, readonly Word[]>>();

/** The longest words of this kind, from left to right; none overlaps another. Gathered once for a text. */
export function wordsOf(lexicon: Lexicon, hits: Hits, kind: string): readonly Word[] {
  let kinds = known.get(hits);
  if (kinds === undefined) {
    kinds = new Map();
    known.set(hits, kinds);
  }
  let words = kinds.get(kind);
  if (words === undefined) {
    words = gather(lexicon, hits, kind);
    kinds.set(kind, words);
  }
  return words;
}

function gather(lexicon: Lexicon, hits: Hits, kind: string): Word[] {
  const { count, start, end, pattern } = hits;
  const table = termsOfKind(lexicon, kind);
  const found: Word[] = [];
  let free = 0;
  for (let i = 0; i < count; i++) {
    const index = table[pattern[i]];
    if (index < 0 || start[i] < free) continue;
    if (lexicon.terms[index].cells.class === 'hold' && runsOn(lexicon, hits, table, end[i] - 1)) continue;
    free = end[i];
    found.push({ start: start[i], end: free, index, term: lexicon.terms[index] });
  }
  return found;
}

/** 外长会|谈: the last character of a gathering begins a word of its own. */
function runsOn(lexicon: Lexicon, hits: Hits, table: Int32Array, from: number): boolean {
  for (let i = hits.from(from); i < hits.count && hits.start[i] === from; i++) {
    const index = table[hits.pattern[i]];
    if (index >= 0 && ['pair', 'act'].includes(lexicon.terms[index].cells.class ?? '')) return true;
  }
  return false;
}
