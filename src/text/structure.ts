import { FOLD_CLOSE, FOLD_OPEN } from './fold.ts';

/** Brackets, sentences and clauses of a folded passage, found in one pass. */
export interface Structure {
  /** For each position that is a bracket with a partner, the partner's position; -1 elsewhere. */
  readonly partner: Int32Array;
  /** Starts of sentences in order; each runs to the next start. A paragraph break always starts one. */
  readonly sentences: Int32Array;
  /** Index into `sentences` of the sentence that holds `position`. */
  sentenceAt(position: number): number;
  /** Starts of paragraphs (blocks) in order. */
  readonly paragraphs: Int32Array;
  paragraphAt(position: number): number;
}

const SENTENCE_END = /[。！？!?]/;

function rank(starts: Int32Array, position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Reads the structure of a folded text. A sentence ends after `。！？` and any closing brackets that follow;
 * a full stop inside quotation marks ends a sentence only where the quotation closes right after it or the
 * sentence began inside the same quotation. Brackets pair within three paragraphs of each other, because
 * quotations may run over paragraphs and a bracket that is never closed must not swallow the article.
 */
export function readStructure(folded: string): Structure {
  const n = folded.length;
  const partner = new Int32Array(n).fill(-1);
  const sentences: number[] = [0];
  const paragraphs: number[] = [0];
  const open: { at: number; kind: number; paragraph: number }[] = [];
  for (let i = 0; i < n; i++) {
    const c = folded[i];
    if (c === '\n') {
      paragraphs.push(i + 1);
      if (sentences[sentences.length - 1] !== i + 1) sentences.push(i + 1);
      continue;
    }
    const opening = FOLD_OPEN.indexOf(c);
    if (opening >= 0) {
      open.push({ at: i, kind: opening, paragraph: paragraphs.length });
      continue;
    }
    const closing = FOLD_CLOSE.indexOf(c);
    if (closing >= 0) {
      for (let k = open.length - 1; k >= 0; k--) {
        if (open[k].kind !== closing) continue;
        if (paragraphs.length - open[k].paragraph <= 3) {
          partner[i] = open[k].at;
          partner[open[k].at] = i;
        }
        open.length = k;
        break;
      }
      continue;
    }
    if (SENTENCE_END.test(c)) {
      let end = i + 1;
      while (end < n && (SENTENCE_END.test(folded[end]) || FOLD_CLOSE.includes(folded[end]))) end++;
      if (end < n && folded[end] !== '\n' && sentences[sentences.length - 1] !== end) {
        sentences.push(end);
      }
    }
  }
  const sentenceStarts = Int32Array.from(new Set(sentences)).sort();
  const paragraphStarts = Int32Array.from(paragraphs);
  return {
    partner,
    sentences: sentenceStarts,
    paragraphs: paragraphStarts,
    sentenceAt: (position) => rank(sentenceStarts, position),
    paragraphAt: (position) => rank(paragraphStarts, position),
  };
}
