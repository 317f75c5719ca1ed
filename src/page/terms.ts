import { isHan, weight } from './statistics.ts';

/**
 * The words of a text for comparing it with another: its pairs of ideographs, each once, sorted. Pairs of
 * ideographs stand in for words; no segmentation is needed and names unknown to any lexicon count too.
 */
export type Terms = Int32Array;

/** Terms of a folded text without white space; at most `limit` characters are read. */
export function termsOf(text: string, limit = 100_000): Terms {
  const n = Math.min(text.length, limit);
  const found = new Int32Array(n);
  let count = 0;
  let last = 0;
  for (let i = 0; i < n; i++) {
    const unit = text.charCodeAt(i);
    if (!isHan(unit)) {
      last = 0;
      continue;
    }
    if (last > 0) found[count++] = (last << 16) | unit;
    last = unit;
  }
  return distinct(found.subarray(0, count));
}

function distinct(values: Int32Array): Int32Array {
  values.sort();
  let kept = 0;
  for (let i = 0; i < values.length; i++) if (i === 0 || values[i] !== values[i - 1]) values[kept++] = values[i];
  return values.subarray(0, kept);
}

export function unite(parts: readonly Terms[]): Terms {
  if (parts.length === 1) return parts[0];
  let length = 0;
  for (const part of parts) length += part.length;
  const all = new Int32Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return distinct(all);
}

/**
 * Weighs terms on one page: what is rare in news counts more, and what stands in few of the page's texts
 * counts more than what all of them say.
 */
export class Weights {
  readonly #texts: Map<number, number> = new Map();
  readonly #known: Map<number, number> = new Map();
  readonly #count: number;

  constructor(texts: readonly Terms[]) {
    this.#count = texts.length;
    for (const terms of texts) for (const term of terms) this.#texts.set(term, (this.#texts.get(term) ?? 0) + 1);
  }

  of(term: number): number {
    const known = this.#known.get(term);
    if (known !== undefined) return known;
    const spread = (this.#texts.get(term) ?? 1) / Math.max(4, this.#count);
    const value = weight(term >>> 16, term & 0xffff) * Math.min(1, -Math.log2(Math.min(1, spread)) / 4 + 0.15);
    this.#known.set(term, value);
    return value;
  }

  sum(terms: Terms): number {
    let total = 0;
    for (const term of terms) total += this.of(term);
    return total;
  }

  /** Weight of the terms that both have. */
  shared(a: Terms, b: Terms): number {
    let total = 0;
    let i = 0;
    let j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] === b[j]) {
        total += this.of(a[i]);
        i++;
        j++;
      } else if (a[i] < b[j]) i++;
      else j++;
    }
    return total;
  }

  /** 0 to 1: how much of what `part` says `whole` says too. */
  coverage(part: Terms, whole: Terms): number {
    const all = this.sum(part);
    return all === 0 ? 0 : this.shared(part, whole) / all;
  }

  /** 0 to 1: likeness of two texts, whatever their lengths. */
  likeness(a: Terms, b: Terms): number {
    const x = this.sum(a);
    const y = this.sum(b);
    return x === 0 || y === 0 ? 0 : this.shared(a, b) / Math.sqrt(x * y);
  }
}
