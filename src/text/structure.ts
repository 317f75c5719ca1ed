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

/** What a character does to the structure: an end mark, or the bracket of a pair, counted from 1. */
const BREAK = 1;
const END = 2;
const OPEN = 16;
const CLOSE = 32;
const CLASS = new Uint8Array(65536);
CLASS[0x0a] = BREAK;
for (const mark of '。！？!?') CLASS[mark.charCodeAt(0)] = END;
for (let i = 0; i < FOLD_OPEN.length; i++) {
  CLASS[FOLD_OPEN.charCodeAt(i)] = OPEN + i;
  CLASS[FOLD_CLOSE.charCodeAt(i)] = CLOSE + i;
}

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
 * No sentence is longer than this many characters. A text without end marks would otherwise be one sentence, and
 * what is looked up within a sentence would take time that grows with the square of its length.
 */
const LONGEST = 1200;

/** Where a sentence that is too long is cut: after its last joint, else in the middle of its words. */
function cutOf(folded: string, start: number): number {
  for (let at = start + LONGEST; at > start + LONGEST / 2; at--) if ('，；、'.includes(folded[at - 1])) return at;
  return start + LONGEST;
}

/** Starts of sentences with those that are too long cut; `n` is the length of the text. */
function bounded(folded: string, starts: readonly number[], n: number): number[] {
  const all: number[] = [];
  for (let i = 0; i < starts.length; i++) {
    const end = starts[i + 1] ?? n;
    all.push(starts[i]);
    for (let at = starts[i]; end - at > LONGEST; all.push(at)) at = cutOf(folded, at);
  }
  return all;
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
    const what = CLASS[folded.charCodeAt(i)];
    if (what === 0) continue;
    if (what === BREAK) {
      paragraphs.push(i + 1);
      if (sentences[sentences.length - 1] !== i + 1) sentences.push(i + 1);
    } else if (what === END) {
      let end = i + 1;
      while (end < n && (CLASS[folded.charCodeAt(end)] === END || CLASS[folded.charCodeAt(end)] >= CLOSE)) end++;
      if (end < n && folded.charCodeAt(end) !== 0x0a && sentences[sentences.length - 1] !== end) sentences.push(end);
    } else if (what < CLOSE) open.push({ at: i, kind: what - OPEN, paragraph: paragraphs.length });
    else {
      for (let k = open.length - 1; k >= 0; k--) {
        if (open[k].kind !== what - CLOSE) continue;
        if (paragraphs.length - open[k].paragraph <= 3) {
          partner[i] = open[k].at;
          partner[open[k].at] = i;
        }
        open.length = k;
        break;
      }
    }
  }
  const sentenceStarts = Int32Array.from(bounded(folded, sentences, n));
  const paragraphStarts = Int32Array.from(paragraphs);
  return {
    partner,
    sentences: sentenceStarts,
    paragraphs: paragraphStarts,
    sentenceAt: (position) => rank(sentenceStarts, position),
    paragraphAt: (position) => rank(paragraphStarts, position),
  };
}
