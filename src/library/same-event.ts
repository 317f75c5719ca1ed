import type { EntryOf } from '../record/kinds.ts';
import { type Days, daysOf, dayText } from './days.ts';
import { LibraryError } from './error.ts';
import { findEntries } from './filter.ts';
import { findById } from './find.ts';
import type { Store } from './store.ts';
import { timeline } from './timeline.ts';

/** Days that two papers' datings of one event may lie apart: time zones, and the day of the report for that of the event. */
const APART = 1;

/** Most articles of one event. */
const MOST = 12;

/**
 * Numbers of the articles that tell an event: those that the timeline takes for tellings of it, and those of its type
 * about its day with the same who take part, or those of the one among those of the other, whose day may be another. The
 * event's own article first.
 * @throws LibraryError where there is no such event
 */
export function articlesTelling(store: Store, id: string): number[] {
  const found = findById(store, id);
  const event = found.what === 'entry' ? (found.entry ?? found.machine) : undefined;
  if (found.what !== 'entry' || event?.kind !== 'event')
    throw new LibraryError('query', `${id}: is no event; ids of events stand in: chancery search kind:event`);
  const days = daysOf(event.date) ?? (found.row.day === null ? undefined : ([found.row.day, found.row.day] as const));
  if (days === undefined) return [found.row.n];
  const others = new Set(mergedWith(store, id, event.type, days));
  for (const { entry, article } of findEntries(store, {
    kinds: ['event'],
    types: [event.type],
    entities: event.participantIds,
    roles: ['participant'],
    days: [shifted(days[0], -APART), shifted(days[1], APART)],
    order: 'day',
  })) {
    if (article.n === found.row.n || !sameWho(event, entry as EntryOf<'event'>)) continue;
    others.add(article.n);
    if (others.size >= MOST - 1) break;
  }
  others.delete(found.row.n);
  return [found.row.n, ...[...others].slice(0, MOST - 1)];
}

function mergedWith(store: Store, id: string, type: string, days: Days): number[] {
  const range = { from: dayText(shifted(days[0], -APART)), to: dayText(shifted(days[1], APART)) };
  if (days[0] <= 0 || days[1] >= 99_999_999) return [];
  const { events } = timeline(store, { types: [type], ...range, said: 0, limit: 10_000 });
  const told = events.find(({ tellings }) => tellings.some((telling) => telling.id === id))?.tellings ?? [];
  return told.slice(0, MOST).flatMap((telling) => {
    const found = findById(store, telling.id);
    return found.what === 'entry' ? [found.row.n] : [];
  });
}

function sameWho(a: EntryOf<'event'>, b: EntryOf<'event'>): boolean {
  const shared = a.participantIds.filter((id) => b.participantIds.includes(id)).length;
  return shared > 0 && shared === Math.min(new Set(a.participantIds).size, new Set(b.participantIds).size);
}

/** A day such as 20250903, moved by some days. */
function shifted(day: number, by: number): number {
  if (day <= 0 || day >= 99_999_999) return day;
  const date = new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, (day % 100) + by));
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}
