import { availableParallelism } from 'node:os';
import { LibraryError } from '../library/error.ts';
import { type Added, type AddOptions, addWork, type RereadTask } from './add-work.ts';
import type { Progress } from './progress.ts';
import { threads } from './threads.ts';
import { failureLine, type Task } from './work.ts';

/** One thing to do, and how far the run is when it is done. */
export interface LibraryStep {
  readonly task?: Task | RereadTask;
  /** A line for something that cannot be read at all. */
  readonly problem?: string;
  readonly bytesRead: number;
}

export interface LibraryRun {
  readonly steps: AsyncIterable<LibraryStep>;
  readonly options: AddOptions;
  readonly jobs: number;
  readonly progress: Progress;
  /** Stores what a task brought, whole; called in the order of the steps. Returns how many pages are done so far. */
  store(added: Added): number;
  /** Something could not be read. */
  fail(line: string): void;
}

/**
 * Reads in threads and stores in order, one transaction a task. Returns 0, 1 where the library could not be
 * written to, or 130 where the run was interrupted.
 */
export async function runLibrary(run: LibraryRun): Promise<number> {
  const { options, progress } = run;
  const pool = run.jobs > 1 ? await threads('add-worker', run.jobs) : undefined;
  const perform = (task: Task | RereadTask): Promise<Added> => pool?.run({ task, options }) ?? addWork(task, options);
  let interrupted = false;
  const interrupt = () => {
    if (interrupted) process.exit(130);
    interrupted = true;
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const waiting: { step: LibraryStep; done?: Promise<Added> }[] = [];
  const finish = async ({ step, done }: { step: LibraryStep; done?: Promise<Added> }) => {
    if (step.problem !== undefined) run.fail(step.problem);
    if (done === undefined) return;
    const added = await done;
    for (const line of added.failures) run.fail(line);
    progress.reach(step.bytesRead, run.store(added));
  };
  try {
    for await (const step of run.steps) {
      if (interrupted) break;
      waiting.push({ step, ...(step.task === undefined ? {} : { done: quiet(perform(step.task)) }) });
      while (waiting.length > (pool === undefined ? 0 : run.jobs * 2))
        await finish(waiting.shift() as (typeof waiting)[0]);
    }
    while (waiting.length > 0 && !interrupted) await finish(waiting.shift() as (typeof waiting)[0]);
    return interrupted ? 130 : 0;
  } catch (error) {
    process.stderr.write(`${libraryLine(error, options.library)}\n`);
    return 1;
  } finally {
    await pool?.destroy();
    progress.stop();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** One line for what is wrong with a library. */
export const libraryLine = (error: unknown, file: string): string =>
  error instanceof LibraryError ? error.message : failureLine(error, file);

/** A promise that may fail before it is waited for. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** Below this many bytes of input, starting worker threads costs more than it saves. */
const WORTH_THREADS = 400_000;

export const jobsFor = (bytes: number, jobs: number | undefined): number =>
  Math.max(1, jobs ?? (bytes < WORTH_THREADS ? 1 : availableParallelism()));

export { counted } from './library-print.ts';
