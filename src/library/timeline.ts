import type { EntryOf } from '../record/kinds.ts';
import { EVENT_TYPES } from '../record/vocabulary.ts';
import {
  type Answer,
  type Asking,
  type AskOptions,
  answer,
  beginAsking,
  kept,
  numbersNamed,
  ROWS_OF,
  rootNumbers,
  type Telling,
  telling,
} from './ask.ts';
import type { Reviewed } from './correction.ts';
import { edtfOf } from './days.ts';
import { LibraryError } from './error.ts';
import { keptFor } from './kept.ts';
import { isGeneral, isSameTitle, landOf, plainTitle } from './lands.ts';
import { ENTRIES_PER_ARTICLE, ENTRY_KINDS } from './schema.ts';
import type { Condition } from './search-find.ts';
import type { Store } from './store.ts';
import { searchFold } from './terms.ts';
import { type EventGroup, type EventRow, mergeTellings, type Part } from './timeline-merge.ts';

export interface TimelineOptions extends AskOptions {
  /** Names; all of them take part. `=` before a name takes only what it most often stands for. */
  readonly with?: readonly string[];
  /** Types of event, such as `meeting`; all by default. */
  readonly types?: readonly string[];
  /** Statements to give with each event; 3 by default. */
  readonly said?: number;
}

/** What one who took part said, in the pages that tell the event. */
export interface Said extends Telling {
  readonly speaker: string;
  readonly speakerName: string;
  readonly cue: string;
}

/** A document on which something was done, in the pages that tell the event. */
export interface SignedThen extends Telling {
  readonly title: string;
  readonly action: string;
}

export interface TimelineEvent {
  /** Id of the fullest telling. */
  readonly id: string;
  readonly type: string;
  /** EDTF; absent where no telling names a day. */
  readonly date?: string;
  readonly status: string;
  readonly mode?: string;
  readonly place?: string;
  readonly cameo?: string;
  readonly participants: readonly { readonly id: string; readonly name: string }[];
  /** Every page that tells it, the earliest first. */
  readonly tellings: readonly Telling[];
  readonly said: readonly Said[];
  readonly signed: readonly SignedThen[];
}

export interface Timeline extends Answer {
  readonly events: readonly TimelineEvent[];
}

/**
 * The chronology of events, each once however many pages tell it. Events without a day stand at the day of their first
 * telling; those that only look back stand first.
 * @throws LibraryError `query` where a name is unknown or a filter cannot be read
 */
export function timeline(store: Store, options: TimelineOptions = {}): Timeline {
  const asking = beginAsking(store, options);
  for (const type of options.types ?? [])
    if (!(EVENT_TYPES as readonly string[]).includes(type))
      throw new LibraryError('query', `"${type}" is no type of event; use some of ${EVENT_TYPES.join(', ')}`);
  const groups = kept(asking, ['timeline', options.with, options.types], () =>
    mergeTellings(eventRows(asking, options)).filter(({ order, dayTo = order }) => {
      const { days } = asking;
      return days === undefined || (order <= days[1] && dayTo >= days[0]);
    }),
  );
  const { part, ...rest } = answer(asking, groups);
  return { ...rest, events: part.map((group) => eventOf(asking, group, options.said ?? 3)) };
}

interface Row {
  readonly n: number;
  readonly article: number;
  readonly type: string;
  readonly status: string | null;
  readonly day: number | null;
  readonly day_to: number | null;
  readonly background: number | null;
  readonly told: number | null;
  readonly key: string | null;
}

const EVENT = ENTRY_KINDS.indexOf('event');
/** An event of the range may be told so many days around it: tellings of one event must not be cut apart. */
const SLACK = 5;

/** Times of more years than this are looked for among all events. */
const FEW_YEARS = 2 * 10_000;

/**
 * Events that a time touches, by the day they name, else by the day they were told. Of a short time the indexes of days
 * find them; those that begin before it and go on are few, and kept.
 */
function eventsWithin(store: Store, from: number, to: number): Condition {
  if (to - from > FEW_YEARS)
    return {
      sql: 'coalesce(e.day, a.day) <= ? AND coalesce(e.day_to, a.day_to) >= ?',
      values: [to, from],
    };
  const longer = keptFor(store, 'longer events', () =>
    store
      .sql<{ n: number; day: number; day_to: number }>(
        `SELECT n, day, day_to FROM entry WHERE kind = ${EVENT} AND day_to > day`,
      )
      .all(),
  );
  const goingOn = longer.filter(({ day, day_to }) => day < from && day_to >= from).map(({ n }) => n);
  return {
    sql: `e.n IN (
      SELECT n FROM entry WHERE kind = ${EVENT} AND day BETWEEN ? AND ?
      UNION ALL SELECT value FROM json_each(?)
      UNION ALL SELECT x.n FROM article y JOIN entry x
        ON x.n >= y.n * ${ENTRIES_PER_ARTICLE} AND x.n < (y.n + 1) * ${ENTRIES_PER_ARTICLE}
        WHERE y.day <= ? AND y.day_to >= ? AND +x.kind = ${EVENT} AND x.day IS NULL)`,
    values: [from, to, JSON.stringify(goingOn), to, from],
  };
}

function eventRows(asking: Asking, options: TimelineOptions): EventRow[] {
  const { store, where, newest, days } = asking;
  const people = (options.with ?? []).map((name) => numbersNamed(asking, name));
  const conditions = [`${days === undefined ? '' : '+'}e.kind = ${EVENT}`, 'a.n <= ?', where.sql];
  const values: unknown[] = [newest, ...where.values];
  if (people.length > 0)
    conditions.push(
      `e.n IN (${people.map((numbers) => `SELECT n FROM mention WHERE entity IN (${numbers.join()}) AND role = 2`).join(' INTERSECT ')})`,
    );
  if (options.types !== undefined) {
    conditions.push(`e.type IN (${options.types.map(() => '?').join()})`);
    values.push(...options.types);
  }
  if (days !== undefined) {
    const within = eventsWithin(store, days[0] - SLACK, days[1] + SLACK);
    conditions.push(within.sql);
    values.push(...within.values);
  }
  const rows = store
    .sql<Row>(
      `SELECT e.n, e.article, e.type, e.status, e.day, e.day_to, e.value AS background, a.day AS told, e.key
       ${ROWS_OF} WHERE ${conditions.join(' AND ')}`,
    )
    .all(...values);
  const partsOf = partsReader(store);
  return rows.map(({ n, article, type, status, day, day_to, background, told, key }) => ({
    n,
    article,
    type,
    status: status ?? 'held',
    day,
    dayTo: day_to,
    told,
    background: background === 1,
    parts: partsOf(n),
    ...(key === null ? {} : { document: documentKey(key) }),
  }));
}

const documents = new Map<string, string>();

function documentKey(key: string): string {
  let made = documents.get(key);
  if (made === undefined) {
    if (documents.size > 20_000) documents.clear();
    made = plainTitle(key).rest;
    documents.set(key, made);
  }
  return made;
}

/** Who takes part in an event, by its number. */
function partsReader(store: Store): (n: number) => readonly Part[] {
  const roots = rootNumbers(store);
  const known = new Map<number, Part>();
  const mentions = store
    .sql<{ entity: number }>('SELECT entity FROM mention WHERE n = ? AND role IN (1, 2, 3, 4)')
    .pluck() as unknown as { all(n: number): number[] };
  const idOf = store.sql<{ id: string }>('SELECT id FROM entity WHERE n = ?');
  const partOf = (entity: number): Part => {
    let part = known.get(entity);
    if (part === undefined) {
      const id = idOf.get(entity)?.id ?? '';
      const land = landOf(id);
      part = { id, general: isGeneral(id), ...(land === undefined ? {} : { land }) };
      known.set(entity, part);
    }
    return part;
  };
  return (n) => [...new Set(mentions.all(n).map(roots))].map(partOf);
}

type Event = Reviewed & EntryOf<'event'>;

function eventOf(asking: Asking, group: EventGroup, most: number): TimelineEvent {
  const found = group.rows.flatMap(({ n }) => asking.reader.entry(n) ?? []);
  const entries = found.map(({ entry }) => entry as Event);
  const main = entries.reduce((best, entry) => (fullness(entry) > fullness(best) ? entry : best));
  const { participants, participantIds } = main;
  const first = <T>(value: (entry: Event) => T | undefined) => value(main) ?? entries.map(value).find((v) => v);
  const [mode, place, cameo] = [first(({ mode: m }) => m), first(({ place: p }) => p), first(({ cameo: c }) => c)];
  const held = entries.some(({ status }) => status === 'held');
  return {
    id: main.id,
    type: main.type,
    ...dateOf(main, group),
    status: held ? 'held' : (entries.at(-1)?.status ?? main.status),
    ...(mode === undefined ? {} : { mode }),
    ...(place === undefined ? {} : { place }),
    ...(cameo === undefined ? {} : { cameo }),
    participants: participantIds.map((id, i) => ({ id, name: participants[i] ?? id })),
    tellings: found.map(telling),
    ...around(asking, group, entries, participantIds, most),
  };
}

/** Until when it is due, where the fullest telling says no more; else the days of all tellings. */
function dateOf({ date }: Event, { day, dayTo }: EventGroup): { date?: string } {
  if (day === undefined || dayTo === undefined) return {};
  return { date: date?.startsWith('../') && day === dayTo ? date : edtfOf(day, dayTo) };
}

const fullness = ({ participantIds, date, place, confidence }: Event) =>
  participantIds.filter((id) => !isGeneral(id)).length * 4 +
  participantIds.length +
  (date === undefined ? 0 : 2) +
  (place === undefined ? 0 : 1) +
  confidence;

/** Articles that are looked through for what was said and signed. */
const MOST_ARTICLES = 4;

/** What those who took part said, and what was done to documents, in the articles that tell an event as of now. */
function around(
  asking: Asking,
  group: EventGroup,
  events: readonly Event[],
  participants: readonly string[],
  most: number,
): { said: Said[]; signed: SignedThen[] } {
  const said: Said[] = [];
  const signed: SignedThen[] = [];
  const lands = new Set(participants.flatMap((id) => landOf(id) ?? []));
  const articles = [...new Set(group.rows.filter(({ background }) => !background).map(({ article }) => article))];
  const isOfDocument = group.rows.some(({ document }) => document !== undefined);
  const isPast = group.rows.some(({ status }) => status === 'held') && !APART.has(group.type);
  for (const n of articles.slice(0, MOST_ARTICLES)) {
    const article = asking.reader.article(n);
    if (article === undefined) continue;
    const { row, page } = article;
    article.entries.forEach((entry, ord) => {
      if (entry?.kind === 'statement' && said.length < most && participants.includes(entry.speaker))
        if (!said.some(({ quote }) => isRepeated(quote, entry.quote)))
          said.push({
            ...telling({ n: ord, entry, article: row, page }),
            speaker: entry.speaker,
            speakerName: entry.speakerName,
            cue: entry.cue,
          });
      if (entry?.kind !== 'instrument' || !isPast || !isOf(entry, group, lands)) return;
      const action = doneTo(entry);
      if (action === undefined || (isOfDocument && !isNamedBy(entry, group, events))) return;
      const { title } = entry;
      const same = signed.findIndex((other) => isSameTitle(plainTitle(other.title).rest, plainTitle(title).rest));
      const made = { ...telling({ n: ord, entry, article: row, page }), title, action };
      if (same < 0) signed.push(made);
      else if (title.length > signed[same].title.length) signed[same] = made;
    });
  }
  return { said, signed };
}

/** Events at which nothing is signed. */
const APART = new Set(['press_conference', 'announcement', 'phone_call', 'sanction', 'military', 'vote', 'aid']);

/** What was done to a document, where it was done. */
const doneTo = ({ action }: EntryOf<'instrument'>): string | undefined =>
  action === null || action === 'proposed' || action === 'withdrawn' ? undefined : action;

/** A document whose day and parties do not speak against the event. */
function isOf({ date, partyIds = [] }: EntryOf<'instrument'>, group: EventGroup, lands: ReadonlySet<string>): boolean {
  if (date !== undefined && group.day !== undefined && date.length === 10)
    if (Number(date.replaceAll('-', '')) < group.day || Number(date.replaceAll('-', '')) > (group.dayTo ?? group.day))
      return false;
  const parties = partyIds.flatMap((id) => landOf(id) ?? []);
  return parties.length === 0 || lands.size === 0 || parties.every((land) => lands.has(land));
}

/** Whether an event's own words name a document; several may be signed at one occasion, each an event. */
function isNamedBy(entry: EntryOf<'instrument'>, { rows }: EventGroup, events: readonly Event[]): boolean {
  const { rest } = plainTitle(entry.title);
  if (rows.some(({ document }) => document !== undefined && isSameTitle(document, rest))) return true;
  const at = entry.spans[0]?.[0] ?? -1;
  return events.some(
    ({ article, spans }) => article === entry.article && spans.some(([start, end]) => at >= start && at < end),
  );
}

/** One telling of the same words is enough. */
function isRepeated(a: string, b: string): boolean {
  const [x, y] = [searchFold(a), searchFold(b)];
  return x.includes(y) || y.includes(x);
}
