import type { EventFields, EventType } from '../../record/kinds.ts';
import type { Place, Reading } from '../reader.ts';
import { type Actor, actorsOf, sideOf } from './actors.ts';
import { inside } from './clause.ts';
import type { Draft } from './draft.ts';
import { realityOf } from './reality.ts';
import { placesIn, type Scope } from './scope.ts';
import { type When, whenOf } from './when.ts';
import type { Word } from './words.ts';

export interface Extra {
  readonly type: EventType;
  readonly mode?: EventFields['mode'];
  readonly nominal?: true;
  readonly where?: Place;
  readonly rule: string;
  readonly document?: string;
  readonly codes?: { plover?: string; cameo?: string };
}

export function draftOf(scope: Scope, word: Word, actors: readonly Actor[], extra: Extra): Draft | undefined {
  const { reading, clause, sentence, before, after, heading, said } = scope;
  const lead = plainWords(reading, Math.max(sentence.start, clause.start - 100), clause.start);
  const own = plainWords(reading, clause.start, word.start);
  // A clause without a subject of its own goes on from the one before it.
  const goesOn =
    sideOf(reading, clause.start, word.start).length === 0 || /^(?:[同和并且还]|与(?!会)|随后|其间|期间)/.test(before);
  const reality = realityOf(goesOn ? lead.replace(/[， ]/g, '') + own : own, after, lead);
  const when = whenOf(reading, word, clause, sentence);
  if (
    reality.unreal &&
    !(reality.status === 'planned' && when.date !== undefined && extra.rule === 'gathering' && /期待|期盼/.test(before))
  )
    return undefined;
  const status = futureOf(reading, when, reality.status);
  const past = isPast(reading, when);
  const ahead = reality.status !== 'held' && extra.type === 'visit';
  if (said !== undefined && when.date === undefined && !TOLD.test(before) && !extra.nominal && !ahead) return undefined;
  const { codes, where, ...fields } = extra;
  const place = where ?? (extra.type === 'visit' ? undefined : whereOf(reading, clause, word));
  const cells = word.term.cells;
  return {
    // From the subject of the clause to the last of those who take part and the place.
    start: clause.start,
    end: tailOf(scope, actors, word, where),
    ...fields,
    status,
    ...(past ? { background: true as const } : {}),
    ...(when.date === undefined ? {} : { date: when.date }),
    ...(when.vague ? { vague: true as const } : {}),
    ...(when.occasion === undefined ? {} : { occasion: when.occasion }),
    actors,
    ...(place === undefined ? {} : { where: place }),
    ...(heading ? { heading: true as const } : {}),
    term: word.index,
    ...(codes ?? {
      ...(cells.plover === undefined ? {} : { plover: cells.plover }),
      ...(cells.cameo === undefined ? {} : { cameo: cells.cameo }),
    }),
  };
}

/** The folded words of `[start, end)` with names of people blotted out: 若 and 应 in a name say nothing of what happened. */
export function plainWords(reading: Reading, start: number, end: number): string {
  const { folded } = reading.passage;
  let words = '';
  let at = start;
  for (const actor of inside(actorsOf(reading), start, end)) {
    if (actor.rank !== 'person' || actor.unnamed) continue;
    words += folded.slice(at, actor.start) + '〇'.repeat(actor.end - actor.start);
    at = actor.end;
  }
  return words + folded.slice(at, end);
}

/** Marks that a speaker tells of something done. */
const TOLD = /了$|曾|已|刚刚?|再次|此次|这次|首次|第.{1,6}次|很高兴|日前|不久前|应[^，]*邀请/;

function tailOf({ clause }: Scope, actors: readonly Actor[], word: Place, where: Place | undefined): number {
  let end = Math.max(word.end, where !== undefined && where.end <= clause.end ? where.end : 0);
  for (const actor of actors) if (actor.end <= clause.end && actor.end > end) end = actor.end;
  return end;
}

/** A date after the day of the report is planned. */
export function futureOf(reading: Reading, when: When, status: EventFields['status']): EventFields['status'] {
  const told = reading.article.published ?? reading.article.dateline?.date ?? reading.page.published;
  if (status !== 'held' || when.date === undefined || told === undefined) return status;
  const first = when.date.split('/')[0];
  return first > told.slice(0, first.length) ? 'planned' : status;
}

/** Long before the day of the report: background. */
export function isPast(reading: Reading, when: When): boolean {
  const told = reading.article.published ?? reading.article.dateline?.date ?? reading.page.published;
  if (when.date === undefined || told === undefined) return false;
  const last = when.date.split('/').at(-1)!;
  if (last.length < 10) return last < told.slice(0, last.length);
  return Date.parse(told.slice(0, 10)) - Date.parse(last) > 10 * 86_400_000;
}

/** 在P(举行): the place words after 在 or 于 in the clause, as one stretch. */
function whereOf(reading: Reading, clause: Place, word: Place): Place | undefined {
  const { folded } = reading.passage;
  const all = placesIn(reading, clause.start, clause.end);
  for (let i = 0; i < all.length; i++) {
    if (!/[在于]$/.test(folded.slice(all[i].start - 1, all[i].start))) continue;
    let { end } = all[i];
    for (let k = i + 1; k < all.length && all[k].start <= end; k++) end = Math.max(end, all[k].end);
    if (Math.abs(all[i].start - word.start) < 80) return { start: all[i].start, end };
  }
  return undefined;
}
