import { termsOfKind } from '../figures.ts';
import { firstFrom } from '../places.ts';
import type { Place, Reading } from '../reader.ts';
import type { Actor } from './actors.ts';
import { wordsOf } from './words.ts';

/** Classes of `office.tsv` whose holders take part in events although the text does not name them. */
const ACTING = new Set([
  'head_of_state',
  'head_of_government',
  'minister',
  'legislature',
  'diplomat',
  'royal',
  'igo',
  'military',
  'party',
  'religion',
  'other',
]);

/** What makes another word of an office: 总统府, 部长级, 大使馆. */
const LONGER =
  /^(?:们?[府级办选馆制国署组处区职奖令]|们?任期|候选|人选|峰会|会议|系列|论坛|理事会|[^，。]{0,4}会晤机制|阁下|先生、|专机|套房|夫人(?!及))/;
/** What the words between a state or body and its official do not hold. */
const BREAKS =
  /[的了在与和同将对向是就由被把从至于为以及等说并也不会见访晤谈率赴到后前时期接派已，。：；！？、「」『』（）《》【】\s]/;
const MARK = /[，。：；！？、「」『』（）《》【】\s]/;
/** States without a name: 两国外长, 27国能源部长. */
const COUNTED = /(?:(?:[两双三四五六七八九十多各]|\d)+[国方]|中外)(?:[^，。的]{0,6})$/;
/** Right after these a sentence begins anew, and an office without a state is its subject. */
const BEGINS = /(?:^|[，。：；！？、「『】\s由获])$/;
const FARTHEST = 12;

const ACTS = 1;
/** A name, which an office may be a part of: 总统府. */
const COVERS = 2;

const tables = new WeakMap<object, Uint8Array>();

function actingOffices({ lexicon }: Reading): Uint8Array {
  let table = tables.get(lexicon);
  if (table === undefined) {
    const offices = termsOfKind(lexicon, 'office');
    table = new Uint8Array(lexicon.patternCount);
    for (let i = 0; i < table.length; i++)
      if (offices[i] >= 0 && ACTING.has(lexicon.terms[offices[i]].cells.class ?? '')) table[i] = ACTS;
    for (const kind of ['organisation', 'body', 'place', 'person', 'outlet'])
      for (const pattern of lexicon.ofKind(kind).patterns) table[pattern] = COVERS;
    tables.set(lexicon, table);
  }
  return table;
}

/**
 * Officials and delegations that the text tells by state or body and title only: 法国外长, 立陶宛国会议员团. Each takes in
 * the state or body before it. `actors` are those with names, ordered by start.
 */
export function officialsOf(reading: Reading, actors: readonly Actor[]): Actor[] {
  const offices = actingOffices(reading);
  const { hits } = reading;
  const found: Actor[] = [];
  let end = 0;
  // Hits run from the longest to the shortest at a start: what lies inside a longer word is none.
  for (let i = 0; i < hits.count; i++) {
    if (hits.end[i] <= end) continue;
    const sort = offices[hits.pattern[i]];
    if (sort === 0) continue;
    end = hits.end[i];
    if (sort === COVERS) continue;
    const one = read(reading, actors, { start: hits.start[i], end }, 'person');
    if (one !== undefined) found.push(one);
  }
  for (const { start, end, term } of wordsOf(reading, 'event'))
    if (term.cells.class === 'crowd') {
      const one = read(reading, actors, { start, end }, 'organisation');
      if (one !== undefined) found.push(one);
    }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function read(
  reading: Reading,
  actors: readonly Actor[],
  word: Place,
  rank: 'person' | 'organisation',
): Actor | undefined {
  const { folded } = reading.passage;
  if (rank === 'person' && LONGER.test(folded.slice(word.end, word.end + 4))) return undefined;
  if (folded[word.end] === '会' && folded[word.end - 1] === '员') return undefined;
  const next = firstFrom(actors, word.end);
  // The title of someone with a name, before or after it.
  if (actors[next]?.rank === 'person' && actors[next].start - word.end <= 1) return undefined;
  const last = lastBefore(actors, word);
  if (last !== undefined && last.end > word.start && last.start < word.start && last.end >= word.end) return undefined;
  const near = last !== undefined && last.end > word.start - FARTHEST ? last : undefined;
  if (near?.rank === 'person' && near.end >= word.start - 1) return undefined;
  const between = near === undefined || near.rank === 'person' ? undefined : folded.slice(near.end, word.start);
  if (between?.includes('成员')) return undefined;
  const isOwn = between !== undefined && (between === '' || between === '驻华' || !BREAKS.test(between));
  const row = isOwn ? rowBefore(actors, near!) : [];
  if (row.length > 1 && row.every((actor) => actor.rank === 'country'))
    return { ...row[0], end: word.end, entities: row.flatMap((a) => a.entities), names: row.flatMap((a) => a.names) };
  const sender = row.length === 0 ? undefined : senderOf(folded, actors, row[0]);
  const start = sender?.start ?? row[0]?.start ?? bareStart(folded, word);
  if (start === undefined) return undefined;
  const name = reading.passage.quote(start, word.end);
  return {
    start,
    end: word.end,
    rank,
    entities: [`${rank}:~${folded.slice(start, word.end)}`],
    names: [name],
    unnamed: true,
    role: undefined,
    affiliation: isOwn ? (sender ?? near!).names[0] : undefined,
    ...(isOwn ? { of: sender ?? near! } : {}),
    office: folded.slice(word.start, word.end),
  };
}

/** 德国驻法国大使 comes from the state before 驻. */
function senderOf(folded: string, actors: readonly Actor[], { start }: Actor): Actor | undefined {
  if (folded[start - 1] !== '驻') return undefined;
  const before = actors[firstFrom(actors, start) - 1];
  return before?.end === start - 1 && before.rank !== 'person' ? before : undefined;
}

function lastBefore(actors: readonly Actor[], word: Place): Actor | undefined {
  for (let i = firstFrom(actors, word.end) - 1; i >= 0; i--) if (actors[i].start < word.start) return actors[i];
  return undefined;
}

/** A state or body with those that stand right before it: 法国外交部, 中俄. */
function rowBefore(actors: readonly Actor[], near: Actor): readonly Actor[] {
  const last = firstFrom(actors, near.start);
  let first = last;
  while (first > 0 && actors[first - 1].rank !== 'person' && actors[first - 1].end === actors[first].start) first--;
  return actors.slice(first, last + 1);
}

/** Where an official without a state begins: 两国外长; at the start of a clause the title alone. */
function bareStart(folded: string, word: Place): number | undefined {
  const lead = folded.slice(Math.max(0, word.start - FARTHEST), word.start);
  const counted = COUNTED.exec(lead);
  if (counted !== null) return word.start - lead.length + counted.index;
  // 获总统接见, 由外长主持: by whom.
  if (/[由获蒙受被]/.test(folded[word.start - 1] ?? '') && !/[理自经接承感忍遭]/.test(folded[word.start - 2] ?? ''))
    return word.start;
  let from = word.start;
  while (from > 0 && word.start - from < 8 && !MARK.test(folded[from - 1])) from--;
  const own = folded.slice(from, word.start);
  if (word.start - from === 8 || (from > 0 && !BEGINS.test(folded[from - 1]))) return undefined;
  return own === '' || !BREAKS.test(own) ? from : undefined;
}
