import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { SAFE_HEADERS } from './guard.ts';
import { problemBody, Refusal } from './problem.ts';

/** What a client may take: in milliseconds, bytes, and connections at a time. One that is slow or silent is let go. */
export interface Bounds {
  /** Until the head of a request is there. */
  readonly headersTimeout: number;
  /** Until all of it is. */
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
  /** Of a connection on which nothing moves, in either direction; longer than the longest answer takes. */
  readonly idle: number;
  /** How often the first two are looked at. */
  readonly connectionsCheckingInterval: number;
  /** Bytes of a request's address and fields. */
  readonly maxHeaderSize: number;
  readonly connections: number;
}

export const USUAL_BOUNDS: Bounds = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 5_000,
  idle: 90_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16_384,
  connections: 512,
};

const REASONS: Readonly<Record<string, readonly [status: number, reason: string, code: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'large', 'the address and its fields are too long'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'slow', 'the request did not come in time'],
};
const UNREADABLE = [400, 'Bad Request', 'request', 'this is no HTTP request'] as const;

/** Bounds connections, and tells a client whose request could not be read what was wrong, as every other refusal does. */
export function boundConnections(server: Server, { idle, connections }: Bounds): void {
  server.maxConnections = connections;
  server.timeout = idle;
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy();
    const [status, reason, code, detail] = REASONS[error.code ?? ''] ?? UNREADABLE;
    const body = JSON.stringify(problemBody(new Refusal(status, code, detail)));
    const fields = {
      ...SAFE_HEADERS,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n${body}`);
  });
}
