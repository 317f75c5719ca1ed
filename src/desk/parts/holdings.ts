import { asks } from '../api.ts';
import { useData } from '../data.ts';
import type { ByYear } from './years.ts';

/** How many articles of each year the library holds: what a count is to be measured by. Undefined until it is known. */
export function useHoldings(): ByYear | undefined {
  const { data } = useData(asks.front());
  if (data === undefined) return undefined;
  const held: Record<string, number> = {};
  for (const { months } of data.outlets)
    for (const { month, articles } of months) held[month.slice(0, 4)] = (held[month.slice(0, 4)] ?? 0) + articles;
  return held;
}
