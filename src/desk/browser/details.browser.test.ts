import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { axe, open, openStage, openWindow, type Stage, WHY_NOT, type Window } from './stage.ts';

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

describe.skipIf(WHY_NOT !== undefined)(`details in a browser${WHY_NOT === undefined ? '' : ` (${WHY_NOT})`}`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 60_000);
  afterAll(() => stage?.close());

  const inWindow = async (
    locale: string,
    work: (page: Window['page'], goTo: (path: string) => Promise<void>) => Promise<void>,
  ) => {
    const window = await openWindow(stage, 'narrow', 'light', locale);
    try {
      await work(window.page, (path) => open(window, stage.base, path));
    } finally {
      await window.close();
    }
  };

  /** What of these elements stands outside the box around them, in pixels; runs in the page. */
  const outside = (page: Window['page'], box: string, inside: string) =>
    page.evaluate(
      ([around, those]) => {
        const edge = document.querySelector(around)?.getBoundingClientRect() ?? new DOMRect();
        const rights = [...document.querySelectorAll(those)].map((one) => one.getBoundingClientRect().right);
        return Math.max(0, ...rights.map((right) => Math.round(right - edge.right)));
      },
      [box, inside],
    );

  test.each([
    ['/', '.outlets', '.months', '.outlets :is(.months, .year-scale span)'],
    ['/chronology?all=1', '.band', '.band-fill', '.band-ticks span'],
    ['/chronology?from=2023&to=2025', '.band', '.band-ticks span', '.band-ticks span'],
  ])('charts and their labels stay inside a narrow screen: %s', async (path, box, there, inside) => {
    await inWindow('en', async (page, goTo) => {
      await goTo(path);
      await page.waitForSelector(there);
      expect(await outside(page, box, inside)).toBe(0);
    });
  });

  test('a short word of a table is not broken after every character', async () => {
    await inWindow('zh-TW', async (page, goTo) => {
      await goTo('/people');
      const cells = page.locator('.people tbody td:nth-child(3)');
      await cells.first().waitFor();
      const heights = await cells.evaluateAll((all) =>
        all.map((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          return range.getClientRects().length;
        }),
      );
      expect(Math.max(...heights)).toBe(1);
    });
  });

  test('label, field and button of a form keep their distance', async () => {
    await inWindow('en', async (page, goTo) => {
      await goTo('/compare');
      const [label, field, button] = await Promise.all(
        ['.chooser label > span', '.chooser input', '.chooser button'].map((one) => page.locator(one).boundingBox()),
      );
      if (label === null || field === null || button === null) throw new Error('no form');
      expect(field.y).toBeGreaterThanOrEqual(label.y + label.height);
      expect(button.x - (field.x + field.width) > 4 || button.y - (field.y + field.height) > 4).toBe(true);
    });
  });

  test.each([
    ['/entries/p1.statement.1-2', '此網址沒有內容。'],
    ['/entities/person%3Anobody', '此網址沒有內容。'],
    ['/pages/p1', '此網址沒有內容。'],
    ['/conflicts/c1', '此網址沒有內容。'],
  ])('what is not there is told once, as the title, with ways on: %s', async (path, title) => {
    await inWindow('zh-TW', async (page, goTo) => {
      await goTo(path);
      await page.waitForSelector('.problem');
      expect(await page.title()).toBe(`${title} · Chancery`);
      expect(await page.locator('h1').innerText()).toBe(title);
      expect(await page.locator('main').innerText()).not.toMatch(/[A-Za-z]{3}/);
      expect(await page.locator('.problem button').count()).toBe(0);
      expect(await page.locator('.problem a').count()).toBe(2);
      expect(await axe(page)).toEqual([]);
    });
  });

  test.each(['/chronology?from=abc', '/instruments?from=abc', '/commitments?from=abc', '/conflicts?from=abc'])(
    'a question that cannot be answered is told once, in the language of the interface: %s',
    async (path) => {
      await inWindow('zh-TW', async (page, goTo) => {
        await goTo(path);
        await page.waitForSelector('.problem');
        await page.waitForLoadState('networkidle');
        expect(await page.locator('.problem').count()).toBe(1);
        expect(await page.locator('.problem').innerText()).toContain('「abc」不是日期');
        expect(await page.locator('.problem button').count()).toBe(0);
      });
    },
  );

  test.each([
    ['/search?q=合作', '.hits', '/articles/'],
    ['/people', '.people', '/entities/'],
    ['/formulas', 'main', '/formulas/'],
    ['/conflicts', '.conflicts', '/conflicts/'],
    ['/', '.front', '/'],
  ])('j picks and o or Enter opens, and ? says so: %s', async (path, list, leads) => {
    for (const key of ['o', 'Enter'])
      await inWindow('en', async (page, goTo) => {
        await goTo(path);
        await page.waitForSelector(`${list} [data-step]`);
        await page.keyboard.press('?');
        await page.waitForSelector('dialog[open] div:has(dt:text-is("Open")) kbd:text-is("o")');
        expect(await page.locator('dialog div:has(dt:text-is("Open")) kbd').allInnerTexts()).toEqual(['o', '↵']);
        await page.keyboard.press('Escape');
        await page.keyboard.press('j');
        await page.waitForSelector('[data-step] :focus');
        const before = page.url();
        await page.keyboard.press(key);
        await page.waitForURL((url) => url.href !== before);
        expect(new URL(page.url()).pathname).toContain(leads);
      });
  });
});
