import type { Lexicon } from '../../lexicon/lexicon.ts';
import { fold } from '../../text/fold.ts';
import { inside } from '../places.ts';
import type { Place, Reading } from '../reader.ts';
import type { Actor } from './actors.ts';

const forms = new WeakMap<Lexicon, Map<string, string>>();

/** Country codes by folded form. */
function countryForms(lexicon: Lexicon): Map<string, string> {
  let known = forms.get(lexicon);
  if (known === undefined) {
    known = new Map();
    for (const index of lexicon.ofKind('country').terms) {
      const { id, cells } = lexicon.terms[index];
      for (const form of [cells.hant, cells.hans, ...(cells.forms ?? '').split('|')])
        if (form) known.set(fold(form).replace(/\?$/, ''), id);
    }
    forms.set(lexicon, known);
  }
  return known;
}

/** ISO code of the country of someone who takes part; undefined where it is not known. */
export function countryOfActor(reading: Reading, actor: Actor): string | undefined {
  const [, code] = /^(?:country|territory):(.+)$/.exec(actor.entities[0] ?? '') ?? [];
  if (code !== undefined) return code;
  const known = countryForms(reading.lexicon);
  const affiliation = actor.affiliation?.split('；')[0];
  if (affiliation !== undefined) {
    const named = known.get(fold(affiliation));
    if (named !== undefined) return named;
  }
  const index = actor.term;
  const cells = index === undefined ? undefined : reading.lexicon.terms[index]?.cells;
  return cells?.country?.split('|')[0];
}

/** ISO code of the country that a place lies in. */
export function countryOfPlace(reading: Reading, place: Place): string | undefined {
  for (const name of inside(reading.found.name, place.start, place.end)) {
    const [, code] = /^(?:country|territory):(.+)$/.exec(name.entity) ?? [];
    if (code !== undefined) return code;
    const cells = name.terms?.[0] === undefined ? undefined : reading.lexicon.terms[name.terms[0]]?.cells;
    if (cells?.country !== undefined) return cells.country.split('|')[0];
  }
  const whole = place.end - place.start === 1 ? shortCountry(reading, place.start) : undefined;
  return whole === undefined ? undefined : countryOfPlace(reading, whole);
}

/** What may follow a country of one character: 访塞，, 抵哈后, 赴吉出席; 访哈萨克 goes on. */
const GOES_ON =
  /^(?:$|[，。、；：）\n]|[期时后前并与同和会的签商访]|进行|举行|出席|参加|展开|考察|[\d一二两三四五六七八九十])/;

/**
 * The country that one character at `at` stands for: the one named last before it that begins so (塞尔维亚…访塞), else
 * the first one after it.
 */
export function shortCountry(reading: Reading, at: number): Place | undefined {
  const { folded } = reading.passage;
  if (!GOES_ON.test(folded.slice(at + 1, at + 3))) return undefined;
  const isIt = ({ entity, start, end }: Place & { readonly entity: string }) =>
    folded[start] === folded[at] && end - start >= 2 && entity.startsWith('country:');
  const names = reading.found.name;
  return names.findLast((name) => name.start < at && isIt(name)) ?? names.find((name) => name.start > at && isIt(name));
}
