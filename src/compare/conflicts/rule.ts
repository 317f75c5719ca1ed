import type { ConflictFields } from '../../record/kinds.ts';
import type { Telling } from '../telling.ts';

/** A conflict before it is told: the entries that cannot all be right, those that say most first. */
export interface Draft extends ConflictFields {
  /** The rule's name. */
  readonly rule: string;
}

/** Looks at articles one after the other, keeping little of each, and says in the end what cannot all be right. */
export interface Rule {
  take(telling: Telling): void;
  found(): Draft[];
}

/** A number for a text, so that long keys take little memory; two texts have the same one by chance once in 2^53. */
export function keyOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/** Appends to the list of a key. */
export function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Days between two days such as 20250903. */
export function daysApart(a: number, b: number): number {
  const number = (day: number) =>
    Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100) / 86_400_000;
  return Math.round(number(b) - number(a));
}

/** `2025-09-03` for 20250903. */
export const dayText = (day: number): string =>
  `${String(day).slice(0, 4)}-${String(day).slice(4, 6)}-${String(day).slice(6)}`;
