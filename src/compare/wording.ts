import diff from 'fast-diff';
import type { Span } from '../record/kinds.ts';
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

/** What each of two sentences has that the other has not. */
export interface Differences {
  /** UTF-16 offsets into the sentence; one of no length is where the other has more. */
  readonly a: readonly Span[];
  readonly b: readonly Span[];
  /** Share of the shorter sentence that the other has: 0 to 1. */
  readonly same: number;
}

/** Where two sentences differ, character by character, as offsets into each; the n-th of the one belongs to the n-th of the other. */
export function differencesOf(a: string, b: string): Differences {
  const left = squeeze(a);
  const right = squeeze(b);
  const found: { a: [number, number]; b: [number, number] }[] = [];
  let [i, j, same] = [0, 0, 0];
  let isOpen = false;
  for (const [op, { length }] of diff(left.units, right.units, undefined, true)) {
    if (op !== 0 && !isOpen) found.push({ a: [i, i], b: [j, j] });
    isOpen = op !== 0;
    if (op <= 0) i += length;
    if (op >= 0) j += length;
    const last = found.at(-1);
    if (op === 0) same += length;
    else if (last !== undefined) [last.a[1], last.b[1]] = [i, j];
  }
  const shorter = Math.min(left.units.length, right.units.length);
  return {
    a: found.map((one) => printedSpan(left, one.a)),
    b: found.map((one) => printedSpan(right, one.b)),
    same: shorter === 0 ? 0 : same / shorter,
  };
}

/** Units `[from, to)` as offsets into the text. */
function printedSpan({ at }: Squeezed, [from, to]: Span): Span {
  const end = to === 0 ? 0 : at[to - 1] + 1;
  return from === to ? [end, end] : [at[from], end];
}

/** The units as the text has them. */
function printed(text: string, { at }: Squeezed, from: number, to: number): string {
  let out = '';
  for (let i = from; i < to; i++) out += text[at[i]];
  return out;
}
