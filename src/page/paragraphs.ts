import type { Fragment } from './fragments.ts';
import { datelineLength, leansBack, opensReport } from './marks.ts';
import { type Score, total } from './score.ts';
import { bond, completes, isHan, weight } from './statistics.ts';
import { isFlow } from './units.ts';
import { JOIN_WEIGHTS, type JoinWeights } from './weights.ts';
import type { Words } from './words.ts';

/** Fragments that make one paragraph, list item or heading, in reading order. */
export interface Paragraph {
  readonly index: number;
  readonly parts: readonly Fragment[];
  readonly first: Fragment;
  readonly last: Fragment;
  /** As of a fragment, but of its first words over all parts. */
  readonly dateline: number;
  readonly opens: number;
  readonly leans: number;
  /** Why its parts were joined, one score for each join. */
  readonly joins: readonly Score[];
}

const STOP = '。'.charCodeAt(0);
/** Candidates on each side; fewer on a page of many. */
const REACH = 40;
const NEAR = 6;
const MANY = 300;
const LEAST = 0;

export const isOpen = (f: Fragment) => f.ending === 'none' || f.ending === 'clause' || f.ending === 'close';

function bracketsLeft(text: string): number {
  let open = 0;
  for (let i = Math.max(0, text.length - 400); i < text.length; i++) {
    const c = text[i];
    if (c === '「' || c === '《' || c === '（' || c === '『') open++;
    else if ((c === '」' || c === '》' || c === '）' || c === '』') && open > 0) open--;
  }
  return open;
}

function closesFirst(text: string): boolean {
  for (let i = 0; i < Math.min(text.length, 200); i++) {
    const c = text[i];
    if (c === '「' || c === '《' || c === '（' || c === '『') return false;
    if (c === '」' || c === '》' || c === '）' || c === '』') return true;
  }
  return false;
}

/** What speaks for and against `b` going on with the unfinished sentence of `a`, without weights. */
export function joinEvidence(a: Fragment, b: Fragment, next: boolean, words: Words): Record<keyof JoinWeights, number> {
  const last = a.text.charCodeAt(a.text.length - 1);
  const first = b.text.charCodeAt(0);
  const held = bond(last, first);
  const clause = a.ending === 'clause';
  const known = isHan(last) && isHan(first) && words.knows(last, first);
  const open = bracketsLeft(a.text) > 0;
  const closes = closesFirst(b.text);
  const gap = a.width > 0 && b.width > 0 ? Math.abs(a.width - b.width) : -1;
  // A first line alone is two characters narrower than the rest.
  const single = a.to - a.from === 1 && gap > 1.1 && gap <= 2.6;
  const distance = b.index - a.index;
  return {
    base: 1,
    clause: clause ? Math.max(-1.5, Math.min(1.5, held * 0.5)) : 0,
    bond: clause ? 0 : Math.max(-4, Math.min(5, completes(last, first))),
    known: known ? 1 : 0,
    knownRare: known ? Math.max(0, weight(last, first) - 6) / 4 : 0,
    // How little the words look like those that begin a paragraph.
    begins: Math.max(-2, Math.min(2.5, -0.7 * bond(STOP, first) - 0.7)),
    orphan: b.orphan ? 1 : 0,
    torn: b.torn ? 1 : 0,
    opens: b.orphan ? 0 : b.opens,
    leans: b.orphan ? 0 : b.leans,
    dateline: b.dateline > 0 ? 1 : 0,
    brackets: open && closes ? 1 : 0,
    unclosed: open && !closes ? 1 : 0,
    unopened: closes && !open ? 1 : 0,
    measure: gap >= 0 && gap <= 0.6 ? 1 : 0,
    near: gap > 0.6 && gap <= 1.1 ? 1 : 0,
    single: single ? 1 : 0,
    apart: gap > 1.1 && !single ? Math.min(3, 0.5 + gap * 0.3) : 0,
    next: next ? 1 : 0,
    nextTorn: next && b.torn && distance === 1 ? 1 : 0,
    // Right after it, and yet the words or the measure do not fit.
    nextBond: next && !clause ? Math.max(-3, Math.min(0, held)) : 0,
    nextApart: next && gap > 1.1 && !single && a.to - a.from > 1 && b.to - b.from > 1 ? 1 : 0,
    distance: Math.log2(Math.abs(distance)),
    back: distance < 0 ? 1 : 0,
    kind: a.kind !== b.kind && a.kind === 'item' ? 1 : 0,
    shared: Math.min(1.5, words.likeness([a.terms], [b.terms]) * 8),
  };
}

/** Scores that `b` goes on with the unfinished sentence of `a`. */
export function scoreJoin(a: Fragment, b: Fragment, next: boolean, words: Words): Score {
  const parts: Record<string, number> = {};
  const evidence = joinEvidence(a, b, next, words);
  for (const name in evidence) {
    const key = name as keyof JoinWeights;
    if (evidence[key] !== 0) parts[key] = evidence[key] * JOIN_WEIGHTS[key];
  }
  return total(parts);
}

/** Joins unfinished fragments with those that complete them, best first. Candidates are bounded. */
export function joinParagraphs(fragments: readonly Fragment[], words: Words): Paragraph[] {
  const orphans = fragments.filter((f) => isFlow(f) && (f.orphan || f.torn)).map((f) => f.index);
  const links: { from: number; to: number; score: Score }[] = [];
  for (const a of fragments) {
    if ((a.kind !== 'text' && a.kind !== 'item') || !isOpen(a)) continue;
    for (const to of candidates(a, fragments, orphans)) {
      const score = scoreJoin(a, fragments[to], follows(fragments, a.index, to), words);
      if (score.total > LEAST) links.push({ from: a.index, to, score });
    }
  }
  links.sort((x, y) => y.score.total - x.score.total || x.from - y.from || x.to - y.to);
  const next = new Map<number, { to: number; score: Score }>();
  const taken = new Set<number>();
  for (const { from, to, score } of links) {
    if (next.has(from) || taken.has(to)) continue;
    next.set(from, { to, score });
    taken.add(to);
  }
  exchange(fragments, next, words);
  for (const [from, { score }] of next) if (score.total < LEAST - 1) next.delete(from);
  breakCycles(next);
  taken.clear();
  for (const { to } of next.values()) taken.add(to);
  const paragraphs: Paragraph[] = [];
  for (const f of fragments) {
    if (taken.has(f.index)) continue;
    const parts = [f];
    const joins: Score[] = [];
    for (let link = next.get(f.index); link !== undefined; link = next.get(link.to)) {
      parts.push(fragments[link.to]);
      joins.push(link.score);
    }
    paragraphs.push({
      index: paragraphs.length,
      parts,
      first: f,
      last: parts[parts.length - 1],
      ...opening(parts),
      joins,
    });
  }
  return paragraphs;
}

/** Whether no other text stands between two fragments. */
export function follows(fragments: readonly Fragment[], a: number, b: number): boolean {
  if (b <= a || b - a > 4) return false;
  for (let k = a + 1; k < b; k++) if (isFlow(fragments[k]) || fragments[k].kind === 'heading') return false;
  return true;
}

/** What the first words say, read over the parts where the first part is short. */
function opening(parts: readonly Fragment[]): { dateline: number; opens: number; leans: number } {
  const [first] = parts;
  if (parts.length === 1 || first.text.length >= 60)
    return { dateline: first.dateline, opens: first.opens, leans: first.leans };
  const text = parts
    .map((part) => part.text.slice(0, 80))
    .join('')
    .slice(0, 160);
  return { dateline: datelineLength(text), opens: opensReport(text), leans: leansBack(text) };
}

/** Swaps the ends of two joins where both together score better. Only joins close to each other are compared. */
function exchange(fragments: readonly Fragment[], next: Map<number, { to: number; score: Score }>, words: Words): void {
  const starts = [...next.keys()].sort((x, y) => x - y);
  for (let i = 0; i < starts.length; i++)
    for (let j = i + 1; j < Math.min(starts.length, i + 12); j++) {
      const one = next.get(starts[i])!;
      const two = next.get(starts[j])!;
      if (one.to === starts[j] || two.to === starts[i]) continue;
      const first = scoreJoin(fragments[starts[i]], fragments[two.to], follows(fragments, starts[i], two.to), words);
      const second = scoreJoin(fragments[starts[j]], fragments[one.to], follows(fragments, starts[j], one.to), words);
      if (first.total + second.total <= one.score.total + two.score.total + 0.2) continue;
      next.set(starts[i], { to: two.to, score: first });
      next.set(starts[j], { to: one.to, score: second });
    }
}

/** A text cannot come before itself: the weakest join of a cycle is undone. */
function breakCycles(next: Map<number, { to: number; score: Score }>): void {
  const done = new Set<number>();
  for (const start of [...next.keys()]) {
    const path: number[] = [];
    const on = new Map<number, number>();
    let at: number | undefined = start;
    while (at !== undefined && !done.has(at) && !on.has(at)) {
      on.set(at, path.length);
      path.push(at);
      at = next.get(at)?.to;
    }
    const turn = at === undefined ? undefined : on.get(at);
    if (turn !== undefined) {
      const cycle = path.slice(turn);
      const weakest = cycle.reduce((w, k) => (next.get(k)!.score.total < next.get(w)!.score.total ? k : w));
      next.delete(weakest);
    }
    for (const k of path) done.add(k);
  }
}

/** Where the unfinished sentence of `a` may go on: at what begins in mid-sentence, and at other texts near by. */
export function candidates(a: Fragment, fragments: readonly Fragment[], orphans: readonly number[]): number[] {
  const found = new Set<number>();
  let low = 0;
  let high = orphans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (orphans[middle] < a.index) low = middle + 1;
    else high = middle;
  }
  const many = orphans.length > MANY;
  const reach = many ? NEAR : REACH;
  for (let k = Math.max(0, low - reach); k < Math.min(orphans.length, low + reach); k++)
    if (orphans[k] !== a.index) found.add(orphans[k]);
  // What looks like a beginning may be none, above all right after the text.
  const span = many ? 6 : 60;
  for (let k = Math.max(0, a.index - span); k < Math.min(fragments.length, a.index + span); k++) {
    const { kind, dateline } = fragments[k];
    if (k !== a.index && (kind === 'text' || kind === a.kind) && dateline === 0 && isFlow(fragments[k])) found.add(k);
  }
  return [...found];
}
