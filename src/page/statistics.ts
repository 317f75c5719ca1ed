import { CHARS, LEAST, PAIRS, SINGLE, TOTAL } from './statistics-data.ts';

/**
 * Counts of characters that stand side by side in news prose. They say two things: whether the end of one line
 * and the start of another read on (`bond`), and how telling it is that two texts share a pair (`weight`).
 */

const isHan = (unit: number) => (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf);

/** Digits count as `0`, letters as `a`; white space and markup as nothing (0). Takes a folded code unit. */
export function charClass(unit: number): number {
  if (isHan(unit)) return unit;
  if (unit >= 0x30 && unit <= 0x39) return 0x30;
  if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)) return 0x61;
  if (unit <= 0x20 || unit === 0x2a || unit === 0xa0 || unit === 0xfeff) return 0;
  return unit;
}

interface Tables {
  readonly rank: Int16Array;
  readonly single: Float32Array;
  /** By rank of the first character, where its pairs begin in `seconds` and `levels`. */
  readonly rows: Int32Array;
  /** Ranks of second characters, ascending within a row. */
  readonly seconds: Int16Array;
  readonly levels: Uint8Array;
}

const logTotal = Math.log2(TOTAL);
const size = CHARS.length / 4;
let tables: Tables | undefined;

function load(): Tables {
  if (tables !== undefined) return tables;
  const rank = new Int16Array(65536).fill(-1);
  const single = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    rank[Number.parseInt(CHARS.slice(i * 4, i * 4 + 4), 16)] = i;
    single[i] = Number.parseInt(SINGLE.slice(i * 2, i * 2 + 2), 16) / 8;
  }
  tables = { rank, single, ...unpack(Buffer.from(PAIRS, 'base64')) };
  return tables;
}

function unpack(bytes: Uint8Array): Pick<Tables, 'rows' | 'seconds' | 'levels'> {
  const rows = new Int32Array(size + 1);
  const seconds = new Int16Array(bytes.length);
  const levels = new Uint8Array(bytes.length);
  let at = 0;
  let pair = 0;
  for (let a = 0; a < size; a++) {
    const count = (bytes[at] << 8) | bytes[at + 1];
    at += 2;
    let b = -1;
    for (let i = 0; i < count; i++) {
      const packed = bytes[at++];
      let gap = packed & 15;
      if (gap === 15) {
        gap = (bytes[at] << 8) | bytes[at + 1];
        at += 2;
      }
      b += gap + 1;
      seconds[pair] = b;
      levels[pair++] = packed >> 4;
    }
    rows[a + 1] = pair;
  }
  return { rows, seconds, levels };
}

/** log2 of how often a pair of folded units was counted; -1 where it was hardly ever. */
function pairLevel({ rows, seconds, levels }: Tables, a: number, b: number): number {
  let low = rows[a];
  let high = rows[a + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (seconds[middle] < b) low = middle + 1;
    else high = middle;
  }
  return low < rows[a + 1] && seconds[low] === b ? Math.log2(LEAST) + levels[low] : -1;
}

/**
 * How much more often `b` follows `a` than chance, in bits, between -5 and 8; 0 where nothing is known.
 * Takes folded code units.
 */
export function bond(a: number, b: number): number {
  const t = load();
  const first = t.rank[charClass(a)];
  const second = t.rank[charClass(b)];
  if (first < 0 || second < 0) return 0;
  const expected = t.single[first] + t.single[second] - logTotal;
  const level = pairLevel(t, first, second);
  // A pair below the least count: as rare as the expectation allows to say.
  if (level < 0) return Math.max(-5, Math.min(0.5, 1.5 - expected));
  return Math.max(-5, Math.min(8, level - expected));
}

/** How telling it is that two texts share this pair of Han characters: bits, 1 to 12. */
export function weight(a: number, b: number): number {
  const t = load();
  const first = t.rank[a];
  const second = t.rank[b];
  if (first < 0 || second < 0) return 11;
  const level = pairLevel(t, first, second);
  if (level < 0) return 10;
  return Math.max(1, Math.min(10, 17 - level));
}

const STOP = 0x3002;

/**
 * Logarithm of the odds that the characters on both sides of a line break stand in one sentence, against a
 * heading followed by the first words of a paragraph. Weights fitted on headlines and on random breaks.
 */
export function readsThrough(last: number, first: number): number {
  return -0.9 + 0.64 * bond(last, first) - 0.76 * bond(STOP, first) - 0.59 * bond(last, STOP);
}

/**
 * Logarithm of the odds that the words after a break complete those before it, against the middle of some
 * other sentence. Weights fitted on random breaks.
 */
export function completes(last: number, first: number): number {
  const held = bond(last, first);
  return -0.4 + 0.5 * held + 0.27 * Math.max(0, held);
}

/** The same against the first words of another paragraph. */
export function goesOn(last: number, first: number): number {
  const held = bond(last, first);
  return -1.1 + 0.52 * held + 0.27 * Math.max(0, held) - 0.7 * bond(STOP, first);
}

export { isHan };
