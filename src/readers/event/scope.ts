import type { Finding, Place, Reading } from '../reader.ts';
import { type Actor, actorOfEntity, actorsOf, frontOf } from './actors.ts';
import { clauseAround, firstFrom, inside, isHeading, roleAt, sentenceOf } from './clause.ts';
import type { Word } from './words.ts';

/** Everything an event's words are read in. */
export interface Scope {
  readonly reading: Reading;
  readonly words: readonly Word[];
  readonly clause: Place;
  readonly sentence: Place;
  readonly before: string;
  readonly after: string;
  readonly heading: boolean;
  readonly said?: Finding<'statement'>;
}

export function scopeOf(reading: Reading, words: readonly Word[], trigger: Place): Scope {
  const { passage } = reading;
  const clause = clauseAround(passage, trigger.start, trigger.end);
  const { folded } = passage;
  const said = saidAt(reading, trigger.start);
  return {
    reading,
    words,
    clause,
    sentence: sentenceOf(passage, trigger.start),
    before: folded.slice(clause.start, trigger.start),
    after: folded.slice(trigger.end, clause.end),
    heading: isHeading(roleAt(passage, trigger.start)),
    ...(said === undefined ? {} : { said }),
  };
}

export function saidAt(reading: Reading, position: number): Finding<'statement'> | undefined {
  const statements = reading.found.statement;
  for (let i = firstFrom(statements, position + 1) - 1, k = 0; i >= 0 && k < 4; i--, k++)
    if (statements[i].end > position) return statements[i];
  return undefined;
}

/** Places named in `[start, end)`. */
export const placesIn = (reading: Reading, start: number, end: number) =>
  inside(reading.found.name, start, end).filter((name) => name.type === 'place');

/** The subject of a clause that has none of its own: of an earlier clause of the sentence, or the speaker's 我. */
export function subjectBefore(scope: Scope): Actor[] {
  const { reading, clause, sentence, said, before } = scope;
  if (said !== undefined && (/我/.test(before) || clause.start <= said.start + 1)) {
    const speaker = actorOfEntity(reading, said.speaker);
    if (speaker !== undefined) return [speaker];
  }
  if (/[两二]人|两位|双方/.test(before)) {
    const people = inside(actorsOf(reading), Math.max(0, clause.start - 160), clause.start).filter(
      ({ rank }) => rank === 'person',
    );
    const last = people.filter(
      (one, i) => people.findLastIndex((other) => other.entities[0] === one.entities[0]) === i,
    );
    if (last.length >= 2) return last.slice(-2);
  }
  for (const actor of inside(actorsOf(reading), sentence.start, clause.start)) {
    if (actor.rank === 'place') continue;
    const from = frontOf(reading, actor);
    const { folded } = reading.passage;
    const own = clauseAround(reading.passage, actor.start, actor.end);
    if (
      /^(?:.{0,12}，)?(?:应|据|根据|作为|按照|随着|在.{0,30}(?:邀请|期间|时)$)/.test(folded.slice(own.start, own.end))
    )
      continue;
    const lead = folded.slice(Math.max(sentence.start, from - 3), from);
    if (
      /[应据由对向在于为给]$|根据$|邀请$/.test(lead) ||
      /^(?:的?邀请|报道|消息|时$|的|讯)/.test(folded.slice(actor.end, actor.end + 4))
    )
      continue;
    if (said !== undefined && actor.start < said.start) continue;
    return [actor];
  }
  return [];
}
