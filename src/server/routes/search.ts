import { facets } from '../../library/facets.ts';
import { type Hit, search } from '../../library/search.ts';
import { articleLink, fileName, given, langOf, passageLink } from '../present.ts';
import type { Room } from '../room.ts';
import { route } from '../route.ts';
import { facetsQuery, facets as facetsShape, searchAnswer, searchQuery } from '../shapes/index.ts';
import { exported, listed, recordsOf, unsealed } from './asking.ts';

/** Articles that one question looks into for words inside of entries: a fifth of a second. */
const MOST_READ = 400;

interface Asked {
  readonly q: string;
  readonly kind?: string;
  readonly person?: string;
  readonly outlet?: string;
  readonly year?: string;
}

const quoted = (value: string): string => (/[\s()（）"“”]/.test(value) ? `"${value.replaceAll('"', '')}"` : value);

/** The search with its facets as fields: what is typed and what is clicked is one language. */
export function wholeQuery({ q, kind, person, outlet, year }: Asked): string {
  const fields = Object.entries({ kind, about: person, outlet, date: year })
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([field, value]) => `${field}:${quoted(value as string)}`);
  if (fields.length === 0) return q;
  return `${/\bOR\b/.test(q) ? `(${q})` : q} ${fields.join(' ')}`;
}

/** The article of an entry's record, or the article itself. */
const articleOf = (hit: Hit): string => (hit.entry as { article?: string } | undefined)?.article ?? hit.id;

function hitOf(room: Room, hit: Hit) {
  const { id, kind, headline, headlineAt, outlet, published, page, file, item, contexts, entry } = hit;
  const script = room.store.pageById(page)?.script ?? 'mixed';
  const article = articleOf(hit);
  return {
    id,
    link: entry === undefined ? articleLink(id) : passageLink(article, id),
    kind,
    source: {
      ...given({ outlet, published, item }),
      page,
      article,
      headline,
      file: fileName(file),
      lang: langOf(script),
    },
    headlineAt,
    contexts: contexts.map((context) => ({ ...context })),
    ...(entry === undefined ? {} : { entry }),
  };
}

export const searchRoute = route({
  name: 'search',
  path: '/api/search',
  summary: 'Words in context: articles, or entries where the search asks for them',
  query: searchQuery,
  answer: searchAnswer,
  columns: ['id', 'kind', 'published', 'outlet', 'headline', 'before', 'words', 'after', 'file', 'item', 'link'],
  row: (one) => [
    one.id,
    one.kind,
    one.source.published,
    one.source.outlet,
    one.source.headline,
    one.contexts[0]?.before,
    one.contexts[0]?.words,
    one.contexts[0]?.after,
    one.source.file,
    one.source.item,
    one.link,
  ],
  documents: {
    atom: {
      media: 'application/atom+xml; charset=utf-8',
      write: (room, { query }, origin) => {
        const { hits } = search(room.store, wholeQuery(query), {
          limit: query.limit ?? 50,
          sort: query.sort ?? 'newest',
          most: MOST_READ,
        });
        return exported(
          'atom',
          recordsOf(
            room,
            hits.map(({ id }) => id),
            origin,
          ),
        );
      },
    },
  },
  ask: (room, { query }) => {
    const { sort, context, limit, cursor } = query;
    const text = wholeQuery(query);
    const { hits, of, tried, widened, about, ...rest } = search(room.store, text, {
      ...given({ sort, context, limit }),
      most: MOST_READ,
      ...(cursor === undefined ? {} : { cursor: unsealed(cursor) }),
    });
    return {
      ...listed(
        rest,
        hits.map((hit) => hitOf(room, hit)),
      ),
      of,
      ...given({ about }),
      query: text,
      tried: tried.map((one) => ({ ...one })),
      widened,
    };
  },
});

export const facetsRoute = route({
  name: 'facets',
  path: '/api/search/facets',
  summary: 'What the hits of a search have: kinds, persons, outlets, years',
  query: facetsQuery,
  answer: facetsShape,
  columns: ['facet', 'value', 'label', 'count'],
  list: (answer) =>
    (['kind', 'person', 'outlet', 'year'] as const).flatMap((facet) =>
      answer[facet].map((value) => ({ facet, ...value })),
    ),
  ask: (room, { query }) => {
    const { kind, person, outlet, year, ...rest } = facets(room.store, wholeQuery(query), MOST_READ);
    return { ...rest, kind: [...kind], person: [...person], outlet: [...outlet], year: [...year] };
  },
});
