import type { Print, PrintLine, PrintPage } from '../source/print.ts';
import { isByline, isFurniture, readsLikeCaption } from './marks.ts';
import type { Terms, Words } from './words.ts';

/** A rectangle by its edges. In reading space `x` runs along the lines and `y` from line to line. */
export interface Box {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

export type Part = 'head' | 'text' | 'sub' | 'caption' | 'furniture';

/** A block of printed lines, with what its place and type tell of it. */
export interface Block {
  readonly index: number;
  readonly page: number;
  readonly lines: readonly PrintLine[];
  /** On the page, and in reading space: vertical lines turned so that they are read like horizontal ones. */
  readonly box: Box;
  readonly read: Box;
  readonly vertical: boolean;
  readonly size: number;
  readonly bold: boolean;
  /** Folded, without white space. */
  readonly text: string;
  readonly terms: Terms;
  part: Part;
  /** Index of the smallest frame around it; -1 for none. */
  frame: number;
  /** Of a caption: its picture. */
  picture?: Box;
}

/** One printed page, its blocks in the order of the text. */
export interface Sheet {
  readonly page: number;
  readonly about: PrintPage;
  readonly blocks: readonly Block[];
  readonly rules: readonly Box[];
  readonly pictures: readonly Box[];
  readonly frames: readonly Box[];
}

export const boxOf = (r: { x: number; y: number; width: number; height: number }): Box => ({
  x0: r.x,
  x1: r.x + r.width,
  y0: r.y,
  y1: r.y + r.height,
});

/** Turns a box into the reading space of vertical lines. */
export const turned = (b: Box, vertical: boolean): Box => (vertical ? { x0: b.y0, x1: b.y1, y0: -b.x1, y1: -b.x0 } : b);

export const union = (boxes: readonly Box[]): Box => {
  const all = { x0: Infinity, x1: -Infinity, y0: Infinity, y1: -Infinity };
  for (const b of boxes) {
    all.x0 = Math.min(all.x0, b.x0);
    all.x1 = Math.max(all.x1, b.x1);
    all.y0 = Math.min(all.y0, b.y0);
    all.y1 = Math.max(all.y1, b.y1);
  }
  return all;
};

export const across = (a: Box, b: Box) => Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
export const down = (a: Box, b: Box) => Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
export const widthOf = (b: Box) => b.x1 - b.x0;
export const heightOf = (b: Box) => b.y1 - b.y0;

/** The pages of a print as blocks with their parts. */
export function readSheets(print: Print, folded: string, words: Words): Sheet[] {
  const byPage = Map.groupBy(print.lines, (line) => line.page);
  let index = 0;
  const sheets = print.pages.map((about, page): Sheet => {
    const groups = [...Map.groupBy(byPage.get(page) ?? [], (line) => line.block).values()];
    const blocks = groups.flatMap(splitFurniture(about, folded)).map((lines): Block => {
      const text = lines.map((line) => folded.slice(line.start, line.end).replace(/\s/g, '')).join('');
      const box = union(lines.map(boxOf));
      const { vertical, size, bold } = lines[0];
      const read = turned(box, vertical);
      const terms = words.read(text, text.length > 40);
      return { index: index++, page, lines, box, read, vertical, size, bold, text, terms, part: 'text', frame: -1 };
    });
    const rules = about.rules.map(boxOf);
    const pictures = about.pictures.map(boxOf).filter((p) => widthOf(p) > 30 && heightOf(p) > 30);
    const frames = framesOf(rules, about);
    for (const block of blocks) block.frame = frameOf(block.box, frames);
    const sheet: Sheet = { page, about, blocks, rules, pictures, frames };
    readParts(sheet, groups.length);
    return sheet;
  });
  words.weigh();
  return sheets;
}

/** Lines in the margins are blocks of their own. */
const splitFurniture = (about: PrintPage, folded: string) => (lines: readonly PrintLine[]) => {
  const pieces: PrintLine[][] = [];
  let last = false;
  for (const line of lines) {
    const margin = isMargin(line, about, folded.slice(line.start, line.end).replace(/\s/g, ''));
    if (pieces.length === 0 || margin || last) pieces.push([line]);
    else pieces[pieces.length - 1].push(line);
    last = margin;
  }
  return pieces;
};

/** Heads and feet of pages: a line in the margin that looks like one. */
function isMargin(line: PrintLine, about: PrintPage, text: string): boolean {
  const edge = Math.min(line.y, about.height - line.y - line.height) / about.height;
  return (
    (edge < 0.06 && isFurniture(text)) || (edge < 0.03 && line.size < 13 && text.length < 40 && !/[。，]/.test(text))
  );
}

/** Frames: two rules of equal length joined by two others at their ends. */
function framesOf(rules: readonly Box[], about: PrintPage): Box[] {
  const level = rules.filter((r) => widthOf(r) > heightOf(r)).slice(0, 300);
  const upright = rules.filter((r) => heightOf(r) >= widthOf(r)).slice(0, 600);
  const frames: Box[] = [];
  const near = (a: number, b: number) => Math.abs(a - b) < 3;
  const side = (x: number, top: Box, foot: Box) =>
    upright.some((u) => near(u.x0, x) && u.y0 < top.y1 + 4 && u.y1 > foot.y0 - 4);
  for (const top of level)
    for (const foot of level) {
      if (foot.y0 - top.y0 < 20 || !near(top.x0, foot.x0) || !near(top.x1, foot.x1)) continue;
      if (widthOf(top) * (foot.y0 - top.y0) > about.width * about.height * 0.85) continue;
      if (side(top.x0, top, foot) && side(top.x1, top, foot))
        frames.push({ x0: top.x0, x1: top.x1, y0: top.y0, y1: foot.y1 });
    }
  return frames;
}

const contains = (outer: Box, inner: Box) => {
  const x = (inner.x0 + inner.x1) / 2;
  const y = (inner.y0 + inner.y1) / 2;
  return x > outer.x0 && x < outer.x1 && y > outer.y0 && y < outer.y1;
};

function frameOf(box: Box, frames: readonly Box[]): number {
  let best = -1;
  let least = Infinity;
  frames.forEach((frame, i) => {
    const area = widthOf(frame) * heightOf(frame);
    if (area < least && contains(frame, box)) {
      least = area;
      best = i;
    }
  });
  return best;
}

/** Larger than the text by this is a headline or a deck. */
const LARGER = 1.14;

function readParts(sheet: Sheet, many: number): void {
  const { blocks, about, pictures } = sheet;
  const size = textSize(blocks);
  for (const block of blocks) {
    const { lines, text } = block;
    if (lines.length === 1 && isMargin(lines[0], about, text)) block.part = 'furniture';
    else if (many > 1 && block.size > size * LARGER && lines.length <= 5 && text.length <= 90 && !isEnd(block, blocks))
      block.part = 'head';
    else if (isSub(block, size)) block.part = 'sub';
  }
  for (const block of blocks) if (block.part === 'text' || block.part === 'sub') readCaption(block, pictures, size);
}

/** Whether a block is the short end of an article that is set larger than the others: its type is that of a long text. */
const isEnd = (block: Block, blocks: readonly Block[]) =>
  /[，。；]/.test(block.text) &&
  blocks.some(
    (other) =>
      other.text.length > 90 &&
      other.vertical === block.vertical &&
      other.bold === block.bold &&
      Math.abs(other.size - block.size) < block.size * 0.01,
  );

/** The largest type that much of the page is set in. */
function textSize(blocks: readonly Block[]): number {
  const counts = new Map<number, number>();
  let all = 0;
  for (const { size, text, lines } of blocks) {
    if (lines.length < 3) continue;
    const key = Math.round(size * 2) / 2;
    counts.set(key, (counts.get(key) ?? 0) + text.length);
    all += text.length;
  }
  const common = [...counts].filter(([, n]) => n > all * 0.08).map(([key]) => key);
  if (common.length > 0) return Math.max(...common);
  const sizes = blocks
    .flatMap((block) => Array<number>(Math.min(200, block.text.length)).fill(block.size))
    .sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 10;
}

const isSub = (block: Block, size: number) =>
  block.lines.length <= 2 &&
  block.text.length <= 28 &&
  !/[。，；]$/.test(block.text) &&
  !isByline(block.text) &&
  (block.bold || block.size > size * 1.05);

/** A short text right under a picture, in other type than the text or worded like a caption. */
function readCaption(block: Block, pictures: readonly Box[], size: number): void {
  const { box, lines, text } = block;
  if (lines.length > 7 || text.length > 220) return;
  const words = readsLikeCaption(text);
  for (const picture of pictures) {
    const gap = box.y0 - picture.y1;
    const wide = across(box, picture);
    if (gap < -block.size * 0.5 || gap > block.size * 2.5) continue;
    if (wide < widthOf(box) * 0.8 || widthOf(box) > widthOf(picture) * 1.1) continue;
    if (block.size < size * 0.96 || words > 0 || lines.length <= 2) {
      block.part = 'caption';
      block.picture = picture;
      return;
    }
  }
  if (words >= 2.5 && block.size < size * 0.96) block.part = 'caption';
}
