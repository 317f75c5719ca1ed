import { execFile } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../library/library.ts';
import { readPage } from '../reading.ts';
import { readSource } from '../source/read.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const sample = (name: string) => fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));
let folder = '';

const VISIT = (n: string) =>
  `泰國總理到訪\n外交部宣布，泰國總理巴育六日起訪問老撾，這是巴育第${n}次訪問老撾，訪問為期三天。`;
const CALL = (words: string) => `兩國領導人通電話\n國家主席習近平3月4日同俄羅斯總統普京通電話，${words}。`;
const PAGES: readonly [file: string, published: string, text: string][] = [
  ['a.txt', '2022-03-05', VISIT('四')],
  ['b.txt', '2022-05-05', VISIT('三')],
  ['c.txt', '2022-03-05', CALL('談及漁業，商定秋天再談')],
  ['d.txt', '2022-03-05', CALL('談及航運，商定秋天再談')],
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-compare-'));
  const readings = PAGES.map(([file, published, text]) => {
    writeFileSync(join(folder, file), text);
    return readPage(readSource(Buffer.from(text), { file, told: { published, outlet: '海島日報' } }));
  });
  writeFileSync(join(folder, 'archive.jsonl'), '{"text":"港口重開"}');
  using library = Library.open(join(folder, 'a.db'), { create: true });
  library.add(readings, 'test/1');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function chancery(...args: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { cwd: folder, maxBuffer: 1 << 28 }, (error, out, err) =>
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), out, err }),
    );
  });
}
const library = ['--library', 'a.db'];

describe('chancery compare', () => {
  it('compares files without a library', async () => {
    const { status, out } = await chancery('compare', 'c.txt', 'd.txt', '--library', 'none.db');
    expect(status).toBe(0);
    expect(out).toMatch(/^A and B share \d+ characters: \d+ % of A, \d+ % of B/m);
    expect(out).toContain('[漁業|航運]');
  });
  it('compares PDF pages', async () => {
    const page = fileURLToPath(new URL('../../eval/pdf/pages/across-1.pdf', import.meta.url));
    const { status, out } = await chancery('compare', page, page);
    expect(status).toBe(0);
    expect(out).toContain('100 % of A');
  });
  it('says by its status that nothing is shared', async () => {
    const { status, out } = await chancery('compare', 'c.txt', 'd.txt', '--least', '1000');
    expect(out).toContain('share 0 characters');
    expect(status).toBe(1);
  });
  it('compares all who tell an event', async () => {
    const found = JSON.parse((await chancery('search', 'type:phone_call', '--json', ...library)).out);
    const [{ id }] = found.hits;
    const { status, out } = await chancery('compare', '--event', id, '--json', ...library);
    expect(status).toBe(0);
    const [{ texts, pairs }] = JSON.parse(out);
    expect(texts.map(({ file }: { file: string }) => file).sort()).toEqual(['c.txt', 'd.txt']);
    expect(pairs[0].passages.length).toBeGreaterThan(0);
  });
});

describe('chancery conflicts', () => {
  it('shows both sides, keeps a verdict and no longer shows what is explained', async () => {
    const { status, out } = await chancery('conflicts', ...library);
    expect(status).toBe(0);
    expect(out).toContain('[第四次]');
    expect(out).toContain('[第三次]');
    expect(out).toMatch(/^1 conflict$/m);
    const id = /(c[0-9a-f]{12}) · order/.exec(out)?.[1] ?? '';
    const judged = await chancery(
      'conflicts',
      '--verdict',
      `${id}=explained`,
      '--why',
      'two counts',
      '--as',
      'Desk 3',
      ...library,
    );
    expect([judged.status, judged.out]).toEqual([0, expect.stringContaining(`${id} explained`)]);
    expect((await chancery('conflicts', ...library)).out).toBe('0 conflicts\n');
    expect((await chancery('conflicts', '--status', 'explained', ...library)).out).toContain('explained by Desk 3');
    expect((await chancery('correct', '--list', ...library)).out).toContain('verdict');
  });
});

describe('chancery export', () => {
  it('writes a file whole, and prints the same', async () => {
    const { status, err } = await chancery('export', '--format', 'jsonl', '--out', 'all.jsonl', ...library);
    expect([status, err]).toEqual([0, '4 articles exported to all.jsonl\n']);
    const printed = await chancery('export', '--format', 'jsonl', ...library);
    expect(printed.out).toBe(readFileSync(join(folder, 'all.jsonl'), 'utf8'));
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
  it.each([
    ['articles by words', ['漁業'], [], /\.a1$/],
    ['entries by kind', ['kind:event type:phone_call'], [], /\.event\./],
    ['articles of a day', ['date:2022-05'], [], /\.a1$/],
  ])('gives %s, as many as search finds', async (_, query, options, id) => {
    const { total } = JSON.parse((await chancery('search', ...query, '--json', '--limit', '0', ...library)).out);
    const { status, out } = await chancery('export', ...query, ...options, '--format', 'csl', ...library);
    const given = JSON.parse(out) as { id: string }[];
    expect([status, given.length]).toEqual([0, total]);
    for (const item of given) expect(item.id).toMatch(id);
  });
  it('gives kinds of entry', async () => {
    const { out } = await chancery('export', '航運', '--format', 'jsonl', '--kinds', 'event,name', ...library);
    const kinds = new Set(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).kind),
    );
    expect([...kinds].sort()).toEqual(['event', 'name']);
  });
  it.skipIf(process.platform === 'win32')('writes into what is no plain file, and through a link', async () => {
    symlinkSync('linked.csv', join(folder, 'link.csv'));
    writeFileSync(join(folder, 'linked.csv'), '');
    const all = (await chancery('export', '--format', 'csv', ...library)).out;
    expect((await chancery('export', '--format', 'csv', '--out', '/dev/null', ...library)).status).toBe(0);
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    expect((await chancery('export', '--format', 'csv', '--out', 'link.csv', ...library)).status).toBe(0);
    expect(lstatSync(join(folder, 'link.csv')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'linked.csv'), 'utf8')).toBe(all);
  });
  it('says that a format can hold nothing of what was found', async () => {
    const { status, err } = await chancery('export', 'kind:ordinal', '--format', 'ics', ...library);
    expect([status, err]).toEqual([1, '0 articles exported; what was found has nothing that ics can hold\n']);
  });
  it('leaves no file where it fails', async () => {
    const { status, err } = await chancery('export', '(', '--format', 'csv', '--out', 'bad.csv', ...library);
    expect(status).toBe(2);
    expect(err.split('\n')).toHaveLength(2);
    expect(existsSync(join(folder, 'bad.csv'))).toBe(false);
  });
});

describe('what cannot be done is one line', () => {
  it.each([
    ['one page', ['compare', 'a.txt', ...library], 2, /^name two pages or more/],
    ['no such files', ['compare', 'monday.txt', 'tuesday.txt', ...library], 1, /^monday\.txt: there is no such file/],
    [
      'no such file and no library',
      ['compare', 'old/paced.pdf', 'a.txt'],
      1,
      /^old\/paced\.pdf: there is no such file/,
    ],
    ['no such file as the second', ['compare', 'a.txt', 'tuesday'], 1, /^tuesday: there is no such file/],
    [
      'pages that share nothing',
      ['compare', sample('columns-hant.txt'), sample('longlines-hant.txt')],
      1,
      /^these pages share no article/,
    ],
    ['no such page', ['compare', 'a.txt', 'p000000', ...library], 1, /^p000000: there is nothing of this id/],
    [
      'nothing in common',
      ['compare', 'a.txt', 'c.txt', '--event', 'p000000', ...library],
      1,
      /^p000000: there is nothing/,
    ],
    ['an archive', ['compare', 'a.txt', 'archive.jsonl'], 1, /^archive\.jsonl: is an archive; add it/],
    ['no verdict', ['conflicts', '--verdict', 'c1=maybe', '--as', 'me', ...library], 2, /"c1=maybe" is no verdict/],
    ['nobody', ['conflicts', '--verdict', 'c1=open', ...library], 2, /say who judges/],
    [
      'no such conflict',
      ['conflicts', '--verdict', 'c1=open', '--as', 'me', ...library],
      1,
      /^c1: there is no such conflict/,
    ],
    ['no format', ['export', ...library], 2, /--format/],
    ['no folder', ['export', '--format', 'csv', '--out', 'no/x.csv', ...library], 1, /^no\/x\.csv: /],
    [
      'a file for a folder',
      ['export', ...library, '--format', 'csv', '--out', 'a.txt/x.csv'],
      1,
      /^a\.txt\/x\.csv: part/,
    ],
    ['a folder', ['export', ...library, '--format', 'csv', '--out', '.'], 1, /^\.: is a folder/],
    ['no library', ['export', '--format', 'csv', '--library', 'none.db'], 1, /^none\.db: there is no such library/],
  ])('%s', async (_, args, status, line) => {
    const told = await chancery(...args);
    expect(told.status).toBe(status);
    expect(told.err).toMatch(line);
    expect(told.err.trim().split('\n')).toHaveLength(1);
  });
  it.each(['compare', 'conflicts', 'export'])('%s has help with examples', async (command) => {
    const { status, out } = await chancery(command, '--help');
    expect(status).toBe(0);
    expect(out).toContain('Examples:');
  });
});
