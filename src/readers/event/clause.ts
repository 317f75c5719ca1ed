import { FOLD_CLOSE, FOLD_OPEN } from '../../text/fold.ts';
import type { Passage } from '../../text/passage.ts';
import { inside } from '../places.ts';
import type { Place, Reading } from '../reader.ts';

const MARK = 1;
/** Headlines separate their clauses by spaces too. */
const SPACE = 2;
const OPEN = 4;
const CLOSE = 8;
const DASH = 16;

/** What a character of the folded text is to a clause, as bits. */
const SORT = new Uint8Array(65536);
for (const [characters, bit] of [
  ['，；。！？：】\n', MARK],
  [' ', SPACE],
  [FOLD_OPEN, OPEN],
  [FOLD_CLOSE, CLOSE],
  ['—', DASH],
] as const)
  for (const character of characters) SORT[character.charCodeAt(0)] |= bit;

/** No clause of the genre is longer; a page without punctuation must not make reading slow. */
const LONGEST = 240;

export const isHeading = (role: string) => role === 'headline' || role === 'deck' || role === 'subhead';

/** The role of the block that holds `position`. */
export function roleAt(passage: Passage, position: number): string {
  const { blocks } = passage;
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle].start <= position) low = middle;
    else high = middle - 1;
  }
  return blocks[low]?.role ?? 'body';
}

/**
 * The clause around `[start, end)` of the folded text: between commas, stops and colons, or inside the quotation
 * that holds it. Brackets beside it are passed over whole.
 */
export function clauseAround(passage: Passage, start: number, end: number): Place {
  const stops = isHeading(roleAt(passage, start)) ? MARK | SPACE : MARK;
  return { start: clauseStart(passage, start, end, stops), end: clauseEnd(passage, start, end, stops) };
}

function clauseStart({ folded, structure: { partner } }: Passage, start: number, end: number, stops: number): number {
  const floor = Math.max(0, start - LONGEST);
  let left = start;
  for (; left > floor; left--) {
    const sort = SORT[folded.charCodeAt(left - 1)];
    if (sort === 0) continue;
    if ((sort & stops) !== 0) break;
    if (sort === DASH) {
      if (folded[left - 2] === '—') break;
      continue;
    }
    const pair = partner[left - 1];
    if ((sort & CLOSE) !== 0) {
      // A quotation that ends as a sentence, or the line of an agency (（中央社台北12日电）, 〔记者…报导〕), ends the
      // clause before.
      const last = folded[left - 2];
      if ('。！？'.includes(last) || ('）】〕］'.includes(folded[left - 1]) && '电讯导道'.includes(last))) break;
      if (pair >= 0 && folded.startsWith('记者', pair + 1)) break;
      if (pair >= 0) left = Math.max(pair + 1, floor + 1);
    } else if ((sort & OPEN) !== 0 && pair >= end) break;
  }
  return left;
}

function clauseEnd({ folded, structure: { partner } }: Passage, start: number, end: number, stops: number): number {
  const ceiling = Math.min(folded.length, end + LONGEST);
  let right = end;
  for (; right < ceiling; right++) {
    const sort = SORT[folded.charCodeAt(right)];
    if (sort === 0) continue;
    if ((sort & stops) !== 0) break;
    if (sort === DASH) {
      if (folded[right + 1] === '—') break;
      continue;
    }
    const pair = partner[right];
    if (pair < 0) continue;
    if ((sort & OPEN) !== 0) right = Math.min(pair, ceiling - 1);
    else if ((sort & CLOSE) !== 0 && pair < start) break;
  }
  return right;
}

/** `[start, end)` of the sentence that holds `position`. */
export function sentenceOf(passage: Passage, position: number): Place {
  const { structure, text } = passage;
  const index = structure.sentenceAt(position);
  return { start: structure.sentences[index], end: structure.sentences[index + 1] ?? text.length };
}

/** The folded words of `[start, end)` without those that tell when: 协定最快5月签署. */
export function withoutTimes(reading: Reading, start: number, end: number): string {
  const { folded } = reading.passage;
  let words = '';
  let at = start;
  for (const time of inside(reading.found.time, start, end)) {
    if (time.start < at) continue;
    words += folded.slice(at, time.start);
    at = time.end;
  }
  return words + folded.slice(at, end);
}
