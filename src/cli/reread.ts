import { Library } from '../library/library.ts';
import type { PreparedPage } from '../library/prepare.ts';
import { readerVersion } from '../library/reader-version.ts';
import type { Added, AddOptions } from './add-work.ts';
import { counted, jobsFor, type LibraryStep, libraryLine, runLibrary } from './library-run.ts';
import { Progress } from './progress.ts';
import { lexiconFor, lexiconProblem } from './work.ts';

export interface RereadCommand extends AddOptions {
  /** Also pages that the present reader has read. */
  readonly all: boolean;
  readonly jobs?: number;
}

/** Pages to a task. */
const BATCH = 200;

/** Reads pages of a library again from the text it keeps. Exit status 2 where a lexicon file cannot be used. */
export async function reread(command: RereadCommand): Promise<number> {
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
    library = Library.open(command.library);
  } catch (error) {
    process.stderr.write(`${libraryLine(error, command.library)}\n`);
    return 1;
  }
  const rows = library.store
    .sql<{ n: number; chars: number }>(
      `SELECT page.n, page.chars FROM page JOIN reader ON reader.n = page.reader WHERE ? OR reader.version <> ? ORDER BY page.n`,
    )
    .all(command.all ? 1 : 0, version);
  const chars = rows.reduce((sum, row) => sum + row.chars, 0);
  let done = 0;
  const store = ({ pages, numbers }: Added): number => {
    library.replacePrepared(pages as PreparedPage[], version, numbers);
    done += pages.length;
    return done;
  };
  const status = await runLibrary({
    steps: batches(rows),
    options: command,
    jobs: jobsFor(chars * 3, command.jobs),
    progress: new Progress(chars),
    store,
    fail,
  });
  library.close();
  const bad = failed > 0 ? `; ${failed} could not be read` : '';
  process.stderr.write(
    `${command.library}: ${status === 130 ? 'stopped; ' : ''}${counted(done, 'page')} read again${bad}\n`,
  );
  return status !== 0 ? status : failed > 0 ? 1 : 0;
}

async function* batches(rows: readonly { n: number; chars: number }[]): AsyncGenerator<LibraryStep> {
  let bytesRead = 0;
  for (let i = 0; i < rows.length; i += BATCH) {
    const batch = rows.slice(i, i + BATCH);
    bytesRead += batch.reduce((sum, row) => sum + row.chars, 0);
    yield { task: { kind: 'reread', pages: batch.map(({ n }) => n) }, bytesRead };
  }
}
