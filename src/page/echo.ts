import type { Line } from './lines.ts';
import { isHan, weight } from './statistics.ts';

/** How much of what a line says is said again around it, 0 to 1, by the weight of its pairs of ideographs. */
export interface Echo {
  /** In the few lines after it: a text begins with what its headline names. */
  readonly soon: number;
  /** In any line around it but a headline right above: headlines and decks say what texts say, a line of a text hardly does. */
  readonly around: number;
  /** Whether the last character of it and the first of the next line stand side by side in a line around it. */
  readonly across: boolean;
}

const SOON = 4;
const AROUND = 80;
/** A headline right above does not count: a text says it again. */
const ABOVE = 3;
/** Wider lines are no headings: they are only looked into. */
const WIDE = 40;
const LIMIT = 2000;
/** Bits that are added to what a line says, so that the pairs of a short one prove little. */
const SMALL = 8;

export const SILENT: Echo = { soon: 0, around: 0, across: false };

/** For each line what the lines around it say of its words. Time is linear in the number of characters. */
export function echoesOf(lines: readonly Line[]): Echo[] {
  const after = nextLines(lines, 1);
  const before = nextLines(lines, -1);
  return lines.map(({ text, width }, i) => {
    if (width > WIDE) return SILENT;
    let all = SMALL;
    let soon = 0;
    let around = 0;
    for (let k = 1; k < text.length; k++) {
      const [a, b] = [text.charCodeAt(k - 1), text.charCodeAt(k)];
      if (!isHan(a) || !isHan(b)) continue;
      const bits = weight(a, b);
      all += bits;
      const next = after[i]?.[k] ?? -1;
      const last = before[i]?.[k] ?? -1;
      if (next >= 0 && next - i <= SOON) soon += bits;
      if (
        (next >= 0 && next - i <= AROUND) ||
        (last >= 0 && i - last <= AROUND && !(i - last <= ABOVE && isBare(lines[last])))
      )
        around += bits;
    }
    const next = after[i]?.[0] ?? -1;
    const last = before[i]?.[0] ?? -1;
    const across = (next >= 0 && next - i <= AROUND) || (last >= 0 && i - last <= AROUND);
    return { soon: soon / all, around: around / all, across };
  });
}

/** A short line without a stop, as headlines are. */
const isBare = ({ text, width }: Line) => width <= 26 && !/[，。、]/.test(text);

/**
 * By line and place of a pair in it, the nearest line on one side that has the pair too; -1 for none. In the first place that
 * of the pair across the end of the line.
 */
function nextLines(lines: readonly Line[], step: 1 | -1): (Int32Array | undefined)[] {
  const seen = new Map<number, number>();
  const found: (Int32Array | undefined)[] = new Array(lines.length);
  for (let n = 0; n < lines.length; n++) {
    const i = step === 1 ? lines.length - 1 - n : n;
    const { text, width } = lines[i];
    const length = Math.min(text.length, LIMIT);
    const places = width > WIDE ? undefined : new Int32Array(length).fill(-1);
    const pairs: number[] = [];
    const across = text.charCodeAt(text.length - 1) * 65536 + (lines[i + 1]?.text.charCodeAt(0) ?? 0);
    if (places !== undefined) places[0] = seen.get(across) ?? -1;
    for (let k = 1; k < length; k++) {
      const [a, b] = [text.charCodeAt(k - 1), text.charCodeAt(k)];
      if (!isHan(a) || !isHan(b)) continue;
      const pair = a * 65536 + b;
      if (places !== undefined) places[k] = seen.get(pair) ?? -1;
      pairs.push(pair);
    }
    for (const pair of pairs) seen.set(pair, i);
    found[i] = places;
  }
  return found;
}
