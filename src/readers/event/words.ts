import type { Hits, Lexicon, Term } from '../../lexicon/lexicon.ts';
import { termsOfKind } from '../figures.ts';
import { Memo } from '../memo.ts';
import type { Place, Reading } from '../reader.ts';

/** A word of a lexicon file at a place. */
export interface Word extends Place {
  /** Index into `lexicon.terms`. */
  readonly index: number;
  readonly term: Term;
}

const known = { event: new Memo<readonly Word[]>('event'), instrument: new Memo<readonly Word[]>('instrument') };

/** The longest words of this kind, from left to right; none overlaps another. Gathered once for a text. */
export function wordsOf(reading: Reading, kind: keyof typeof known): readonly Word[] {
  return known[kind].get(reading) ?? known[kind].set(reading, gather(reading.lexicon, reading.hits, kind));
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
