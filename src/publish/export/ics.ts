import { generateIcsEvent } from 'ts-ics';
import { bounds, toDayNumber } from '../../record/edtf.ts';
import type { EntryOf } from '../../record/kinds.ts';
import { type ExportFormat, type ExportRecord, outletOf, placeOf, publishedOf, spanText, urnOf } from './record.ts';

const DAY = 86_400_000;

/**
 * A calendar (RFC 5545) of whole days: events on the day they are told for, commitments on the day they fall due, or
 * from their first to their last day. What names no day is left out.
 */
export const ics: ExportFormat<undefined> = {
  name: 'ics',
  media: 'text/calendar; charset=utf-8',
  ending: 'ics',
  kinds: ['event', 'commitment'],
  state: () => undefined,
  begin: () => 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Chancery//Chancery//EN\r\nCALSCALE:GREGORIAN\r\n',
  piece: (record) =>
    record.entries
      .map((entry) => (entry.kind === 'event' || entry.kind === 'commitment' ? eventOf(record, entry) : ''))
      .join(''),
  end: () => 'END:VCALENDAR\r\n',
};

/** Longest span of days that is shown as one: what runs for years stands on its last day. */
const LONGEST = 31;

function daysOf(entry: EntryOf<'event'> | EntryOf<'commitment'>): { start: Date; end: Date } | undefined {
  const value = entry.kind === 'event' ? entry.date : (entry.end ?? entry.start);
  if (value === undefined) return undefined;
  // A year or month alone is no day in a calendar.
  const { first, last } = bounds(value);
  if (first === undefined && last === undefined) return undefined;
  if (entry.kind === 'event' && !/^(?:\.\.\/)?\d{4}-\d{2}-\d{2}/.test(value)) return undefined;
  const to = toDayNumber(last ?? (first as NonNullable<typeof first>));
  const began = entry.kind === 'commitment' && entry.start !== undefined ? bounds(entry.start).first : first;
  const from = began === undefined ? to : toDayNumber(began);
  const start = from <= to && to - from < LONGEST ? from : to;
  return { start: new Date(start * DAY), end: new Date((to + 1) * DAY) };
}

function eventOf(record: ExportRecord, entry: EntryOf<'event'> | EntryOf<'commitment'>): string {
  const days = daysOf(entry);
  if (days === undefined) return '';
  const { page } = record;
  const published = publishedOf(record);
  const who = (entry.kind === 'event' ? entry.participants : entry.parties).join('、');
  const what = entry.kind === 'event' ? entry.type.replaceAll('_', ' ') : entry.action;
  const status = entry.kind === 'event' ? STATUS[entry.status] : undefined;
  const lines = generateIcsEvent(
    {
      uid: `${entry.id}@chancery`,
      // The same record gives the same file: the stamp is the day of publication, not of the export.
      stamp: { date: stampOf(published), type: 'DATE-TIME' },
      start: { date: days.start, type: 'DATE' },
      end: { date: days.end, type: 'DATE' },
      summary: clean([who, what].filter(Boolean).join('：')),
      description: clean(
        `${entry.quote}\n${[outletOf(record), published, placeOf(page), spanText(entry.spans)].filter(Boolean).join(' · ')}\n${urnOf(entry.id)}`,
      ),
      categories: [entry.kind],
      timeTransparent: 'TRANSPARENT',
      ...(entry.kind === 'event' && entry.place !== undefined ? { location: clean(entry.place) } : {}),
      ...((page.url ?? record.link) === undefined ? {} : { url: page.url ?? record.link }),
      ...(status === undefined ? {} : { status }),
    },
    { skipFormatLines: true },
  );
  return foldedLines(lines);
}

/** RFC 5545 3.1: no line of more than 75 octets; what goes on begins with a space. No character is cut in two. */
export function foldedLines(text: string): string {
  let out = '';
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue;
    let octets = 0;
    for (const character of line) {
      const size = Buffer.byteLength(character);
      if (octets + size > 75) {
        out += '\r\n ';
        octets = 1;
      }
      out += character;
      octets += size;
    }
    out += '\r\n';
  }
  return out;
}

const STATUS = { held: 'CONFIRMED', planned: 'CONFIRMED', possible: 'TENTATIVE', cancelled: 'CANCELLED' } as const;

const stampOf = (published: string | undefined): Date => {
  const first = published === undefined ? undefined : bounds(published).first;
  return new Date(first === undefined ? 0 : toDayNumber(first) * DAY);
};

/** A calendar file holds no control characters but line breaks, which stand as \n. */
const clean = (text: string): string => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
