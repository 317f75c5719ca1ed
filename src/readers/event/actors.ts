import { Memo } from '../memo.ts';
import { outletsOf } from '../outlets.ts';
import { inside } from '../places.ts';
import type { Finding, Place, Reading, Reference } from '../reader.ts';
import { officialsOf } from './officials.ts';

/** Someone who may take part: a name, or a reference word resolved to one or more. */
export interface Actor extends Place {
  readonly rank: 'person' | 'organisation' | 'country' | 'place';
  readonly entities: readonly string[];
  readonly names: readonly string[];
  /** The title as written, for people. */
  readonly role?: string | undefined;
  readonly affiliation?: string | undefined;
  /** Index of its first lexicon term. */
  readonly term?: number | undefined;
  /** Told by office or body only (法国外长): `of` is the state or body, `office` the folded words for the rest. */
  readonly unnamed?: true;
  readonly of?: Actor;
  readonly office?: string;
}

const known = new Memo<readonly Actor[]>('event');

/** Before the name of who wrote the report. */
const REPORTER = /(?:记者|特派员|通讯员|编译)[ ：]?$/;

/** Names and resolved reference words of an article, ordered by start, without names inside titles or other names. */
export function actorsOf(reading: Reading): readonly Actor[] {
  const made = known.get(reading);
  if (made !== undefined) return made;
  const { name: names } = reading.found;
  const { references } = reading;
  const { folded } = reading.passage;
  const outlets = outletsOf(reading.lexicon);
  const titles = titleSpans(reading, names);
  const kept: Actor[] = [];
  let end = 0;
  let title = 0;
  let reference = 0;
  for (const name of names) {
    for (; reference < references.length && references[reference].start <= name.start; reference++)
      end = keep(kept, fromReference(references[reference]), end);
    if (name.end <= end) continue;
    while (title < titles.length && titles[title].end <= name.start) title++;
    if (title < titles.length && name.start >= titles[title].start && name.end <= titles[title].end) continue;
    // Who carries the news takes no part in it.
    if (name.terms?.[0] !== undefined && outlets.has(name.terms[0])) continue;
    if (name.type === 'person' && REPORTER.test(folded.slice(Math.max(0, name.start - 4), name.start))) continue;
    end = keep(kept, actorOf(name), end);
  }
  for (; reference < references.length; reference++) end = keep(kept, fromReference(references[reference]), end);
  const all = withOfficials(reading, kept, officialsOf(reading, kept));
  known.set(reading, all);
  return all;
}

/** Puts officials without names in their places; those with names that they take in give way. */
function withOfficials(reading: Reading, actors: readonly Actor[], officials: readonly Actor[]): readonly Actor[] {
  if (officials.length === 0) return actors;
  const all: Actor[] = [];
  let next = 0;
  for (const official of officials) {
    while (next < actors.length && actors[next].end <= official.start) all.push(actors[next++]);
    if (all.length > 0 && all[all.length - 1].end > official.start) continue;
    if (next < actors.length && actors[next].start < official.start) continue;
    while (next < actors.length && actors[next].start < official.end) next++;
    all.push(official);
  }
  while (next < actors.length) all.push(actors[next++]);
  return all.filter((actor, i) => !actor.unnamed || !isOneTitleOfMany(reading, actor, all, i));
}

/** 国家主席、中央军委主席习近平: a title with another behind it that names no other state belongs to whoever they lead to. */
function isOneTitleOfMany(reading: Reading, { end }: Actor, all: readonly Actor[], index: number): boolean {
  const { folded } = reading.passage;
  if (!'、兼'.includes(folded[end] ?? '。')) return false;
  for (let i = index + 1, at = end; i < all.length && all[i].start - at <= 20; at = all[i++].end) {
    if (/[，。；：！？的和与]/.test(folded.slice(at, all[i].start))) return false;
    if (all[i].rank === 'country' || all[i].of?.rank === 'country') return false;
    if (all[i].rank === 'person' && !all[i].unnamed) return true;
  }
  return false;
}

const firsts = new Memo<Map<string, Actor>>('event');

/** The first mention of an entity in an article. */
export function actorOfEntity(reading: Reading, entity: string): Actor | undefined {
  let known = firsts.get(reading);
  if (known === undefined) {
    known = new Map();
    for (const actor of actorsOf(reading)) if (!known.has(actor.entities[0])) known.set(actor.entities[0], actor);
    firsts.set(reading, known);
  }
  return known.get(entity);
}

/** Takes in an actor that does not lie within the last; returns the new end. */
function keep(kept: Actor[], actor: Actor, end: number): number {
  if (actor.end <= end) return end;
  kept.push(actor);
  return actor.end;
}

function fromReference({ start, end, entities, names, sort }: Reference): Actor {
  const isPerson = entities[0]?.startsWith('person') || sort === 'person' || sort === 'heads' || sort === 'official';
  const rank = isPerson ? 'person' : entities[0]?.startsWith('organisation') ? 'organisation' : 'country';
  return { start, end, rank, entities, names };
}

function actorOf({ start, end, entity, type, name, role, affiliation, terms }: Finding<'name'>): Actor {
  const state = entity.startsWith('country') || entity.startsWith('territory');
  const rank = type === 'place' ? (state ? 'country' : 'place') : type;
  return { start, end, rank, entities: [entity], names: [name], role, affiliation, term: terms?.[0] };
}

/** Where titles stand before people: the states and bodies in them do not act themselves. */
function titleSpans(reading: Reading, names: readonly Finding<'name'>[]): Place[] {
  const { text } = reading.passage;
  const spans: Place[] = [];
  for (const { type, role, start } of names)
    if (type === 'person' && role !== undefined && text.startsWith(role, start - role.length))
      spans.push({ start: start - role.length, end: start });
  return spans;
}

/** Before a place, these say where something happens. */
const WHERE = /[在于赴到抵至往由从自经]$|过境$|[飞抵]达$|访问$|出访$|前往$|离开$|返回$|来到$|途经$|位于$/;
const INVITED = /应.{0,2}$/;

const JOINS = /^(?:[、和与及]|以及)$/;

/** Whether an actor only tells where, to whom, or at whose invitation. */
function isTaken(folded: string, { rank, end }: Actor, start: number, from: number, until: number): boolean {
  const before = folded.slice(Math.max(start, from - 4), from);
  if (rank !== 'person' && (rank === 'place' || WHERE.test(before) || /[对向]$/.test(before))) return true;
  return INVITED.test(before) && folded.slice(end, until).includes('邀');
}

/** The actors of `[start, end)` who take part there: people where there are people, else bodies, else states. */
export function sideOf(reading: Reading, start: number, end: number): Actor[] {
  const { folded } = reading.passage;
  const all: Actor[] = [];
  let dropped: Actor | undefined;
  for (const actor of inside(actorsOf(reading), start, end)) {
    const from = frontOf(reading, actor);
    // 对A、B和C进行访问: what joins to an object is one too.
    const joins = dropped !== undefined && JOINS.test(folded.slice(dropped.end, from));
    if (joins && (actor.rank !== 'person' || dropped?.rank === 'person')) dropped = actor;
    else if (isTaken(folded, actor, start, from, end)) dropped = actor;
    else all.push(actor);
  }
  for (const rank of ['person', 'organisation', 'country'] as const) {
    const found = all.filter((actor) => actor.rank === rank);
    if (found.length > 0) return found;
  }
  return [];
}

/** Where an actor begins with the title that stands before the name. */
export function frontOf(reading: Reading, { start, role }: Actor): number {
  if (role === undefined) return start;
  const from = start - role.length;
  return from >= 0 && reading.passage.text.startsWith(role, from) ? from : start;
}

/** Joins actors into participants, each entity once. */
export function participantsOf(actors: readonly Actor[]): { names: string[]; entities: string[] } {
  const names: string[] = [];
  const entities: string[] = [];
  for (const actor of actors)
    actor.entities.forEach((entity, i) => {
      if (entities.includes(entity)) return;
      entities.push(entity);
      names.push(actor.names[i]);
    });
  return { names, entities };
}
