import type { Role, Span } from '../record/kinds.ts';
import { fold } from './fold.ts';
import { readStructure, type Structure } from './structure.ts';

/** A block of a passage: `[start, end)` into the passage's text. */
export interface PassageBlock {
  readonly role: Role;
  readonly start: number;
  readonly end: number;
}

/** Exactly what `\s` matches, so that a citation squeezed of white space equals its quote squeezed. */
const SPACE = new Uint8Array(65536);
for (const space of '\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff') SPACE[space.charCodeAt(0)] = 1;
SPACE.fill(1, 0x2000, 0x200b);
const isSpace = (unit: number) => SPACE[unit] === 1;
const isLineBreak = (unit: number) => (unit >= 0x0a && unit <= 0x0d) || unit === 0x2028 || unit === 0x2029;
/** A letter that is written with spaces between its words: Latin, Greek, Cyrillic, Arabic…, not CJK. */
const isAlphabetic = (unit: number) => unit > 0x40 && unit < 0x2000 && /\p{L}/u.test(String.fromCharCode(unit));
const isIdeograph = (unit: number) =>
  (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xd800 && unit <= 0xdfff);

/**
 * Joined text that knows where each of its characters came from. Readers work on a passage; only a passage
 * maps back to the source. Blocks stand one after the other, separated by a line feed that maps nowhere.
 * Line breaks and stray spaces of the layout are left out; one space stays between two alphabetic words, and
 * between two ideographs where the line is not letter-spaced.
 */
export class Passage {
  readonly text: string;
  readonly blocks: readonly PassageBlock[];
  /** Runs of characters that stand side by side in the source, in the order of the passage. */
  readonly #runs: Runs;
  #folded: string | undefined;
  #structure: Structure | undefined;

  private constructor(text: string, runs: Runs, blocks: readonly PassageBlock[]) {
    this.text = text;
    this.#runs = runs;
    this.blocks = blocks;
  }

  /**
   * Joins blocks of a source. `spans` of a block stand in reading order; each is `[start, end)` into `source`.
   * @throws RangeError when a span lies outside the source.
   */
  static of(source: string, blocks: readonly { role: Role; spans: readonly Span[] }[]): Passage {
    const runs = new Runs(source);
    const made: PassageBlock[] = [];
    for (const block of blocks) {
      if (runs.length > 0) runs.breakBlock();
      const blockStart = runs.length;
      let last = 0; // last unit written in this block
      for (const [start, end] of block.spans) {
        if (start < 0 || end > source.length || start > end)
          throw new RangeError(`span ${start}-${end} lies outside the source`);
        let run = start;
        let i = start;
        while (i < end) {
          if (!isSpace(source.charCodeAt(i))) {
            i++;
            continue;
          }
          if (i > run) {
            runs.add(run, i);
            last = source.charCodeAt(i - 1);
          }
          let next = i;
          let broken = false;
          while (next < end && isSpace(source.charCodeAt(next))) {
            if (isLineBreak(source.charCodeAt(next))) broken = true;
            next++;
          }
          if (next < end && runs.length > blockStart && keepsSpace(source, last, i, next, broken)) runs.addSpace(i);
          run = next;
          i = next;
        }
        if (end > run) {
          runs.add(run, end);
          last = source.charCodeAt(end - 1);
        }
      }
      made.push({ role: block.role, start: blockStart, end: runs.length });
    }
    return new Passage(runs.text, runs, made);
  }

  get length(): number {
    return this.text.length;
  }

  /** The folded view (see `fold`), position for position. */
  get folded(): string {
    this.#folded ??= fold(this.text);
    return this.#folded;
  }

  /** Brackets, sentences and paragraphs. */
  get structure(): Structure {
    this.#structure ??= readStructure(this.folded);
    return this.#structure;
  }

  /** The words at `[start, end)`, without line breaks and spaces at the ends. */
  quote(start: number, end: number): string {
    const words = this.text.slice(start, end).trim();
    return words.includes('\n') ? words.replaceAll('\n', '') : words;
  }

  /**
   * The source spans of `[start, end)`: a new pair wherever the words run across a line break or jump to
   * another place of the source; stray spaces inside a line stay inside a pair.
   */
  spans(start: number, end: number): Span[] {
    return this.#runs.spans(start, end);
  }

  /**
   * The way back: where source spans stand in the passage, in its order. What stands side by side is one pair, also
   * where the source parts it; spans that are in no block give none.
   */
  places(spans: readonly Span[]): Span[] {
    return this.#runs.places(spans);
  }
}

/** The map from a passage to its source, run by run. */
class Runs {
  readonly #source: string;
  readonly #parts: string[] = [];
  /** Where each run begins in the passage, and in the source; -1 there for a break between blocks. */
  readonly #starts: number[] = [];
  readonly #offsets: number[] = [];
  /** Whether a run is words: neither a kept space nor a break. */
  readonly #words: boolean[] = [];
  length = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get text(): string {
    return this.#parts.join('');
  }

  #push(part: string, offset: number, words: boolean): void {
    this.#parts.push(part);
    this.#starts.push(this.length);
    this.#offsets.push(offset);
    this.#words.push(words);
    this.length += part.length;
  }

  add(start: number, end: number): void {
    this.#push(this.#source.slice(start, end), start, true);
  }

  addSpace(offset: number): void {
    this.#push(' ', offset, false);
  }

  breakBlock(): void {
    this.#push('\n', -1, false);
  }

  #runAt(position: number): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  spans(start: number, end: number): Span[] {
    if (start >= end) return [];
    const first = this.#runAt(start);
    if (this.#words[first] && end <= this.#starts[first] + this.#lengthOf(first)) {
      const shift = this.#offsets[first] - this.#starts[first];
      return [[start + shift, end + shift]];
    }
    const spans: [number, number][] = [];
    let last: [number, number] | undefined;
    for (let run = first; run < this.#starts.length && this.#starts[run] < end; run++) {
      if (!this.#words[run]) continue;
      const runStart = this.#starts[run];
      const runEnd = run + 1 < this.#starts.length ? this.#starts[run + 1] : this.length;
      const shift = this.#offsets[run] - runStart;
      const from = Math.max(start, runStart) + shift;
      const to = Math.min(end, runEnd) + shift;
      if (last !== undefined && from >= last[1] && this.#sameLine(last[1], from)) last[1] = to;
      else {
        last = [from, to];
        spans.push(last);
      }
    }
    return spans;
  }

  /** Runs of words in the order of the source. */
  #bySource: readonly number[] | undefined;

  places(spans: readonly Span[]): Span[] {
    this.#bySource ??= [...this.#starts.keys()]
      .filter((run) => this.#words[run])
      .sort((a, b) => this.#offsets[a] - this.#offsets[b]);
    const order = this.#bySource;
    const found: [number, number][] = [];
    for (const [start, end] of spans) {
      let low = 0;
      let high = order.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.#offsets[order[middle]] + this.#lengthOf(order[middle]) <= start) low = middle + 1;
        else high = middle;
      }
      for (let i = low; i < order.length && this.#offsets[order[i]] < end; i++) {
        const run = order[i];
        const shift = this.#starts[run] - this.#offsets[run];
        const from = Math.max(start, this.#offsets[run]) + shift;
        const to = Math.min(end, this.#offsets[run] + this.#lengthOf(run)) + shift;
        if (from < to) found.push([from, to]);
      }
    }
    return this.#merged(found.sort((a, b) => a[0] - b[0]));
  }

  #lengthOf(run: number): number {
    return (this.#starts[run + 1] ?? this.length) - this.#starts[run];
  }

  /** Places with nothing between them, or a kept space, are one. */
  #merged(places: readonly [number, number][]): Span[] {
    const out: [number, number][] = [];
    for (const [from, to] of places) {
      const last = out.at(-1);
      const open =
        last !== undefined && (from <= last[1] || (from === last[1] + 1 && this.#isSpaceRun(this.#runAt(last[1]))));
      if (open) last[1] = Math.max(last[1], to);
      else out.push([from, to]);
    }
    return out;
  }

  #isSpaceRun(run: number): boolean {
    return !this.#words[run] && this.#offsets[run] >= 0;
  }

  #sameLine(from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const unit = this.#source.charCodeAt(i);
      if (isLineBreak(unit) || !isSpace(unit)) return false;
    }
    return true;
  }
}

/** Whether the white space `[from, to)` of the source, after unit `last`, is a space that the printer meant. */
function keepsSpace(source: string, last: number, from: number, to: number, broken: boolean): boolean {
  const next = source.charCodeAt(to);
  if (isAlphabetic(last) && isAlphabetic(next)) return true;
  if (broken || !isIdeograph(last) || !isIdeograph(next)) return false;
  // Letter-spaced: single ideographs on both sides.
  const single = (position: number, step: number) =>
    position + step < 0 || position + step >= source.length || isSpace(source.charCodeAt(position + step));
  return !(single(from - 1, -1) || single(to, 1));
}
