import { fold } from '../text/fold.ts';
import type { Passage } from '../text/passage.ts';
import { Memo } from './memo.ts';
import type { Finding, Reader, Reading } from './reader.ts';
import { type Attribution, attributions } from './statement/attribution.ts';
import { type CueWords, cueWords } from './statement/cue.ts';
import { Extents, type Said } from './statement/extent.ts';
import { Issuers } from './statement/issuer.ts';
import { labels, mayLabel } from './statement/label.ts';
import { Referents, type Speaker } from './statement/speaker.ts';
import { addressee, type Carrier, carriers, houseAgency } from './statement/via.ts';

const found = new Memo<Finding<'statement'>[]>('statement');

/** Who said what, and where it ends. */
export const statementReader: Reader<'statement'> = {
  kind: 'statement',
  version: 1,
  surveyAll(pages) {
    const readings = pages.flat();
    // Each step is taken on all pages.
    const attributed = readings.map(cued).map((one) => (one === undefined ? undefined : attribute(one)));
    readings.forEach((reading, i) => {
      const own = attributed[i];
      found.set(reading, own === undefined ? [] : settle(own));
    });
  },
  read(reading) {
    if (found.get(reading) === undefined) statementReader.surveyAll?.([[reading]]);
    return found.get(reading)!;
  },
};

/** An article with its words of reporting and all who may speak in it. */
interface Cued {
  readonly reading: Reading;
  readonly words: CueWords;
  readonly referents: Referents;
}

function cued(reading: Reading): Cued | undefined {
  const { passage, lexicon, hits } = reading;
  const named = new Set(reading.found.name.flatMap((one) => (one.type === 'person' ? [one.end] : [])));
  const words = cueWords(lexicon, hits, passage.folded, named);
  if (words.cues.length === 0 && !mayLabel(passage)) return undefined;
  return { reading, words, referents: new Referents(reading, words.nouns, words.cues) };
}

/** The same with what its words attribute to whom. */
interface Attributed extends Cued {
  readonly attributions: readonly Attribution[];
}

function attribute({ reading, words, referents }: Cued): Attributed {
  const { passage } = reading;
  let verbal = attributions(passage, words, referents);
  const strangers = new Set(verbal.filter((one) => one.who?.stranger).map((one) => one.who!.written));
  if (strangers.size > 0) {
    referents = new Referents(reading, words.nouns, words.cues, [...strangers]);
    verbal = attributions(passage, words, referents);
  }
  const labelled = labels(passage, referents, words.headings, reading.article.headline);
  const turns = new Set(labelled.flatMap((one) => (one.dialogue ? [one.cue.start] : [])));
  const spoken = verbal.filter((one) => !turns.has(one.cue.end));
  const colons = new Set(spoken.map((one) => one.cue.end));
  const all = [...spoken, ...labelled.filter((one) => !colons.has(one.cue.start))].sort(
    (a, b) => a.cue.start - b.cue.start,
  );
  return { reading, words, referents, attributions: all };
}

function settle({ reading, referents, attributions }: Attributed): Finding<'statement'>[] {
  const { passage } = reading;
  const chain: Chain = { house: houseAgency(reading), carriers: carriers(reading) };
  const issuers = new Issuers(passage, referents);
  return new Extents(passage, attributions, referents, () => experts(reading))
    .settle()
    .map((said) => toFinding(reading, said, chain, issuers));
}

const EXPERT = /教授|研究员|专家|学者|评论员|分析师|分析员|院士|院长|所长|智库|作家|律师|讲师|博士/;

/** Heads of a branch of government are 院長 too. */
const isExpert = (role: string) => EXPERT.test(role.replace(/(?:行政|立法|司法|监察|考试|法|检察)院院?长/g, ''));

const expertsOf = new WeakMap<Reading, ReadonlySet<string>>();

/** People who comment from outside, by their titles. */
function experts(reading: Reading): ReadonlySet<string> {
  const known = expertsOf.get(reading);
  if (known !== undefined) return known;
  const found = new Set<string>();
  expertsOf.set(reading, found);
  for (const { type, entity, role } of reading.found.name)
    if (type === 'person' && role !== undefined && !found.has(entity) && isExpert(fold(role))) found.add(entity);
  return found;
}

function toFinding(reading: Reading, said: Said, chain: Chain, issuers: Issuers): Finding<'statement'> {
  const { passage } = reading;
  const { attribution, start, end } = said;
  const speaker = issuers.of(said.speaker);
  const { term } = attribution.verb;
  const told = addressee(reading, attribution);
  return {
    kind: 'statement',
    start,
    end,
    speaker: idOf(speaker),
    speakerName: nameOf(speaker),
    ...(speaker.names.length > 1 || speaker !== said.speaker ? { speakerNames: speaker.names } : {}),
    via: viaOf(said, chain),
    cue: attribution.cueText,
    mode: said.direct ? 'direct' : 'indirect',
    ...(said.direct || !speaksOfSelf(passage, start, end) ? {} : { firstPerson: true as const }),
    ...(told === undefined ? {} : { addressee: told }),
    ...(said.nested ? { nested: true as const } : {}),
    rule: said.rule + (said.elided ? '-elided' : ''),
    ...(term >= 0 ? { terms: [term] } : {}),
    confidence: confidenceOf(said),
    ...(said.also.length === 0 ? {} : { also: said.also }),
  };
}

/** Entity id; a speaker without one is known by the words, several by all their ids. */
function idOf(speaker: Speaker): string {
  return speaker.entities.length > 0 ? speaker.entities.join('+') : `unnamed:${nameOf(speaker)}`;
}

/** 雙方 and 兩國元首 keep their words, with the names beside them, 中俄 is written 中俄雙方; all others are resolved. */
function nameOf(speaker: Speaker): string {
  // A body keeps the short form that stands there, where the full one does not contain it.
  if (speaker.sort === 'body' && speaker.short !== undefined && !speaker.names[0]?.includes(speaker.short))
    return speaker.short;
  if (speaker.sort === 'document') return speaker.written;
  if (speaker.names.length === 1) return speaker.names[0];
  if (speaker.sort !== 'pair') return speaker.written;
  return speaker.written.replace(
    TWO_STATES,
    (_, states: string, both: string | undefined) => states + (both === '两国' ? '双方' : '雙方'),
  );
}

const TWO_STATES = /^([^雙双兩两各此該该這这三四多方]{2})(兩國|两国)?$/;

/** Who carried an article's words: the agency of the whole, and those of its stretches. */
interface Chain {
  readonly house: string | undefined;
  readonly carriers: readonly Carrier[];
}

function viaOf(said: Said, { house, carriers }: Chain): string[] {
  const position = said.attribution.cue.start;
  const via = carriers.findLast(({ from, to }) => from <= position && position < to);
  if (via !== undefined) return [...via.names];
  return said.nested || house === undefined ? [] : [house];
}

const FIRST_PERSON = /我(?!国?驻|军方|省)|本人/;

/** First person outside quotation marks. */
function speaksOfSelf(passage: Passage, start: number, end: number): boolean {
  const { folded, structure } = passage;
  const words = folded.slice(start, end);
  if (!words.includes('我') && !words.includes('本人')) return false;
  for (let i = start; i < end; i++) {
    if (structure.partner[i] > i && '「『《'.includes(folded[i])) i = structure.partner[i];
    else if (folded[i] === '我' && FIRST_PERSON.test(folded.slice(i, i + 3))) return true;
    else if (folded.startsWith('本人', i)) return true;
  }
  return false;
}

/** Set by reading what each shape found in 300 news items of four years; nested ones are a matter of opinion. */
function confidenceOf({ attribution, speaker, elided, nested, direct, more }: Said): number {
  let confidence = direct ? 0.95 : attribution.shape === 'open' ? 0.93 : attribution.verb.cls === 'act' ? 0.8 : 0.86;
  if (nested) confidence -= 0.2;
  if (elided) confidence -= 0.07;
  if (speaker.entities.length === 0) confidence -= 0.04;
  if (more > 3) confidence -= 0.04;
  return Math.round(confidence * 100) / 100;
}
