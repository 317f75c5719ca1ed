import { availableParallelism } from 'node:os';
import { SourceError } from '../source/error.ts';
import { archiveLines, type Input, listInputs, outputStem } from '../source/inputs.ts';
import { FolderOutput, type Output, StandardOutput } from './output.ts';
import { Progress } from './progress.ts';
import { threads } from './threads.ts';
import { type Done, failureLine, lexiconProblem, ownBuffer, type Task, type WorkOptions, work } from './work.ts';

export interface ReadCommand extends Omit<WorkOptions, 'colour' | 'columns'> {
  readonly paths: readonly string[];
  readonly out?: string;
  /** Worker threads; by default as many as the machine has cores, one for little work. */
  readonly jobs?: number;
}

/** Below this many bytes of input, starting worker threads costs more than it saves. */
const WORTH_THREADS = 400_000;

/** Characters of an archive that go to a worker at a time. */
export const BATCH = 120_000;

type Step = { input: Input; task?: Task; problem?: SourceError; bytesRead: number; last?: true };

/**
 * Reads everything named and writes the results in the order of the inputs. Returns the exit status: 2 where a lexicon
 * file cannot be used, before anything is read.
 */
export async function read(command: ReadCommand): Promise<number> {
  const problem = lexiconProblem(command.lexicon);
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    return 2;
  }
  const failures: string[] = [];
  const fail = (line: string) => {
    failures.push(line);
    progress.pause(() => process.stderr.write(`${line}\n`));
  };
  const inputs: Input[] = [];
  const listed = await listInputs(command.paths);
  const bytes = listed.reduce((sum, item) => sum + (item instanceof SourceError ? 0 : item.bytes), 0);
  const progress = new Progress(bytes);
  for (const item of listed) {
    if (item instanceof SourceError) fail(item.message);
    else inputs.push(item);
  }
  const options: WorkOptions = {
    ...command,
    colour:
      command.out === undefined &&
      command.format === 'text' &&
      process.stdout.isTTY === true &&
      process.stdout.hasColors(),
    columns: process.stdout.columns ?? 80,
  };
  let output: Output;
  try {
    output =
      command.out === undefined
        ? new StandardOutput(command.format)
        : await FolderOutput.at(command.out, command.format);
  } catch (error) {
    fail(failureLine(error, command.out ?? ''));
    return 1;
  }
  let interrupted = false;
  let stop = () => {};
  // Each wait has a promise of its own: one that all shared would keep what every wait brought until the end.
  const unlessStopped = <T>(done: Promise<T>): Promise<T | undefined> =>
    new Promise((resolve, reject) => {
      stop = () => resolve(undefined);
      done.then(resolve, reject);
    });
  const interrupt = () => {
    if (interrupted) process.exit(130);
    interrupted = true;
    stop();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);

  const jobs = Math.max(1, command.jobs ?? (bytes < WORTH_THREADS ? 1 : availableParallelism()));
  // One thread, too, compiles less; and signals are heard between tasks only, from which a large page must not keep this one.
  const pool = jobs > 1 || bytes >= WORTH_THREADS ? await threads('worker', jobs) : undefined;
  const perform = (task: Task): Promise<Done> => pool?.run({ task, options }) ?? work(task, options);

  let pages = 0;
  let articles = 0;
  let doubts = 0;
  let open = false;
  let written = 0;
  const waiting: { step: Step; done?: Promise<Done> }[] = [];
  const finish = async ({ step, done }: { step: Step; done?: Promise<Done> }) => {
    if (step.problem !== undefined) fail(step.problem.message);
    if (done !== undefined) {
      const result = await unlessStopped(done);
      if (result === undefined) return;
      for (const line of result.failures) fail(line);
      if (result.pieces.length > 0 && !open) {
        await output.begin(outputStem(step.input.file));
        open = true;
        written = 0;
      }
      for (const piece of result.pieces) {
        await output.write(piece);
        free(piece);
      }
      written += result.pages;
      pages += result.pages;
      articles += result.articles;
      doubts += result.doubts.length;
      for (const line of result.doubts) progress.pause(() => process.stderr.write(`doubtful: ${line}\n`));
    }
    progress.reach(step.bytesRead, pages);
    if (step.last === true && open) {
      await output.end(written > 0);
      open = false;
    }
  };
  try {
    for await (const step of steps(inputs)) {
      if (interrupted) break;
      const done = step.task === undefined ? undefined : perform(step.task);
      // What is dropped after a signal fails unheard; else it is awaited below.
      done?.catch(() => {});
      waiting.push({ step, ...(done === undefined ? {} : { done }) });
      if (waiting.length > (pool === undefined ? 0 : jobs * 2)) {
        const next = waiting.shift();
        if (next !== undefined) await finish(next);
      }
    }
    while (waiting.length > 0 && !interrupted) {
      const next = waiting.shift();
      if (next !== undefined) await finish(next);
    }
  } catch (error) {
    fail(failureLine(error, command.out ?? 'standard output'));
  } finally {
    await output.close().catch((error) => fail(failureLine(error, command.out ?? 'standard output')));
    await pool?.destroy();
    progress.stop();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
  if (interrupted) {
    process.stderr.write(`stopped after ${pages} pages; what is written is whole\n`);
    return 130;
  }
  if (failures.length > 0 || process.stderr.isTTY === true)
    process.stderr.write(report(pages, articles, failures.length));
  return failures.length > 0 || (command.strict && doubts > 0) ? 1 : 0;
}

/** Gives the memory of a piece back at once: waiting for it would start the collector again and again. */
function free(piece: string | Uint8Array): void {
  ownBuffer(piece)?.transfer(0);
}

function report(pages: number, articles: number, failed: number): string {
  const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
  return `${count(pages, 'page')} read, ${count(articles, 'article')}${failed > 0 ? `; ${failed} could not be read` : ''}\n`;
}

/** Everything there is to do, in order; archives as runs of lines. */
export async function* steps(inputs: readonly Input[]): AsyncGenerator<Step> {
  let before = 0;
  for (const input of inputs) {
    if (input.kind === 'page')
      yield { input, task: { kind: 'page', input }, bytesRead: before + input.bytes, last: true };
    else {
      for await (const lines of archiveLines(input, BATCH)) {
        if (lines instanceof SourceError) yield { input, problem: lines, bytesRead: before };
        else
          yield {
            input,
            task: { kind: 'lines', file: input.file, lines: lines.lines, first: lines.first },
            bytesRead: before + lines.bytesRead,
          };
      }
      yield { input, bytesRead: before + input.bytes, last: true };
    }
    before += input.bytes;
  }
}
