import type { Place } from '../reader.ts';

/** Those of a list ordered by start that lie in `[start, end)`; logarithmic in the list. */
export function within<T extends Place>(list: readonly T[], start: number, end: number): T[] {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle].start < start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let i = low; i < list.length && list[i].start < end; i++) if (list[i].end <= end) found.push(list[i]);
  return found;
}
