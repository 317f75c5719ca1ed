import type { Finding, Reading, Reference } from './reader.ts';

/** Reference words of an article and whom they stand for, ordered by start. */
export function resolveReferences(_reading: Reading, _names: readonly Finding<'name'>[]): Reference[] {
  return [];
}
