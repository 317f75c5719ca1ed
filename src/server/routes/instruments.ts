import { type Instrument, instruments } from '../../library/instruments.ts';
import { citeOf, entityOf, given, passageLink, sourceOf } from '../present.ts';
import { route } from '../route.ts';
import { instrumentsAnswer, instrumentsQuery } from '../shapes/index.ts';
import { askOptions, listed } from './asking.ts';

/** Tellings given of each step; the count is of all. */
const MOST_TELLINGS = 20;

export function instrumentOf(one: Instrument) {
  const { id, parties, steps, ...rest } = one;
  const tellings = steps.flatMap(({ tellings: all }) => all);
  const first = tellings.find((telling) => telling.id === id) ?? tellings[0];
  return {
    ...rest,
    id,
    link: passageLink(first.article, id),
    source: sourceOf(first),
    parties: parties.map(entityOf),
    steps: steps.map(({ tellings: all, ...step }) => ({ ...step, tellings: all.slice(0, MOST_TELLINGS).map(citeOf) })),
  };
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
    return listed(rest, found.map(instrumentOf));
  },
});
