import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Library } from '../library/library.ts';
import { readPage } from '../reading.ts';
import { readSource } from '../source/read.ts';
import { type Serving, serve } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'chancery-threads-'));
const PAGE = (sum: string) =>
  `海島統計局公布數字\n海島統計局五日公布，2023年海島向泰國出口的冷凍水產總額為${sum}億元，出口地區比前一年為多。`;
let serving: Serving;

beforeAll(async () => {
  const file = join(folder, 'test.db');
  const library = Library.open(file, { create: true });
  for (const sum of ['42', '48'])
    library.add(
      [readPage(readSource(Buffer.from(PAGE(sum)), { file: `${sum}.txt`, told: { published: '2024-03-05' } }))],
      'test/1',
    );
  library.close();
  serving = await serve({ library: file, port: 0, desk: folder });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schemas elsewhere
type Any = any;
const get = async (path: string): Promise<[number, Any]> => {
  const response = await fetch(serving.address + path);
  return [response.status, await response.json()];
};
const post = async (body: object): Promise<[number, Any]> => {
  const response = await fetch(`${serving.address}api/corrections`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ who: 'tester', ...body }),
  });
  return [response.status, await response.json()];
};

it('finds conflicts behind the questions, takes verdicts on them, and ends at once', async () => {
  let [status, found] = await get('api/conflicts');
  for (let i = 0; i < 60 && status === 503; i++) {
    expect(found.code).toBe('working');
    await new Promise((resolve) => setTimeout(resolve, 500));
    [status, found] = await get('api/conflicts');
  }
  expect([status, found.total]).toEqual([200, 1]);
  const [{ id, passages }] = found.items;
  expect((await get('api'))[1].conflicts).toMatchObject({ state: 'ready', open: 1 });
  expect((await post({ action: 'verdict', conflict: id, verdict: 'confirmed' }))[0]).toBe(201);
  expect((await get(`api/conflicts/${id}`))[1]).toMatchObject({ verdict: 'confirmed', judged: { by: 'tester' } });
  expect(await post({ action: 'verdict', conflict: 'c000', verdict: 'open' })).toMatchObject([
    404,
    { code: 'missing' },
  ]);
  expect((await post({ action: 'reject', id: passages[0].id }))[0]).toBe(201);
  expect(await get(`api/conflicts/${id}`)).toMatchObject([410, { replacedBy: { id: passages[0].source.article } }]);
  expect((await get('api/conflicts'))[1].total).toBe(0);
  const began = performance.now();
  await serving.close();
  expect(performance.now() - began).toBeLessThan(10_000);
}, 90_000);
