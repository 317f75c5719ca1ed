import { contestSeams } from './contest.ts';
import type { Fragment } from './fragments.ts';
import type { Paragraph } from './paragraphs.ts';
import { type Score, total } from './score.ts';
import { findSeams, type PageHabits, type Seam, scoreSeam, usualCohesion } from './seams.ts';
import type { Bag, Words } from './words.ts';

/** A stretch of the page that one article fills in order: paragraphs, items and headings between them. */
export interface Run {
  readonly index: number;
  readonly members: readonly Paragraph[];
  readonly bag: Bag;
  /** Weight of its words. */
  readonly weight: number;
  readonly first: Paragraph;
  readonly last: Paragraph;
  /** Characters of text. */
  readonly length: number;
}

/** A seam and what was made of it. */
export interface Decision {
  readonly seam: Seam;
  readonly score: Score;
  readonly joined: boolean;
}

export interface Cut {
  readonly runs: readonly Run[];
  readonly decisions: readonly Decision[];
  /** Headings that stand inside no run. */
  readonly free: readonly Paragraph[];
  /** The cohesion that is usual between neighbours. */
  readonly level: number;
}

/** How often seams are looked at again. */
const ROUNDS = 3;

/** Cuts the page where another article begins: every seam by its score, then the weaker ones by contest. */
export function cutRuns(
  fragments: readonly Fragment[],
  paragraphs: readonly Paragraph[],
  words: Words,
  habits: PageHabits,
): Cut {
  const { seams, rest } = findSeams(fragments, paragraphs, words);
  const level = usualCohesion(seams);
  let scored = seams.map((seam) => ({ seam, score: scoreSeam(seam, habits, level) }));
  let cut = cutAt(scored, rest, words, level);
  for (let round = 0; round < (cut.runs.length > 60 ? 1 : ROUNDS); round++) {
    const lost = new Map(contestSeams(cut.runs, cut.decisions, cut.free, words).map((c) => [c.after, c.score]));
    if (lost.size === 0) break;
    scored = scored.map((one) => {
      const contest = lost.get(one.seam.after);
      return contest === undefined
        ? one
        : { ...one, score: total({ ...one.score.parts, contest: -one.score.total - contest.total }) };
    });
    cut = cutAt(scored, rest, words, level);
  }
  return cut;
}

function cutAt(
  scored: readonly { seam: Seam; score: Score }[],
  rest: readonly Paragraph[],
  words: Words,
  level: number,
): Cut {
  const free: Paragraph[] = [...rest];
  const members: Paragraph[][] = [];
  const placeOf = new Map<Paragraph, Paragraph[]>();
  const decisions = scored.map(({ seam, score }): Decision => {
    const { before, after, headings } = seam;
    const run = before === undefined || score.total <= 0 ? undefined : placeOf.get(before);
    if (run === undefined) {
      free.push(...headings);
      const fresh = [after];
      members.push(fresh);
      placeOf.set(after, fresh);
    } else {
      run.push(...headings, after);
      placeOf.set(after, run);
    }
    return { seam, score, joined: run !== undefined };
  });
  free.sort((a, b) => a.first.index - b.first.index);
  return { runs: members.map((list, index) => runOf(list, index, words)), decisions, free, level };
}

function runOf(members: readonly Paragraph[], index: number, words: Words): Run {
  const bag = members.flatMap((p) => p.parts.map((part) => part.terms));
  return {
    index,
    members,
    bag,
    weight: words.sum(bag),
    first: members[0],
    last: members[members.length - 1],
    length: members.reduce((n, p) => n + p.parts.reduce((m, part) => m + part.text.length, 0), 0),
  };
}
