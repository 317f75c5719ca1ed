import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Client } from '../../server/client.ts';
import { axe, conflictOf, open, openStage, openWindow, type Stage, WHY_NOT, type Window } from './stage.ts';

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

describe.skipIf(WHY_NOT !== undefined)(
  `corrections in a browser${WHY_NOT === undefined ? '' : ` (${WHY_NOT})`}`,
  () => {
    let stage: Stage;
    let client: Client;
    beforeAll(async () => {
      stage = await openStage();
      client = new Client({ base: stage.base });
    }, 60_000);
    afterAll(() => stage?.close());

    const inWindow = async (work: (window: Window) => Promise<void>, at: Stage = stage) => {
      const window = await openWindow(at, 'wide', 'light', 'en', true);
      try {
        await window.page.addInitScript(() => localStorage.setItem('chancery-name', 'reader'));
        await work(window);
        expect(window.wrong).toEqual([]);
      } finally {
        await window.close();
      }
    };
    const said = async () =>
      (await client.corrections()).items.map(({ change, withdrawn }) => change.action + (withdrawn ? ' (undone)' : ''));

    test('one key each: accept, reject, other words, other speaker, undo; the log has all of them', async () => {
      await inWindow(async (window) => {
        const { page } = window;
        await open(window, stage.base, '/corrections?kind=statement');
        const press = async (key: string, then: string) => {
          await page.waitForSelector('.doubt.is-open .judge');
          await page.keyboard.press(key);
          await page.waitForSelector(then);
        };
        await press('a', '.doubt:nth-child(1).is-done');
        await press('r', '.doubt:nth-child(2).is-done');
        await press('s', '.choose-ends input:focus');
        const words = (await page.locator('.choose-text mark').innerText()).length;
        await page.keyboard.press('ArrowLeft');
        expect((await page.locator('.choose-text mark').innerText()).length).toBe(words - 1);
        await page.keyboard.press('Enter');
        await page.waitForSelector('.doubt:nth-child(3).is-done');
        await press('w', '.choose-names button:focus');
        const name = (await page.locator('.choose-names button').first().innerText()).replace(/\s*1$/, '');
        await page.keyboard.press('1');
        await page.waitForSelector('.doubt:nth-child(4).is-done');
        expect(await said()).toEqual(['change', 'change', 'span', 'reject', 'accept']);
        const [changed] = (await client.corrections()).items;
        expect(changed).toMatchObject({ who: 'reader', change: { field: 'speakerName', value: name } });
        await press('u', '.doubt:nth-child(4).is-open:not(.is-done)');
        await press('u', '.doubt:nth-child(3).is-open:not(.is-done)');
        expect((await said()).filter((one) => one.endsWith('(undone)'))).toHaveLength(3);
        await open(window, stage.base, '/corrections?view=history');
        await page.waitForSelector('.log tbody tr:nth-child(8)');
        expect(await axe(page)).toEqual([]);
        const accepted = page.locator('.log tbody tr', { hasText: 'accepted' });
        await accepted.getByRole('button', { name: 'Undo' }).click();
        await page.waitForSelector('.log tr.is-withdrawn:has-text("accepted")');
      });
    });

    test('words are chosen with the mouse, and cited as they stand on the page', async () => {
      await inWindow(async (window) => {
        const { page } = window;
        const { items } = await client.doubts({ kind: 'statement' });
        await open(window, stage.base, `/entries/${encodeURIComponent(items[0].id)}`);
        await page.locator('.judge button', { hasText: 'Other words' }).click();
        await page.waitForSelector('.choose-text');
        const box = await page.locator('.choose-text').boundingBox();
        if (box === null) throw new Error('nothing to select in');
        await page.mouse.move(box.x + 45, box.y + 18);
        await page.mouse.down();
        await page.mouse.move(box.x + 150, box.y + 18);
        await page.mouse.up();
        const words = await page.locator('.choose-text mark').innerText();
        expect(words.length).toBeGreaterThan(2);
        await page.keyboard.press('Enter');
        await page.waitForSelector('.status-corrected');
        expect(await page.locator('.entry-words .mark-words').allInnerTexts()).toEqual([words]);
      });
    });

    test('two names are merged into one and parted again', async () => {
      await inWindow(async (window) => {
        const { page } = window;
        const people = (await client.people({ type: 'person' })).items;
        const [one, other] = [people[0].id, people[1].id].map(encodeURIComponent);
        await open(window, stage.base, `/corrections?view=merge&entity=${one}&into=${other}`);
        await page.waitForSelector('.merge section:last-child dl');
        await page.keyboard.press('m');
        await page.waitForSelector('p [role="status"]');
        expect((await client.entity(people[1].id)).merged).toContain(people[0].id);
        await page.keyboard.press('u');
        await page.waitForSelector('p [role="status"]', { state: 'detached' });
        expect((await client.entity(people[1].id)).merged).toEqual([]);
      });
    });

    test('one name is parted into two on the pages that are picked, and made one again', async () => {
      await inWindow(async (window) => {
        const { page } = window;
        const [named] = (await client.people({ type: 'place' })).items;
        await open(window, stage.base, `/corrections?view=split&entity=${encodeURIComponent(named.id)}`);
        await page.waitForSelector('.split-pages li');
        expect(await axe(page)).toEqual([]);
        await page.keyboard.press('j');
        await page.waitForSelector('.split-pages li:first-child a:focus');
        await page.keyboard.press('x');
        await page.waitForSelector('.split-pages li:first-child input:checked');
        await page.keyboard.press('s');
        await page.waitForSelector('p [role="status"]');
        const other = await client.entity(`${named.id}-2`);
        expect([other.articles, (await client.entity(named.id)).articles]).toEqual([1, named.articles - 1]);
        await page.keyboard.press('u');
        await page.waitForSelector('p [role="status"]', { state: 'detached' });
        expect((await client.entity(named.id)).articles).toBe(named.articles);
      });
    });

    test('a verdict takes a key, a reason and a name; a judged conflict leaves the open ones, and comes back when undone', async () => {
      await inWindow(async (window) => {
        const { page } = window;
        const id = await conflictOf(client);
        await open(window, stage.base, `/conflicts/${id}`);
        await page.waitForSelector('.verdict-form');
        await page.locator('h1').focus();
        await page.keyboard.press('1');
        await page.waitForSelector('#verdict-why:focus');
        await page.locator('.verdict-form button').click();
        await page.waitForSelector('.verdict-form .bad');
        await page.keyboard.type('The later figure was revised.');
        await page.locator('.verdict-form button').click();
        await page.waitForSelector('.verdicts li button');
        expect(await client.conflict(id)).toMatchObject({
          verdict: 'explained',
          judged: { by: 'reader', why: 'The later figure was revised.' },
        });
        expect((await client.conflicts()).items.map((one) => one.id)).not.toContain(id);
        expect(await axe(page)).toEqual([]);
        await page.locator('.verdicts li button').click();
        await page.waitForSelector('.verdicts li.quiet');
        expect((await client.conflict(id)).verdict).toBe('open');
      });
    });

    test('a library that may only be read says so, and offers nothing to write', async () => {
      const readOnly = await openStage({ readOnly: true });
      try {
        await inWindow(async (window) => {
          await open(window, readOnly.base, '/corrections');
          await window.page.waitForSelector('.read-only');
          await window.page.waitForSelector('.doubt.is-open');
          expect(await window.page.locator('.judge, #hand-name').count()).toBe(0);
          const answer = await fetch(`${readOnly.base}/api/corrections`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ action: 'withdraw', of: 'x', who: 'reader' }),
          });
          expect(answer.status).toBe(403);
        }, readOnly);
      } finally {
        await readOnly.close();
      }
    });
  },
);
