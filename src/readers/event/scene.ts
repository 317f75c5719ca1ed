import { firstFrom, inside } from '../places.ts';
import type { Finding, Reading } from '../reader.ts';
import type { Actor } from './actors.ts';
import { countryOfActor } from './country.ts';
import type { Draft } from './draft.ts';
import { isSameActor, type Told } from './merge.ts';
import { isDuring, type Stay, stayOf } from './stay.ts';
import { calendarPart, isOccasion, reportDay, toldOn } from './when.ts';

const NARRATED: ReadonlySet<string> = new Set([
  'signing',
  'exchange_of_documents',
  'treaty_extension',
  'publication',
  'meeting',
  'video_meeting',
  'phone_call',
  'ceremony',
  'press_conference',
]);

const isNarrated = ({ type, rule }: Draft) => NARRATED.has(type) || rule === 'letter';

/**
 * Gives the narrator's undated events the day of the event told before them in the article: 会谈后，双方签署….
 * Not for what people say, for visits, which last, nor after a time that is not known (近日).
 */
export function settleDates(reading: Reading, drafts: readonly Draft[]): Draft[] {
  if (drafts.length === 0) return [];
  const said = reading.found.statement;
  let day: string | undefined;
  let before: Draft | undefined;
  let planned: string | undefined;
  let stay: Stay | undefined;
  let lead: ReturnType<typeof leadDay> | null = null;
  const act = firstAct(drafts);
  const ownDay = act === undefined ? undefined : itemDay(reading, act);
  const first = ownDay === undefined ? undefined : act;
  return drafts.map((draft) => {
    if (draft === first && !draft.heading && !isSaid(said, draft.start)) {
      day = ownDay;
      return { ...draft, date: ownDay!, inferred: true as const };
    }
    if (day === undefined) {
      if (lead === null) lead = leadDay(reading);
      if (lead !== undefined && draft.start > lead.end && draft.start < lead.until) day = lead.day;
    }
    if (draft.since !== undefined) {
      const until = day ?? reportDay(reading);
      return until === undefined ? draft : { ...draft, date: `${draft.since}/${until}` };
    }
    const last = before;
    if (!draft.heading) before = draft;
    const quoted = isSaid(said, draft.start);
    if (stay !== undefined && isNarrated(draft) && !draft.vague && isOfStay(reading, stay, draft))
      return { ...draft, date: stay.date, inferred: true as const };
    if (!draft.nominal) stay = stayOf(draft) ?? stay;
    if (draft.date !== undefined || draft.vague) {
      if ((draft.status === 'planned' || draft.status === 'possible') && draft.date !== undefined && !draft.heading)
        planned = draft.date;
      if (draft.heading || draft.nominal || quoted) return draft;
      if (draft.vague) day = undefined;
      else if (draft.status === 'held' && !draft.background && isScene(draft) && !isDayBefore(reading, draft))
        day = draft.date;
      return draft;
    }
    if (draft.status !== 'held') {
      const date =
        draft.status !== 'cancelled' && planned !== undefined && isThen(reading, draft) ? planned : undefined;
      return date === undefined ? draft : { ...draft, date, inferred: true as const };
    }
    const isFree = !draft.relative || isAmongThem(reading, draft, last);
    const open = !draft.background && !draft.heading && !quoted && !draft.nominal && isFree;
    if (!open || !isNarrated(draft)) return draft;
    // What another body publishes is not of the day of the talks.
    if (draft.type === 'publication' && draft.occasion === undefined && !isShared(reading, draft, last)) return draft;
    if (draft.type === 'press_conference' && lead === null) lead = leadDay(reading);
    // 访问了三国，其间签署…: on the days of the journey, where they are told.
    if (isWithin(reading, draft))
      return last?.date?.length === 21
        ? { ...draft, date: last.date, inferred: true as const }
        : { ...draft, relative: true as const };
    if (draft.type === 'press_conference' && isRegular(reading, draft)) {
      const latest = latestDay(reading, draft.start);
      if (latest !== undefined && (day === undefined || latest > day))
        return { ...draft, date: latest, inferred: true as const };
    }
    const date =
      onFirst(reading, draft, last, day) ??
      draft.occasion ??
      (draft.type === 'press_conference' ? (lead?.day ?? reading.article.dateline?.date) : undefined);
    if (date === undefined) return draft;
    day = date;
    return { ...draft, date: lastOf(reading, draft, date), inferred: true as const };
  });
}

/** 签署5份文件，…。其中，A与B签订的合同…: one of those just signed. */
const isAmongThem = ({ passage: { folded } }: Reading, { start, type }: Draft, last: Draft | undefined): boolean =>
  last?.type === type && /其中，?$/.test(folded.slice(Math.max(0, start - 4), start));

/** 会议持续两天，会后发表声明: on the last of its days. */
const lastOf = ({ passage }: Reading, { start, end }: Draft, date: string): string =>
  date.length === 21 && /会后|闭幕|会[谈晤]后|结束后/.test(passage.folded.slice(start, end)) ? date.slice(11) : date;

const isWithin = ({ passage }: Reading, { start }: Draft) =>
  /^(?:其间|期间)/.test(passage.folded.slice(start, start + 2));

/** 双方可能在会中签署…: in the course of what was told before. */
const isThen = ({ passage }: Reading, { start, end }: Draft) =>
  /^(?:期间|其间)|会中|会上|席间|届时|会[谈晤]?后|峰会后/.test(passage.folded.slice(start, end));

/** Whether the words around an event give it no day but that of a stay. */
function isOfStay(reading: Reading, stay: Stay, draft: Draft): boolean {
  if (draft.heading || draft.nominal || draft.relative || draft.since !== undefined || draft === stay.draft)
    return false;
  if (draft.date !== undefined) {
    // 6日抵达，展开四天访问，将会见…: the day is that of the arrival.
    const isArrival = draft.status === 'planned' && draft.date === stay.date.slice(0, 10);
    if (!isArrival || inside(reading.found.time, draft.start, draft.end).length > 0) return false;
  }
  return isDuring(reading, stay, draft);
}

/** 昨日抵达，展开五日之行。他上午先与…会面: on the day of the arrival, not on all days of the journey. */
function onFirst({ passage }: Reading, { start, end }: Draft, last: Draft | undefined, day: string | undefined) {
  const isArrival = day?.length === 21 && last?.type === 'visit' && last.date === day;
  const words = passage.folded.slice(start, end);
  return isArrival && /^[^，。]{0,6}(?:[上下中]午|傍晚|当[天日晚]|晚上|清晨|早上|抵达后)/.test(words)
    ? day!.slice(0, 10)
    : day;
}

/** 磋商前一天: looks back, and what follows does not go on from there. */
const isDayBefore = ({ passage }: Reading, { start, end }: Draft) =>
  /前一[天日晚]/.test(passage.folded.slice(Math.max(0, start - 8), end));

/** What tells when the rest happened: a day, or the days that a gathering or talks last (25日至26日在京召开). */
const isScene = ({ date, type }: Draft) =>
  date?.length === 10 || (date?.length === 21 && (type === 'meeting' || type === 'visit'));

/** 总统府 of a president who has just met someone: of the same state, or of no state that the text names. */
function isOfficeOf(reading: Reading, issuer: Actor, other: Actor): boolean {
  if (
    issuer.rank === 'person' ||
    !/府$|公署|办公[室厅]|新闻[处局]|王室/.test(reading.passage.folded.slice(issuer.start, issuer.end))
  )
    return false;
  const of = countryOfActor(reading, issuer);
  return other.rank !== 'organisation' && (of === undefined || of === countryOfActor(reading, other));
}

/** Whether a publication goes on from what is told right before it: the same side, or the meeting itself. */
function isShared(reading: Reading, draft: Draft, last: Draft | undefined): boolean {
  if (
    draft.actors.length === 0 ||
    /会后|会议|会谈|会晤|峰会|闭幕|与会|双方|随后|当天|当日/.test(reading.passage.folded.slice(draft.start, draft.end))
  )
    return true;
  if (last === undefined) return false;
  return draft.actors.some((actor) =>
    last.actors.some((other) => isSameActor(actor, other) || isOfficeOf(reading, actor, other)),
  );
}

/** The day of an archive item, which tells what was done that day and often leaves the day to the item before it. */
function itemDay(reading: Reading, act: Draft): string | undefined {
  const { page, found, passage } = reading;
  if (page.item === undefined || page.published === undefined) return undefined;
  // Where the item tells any day of its own before its first stop, that is the day.
  const body = passage.blocks.find(({ role }) => role === 'body');
  if (body === undefined) return undefined;
  const stop = passage.folded.indexOf('。', body.start);
  const own = inside(found.time, body.start, stop < 0 ? body.end : stop).some(
    (time) =>
      (time.vague || calendarPart(time.value) !== undefined) &&
      // What someone whom the first sentence has meet another says of other days, and 仪式后, tell no day of the item.
      !(act.start < stop && isSaid(found.statement, time.start)) &&
      !isOccasion(reading, time),
  );
  return own ? undefined : page.published.slice(0, 10);
}

/** The first meeting that an item tells, where nothing before it has a day. */
function firstAct(drafts: readonly Draft[]): Draft | undefined {
  const first = drafts.find((draft) => !draft.heading);
  if (first === undefined || first.status !== 'held' || first.vague || first.background || first.date !== undefined)
    return undefined;
  return ['act', 'pair', 'journey', 'letter'].includes(first.rule) || first.type === 'press_conference'
    ? first
    : undefined;
}

/** The first day that the first paragraph tells, for what that paragraph goes on to tell. */
function leadDay(reading: Reading): { day: string; end: number; until: number } | undefined {
  const block = reading.passage.blocks.find(({ role }) => role === 'body');
  const told = toldOn(reading);
  if (block === undefined || told === undefined) return undefined;
  for (const time of inside(reading.found.time, block.start, block.end)) {
    const day = calendarPart(time.value);
    if (day?.length !== 10 || isSaid(reading.found.statement, time.start)) continue;
    const age = Date.parse(told.slice(0, 10)) - Date.parse(day);
    return age >= 0 && age <= 3 * 86_400_000 ? { day, end: time.end, until: block.end } : undefined;
  }
  return undefined;
}

/** A spokesperson's, not one that closes a meeting. */
const isRegular = ({ passage }: Reading, { start, end }: Draft) =>
  /例行|发言人/.test(passage.folded.slice(start, end)) && !/会后|闭幕|随后|之后/.test(passage.folded.slice(start, end));

/** The latest day that the article has told before `end`, of the last week: a press conference comes after what it is about. */
function latestDay(reading: Reading, end: number): string | undefined {
  const told = toldOn(reading)?.slice(0, 10);
  if (told === undefined) return undefined;
  let latest: string | undefined;
  for (const { start, end: to, value } of inside(reading.found.time, Math.max(0, end - 3000), end)) {
    const day = calendarPart(value);
    if (day?.length !== 10 || day > told || (latest !== undefined && day <= latest)) continue;
    // 17日电: when it was filed.
    if (/^(?:综合|专|外)?[电讯]/.test(reading.passage.folded.slice(to, to + 4))) continue;
    if (Date.parse(told) - Date.parse(day) <= 7 * 86_400_000 && !isSaid(reading.found.statement, start)) latest = day;
  }
  return latest;
}

function isSaid(statements: readonly Finding<'statement'>[], position: number): boolean {
  for (let i = firstFrom(statements, position + 1) - 1, k = 0; i >= 0 && k < 4; i--, k++)
    if (statements[i].end > position) return true;
  return false;
}

/** The same for events that have got their day from another article since. */
export function settleTold(reading: Reading, events: readonly Told[]): void {
  let day: string | undefined;
  for (const one of events) {
    const main = one.drafts.find((draft) => !draft.heading && !draft.nominal);
    if (main === undefined || one.status !== 'held' || main.background || main.relative) continue;
    if (one.drafts.some((draft) => draft.vague)) day = undefined;
    else if (one.date?.length === 10) day = one.lent ? one.date : undefined;
    else if (
      one.date === undefined &&
      day !== undefined &&
      isNarrated(main) &&
      !isSaid(reading.found.statement, main.start)
    )
      one.date = day;
  }
}
