import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../library/library.ts';
import { readPage } from '../reading.ts';
import { readSource } from '../source/read.ts';
import { createApp } from './app.ts';
import { Here } from './ask.ts';
import { Client } from './client.ts';
import { ROUTES } from './routes/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'chancery-api-'));
const file = join(folder, 'test.db');
const HOST = { host: '127.0.0.1:4180' };
let library: Library;
let app: OpenAPIHono;

const sample = (name: string) => readFileSync(new URL(`../../samples/${name}`, import.meta.url));

/** Pages of own words, one paper of them a copy of the other's story. */
const STORY =
  '據中亞通訊社報道，哈薩克斯坦外長薩德科夫同烏茲別克斯坦外長圖爾松諾夫3日在塔什干舉行會談。薩德科夫表示，哈方願同烏方擴大水果貿易，2030年底前把年貿易額增至50億美元。雙方簽署《關於水果貿易的諒解備忘錄》。';
const PAGES: [string, string, Record<string, string>][] = [
  ['/some/where/one.txt', `哈烏外長會談\n${STORY}`, { outlet: '海濱日報', published: '2024-03-04' }],
  [
    '/some/where/two.txt',
    `薩德科夫訪烏\n${STORY}圖爾松諾夫說，烏方歡迎這一安排。`,
    { outlet: '山麓晚報', published: '2024-03-05' },
  ],
  [
    '/some/where/evil.txt',
    `<script>alert(1)</script>「\u202e」javascript:alert(1)\n外長說，<img src=x onerror=alert(1)>雙方同意2026年開會。`,
    { outlet: '<b>報</b>' },
  ],
];

beforeAll(() => {
  library = Library.open(file, { create: true });
  const sources = [
    ...PAGES.map(([name, text, told]) => readSource(Buffer.from(text), { file: name, told })),
    readSource(sample('columns-hant.txt'), {
      file: 'columns-hant.txt',
      told: { outlet: '海濱日報', published: '2024-03-13' },
    }),
  ];
  library.add(
    sources.map((source) => readPage(source)),
    'test/1',
  );
  app = createApp({
    asker: new Here(library, { writable: true }, (error) => console.error(error)),
    library,
    host: '127.0.0.1',
    version: '0',
  });
}, 60_000);

afterAll(() => {
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://127.0.0.1:4180${path}`, { headers: { ...HOST, ...headers } });
const post = (body: unknown, headers: Record<string, string> = {}) =>
  app.request('http://127.0.0.1:4180/api/corrections', {
    method: 'POST',
    headers: { ...HOST, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schemas
const json = async (path: string): Promise<any> => (await get(path)).json();

/** Ids of the library under test, for addresses. */
async function ids() {
  const pages = await json('/api/pages?sort=oldest');
  const one = pages.items.find((page: { outlet: string }) => page.outlet === '海濱日報');
  const page = await json(`/api/pages/${one.id}`);
  const article = await json(`/api/articles/${page.articles[0].id}`);
  const entry = article.entries.find((some: { kind: string }) => some.kind === 'statement');
  const other = pages.items.find((some: { outlet: string }) => some.outlet === '山麓晚報');
  const two = (await json(`/api/pages/${other.id}`)).articles[0].id as string;
  return {
    page: one.id as string,
    article: article.id as string,
    entry: entry.id as string,
    entity: entry.speaker as string,
    two,
  };
}

describe('every question', () => {
  const QUESTIONS: [name: string, path: (of: Awaited<ReturnType<typeof ids>>) => string][] = [
    ['front', () => '/api'],
    ['health', () => '/api/health'],
    ['pages', () => '/api/pages?outlet=海濱日報&from=2024-03'],
    ['page', ({ page }) => `/api/pages/${page}`],
    ['articles', () => '/api/articles?sort=oldest'],
    ['article', ({ article }) => `/api/articles/${article}`],
    ['shared', ({ article }) => `/api/articles/${article}/shared`],
    ['entries', () => '/api/entries?kind=statement'],
    ['card', ({ entry }) => `/api/entries/${entry}`],
    ['why', ({ entry }) => `/api/entries/${entry}/why`],
    ['citation', ({ entry }) => `/api/entries/${entry}/citation?style=apa`],
    ['search', () => '/api/search?q=水果'],
    ['search', () => '/api/search?q=kind:statement&year=2024'],
    ['facets', () => '/api/search/facets?q=水果'],
    ['density', () => '/api/timeline/density?unit=month'],
    ['timeline', () => '/api/timeline?with=薩德科夫'],
    ['people', () => '/api/people?q=薩德&type=person'],
    ['entity', ({ entity }) => `/api/entities/${encodeURIComponent(entity)}`],
    ['offices', ({ entity }) => `/api/entities/${encodeURIComponent(entity)}/offices`],
    ['statements', ({ entity }) => `/api/entities/${encodeURIComponent(entity)}/statements`],
    ['counterparts', ({ entity }) => `/api/entities/${encodeURIComponent(entity)}/counterparts`],
    ['positions', () => '/api/positions?holder=烏茲別克斯坦'],
    ['instruments', () => '/api/instruments'],
    ['commitments', () => '/api/commitments?undated=1'],
    ['formulas', () => '/api/formulas'],
    ['formula', () => '/api/formulas/水果'],
    ['concordance', () => '/api/formulas/水果/concordance?context=4'],
    ['phrases', () => '/api/phrases?from=2024-03-05&to=2024-03-06&least=2'],
    ['figures', () => '/api/figures?of=貿易額'],
    ['compare', ({ article, two }) => `/api/compare?article=${article}&article=${two}`],
    ['conflicts', () => '/api/conflicts?status=all'],
    ['corrections', () => '/api/corrections'],
    ['doubts', () => '/api/doubts'],
  ];

  it.each(QUESTIONS)('%s is answered as its schema says, and tells no path', async (name, path) => {
    const route = ROUTES.find((one) => one.name === name);
    const response = await get(path(await ids()));
    const text = await response.text();
    expect([response.status, text.slice(0, 400)]).toEqual([200, text.slice(0, 400)]);
    const body = JSON.parse(text);
    expect(route?.answer.parse(body)).toEqual(body);
    expect(text).not.toContain(folder);
    expect(text).not.toContain('/some/where');
  });

  it.each(ROUTES.filter(({ name }) => !QUESTIONS.some(([known]) => known === name)).map(({ name }) => [name]))(
    '%s is asked here but for this',
    (name) => expect(name).toBe('conflict'),
  );
});

describe('lists', () => {
  it('go on to their end, nothing twice', async () => {
    const client = new Client({
      base: 'http://127.0.0.1:4180',
      fetch: ((url: string, init: RequestInit) =>
        app.request(url, { ...init, headers: { ...HOST, ...(init.headers as object) } })) as typeof fetch,
    });
    const whole = await client.entries({ limit: 1000 });
    const seen: string[] = [];
    for await (const { id } of client.all(client.entries, { limit: 7 })) seen.push(id);
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect(seen).toHaveLength(whole.total);
    const pages: string[] = [];
    for await (const { id } of client.all(client.pages, { limit: 1, sort: 'newest' as const })) pages.push(id);
    expect(new Set(pages).size).toBe(4);
  });

  it.each([
    ['?format=csv', {}, 'text/csv; charset=utf-8; header=present', /^id,kind,published,.*\r\n/],
    ['', { accept: 'text/csv' }, 'text/csv; charset=utf-8; header=present', /^id,kind/],
    ['?format=ndjson', {}, 'application/x-ndjson; charset=utf-8', /^\{"kind":.*\}\n\{/],
    ['.csv', {}, 'text/csv; charset=utf-8; header=present', /^id,kind/],
  ])('are also tables and lines: %s %o', async (end, headers, media, begin) => {
    const response = await get(`/api/entries${end}`, headers as Record<string, string>);
    expect(response.headers.get('content-type')).toBe(media);
    expect(await response.text()).toMatch(begin);
  });

  it('say how to go on in a header', async () => {
    const response = await get('/api/entries.ndjson?limit=2');
    const next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? '';
    const [first, second] = [await response.text(), await (await get(next)).text()];
    expect(second.trim().split('\n')).toHaveLength(2);
    expect(second).not.toBe(first);
  });

  it('are feeds and calendars', async () => {
    const feed = await (await get('/api/search.atom?q=水果')).text();
    expect(feed).toMatch(/<feed xmlns/);
    expect(feed).toContain('href="http://127.0.0.1:4180/articles/');
    const calendar = await (await get('/api/commitments.ics')).text();
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(calendar).toMatch(/DTSTART;VALUE=DATE:\d{8}/);
    expect(await (await get('/api/timeline.ics')).text()).toContain('BEGIN:VEVENT');
  });
});

describe('what is asked wrongly', () => {
  it.each([
    ['/api/nothing', 404, 'path'],
    ['/api/search', 400, 'parameters'],
    ['/api/search?q=(', 400, 'query'],
    ['/api/search?q=%E4%B8%80&limit=100000', 400, 'parameters'],
    [`/api/search?q=${'('.repeat(1900)}`, 400, 'query'],
    [`/api/search?q=${'NOT%20'.repeat(300)}a`, 200, ''],
    [
      `/api/search?q=${encodeURIComponent(Array.from({ length: 400 }, (_, i) => String.fromCharCode(0x4e00 + i)).join(' OR '))}`,
      200,
      '',
    ],
    [`/api/search?q=${'a'.repeat(2001)}`, 400, 'parameters'],
    ['/api/entries?cursor=%00%01', 400, 'query'],
    ['/api/entries?cursor=bm9uc2Vuc2U', 400, 'query'],
    ['/api/pages?from=yesterday', 400, 'query'],
    ['/api/timeline?type=party', 400, 'query'],
    ['/api/positions?holder=nobody-at-all', 400, 'query'],
    ['/api/entities/person:nobody', 404, 'missing'],
    ['/api/pages/p0000000000000000', 404, 'missing'],
    ['/api/articles/p0000000000000000.a1', 404, 'missing'],
    ['/api/entries/..%2f..%2fetc%2fpasswd', 404, 'missing'],
    ['/api/compare?article=a', 400, 'parameters'],
    ['/api/search?q=a&format=xml', 400, 'parameters'],
    ['/api/conflicts/c000', 404, 'missing'],
  ])('%s: %i %s', async (path, status, code) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    if (status === 200) return;
    const body = (await response.json()) as { code: string; status: number; detail: string; title: string };
    expect([response.headers.get('content-type'), body.status, body.code]).toEqual([
      'application/problem+json; charset=utf-8',
      status,
      code,
    ]);
    expect(body.detail).not.toContain('chancery search');
    expect(body.detail).not.toContain(folder);
  });

  it.each([
    ['/api/search', 'q: is missing'],
    ['/api/search?q=', 'q: is empty'],
    ['/api/search?q=a&limit=1001', 'limit: must be 1000 or fewer'],
    ['/api/search?q=a&limit=x', 'limit: is no whole number'],
    ['/api/search?q=a&sort=best', 'sort: must be one of rank, newest, oldest'],
    ['/api/compare', 'article: is missing or has another form'],
    ['/api/compare?article=a', 'article: needs 2 or more values'],
    [`/api/compare?${'article=a&'.repeat(7)}`, 'article: takes 6 values at most'],
  ])('is told in plain words: %s', async (path, detail) => {
    expect(((await (await get(path)).json()) as { detail: string }).detail).toBe(detail);
  });

  it('takes only formats that there are', async () => {
    expect((await get('/api', { accept: 'text/csv' })).status).toBe(406);
    expect((await get('/api', { accept: 'text/html,*/*' })).status).toBe(200);
  });

  it('reads only by GET and HEAD', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await app.request('http://127.0.0.1:4180/api/pages', { method, headers: HOST })).status).toBe(405);
    const head = await app.request('http://127.0.0.1:4180/api/pages', { method: 'HEAD', headers: HOST });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

describe('the same answer', () => {
  it('is not sent twice, until something changes', async () => {
    const first = await get('/api/pages');
    const etag = first.headers.get('etag') ?? '';
    expect((await get('/api/pages', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('/api/pages?limit=1', { 'if-none-match': etag })).status).toBe(200);
    const { entry } = await ids();
    expect((await post({ action: 'accept', id: entry, who: 'tester' })).status).toBe(201);
    expect((await get('/api/pages', { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('the card', () => {
  it('shows the words in their sentence, who carried them, and dates with their anchors', async () => {
    const { entry } = await ids();
    const card = await json(`/api/entries/${entry}`);
    const { sentence, chain } = card;
    const shown = (at: number[][]) => at.map(([from, to]) => sentence.text.slice(from, to)).join('');
    expect(shown(sentence.at)).toBe(card.entry.quote);
    expect(chain.map((link: { as: string; name: string }) => [link.as, link.name])).toEqual([
      ['speaker', '薩德科夫'],
      ['agency', '中亞通訊社'],
      ['outlet', '海濱日報'],
    ]);
    expect(chain[0].words.quote).toBe('薩德科夫');
    const article = await json(`/api/articles/${card.source.article}`);
    for (const { at, quote } of article.entries)
      if (quote !== undefined)
        expect(
          at
            .map(([from, to]: number[]) => article.text.slice(from, to))
            .join('')
            .replace(/\s/g, ''),
        ).toBe(quote.replace(/\s/g, ''));
    const event = article.entries.find(
      (some: { kind: string; date?: string }) => some.kind === 'event' && some.date !== undefined,
    );
    const { dates } = await json(`/api/entries/${event.id}`);
    expect(dates[0]).toMatchObject({
      field: 'date',
      value: '2024-03-03',
      written: { quote: '3日' },
      anchor: '2024-03-04',
    });
  });

  it('is cited in each style', async () => {
    const { entry } = await ids();
    for (const [style, words] of [
      ['gbt7714', '[N]. 海濱日報, 2024-03-04.'],
      ['apa', '(2024, March 4).'],
      ['mla', '4 Mar. 2024'],
      ['chicago', 'March 4, 2024.'],
      ['bibtex', '@article{'],
      ['ris', 'TY  - NEWS'],
      ['csl', '"article-newspaper"'],
    ])
      expect((await json(`/api/entries/${entry}/citation?style=${style}`)).text).toContain(words);
  });
});

describe('writing', () => {
  it('rejects, shows it on the card, and undoes it', async () => {
    const { article } = await ids();
    const { entries } = await json(`/api/articles/${article}`);
    const { id } = entries.find((some: { kind: string }) => some.kind === 'commitment');
    const said = (await (await post({ action: 'reject', id, who: 'tester', why: 'no promise' })).json()) as {
      corrections: { uid: string }[];
    };
    expect((await json(`/api/articles/${article}`)).entries.map((some: { id: string }) => some.id)).not.toContain(id);
    expect(await json(`/api/entries/${id}`)).toMatchObject({
      status: 'rejected',
      history: [{ who: 'tester', why: 'no promise' }],
    });
    expect((await json('/api/corrections')).items[0]).toMatchObject({
      id,
      who: 'tester',
      change: { action: 'reject' },
    });
    expect((await post({ action: 'withdraw', of: said.corrections[0].uid, who: 'tester' })).status).toBe(201);
    expect(await json(`/api/entries/${id}`)).toMatchObject({ status: 'machine' });
  });

  it('merges, and the old address points to the new one', async () => {
    const { items } = await json('/api/people?q=圖爾松諾夫');
    const { entity } = await ids();
    const { corrections } = (await (
      await post({ action: 'merge', entity: items[0].id, into: entity, who: 'tester' })
    ).json()) as { corrections: { uid: string }[] };
    const response = await get(`/api/entities/${encodeURIComponent(items[0].id)}`);
    expect([response.status, response.headers.get('location')]).toEqual([
      301,
      `/api/entities/${encodeURIComponent(entity)}`,
    ]);
    expect(await response.json()).toMatchObject({ replacedBy: { id: entity } });
    expect((await json(`/api/entities/${encodeURIComponent(entity)}`)).merged).toEqual([items[0].id]);
    await post({ action: 'withdraw', of: corrections[0].uid, who: 'tester' });
  });

  it.each([
    [{ action: 'accept', id: 'p0.statement.1-2', who: 'a' }, 404, 'missing'],
    [{ action: 'accept', who: 'a' }, 400, 'parameters'],
    [{ action: 'burn', id: 'x', who: 'a' }, 400, 'parameters'],
    [{ action: 'accept', id: 'x', who: '  ' }, 400, 'parameters'],
    [{ action: 'merge', entity: 'person:x', into: 'person:y', who: 'a' }, 409, 'correction'],
    [{ action: 'verdict', conflict: 'c0', verdict: 'open', who: 'a' }, 404, 'missing'],
    ['{"action"', 400, 'parameters'],
    [{ action: 'reject', id: 'x', who: 'a', why: 'x'.repeat(300_000) }, 413, 'large'],
  ])('refuses %j', async (body, status, code) => {
    const response = await post(body);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it.each([
    [{}, 'action: must be one of accept, reject, change, span, merge, split, verdict, withdraw'],
    [{ action: 'accept', id: 7, who: 'a' }, 'id: must be a text'],
    [{ action: 'accept', id: 'x' }, 'who: is missing'],
  ])('tells in plain words what is wrong with %j', async (body, detail) => {
    expect(((await (await post(body)).json()) as { detail: string }).detail).toBe(detail);
  });
});

describe('a new version of a page', () => {
  it('is pointed to from the old one, which is still there', async () => {
    const [name, text, told] = PAGES[0];
    const before = (await json(`/api/pages?outlet=${told.outlet}&to=2024-03-05`)).items[0].id;
    library.add([readPage(readSource(Buffer.from(`${text}會談後雙方共進午餐。`), { file: name, told }))], 'test/1');
    const old = await json(`/api/pages/${before}`);
    const now = (await json(`/api/pages?outlet=${told.outlet}&to=2024-03-05`)).items[0].id;
    expect(now).not.toBe(before);
    expect(old).toMatchObject({ current: false, replacedBy: { id: now }, text });
    expect((await json(`/api/articles/${old.articles[0].id}`)).replacedBy).toMatchObject({ id: now });
  });

  it('keeps addresses of entries that reading again did away with', async () => {
    const { page, entry } = await ids();
    const gone = await get(`/api/entries/${entry.replace(/\d+$/, '9999')}`);
    expect([gone.status, gone.headers.get('location')]).toEqual([301, `/api/entries/${encodeURIComponent(entry)}`]);
    const lost = await get(`/api/entries/${page}.statement.90000-90001`);
    expect([lost.status, await lost.json()]).toMatchObject([410, { replacedBy: { id: page } }]);
  });
});

describe('the description', () => {
  it('is OpenAPI 3.1 with every question', async () => {
    const api = await json('/api/openapi.json');
    expect(api.openapi).toBe('3.1.0');
    for (const { path } of ROUTES) expect(Object.keys(api.paths)).toContain(path);
    expect(Object.keys(api.paths['/api/corrections'])).toEqual(['get', 'post']);
    const text = JSON.stringify(api);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(Object.keys(api.components.schemas)).toContain(name);
  });
});
