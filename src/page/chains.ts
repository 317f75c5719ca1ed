import { isClosingNote, refersAbove, speakerOf } from './marks.ts';
import type { Run } from './runs.ts';
import { type Score, total } from './score.ts';
import { cohesion } from './seams.ts';
import type { Words } from './words.ts';

/** Runs that make one article, in reading order. */
export interface Chain {
  readonly index: number;
  readonly runs: readonly Run[];
  /** Why each run after the first follows the one before it. */
  readonly links: readonly Score[];
}

/** What each run looks like from outside. */
export interface RunView {
  /** Headings right before it on the page. */
  readonly fronts: number;
  /** Begins with a heading like those inside it. */
  readonly midway: number;
  /** A byline or a credit closes it. */
  readonly ended: boolean;
  readonly width: number;
}

const NEIGHBOURS = 10;
const PAGE_WIDE = 40;

/** Scores that `s` goes on after `r` although something else stands between them, or `r` stands after `s`. */
export function scoreLink(
  r: Run,
  s: Run,
  rv: RunView,
  sv: RunView,
  words: Words,
  runs: number,
  level: number,
  scattered: number,
  parted: number,
): Score {
  const start = s.first.first;
  const end = r.last.last;
  const likeness = words.likeness(r.bag, s.bag, r.weight, s.weight);
  const alike = cohesion(likeness);
  const parts: Record<string, number> = { base: -2.6, words: alike * 1.2 - Math.max(0, level) * 0.6 };
  if (start.orphan) parts.orphan = 2;
  if (s.first.dateline > 0) {
    parts.dateline = -5.5;
    const lead = scoreLead(r, s, rv, likeness);
    if (lead > 0) parts.lead = lead;
  } else parts.opening = s.first.leans * 0.8 - s.first.opens * 0.7;
  const name = speakerOf(s.first.first.text);
  if (name !== '') parts.speaker = names(r, name.slice(-2)) ? 1.4 : -1.2;
  parts.midway = sv.midway;
  if (sv.fronts > 0 && sv.midway <= 0) parts.headed = -0.8;
  if (end.ending === 'colon') parts.colon = 3;
  if (rv.ended || isClosingNote(end.text)) parts.closed = -2;
  if (end.ending === 'none' || end.ending === 'clause') parts.unfinished = start.orphan ? 1.5 : 0.3;
  if (rv.width > 0 && sv.width > 0) {
    const gap = Math.abs(rv.width - sv.width);
    parts.width = gap <= 1 ? 0.5 : gap <= 2.5 ? -0.2 : -0.8;
  }
  const forward = s.first.first.index > r.last.last.index;
  parts.place = forward ? (s.index === r.index + 1 ? 0.4 : 0) - 0.05 * Math.min(20, s.index - r.index) : -0.4;
  if (runs === 2) parts.place += 0.2;
  if (scattered > 0) parts.scattered = Math.min(0.9, scattered * 2);
  // They stand side by side and were parted for a reason; only a lead goes on over that.
  if (parted > 0 && parts.lead === undefined) parts.parted = -parted;
  return total(parts);
}

/** Whether a run names someone; its last paragraphs are looked at. */
const names = (r: Run, name: string) =>
  r.members.slice(-20).some((p) => p.parts.some((part) => part.text.includes(name)));

/** A lead is a short text without a dateline that says in other words, or the same, what a report goes on to say. */
function scoreLead(r: Run, s: Run, rv: RunView, likeness: number): number {
  if (r.first.dateline > 0 || r.members.length > 4 || r.length > 600 || r.length > s.length * 1.2) return 0;
  let score = 1.5 + Math.max(0, cohesion(likeness)) * 1.2;
  if (refersAbove(s.first.first.text)) score += 3;
  if (s.index === r.index + 1) score += 1.5;
  if (rv.ended) score -= 3;
  return score;
}

/** Links runs into chains, best link first. Candidates for each run are bounded, so time is linear in runs. */
export function linkRuns(
  runs: readonly Run[],
  views: readonly RunView[],
  words: Words,
  level: number,
  scattered: number,
  parted: (r: Run, s: Run) => number,
): Chain[] {
  const reach = runs.length <= PAGE_WIDE ? PAGE_WIDE : NEIGHBOURS;
  const links: { from: number; to: number; score: Score }[] = [];
  for (const r of runs)
    for (let k = Math.max(0, r.index - reach); k <= Math.min(runs.length - 1, r.index + reach); k++) {
      if (k === r.index) continue;
      const score = scoreLink(
        r,
        runs[k],
        views[r.index],
        views[k],
        words,
        runs.length,
        level,
        scattered,
        parted(r, runs[k]),
      );
      if (score.total > 0) links.push({ from: r.index, to: k, score });
    }
  links.sort((x, y) => y.score.total - x.score.total || x.from - y.from || x.to - y.to);
  const next = new Map<number, { to: number; score: Score }>();
  const taken = new Set<number>();
  const head = runs.map((run) => run.index);
  const tail = runs.map((run) => run.index);
  for (const { from, to, score } of links) {
    if (next.has(from) || taken.has(to) || head[from] === to) continue;
    next.set(from, { to, score });
    taken.add(to);
    const start = head[from];
    const end = tail[to];
    head[end] = start;
    tail[start] = end;
  }
  const chains: Chain[] = [];
  for (const run of runs) {
    if (taken.has(run.index)) continue;
    const list = [run];
    const scores: Score[] = [];
    for (let link = next.get(run.index); link !== undefined; link = next.get(link.to)) {
      list.push(runs[link.to]);
      scores.push(link.score);
    }
    chains.push({ index: chains.length, runs: list, links: scores });
  }
  return chains;
}
