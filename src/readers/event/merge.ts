import { daysInMonth, isFull, parseDate, toDayNumber, weekday } from '../../record/edtf.ts';
import type { EventType } from '../../record/kinds.ts';
import { fold } from '../../text/fold.ts';
import type { Actor } from './actors.ts';
import type { Draft } from './draft.ts';

/** All tellings of one event, in order of place. */
export interface Told {
  readonly drafts: Draft[];
  date?: string;
  status: Draft['status'];
  /** Its day comes from another article. */
  lent?: true;
}

/** Types that tell of the same thing from different sides. */
const FAMILY: Readonly<Partial<Record<EventType, string>>> = {
  meeting: 'meeting',
  video_meeting: 'meeting',
  phone_call: 'meeting',
};
const familyOf = (type: EventType) => FAMILY[type] ?? type;

/** In characters; further apart in one article nothing is told of one event. */
const FARTHEST = 20_000;

/** In characters: about a sentence. */
const NEARBY = 80;

/** Puts the tellings of one event together: same kind, dates that agree, the same people or bodies. */
export function merge(drafts: readonly Draft[]): Told[] {
  const told: Told[] = [];
  // Full tellings first, then headlines, then mentions in passing, so that each finds what it belongs to.
  const rank = (draft: Draft) => (draft.nominal ? 2 : draft.heading ? 1 : 0);
  const order = [...drafts].sort((a, b) => rank(a) - rank(b) || a.start - b.start);
  for (const draft of order) {
    const same = draft.nominal
      ? (nearest(told, draft) ?? (draft.actors.length > 1 ? headed(told.filter(isHeadline), draft) : undefined))
      : (told.find((one) => isSame(one, draft)) ?? (draft.heading ? headed(told, draft) : undefined));
    if (same !== undefined) {
      same.drafts.push(draft);
      same.date =
        draft.type === 'visit' || draft.rule === 'gathering'
          ? wholeOf(same.date, draft.date)
          : finer(same.date, draft.date);
      continue;
    }
    if (draft.nominal && !standsAlone(draft)) continue;
    told.push({ drafts: [draft], status: draft.status, ...(draft.date === undefined ? {} : { date: draft.date }) });
  }
  for (const one of told) one.drafts.sort((a, b) => a.start - b.start);
  return told.sort((a, b) => a.drafts[0].start - b.drafts[0].start);
}

/** Whether words in passing tell enough to be an event that nothing else tells: who, and a day or that it is yet to be. */
const standsAlone = ({ actors, date, type, status }: Draft) =>
  actors.length > 0 && (date !== undefined || type === 'visit' || (status !== 'held' && actors.length > 1));

function nearest(told: readonly Told[], draft: Draft): Told | undefined {
  const fitting = told.filter((one) => isSame(one, draft));
  return fitting.length === 1 || draft.actors.length > 0 ? fitting[0] : undefined;
}

/** Only headlines tell of it so far. */
const isHeadline = ({ drafts }: Told) => drafts.every((draft) => draft.heading === true);

/** What a headline names by office only is the first event of that kind of the same person. */
function headed(told: readonly Told[], draft: Draft): Told | undefined {
  return told.find(
    ({ drafts: [first], status, date }) =>
      familyOf(first.type) === familyOf(draft.type) &&
      (first.rule === 'gathering') === (draft.rule === 'gathering') &&
      status === draft.status &&
      !first.background &&
      agree(date, draft.date) &&
      draft.actors.some(
        (actor) =>
          (actor.rank === 'person' || draft.document !== undefined) &&
          first.actors.some((other) => isSameActor(actor, other) || isOfState(actor, other)),
      ),
  );
}

/** 澳大利亚总理 of a headline is of the states that the text then names: 中澳两国总理. */
const isOfState = ({ of }: Actor, { entities, rank }: Actor) =>
  of?.rank === 'country' && rank === 'country' && entities.length > 1 && entities.includes(of.entities[0]);

function isSame(one: Told, draft: Draft): boolean {
  const first = one.drafts[0];
  if (familyOf(first.type) !== familyOf(draft.type) || Math.abs(first.start - draft.start) > FARTHEST) return false;
  if (first.type !== draft.type && !draft.nominal && !first.nominal && !(draft.heading || first.heading)) return false;
  if (one.status !== draft.status && !draft.nominal) return false;
  // 会谈后 speaks of talks that were held.
  if (draft.nominal && draft.status === 'held' && one.status === 'cancelled') return false;
  if ((first.background ?? false) !== (draft.background ?? false) && one.date !== draft.date) return false;
  if (!agree(one.date, draft.date)) return false;
  if (
    one.drafts.some(({ country }) => country !== undefined && draft.country !== undefined && country !== draft.country)
  )
    return false;
  // 两国外长举行会谈，商务部长也将会见…: another.
  if (draft.another && !draft.nominal && !first.heading && Math.abs(first.start - draft.start) < NEARBY) return false;
  // 今天转往法兰克福: the next stop.
  if ((first.rule === 'stop' || draft.rule === 'stop') && one.date !== draft.date) return false;
  // 三日抵达危地马拉市: a stop of the tour, told with its own day.
  if ((first.rule === 'tour') !== (draft.rule === 'tour') && one.date?.length === 21 && draft.date?.length === 10)
    return false;
  if (draft.document !== undefined || first.document !== undefined) return sameDocument(one, draft);
  const gathers = draft.rule === 'gathering';
  // 代表团11日抵达里斯本访问: two words, and no one named.
  if (draft.type === 'visit' && one.date === draft.date && Math.abs(first.start - draft.start) < 60)
    if (draft.actors.length === 0 || first.actors.length === 0) return true;
  if (
    gathers &&
    one.drafts.some(({ ordinal }) => ordinal !== undefined && draft.ordinal !== undefined && ordinal !== draft.ordinal)
  )
    return false;
  if (first.rule === 'gathering' && gathers && first.term === draft.term) return true;
  // 元首理事会第二十五次会议: two words of one gathering.
  if (first.rule === 'gathering' && gathers && first.start === draft.start && one.date === draft.date) return true;
  // 并主持会议: of the gathering just told.
  if (first.rule === 'gathering' && gathers && draft.nominal && Math.abs(first.start - draft.start) < 160) return true;
  // Whom someone meets beside a gathering is another event.
  if ((first.rule === 'gathering') !== gathers && entitiesIn(draft.actors) < 2) return false;
  return one.drafts.some((other) => sameActors(other.actors, draft.actors, draft.nominal === true, other, draft));
}

function sameDocument(one: Told, draft: Draft): boolean {
  const { document, actors } = draft;
  // 声明 of one side and 声明 of another are two.
  const isBare = document !== undefined && document.length <= 4;
  return one.drafts.some(
    (other) =>
      isOfDocument(other, draft) &&
      !(
        isBare &&
        actors.length > 0 &&
        other.actors.length > 0 &&
        !actors.some((actor) => other.actors.some((candidate) => isSameActor(actor, candidate)))
      ),
  );
}

const documentsOf = ({ document, more }: Draft) => [...(document === undefined ? [] : [document]), ...(more ?? [])];
const isOfDocument = (a: Draft, b: Draft) =>
  documentsOf(a).some((title) => documentsOf(b).some((other) => title === other || isHeadlineOf(a, title, other, b)));

/** A headline shortens titles: 投资协定 is the 香港与老挝投资协定 of the text; so do words in passing (祝贺协定签署). */
function isHeadlineOf(a: Draft, title: string, other: string, b: Draft): boolean {
  if (a.nominal !== b.nominal) return (a.nominal ? other : title).endsWith(a.nominal ? title : other);
  if (a.heading === b.heading) return false;
  const [short, long] = a.heading ? [title, other] : [other, title];
  return short.length >= 4 && long.endsWith(short);
}

/** Same entities, one list within the other; a state in a headline stands for the one who holds its office. */
function sameActors(a: readonly Actor[], b: readonly Actor[], passing: boolean, one: Draft, other: Draft): boolean {
  if (a.length === 0 || b.length === 0) return passing && (a.length > 0 || b.length === 0);
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  const sameSet = fewer.every((actor) => more.some((candidate) => isSameActor(actor, candidate)));
  if (sameSet)
    return (
      fewer.length === more.length ||
      entitiesIn(fewer) > 1 ||
      passing ||
      one.type === 'visit' ||
      one.date === other.date
    );
  return false;
}

const entitiesIn = (actors: readonly Actor[]) => actors.reduce((n, { entities }) => n + entities.length, 0);

export function isSameActor(a: Actor, b: Actor): boolean {
  if (a.entities.some((entity) => b.entities.includes(entity))) return true;
  if (a.unnamed || b.unnamed) return holdsOffice(a, b) || holdsOffice(b, a) || actsFor(a, b) || actsFor(b, a);
  const [person, other] = a.rank === 'person' ? [a, b] : [b, a];
  if (person.rank !== 'person') return false;
  if (other.rank === 'person') return isShortOf(a.names[0], b.names[0]) || isShortOf(b.names[0], a.names[0]);
  const office = `${person.affiliation ?? ''}${person.role ?? ''}`;
  return other.names.some((name) => office.includes(name));
}

/** 黎巴嫩代表 is who acts where a headline names 黎巴嫩. */
const actsFor = ({ unnamed, of }: Actor, { rank, entities }: Actor) =>
  unnamed === true && of !== undefined && rank === 'country' && entities.includes(of.entities[0]);

/** 查波 is the last part of 丹尼尔·查波. */
const isShortOf = (short: string, long: string) => long.endsWith(`·${short}`);

const SHORT_OFFICES: readonly (readonly [RegExp, string])[] = [
  [/(?<!国)防长$/, '国防部长'],
  [/外长$/, '外交部长'],
  [/财长$/, '财政部长'],
];

/** 防长 is 国防部长. */
function wholeOffice(office: string): string {
  for (const [short, whole] of SHORT_OFFICES) if (short.test(office)) return office.replace(short, whole);
  return office;
}

/** Whether someone with a name is who another telling calls by state and office. */
function holdsOffice(named: Actor, { unnamed, office: held, of }: Actor): boolean {
  if (!unnamed || named.unnamed || named.rank !== 'person' || named.role === undefined || held === undefined)
    return false;
  const title = wholeOffice(fold(named.role));
  const office = wholeOffice(held);
  return (
    (title.endsWith(office) || office.endsWith(title)) &&
    (of === undefined || `${named.affiliation ?? ''}${named.role}`.includes(of.names[0]))
  );
}

/** Whether two EDTF dates may be of one day: equal, one absent, or one inside the other. */
export function agree(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return true;
  return within(a, b) || within(b, a);
}

function within(inner: string, outer: string): boolean {
  const [from, to] = outer.split('/');
  // 7月1日至8日 are days of July.
  if (to === undefined) return inner.split('/').every((end) => end.startsWith(outer));
  if (inner.includes('/'))
    return isSomeDayOf(outer) && inner.split('/').every((day) => day.length === 10 && day >= from && day <= to);
  // 从7月起每月…: what is held in September is another.
  if (to === '..') return from.length < 10 ? inner.startsWith(from) : inner >= from;
  return inner >= from && inner.slice(0, to.length) <= to;
}

/** A visit or a gathering lasts: the days that one telling gives rather than the one day of another. */
function wholeOf(a: string | undefined, b: string | undefined): string | undefined {
  const whole = [a, b].find((date) => date?.length === 21 && !isSomeDayOf(date));
  return whole ?? finer(a, b);
}

/** A week (下周) or a third of a month (9月上旬): on some day of it, not on all. */
function isSomeDayOf(interval: string): boolean {
  const [from, until] = interval.split('/').map((day) => parseDate(day));
  if (!isFull(from) || !isFull(until)) return false;
  if (weekday(from) === 1 && toDayNumber(until) - toDayNumber(from) === 6) return true;
  const isThird = from.day % 10 === 1 && (until.day % 10 === 0 || until.day === daysInMonth(until.year, until.month));
  return isThird && from.day < 30 && from.year === until.year && from.month === until.month;
}

/** The finer of two dates that agree. */
function finer(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return within(b, a) ? b : a;
}
