import { Tinypool } from 'tinypool';
import type { JudgedConflict } from '../compare/judged.ts';
import type { Asker, Task } from './ask.ts';
import { type ProblemBody, Refusal } from './problem.ts';
import { type Reply, refused, replyTo } from './reply.ts';
import type { Room } from './room.ts';
import type { Route } from './route.ts';
import type { Place, Work } from './work.ts';

/** How long an answer may take, in milliseconds; and how many questions may wait. */
const LONGEST = { quick: 10_000, slow: 60_000, long: 60_000 };
const MOST_WAITING = { quick: 400, slow: 40, long: 20 };
/** A first answer also waits for its thread to start. */
const STARTING = 20_000;
type Line = keyof typeof LONGEST;
/** How long an answer waits for conflicts that are being looked for. */
const CONFLICTS_WAIT = 900;
/** Questions about the whole library that are worked out before anyone asks; their parts are then quick. */
const BEFOREHAND = ['timeline', 'instruments'];
/** Conflicts are worked out so long after the start, and so long after the last change. */
const SETTLED = 1500;
const QUIET = 30_000;
/** What the whole library is asked for is worked out so long after the start. */
const IDLE = 4000;

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
  readonly #lines: Readonly<Record<Line, Tinypool>>;
  readonly #started = new Set<Line>();
  readonly #asked = new Map<string, Promise<Reply>>();
  #found: Room['found'] = { state: 'unknown' };
  /** What of the library the conflicts were found in; verdicts do not change it. */
  #foundIn = '';
  #passes = 0;
  #first: { name: string; answer: () => First; made?: First } | undefined;
  #pass: Promise<void> | undefined;
  #looking: Tinypool | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  readonly #behind: boolean;

  constructor({ room, file, quick = 2, behind = true }: ThreadsOptions) {
    this.#room = room;
    this.#behind = behind;
    this.#place = { file, writable: room.writable, needsToken: room.needsToken };
    this.#lines = {
      quick: pool(1, quick, MOST_WAITING.quick),
      slow: pool(0, 1, MOST_WAITING.slow),
      long: pool(0, 1, MOST_WAITING.long),
    };
    if (!behind) return;
    this.#later(SETTLED);
    setTimeout(() => this.#beforehand(), IDLE).unref();
  }

  stamp(route?: Route): string {
    const { version } = this.#room;
    if (this.#found.state === 'ready' && version !== this.#foundIn) {
      this.#foundIn = version;
      if (this.#behind) this.#later(QUIET);
    }
    return tellsConflicts(route) ? `${version} ${this.#found.state} ${this.#passes}` : version;
  }

  /** Answers this question here, and at once: what every visitor sees first does not wait for a thread to start. */
  first(route: Route | undefined): void {
    if (route === undefined) return;
    const answer = () => {
      this.#room.found = this.#found;
      const question = { params: {}, query: {} } as never;
      return {
        stamp: this.stamp(route),
        version: this.#room.version,
        reply: replyTo(this.#room, route, question, 'json', ''),
      };
    };
    this.#first = { name: route.name, answer };
    setImmediate(() => {
      if (this.#first?.made === undefined && this.#first !== undefined && !this.#closed) this.#first.made = answer();
    });
  }

  #firstReply({ route, format }: Task, stamp: string): Reply | undefined {
    const first = this.#first;
    if (first === undefined || first.name !== route || format !== 'json') return undefined;
    first.made ??= first.answer();
    if (first.made.version !== this.#room.version) return undefined;
    // Conflicts are looked for or found meanwhile: all else was counted, and is kept.
    if (first.made.stamp !== stamp) first.made = first.answer();
    return first.made.reply;
  }

  async ask(route: Route, task: Task): Promise<Reply> {
    const stamp = this.stamp(route);
    const first = this.#firstReply(task, stamp);
    if (first !== undefined) return first;
    if (route.here === true && task.bulk === undefined) {
      const { params, query, format, origin } = task;
      return replyTo(this.#room, route, { params, query } as never, format, origin, tellLog);
    }
    const key = JSON.stringify([stamp, task]);
    const same = this.#asked.get(key);
    if (same !== undefined) return same;
    const reply = this.#ask(route, task).finally(() => this.#asked.delete(key));
    this.#asked.set(key, reply);
    return reply;
  }

  async #ask(route: Route, task: Task): Promise<Reply> {
    const line = lineOf(route, task);
    try {
      if (route.needs === 'conflicts') await this.#conflictsFound();
      const found = tellsConflicts(route) ? { found: this.#found } : {};
      return await this.#run<Reply>(line, { place: this.#place, task, ...found });
    } catch (error) {
      return refused(error instanceof Refusal ? error : refusalOfThread(error, line));
    }
  }

  async conflict(id: string): Promise<JudgedConflict> {
    await this.#conflictsFound();
    const work: Work = { place: this.#place, conflict: id, found: this.#found };
    const made = await this.#run<JudgedConflict | Reply>('quick', work).catch((error: unknown) => {
      throw refusalOfThread(error, 'quick');
    });
    if ('media' in made) throw refusalIn(made);
    return made;
  }

  async #run<T>(line: Line, work: Work): Promise<T> {
    const longest = LONGEST[line] + (this.#started.has(line) ? 0 : STARTING);
    const made = (await this.#lines[line].run(work, { signal: AbortSignal.timeout(longest) })) as T;
    this.#started.add(line);
    return made;
  }

  /** Waits for the first pass. @throws Refusal 503 where that takes too long to wait for */
  async #conflictsFound(): Promise<void> {
    if (this.#found.conflicts !== undefined) return;
    this.#pass ??= this.#look();
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, CONFLICTS_WAIT, 'late').unref());
    if ((await Promise.race([this.#pass, late])) === 'late')
      throw new Refusal(503, 'working', 'all articles are being compared; ask again in a while', {
        headers: { 'retry-after': '3' },
      });
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#pass ??= this.#look();
    }, wait).unref();
  }

  /** Works out what the whole library is asked for, in the thread that will be asked. */
  async #beforehand(): Promise<void> {
    for (const route of BEFOREHAND) {
      if (this.#closed) return;
      const task: Task = { route, params: {}, query: { limit: 0 }, format: 'json', origin: '' };
      await this.#run('slow', { place: this.#place, task }).catch(() => {});
    }
  }

  async #look(): Promise<void> {
    const thread = pool(0, 1, 1);
    this.#looking = thread;
    this.#found = { ...this.#found, state: this.#found.conflicts === undefined ? 'running' : 'ready' };
    const version = this.#room.version;
    try {
      const conflicts = (await thread.run({ place: this.#place, all: true } satisfies Work)) as JudgedConflict[];
      this.#passes++;
      this.#found = { state: 'ready', conflicts, pass: this.#passes };
      this.#foundIn = version;
    } catch {
      if (this.#found.conflicts === undefined) this.#found = { state: 'unknown' };
    } finally {
      this.#pass = undefined;
      this.#looking = undefined;
      await thread.destroy();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await Promise.all([...Object.values(this.#lines), this.#looking].map((line) => line?.destroy()));
  }
}

function tellLog(error: unknown): void {
  process.stderr.write(`${(error as Error).stack ?? error}\n`);
}

interface First {
  readonly stamp: string;
  readonly version: string;
  readonly reply: Reply;
}

/** Once conflicts are found, asking for them is quick. */
function lineOf({ slow, long, needs }: Route, { bulk }: Task): Line {
  if (bulk === true || long === true) return 'long';
  return slow === true && needs === undefined ? 'slow' : 'quick';
}

/** Answers that the pass over all articles changes. */
const tellsConflicts = (route: Route | undefined): boolean => route?.needs === 'conflicts' || route?.name === 'front';

function refusalOfThread(error: unknown, line: Line): Refusal {
  const { name, message } = error as Error;
  if (name === 'AbortError' || name === 'TimeoutError')
    return new Refusal(503, 'slow', 'this question takes too long; narrow it with from, to or where');
  if (/queue is at limit/i.test(message))
    return new Refusal(503, 'busy', `too many ${line} questions wait; ask again in a moment`, {
      headers: { 'retry-after': '2' },
    });
  tellLog(error);
  return new Refusal(500, 'internal', 'the answer could not be made; the server’s own output says why');
}

/** A class of ours does not come through from a thread: a refusal comes as the answer that it makes. */
function refusalIn({ body }: Reply): Refusal {
  const { status, code, detail, replacedBy } = JSON.parse(body) as ProblemBody;
  return new Refusal(status, code, detail, replacedBy === undefined ? {} : { replacedBy });
}

function pool(minThreads: number, maxThreads: number, maxQueue: number): Tinypool {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new Tinypool({
    filename: new URL(`./worker.${extension}`, import.meta.url).href,
    minThreads,
    maxThreads,
    maxQueue,
    isolateWorkers: false,
    idleTimeout: 600_000,
  });
}
