import { counterparts } from '../../library/counterparts.ts';
import { LibraryError } from '../../library/error.ts';
import { offices } from '../../library/offices.ts';
import { type EntityRow, entityRoot, namedCounts, people, profile } from '../../library/people.ts';
import { statements } from '../../library/statements.ts';
import { citeOf, entityLink, given } from '../present.ts';
import { Refusal } from '../problem.ts';
import type { Room } from '../room.ts';
import { route } from '../route.ts';
import {
  askQuery,
  counterpartsAnswer,
  idParam,
  officesAnswer,
  peopleAnswer,
  peopleQuery,
  profile as profileShape,
  statementsAnswer,
  statementsQuery,
} from '../shapes/index.ts';
import { askOptions, listed, unsealed } from './asking.ts';

const linked = <T extends EntityRow>(row: T) => ({ ...row, link: entityLink(row.id) });

export const peopleRoute = route({
  name: 'people',
  path: '/api/people',
  summary: 'People, bodies and places that the library names, the most named first',
  query: peopleQuery,
  answer: peopleAnswer,
  columns: ['id', 'name', 'type', 'hant', 'hans', 'en', 'articles', 'link'],
  row: (one) => [one.id, one.name, one.type, one.names.hant, one.names.hans, one.names.en, one.articles, one.link],
  ask: (room, { query }) => {
    const { q, type, limit = 50, cursor } = query;
    const offset = cursor === undefined ? 0 : offsetIn(unsealed(cursor));
    const counts = room.keep('named', () => namedCounts(room.store));
    const { total, items } = people(room.store, { ...given({ words: q, type }), limit, offset }, counts);
    const end = offset + items.length;
    return listed({ total, ...(end < total && items.length > 0 ? { next: String(end) } : {}) }, items.map(linked));
  },
});

/** @throws LibraryError `query` */
function offsetIn(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new LibraryError('query', 'this is no cursor; use `next` of an earlier answer');
  return Number(cursor);
}

/** @throws Refusal 301 where a person merged it into another */
function current(room: Room, id: string, rest = ''): string {
  const root = entityRoot(room.store, id);
  if (root !== id)
    throw new Refusal(301, 'merged', `${id}: a person said that it is ${root}`, {
      replacedBy: { id: root, link: entityLink(root) },
      headers: { location: `/api/entities/${encodeURIComponent(root)}${rest}` },
    });
  return root;
}

export const entityRoute = route({
  name: 'entity',
  path: '/api/entities/{id}',
  summary: 'A person, body or place: its names in all forms, and how much there is of it',
  params: idParam,
  answer: profileShape,
  ask: (room, { params: { id } }) => linked(profile(room.store, current(room, id))),
});

export const officesRoute = route({
  name: 'offices',
  path: '/api/entities/{id}/offices',
  summary: 'Offices printed beside a name, over time',
  params: idParam,
  answer: officesAnswer,
  slow: true,
  columns: ['title', 'affiliation', 'count', 'firstSeen', 'lastSeen', 'link'],
  row: (one) => [one.title, one.affiliation, one.count, one.firstSeen, one.lastSeen, one.first.link],
  ask: (room, { params: { id } }) => {
    const { offices: found, looked, articles } = offices(room.store, current(room, id, '/offices'));
    const items = found.map(({ first, latest, ...one }) => ({ ...one, first: citeOf(first), latest: citeOf(latest) }));
    return { items, total: items.length, looked, articles };
  },
});

export const statementsRoute = route({
  name: 'statements',
  path: '/api/entities/{id}/statements',
  summary: 'What someone said, in order',
  params: idParam,
  query: statementsQuery,
  answer: statementsAnswer,
  columns: ['id', 'published', 'outlet', 'cue', 'mode', 'via', 'quote', 'headline', 'link'],
  row: (one) => [
    one.id,
    one.source.published,
    one.source.outlet,
    one.cue,
    one.mode,
    one.via.join('、'),
    one.quote,
    one.source.headline,
    one.link,
  ],
  ask: (room, { params: { id }, query }) => {
    const { sort } = query;
    const found = statements(room.store, current(room, id, '/statements'), {
      ...askOptions(query),
      ...given({ sort }),
    });
    const { statements: said, byYear, ...rest } = found;
    const items = said.map((one) => ({
      ...citeOf(one),
      cue: one.cue,
      mode: one.mode,
      via: one.via,
      ...given({ addressee: one.addressee }),
    }));
    return { ...listed(rest, items), byYear: { ...byYear } };
  },
});

export const counterpartsRoute = route({
  name: 'counterparts',
  path: '/api/entities/{id}/counterparts',
  summary: 'Whom someone met, and which of these met each other there',
  params: idParam,
  query: askQuery,
  answer: counterpartsAnswer,
  slow: true,
  columns: ['id', 'name', 'type', 'count', 'firstSeen', 'lastSeen', 'link'],
  row: (one) => [one.id, one.name, one.type, one.count, one.firstSeen, one.lastSeen, one.link],
  ask: (room, { params: { id }, query }) => {
    const found = counterparts(room.store, current(room, id, '/counterparts'), askOptions(query));
    const { counterparts: met, links, ...rest } = found;
    const items = met.map(({ latest, byType, ...one }) => ({
      ...one,
      link: entityLink(one.id),
      byType: { ...byType },
      latest: citeOf(latest),
    }));
    return { ...listed(rest, items), links: [...links] };
  },
});
