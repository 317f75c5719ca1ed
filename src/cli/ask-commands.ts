import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AskOptions } from '../library/ask.ts';
import { daysOf } from '../library/days.ts';
import type { AskCommand } from './ask-print.ts';
import { libraryOption } from './library-commands.ts';

type Done = (status: number) => void;

/** The questions to a library, registered by `program.ts`. @param done takes the exit status */
export function askCommands(program: Command, done: Done): void {
  timelineCommand(program, done);
  instrumentsCommand(program, done);
  commitmentsCommand(program, done);
  positionsCommand(program, done);
  formulasCommand(program, done);
  figuresCommand(program, done);
}

interface Flags {
  library: string;
  where?: string[];
  from?: string;
  to?: string;
  limit?: number;
  cursor?: string;
  json?: boolean;
  csv?: boolean;
}

const whole = (least: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > 1_000_000)
    throw new InvalidArgumentError(`Give a number from ${least} to 1000000.`);
  return value;
};

const date = (text: string) => {
  if (daysOf(text) === undefined || text.includes('/'))
    throw new InvalidArgumentError('Write a date such as 2025, 2025-09 or 2025-09-03.');
  return text;
};

/** The options of every question. */
function questionOptions(command: Command, of: string, usual: number): Command {
  return command
    .addOption(libraryOption())
    .option('--from <date>', `first day of ${of}`, date)
    .option('--to <date>', `last day of ${of}`, date)
    .option('--where <filter...>', 'narrow as in search: outlet:大公報 date:2020.. about:漁業 words')
    .option('--limit <n>', `results to print (default: ${usual})`, whole(0))
    .option('--cursor <cursor>', 'go on where an earlier answer ended')
    .addOption(new Option('--json', 'print JSON').conflicts('csv'))
    .option('--csv', 'print a table');
}

const given = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

const asked = ({ library, where, from, to, limit, cursor, json, csv }: Flags): AskCommand & AskOptions => ({
  library,
  format: json === true ? 'json' : csv === true ? 'csv' : 'text',
  ...given('where', where?.join(' ')),
  ...given('from', from),
  ...given('to', to),
  ...given('limit', limit),
  ...given('cursor', cursor),
});

const NAMES = 'A name in any form or script, or an entity id, stands for all forms; =NAME for its usual bearer only.';
const STATUS = 'Exit status: 0 answered, 1 nothing found, 2 wrong use.';

function timelineCommand(program: Command, done: Done): void {
  const command = program.command('timeline').description('the chronology of events, each told once');
  questionOptions(command, 'the events', 50)
    .option('--with <names...>', 'those who all take part')
    .option('--kind <types...>', 'types of event: meeting, phone_call, visit, signing, publication…')
    .option('--said <n>', 'statements to print with each event (default: 3)', whole(0))
    .addHelpText(
      'after',
      `
Examples:
  chancery timeline --with 薩德科夫 圖爾松諾夫
  chancery timeline --with 中國 俄羅斯 --kind signing publication --from 2020 --to 2024-06
  chancery timeline --from 2024-03 --to 2024-03 --where 'outlet:海濱日報' --csv > march.csv

Tellings are one event where type and day agree and those who take part are the same, or the ones are among the
others; each page that tells it is cited. ${NAMES}

${STATUS}`,
    )
    .action(async (flags: Flags & { with?: string[]; kind?: string[]; said?: number }) => {
      const { timelineOf } = await import('./timeline.ts');
      done(
        await timelineOf({
          ...asked(flags),
          ...given('with', flags.with),
          ...given('types', flags.kind),
          ...given('said', flags.said),
        }),
      );
    });
}

function instrumentsCommand(program: Command, done: Done): void {
  const command = program
    .command('instruments')
    .description('every treaty, memorandum and statement once, with its life');
  questionOptions(command, 'its life', 20)
    .option('--title <words>', 'a part of the title; states in any of their forms')
    .option('--party <names...>', 'those who are all parties')
    .addHelpText(
      'after',
      `
Examples:
  chancery instruments --title 諒解備忘錄
  chancery instruments --title 中俄睦鄰友好合作條約   also 中華人民共和國和俄羅斯聯邦睦鄰友好合作條約
  chancery instruments --party 哈薩克斯坦 烏茲別克斯坦 --json

${NAMES}

${STATUS}`,
    )
    .action(async (flags: Flags & { title?: string; party?: string[] }) => {
      const { instrumentsOf } = await import('./instruments.ts');
      done(await instrumentsOf({ ...asked(flags), ...given('title', flags.title), ...given('party', flags.party) }));
    });
}

function commitmentsCommand(program: Command, done: Done): void {
  const command = program.command('commitments').description('what was promised, by the day it falls due');
  questionOptions(command, 'falling due', 50)
    .option('--due <before>', 'what falls due by the end of this date', date)
    .option('--open', 'only what is not due before today')
    .option('--today <date>', 'another day than today, for --open', date)
    .option('--with <names...>', 'those who all promise')
    .option('--undated', 'also what has no day')
    .addHelpText(
      'after',
      `
Examples:
  chancery commitments --open --due 2027-12
  chancery commitments --with 哈薩克斯坦 --undated
  chancery commitments --from 2026 --to 2026 --csv > due-2026.csv

${NAMES}

${STATUS}`,
    )
    .action(
      async (flags: Flags & { due?: string; open?: boolean; today?: string; with?: string[]; undated?: boolean }) => {
        const { commitmentsOf } = await import('./commitments.ts');
        const today = flags.today ?? new Date().toISOString().slice(0, 10);
        done(
          await commitmentsOf({
            ...asked(flags),
            ...given('due', flags.due),
            ...(flags.open === true ? { open: true, today } : {}),
            ...given('with', flags.with),
            ...given('undated', flags.undated),
          }),
        );
      },
    );
}

function positionsCommand(program: Command, done: Done): void {
  const command = program
    .command('positions')
    .description('what someone supports, opposes or calls for, over time')
    .argument('<holder>', 'a state, body or person');
  questionOptions(command, 'publication', 50)
    .option('--on <target>', 'a part of what it is on')
    .addHelpText(
      'after',
      `
Examples:
  chancery positions 薩摩亞                        everything it holds, the most told first
  chancery positions 俄羅斯 --on 制裁               its line: first and latest words, by year
  chancery positions 東盟 --on 南海 --from 2016 --json

${NAMES}

${STATUS}`,
    )
    .action(async (holder: string, flags: Flags & { on?: string }) => {
      const { positionsOf } = await import('./positions.ts');
      done(await positionsOf({ ...asked(flags), holder, ...given('on', flags.on) }));
    });
}

function formulasCommand(program: Command, done: Done): void {
  const command = program
    .command('formulas')
    .description('set phrases: families, wording, first and last seen, by year and outlet')
    .argument('[phrase]', 'a wording or the id of a family; without it all families');
  questionOptions(command, 'publication', 50)
    .option('--discover', 'recurrent wording that no family lists and that rises or falls; needs --from and --to')
    .option('--least <n>', 'with --discover: fewest articles that hold it (default: 12)', whole(2))
    .addHelpText(
      'after',
      `
Examples:
  chancery formulas                               all families
  chancery formulas 人類命運共同體
  chancery formulas --discover --from 2017 --to 2017

Discovery compares the time given with as long a time before it. Each result says in how many articles it stands in
both, in which years of the library, and where first and last.

${STATUS}`,
    )
    .action(async (phrase: string | undefined, flags: Flags & { discover?: boolean; least?: number }, own: Command) => {
      const out = await import('./formulas.ts');
      const { from, to } = flags;
      if (flags.discover === true) {
        if (phrase !== undefined || from === undefined || to === undefined)
          return own.error('error: --discover takes no phrase, and needs --from and --to');
        done(await out.discoveredFormulas({ ...asked(flags), from, to, ...given('least', flags.least) }));
      } else if (phrase === undefined) done(await out.formulaFamiliesOf(asked(flags)));
      else done(await out.formulasOf({ ...asked(flags), phrase }));
    });
}

function figuresCommand(program: Command, done: Done): void {
  const command = program
    .command('figures')
    .description('series of the same measure over pages, units made comparable')
    .argument('<subject>', 'a part of what is measured, such as 貿易額');
  questionOptions(command, 'publication', 10)
    .option('--with <names...>', 'those whom the article all names')
    .addHelpText(
      'after',
      `
Examples:
  chancery figures 貿易額
  chancery figures 雙邊貿易額 --with 泰國 老撾 --csv > trade.csv

Units of one dimension are converted (kg and t, km and m); what was printed stands beside. Currencies are not.
The time is the one that the figure's sentence tells before it. ${NAMES}

${STATUS}`,
    )
    .action(async (subject: string, flags: Flags & { with?: string[] }) => {
      const { figuresOf } = await import('./figures.ts');
      done(await figuresOf({ ...asked(flags), subject, ...given('with', flags.with) }));
    });
}
