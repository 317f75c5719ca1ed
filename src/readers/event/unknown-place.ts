import type { Lexicon } from '../../lexicon/lexicon.ts';
import { fold } from '../../text/fold.ts';
import type { Place, Reading } from '../reader.ts';

const known = new WeakMap<Lexicon, ReadonlySet<string>>();

/** The characters, folded, with which foreign names are written by their sound. */
function soundsOf(lexicon: Lexicon): ReadonlySet<string> {
  let sounds = known.get(lexicon);
  if (sounds === undefined) {
    const row = lexicon.ofKind('name_part').terms.find((term) => lexicon.terms[term].id === 'transcription');
    sounds = new Set(row === undefined ? '' : fold(lexicon.terms[row].cells.words ?? ''));
    known.set(lexicon, sounds);
  }
  return sounds;
}

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
  const sounds = soundsOf(lexicon);
  let end = from;
  while (end < until && end - from <= LONGEST && sounds.has(folded[end])) end++;
  for (; end - from >= SHORTEST; end--)
    if (end - from <= LONGEST && ENDS.test(folded.slice(end, Math.min(until, end + 4)))) return { start: from, end };
  return undefined;
}
