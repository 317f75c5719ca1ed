import { type Instrument, instruments } from '../../library/instruments.ts';
import { citeOf, entityOf, given, passageLink, sourceOf } from '../present.ts';
import type { Room } from '../room.ts';
import { route } from '../route.ts';
import { instrumentsAnswer, instrumentsQuery } from '../shapes/index.ts';
import { articleSummaryOf } from './articles.ts';
import { askOptions, listed } from './asking.ts';
import { entryById } from './card.ts';

/** Tellings given of each step; the count is of all. */
const MOST_TELLINGS = 20;

function instrumentOf(room: Room, one: Instrument) {
  const { id, parties, steps, ...rest } = one;
  const first = steps.flatMap(({ tellings }) => tellings).find((telling) => telling.id === id);
  return {
    ...rest,
    id,
    ...(first === undefined ? placeOf(room, id) : { link: passageLink(first.article, id), source: sourceOf(first) }),
    parties: parties.map(entityOf),
    steps: steps.map(({ tellings: all, ...step }) => ({ ...step, tellings: all.slice(0, MOST_TELLINGS).map(citeOf) })),
  };
}

/** Of a telling that is not among those given. */
function placeOf(room: Room, id: string) {
  const { article, row, page } = entryById(room, id);
  return { link: passageLink(article.id, id), source: articleSummaryOf(row, page).source };
}

export const instrumentsRoute = route({
  name: 'instruments',
  path: '/api/instruments',
  summary: 'Treaties, agreements and statements, each once with its life',
  query: instrumentsQuery,
  answer: instrumentsAnswer,
  slow: true,
  columns: ['id', 'title', 'type', 'parties', 'subject', 'steps', 'outlet', 'published', 'headline', 'link'],
  row: (one) => [
    one.id,
    one.title,
    one.type,
    one.parties.map(({ name }) => name).join('、'),
    one.subject,
    one.steps.map(({ action, date }) => [action, date].filter(Boolean).join(' ')).join('; '),
    one.source.outlet,
    one.source.published,
    one.source.headline,
    one.link,
  ],
  ask: (room, { query }) => {
    const { title, party } = query;
    const { instruments: found, ...rest } = instruments(room.store, {
      ...askOptions(query),
      ...given({ title, party }),
    });
    return listed(
      rest,
      found.map((one) => instrumentOf(room, one)),
    );
  },
});
