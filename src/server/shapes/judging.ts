import { z } from '@hono/zod-openapi';
import { cite, correction, listOf, listQuery, printed, span, whole } from './common.ts';
import { articleSummary } from './page.ts';

export const compareQuery = z.object({
  article: z
    .union([z.string().max(100), z.array(z.string().max(100))])
    .transform((value) => [value].flat())
    .pipe(z.array(z.string()).min(2).max(6))
    .describe('ids of two to six articles'),
  least: whole(6, 200).optional().describe('characters of a shared passage that is told (12)'),
});
const place = z.object({
  quote: z.string(),
  spans: z.array(span).readonly(),
  at: z.array(span).readonly().describe('in the text of its article'),
  line: z.int(),
  link: z.string(),
});
const differs = z
  .array(span)
  .readonly()
  .describe('what is otherwise in the words beside these; of no length where those have more');
const piece = z.union([z.object({ same: z.string() }), z.object({ a: z.string(), b: z.string() })]);
export const comparison = z
  .object({
    texts: z
      .array(
        z.object({
          article: articleSummary,
          agencies: z.array(z.string()).readonly(),
          chars: z.int(),
          alone: z.array(place).readonly().describe('sentences that no other of the articles has'),
          leftOut: z.array(place.extend({ in: z.array(z.int()).readonly() })).readonly(),
          names: z.array(z.string()).readonly().describe('names that only this one has'),
          figures: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
    pairs: z
      .array(
        z.object({
          a: z.int().describe('place in `texts`'),
          b: z.int(),
          chars: z.int(),
          shareA: z.number(),
          shareB: z.number(),
          passages: z.array(z.object({ a: place, b: place, chars: z.int() })).readonly(),
          wording: z
            .array(
              z.object({
                a: place.extend({ differs: differs.describe('in `quote`') }),
                b: place.extend({ differs: differs.describe('in `quote`') }),
                pieces: z.array(piece).readonly(),
              }),
            )
            .readonly(),
          agencies: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('Comparison');

export const verdict = z.enum(['open', 'explained', 'confirmed', 'dismissed']);
export const conflictsQuery = listQuery.extend({
  from: z.string().max(40).optional().describe('EDTF date of publication'),
  to: z.string().max(40).optional(),
  type: z.enum(['magnitude', 'date', 'count', 'name', 'order', 'wording']).optional(),
  severity: z.enum(['major', 'minor']).optional(),
  status: z
    .enum(['open', 'explained', 'confirmed', 'dismissed', 'all'])
    .optional()
    .describe('by default open and confirmed'),
});
export const conflict = z
  .object({
    id: z.string(),
    link: z.string(),
    rule: z.string(),
    type: z.string(),
    severity: z.enum(['major', 'minor']),
    note: z.string(),
    innocent: z.array(z.string()).readonly().describe('harmless explanations that fit'),
    passages: z
      .array(
        cite.extend({
          kind: z.string(),
          sentence: z.string(),
          at: z.array(span).readonly().describe('the words, in `sentence`'),
          differs: differs
            .optional()
            .describe('in `sentence`, beside the first passage; of the first, beside the second; where they are alike'),
          line: z.int(),
        }),
      )
      .readonly(),
    verdict,
    judged: z.object({ by: z.string(), at: z.string(), why: z.string() }).optional(),
    compare: z.string().optional().describe('path of the comparison in the desk'),
  })
  .openapi('ConflictCard');
export const conflictsAnswer = listOf(conflict).openapi('Conflicts');

export const correctionsQuery = listQuery.extend({
  action: z.string().max(20).optional(),
  who: z.string().max(200).optional(),
});
export const loggedCorrection = correction
  .extend({
    id: z.string().optional().describe('of the entry or conflict that it is about'),
    link: z.string().optional(),
    source: printed.optional(),
    quote: z.string().optional(),
  })
  .openapi('LoggedCorrection');
export const correctionsAnswer = listOf(loggedCorrection).openapi('Corrections');

export const doubtsQuery = listQuery.extend({
  kind: z.string().max(20).optional(),
  outlet: z.string().max(200).optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
});
export const doubtful = z
  .object({
    ...cite.shape,
    what: z.enum(['entry', 'article']),
    kind: z.string(),
    confidence: z.number(),
    note: z.string().describe('what is doubted'),
    code: z.string(),
    sentence: z.string(),
    at: z.array(span).readonly().describe('the words, in `sentence`'),
  })
  .openapi('Doubtful');
export const doubtsAnswer = listOf(doubtful)
  .extend({ looked: z.int().describe('articles looked at') })
  .openapi('Doubts');

const hand = {
  who: z.string().trim().min(1).max(200).describe('who says so'),
  why: z.string().max(4000).optional(),
};
const id = z.string().min(1).max(600);
export const newCorrection = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('accept'), id, ...hand }),
    z.strictObject({ action: z.literal('reject'), id, ...hand }),
    z.strictObject({
      action: z.literal('change'),
      id,
      field: z.string().max(60),
      value: z.unknown().describe('null removes the field'),
      ...hand,
    }),
    z.strictObject({
      action: z.literal('span'),
      id,
      spans: z.array(span).min(1).max(200).describe('into the source text of its page'),
      ...hand,
    }),
    z.strictObject({ action: z.literal('merge'), entity: id, into: id, ...hand }),
    z.strictObject({
      action: z.literal('split'),
      entity: id,
      as: id,
      pages: z.array(z.string().max(100)).min(1).max(200),
      ...hand,
    }),
    z.strictObject({ action: z.literal('verdict'), conflict: id, verdict, ...hand }),
    z.strictObject({ action: z.literal('withdraw'), of: id.describe('uid of an earlier correction: undo'), ...hand }),
  ])
  .openapi('NewCorrection');
export const corrected = z
  .object({ corrections: z.array(correction).readonly(), version: z.string().describe('of the library, after it') })
  .openapi('Corrected');
