import { loadOutlets } from '../lexicon/load.ts';

/** A newspaper, agency or site named in a folded text. */
export interface OutletHit {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly type: string;
}

/** Outlets named in a folded text, the longest at each place, in order. Linear. */
export function findOutlets(folded: string): OutletHit[] {
  const outlets = loadOutlets();
  const hits = outlets.find(folded);
  const kept: OutletHit[] = [];
  let free = 0;
  for (let i = 0; i < hits.count; i++) {
    const start = hits.start[i];
    const end = hits.end[i];
    if (start < free || end - start < 2) continue;
    const { id, cells } = outlets.terms[outlets.pattern(hits.pattern[i]).terms[0]];
    kept.push({ start, end, id, type: cells.type ?? '' });
    free = end;
  }
  return kept;
}
