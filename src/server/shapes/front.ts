import { z } from '@hono/zod-openapi';
import { pageSummary } from './page.ts';
import { commitment } from './questions.ts';

export const front = z
  .object({
    library: z.object({
      name: z.string().describe('name of the file, without its folder'),
      version: z.string().describe('changes whenever anything in the library does'),
      writable: z.boolean(),
      needsToken: z.boolean().describe('whether writing takes a token'),
    }),
    extent: z.object({
      pages: z.int(),
      replaced: z.int(),
      articles: z.int(),
      entries: z.int(),
      corrections: z.int(),
      entities: z.int().describe('people, bodies and places that pages name, as many as `/api/people` lists'),
    }),
    first: z.string().optional().describe('EDTF day of the first article'),
    last: z.string().optional(),
    kinds: z.array(z.object({ kind: z.string(), count: z.int(), link: z.string() })).readonly(),
    outlets: z
      .array(
        z.object({
          outlet: z.string().describe('empty where the page does not tell'),
          articles: z.int(),
          first: z.string().optional(),
          last: z.string().optional(),
          undated: z.int(),
          months: z
            .array(z.object({ month: z.string().describe('2016-05'), articles: z.int() }))
            .readonly()
            .describe('only those with articles: what is missing is a gap'),
          link: z.string(),
        }),
      )
      .readonly(),
    added: z.array(pageSummary).readonly().describe('the last pages added'),
    conflicts: z.object({
      onPages: z.int().describe('found by the reading of a page itself'),
      open: z
        .int()
        .optional()
        .describe('within and across pages, without those explained or dismissed; absent until the comparison has run'),
      major: z.int().optional(),
      state: z.enum(['unknown', 'running', 'ready']),
      link: z.string(),
    }),
    doubts: z.int().describe('pages with doubts'),
    due: z.array(commitment).readonly().describe('what falls due next, from today'),
    today: z.string(),
  })
  .openapi('Front');

export const health = z.object({ status: z.literal('ok'), version: z.string() }).openapi('Health');
