import { inside } from '../places.ts';
import type { Reading } from '../reader.ts';
import type { Actor } from './actors.ts';
import { clauseAround } from './clause.ts';
import { countryOfActor } from './country.ts';
import type { Draft } from './draft.ts';
import { agree, isSameActor, type Told } from './merge.ts';

const MEETINGS = ['meeting', 'video_meeting'];

/** What the words of a headline may tell, in the shortened manner of headlines; the kinds of event that it may be. */
const TELLS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/签(?![证名到收注])|缔结/, ['signing']],
  [/会[谈晤见面商]|晤|峰会|谈判|磋商|会议|对话|[开复]会|论坛|首脑会|聚首|碰[头面]|[再续复]谈/, MEETINGS],
  [/通电?话|致电/, ['phone_call']],
  [/访|抵|[飞转]?赴(?!会)|之行/, ['visit']],
  [/换文|互换|交换|致信|致函|贺电/, ['exchange_of_documents', 'other']],
  [/延长|延期|续签|再延|展延/, ['treaty_extension']],
  [/发[表布]|公布|声明/, ['publication']],
  [/通过|表决|批准|同意/, ['vote']],
];
const AHEAD = /将|拟|冀|料|盼|或|下[周月季]|明[天日年]|预[定计]/;

/**
 * Puts what a headline tells to the event of the text that it is: both where the headline's own telling found nothing
 * in the text that names the same people, and where its words are too short to tell an event by themselves.
 */
export function joinHeadlines(reading: Reading, events: readonly Told[]): Told[] {
  const left = events.filter((one) => !joined(reading, events, one));
  const headline = reading.passage.blocks.find(({ role }) => role === 'headline');
  if (headline === undefined) return left;
  const { folded } = reading.passage;
  for (let at = headline.start; at < headline.end; ) {
    const clause = clauseAround(reading.passage, at, at + 1);
    const words = folded.slice(clause.start, clause.end);
    for (const [pattern, types] of TELLS) if (pattern.test(words)) echo(reading, left, clause, words, types);
    at = Math.max(clause.end, at) + 1;
  }
  return left;
}

/** Joins an event that only a headline tells, without a day, to one of the text. */
function joined(reading: Reading, events: readonly Told[], one: Told): boolean {
  const [first] = one.drafts;
  if (!one.drafts.every((draft) => draft.heading)) return false;
  const types = MEETINGS.includes(first.type) ? MEETINGS : [first.type];
  if (one.date !== undefined) return isDatedInText(events, one, types);
  const same =
    bodyEvent(reading, events, types, one.status, first.actors) ??
    // 馬克龍訪台 may be yet to come.
    (one.status === 'held' ? bodyEvent(reading, events, types, 'planned', first.actors) : undefined);
  if (same === undefined) return false;
  same.drafts.unshift(...one.drafts);
  return true;
}

/** 马汶领袖磋商10月举行: the only such event of the text in that month, where it tells the day. */
function isDatedInText(events: readonly Told[], one: Told, types: readonly string[]): boolean {
  if (one.drafts.some(({ actors }) => actors.length > 0)) return false;
  const fitting = events.filter(
    ({ drafts, date, status }) =>
      status === one.status &&
      types.includes(drafts[0].type) &&
      drafts.some((draft) => !draft.heading) &&
      date !== one.date &&
      agree(date, one.date),
  );
  if (fitting.length !== 1) return false;
  fitting[0].drafts.unshift(...one.drafts);
  fitting[0].date ??= one.date!;
  return true;
}

function echo(
  reading: Reading,
  events: readonly Told[],
  { start, end }: { start: number; end: number },
  words: string,
  types: readonly string[],
): void {
  const isTold = events.some(({ drafts }) =>
    drafts.some((draft) => draft.start < end && draft.end > start && types.includes(draft.type)),
  );
  if (isTold) return;
  const states = inside(reading.found.name, start, end).map(
    ({ start: from, end: to, entity, name, type }): Actor => ({
      start: from,
      end: to,
      rank: type === 'person' ? 'person' : type === 'organisation' ? 'organisation' : 'country',
      entities: [entity],
      names: [name],
    }),
  );
  const same =
    (AHEAD.test(words) ? undefined : bodyEvent(reading, events, types, 'held', states)) ??
    bodyEvent(reading, events, types, 'planned', states);
  if (same !== undefined) same.drafts.unshift({ ...same.drafts[0], start, end, heading: true });
}

/** The first event of the text of one of these kinds that has a day, and whose people or states a headline names. */
function bodyEvent(
  reading: Reading,
  events: readonly Told[],
  types: readonly string[],
  status: Draft['status'],
  actors: readonly Actor[],
): Told | undefined {
  const fitting = events.filter(
    ({ drafts, date, status: own }) =>
      date !== undefined &&
      own === status &&
      types.includes(drafts[0].type) &&
      drafts.some((draft) => !draft.heading && !draft.background),
  );
  const shared = fitting.find(({ drafts }) =>
    drafts.some((draft) => draft.actors.some((actor) => actors.some((other) => isOfSame(reading, actor, other)))),
  );
  return shared ?? (fitting.length === 1 ? fitting[0] : fitting.find((one) => isInLead(reading, one)));
}

/** Whether the first sentence of the text tells it. */
function isInLead({ passage }: Reading, { drafts }: Told): boolean {
  const body = passage.blocks.find(({ role }) => role === 'body');
  if (body === undefined) return false;
  const stop = passage.folded.indexOf('。', body.start);
  return drafts.some(({ start, nominal }) => !nominal && start >= body.start && (stop < 0 || start < stop));
}

function isOfSame(reading: Reading, a: Actor, b: Actor): boolean {
  if (isSameActor(a, b)) return true;
  const state = countryOfActor(reading, a);
  return state !== undefined && state === countryOfActor(reading, b);
}
