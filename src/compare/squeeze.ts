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
  const at = new Int32Array(text.length + 1);
  const parts: string[] = [];
  let n = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0x20 && !SPACE.test(text[i])) {
      at[n++] = i;
      continue;
    }
    parts.push(text.slice(from, i));
    from = i + 1;
  }
  parts.push(text.slice(from));
  at[n] = text.length;
  // Folded last: what a comma is hangs on the digits beside it, and a layout may put spaces between.
  return { units: fold(parts.join('')), at: at.subarray(0, n + 1) };
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
