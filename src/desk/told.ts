import type { Language } from './settings.ts';
import { say, type Three } from './words.ts';

/** What the record or the server says in English, in the language of the interface, and the language that it then is in. */
export interface Told {
  readonly text: string;
  readonly lang: Language;
}

interface Known {
  readonly pattern: RegExp;
  readonly row: Three;
}

/**
 * Tells sentences that come in English in the language of the interface. The English form of a row is what comes; what
 * stands in the place of a slot goes into the other forms, as `inSlot` puts it. What fits no row is undefined.
 */
export function teller(
  rows: readonly Three[],
  inSlot: (name: string, value: string, language: Language) => string = (_, value) => value,
): (english: string, language: Language) => Told | undefined {
  let known: readonly Known[] | undefined;
  return (english, language) => {
    known ??= rows.map((row) => ({ row, pattern: patternOf(row[0]) }));
    for (const { pattern, row } of known) {
      const found = pattern.exec(english);
      if (found === null) continue;
      const values = Object.entries(found.groups ?? {}).map(([name, value]) => [name, inSlot(name, value, language)]);
      return { text: say(row, language, Object.fromEntries(values)), lang: language };
    }
    return undefined;
  };
}

/** A sentence with slots as a pattern with a named group for each. */
function patternOf(sentence: string): RegExp {
  const escaped = sentence.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\{(\w+)\}/g, '(?<$1>.{1,400}?)')}$`, 'u');
}
