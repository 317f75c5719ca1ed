import type { Telling } from '../../library/ask.ts';
import { type Position, positions } from '../../library/positions.ts';
import { citeOf, given, passageLink, sourceOf } from '../present.ts';
import { route } from '../route.ts';
import { positionsAnswer, positionsQuery } from '../shapes/index.ts';
import { askOptions, listed } from './asking.ts';

const cited = (telling: Telling | undefined) => telling && citeOf(telling);

function positionOf(one: Position) {
  const { first, latest, byYear, ...rest } = one;
  return {
    ...rest,
    link: passageLink(first.article, one.id),
    source: sourceOf(first),
    byYear: { ...byYear },
    first: citeOf(first),
    ...given({ latest: cited(latest) }),
  };
}

export const positionsRoute = route({
  name: 'positions',
  path: '/api/positions',
  summary: 'What a state, body or person supports, opposes or calls for, over time',
  query: positionsQuery,
  answer: positionsAnswer,
  slow: true,
  columns: [
    'id',
    'stance',
    'target',
    'count',
    'firstSeen',
    'lastSeen',
    'outlet',
    'published',
    'headline',
    'quote',
    'link',
  ],
  row: (one) => [
    one.id,
    one.stance,
    one.target,
    one.count,
    one.firstSeen,
    one.lastSeen,
    one.source.outlet,
    one.source.published,
    one.source.headline,
    one.first.quote,
    one.link,
  ],
  ask: (room, { query }) => {
    const { holder, on } = query;
    const {
      positions: found,
      line,
      first,
      latest,
      ...rest
    } = positions(room.store, holder, {
      ...askOptions(query),
      ...given({ on }),
    });
    return {
      ...listed(rest, found.map(positionOf)),
      line: line.map(({ year, stances }) => ({ year, stances: { ...stances } })),
      ...given({ first: cited(first), latest: cited(latest) }),
    };
  },
});
