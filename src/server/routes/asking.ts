import type { Answer, AskOptions } from '../../library/ask.ts';
import { type Days, daysOf } from '../../library/days.ts';
import { LibraryError } from '../../library/error.ts';
import { findById } from '../../library/find.ts';
import { EXPORT_FORMATS, type ExportRecord, exportPieces } from '../../publish/export/formats.ts';
import { articleLink, fileName, given, passageLink } from '../present.ts';
import type { Room } from '../room.ts';

/** Cursors say nothing of what is in them: what stands there may change. */
export const sealed = (cursor: string): string => Buffer.from(cursor).toString('base64url');

/** @throws LibraryError `query` where it is none of ours */
export function unsealed(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^[\w.:-]{1,80}$/.test(text))
    throw new LibraryError('query', 'this is no cursor; use `next` of an earlier answer');
  return text;
}

interface Whole<T> {
  readonly items: readonly T[];
  readonly nameOf: (item: T) => string;
  readonly isWanted?: (item: T) => boolean;
}

/**
 * Part of a list that is made as a whole. The cursor names the last item given, so that nothing is missed or given twice
 * where items are added before it, or are no longer wanted; where that item is gone, its place counts.
 * @throws LibraryError `query` where the cursor is none
 */
export function partAfter<T>(
  { items, nameOf, isWanted = () => true }: Whole<T>,
  limit: number,
  cursor: string | undefined,
): { part: readonly T[]; total: number; next?: string } {
  const start = cursor === undefined ? 0 : startAfter(items, unsealed(cursor), nameOf);
  const part: T[] = [];
  let end = start;
  let more = false;
  for (let i = start; i < items.length && !more; i++) {
    if (!isWanted(items[i])) continue;
    if (part.length === limit) more = true;
    else {
      part.push(items[i]);
      end = i + 1;
    }
  }
  const total = items.filter(isWanted).length;
  return { part, total, ...(more && part.length > 0 ? { next: `${end}.${nameOf(items[end - 1])}` } : {}) };
}

function startAfter<T>(all: readonly T[], cursor: string, nameOf: (item: T) => string): number {
  const match = /^(\d{1,9})\.(.+)$/.exec(cursor);
  if (match === null) throw new LibraryError('query', 'this is no cursor; use `next` of an earlier answer');
  const place = Number(match[1]);
  if (place > 0 && place <= all.length && nameOf(all[place - 1]) === match[2]) return place;
  const now = all.findIndex((item) => nameOf(item) === match[2]);
  return now < 0 ? place : now + 1;
}

interface Asked {
  readonly from?: string;
  readonly to?: string;
  readonly where?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** What every question of the library may be narrowed by. */
export function askOptions({ from, to, where, limit, cursor }: Asked): AskOptions {
  return given({ from, to, where, limit, cursor: cursor === undefined ? undefined : unsealed(cursor) });
}

/** A list's answer from the library's. */
export function listed<T>(answer: Partial<Answer> & { readonly total: number }, items: readonly T[]) {
  const { total, widened, next } = answer;
  return {
    items,
    total,
    ...(widened === undefined ? {} : { widened }),
    ...(next === undefined ? {} : { next: sealed(next) }),
  };
}

/** Days of an EDTF range. @throws LibraryError `query` */
export function publishedDays({ from, to }: Asked): Days | undefined {
  if (from === undefined && to === undefined) return undefined;
  const [first, last] = [from, to].map((date) => {
    if (date === undefined) return undefined;
    const days = daysOf(date);
    if (days === undefined) throw new LibraryError('query', `"${date}" is no date; write 2024, 2024-05 or 2024-05-01`);
    return days;
  });
  return [first?.[0] ?? 1, last?.[1] ?? 99_999_999];
}

/** Entries or articles as records to be given away, without the folders of their files. */
export function* recordsOf(room: Room, ids: readonly string[], origin: string): Generator<ExportRecord> {
  for (const id of ids) {
    const found = findById(room.store, id);
    if (found.what === 'page') continue;
    const { article, source } = found;
    const entry = found.what === 'entry' ? found.entry : undefined;
    if (found.what === 'entry' && entry === undefined) continue;
    yield {
      page: { ...source.page, file: fileName(source.page.file) },
      article,
      source: source.text,
      ...(source.print === undefined ? {} : { print: source.print }),
      entries: entry === undefined ? [] : [entry],
      ofEntries: entry !== undefined,
      link: origin + (entry === undefined ? articleLink(article.id) : passageLink(article.id, entry.id)),
    } as ExportRecord;
  }
}

/** A document of one of the export formats. */
export const exported = (format: string, records: Iterable<ExportRecord>): string =>
  [...exportPieces(EXPORT_FORMATS[format], records)].join('');

export const icsOf = (room: Room, ids: readonly string[], origin: string): string =>
  exported('ics', recordsOf(room, ids, origin));
