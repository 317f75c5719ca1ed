import type { Hits, Lexicon, Term } from '../../lexicon/lexicon.ts';
import { termsOfKind } from '../figures.ts';
import type { Place } from '../reader.ts';

/** A word of a lexicon file at a place. */
export interface Word extends Place {
  /** Index into `lexicon.terms`. */
  readonly index: number;
  readonly term: Term;
}

/** The longest words of this kind, from left to right; none overlaps another. */
export function wordsOf(lexicon: Lexicon, hits: Hits, kind: string): Word[] {
  const table = termsOfKind(lexicon, kind);
  const found: Word[] = [];
  let free = 0;
  for (let i = 0; i < hits.count; i++) {
    if (hits.start[i] < free) continue;
    const index = table[hits.pattern[i]];
    if (index < 0) continue;
    free = hits.end[i];
    found.push({ start: hits.start[i], end: free, index, term: lexicon.terms[index] });
  }
  return found;
}
