import { Tinypool } from 'tinypool';
import type { JudgedConflict } from '../compare/judged.ts';
import { LibraryError } from '../library/error.ts';
import type { Asker, Task } from './ask.ts';
import { Refusal } from './problem.ts';
import { type Reply, refused } from './reply.ts';
import type { Room } from './room.ts';
import type { Route } from './route.ts';
import type { Place, Work } from './worker.ts';

/** How long an answer may take, in milliseconds; and how many questions may wait. */
const LONGEST = { quick: 10_000, slow: 60_000 };
const MOST_WAITING = { quick: 400, slow: 40 };
/** Conflicts are worked out so long after the start, and so long after the last change. */
const SETTLED = 1500;
const QUIET = 30_000;

export interface ThreadsOptions {
  /** Reads the library's state; of the thread that listens. */
  readonly room: Room;
  readonly file: string;
  readonly quick?: number;
  /** Whether to look for conflicts across pages behind the questions. */
  readonly behind?: boolean;
}

/**
 * Answers in threads, each with a connection of its own: quick questions in some, slow ones in another, and the pass over
 * all articles that finds conflicts in one that ends with it. A question that takes too long is stopped with its thread.
 */
export class Threads implements Asker {
  readonly #room: Room;
  readonly #place: Place;
  readonly #quick: Tinypool;
  readonly #slow: Tinypool;
  readonly #asked = new Map<string, Promise<Reply>>();
  #found: Room['found'] = { state: 'unknown' };
  /** What of the library the conflicts were found in; verdicts do not change it. */
  #foundIn = '';
  #pass: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  readonly #behind: boolean;

  constructor({ room, file, quick = 2, behind = true }: ThreadsOptions) {
    this.#room = room;
    this.#behind = behind;
    this.#place = { file, writable: room.writable, needsToken: room.needsToken };
    this.#quick = pool(quick, MOST_WAITING.quick);
    this.#slow = pool(1, MOST_WAITING.slow);
    if (behind) this.#later(SETTLED);
  }

  stamp(): string {
    const { version } = this.#room;
    if (this.#found.state === 'ready' && version !== this.#foundIn) {
      this.#foundIn = version;
      if (this.#behind) this.#later(QUIET);
    }
    return `${version} ${this.#found.state}`;
  }

  /** Starts the threads, so that the first question does not wait for them. */
  async warm(route: Route): Promise<void> {
    await this.ask(route, { route: route.name, params: {}, query: {}, format: 'json', origin: '' });
  }

  async ask(route: Route, task: Task): Promise<Reply> {
    const key = JSON.stringify([this.stamp(), task]);
    const same = this.#asked.get(key);
    if (same !== undefined) return same;
    const reply = this.#ask(route, task).finally(() => this.#asked.delete(key));
    this.#asked.set(key, reply);
    return reply;
  }

  async #ask(route: Route, task: Task): Promise<Reply> {
    const speed = route.slow === true && !isQuick(route, task) ? 'slow' : 'quick';
    try {
      if (route.needs === 'conflicts') await this.#conflictsFound();
      const needsFound = route.needs === 'conflicts' || route.name === 'front';
      return await this.#run<Reply>(speed, { place: this.#place, task, ...(needsFound ? { found: this.#found } : {}) });
    } catch (error) {
      return refused(error instanceof Refusal ? error : refusalOfThread(error, speed));
    }
  }

  async conflict(id: string): Promise<JudgedConflict> {
    await this.#conflictsFound();
    try {
      return await this.#run<JudgedConflict>('quick', { place: this.#place, conflict: id, found: this.#found });
    } catch (error) {
      throw (error as Error).name === 'LibraryError' ? new LibraryError('missing', (error as Error).message) : error;
    }
  }

  #run<T>(speed: 'quick' | 'slow', work: Work): Promise<T> {
    const signal = AbortSignal.timeout(LONGEST[speed]);
    return (speed === 'quick' ? this.#quick : this.#slow).run(work, { signal }) as Promise<T>;
  }

  /** Waits for the first pass. @throws Refusal 503 where that takes too long to wait for */
  async #conflictsFound(): Promise<void> {
    if (this.#found.conflicts !== undefined) return;
    this.#pass ??= this.#look();
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, LONGEST.quick, 'late').unref());
    if ((await Promise.race([this.#pass, late])) === 'late')
      throw new Refusal(503, 'working', 'all articles are being compared; ask again in a while', {
        headers: { 'retry-after': '5' },
      });
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#pass ??= this.#look();
    }, wait).unref();
  }

  async #look(): Promise<void> {
    const thread = pool(1, 1);
    this.#found = { ...this.#found, state: this.#found.conflicts === undefined ? 'running' : 'ready' };
    const version = this.#room.version;
    try {
      const conflicts = (await thread.run({ place: this.#place, all: true } satisfies Work)) as JudgedConflict[];
      this.#found = { state: 'ready', conflicts };
      this.#foundIn = version;
    } catch {
      if (this.#found.conflicts === undefined) this.#found = { state: 'unknown' };
    } finally {
      this.#pass = undefined;
      if (!this.#closed) await thread.destroy();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await Promise.all([this.#quick.destroy(), this.#slow.destroy()]);
  }
}

/** A question of one time or one name is quick whatever its route. */
function isQuick(route: Route, { query }: Task): boolean {
  void query;
  return route.needs === 'conflicts';
}

function refusalOfThread(error: unknown, speed: 'quick' | 'slow'): Refusal {
  const { name, message } = error as Error;
  if (name === 'AbortError' || name === 'TimeoutError')
    return new Refusal(503, 'slow', 'this question takes too long; narrow it with from, to or where');
  if (/queue is at limit/i.test(message))
    return new Refusal(503, 'busy', `too many ${speed} questions wait; ask again in a moment`, {
      headers: { 'retry-after': '2' },
    });
  process.stderr.write(`${(error as Error).stack ?? error}\n`);
  return new Refusal(500, 'internal', 'the answer could not be made; the server’s own output says why');
}

function pool(threads: number, maxQueue: number): Tinypool {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new Tinypool({
    filename: new URL(`./worker.${extension}`, import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    maxQueue,
    isolateWorkers: false,
    idleTimeout: 600_000,
  });
}
