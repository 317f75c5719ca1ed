import { compareArticles, type Place } from '../../compare/articles.ts';
import { comparandOf, elsewhere } from '../../compare/elsewhere.ts';
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
    return {
      texts: texts.map(({ agencies, chars, alone, leftOut, names, figures }, i) => ({
        article: articleSummaryOf(found[i].row, found[i].page),
        agencies,
        chars,
        alone: alone.map((place) => placed(place, ids[i])),
        leftOut: leftOut.map((place) => ({ ...placed(place, ids[place.in[0]]), in: place.in })),
        names,
        figures,
      })),
      pairs: pairs.map(({ passages, wording, ...pair }) => ({
        ...pair,
        passages: passages.map(({ a, b, chars }) => ({ a: placed(a, ids[pair.a]), b: placed(b, ids[pair.b]), chars })),
        wording: wording.map(({ a, b, pieces }) => ({
          a: placed(a, ids[pair.a]),
          b: placed(b, ids[pair.b]),
          pieces: pieces.map((piece) => ({ ...piece })),
        })),
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
