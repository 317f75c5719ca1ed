import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { SHOWN } from './screens.ts';
import {
  axe,
  type Ids,
  idsOf,
  open,
  openStage,
  openWindow,
  PICTURES,
  type Scheme,
  type Stage,
  settled,
  WHY_NOT,
  type Width,
  type Window,
} from './stage.ts';

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

if (WHY_NOT !== undefined) console.warn(`The desk in a browser: ${WHY_NOT}`);

describe.skipIf(WHY_NOT !== undefined)(`the desk in a browser${WHY_NOT === undefined ? '' : ` (${WHY_NOT})`}`, () => {
  let stage: Stage;
  let ids: Ids;
  beforeAll(async () => {
    stage = await openStage();
    ids = await idsOf(stage.base);
  }, 60_000);
  afterAll(() => stage?.close());

  const inWindow = async (
    width: Width,
    scheme: Scheme,
    work: (window: Window) => Promise<void>,
    locale = 'en',
    own = false,
  ) => {
    const window = await openWindow(stage, width, scheme, locale, own);
    try {
      await work(window);
      expect(window.wrong).toEqual([]);
    } finally {
      await window.close();
    }
  };

  const looks: readonly (readonly [Width, string])[] = [
    ['wide', 'en'],
    ['narrow', 'zh-Hant'],
  ];
  describe.concurrent.each(looks)('%s, %s', (width, locale) => {
    test.each(SHOWN)(
      '$name: shown, nothing fails, nothing overflows, axe finds nothing',
      async ({ name, path, wants }) => {
        await inWindow(
          width,
          'light',
          async (window) => {
            const { page } = window;
            await open(window, stage.base, path(ids));
            await page.waitForSelector(wants);
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            expect(overflow, 'wider than the window').toBeLessThanOrEqual(0);
            for (const scheme of ['light', 'dark'] as const) {
              await page.emulateMedia({ colorScheme: scheme });
              // In the other theme only colours differ; they are the same at every width.
              if (scheme === 'light') expect(await axe(page), scheme).toEqual([]);
              else if (width === 'wide') expect(await axe(page, ['color-contrast']), scheme).toEqual([]);
              await page.screenshot({ path: join(PICTURES, `${name}-${width}-${scheme}.png`), fullPage: true });
            }
          },
          locale,
        );
      },
    );
  });

  describe.concurrent.each(['wide', 'narrow'] as const)('%s, by hand', (width) => {
    test.each(SHOWN.filter(({ keys }) => keys))('$name by keys', async ({ path, wants, keys = [] }) => {
      await inWindow(width, 'light', async (window) => {
        await open(window, stage.base, path(ids));
        await window.page.waitForSelector(wants);
        for (const [key, then] of keys) {
          await window.page.keyboard.press(key);
          await window.page.waitForSelector(then, { state: 'attached', timeout: 20_000 });
        }
      });
    });

    test.each(SHOWN.filter(({ clicks }) => clicks))('$name by mouse', async ({ path, wants, clicks = [] }) => {
      await inWindow(width, 'light', async (window) => {
        await open(window, stage.base, path(ids));
        await window.page.waitForSelector(wants);
        for (const [on, then] of clicks) {
          await window.page.locator(on).first().click();
          await window.page.waitForSelector(then, { state: 'attached', timeout: 20_000 });
        }
        await settled(window.page);
      });
    });
  });

  test('back works, the place on the page comes back, and a link opens the same view', async () => {
    await inWindow('wide', 'light', async (window) => {
      const { page } = window;
      await open(window, stage.base, '/search?q=合作');
      await page.waitForSelector('.hit');
      await page.evaluate(() => scrollTo(0, 200));
      await page.locator('.hit a').nth(3).click();
      await page.waitForSelector('.article-text');
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
      await page.goBack();
      await page.waitForSelector('.hit');
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(100);
      await page.goForward();
      await page.waitForSelector('.article-text');
      await page.keyboard.press('j');
      await page.waitForSelector('.m.is-at');
      const at = await page.locator('.m.is-at').first().getAttribute('data-e');
      await open(window, '', page.url());
      await page.waitForSelector('.m.is-at');
      expect(await page.locator('.m.is-at').first().getAttribute('data-e')).toBe(at);
    });
  });

  test('the language and the theme change at once and stay', async () => {
    await inWindow(
      'wide',
      'light',
      async (window) => {
        const { page } = window;
        await open(window, stage.base, '/');
        await page.locator('.head-set select').first().selectOption('zh-Hans');
        await page.waitForSelector('html[lang="zh-Hans"]');
        await page.locator('.head-set select').nth(1).selectOption('dark');
        await page.waitForSelector('html[data-theme="dark"]');
        await page.reload();
        await page.waitForSelector('html[lang="zh-Hans"][data-theme="dark"] .brand');
      },
      'en',
      true,
    );
  });

  test('? shows the keys, / goes to the search, g and a letter to a screen; single keys can be switched off', async () => {
    await inWindow(
      'wide',
      'light',
      async (window) => {
        const { page } = window;
        await open(window, stage.base, '/');
        await page.keyboard.press('?');
        await page.waitForSelector('dialog.keys[open] kbd');
        expect(await axe(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.waitForSelector('dialog.keys', { state: 'detached' });
        await page.keyboard.press('/');
        await page.keyboard.type('備忘錄');
        await page.keyboard.press('Enter');
        await page.waitForSelector('.hit');
        await page.locator('h1').focus();
        await page.keyboard.press('g');
        await page.keyboard.press('c');
        await page.waitForSelector('.event');
        await page.keyboard.press('?');
        await page.locator('dialog input[type="checkbox"]').uncheck();
        await page.keyboard.press('Escape');
        await page.keyboard.press('g');
        await page.keyboard.press('l');
        await page.waitForTimeout(150);
        expect(new URL(page.url()).pathname).toBe('/chronology');
      },
      'en',
      true,
    );
  });

  test('the first Tab reaches the link that skips the navigation', async () => {
    await inWindow('wide', 'light', async (window) => {
      await open(window, stage.base, '/');
      await window.page.keyboard.press('Tab');
      await window.page.waitForSelector('.skip:focus');
      await window.page.keyboard.press('Enter');
      await window.page.waitForSelector('main:focus');
    });
  });

  test('a page full of markup, links that run and controls of direction is shown as text', async () => {
    await inWindow('wide', 'light', async (window) => {
      const { page } = window;
      await open(window, stage.base, `/articles/${encodeURIComponent(ids.hostile)}`);
      await page.waitForSelector('.article-text');
      expect(await page.title()).not.toMatch(/^(ran|1)$/);
      expect(await page.locator('main script, main img, main a[href^="javascript"]').count()).toBe(0);
      expect(await page.locator('.article-text').innerText()).toContain('<script>');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });

  test('an article of 5,000 characters is there in time, layers switch and pages turn at once', async () => {
    await inWindow('wide', 'light', async (window) => {
      const { page } = window;
      await open(window, stage.base, `/articles/${encodeURIComponent(ids.article)}`);
      await page.waitForSelector('.m');
      const path = `/articles/${encodeURIComponent(ids.long)}`;
      // The best of three: other work on the machine only ever adds.
      const turns = [];
      for (let i = 0; i < 3; i++) {
        turns.push(await page.evaluate(timeTurn, path));
        await page.evaluate(timeTurn, `/articles/${encodeURIComponent(ids.article)}`);
      }
      const shown = turns.reduce((a, b) => (b.ms < a.ms ? b : a));
      await page.evaluate(timeTurn, path);
      const layers = await page.evaluate(timeLayers);
      console.info(
        `article of ${shown.chars} characters, ${shown.marks} underlines: ${shown.ms} ms; layers: ${layers} ms`,
      );
      expect(shown.chars).toBeGreaterThan(4500);
      expect(shown.ms).toBeLessThan(600);
      expect(Math.max(...layers)).toBeLessThan(100);
    });
  });
});

/** Goes to an article inside the desk and waits until it is laid out; runs in the page. */
async function timeTurn(path: string): Promise<{ ms: number; chars: number; marks: number }> {
  const before = document.querySelector('.article-text');
  const start = performance.now();
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
  for (;;) {
    await new Promise((done) => requestAnimationFrame(done));
    const text = document.querySelector('.article-text');
    const ms = Math.round(performance.now() - start);
    if ((text === null || text === before) && ms < 10_000) continue;
    const words = [...(text?.querySelectorAll('.block-words') ?? [])];
    const chars = words.reduce((sum, one) => sum + (one.textContent?.length ?? 0), 0);
    return { ms, chars, marks: document.querySelectorAll('.m').length };
  }
}

/** Switches every layer off and on, three times, and forces the layout each time: the least of each; runs in the page. */
function timeLayers(): number[] {
  return [...document.querySelectorAll<HTMLInputElement>('[data-layer]')].map((box) => {
    const times = [0, 1, 2].map(() => {
      const start = performance.now();
      box.click();
      document.body.getBoundingClientRect();
      const ms = Math.round(performance.now() - start);
      box.click();
      document.body.getBoundingClientRect();
      return ms;
    });
    return Math.min(...times);
  });
}
