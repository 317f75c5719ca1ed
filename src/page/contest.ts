import type { Paragraph } from './paragraphs.ts';
import type { Decision, Run } from './runs.ts';
import { type Score, total } from './score.ts';
import { cohesion } from './seams.ts';
import type { Bag, Words } from './words.ts';

/** A seam that was joined, and why it is parted after all. */
export interface Contest {
  readonly after: Paragraph;
  readonly score: Score;
}

/** On a page of more runs than this fewer are compared. */
const MANY = 60;
/** Paragraphs on each side of a seam that are looked at. */
const SIDE = 12;
const SPAN = 120;
/** How much better another place must suit before a joined seam is parted. */
const AHEAD = 0.7;

const bagOf = (members: readonly Paragraph[]): Bag => members.flatMap((p) => p.parts.map((part) => part.terms));

/**
 * Looks again at the weaker seams inside runs: parts one where what follows has much more in common with another
 * run, or with a headline that stands elsewhere, than with what comes before it. Each run is compared with a
 * bounded number of others.
 */
export function contestSeams(
  runs: readonly Run[],
  decisions: readonly Decision[],
  free: readonly Paragraph[],
  words: Words,
): Contest[] {
  const scoreOf = new Map<Paragraph, number>();
  for (const { seam, score, joined } of decisions) if (joined) scoreOf.set(seam.after, score.total);
  const found: Contest[] = [];
  const homes = free.map((h) => bestHome(h, runs, words));
  for (const run of runs) {
    if (run.members.length < 2) continue;
    let best: Contest | undefined;
    for (let k = 1; k < run.members.length; k++) {
      const after = run.members[k];
      const held = scoreOf.get(after);
      if (
        held === undefined ||
        held > (runs.length > MANY ? 2.5 : 4.5) ||
        after.first.kind === 'item' ||
        run.members[k - 1].last.ending === 'colon'
      )
        continue;
      const score = contestOne(run, k, held, runs, free, homes, words);
      if (score.total > AHEAD && (best === undefined || score.total > best.score.total)) best = { after, score };
    }
    if (best !== undefined) found.push(best);
  }
  return found;
}

/** The first index below `count` from which on `holds` is true. */
function lowest(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The run that says most of what a heading says. */
interface Home {
  readonly run: number;
  readonly cover: number;
}

function bestHome(h: Paragraph, runs: readonly Run[], words: Words): Home {
  let best: Home = { run: -1, cover: 0 };
  const first = lowest(runs.length, (i) => runs[i].first.first.index >= h.first.index - SPAN);
  for (let i = first; i < runs.length && i < first + SPAN; i++) {
    const run = runs[i];
    if (run.first.first.index > h.first.index + SPAN) break;
    const cover = words.coverage([h.first.terms], run.bag);
    if (cover > best.cover) best = { run: run.index, cover };
  }
  return best;
}

function contestOne(
  run: Run,
  k: number,
  held: number,
  runs: readonly Run[],
  free: readonly Paragraph[],
  homes: readonly Home[],
  words: Words,
): Score {
  // Headings right before the seam go with what follows.
  let cut = k;
  while (cut > 1 && run.members[cut - 1].first.kind === 'heading') cut--;
  const left = bagOf(run.members.slice(Math.max(0, cut - SIDE), cut));
  const right = bagOf(run.members.slice(k, k + SIDE));
  const weight = words.sum(right);
  const here = words.likeness(left, right, undefined, weight);
  const reach = runs.length > MANY ? 4 : 20;
  const parts: Record<string, number> = { held: -held };
  let elsewhere = 0;
  for (let i = Math.max(0, run.index - reach); i < Math.min(runs.length, run.index + reach); i++)
    if (i !== run.index) elsewhere = Math.max(elsewhere, words.likeness(runs[i].bag, right, runs[i].weight, weight));
  if (elsewhere > 0) parts.elsewhere = Math.max(0, cohesion(elsewhere) - cohesion(here)) * 0.7;
  let headline = 0;
  const at = run.members[k].first.index;
  for (let i = lowest(free.length, (j) => free[j].first.index >= at - SPAN); i < free.length; i++) {
    const h = free[i];
    if (h.first.index > at + SPAN) break;
    // Only a headline that has nowhere better to go.
    if (homes[i].run !== run.index) continue;
    const over = words.coverage([h.first.terms], right);
    const under = words.coverage([h.first.terms], left);
    if (over < 0.2) continue;
    headline = Math.max(headline, Math.min(3, (over - under) * 6));
  }
  if (headline > 0) parts.headline = headline;
  parts.alone = -Math.max(0, cohesion(here)) * 0.5;
  return total(parts);
}
