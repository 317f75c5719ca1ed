import type { SetLine } from './pdf-lines.ts';
import type { Rectangle } from './print.ts';

/** Lines that follow each other in one column without a gap, a rule or a change of type. */
export interface SetBlock {
  readonly lines: readonly SetLine[];
}

/** A rectangle as it is read: `u` along its lines, `v` from line to line. */
export interface Extent {
  u0: number;
  u1: number;
  v0: number;
  v1: number;
}

/** Vertical lines stand from right to left: turned so that they are read like horizontal ones. */
export function extentOf(r: Rectangle, vertical: boolean): Extent {
  return vertical
    ? { u0: r.y, u1: r.y + r.height, v0: -(r.x + r.width), v1: -r.x }
    : { u0: r.x, u1: r.x + r.width, v0: r.y, v1: r.y + r.height };
}

const overlap = (a0: number, a1: number, b0: number, b1: number) => Math.min(a1, b1) - Math.max(a0, b0);

/** The blocks of a page in reading order: columns from the first to the last, what stands over them before. */
export function blocksOf(
  lines: readonly SetLine[],
  rules: readonly Rectangle[],
  pictures: readonly Rectangle[],
): SetBlock[] {
  const blocks = [false, true].flatMap((vertical) => {
    const own = lines.filter((line) => line.vertical === vertical);
    return columns(own, vertical, [...rules, ...pictures.filter((p) => Math.min(p.width, p.height) > 30)]);
  });
  const down = lines.reduce((n, line) => n + (line.vertical ? line.text.length : -line.text.length), 0) > 0;
  return inOrder(blocks, down);
}

interface Growing {
  lines: SetLine[];
  last: Extent;
  u0: number;
  u1: number;
  size: number;
  bold: boolean;
  pitch: number;
}

function columns(lines: readonly SetLine[], vertical: boolean, marks: readonly Rectangle[]): SetBlock[] {
  const walls = marks.map((mark) => extentOf(mark, vertical));
  const sorted = lines
    .map((line) => ({ line, extent: extentOf(line, vertical) }))
    .sort((a, b) => a.extent.v0 - b.extent.v0 || a.extent.u0 - b.extent.u0);
  const widest = widestPitch(sorted.map(({ line, extent }) => ({ size: line.size, ...extent })));
  const done: Growing[] = [];
  let open: Growing[] = [];
  for (const { line, extent } of sorted) {
    let best: Growing | undefined;
    let least = Number.POSITIVE_INFINITY;
    const still: Growing[] = [];
    for (const block of open) {
      if (extent.v0 - block.last.v0 > block.size * (widest + 1)) {
        done.push(block);
        continue;
      }
      still.push(block);
      const cost = misfit(block, line, extent, walls, widest);
      if (cost < least) {
        least = cost;
        best = block;
      }
    }
    open = still;
    if (best === undefined) open.push(begin(line, extent));
    else grow(best, line, extent);
  }
  return [...done, ...open].map((block) => ({ lines: block.lines }));
}

/** Lines of one column stand no further apart than this, in ems, unless most lines of the page do. */
const LOOSE = 2.1;

/** How far apart, in ems, two lines of one column may stand: pages that are set wide say so by most of their lines. */
function widestPitch(lines: readonly (Extent & { readonly size: number })[]): number {
  const counts = new Map<number, number>();
  lines.forEach((line, i) => {
    for (let k = i + 1; k < lines.length; k++) {
      const next = lines[k];
      const pitch = (next.v0 - line.v0) / line.size;
      if (pitch > 3.2) break;
      if (pitch < 0.9 || Math.abs(next.size - line.size) > 0.1) continue;
      if (overlap(line.u0, line.u1, next.u0, next.u1) < (next.u1 - next.u0) * 0.5) continue;
      const key = Math.round(pitch * 20);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      break;
    }
  });
  let usual = 0;
  for (const [key, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = key;
  return Math.max(LOOSE, (usual / 20) * 1.12);
}

const begin = (line: SetLine, extent: Extent): Growing => ({
  lines: [line],
  last: extent,
  u0: extent.u0,
  u1: extent.u1,
  size: line.size,
  bold: line.bold,
  pitch: 0,
});

function grow(block: Growing, line: SetLine, extent: Extent): void {
  const pitch = extent.v0 - block.last.v0;
  block.pitch = block.pitch === 0 ? pitch : Math.min(block.pitch, pitch);
  block.lines.push(line);
  block.last = extent;
  block.u0 = Math.min(block.u0, extent.u0);
  block.u1 = Math.max(block.u1, extent.u1);
}

/** How badly a line goes on with a column, in ems; infinite where it does not. */
function misfit(block: Growing, line: SetLine, extent: Extent, walls: readonly Extent[], widest: number): number {
  const never = Number.POSITIVE_INFINITY;
  const { size } = block;
  if (Math.max(size, line.size) > Math.min(size, line.size) * 1.07 || block.bold !== line.bold) return never;
  const pitch = extent.v0 - block.last.v0;
  if (pitch < size * 0.8 || pitch > size * widest) return never;
  if (block.pitch > 0 && pitch > block.pitch * 1.22 + 0.5) return never;
  const left = (extent.u0 - block.u0) / size;
  const right = (extent.u1 - block.u1) / size;
  const shared = overlap(extent.u0, extent.u1, block.u0, block.u1);
  if (shared < Math.min(extent.u1 - extent.u0, block.u1 - block.u0) * 0.7) return never;
  // A line that is much longer than all before it stands over or under several columns, unless it was indented.
  const centred = Math.abs(extent.u0 + extent.u1 - block.u0 - block.u1) < size * 1.2;
  if (Math.abs(left) > 2.7 && Math.abs(right) > 1.2 && !centred) return never;
  if (block.lines.length > 2 && right > 2) return never;
  for (const wall of walls)
    if (
      wall.v0 > block.last.v0 + size * 0.5 &&
      wall.v1 < extent.v1 - line.size * 0.5 + 0.1 &&
      overlap(wall.u0, wall.u1, extent.u0, extent.u1) > (extent.u1 - extent.u0) * 0.5
    )
      return never;
  return Math.abs(left) + pitch / size;
}

interface Ranked {
  readonly block: SetBlock;
  readonly at: Extent;
}

/**
 * Reading order without any knowledge of texts (after Breuel 2003): what stands over another comes before it, and
 * what stands wholly to the left comes before what stands to the right unless something spans both in between.
 */
function inOrder(blocks: readonly SetBlock[], down: boolean): SetBlock[] {
  const all = blocks
    .map((block): Ranked => ({ block, at: union(block.lines.map((line) => extentOf(line, down))) }))
    .sort((a, b) => a.at.v0 - b.at.v0 || a.at.u0 - b.at.u0);
  const n = all.length;
  if (n > 600) return all.map(({ block }) => block);
  const state = new Uint8Array(n);
  const order: SetBlock[] = [];
  const visit = (i: number): void => {
    state[i] = 1;
    for (let k = 0; k < n; k++) if (state[k] === 0 && isBefore(all[k].at, all[i].at, all)) visit(k);
    order.push(all[i].block);
  };
  for (let i = 0; i < n; i++) if (state[i] === 0) visit(i);
  return order;
}

function union(extents: readonly Extent[]): Extent {
  return {
    u0: Math.min(...extents.map((e) => e.u0)),
    u1: Math.max(...extents.map((e) => e.u1)),
    v0: Math.min(...extents.map((e) => e.v0)),
    v1: Math.max(...extents.map((e) => e.v1)),
  };
}

function isBefore(a: Extent, b: Extent, all: readonly Ranked[]): boolean {
  if (overlap(a.u0, a.u1, b.u0, b.u1) > 2) return a.v0 < b.v0;
  if (a.u1 > b.u0 + 2) return false;
  const top = Math.min(a.v0, b.v0);
  const foot = Math.max(a.v0, b.v0);
  return !all.some(
    ({ at }) =>
      at !== a &&
      at !== b &&
      at.v0 > top &&
      at.v0 < foot &&
      overlap(at.u0, at.u1, a.u0, a.u1) > 2 &&
      overlap(at.u0, at.u1, b.u0, b.u1) > 2,
  );
}
