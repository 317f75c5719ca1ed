import { isHan, weight } from './statistics.ts';

/** Characters of one text that are looked at; a paragraph is shorter. */
const LIMIT = 20_000;

/** Numbers of the words of one text, each once, as `Words` knows them. */
export type Terms = Int32Array;

/** Texts that are compared as one. */
export type Bag = readonly Terms[];

/**
 * The words of a page, for saying how alike two of its texts are. Pairs of ideographs stand in for words: no
 * segmentation is needed, and names that no lexicon knows count too. What is rare in news weighs more, and what
 * few of the page's texts say weighs more than what all of them say.
 */
export class Words {
  /** Open addressing from pair to number: a pair is two code units, 0 marks a free slot. */
  #pairs = new Uint32Array(1 << 12);
  #numbers = new Int32Array(1 << 12);
  #count = 0;
  /** By number: the pair, in how many texts it stands, its weight, and the round in which it was last seen. */
  #pairOf = new Uint32Array(1 << 11);
  #texts = new Int32Array(1 << 11);
  #seen = new Int32Array(1 << 11);
  #weights = new Float32Array(0);
  #round = 0;
  #read = 0;

  /** Reads a folded text without white space. Texts that count say how widely a word is spread over the page. */
  read(whole: string, counts: boolean): Terms {
    const text = whole.length > LIMIT ? whole.slice(0, LIMIT) : whole;
    const round = ++this.#round;
    if (counts) this.#read++;
    const found = new Int32Array(text.length);
    let length = 0;
    let last = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (!isHan(unit)) {
        last = 0;
        continue;
      }
      if (last > 0) {
        const number = this.#numberOf(((last << 16) | unit) >>> 0);
        if (this.#seen[number] !== round) {
          this.#seen[number] = round;
          if (counts) this.#texts[number]++;
          found[length++] = number;
        }
      }
      last = unit;
    }
    return found.slice(0, length);
  }

  /** Whether two folded units stand side by side in a text of the page. */
  knows(a: number, b: number): boolean {
    const pair = ((a << 16) | b) >>> 0;
    const mask = this.#pairs.length - 1;
    let slot = (Math.imul(pair, 0x9e3779b1) >>> 7) & mask;
    while (this.#pairs[slot] !== 0) {
      if (this.#pairs[slot] === pair) return true;
      slot = (slot + 1) & mask;
    }
    return false;
  }

  /** Sets the weights once all texts are read. */
  weigh(): void {
    this.#weights = new Float32Array(this.#count);
    const texts = Math.max(4, this.#read);
    for (let number = 0; number < this.#count; number++) {
      const pair = this.#pairOf[number];
      const spread = Math.min(1, Math.max(1, this.#texts[number]) / texts);
      this.#weights[number] = weight(pair >>> 16, pair & 0xffff) * Math.min(1, -Math.log2(spread) / 4 + 0.15);
    }
  }

  /** Weight of one word of the page. */
  weightOf(number: number): number {
    return this.#weights[number];
  }

  /** Weight of all words of a bag, each once. */
  sum(bag: Bag): number {
    const round = ++this.#round;
    let total = 0;
    for (const terms of bag)
      for (const number of terms)
        if (this.#seen[number] !== round) {
          this.#seen[number] = round;
          total += this.#weights[number];
        }
    return total;
  }

  /** Weight of the words that both have. */
  shared(a: Bag, b: Bag): number {
    this.#round += 2;
    const round = this.#round;
    for (const terms of a) for (const number of terms) this.#seen[number] = round - 1;
    let total = 0;
    for (const terms of b)
      for (const number of terms)
        if (this.#seen[number] === round - 1) {
          this.#seen[number] = round;
          total += this.#weights[number];
        }
    return total;
  }

  /** 0 to 1: how much of what `part` says `whole` says too. */
  coverage(part: Bag, whole: Bag): number {
    const all = this.sum(part);
    return all === 0 ? 0 : this.shared(part, whole) / all;
  }

  /** 0 to 1: likeness of two texts, whatever their lengths. Sums may be given where they are known. */
  likeness(a: Bag, b: Bag, sumA = this.sum(a), sumB = this.sum(b)): number {
    return sumA === 0 || sumB === 0 ? 0 : this.shared(a, b) / Math.sqrt(sumA * sumB);
  }

  #numberOf(pair: number): number {
    const mask = this.#pairs.length - 1;
    let slot = (Math.imul(pair, 0x9e3779b1) >>> 7) & mask;
    while (this.#pairs[slot] !== 0) {
      if (this.#pairs[slot] === pair) return this.#numbers[slot];
      slot = (slot + 1) & mask;
    }
    const number = this.#count++;
    this.#pairs[slot] = pair;
    this.#numbers[slot] = number;
    if (number >= this.#pairOf.length) this.#growWords();
    this.#pairOf[number] = pair;
    if (this.#count * 2 > this.#pairs.length) this.#growTable();
    return number;
  }

  #growWords(): void {
    const size = this.#pairOf.length * 2;
    const pairOf = new Uint32Array(size);
    pairOf.set(this.#pairOf);
    this.#pairOf = pairOf;
    const texts = new Int32Array(size);
    texts.set(this.#texts);
    this.#texts = texts;
    const seen = new Int32Array(size);
    seen.set(this.#seen);
    this.#seen = seen;
  }

  #growTable(): void {
    const size = this.#pairs.length * 2;
    const pairs = new Uint32Array(size);
    const numbers = new Int32Array(size);
    for (let number = 0; number < this.#count; number++) {
      const pair = this.#pairOf[number];
      let slot = (Math.imul(pair, 0x9e3779b1) >>> 7) & (size - 1);
      while (pairs[slot] !== 0) slot = (slot + 1) & (size - 1);
      pairs[slot] = pair;
      numbers[slot] = number;
    }
    this.#pairs = pairs;
    this.#numbers = numbers;
  }
}
