import type { Chain } from './chains.ts';
import type { Fragment } from './fragments.ts';
import type { Paragraph } from './paragraphs.ts';
import { type Score, total } from './score.ts';
import type { Bag, Terms, Words } from './words.ts';

/** What became of a heading that stands inside no run. */
export interface Heading {
  readonly paragraph: Paragraph;
  /** Index of the chain that it belongs to. */
  readonly chain: number;
  readonly as: 'headline' | 'deck' | 'subhead';
  readonly score: Score;
  /** By how much the best other chain falls behind; small is doubtful. */
  readonly margin: number;
}

interface Candidate {
  heading: number;
  chain: number;
  score: Score;
}

/** Texts of chains, and where they begin and end on the page. */
export interface ChainView {
  readonly bag: Bag;
  readonly opening: Bag;
  readonly firsts: ReadonlySet<number>;
  readonly lasts: ReadonlySet<number>;
  readonly first: number;
  readonly kinds: 'text' | 'item';
  /** Has section headings. */
  readonly sections: boolean;
}

export function viewChain(chain: Chain): ChainView {
  const first = chain.runs[0].first.first;
  const opening: Terms[] = [];
  let length = 0;
  for (const run of chain.runs)
    for (const p of run.members) {
      if (length > 500) break;
      for (const part of p.parts) opening.push(part.terms);
      length += p.first.text.length;
    }
  return {
    bag: chain.runs.length === 1 ? chain.runs[0].bag : chain.runs.flatMap((run) => run.bag),
    opening,
    firsts: new Set(chain.runs.map((run) => run.first.first.index)),
    lasts: new Set(chain.runs.map((run) => run.last.last.index)),
    first: first.index,
    kinds: first.kind === 'item' ? 'item' : 'text',
    sections: chain.runs.some((run) => run.members.some((p) => p.first.kind === 'heading')),
  };
}

/** The next and the last text around each heading, and what lies between. */
interface Surroundings {
  readonly next: number;
  readonly previous: number;
  /** Captions, credits and bylines before `next` and after `previous`. */
  readonly nextAway: number;
  readonly previousAway: number;
}

function surroundings(h: Fragment, fragments: readonly Fragment[]): Surroundings {
  const flows = (f: Fragment) => f.kind === 'text' || f.kind === 'item';
  let next = h.index + 1;
  let nextAway = 0;
  while (next < fragments.length && !flows(fragments[next]) && next - h.index < 12) {
    if (fragments[next].kind === 'heading') nextAway += 0.4;
    else if (fragments[next].kind === 'caption') nextAway += 1;
    next++;
  }
  let previous = h.index - 1;
  let previousAway = 0;
  while (previous >= 0 && !flows(fragments[previous]) && h.index - previous < 12) {
    if (fragments[previous].kind === 'heading') previousAway += 0.4;
    else if (fragments[previous].kind === 'caption') previousAway += 1;
    previous--;
  }
  return { next, previous, nextAway, previousAway };
}

export function scoreHeading(h: Fragment, around: Surroundings, view: ChainView, words: Words): Score {
  const cover = words.coverage([h.terms], view.bag);
  const early = words.coverage([h.terms], view.opening);
  const parts: Record<string, number> = {
    base: -0.5,
    words: Math.max(-1.2, Math.min(3.6, (cover - 0.12) * 5.5)),
    opening: Math.min(1, early * 1.5),
  };
  // A headline that shares no word with a text says little by standing over it.
  if (around.next === view.first) parts.before = Math.max(0.4, (cover < 0.04 ? 1 : 2.4) - around.nextAway);
  else if (view.firsts.has(around.next)) parts.within = 0.8;
  if (view.lasts.has(around.previous)) parts.after = Math.max(0.2, 0.9 - around.previousAway * 0.5);
  if (parts.before === undefined && parts.after === undefined) parts.away = -0.4;
  return total(parts);
}

const isKicker = (f: Fragment) => f.text.length <= 6 && f.to - f.from === 1;

/**
 * Gives each heading that stands alone to the article that it heads, best pair first; a second heading of an
 * article is its deck, or a section heading where a later part of the article follows it.
 */
export function assignHeadings(
  free: readonly Paragraph[],
  chains: readonly Chain[],
  views: readonly ChainView[],
  fragments: readonly Fragment[],
  words: Words,
): Heading[] {
  if (chains.length === 0) return [];
  const order = chains.map((_, i) => i).sort((a, b) => views[a].first - views[b].first);
  const firsts = order.map((i) => views[i].first);
  const around = free.map((p) => surroundings(p.first, fragments));
  const candidates: Candidate[] = [];
  free.forEach((p, heading) => {
    for (const chain of near(p.first.index, order, firsts))
      candidates.push({ heading, chain, score: scoreHeading(p.first, around[heading], views[chain], words) });
  });
  const best = free.map(() => [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  for (const { heading, score } of candidates) {
    const b = best[heading];
    if (score.total > b[0]) {
      b[1] = b[0];
      b[0] = score.total;
    } else if (score.total > b[1]) b[1] = score.total;
  }
  candidates.sort((x, y) => y.score.total - x.score.total || x.heading - y.heading || x.chain - y.chain);
  const of: Candidate[][] = free.map(() => []);
  for (const candidate of candidates) of[candidate.heading].push(candidate);
  const given = new Map<number, Heading>();
  const headed = new Map<number, number[]>();
  const margin = (h: number) => Math.min(9, best[h][0] - best[h][1]);
  const begins = new Set(views.map((view) => view.first));
  // Which article the heading at each fragment was given to.
  const takenBy = new Map<number, number>();
  const beside = (index: number, chain: number) => [-2, -1, 1, 2].some((step) => takenBy.get(index + step) === chain);
  const take = (heading: number, chain: number) => takenBy.set(free[heading].first.index, chain);
  // The best score that a heading has with an article that has no headline yet.
  const elsewhere = (heading: number, chain: number) =>
    of[heading].find((c) => c.chain !== chain && !headed.has(c.chain))?.score.total;
  for (const { heading, chain, score } of candidates) {
    if (given.has(heading)) continue;
    const p = free[heading];
    const others = headed.get(chain);
    if (others === undefined) {
      if (score.total < 0.3 && around[heading].next !== views[chain].first) continue;
      headed.set(chain, [heading]);
      take(heading, chain);
      given.set(heading, { paragraph: p, chain, as: 'headline', score, margin: margin(heading) });
    } else if (beside(p.first.index, chain)) {
      // Next to the headline on the page.
      if (score.total < 0.2) continue;
      others.push(heading);
      take(heading, chain);
      given.set(heading, { paragraph: p, chain, as: 'deck', score, margin: margin(heading) });
    } else if (views[chain].firsts.has(around[heading].next) && around[heading].next !== views[chain].first) {
      given.set(heading, { paragraph: p, chain, as: 'subhead', score, margin: margin(heading) });
    } else if (
      score.total > 1.5 &&
      (around[heading].nextAway > 0.3 ||
        !begins.has(around[heading].next) ||
        around[heading].next === views[chain].first) &&
      score.total - 1.2 >= (elsewhere(heading, chain) ?? Number.NEGATIVE_INFINITY)
    ) {
      others.push(heading);
      take(heading, chain);
      given.set(heading, { paragraph: p, chain, as: 'deck', score, margin: margin(heading) });
    } else if (around[heading].next === views[chain].first && around[heading].nextAway < 0.3 && score.total > 1) {
      others.push(heading);
      take(heading, chain);
      given.set(heading, { paragraph: p, chain, as: 'deck', score, margin: margin(heading) });
    }
  }
  // What is left goes where it stands.
  free.forEach((p, heading) => {
    if (given.has(heading)) return;
    const { next, previous } = around[heading];
    const own = of[heading];
    const here =
      own.find((c) => views[c.chain].firsts.has(next)) ?? own.find((c) => views[c.chain].lasts.has(previous)) ?? own[0];
    if (here === undefined) return;
    const as = headed.has(here.chain)
      ? views[here.chain].firsts.has(next) && next !== views[here.chain].first
        ? 'subhead'
        : 'deck'
      : 'headline';
    if (as !== 'subhead') {
      const list = headed.get(here.chain);
      if (list === undefined) headed.set(here.chain, [heading]);
      else list.push(heading);
    }
    given.set(heading, { paragraph: p, chain: here.chain, as, score: here.score, margin: 0 });
  });
  for (const [chain, list] of headed) chooseHeadline(list, given, views[chain]);
  return [...given.values()].sort((a, b) => a.paragraph.first.index - b.paragraph.first.index);
}

/**
 * Of the headings of one article the headline is the first on the page that is no kicker; where they stand
 * apart, the first of those that are longest together. Next to a list, or to text below sections of the same
 * make, the last of them is the name of the first section.
 */
function chooseHeadline(list: number[], given: Map<number, Heading>, view: ChainView): void {
  if (list.length < 2) return;
  const fragment = (h: number) => given.get(h)!.paragraph.first;
  list.sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const h of list) {
    const group = groups[groups.length - 1];
    if (group !== undefined && fragment(h).index - fragment(group[group.length - 1]).index <= 2) group.push(h);
    else groups.push([h]);
  }
  const length = (group: number[]) => group.reduce((n, h) => n + fragment(h).text.length, 0);
  const group = groups.reduce((best, g) => (length(g) > length(best) ? g : best));
  const main = group.find((h) => !isKicker(fragment(h))) ?? group[0];
  for (const h of list) given.set(h, { ...given.get(h)!, as: h === main ? 'headline' : 'deck' });
  const last = list[list.length - 1];
  const section = view.kinds === 'item' || (view.sections && fragment(last).after === 0 && fragment(main).after > 0);
  if (section && last !== main && group.includes(last)) given.set(last, { ...given.get(last)!, as: 'subhead' });
}

const NEAR = 10;

function near(index: number, order: readonly number[], firsts: readonly number[]): number[] {
  if (order.length <= NEAR * 2) return [...order];
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] < index) low = middle + 1;
    else high = middle;
  }
  return order.slice(Math.max(0, low - NEAR), low + NEAR);
}
