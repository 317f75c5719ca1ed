import { type Command, InvalidArgumentError, Option } from 'commander';
import { LibraryError } from '../library/error.ts';
import { parseDays } from '../library/query.ts';
import { libraryOption } from './library-commands.ts';
import { KINDS } from './work.ts';

const given = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

const whole = (least: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > 1_000_000)
    throw new InvalidArgumentError(`Give a number from ${least} to 1000000.`);
  return value;
};

/** Commands that set pages side by side and give the record away, registered by `program.ts`. */
export function compareCommands(program: Command, done: (status: number) => void): void {
  compareCommand(program, done);
  conflictsCommand(program, done);
  exportCommand(program, done);
}

function compareCommand(program: Command, done: (status: number) => void): void {
  program
    .command('compare')
    .description('set the same news in several papers side by side')
    .argument('[pages...]', 'ids of pages or articles, or files')
    .addOption(libraryOption())
    .option('--event <id>', 'all articles of the library that tell this event')
    .option('--least <n>', 'characters of a shared passage that is told (default: 12)', whole(6))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  chancery compare monday.txt tuesday.txt         read on the spot
  chancery compare p5655ccdefd1a81e8.a1 pe6b71f851543c8a3.a2
  chancery compare --event p5655ccdefd1a81e8.event.82-255

Shared passages are equal character for character once scripts, widths and spaces are set aside; what differs inside
a sentence is marked [first|second]. Of several articles on a page, those that belong together are compared.

Exit status: 0 compared, 1 nothing shared or something could not be read, 2 wrong use.`,
    )
    .action(async (pages: string[], flags: { library: string; event?: string; least?: number; json?: boolean }) => {
      const { compare } = await import('./compare.ts');
      done(
        await compare({
          pages,
          library: flags.library,
          json: flags.json === true,
          ...given('event', flags.event),
          ...given('least', flags.least),
        }),
      );
    });
}

/** Names of `publish/export/formats.ts`, which is loaded only when it is used. */
export const EXPORT_NAMES = [
  'jsonl',
  'csv',
  'ics',
  'atom',
  'ninjs',
  'ftm',
  'webannotation',
  'csl',
  'bibtex',
  'ris',
  'gbt7714',
  'events',
] as const;

function exportCommand(program: Command, done: (status: number) => void): void {
  program
    .command('export')
    .description('give the record of a library away in other formats')
    .argument('[query...]', 'what to give, as for search; everything by default')
    .addOption(libraryOption())
    .addOption(new Option('--format <format>', 'how to write').choices(EXPORT_NAMES).makeOptionMandatory())
    .option('--out <file>', 'write to a file, whole or not at all, instead of printing')
    .addOption(
      new Option('--kinds <kinds>', `kinds of entry, separated by commas: ${KINDS.join(', ')}`).argParser((text) => {
        const kinds = text.split(',').map((kind) => kind.trim());
        const unknown = kinds.find((kind) => !(KINDS as readonly string[]).includes(kind));
        if (unknown !== undefined)
          throw new InvalidArgumentError(`"${unknown}" is no kind; use some of ${KINDS.join(', ')}.`);
        return kinds;
      }),
    )
    .addHelpText(
      'after',
      `
Examples:
  chancery export --format jsonl --out record.jsonl
  chancery export 'kind:statement speaker:外交部 合作' --format csl --out said.json
  chancery export 'date:2025 about:東盟' --format atom > asean.atom
  chancery export --format ics --kinds commitment --out due.ics

A search for entries (kind: speaker: with: type:) or --kinds gives entries; any other gives whole articles. Nothing is
left out, however much there is. docs/exports.md says what each format holds.

Exit status: 0 exported, 1 nothing found or not written, 2 wrong use.`,
    )
    .action(async (query: string[], flags: { library: string; format: string; out?: string; kinds?: string[] }) => {
      const { exportFromLibrary } = await import('./export.ts');
      done(await exportFromLibrary({ ...flags, query: query.join(' ') }));
    });
}

/** `2021-06` as its first or last day. */
const dayOption = (end: 'first' | 'last') => (text: string) => {
  try {
    return parseDays(text)[end === 'first' ? 0 : 1];
  } catch (error) {
    if (error instanceof LibraryError)
      throw new InvalidArgumentError('Write a date such as 2025-09-03, 2025-09 or 2025.');
    throw error;
  }
};

interface ConflictsFlags {
  library: string;
  from?: number;
  to?: number;
  type?: string;
  severity?: string;
  status?: string;
  limit?: number;
  json?: boolean;
  verdict?: string;
  why?: string;
  as?: string;
}

function conflictsCommand(program: Command, done: (status: number) => void): void {
  program
    .command('conflicts')
    .description('what the pages of a library say that cannot all be right')
    .addOption(libraryOption())
    .option('--from <date>', 'published on this day or later', dayOption('first'))
    .option('--to <date>', 'published on this day or earlier', dayOption('last'))
    .addOption(
      new Option('--type <type>', 'only of one type').choices([
        'magnitude',
        'date',
        'count',
        'name',
        'order',
        'wording',
      ]),
    )
    .addOption(new Option('--severity <severity>', 'only of one severity').choices(['major', 'minor']))
    .addOption(
      new Option('--status <status>', 'only with one verdict (default: open and confirmed)').choices([
        'open',
        'explained',
        'confirmed',
        'dismissed',
        'all',
      ]),
    )
    .option('--limit <n>', 'conflicts to print', whole(1))
    .option('--json', 'print JSON')
    .option('--verdict <id=verdict>', 'write down a verdict: open, explained, confirmed or dismissed')
    .option('--why <reason>', 'why, for --verdict')
    .addOption(new Option('--as <name>', 'who judges, for --verdict').env('CHANCERY_NAME'))
    .addHelpText(
      'after',
      `
Examples:
  chancery conflicts --from 2025
  chancery conflicts --verdict c0123456789ab=explained --why 'two time zones' --as 'Desk 3'
  chancery conflicts --status dismissed --json

Each conflict stands with the sentences of both sides and the harmless explanations that fit. Verdicts are kept in the
log of corrections (chancery correct --list, --export) and stay when pages are read again.

Exit status: 0 some found or the verdict kept, 1 none found, 2 wrong use.`,
    )
    .action(async (flags: ConflictsFlags) => {
      const { conflicts } = await import('./conflicts.ts');
      done(await conflicts({ ...flags, json: flags.json === true }));
    });
}
