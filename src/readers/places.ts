import type { Place } from './reader.ts';

/** Index of the first of `places`, ordered by start, that starts at or after `position`. */
export function firstFrom(places: readonly Place[], position: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle].start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those of `places`, ordered by start, that lie inside `[start, end)`. */
export function inside<T extends Place>(places: readonly T[], start: number, end: number): T[] {
  const found: T[] = [];
  for (let i = firstFrom(places, start); i < places.length && places[i].start < end; i++)
    if (places[i].end <= end) found.push(places[i]);
  return found;
}
