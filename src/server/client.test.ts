import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../library/library.ts';
import { readPage } from '../reading.ts';
import { readSource } from '../source/read.ts';
import { type Serving, serve } from './serve.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A program of someone else's: it knows the package's name and nothing of this repository. */
const PROGRAM = `import { ApiError, type Card, Client, type Hit, type Timeline } from 'chancery/client';

const chancery = new Client({ base: process.argv[2] ?? '' });
const { items, total } = await chancery.search({ q: '合作', limit: 2 });
const first: Hit | undefined = items[0];
const all: string[] = [];
for await (const { link } of chancery.all(chancery.search, { q: '合作', limit: 1 })) all.push(link);
const { items: said } = await chancery.entries({ kind: 'statement', limit: 1 });
const card: Card = await chancery.entry(said[0]!.id);
const year: Timeline = await chancery.timeline({ from: '2024', to: '2024', said: 0 });
const problem = async (asked: Promise<unknown>) =>
  asked.then(() => 'answered', (error: unknown) => (error instanceof ApiError ? error.problem.code : 'other'));
let exported = '';
for await (const part of await chancery.export({ format: 'jsonl', q: '合作' })) exported += new TextDecoder().decode(part);
// @ts-expect-error: a hit has no such field
first?.nosuch;
console.log(
  JSON.stringify({
    found: total === all.length && all[0] === first?.link,
    chain: card.chain.map(({ as }) => as),
    lang: card.source.lang,
    events: year.items.every(({ source }) => source.file !== ''),
    missing: await problem(chancery.entry('p0.statement.1-2')),
    // @ts-expect-error: a question takes no such parameter
    unknown: await problem(chancery.articles({ nosuch: 'x' })),
    badExport: await problem(chancery.export({ format: 'csv', q: '(' })),
    readonly: await problem(chancery.correct({ action: 'accept', id: card.id, who: 'someone' })),
    exported: exported.includes('合作'),
  }),
);
`;
const SETTINGS = { target: 'es2022', module: 'nodenext', strict: true, noEmit: true, types: ['node'] };

describe.skipIf(!existsSync(join(ROOT, 'dist/server/client.js')))('the typed client', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-client-'));
  let serving: Serving;

  beforeAll(async () => {
    const file = join(folder, 'samples.db');
    const library = Library.open(file, { create: true });
    const page = readFileSync(join(ROOT, 'samples/columns-hans.txt'));
    library.add([readPage(readSource(page, { file: 'columns-hans.txt' }))], 'test/1');
    library.close();
    serving = await serve({ library: file, port: 0, readonly: true, behind: false });
    mkdirSync(join(folder, 'node_modules/@types'), { recursive: true });
    symlinkSync(ROOT, join(folder, 'node_modules/chancery'));
    symlinkSync(join(ROOT, 'node_modules/@types/node'), join(folder, 'node_modules/@types/node'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: SETTINGS, files: ['program.ts'] }));
    writeFileSync(join(folder, 'program.ts'), PROGRAM);
  }, 60_000);

  afterAll(async () => {
    await serving?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is typed for a program that takes it from the package', () => {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const run = () => execFileSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8', stdio: 'pipe' });
    expect(run()).toBe('');
  }, 120_000);

  it('answers such a program', async () => {
    const { execFile } = await import('node:child_process');
    const out = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, [join(folder, 'program.ts'), serving.address], (error, stdout, stderr) =>
        error === null ? resolve(stdout) : reject(new Error(stderr)),
      );
    });
    expect(JSON.parse(out)).toMatchObject({
      found: true,
      chain: expect.arrayContaining(['speaker']),
      lang: 'zh-Hans',
      events: true,
      missing: 'missing',
      unknown: 'parameters',
      badExport: 'query',
      readonly: 'readonly',
      exported: true,
    });
  }, 60_000);
});
