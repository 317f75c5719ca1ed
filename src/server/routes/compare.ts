import { compareArticles, type Place } from '../../compare/articles.ts';
import { comparandOf, elsewhere } from '../../compare/elsewhere.ts';
import { differencesOf } from '../../compare/wording.ts';
import { ArticleReader } from '../../library/filter.ts';
import { Passage } from '../../text/passage.ts';
import { articleLink, compareLink } from '../present.ts';
import { route } from '../route.ts';
import { compareQuery, comparison, idParam, sharedWords } from '../shapes/index.ts';
import { articleById, articleSummaryOf } from './articles.ts';

/** A place in an article: `at` names the first character, as no entry may stand there. */
const placed = ({ quote, spans, line }: Place, article: string) => ({
  quote,
  spans,
  line,
  link: `${articleLink(article)}?span=${spans[0]?.[0] ?? 0}-${spans.at(-1)?.[1] ?? 0}`,
});

export const compareRoute = route({
  name: 'compare',
  path: '/api/compare',
  summary: 'Two to six articles side by side: what each two share word for word, how they word it, what each has alone',
  query: compareQuery,
  answer: comparison,
  slow: true,
  ask: (room, { query: { article: ids, least } }) => {
    const reader = new ArticleReader(room.store);
    const found = ids.map((id) => articleById(room, id));
    const comparands = found.map(({ row }) => {
      const made = comparandOf(room.store, reader, row.n);
      if (made === undefined) throw new RangeError(`no article ${row.n}`);
      return made;
    });
    const { texts, pairs } = compareArticles(comparands, least === undefined ? {} : { least });
    const passages = comparands.map(({ source, article }) => Passage.of(source, article.blocks));
    const placedIn = (place: Place, i: number) => ({ ...placed(place, ids[i]), at: passages[i].places(place.spans) });
    return {
      texts: texts.map(({ agencies, chars, alone, leftOut, names, figures }, i) => ({
        article: articleSummaryOf(found[i].row, found[i].page),
        agencies,
        chars,
        alone: alone.map((place) => placedIn(place, i)),
        leftOut: leftOut.map((place) => ({ ...placedIn(place, place.in[0]), in: place.in })),
        names,
        figures,
      })),
      pairs: pairs.map(({ passages: shared, wording, ...pair }) => ({
        ...pair,
        passages: shared.map(({ a, b, chars }) => ({ a: placedIn(a, pair.a), b: placedIn(b, pair.b), chars })),
        wording: wording.map(({ a, b, pieces }) => {
          const differs = differencesOf(a.quote, b.quote);
          return {
            a: { ...placedIn(a, pair.a), differs: differs.a },
            b: { ...placedIn(b, pair.b), differs: differs.b },
            pieces: pieces.map((piece) => ({ ...piece })),
          };
        }),
      })),
    };
  },
});

export const sharedRoute = route({
  name: 'shared',
  path: '/api/articles/{id}/shared',
  summary: 'What other articles of the library have word for word, with the places in both',
  params: idParam,
  answer: sharedWords,
  slow: true,
  columns: ['id', 'published', 'outlet', 'headline', 'chars', 'share', 'shareOther', 'longest', 'compare', 'link'],
  row: ({ article, chars, share, shareOther, passages, compare }) => [
    article.id,
    article.published,
    article.outlet,
    article.headline,
    chars,
    share,
    shareOther,
    passages[0]?.quote,
    compare,
    article.link,
  ],
  ask: (room, { params: { id } }) => {
    const { row, source, article } = articleById(room, id);
    const passage = Passage.of(source.text, article.blocks);
    const items = elsewhere(room.store, row.n).map(({ row: other, page, pair }) => {
      const summary = articleSummaryOf(other, page);
      return {
        article: summary,
        chars: pair.chars,
        share: pair.shareA,
        shareOther: pair.shareB,
        compare: compareLink([id, summary.id]),
        passages: pair.passages.map(({ a, b, chars }) => ({
          at: passage.places(a.spans),
          chars,
          quote: a.quote,
          other: {
            id: summary.id,
            link: placed(b, summary.id).link,
            source: summary.source,
            quote: b.quote,
            spans: b.spans,
          },
        })),
      };
    });
    return { items, total: items.length };
  },
});
