import { density } from '../../library/density.ts';
import { placeOf } from '../../library/search.ts';
import { type TimelineEvent, timeline } from '../../library/timeline.ts';
import { citeOf, compareLink, entityOf, given, passageLink, sourceOf } from '../present.ts';
import type { Room } from '../room.ts';
import { route } from '../route.ts';
import { densityQuery, density as densityShape, timelineAnswer, timelineQuery } from '../shapes/index.ts';
import { askOptions, exported, icsOf, listed, recordsOf } from './asking.ts';

/** Most articles that are laid side by side. */
const MOST_COMPARED = 6;

function eventOf(event: TimelineEvent) {
  const { id, participants, tellings, said, signed, ...rest } = event;
  const main = tellings.find((one) => one.id === id) ?? tellings[0];
  const articles = [...new Set(tellings.map(({ article }) => article))];
  return {
    ...rest,
    type: rest.type as 'meeting',
    id,
    link: passageLink(main.article, id),
    source: sourceOf(main),
    participants: participants.map(entityOf),
    tellings: tellings.map(citeOf),
    said: said.map((one) => ({
      ...citeOf(one),
      speaker: entityOf({ id: one.speaker, name: one.speakerName }),
      cue: one.cue,
    })),
    signed: signed.map((one) => ({ ...citeOf(one), title: one.title, action: one.action })),
    ...(articles.length > 1 ? { compare: compareLink(articles.slice(0, MOST_COMPARED)) } : {}),
  };
}

type Asked = { with?: string[]; type?: string[]; limit?: number } & Parameters<typeof askOptions>[0];

/** The last events of those asked for: what a feed or a calendar is subscribed to for. */
function eventIds(room: Room, query: Asked, usual: number): string[] {
  const { with: people, type: types, limit = usual } = query;
  const options = { ...askOptions(query), ...given({ with: people, types }), said: 0 };
  const { total } = timeline(room.store, { ...options, limit: 0 });
  const { newest } = placeOf(room.store, {});
  const cursor = `${Math.max(0, total - limit)}.${newest}`;
  return timeline(room.store, { ...options, limit, cursor })
    .events.map(({ id }) => id)
    .reverse();
}

export const timelineRoute = route({
  name: 'timeline',
  path: '/api/timeline',
  summary: 'Events in the order of days, each once however many pages tell it',
  query: timelineQuery,
  answer: timelineAnswer,
  slow: true,
  columns: [
    'id',
    'date',
    'type',
    'status',
    'mode',
    'place',
    'participants',
    'cameo',
    'tellings',
    'outlet',
    'published',
    'headline',
    'quote',
    'link',
  ],
  row: (one) => [
    one.id,
    one.date,
    one.type,
    one.status,
    one.mode,
    one.place,
    one.participants.map(({ name }) => name).join('、'),
    one.cameo,
    one.tellings.length,
    one.source.outlet,
    one.source.published,
    one.source.headline,
    one.tellings[0]?.quote,
    one.link,
  ],
  documents: {
    atom: {
      media: 'application/atom+xml; charset=utf-8',
      write: (room, { query }, origin) => exported('atom', recordsOf(room, eventIds(room, query, 50), origin)),
    },
    ics: {
      media: 'text/calendar; charset=utf-8',
      write: (room, { query }, origin) => icsOf(room, eventIds(room, query, 500), origin),
    },
  },
  ask: (room, { query }) => {
    const { with: people, type: types, said } = query;
    const { events, ...rest } = timeline(room.store, { ...askOptions(query), ...given({ with: people, types, said }) });
    return listed(rest, events.map(eventOf));
  },
});

export const densityRoute = route({
  name: 'density',
  path: '/api/timeline/density',
  summary: 'How many events are told for each day, month or year',
  query: densityQuery,
  answer: densityShape,
  columns: ['date', 'count'],
  list: ({ buckets }) => buckets,
  ask: (room, { query: { unit = 'month', from, to, where, with: people, type: types } }) =>
    density(room.store, { unit, ...given({ from, to, where, with: people, types }) }),
});
