import { across, type Block, type Box, down, heightOf, type Sheet, union, widthOf } from './geometry-page.ts';
import { type Score, total } from './score.ts';
import type { Bag, Words } from './words.ts';

/** What stands together already: a text, or an article, with its headline where it has one. */
export interface Standing {
  readonly head: Block | undefined;
  readonly decks: readonly Block[];
  readonly texts: readonly Block[];
}

export const holds = (outer: Box, inner: Box) =>
  inner.x0 >= outer.x0 - 1 && inner.x1 <= outer.x1 + 1 && inner.y0 >= outer.y0 - 1 && inner.y1 <= outer.y1 + 1;

const blocksOf = ({ head, decks, texts }: Standing): Block[] => [
  ...(head === undefined ? [] : [head]),
  ...decks,
  ...texts,
];

/** Named scores that a box is part of what stands together, by their places. */
export function placeScore(sheet: Sheet, home: Standing, box: Box): Score {
  const own = blocksOf(home).map((block) => block.box);
  if (own.length === 0) return total({ nothing: -99 });
  const em = home.texts[0]?.size ?? 10;
  const hull = union(own);
  const inside =
    (Math.max(0, across(box, hull)) * Math.max(0, down(box, hull))) / Math.max(1, widthOf(box) * heightOf(box));
  const over = overOf(sheet, box);
  const under = over !== undefined && own.includes(over);
  let distance = Infinity;
  for (const b of own)
    distance = Math.min(distance, Math.hypot(Math.max(0, -across(box, b)), Math.max(0, -down(box, b))) / em);
  const column = home.texts.some(
    (b) => Math.abs(b.box.x0 - box.x0) < em * 1.2 || Math.abs(b.box.x1 - box.x1) < em * 1.2,
  );
  const framed = blocksOf(home).some((b) => b.frame >= 0 && !holds(sheet.frames[b.frame], box));
  return total({
    inside: inside * 2.5,
    distance: -Math.min(4, distance * (under ? 0.0225 : 0.15)),
    column: column ? 0.8 : 0,
    under: under ? 2 : 0,
    ruled: isCut(sheet, box, hull) ? -2 : 0,
    framed: framed ? -3 : 0,
  });
}

/** Named scores that a caption or a box is of an article: its place, and what words both say. */
export function asideScore(sheet: Sheet, home: Standing, box: Box, blocks: readonly Block[], words: Words): Score {
  const bag: Bag = [...(home.head === undefined ? [] : [home.head.terms]), ...home.texts.map((b) => b.terms)];
  const terms = blocks.map((b) => b.terms);
  const cover = bag.length === 0 ? 0 : words.coverage(terms, bag);
  return total({ ...placeScore(sheet, home, box).parts, words: Math.min(2.5, cover * 4) });
}

/** The article that a caption or a box most likely belongs to, the scores for it, and how far the next falls behind. */
export function nearest<T extends Standing>(
  sheet: Sheet,
  homes: readonly T[],
  box: Box,
  blocks: readonly Block[],
  words: Words,
): { home: T; score: Score; margin: number } {
  let home = homes[0];
  let best: Score | undefined;
  let second = -Infinity;
  for (const one of homes) {
    const score = asideScore(sheet, one, box, blocks, words);
    if (best === undefined || score.total > best.total) {
      second = best?.total ?? second;
      best = score;
      home = one;
    } else second = Math.max(second, score.total);
  }
  const score = best ?? total({});
  return { home, score, margin: Math.min(9, score.total - second) };
}

/** The text or headline right over a box, nothing between them. */
function overOf(sheet: Sheet, box: Box): Box | undefined {
  let best: Box | undefined;
  for (const block of sheet.blocks) {
    if (block.part === 'furniture' || block.part === 'caption') continue;
    const b = block.box;
    if (b.y1 > box.y0 + 2 || across(b, box) < Math.min(widthOf(b), widthOf(box)) * 0.5) continue;
    if (best === undefined || b.y1 > best.y1) best = b;
  }
  return best;
}

/** Whether a rule cuts a box off from the middle of an article. */
function isCut(sheet: Sheet, box: Box, hull: Box): boolean {
  return sheet.rules.some((r) => {
    if (sheet.frames.some((f) => holds({ x0: f.x0 - 2, x1: f.x1 + 2, y0: f.y0 - 2, y1: f.y1 + 2 }, r) && holds(f, box)))
      return false;
    if (widthOf(r) > heightOf(r)) {
      if (across(r, box) < widthOf(box) * 0.6) return false;
      return (r.y0 >= hull.y1 - 3 && r.y1 <= box.y0 + 3) || (r.y0 >= box.y1 - 3 && r.y1 <= hull.y0 + 3);
    }
    if (down(r, box) < heightOf(box) * 0.6) return false;
    return (r.x0 >= hull.x1 - 3 && r.x1 <= box.x0 + 3) || (r.x0 >= box.x1 - 3 && r.x1 <= hull.x0 + 3);
  });
}
