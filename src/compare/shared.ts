/** Equal words of two texts: `length` units from `a` in the one and from `b` in the other. */
export interface Tile {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Units of a seed: shorter ones are shared by texts that have nothing to do with each other. */
export const SEED = 6;
/** Places of one seed that are tried. A phrase that stands more often tells little of where it was copied from. */
const MOST_PLACES = 24;

/** Inside a match of so many units no others are begun: the words are accounted for. */
const LONG = 64;

/**
 * The words that two texts share, longest first laid down, none twice; in the order of the first text. Moved
 * paragraphs are found too. Both texts as `squeeze` gives them. Time grows with the length of both.
 * @param least units of a tile, at least `SEED`
 */
export function sharedTiles(a: string, b: string, least: number = SEED): Tile[] {
  const found = maximalMatches(a, b);
  found.sort((x, y) => y.length - x.length || x.a - y.a || x.b - y.b);
  const usedA = new Uint8Array(a.length);
  const usedB = new Uint8Array(b.length);
  const tiles: Tile[] = [];
  for (const match of found)
    for (const tile of freeParts(match, usedA, usedB)) {
      if (tile.length < Math.max(SEED, least)) continue;
      usedA.fill(1, tile.a, tile.a + tile.length);
      usedB.fill(1, tile.b, tile.b + tile.length);
      tiles.push(tile);
    }
  return tiles.sort((x, y) => x.a - y.a);
}

/** Every run of equal units that can be made longer neither to the left nor to the right, found from seeds. */
function maximalMatches(a: string, b: string): Tile[] {
  const last = b.length - SEED;
  if (a.length < SEED || last < 0) return [];
  const seeds = new SeedTable(b);
  const found: Tile[] = [];
  let reach = 0;
  let resumed = false;
  for (let i = 0; i + SEED <= a.length; i++) {
    if (i + SEED <= reach) {
      i = reach - SEED;
      resumed = true;
      continue;
    }
    let tried = 0;
    for (let j = seeds.first(a, i); j >= 0 && tried < MOST_PLACES; j = seeds.next[j]) {
      if (!resumed && i > 0 && j > 0 && a.charCodeAt(i - 1) === b.charCodeAt(j - 1)) continue;
      tried++;
      let length = 0;
      while (i + length < a.length && j + length < b.length && a.charCodeAt(i + length) === b.charCodeAt(j + length))
        length++;
      if (length < SEED) continue;
      found.push({ a: i, b: j, length });
      if (length >= LONG) reach = Math.max(reach, i + length);
    }
    resumed = false;
  }
  return found;
}

/** Where each run of `SEED` units stands in a text, by a hash; the first places first. */
class SeedTable {
  /** The next place of the same hash; -1 at the last. */
  readonly next: Int32Array;
  readonly #heads: Int32Array;
  readonly #mask: number;

  constructor(text: string) {
    let size = 1024;
    while (size < text.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#heads = new Int32Array(size).fill(-1);
    this.next = new Int32Array(text.length).fill(-1);
    for (let j = text.length - SEED; j >= 0; j--) {
      const slot = hashAt(text, j) & this.#mask;
      this.next[j] = this.#heads[slot];
      this.#heads[slot] = j;
    }
  }

  first(text: string, at: number): number {
    return this.#heads[hashAt(text, at) & this.#mask];
  }
}

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + SEED; i++) hash = (Math.imul(hash, 0x01000193) ^ text.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The parts of a match of which nothing is laid down yet. */
function freeParts({ a, b, length }: Tile, usedA: Uint8Array, usedB: Uint8Array): Tile[] {
  const parts: Tile[] = [];
  for (let i = 0, start = 0; i <= length; i++) {
    if (i < length && usedA[a + i] === 0 && usedB[b + i] === 0) continue;
    if (i > start) parts.push({ a: a + start, b: b + start, length: i - start });
    start = i + 1;
  }
  return parts;
}
