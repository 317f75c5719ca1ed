import { edtfOf } from '../../library/days.ts';
import { listEntries } from '../../library/entry-listing.ts';
import { LibraryError } from '../../library/error.ts';
import type { FoundEntry } from '../../library/filter.ts';
import type { RowKind } from '../../library/schema.ts';
import { ENTRY_KINDS } from '../../library/schema.ts';
import type { Entry } from '../../record/kinds.ts';
import { articleLink, given, passageLink, printedIn } from '../present.ts';
import { route } from '../route.ts';
import { entriesQuery, entryList } from '../shapes/index.ts';
import { listed, publishedDays, unsealed } from './asking.ts';

/** An entry beside where it was printed. */
export function entryOf({ entry, article, page }: FoundEntry) {
  const id = page.id + article.id;
  const published =
    page.published ?? (article.day === null ? null : edtfOf(article.day, article.day_to ?? article.day));
  return {
    ...(entry as Entry),
    link: 'spans' in entry ? passageLink(id, entry.id) : articleLink(id),
    source: printedIn(page, { id, headline: article.headline, outlet: article.outlet, published }),
  };
}

const text = (entry: object, ...fields: readonly string[]): string | undefined => {
  for (const field of fields) {
    const value = (entry as Record<string, unknown>)[field];
    if (typeof value === 'string') return value;
    if (Array.isArray(value) && value.length > 0) return value.join('、');
  }
  return undefined;
};

export const entriesRoute = route({
  name: 'entries',
  path: '/api/entries',
  summary: 'Entries of the record, in the order of adding and reading; names and times stand with their articles',
  query: entriesQuery,
  answer: entryList,
  columns: [
    'id',
    'kind',
    'published',
    'outlet',
    'headline',
    'type',
    'status',
    'date',
    'who',
    'what',
    'words',
    'confidence',
    'file',
    'item',
    'link',
  ],
  row: (one) => [
    one.id,
    one.kind,
    one.source.published,
    one.source.outlet,
    one.source.headline,
    text(one, 'type', 'stance', 'modality', 'mode'),
    text(one, 'status', 'action'),
    text(one, 'date', 'start'),
    text(one, 'speakerName', 'participants', 'parties', 'holders'),
    text(one, 'title', 'target', 'formula', 'of', 'note', 'place'),
    text(one, 'quote'),
    one.confidence,
    one.source.file,
    one.source.item,
    one.link,
  ],
  ask: (room, { query }) => {
    const { kind, entity, role, type, outlet, article, limit, cursor } = query;
    if (kind !== undefined && !(ENTRY_KINDS as readonly string[]).includes(kind))
      throw new LibraryError(
        'query',
        `names and times stand with their articles: /api/articles/{id}; here use ${ENTRY_KINDS.join(', ')}`,
      );
    const found = listEntries(room.store, {
      ...given({
        entity,
        role,
        type,
        outlet,
        limit,
        kind: kind as RowKind | undefined,
        published: publishedDays(query),
      }),
      ...(article === undefined ? {} : { article: articleNumber(room.store, article) }),
      ...(cursor === undefined ? {} : { cursor: unsealed(cursor) }),
    });
    return listed(found, found.items.map(entryOf));
  },
});

/** -1 where there is none. */
function articleNumber(store: Parameters<typeof listEntries>[0], id: string): number {
  const dot = id.indexOf('.');
  const page = store.pageById(id.slice(0, dot));
  const own = page === undefined ? undefined : store.articlesOf(page.n).find((row) => row.id === id.slice(dot));
  return own?.n ?? -1;
}
