// Kills `chancery add` by force at many random moments and compares what is left with an undisturbed library:
// node bench/kill.ts [kills] (200 by default).
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archiveItems } from '../eval/shared.ts';
import { Library } from '../src/library/library.ts';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const kills = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'chancery-kill-'));
const print = (text: string) => process.stdout.write(`${text}\n`);

/** What a library holds, as a hash; and that SQLite finds it whole. */
function digest(file: string): { digest: string; pages: number; whole: boolean } {
  using library = Library.open(file, { readonly: true });
  const hash = createHash('sha256');
  for (const { entry } of library.entries()) hash.update(JSON.stringify(entry));
  const tables = ['page', 'article', 'entry', 'mention', 'form', 'word', 'letter'];
  for (const table of tables) hash.update(JSON.stringify(library.store.sql(`SELECT count(*) FROM ${table}`).get()));
  const whole = library.store.db.pragma('integrity_check', { simple: true }) === 'ok';
  return { digest: hash.digest('hex'), pages: library.extent().pages, whole };
}

function add(file: string, killAfter: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, 'add', join(folder, 'pages'), '--library', file, '--jobs', '1'], {
      stdio: 'ignore',
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

try {
  mkdirSync(join(folder, 'pages'));
  archiveItems(2016)
    .slice(0, 600)
    .forEach((item, i) => {
      writeFileSync(join(folder, 'pages', `${String(i).padStart(4, '0')}.txt`), item.text);
    });
  const calm = join(folder, 'calm.db');
  const began = Date.now();
  execFileSync(process.execPath, [MAIN, 'add', join(folder, 'pages'), '--library', calm, '--jobs', '1'], {
    stdio: 'ignore',
  });
  const whole = Date.now() - began;
  const expected = digest(calm);
  let done = 0;
  let broken = 0;
  let different = 0;
  let runs = 0;
  while (done < kills) {
    const file = join(folder, `killed-${runs++}.db`);
    // Several kills to a library: the next run goes on where the killed one was.
    for (let i = 0; i < 10 && done < kills; i++, done++) {
      await add(file, Math.random() * whole);
      try {
        if (!digest(file).whole) broken++;
      } catch (error) {
        if (!/no such library|empty library|older version/.test(String(error))) throw error;
      }
    }
    await add(file, 10_000_000);
    const result = digest(file);
    if (!result.whole) broken++;
    if (result.digest !== expected.digest) different++;
    rmSync(file, { force: true });
    print(
      `${done} kills, integrity_check failed ${broken} times, ${different} libraries differ from the undisturbed one`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
