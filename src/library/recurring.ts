/** A run of Han characters that recurs, and in how many texts of the earlier and of the later time. */
export interface Recurring {
  readonly phrase: string;
  readonly before: number;
  readonly within: number;
}

export interface RecurringOptions {
  /** How many of the texts are of the earlier time; they come first. */
  readonly before: number;
  /** Fewest texts of the one or the other time. */
  readonly least: number;
  /** Lengths of phrases, in characters; the shortest is 4. */
  readonly longest: number;
  /** A longer phrase with so large a share of the texts of a shorter one takes its place. */
  readonly takesOver: number;
}

/** Length that is counted first: as many characters as make an exact number. */
const SHORTEST = 4;
/** Different characters that are told apart; four of them are a number below 2^52. */
const MOST_CHARACTERS = 1 << 13;

/**
 * All phrases that stand in `least` texts of one of the times, and not mostly inside a longer one. Counts texts, not
 * places, by lengths from short to long. Every place keeps the number of the phrase that begins there; a phrase is counted
 * only where both its parts one character shorter recur, and is known by their two numbers, so that no words are made but
 * of what is found. Places are counted by hash first: memory is bounded by what recurs.
 */
export function recurring(texts: readonly string[], options: RecurringOptions): Recurring[] {
  const { codes, starts } = codesOf(texts, options.least);
  const out: Recurring[] = [];
  let level = firstLevel(codes, starts, options);
  for (let length = SHORTEST; level.phrases.length > 0; length++) {
    const longer = length < options.longest ? nextLevel(level, starts, options) : NONE;
    const inside = insideOf(level, longer, options.takesOver);
    for (const one of level.phrases)
      if (!inside.has(one))
        out.push({ phrase: phraseAt(texts, starts, one.first, length), before: one.before, within: one.within });
    level = longer;
  }
  return out;
}

/** Phrases of one length. */
interface Level {
  /** Each knows the two one character shorter that it is made of by their numbers; of the first level, its characters. */
  readonly phrases: readonly Found[];
  /** Places where one begins, in order, and which it is. */
  readonly places: Int32Array;
  readonly ids: Int32Array;
}

const NONE: Level = { phrases: [], places: new Int32Array(), ids: new Int32Array() };

/** The characters of all texts by number, 0 for what no phrase goes over; and where each text begins. */
function codesOf(texts: readonly string[], least: number): { codes: Uint16Array; starts: Int32Array } {
  const starts = new Int32Array(texts.length + 1);
  // A gap after each text.
  texts.forEach((text, i) => {
    starts[i + 1] = starts[i] + text.length + 1;
  });
  const codes = new Uint16Array(starts[texts.length]);
  const counts = new Int32Array(0x5200);
  texts.forEach((text, i) => {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at) - 0x4e00;
      if (code < 0 || code >= 0x5200) continue;
      codes[starts[i] + at] = code + 1;
      counts[code]++;
    }
  });
  const often = Array.from(counts, (count, code) => ({ count, code }))
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count || a.code - b.code)
    .slice(0, MOST_CHARACTERS - 1);
  const numbers = new Uint16Array(0x5201);
  often.forEach(({ code }, i) => {
    numbers[code + 1] = i + 1;
  });
  for (let at = 0; at < codes.length; at++) codes[at] = numbers[codes[at]];
  return { codes, starts };
}

const MOST_SLOTS = 1 << 22;

/** How often each slot is taken, in texts and not in places. */
class Tally {
  readonly #mask: number;
  readonly #counts: Uint16Array;
  /** The last text that each was counted in, from 1. */
  readonly #last: Int32Array;

  constructor(places: number) {
    const slots = Math.min(MOST_SLOTS, 1 << Math.ceil(Math.log2(places * 2 + 2)));
    this.#mask = slots - 1;
    this.#counts = new Uint16Array(slots);
    this.#last = new Int32Array(slots);
  }

  #slot(a: number, b: number): number {
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    hash ^= hash >>> 15;
    return (Math.imul(hash, 0x2c1b3c6d) >>> 7) & this.#mask;
  }

  add(a: number, b: number, text: number): void {
    const slot = this.#slot(a, b);
    if (this.#last[slot] === text + 1 || this.#counts[slot] === 65_535) return;
    this.#last[slot] = text + 1;
    this.#counts[slot]++;
  }

  of(a: number, b: number): number {
    return this.#counts[this.#slot(a, b)];
  }
}

/** Places at which something is to be counted that is known by two numbers below `PART`. */
interface Pairs {
  readonly places: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly count: number;
}

const PART = 2 ** 26;

function firstLevel(codes: Uint16Array, starts: Int32Array, options: RecurringOptions): Level {
  const [places, left, right] = [0, 1, 2].map(() => new Int32Array(codes.length));
  let count = 0;
  let run = 0;
  for (let end = 0; end < codes.length; end++) {
    run = codes[end] === 0 ? 0 : run + 1;
    if (run < SHORTEST) continue;
    const at = end - SHORTEST + 1;
    places[count] = at;
    left[count] = codes[at] * MOST_CHARACTERS + codes[at + 1];
    right[count++] = codes[at + 2] * MOST_CHARACTERS + codes[at + 3];
  }
  return counted({ places, left, right, count }, starts, options);
}

/** A phrase goes on where the next place has one too: both share all but their ends. */
function nextLevel({ places: before, ids }: Level, starts: Int32Array, options: RecurringOptions): Level {
  const [places, left, right] = [0, 1, 2].map(() => new Int32Array(before.length));
  let count = 0;
  for (let i = 0; i + 1 < before.length; i++) {
    if (before[i + 1] !== before[i] + 1) continue;
    places[count] = before[i];
    left[count] = ids[i];
    right[count++] = ids[i + 1];
  }
  return counted({ places, left, right, count }, starts, options);
}

/** The phrases that begin at these places and recur. */
function counted(pairs: Pairs, starts: Int32Array, { before, least }: RecurringOptions): Level {
  const { places, left, right, count } = pairs;
  const tally = new Tally(count);
  for (let i = 0, text = 0; i < count; i++) {
    while (starts[text + 1] <= places[i]) text++;
    tally.add(left[i], right[i], text);
  }
  const known = new Map<number, number>();
  const made: Found[] = [];
  const ids = new Int32Array(count);
  for (let i = 0, text = 0; i < count; i++) {
    while (starts[text + 1] <= places[i]) text++;
    ids[i] = -1;
    if (tally.of(left[i], right[i]) < least) continue;
    const key = left[i] * PART + right[i];
    let id = known.get(key);
    if (id === undefined) {
      id = made.push({ left: left[i], right: right[i], first: places[i], last: -1, before: 0, within: 0 }) - 1;
      known.set(key, id);
    }
    ids[i] = id;
    const one = made[id];
    if (one.last === text) continue;
    one.last = text;
    if (text < before) one.before++;
    else one.within++;
  }
  return kept(places, ids, made, least);
}

interface Found {
  readonly left: number;
  readonly right: number;
  readonly first: number;
  last: number;
  before: number;
  within: number;
}

/** Only what recurs, numbered anew. */
function kept(places: Int32Array, ids: Int32Array, made: readonly Found[], least: number): Level {
  const numbers = new Int32Array(made.length).fill(-1);
  const phrases: Found[] = [];
  made.forEach((one, id) => {
    if (Math.max(one.before, one.within) >= least) numbers[id] = phrases.push(one) - 1;
  });
  let count = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] < 0 ? -1 : numbers[ids[i]];
    if (id < 0) continue;
    places[count] = places[i];
    ids[count++] = id;
  }
  return { phrases, places: places.subarray(0, count), ids: ids.subarray(0, count) };
}

/** Which of the shorter phrases nearly always stand inside a longer one. */
function insideOf({ phrases }: Level, longer: Level, takesOver: number): ReadonlySet<Found> {
  const inside = new Set<Found>();
  for (const one of longer.phrases)
    for (const part of [phrases[one.left], phrases[one.right]])
      if (one.before + one.within >= takesOver * (part.before + part.within)) inside.add(part);
  return inside;
}

function phraseAt(texts: readonly string[], starts: Int32Array, place: number, length: number): string {
  let [low, high] = [0, texts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= place) low = middle;
    else high = middle - 1;
  }
  return texts[low].slice(place - starts[low], place - starts[low] + length);
}
