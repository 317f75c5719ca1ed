import type { Lexicon } from '../../lexicon/lexicon.ts';
import { type Affixes, beginAt, byFirst, byLast, endAt } from '../../text/affixes.ts';
import type { Passage } from '../../text/passage.ts';
import type { Place, Reading } from '../reader.ts';

/** What one form of `stance.tsv` or `promise.tsv` may be; one form may have several classes (支持). */
export interface Meaning {
  readonly classes: ReadonlySet<string>;
  /** Index into `lexicon.terms` of the line that gave a class. */
  readonly term: (cls: string) => number | undefined;
  /** The first of `STANCES` it may be. */
  readonly stance: string | undefined;
  /** The first of `FEELINGS` it may be. */
  readonly feeling: string | undefined;
  /** The first of `PROMISES` it may be. */
  readonly promise: string | undefined;
  /** It carries a stance or a promise itself; otherwise it only helps to understand others. */
  readonly verb: boolean;
  /** It can begin a stance or promise by itself, as a mere deed (加強) cannot. */
  readonly opens: boolean;
  /** Words that make it something else, when they follow or precede. */
  readonly notBefore: Affixes;
  readonly notAfter: Affixes;
  /** What it means as a feeling alone, where the words beside it rule out the rest. */
  readonly felt?: Meaning | undefined;
}

/** A word of stance or promise at a place. */
export interface Trigger extends Place {
  readonly meaning: Meaning;
}

/** Classes of verbs with an object, in the order of precedence. */
const STANCES = [
  'support',
  'cause',
  'guard',
  'respect',
  'stand',
  'stress',
  'value',
  'welcome',
  'oppose',
  'counter',
  'prevent',
  'condemn',
  'reaffirm',
  'fear',
];
const FEELINGS = ['feel_concern', 'feel_condemn', 'feel_oppose', 'feel_support', 'feel_welcome'];
const PROMISES = ['will', 'keep', 'agreed', 'decided', 'intends', 'announced'];
const MINOR = new Set(['other', 'good', 'ill', 'result', 'effect', 'event', 'giver', 'passive']);

const tables = new WeakMap<Lexicon, readonly (Meaning | undefined)[]>();
const cell = (value: string | undefined) => (value === undefined ? [] : value.split('|').filter((word) => word !== ''));

/** Classes of feeling: their nouns may stand where the verbs of the same form may not (表示擔憂，). */
const isFeeling = (cls: string) => cls.startsWith('feel_');

/** `feelings` false: without the lines of feelings; true: those alone. */
function meaningOf(lexicon: Lexicon, indexes: readonly number[], feelings?: boolean): Meaning | undefined {
  const byClass = new Map<string, number>();
  const notBefore: string[] = [];
  const notAfter: string[] = [];
  for (const index of indexes) {
    const { kind, cells } = lexicon.terms[index];
    if ((kind !== 'stance' && kind !== 'promise') || cells.class === undefined) continue;
    if (feelings !== undefined && feelings !== isFeeling(cells.class)) continue;
    byClass.set(cells.class, index);
    notBefore.push(...cell(cells.not_before));
    notAfter.push(...cell(cells.not_after));
  }
  if (byClass.size === 0) return undefined;
  const first = (list: readonly string[]) => list.find((cls) => byClass.has(cls));
  return {
    classes: new Set(byClass.keys()),
    stance: first(STANCES),
    feeling: first(FEELINGS),
    promise: first(PROMISES),
    opens: [...byClass.keys()].some((cls) => cls !== 'deed' && !MINOR.has(cls)),
    verb: [...byClass.keys()].some((cls) => !MINOR.has(cls)),
    term: (cls) => byClass.get(cls),
    notBefore: byFirst(notBefore),
    notAfter: byLast(notAfter),
  };
}

function bothMeanings(lexicon: Lexicon, terms: readonly number[]): Meaning | undefined {
  const whole = meaningOf(lexicon, terms);
  const felt = meaningOf(lexicon, terms, true);
  return whole === undefined || felt === undefined || felt.classes.size === whole.classes.size
    ? whole
    : { ...whole, felt };
}

function tableOf(lexicon: Lexicon): readonly (Meaning | undefined)[] {
  let table = tables.get(lexicon);
  if (table === undefined) {
    const made: (Meaning | undefined)[] = new Array(lexicon.patternCount).fill(undefined);
    for (const kind of ['stance', 'promise'])
      for (const pattern of lexicon.ofKind(kind).patterns)
        made[pattern] ??= bothMeanings(lexicon, lexicon.pattern(pattern).terms);
    table = made;
    tables.set(lexicon, table);
  }
  return table;
}

/** The words of stance and promise in a passage, in order; where two overlap the earlier and then the longer stays. */
export function triggersOf({ lexicon, hits, passage }: Reading): Trigger[] {
  const table = tableOf(lexicon);
  const { folded } = passage;
  const found: Trigger[] = [];
  let covered = 0;
  const titles = titlesOf(passage);
  let title = 0;
  for (let i = 0; i < hits.count; i++) {
    const meaning = table[hits.pattern[i]];
    if (meaning === undefined || hits.start[i] < covered) continue;
    let trigger = { start: hits.start[i], end: hits.end[i], meaning };
    if (meaning.felt !== undefined && isOther(folded, trigger)) trigger = { ...trigger, meaning: meaning.felt };
    // What is something else hides the shorter words in it.
    if (isOther(folded, trigger)) {
      if (trigger.end - trigger.start > 1) covered = trigger.end;
      continue;
    }
    covered = trigger.end;
    while (title < titles.length && titles[title].end <= trigger.start) title++;
    if (title < titles.length && titles[title].start <= trigger.start) continue;
    if (!trigger.meaning.verb || !isInName(passage, trigger)) found.push(trigger);
  }
  return found;
}

/** In characters: a longer quotation is a sentence. */
const LONGEST_NAME = 14;

/** 「貿易往來支持工具」: a word inside a name in quotation marks; 「支持恐怖主義國家」名單. */
function isInName({ folded, structure }: Passage, { start, end }: Place): boolean {
  for (let open = start - 1; open >= 0 && start - open <= LONGEST_NAME; open--) {
    const c = folded[open];
    if (c === '，' || c === '。' || c === '」') return false;
    if (c !== '「') continue;
    const close = structure.partner[open];
    if (close < end || close - open > LONGEST_NAME || /[，。！？]/.test(folded.slice(open, close))) return false;
    const isFirst = open + 1 === start;
    return isFirst
      ? /^(?:名单|清单|法案|工具|计划|机制|基金)/.test(folded.slice(close + 1, close + 3))
      : !/[要应须能得不]/.test(folded.slice(open + 1, start));
  }
  return false;
}

/** Ranges of 《》, in order. */
function titlesOf({ folded, structure }: Passage): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let i = folded.indexOf('《'); i >= 0; i = folded.indexOf('《', i + 1))
    if (structure.partner[i] > i) found.push({ start: i, end: structure.partner[i] });
  return found;
}

const isOther = (folded: string, { start, end, meaning }: Trigger): boolean =>
  beginAt(meaning.notBefore, folded, end) || endAt(meaning.notAfter, folded, start);
