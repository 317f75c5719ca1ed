import type { CitedKind, ConflictFields } from '../../record/kinds.ts';
import type { Finding, Reading } from '../reader.ts';

/** A finding and the id of the entry made of it. */
export interface Cited<K extends CitedKind = CitedKind> {
  readonly id: string;
  readonly finding: Finding<K>;
}

/** One article and all that was found in it, in the order of its words. */
export interface Evidence {
  readonly reading: Reading;
  readonly cited: readonly Cited[];
  /** The same by kind, in the same order. */
  readonly ofKind: { readonly [K in CitedKind]: readonly Cited[] };
}

/** A conflict before it has an id. */
export interface Draft extends ConflictFields {
  readonly article: string;
  readonly confidence: number;
}

/** The findings of one kind. */
export function ofKind<K extends CitedKind>(evidence: Evidence, kind: K): readonly Cited<K>[] {
  return evidence.ofKind[kind] as unknown as readonly Cited<K>[];
}
