import type { Fragment } from './fragments.ts';
import { bylineAtEnd, isClosingNote, sourceAtEnd } from './marks.ts';
import type { Paragraph } from './paragraphs.ts';
import { type Score, total } from './score.ts';
import { type Terms, unite, type Weights } from './terms.ts';

/** A stretch of the page that one article fills in order: paragraphs, items and headings between them. */
export interface Run {
  readonly index: number;
  readonly members: readonly Paragraph[];
  readonly terms: Terms;
  readonly first: Paragraph;
  readonly last: Paragraph;
  /** Characters of text. */
  readonly length: number;
}

/** A place where the page may go over from one article to another, and how that was decided. */
export interface Seam {
  readonly before?: Paragraph;
  readonly after?: Paragraph;
  readonly headings: readonly Paragraph[];
  /** Above 0: the same article goes on. */
  readonly score: Score;
  readonly joined: boolean;
}

export interface Cut {
  readonly runs: readonly Run[];
  readonly seams: readonly Seam[];
  /** Headings that stand inside no run. */
  readonly free: readonly Paragraph[];
}

const isFlow = (f: Fragment) => f.kind === 'text' || f.kind === 'item';

/** How likely it is, in logarithms of odds, that texts of such likeness are of one article. Fitted on a news archive. */
export const cohesion = (likeness: number) => Math.max(-1.6, Math.min(3, 1.6 * Math.log((likeness + 0.003) / 0.033)));

const WINDOW = 400;

function textBefore(fragments: readonly Fragment[], at: number): Terms {
  const parts: Terms[] = [];
  let length = 0;
  for (let k = at; k >= 0 && length < WINDOW && at - k < 14; k--) {
    if (!isFlow(fragments[k])) continue;
    parts.push(fragments[k].terms);
    length += fragments[k].text.length;
    if (fragments[k].dateline > 0) break;
  }
  return unite(parts);
}

function textAfter(fragments: readonly Fragment[], at: number): Terms {
  const parts: Terms[] = [];
  let length = 0;
  for (let k = at; k < fragments.length && length < WINDOW && k - at < 14; k++) {
    if (k > at && (fragments[k].dateline > 0 || fragments[k].kind === 'byline')) break;
    if (!isFlow(fragments[k])) continue;
    parts.push(fragments[k].terms);
    length += fragments[k].text.length;
  }
  return unite(parts);
}

/** How the page sets its texts apart. */
export interface PageHabits {
  /** Blank lines that usually stand between two fragments. */
  readonly gap: number;
  /** Share of texts that begin with white space. */
  readonly indents: number;
}

/** What lies between two stretches of text on the page. */
interface Between {
  headings: Paragraph[];
  byline: boolean;
  credit: boolean;
  caption: boolean;
}

function widthScore(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const gap = Math.abs(a - b);
  return gap <= 1 ? 0.4 : gap <= 2 ? -0.3 : gap <= 4 ? -1 : -1.6;
}

/** The measure of a paragraph, or of its neighbour in the same stretch where it is a single line. */
const widthOf = (p: Paragraph) => p.parts.reduce((w, part) => Math.max(w, part.width), 0);

export function scoreSeam(
  x: Paragraph,
  y: Paragraph,
  between: Between,
  widthBefore: number,
  likeness: number,
  covers: { before: number; after: number },
  habits: PageHabits,
): Score {
  const parts: Record<string, number> = { base: 1.8 };
  const { headings } = between;
  if (y.first.dateline > 0) parts.dateline = -6;
  parts.opening = y.first.leans * 0.8 - (y.first.dateline > 0 ? 0 : y.first.opens * 0.8);
  parts.words = cohesion(likeness) * 0.8;
  const end = x.last.text;
  if (between.byline || bylineAtEnd(end) >= 0) parts.byline = -4.5;
  if (between.credit || sourceAtEnd(end) >= 0) parts.credit = -2.2;
  if (between.caption) parts.picture = -0.3;
  if (isClosingNote(x.last.text)) parts.closing = headings.length > 0 ? -1.6 : -0.6;
  if (x.last.ending === 'colon') parts.colon = 2;
  if (y.first.orphan) parts.orphan = -2;
  parts.width = widthScore(widthBefore, widthOf(y));
  if (x.first.kind === 'item' && y.first.kind === 'text' && headings.length === 0) parts.list = -1.2;
  if (x.first.kind === 'text' && y.first.kind === 'item' && headings.length === 0) parts.list = 0.5;
  const framed = habits.indents < 0.25 ? -2 : habits.indents < 0.6 ? -0.5 : 0;
  if (headings.length === 0 ? y.first.indented : headings.some((p) => p.first.indented)) parts.indent = framed;
  if (headings.length > 0) {
    parts.heading = -0.8 - (headings.length - 1) * 1.5;
    if (x.first.kind !== y.first.kind) parts.list = -1;
    const lines = headings[headings.length - 1].first.to - headings[headings.length - 1].first.from;
    if (lines > 1) parts.lines = -0.8;
    const h = headings[headings.length - 1].first;
    const gap = Math.max(...headings.map((p) => Math.max(p.first.before, p.first.after)));
    if (gap > habits.gap + 1) parts.gap = -1.5;
    else if (h.after === 0 && h.before > 0) parts.gap = 0.7;
    else if (h.after === 0) parts.gap = 0.4;
    parts.covers = Math.max(-1, Math.min(1, (covers.before - 0.15) * 3));
  } else if (y.first.before > habits.gap + 1) parts.gap = -0.8;
  return total(parts);
}

const nothing = (): Between => ({ headings: [], byline: false, credit: false, caption: false });

/** Cuts the page where another article begins. One pass over the fragments in file order. */
export function cutRuns(
  fragments: readonly Fragment[],
  paragraphs: readonly Paragraph[],
  weights: Weights,
  habits: PageHabits,
): Cut {
  const seams: Seam[] = [];
  const members: Paragraph[][] = [];
  const free: Paragraph[] = [];
  const paragraphOf: Paragraph[] = new Array(fragments.length);
  for (const p of paragraphs) for (const part of p.parts) paragraphOf[part.index] = p;
  const runOf = new Map<Paragraph, Paragraph[]>();
  let between = nothing();
  let at = -1; // the last fragment of text
  let width = 0;
  for (const f of fragments) {
    const y = paragraphOf[f.index];
    if (f.kind === 'heading') between.headings.push(y);
    else if (f.kind === 'byline') between.byline = true;
    else if (f.kind === 'credit') between.credit ||= !between.caption || between.headings.length > 0;
    else if (f.kind === 'caption') between.caption = true;
    if (!isFlow(f)) continue;
    const x = at >= 0 && paragraphOf[at].last.index === at ? paragraphOf[at] : undefined;
    if (y.first !== f) {
      // A later part of a paragraph: headings before it belong to something else.
      free.push(...between.headings);
    } else {
      const run = x === undefined ? undefined : runOf.get(x);
      let joined = false;
      let score = total({});
      if (x !== undefined) {
        const before = textBefore(fragments, at);
        const after = textAfter(fragments, f.index);
        const named = unite(between.headings.map((p) => p.first.terms));
        const covers = { before: weights.coverage(named, before), after: weights.coverage(named, after) };
        score = scoreSeam(x, y, between, width, weights.likeness(before, after), covers, habits);
        joined = score.total > 0 && run !== undefined;
      }
      seams.push({ ...(x === undefined ? {} : { before: x }), after: y, headings: between.headings, score, joined });
      if (joined && run !== undefined) {
        run.push(...between.headings, y);
        runOf.set(y, run);
      } else {
        free.push(...between.headings);
        const fresh = [y];
        members.push(fresh);
        runOf.set(y, fresh);
      }
      if (!joined) width = 0;
    }
    if (f.width > 0) width = f.width;
    at = f.index;
    between = nothing();
  }
  free.push(...between.headings);
  const runs = members.map(
    (list, index): Run => ({
      index,
      members: list,
      terms: unite(list.flatMap((p) => p.parts.map((part) => part.terms))),
      first: list[0],
      last: list[list.length - 1],
      length: list.reduce((n, p) => n + p.parts.reduce((m, part) => m + part.text.length, 0), 0),
    }),
  );
  return { runs, seams, free };
}
