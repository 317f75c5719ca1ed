import { z } from '@hono/zod-openapi';
import type { Telling } from '../../library/ask.ts';
import { concordance } from '../../library/concordance.ts';
import { discoverFormulas, type Place } from '../../library/discover.ts';
import { type FormulaHistory, formulaList, formulas } from '../../library/formulas.ts';
import { articleLink, citeOf, entityOf, formulaLink, given, passageLink, sourceOf } from '../present.ts';
import type { Room } from '../room.ts';
import { route } from '../route.ts';
import {
  askQuery,
  concordanceQuery,
  concordance as concordanceShape,
  formulaAnswer,
  formulasAnswer,
  formulasQuery,
  phrasesAnswer,
  phrasesQuery,
} from '../shapes/index.ts';
import { sourceOfArticle } from './articles.ts';
import { askOptions, listed } from './asking.ts';

export const formulasRoute = route({
  name: 'formulas',
  path: '/api/formulas',
  summary: 'All families of set phrases',
  query: formulasQuery,
  answer: formulasAnswer,
  columns: ['family', 'words', 'gloss', 'count', 'firstSeen', 'lastSeen', 'link'],
  row: (one) => [one.family, one.words, one.gloss, one.count, one.firstSeen, one.lastSeen, one.link],
  ask: (room, { query }) => {
    const { families, ...rest } = formulaList(room.store, { ...askOptions(query), ...given({ sort: query.sort }) });
    return listed(
      rest,
      families.map((one) => ({ ...one, byYear: { ...one.byYear }, link: formulaLink(one.family) })),
    );
  },
});

const phraseParam = z.object({ phrase: z.string().min(1).max(300) });
const cited = (telling: Telling | undefined) => telling && citeOf(telling);

function historyOf(one: FormulaHistory) {
  const { first, last, speakers, ...rest } = one;
  return {
    ...rest,
    ...given({ first: cited(first), last: cited(last) }),
    byYear: rest.byYear.map(({ outlets, ...year }) => ({ ...year, outlets: { ...outlets } })),
    byOutlet: { ...rest.byOutlet },
    variants: rest.variants.map((variant) => ({ ...variant, byYear: { ...variant.byYear } })),
    speakers: speakers.map(({ count, ...speaker }) => ({ ...entityOf(speaker), count })),
    link: formulaLink(one.family ?? one.words),
  };
}

export const formulaRoute = route({
  name: 'formula',
  path: '/api/formulas/{phrase}',
  summary: 'A phrase over time: of every family that it is a wording or the id of, else the bare words',
  params: phraseParam,
  query: askQuery,
  answer: formulaAnswer,
  columns: ['family', 'words', 'count', 'articles', 'firstSeen', 'lastSeen', 'link'],
  row: (one) => [one.family, one.words, one.count, one.articles, one.firstSeen, one.lastSeen, one.link],
  ask: (room, { params, query }) => {
    const { formulas: found, ...rest } = formulas(room.store, params.phrase, askOptions(query));
    return listed(rest, found.map(historyOf));
  },
});

export const concordanceRoute = route({
  name: 'concordance',
  path: '/api/formulas/{phrase}/concordance',
  summary: 'Every place of a phrase with the words around it',
  params: phraseParam,
  query: concordanceQuery,
  answer: concordanceShape,
  columns: ['id', 'published', 'outlet', 'before', 'words', 'after', 'speaker', 'headline', 'link'],
  row: (one) => [
    one.id,
    one.source.published,
    one.source.outlet,
    one.before,
    one.words,
    one.after,
    one.speaker?.name,
    one.source.headline,
    one.link,
  ],
  ask: (room, { params, query }) => {
    const { context, sort } = query;
    const { lines, ...rest } = concordance(room.store, params.phrase, {
      ...askOptions(query),
      ...given({ context, sort }),
    });
    return listed(
      rest,
      lines.map(({ id, before, words, after, spans, speaker, ...from }) => ({
        id,
        link: id === from.article ? articleLink(id) : passageLink(from.article, id),
        source: sourceOf({ id, spans, quote: words, ...from }),
        before,
        words,
        after,
        spans,
        ...(speaker === undefined ? {} : { speaker: entityOf(speaker) }),
      })),
    );
  },
});

const somewhere = (room: Room, place: Place | undefined) => {
  const source = place && sourceOfArticle(room, place.id);
  return place && { ...place, link: articleLink(place.id), ...given({ source }) };
};

export const phrasesRoute = route({
  name: 'phrases',
  path: '/api/phrases',
  summary: 'Wording that nobody listed and that rises or falls from the time before',
  query: phrasesQuery,
  answer: phrasesAnswer,
  long: true,
  columns: ['phrase', 'change', 'within', 'before', 'times', 'score', 'link'],
  row: (one) => [one.phrase, one.change, one.within, one.before, one.times, one.score, one.link],
  ask: (room, { query }) => {
    const { least, from, to } = query;
    const { phrases, within, before, sampled, ...rest } = discoverFormulas(room.store, {
      ...askOptions(query),
      ...given({ least }),
      from,
      to,
    });
    return {
      ...listed(
        rest,
        phrases.map(({ first, last, ...one }) => ({
          ...one,
          byYear: { ...one.byYear },
          ...given({ first: somewhere(room, first), last: somewhere(room, last) }),
          link: formulaLink(one.phrase),
        })),
      ),
      within,
      before,
      sampled,
    };
  },
});
