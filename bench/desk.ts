/// <reference lib="dom" />
// The desk in a real browser, against what it must reach: node bench/desk.ts --library FILE (npm run build first).
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { BROWSER } from '../src/desk/browser/stage.ts';
import { Client } from '../src/server/client.ts';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const { values } = parseArgs({
  options: { library: { type: 'string' }, article: { type: 'string' }, runs: { type: 'string', default: '3' } },
});
if (values.library === undefined || BROWSER === undefined) {
  console.error('node bench/desk.ts --library FILE [--article ID] [--runs N]; it needs Chromium');
  process.exit(2);
}
const runs = Number(values.runs);
const print = (what: string, figure: string, target: string) =>
  console.info(`${what.padEnd(58)} ${figure.padEnd(34)} ${target}`);
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
const spread = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return `median ${Math.round(quantile(sorted, 0.5))}, p95 ${Math.round(quantile(sorted, 0.95))} ms`;
};

/** A server of its own, cold: nothing has been asked of it. */
async function start(library: string): Promise<{ base: string; server: ChildProcess }> {
  const server = spawn(
    process.execPath,
    [MAIN, 'serve', '--library', library, '--port', '0', '--read-only', '--no-open'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: server.stdout! })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address !== undefined) return { base: address.replace(/\/$/, ''), server };
  }
  throw new Error('the server did not say where it is');
}

const browser = await chromium.launch({
  executablePath: BROWSER,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
});
const newPage = async (): Promise<Page> =>
  (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en' })).newPage();

/** From the address to what is meant being on the screen, in the page's own clock. */
async function untilShown(page: Page, url: string, wants: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector(wants);
  return page.evaluate(() => performance.now());
}

/** Goes to an address inside the desk; runs in the page. Returns milliseconds until `wants` is new and laid out. */
async function turn({ path, wants }: { path: string; wants: string }): Promise<number> {
  const before = document.querySelector(wants);
  const began = performance.now();
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
  for (;;) {
    await new Promise((done) => requestAnimationFrame(done));
    const now = document.querySelector(wants);
    if (now !== null && now !== before) {
      document.body.getBoundingClientRect();
      return performance.now() - began;
    }
    if (performance.now() - began > 20_000) return Number.NaN;
  }
}

/** Switches each layer off and on; runs in the page. */
function layers(): number[] {
  return [...document.querySelectorAll<HTMLInputElement>('[data-layer]')].map((box) => {
    const began = performance.now();
    box.click();
    document.body.getBoundingClientRect();
    const took = performance.now() - began;
    box.click();
    document.body.getBoundingClientRect();
    return took;
  });
}

/** Presses a key and waits until the heading is another; runs in the page. */
async function press(key: string): Promise<number> {
  const before = document.querySelector('.article-text');
  const began = performance.now();
  dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  for (;;) {
    await new Promise((done) => requestAnimationFrame(done));
    const now = document.querySelector('.article-text');
    if (now !== null && now !== before) return performance.now() - began;
    if (performance.now() - began > 5000) return Number.NaN;
  }
}

/** Types one more character into the search and waits until its answer is on the screen; runs in the page. */
async function type(words: string): Promise<number> {
  const box = document.querySelector<HTMLInputElement>('[data-search]');
  if (box === null) return Number.NaN;
  const began = performance.now();
  box.value = words;
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  for (;;) {
    await new Promise((done) => requestAnimationFrame(done));
    const asked = new URL(location.href).searchParams.get('q') === words;
    const isThere = document.querySelector('.search-sides > [aria-busy="false"], .search-sides > :not([aria-busy])');
    if (asked && isThere !== null) return performance.now() - began;
    if (performance.now() - began > 20_000) return Number.NaN;
  }
}

const SEARCHES = ['备忘录', '睦鄰友好', '联合声明', '外交部发言人', '一带一路', '气候变化', '自由贸易协定', '戰略協作'];

const front: number[] = [];
let { base, server } = await start(values.library);
let page = await newPage();
for (let i = 0; i < runs; i++) {
  if (i > 0) {
    server.kill();
    ({ base, server } = await start(values.library));
    await page.context().close();
    page = await newPage();
  }
  front.push(await untilShown(page, `${base}/`, '.outlets .bar'));
}
print('front, cold server, cold browser', spread(front), '< 1500 ms');

const scripts = await page.evaluate(() => {
  const shown = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
  const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const own = all.filter(({ initiatorType, name }) => initiatorType === 'script' || name.endsWith('.js'));
  const bytes = (list: readonly PerformanceResourceTiming[]) => list.reduce((sum, one) => sum + one.encodedBodySize, 0);
  return { first: bytes(own.filter(({ startTime }) => startTime < shown + 100)), all: bytes(own) };
});
print(
  'script, compressed: before the first view; with all screens',
  `${kb(scripts.first)}; ${kb(scripts.all)} kB`,
  '≤ 250 kB',
);

function kb(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}

const client = new Client({ base });
const long = await longArticle(client);
await page.goto(`${base}/articles/${encodeURIComponent(long.next)}`);
await page.waitForSelector('.article-text');
await page.waitForTimeout(1500);
const turns: number[] = [];
const switched: number[] = [];
for (let i = 0; i < runs + 2; i++) {
  turns.push(await page.evaluate(turn, { path: `/articles/${encodeURIComponent(long.id)}`, wants: '.article-text' }));
  await page.waitForTimeout(200);
  switched.push(...(await page.evaluate(layers)));
  await page.evaluate(turn, { path: `/articles/${encodeURIComponent(long.next)}`, wants: '.article-text' });
  await page.waitForTimeout(400);
}
print(`article of ${long.chars} characters, ${long.entries} entries, to the screen`, spread(turns), '< 300 ms');
print('a layer switched', spread(switched), '< 50 ms');

const keyed: number[] = [];
for (const key of ['n', 'n', 'p', 'p', 'n', 'n', 'p', 'p']) {
  await page.waitForTimeout(500);
  keyed.push(await page.evaluate(press, key));
}
print('next article by key', spread(keyed.filter(Number.isFinite)), '< 100 ms');

await page.goto(`${base}/search`);
await page.waitForSelector('[data-search]');
await page.waitForTimeout(800);
const typed: number[] = [];
for (const words of SEARCHES)
  for (let n = 1; n <= words.length; n++) {
    typed.push(await page.evaluate(type, words.slice(0, n)));
    await page.waitForTimeout(120);
  }
print(`search as typed, ${typed.length} keys`, spread(typed), '< 150 ms');

await browser.close();
server.kill();

/** The article told, else the nearest to 5,000 characters among the last thousand, with another to come from. */
async function longArticle(of: Client): Promise<{ id: string; next: string; chars: number; entries: number }> {
  const { items } = await of.articles({ limit: 1000, sort: 'added' });
  const best = items.toSorted((a, b) => Math.abs(a.chars - 5000) - Math.abs(b.chars - 5000));
  if (values.article !== undefined) best.unshift(await of.article(values.article));
  const { entries } = await of.article(best[0].id);
  const pages = (await of.pages({ limit: 50 })).items.filter((one) => one.articles > 3);
  const { articles } = await of.page(pages[0]?.id ?? best[1].source.page);
  const next = articles.find(({ id }) => id !== best[0].id)?.id ?? best[1].id;
  return { id: best[0].id, next, chars: best[0].chars, entries: entries.length };
}
