import { fold } from '../text/fold.ts';

/** Lower-case forms that are one unit long; commas alike, whether they part clauses or group digits. */
const LOWER = new Uint16Array(65536);
for (let i = 0; i < 65536; i++) LOWER[i] = i;
for (let i = 0; i < 0x2000; i++) {
  const lower = String.fromCharCode(i).toLowerCase();
  if (lower.length === 1) LOWER[i] = lower.charCodeAt(0);
}
LOWER[0x2c] = 0xff0c;

/** What search compares: folded (either script, either width), without case. Same length as `text`. */
export function searchFold(text: string): string {
  const folded = fold(text);
  const parts: string[] = [];
  const units = new Uint16Array(Math.min(folded.length, 32_768));
  for (let from = 0; from < folded.length; from += 32_768) {
    const n = Math.min(32_768, folded.length - from);
    for (let i = 0; i < n; i++) units[i] = LOWER[folded.charCodeAt(from + i)];
    parts.push(String.fromCharCode.apply(null, units.subarray(0, n) as unknown as number[]));
  }
  return parts.join('');
}

/**
 * The index is SQLite's FTS5 with its plain `ascii` tokenizer, which takes every character beyond ASCII as part of a
 * word. So the units of a token are written as such characters: ASCII and halves of surrogate pairs as characters
 * of a private plane, one for one.
 */
const isMoved = (unit: number) => unit < 0x80 || (unit >= 0xd800 && unit < 0xe000);
const PLANE = 0xf0000;
const SPACE = 0x20;
class Tokens {
  #bytes: Buffer;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafe(capacity);
  }

  unit(unit: number): void {
    const bytes = this.#bytes;
    if (isMoved(unit)) {
      const point = PLANE + unit;
      bytes[this.#length++] = 0xf0 | (point >> 18);
      bytes[this.#length++] = 0x80 | ((point >> 12) & 63);
      bytes[this.#length++] = 0x80 | ((point >> 6) & 63);
      bytes[this.#length++] = 0x80 | (point & 63);
    } else if (unit < 0x800) {
      bytes[this.#length++] = 0xc0 | (unit >> 6);
      bytes[this.#length++] = 0x80 | (unit & 63);
    } else {
      bytes[this.#length++] = 0xe0 | (unit >> 12);
      bytes[this.#length++] = 0x80 | ((unit >> 6) & 63);
      bytes[this.#length++] = 0x80 | (unit & 63);
    }
  }

  space(): void {
    this.#bytes[this.#length++] = SPACE;
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}

const seen = new Uint8Array(65536);

/**
 * The index words of a text for its single units, as UTF-8: each different one once.
 * @param folded as `searchFold` gives it
 */
export function indexUnits(folded: string): Buffer {
  const n = folded.length;
  const tokens = new Tokens(n * 5 + 16);
  for (let i = 0; i < n; i++) {
    const unit = folded.charCodeAt(i);
    if (seen[unit] === 1) continue;
    seen[unit] = 1;
    tokens.unit(unit);
    tokens.space();
  }
  for (let i = 0; i < n; i++) seen[folded.charCodeAt(i)] = 0;
  return tokens.bytes;
}

/** The index words of a text for its parts of two units and more: the pair at every position. */
export function indexPairs(folded: string): Buffer {
  const n = folded.length;
  const tokens = new Tokens(n * 9 + 16);
  for (let i = 0; i + 1 < n; i++) {
    tokens.unit(folded.charCodeAt(i));
    tokens.unit(folded.charCodeAt(i + 1));
    tokens.space();
  }
  return tokens.bytes;
}

/**
 * The FTS5 phrase that matches exactly the texts in which `folded` stands: over `indexUnits` where it is one unit long,
 * else over `indexPairs`.
 */
export function matchPhrase(folded: string): string {
  const n = folded.length;
  const tokens = new Tokens(n * 9 + 16);
  if (n === 1) tokens.unit(folded.charCodeAt(0));
  for (let i = 0; i + 1 < n; i++) {
    if (i > 0) tokens.space();
    tokens.unit(folded.charCodeAt(i));
    tokens.unit(folded.charCodeAt(i + 1));
  }
  return `"${tokens.bytes.toString('utf8')}"`;
}
