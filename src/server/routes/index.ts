import type { Route } from '../route.ts';
import { articleRoute, articlesRoute } from './articles.ts';
import { cardRoute, citationRoute, whyRoute } from './card.ts';
import { commitmentsRoute } from './commitments.ts';
import { compareRoute, sharedRoute } from './compare.ts';
import { conflictRoute, conflictsRoute } from './conflicts.ts';
import { correctionsRoute, doubtsRoute } from './corrections.ts';
import { entriesRoute } from './entries.ts';
import { figuresRoute } from './figures.ts';
import { concordanceRoute, formulaRoute, formulasRoute, phrasesRoute } from './formulas.ts';
import { frontRoute, healthRoute } from './front.ts';
import { instrumentsRoute } from './instruments.ts';
import { pageRoute, pagesRoute } from './pages.ts';
import { counterpartsRoute, entityRoute, officesRoute, peopleRoute, statementsRoute } from './people.ts';
import { positionsRoute } from './positions.ts';
import { facetsRoute, searchRoute } from './search.ts';
import { densityRoute, timelineRoute } from './timeline.ts';

/** Every question that the API takes. */
export const ROUTES: readonly Route[] = [
  frontRoute,
  healthRoute,
  pagesRoute,
  pageRoute,
  articlesRoute,
  articleRoute,
  sharedRoute,
  entriesRoute,
  cardRoute,
  whyRoute,
  citationRoute,
  searchRoute,
  facetsRoute,
  densityRoute,
  timelineRoute,
  peopleRoute,
  entityRoute,
  officesRoute,
  statementsRoute,
  counterpartsRoute,
  positionsRoute,
  instrumentsRoute,
  commitmentsRoute,
  formulasRoute,
  formulaRoute,
  concordanceRoute,
  phrasesRoute,
  figuresRoute,
  compareRoute,
  conflictsRoute,
  conflictRoute,
  correctionsRoute,
  doubtsRoute,
];

export const routeNamed = (name: string): Route | undefined => ROUTES.find((one) => one.name === name);
