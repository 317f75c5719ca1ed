/// <reference lib="dom" />
// Pictures of the desk over the bundled samples, for the README: npm run pictures. It needs Chromium.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { BROWSER } from '../src/desk/browser/stage.ts';
import { Client } from '../src/server/client.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const PICTURES = join(ROOT, 'docs/images');
/** Bytes that a picture may have. */
const MOST = 200_000;

/** Pixels of the head, which is the same on every screen and is left out. */
const TOP = 88;

/** One picture: where it is, what must be there, what is done first, and how much of the window is kept. */
interface Picture {
  readonly name: string;
  readonly path: string;
  readonly wants: string;
  readonly before?: (page: Page) => Promise<unknown>;
  readonly height: number;
}

if (BROWSER === undefined) throw new Error('pictures need Chromium; name it in CHANCERY_BROWSER');
mkdirSync(PICTURES, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'chancery-pictures-'));
const library = join(folder, 'samples.db');
execFileSync(process.execPath, [join(ROOT, 'dist/cli/main.js'), 'add', '--library', library, join(ROOT, 'samples')]);
const { serve } = (await import(join(ROOT, 'dist/server/serve.js'))) as typeof import('../src/server/serve.ts');
const serving = await serve({ library, port: 0, readonly: true });
const base = serving.address.replace(/\/$/, '');
const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1600 },
    colorScheme: 'light',
    locale: 'en',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  for (const picture of await pictures(new Client({ base }))) await take(page, picture);
} finally {
  await browser.close();
  await serving.close();
  rmSync(folder, { recursive: true, force: true });
}

async function pictures(client: Client): Promise<Picture[]> {
  const { items } = await client.pages({ limit: 100 });
  const own = items.find(({ file }) => file === 'columns-hant.txt');
  if (own === undefined) throw new Error('the samples have no columns-hant.txt');
  const { articles } = await client.page(own.id);
  const [longest] = articles.toSorted((a, b) => b.entries - a.entries);
  const at = (part: string, id: string) => `/${part}/${encodeURIComponent(id)}`;
  return [
    {
      name: 'page',
      path: at('pages', own.id),
      wants: '.lines .run',
      height: 720,
      before: (page) => page.locator('.run.a1').first().hover(),
    },
    {
      name: 'article',
      path: at('articles', longest.id),
      wants: '.m.k-name',
      before: (page) => page.locator('.card.k-instrument').first().hover(),
      height: 780,
    },
    {
      name: 'chronology',
      path: '/chronology?from=2023-01&to=2025-12',
      wants: '.event',
      before: (page) => page.locator('.event', { hasText: '薩德科夫' }).locator('.event-type').first().click(),
      height: 1000,
    },
    { name: 'formula', path: at('formulas', '備忘錄'), wants: '.kwic-lines li', height: 860 },
  ];
}

async function take(page: Page, { name, path, wants, before, height }: Picture): Promise<void> {
  await page.goto(base + path);
  await page.waitForSelector(wants);
  await page.waitForLoadState('networkidle');
  await before?.(page);
  await page.waitForTimeout(300);
  const all = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const clip = { x: 0, y: TOP, width: 1280, height: Math.min(height, all - TOP) };
  const picture = await asWebp(page, await page.screenshot({ clip }));
  if (picture.length > MOST) throw new Error(`${name}: ${picture.length} bytes; a picture has at most ${MOST}`);
  const file = join(PICTURES, `${name}.webp`);
  writeFileSync(file, picture);
  console.info(`${file.slice(ROOT.length)}: ${Math.round(picture.length / 1000)} kB`);
}

/** The same picture as WebP, which the browser itself makes. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  await page.goto('about:blank');
  const made = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.82);
  }, png.toString('base64'));
  return Buffer.from(made.slice(made.indexOf(',') + 1), 'base64');
}
