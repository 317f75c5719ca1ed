import { loadLexicon } from '../lexicon/load.ts';
import { searchFold } from './terms.ts';

/** What the lexicon knows of states: their forms, and whose people its people are. */
interface Lands {
  /** ISO code by folded form of two characters and more. */
  readonly forms: ReadonlyMap<string, string>;
  /** ISO code by the one character that stands for a state in 中俄. */
  readonly short: ReadonlyMap<string, string>;
  /** ISO code by entity id. */
  readonly people: ReadonlyMap<string, string>;
  readonly longest: number;
}

let known: Lands | undefined;

function lands(): Lands {
  if (known !== undefined) return known;
  const lexicon = loadLexicon();
  const forms = new Map<string, string>();
  const short = new Map<string, string>();
  for (const index of lexicon.ofKind('country').terms) {
    const { id, cells } = lexicon.terms[index];
    for (const form of [cells.hant, cells.hans, ...(cells.forms ?? '').split('|')]) {
      const folded = searchFold(form ?? '').replace(/\?$/, '');
      if (folded.length > 1 && !forms.has(folded)) forms.set(folded, id);
    }
    for (const form of (cells.short ?? '').split('|')) {
      const folded = searchFold(form).replace(/\?$/, '');
      if (folded.length === 1 && !short.has(folded)) short.set(folded, id);
    }
  }
  const people = new Map<string, string>();
  for (const kind of ['person', 'organisation'])
    for (const index of lexicon.ofKind(kind).terms) {
      const { id, cells } = lexicon.terms[index];
      const country = cells.country?.split('|')[0];
      if (country !== undefined) people.set(`${kind}:${id}`, country);
    }
  known = { forms, short, people, longest: Math.max(...[...forms.keys()].map((form) => form.length)) };
  return known;
}

/** The state that an entity is, belongs to or acts for; undefined where that is not known. */
export function landOf(entity: string): string | undefined {
  const [, state] = /^(?:country|territory):(.+)$/.exec(entity) ?? [];
  if (state !== undefined) return state;
  const [, body] = /^organisation:([a-z]{2})-/.exec(entity) ?? [];
  if (body !== undefined) return body.toUpperCase();
  const [, described] = /^(?:person|organisation|unnamed):~?(.+)$/.exec(entity) ?? [];
  return lands().people.get(entity) ?? (described === undefined ? undefined : landAt(searchFold(described), 0)?.land);
}

/** Whether an entity is only a state, or someone described by an office: a named person may be the same. */
export const isGeneral = (entity: string): boolean => /^(?:country|territory|organisation):|^\w+:~/.test(entity);

function landAt(folded: string, at: number): { land: string; length: number } | undefined {
  const { forms, longest } = lands();
  for (let length = Math.min(longest, folded.length - at); length > 1; length--) {
    const land = forms.get(folded.slice(at, at + length));
    if (land !== undefined) return { land, length };
  }
  return undefined;
}

/** A title as it is compared, and the states that it names at its beginning. */
export interface PlainTitle {
  readonly lands: readonly string[];
  /** Folded, without the states, marks and words that titles differ by. */
  readonly rest: string;
}

const MARKS = /[\s《》〈〉「」『』“”"'‘’()（）·、,，.．:：—–-]/g;
const JOINTS = /^(?:和|与|同|及|政府|之间|关于|的|签署)+/;

/** The same for 中俄…條約 and 《中華人民共和國和俄羅斯聯邦…條約》. @param title in any form */
export function plainTitle(title: string): PlainTitle {
  let rest = searchFold(title).replace(MARKS, '');
  const found: string[] = [];
  const { short } = lands();
  for (;;) {
    const full = landAt(rest, 0);
    if (full !== undefined) {
      found.push(full.land);
      rest = rest.slice(full.length).replace(JOINTS, '');
      continue;
    }
    // One character is a state only beside another.
    const one = short.get(rest[0] ?? '');
    if (one === undefined || !(found.length > 0 || short.has(rest[1] ?? ''))) break;
    found.push(one);
    rest = rest.slice(1).replace(JOINTS, '');
  }
  return { lands: [...new Set(found)].sort(), rest: rest.replace(JOINTS, '') };
}

/** A short title says nothing alone. */
const LEAST_TITLE = 4;

/**
 * Whether one title is a shorter way to write the other: all its characters stand in the other in their order
 * (保稅倉庫備忘錄 for 關於橋頭保稅倉庫的諒解備忘錄). Both as `plainTitle` gives them.
 */
export function isSameTitle(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short === long) return true;
  if (short.length < LEAST_TITLE) return false;
  let at = 0;
  for (const character of long) if (at < short.length && character === short[at]) at++;
  return at === short.length;
}

/**
 * What a unit converts to, so that figures can be compared; itself where nothing is known.
 * @param unit a code of the record: its first line in the lexicon says what it is. Later lines of the same code are
 * other words for it (成 is ten percent), and the record's value has their factor in it already
 */
export function baseUnit(unit: string): { base: string; factor: number } {
  if (units === undefined) {
    units = new Map();
    const lexicon = loadLexicon();
    for (const index of lexicon.ofKind('unit').terms) {
      const { code, base, factor } = lexicon.terms[index].cells;
      if (code === undefined || base === undefined || units.has(code)) continue;
      units.set(code, { base, factor: code === base ? 1 : Number(factor ?? 1) });
    }
  }
  return units.get(unit) ?? { base: unit, factor: 1 };
}
let units: Map<string, { base: string; factor: number }> | undefined;

/** What the lexicon says of the family of a set phrase. */
export interface Family {
  readonly id: string;
  readonly gloss?: string;
  /** Its listed forms, folded. */
  readonly forms: readonly string[];
  readonly since?: string;
}

let families: Map<string, Family> | undefined;

/** The families of set phrases, by folded id. */
export function formulaFamilies(): ReadonlyMap<string, Family> {
  if (families !== undefined) return families;
  families = new Map();
  const lexicon = loadLexicon();
  for (const index of lexicon.ofKind('formula').terms) {
    const { id, cells } = lexicon.terms[index];
    const forms = [cells.hant, cells.hans, ...(cells.forms ?? '').split('|')]
      .filter((form): form is string => form !== undefined && form !== '')
      .map((form) => searchFold(form).replace(/\?$/, ''));
    families.set(searchFold(id), {
      id,
      ...(cells.en === undefined ? {} : { gloss: cells.en }),
      forms: [...new Set(forms)],
      ...(cells.since === undefined ? {} : { since: cells.since }),
    });
  }
  return families;
}
