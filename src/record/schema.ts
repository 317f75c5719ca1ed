import { z } from 'zod';
import { EVENT_TYPES, INSTRUMENT_ACTIONS, INSTRUMENT_TYPES } from './vocabulary.ts';

/**
 * The kinds of entry of a record, as schemas: types, checks and the JSON Schema in `docs/record.schema.json` are all
 * made from these. Offsets are UTF-16 code units into the decoded source text of the page; dates are EDTF level 1,
 * lengths of time ISO 8601 durations.
 */

/** `[start, end)` into the source text, in UTF-16 code units. */
export const span = z.tuple([z.int().min(0), z.int().min(0)]).readonly();
const spans = z.array(span).readonly();
const names = z.array(z.string()).readonly();
const confidence = z
  .number()
  .min(0)
  .max(1)
  .describe('0 to 1, calibrated: of all entries given 0.8, about 80 % are right');

export const role = z.enum([
  'headline',
  'deck',
  'subhead',
  'byline',
  'body',
  'list',
  'caption',
  'credit',
  'pullquote',
  'furniture',
]);
export const genre = z.enum(['news', 'analysis', 'commentary', 'interview', 'list', 'statement-summary', 'qa']);
export const script = z.enum(['hant', 'hans', 'mixed']);

export const doubt = z
  .object({
    code: z.string().describe('a short stable name, such as join, headline, published, encoding'),
    note: z.string().describe('one plain sentence'),
    spans: spans.optional().describe('where, when it is about certain words'),
  })
  .readonly()
  .describe('something that could not be settled while reading a page, for a person to look at');

export const page = z.object({
  kind: z.literal('page'),
  id: z.string(),
  file: z.string(),
  sha256: z.string().describe('of the source text as UTF-8, lower-case hex'),
  encoding: z.string(),
  script,
  outlet: z.string().optional(),
  published: z.string().optional().describe('EDTF date'),
  title: z.string().optional(),
  url: z.string().optional(),
  item: z.string().optional().describe('id of the item inside an archive'),
  chars: z.int().describe('length of the source text in UTF-16 code units'),
  offsets: z.literal('utf-16'),
  recordVersion: z.literal(1),
  doubts: z.array(doubt).readonly().optional(),
  reader: z.string().optional(),
  confidence: confidence.optional(),
});

export const block = z.object({ role, quote: z.string(), spans });

export const article = z.object({
  kind: z.literal('article'),
  id: z.string(),
  page: z.string(),
  headline: z.string(),
  genre,
  outlet: z.string().optional(),
  agencies: names,
  bylines: names,
  dateline: z.object({ place: z.string().optional(), date: z.string().optional() }).optional(),
  published: z.string().optional(),
  publishedFrom: z
    .enum(['told', 'printed', 'inferred'])
    .optional()
    .describe('told by the librarian or metadata, printed on the page, or inferred from something said on it'),
  printedPage: z.string().optional().describe('number of the page (版) as told or as its head prints it, such as A1'),
  text: z.string(),
  blocks: z.array(block).readonly(),
  reader: z.string(),
  confidence,
  doubts: z.array(doubt).readonly().optional(),
});

/** What every entry below an article carries. */
const cited = {
  id: z.string().describe('stable: the same file read twice, on any machine, gives the same ids'),
  page: z.string(),
  article: z.string(),
  spans,
  quote: z.string().describe('the characters at `spans`, without the line breaks and stray spaces of the layout'),
  reader: z.string().describe('name and version of what found it, such as time/1'),
  confidence,
};

export const nameFields = z.object({
  type: z.enum(['person', 'organisation', 'place']),
  entity: z.string().describe('shared by all mentions of the same one, on every page'),
  name: z.string().describe("the fullest form in the page's script"),
  names: z.object({ hant: z.string().optional(), hans: z.string().optional(), en: z.string().optional() }),
  role: z.string().optional().describe('title as written beside the name'),
  affiliation: z.string().optional(),
  wikidata: z.string().optional(),
});

export const timeFields = z.object({
  value: z.string().describe('EDTF level 1, or an ISO 8601 duration'),
  anchor: z.string().optional().describe('EDTF date that a relative expression was resolved against'),
  vague: z.literal(true).optional(),
});

export const quantityFields = z.object({
  value: z.number().describe('in the unit, as the words literally say it'),
  unit: z
    .string()
    .describe('m3, t, bbl, W, km, ISO 4217 codes for money, percent, people, documents, times, years, items…'),
  approximation: z.enum(['more_than', 'about', 'up_to', 'nearly']).optional(),
  per: z.enum(['year', 'month', 'day']).optional(),
  from: z.number().optional(),
  to: z.number().optional(),
  of: z.string().optional().describe('what is measured, as written'),
  scale: z.string().optional(),
});

export const ordinalFields = z.object({ n: z.number(), of: z.string() });

export const statementFields = z.object({
  speaker: z.string().describe('entity id'),
  speakerName: z.string(),
  speakerNames: names.optional(),
  via: names.describe('the chain that carried it: agencies and outlets'),
  cue: z.string().describe('the reporting verb as written'),
  mode: z.enum(['direct', 'indirect']),
  firstPerson: z.literal(true).optional(),
  addressee: z.string().optional(),
  nested: z.literal(true).optional(),
});

export const eventFields = z.object({
  type: z.enum(EVENT_TYPES),
  plover: z.string().optional().describe('PLOVER type and mode; absent where PLOVER has none'),
  cameo: z.string().optional().describe('CAMEO code; absent where CAMEO has none'),
  mode: z.enum(['in_person', 'video', 'phone', 'written']).optional(),
  date: z.string().optional(),
  place: z.string().optional(),
  participants: names,
  participantIds: names,
  status: z.enum(['held', 'planned', 'possible', 'cancelled']),
  background: z.literal(true).optional(),
});

const instrumentAction = z.enum(INSTRUMENT_ACTIONS);

export const instrumentFields = z.object({
  title: z.string(),
  type: z.enum(INSTRUMENT_TYPES),
  parties: names,
  partyIds: names.optional(),
  subject: z.string().optional(),
  field: z.string().optional(),
  action: instrumentAction.nullable().optional().describe('null where it is only mentioned'),
  actions: z.array(instrumentAction).readonly().optional(),
  date: z.string().optional(),
  term: z
    .object({ start: z.string().optional(), end: z.string().optional(), duration: z.string().optional() })
    .optional(),
});

export const commitmentFields = z.object({
  parties: names,
  partyIds: names.optional(),
  action: z.string(),
  start: z.string().optional(),
  end: z.string().optional(),
  duration: z.string().optional(),
  modality: z.enum(['will', 'agreed', 'decided', 'intends', 'window']),
});

export const positionFields = z.object({
  holders: names,
  holderIds: names.optional(),
  stance: z.enum(['support', 'oppose', 'call_for', 'welcome', 'concern', 'condemn', 'reaffirm']),
  target: z.string(),
});

export const formulaFields = z.object({ formula: z.string().describe('id of the family') });

/** Fields of each kind of entry that cites words inside an article. */
export const fieldsByKind = {
  name: nameFields,
  time: timeFields,
  quantity: quantityFields,
  ordinal: ordinalFields,
  statement: statementFields,
  event: eventFields,
  instrument: instrumentFields,
  commitment: commitmentFields,
  position: positionFields,
  formula: formulaFields,
};

/** A conflict stands beside the entries it names. */
export const conflict = z.object({
  kind: z.literal('conflict'),
  id: z.string(),
  page: z.string(),
  article: z.string().optional(),
  reader: z.string(),
  confidence,
  type: z.enum(['magnitude', 'date', 'count', 'name', 'order', 'wording']),
  entries: names.describe('ids of the entries that cannot all be right'),
  severity: z.enum(['major', 'minor']),
  note: z.string(),
  innocent: names.optional().describe('harmless explanations that fit'),
});

const of = <K extends string, F extends z.ZodRawShape>(kind: K, fields: z.ZodObject<F>) =>
  z.object({ kind: z.literal(kind), ...cited, ...fields.shape });

/** Any line of a record. */
export const entry = z.discriminatedUnion('kind', [
  page,
  article,
  of('name', nameFields),
  of('time', timeFields),
  of('quantity', quantityFields),
  of('ordinal', ordinalFields),
  of('statement', statementFields),
  of('event', eventFields),
  of('instrument', instrumentFields),
  of('commitment', commitmentFields),
  of('position', positionFields),
  of('formula', formulaFields),
  conflict,
]);
