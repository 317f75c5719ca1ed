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
import { threadedExporter } from './exporting.ts';
import { formatsOf } from './reply.ts';
import { ROUTES } from './routes/index.ts';

/** What docs/api.md promises of every question, asked of every question. */

const folder = mkdtempSync(join(tmpdir(), 'chancery-lists-'));
const AT = 'http://127.0.0.1:4180';
let library: Library;
let app: OpenAPIHono;

const STORY =
  '據中亞通訊社報道，哈薩克斯坦外長薩德科夫同烏茲別克斯坦外長圖爾松諾夫3日在塔什干舉行會談。薩德科夫表示，哈方願同烏方擴大水果貿易，2030年底前把年貿易額增至50億美元。哈方支持烏方加入世界貿易組織。雙方簽署《關於水果貿易的諒解備忘錄》，同意共建「一帶一路」。';
const FIGURE = (sum: string) =>
  `海島統計局公布數字\n海島統計局五日公布，2023年海島向泰國出口的冷凍水產總額為${sum}億元，出口地區比前一年為多。`;
const PAGES: [file: string, text: string, outlet: string, published: string][] = [
  ['one.txt', `哈烏外長會談\n${STORY}`, '海濱日報', '2024-03-04'],
  ['two.txt', `薩德科夫訪烏\n${STORY}圖爾松諾夫說，烏方歡迎這一安排。`, '山麓晚報', '2024-03-05'],
  ['three.txt', `水果貿易增長\n${STORY.replaceAll('薩德科夫', '外長薩德科夫')}`, '河口時報', '2024-04-01'],
  ['four.txt', FIGURE('42'), '海島日報', '2024-03-05'],
  ['five.txt', FIGURE('48'), '海島晚報', '2024-03-06'],
];

/** biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schemas elsewhere */
type Any = any;
const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(AT + path, { headers: { host: '127.0.0.1:4180', ...headers } });
const json = async (path: string): Promise<Any> => (await get(path)).json();
const of: Record<string, string> = {};

beforeAll(async () => {
  library = Library.open(join(folder, 'test.db'), { create: true });
  const sample = readFileSync(new URL('../../samples/columns-hant.txt', import.meta.url));
  const sources = [
    ...PAGES.map(([file, text, outlet, published]) =>
      readSource(Buffer.from(text), { file: `/some/where/${file}`, told: { outlet, published } }),
    ),
    readSource(sample, { file: 'columns-hant.txt', told: { outlet: '海濱日報', published: '2024-03-13' } }),
  ];
  library.add(
    sources.map((source) => readPage(source)),
    'test/1',
  );
  app = createApp({
    asker: new Here(library, { writable: true }, (error) => console.error(error)),
    library,
    exporter: threadedExporter(join(folder, 'test.db')),
    host: '127.0.0.1',
    version: '0',
  });
  const { items } = await json('/api/articles?outlet=海濱日報&to=2024-03-05');
  of.article = items[0].id;
  of.page = items[0].source.page;
  of.two = (await json('/api/articles?outlet=山麓晚報')).items[0].id;
  const { entries } = await json(`/api/articles/${of.article}`);
  const said = entries.find((entry: Any) => entry.kind === 'statement');
  of.entry = said.id;
  of.entity = encodeURIComponent(said.speaker);
  of.conflict = (await json('/api/conflicts?status=all')).items[0].id;
}, 60_000);

afterAll(() => {
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Each question with what it needs. */
const QUESTIONS: Readonly<Record<string, () => string>> = {
  front: () => '/api',
  health: () => '/api/health',
  pages: () => '/api/pages',
  page: () => `/api/pages/${of.page}`,
  articles: () => '/api/articles',
  article: () => `/api/articles/${of.article}`,
  shared: () => `/api/articles/${of.article}/shared`,
  entries: () => '/api/entries',
  card: () => `/api/entries/${of.entry}`,
  why: () => `/api/entries/${of.entry}/why`,
  citation: () => `/api/entries/${of.entry}/citation`,
  search: () => '/api/search?q=kind:statement',
  facets: () => '/api/search/facets?q=水果',
  density: () => '/api/timeline/density',
  timeline: () => '/api/timeline',
  people: () => '/api/people',
  entity: () => `/api/entities/${of.entity}`,
  offices: () => `/api/entities/${of.entity}/offices`,
  statements: () => `/api/entities/${of.entity}/statements`,
  counterparts: () => `/api/entities/${of.entity}/counterparts`,
  positions: () => '/api/positions?holder=哈薩克斯坦',
  instruments: () => '/api/instruments',
  commitments: () => '/api/commitments?undated=1',
  formulas: () => '/api/formulas',
  formula: () => '/api/formulas/水果',
  concordance: () => '/api/formulas/貿易/concordance',
  phrases: () => '/api/phrases?from=2024-04-01&to=2024-04-30&least=2',
  figures: () => '/api/figures?of=貿易額',
  compare: () => `/api/compare?article=${of.article}&article=${of.two}`,
  conflicts: () => '/api/conflicts?status=all',
  conflict: () => `/api/conflicts/${of.conflict}`,
  corrections: () => '/api/corrections',
  doubts: () => '/api/doubts',
};
const NAMES = Object.keys(QUESTIONS).map((name) => [name] as const);
const routeOf = (name: string) => ROUTES.find((route) => route.name === name) as (typeof ROUTES)[number];
const shapeOf = (name: string) => (routeOf(name).answer as Any).shape ?? {};
const LISTS = NAMES.filter(([name]) => 'items' in (shapeOf(name) ?? {}) || routeOf(name).list !== undefined);
const PARTED = LISTS.filter(([name]) => 'limit' in ((routeOf(name).query as Any)?.shape ?? {}));
const and = (path: string, more: string) => `${path}${path.includes('?') ? '&' : '?'}${more}`;

/** Cells of a table (RFC 4180). */
function cellsOf(table: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of table.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (quoted === undefined && plain === '' && end === '') break;
    rows.at(-1)?.push((quoted ?? plain).replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

it('every question is asked here', () => {
  expect(Object.keys(QUESTIONS).sort()).toEqual(ROUTES.map(({ name }) => name).sort());
});

describe('every list', () => {
  it.each(LISTS)('%s is JSON, lines of JSON and a table, the same in each', async (name) => {
    const route = routeOf(name);
    expect(formatsOf(route)).toEqual(expect.arrayContaining(['json', 'ndjson', 'csv']));
    const path = QUESTIONS[name]();
    const answer = await json(and(path, PARTED.some(([one]) => one === name) ? 'limit=1000' : ''));
    const items = answer.items ?? route.list?.(answer);
    const lines = (await (await get(and(path, 'format=ndjson'))).text()).split('\n').filter(Boolean);
    expect(lines.map((line) => JSON.parse(line))).toEqual(items);
    const [head, ...rows] = cellsOf(await (await get(and(path, 'format=csv'))).text());
    expect(head).toEqual(route.columns);
    expect(rows).toHaveLength(items.length);
    for (const row of rows) expect(row).toHaveLength(head.length);
    if (name !== 'corrections') expect(items.length).toBeGreaterThan(0);
  });

  it.each(PARTED)('%s is gone through to its end by cursors that say nothing', async (name) => {
    const path = QUESTIONS[name]();
    const whole = await json(and(path, 'limit=1000'));
    const seen: unknown[] = [];
    for (let cursor: string | undefined, i = 0; i === 0 || cursor !== undefined; i++) {
      expect(i).toBeLessThan(2000);
      const part = await json(and(path, `limit=1${cursor === undefined ? '' : `&cursor=${cursor}`}`));
      seen.push(...part.items);
      cursor = part.next;
      if (cursor !== undefined) expect(cursor).toMatch(/^[\w-]+$/);
    }
    expect(seen).toEqual(whole.items);
    expect(seen).toHaveLength(whole.total);
    expect(whole.next).toBeUndefined();
  });

  it.each(PARTED)('%s refuses a cursor that is none', async (name) => {
    for (const cursor of ['nonsense', Buffer.from('x_y').toString('base64url'), '%00'])
      expect([name, cursor, (await get(and(QUESTIONS[name](), `cursor=${cursor}`))).status]).toEqual([
        name,
        cursor,
        400,
      ]);
  });

  it('is whole as a table, however long', async () => {
    const { total, items } = await json('/api/entries');
    expect(total).toBeGreaterThan(items.length);
    expect(cellsOf(await (await get('/api/entries.csv')).text())).toHaveLength(total + 1);
    const part = await get('/api/entries.csv?limit=3');
    expect(cellsOf(await part.text())).toHaveLength(4);
    expect(part.headers.get('link')).toMatch(/rel="next"/);
  });
});

describe('every question', () => {
  it.each(NAMES)('%s is answered with 304 while nothing changes', async (name) => {
    const first = await get(QUESTIONS[name]());
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, etag]).toEqual([200, expect.stringMatching(/^"[\w-]{22}"$/)]);
    const again = await get(QUESTIONS[name](), { 'if-none-match': `W/"other", ${etag}` });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  });

  it.each(NAMES)('%s refuses a parameter that it does not know, and names those it does', async (name) => {
    const route = routeOf(name);
    const paths = [QUESTIONS[name](), ...(route.params === undefined ? [`${route.path}.json`] : [])];
    for (const path of paths) {
      const response = await get(and(path, 'nosuch=x'));
      const { code, detail } = (await response.json()) as Any;
      expect([response.status, code]).toEqual([400, 'parameters']);
      expect(detail).toContain('"nosuch"');
      for (const known of Object.keys((route.query as Any)?.shape ?? {})) expect(detail).toContain(known);
    }
  });

  /** Ways to go on from a record, rather than records. */
  const POINTERS = new Set(['previous', 'next', 'replacedBy', 'versions', 'article', 'dates', 'change', 'item']);

  function* recordsIn(value: Any, key = ''): Generator<Any> {
    if (typeof value !== 'object' || value === null || POINTERS.has(key)) return;
    if (typeof value.id === 'string' && /^p[0-9a-f]{16}\./.test(value.id)) yield value;
    for (const [name, inner] of Object.entries(value))
      if (Array.isArray(inner)) for (const one of inner) yield* recordsIn(one, name);
      else if (name !== 'entry' && name !== 'machine') yield* recordsIn(inner, name);
  }

  it.each(NAMES)('%s: every record leads to its passage and says where it was printed', async (name) => {
    const answer = await json(QUESTIONS[name]());
    let looked = 0;
    for (const record of recordsIn(answer)) {
      expect([record.id, record.link, record.source?.page]).toEqual([
        record.id,
        expect.stringMatching(/^\/(articles|entries)\/p[0-9a-f]{16}/),
        expect.stringMatching(/^p[0-9a-f]{16}$/),
      ]);
      expect(record.source).toMatchObject({
        file: expect.stringMatching(/^[\w.-]+$/),
        lang: expect.stringMatching(/^zh/),
      });
      if (looked++ >= 20) continue;
      const { pathname, searchParams } = new URL(record.link, AT);
      const passage = await json(`/api${pathname}`);
      const at = searchParams.get('at');
      if (at !== null) expect(passage.entries.map(({ id }: Any) => id)).toContain(at);
    }
  });
});

describe('a parameter of writing', () => {
  it.each([
    [{ action: 'accept', id: 'x', who: 'a', reason: 'why not' }, 'reason'],
    [{ action: 'withdraw', of: 'x', who: 'a', id: 'y' }, 'id'],
  ])('that is not known is refused: %j', async (body, name) => {
    const response = await app.request(`${AT}/api/corrections`, {
      method: 'POST',
      headers: { host: '127.0.0.1:4180', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect([response.status, ((await response.json()) as Any).detail]).toEqual([400, expect.stringContaining(name)]);
  });
});

describe('an export', () => {
  it.each([
    ['jsonl', 'application/x-ndjson', 4],
    ['csv', 'text/csv', 4],
    ['atom', 'application/atom+xml', 4],
    ['bibtex', 'application/x-bibtex', 4],
  ])('as %s holds everything that is searched for', async (format, media) => {
    const response = await get(`/api/export?format=${format}&q=水果`);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(media);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="chancery\.\w+"$/);
    for (const [file] of PAGES.slice(0, 2)) expect(text).not.toContain(`/some/where/${file}`);
    expect(text.length).toBeGreaterThan(100);
  });

  it.each([
    ['/api/export', 400],
    ['/api/export?format=xls', 400],
    ['/api/export?format=csv&q=(', 400],
    ['/api/export?format=csv&where=x', 400],
  ])('%s: %i', async (path, status) => expect((await get(path)).status).toBe(status));
});

describe('an address that was once given', () => {
  const post = async (body: object) =>
    (await (
      await app.request(`${AT}/api/corrections`, {
        method: 'POST',
        headers: { host: '127.0.0.1:4180', 'content-type': 'application/json' },
        body: JSON.stringify({ who: 'tester', ...body }),
      })
    ).json()) as Any;

  it('of a conflict points to where it stood, once a person rejected what it is of', async () => {
    const { passages } = await json(`/api/conflicts/${of.conflict}`);
    await post({ action: 'verdict', conflict: of.conflict, verdict: 'confirmed' });
    const { corrections } = await post({ action: 'reject', id: passages[0].id });
    const gone = await get(`/api/conflicts/${of.conflict}`);
    const { replacedBy } = (await gone.json()) as Any;
    expect([gone.status, (await get(`/api${replacedBy.link}`)).status]).toEqual([410, 200]);
    await post({ action: 'withdraw', of: corrections[0].uid });
    expect(await json(`/api/conflicts/${of.conflict}`)).toMatchObject({ verdict: 'confirmed' });
  });

  it('of a page, article or entry still answers when the page is there anew, and points on', async () => {
    const [file, text, outlet, published] = PAGES[0];
    library.add(
      [
        readPage(
          readSource(Buffer.from(`${text}會後共進午餐。`), {
            file: `/some/where/${file}`,
            told: { outlet, published },
          }),
        ),
      ],
      'test/1',
    );
    for (const path of [`pages/${of.page}`, `articles/${of.article}`, `entries/${of.entry}`]) {
      const response = await get(`/api/${path}`);
      const { replacedBy } = (await response.json()) as Any;
      expect([path, response.status]).toEqual([path, 200]);
      expect((await get(`/api${replacedBy.link}`)).status).toBe(200);
      expect(replacedBy.id).not.toBe(of.page);
    }
  });

  it.each([
    ['articles/PAGE.a99', 410],
    ['entries/PAGE.statement.90000-90001', 410],
    ['entries/PAGE.statement.90000-90001/citation', 410],
  ])('%s of a page that was read again points to the page', async (path, status) => {
    const response = await get(`/api/${path.replace('PAGE', of.page)}`);
    expect([response.status, await response.json()]).toMatchObject([status, { replacedBy: { id: of.page } }]);
  });
});
