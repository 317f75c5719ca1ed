import { z } from '@hono/zod-openapi';
import * as record from '../../record/schema.ts';
import { askQuery, cite, entity, flag, listOf, many, printed, spans, whole, widened } from './common.ts';

const byYear = z.record(z.string(), z.int()).describe('by year; `undated` where no day is known');

export const timelineQuery = askQuery.extend({
  with: many.describe('names or ids; all of them take part'),
  type: many.describe('types of event'),
  said: whole(0, 20).optional().describe('statements to give with each event (3)'),
});
export const event = z
  .object({
    id: z.string(),
    link: z.string(),
    source: printed,
    type: record.eventFields.shape.type,
    date: z.string().optional().describe('EDTF; absent where no telling names a day'),
    status: z.string(),
    mode: z.string().optional(),
    place: z.string().optional(),
    cameo: z.string().optional(),
    participants: z.array(entity).readonly(),
    tellings: z.array(cite).readonly().describe('every page that tells it, the earliest first'),
    said: z.array(cite.extend({ speaker: entity, cue: z.string() })).readonly(),
    signed: z.array(cite.extend({ title: z.string(), action: z.string() })).readonly(),
    compare: z.string().optional().describe('path of the comparison of its tellings in the desk'),
  })
  .openapi('Event');
export const timelineAnswer = listOf(event).openapi('Timeline');

export const densityQuery = z.object({
  unit: z.enum(['year', 'month', 'day']).optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
  where: z.string().max(2000).optional(),
  with: many,
  type: many,
});
export const density = z
  .object({
    unit: z.enum(['year', 'month', 'day']),
    total: z.int(),
    buckets: z
      .array(z.object({ date: z.string(), count: z.int(), types: z.record(z.string(), z.int()) }))
      .readonly()
      .describe('tellings of events by the day they name; only buckets that hold any'),
    widened: z.array(widened).readonly().optional(),
  })
  .openapi('Density');

export const instrumentsQuery = askQuery.extend({
  title: z.string().max(400).optional().describe('a part of the title'),
  party: many.describe('names or ids; all of them are parties'),
});
export const instrument = z
  .object({
    id: z.string(),
    link: z.string(),
    source: printed,
    title: z.string(),
    titles: z.array(z.string()).readonly(),
    type: z.string(),
    parties: z.array(entity).readonly(),
    subject: z.string().optional(),
    term: record.instrumentFields.shape.term,
    steps: z
      .array(
        z.object({
          action: z.string(),
          date: z.string().optional(),
          told: z.string().optional(),
          count: z.int(),
          tellings: z.array(cite).readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('InstrumentLife');
export const instrumentsAnswer = listOf(instrument).openapi('Instruments');

export const commitmentsQuery = askQuery.extend({
  with: many.describe('names or ids; all of them are parties'),
  due: z.string().max(40).optional().describe('what falls due by the end of this EDTF date'),
  open: flag.describe('leave out what was due before today'),
  undated: flag.describe('also those that tell no day'),
  today: z.string().max(10).optional().describe('the day that counts as today; the machine’s by default'),
});
export const commitment = z
  .object({
    id: z.string(),
    link: z.string(),
    source: printed,
    action: z.string(),
    modality: z.string(),
    parties: z.array(entity).readonly(),
    start: z.string().optional(),
    end: z.string().optional(),
    duration: z.string().optional(),
    due: z.string().optional(),
    tellings: z.array(cite).readonly(),
  })
  .openapi('CommitmentLife');
export const commitmentsAnswer = listOf(commitment).openapi('Commitments');

export const positionsQuery = askQuery.extend({
  holder: z.string().min(1).max(600).describe('a name in any form, or an id'),
  on: z.string().max(400).optional().describe('a part of what it is on'),
});
export const position = z
  .object({
    id: z.string(),
    link: z.string(),
    source: printed,
    stance: z.string(),
    target: z.string(),
    count: z.int(),
    firstSeen: z.string().optional(),
    lastSeen: z.string().optional(),
    byYear,
    first: cite,
    latest: cite.optional(),
  })
  .openapi('PositionLine');
export const positionsAnswer = listOf(position)
  .extend({
    line: z.array(z.object({ year: z.string(), stances: z.record(z.string(), z.int()) })).readonly(),
    first: cite.optional(),
    latest: cite.optional(),
  })
  .openapi('Positions');

export const formulasQuery = askQuery.extend({
  sort: z
    .enum(['count', 'first', 'last'])
    .optional()
    .describe('the most used first (count); the latest to begin (first); the longest not seen (last)'),
});
export const formulaSummary = z
  .object({
    family: z.string(),
    gloss: z.string().optional(),
    words: z.string(),
    printed: z.string().describe('`words` as they are printed, at a place in the middle of their use'),
    count: z.int(),
    firstSeen: z.string().optional(),
    lastSeen: z.string().optional(),
    byYear,
    link: z.string(),
  })
  .openapi('FormulaSummary');
export const formulasAnswer = listOf(formulaSummary).openapi('FormulaList');

const replacement = z.object({
  year: z.string(),
  from: z.string(),
  to: z.string(),
  before: z.tuple([z.int(), z.int()]).readonly(),
  after: z.tuple([z.int(), z.int()]).readonly(),
});
export const formula = z
  .object({
    family: z.string().optional(),
    gloss: z.string().optional(),
    words: z.string(),
    printed: z.string().describe('`words` as they are printed, at a place in the middle of their use'),
    count: z.int().describe('places of a family; articles of words that no family lists'),
    articles: z.int(),
    firstSeen: z.string().optional(),
    lastSeen: z.string().optional(),
    first: cite.optional(),
    last: cite.optional(),
    byYear: z.array(z.object({ year: z.string(), count: z.int(), outlets: z.record(z.string(), z.int()) })).readonly(),
    byOutlet: z.record(z.string(), z.int()),
    variants: z
      .array(
        z.object({
          words: z.string(),
          printed: z.string().describe('`words` as they are printed, at a place in the middle of their use'),
          count: z.int(),
          firstSeen: z.string().optional(),
          lastSeen: z.string().optional(),
          byYear,
        }),
      )
      .readonly(),
    speakers: z.array(entity.extend({ count: z.int() })).readonly(),
    replaced: z.array(replacement).readonly(),
    link: z.string(),
  })
  .openapi('FormulaHistory');
export const formulaAnswer = listOf(formula).openapi('FormulaHistories');

export const concordanceQuery = askQuery.extend({
  context: whole(0, 200).optional().describe('characters on each side (20)'),
  sort: z.enum(['oldest', 'newest']).optional(),
});
export const concordanceLine = z
  .object({
    id: z.string(),
    link: z.string(),
    source: printed,
    before: z.string(),
    words: z.string(),
    after: z.string(),
    spans,
    speaker: entity.optional(),
  })
  .openapi('ConcordanceLine');
export const concordance = listOf(concordanceLine).openapi('Concordance');

export const phrasesQuery = askQuery.extend({
  from: z.string().max(40).describe('EDTF date: the time to look at'),
  to: z.string().max(40),
  least: whole(2, 10_000).optional().describe('fewest articles that hold a phrase (12)'),
});
const looked = z.object({ time: z.string(), articles: z.int(), characters: z.int() });
const somewhere = z.object({
  id: z.string(),
  link: z.string(),
  headline: z.string(),
  outlet: z.string().optional(),
  published: z.string().optional(),
  source: printed.optional(),
});
export const phrase = z
  .object({
    phrase: z.string(),
    printed: z.string().describe('`phrase` as the first article prints it'),
    change: z.enum(['rises', 'falls']),
    within: z.int(),
    before: z.int(),
    times: z.number(),
    score: z.number(),
    byYear,
    first: somewhere.optional(),
    last: somewhere.optional(),
    link: z.string(),
  })
  .openapi('Phrase');
export const phrasesAnswer = listOf(phrase)
  .extend({ within: looked, before: looked, sampled: z.int().describe('one in so many articles was looked at') })
  .openapi('Phrases');

export const figuresQuery = askQuery.extend({
  of: z.string().min(1).max(200).describe('a part of what is measured, as printed'),
  with: many,
});
export const series = z
  .object({
    of: z.string(),
    unit: z.string(),
    per: z.string().optional(),
    least: z.number(),
    most: z.number(),
    figures: z
      .array(
        z.object({
          id: z.string(),
          link: z.string(),
          source: printed,
          value: z.number(),
          printed: z.number(),
          unit: z.string(),
          approximation: z.string().optional(),
          from: z.number().optional(),
          to: z.number().optional(),
          time: z.string().optional(),
          told: z.string().optional(),
          tellings: z.array(cite).readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('Series');
export const figuresAnswer = listOf(series).openapi('Figures');
