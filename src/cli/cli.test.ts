import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const HANT = '兩國外長昨日在吉隆坡會面，就漁業、航運與旅遊合作交換意見。';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-'));
  const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'pages'));
  mkdirSync(join(folder, 'nothing'));
  put('pages/a.txt', `港口合作\n${HANT}`);
  put('pages/b.txt', HANT);
  put('pages/b.meta.json', '{"outlet":"海濱日報","published":"2024-06-05"}');
  put('pages/notes.xyz', 'not read');
  put('one.txt', '中');
  put('empty.txt', '');
  put('binary.txt', Buffer.from([0x80, 0x81, 0xff, 0xfe, 0x20, 0xff]));
  put('bad-sidecar.txt', HANT);
  put('bad-sidecar.meta.json', '{"published":"yesterday"}');
  const lines = Array.from({ length: 50 }, (_, i) => JSON.stringify({ id: i, title: '題', text: `${HANT}${i}` }));
  put('archive.jsonl', lines.join('\n'));
  put('archive.jsonl.gz', gzipSync(lines.join('\n')));
  put(
    'cut.jsonl.gz',
    gzipSync(
      Array.from({ length: 3000 }, (_, i) => JSON.stringify({ id: i, text: `${HANT}${Math.sin(i)}` })).join('\n'),
    ).subarray(0, 20_000),
  );
  put('lines.jsonl', `${lines[0]}\nnot json\n\n${lines[1]}\n{"id":9}\n`);
  put(
    'long.jsonl',
    Buffer.concat([Buffer.from('{"text":"'), Buffer.alloc(34 * 1024 * 1024, 'a'), Buffer.from(`"}\n${lines[0]}\n`)]),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  status: number;
  out: string;
  err: string;
}

function chancery(args: readonly string[], input = ''): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], { cwd: folder, maxBuffer: 1 << 28 }, (error, out, err) =>
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), out, err }),
    );
    child.stdin?.end(input);
  });
}

const entries = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const pages = (out: string) => entries(out).filter((entry) => entry.kind === 'page');

describe('a lexicon file that cannot be used', () => {
  it.each([
    ['read', ['read', 'pages', '--lexicon', 'none.tsv']],
    ['read in threads', ['read', 'pages', '--jobs', '2', '--lexicon', 'none.tsv']],
    ['add', ['add', 'pages', '--library', 'unmade.db', '--lexicon', 'none.tsv']],
    ['reread', ['reread', '--library', 'unmade.db', '--lexicon', 'none.tsv']],
    ['start', ['start', 'pages', '--no-open', '--lexicon', 'none.tsv']],
  ])('is named before anything is read: %s', async (_name, args) => {
    const { status, out, err } = await chancery(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toBe('none.tsv: this lexicon file cannot be used: there is no such file; check the path\n');
    expect(existsSync(join(folder, 'unmade.db'))).toBe(false);
  });
});

describe("a lexicon file of one's own", () => {
  it.each<[string, string | Buffer, RegExp]>([
    [
      'a pattern that breaks off',
      'formula\thans\twords\na\t春天之约\t[x|(y',
      /^own\.tsv:2: .*a bracket is not closed$/m,
    ],
    ['a slot that there is not', 'formula\thans\twords\na\t春天之约\t{Q}春天之约', /^own\.tsv:2: .*\{Q\} is no slot/m],
    [
      'another encoding',
      Buffer.from([0xff, 0xfe, 0x70, 0]),
      /^own\.tsv: this lexicon file cannot be used: it is not in UTF-8/m,
    ],
  ])('is checked, and refused before anything is read: %s', async (_name, content, problem) => {
    writeFileSync(join(folder, 'own.tsv'), content);
    const checked = await chancery(['lexicon', 'check', 'own.tsv']);
    expect(checked.status).toBe(1);
    expect((checked.out + checked.err).replace(': error', '')).toMatch(problem);
    const { status, out, err } = await chancery(['read', 'pages', '--lexicon', 'own.tsv']);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(problem);
  });
});

describe('a reader that has seen enough', () => {
  it.each([[['--help']], [['timeline', '--help']], [['read', 'pages', '--format', 'jsonl']]])(
    'is no error: %j',
    async (args) => {
      const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder });
      child.stdout.destroy();
      let err = '';
      child.stderr.on('data', (piece) => {
        err += piece;
      });
      const status = await new Promise((resolve) => child.on('close', resolve));
      expect([status, err]).toEqual([0, '']);
    },
  );
});

describe('chancery read', () => {
  it.each([
    ['a folder', ['pages'], 2],
    ['a glob', ['pages/*.txt'], 2],
    ['an archive', ['archive.jsonl'], 50],
    ['a compressed archive', ['archive.jsonl.gz'], 50],
    ['a file twice', ['one.txt', 'one.txt'], 1],
  ])('reads %s', async (_name, paths, count) => {
    const { status, out, err } = await chancery(['read', ...paths, '--format', 'jsonl']);
    expect([status, err]).toEqual([0, '']);
    expect(pages(out)).toHaveLength(count);
  });

  it('reads standard input, and lets what is told beat the rest', async () => {
    const { out } = await chancery(
      ['read', '-', '--format', 'jsonl', '--outlet', '山城晚報', '--published', '2024-06-05'],
      HANT,
    );
    expect(pages(out)[0]).toMatchObject({ file: '<stdin>', outlet: '山城晚報', published: '2024-06-05' });
  });

  it('believes a sidecar', async () => {
    const { out } = await chancery(['read', 'pages/b.txt', '--format', 'jsonl']);
    expect(pages(out)[0]).toMatchObject({ outlet: '海濱日報', published: '2024-06-05' });
  });

  it('prints the same for any number of jobs', async () => {
    const runs = await Promise.all(
      ['1', '2', '3'].map((jobs) => chancery(['read', 'archive.jsonl', 'pages', '--format', 'jsonl', '--jobs', jobs])),
    );
    expect(runs[1].out).toBe(runs[0].out);
    expect(runs[2].out).toBe(runs[0].out);
  });

  it.each(['text', 'md', 'json', 'jsonl'])('writes %s into a folder, whole files only', async (format) => {
    const { status } = await chancery(['read', 'pages', 'archive.jsonl', '--format', format, '--out', `out/${format}`]);
    expect(status).toBe(0);
    const ending = format === 'text' ? 'txt' : format;
    expect(readdirSync(join(folder, 'out', format, 'pages')).sort()).toEqual([`a.${ending}`, `b.${ending}`]);
    const archive = readFileSync(join(folder, 'out', format, `archive.${ending}`), 'utf8');
    if (format === 'json') expect(JSON.parse(archive)).toHaveLength(50);
  });

  it('prints one JSON array, also for nothing', async () => {
    expect(JSON.parse((await chancery(['read', 'pages', '--format', 'json'])).out)).toHaveLength(2);
    expect(JSON.parse((await chancery(['read', 'empty.txt', '--format', 'json'])).out)).toEqual([]);
  });
});

describe('bad input is one clear line, and the rest of the batch goes on', () => {
  it.each([
    ['a missing file', ['missing.txt'], /^missing\.txt: there is no such file/],
    ['a pattern that matches nothing', ['*.none'], /^\*\.none: no file matches/],
    ['a folder without readable files', ['nothing'], /^nothing: holds no file we read/],
    ['an empty file', ['empty.txt'], /^empty\.txt: is empty/],
    ['bytes that are no text', ['binary.txt'], /^binary\.txt: line 1: is in no encoding/],
    ['a broken sidecar', ['bad-sidecar.txt'], /^bad-sidecar\.meta\.json: "published" must be a date/],
    ['a truncated gzip file', ['cut.jsonl.gz'], /^cut\.jsonl\.gz: the gzip file is damaged or cut off after line \d+/m],
    ['a line that is no JSON', ['lines.jsonl'], /^lines\.jsonl:2: is not JSON/],
    ['a line without text', ['lines.jsonl'], /^lines\.jsonl:5: has no "text"/m],
    ['a line without end', ['long.jsonl'], /^long\.jsonl:1: is longer than 32 MB; it is passed over/],
  ])('%s', async (_name, paths, message) => {
    const { status, out, err } = await chancery(['read', ...paths, 'one.txt', '--format', 'jsonl']);
    expect(status).toBe(1);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/ at .*\.js/);
    expect(pages(out).at(-1)?.file).toBe('one.txt');
  });

  it.skipIf(process.getuid?.() === 0)('a file that may not be opened', async () => {
    writeFileSync(join(folder, 'secret.txt'), HANT);
    chmodSync(join(folder, 'secret.txt'), 0);
    const { status, err } = await chancery(['read', 'secret.txt']);
    expect([status, err]).toEqual([1, expect.stringContaining('secret.txt: may not be opened')]);
  });

  it.skipIf(process.getuid?.() === 0)('a folder within a folder that may not be looked into', async () => {
    mkdirSync(join(folder, 'outer', 'closed'), { recursive: true });
    writeFileSync(join(folder, 'outer', 'a.txt'), HANT);
    chmodSync(join(folder, 'outer', 'closed'), 0);
    const { status, err } = await chancery(['read', 'outer']);
    chmodSync(join(folder, 'outer', 'closed'), 0o700);
    expect([status, err]).toEqual([1, expect.stringMatching(/^outer\/closed: may not be opened/)]);
  });

  it.each([
    ['a file in its place', 'one.txt', /^one\.txt: is a file, not a folder/],
    ['a place where none can be made', '/proc/none', /^\/proc\/none: cannot be written to/],
  ])('an output folder that is %s', async (_name, out, message) => {
    const { status, err } = await chancery(['read', 'one.txt', '--out', out]);
    expect(status).toBe(1);
    expect(err).toMatch(message);
  });

  it.each([
    [['read'], /missing required argument/],
    [['read', 'one.txt', '--format', 'xml'], /Allowed choices are text, md, html, json, jsonl/],
    [['read', 'one.txt', '--published', '2025-02-30'], /Write a date such as 2025-09-03/],
    [['read', 'one.txt', '--encoding', 'latin-9'], /Use one of utf-8/],
    [['read', 'one.txt', '--jobs', '0'], /Give a number from 1/],
    [['read', 'one.txt', '--formt', 'md'], /Did you mean --format/],
    [['raed', 'one.txt'], /Did you mean read/],
    [[], /Usage: chancery/],
  ])('wrong use: %j', async (args, message) => {
    const { status, out, err } = await chancery(args);
    expect(status).toBe(2);
    expect(err).toMatch(message);
    expect(out).toBe('');
  });

  it('ends at the first signal, however long the page', async () => {
    writeFileSync(join(folder, 'long.txt'), '外交部發言人表示，'.repeat(400_000));
    const child = spawn(process.execPath, [MAIN, 'read', 'long.txt', '--out', 'long'], { cwd: folder });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const start = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toBe(130);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(readdirSync(join(folder, 'long'))).toEqual([]);
  });

  it('lets go of what is written: memory does not grow with the archive', async () => {
    const text = `${'漁船返港。'.repeat(200)}\n`.repeat(250);
    const lines = Array.from({ length: 80 }, (_, id) => JSON.stringify({ id, text: text + id }));
    writeFileSync(join(folder, 'much.jsonl'), lines.join('\n'));
    // Pieces lie outside the heap of the main thread; the most that there was at once is told at the end.
    const watch = `let most = 0;
      setInterval(() => { most = Math.max(most, process.memoryUsage().external); }, 10).unref();
      process.on('exit', () => process.stderr.write(String(most)));`;
    const told = await new Promise<{ err: string; written: number }>((resolve) => {
      let err = '';
      let written = 0;
      const loader = ['--import', `data:text/javascript,${encodeURIComponent(watch)}`];
      const command = [MAIN, 'read', 'much.jsonl', '--format', 'jsonl', '--jobs', '2'];
      const child = spawn(process.execPath, [...loader, ...command], { cwd: folder });
      child.stdout.on('data', (bytes: Buffer) => {
        written += bytes.length;
      });
      child.stderr.on('data', (bytes: Buffer) => {
        err += bytes;
      });
      child.on('close', () => resolve({ err, written }));
    });
    expect(told.written).toBeGreaterThan(100_000_000);
    expect(Number(told.err)).toBeLessThan(told.written * 0.65);
  }, 60_000);

  it('keeps what is written whole when it is interrupted', async () => {
    writeFileSync(
      join(folder, 'large.jsonl'),
      Array.from({ length: 30_000 }, (_, i) => JSON.stringify({ id: i, text: HANT.repeat(20) })).join('\n'),
    );
    const child = spawn(
      process.execPath,
      [MAIN, 'read', 'one.txt', 'large.jsonl', '--format', 'jsonl', '--out', 'stopped', '--jobs', '1'],
      { cwd: folder },
    );
    const watch = setInterval(() => {
      if (!existsSync(join(folder, 'stopped', 'one.jsonl'))) return;
      clearInterval(watch);
      child.kill('SIGINT');
    }, 5);
    const status = await new Promise((resolve) => child.on('exit', resolve));
    expect(status).toBe(130);
    for (const name of readdirSync(join(folder, 'stopped'))) {
      expect(name).toMatch(/^(one|large)\.jsonl$/);
      expect(() => entries(readFileSync(join(folder, 'stopped', name), 'utf8'))).not.toThrow();
    }
  });
});

describe('other commands', () => {
  it('source prints exactly the text that spans point into', async () => {
    const { out } = await chancery(['source', 'pages/a.txt']);
    expect(out).toBe(`港口合作\n${HANT}`);
    const read = entries((await chancery(['read', 'pages/a.txt', '--format', 'jsonl'])).out);
    for (const block of read[1].blocks)
      expect(
        block.spans
          .map(([s, e]: [number, number]) => out.slice(s, e))
          .join('')
          .replace(/\s/g, ''),
      ).toBe(block.quote.replace(/\s/g, ''));
  });

  it.each(['read', 'start', 'source', 'add'])('%s takes --ocr, which the message on a scan names', async (command) => {
    expect((await chancery([command, '--help'])).out).toContain('--ocr');
  });

  it.each([
    ['--help'],
    ['help'],
    ['help', 'read'],
    ['read', '--help'],
    ['source', '--help'],
    ['lexicon', 'check', '--help'],
  ])('%s %s %s', async (...args) => {
    const { status, out } = await chancery(args.filter((arg) => arg !== undefined));
    expect(status).toBe(0);
    expect(out).toMatch(/Usage: chancery/);
  });
});
