import { z } from '@hono/zod-openapi';
import * as record from '../../record/schema.ts';

/** What answers share. Every record in every answer has a `link` to its passage and says where it was printed. */

export const span = record.span;
export const spans = z.array(span).readonly();

/** `[start, end)` into the rebuilt text of an article, in UTF-16 code units. */
export const places = z.array(span).readonly();

export const lang = z
  .enum(['zh-Hant', 'zh-Hans', 'zh'])
  .describe('BCP 47; what a browser wants as `lang` of the printed words');

export const printed = z
  .object({
    page: z.string().describe('id of the page'),
    article: z.string().optional().describe('id of the article'),
    outlet: z.string().optional(),
    published: z.string().optional().describe('EDTF date'),
    headline: z.string(),
    file: z.string().describe('name of the file, without its folder'),
    item: z.string().optional().describe('id inside an archive'),
    lang,
  })
  .openapi('Printed', { description: 'Where something was printed.' });

/** Paths into the desk; the API adds no host, so that they work behind any. */
const link = z.string().describe('path of the passage in the desk');

export const cite = z
  .object({
    id: z.string(),
    link,
    source: printed,
    quote: z.string(),
    spans,
  })
  .openapi('Cite', { description: 'Words of a page: enough to cite them and to go there.' });

export const entity = z
  .object({ id: z.string(), name: z.string(), link: z.string().describe('path of whom it names in the desk') })
  .openapi('EntityLink');

export const widened = z
  .object({
    word: z.string(),
    entity: z.string().describe('whom the word names'),
    forms: z.array(z.string()).readonly().describe('other forms that count as it, folded'),
  })
  .openapi('Widened', { description: 'What a name was widened to; `=` before a word takes it as it stands.' });

/** A list: a part of its items, how many there are, and how to go on. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item).readonly(),
    total: z.int().describe('all there are'),
    widened: z.array(widened).readonly().optional(),
    next: z.string().optional().describe('`cursor` of the next part; absent at the end'),
  });

export const replacedBy = z
  .object({ id: z.string(), link: z.string() })
  .openapi('ReplacedBy', { description: 'What stands in the place of this record now.' });

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.string().describe('a short stable name'),
    replacedBy: replacedBy.optional(),
  })
  .openapi('Problem', { description: 'RFC 9457.' });

export const doubt = z
  .object({
    code: z.string(),
    note: z.string(),
    spans: spans.optional(),
    at: places.optional().describe('where in the rebuilt text of the article'),
  })
  .openapi('Doubt');

const kinds = ['statement', 'event', 'instrument', 'commitment', 'position', 'formula', 'quantity', 'ordinal'] as const;
export const rowKind = z.enum([...kinds, 'conflict']);
export const entryKind = z.enum(['name', 'time', ...kinds, 'conflict']);

/** Fields of the record, whatever its kind. */
export const anyEntry = record.entry.openapi('RecordEntry');

export const correction = z
  .object({
    uid: z.string(),
    at: z.string().describe('ISO 8601, UTC'),
    who: z.string(),
    why: z.string(),
    withdrawn: z.literal(true).optional(),
    change: z.looseObject({ action: z.string() }).describe('what was said; see docs/api.md'),
  })
  .openapi('Correction');

/** A whole number as a parameter. */
export const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'is no whole number')
    .transform(Number)
    .pipe(z.int().min(least).max(most))
    .openapi({ type: 'integer', minimum: least, maximum: most });

/** Parameters that every list takes. */
export const listQuery = z.object({
  limit: whole(0, 1000).optional().describe('items to give'),
  cursor: z.string().max(200).optional().describe('`next` of an earlier answer'),
});

const text = z.string().max(2000);
export const many = z
  .union([text, z.array(text).max(20)])
  .transform((value) => (typeof value === 'string' ? [value] : value))
  .optional();
export const flag = z
  .enum(['1', '0', 'true', 'false'])
  .transform((value) => value === '1' || value === 'true')
  .optional();

/** Parameters that every question takes beside those of a list. */
export const askQuery = listQuery.extend({
  from: z.string().max(40).optional().describe('EDTF date'),
  to: z.string().max(40).optional().describe('EDTF date'),
  where: text.optional().describe('a filter as search takes it: outlet:… date:… about:… or words'),
});

export const idParam = z.object({ id: z.string().min(1).max(600) });
