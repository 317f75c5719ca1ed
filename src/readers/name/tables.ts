import type { Lexicon, OfKind, Term } from '../../lexicon/lexicon.ts';
import type { NameType } from '../../record/kinds.ts';
import { fold } from '../../text/fold.ts';

/** What a pattern of the lexicon may be, as bits. */
export const PERSON = 1;
export const ORGANISATION = 2;
export const PLACE = 4;
export const COUNTRY = 8;
export const OFFICE = 16;
export const BODY = 32;
export const SUFFIX = 64;
/** A place that things happen in: a hall, a palace, an airport. */
export const VENUE = 128;
/** The unit begins a word that follows names. */
export const HEADS_AFTER_WORD = 1;
/** The unit may stand right after a name. */
export const IS_AFTER = 2;
/** The unit begins a word that only looks like the beginning of a name. */
export const HEADS_NO_NAME = 4;
/** Everything that is a place. */
export const LAND = PLACE | COUNTRY;

/** Common words by their first character, which a name that ends in it may have cut into: 太空军|事, 公正报|道. */
const GLUE: Readonly<Record<string, string>> = {
  军: '事',
  部: '分门队署位长',
  会: '谈晤见面员堂长',
  院: '士校长',
  社: '会区交长',
  局: '势面部长',
  署: '名长',
  司: '长',
  厅: '长',
  市: '长',
  省: '长',
  州: '长务',
  县: '长',
  处: '长理',
  行: '长动',
  党: '员派内代',
  报: '道告导复名',
  团: '结体',
  队: '伍',
  国: '家际籍',
  中东: '部',
  伦敦: '促',
  海地: '区带域面方',
  重庆: '祝典',
  国联: '合手络系',
  美联: '合手络系',
  中联: '合手络系',
  万象: '新更',
  高通: '胀货过量',
};

/** Characters that, before a name, show it to be cut out of other words: 今日|本报, 沿|海地区, 隆|重庆祝. */
const TORN: Readonly<Record<string, string>> = {
  日本: '今昨明当节假生近每翌平工0123456789',
  重庆: '隆',
  古巴: '蒙',
  加纳: '参',
  国联: '两三各',
  西方: '东',
  陆自: '大',
};

const BITS: Readonly<Record<string, number>> = {
  person: PERSON,
  organisation: ORGANISATION,
  outlet: ORGANISATION,
  place: PLACE,
  region: PLACE,
  country: COUNTRY,
  office: OFFICE,
  title_affix: OFFICE,
  body: BODY,
  org_suffix: SUFFIX,
};

/** A country as its one-character form may stand for it. */
export interface Short {
  /** Index into `lexicon.terms`. */
  readonly term: number;
  readonly strong: boolean;
}

/** What the lexicon says about names, laid out for the name reader. Made once for each lexicon. */
export interface NameTables {
  readonly lexicon: Lexicon;
  /** For each pattern the bits of its terms; 0 where it is no name, or is weak. */
  readonly strong: Uint8Array;
  /** The same for patterns that are also ordinary words. */
  readonly weak: Uint8Array;
  /** Those terms of a pattern that are names or parts of names. */
  named(pattern: number): readonly number[];
  /** Whether the word at `[start, end)` only cuts into longer common words: 太空军|事, 今日|本报. */
  isGlued(folded: string, start: number, end: number): boolean;
  /** Entity id of a term. */
  entityId(term: number): string;
  readonly surnames: ReadonlySet<string>;
  /** Surnames that also begin many common words. */
  readonly doubtful: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  /** 1 for characters that write foreign names by sound. */
  readonly sounds: Uint8Array;
  readonly japanese: ReadonlySet<string>;
  readonly afterWords: ReadonlySet<string>;
  readonly afterCharacters: ReadonlySet<string>;
  /** By code unit the bits HEADS_AFTER_WORD, IS_AFTER and HEADS_NO_NAME; saves looking in the sets. */
  readonly marks: Uint8Array;
  /** Characters that names of ministries are made of. */
  readonly ministry: ReadonlySet<string>;
  readonly notNames: ReadonlySet<string>;
  /** Words at the head of a title by their last character, longest first. */
  readonly titleHeads: ReadonlyMap<string, readonly string[]>;
  readonly courtesies: readonly string[];
  /** Countries by one-character form; the one that it stands for without more words comes first. */
  readonly shorts: ReadonlyMap<string, readonly Short[]>;
  /** Index of a country's term by its code. */
  readonly countries: ReadonlyMap<string, number>;
  /** Index of the organisation's term that has this folded form. */
  organisation(form: string): number | undefined;
  /** Index of the outlet's term that has this folded form. */
  outlet(form: string): number | undefined;
}

const made = new WeakMap<Lexicon, NameTables>();

export function nameTables(lexicon: Lexicon): NameTables {
  let tables = made.get(lexicon);
  if (tables === undefined) {
    tables = build(lexicon);
    made.set(lexicon, tables);
  }
  return tables;
}

/** The entity a term stands for. */
export function entityOf(term: Term): string {
  switch (term.kind) {
    case 'country':
      return `${term.cells.type === 'territory' ? 'territory' : 'country'}:${term.id}`;
    case 'region':
      return `place:${term.id}`;
    case 'outlet':
      return `organisation:${term.id}`;
    default:
      return `${term.kind}:${term.id}`;
  }
}

export function typeOf(term: Term): NameType | undefined {
  switch (term.kind) {
    case 'person':
      return 'person';
    case 'organisation':
    case 'outlet':
    case 'body':
      return 'organisation';
    case 'place':
    case 'region':
    case 'country':
      return 'place';
    default:
      return undefined;
  }
}

function build(lexicon: Lexicon): NameTables {
  const { terms } = lexicon;
  const bits = new Uint8Array(terms.length);
  const strong = new Uint8Array(lexicon.patternCount);
  const weak = new Uint8Array(lexicon.patternCount);
  const { lengths } = lexicon.matcher.tables;
  const mark = (of: OfKind, bit: number) => {
    for (const term of of.terms) bits[term] |= bit;
    for (const index of of.patterns) if (lengths[index] >= 2) (lexicon.weak[index] === 1 ? weak : strong)[index] |= bit;
  };
  for (const [kind, bit] of Object.entries(BITS)) mark(lexicon.ofKind(kind), bit);
  mark(lexicon.ofKind('place', 'venue'), VENUE);
  const shorts = new Map<string, Short[]>();
  const countries = new Map<string, number>();
  const words = new Map<string, string>();
  for (const kind of ['name_part', 'title_affix'])
    for (const index of lexicon.ofKind(kind).terms) words.set(terms[index].id, terms[index].cells.words ?? '');
  for (const index of [...lexicon.ofKind('country').terms, ...lexicon.ofKind('region').terms]) {
    const term = terms[index];
    if (term.kind === 'country') countries.set(term.id, index);
    for (const short of (term.cells.short ?? '').split('|')) {
      if (short === '') continue;
      const isStrong = (term.cells.strong ?? '').includes(short);
      const known = shorts.get(fold(short)) ?? [];
      const own = { term: index, strong: isStrong };
      shorts.set(fold(short), isStrong ? [own, ...known] : [...known, own]);
    }
  }
  const characters = (id: string) => new Set(fold(words.get(id) ?? ''));
  const list = (id: string) =>
    fold(words.get(id) ?? '')
      .split('|')
      .filter((word) => word !== '');
  const sounds = new Uint8Array(65536);
  for (const character of characters('transcription')) sounds[character.charCodeAt(0)] = 1;
  const named: (readonly number[] | undefined)[] = new Array(lexicon.patternCount);
  const entityIds: (string | undefined)[] = new Array(terms.length);
  const gluing = new Uint8Array(65536);
  const torn = new Uint8Array(65536);
  for (const word of Object.keys(TORN)) torn[word.charCodeAt(0)] = 1;
  const afterWords = new Set([...list('after_word'), ...verbHeads(lexicon)]);
  const afterCharacters = characters('after_character');
  const notNames = new Set(list('not_name'));
  const marks = new Uint8Array(65536);
  for (const word of afterWords) marks[word.charCodeAt(0)] |= HEADS_AFTER_WORD;
  for (const character of afterCharacters) marks[character.charCodeAt(0)] |= IS_AFTER;
  for (const word of notNames) marks[word.charCodeAt(0)] |= HEADS_NO_NAME;
  for (const word of Object.keys(GLUE)) gluing[word.charCodeAt(word.length - 1)] = 1;
  return {
    lexicon,
    organisation: formsOfKind(lexicon, 'organisation'),
    outlet: formsOfKind(lexicon, 'outlet'),
    named(pattern) {
      named[pattern] ??= lexicon.pattern(pattern).terms.filter((term) => bits[term] !== 0);
      return named[pattern];
    },
    isGlued(folded, start, end) {
      if (start > 0 && end - start === 2 && torn[folded.charCodeAt(start)] === 1)
        if (TORN[folded.slice(start, end)]?.includes(folded[start - 1])) return true;
      if (gluing[folded.charCodeAt(end - 1)] === 0) return false;
      const next = folded[end] ?? '\n';
      return (GLUE[folded[end - 1]]?.includes(next) || GLUE[folded.slice(end - 2, end)]?.includes(next)) ?? false;
    },
    entityId(term) {
      entityIds[term] ??= entityOf(terms[term]);
      return entityIds[term];
    },
    strong,
    weak,
    surnames: new Set([...characters('surname'), ...list('surname_two')]),
    doubtful: characters('surname_word'),
    given: characters('given'),
    sounds,
    japanese: new Set(list('surname_japanese')),
    afterWords,
    afterCharacters,
    ministry: characters('ministry'),
    notNames,
    marks,
    titleHeads: Map.groupBy(
      list('before').sort((a, b) => b.length - a.length),
      (word) => word[word.length - 1],
    ),
    courtesies: list('after').sort((a, b) => b.length - a.length),
    shorts,
    countries,
  };
}

/** Classes of verbs whose subject is often a person. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  cue: ['say', 'act', 'tell', 'ask'],
  event: ['act', 'go', 'pair', 'letter', 'arrive', 'leave', 'deed'],
};
/** Verbs that are also part of the names of people (明言) and bodies (调查). */
const ALSO_NAME = new Set(['明言', '申明', '开会', '建交', '统计', '调查', '接待']);

/** The first two or three characters of the verbs of reporting and of events: what follows a name as it is. */
function verbHeads(lexicon: Lexicon): Set<string> {
  const heads = new Set<string>();
  for (const [kind, classes] of Object.entries(VERBS))
    for (const index of lexicon.ofKind(kind).terms) {
      const { hans = '', class: of = '' } = lexicon.terms[index].cells;
      if (!classes.includes(of)) continue;
      for (const form of fold(hans).split('|'))
        if (/^[一-鿿]{2}/.test(form) && !ALSO_NAME.has(form.slice(0, 2))) heads.add(form.slice(0, 3));
    }
  return heads;
}

/** Finds a term of one kind by a folded form. */
function formsOfKind(lexicon: Lexicon, kind: string): (form: string) => number | undefined {
  return (form) => lexicon.named(form)?.terms.findLast((index) => lexicon.terms[index].kind === kind);
}
