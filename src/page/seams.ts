import type { Fragment } from './fragments.ts';
import { bylineAtEnd, isClosingNote, sourceAtEnd, speakerOf } from './marks.ts';
import type { Paragraph } from './paragraphs.ts';
import { type Score, total } from './score.ts';
import type { Bag, Terms, Words } from './words.ts';

/** A place between two texts where the page may go over from one article to another. */
export interface Seam {
  /** The paragraph that ends right before; absent at the top and where one is interrupted. */
  readonly before?: Paragraph;
  readonly after: Paragraph;
  /** Headings between them. */
  readonly headings: readonly Paragraph[];
  readonly byline: boolean;
  readonly credit: boolean;
  readonly caption: boolean;
  /** Measure of the text before; 0 where it is not wrapped. */
  readonly width: number;
  /** How alike the texts on both sides are, and how much of the headings each side says. */
  readonly likeness: number;
  readonly covers: number;
  /** 1 where the person who speaks first was named just before, -1 where not, 0 where nobody speaks. */
  readonly speaker: number;
}

/** How the page sets its texts apart; drawn from the page itself. */
export interface PageHabits {
  /** Blank lines that usually stand between two fragments. */
  readonly gap: number;
  /** Share of texts that begin with white space. */
  readonly indents: number;
  /** Share of headings that text follows without an empty line. */
  readonly glued: number;
  /** 0 to 1: how much its texts lie in pieces among each other. */
  readonly scattered: number;
}

export const isFlow = (f: Fragment) => f.kind === 'text' || f.kind === 'item';

/** How likely it is, in logarithms of odds, that texts of such likeness are of one article. Fitted on a news archive. */
export const cohesion = (likeness: number) => Math.max(-1.6, Math.min(3, 1.6 * Math.log((likeness + 0.003) / 0.033)));

const WINDOW = 400;
const REACH = 14;

/** Terms of some hundred characters of text from a fragment on, backwards (`step` -1) or forwards. */
function textAround(fragments: readonly Fragment[], at: number, step: 1 | -1): Bag {
  const parts: Terms[] = [];
  let length = 0;
  for (let k = at; k >= 0 && k < fragments.length && length < WINDOW && Math.abs(k - at) < REACH; k += step) {
    const f = fragments[k];
    if (step === 1 && k > at && (f.dateline > 0 || f.kind === 'byline')) break;
    if (!isFlow(f)) continue;
    parts.push(f.terms);
    length += f.text.length;
    if (step === -1 && f.dateline > 0) break;
  }
  return parts;
}

/** Places between texts in file order. One pass. */
export function findSeams(
  fragments: readonly Fragment[],
  paragraphs: readonly Paragraph[],
  words: Words,
): { seams: Seam[]; rest: Paragraph[] } {
  const seams: Seam[] = [];
  const paragraphOf: Paragraph[] = new Array(fragments.length);
  for (const p of paragraphs) for (const part of p.parts) paragraphOf[part.index] = p;
  const rest: Paragraph[] = [];
  let headings: Paragraph[] = [];
  let byline = false;
  let credit = false;
  let caption = false;
  let at = -1; // the last fragment of text
  let width = 0;
  let age = 0;
  for (const f of fragments) {
    if (f.kind === 'heading') headings.push(paragraphOf[f.index]);
    else if (f.kind === 'byline') byline = true;
    // A credit right after a caption is the picture's.
    else if (f.kind === 'credit') credit ||= !caption || headings.length > 0;
    else if (f.kind === 'caption') caption = true;
    if (!isFlow(f)) continue;
    const after = paragraphOf[f.index];
    const before = at >= 0 && paragraphOf[at].last.index === at ? paragraphOf[at] : undefined;
    if (after.first !== f) rest.push(...headings);
    else if (before === undefined)
      seams.push({ after, headings, byline, credit, caption, width: 0, likeness: 0, covers: 0, speaker: 0 });
    else {
      const above = textAround(fragments, at, -1);
      const below = textAround(fragments, f.index, 1);
      const covers =
        headings.length === 0
          ? 0
          : words.coverage(
              headings.map((p) => p.first.terms),
              above,
            );
      const likeness = words.likeness(above, below);
      const speaker = speakerBefore(fragments, at, after.first.text);
      seams.push({
        before,
        after,
        headings,
        byline,
        credit,
        caption,
        width: age < 4 ? width : 0,
        likeness,
        covers,
        speaker,
      });
    }
    age++;
    if (f.width > 0 && (f.to - f.from > 1 || paragraphOf[f.index].parts.length > 1)) {
      width = f.width;
      age = 0;
    }
    at = f.index;
    headings = [];
    byline = false;
    credit = false;
    caption = false;
  }
  rest.push(...headings);
  return { seams, rest };
}

/** Whether the person who speaks in the first words was named in the texts before. */
function speakerBefore(fragments: readonly Fragment[], at: number, text: string): number {
  const name = speakerOf(text);
  if (name === '') return 0;
  const known = name.slice(-2);
  for (let k = at, seen = 0; k >= 0 && seen < REACH; k--) {
    if (!isFlow(fragments[k])) continue;
    seen++;
    if (fragments[k].text.includes(known)) return 1;
  }
  return -1;
}

function widthScore(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const gap = Math.abs(a - b);
  return gap <= 1 ? 0.6 : gap <= 2 ? -0.3 : gap <= 4 ? -1.9 : -2.8;
}

/** The measure of a paragraph of two lines or more. */
const widthOf = (p: Paragraph) =>
  p.parts.length === 1 && p.first.to - p.first.from === 1 ? 0 : p.parts.reduce((w, part) => Math.max(w, part.width), 0);

/**
 * Scores that one article goes on over a seam: above 0 it does. `level` is the usual cohesion of neighbours on
 * this page: where all the page is about one matter, likeness says little.
 */
export function scoreSeam(seam: Seam, habits: PageHabits, level: number): Score {
  const { before, after, headings } = seam;
  if (before === undefined) return total({ interrupted: -9 });
  const y = after.first;
  const headed = headings.length > 0;
  const parts: Record<string, number> = { base: headed ? 2.6 : 3.2 };
  if (habits.scattered > 0) parts.scattered = -1.6 * habits.scattered;
  if (after.dateline > 0) parts.dateline = -5.5;
  parts.opening = after.leans * 0.8 - (after.dateline > 0 ? 0 : after.opens * 0.8);
  parts.words = cohesion(seam.likeness) * 0.9 - Math.max(0, level) * 0.5;
  const end = before.last.text;
  if (seam.byline || bylineAtEnd(end) >= 0) parts.byline = -4.5;
  if (seam.credit || sourceAtEnd(end) >= 0) parts.credit = -3.5;
  if (seam.caption) parts.picture = -0.5;
  if (isClosingNote(end)) parts.closing = headed ? -2.2 : -0.8;
  if (before.last.ending === 'colon') parts.colon = 2;
  if (y.orphan) parts.orphan = -2;
  if (seam.speaker !== 0) parts.speaker = seam.speaker > 0 ? 0.6 : -2;
  parts.width = widthScore(seam.width, widthOf(after)) * (y.kind === 'item' ? 0.4 : 1);
  const framed = habits.indents < 0.15 ? -3 : habits.indents < 0.3 ? -1.5 : habits.indents < 0.6 ? -0.5 : 0;
  if (headed ? headings.some((p) => p.first.indented) : y.indented) parts.indent = framed;
  const from = before.first.kind;
  if (!headed) {
    if (from !== y.kind) parts.list = from === 'item' ? -1.8 : 0.5;
    if (y.before > habits.gap + 1) parts.gap = -1;
    return total(parts);
  }
  const h = headings[headings.length - 1].first;
  if (from !== y.kind) parts.list = -2;
  parts.heading = -0.8 - (headings.length - 1) * 2.2;
  if (h.to - h.from > 1) parts.lines = -1;
  parts.length = h.text.length > 16 ? -1.2 : h.text.length > 13 ? -0.4 : h.text.length > 9 ? 0.2 : 0.6;
  if (habits.glued > 0.25 && h.after > 0) parts.apart = -0.3;
  const gap = Math.max(...headings.map((p) => Math.max(p.first.before, p.first.after)));
  if (gap > habits.gap + 1) parts.gap = -2;
  else if (h.after === 0) parts.gap = h.before > 0 ? 1 : 0.6;
  parts.covers = Math.max(-0.6, Math.min(0.6, (seam.covers - 0.15) * 1.5));
  return total(parts);
}

/** The cohesion that is usual between neighbours of a page: the middle one. */
export function usualCohesion(seams: readonly Seam[]): number {
  const found = seams.filter((seam) => seam.before !== undefined).map((seam) => cohesion(seam.likeness));
  if (found.length === 0) return 0;
  found.sort((a, b) => a - b);
  return found[found.length >> 1];
}
