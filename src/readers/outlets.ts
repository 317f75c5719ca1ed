import type { Lexicon } from '../lexicon/lexicon.ts';

const outletTerms = new WeakMap<Lexicon, ReadonlySet<number>>();

/** Terms that are newspapers, agencies and broadcasters. */
export function outletsOf(lexicon: Lexicon): ReadonlySet<number> {
  let set = outletTerms.get(lexicon);
  if (set === undefined) {
    set = new Set(lexicon.ofKind('outlet').terms);
    outletTerms.set(lexicon, set);
  }
  return set;
}
