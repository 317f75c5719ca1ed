import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../library/library.ts';
import { readPage } from '../reading.ts';
import { readSource } from '../source/read.ts';
import { type Serving, serve } from './serve.ts';

/** A real server on loopback, against what a stranger's page or a careless client may do to it. */

const folder = mkdtempSync(join(tmpdir(), 'chancery-safe-'));
const SECOND = 1000;
let serving: Serving;
let only: Serving;
/** One that lets go of who does not move. */
let hasty: Serving;

/** Characters that turn the direction of what follows. */
const BIDI = '\u202e\u2066\u200f';
const LONG = '長'.repeat(350_000);
const NASTY = `<script>alert(1)</script>外長會談${BIDI}
據<img src=x onerror=alert(1)>通訊社報道，外長javascript:alert(1)「${LONG}」3日在塔什干會談。${BIDI}外長表示，雙方願<a href="javascript:alert(1)">擴大貿易</a>，2030年前增至50億美元。</textarea></script><svg onload=alert(1)>`;

beforeAll(async () => {
  const file = join(folder, 'news of someone.db');
  const library = Library.open(file, { create: true });
  const told = { outlet: '<b onmouseover=alert(1)>報</b>', published: '2024-03-04' };
  library.add([readPage(readSource(Buffer.from(NASTY), { file: `${folder}/pages/nasty.txt`, told }))], 'test/1');
  library.add(
    Array.from({ length: 400 }, (_, i) =>
      readPage(
        readSource(Buffer.from(`貿易會談\n雙方外長${i}日會談，表示願擴大貿易至${i}億美元。`.repeat(12)), {
          file: `${i}.txt`,
        }),
      ),
    ),
    'test/1',
  );
  library.close();
  const bounds = {
    headersTimeout: SECOND,
    requestTimeout: 2 * SECOND,
    connectionsCheckingInterval: 200,
  };
  serving = await serve({ library: file, port: 0, desk: join(folder, 'nothing'), bounds, behind: false });
  hasty = await serve({ library: file, port: 0, readonly: true, bounds: { idle: 2 * SECOND }, behind: false });
  only = await serve({ library: file, port: 0, readonly: true, desk: join(folder, 'nothing'), behind: false });
}, 120_000);

afterAll(async () => {
  await serving.close();
  await only.close();
  await hasty.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, init: RequestInit = {}) => fetch(serving.address + path.slice(1), init);

/** Sends bytes as they are; what came back, and after how many milliseconds the server ended it. */
function raw(
  write: (socket: Socket) => void,
  { port = serving.port, unread = 0 } = {},
): Promise<{ text: string; ms: number }> {
  return new Promise((resolve) => {
    const began = performance.now();
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const read = () => socket.on('data', (data) => (text += data.toString()));
    if (unread === 0) read();
    else {
      socket.pause();
      setTimeout(() => read().resume(), unread);
    }
    socket.on('error', () => {});
    socket.on('close', () => resolve({ text, ms: performance.now() - began }));
    socket.on('connect', () => write(socket));
  });
}

describe('a page of script, of links that run, of bidi controls and of endless names', () => {
  const bodies = async () => {
    const { items } = (await (await get('/api/articles?sort=added&limit=1000')).json()) as {
      items: { id: string; source: { page: string; file: string } }[];
    };
    const { id, source } = items.find(({ source: { file } }) => file === 'nasty.txt') ?? items[0];
    return [
      '/api',
      `/api/pages/${source.page}`,
      `/api/articles/${id}`,
      '/api/articles?limit=1000',
      '/api/entries?limit=1000',
      '/api/search?q=alert',
      '/api/search?q=%3Cscript%3E',
      '/api/timeline',
      '/api/people?q=script',
      '/api/formulas/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
      `/api/entries/${id}/citation?style=bibtex`,
      '/api/%3Cscript%3Ealert(1)%3C/script%3E',
      '/%3Cscript%3Ealert(1)%3C/script%3E',
      '/api/search?q=(%3Cscript%3E',
    ];
  };

  it('is never sent as anything that a browser runs', async () => {
    for (const path of await bodies()) {
      const response = await get(path);
      const media = response.headers.get('content-type') ?? '';
      const text = await response.text();
      expect([path, response.headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
      if (media.startsWith('text/html')) expect(text).not.toContain('alert(1)');
      else expect([path, media]).toEqual([path, expect.stringMatching(/^application\/(problem\+)?json/)]);
    }
  }, 90_000);

  it('stays what it is, as text', async () => {
    const [, page] = await bodies();
    const { text } = (await (await get(page)).json()) as { text: string };
    expect(text).toBe(NASTY);
  });

  it.each([
    ['atom', 'application/atom+xml', /<script|<img|<svg|javascript:alert\(1\)"/],
    ['csv', 'text/csv', /^[=+@-]/m],
  ])('is words in a document of its own: %s', async (format, media, never) => {
    const response = await get(`/api/search?q=alert&format=${format}`);
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain(media);
    expect(text).not.toMatch(never);
  });

  it('makes no answer endless: words around a hit are bounded', async () => {
    const text = await (await get('/api/search?q=alert')).text();
    expect(text.length).toBeLessThan(60_000);
  });
});

describe('what is sent up', () => {
  /** On a connection of its own: the server ends one on which too much is sent. */
  const post = (body: string | ReadableStream) =>
    get('/api/corrections', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', connection: 'close' },
      duplex: 'half',
    } as RequestInit);

  it.each([
    ['a long reason', () => JSON.stringify({ action: 'accept', id: 'x', who: 'a', why: 'x'.repeat(300_000) }), 413],
    ['a long name', () => JSON.stringify({ action: 'accept', id: 'x', who: 'a'.repeat(1_000) }), 400],
    [
      'a deep value',
      () => `{"action":"change","id":"x","field":"type","who":"a","value":${'['.repeat(60_000)}${']'.repeat(60_000)}}`,
      404,
    ],
    ['many spans', () => JSON.stringify({ action: 'span', id: 'x', who: 'a', spans: Array(500).fill([1, 2]) }), 400],
    ['no JSON', () => '{"action"', 400],
  ])('is bounded: %s', async (_name, body, status) => {
    const response = await post(body());
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('is bounded where its length is not told', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(64 * 1024))),
    });
    const status = await post(endless).then(
      (response) => response.status,
      () => 'let go',
    );
    expect([413, 'let go']).toContain(status);
  });
});

describe('a client', () => {
  it('that never ends its request is let go', async () => {
    const { text, ms } = await raw((socket) => socket.write('GET /api HTTP/1.1\r\nHost: 127.0.0.1\r\nX: '));
    expect(text).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"slow"/);
    expect(ms).toBeLessThan(4 * SECOND);
  });

  it('that sends its body byte by byte is let go', async () => {
    const { ms } = await raw((socket) => {
      socket.write(
        `POST /api/corrections HTTP/1.1\r\nHost: 127.0.0.1:${serving.port}\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n`,
      );
      const drip = setInterval(() => socket.write(' '), 200);
      socket.on('close', () => clearInterval(drip));
    });
    expect(ms).toBeLessThan(6 * SECOND);
  });

  it('that says nothing is let go', async () => {
    expect((await raw(() => {}, { port: hasty.port })).ms).toBeLessThan(6 * SECOND);
  });

  it('that does not read what it asked for is let go', async () => {
    const path = '/api/entries.ndjson?limit=1000';
    const { length } = await (await fetch(`${hasty.address}${path.slice(1)}`)).text();
    const { text } = await raw(
      (socket) => {
        for (let i = 0; i < 100; i++) socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${hasty.port}\r\n\r\n`);
      },
      { port: hasty.port, unread: 6 * SECOND },
    );
    expect(text.length).toBeLessThan(60 * length);
  });

  it('that speaks no HTTP is told so', async () => {
    const { text } = await raw((socket) => socket.write('what is this\r\n\r\n'));
    expect(text).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*"code":"request"/);
  });

  it('takes nothing from the others while it waits', async () => {
    const waiting = Array.from({ length: 100 }, () => raw((socket) => socket.write('GET /api HTTP/1.1\r\nX: ')));
    const began = performance.now();
    expect((await get('/api/health')).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(SECOND);
    await Promise.all(waiting);
  });
});

describe('a question', () => {
  it.each([
    ['a long address', `/api/search?q=${'a'.repeat(20_000)}`, 431],
    ['a long search', `/api/search?q=${'a'.repeat(3_000)}`, 400],
    ['many brackets', `/api/search?q=${'('.repeat(1_000)}a${')'.repeat(1_000)}`, 400],
    ['many parameters', `/api/timeline?${'with=a&'.repeat(100)}`, 400],
    ['a large part', '/api/entries?limit=1000000', 400],
    ['a part below nothing', '/api/entries?limit=-1', 400],
    ['no number', '/api/entries?limit=1e9', 400],
    ['many articles at once', `/api/compare?${'article=a&'.repeat(50)}`, 400],
    ['a long id', `/api/articles/${'a'.repeat(700)}`, 400],
    ['a broken address', '/api/articles/%E0%A4%A', 404],
  ])('too large is refused, and why: %s', async (_name, path, status) => {
    const response = await get(path);
    const body = (await response.json()) as { status: number; detail: string; code: string };
    expect([response.status, body.status, response.headers.get('content-type')]).toEqual([
      status,
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(body.detail.length).toBeGreaterThan(0);
    expect(body.detail.length).toBeLessThan(1000);
  });

  it('of many words is answered in time', async () => {
    const words = Array.from({ length: 300 }, (_, i) => String.fromCharCode(0x4e00 + i)).join(' OR ');
    const began = performance.now();
    const response = await get(`/api/search?q=${encodeURIComponent(words)}`);
    expect([200, 503]).toContain(response.status);
    expect(performance.now() - began).toBeLessThan(11 * SECOND);
  });
});

describe('no answer tells where things are on the machine', () => {
  it.each([
    '/api',
    '/api/pages?limit=1000',
    '/api/articles?limit=1000',
    '/api/entries?limit=1000',
    '/api/search?q=alert',
    '/api/timeline',
    '/api/export?format=jsonl&q=alert',
    '/api/export?format=csv&q=alert',
    '/api/openapi.json',
    '/api/docs',
    '/',
    '/api/nothing',
    '/api/search?q=(',
    '/api/pages?from=nonsense',
    '/api/articles/p0.a1',
    '/api/entries/..%2f..%2f',
    '/..%2f..%2fetc/passwd',
  ])('%s', async (path) => {
    const text = await (await get(path)).text();
    for (const place of [folder, tmpdir() + '/', process.cwd(), '/src/server', 'node_modules'])
      expect([path, text.includes(place)]).toEqual([path, false]);
  });
});

describe('another site', () => {
  const ask = (headers: Record<string, string>, method = 'GET', path = '/api') =>
    new Promise<number>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: serving.port, path, method, headers }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      });
      sent.on('error', reject);
      sent.end(method === 'POST' ? '{}' : undefined);
    });

  it.each([
    [{ host: 'evil.example' }, 'GET', 421],
    [{ host: 'localhost' }, 'GET', 200],
    [{ host: '127.0.0.1', origin: 'http://evil.example', 'content-type': 'application/json' }, 'POST', 403],
    [{ host: '127.0.0.1', 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }, 'POST', 403],
    [{ host: '127.0.0.1', 'content-type': 'application/json' }, 'POST', 400],
  ])('is not served, and writes nothing: %j %s', async (headers, method, status) => {
    expect(await ask(headers, method, method === 'POST' ? '/api/corrections' : '/api')).toBe(status);
  });
});

describe('a server that may only read', () => {
  it('cannot write', async () => {
    const response = await fetch(`${only.address}api/corrections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'merge', entity: 'a', into: 'b', who: 'a' }),
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'readonly']);
    const front = (await (await fetch(`${only.address}api`)).json()) as { library: { writable: boolean } };
    expect(front.library.writable).toBe(false);
  });
});
