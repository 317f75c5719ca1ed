import { isTimeValue } from '../record/edtf.ts';
import type { Entry } from '../record/kinds.ts';
import { EVENT_TYPES, INSTRUMENT_ACTIONS, INSTRUMENT_TYPES } from '../record/vocabulary.ts';
import { LibraryError } from './error.ts';

/** What a field holds: a sort of value, one of some words, or a list of them. */
type Sort = keyof typeof SORTS | readonly string[] | { readonly list: readonly string[] };

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** How each sort of value is asked for, and known. */
const SORTS = {
  text: ['a text', isText],
  number: ['a number', (value: unknown) => Number.isFinite(value)],
  names: ['a list such as ["甲","乙"]', (value: unknown) => Array.isArray(value) && value.every(isText)],
  date: [
    'a date such as 2025-09-03, 2025-09, ../2025-09',
    (value: unknown) => isText(value) && isTimeValue(value) && !value.startsWith('P'),
  ],
  time: ['a date or length of time such as 2025-09-03, P3D', (value: unknown) => isText(value) && isTimeValue(value)],
  duration: [
    'a length of time such as P3Y',
    (value: unknown) => isText(value) && isTimeValue(value) && value.startsWith('P'),
  ],
  yes: ['true; remove it where it is not so', (value: unknown) => value === true],
  object: [
    'an object such as {"start":"2025"}',
    (value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText),
  ],
} as const satisfies Record<string, readonly [string, (value: unknown) => boolean]>;

/**
 * Fields that a person may change, by kind; those that every entry has are made from its words and are not. `!` marks
 * one that cannot be missing. A test holds them against the schemas of `record/`, which take longer to load.
 */
export const FIELDS: Readonly<Record<string, Readonly<Record<string, Sort>>>> = {
  name: {
    'type!': ['person', 'organisation', 'place'],
    'entity!': 'text',
    'name!': 'text',
    'names!': 'object',
    role: 'text',
    affiliation: 'text',
    wikidata: 'text',
  },
  time: { 'value!': 'time', anchor: 'date', vague: 'yes' },
  quantity: {
    'value!': 'number',
    'unit!': 'text',
    approximation: ['more_than', 'about', 'up_to', 'nearly'],
    per: ['year', 'month', 'day'],
    from: 'number',
    to: 'number',
    of: 'text',
    scale: 'text',
  },
  ordinal: { 'n!': 'number', 'of!': 'text' },
  statement: {
    'speaker!': 'text',
    'speakerName!': 'text',
    speakerNames: 'names',
    'via!': 'names',
    'cue!': 'text',
    'mode!': ['direct', 'indirect'],
    firstPerson: 'yes',
    addressee: 'text',
    nested: 'yes',
  },
  event: {
    'type!': EVENT_TYPES,
    plover: 'text',
    cameo: 'text',
    mode: ['in_person', 'video', 'phone', 'written'],
    date: 'date',
    place: 'text',
    'participants!': 'names',
    'participantIds!': 'names',
    'status!': ['held', 'planned', 'possible', 'cancelled'],
    background: 'yes',
  },
  instrument: {
    'title!': 'text',
    'type!': INSTRUMENT_TYPES,
    'parties!': 'names',
    partyIds: 'names',
    subject: 'text',
    field: 'text',
    action: INSTRUMENT_ACTIONS,
    actions: { list: INSTRUMENT_ACTIONS },
    date: 'date',
    term: 'object',
  },
  commitment: {
    'parties!': 'names',
    partyIds: 'names',
    'action!': 'text',
    start: 'date',
    end: 'date',
    duration: 'duration',
    'modality!': ['will', 'agreed', 'decided', 'intends', 'window'],
  },
  position: {
    'holders!': 'names',
    holderIds: 'names',
    'stance!': ['support', 'oppose', 'call_for', 'welcome', 'concern', 'condemn', 'reaffirm'],
    'target!': 'text',
  },
  formula: { 'formula!': 'text' },
  conflict: {
    'type!': ['magnitude', 'date', 'count', 'name', 'order', 'wording'],
    'severity!': ['major', 'minor'],
    'note!': 'text',
    innocent: 'names',
    verdict: 'text',
  },
};

const one = (kind: string) => (/^[aeio]/.test(kind) ? `an ${kind}` : `a ${kind}`);

/**
 * Whether a field of an entry may hold a value; `null` removes it.
 * @throws LibraryError where the kind has no such field or cannot be without it, or the value is none for it
 */
export function checkField({ kind }: Entry, field: string, value: unknown): void {
  const problem = problemWith(kind, field, value);
  if (problem !== undefined) throw new LibraryError('correction', `"${field}" ${problem}`);
}

function problemWith(kind: string, field: string, value: unknown): string | undefined {
  const fields = Object.entries(FIELDS[kind] ?? {}).map(([name, sort]) => ({ name: name.replace('!', ''), sort }));
  const known = fields.find(({ name }) => name === field);
  if (known === undefined)
    return `is no field of ${one(kind)} that can be changed; use one of ${fields.map(({ name }) => name).join(', ')}`;
  if (value !== null) return valueProblem(known.sort, value);
  return `${field}!` in FIELDS[kind] ? `cannot be removed: ${one(kind)} must have it` : undefined;
}

function valueProblem(sort: Sort, value: unknown): string | undefined {
  if (typeof sort === 'string') return SORTS[sort][1](value) ? undefined : `must be ${SORTS[sort][0]}`;
  if (!('list' in sort)) return sort.includes(value as string) ? undefined : `must be one of ${sort.join(', ')}`;
  const isList = Array.isArray(value) && value.every((each) => sort.list.includes(each));
  return isList ? undefined : `must be a list of ${sort.list.join(', ')}`;
}
