import { type Command, InvalidArgumentError } from 'commander';
import { libraryOption } from './library-commands.ts';

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

Exit status: 0 compared, 1 something could not be read, 2 wrong use.`,
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
