import type { StoredSource } from '../../library/compact.ts';
import { findById } from '../../library/find.ts';
import { type ListedPage, listPages, nameplateOf } from '../../library/listing.ts';
import { versionsOf } from '../../library/show.ts';
import type { PageRow } from '../../library/store.ts';
import type { Span } from '../../record/kinds.ts';
import { Passage } from '../../text/passage.ts';
import { articleLink, fileName, given, langOf, moment, pageLink, printedIn } from '../present.ts';
import { Refusal, withoutPaths } from '../problem.ts';
import type { Room } from '../room.ts';
import { route } from '../route.ts';
import { idParam, pageList, pageQuery, page as pageShape } from '../shapes/index.ts';
import { listed, publishedDays, unsealed } from './asking.ts';
import { replacementOf } from './versions.ts';

export function pageSummaryOf(page: ListedPage) {
  return {
    ...given({ outlet: page.outlet, published: page.published, item: page.item }),
    id: page.id,
    link: pageLink(page.id),
    file: fileName(page.file),
    lang: langOf(page.script),
    chars: page.chars,
    doubts: page.doubts,
    added: moment(page.added),
    current: page.current === 1,
    articles: page.articles,
    headline: page.headline,
  };
}

export const pagesRoute = route({
  name: 'pages',
  path: '/api/pages',
  summary: 'Pages, the last added first',
  query: pageQuery,
  answer: pageList,
  columns: ['id', 'outlet', 'published', 'file', 'item', 'headline', 'articles', 'chars', 'doubts', 'added', 'link'],
  row: (one) => [
    one.id,
    one.outlet,
    one.published,
    one.file,
    one.item,
    one.headline,
    one.articles,
    one.chars,
    one.doubts,
    one.added,
    one.link,
  ],
  ask: (room, { query }) => {
    const { outlet, sort, limit, cursor } = query;
    const found = listPages(room.store, {
      ...given({ outlet, sort, limit, published: publishedDays(query) }),
      ...(cursor === undefined ? {} : { cursor: unsealed(cursor) }),
    });
    return listed(found, found.items.map(pageSummaryOf));
  },
});

/** Doubts as they are answered: no path in a note, and where they stand in the rebuilt text. */
export function doubtsOf(
  doubts: readonly { readonly code: string; readonly note: string; readonly spans?: readonly Span[] }[] | undefined,
  passage?: Passage,
) {
  return (doubts ?? []).map(({ code, note, spans }) => ({
    code,
    note: withoutPaths(note),
    ...(spans === undefined ? {} : { spans }),
    ...(spans === undefined || passage === undefined ? {} : { at: passage.places(spans) }),
  }));
}

/** `[start, end)` of each line, without its line break. */
export function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    lines.push([start, stop > start && text[stop - 1] === '\r' ? stop - 1 : stop]);
    start = stop + 1;
  }
  return lines;
}

export const tally = (kinds: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

function articlesOf(room: Room, page: PageRow, source: StoredSource) {
  return room.store.articlesOf(page.n).map((row, i) => {
    const { article, entries } = room.store.corrected(row.n, source);
    const passage = Passage.of(source.text, article.blocks);
    const kinds = entries.flatMap((entry) => (entry === undefined ? [] : [entry.kind]));
    return {
      ...given({
        outlet: article.outlet ?? source.page.outlet,
        published: article.published ?? source.page.published,
        dateline: article.dateline,
        publishedFrom: article.publishedFrom,
      }),
      id: article.id,
      link: articleLink(article.id),
      source: {
        ...printedIn(page, { id: article.id, headline: article.headline }),
        ...given({ outlet: article.outlet, published: article.published }),
      },
      n: i + 1,
      headline: article.headline,
      genre: article.genre,
      chars: row.chars,
      agencies: article.agencies,
      bylines: article.bylines,
      confidence: article.confidence,
      text: passage.text,
      blocks: blocksOf(article.blocks, passage),
      doubts: doubtsOf(article.doubts, passage),
      entries: kinds.length,
      counts: tally(kinds),
    };
  });
}

export const blocksOf = (blocks: readonly { readonly spans: readonly Span[] }[], passage: Passage) =>
  passage.blocks.map(({ role, start, end }, i) => ({ role, start, end, spans: blocks[i].spans }));

function beside(room: Room, n: number, sign: '<' | '>') {
  const row = room.store
    .sql<{ id: string; headline: string | null }>(
      `SELECT id, (SELECT headline FROM article WHERE page = page.n ORDER BY ord LIMIT 1) AS headline FROM page
       WHERE current = 1 AND n ${sign} ? ORDER BY n ${sign === '<' ? 'DESC' : 'ASC'} LIMIT 1`,
    )
    .get(n);
  return row === undefined ? undefined : { id: row.id, link: pageLink(row.id), headline: row.headline ?? '' };
}

export const pageRoute = route({
  name: 'page',
  path: '/api/pages/{id}',
  summary: 'A page: its source text and lines, its articles in reading order, doubts, places on paper',
  params: idParam,
  answer: pageShape,
  here: true,
  ask(room, { params: { id } }) {
    const found = findById(room.store, id);
    if (found.what !== 'page') throw new Refusal(404, 'missing', `${id}: is no page; a page’s id has no dot`);
    const { page: row, source } = found;
    const { page, text, format, print } = source;
    const versions = versionsOf(room.store, row);
    const { outlet, published } = nameplateOf(room.store, row);
    const articles = articlesOf(room, row, source);
    return {
      ...given({
        item: row.item,
        outlet,
        published,
        title: page.title,
        url: page.url,
        print,
        replacedBy: replacementOf(row, versions),
        previous: beside(room, row.n, '<'),
        next: beside(room, row.n, '>'),
      }),
      id: row.id,
      link: pageLink(row.id),
      file: fileName(row.file),
      lang: langOf(row.script),
      script: page.script,
      chars: text.length,
      doubts: row.doubts,
      added: moment(row.added),
      current: row.current === 1,
      encoding: page.encoding,
      reader: row.reader,
      sha256: page.sha256,
      format,
      text,
      lines: linesOf(text),
      articles,
      pageDoubts: doubtsOf(page.doubts),
      versions: versions.map(({ page: of, ...rest }) => ({ id: of, link: pageLink(of), ...rest })),
    };
  },
});
