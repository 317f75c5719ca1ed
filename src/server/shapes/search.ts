import { z } from '@hono/zod-openapi';
import { EXPORT_FORMATS } from '../../publish/export/formats.ts';
import { anyEntry, listOf, listQuery, printed, span, spans, whole, widened } from './common.ts';

export const searchQuery = listQuery.extend({
  q: z
    .string()
    .min(1)
    .max(2000)
    .describe('as `chancery search` takes it: words, "phrases", AND OR NOT, brackets, field:value'),
  kind: z.string().max(40).optional().describe('facets: each narrows the search as the field of the same name does'),
  person: z.string().max(600).optional().describe('id of an entity, or a name'),
  outlet: z.string().max(200).optional(),
  year: z.string().max(40).optional().describe('2016, 2016-05, 2014..2016'),
  sort: z.enum(['rank', 'newest', 'oldest']).optional(),
  context: whole(0, 200).optional().describe('characters on each side of the words'),
});

export const facetsQuery = searchQuery.omit({ limit: true, cursor: true, sort: true, context: true });

export const hit = z
  .object({
    id: z.string(),
    link: z.string(),
    kind: z.string(),
    source: printed,
    headlineAt: z.array(span).readonly().describe('words of the search in the headline'),
    contexts: z
      .array(
        z.object({
          before: z.string(),
          words: z.string(),
          after: z.string(),
          at: z.array(span).readonly().describe('all words of the search, in `before + words + after`'),
          spans,
          line: z.int(),
        }),
      )
      .readonly(),
    entry: anyEntry.optional().describe('where the search is for entries'),
  })
  .openapi('Hit');

const about = z
  .literal(true)
  .optional()
  .describe('`total` is reckoned from a sample: words inside of entries, in too many articles to look into each');

export const searchAnswer = listOf(hit)
  .extend({
    of: z.enum(['articles', 'entries']),
    about,
    query: z.string().describe('what was asked, with its facets; `q` of this gives the same answer'),
    tried: z
      .array(
        z.object({
          part: z.string().describe('as it was written; another form of a name folded'),
          count: z.int(),
          of: z.enum(['articles', 'entries']),
        }),
      )
      .readonly()
      .describe('what each part finds alone, where nothing was found'),
    widened: z.array(widened).readonly(),
  })
  .openapi('SearchAnswer');

const facet = z.array(
  z.object({
    value: z.string().describe('as the parameter of the same name takes it'),
    label: z.string(),
    count: z.int(),
  }),
);
export const facets = z
  .object({
    total: z.int(),
    of: z.enum(['articles', 'entries']),
    about,
    looked: z.int().describe('hits that kinds and persons were counted over: all, or the first of them'),
    kind: facet.readonly().describe('entries in the articles found, by kind; of entries their own kinds'),
    person: facet.readonly().describe('who speaks or takes part there: in how many of the articles looked at'),
    outlet: facet.readonly(),
    year: facet.readonly(),
  })
  .openapi('Facets');

export const exportQuery = z.object({
  q: z.string().max(2000).optional().describe('a search; everything by default'),
  kinds: z.string().max(200).optional().describe('kinds of entry, separated by commas'),
  format: z.enum(Object.keys(EXPORT_FORMATS) as [string, ...string[]]).describe('see docs/exports.md'),
});
