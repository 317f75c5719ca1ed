import type { JudgedConflict } from '../../compare/judged.ts';
import { differencesOf } from '../../compare/wording.ts';
import { type Days, daysOf } from '../../library/days.ts';
import { LibraryError } from '../../library/error.ts';
import { findById } from '../../library/find.ts';
import { compareLink, conflictLink, fileName, given, langOf, pageLink, passageLink } from '../present.ts';
import { Refusal, type Replacement, withoutPaths } from '../problem.ts';
import type { Room } from '../room.ts';
import { route } from '../route.ts';
import { conflict, conflictsAnswer, conflictsQuery, idParam } from '../shapes/index.ts';
import { listed, partAfter, publishedDays } from './asking.ts';

/** What the front tells of conflicts: the pass over all articles runs behind it. */
export function conflictState(room: Room): { state: 'unknown' | 'running' | 'ready'; open?: number; major?: number } {
  const { state, conflicts } = room.found;
  if (conflicts === undefined) return { state };
  const open = room.conflicts().filter(isOpen);
  return { state, open: open.length, major: open.filter(({ severity }) => severity === 'major').length };
}

const isOpen = ({ verdict }: JudgedConflict): boolean => verdict === 'open' || verdict === 'confirmed';

/** Sentences that share less than this are not laid beside each other. */
const ALIKE = 0.7;

/** Where a passage's sentence differs from that of the first; of the first, from that of the second. */
function differsOf(passages: JudgedConflict['passages'], i: number) {
  const [a, b] = i === 0 ? [passages[0], passages[1]] : [passages[0], passages[i]];
  if (b === undefined || a.sentence === b.sentence) return undefined;
  const found = differencesOf(a.sentence, b.sentence);
  if (found.same < ALIKE) return undefined;
  return i === 0 ? found.a : found.b;
}

function conflictOf(room: Room, one: JudgedConflict) {
  const { id, rule, type, severity, note, innocent = [], passages, verdict, judged } = one;
  const articles = [...new Set(passages.map(({ article }) => article))];
  return {
    id,
    link: conflictLink(id),
    rule,
    type,
    severity,
    note: withoutPaths(note),
    innocent,
    passages: passages.map((passage, i) => {
      const at = passage.sentence.indexOf(passage.words);
      return {
        id: passage.entry,
        link: passageLink(passage.article, passage.entry),
        source: {
          ...given({ outlet: passage.outlet, published: passage.published, item: passage.item }),
          page: passage.page,
          article: passage.article,
          headline: passage.headline,
          file: fileName(passage.file),
          lang: langOf(room.store.pageById(passage.page)?.script ?? 'mixed'),
        },
        kind: passage.kind,
        quote: passage.words,
        spans: passage.spans,
        sentence: passage.sentence,
        at: at < 0 ? [] : [[at, at + passage.words.length] as const],
        ...given({ differs: differsOf(passages, i) }),
        line: passage.line,
      };
    }),
    verdict,
    ...given({ judged }),
    ...(articles.length > 1 ? { compare: compareLink(articles) } : {}),
  };
}

export const conflictsRoute = route({
  name: 'conflicts',
  path: '/api/conflicts',
  summary: 'What cannot all be right, within pages and across them, the graver first',
  query: conflictsQuery,
  answer: conflictsAnswer,
  slow: true,
  needs: 'conflicts',
  columns: ['id', 'type', 'severity', 'verdict', 'note', 'rule', 'passages', 'judgedBy', 'why', 'link'],
  row: (one) => [
    one.id,
    one.type,
    one.severity,
    one.verdict,
    one.note,
    one.rule,
    one.passages
      .map(({ quote, source: { published, outlet } }) => [quote, outlet, published].filter(Boolean).join(' · '))
      .join('; '),
    one.judged?.by,
    one.judged?.why,
    one.link,
  ],
  ask: (room, { query }) => {
    const { type, severity, status, limit = 50, cursor } = query;
    const days = publishedDays(query);
    const isWanted = (one: JudgedConflict) =>
      (days === undefined || one.passages.some(({ published }) => touches(published, days))) &&
      (type === undefined || one.type === type) &&
      (severity === undefined || one.severity === severity) &&
      (status === 'all' || (status === undefined ? isOpen(one) : one.verdict === status));
    const { part, ...rest } = partAfter({ items: room.conflicts(), nameOf: ({ id }) => id, isWanted }, limit, cursor);
    return listed(
      rest,
      part.map((one) => conflictOf(room, one)),
    );
  },
});

const touches = (published: string | undefined, [from, to]: Days): boolean => {
  const days = daysOf(published);
  return days !== undefined && days[0] <= to && days[1] >= from;
};

/**
 * By its id, or by that of the entry of kind `conflict` on its page.
 * @throws LibraryError `missing`; Refusal 410 with the passage where it stood, where it was one
 */
export function conflictById(room: Room, id: string): JudgedConflict {
  const entries = id.includes('.') ? new Set(entriesOf(room, id)) : undefined;
  const found = room
    .conflicts()
    .find((one) => one.id === id || (entries !== undefined && one.entries.every((entry) => entries.has(entry))));
  if (found !== undefined) return found;
  const place = placeBefore(room, id);
  if (place === undefined) throw new LibraryError('missing', `${id}: there is no such conflict in the library now`);
  throw new Refusal(
    410,
    'gone',
    `${id}: is no conflict any more: its page was read again, or a person rejected an entry`,
    {
      replacedBy: place,
    },
  );
}

/** Where a conflict stood that is none any more: its first passage, or the first page that a verdict on it tells. */
function placeBefore(room: Room, id: string): Replacement | undefined {
  const passage = room.found.conflicts?.find((one) => one.id === id)?.passages[0];
  if (passage !== undefined) return { id: passage.article, link: passageLink(passage.article, passage.entry) };
  const verdict = room.store.log().findLast(({ change }) => change.action === 'verdict' && change.conflict === id);
  if (verdict?.change.action !== 'verdict') return undefined;
  const page = verdict.change.about.find((one) => room.store.pageById(one.page) !== undefined)?.page;
  return page === undefined ? undefined : { id: page, link: pageLink(page) };
}

function entriesOf(room: Room, id: string): readonly string[] {
  const found = findById(room.store, id);
  const entry = found.what === 'entry' ? (found.entry ?? found.machine) : undefined;
  return entry?.kind === 'conflict' ? entry.entries : [];
}

export const conflictRoute = route({
  name: 'conflict',
  path: '/api/conflicts/{id}',
  summary: 'A conflict with its passages and what a person made of it',
  params: idParam,
  answer: conflict,
  slow: true,
  needs: 'conflicts',
  ask: (room, { params: { id } }) => conflictOf(room, conflictById(room, id)),
});
