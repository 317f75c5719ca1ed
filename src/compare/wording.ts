import diff from 'fast-diff';
import { type Squeezed, squeeze } from './squeeze.ts';

/** A piece of two sentences laid side by side: the same words, or what the one has in place of the other. */
export type Piece =
  | { readonly same: string }
  /** As each prints it; empty where the one has nothing there. */
  | { readonly a: string; readonly b: string };

/**
 * Two sentences laid side by side, character by character. Script, width and spaces are no difference. `same` is printed
 * as the first sentence has it.
 */
export function wordingOf(a: string, b: string): Piece[] {
  const left = squeeze(a);
  const right = squeeze(b);
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  for (const [op, text] of diff(left.units, right.units, undefined, true)) {
    const n = text.length;
    if (op === 0) {
      pieces.push({ same: printed(a, left, i, i + n) });
      i += n;
      j += n;
      continue;
    }
    const last = pieces.at(-1);
    const open = last !== undefined && 'a' in last ? (pieces.pop() as { a: string; b: string }) : { a: '', b: '' };
    if (op < 0) pieces.push({ a: open.a + printed(a, left, i, i + n), b: open.b });
    else pieces.push({ a: open.a, b: open.b + printed(b, right, j, j + n) });
    if (op < 0) i += n;
    else j += n;
  }
  return pieces;
}

/** The units as the text has them. */
function printed(text: string, { at }: Squeezed, from: number, to: number): string {
  let out = '';
  for (let i = from; i < to; i++) out += text[at[i]];
  return out;
}
