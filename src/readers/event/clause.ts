import { FOLD_CLOSE, FOLD_OPEN } from '../../text/fold.ts';
import type { Passage } from '../../text/passage.ts';
import type { Place } from '../reader.ts';

const MARKS = '，；。！？：】\n';
/** Headlines separate their clauses by spaces too. */
const HEADLINE_MARKS = `${MARKS} `;
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
  const { folded, structure } = passage;
  const marks = isHeading(roleAt(passage, start)) ? HEADLINE_MARKS : MARKS;
  let left = start;
  for (const floor = Math.max(0, start - LONGEST); left > floor; left--) {
    const character = folded[left - 1];
    if (marks.includes(character)) break;
    if (character === '—' && folded[left - 2] === '—') break;
    // （中央社台北12日电） opens an article.
    if (character === '）' && /[电讯]$/.test(folded[left - 2])) break;
    // A quotation that ends as a sentence ends the clause before.
    if (FOLD_CLOSE.includes(character) && '。！？'.includes(folded[left - 2]) && left - 1 < start) break;
    const partner = structure.partner[left - 1];
    if (partner >= 0 && FOLD_CLOSE.includes(character)) left = Math.max(partner + 1, floor + 1);
    else if (partner >= 0 && FOLD_OPEN.includes(character) && partner >= end) break;
  }
  let right = end;
  for (const ceiling = Math.min(folded.length, end + LONGEST); right < ceiling; right++) {
    const character = folded[right];
    if (marks.includes(character)) break;
    if (character === '—' && folded[right + 1] === '—') break;
    const partner = structure.partner[right];
    if (partner >= 0 && FOLD_OPEN.includes(character)) right = Math.min(partner, ceiling - 1);
    else if (partner >= 0 && FOLD_CLOSE.includes(character) && partner < start) break;
  }
  return { start: left, end: right };
}

/** `[start, end)` of the sentence that holds `position`. */
export function sentenceOf(passage: Passage, position: number): Place {
  const { structure, text } = passage;
  const index = structure.sentenceAt(position);
  return { start: structure.sentences[index], end: structure.sentences[index + 1] ?? text.length };
}

/** Index of the first of `places`, ordered by start, that starts at or after `position`. */
export function firstFrom(places: readonly Place[], position: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle].start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those of `places`, ordered by start, that lie inside `[start, end)`. */
export function inside<T extends Place>(places: readonly T[], start: number, end: number): T[] {
  const found: T[] = [];
  for (let i = firstFrom(places, start); i < places.length && places[i].start < end; i++)
    if (places[i].end <= end) found.push(places[i]);
  return found;
}
