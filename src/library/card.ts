import type { Entry, EntryOf, Span } from '../record/kinds.ts';
import { type Place, placesOf } from '../source/print.ts';
import { fold } from '../text/fold.ts';
import { Passage } from '../text/passage.ts';
import { lineOf } from './context.ts';
import type { Reviewed } from './correction.ts';
import type { FoundById } from './find.ts';

/** Words of the page that say something. */
export interface Words {
  readonly quote: string;
  readonly spans: readonly Span[];
  /** In the sentence shown; empty where they stand outside it. */
  readonly at: readonly Span[];
}

/** Who carried the words, and where the page says so. */
export interface ChainLink {
  readonly as: 'speaker' | 'agency' | 'outlet';
  readonly name: string;
  readonly entity?: string;
  /** Absent where it is told from outside or inferred. */
  readonly words?: Words;
}

/** A date of the record, as resolved and as written. */
export interface CardDate {
  readonly field: string;
  /** EDTF. */
  readonly value: string;
  readonly written?: Words;
  /** EDTF date that relative words were resolved against. */
  readonly anchor?: string;
  /** Id of the time entry. */
  readonly entry?: string;
}

/** An entry with what a reader of the page would look for around it. */
export interface Card {
  /** The sentence of its first words; where they run over several, all of these. */
  readonly sentence?: {
    readonly text: string;
    readonly at: readonly Span[];
    readonly before: string;
    readonly after: string;
    /** Whether the text goes on before `before` and behind `after`. */
    readonly cut: { readonly before: boolean; readonly after: boolean };
    readonly spans: readonly Span[];
  };
  /** Line of the source text, from 1. */
  readonly line: number;
  /** On paper, where the page tells where its words stand. */
  readonly boxes?: readonly Place[];
  /** From who speaks to who printed it. */
  readonly chain: readonly ChainLink[];
  readonly dates: readonly CardDate[];
  readonly people: readonly { readonly role: string; readonly id: string; readonly name: string }[];
  /** Ids of the entries before and after it in the article. */
  readonly previous?: string;
  readonly next?: string;
}

/** Characters shown before and after the sentence. */
const AROUND = 80;
/** Sentences of an entry longer than this are cut to those of its first words. */
const LONGEST = 1200;

type Found = Extract<FoundById, { what: 'entry' }>;

/** Made of the article alone; nothing is read again. */
export function cardOf(found: Found): Card {
  const { article, source, page, entries } = found;
  const entry = found.entry ?? found.machine;
  const passage = Passage.of(source.text, article.blocks);
  const spans = (entry as { spans?: readonly Span[] } | undefined)?.spans ?? [];
  const places = passage.places(spans);
  const range = places.length === 0 ? undefined : sentencesAround(passage, places);
  const own = (of: readonly Span[]): readonly Span[] =>
    range === undefined
      ? []
      : passage
          .places(of)
          .filter(([from, to]) => to > range[0] && from < range[1])
          .map(([from, to]): Span => [Math.max(from, range[0]) - range[0], Math.min(to, range[1]) - range[0]]);
  const words = (of: { quote: string; spans: readonly Span[] }): Words => ({
    quote: of.quote,
    spans: of.spans,
    at: own(of.spans),
  });
  const beside = entries.filter((other): other is Reviewed => other !== undefined && 'spans' in other);
  const index = beside.findIndex((other) => other.id === entry?.id);
  const previous = beside[index - 1]?.id;
  const next = index < 0 ? undefined : beside[index + 1]?.id;
  return {
    ...(range === undefined
      ? {}
      : {
          sentence: {
            text: passage.text.slice(...range),
            at: own(spans),
            ...around(passage.text, range),
            spans: passage.spans(...range),
          },
        }),
    line: lineOf(source.text, spans[0]?.[0] ?? 0),
    ...(source.print === undefined ? {} : { boxes: placesOf(source.print, spans) }),
    chain: entry === undefined ? [] : chainOf(entry, found, beside, passage, words),
    dates: entry === undefined ? [] : datesOf(entry, beside, words, article.published ?? page.published),
    people: entry === undefined ? [] : peopleOf(entry),
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
  };
}

/** Where a clause ends. */
const CLAUSE = /[。！？!?；;，,：:\n]/g;

/** What stands beside a sentence: whole clauses where some end in there, so that no word is cut. */
export function around(text: string, [from, to]: readonly [number, number]) {
  const first = Math.max(0, from - AROUND);
  const last = Math.min(text.length, to + AROUND);
  const before = text.slice(first, from);
  const after = text.slice(to, last);
  // The mark that ends the clause right before the sentence begins nothing.
  const ends = (some: string) =>
    [...some.matchAll(CLAUSE)].map(({ index }) => index + 1).filter((at) => at < some.length);
  const start = first === 0 ? 0 : (ends(before)[0] ?? 0);
  const stop = last === text.length ? after.length : (ends(`${after} `).at(-1) ?? after.length);
  return {
    before: before.slice(start),
    after: after.slice(0, stop),
    cut: { before: first + start > 0, after: to + stop < text.length },
  };
}

function sentencesAround(passage: Passage, places: readonly Span[]): [number, number] {
  const { structure } = passage;
  const [first, last] = [places[0][0], places[places.length - 1][1]];
  const end = last - first > LONGEST ? places[0][1] : last;
  const from = structure.sentences[structure.sentenceAt(first)] ?? 0;
  const to = structure.sentences[structure.sentenceAt(Math.max(first, end - 1)) + 1] ?? passage.length;
  return [from, Math.max(to, end)];
}

type ToWords = (of: { quote: string; spans: readonly Span[] }) => Words;

function chainOf(
  entry: Entry,
  { article, page }: Found,
  beside: readonly Reviewed[],
  passage: Passage,
  words: ToWords,
): ChainLink[] {
  const links: ChainLink[] = [];
  const at = (entry as { spans?: readonly Span[] }).spans?.[0]?.[0] ?? 0;
  const via = entry.kind === 'statement' ? entry.via : article.agencies;
  const outlet = article.outlet ?? page.outlet ?? undefined;
  const said = entry.kind === 'statement' ? entry : speechAround(entry, beside);
  if (said !== undefined) {
    const named = nameBefore(beside, said.speaker, at);
    links.push({
      as: 'speaker',
      name: said.speakerName,
      entity: said.speaker,
      ...(named === undefined ? {} : { words: words(named) }),
    });
  }
  for (const name of via) {
    if (name === outlet) continue;
    const found = wordsOf(name, beside, passage, at);
    links.push({ as: 'agency', name, ...(found === undefined ? {} : { words: words(found) }) });
  }
  if (outlet !== undefined) {
    const found = wordsOf(outlet, beside, passage, at);
    links.push({ as: 'outlet', name: outlet, ...(found === undefined ? {} : { words: words(found) }) });
  }
  return links;
}

/** The shortest statement in whose words an entry stands. */
function speechAround(entry: Entry, beside: readonly Reviewed[]): EntryOf<'statement'> | undefined {
  const at = (entry as { spans?: readonly Span[] }).spans?.[0]?.[0] ?? -1;
  let best: EntryOf<'statement'> | undefined;
  for (const other of beside)
    if (other.kind === 'statement' && other.spans.some(([start, end]) => at >= start && at < end))
      if (best === undefined || other.quote.length < best.quote.length) best = other;
  return best;
}

/** The last name of an entity that stands before a place of the source, else its first. */
function nameBefore(beside: readonly Reviewed[], entity: string, at: number): EntryOf<'name'> | undefined {
  const names = beside.filter((other) => other.kind === 'name' && other.entity === entity) as EntryOf<'name'>[];
  return names.findLast(({ spans }) => spans[0][0] <= at) ?? names[0];
}

/** Where a page prints the name of an agency or paper. */
function wordsOf(
  name: string,
  beside: readonly Reviewed[],
  passage: Passage,
  at: number,
): { quote: string; spans: readonly Span[] } | undefined {
  const wanted = fold(name);
  const named = beside.filter(
    (other) => other.kind === 'name' && [other.quote, other.name].some((form) => fold(form) === wanted),
  ) as EntryOf<'name'>[];
  const entry = named.findLast(({ spans }) => spans[0][0] <= at) ?? named[0];
  if (entry !== undefined) return entry;
  const start = passage.folded.indexOf(wanted);
  return start < 0
    ? undefined
    : { quote: passage.quote(start, start + name.length), spans: passage.spans(start, start + name.length) };
}

const DATE_FIELDS = ['date', 'start', 'end', 'value'] as const;

/** Dates of an entry; the words they were resolved from are the time entry of the same value nearest to its words. */
function datesOf(
  entry: Entry,
  beside: readonly Reviewed[],
  words: ToWords,
  published: string | null | undefined,
): CardDate[] {
  const dates: CardDate[] = [];
  const at = (entry as { spans?: readonly Span[] }).spans?.[0]?.[0] ?? 0;
  const times = beside.filter(({ kind }) => kind === 'time') as EntryOf<'time'>[];
  for (const field of DATE_FIELDS) {
    const value = (entry as unknown as Record<string, unknown>)[field];
    if (typeof value !== 'string') continue;
    if (entry.kind === 'time') {
      dates.push({
        field,
        value,
        written: words(entry),
        ...(entry.anchor === undefined ? {} : { anchor: entry.anchor }),
        entry: entry.id,
      });
      continue;
    }
    const time = nearest(
      times.filter((one) => one.value === value || one.value.split('/').includes(value)),
      at,
    );
    dates.push({
      field,
      value,
      ...(time === undefined
        ? {}
        : { written: words(time), ...(time.anchor === undefined ? {} : { anchor: time.anchor }), entry: time.id }),
    });
  }
  if (published !== undefined && published !== null) dates.push({ field: 'published', value: published });
  return dates;
}

function nearest(times: readonly EntryOf<'time'>[], at: number): EntryOf<'time'> | undefined {
  const distance = ({ spans }: EntryOf<'time'>) => Math.abs(spans[0][0] - at);
  return times.reduce<EntryOf<'time'> | undefined>(
    (best, one) => (best === undefined || distance(one) < distance(best) ? one : best),
    undefined,
  );
}

/** Whom an entry names in its fields. */
function peopleOf(entry: Entry): Card['people'] {
  const pairs = (role: string, ids: readonly string[] | undefined, names: readonly string[]) =>
    (ids ?? []).map((id, i) => ({ role, id, name: names[i] ?? id }));
  switch (entry.kind) {
    case 'name':
      return [{ role: 'named', id: entry.entity, name: entry.name }];
    case 'statement':
      return [{ role: 'speaker', id: entry.speaker, name: entry.speakerName }];
    case 'event':
      return pairs('participant', entry.participantIds, entry.participants);
    case 'instrument':
    case 'commitment':
      return pairs('party', entry.partyIds, entry.parties);
    case 'position':
      return pairs('holder', entry.holderIds, entry.holders);
    default:
      return [];
  }
}
