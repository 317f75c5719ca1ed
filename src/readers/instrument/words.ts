import type { InstrumentAction, InstrumentType } from '../../record/kinds.ts';
import { type Word, wordsOf } from '../event/words.ts';
import { termsOfKind } from '../figures.ts';
import type { Reading } from '../reader.ts';

/** The words of `instrument.tsv` in an article, by class, each list ordered by start. */
export interface InstrumentWords {
  readonly heads: readonly Word[];
  readonly named: readonly Word[];
  readonly verbs: readonly Word[];
  readonly bearers: readonly Word[];
  /** Verbs of those whom a document binds. */
  readonly carries: readonly Word[];
  /** The longest head that ends at a position. */
  readonly headEndingAt: ReadonlyMap<number, Word>;
}

/** 换文 is a verb of the lexicon that may end a title. */
export const typeOfHead = (word: Word) =>
  (word.term.cells.class === 'verb' ? 'agreement' : (word.term.cells.type ?? 'other')) as InstrumentType;
export const actionOf = (word: Word) => word.term.cells.action as InstrumentAction;

const known = new WeakMap<Reading, InstrumentWords>();

export function instrumentWords(reading: Reading): InstrumentWords {
  let words = known.get(reading);
  if (words === undefined) {
    words = gather(reading);
    known.set(reading, words);
  }
  return words;
}

function gather({ lexicon, hits }: Reading): InstrumentWords {
  const byClass: Record<string, Word[]> = { head: [], named: [], verb: [], bearer: [], carry: [] };
  for (const word of wordsOf(lexicon, hits, 'instrument')) byClass[word.term.cells.class]?.push(word);
  // Heads also where a longer word overlaps them, and of two that end together the longer.
  const table = termsOfKind(lexicon, 'instrument');
  const headEndingAt = new Map<number, Word>();
  for (let i = 0; i < hits.count; i++) {
    const index = table[hits.pattern[i]];
    if (index < 0 || lexicon.terms[index].cells.class !== 'head' || headEndingAt.has(hits.end[i])) continue;
    headEndingAt.set(hits.end[i], { start: hits.start[i], end: hits.end[i], index, term: lexicon.terms[index] });
  }
  const { named, verb, bearer, carry } = byClass;
  return { heads: byClass.head, named, verbs: verb, bearers: bearer, carries: carry, headEndingAt };
}
