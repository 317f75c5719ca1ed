import { type Actor, participantsOf } from './event/actors.ts';
import { codesOf } from './event/codes.ts';
import { countryOfActor, countryOfPlace, shortCountry } from './event/country.ts';
import { findDrafts } from './event/find.ts';
import { joinHeadlines } from './event/headline.ts';
import { agree, isSameActor, merge, type Told } from './event/merge.ts';
import { settleDates, settleTold } from './event/scene.ts';
import { Memo } from './memo.ts';
import { inside } from './places.ts';
import type { Finding, Place, Reader, Reading } from './reader.ts';

const told = new Memo<Told[]>('event');

/** Meetings, calls, visits, signings, publications and the like; each once for an article, with all its places. */
export const eventReader: Reader<'event'> = {
  kind: 'event',
  version: 1,
  survey: (readings) => surveyAll([readings]),
  surveyAll,
  read(reading) {
    const events = told.get(reading) ?? eventsOf(reading);
    return events.filter((one) => isTelling(one)).map((one) => toFinding(reading, one));
  },
};

/** The events of pages; each step is taken on all pages. */
function surveyAll(pages: readonly (readonly Reading[])[]): void {
  const drafts = pages.map((page) => page.map(findDrafts));
  const merged = drafts.map((page, k) => page.map((own, i) => merge(settleDates(pages[k][i], own))));
  merged.forEach((page, k) => {
    const events = page.map((own, i) => joinHeadlines(pages[k][i], own));
    lendDates(events);
    pages[k].forEach((reading, i) => {
      settleTold(reading, events[i]);
      told.set(reading, events[i]);
    });
  });
}

const eventsOf = (reading: Reading): Told[] => joinHeadlines(reading, merge(settleDates(reading, findDrafts(reading))));

/** An event whose day one article does not tell takes it from the same event in another article of the page. */
function lendDates(articles: readonly (readonly Told[])[]): void {
  const dated = articles.map((events) =>
    events.filter((one) => one.date?.length === 10 && one.status === 'held' && !one.drafts[0].background),
  );
  articles.forEach((events, i) => {
    const lenders = dated.filter((_, k) => k !== i).flat();
    for (const one of lenders.length > 0 ? events : []) {
      if (
        (one.date?.length ?? 0) >= 10 ||
        one.status !== 'held' ||
        one.drafts.some(({ vague, relative, since }) => vague || relative || since !== undefined)
      )
        continue;
      const same = lenders.filter((other) => agree(one.date, other.date) && isSameAbroad(one, other));
      const days = new Set(same.map((other) => other.date));
      if (days.size === 1) {
        one.date = same[0].date;
        one.lent = true;
      }
    }
  });
}

function isSameAbroad(one: Told, other: Told): boolean {
  if (one.drafts[0].type !== other.drafts[0].type) return false;
  if (
    one.drafts.some(
      (draft) => draft.document !== undefined && other.drafts.some((b) => sameTitle(b.document, draft.document)),
    )
  )
    return true;
  if (
    one.drafts[0].document !== undefined ||
    (one.drafts[0].type === 'visit' && one.drafts.every((draft) => !draft.heading))
  )
    return false;
  const people = actorsIn(one);
  const others = actorsIn(other);
  return people.length > 0 && people.every((actor) => others.some((candidate) => isSameActor(actor, candidate)));
}

const sameTitle = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && (a.endsWith(b) || b.endsWith(a));

const actorsIn = (one: Told) => one.drafts.flatMap((draft) => draft.actors);

/** What is only named in passing needs a day; a meeting that only a headline tells needs two sides. */
function isTelling({ drafts, date, status }: Told): boolean {
  const { type } = drafts[0];
  if (drafts.every((draft) => draft.nominal)) return date !== undefined || type === 'visit' || status !== 'held';
  // A gathering that only a headline names, without anyone or a day.
  if (
    date === undefined &&
    drafts.every(({ heading, actors, rule, plain }) => heading && !plain && rule === 'gathering' && actors.length === 0)
  )
    return false;
  const talks = type === 'meeting' && drafts[0].rule !== 'gathering';
  if (talks && date === undefined && drafts.every((draft) => draft.heading && draft.rule !== 'act' && !draft.plain))
    return drafts.some(({ actors }) => actors.reduce((n, actor) => n + actor.entities.length, 0) > 1);
  return true;
}

function toFinding(reading: Reading, one: Told): Finding<'event'> {
  const main = one.drafts.reduce((best, draft) => (weight(draft) > weight(best) ? draft : best));
  const first = one.drafts[0];
  const actors = participants(one, main);
  const { names, entities } = participantsOf(actors);
  const where = main.where ?? one.drafts.find((draft) => draft.where !== undefined)?.where;
  const country = where === undefined ? undefined : countryOfPlace(reading, where);
  const sides = actors.map((actor) => countryOfActor(reading, actor));
  const line = {
    ...(main.plover === undefined ? {} : { plover: main.plover }),
    ...(main.cameo === undefined ? {} : { cameo: main.cameo }),
  };
  const codes = codesOf(main.type, one.status, line, {
    ...(country === undefined ? {} : { place: country }),
    ...(sides[0] === undefined ? {} : { first: sides[0] }),
    others: sides.slice(1).filter((side) => side !== undefined),
  });
  return {
    kind: 'event',
    start: first.start,
    end: first.end,
    type: main.type,
    ...codes,
    ...(main.mode === undefined ? {} : { mode: main.mode }),
    ...(one.date === undefined ? {} : { date: one.date }),
    ...(where === undefined ? {} : { place: placeName(reading, where) }),
    participants: names,
    participantIds: entities,
    status: one.status,
    ...(one.drafts.every((draft) => draft.background) ? { background: true as const } : {}),
    rule: main.rule,
    ...(main.term === undefined ? {} : { terms: [main.term] }),
    confidence: confidenceOf(one, main),
    also: apart(one),
  };
}

/** The words of a place; the whole name of a country of which one character stands there (访华). */
function placeName(reading: Reading, where: Place): string {
  if (where.end - where.start > 1) return reading.passage.quote(where.start, where.end);
  const whole = shortCountry(reading, where.start) ?? where;
  return inside(reading.found.name, where.start, where.end)[0]?.name ?? reading.passage.quote(whole.start, whole.end);
}

const weight = (draft: Finding<'event'> | Told['drafts'][number]) =>
  ('nominal' in draft && draft.nominal ? 0 : 4) +
  ('heading' in draft && draft.heading ? 0 : 2) +
  (draft.date === undefined ? 0 : 1);

/** Those of the fullest telling, then any that only another telling names; states give way to who acts for them. */
function participants(one: Told, main: Told['drafts'][number]): Actor[] {
  const fuller = main.heading
    ? one.drafts.find((draft) => !draft.heading && draft.actors.filter(({ rank }) => rank === 'person').length > 1)
    : undefined;
  const all = [...(fuller ?? main).actors];
  for (const draft of one.drafts)
    for (const actor of draft.actors)
      if (!draft.heading && all.length < 2 && !all.some((known) => known.entities[0] === actor.entities[0]))
        all.push(actor);
  if (all.length === 0) all.push(...one.drafts.flatMap((draft) => draft.actors));
  return all;
}

/** The places besides the first, without those that repeat its words. */
function apart(one: Told): Place[] {
  const places: Place[] = [];
  let end = one.drafts[0].end;
  for (const draft of one.drafts.slice(1)) {
    if (draft.start < end) continue;
    places.push({ start: draft.start, end: draft.end });
    end = draft.end;
  }
  return places;
}

function confidenceOf(one: Told, main: Told['drafts'][number]): number {
  if ((main.type === 'other' && main.rule !== 'letter') || main.type === 'announcement') return 0.6;
  if (main.nominal) return 0.6;
  return one.date !== undefined && main.actors.length > 0 ? 0.9 : 0.75;
}
