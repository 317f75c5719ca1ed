import { type Command, InvalidArgumentError, Option } from 'commander';
import { ENCODINGS, encodingNamed } from '../source/decode.ts';
import { dateTold } from '../source/told.ts';

/** The library's commands, registered by `program.ts`. @param done takes the exit status */
export function libraryCommands(program: Command, done: (status: number) => void): void {
  addCommand(program, done);
  rereadCommand(program, done);
}

/** `--library`, with its default and the environment variable that changes it. */
export const libraryOption = (): Option =>
  new Option('--library <file>', 'the library').default('chancery.db').env('CHANCERY_LIBRARY');

function jobsOption(): Option {
  return new Option('--jobs <n>', 'worker threads (default: one a core for long work)').argParser((text) => {
    const jobs = Number(text);
    if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256)
      throw new InvalidArgumentError('Give a number from 1 to 256.');
    return jobs;
  });
}

interface AddFlags {
  library: string;
  encoding?: string;
  published?: string;
  outlet?: string;
  lexicon?: string[];
  jobs?: number;
}

const given = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

function addCommand(program: Command, done: (status: number) => void): void {
  program
    .command('add')
    .description('read pages into a library')
    .argument('<paths...>', 'files, folders, globs, or - for standard input')
    .addOption(libraryOption())
    .addOption(
      new Option('--encoding <name>', `encoding of the input, where it should not be detected: ${ENCODINGS}`).argParser(
        (name) => {
          if (encodingNamed(name) === undefined) throw new InvalidArgumentError(`Use one of ${ENCODINGS}.`);
          return name;
        },
      ),
    )
    .option('--published <date>', 'date of publication, such as 2025-09-03', (text) => {
      const date = dateTold(text);
      if (date === undefined) throw new InvalidArgumentError('Write a date such as 2025-09-03.');
      return date;
    })
    .option('--outlet <name>', 'the newspaper or site that published the pages')
    .option('--lexicon <files...>', 'lexicon files to use beside our own')
    .addOption(jobsOption())
    .addHelpText(
      'after',
      `
Examples:
  chancery add pages/                             into chancery.db
  chancery add 'archive/*.jsonl.gz' --library news.db
  chancery add page.txt --published 2025-09-03 --outlet 香港商報

The same content is added once, whatever its name. A changed file is a new version of its page. A run that was
stopped, even by force, is taken up by giving the same command again.

Exit status: 0 all added or there, 1 some could not be read (each named), 2 wrong use.`,
    )
    .action(async (paths: string[], flags: AddFlags) => {
      const { add } = await import('./add.ts');
      done(
        await add({
          paths,
          library: flags.library,
          lexicon: flags.lexicon ?? [],
          told: { ...given('published', flags.published), ...given('outlet', flags.outlet) },
          ...given('encoding', flags.encoding),
          ...given('jobs', flags.jobs),
        }),
      );
    });
}

function rereadCommand(program: Command, done: (status: number) => void): void {
  program
    .command('reread')
    .description('read the pages of a library again, after Chancery or the lexicon has learnt more')
    .addOption(libraryOption())
    .option('--all', 'also pages that this version has read')
    .option('--lexicon <files...>', 'lexicon files to use beside our own')
    .addOption(jobsOption())
    .addHelpText(
      'after',
      `
Examples:
  chancery reread                                 what an older version read
  chancery reread --all --library news.db

What the machine found is replaced; what people corrected stays.`,
    )
    .action(async (flags: { library: string; all?: boolean; lexicon?: string[]; jobs?: number }) => {
      const { reread } = await import('./reread.ts');
      done(
        await reread({
          library: flags.library,
          all: flags.all === true,
          lexicon: flags.lexicon ?? [],
          told: {},
          ...given('jobs', flags.jobs),
        }),
      );
    });
}
