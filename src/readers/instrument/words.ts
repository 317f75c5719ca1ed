import type { InstrumentAction, InstrumentType } from '../../record/kinds.ts';
import { type Word, wordsOf } from '../event/words.ts';
import { termsOfKind } from '../figures.ts';
import { Memo } from '../memo.ts';
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

const known = new Memo<InstrumentWords>('instrument');

export function instrumentWords(reading: Reading): InstrumentWords {
  return known.get(reading) ?? known.set(reading, gather(reading));
}

/** 签署国, not 签署国会交流备忘录. */
const SIGNATORY = /^签[署订]国(?![会家际有防书王务债民内])/;

/** 签署了…的换文: what is signed, where it else is what is done. */
function takeNotes(lexicon: Reading['lexicon'], text: string, byClass: Record<string, Word[]>): void {
  const isNoun = ({ start, end }: Word) =>
    text.startsWith('换文', start) &&
    end === start + 2 &&
    (/(?:的|份|签署|签订|签署了|完成)$/.test(text.slice(Math.max(0, start - 3), start)) ||
      /^(?:仪式|文本|(?!方式|形式)[^，。；]{0,4}(?:签署|签订))/.test(text.slice(end, end + 6)) ||
      (!/[」』》]/.test(text[end] ?? '') &&
        /(?:签署|签订)了?[^，。；、《》]{2,30}$/.test(text.slice(Math.max(0, start - 36), start))));
  const nouns = byClass.verb.filter(isNoun);
  if (nouns.length === 0) return;
  const index = lexicon.ofKind('instrument').terms.find((term) => lexicon.terms[term].id === 'exchange_of_notes');
  if (index === undefined) return;
  byClass.verb = byClass.verb.filter((word) => !nouns.includes(word));
  byClass.head = [...byClass.head, ...nouns.map((word) => ({ ...word, index, term: lexicon.terms[index] }))].sort(
    (a, b) => a.start - b.start,
  );
}

function gather(reading: Reading): InstrumentWords {
  const { lexicon, hits } = reading;
  const text = reading.passage.folded;
  const byClass: Record<string, Word[]> = { head: [], named: [], verb: [], bearer: [], carry: [] };
  for (const word of wordsOf(reading, 'instrument'))
    if (!(text[word.end] === '国' && SIGNATORY.test(text.slice(word.start, word.end + 2))))
      byClass[word.term.cells.class]?.push(word);
  takeNotes(lexicon, text, byClass);
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
