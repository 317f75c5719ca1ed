import type { Finding, Place, Reading } from '../reader.ts';
import { inside } from './clause.ts';

/** Someone who may take part: a name, or a reference word resolved to one or more. */
export interface Actor extends Place {
  readonly rank: 'person' | 'organisation' | 'country' | 'place';
  readonly entities: readonly string[];
  readonly names: readonly string[];
  /** The title as written, for people. */
  readonly role?: string;
  readonly affiliation?: string;
  /** Index of its first lexicon term. */
  readonly term?: number;
}

const known = new WeakMap<Reading, readonly Actor[]>();

/** Names and resolved reference words of an article, ordered by start, without names inside titles or other names. */
export function actorsOf(reading: Reading): readonly Actor[] {
  const made = known.get(reading);
  if (made !== undefined) return made;
  const { name: names } = reading.found;
  const all: Actor[] = [];
  for (const reference of reading.references) {
    const { start, end, entities, names: called, sort } = reference;
    const isPerson = entities[0]?.startsWith('person') || sort === 'person' || sort === 'heads' || sort === 'official';
    const isOrganisation = entities[0]?.startsWith('organisation');
    const rank = isPerson ? 'person' : isOrganisation ? 'organisation' : 'country';
    all.push({ start, end, rank, entities, names: called });
  }
  const titles = titleSpans(reading, names);
  let next = 0;
  for (const name of names) {
    while (next < titles.length && titles[next].end <= name.start) next++;
    if (next < titles.length && name.start >= titles[next].start && name.end <= titles[next].end) continue;
    // Who carries the news takes no part in it.
    if (name.terms?.[0] !== undefined && reading.lexicon.terms[name.terms[0]].kind === 'outlet') continue;
    all.push(actorOf(name));
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Actor[] = [];
  let end = 0;
  for (const actor of all) {
    if (actor.end <= end) continue;
    kept.push(actor);
    end = actor.end;
  }
  known.set(reading, kept);
  return kept;
}

function actorOf(name: Finding<'name'>): Actor {
  const state = name.entity.startsWith('country') || name.entity.startsWith('territory');
  const rank = name.type === 'place' ? (state ? 'country' : 'place') : name.type;
  return {
    start: name.start,
    end: name.end,
    rank,
    entities: [name.entity],
    names: [name.name],
    ...(name.role === undefined ? {} : { role: name.role }),
    ...(name.affiliation === undefined ? {} : { affiliation: name.affiliation }),
    ...(name.terms?.[0] === undefined ? {} : { term: name.terms[0] }),
  };
}

/** Where titles stand before people: the states and bodies in them do not act themselves. */
function titleSpans(reading: Reading, names: readonly Finding<'name'>[]): Place[] {
  const { text } = reading.passage;
  const spans: Place[] = [];
  for (const { type, role, start } of names)
    if (type === 'person' && role !== undefined && text.slice(start - role.length, start) === role)
      spans.push({ start: start - role.length, end: start });
  return spans;
}

/** Before a place, these say where something happens. */
const WHERE = /[在于赴到抵至往由从自经]$|[飞抵]达$|访问$|出访$|前往$|离开$|返回$|来到$|途经$|位于$/;
const INVITED = /应.{0,2}$/;

/** The actors of `[start, end)` who take part there: people where there are people, else bodies, else states. */
export function sideOf(reading: Reading, start: number, end: number): Actor[] {
  const { folded } = reading.passage;
  const all = inside(actorsOf(reading), start, end).filter((actor) => {
    const from = frontOf(reading, actor);
    const before = folded.slice(Math.max(start, from - 4), from);
    if (actor.rank === 'place' || (actor.rank !== 'person' && WHERE.test(before))) return false;
    if (actor.rank !== 'person' && /[对向]$/.test(before)) return false;
    if (INVITED.test(before) && folded.slice(actor.end, end).includes('邀')) return false;
    return true;
  });
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
  return reading.passage.text.slice(Math.max(0, from), start) === role ? from : start;
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
