import type { StoredSource } from '../../library/compact.ts';
import type { Reviewed } from '../../library/correction.ts';
import { edtfOf } from '../../library/days.ts';
import { findById } from '../../library/find.ts';
import { type ListedArticle, listArticles, neighbours } from '../../library/listing.ts';
import { versionsOf } from '../../library/show.ts';
import type { ArticleRow, PageRow } from '../../library/store.ts';
import type { ArticleEntry, Genre, Span } from '../../record/kinds.ts';
import { Passage } from '../../text/passage.ts';
import { articleLink, given, langOf, type Printed, pageOf, passageLink, printedIn } from '../present.ts';
import { Refusal } from '../problem.ts';
import type { Room } from '../room.ts';
import { route } from '../route.ts';
import { articleList, articleQuery, article as articleShape, idParam } from '../shapes/index.ts';
import { listed, publishedDays, unsealed } from './asking.ts';
import { blocksOf, doubtsOf, tally } from './pages.ts';
import { movedArticle, replacementOf } from './versions.ts';

const dayOf = ({ day, day_to }: ArticleRow): string | null => (day === null ? null : edtfOf(day, day_to ?? day));

export function articleSummaryOf(row: ArticleRow, page: PageRow) {
  const id = page.id + row.id;
  const published = page.published ?? dayOf(row);
  return {
    ...given({ outlet: row.outlet, published }),
    id,
    link: articleLink(id),
    headline: row.headline,
    genre: row.genre as Genre,
    chars: row.chars,
    source: printedIn(page, { id, headline: row.headline, outlet: row.outlet, published }),
  };
}

/** Where an article was printed; undefined where there is no such article. */
export function sourceOfArticle({ store }: Room, id: string): Printed | undefined {
  const page = store.pageById(pageOf(id));
  const row = page && store.articlesOf(page.n).find((one) => page.id + one.id === id);
  return page && row && articleSummaryOf(row, page).source;
}

export const listedArticle = (one: ListedArticle) => articleSummaryOf(one, one.of);

export const articlesRoute = route({
  name: 'articles',
  path: '/api/articles',
  summary: 'Articles, the newest first',
  query: articleQuery,
  answer: articleList,
  columns: ['id', 'outlet', 'published', 'headline', 'genre', 'chars', 'file', 'item', 'link'],
  row: (one) => [
    one.id,
    one.outlet,
    one.published,
    one.headline,
    one.genre,
    one.chars,
    one.source.file,
    one.source.item,
    one.link,
  ],
  ask: (room, { query }) => {
    const { outlet, sort, limit, cursor, genre, page } = query;
    const found = listArticles(room.store, {
      ...given({ outlet, sort, limit, genre, published: publishedDays(query) }),
      ...(page === undefined ? {} : { page: room.store.pageById(page)?.n ?? -1 }),
      ...(cursor === undefined ? {} : { cursor: unsealed(cursor) }),
    });
    return listed(found, found.items.map(listedArticle));
  },
});

/** Entries with their places in the rebuilt text, those that begin first first, the longer before the shorter. */
function placedEntries(entries: readonly (Reviewed | undefined)[], article: string, passage: Passage, source: Printed) {
  return entries
    .flatMap((entry) => {
      if (entry === undefined) return [];
      const spans = (entry as { spans?: readonly Span[] }).spans ?? [];
      return [{ ...entry, link: passageLink(article, entry.id), source, at: passage.places(spans) }];
    })
    .sort((a, b) => firstOf(a.at) - firstOf(b.at) || lastOf(b.at) - lastOf(a.at));
}

const firstOf = (at: readonly Span[]): number => at[0]?.[0] ?? Number.MAX_SAFE_INTEGER;
const lastOf = (at: readonly Span[]): number => at.at(-1)?.[1] ?? 0;

interface Found {
  readonly page: PageRow;
  readonly source: StoredSource;
  readonly row: ArticleRow;
  readonly article: ArticleEntry;
  readonly entries: readonly (Reviewed | undefined)[];
}

/** @throws Refusal 404, or 410 with a pointer where the page no longer has this article */
export function articleById(room: Room, id: string): Found {
  try {
    const found = findById(room.store, id);
    if (found.what === 'article') return found;
  } catch (error) {
    const moved = movedArticle(room.store, id);
    if (moved === undefined) throw error;
    throw new Refusal(410, 'replaced', `${id}: its page was read again and has no such article now`, {
      replacedBy: moved,
    });
  }
  throw new Refusal(404, 'missing', `${id}: is no article`);
}

export const articleRoute = route({
  name: 'article',
  path: '/api/articles/{id}',
  summary: 'An article as rebuilt, with all its entries and where they stand in it',
  params: idParam,
  answer: articleShape,
  here: true,
  ask(room, { params: { id } }) {
    const found = articleById(room, id);
    const { page, source, row, article } = found;
    const passage = Passage.of(source.text, article.blocks);
    const { outlet, published, ...summary } = articleSummaryOf(row, page);
    const told = given({ outlet: article.outlet ?? outlet, published: article.published ?? published });
    const printed = { ...summary.source, ...told };
    const entries = placedEntries(found.entries, article.id, passage, printed);
    const { previous, next } = neighbours(room.store, row);
    const linked = (one: { id: string; headline: string } | undefined) => one && { ...one, link: articleLink(one.id) };
    return {
      ...summary,
      ...told,
      ...given({
        dateline: article.dateline,
        publishedFrom: article.publishedFrom,
        previous: linked(previous),
        next: linked(next),
        replacedBy: replacementOf(page, versionsOf(room.store, page)),
      }),
      source: printed,
      lang: langOf(page.script),
      n: row.ord + 1,
      of: room.store.articlesOf(row.page).length,
      agencies: article.agencies,
      bylines: article.bylines,
      confidence: article.confidence,
      reader: article.reader,
      text: passage.text,
      blocks: blocksOf(article.blocks, passage),
      sentences: [...passage.structure.sentences],
      entries,
      counts: tally(entries.map(({ kind }) => kind)),
      doubts: doubtsOf(article.doubts, passage),
    };
  },
});
