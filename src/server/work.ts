import { constants, setPriority } from 'node:os';
import type { JudgedConflict } from '../compare/judged.ts';
import { judgedConflicts } from '../compare/judged.ts';
import { Library } from '../library/library.ts';
import type { Task } from './ask.ts';
import { Refusal, refusalOf } from './problem.ts';
import { type Reply, refused, replyTo } from './reply.ts';
import { Room } from './room.ts';
import { conflictById } from './routes/conflicts.ts';
import { routeNamed } from './routes/index.ts';

/** What a thread is told of the library that it answers for. */
export interface Place {
  readonly file: string;
  readonly writable: boolean;
  readonly needsToken: boolean;
}

/** A question for a thread, with what was worked out elsewhere. */
export interface Work {
  readonly place: Place;
  readonly task?: Task;
  readonly found?: Room['found'];
  /** Instead of a task: the conflict of an id, or all of them. */
  readonly conflict?: string;
  readonly all?: true;
}

let room: Room | undefined;

/** This thread's own connection; questions only read. */
function roomFor({ file, writable, needsToken }: Place): Room {
  if (room?.library.file === file) return room;
  const library = Library.open(file, { readonly: true, patience: 5000 });
  library.store.db.pragma('cache_size = -32768');
  room = new Room(library, { writable, needsToken });
  return room;
}

const UNKNOWN: Room['found'] = { state: 'unknown' };

/** Work that nobody waits for gives way to questions. On Linux a priority is a thread's own; elsewhere the whole program's. */
function yieldToOthers(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Only slower for the others.
  }
}

/** Runs in a thread. What goes wrong is an answer too. */
export function work({ place, task, found, conflict, all }: Work): Reply | JudgedConflict | readonly JudgedConflict[] {
  const own = roomFor(place);
  if (all === true) {
    yieldToOthers();
    return judgedConflicts(own.store);
  }
  own.found = found ?? UNKNOWN;
  if (conflict !== undefined) {
    try {
      return conflictById(own, conflict);
    } catch (error) {
      return refused(refusalOf(error));
    }
  }
  const route = task === undefined ? undefined : routeNamed(task.route);
  if (task === undefined || route === undefined) return refused(new Refusal(404, 'path', 'there is no such question'));
  const { params, query, format, origin } = task;
  return replyTo(own, route, { params, query } as never, format, origin, (error) => {
    process.stderr.write(`${route.name}: ${(error as Error).stack ?? error}\n`);
  });
}
