import type { Chain } from './chains.ts';
import type { Fragment } from './fragments.ts';
import { type Score, total } from './score.ts';
import type { Words } from './words.ts';

/** Where a caption, byline, credit or furniture goes: an article, and after its headline or at its end. */
export interface Attachment {
  readonly fragment: Fragment;
  readonly chain: number;
  readonly place: 'top' | 'end' | 'caption';
  readonly score: Score;
  readonly margin: number;
}

/** Scores that a caption is of the article: what both say, and whether they stand side by side. */
export function scoreCaption(f: Fragment, beside: 'before' | 'after' | 'away', view: Chain, words: Words): Score {
  const cover = words.coverage([f.terms], view.bag);
  return total({
    words: Math.min(4, cover * 6),
    opening: Math.min(1, words.coverage([f.terms], view.opening) * 1.5),
    place: beside === 'before' ? 0.8 : beside === 'after' ? 0.7 : 0,
  });
}

/**
 * Attaches what is neither text nor headline. `chainOf` gives the chain of a fragment that is placed already;
 * -1 where there is none.
 */
export function attachRest(
  fragments: readonly Fragment[],
  views: readonly Chain[],
  chainOf: Int32Array,
  words: Words,
): Attachment[] {
  const found: Attachment[] = [];
  if (views.length === 0) return found;
  const certain = total({ place: 2 });
  const before = neighbours(fragments, chainOf, 1);
  const after = neighbours(fragments, chainOf, -1);
  const reach = views.length <= 48;
  for (const f of fragments) {
    if (f.kind !== 'caption') continue;
    const near = reach ? views.map((_, i) => i) : [...new Set([before[f.index], after[f.index]])].filter((c) => c >= 0);
    const scored = near
      .map((chain) => {
        const beside = chain === before[f.index] ? 'before' : chain === after[f.index] ? 'after' : 'away';
        return { chain, score: scoreCaption(f, beside, views[chain], words) };
      })
      .sort((x, y) => y.score.total - x.score.total || x.chain - y.chain);
    const [first, second] = scored;
    if (first === undefined) continue;
    const margin = second === undefined ? 9 : first.score.total - second.score.total;
    found.push({ fragment: f, chain: first.chain, place: 'caption', score: first.score, margin });
    chainOf[f.index] = first.chain;
  }
  for (const f of fragments) {
    if (f.kind !== 'byline' && f.kind !== 'credit' && f.kind !== 'furniture') continue;
    const previous = fragments[f.index - 1];
    const next = fragments[f.index + 1];
    let chain: number;
    let place: Attachment['place'] = 'end';
    if (
      previous !== undefined &&
      previous.kind === 'heading' &&
      chainOf[previous.index] >= 0 &&
      (f.kind !== 'byline' || (next !== undefined && next.kind !== 'heading'))
    ) {
      chain = chainOf[previous.index];
      place = 'top';
    } else if (previous?.kind === 'caption' && f.kind === 'credit') {
      chain = chainOf[previous.index];
      place = 'caption';
    } else if (previous !== undefined && previous.kind === 'byline' && f.kind === 'byline') {
      chain = chainOf[previous.index];
      place = found.findLast((a) => a.fragment === previous)?.place ?? 'end';
    } else {
      chain = before[f.index] >= 0 ? before[f.index] : after[f.index];
      if (before[f.index] < 0) place = 'top';
    }
    if (chain < 0) chain = 0;
    chainOf[f.index] = chain;
    found.push({ fragment: f, chain, place, score: certain, margin: 9 });
  }
  return found;
}

/** For each fragment the chain of the nearest text before it (`step` 1) or after it (-1); -1 for none. */
function neighbours(fragments: readonly Fragment[], chainOf: Int32Array, step: 1 | -1): Int32Array {
  const result = new Int32Array(fragments.length).fill(-1);
  let last = -1;
  for (let i = step === 1 ? 0 : fragments.length - 1; i >= 0 && i < fragments.length; i += step) {
    result[i] = last;
    const { kind } = fragments[i];
    if ((kind === 'text' || kind === 'item') && chainOf[i] >= 0) last = chainOf[i];
  }
  return result;
}
