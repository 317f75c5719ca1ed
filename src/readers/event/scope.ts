import type { Passage } from '../../text/passage.ts';
import { firstFrom, inside } from '../places.ts';
import type { Finding, Place, Reading } from '../reader.ts';
import { type Actor, actorOfEntity, actorsOf, frontOf, sideOf } from './actors.ts';
import { clauseAround, isHeading, roleAt, sentenceOf } from './clause.ts';
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
  const clause = outerClause(passage, trigger);
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

/** The clause of a word; that around the marks where the word ends a name in them: 出席「…论坛」. */
function outerClause(passage: Passage, { start, end }: Place): Place {
  const own = clauseAround(passage, start, end);
  const { folded } = passage;
  const isName = folded[own.start - 1] === '「' && folded[end] === '」' && end === own.end && end - own.start <= 30;
  return isName ? clauseAround(passage, own.start - 1, end + 1) : own;
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

/** Before the subject of a clause only words of time and joints stand. */
const NO_MORE =
  /^(?:[\d年月日号时分（）上下午晚早清晨初中末]|当地时间|北京时间|今天|今日|昨天|昨日|当天|当日|同日|随后|此外|另外|同时|其后|之后|会后|周[一二三四五六日]|星期[一二三四五六日天])*$/;

/** Who begins the nearest clause before that begins with someone: 双方交换意见，并签署…. */
function headOfClause({ reading, clause, sentence }: Scope): Actor | undefined {
  const { folded } = reading.passage;
  const actors = actorsOf(reading);
  for (let i = firstFrom(actors, clause.start) - 1; i >= 0 && actors[i].start >= sentence.start; i--) {
    const from = frontOf(reading, actors[i]);
    const { start } = clauseAround(reading.passage, from, actors[i].end);
    const isSubject = actors[i].rank !== 'place' && NO_MORE.test(folded.slice(start, from));
    if (isSubject && !/^(?:方面)?(?:的|报道|消息|讯|邀请)/.test(folded.slice(actors[i].end, actors[i].end + 6)))
      return actors[i];
  }
  return undefined;
}

/** 马拉维总统表示，将…: an official without a name who speaks. */
const speakerBefore = (reading: Reading, said: Place, sentence: Place): Actor | undefined =>
  inside(actorsOf(reading), Math.max(sentence.start, said.start - 60), said.start).find(
    ({ rank }) => rank === 'person',
  );

/** The subject of a clause that has none of its own: of an earlier clause of the sentence, or the speaker's 我. */
export function subjectBefore(scope: Scope): Actor[] {
  const { reading, clause, sentence, said, before } = scope;
  const { folded } = reading.passage;
  // 三国已展开磋商: states that the page does not name, not who says so.
  if (/^(?:[三四五多各]|\d+)[国方]/.test(before)) return [];
  if (said !== undefined && (/我/.test(before) || clause.start <= said.start + 1)) {
    const speaker = actorOfEntity(reading, said.speaker) ?? speakerBefore(reading, said, sentence);
    if (speaker !== undefined) return [speaker];
  }
  if (/[两二]人|两位|双方/.test(before) || /[两二]人|两位/.test(folded.slice(sentence.start, clause.start))) {
    const people = inside(actorsOf(reading), Math.max(0, clause.start - 160), clause.start).filter(
      ({ rank }) => rank === 'person',
    );
    const last = people.filter(
      (one, i) => people.findLastIndex((other) => other.entities[0] === one.entities[0]) === i,
    );
    if (last.length >= 2) return last.slice(-2);
  }
  const nearest = said === undefined ? headOfClause(scope) : undefined;
  if (nearest !== undefined) return [nearest];
  for (const actor of inside(actorsOf(reading), sentence.start, clause.start)) {
    if (actor.rank === 'place') continue;
    const from = frontOf(reading, actor);
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

/** 会见X时，Y指出: the subject stands in the next clause. */
export function nextSubject({ reading, clause }: Scope): Actor[] {
  const next = clauseAround(reading.passage, clause.end + 1, clause.end + 1);
  return sideOf(reading, next.start, next.end).slice(0, 1);
}
