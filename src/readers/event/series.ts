import { inside } from '../places.ts';
import type { Place } from '../reader.ts';
import type { Scope } from './scope.ts';
import { calendarPart } from './when.ts';

const DIGITS = '\\d一二两三四五六七八九十百数多几';
/** How many; 第一轮 is which one. */
const COUNT = `(?<![第${DIGITS}])[${DIGITS}]+余?`;
const COUNTED_AFTER = new RegExp(`^(?:的?次数|了?${COUNT}[次轮回])`);
const COUNTED_BEFORE = new RegExp(`${COUNT}[次轮][^，。]{0,6}$`);

/**
 * Where a word of talks counts them from: 自2013年以来，两国元首会晤40余次 is 2013. Undefined where they are not
 * counted, or no one says since when.
 */
export function countedSince({ reading, sentence, before, after }: Scope, word: Place): string | undefined {
  if (!COUNTED_AFTER.test(after) && !COUNTED_BEFORE.test(before)) return undefined;
  const since = inside(reading.found.time, sentence.start, word.start)
    .map(({ value }) => calendarPart(value))
    .filter((value) => value?.endsWith('/..'))
    .at(-1);
  return since?.slice(0, -3);
}
