import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, BROWSER } from '../desk/browser/stage.ts';
import { Library } from '../library/library.ts';
import { readPage } from '../reading.ts';
import { readSource } from '../source/read.ts';
import { ROUTES } from './routes/index.ts';
import { type Serving, serve } from './serve.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));

describe.skipIf(BROWSER === undefined)('the page to try the API', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-docs-'));
  let serving: Serving;
  let browser: Browser;

  beforeAll(async () => {
    const file = join(folder, 'samples.db');
    const library = Library.open(file, { create: true });
    const pages = readdirSync(SAMPLES).filter((name) => name.endsWith('.txt'));
    library.add(
      pages.map((name) => readPage(readSource(readFileSync(SAMPLES + name), { file: name }))),
      'test/1',
    );
    library.close();
    serving = await serve({ library: file, port: 0, readonly: true, desk: folder, behind: false });
    browser = await chromium.launch({
      ...(BROWSER === undefined ? {} : { executablePath: BROWSER }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await serving?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    [1280, 'light'],
    [390, 'dark'],
  ] as const)(
    'shows every question, and asks it: %i pixels wide, %s',
    async (width, colorScheme) => {
      const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
      const wrong: string[] = [];
      page.on('console', (message) => wrong.push(message.text()));
      page.on('pageerror', (error) => wrong.push(error.message));
      await page.goto(`${serving.address}api/docs`);
      await page.waitForSelector('#Timeline', { state: 'attached' });
      for (const { name } of ROUTES) expect([name, await page.locator(`#${name}`).count()]).toEqual([name, 1]);
      await page.waitForLoadState('networkidle');
      for (const name of ['card', 'timeline']) {
        await page.click(`#${name} > summary`);
        await page.click(`#${name} button`);
        await page.waitForFunction((id) => document.querySelector(`#${id} .told a`) !== null, name);
        expect(await page.locator(`#${name} .told`).textContent()).toMatch(/^200 OK/);
      }
      await page.fill('#find', 'promises');
      expect(await page.locator('details.question:visible').count()).toBeLessThan(5);
      await page.fill('#find', '');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      expect(await axe(page)).toEqual([]);
      expect(wrong).toEqual([]);
      await page.close();
    },
    60_000,
  );
});
