import { z } from '@hono/zod-openapi';
import { askQuery, cite, entity, listOf, listQuery } from './common.ts';

const byYear = z.record(z.string(), z.int());

export const peopleQuery = listQuery.extend({
  q: z.string().max(200).optional().describe('a part of a name, in either script'),
  type: z.enum(['person', 'organisation', 'place']).optional(),
});
export const personSummary = z
  .object({
    ...entity.shape,
    type: z.string().optional(),
    called: z
      .object({ hant: z.string(), hans: z.string() })
      .describe('what to call it in either script: of its names the one that pages print most'),
    names: z.object({ hant: z.string().optional(), hans: z.string().optional(), en: z.string().optional() }),
    articles: z.int().describe('that name it'),
  })
  .openapi('PersonSummary');
export const peopleAnswer = listOf(personSummary).openapi('People');

export const profile = z
  .object({
    ...personSummary.shape,
    wikidata: z.string().optional(),
    forms: z
      .array(z.object({ form: z.string(), articles: z.int() }))
      .readonly()
      .describe('folded, the most printed first'),
    merged: z.array(z.string()).readonly().describe('ids that a person said are the same'),
    firstSeen: z.string().optional(),
    lastSeen: z.string().optional(),
    byYear: byYear.describe('articles that name it, by year'),
    counts: z.object({
      statements: z.int(),
      events: z.int(),
      instruments: z.int(),
      commitments: z.int(),
      positions: z.int(),
    }),
  })
  .openapi('Profile');

export const office = z
  .object({
    title: z.string().describe('as written beside the name'),
    affiliation: z.string().optional(),
    count: z.int(),
    firstSeen: z.string().optional(),
    lastSeen: z.string().optional(),
    first: cite,
    latest: cite,
  })
  .openapi('Office');
export const officesAnswer = listOf(office)
  .extend({ looked: z.int().describe('articles looked at'), articles: z.int().describe('articles that name it') })
  .openapi('Offices');

export const statementsQuery = askQuery.extend({ sort: z.enum(['newest', 'oldest']).optional() });
export const statement = cite
  .extend({ cue: z.string(), mode: z.string(), via: z.array(z.string()).readonly(), addressee: z.string().optional() })
  .openapi('StatementLine');
export const statementsAnswer = listOf(statement).extend({ byYear }).openapi('Statements');

export const counterpart = z
  .object({
    ...entity.shape,
    type: z.string().optional(),
    count: z.int().describe('events that both take part in'),
    firstSeen: z.string().optional(),
    lastSeen: z.string().optional(),
    latest: cite,
    byType: z.record(z.string(), z.int()),
  })
  .openapi('Counterpart');
export const counterpartsAnswer = listOf(counterpart)
  .extend({
    links: z
      .array(z.object({ a: z.string(), b: z.string(), count: z.int() }))
      .readonly()
      .describe('events that two of the counterparts given share, for a network'),
  })
  .openapi('Counterparts');
