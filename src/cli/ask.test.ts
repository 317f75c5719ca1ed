import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));
let folder = '';

interface Outcome {
  status: number;
  out: string;
  err: string;
}

const chancery = (...args: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { cwd: folder, maxBuffer: 1 << 28 }, (error, out, err) =>
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), out, err }),
    );
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-ask-'));
  await chancery('add', SAMPLES);
  const said = (day: string) => `外交部發言人${day}表示，外交部支持擴大漁業合作，合作不針對任何第三國。`;
  writeFileSync(join(folder, 'undated.txt'), said('日前'));
  writeFileSync(join(folder, 'dated.txt'), said('今天'));
  await chancery('add', 'undated.txt', '--library', 'undated.db');
  await chancery('add', 'undated.txt', '--library', 'mixed.db');
  await chancery('add', 'dated.txt', '--published', '2024-03-13', '--library', 'mixed.db');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('questions to a library', () => {
  it.each<[string, string[], RegExp]>([
    ['timeline', ['timeline', '--with', '萨德科夫'], /2024-03-12 · meeting · 薩德科夫、圖爾松諾夫/],
    ['instruments', ['instruments', '--title', '铁路'], /signed · 2024-03-12, 2 times/],
    ['commitments', ['commitments', '--open', '--today', '2027-01-01'], /2027-12-31 · 哈薩克斯坦、烏茲別克斯坦 · will/],
    ['positions', ['positions', '萨摩亚', '--on', '捕捞'], /concern · 非法捕撈/],
    ['formulas', ['formulas', '不針對任何第三國'], /by year: 2025:1/],
    ['all formulas', ['formulas'], /1 {2}不针对任何第三国/],
    ['figures', ['figures', '贸易额'], /130,000,000,000 USD for 2024/],
  ])('%s: text, JSON and a table', async (_name, args, text) => {
    const [plain, json, csv] = await Promise.all([
      chancery(...args),
      chancery(...args, '--json'),
      chancery(...args, '--csv'),
    ]);
    expect([plain.status, plain.err]).toEqual([0, '']);
    expect(plain.out).toMatch(text);
    expect(JSON.parse(json.out).total).toBeGreaterThan(0);
    const [head, first] = csv.out.split('\r\n');
    expect(first.split(',').length).toBeGreaterThanOrEqual(head.split(',').length);
    const id = /p[0-9a-f]{16}\.[a-z]+\.[\d.-]+/.exec(plain.out)?.[0];
    if (id !== undefined) expect((await chancery('show', id)).status).toBe(0);
  });

  it.each<[string, string[], number, RegExp]>([
    ['no party', ['instruments', '--party', '無名氏某'], 1, /^無名氏某: nobody and nothing of this name/],
    ['no holder', ['positions', '無名氏某'], 1, /^無名氏某: nobody and nothing of this name/],
    ['nobody', ['timeline', '--with', '無名氏某'], 1, /^無名氏某: nobody and nothing of this name/],
    ['no type of event', ['timeline', '--kind', 'party'], 2, /^"party" is no type of event/],
    ['no date', ['timeline', '--from', 'soon'], 2, /Write a date such as/],
    ['dates in the wrong order', ['commitments', '--from', '2025', '--to', '2024'], 2, /^"2025" is after "2024"/],
    ['a filter that breaks off', ['figures', '貿易額', '--where', '('], 2, /breaks off/],
    ['discovery without dates', ['formulas', '--discover'], 2, /needs --from and --to/],
    ['no library', ['positions', '薩摩亞', '--library', 'none.db'], 1, /^none\.db: there is no such library/],
  ])('one clear line for %s', async (_name, args, status, message) => {
    const outcome = await chancery(...args);
    expect([outcome.status, outcome.out]).toEqual([status, '']);
    expect(outcome.err).toMatch(message);
    expect(outcome.err).not.toMatch(/ at .*\.js/);
  });

  it.each([
    ['mixed.db', ['positions', '外交部']],
    ['undated.db', ['positions', '外交部']],
    ['undated.db', ['formulas', '不針對任何第三國']],
    ['undated.db', ['formulas']],
  ])('in %s %j says what is undated', async (library, args) => {
    const { status, out } = await chancery(...args, '--library', library);
    expect(status).toBe(0);
    expect(out).toContain('undated');
    expect(out).not.toMatch(/undefined|· +to |[ ,]to *$/m);
  });

  it.each(['timeline', 'instruments', 'commitments', 'positions', 'formulas', 'figures'])(
    'help for %s has examples',
    async (name) => {
      const { status, out } = await chancery(name, '--help');
      expect(status).toBe(0);
      expect(out).toContain(`\n  chancery ${name}`);
    },
  );
});
