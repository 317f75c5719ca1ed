import { landOf } from '../../library/lands.ts';
import type { EntryOf } from '../../record/kinds.ts';
import { alpha3 } from './countries.ts';
import {
  citedBy,
  type ExportFormat,
  type ExportRecord,
  languageOf,
  outletOf,
  placeOf,
  publishedOf,
  sentenceOf,
  spanText,
} from './record.ts';

/** Fields of the GDELT 1.0 event table that apply, under its names; behind them what it lacks. */
export const EVENT_COLUMNS = [
  'GLOBALEVENTID',
  'SQLDATE',
  'MonthYear',
  'Year',
  'Actor1Code',
  'Actor1Name',
  'Actor1CountryCode',
  'Actor2Code',
  'Actor2Name',
  'Actor2CountryCode',
  'IsRootEvent',
  'EventCode',
  'EventBaseCode',
  'EventRootCode',
  'QuadClass',
  'NumMentions',
  'NumSources',
  'NumArticles',
  'ActionGeo_FullName',
  'DATEADDED',
  'SOURCEURL',
  'PloverType',
  'PloverMode',
  'Type',
  'Status',
  'Background',
  'Participants',
  'Outlet',
  'Language',
  'Page',
  'Article',
  'Span',
  'Words',
  'Sentence',
  'Confidence',
] as const;

/**
 * Events coded by CAMEO and PLOVER, tab-separated with a line of names: one row for each two who take part, the first
 * with each other one, as event data have it. Events for which neither has a code, or that nobody takes
 * part in, are left out.
 */
export const events: ExportFormat<undefined> = {
  name: 'events',
  media: 'text/tab-separated-values; charset=utf-8',
  ending: 'events.tsv',
  kinds: ['event', 'name'],
  state: () => undefined,
  begin: () => `${EVENT_COLUMNS.join('\t')}\n`,
  piece: (record) =>
    record.entries
      .flatMap((entry) => (entry.kind === 'event' ? eventRows(record, entry) : []))
      .map((row) => `${row.map(cell).join('\t')}\n`)
      .join(''),
  end: () => '',
};

const cell = (value: string | number | undefined): string =>
  value === undefined ? '' : String(value).replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ');

interface Actor {
  readonly name: string;
  readonly country: string | undefined;
}

/** The rows of an event; none where it has no code. */
export function eventRows(record: ExportRecord, event: EntryOf<'event'>): (string | number | undefined)[][] {
  if (event.cameo === undefined && event.plover === undefined) return [];
  const actors = actorsOf(record, event);
  if (actors.length === 0) return [];
  const others = actors.length < 2 ? [undefined] : actors.slice(1);
  return others.map((other, i) => rowOf(record, event, i, actors[0], other));
}

function rowOf(
  record: ExportRecord,
  event: EntryOf<'event'>,
  nth: number,
  one: Actor | undefined,
  other: Actor | undefined,
): (string | number | undefined)[] {
  const { page, article } = record;
  const date = dayOf(event.date ?? publishedOf(record));
  const [type, mode] = event.plover?.split('/') ?? [];
  const cited = citedBy(event);
  const root = event.cameo?.slice(0, 2);
  return [
    nth === 0 ? event.id : `${event.id}#${nth + 1}`,
    date,
    date?.slice(0, 6),
    date?.slice(0, 4),
    one?.country,
    one?.name,
    one?.country,
    other?.country,
    other?.name,
    other?.country,
    isRoot(record, event) ? 1 : 0,
    event.cameo,
    event.cameo?.slice(0, 3),
    root,
    root === undefined ? undefined : quadClass(Number(root)),
    event.spans.length,
    1,
    1,
    event.place,
    dayOf(publishedOf(record)),
    page.url ?? placeOf(page),
    type,
    mode,
    event.type,
    event.status,
    event.background === true ? 1 : 0,
    event.participants.join('; '),
    outletOf(record),
    languageOf(page),
    page.id,
    article.id,
    spanText(event.spans),
    event.quote,
    cited === undefined ? undefined : sentenceOf(record, cited),
    event.confidence,
  ];
}

/** CAMEO's roots in GDELT's four classes: verbal and material cooperation, verbal and material conflict. */
const quadClass = (root: number): number => (root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4);

/** `20250903`; of a range or month, its first day. */
function dayOf(value: string | undefined): string | undefined {
  const match = /^(?:\.\.\/)?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(value ?? '');
  return match === null ? undefined : `${match[1]}${match[2] ?? '01'}${match[3] ?? '01'}`;
}

/** Told in the headline or the first paragraph. */
function isRoot({ article }: ExportRecord, event: EntryOf<'event'>): boolean {
  const first = article.blocks.findIndex(({ role }) => role === 'body');
  const at = event.spans[0]?.[0] ?? -1;
  return article.blocks
    .slice(0, first < 0 ? undefined : first + 1)
    .some(({ spans }) => spans.some(([from, to]) => at >= from && at < to));
}

/** The state is that of the office printed beside a name, else what the lexicon knows of who it is. */
function actorsOf({ entries }: ExportRecord, event: EntryOf<'event'>): Actor[] {
  const states = new Map<string, string>();
  const homes = new Map<string, string>();
  for (const entry of entries)
    if (entry.kind === 'name' && /^(?:country|territory):/.test(entry.entity))
      for (const form of [entry.name, entry.quote, entry.names.hant, entry.names.hans])
        if (form !== undefined && form.length > 1) states.set(form, entry.entity.slice(-2));
  for (const entry of entries)
    if (entry.kind === 'name' && entry.affiliation !== undefined) {
      const state = states.get(entry.affiliation);
      if (state !== undefined && !homes.has(entry.entity)) homes.set(entry.entity, state);
    }
  return event.participants.map((name, i) => {
    const id = event.participantIds[i] ?? '';
    const state = homes.get(id) ?? (id === '' ? undefined : landOf(id));
    return { name, country: state === undefined ? undefined : alpha3(state) };
  });
}
