import { commitments } from '../../library/commitments.ts';
import { listPages } from '../../library/listing.ts';
import { overview } from '../../library/overview.ts';
import { searchLink } from '../present.ts';
import type { Room } from '../room.ts';
import { route } from '../route.ts';
import { front, health } from '../shapes/index.ts';
import { commitmentOf } from './commitments.ts';
import { conflictState } from './conflicts.ts';
import { pageSummaryOf } from './pages.ts';

/** Kinds that search finds; quantities and the like are reached through articles. */
const ADDED = 8;
const DUE = 6;

/** What is in this library and what is not. */
export const frontRoute = route({
  name: 'front',
  path: '/api',
  summary: 'What is in this library and what is not',
  answer: front,
  ask(room) {
    const counted = room.keep('overview', () => overview(room.store));
    const extent = room.keep('extent', () => room.library.extent());
    const today = room.today();
    const dated = counted.outlets
      .flatMap(({ first, last }) => (first === undefined ? [] : [first, last as string]))
      .sort();
    return {
      library: { name: room.name, version: room.version, writable: room.writable, needsToken: room.needsToken },
      extent: { ...extent, entities: counted.entities },
      ...(dated.length === 0 ? {} : { first: dated[0], last: dated[dated.length - 1] }),
      kinds: counted.kinds.map(({ kind, count }) => ({ kind, count, link: searchLink(`kind:${kind}`) })),
      outlets: counted.outlets.map((one) => ({ ...one, link: searchLink(`outlet:${one.outlet}`) })),
      added: room.keep('added', () => listPages(room.store, { limit: ADDED }).items.map(pageSummaryOf)),
      conflicts: {
        onPages: counted.kinds.find(({ kind }) => kind === 'conflict')?.count ?? 0,
        ...conflictState(room),
        link: '/conflicts',
      },
      doubts: counted.doubtful,
      due: dueNext(room, today),
      today,
    };
  },
});

function dueNext(room: Room, today: string) {
  return room.keep(`due ${today}`, () =>
    commitments(room.store, { open: true, today, limit: DUE }).commitments.map(commitmentOf),
  );
}

export const healthRoute = route({
  name: 'health',
  path: '/api/health',
  summary: 'Whether the server answers, and which state of the library it reads',
  answer: health,
  here: true,
  ask: (room) => ({ status: 'ok' as const, version: room.version }),
});
