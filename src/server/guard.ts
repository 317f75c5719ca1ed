import { createHash, timingSafeEqual } from 'node:crypto';
import { hostname } from 'node:os';
import type { MiddlewareHandler } from 'hono';
import { Refusal } from './problem.ts';

/** Who may ask, from where, and who may write. */
export interface GuardOptions {
  /** What the server was told to listen on. */
  readonly host: string;
  /** What writing takes; absent on a machine's own loopback. */
  readonly token?: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
const isWildcard = (host: string): boolean => host === '0.0.0.0' || host === '::' || host === '[::]';
const isAddress = (host: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || /^\[[0-9a-f:.]+\]$/i.test(host);

/** The name in a `Host` field, without its port; undefined where it is none. */
function nameIn(host: string | undefined): string | undefined {
  const match = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]{1,253})(?::\d{1,5})?$/.exec(host ?? '');
  return match?.[1].toLowerCase();
}

/**
 * Whether a request's `Host` names this server. A page of another site whose name was made to point here (DNS
 * rebinding) names that site: names must be known, while an address of ours cannot be another site's name.
 */
export function isOurHost(field: string | undefined, { host }: GuardOptions): boolean {
  const name = nameIn(field);
  if (name === undefined) return false;
  if (LOOPBACK.has(name) || name === host.toLowerCase() || name === `[${host.toLowerCase()}]`) return true;
  if (isLoopback(host)) return isLoopback(name);
  return (
    (isWildcard(host) && isAddress(name)) ||
    name === hostname().toLowerCase() ||
    name === `${hostname().toLowerCase()}.local`
  );
}

/** Whether a request that writes comes from a page of ours, or from no page at all. */
function isOurOrigin(origin: string | undefined, host: string | undefined, site: string | undefined): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export const isToken = (given: string | undefined, wanted: string): boolean =>
  timingSafeEqual(digest(given ?? ''), digest(wanted));

const READS = new Set(['GET', 'HEAD']);

/** Refuses what is not for this server, or would write and may not. */
export function guard(options: GuardOptions): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host');
    if (!isOurHost(host, options))
      throw new Refusal(421, 'host', 'this name is not this server’s; use the address that it printed');
    if (!READS.has(c.req.method)) {
      if (!isOurOrigin(c.req.header('origin'), host, c.req.header('sec-fetch-site')))
        throw new Refusal(403, 'origin', 'only pages of this server may write');
      const { token } = options;
      const given = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
      if (token !== undefined && !isToken(given, token))
        throw new Refusal(401, 'token', 'writing takes the token that the server was started with', {
          headers: { 'www-authenticate': 'Bearer' },
        });
    }
    await next();
  };
}

/** Nothing is loaded but from this server, nothing runs but its own script, nobody frames it. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** On every answer. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};
