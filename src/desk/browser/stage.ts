import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { Client } from '../../server/client.ts';
import { HOSTILE, longPage, told } from './made.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const BUILT = join(ROOT, 'dist/desk');
/** Pictures of every screen, kept as build output. */
export const PICTURES = join(ROOT, 'dist/desk-pictures');

const BROWSERS = [
  process.env.CHANCERY_BROWSER ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A browser of this machine, and the built desk; else why the tests cannot run. */
export const BROWSER = BROWSERS.find((file) => file !== '' && existsSync(file));
export const WHY_NOT =
  BROWSER === undefined
    ? 'SKIPPED: no Chromium on this machine; install the package chromium, or name one in CHANCERY_BROWSER'
    : existsSync(join(BUILT, 'index.html'))
      ? undefined
      : 'SKIPPED: the desk is not built; npm run build';

/** A library of the samples, served on loopback, and a browser before it. */
export interface Stage {
  readonly base: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

export async function openStage({ readOnly = false } = {}): Promise<Stage> {
  mkdirSync(PICTURES, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'chancery-desk-'));
  const file = join(folder, 'samples.db');
  writeFileSync(join(folder, 'long.txt'), longPage());
  writeFileSync(join(folder, 'hostile.txt'), HOSTILE);
  writeFileSync(join(folder, 'told.txt'), told('42', ''));
  writeFileSync(
    join(folder, 'told-otherwise.txt'),
    told('48', '隨着出口增加，', '氣象台說，下月風浪較大，渡輪可能停航。'),
  );
  const made = ['long.txt', 'hostile.txt', 'told.txt', 'told-otherwise.txt'];
  const inputs = [join(ROOT, 'samples'), ...made.map((file) => join(folder, file))];
  execFileSync(process.execPath, [join(ROOT, 'dist/cli/main.js'), 'add', '--library', file, ...inputs], {
    stdio: 'pipe',
  });
  const { serve } = (await import(join(ROOT, 'dist/server/serve.js'))) as typeof import('../../server/serve.ts');
  const serving = await serve({ library: file, port: 0, readonly: readOnly });
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  return {
    base: serving.address.replace(/\/$/, ''),
    browser,
    async close() {
      await browser.close();
      await serving.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const WIDTHS = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } } as const;
export type Width = keyof typeof WIDTHS;
export type Scheme = 'light' | 'dark';

/** A window in which everything but loopback is blocked, and what went wrong in it. */
export interface Window {
  readonly page: Page;
  /** Requests that failed or were refused, and what the page complained of. */
  readonly wrong: string[];
  close(): Promise<void>;
}

/** Windows of one sort have the browser's cache in common, so that the desk's files are fetched once. */
const contexts = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>();

function contextOf({ browser }: Stage, width: Width, scheme: Scheme, locale: string, own: boolean) {
  const made = () =>
    browser.newContext({ viewport: WIDTHS[width], colorScheme: scheme, locale, reducedMotion: 'reduce' });
  if (own) return made();
  const known = contexts.get(browser) ?? new Map<string, Promise<BrowserContext>>();
  contexts.set(browser, known);
  const name = [width, scheme, locale].join();
  const context = known.get(name) ?? made();
  known.set(name, context);
  return context;
}

/** @param own whether nothing that the reader keeps in the browser is to be seen by other windows */
export async function openWindow(
  stage: Stage,
  width: Width,
  scheme: Scheme,
  locale = 'en',
  own = false,
): Promise<Window> {
  const context = await contextOf(stage, width, scheme, locale, own);
  const page = await context.newPage();
  const wrong: string[] = [];
  // Names of other machines lead nowhere in this browser; whatever asks for one is reported here.
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (hostname !== '127.0.0.1' && protocol !== 'data:' && protocol !== 'blob:') wrong.push(`asked ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    // A page that is left drops what it still asks for.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') wrong.push(`failed ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.stack ?? error.message));
  return { page, wrong, close: () => (own ? context.close() : page.close()) };
}

/** Goes there and waits until everything is shown. */
export async function open(window: Window, base: string, path: string): Promise<void> {
  await window.page.goto(base + path, { waitUntil: 'commit' });
  await settled(window.page);
}

/** Waits until the screen has its heading and nothing is asked for any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main h1', { state: 'attached' });
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"], main .waiting') === null);
}

const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 A and AA, one line each; of these rules alone where given. */
export async function axe(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (only) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await (globalThis as unknown as { axe: AxeRunner }).axe.run(document, {
      runOnly: only === undefined ? { type: 'tag', values: tags } : { type: 'rule', values: only },
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 160)} ${failureSummary.slice(0, 300)}`),
    );
  }, rules);
}

interface AxeRunner {
  run(
    on: unknown,
    options: unknown,
  ): Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }[] }>;
}

/** Ids of the samples that the screens are shown with. */
export interface Ids {
  readonly page: string;
  readonly article: string;
  readonly entry: string;
  readonly person: string;
  /** A state that is party to instruments. */
  readonly state: string;
  /** Who holds a position. */
  readonly holder: string;
  readonly formula: string;
  /** Two articles to compare. */
  readonly pair: readonly [string, string];
  /** What two reports tell in two ways. */
  readonly conflict: string;
  /** The generated ones: about 5,000 characters; full of what must stay text. */
  readonly long: string;
  readonly hostile: string;
}

export async function idsOf(base: string): Promise<Ids> {
  const client = new Client({ base });
  const pages = (await client.pages({ limit: 100 })).items;
  const articles = (await client.articles({ limit: 200 })).items;
  const ofFile = (file: string): string[] => {
    const page = pages.find((one) => one.file === file)?.id;
    return articles
      .filter(({ source }) => source.page === page)
      .map(({ id }) => id)
      .sort();
  };
  const own = await Promise.all(ofFile('columns-hant.txt').map((id) => client.article(id)));
  // The article with the most in it, and the person who says the most in it.
  const { id, entries, source } = own.reduce((a, b) => (b.entries.length > a.entries.length ? b : a));
  const said = entries.filter((entry) => entry.kind === 'statement' && entry.speaker.startsWith('person:'));
  const statement = said[0];
  return {
    conflict: await conflictOf(client),
    page: source.page,
    article: id,
    entry: statement?.id ?? '',
    person: statement?.kind === 'statement' ? statement.speaker : '',
    state: (await client.instruments()).items.flatMap(({ parties }) => parties)[0]?.id ?? '',
    holder: (await client.entries({ kind: 'position' })).items.flatMap(holdersOf)[0] ?? '',
    formula: (await client.formulas()).items[0]?.family ?? '',
    pair: [ofFile('told.txt')[0], ofFile('told-otherwise.txt')[0]],
    long: ofFile('long.txt')[0],
    hostile: ofFile('hostile.txt')[0],
  };
}

/** The first conflict: the library says when it has compared its articles. */
export async function conflictOf(client: Client): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await client.conflicts().catch(() => undefined);
    if (found !== undefined) return found.items[0]?.id ?? '';
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('the library does not say what is in conflict');
}

const holdersOf = (entry: { kind: string; holderIds?: readonly (string | null)[] }): string[] =>
  (entry.holderIds ?? []).filter((id): id is string => typeof id === 'string' && !id.includes('+'));
