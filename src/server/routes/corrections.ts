import type { z } from '@hono/zod-openapi';
import { type JudgedConflict, verdictOn } from '../../compare/judged.ts';
import type { Correction } from '../../library/correction.ts';
import { doubtful } from '../../library/doubtful.ts';
import { LibraryError } from '../../library/error.ts';
import type { Library } from '../../library/library.ts';
import { articleLink, citeOf, conflictLink, entityLink, given, passageLink } from '../present.ts';
import { withoutPaths } from '../problem.ts';
import type { Room } from '../room.ts';
import { route } from '../route.ts';
import { correctionsAnswer, correctionsQuery, doubtsAnswer, doubtsQuery, type newCorrection } from '../shapes/index.ts';
import { sourceOfArticle } from './articles.ts';
import { listed, partAfter, publishedDays, unsealed } from './asking.ts';

/** What a line of the log is about, with a way there. */
function aboutOf(room: Room, { sha256, change }: Correction) {
  if (change.action === 'verdict') return { id: change.conflict, link: conflictLink(change.conflict) };
  if (change.action === 'merge') return { id: change.into, link: entityLink(change.into) };
  if (change.action === 'split') return { id: change.as, link: entityLink(change.as) };
  if (!('anchor' in change)) return {};
  const page = room.store
    .sql<{ id: string }>('SELECT id FROM page WHERE sha256 = ? ORDER BY current DESC, n DESC LIMIT 1')
    .get(Buffer.from(sha256 ?? '', 'hex'));
  const { anchor } = change;
  const was = anchor.entry as { article?: string; page?: string };
  if (page === undefined) return given({ quote: anchor.quote });
  const id = page.id + anchor.id;
  const article = page.id + (was.article ?? '').slice((was.page ?? '').length);
  return {
    id,
    link: passageLink(article, id),
    ...given({ quote: anchor.quote, source: sourceOfArticle(room, article) }),
  };
}

export const correctionsRoute = route({
  name: 'corrections',
  path: '/api/corrections',
  summary: 'The log of corrections, the latest first; withdrawn ones stay in it',
  query: correctionsQuery,
  answer: correctionsAnswer,
  columns: ['uid', 'at', 'who', 'why', 'action', 'id', 'quote', 'withdrawn', 'link'],
  row: (one) => [one.uid, one.at, one.who, one.why, one.change.action, one.id, one.quote, one.withdrawn, one.link],
  ask: (room, { query }) => {
    const { action, who, limit = 50, cursor } = query;
    const gone = room.store.withdrawn();
    const { part, ...rest } = partAfter(
      {
        items: room.library.corrections().reverse(),
        nameOf: ({ uid }) => uid,
        isWanted: (line) =>
          (action === undefined || line.change.action === action) && (who === undefined || line.who === who),
      },
      limit,
      cursor,
    );
    return listed(
      rest,
      part.map(({ sha256, ...line }) => ({
        ...line,
        change: { ...line.change },
        ...(gone.has(line.uid) ? { withdrawn: true as const } : {}),
        ...aboutOf(room, { ...line, ...given({ sha256 }) }),
      })),
    );
  },
});

export const doubtsRoute = route({
  name: 'doubts',
  path: '/api/doubts',
  summary: 'What the machine doubts most first, of so many articles at a time',
  query: doubtsQuery,
  answer: doubtsAnswer,
  slow: true,
  columns: ['id', 'what', 'kind', 'confidence', 'code', 'note', 'quote', 'sentence', 'link'],
  row: (one) => [one.id, one.what, one.kind, one.confidence, one.code, one.note, one.quote, one.sentence, one.link],
  ask: (room, { query }) => {
    const { kind, outlet, limit, cursor } = query;
    const { items, looked, ...rest } = doubtful(room.store, {
      ...given({ kind, outlet, limit, published: publishedDays(query) }),
      ...(cursor === undefined ? {} : { cursor: unsealed(cursor) }),
    });
    return {
      ...listed(
        rest,
        items.map(({ what, kind: of, confidence, note, code, sentence, at, ...cited }) => ({
          ...citeOf(cited),
          ...(what === 'article' ? { link: articleLink(cited.article) } : {}),
          what,
          kind: of,
          confidence,
          note: withoutPaths(note),
          code,
          sentence,
          at,
        })),
      ),
      looked,
    };
  },
});

/**
 * Writes down what a person says.
 * @param conflict that a verdict is on
 * @throws LibraryError
 */
export function correct(
  library: Library,
  said: z.output<typeof newCorrection>,
  conflict?: JudgedConflict,
): Correction[] {
  const hand = { who: said.who, ...given({ why: said.why }) };
  switch (said.action) {
    case 'accept':
    case 'reject':
      return [library.correct(said.id, { action: said.action }, hand)];
    case 'change':
      return [library.correct(said.id, { action: 'change', field: said.field, value: said.value }, hand)];
    case 'span':
      return [library.correct(said.id, { action: 'span', spans: said.spans }, hand)];
    case 'merge':
      return [library.mergeEntities(said.entity, said.into, hand)];
    case 'split':
      return library.splitEntity(said.entity, said.as, said.pages, hand);
    case 'verdict':
      if (conflict === undefined) throw new LibraryError('missing', `${said.conflict}: there is no such conflict now`);
      return [library.judge(verdictOn(conflict, said.verdict), hand)];
    case 'withdraw':
      return [library.withdraw(said.of, hand)];
  }
}
