import type { Entry, EntryOf, NameFields, Span } from '../record/kinds.ts';
import { type Days, daysOf } from './days.ts';
import { LibraryError } from './error.ts';
import { ENTRIES_PER_ARTICLE, ENTRY_KINDS, ROLES, type RowKind } from './schema.ts';
import { searchFold } from './terms.ts';

/** What is known of an entity from one article. */
export interface EntityFacts {
  readonly id: string;
  type?: string;
  name?: string;
  names?: NameFields['names'];
}

/** What the library's tables hold of an article's entries. Entities are indexes into `entities`, -1 where none. */
export interface EntryRows {
  readonly entities: readonly EntityFacts[];
  /** place in the article, kind, start, type, status, entity, day, last day, value, key: as in `Tables['entry']` */
  readonly rows: readonly EntryRow[];
  /** entity, role, place in the article; flat */
  readonly mentions: readonly number[];
  /** form, entity: each once */
  readonly forms: readonly (readonly [form: string, entity: number])[];
}

export type EntryRow = readonly [
  ord: number,
  kind: number,
  start: number | null,
  type: string | null,
  status: string | null,
  entity: number,
  day: number | null,
  dayTo: number | null,
  value: number | null,
  key: string | null,
];

const KIND_NUMBER = new Map<string, number>(ENTRY_KINDS.map((kind, i) => [kind, i]));
const [NAMED, SPEAKER, PARTICIPANT, PARTY, HOLDER, INSIDE] = ROLES.map((_, i) => i);
/** Kinds whose words are looked through for names. */
const TELLING = new Set(['statement', 'event', 'instrument', 'commitment', 'position']);

type Loose = Entry & Record<string, unknown>;

/**
 * The rows of an article's entries. Pure: the same entries give the same rows, so that rows can be taken out again.
 * @param entries in the article's order; undefined where a person rejected one, so that places stay
 */
export function entryRows(entries: readonly (Entry | undefined)[]): EntryRows {
  if (entries.length > ENTRIES_PER_ARTICLE)
    throw new LibraryError('query', `an article has ${entries.length} entries; a library takes ${ENTRIES_PER_ARTICLE}`);
  const made = new Maker();
  const names: { start: number; entity: number }[] = [];
  entries.forEach((entry, ord) => {
    if (entry?.kind !== 'name') return;
    const entity = made.entity(entry.entity, entry);
    names.push({ start: entry.spans[0]?.[0] ?? 0, entity });
    made.mention(entity, NAMED, ord, true);
    made.form(searchFold(entry.quote), entity);
  });
  names.sort((a, b) => a.start - b.start);
  const said = entries.filter((entry) => entry?.kind === 'statement');
  const documents = entries.filter((entry) => entry?.kind === 'instrument');
  entries.forEach((entry, ord) => {
    const kind = entry === undefined ? undefined : KIND_NUMBER.get(entry.kind);
    if (entry === undefined || kind === undefined) return;
    const speaker = entry.kind === 'formula' ? speakerAt(said, entry.spans[0]?.[0] ?? 0) : undefined;
    const first = speaker === undefined ? made.people(entry as Loose, ord) : made.entity(speaker);
    const document = entry.kind === 'event' ? documentOf(entry, documents) : undefined;
    made.row(ord, kind, entry as Loose, first, document);
    if (TELLING.has(entry.kind)) made.inside(names, (entry as Loose).spans as readonly Span[], ord);
  });
  return made;
}

/** Whose statement a place stands in: the shortest that covers it. */
function speakerAt(said: readonly EntryOf<'statement'>[], at: number): string | undefined {
  let best: EntryOf<'statement'> | undefined;
  for (const one of said)
    if (
      one.spans.some(([start, end]) => at >= start && at < end) &&
      (best === undefined || one.quote.length < best.quote.length)
    )
      best = one;
  return best?.speaker;
}

/** The longest title that stands in the words of an event. */
function documentOf(event: EntryOf<'event'>, documents: readonly EntryOf<'instrument'>[]): string | undefined {
  let best: string | undefined;
  for (const { title, spans } of documents)
    if (
      spans.some(([at]) => event.spans.some(([start, end]) => at >= start && at < end)) &&
      title.length > (best?.length ?? 0)
    )
      best = title;
  return best;
}

class Maker implements EntryRows {
  readonly entities: EntityFacts[] = [];
  readonly rows: EntryRow[] = [];
  readonly mentions: number[] = [];
  readonly forms: [string, number][] = [];
  readonly #at = new Map<string, number>();
  readonly #seen = new Set<string>();

  entity(id: string, about?: { type?: string; name?: string; names?: NameFields['names'] }): number {
    let at = this.#at.get(id);
    if (at === undefined) {
      at = this.entities.push({ id }) - 1;
      this.#at.set(id, at);
    }
    const facts = this.entities[at];
    if (about !== undefined && facts.type === undefined) {
      if (about.type !== undefined) facts.type = about.type;
      facts.name ??= about.name;
      if (about.names !== undefined) facts.names = about.names;
    }
    return at;
  }

  mention(entity: number, role: number, ord: number, once = false): void {
    const key = `${entity}:${role}:${once ? '' : ord}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.mentions.push(entity, role, ord);
  }

  form(form: string, entity: number): void {
    const key = `${entity}=${form}`;
    if (form === '' || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.forms.push([form, entity]);
  }

  /** Who speaks, takes part or holds; returns the first. */
  people(entry: Loose, ord: number): number {
    let first = -1;
    const add = (ids: unknown, role: number, names: unknown) => {
      if (!Array.isArray(ids)) return;
      ids.forEach((id, i) => {
        if (typeof id !== 'string' || id === '') return;
        const name = Array.isArray(names) ? (names[i] as string | undefined) : undefined;
        const entity = this.entity(id, name === undefined ? undefined : { name });
        if (first < 0) first = entity;
        this.mention(entity, role, ord);
      });
    };
    if (entry.kind === 'statement') add([entry.speaker], SPEAKER, [entry.speakerName]);
    add(entry.participantIds, PARTICIPANT, entry.participants);
    add(entry.partyIds, PARTY, entry.parties);
    add(entry.holderIds, HOLDER, entry.holders);
    return first;
  }

  inside(names: readonly { start: number; entity: number }[], spans: readonly Span[], ord: number): void {
    for (const [start, end] of spans)
      for (let i = firstFrom(names, start); i < names.length && names[i].start < end; i++)
        this.mention(names[i].entity, INSIDE, ord);
  }

  row(ord: number, kind: number, entry: Loose, entity: number, document?: string): void {
    const { type, status, days, value, key = document } = COLUMNS[entry.kind as RowKind](entry);
    const start = (entry.spans as readonly Span[] | undefined)?.[0]?.[0];
    this.rows.push([
      ord,
      kind,
      start ?? null,
      text(type),
      text(status),
      entity,
      days?.[0] ?? null,
      days?.[1] ?? null,
      typeof value === 'number' && Number.isFinite(value) ? value : null,
      typeof key === 'string' && key !== '' ? searchFold(key) : null,
    ]);
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);

interface Columns {
  type?: unknown;
  status?: unknown;
  days?: readonly [number, number] | undefined;
  value?: unknown;
  key?: unknown;
}

const edtf = (value: unknown) => (typeof value === 'string' ? daysOf(value) : undefined);

/** What is due until a day (`../2026-04-30`) stands on that day. */
const dueDay = (days: Days | undefined): Days | undefined => (days?.[0] === 0 ? [days[1], days[1]] : days);

/** Units of a commitment's action that tell two commitments apart. */
const ACTION_KEY = 40;

/** What each kind keeps in the columns of `entry`. */
const COLUMNS: Readonly<Record<RowKind, (entry: Loose) => Columns>> = {
  statement: ({ mode }) => ({ type: mode }),
  event: ({ type, status, date, background }) => ({
    type,
    status,
    days: dueDay(edtf(date)),
    value: background === true ? 1 : undefined,
  }),
  instrument: ({ type, action, date, title }) => ({ type, status: action, days: edtf(date), key: title }),
  commitment: ({ modality, start, end, action }) => {
    const from = edtf(start);
    const to = edtf(end);
    const days: readonly [number, number] | undefined =
      from === undefined && to === undefined ? undefined : [from?.[0] ?? 0, to?.[1] ?? 99_999_999];
    return { type: modality, days, key: typeof action === 'string' ? action.slice(0, ACTION_KEY) : undefined };
  },
  position: ({ stance, target }) => ({ type: stance, key: target }),
  formula: ({ formula, quote }) => ({ type: typeof quote === 'string' ? searchFold(quote) : undefined, key: formula }),
  quantity: ({ unit, per, value, of }) => ({ type: unit, status: per, value, key: of }),
  ordinal: ({ n, of }) => ({ value: n, key: of }),
  conflict: ({ type, severity }) => ({ type, status: severity }),
};

/** The first of `names` that starts at or after `start`. */
function firstFrom(names: readonly { start: number }[], start: number): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (names[middle].start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
