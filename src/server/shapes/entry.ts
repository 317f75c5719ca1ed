import { z } from '@hono/zod-openapi';
import { anyEntry, correction, entity, places, printed, replacedBy, spans } from './common.ts';

/** Words that say something, with their place in the sentence shown. */
const words = z.object({
  quote: z.string(),
  spans,
  at: places.describe('in `sentence.text`; empty where they stand outside'),
});

export const chainLink = z
  .object({
    as: z.enum(['speaker', 'agency', 'outlet']),
    name: z.string(),
    entity: entity.optional(),
    words: words.optional().describe('where the page says so; absent where it is told from outside or inferred'),
  })
  .openapi('ChainLink');

export const cardDate = z
  .object({
    field: z.string().describe('of the record: date, start, end, value, published'),
    value: z.string().describe('EDTF, as resolved'),
    written: words.optional().describe('the words it was resolved from'),
    anchor: z.string().optional().describe('EDTF date that relative words were resolved against'),
    entry: z.string().optional().describe('id of the time entry'),
  })
  .openapi('CardDate');

export const card = z
  .object({
    id: z.string(),
    link: z.string(),
    kind: z.string(),
    source: printed,
    status: z
      .enum(['machine', 'accepted', 'corrected', 'rejected', 'gone'])
      .describe('`gone`: the present reader no longer finds it'),
    entry: anyEntry.optional().describe('as corrected; absent where a person rejected it'),
    machine: anyEntry.optional().describe('as the machine read it, where that differs'),
    review: z.object({ status: z.string(), by: z.string(), at: z.string(), why: z.string().optional() }).optional(),
    sentence: z
      .object({
        text: z.string(),
        at: places.describe('the words of the entry, in `text`'),
        before: z.string().describe('what stands before the sentence, in whole clauses'),
        after: z.string(),
        cut: z
          .object({ before: z.boolean(), after: z.boolean() })
          .describe('whether the text goes on before `before` and behind `after`'),
        spans,
      })
      .optional(),
    line: z.int().describe('of the source text, from 1'),
    boxes: z
      .array(z.object({ page: z.int(), x: z.number(), y: z.number(), width: z.number(), height: z.number() }))
      .readonly()
      .optional()
      .describe('on paper, where the page is a PDF'),
    chain: z.array(chainLink).readonly().describe('who says it, through whom, down to the paper'),
    dates: z.array(cardDate).readonly(),
    people: z.array(z.object({ role: z.string(), entity })).readonly(),
    reader: z.string().describe('name and version of what found it; `/why` gives the rule and lexicon lines'),
    confidence: z.number(),
    conflicts: z.array(z.object({ id: z.string(), link: z.string(), source: printed, note: z.string() })).readonly(),
    history: z.array(correction).readonly().describe('what people said of it, oldest first'),
    versions: z
      .array(z.object({ id: z.string(), added: z.string(), current: z.boolean() }))
      .readonly()
      .describe('of its page'),
    previous: z.string().optional().describe('id of the entry before it in the article'),
    next: z.string().optional(),
    replacedBy: replacedBy.optional(),
  })
  .openapi('EntryCard');

export const why = z
  .object({
    id: z.string(),
    link: z.string(),
    source: printed.optional(),
    rule: z.string().optional(),
    lines: z.array(z.string()).readonly().describe('lines of lexicon files that took part, `file:line`'),
    found: z.boolean().describe('false where reading the page again does not find it'),
  })
  .openapi('Why');

export const citationStyle = z.enum(['csl', 'apa', 'mla', 'chicago', 'gbt7714', 'bibtex', 'ris']);
export const citation = z
  .object({
    id: z.string(),
    link: z.string(),
    source: printed.optional(),
    style: citationStyle,
    text: z.string().describe('ready to copy'),
    item: z.looseObject({ id: z.string(), type: z.string(), title: z.string() }).describe('CSL-JSON'),
  })
  .openapi('Citation');
export const citationQuery = z.object({ style: citationStyle.optional() });
