/** Words by the first or the last of their characters, so that a text is compared with few of them at each place. */
export type Affixes = ReadonlyMap<number, readonly string[]>;

const NO_WORDS: readonly string[] = [];

function by(words: Iterable<string>, unitOf: (word: string) => number): Affixes {
  const map = new Map<number, string[]>();
  for (const word of words) {
    if (word === '') continue;
    const own = map.get(unitOf(word));
    if (own === undefined) map.set(unitOf(word), [word]);
    else own.push(word);
  }
  return map;
}

/** For `beginAt`. An empty word is found nowhere. */
export const byFirst = (words: Iterable<string>): Affixes => by(words, (word) => word.charCodeAt(0));

/** For `endAt`. An empty word is found nowhere. */
export const byLast = (words: Iterable<string>): Affixes => by(words, (word) => word.charCodeAt(word.length - 1));

/** Whether one of the words begins at `position`. */
export function beginAt(words: Affixes, text: string, position: number): boolean {
  const own = words.get(text.charCodeAt(position)) ?? NO_WORDS;
  for (let i = 0; i < own.length; i++) if (text.startsWith(own[i], position)) return true;
  return false;
}

/** Whether one of the words ends before `position`. */
export function endAt(words: Affixes, text: string, position: number): boolean {
  const own = words.get(text.charCodeAt(position - 1)) ?? NO_WORDS;
  for (let i = 0; i < own.length; i++)
    if (own[i].length <= position && text.startsWith(own[i], position - own[i].length)) return true;
  return false;
}
