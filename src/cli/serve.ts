import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LibraryError } from '../library/error.ts';
import { Library } from '../library/library.ts';
import type { Serving } from '../server/serve.ts';
import type { Told } from '../source/source.ts';
import { libraryLine } from './library-run.ts';

export interface ServeCommand {
  readonly library: string;
  readonly host: string;
  readonly port: number;
  readonly token?: string;
  readonly readonly: boolean;
  /** Whether a browser is opened, where there is one. */
  readonly open: boolean;
}

/** Serves a library until it is told to stop. Exit status 0, or 1 where it cannot be served. */
export async function serveLibrary(command: ServeCommand): Promise<number> {
  const { serve } = await import('../server/serve.ts');
  let serving: Serving;
  try {
    serving = await serve({
      library: command.library,
      host: command.host,
      port: command.port,
      readonly: command.readonly,
      ...(command.token === undefined ? {} : { token: command.token }),
    });
  } catch (error) {
    process.stderr.write(`${problemOf(error, command)}\n`);
    return 1;
  }
  process.stdout.write(`${serving.address}\n`);
  if (serving.token !== undefined && command.token === undefined)
    process.stdout.write(`to write, use the token ${serving.token}\n`);
  if (process.stderr.isTTY === true) process.stderr.write('Ctrl+C ends it\n');
  if (command.open) openBrowser(serving.address);
  await stopped();
  await serving.close();
  return 0;
}

function problemOf(error: unknown, { library, port, host }: ServeCommand): string {
  if (error instanceof LibraryError) return libraryLine(error, library);
  const { code, message } = error as { code?: string; message: string };
  if (code === 'EADDRINUSE') return `port ${port} is in use; name another --port, or 0 for any`;
  if (code === 'EACCES') return `port ${port} may not be used; name another --port above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host}: is no address of this machine`;
  return message.split('\n')[0];
}

/** Resolves when the program is told to end. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

const OPENERS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens a browser on a screen that there is; whether that worked is the person's to see. */
function openBrowser(address: string): void {
  const screen =
    process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  if (!screen || process.stdout.isTTY !== true || process.env.CI !== undefined) return;
  const [opener, ...rest] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(opener, [...rest, address], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

export interface StartCommand {
  readonly paths: readonly string[];
  /** Kept; else one that is removed in the end. */
  readonly library?: string;
  readonly port?: number;
  readonly open: boolean;
  readonly lexicon: readonly string[];
  readonly told: Told;
  readonly encoding?: string;
  readonly ocr?: boolean;
  readonly jobs?: number;
}

/** Reads what is named into a library and serves it. Exit status 0, or 1 where nothing could be read or served. */
export async function start(command: StartCommand): Promise<number> {
  const { library, port, open, ...reading } = command;
  const folder = library === undefined ? mkdtempSync(join(tmpdir(), 'chancery-')) : undefined;
  const file = library ?? join(folder as string, 'start.db');
  try {
    const { add } = await import('./add.ts');
    const status = await add({ ...reading, library: file, passing: folder !== undefined });
    if (status > 1 || (status === 1 && isEmpty(file))) return status;
    // The usual port may be taken by an earlier start.
    return await serveLibrary({
      library: file,
      host: '127.0.0.1',
      port: port ?? (await freePort()),
      readonly: false,
      open,
    });
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function isEmpty(file: string): boolean {
  try {
    using library = Library.open(file, { readonly: true });
    return library.extent().pages === 0;
  } catch {
    return true;
  }
}

export const USUAL_PORT = 4180;

/** The usual port, or 0 (any) where it is taken. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(USUAL_PORT, '127.0.0.1', () => probe.close(() => resolve(USUAL_PORT)));
  });
}
