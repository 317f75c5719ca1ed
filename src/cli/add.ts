import { Library } from '../library/library.ts';
import { readerVersion } from '../library/reader-version.ts';
import { SourceError } from '../source/error.ts';
import { type Input, listInputs } from '../source/inputs.ts';
import type { Added, AddOptions } from './add-work.ts';
import { counted, jobsFor, type LibraryStep, libraryLine, runLibrary } from './library-run.ts';
import { Progress } from './progress.ts';
import { steps } from './read.ts';
import { lexiconFor, lexiconProblem } from './work.ts';

export interface AddCommand extends AddOptions {
  readonly paths: readonly string[];
  readonly jobs?: number;
  /** The library is gone in the end: its name says nothing. */
  readonly passing?: boolean;
}

/** Pages that wait to be written together, and how long in milliseconds: a transaction has its price. */
const MOST_WAITING = 1000;
const LONGEST_WAIT = 5000;

/** Reads everything named into a library and says what became of it. Exit status 2 where a lexicon file cannot be used. */
export async function add(command: AddCommand): Promise<number> {
  let failed = 0;
  const fail = (line: string) => {
    failed++;
    process.stderr.write(`${line}\n`);
  };
  const problem = lexiconProblem(command.lexicon);
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    return 2;
  }
  let library: Library;
  let version: string;
  try {
    version = readerVersion(lexiconFor(command.lexicon));
    library = Library.open(command.library, { create: true });
  } catch (error) {
    process.stderr.write(`${libraryLine(error, command.library)}\n`);
    return 1;
  }
  const listed = await listInputs(command.paths);
  const inputs: Input[] = [];
  for (const item of listed) {
    if (item instanceof SourceError) fail(item.message);
    else inputs.push(item);
  }
  const bytes = inputs.reduce((sum, item) => sum + item.bytes, 0);
  const count = { added: 0, version: 0, there: 0, doubts: 0, doubtful: 0 };
  let waiting: Added['pages'] = [];
  let written = Date.now();
  const write = () => {
    const pages = waiting;
    waiting = [];
    library.addPrepared(pages, version).forEach((outcome, i) => {
      const page = pages[i];
      count[outcome]++;
      if (outcome === 'there' || !('doubts' in page) || page.doubts === 0) return;
      count.doubts += page.doubts;
      count.doubtful++;
    });
    written = Date.now();
  };
  const store = ({ pages }: Added): number => {
    waiting = waiting.concat(pages);
    if (waiting.length >= MOST_WAITING || Date.now() - written > LONGEST_WAIT) write();
    return count.added + count.version + count.there + waiting.length;
  };
  let status = await runLibrary({
    steps: taskSteps(inputs),
    options: command,
    jobs: jobsFor(bytes, command.jobs),
    progress: new Progress(bytes),
    store,
    fail,
  });
  try {
    if (status !== 1) write();
  } catch (error) {
    process.stderr.write(`${libraryLine(error, command.library)}\n`);
    status = 1;
  }
  library.close();
  const parts = [
    `${counted(count.added, 'page')} added`,
    count.version > 0 ? `${counted(count.version, 'new version')}` : '',
    count.there > 0 ? `${count.there} already there` : '',
    failed > 0 ? `${failed} could not be read` : '',
    count.doubts > 0 ? `${counted(count.doubts, 'doubt')} on ${counted(count.doubtful, 'page')}` : '',
  ];
  const stopped = status === 130 ? 'stopped; ' : '';
  const name = command.passing === true ? '' : `${command.library}: `;
  process.stderr.write(`${name}${stopped}${parts.filter(Boolean).join('; ')}\n`);
  return status !== 0 ? status : failed > 0 ? 1 : 0;
}

async function* taskSteps(inputs: readonly Input[]): AsyncGenerator<LibraryStep> {
  for await (const { task, problem, bytesRead } of steps(inputs))
    yield {
      bytesRead,
      ...(task === undefined ? {} : { task }),
      ...(problem === undefined ? {} : { problem: problem.message }),
    };
}
