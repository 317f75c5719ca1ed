import { cardOf } from '../../library/card.ts';
import type { Reviewed } from '../../library/correction.ts';
import { LibraryError } from '../../library/error.ts';
import { type FoundById, findById } from '../../library/find.ts';
import { historyOf, versionsOf } from '../../library/show.ts';
import { cslItem } from '../../publish/export/csl.ts';
import { citedBy } from '../../publish/export/record.ts';
import { CITATION_STYLES, citationText } from '../../publish/export/styles.ts';
import { readPage } from '../../reading.ts';
import type { ConflictEntry } from '../../record/kinds.ts';
import type { Source } from '../../source/source.ts';
import { articleLink, conflictLink, entityOf, fileName, given, passageLink } from '../present.ts';
import { Refusal } from '../problem.ts';
import type { Room } from '../room.ts';
import { route } from '../route.ts';
import { card, citation, citationQuery, idParam, why } from '../shapes/index.ts';
import { articleById, articleSummaryOf, sourceOfArticle } from './articles.ts';
import { recordsOf } from './asking.ts';
import { movedEntry, replacementOf } from './versions.ts';

type FoundEntry = Extract<FoundById, { what: 'entry' }>;

/**
 * @throws Refusal 404; 301 where another entry stands in the place of one that reading again did away with; 410 with its
 * page where none does
 */
export function entryById(room: Room, id: string): FoundEntry {
  let found: FoundById;
  try {
    found = findById(room.store, id);
  } catch (error) {
    const moved = error instanceof LibraryError && error.code === 'missing' ? movedEntry(room.store, id) : undefined;
    if (moved === undefined) throw error;
    const gone = moved.id.includes('.') ? 301 : 410;
    throw new Refusal(
      gone,
      'replaced',
      `${id}: its page was read again; ${gone === 301 ? 'another entry' : 'the page'} stands in its place`,
      {
        replacedBy: moved,
        ...(gone === 301 ? { headers: { location: `/api/entries/${encodeURIComponent(moved.id)}` } } : {}),
      },
    );
  }
  if (found.what === 'entry') return found;
  throw new Refusal(404, 'missing', `${id}: is ${found.what === 'page' ? 'a page' : 'an article'}, no entry`);
}

const statusOf = ({ entry, machine }: FoundEntry) => {
  if (entry === undefined) return 'rejected' as const;
  const { review } = entry as Reviewed;
  if (review === undefined) return machine === undefined ? ('gone' as const) : ('machine' as const);
  return review.status;
};

export const cardRoute = route({
  name: 'card',
  path: '/api/entries/{id}',
  summary: 'The card of an entry: its words in a sentence, who carried them, dates, history',
  params: idParam,
  answer: card,
  here: true,
  ask(room, { params: { id } }) {
    const found = entryById(room, id);
    const { page, source, article, row, entries } = found;
    const made = cardOf(found);
    const versions = versionsOf(room.store, page);
    const history = historyOf(room.store, source.page.sha256).filter(
      ({ change }) => !('anchor' in change) || page.id + change.anchor.id === id,
    );
    const { review: _, ...entry } = (found.entry ?? {}) as Reviewed;
    const review = (found.entry as Reviewed | undefined)?.review;
    const shown = found.entry ?? found.machine;
    const printed = {
      ...articleSummaryOf(row, page).source,
      ...given({ outlet: article.outlet, published: article.published }),
    };
    const link = (of: string) => (shown?.kind === 'conflict' ? articleLink(article.id) : passageLink(article.id, of));
    return {
      ...made,
      id,
      link: link(id),
      kind: shown?.kind ?? 'name',
      source: printed,
      status: statusOf(found),
      ...(found.entry === undefined ? {} : { entry: entry as typeof found.entry }),
      ...(found.machine === undefined || (found.entry !== undefined && review === undefined)
        ? {}
        : { machine: found.machine }),
      ...given({ review, replacedBy: replacementOf(page, versions) }),
      chain: made.chain.map(({ entity, ...rest }) => ({
        ...rest,
        ...(entity === undefined ? {} : { entity: entityOf({ id: entity, name: rest.name }) }),
      })),
      people: made.people.map(({ role, ...who }) => ({ role, entity: entityOf(who) })),
      reader: (shown as { reader?: string } | undefined)?.reader ?? '',
      confidence: (shown as { confidence?: number } | undefined)?.confidence ?? 0,
      conflicts: entries
        .filter((other) => other?.kind === 'conflict' && other.entries.includes(id))
        .map((other) => ({
          id: other?.id ?? '',
          link: conflictLink(other?.id ?? ''),
          source: printed,
          note: (other as ConflictEntry).note,
        })),
      history: history.map((line) => ({ ...line, change: { ...line.change } })),
      versions: versions.map(({ page: of, ...rest }) => ({ id: of, ...rest })),
    };
  },
});

export const whyRoute = route({
  name: 'why',
  path: '/api/entries/{id}/why',
  summary: 'The rule that found an entry and the lexicon lines that took part; the page is read again for it',
  params: idParam,
  answer: why,
  long: true,
  ask(room, { params: { id } }) {
    const { source, article } = entryById(room, id);
    const { text, format, told, blocks, print, page } = source;
    const again: Source = {
      file: page.file,
      format,
      text,
      sha256: page.sha256,
      encoding: page.encoding,
      told,
      doubts: page.doubts ?? [],
      ...given({ blocks, print }),
    };
    const reason = readPage(again, { explain: true }).reasons.get(id);
    return {
      id,
      link: passageLink(article.id, id),
      ...given({ source: sourceOfArticle(room, article.id), rule: reason?.rule }),
      lines: (reason?.lines ?? []).map(fileName),
      found: reason !== undefined,
    };
  },
});

export const citationRoute = route({
  name: 'citation',
  path: '/api/entries/{id}/citation',
  summary: 'How to cite an entry with its words, or an article, in a style',
  params: idParam,
  query: citationQuery,
  answer: citation,
  here: true,
  ask(room, { params: { id }, query: { style = 'gbt7714' } }) {
    if (/\.a\d+$/.test(id)) articleById(room, id);
    else entryById(room, id);
    const [record] = recordsOf(room, [id], '');
    if (record === undefined) throw new Refusal(404, 'missing', `${id}: is neither an entry nor an article`);
    const cited = record.ofEntries ? citedBy(record.entries[0]) : undefined;
    const item = cslItem(record, cited);
    return {
      id,
      link: record.link ?? articleLink(id),
      ...given({ source: sourceOfArticle(room, record.article.id) }),
      style,
      text: citationText(CITATION_STYLES[style], record),
      item: { ...item },
    };
  },
});
