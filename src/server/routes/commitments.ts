import { type Commitment, type CommitmentsOptions, commitments } from '../../library/commitments.ts';
import { citeOf, entityOf, given, passageLink, sourceOf } from '../present.ts';
import type { Room } from '../room.ts';
import { route } from '../route.ts';
import { commitmentsAnswer, commitmentsQuery } from '../shapes/index.ts';
import { askOptions, icsOf, listed } from './asking.ts';

export function commitmentOf(one: Commitment) {
  const { id, parties, tellings, ...rest } = one;
  const [first] = tellings;
  return {
    id,
    link: passageLink(first.article, id),
    source: sourceOf(first),
    ...rest,
    parties: parties.map(entityOf),
    tellings: tellings.map(citeOf),
  };
}

function optionsOf(
  room: Room,
  query: { with?: string[]; due?: string; open?: boolean; undated?: boolean; today?: string } & Parameters<
    typeof askOptions
  >[0],
): CommitmentsOptions {
  const { with: parties, due, open, undated, today = room.today() } = query;
  return { ...askOptions(query), ...given({ with: parties, due, open, undated }), today };
}

/** What was promised, by the day it falls due. */
export const commitmentsRoute = route({
  name: 'commitments',
  path: '/api/commitments',
  summary: 'What was promised, each once, by the day it falls due',
  query: commitmentsQuery,
  answer: commitmentsAnswer,
  slow: true,
  columns: [
    'id',
    'due',
    'start',
    'end',
    'duration',
    'parties',
    'modality',
    'action',
    'tellings',
    'outlet',
    'published',
    'headline',
    'link',
  ],
  row: (one) => [
    one.id,
    one.due,
    one.start,
    one.end,
    one.duration,
    one.parties.map(({ name }) => name).join('、'),
    one.modality,
    one.action,
    one.tellings.length,
    one.source.outlet,
    one.source.published,
    one.source.headline,
    one.link,
  ],
  documents: {
    ics: {
      media: 'text/calendar; charset=utf-8',
      write: (room, { query }, origin) => {
        const { commitments: found } = commitments(room.store, {
          ...optionsOf(room, query),
          limit: query.limit ?? 1000,
        });
        return icsOf(
          room,
          found.map(({ id }) => id),
          origin,
        );
      },
    },
  },
  ask: (room, { query }) => {
    const { commitments: found, ...rest } = commitments(room.store, optionsOf(room, query));
    return listed(rest, found.map(commitmentOf));
  },
});
