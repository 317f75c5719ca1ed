// Speed, each figure beside a peer or a floor in the same run: node bench/run.ts [section…].
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js';
import { sectionsAsked } from '../eval/sections.ts';
import { archiveItems, archiveYears, SHARED } from '../eval/shared.ts';
import { Lexicon, type Term } from '../src/lexicon/lexicon.ts';
import { loadLexicon } from '../src/lexicon/load.ts';
import { pageEntry, readArticles } from '../src/page/page.ts';
import { READERS, readEntries, readLater } from '../src/readers/read.ts';
import type { Reader } from '../src/readers/reader.ts';
import { readItem, readSource } from '../src/source/read.ts';
import type { Source } from '../src/source/source.ts';
import { fold } from '../src/text/fold.ts';

const require = createRequire(import.meta.url);
const { sections } = sectionsAsked({
  command: 'node bench/run.ts',
  sections: ['text', 'page', 'readers', 'start', 'corpus'],
});
const wanted = (section: string) => sections.length === 0 || sections.includes(section);
const print = (text = '') => process.stdout.write(`${text}\n`);

/** Milliseconds of processor time of this thread, so that other work on the machine does not count. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Best of some runs, in milliseconds: machines are noisy, and noise only ever adds. */
function best(run: () => void, runs = 3, clock: () => number = processorTime): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const began = clock();
    run();
    least = Math.min(least, clock() - began);
  }
  return least;
}

const wallTime = () => performance.now();

const rate = (chars: number, ms: number) => `${(chars / ms / 1000).toFixed(2)} M chars/s`;

/** Items of the archive where it is at hand, else the samples over and over. */
function material(chars: number): Source[] {
  const sources: Source[] = [];
  let total = 0;
  for (const year of archiveYears().includes(2022) ? [2022] : [])
    for (const item of archiveItems(year)) {
      if (total >= chars) return sources;
      const source = readItem(JSON.stringify(item), `${year}.jsonl`, 1);
      sources.push(source);
      total += source.text.length;
    }
  if (sources.length > 0) return sources;
  print('the archive is not at hand (../shared): the samples are measured instead, over and over');
  const folder = fileURLToPath(new URL('../samples/', import.meta.url));
  const own = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readSource(readFileSync(join(folder, name)), { file: name, told: { published: '2025-01-01' } }));
  while (total < chars)
    for (const source of own) {
      sources.push(source);
      total += source.text.length;
    }
  return sources;
}

const sources = material(1_500_000);
const chars = sources.reduce((sum, source) => sum + source.text.length, 0);
const text = sources.map((source) => source.text).join('\n');
const lexicon = loadLexicon();

if (wanted('text')) {
  print('\n## Folding and matching\n');
  print('| what | speed |\n|---|---|');
  print(
    `| floor: copying the text unit by unit | ${rate(
      text.length,
      best(() => copied(text)),
    )} |`,
  );
  print(
    `| fold | ${rate(
      text.length,
      best(() => fold(text)),
    )} |`,
  );
  const convert = Converter({ from: 'tw', to: 'cn' });
  print(
    `| opencc-js, for comparison | ${rate(
      300_000,
      best(() => convert(text.slice(0, 300_000)), 2),
    )} |`,
  );
  const folded = fold(text);
  const hits = best(() => lexicon.find(folded));
  print(
    `| lexicon pass (${lexicon.patterns.length} forms, ${lexicon.find(folded).count} hits) | ${rate(text.length, hits)} |`,
  );
  const { default: Aho } = (await import('modern-ahocorasick')) as {
    default: new (words: string[]) => { search(text: string): unknown[] };
  };
  const peer = new Aho(lexicon.patterns.map((pattern) => pattern.form));
  print(
    `| modern-ahocorasick on the same | ${rate(
      text.length,
      best(() => peer.search(folded), 1),
    )} |`,
  );
}

if (wanted('page')) {
  print('\n## Page assembly\n');
  const began = best(() => {
    for (const source of sources) readArticles(source, pageEntry(source));
  });
  print(`archive items: ${rate(chars, began)}`);
  print('\n| page length | time | chars/s |\n|---|---|---|');
  const pages = existingPages();
  for (let kilobytes = 16; kilobytes <= 4096; kilobytes *= 4) {
    const source = pageOf(pages, (kilobytes * 1024) / 3);
    const ms = best(() => readArticles(source, pageEntry(source)), kilobytes > 1000 ? 1 : 3);
    print(`| ${kilobytes} KB | ${ms.toFixed(0)} ms | ${rate(source.text.length, ms)} |`);
  }
}

if (wanted('readers')) {
  print('\n## Readers, one core, everything before them included once\n');
  const prepared = sources.map((source) => {
    const page = pageEntry(source);
    return { source: source.text, page, articles: readArticles(source, page) };
  });
  const run = (readers: readonly Reader[], words = lexicon) =>
    best(() => {
      // So many together as archives are read, and entries made page by page.
      for (let i = 0; i < prepared.length; i += 128)
        for (const make of readLater(prepared.slice(i, i + 128), words, undefined, readers)) make();
    }, 2);
  print('| readers | speed |\n|---|---|');
  const nothing = run([]);
  print(`| none: passage, folding, lexicon pass | ${rate(chars, nothing)} |`);
  for (let i = 0; i < READERS.length; i++) {
    const upTo = run(READERS.slice(0, i + 1));
    print(`| … and ${READERS[i].kind} | ${rate(chars, upTo)} |`);
  }
  const first = READERS.filter((reader) => ['name', 'time', 'quantity', 'ordinal'].includes(reader.kind));
  print(`| names, times, figures together | ${rate(chars, run(first))} |`);

  const doubled = Lexicon.compile([...lexicon.terms, ...invented(lexicon.terms)]);
  const [once, twice] = [run(first), run(first, doubled)];
  print(
    `\nA lexicon twice as large (${lexicon.patterns.length} → ${doubled.patterns.length} forms): ${((twice / once - 1) * 100).toFixed(1)} % slower`,
  );

  const sample = sources.slice(0, 60);
  const sampleChars = sample.reduce((sum, source) => sum + source.text.length, 0);
  const suite = require('@microsoft/recognizers-text-suite') as Record<
    string,
    (text: string, culture: string) => unknown[]
  >;
  const theirs = best(() => {
    for (const { text: words } of sample)
      for (const recognize of [
        'recognizeDateTime',
        'recognizeNumberWithUnit',
        'recognizeCurrency',
        'recognizeDimension',
        'recognizePercentage',
        'recognizeOrdinal',
      ])
        suite[recognize]?.(words, 'zh-cn');
  }, 1);
  const part = prepared.slice(0, 60);
  const figures = READERS.filter((reader) => ['time', 'quantity', 'ordinal'].includes(reader.kind));
  const ours = best(() => {
    for (const { source, page, articles } of part) readEntries(source, page, articles, lexicon, undefined, figures);
  });
  print(
    `\nTimes, quantities and ordinals on ${sampleChars} characters: ${ours.toFixed(0)} ms; recognizers-text-suite ${theirs.toFixed(0)} ms: ${(theirs / ours).toFixed(0)} times as long`,
  );
}

if (wanted('start')) {
  print('\n## Start-up\n');
  const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
  const page = fileURLToPath(new URL('../samples/longlines-hant.txt', import.meta.url));
  const bare = best(() => execFileSync(process.execPath, ['-e', '0']), 5, wallTime);
  const whole = best(() => execFileSync(process.execPath, [main, 'read', page, '--format', 'jsonl']), 5, wallTime);
  print(`chancery read of one small page: ${whole.toFixed(0)} ms (an empty Node program: ${bare.toFixed(0)} ms)`);
}

if (wanted('corpus') && archiveYears().length > 0) {
  print('\n## The whole archive, by the command\n');
  const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'));
  print('| jobs | time | most memory | SHA-256 of the output |\n|---|---|---|---|');
  for (const jobs of [2, 1]) {
    const out = join(folder, `${jobs}.jsonl`);
    const began = performance.now();
    // GNU time tells the largest resident set in kilobytes.
    const run = spawnSync(
      'sh',
      [
        '-c',
        `/usr/bin/time -f %M "$0" "$1" read "$2" --format jsonl --jobs ${jobs} > "$3"`,
        process.execPath,
        main,
        `${SHARED}corpora/xwlb`,
        out,
      ],
      { encoding: 'utf8' },
    );
    const seconds = (performance.now() - began) / 1000;
    const memory = Number(run.stderr.trim().split('\n').pop());
    const digest = execFileSync('sha256sum', [out], { encoding: 'utf8' }).slice(0, 16);
    print(
      `| ${jobs} | ${seconds.toFixed(1)} s | ${Number.isNaN(memory) ? 'unknown' : `${Math.round(memory / 1024)} MB`} | ${digest} |`,
    );
    rmSync(out, { force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}

function copied(from: string): string {
  const units = new Uint16Array(from.length);
  for (let i = 0; i < from.length; i++) units[i] = from.charCodeAt(i);
  return String(units[units.length - 1]);
}

function existingPages(): string[] {
  const folder = fileURLToPath(new URL('../samples/', import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.startsWith('columns') && name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

function pageOf(pages: readonly string[], length: number): Source {
  let made = '';
  for (let i = 0; made.length < length; i++) made += `${pages[i % pages.length]}\n`;
  return {
    file: 'long.txt',
    format: 'text',
    text: made,
    sha256: createHash('sha256').update(made).digest('hex'),
    encoding: 'utf-8',
    told: {},
    doubts: [],
  };
}

/** As many lines again, with forms that no text has. */
function invented(terms: readonly Term[]): Term[] {
  const shift = (form: string) =>
    [...form].map((c) => String.fromCharCode(0x4e00 + ((c.charCodeAt(0) * 31) % 0x4fff))).join('');
  return terms.map((term) => ({
    kind: term.kind,
    from: term.from,
    id: `invented-${term.id}`,
    cells: Object.fromEntries(
      Object.entries(term.cells).map(([column, cell]) => [
        column,
        ['hant', 'hans', 'forms'].includes(column) ? cell.split('|').map(shift).join('|') : cell,
      ]),
    ),
  }));
}
