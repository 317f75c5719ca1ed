import type { Store } from './store.ts';

/** Results that are kept for each library: one goes through a list part by part. */
const MOST_KEPT = 6;
const keptOf = new WeakMap<Store, { readonly state: string; readonly made: Map<string, unknown> }>();

/**
 * What was worked out before a part of it is shown: kept while nothing in the library changes, so that the next part does
 * not take as long as the first.
 * @param key everything that the result depends on beside the library
 */
export function keptFor<T>(store: Store, key: string, make: () => T): T {
  const state = store.changes();
  let own = keptOf.get(store);
  if (own?.state !== state) {
    own = { state, made: new Map() };
    keptOf.set(store, own);
  }
  const { made } = own;
  const found = made.has(key) ? (made.get(key) as T) : make();
  made.delete(key);
  made.set(key, found);
  if (made.size > MOST_KEPT) made.delete(made.keys().next().value as string);
  return found;
}
