// The library, each figure beside a peer or a floor in the same run: node bench/library.ts [year…] (2016 by default,
// `all` for the whole archive).
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { Converter } from 'opencc-js';
import { archiveYears, SHARED } from '../eval/shared.ts';
import {
  commitments,
  discoverFormulas,
  figures,
  formulas,
  instruments,
  Library,
  positions,
  timeline,
} from '../src/library/index.ts';
import { searchFold } from '../src/library/terms.ts';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const print = (text = '') => process.stdout.write(`${text}\n`);
const asked = process.argv.slice(2);
const years = asked.includes('all') ? archiveYears() : asked.length > 0 ? asked : ['2016'];
const files = years.map((year) => join(SHARED, 'corpora', 'xwlb', `${year}.jsonl.gz`));
const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'));
const file = join(folder, 'library.db');

interface Item {
  title?: string;
  text: string;
}
const items: Item[] = files.flatMap((path) =>
  gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Item),
);
const texts = items.map(({ title, text }) => (title === undefined ? text : `${title}\n${text}`));
const utf8 = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const chars = texts.reduce((sum, text) => sum + text.length, 0);

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0);

try {
  await adding();
  await searching();
  asking();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Adds everything, watched from outside: pages in the library and memory of the process, twice a second. */
async function adding(): Promise<void> {
  const began = performance.now();
  const child = spawn(process.execPath, [MAIN, 'add', ...files, '--library', file], { stdio: 'ignore' });
  const seen: [seconds: number, pages: number, memory: number, processor: number][] = [];
  let over = false;
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve())).then(() => {
    over = true;
  });
  let watch: Sqlite.Database | undefined;
  while (!over) {
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 500))]);
    try {
      watch ??= new Sqlite(file, { readonly: true });
      const pages = watch.prepare('SELECT count(*) FROM page').pluck().get() as number;
      seen.push([(performance.now() - began) / 1000, pages, memoryOf(child.pid), processorOf(child.pid)]);
    } catch {
      // Not made yet, or the process is gone.
    }
  }
  watch?.close();
  const wall = (performance.now() - began) / 1000;
  const first = seen.find(([, pages]) => pages > 0);
  const total = items.length;
  const tenth = (from: number, to: number) => rateBetween(seen, total * from, total * to);
  const size = statSync(file).size;
  const processor = Math.max(...seen.map(([, , , seconds]) => seconds).filter(Number.isFinite));
  print(`add: ${total} items, ${(chars / 1e6).toFixed(1)} M characters, ${(utf8 / 1e6).toFixed(1)} MB of UTF-8`);
  print(
    `  wall ${wall.toFixed(0)} s, processor ${processor.toFixed(0)} s, first page in the library after ${first?.[0].toFixed(1)} s`,
  );
  print(`  items a second of processor: first tenth ${tenth(0, 0.1)}, last tenth ${tenth(0.9, 1)}`);
  print(`  memory at most ${(Math.max(...seen.map(([, , memory]) => memory)) / 1e6).toFixed(0)} MB`);
  print(`  library ${(size / 1e6).toFixed(1)} MB: ${(size / utf8).toFixed(2)} times the text`);
}

/** Items added for each second of processor time between two counts: other work on the machine does not count. */
function rateBetween(seen: readonly [number, number, number, number][], from: number, to: number): string {
  const inside = seen.filter(([, pages]) => pages > from && pages <= to);
  const start = inside[0];
  const end = inside[inside.length - 1];
  if (start === undefined || end === undefined || end[1] === start[1]) return 'too short to say';
  return ((end[1] - start[1]) / (end[3] - start[3])).toFixed(0);
}

function memoryOf(pid: number | undefined): number {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) * 1024;
}

/** Seconds of processor time so far; Linux counts in hundredths. */
function processorOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** 200 parts of the texts, of 1 to 8 characters, every second one in the other script; always the same. */
function queries(): string[] {
  const other = Converter({ from: 'cn', to: 'tw' });
  let state = 7;
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  const made: string[] = [];
  while (made.length < 200) {
    const text = texts[next(texts.length)];
    const from = next(text.length);
    const part = text.slice(from, from + 1 + (made.length % 8));
    if (part.length !== 1 + (made.length % 8) || /[\s"“”A-Za-z\d]/.test(part)) continue;
    made.push(made.length % 2 === 0 ? part : other(part));
  }
  return made;
}

async function searching(): Promise<void> {
  const all = queries();
  const cold = performance.now();
  execFileSync(process.execPath, [MAIN, 'search', `="${all[2]}"`, '--library', file], { stdio: 'ignore' });
  print(`search: the first query with the start of the program ${ms(performance.now() - cold)} ms`);
  using library = Library.open(file, { readonly: true });
  const folded = articleTexts(library).map(searchFold);
  const ask = (query: string) => library.search(`="${query}"`);
  for (const query of all) ask(query);
  const own = timed(all, (query) => ask(query).total);
  const named = timed(all, (query) => library.search(`"${query}"`).total);
  const counted = timed(all, (query) => library.search(`="${query}"`, { limit: 0 }).total);
  const scan = timed(all, (query) => {
    const wanted = searchFold(query);
    let total = 0;
    for (const text of folded) if (text.includes(wanted)) total++;
    return total;
  });
  const trigram = trigrams(folded);
  const peer = timed(all, (query) => trigram.count(searchFold(query)));
  print(`  ${'200 queries of 1 to 8 characters'.padEnd(44)} p50 ms  p95 ms  all found  queries with misses`);
  const row = (name: string, { times, totals }: Timed) => {
    const found = totals.reduce((sum, n) => sum + n, 0) / scan.totals.reduce((sum, n) => sum + n, 0);
    const missing = totals.filter((n, i) => n < scan.totals[i]).length;
    print(
      `  ${name.padEnd(44)} ${ms(percentile(times, 0.5)).padStart(6)}  ${ms(percentile(times, 0.95)).padStart(6)}  ${`${(found * 100).toFixed(1)} %`.padStart(9)}  ${missing}`,
    );
  };
  row('library: 20 ranked hits with words in context', own);
  row('library: with all forms of names', named);
  row('library: count only', counted);
  row("SQLite's trigram index: count only", peer);
  row('scan of folded text in memory: count only', scan);
  const wrong = own.totals.filter((n, i) => n !== scan.totals[i]).length;
  print(
    `  counts that differ from the scan: ${wrong}; trigram index ${(trigram.size / 1e6).toFixed(0)} MB without text`,
  );
}

/** Questions, warm: the best of three. */
function asking(): void {
  using library = Library.open(file, { readonly: true });
  const { store } = library;
  const [from, to] = [`${years[0]}`, `${years[0]}`];
  const all: [string, () => { total: number }][] = [
    ['timeline of two people', () => timeline(store, { with: ['習近平', '普京'] })],
    ['timeline of one person', () => timeline(store, { with: ['普京'] })],
    ['instruments by title', () => instruments(store, { title: '睦鄰友好合作條約' })],
    ['commitments of a year', () => commitments(store, { from, to })],
    ['positions of a state on a target', () => positions(store, '俄羅斯', { on: '制裁' })],
    ['formulas: one family by year', () => formulas(store, '人類命運共同體')],
    ['formulas: words of no family', () => formulas(store, '合作共贏')],
    ['figures of a measure', () => figures(store, '貿易額')],
    ['formulas: discovery in a year', () => discoverFormulas(store, { from, to, least: 8 })],
  ];
  print('questions');
  for (const [name, ask] of all) {
    try {
      const { times, totals } = timed([name], () => ask().total);
      print(`  ${name.padEnd(44)} ${ms(times[0]).padStart(6)} ms  ${totals[0]} results`);
    } catch (error) {
      print(`  ${name.padEnd(44)} ${String((error as Error).message).slice(0, 80)}`);
    }
  }
}

/** The articles as printed: without the line breaks and stray spaces of the layout. */
function articleTexts(library: Library): string[] {
  const { store } = library;
  const rows = store.sql<{ n: number; page: number }>('SELECT n, page FROM article WHERE current = 1 ORDER BY n').all();
  return rows.map(({ n, page }) => store.articleEntry(n, store.source(page)).text);
}

interface Timed {
  /** Milliseconds, sorted. */
  readonly times: readonly number[];
  readonly totals: readonly number[];
}

/** The best of three of each query: machines are noisy, and noise only ever adds. */
function timed(all: readonly string[], ask: (query: string) => number): Timed {
  const times: number[] = [];
  const totals: number[] = [];
  for (const query of all) {
    let least = Number.POSITIVE_INFINITY;
    let total = 0;
    for (let i = 0; i < 3; i++) {
      const began = performance.now();
      total = ask(query);
      least = Math.min(least, performance.now() - began);
    }
    times.push(least);
    totals.push(total);
  }
  return { times: times.sort((a, b) => a - b), totals };
}

/** SQLite's own index over the same folded texts: it cannot look for fewer than three characters. */
function trigrams(folded: readonly string[]) {
  const path = join(folder, 'trigram.db');
  const db = new Sqlite(path);
  db.pragma('journal_mode = OFF');
  db.exec("CREATE VIRTUAL TABLE t USING fts5(body, content='', tokenize='trigram')");
  const insert = db.prepare('INSERT INTO t (rowid, body) VALUES (?, ?)');
  db.transaction(() => {
    folded.forEach((text, i) => {
      insert.run(i + 1, text);
    });
  })();
  const count = db.prepare('SELECT count(*) FROM t WHERE t MATCH ?').pluck();
  return {
    size: statSync(path).size,
    count: (query: string) => count.get(`"${query.replaceAll('"', '""')}"`) as number,
  };
}
