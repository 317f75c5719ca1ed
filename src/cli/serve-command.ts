import { type Command, InvalidArgumentError, Option } from 'commander';
import { libraryOption } from './library-commands.ts';

export const portOption = (): Option =>
  new Option('--port <n>', 'port to listen on; 0 takes any free one').argParser((text) => {
    const port = Number(text);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new InvalidArgumentError('Give a number from 0 to 65535.');
    return port;
  });

interface ServeFlags {
  library: string;
  host: string;
  port: number;
  token?: string;
  readOnly?: boolean;
  open: boolean;
}

/** `chancery serve`, registered by `program.ts`. @param done takes the exit status */
export function serveCommand(program: Command, done: (status: number) => void): void {
  program
    .command('serve')
    .description('serve a library to a browser: the desk, and the API under it')
    .addOption(libraryOption())
    .addOption(portOption().default(4180))
    .option('--host <address>', 'address to listen on; beyond this machine writing takes a token', '127.0.0.1')
    .addOption(
      new Option('--token <token>', 'what writing takes (default beyond this machine: one is made)').env(
        'CHANCERY_TOKEN',
      ),
    )
    .option('--read-only', 'open the library so that nothing can be written')
    .option('--no-open', 'open no browser')
    .addHelpText(
      'after',
      `
Examples:
  chancery serve                                  chancery.db, at http://127.0.0.1:4180/
  chancery serve --library news.db --read-only --port 8080
  chancery serve --host 0.0.0.0 --token '…'       for others in the house; no encryption: put a proxy before it

The API is described in docs/api.md and, while it runs, at /api/docs.`,
    )
    .action(async (flags: ServeFlags) => {
      const { serveLibrary } = await import('./serve.ts');
      done(
        await serveLibrary({
          library: flags.library,
          host: flags.host,
          port: flags.port,
          readonly: flags.readOnly === true,
          open: flags.open,
          ...(flags.token === undefined ? {} : { token: flags.token }),
        }),
      );
    });
}
