/** A rectangle on a page. Points (1/72 inch); the origin is the top left corner of the page, y grows downwards. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A printed line: its words in the source and where they stand. */
export interface PrintLine extends Rectangle {
  /** `[start, end)` in the source text. */
  readonly start: number;
  readonly end: number;
  /** Number of the page, from 0. */
  readonly page: number;
  /** Type size in points. */
  readonly size: number;
  /** Set downwards (直排). */
  readonly vertical: boolean;
  readonly bold: boolean;
  /** Lines of one column that follow each other without a gap have the same number, counted over all pages. */
  readonly block: number;
  /** Where each UTF-16 unit begins along the line, and the last ends, in tenths of a point from the line's start. */
  readonly edges: readonly number[];
}

/** One side of a sheet. */
export interface PrintPage {
  readonly width: number;
  readonly height: number;
  /** Lines drawn between or around texts, thinner than 3 points. */
  readonly rules: readonly Rectangle[];
  /** Pictures and tinted areas. */
  readonly pictures: readonly Rectangle[];
  /** Fonts without a Unicode map: what is printed in them cannot be read as text. */
  readonly unreadable: boolean;
}

/** How the words of a source stand on paper. */
export interface Print {
  readonly pages: readonly PrintPage[];
  /** In the order of the source text. */
  readonly lines: readonly PrintLine[];
}

/** A rectangle with the number of its page, from 1. */
export interface Place extends Rectangle {
  readonly page: number;
}

/** The printed lines that `[start, end)` of the source text runs over. */
export function linesUnder({ lines }: Print, [start, end]: readonly [number, number]): PrintLine[] {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].end <= start) low = middle + 1;
    else high = middle;
  }
  const under: PrintLine[] = [];
  for (let i = low; i < lines.length && lines[i].start < end; i++) under.push(lines[i]);
  return under;
}

/** Where some `[start, end)` of the source text stand on the pages: a rectangle for each printed line. */
export function placesOf(print: Print, spans: readonly (readonly [number, number])[]): Place[] {
  return spans.flatMap((span) => linesUnder(print, span).map((line) => cut(line, span[0], span[1])));
}

function cut(line: PrintLine, start: number, end: number): Place {
  const from = line.edges[Math.max(0, start - line.start)] / 10;
  const to = line.edges[Math.min(line.edges.length - 1, end - line.start)] / 10;
  const { x, y, width, height } = line;
  const box = line.vertical
    ? { x, y: y + from, width, height: to - from }
    : { x: x + from, y, width: to - from, height };
  return { page: line.page + 1, x: tenth(box.x), y: tenth(box.y), width: tenth(box.width), height: tenth(box.height) };
}

/** Sums of tenths of a point are none in binary. */
const tenth = (points: number) => Math.round(points * 10) / 10;
