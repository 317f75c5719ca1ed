import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../library/library.ts';
import { createApp } from './app.ts';
import { Here } from './ask.ts';
import { Desk } from './desk.ts';
import { withoutPaths } from './problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'chancery-guard-'));
const file = join(folder, 'test.db');
let library: Library;
let only: Library;

beforeAll(() => {
  library = Library.open(file, { create: true });
  only = Library.open(file, { readonly: true });
  mkdirSync(join(folder, 'desk', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'desk', 'index.html'), '<!doctype html><title>desk</title>');
  writeFileSync(join(folder, 'desk', 'assets', 'index-1a2b.js'), 'x'.repeat(3000));
  writeFileSync(join(folder, 'secret.txt'), 'hidden words');
});
afterAll(() => {
  library.close();
  only.close();
  rmSync(folder, { recursive: true, force: true });
});

const app = (host: string, token?: string, readonly = false) =>
  createApp({
    asker: new Here(readonly ? only : library, { writable: !readonly }),
    host,
    version: '0',
    desk: new Desk(join(folder, 'desk')),
    ...(token === undefined ? {} : { token }),
    ...(readonly ? {} : { library }),
  });

const MERGE = JSON.stringify({ action: 'merge', entity: 'a', into: 'b', who: 'tester' });

describe('who may ask', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1:4180', 200],
    ['127.0.0.1', 'localhost:4180', 200],
    ['127.0.0.1', '[::1]:4180', 200],
    ['127.0.0.1', 'evil.example:4180', 421],
    ['127.0.0.1', '192.168.1.5:4180', 421],
    ['127.0.0.1', 'localhost.evil.example', 421],
    ['127.0.0.1', '127.0.0.1.evil.example', 421],
    ['127.0.0.1', '', 421],
    ['127.0.0.1', 'localhost:4180@evil.example', 421],
    ['0.0.0.0', '192.168.1.5:4180', 200],
    ['0.0.0.0', 'evil.example', 421],
    ['desk.example', 'desk.example', 200],
    ['desk.example', 'DESK.example:80', 200],
    ['desk.example', 'evil.example', 421],
  ])('on %s, a request for %s: %i', async (host, field, status) => {
    for (const path of ['/api/health', '/']) {
      const response = await app(host).request(`http://x${path}`, { headers: { host: field } });
      expect(response.status).toBe(status);
    }
  });
});

describe('who may write', () => {
  const here = { host: '127.0.0.1:4180', 'content-type': 'application/json' };
  it.each([
    ['a program', here, 409],
    ['our own page', { ...here, origin: 'http://127.0.0.1:4180', 'sec-fetch-site': 'same-origin' }, 409],
    ['another site', { ...here, origin: 'http://evil.example' }, 403],
    ['another port', { ...here, origin: 'http://127.0.0.1:8000' }, 403],
    ['a page without an origin', { ...here, origin: 'null' }, 403],
    ['a page of another site that hides it', { ...here, 'sec-fetch-site': 'cross-site' }, 403],
    ['a form', { ...here, 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a plain text form', { ...here, 'content-type': 'text/plain' }, 415],
  ])('%s: %o %i', async (_name, headers, status) => {
    const response = await app('127.0.0.1').request('http://127.0.0.1:4180/api/corrections', {
      method: 'POST',
      headers,
      body: MERGE,
    });
    expect(response.status).toBe(status);
  });

  it.each([
    [undefined, 401],
    ['Bearer wrong', 401],
    ['Bearer ', 401],
    ['Basic secret', 401],
    ['Bearer secret', 409],
  ])('beyond this machine with %s: %i', async (authorization, status) => {
    const headers = {
      host: '10.0.0.1',
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
    };
    const response = await app('0.0.0.0', 'secret').request('http://10.0.0.1/api/corrections', {
      method: 'POST',
      headers,
      body: MERGE,
    });
    expect(response.status).toBe(status);
    const reading = await app('0.0.0.0', 'secret').request('http://10.0.0.1/api/health', {
      headers: { host: '10.0.0.1' },
    });
    expect(reading.status).toBe(200);
  });

  it('nobody where the library is read only, not even by its own connection', async () => {
    const response = await app('127.0.0.1', undefined, true).request('http://127.0.0.1:4180/api/corrections', {
      method: 'POST',
      headers: here,
      body: MERGE,
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'readonly']);
    expect(() => only.store.db.exec('DELETE FROM page')).toThrow(/readonly/);
  });
});

describe('what is sent', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    app('127.0.0.1').request(`http://127.0.0.1:4180${path}`, { headers: { host: '127.0.0.1:4180', ...headers } });

  it.each(['/', '/api/health', '/api/docs', '/api/nothing', '/assets/index-1a2b.js'])(
    '%s runs and loads nothing of others',
    async (path) => {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it.each([
    ['/', 200, 'text/html; charset=utf-8', 'no-cache'],
    ['/articles/p12.a1', 200, 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/index-1a2b.js', 200, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/gone-9f.js', 404, 'application/problem+json; charset=utf-8', 'no-cache'],
    ['/../secret.txt', 200, 'text/html; charset=utf-8', 'no-cache'],
    ['/%2e%2e/secret.txt', 200, 'text/html; charset=utf-8', 'no-cache'],
    ['/..%2fsecret.txt', 200, 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/..%5c..%5csecret.txt', 404, 'application/problem+json; charset=utf-8', 'no-cache'],
  ])('%s of the desk: %i %s', async (path, status, media, caching) => {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      status,
      media,
      caching,
    ]);
    expect(await response.text()).not.toContain('hidden words');
  });

  it('is packed for who takes it so', async () => {
    expect(
      (await get('/assets/index-1a2b.js', { 'accept-encoding': 'gzip, br' })).headers.get('content-encoding'),
    ).toBe('gzip');
    expect((await get('/assets/index-1a2b.js')).headers.get('content-encoding')).toBeNull();
  });

  it.each([
    ['cannot open /home/someone/news.db: gone', 'cannot open news.db: gone'],
    ['C:\\Users\\someone\\news.db is gone', 'news.db is gone'],
    ['2030-12 and 1/2 of it', '2030-12 and 1/2 of it'],
  ])('names no folder: %s', (message, expected) => {
    expect(withoutPaths(message)).toBe(expected);
  });
});
