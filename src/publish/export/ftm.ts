import { createHash } from 'node:crypto';
import type { EntryOf } from '../../record/kinds.ts';
import { type ExportFormat, type ExportRecord, outletOf, placeOf, publishedOf, spanText } from './record.ts';

interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** Entities that have been told are not told again; beyond this many the memory is emptied and they may be. */
const MOST_KNOWN = 200_000;

/**
 * FollowTheMoney entities, one a line: each article, the people and bodies it names, and what happened between them. Who
 * takes part is told by name only where the record knows no more of them than the words.
 */
export const ftm: ExportFormat<Set<string>> = {
  name: 'ftm',
  media: 'application/json+ftm',
  ending: 'ftm.json',
  kinds: ['name', 'event'],
  state: () => new Set(),
  begin: () => '',
  piece(record, known) {
    if (known.size > MOST_KNOWN) known.clear();
    return ftmEntities(record)
      .filter(({ id }) => !known.has(id) && known.add(id))
      .map((entity) => `${JSON.stringify(entity)}\n`)
      .join('');
  },
  end: () => '',
};

/** Ids of FollowTheMoney hold no colons or other signs. */
const idOf = (id: string): string => `chancery-${createHash('sha1').update(id).digest('hex').slice(0, 24)}`;

const some = (...values: readonly (string | undefined)[]): string[] =>
  values.filter((value): value is string => value !== undefined && value !== '');

export function ftmEntities(record: ExportRecord): FtmEntity[] {
  const { page, article, entries } = record;
  const published = dates(publishedOf(record));
  const names = new Map<string, EntryOf<'name'>>();
  for (const entry of entries) if (entry.kind === 'name' && !names.has(entry.entity)) names.set(entry.entity, entry);
  const told: FtmEntity = made(idOf(article.id), 'Article', {
    title: some(article.headline),
    fileName: [page.file],
    sourceUrl: some(page.url),
    publisher: some(outletOf(record)),
    publishedAt: published,
    author: article.bylines,
    language: ['zho'],
    bodyText: [article.text],
    peopleMentioned: mentioned(names, 'person'),
    locationMentioned: mentioned(names, 'place'),
    namesMentioned: mentioned(names, 'organisation'),
  });
  const involved = [...names.values()].flatMap((name) => entityOf(name) ?? []);
  const events = entries.flatMap((entry) => (entry.kind === 'event' ? [eventOf(record, entry, names)] : []));
  return [told, ...involved, ...events];
}

const mentioned = (names: ReadonlyMap<string, EntryOf<'name'>>, type: string): string[] =>
  [...names.values()].filter((name) => name.type === type).map(({ name }) => name);

function entityOf(name: EntryOf<'name'>): FtmEntity | undefined {
  if (name.type === 'place') return undefined;
  const { hant, hans, en } = name.names;
  return made(idOf(name.entity), name.type === 'person' ? 'Person' : 'Organization', {
    name: [name.name],
    alias: [...new Set(some(hant, hans, en))].filter((form) => form !== name.name),
    wikidataId: some(name.wikidata),
  });
}

function eventOf(
  record: ExportRecord,
  event: EntryOf<'event'>,
  names: ReadonlyMap<string, EntryOf<'name'>>,
): FtmEntity {
  const { article, page } = record;
  const ids = event.participantIds ?? [];
  const known = ids.filter((id) => names.has(id) && names.get(id)?.type !== 'place');
  const country = ids.filter((id) => id.startsWith('country:')).map((id) => id.slice(8).toLowerCase());
  return made(idOf(event.id), 'Event', {
    name: [`${event.participants.join('、')} ${event.type.replaceAll('_', ' ')}`.trim()],
    date: dates(event.date),
    location: some(event.place),
    involved: known.map(idOf),
    namesMentioned: [...event.participants],
    country,
    summary: [event.quote],
    description: [`${placeOf(page)}, ${spanText(event.spans)}`],
    recordId: [event.id],
    proof: [idOf(article.id)],
    publisher: some(outletOf(record)),
    sourceUrl: some(page.url),
  });
}

/** Dates of FollowTheMoney are days, months or years; of a range, its ends. */
function dates(value: string | undefined): string[] {
  const ends = (value ?? '').split('/').flatMap((end) => /^\d{4}(?:-\d{2}){0,2}/.exec(end)?.[0] ?? []);
  return [...new Set(ends)];
}

const made = (id: string, schema: string, properties: Readonly<Record<string, readonly string[]>>): FtmEntity => ({
  id,
  schema,
  properties: Object.fromEntries(Object.entries(properties).filter(([, values]) => values.length > 0)),
});
