import type { Hits, Lexicon } from '../../lexicon/lexicon.ts';
import { type Affixes, beginAt, byFirst, byLast, endAt } from '../../text/affixes.ts';
import type { Place } from '../reader.ts';

/** How a verb of reporting takes its content; see `lexicon/data/cue.tsv`. */
export type VerbClass = 'say' | 'act' | 'tell' | 'ask' | 'feeling' | 'list' | 'headline' | 'bare';

/** What a noun that can speak stands for. */
export type NounClass = 'person' | 'press' | 'document' | 'body';

export interface Verb {
  readonly cls: VerbClass;
  readonly joint: boolean;
  /** Takes an addressee at once: 告訴記者，…. */
  readonly told: boolean;
  /** Words that make it something else when they follow or precede. */
  readonly notBefore: Affixes;
  readonly notAfter: Affixes;
  /** Index into `lexicon.terms`. */
  readonly term: number;
}

/** What a pattern of the lexicon means to this reader. */
interface Meaning {
  readonly verb?: Verb;
  readonly feeling?: true;
  readonly noun?: NounClass;
  /** 能源局: a body of some state, where the page does not tell whose. */
  readonly unowned?: true;
  readonly heading?: true;
}

const UNOWNED: Meaning = { noun: 'body', unowned: true };

/** A reporting verb in a text. */
export interface Cue extends Place {
  readonly verb: Verb;
}

/** A noun that can speak. */
export interface Noun extends Place {
  readonly noun: NounClass;
}

const NONE: ReadonlySet<number> = new Set();
const VERBS = new Set(['say', 'act', 'tell', 'ask', 'list', 'headline', 'bare']);
const NOUNS: Record<string, NounClass> = {
  noun_person: 'person',
  noun_press: 'press',
  noun_doc: 'document',
  noun_body: 'body',
};

interface Table {
  readonly meanings: readonly (Meaning | undefined)[];
  /** 1 for each pattern that has a meaning. */
  readonly known: Uint8Array;
}

const tables = new WeakMap<Lexicon, Table>();
const cell = (value: string | undefined) => (value === undefined ? [] : value.split('|'));

function meaningOf(lexicon: Lexicon, terms: readonly number[]): Meaning | undefined {
  let meaning: Meaning | undefined;
  for (const index of terms) {
    const { kind, cells } = lexicon.terms[index];
    if (kind === 'office') meaning = { noun: 'person', ...meaning };
    if (kind !== 'cue') continue;
    const cls = cells.class;
    const verb: Verb = {
      cls: cls as VerbClass,
      joint: cells.joint === 'joint',
      told: cells.joint === 'to',
      notBefore: byFirst(cell(cells.not_before)),
      notAfter: byLast(cell(cells.not_after)),
      term: index,
    };
    if (VERBS.has(cls)) meaning = { ...meaning, verb };
    else if (cls === 'feeling') meaning = { ...meaning, feeling: true };
    else if (NOUNS[cls] !== undefined) meaning = { ...meaning, noun: NOUNS[cls] };
    else if (cls === 'heading') meaning = { ...meaning, heading: true };
  }
  return meaning ?? (terms.some((index) => lexicon.terms[index].kind === 'body') ? UNOWNED : undefined);
}

function tableOf(lexicon: Lexicon): Table {
  let table = tables.get(lexicon);
  if (table === undefined) {
    const made: (Meaning | undefined)[] = new Array(lexicon.patternCount).fill(undefined);
    for (const kind of ['cue', 'office', 'body'])
      for (const pattern of lexicon.ofKind(kind).patterns)
        made[pattern] ??= meaningOf(lexicon, lexicon.pattern(pattern).terms);
    table = { meanings: made, known: Uint8Array.from(made, (meaning) => (meaning === undefined ? 0 : 1)) };
    tables.set(lexicon, table);
  }
  return table;
}

/** Verbs, nouns and heading nouns of a text, each ordered by start; where two overlap the longer or the first stays. */
export interface CueWords {
  readonly cues: readonly Cue[];
  /** Ends of nouns of feeling (關切, 祝賀) by their start; the longest at each. */
  readonly feelings: ReadonlyMap<number, number>;
  readonly nouns: readonly Noun[];
  /** Ends of nouns that may close a digest's heading. */
  readonly headings: ReadonlySet<number>;
}

/**
 * Picks the words of reporting out of the lexicon's hits.
 *
 * @param named ends of persons' names
 */
export function cueWords(lexicon: Lexicon, hits: Hits, folded: string, named: ReadonlySet<number> = NONE): CueWords {
  const { meanings, known } = tableOf(lexicon);
  const cues: Cue[] = [];
  const feelings = new Map<number, number>();
  const nouns: Noun[] = [];
  const headings = new Set<number>();
  let cueEnd = 0;
  let nounEnd = 0;
  for (let i = 0; i < hits.count; i++) {
    if (known[hits.pattern[i]] === 0) continue;
    const meaning = meanings[hits.pattern[i]]!;
    const start = hits.start[i];
    const end = hits.end[i];
    if (meaning.heading) headings.add(end);
    if (meaning.unowned && !isUnowned(folded, start, end)) continue;
    if (meaning.noun !== undefined && end > nounEnd && !(meaning.noun === 'document' && isElse(folded, start, end))) {
      if (start < nounEnd) nouns[nouns.length - 1] = { start: nouns[nouns.length - 1].start, end, noun: meaning.noun };
      else nouns.push({ start, end, noun: meaning.noun });
      nounEnd = end;
    }
    const { verb } = meaning;
    if (meaning.feeling && !feelings.has(start)) feelings.set(start, end);
    if (verb === undefined) continue;
    if (start >= cueEnd) {
      // 回應指 in 回應指出.
      const whole = end - start > 2 && folded[end - 1] === '指' && folded[end] === '出' ? end + 1 : end;
      cues.push({ start, end: whole, verb });
      cueEnd = whole;
    }
  }
  return {
    cues: cues.filter(
      ({ verb, start, end }) => feelings.has(end) || !isOther(verb, folded, start, end, named.has(start)),
    ),
    feelings,
    nouns,
    headings,
  };
}

/** 能源局, not 总部, 海军 or the ministry in 外贸部长. */
const isUnowned = (folded: string, start: number, end: number): boolean =>
  /(?:(?<![总本干内])部|局|署|厅|司|委员会|委)$/.test(folded.slice(start, end)) &&
  !'长门队员份落分'.includes(folded[end] ?? ' ');

/** 信譽, 誠信: other words with 信. */
const isElse = (folded: string, start: number, end: number): boolean =>
  isBody(folded, end) ||
  // 回覆查詢: a verb and what it takes.
  (/[复覆应]$/.test(folded.slice(start, end)) &&
    /^(?:查询|询问|提问|质询|记者|传媒|媒体|本报)/.test(folded.slice(end, end + 2))) ||
  (end - start === 1 &&
    ('誉任心用念息号仰奉徒托贷访守服赖义众'.includes(folded[end] ?? ' ') ||
      '相诚失守威自微通亲确迷可电短背轻坚深互'.includes(folded[start - 1] ?? ' ')));

/** 統計處, 研究院, 調查中心: a body, not a document. */
const isBody = (folded: string, end: number): boolean =>
  '处局委组团人所站院会机官员司署科厅'.includes(folded[end] ?? ' ') || folded.startsWith('中心', end);

/** Whether the words around make the verb a noun or part of another word. */
function isOther(verb: Verb, folded: string, start: number, end: number, named: boolean): boolean {
  if (beginAt(verb.notBefore, folded, end)) return true;
  // The last character of a name is no part of a word, nor is that of a day (某部23號稱).
  return !named && !DAY.test(folded.slice(Math.max(0, start - 2), start)) && endAt(verb.notAfter, folded, start);
}
const DAY = /^[0-9]号$/;
