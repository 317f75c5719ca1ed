import type * as api from '../server/client.ts';
import { queryText } from './route.ts';

export type * from '../server/client.ts';
export type EventRow = api.TimelineEvent;

declare const answer: unique symbol;
/** The address of an answer of the API, with the type of what is there. */
export type Address<T> = string & { readonly [answer]?: T };
type Query = Parameters<typeof queryText>[0];

const at = <T>(parts: readonly string[], query: Query = {}): Address<T> => {
  const text = queryText(query);
  return ['/api', ...parts.map(encodeURIComponent)].join('/') + (text === '' ? '' : `?${text}`);
};

/** Every question that the desk asks. The desk knows nothing of the library but these answers. */
export const asks = {
  front: () => at<api.Front>([]),
  pages: (query: Query = {}) => at<api.PageList>(['pages'], query),
  page: (id: string) => at<api.Page>(['pages', id]),
  article: (id: string) => at<api.Article>(['articles', id]),
  shared: (id: string) => at<api.SharedWords>(['articles', id, 'shared']),
  entry: (id: string) => at<api.Card>(['entries', id]),
  why: (id: string) => at<api.Why>(['entries', id, 'why']),
  citation: (id: string, style: string) => at<api.Citation>(['entries', id, 'citation'], { style }),
  search: (query: Query) => at<api.SearchAnswer>(['search'], query),
  facets: (query: Query) => at<api.Facets>(['search', 'facets'], query),
  timeline: (query: Query) => at<api.Timeline>(['timeline'], query),
  density: (query: Query) => at<api.Density>(['timeline', 'density'], query),
  people: (query: Query) => at<api.People>(['people'], query),
  entity: (id: string) => at<api.Profile>(['entities', id]),
  offices: (id: string) => at<api.Offices>(['entities', id, 'offices']),
  statements: (id: string, query: Query = {}) => at<api.Statements>(['entities', id, 'statements'], query),
  counterparts: (id: string, query: Query = {}) => at<api.Counterparts>(['entities', id, 'counterparts'], query),
  positions: (query: Query) => at<api.Positions>(['positions'], query),
  instruments: (query: Query) => at<api.Instruments>(['instruments'], query),
  commitments: (query: Query) => at<api.Commitments>(['commitments'], query),
  formulas: (query: Query = {}) => at<api.FormulaList>(['formulas'], query),
  formula: (phrase: string, query: Query = {}) => at<api.FormulaHistories>(['formulas', phrase], query),
  concordance: (phrase: string, query: Query = {}) => at<api.Concordance>(['formulas', phrase, 'concordance'], query),
  phrases: (query: Query) => at<api.Phrases>(['phrases'], query),
  figures: (query: Query) => at<api.Figures>(['figures'], query),
  compare: (articles: readonly string[]) => at<api.Comparison>(['compare'], { article: articles }),
  conflicts: (query: Query = {}) => at<api.Conflicts>(['conflicts'], query),
  conflict: (id: string) => at<api.Conflict>(['conflicts', id]),
  corrections: (query: Query = {}) => at<api.Corrections>(['corrections'], query),
  doubts: (query: Query = {}) => at<api.Doubts>(['doubts'], query),
  openapi: () => at<unknown>(['openapi.json']),
};

/** The same answer in another format: a link to copy. */
export const as = (address: Address<unknown>, format: 'json' | 'ndjson' | 'csv' | 'atom' | 'ics'): string =>
  `${address}${address.includes('?') ? '&' : '?'}format=${format}`;
