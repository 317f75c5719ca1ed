import { type Command, InvalidArgumentError, Option } from 'commander';
import { ENCODINGS, encodingNamed } from '../source/decode.ts';
import { dateTold } from '../source/told.ts';

/** The library's commands, registered by `program.ts`. @param done takes the exit status */
export function libraryCommands(program: Command, done: (status: number) => void): void {
  addCommand(program, done);
  rereadCommand(program, done);
  searchCommand(program, done);
  showCommand(program, done);
  correctCommand(program, done);
}

/** `--library`, with its default and the environment variable that changes it. */
export const libraryOption = (): Option =>
  new Option('--library <file>', 'the library').default('chancery.db').env('CHANCERY_LIBRARY');

/** `--ocr`, of the commands that read pages. */
export const ocrOption = (): Option =>
  new Option('--ocr', 'read pictures of pages in PDF files with an installed tesseract');

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
  ocr?: boolean;
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
    .addOption(ocrOption())
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
          ...given('ocr', flags.ocr),
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

const count = (least: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > 1_000_000)
    throw new InvalidArgumentError(`Give a number from ${least} to 1000000.`);
  return value;
};

interface SearchFlags {
  library: string;
  json?: boolean;
  csv?: boolean;
  limit?: number;
  offset?: number;
  cursor?: string;
  sort?: 'rank' | 'newest' | 'oldest';
}

function searchCommand(program: Command, done: (status: number) => void): void {
  program
    .command('search')
    .description('search the articles and entries of a library')
    .argument('<query...>', 'words, "phrases", AND OR NOT, brackets, fields')
    .addOption(libraryOption())
    .addOption(new Option('--json', 'print JSON').conflicts('csv'))
    .option('--csv', 'print a table')
    .option('--limit <n>', 'hits to print (default: 20)', count(0))
    .option('--offset <n>', 'hits to pass over', count(0))
    .option('--cursor <cursor>', 'go on where an earlier answer ended')
    .addOption(new Option('--sort <order>', 'order of the hits').choices(['rank', 'newest', 'oldest']).default('rank'))
    .addHelpText(
      'after',
      `
Examples:
  chancery search 漁業                            articles with these characters, in either script
  chancery search '"聯合聲明" (漁業 OR 航運) NOT 旅遊'
  chancery search 'about:東盟 date:2021..2024-06 outlet:大公報'
  chancery search 'kind:statement speaker:外交部 合作' --csv > said.csv

Every text of one character or more is found, whatever words it is part of. A name finds all its forms; what was
added is printed, and = before it turns that off: =東盟.

Fields: kind: (article, statement, event, instrument, commitment, position, formula, quantity, ordinal, conflict)
  speaker: about: with: (a person, body or place by any of its names, or an id)  type:  date:  outlet:
With kind:, speaker:, with: or type: the hits are entries, and words must stand in the entry's own words.

Exit status: 0 found, 1 nothing found, 2 wrong use.`,
    )
    .action(async (query: string[], flags: SearchFlags) => {
      const { searchLibrary } = await import('./search.ts');
      done(
        await searchLibrary({
          library: flags.library,
          query: query.join(' '),
          format: flags.json === true ? 'json' : flags.csv === true ? 'csv' : 'text',
          ...given('limit', flags.limit),
          ...given('offset', flags.offset),
          ...given('cursor', flags.cursor),
          ...given('sort', flags.sort),
        }),
      );
    });
}

function showCommand(program: Command, done: (status: number) => void): void {
  program
    .command('show')
    .description('show a page, article or entry with its provenance, corrections and versions')
    .argument('<id>', "an id as search prints it; the beginning of a page's is enough")
    .addOption(libraryOption())
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  chancery show p5655ccdefd1a81e8.statement.82-255')
    .action(async (id: string, flags: { library: string; json?: boolean }) => {
      const { showFromLibrary } = await import('./show.ts');
      done(await showFromLibrary({ library: flags.library, id, json: flags.json === true }));
    });
}

interface CorrectFlags {
  library: string;
  as?: string;
  why?: string;
  accept?: boolean;
  reject?: boolean;
  set?: string[];
  unset?: string[];
  span?: string;
  merge?: string[];
  split?: string[];
  pages?: string[];
  withdraw?: string;
  list?: boolean;
  export?: boolean;
  import?: string;
}

function correctCommand(program: Command, done: (status: number) => void): void {
  program
    .command('correct')
    .description('correct the record; corrections are kept apart from what the machine read')
    .argument('[entry]', 'id of an entry')
    .addOption(libraryOption())
    .addOption(new Option('--as <name>', 'who corrects').env('CHANCERY_NAME'))
    .option('--why <reason>', 'why')
    .addOption(new Option('--accept', 'the entry is right').conflicts('reject'))
    .option('--reject', 'the entry is wrong; it is left out everywhere')
    .option('--set <field=value...>', 'change fields')
    .option('--unset <field...>', 'remove fields')
    .option('--span <start-end>', 'the words that the entry cites, in characters of the source; several with commas')
    .option('--merge <ids...>', 'the first entity is the second, everywhere')
    .option('--split <ids...>', 'the first entity is the second on --pages')
    .option('--pages <pages...>', 'ids of pages, for --split')
    .option('--withdraw <correction>', 'an earlier correction no longer counts')
    .option('--list', 'print the log')
    .option('--export', 'print the log as JSON Lines')
    .option('--import <file>', 'take over a log that --export printed')
    .addHelpText(
      'after',
      `
Examples:
  chancery correct p5655ccdefd1a81e8.event.82-255 --set date=2025-09-02 --as 'Desk 3' --why 'the page says 2 September'
  chancery correct p5655ccdefd1a81e8.name.12-15 --reject --as 'Desk 3'
  chancery correct --merge person:~a person:b --as 'Desk 3'
  chancery correct --export > corrections.jsonl

The log is only ever added to. Corrections survive reading a page again.`,
    )
    .action(async (entry: string | undefined, flags: CorrectFlags) => {
      const { correct } = await import('./correct.ts');
      done(await correct({ ...flags, ...given('entry', entry) }));
    });
}
