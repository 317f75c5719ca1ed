import type { Fragment } from './fragments.ts';
import { type Score, total } from './score.ts';
import { bond, readsThrough } from './statistics.ts';

/** Fragments that make one paragraph, list item or heading, in reading order. */
export interface Paragraph {
  readonly index: number;
  readonly parts: readonly Fragment[];
  readonly first: Fragment;
  readonly last: Fragment;
  /** Why its parts were joined, one score for each join. */
  readonly joins: readonly Score[];
}

const REACH = 40;
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
export function scoreJoin(a: Fragment, b: Fragment): Score {
  const last = a.text.charCodeAt(a.text.length - 1);
  const first = b.text.charCodeAt(0);
  const parts: Record<string, number> = { base: -1 };
  parts.bond =
    a.ending === 'clause'
      ? Math.max(-1.5, Math.min(1.5, bond(last, first) * 0.5))
      : Math.max(-5, Math.min(5, readsThrough(last, first)));
  if (b.orphan) parts.orphan = 2.5;
  else parts.orphan = -1 - b.leans * 0.5 - b.opens;
  if (b.dateline > 0) parts.dateline = -6;
  const open = bracketsLeft(a.text) > 0;
  const closes = closesFirst(b.text);
  if (open && closes) parts.brackets = 3;
  else if (open !== closes) parts.brackets = closes ? -1.5 : -0.7;
  if (a.width > 0 && b.width > 0) parts.width = Math.abs(a.width - b.width) <= 1.2 ? 0.8 : -0.6;
  const distance = b.index - a.index;
  parts.distance = distance > 0 ? -0.25 * Math.log2(distance) : -0.8 - 0.25 * Math.log2(-distance);
  if (a.kind !== b.kind && a.kind === 'item') parts.kind = b.orphan ? -0.5 : -3;
  return total(parts);
}

/** Joins unfinished fragments with those that complete them, best first. Candidates are bounded. */
export function joinParagraphs(fragments: readonly Fragment[]): Paragraph[] {
  const orphans = fragments.filter((f) => f.kind === 'text' && f.orphan).map((f) => f.index);
  const links: { from: number; to: number; score: Score }[] = [];
  for (const a of fragments) {
    if ((a.kind !== 'text' && a.kind !== 'item') || !isOpen(a)) continue;
    for (const to of candidates(a, fragments, orphans)) {
      const score = scoreJoin(a, fragments[to]);
      if (score.total > LEAST) links.push({ from: a.index, to, score });
    }
  }
  links.sort((x, y) => y.score.total - x.score.total || x.from - y.from || x.to - y.to);
  const next = new Map<number, { to: number; score: Score }>();
  const taken = new Set<number>();
  const head = new Int32Array(fragments.length).map((_, i) => i); // first fragment of each chain, for its last
  const tail = new Int32Array(fragments.length).map((_, i) => i);
  for (const { from, to, score } of links) {
    if (next.has(from) || taken.has(to) || head[from] === to) continue;
    next.set(from, { to, score });
    taken.add(to);
    const start = head[from];
    const end = tail[to];
    head[end] = start;
    tail[start] = end;
  }
  const paragraphs: Paragraph[] = [];
  for (const f of fragments) {
    if (taken.has(f.index)) continue;
    const parts = [f];
    const joins: Score[] = [];
    for (let link = next.get(f.index); link !== undefined; link = next.get(link.to)) {
      parts.push(fragments[link.to]);
      joins.push(link.score);
    }
    paragraphs.push({ index: paragraphs.length, parts, first: f, last: parts[parts.length - 1], joins });
  }
  return paragraphs;
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
  for (let k = Math.max(0, low - REACH); k < Math.min(orphans.length, low + REACH); k++)
    if (orphans[k] !== a.index) found.add(orphans[k]);
  // A text after a box or a picture may go on with what stands before it.
  let seen = 0;
  for (let k = a.index + 2; k < fragments.length && seen < 3 && k < a.index + 30; k++) {
    if (fragments[k].kind !== 'text') continue;
    seen++;
    found.add(k);
  }
  return [...found];
}
