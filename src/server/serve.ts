import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { Library } from '../library/library.ts';
import { createApp } from './app.ts';
import { type Bounds, boundConnections, USUAL_BOUNDS } from './bounds.ts';
import { Desk } from './desk.ts';
import { threadedExporter } from './exporting.ts';
import { isLoopback } from './guard.ts';
import { Room } from './room.ts';
import { routeNamed } from './routes/index.ts';
import { Threads } from './threads.ts';

export interface ServeOptions {
  /** The library's file; it must exist. */
  readonly library: string;
  /** `127.0.0.1` by default. */
  readonly host?: string;
  /** 0 takes any free one. */
  readonly port?: number;
  /** What writing takes; made where the server listens beyond this machine and none is given. */
  readonly token?: string;
  readonly readonly?: boolean;
  /** Whether conflicts are looked for, and what the whole library is asked for worked out, behind the questions; so by default. */
  readonly behind?: boolean;
  /** Other bounds on clients than the usual ones. */
  readonly bounds?: Partial<Bounds>;
  /** Folder of the built desk. */
  readonly desk?: string;
}

export interface Serving {
  /** Such as `http://127.0.0.1:4180/`. */
  readonly address: string;
  /** What writing takes; absent where nothing is needed or nobody may write. */
  readonly token?: string;
  readonly port: number;
  close(): Promise<void>;
}

/** The desk as `npm run build` leaves it. */
export const DESK = fileURLToPath(new URL('../../dist/desk/', import.meta.url));

/**
 * Serves a library over HTTP until closed.
 * @throws LibraryError where the library cannot be opened; Error with `code` where the port cannot be taken
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { library: file, host = '127.0.0.1', port = 4180, desk = DESK } = options;
  const library = Library.open(file, options.readonly === true ? { readonly: true } : { patience: 5000 });
  const writable = options.readonly !== true;
  const token =
    writable && !isLoopback(host) ? (options.token ?? randomBytes(18).toString('base64url')) : options.token;
  const room = new Room(library, { writable, needsToken: writable && token !== undefined });
  const threads = new Threads({ room, file, behind: options.behind !== false });
  // What every visitor sees first is counted here, while the threads start.
  threads.first(routeNamed('front'));
  const app = createApp({
    asker: threads,
    host,
    version: packageVersion(),
    desk: new Desk(desk),
    exporter: threadedExporter(file),
    log: (error) => process.stderr.write(`${(error as Error).stack ?? error}\n`),
    ...(token === undefined ? {} : { token }),
    ...(writable ? { library } : {}),
  });
  const bounds = { ...USUAL_BOUNDS, ...options.bounds };
  const server = createServer(bounds, getRequestListener(app.fetch));
  boundConnections(server, bounds);
  try {
    await listening(server, port, host);
  } catch (error) {
    await threads.close();
    library.close();
    throw error;
  }
  const taken = (server.address() as AddressInfo).port;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${taken}/`,
    port: taken,
    ...(token === undefined || !writable ? {} : { token }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await threads.close();
      library.close();
    },
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
