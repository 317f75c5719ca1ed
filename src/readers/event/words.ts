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
  return known[kind].get(reading) ?? known[kind].set(reading, gather(reading, kind));
}

const OF_YEAR = /^(?:[明今去前后来每]|[\d〇零一二三四五六七八九十]年会[议期谈晤见面商])/;

function gather({ lexicon, hits, passage: { folded } }: Reading, kind: string): Word[] {
  const { count, start, end, pattern } = hits;
  const table = termsOfKind(lexicon, kind);
  const found: Word[] = [];
  let free = 0;
  for (let i = 0; i < count; i++) {
    const index = table[pattern[i]];
    if (index < 0 || start[i] < free) continue;
    // 明年|会议, 2019年|会期 hold no 年会.
    if (
      folded.startsWith('年会', start[i]) &&
      end[i] - start[i] === 2 &&
      OF_YEAR.test(folded.slice(start[i] - 1, end[i] + 1))
    )
      continue;
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
