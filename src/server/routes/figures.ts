import { figures, type Series } from '../../library/figures.ts';
import { citeOf, given, passageLink, sourceOf } from '../present.ts';
import { route } from '../route.ts';
import { figuresAnswer, figuresQuery } from '../shapes/index.ts';
import { askOptions, listed } from './asking.ts';

const seriesOf = (series: Series) => ({
  ...series,
  figures: series.figures.map(({ tellings, ...figure }) => ({
    ...figure,
    link: passageLink(tellings[0].article, figure.id),
    source: sourceOf(tellings[0]),
    tellings: tellings.map(citeOf),
  })),
});

export const figuresRoute = route({
  name: 'figures',
  path: '/api/figures',
  summary: 'Figures of one measure in one unit, over time',
  query: figuresQuery,
  answer: figuresAnswer,
  slow: true,
  columns: ['of', 'unit', 'per', 'figures', 'least', 'most', 'first', 'last'],
  row: (one) => [
    one.of,
    one.unit,
    one.per,
    one.figures.length,
    one.least,
    one.most,
    one.figures[0]?.told,
    one.figures.at(-1)?.told,
  ],
  ask: (room, { query }) => {
    const { of, with: names } = query;
    const { series, ...rest } = figures(room.store, of, { ...askOptions(query), ...given({ with: names }) });
    return listed(rest, series.map(seriesOf));
  },
});
