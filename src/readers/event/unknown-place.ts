import { nameTables } from '../name/tables.ts';
import type { Place, Reading } from '../reader.ts';

/** Words that may follow a place; in characters, the shortest and longest name. */
const ENDS =
  /^[港市岛镇湾省州]?(?:$|[，。、；：（）]|[\d一二两三四五六七八九十]+[天日]|时|后|出席|参加|访问|考察|视察|会见|会晤|拜会|展开|进行|主持|为|与|同|和)/;
const SHORTEST = 2;
const LONGEST = 7;

/** A foreign town that no lexicon line knows (前往塔马塔夫，): `[from, …)` up to `until`, written by its sound. */
export function unknownPlace(
  { passage: { folded }, lexicon }: Reading,
  from: number,
  until: number,
): Place | undefined {
  const { sounds } = nameTables(lexicon);
  let end = from;
  while (end < until && end - from <= LONGEST && sounds[folded.charCodeAt(end)] === 1) end++;
  for (; end - from >= SHORTEST; end--)
    if (end - from <= LONGEST && ENDS.test(folded.slice(end, Math.min(until, end + 4)))) return { start: from, end };
  return undefined;
}
