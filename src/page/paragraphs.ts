import type { Fragment } from './fragments.ts';
import { datelineLength, leansBack, opensReport } from './marks.ts';
import { type Score, total } from './score.ts';
import { bond, completes } from './statistics.ts';
import { isFlow } from './units.ts';

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
const LEAST = -0.5;

const isOpen = (f: Fragment) => f.ending === 'none' || f.ending === 'clause' || f.ending === 'close';

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

/** Scores that `b` goes on with the unfinished sentence of `a`. */
export function scoreJoin(a: Fragment, b: Fragment, next = b.index === a.index + 1): Score {
  const last = a.text.charCodeAt(a.text.length - 1);
  const first = b.text.charCodeAt(0);
  const parts: Record<string, number> = { base: -1 };
  parts.bond =
    a.ending === 'clause'
      ? Math.max(-1.5, Math.min(1.5, bond(last, first) * 0.5))
      : Math.max(-4, Math.min(5, completes(last, first)));
  // How little the words look like those that begin a paragraph.
  parts.begins = Math.max(-2, Math.min(2.5, -0.7 * bond(STOP, first) - 0.7));
  if (b.orphan) parts.orphan = 1.5;
  else if (b.torn) parts.torn = 0.5 - b.opens * 0.7 - b.leans * 1;
  else parts.orphan = -1 - b.leans - b.opens;
  if (b.dateline > 0) parts.dateline = -6;
  const open = bracketsLeft(a.text) > 0;
  const closes = closesFirst(b.text);
  if (open && closes) parts.brackets = 3;
  else if (open !== closes) parts.brackets = closes ? -1.5 : -0.7;
  if (a.width > 0 && b.width > 0) {
    const gap = Math.abs(a.width - b.width);
    // A first line alone is two characters narrower than the rest.
    const first = a.to - a.from === 1 && gap <= 2.5;
    parts.width = gap <= 1.2 ? 1.2 : first ? 0.3 : -1.2;
  }
  const distance = b.index - a.index;
  if (next) parts.next = b.torn && distance === 1 ? 3.8 : 1;
  parts.distance = distance > 0 ? -0.25 * Math.log2(distance) : -0.8 - 0.25 * Math.log2(-distance);
  if (a.kind !== b.kind && a.kind === 'item') parts.kind = b.orphan ? -0.5 : -3;
  return total(parts);
}

/** Joins unfinished fragments with those that complete them, best first. Candidates are bounded. */
export function joinParagraphs(fragments: readonly Fragment[]): Paragraph[] {
  const orphans = fragments.filter((f) => isFlow(f) && (f.orphan || f.torn)).map((f) => f.index);
  const links: { from: number; to: number; score: Score }[] = [];
  for (const a of fragments) {
    if ((a.kind !== 'text' && a.kind !== 'item') || !isOpen(a)) continue;
    for (const to of candidates(a, fragments, orphans)) {
      const score = scoreJoin(a, fragments[to], follows(fragments, a.index, to));
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
  exchange(fragments, next);
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
function follows(fragments: readonly Fragment[], a: number, b: number): boolean {
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
function exchange(fragments: readonly Fragment[], next: Map<number, { to: number; score: Score }>): void {
  const starts = [...next.keys()].sort((x, y) => x - y);
  for (let i = 0; i < starts.length; i++)
    for (let j = i + 1; j < Math.min(starts.length, i + 12); j++) {
      const one = next.get(starts[i])!;
      const two = next.get(starts[j])!;
      if (one.to === starts[j] || two.to === starts[i]) continue;
      const first = scoreJoin(fragments[starts[i]], fragments[two.to], follows(fragments, starts[i], two.to));
      const second = scoreJoin(fragments[starts[j]], fragments[one.to], follows(fragments, starts[j], one.to));
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

function candidates(a: Fragment, fragments: readonly Fragment[], orphans: readonly number[]): number[] {
  const found = new Set<number>();
  let low = 0;
  let high = orphans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (orphans[middle] < a.index) low = middle + 1;
    else high = middle;
  }
  const reach = orphans.length > MANY ? NEAR : REACH;
  for (let k = Math.max(0, low - reach); k < Math.min(orphans.length, low + reach); k++)
    if (orphans[k] !== a.index) found.add(orphans[k]);
  // A text after a box or a picture may go on with what stands before it.
  let seen = 0;
  for (let k = a.index + 1; k < fragments.length && seen < 3 && k < a.index + 30; k++) {
    if (fragments[k].kind !== 'text') continue;
    seen++;
    found.add(k);
  }
  return [...found];
}
