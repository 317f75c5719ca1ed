import { fold } from '../text/fold.ts';

/** A text as it is compared: folded, without white space, each unit knowing its place in the text. */
export interface Squeezed {
  readonly units: string;
  /** Place of each unit in the text, and the text's length at the end. */
  readonly at: Int32Array;
}

const SPACE = /\s/;

/** Either script, either width, any layout: two texts that say the same in the same words squeeze to the same units. */
export function squeeze(text: string): Squeezed {
  const folded = fold(text);
  const at = new Int32Array(folded.length + 1);
  const parts: string[] = [];
  let n = 0;
  let from = 0;
  for (let i = 0; i < folded.length; i++) {
    if (folded.charCodeAt(i) > 0x20 && !SPACE.test(folded[i])) {
      at[n++] = i;
      continue;
    }
    parts.push(folded.slice(from, i));
    from = i + 1;
  }
  parts.push(folded.slice(from));
  at[n] = folded.length;
  return { units: parts.join(''), at: at.subarray(0, n + 1) };
}

/** The first unit that stands at `position` of the text or after it. */
export function unitAt({ at }: Squeezed, position: number): number {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle] < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
