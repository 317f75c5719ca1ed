import { z } from '@hono/zod-openapi';
import * as record from '../../record/schema.ts';
import {
  anyEntry,
  cite,
  doubt,
  entryKind,
  lang,
  listOf,
  listQuery,
  places,
  printed,
  replacedBy,
  span,
  spans,
} from './common.ts';

const pageFacts = {
  id: z.string(),
  link: z.string(),
  file: z.string().describe('name of the file, without its folder'),
  item: z.string().optional(),
  outlet: z.string().optional(),
  published: z.string().optional(),
  lang,
  chars: z.int(),
  doubts: z.int().describe('how many'),
  added: z.string().describe('ISO 8601, UTC'),
  current: z.boolean().describe('false where a newer version stands in its place'),
};

export const pageSummary = z
  .object({ ...pageFacts, articles: z.int(), headline: z.string().describe('of its first article') })
  .openapi('PageSummary');

export const pageList = listOf(pageSummary).openapi('PageList');
export const pageQuery = listQuery.extend({
  outlet: z.string().max(200).optional(),
  from: z.string().max(40).optional().describe('EDTF date of publication'),
  to: z.string().max(40).optional(),
  sort: z.enum(['added', 'newest', 'oldest']).optional().describe('`added`: the last added first (default)'),
});

const box = { x: z.number(), y: z.number(), width: z.number(), height: z.number() };
const print = z
  .object({
    pages: z
      .array(
        z.object({
          width: z.number(),
          height: z.number(),
          rules: z.array(z.object(box)).readonly(),
          pictures: z.array(z.object(box)).readonly(),
          unreadable: z.boolean(),
        }),
      )
      .readonly(),
    lines: z
      .array(
        z.object({
          ...box,
          page: z.int().describe('from 0'),
          start: z.int(),
          end: z.int(),
          size: z.number(),
          vertical: z.boolean(),
          bold: z.boolean(),
          block: z.int(),
          edges: z
            .array(z.number())
            .readonly()
            .describe('where each character begins along the line, in tenths of a point'),
        }),
      )
      .readonly(),
  })
  .openapi('Print', { description: 'Where the words stand on paper, in points from the top left (PDF).' });

export const textBlock = z
  .object({
    role: record.role,
    start: z.int().describe('into the rebuilt text of the article'),
    end: z.int(),
    spans: spans.describe('into the source text; each pair is a run of the block as it stands on the page'),
  })
  .openapi('TextBlock');

const articleFacts = {
  id: z.string(),
  link: z.string(),
  headline: z.string(),
  genre: record.genre,
  outlet: z.string().optional(),
  published: z.string().optional(),
  chars: z.int(),
};

export const pageArticle = z
  .object({
    ...articleFacts,
    source: printed,
    n: z.int().describe('place in reading order, from 1'),
    agencies: z.array(z.string()).readonly(),
    bylines: z.array(z.string()).readonly(),
    dateline: record.article.shape.dateline,
    publishedFrom: record.article.shape.publishedFrom,
    confidence: z.number(),
    text: z.string().describe('the article as rebuilt'),
    blocks: z.array(textBlock).readonly(),
    doubts: z.array(doubt).readonly(),
    entries: z.int(),
    counts: z.record(z.string(), z.int()).describe('entries by kind'),
  })
  .openapi('PageArticle');

export const page = z
  .object({
    ...pageFacts,
    script: record.script,
    encoding: z.string(),
    title: z.string().optional(),
    url: z.string().optional(),
    reader: z.string(),
    sha256: z.string(),
    format: z.enum(['text', 'html', 'archive', 'pdf']),
    text: z.string().describe('the source text; all spans are UTF-16 offsets into it'),
    lines: z.array(span).readonly().describe('`[start, end)` of each line of the source text, without its line break'),
    articles: z.array(pageArticle).readonly().describe('in reading order'),
    pageDoubts: z.array(doubt).readonly().describe('of the page as a whole'),
    print: print.optional(),
    versions: z
      .array(z.object({ id: z.string(), link: z.string(), added: z.string(), current: z.boolean() }))
      .readonly(),
    replacedBy: replacedBy.optional(),
    previous: z.object({ id: z.string(), link: z.string(), headline: z.string() }).optional(),
    next: z.object({ id: z.string(), link: z.string(), headline: z.string() }).optional(),
  })
  .openapi('Page');

export const articleSummary = z.object({ ...articleFacts, source: printed }).openapi('ArticleSummary');
export const articleList = listOf(articleSummary).openapi('ArticleList');
export const articleQuery = listQuery.extend({
  outlet: z.string().max(200).optional(),
  page: z.string().max(100).optional(),
  genre: record.genre.optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
  sort: z.enum(['newest', 'oldest', 'added']).optional(),
});

/** An entry inside its article: the record's fields, and where it stands in the rebuilt text. */
export const placedEntry = z
  .intersection(
    anyEntry,
    z.object({
      link: z.string(),
      source: printed,
      at: places.describe('where it stands in the rebuilt text'),
      review: z
        .object({
          status: z.enum(['accepted', 'corrected']),
          by: z.string(),
          at: z.string(),
          why: z.string().optional(),
          kept: z.literal(true).optional(),
        })
        .optional(),
    }),
  )
  .openapi('PlacedEntry');

const neighbour = z.object({ id: z.string(), link: z.string(), headline: z.string() });

export const article = z
  .object({
    ...articleFacts,
    source: printed,
    lang,
    n: z.int().describe('place on its page, from 1'),
    of: z.int().describe('articles on its page'),
    agencies: z.array(z.string()).readonly(),
    bylines: z.array(z.string()).readonly(),
    dateline: record.article.shape.dateline,
    publishedFrom: record.article.shape.publishedFrom,
    confidence: z.number(),
    reader: z.string(),
    text: z.string().describe('the article as rebuilt: blocks parted by line feeds'),
    blocks: z.array(textBlock).readonly(),
    sentences: z.array(z.int()).readonly().describe('where each sentence starts in the rebuilt text'),
    entries: z.array(placedEntry).readonly().describe('in the order of their first words'),
    counts: z.record(z.string(), z.int()),
    doubts: z.array(doubt).readonly(),
    previous: neighbour.optional(),
    next: neighbour.optional(),
    replacedBy: replacedBy.optional(),
  })
  .openapi('Article');

export const sharedWords = z
  .object({
    items: z
      .array(
        z.object({
          article: articleSummary,
          chars: z.int().describe('characters in shared passages'),
          share: z.number().describe('of this article, 0 to 1'),
          shareOther: z.number(),
          compare: z.string().describe('path of the comparison in the desk'),
          passages: z.array(z.object({ at: places, chars: z.int(), quote: z.string(), other: cite })).readonly(),
        }),
      )
      .readonly(),
    total: z.int(),
  })
  .openapi('SharedWords', { description: 'What other articles of the library have word for word.' });

export const entryList = listOf(z.intersection(anyEntry, z.object({ link: z.string(), source: printed }))).openapi(
  'EntryList',
);
export const entriesQuery = listQuery.extend({
  kind: entryKind.optional(),
  entity: z.string().max(600).optional().describe('id of an entity that the entry names'),
  role: z.enum(['named', 'speaker', 'participant', 'party', 'holder', 'inside']).optional(),
  type: z.string().max(100).optional(),
  outlet: z.string().max(200).optional(),
  from: z.string().max(40).optional().describe('EDTF date of publication'),
  to: z.string().max(40).optional(),
  article: z.string().max(100).optional(),
});
