import { charClass } from './statistics.ts';

/** A printed line that is not blank. */
export interface Line {
  /** 1-based number of the line in the source, blank lines counted. */
  readonly no: number;
  /** `[start, end)` in the source, without white space at the ends. */
  readonly start: number;
  readonly end: number;
  /** Folded, without any white space or markdown asterisks. */
  readonly text: string;
  /** In widths of an ideograph; spaces do not count, because layouts put them in and leave them out. */
  readonly width: number;
  /** Blank lines before it. */
  readonly blanks: number;
  /** Whether white space stands before the first character. */
  readonly indented: boolean;
  /** Characters set apart one by one. */
  readonly spaced: boolean;
  /** Parts of three characters or more that single spaces set apart, as in headlines. */
  readonly parts: number;
  /** The whole line is marked as a heading or as bold. */
  readonly marked: boolean;
}

const isSpace = (unit: number) =>
  unit === 0x20 ||
  unit === 0x09 ||
  unit === 0x0b ||
  unit === 0xa0 ||
  unit === 0x3000 ||
  unit === 0xfeff ||
  (unit >= 0x2000 && unit <= 0x200a) ||
  unit === 0x202f ||
  unit === 0x205f ||
  unit === 0x1680;
const isBreak = (unit: number) => unit === 0x0a || unit === 0x0d || unit === 0x0c || unit === 0x2028 || unit === 0x2029;

/** The lines of a source and its folded view, which must be of equal length. Linear. */
export function readLines(source: string, folded: string): Line[] {
  const lines: Line[] = [];
  let no = 1;
  let blanks = 0;
  let at = 0;
  const n = source.length;
  while (at < n) {
    let stop = at;
    while (stop < n && !isBreak(source.charCodeAt(stop))) stop++;
    let start = at;
    let end = stop;
    while (start < end && isSpace(source.charCodeAt(start))) start++;
    while (end > start && isSpace(source.charCodeAt(end - 1))) end--;
    if (end > start) {
      lines.push(readLine(folded, start, end, no, blanks, start > at));
      blanks = 0;
    } else blanks++;
    at = stop + 1;
    if (source.charCodeAt(stop) === 0x0d && source.charCodeAt(stop + 1) === 0x0a) at++;
    no++;
  }
  return lines;
}

function readLine(folded: string, start: number, end: number, no: number, blanks: number, indented: boolean): Line {
  let width = 0;
  let spaces = 0;
  let characters = 0;
  let parts = 1;
  let run = 0;
  const pieces: string[] = [];
  let from = start;
  for (let i = start; i < end; i++) {
    const unit = folded.charCodeAt(i);
    if (isSpace(unit) || unit === 0x2a) {
      if (i > from) pieces.push(folded.slice(from, i));
      from = i + 1;
      if (unit === 0x2a) continue;
      spaces++;
      if (run >= 3) parts++;
      run = 0;
      continue;
    }
    characters++;
    run++;
    width += unit < 0x2e80 && unit !== 0x25cf && unit !== 0x2014 && unit !== 0x2026 ? 0.5 : 1;
  }
  if (run > 0 && run < 3 && parts > 1) parts--;
  if (end > from) pieces.push(folded.slice(from, end));
  const first = folded.charCodeAt(start);
  const bold = folded.charCodeAt(start) === 0x2d && folded.charCodeAt(start + 1) === 0x20 ? start + 2 : start;
  const marked =
    first === 0x23 ||
    (end - bold > 4 &&
      folded.startsWith('**', bold) &&
      folded.startsWith('**', end - 2) &&
      folded.indexOf('**', bold + 2) === end - 2);
  const spaced = spaces > 2 && spaces * 1.6 > characters;
  return {
    no,
    start,
    end,
    text: pieces.join(''),
    // Characters are set apart to fill the measure.
    width: spaced ? width + spaces * 0.75 : width,
    blanks,
    indented,
    spaced,
    parts,
    marked,
  };
}

/** Last and first characters of lines that take part in a bond: markup and white space aside. */
export function edgeUnits(text: string): { first: number; last: number } {
  let a = 0;
  while (a < text.length - 1 && charClass(text.charCodeAt(a)) === 0) a++;
  let b = text.length - 1;
  while (b > 0 && charClass(text.charCodeAt(b)) === 0) b--;
  return { first: text.charCodeAt(a), last: text.charCodeAt(b) };
}
