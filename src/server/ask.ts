import type { JudgedConflict } from '../compare/judged.ts';
import type { Library } from '../library/library.ts';
import { type Reply, replyTo } from './reply.ts';
import { Room } from './room.ts';
import type { Route } from './route.ts';

/** One question on its way to an answer; plain data, so that a thread can take it. */
export interface Task {
  readonly route: string;
  readonly params: unknown;
  readonly query: unknown;
  readonly format: string;
  readonly origin: string;
  /** One of many parts: waits behind what people wait for. */
  readonly bulk?: true;
}

/** Answers questions, here or in threads. */
export interface Asker {
  /** Changes whenever an answer to this question may. */
  stamp(route?: Route): string;
  ask(route: Route, task: Task): Promise<Reply>;
  /** A conflict as it stands, to write a verdict on. */
  conflict(id: string): Promise<JudgedConflict>;
  close(): Promise<void>;
}

/** Answers in this thread, one after the other: for tests and small libraries. */
export class Here implements Asker {
  readonly room: Room;
  readonly #log: (error: unknown) => void;

  constructor(library: Library, options: { writable?: boolean; needsToken?: boolean } = {}, log = (_: unknown) => {}) {
    this.room = new Room(library, options);
    this.#log = log;
  }

  stamp(): string {
    return this.room.version;
  }

  async ask(route: Route, { params, query, format, origin }: Task): Promise<Reply> {
    return replyTo(this.room, route, { params, query } as never, format, origin, this.#log);
  }

  async conflict(id: string): Promise<JudgedConflict> {
    const { conflictById } = await import('./routes/conflicts.ts');
    return conflictById(this.room, id);
  }

  async close(): Promise<void> {}
}
