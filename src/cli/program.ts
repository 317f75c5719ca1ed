import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { ENCODINGS, encodingNamed } from '../source/decode.ts';
import { systemProblem } from '../source/error.ts';
import { dateTold } from '../source/told.ts';
import { askCommands } from './ask-commands.ts';
import { compareCommands } from './compare-commands.ts';
import { libraryCommands, ocrOption } from './library-commands.ts';
import { portOption, serveCommand } from './serve-command.ts';
import { FORMATS, KINDS, type WorkOptions } from './work.ts';

type ReadKinds = NonNullable<WorkOptions['kinds']>;

const samples = () => new URL('../../samples/', import.meta.url);

const READ_EXAMPLES = `
Examples:
  chancery read page.txt                          articles of one page, in the terminal
  chancery read pages/ --format jsonl > out.jsonl the record of a folder
  chancery read 'archive/*.jsonl.gz' --out out --format jsonl
  cat page.txt | chancery read - --published 2025-09-03 --outlet 香港商報

Exit status: 0 all read, 1 some could not be read (each named), 2 wrong use.`;

/** Runs the command line. Returns the exit status: 0 all read, 1 some failed, 2 wrong use. */
export async function run(argv: readonly string[]): Promise<number> {
  let status = 0;
  // A reader such as `head` that has seen enough is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`standard output: ${systemProblem(error)}\n`);
    process.exit(1);
  });
  const program = new Command('chancery')
    .description(
      'Reads Chinese newspaper pages about diplomacy into a record that can be searched, compared and cited.',
    )
    .version(await version(), '--version')
    .helpCommand('help [command]', 'show help for a command')
    .configureHelp({ sortSubcommands: false })
    .showSuggestionAfterError()
    .exitOverride();

  readOptions(program.command('read'))
    .description('read pages and print their articles and record')
    .argument('<paths...>', 'files, folders, globs, or - for standard input')
    .addHelpText('after', READ_EXAMPLES)
    .action(async (paths: string[], options: ReadOptions) => {
      status = await readWith(paths, options);
    });

  const start = program.command('start');
  readOptions(start)
    .description('read the bundled samples, or what is named, and open the desk on them')
    .argument('[paths...]', 'files, folders or globs; the bundled samples by default')
    .option('--text', 'print in the terminal instead')
    .option('--library <file>', 'keep what is read in this library (default: one that is removed in the end)')
    .addOption(portOption())
    .option('--no-open', 'open no browser')
    .addHelpText('after', START_EXAMPLES)
    .action(async (paths: string[], options: StartOptions) => {
      const named = paths.length > 0 ? paths : [fileURLToPath(samples())];
      const prints = ['format', 'out', 'kinds', 'explain', 'strict'].some(
        (name) => start.getOptionValueSource(name) === 'cli',
      );
      status = options.text === true || prints ? await readWith(named, options) : await startWith(named, options);
    });

  serveCommand(program, (of) => {
    status = of;
  });

  program
    .command('source')
    .description('print the source text that spans of a record point into')
    .argument('<path>', 'a file, or - for standard input')
    .addOption(encodingOption())
    .addHelpText('after', '\nExample:\n  chancery source page.html > page.source.txt')
    .addOption(ocrOption())
    .action(async (path: string, options: { encoding?: string; ocr?: boolean }) => {
      const { printSource } = await import('./source.ts');
      status = await printSource(path, options.encoding, options.ocr);
    });

  libraryCommands(program, (of) => {
    status = of;
  });
  askCommands(program, (of) => {
    status = of;
  });
  compareCommands(program, (of) => {
    status = of;
  });

  const lexicon = program.command('lexicon').description('work with lexicon files').exitOverride();
  lexicon
    .command('check')
    .description('say what is wrong with a lexicon file, by line')
    .argument('<files...>')
    .addHelpText(
      'after',
      '\nExample:\n  chancery lexicon check my-people.tsv\n\nThe format is described in docs/lexicon.md.',
    )
    .action(async (files: string[]) => {
      const { checkLexicons } = await import('./lexicon.ts');
      status = await checkLexicons(files);
    });

  for (const command of [program, ...program.commands, ...lexicon.commands]) command.exitOverride();
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version are answers; a call without a command prints the help too, but is wrong use.
    return error.exitCode === 0 ? 0 : 2;
  }
}

const START_EXAMPLES = `
Examples:
  chancery start                                  the samples, in a browser
  chancery start page.pdf --outlet 香港商報       a page of your own
  chancery start --text                           the samples, in the terminal`;

interface StartOptions extends ReadOptions {
  text?: boolean;
  library?: string;
  port?: number;
  open: boolean;
}

async function startWith(paths: string[], options: StartOptions): Promise<number> {
  const { start } = await import('./serve.ts');
  const { library, port, open, encoding, ocr, jobs } = options;
  return start({
    paths,
    open,
    lexicon: options.lexicon ?? [],
    told: {
      ...(options.published === undefined ? {} : { published: options.published }),
      ...(options.outlet === undefined ? {} : { outlet: options.outlet }),
    },
    ...(library === undefined ? {} : { library }),
    ...(port === undefined ? {} : { port }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(ocr === undefined ? {} : { ocr }),
    ...(jobs === undefined ? {} : { jobs }),
  });
}

interface ReadOptions {
  format: (typeof FORMATS)[number];
  out?: string;
  encoding?: string;
  ocr?: boolean;
  published?: string;
  outlet?: string;
  lexicon?: string[];
  jobs?: number;
  strict?: boolean;
  kinds?: ReadKinds;
  explain?: boolean;
}

function encodingOption(): Option {
  return new Option(
    '--encoding <name>',
    `encoding of the input, where it should not be detected: ${ENCODINGS}`,
  ).argParser((name) => {
    if (encodingNamed(name) === undefined) throw new InvalidArgumentError(`Use one of ${ENCODINGS}.`);
    return name;
  });
}

function readOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--format <format>', 'how to print; md and alto hold the articles without their record')
        .choices(FORMATS)
        .default('text'),
    )
    .option('--out <folder>', 'write one file an input into this folder instead of printing')
    .addOption(encodingOption())
    .addOption(ocrOption())
    .option('--published <date>', 'date of publication, such as 2025-09-03', (text) => {
      const date = dateTold(text);
      if (date === undefined) throw new InvalidArgumentError('Write a date such as 2025-09-03.');
      return date;
    })
    .option('--outlet <name>', 'the newspaper or site that published the pages')
    .option('--lexicon <files...>', 'lexicon files to use beside our own')
    .option('--jobs <n>', 'worker threads (default: one a core for long work)', (text) => {
      const jobs = Number(text);
      if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256)
        throw new InvalidArgumentError('Give a number from 1 to 256.');
      return jobs;
    })
    .addOption(
      new Option('--kinds <kinds>', `kinds of entry to print, separated by commas: ${KINDS.join(', ')}`).argParser(
        (text) => {
          const kinds = text.split(',').map((kind) => kind.trim());
          const unknown = kinds.find((kind) => !(KINDS as readonly string[]).includes(kind));
          if (unknown !== undefined)
            throw new InvalidArgumentError(`"${unknown}" is no kind; use some of ${KINDS.join(', ')}.`);
          return kinds;
        },
      ),
    )
    .option(
      '--explain',
      'print why, in place of --format: the scores that assembled each page, and the rule and lexicon lines of each entry',
    )
    .option('--strict', 'name every doubt, and count doubtful pages as failed (exit status 1)');
}

async function readWith(paths: string[], options: ReadOptions): Promise<number> {
  const { read } = await import('./read.ts');
  return read({
    paths,
    format: options.format,
    lexicon: options.lexicon ?? [],
    strict: options.strict === true,
    explain: options.explain === true,
    ...(options.kinds === undefined ? {} : { kinds: options.kinds }),
    told: {
      ...(options.published === undefined ? {} : { published: options.published }),
      ...(options.outlet === undefined ? {} : { outlet: options.outlet }),
    },
    ...(options.out === undefined ? {} : { out: options.out }),
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(options.ocr === undefined ? {} : { ocr: options.ocr }),
    ...(options.jobs === undefined ? {} : { jobs: options.jobs }),
  });
}

async function version(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
