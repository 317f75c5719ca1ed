import type { Drawn, Glyph } from './pdf-glyphs.ts';
import type { Rectangle } from './print.ts';

/** A printed line before it has a place in a text. */
export interface SetLine extends Rectangle {
  readonly text: string;
  readonly size: number;
  readonly vertical: boolean;
  readonly bold: boolean;
  /** As of `PrintLine`. */
  readonly edges: readonly number[];
}

interface Cell {
  readonly glyph: Glyph;
  /** A blank was drawn before it. */
  readonly spaced: boolean;
  /** Its number on the page, in the order of drawing. */
  readonly nth: number;
}

const ACROSS = 1;
const DOWN = 2;

interface Run {
  cells: Cell[];
  /** 0 where a single character leaves it open. */
  direction: number;
  size: number;
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

/** Puts the characters of a page together to lines, whatever the order in which they are drawn. */
export function linesOf({ glyphs, rules }: Drawn): SetLine[] {
  const runs = joinRuns(drawnRuns(cellsOf(glyphs)), rules);
  return runs.map(lineOf).filter((line) => line.text.trim() !== '');
}

/** Leaves out blanks, and characters that are drawn over themselves to make them bolder or give them a shadow. */
function cellsOf(glyphs: readonly Glyph[]): Cell[] {
  const cells: Cell[] = [];
  const seen = new Map<number, Glyph[]>();
  let blank: Glyph | undefined;
  for (const glyph of glyphs) {
    if (glyph.text <= ' ' || glyph.text.trim() === '') {
      blank = glyph;
      continue;
    }
    if (isDouble(glyph, seen)) continue;
    cells.push({ glyph, spaced: blank !== undefined && isBefore(blank, glyph), nth: cells.length });
    blank = undefined;
  }
  return cells;
}

/** Whether a drawn blank parts a character from what was drawn before it: fonts, and with them text objects, may change. */
function isBefore(blank: Glyph, glyph: Glyph): boolean {
  if (blank.object === glyph.object) return true;
  const size = Math.max(blank.size, glyph.size);
  const across = Math.abs(blank.y - glyph.y) < size * 0.25 && glyph.x > blank.x;
  return across && glyph.x - glyph.advance / 2 - (blank.x + blank.advance / 2) < size * 0.4;
}

/** Edge of the squares in which a character's doubles are looked for, in points. */
const SQUARE = 4;
const squareOf = (x: number, y: number) => (Math.round(x / SQUARE) + 4) * 0x10000 + Math.round(y / SQUARE) + 4;

function isDouble(glyph: Glyph, seen: Map<number, Glyph[]>): boolean {
  const reach = glyph.size * 0.2;
  const near = Math.ceil(reach / SQUARE) * SQUARE;
  for (let dx = -near; dx <= near; dx += SQUARE)
    for (let dy = -near; dy <= near; dy += SQUARE)
      for (const other of seen.get(squareOf(glyph.x + dx, glyph.y + dy)) ?? [])
        if (other.text === glyph.text && Math.abs(other.x - glyph.x) < reach && Math.abs(other.y - glyph.y) < reach)
          return true;
  const key = squareOf(glyph.x, glyph.y);
  const list = seen.get(key);
  if (list === undefined) seen.set(key, [glyph]);
  else list.push(glyph);
  return false;
}

const alike = (a: number, b: number, most: number) => Math.max(a, b) <= Math.min(a, b) * most;
const ascii = (text: string) => /^[\x21-\x7e]+$/.test(text);

function acrossGap(a: Glyph, b: Glyph): number {
  if (a.turn !== 0 || b.turn !== 0 || a.vertical || b.vertical) return Number.NaN;
  const size = Math.max(a.size, b.size);
  if (Math.abs(a.y - b.y) > size * 0.25 || !alike(a.size, b.size, 1.3)) return Number.NaN;
  return (b.x - a.x - (a.advance + b.advance) / 2) / size;
}

const depthOf = (g: Glyph) => (g.turn === 1 || (ascii(g.text) && g.vertical) ? g.advance : g.size);

function downGap(a: Glyph, b: Glyph): number {
  if (a.turn > 1 || b.turn > 1) return Number.NaN;
  const size = Math.max(a.size, b.size);
  if (Math.abs(a.x - b.x) > size * 0.25 || !alike(a.size, b.size, 1.3)) return Number.NaN;
  return (b.y - a.y - (depthOf(a) + depthOf(b)) / 2) / size;
}

/** Runs of characters that are drawn one after the other and stand one after the other. */
function drawnRuns(cells: readonly Cell[]): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  let gap = 0;
  cells.forEach((cell, i) => {
    const last = run?.cells[run.cells.length - 1];
    const direction = run === undefined || last === undefined ? 0 : follows(run, last, cell, gap, cells[i + 1]);
    if (run !== undefined && last !== undefined && direction !== 0) {
      gap = direction === ACROSS ? acrossGap(last.glyph, cell.glyph) : downGap(last.glyph, cell.glyph);
      add(run, cell);
      run.direction = direction;
      return;
    }
    run = single(cell);
    runs.push(run);
  });
  return runs;
}

/** The direction in which a character goes on with a run, 0 where it does not. */
function follows(run: Run, last: Cell, cell: Cell, gap: number, next: Cell | undefined): number {
  const a = last.glyph;
  const b = cell.glyph;
  const same = a.object === b.object;
  if (a.turn > 1 && a.turn === b.turn && same && Math.hypot(a.x - b.x, a.y - b.y) < a.size * 2) return DOWN;
  const most = (before: number) =>
    cell.spaced && same ? 2.6 : run.cells.length > 1 ? Math.max(0.6, before + 0.3) : same ? 2 : 0.6;
  const across = acrossGap(a, b);
  if (run.direction !== DOWN && across > -0.6 && across < most(gap)) return ACROSS;
  const down = downGap(a, b);
  if (run.direction === ACROSS || !(down > -0.6 && down < most(gap))) return 0;
  if (run.direction === DOWN || a.vertical || a.turn === 1 || next === undefined) return DOWN;
  // The first of a line under a line of one character.
  const after = acrossGap(b, next.glyph);
  return after > -0.6 && after < 0.6 && next.glyph.object === b.object ? 0 : DOWN;
}

function boxOf(g: Glyph): { x0: number; x1: number; y0: number; y1: number } {
  const down = g.vertical || g.turn % 2 === 1;
  const w = (down ? g.size : g.advance) / 2;
  const h = (down ? depthOf(g) : g.size) / 2;
  return { x0: g.x - w, x1: g.x + w, y0: g.y - h, y1: g.y + h };
}

function single(cell: Cell): Run {
  const { glyph } = cell;
  const direction = glyph.vertical || glyph.turn % 2 === 1 ? DOWN : 0;
  return { cells: [cell], direction, size: glyph.size, ...boxOf(glyph) };
}

function add(run: Run, cell: Cell): void {
  const box = boxOf(cell.glyph);
  run.cells.push(cell);
  run.x0 = Math.min(run.x0, box.x0);
  run.x1 = Math.max(run.x1, box.x1);
  run.y0 = Math.min(run.y0, box.y0);
  run.y1 = Math.max(run.y1, box.y1);
  run.size = Math.max(run.size, cell.glyph.size);
}

/** Gaps up to this, in ems, lie inside a line; columns stand further apart. */
const INSIDE = 0.65;
/** The same where a blank is drawn between: lines that are stretched to their measure stretch it. */
const SPACED = 1.3;

/**
 * The widest gap inside a line of two runs. Type that is set apart to fill its measure has wide ones; only runs that
 * are drawn one after the other count, or columns that are set wide would run together.
 */
function roomOf(runs: readonly Run[], a: number, b: number, down: boolean): number {
  if (Math.abs(a - b) !== 1) return INSIDE;
  const spread = Math.max(...[runs[a], runs[b]].map(({ cells }) => (cells.length < 3 ? 0 : medianGap(cells, down))));
  return spread < 0.2 ? INSIDE : Math.min(1.6, Math.max(INSIDE, spread * 1.2 + 0.2));
}

/** Joins runs that stand next to each other on one line, nearest first. */
function joinRuns(runs: Run[], rules: readonly Rectangle[]): Run[] {
  const gutters = new Gutters();
  const all = [...linksAcross(runs, gutters), ...linksDown(runs, gutters)];
  const links = all
    .filter(({ a, b, direction }) => !gutters.part(runs[a], runs[b], direction))
    .sort((p, q) => p.gap - q.gap || p.a - q.a || p.b - q.b);
  const of = runs.map((_, i) => i);
  const find = (i: number): number => {
    let k = i;
    while (of[k] !== k) k = of[k];
    of[i] = k;
    return k;
  };
  for (const link of links) {
    const a = find(link.a);
    const b = find(link.b);
    if (a === b) continue;
    const one = runs[a];
    const two = runs[b];
    if (!fits(one, link.direction) || !fits(two, link.direction)) continue;
    if (link.gap > 0.25 && isRuled(runs[link.a], runs[link.b], link.direction, rules)) continue;
    for (const cell of two.cells) add(one, cell);
    one.direction = link.direction;
    of[b] = a;
  }
  return runs.filter((_, i) => of[i] === i);
}

/** Marks that may hang over the end of a line, into the gutter. */
const HANGS = /^[，。、．；：！？」』）》〉】〕”’,.]$/;

/** Where lines begin that stand a gutter apart from those before them. */
class Gutters {
  readonly #gaps: readonly Map<Run, number>[] = [new Map(), new Map(), new Map()];
  /** By direction and place along the line in points: places across it. */
  #begin: Map<string, number[]> | undefined;

  /** @param gap between two runs on one row, in ems */
  see(second: Run, gap: number, direction: number): void {
    const gaps = this.#gaps[direction];
    gaps.set(second, Math.min(gap, gaps.get(second) ?? gap));
  }

  /** Whether a gutter parts two runs, though a mark at the end of the first hangs over it. */
  part(one: Run, two: Run, direction: number): boolean {
    const [first, second] = startOf(one, direction) < startOf(two, direction) ? [one, two] : [two, one];
    const start = startOf(second, direction);
    // Where less stands before it, it may be the third character of a paragraph, under indented ones.
    if (start - startOf(first, direction) < second.size * 4 || !HANGS.test(lastOf(first, direction))) return false;
    this.#begin ??= this.#beginnings();
    const at = Math.round(start);
    const near = [at - 1, at, at + 1].flatMap((place) => this.#begin?.get(`${direction} ${place}`) ?? []);
    const row = rowOf(second, direction);
    return near.filter((other) => other !== row && Math.abs(other - row) < second.size * 14).length >= 2;
  }

  #beginnings(): Map<string, number[]> {
    const begin = new Map<string, number[]>();
    this.#gaps.forEach((gaps, direction) => {
      for (const [run, gap] of gaps) {
        if (gap < 0.75) continue;
        const key = `${direction} ${Math.round(startOf(run, direction))}`;
        const rows = begin.get(key);
        if (rows === undefined) begin.set(key, [rowOf(run, direction)]);
        else rows.push(rowOf(run, direction));
      }
    });
    return begin;
  }
}

const startOf = (run: Run, direction: number) => (direction === ACROSS ? run.x0 : run.y0);
const rowOf = (run: Run, direction: number) => (direction === ACROSS ? run.y0 + run.y1 : run.x0 + run.x1) / 2;

/** The character that stands last on a line. */
function lastOf({ cells }: Run, direction: number): string {
  let last = cells[0].glyph;
  for (const { glyph } of cells) if (direction === ACROSS ? glyph.x > last.x : glyph.y > last.y) last = glyph;
  return last.text;
}

/** Two or three figures side by side may be one cell of a vertical line. */
const isCell = (run: Run) => run.x1 - run.x0 < run.size * 1.3 && run.cells.every((cell) => ascii(cell.glyph.text));

const fits = (run: Run, direction: number) =>
  run.direction === 0 || run.direction === direction || (direction === DOWN && run.direction === ACROSS && isCell(run));

interface Link {
  readonly a: number;
  readonly b: number;
  readonly gap: number;
  readonly direction: number;
}

function linksAcross(runs: readonly Run[], gutters: Gutters): Link[] {
  const links: Link[] = [];
  const order = runs.map((_, i) => i).filter((i) => runs[i].direction !== DOWN);
  const middle = (r: Run) => (r.y0 + r.y1) / 2;
  order.sort((p, q) => middle(runs[p]) - middle(runs[q]));
  order.forEach((a, i) => {
    const one = runs[a];
    for (let k = i + 1; k < order.length && middle(runs[order[k]]) - middle(one) < one.size * 0.3; k++) {
      const two = runs[order[k]];
      if (!alike(one.size, two.size, 1.3)) continue;
      const gap = Math.max(one.x0 - two.x1, two.x0 - one.x1) / Math.max(one.size, two.size);
      gutters.see(one.x0 < two.x0 ? two : one, gap, ACROSS);
      const right = one.x0 < two.x0 ? two : one;
      const room = Math.max(
        roomOf(runs, a, order[k], false),
        right.cells[0].spaced && Math.abs(a - order[k]) === 1 ? SPACED : 0,
      );
      if ((gap > -0.6 || isLaid(runs, a, order[k])) && gap < room)
        links.push({ a, b: order[k], gap: Math.max(0, gap), direction: ACROSS });
    }
  });
  return links;
}

/** Words laid over a picture one after the other: OCR makes them wider than they are printed. */
function isLaid(runs: readonly Run[], a: number, b: number): boolean {
  const [one, two] = a < b ? [runs[a], runs[b]] : [runs[b], runs[a]];
  return Math.abs(a - b) === 1 && one.cells[0].glyph.hidden && two.cells[0].glyph.hidden && one.x0 < two.x0;
}

function linksDown(runs: readonly Run[], gutters: Gutters): Link[] {
  const links: Link[] = [];
  const order = runs.map((_, i) => i).filter((i) => runs[i].direction !== ACROSS || isCell(runs[i]));
  const middle = (r: Run) => (r.x0 + r.x1) / 2;
  order.sort((p, q) => middle(runs[p]) - middle(runs[q]));
  order.forEach((a, i) => {
    const one = runs[a];
    for (let k = i + 1; k < order.length && middle(runs[order[k]]) - middle(one) < one.size * 0.3; k++) {
      const two = runs[order[k]];
      if (!alike(one.size, two.size, 1.3)) continue;
      if (one.direction === ACROSS && two.direction === ACROSS) continue;
      const gap = Math.max(one.y0 - two.y1, two.y0 - one.y1) / Math.max(one.size, two.size);
      gutters.see(one.y0 < two.y0 ? two : one, gap, DOWN);
      const sure = one.direction === DOWN || two.direction === DOWN;
      if (gap > -0.9 && gap < (sure ? roomOf(runs, a, order[k], true) : 0.4))
        links.push({ a, b: order[k], gap: Math.max(0, gap), direction: DOWN });
    }
  });
  return links;
}

/** Whether a rule stands between two runs. */
function isRuled(a: Run, b: Run, direction: number, rules: readonly Rectangle[]): boolean {
  const across = direction === ACROSS;
  const from = across ? Math.min(a.x1, b.x1) : Math.min(a.y1, b.y1);
  const to = across ? Math.max(a.x0, b.x0) : Math.max(a.y0, b.y0);
  const at = across ? (a.y0 + a.y1) / 2 : (a.x0 + a.x1) / 2;
  return rules.some((r) =>
    across
      ? r.height > a.size && r.x > from - 1 && r.x < to + 1 && r.y < at && r.y + r.height > at
      : r.width > a.size && r.y > from - 1 && r.y < to + 1 && r.x < at && r.x + r.width > at,
  );
}

/** Order of characters along a line; of words laid over a picture that in which they are drawn. */
const inLine =
  (vertical: boolean, size: number) =>
  ({ glyph: a, nth }: Cell, { glyph: b, nth: other }: Cell): number => {
    if (a.hidden && b.hidden && !vertical) return nth - other;
    return vertical && Math.abs(a.y - b.y) > size * 0.3 ? a.y - b.y : a.x - b.x;
  };

function lineOf(run: Run): SetLine {
  const vertical = run.direction === DOWN;
  const turned = run.cells[0].glyph.turn > 1;
  const cells = turned ? run.cells : [...run.cells].sort(inLine(vertical, run.size));
  const start = vertical ? run.y0 : run.x0;
  const usual = medianGap(cells, vertical);
  let text = '';
  const edges: number[] = [];
  let end = start;
  let last = start;
  cells.forEach(({ glyph, spaced }, i) => {
    const box = boxOf(glyph);
    const from = Math.max(last, vertical ? box.y0 : box.x0);
    last = from;
    const gap = (from - end) / glyph.size - usual;
    if (i > 0 && gap > (spaced ? 0.2 : 0.55)) {
      edges.push(tenths(end - start));
      text += ' ';
    }
    end = Math.max(end, vertical ? box.y1 : box.x1);
    for (let k = 0; k < glyph.text.length; k++) edges.push(tenths(from - start));
    text += glyph.text;
  });
  edges.push(tenths(end - start));
  return {
    text,
    size: medianSize(cells),
    vertical,
    bold: cells.filter((cell) => cell.glyph.bold).length * 2 > cells.length,
    x: tenths(run.x0) / 10,
    y: tenths(run.y0) / 10,
    width: tenths(run.x1 - run.x0) / 10,
    height: tenths(run.y1 - run.y0) / 10,
    edges,
  };
}

const tenths = (points: number) => Math.round(points * 10);

function medianSize(cells: readonly Cell[]): number {
  const sizes = cells.map((cell) => cell.glyph.size).sort((a, b) => a - b);
  return Math.round(sizes[sizes.length >> 1] * 100) / 100;
}

/** The gap between most characters of a line in ems: letter-spaced type has no words. */
function medianGap(cells: readonly Cell[], vertical: boolean): number {
  const gaps: number[] = [];
  for (let i = 1; i < cells.length; i++) {
    const a = cells[i - 1].glyph;
    const gap = vertical ? downGap(a, cells[i].glyph) : acrossGap(a, cells[i].glyph);
    if (!Number.isNaN(gap)) gaps.push(gap);
  }
  gaps.sort((a, b) => a - b);
  return gaps.length < 2 ? 0 : Math.max(0, gaps[gaps.length >> 1]);
}
