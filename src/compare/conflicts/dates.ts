import type { EntryOf } from '../../record/kinds.ts';
import type { Telling } from '../telling.ts';
import { type Draft, daysApart, dayText, put, type Rule } from './rule.ts';

/** What happens between the same people once in a few days. */
const MET: ReadonlySet<string> = new Set([
  'meeting',
  'video_meeting',
  'phone_call',
  'signing',
  'exchange_of_documents',
]);
/** Days between the datings of one event, and between the reports of it. */
const APART = 2;
const REPORTED = 4;

interface Dated {
  readonly id: string;
  readonly article: string;
  readonly day: number;
  readonly published: number;
  readonly place: string | undefined;
  readonly quote: string;
  readonly type: string;
}

/** The same people at the same kind of meeting, dated differently in two articles that tell it at the same time. */
export class Dates implements Rule {
  readonly #events = new Map<string, Dated[]>();

  take(telling: Telling): void {
    const { day: published, article } = telling;
    if (published === undefined) return;
    for (const entry of telling.entries) {
      if (entry.kind !== 'event' || !isClear(entry) || !printsDay(telling, entry)) continue;
      const day = Number((entry.date as string).replaceAll('-', ''));
      if (day > published || daysApart(day, published) > REPORTED) continue;
      put(this.#events, `${entry.type} ${[...new Set(entry.participantIds)].sort().join()}`, {
        id: entry.id,
        article: article.id,
        day,
        published,
        place: entry.place,
        quote: entry.quote,
        type: entry.type,
      });
    }
  }

  found(): Draft[] {
    const drafts: Draft[] = [];
    for (const events of this.#events.values()) {
      const told = new Set<number>();
      for (const [one, other] of pairs(events)) {
        if (told.has(one.day) || !contradict(one, other, events)) continue;
        told.add(one.day).add(other.day);
        drafts.push(draftOf(one, other));
      }
    }
    return drafts;
  }
}

function isClear(event: EntryOf<'event'>): boolean {
  if (!MET.has(event.type) || event.status !== 'held' || event.background) return false;
  if (event.date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(event.date)) return false;
  const people = event.participantIds.filter((id) => id.startsWith('person:'));
  return new Set(people).size >= 2 && people.every((id) => !id.startsWith('person:~'));
}

/** Whether the day stands in a sentence of the event in figures; 昨天 and what is told without a day prove nothing. */
function printsDay(telling: Telling, event: EntryOf<'event'>): boolean {
  const sentences = telling.sentencesOf(event);
  return telling.entries.some(
    (entry) =>
      entry.kind === 'time' &&
      entry.value === event.date &&
      /[0-9一二三十][日號号]/.test(entry.quote) &&
      sentences.has(telling.sentenceOf(entry)?.index ?? -1),
  );
}

function* pairs(events: readonly Dated[]): Generator<[Dated, Dated]> {
  const sorted = [...events].sort((a, b) => a.published - b.published || a.day - b.day || (a.id < b.id ? -1 : 1));
  for (let i = 0; i < sorted.length; i++)
    for (let j = i + 1; j < sorted.length && daysApart(sorted[i].published, sorted[j].published) <= REPORTED; j++)
      yield [sorted[i], sorted[j]];
}

function contradict(one: Dated, other: Dated, all: readonly Dated[]): boolean {
  if (one.day === other.day || one.article === other.article) return false;
  const [early, late] = one.day < other.day ? [one, other] : [other, one];
  if (daysApart(early.day, late.day) > APART) return false;
  // A meeting that takes place after the other was reported is another meeting.
  if (late.day > early.published) return false;
  if (one.place !== undefined && other.place !== undefined && one.place !== other.place) return false;
  // An article that tells both knows of two.
  return !all.some((event) => event.article === one.article && event.day === other.day);
}

function draftOf(one: Dated, other: Dated): Draft {
  return {
    rule: 'day of one event',
    type: 'date',
    entries: [one.id, other.id],
    severity: 'minor',
    note: `The ${one.type.replaceAll('_', ' ')} is dated ${dayText(one.day)} here and ${dayText(other.day)} there.`,
    innocent: ['one date is local time, the other that of the newsroom', 'two meetings of the same people'],
  };
}
