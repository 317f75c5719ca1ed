import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../library/library.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
let folder = '';

const PLACES = ['港口', '漁業', '航運', '旅遊', '教育', '鐵路'];
const text = (i: number) =>
  Array.from(
    { length: 6 },
    (_, k) =>
      `外交部發言人${i}日表示，支持第${i * 7 + k}項${PLACES[(i + k) % 6]}合作，反對提高關稅。雙方簽署《關於${PLACES[(i * k) % 6]}合作的諒解備忘錄》，金額${i + k}億元。`,
  ).join('\n');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-add-'));
  mkdirSync(join(folder, 'pages'));
  for (let i = 1; i <= 120; i++) writeFileSync(join(folder, 'pages', `${i}.txt`), text(i));
  writeFileSync(join(folder, 'notes.txt'), '港口合作');
  writeFileSync(join(folder, 'empty.txt'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  status: number;
  out: string;
  err: string;
}

function chancery(...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { cwd: folder, maxBuffer: 1 << 28 }, (error, out, err) =>
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), out, err }),
    );
  });
}

/** Everything a library holds, whatever the order it was added in. */
function recordOf(file: string): string[] {
  using library = Library.open(join(folder, file), { readonly: true });
  expect(library.store.db.pragma('integrity_check', { simple: true })).toBe('ok');
  const entries = [...library.entries()].map(({ entry }) => JSON.stringify(entry));
  const rows = library.store
    .sql<{ n: number }>('SELECT count(*) AS n FROM entry UNION ALL SELECT count(*) FROM mention')
    .all();
  const pages = library.store.sql<{ id: string }>('SELECT id FROM page ORDER BY id').all();
  const words = library.search('=合作', { limit: 0 }).total;
  return [JSON.stringify([pages, rows, words]), ...entries.sort()];
}

describe('a library where nothing may be written', () => {
  // The superuser may write anywhere: the commands run as nobody then.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const asked = (...args: readonly string[]): Promise<Outcome> =>
    new Promise((resolve) => {
      execFile(process.execPath, [MAIN, ...args], { cwd: folder, ...nobody }, (error, out, err) =>
        resolve({ status: error === null ? 0 : Number(error.code ?? 1), out, err }),
      );
    });
  const file = 'closed/a.db';

  beforeAll(async () => {
    mkdirSync(join(folder, 'closed'));
    await chancery('add', 'notes.txt', '--library', file);
    chmodSync(folder, 0o755);
    chmodSync(join(folder, file), 0o444);
    chmodSync(join(folder, 'closed'), 0o555);
  });
  afterAll(() => chmodSync(join(folder, 'closed'), 0o755));

  it.each([
    ['search', ['search', '港口'], 0, /港口合作/],
    ['export', ['export', '--format', 'jsonl'], 0, /港口合作/],
    ['conflicts', ['conflicts'], 1, /^0 conflicts/],
  ])('%s answers', async (_name, args, status, text) => {
    const outcome = await asked(...args, '--library', file);
    expect([outcome.status, outcome.err]).toEqual([status, '']);
    expect(outcome.out).toMatch(text);
    expect(readdirSync(join(folder, 'closed'))).toEqual(['a.db']);
  });

  it('is not added to', async () => {
    const { status, err } = await asked('add', 'notes.txt', '--library', file);
    expect(status).toBe(1);
    expect(err).toMatch(/^closed\/a\.db: (?:may not be written to|cannot be opened)/);
  });
});

describe('chancery add', () => {
  it('reports what was added, was there and could not be read', async () => {
    const first = await chancery('add', 'notes.txt', 'empty.txt', 'missing.txt', '--library', 'report.db');
    expect(first.status).toBe(1);
    expect(first.err).toMatch(/^missing\.txt: there is no such file/m);
    expect(first.err).toMatch(/^empty\.txt: is empty/m);
    expect(first.err).toMatch(/^report\.db: 1 page added; 2 could not be read/m);
    const second = await chancery('add', 'notes.txt', '--library', 'report.db');
    expect([second.status, second.err]).toEqual([0, 'report.db: 0 pages added; 1 already there\n']);
  });

  it('gives the same library for any number of threads, killed or not, alone or beside another', async () => {
    const calm = Date.now();
    expect((await chancery('add', 'pages', '--library', 'calm.db', '--jobs', '1')).status).toBe(0);
    const whole = Date.now() - calm;
    const expected = recordOf('calm.db');
    expect((await chancery('add', 'pages', '--library', 'threads.db', '--jobs', '3')).status).toBe(0);
    expect(recordOf('threads.db')).toEqual(expected);

    for (let i = 0; i < 20; i++) {
      // From the start of the program to the last pages.
      await killed(['add', 'pages', '--library', 'killed.db', '--jobs', '1'], (whole * (i + 1)) / 20);
      const rest = await chancery('search', '合作', '--library', 'killed.db', '--limit', '0');
      expect(rest.err).toMatch(/^$|no such library|is an empty library|older version/);
    }
    expect((await chancery('add', 'pages', '--library', 'killed.db')).status).toBe(0);
    expect(recordOf('killed.db')).toEqual(expected);

    const both = await Promise.all(
      ['2', '1'].map((jobs) => chancery('add', 'pages', '--library', 'both.db', '--jobs', jobs)),
    );
    expect(both.map(({ status, err }) => [status, err.includes('could not')])).toEqual([
      [0, false],
      [0, false],
    ]);
    expect(recordOf('both.db')).toEqual(expected);
  }, 300_000);

  it.each([
    [
      'a file that is no library',
      ['add', 'notes.txt', '--library', 'notes.txt'],
      1,
      /^notes\.txt: is not a Chancery library/,
    ],
    [
      'a folder that is not there',
      ['add', 'notes.txt', '--library', 'no/x.db'],
      1,
      /^no\/x\.db: its folder does not exist/,
    ],
    ['no library', ['search', '港口', '--library', 'none.db'], 1, /^none\.db: there is no such library/],
    ['no such id', ['show', 'p000', '--library', 'report.db'], 1, /^p000: there is nothing of this id/],
    ['a search that breaks off', ['search', '(港口', '--library', 'report.db'], 2, /a bracket is not closed/],
    ['nobody', ['correct', 'x', '--accept', '--library', 'report.db'], 2, /say who corrects/],
    ['no change', ['correct', 'x', '--as', 'me', '--library', 'report.db'], 2, /say what is to change/],
    ['a number that is none', ['search', 'x', '--limit', 'many'], 2, /Give a number/],
  ])('one clear line for %s', async (_name, args, status, message) => {
    const outcome = await chancery(...args);
    expect(outcome.status).toBe(status);
    expect(outcome.err).toMatch(message);
    expect(outcome.err).not.toMatch(/ at .*\.js/);
  });
});

describe('asking and correcting', () => {
  it('searches, shows, corrects, reads again and takes the log elsewhere', async () => {
    const at = ['--library', 'desk.db'];
    expect((await chancery('add', 'pages/1.txt', ...at)).status).toBe(0);
    const found = JSON.parse((await chancery('search', 'kind:instrument 備忘錄', '--json', ...at)).out);
    expect(found).toMatchObject({ of: 'entries' });
    const { id } = found.hits[0];
    const corrected = await chancery(
      'correct',
      id,
      '--set',
      'type=protocol',
      '--as',
      '編輯甲',
      '--why',
      'as printed',
      ...at,
    );
    expect([corrected.status, corrected.err]).toEqual([0, '']);
    const shown = JSON.parse((await chancery('show', id, '--json', ...at)).out);
    expect(shown).toMatchObject({
      entry: { type: 'protocol' },
      machine: { type: 'mou' },
      history: [{ who: '編輯甲', why: 'as printed' }],
    });
    expect((await chancery('reread', '--all', ...at)).err).toBe('desk.db: 1 page read again\n');
    expect(JSON.parse((await chancery('show', id, '--json', ...at)).out).entry).toEqual(shown.entry);
    writeFileSync(join(folder, 'log.jsonl'), (await chancery('correct', '--export', ...at)).out);
    await chancery('add', 'pages/1.txt', '--library', 'other.db');
    const taken = await chancery('correct', '--import', 'log.jsonl', '--library', 'other.db');
    expect(taken.err).toBe('1 correction imported; 0 already there\n');
    expect(JSON.parse((await chancery('show', id, '--json', '--library', 'other.db')).out).entry).toEqual(shown.entry);
    const csv = (await chancery('search', '備忘錄', '--csv', ...at)).out.split('\r\n');
    expect(csv[0]).toBe('id,kind,published,outlet,headline,file,item,line,start,end,words,context');
    expect((await chancery('search', '博物館', ...at)).status).toBe(1);
  });

  it.each([['add'], ['reread'], ['search'], ['show'], ['correct']])('%s has examples in its help', async (command) => {
    const { status, out } = await chancery(command, '--help');
    expect([status, out.includes('Example')]).toEqual([0, true]);
  });
});

/** Starts a command and kills it by force after some milliseconds, or lets it end. */
function killed(args: readonly string[], after: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
