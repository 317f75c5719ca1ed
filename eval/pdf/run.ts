import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pageEntry, readArticles } from '../../src/page/page.ts';
import { readPdf } from '../../src/source/pdf.ts';
import { HELD_BACK_YEARS } from '../shared.ts';
import { loadItems } from '../simulate/items.ts';
import { pageOf } from './copy.ts';
import { hasBrowser, printPdf } from './print.ts';
import { nothing, rowsOf, scorePage, scoreText, type Tally } from './score.ts';

const PAGES = 30;
const SEED = 7_000_000;
const MODES = [[], ['-layout'], ['-raw']] as const;

/** Typesets pages of the years that nothing is tuned on, reads them, and prints how well: a table in Markdown. */
export async function pdfTable(): Promise<string> {
  if (!hasBrowser) return 'skipped: chromium is not installed';
  const items = loadItems(HELD_BACK_YEARS);
  if (items.length === 0) return 'skipped: the archive is not at hand (../shared)';
  const folder = mkdtempSync(join(tmpdir(), 'chancery-pdf-'));
  const own = nothing();
  const others = MODES.map(() => nothing());
  let spent = 0;
  try {
    const pages = Array.from({ length: PAGES }, (_, i) => {
      const file = join(folder, `${i}.pdf`);
      const gold = pageOf(SEED + i, items);
      printPdf(gold.html, file);
      return { file, gold, bytes: readFileSync(file) };
    });
    // The first page waits for the parser and the lexicon to load.
    await articlesOf(pages[0]);
    for (const page of pages) {
      const before = process.cpuUsage();
      const { source, articles } = await articlesOf(page);
      const { user, system } = process.cpuUsage(before);
      spent += (user + system) / 1e6;
      scorePage(source, articles, page.gold, own);
      MODES.forEach((mode, k) => {
        const text = pdftotext(page.file, mode);
        if (text !== undefined) scoreText(text, page.gold, others[k]);
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const rows = [
    row('Chancery', own),
    ...MODES.map((mode, k) =>
      others[k].chars === 0 ? '' : row(`${['pdftotext', ...mode].join(' ')}, articles told`, others[k]),
    ),
    row('at least', undefined),
  ];
  const head = `| ${PAGES} pages | characters in order | same-article pairs F1 | headline exact | captions and boxes |\n|---|---|---|---|---|`;
  return [head, ...rows.filter(Boolean), '', `${(PAGES / spent).toFixed(1)} pages a second of processor time.`].join(
    '\n',
  );
}

async function articlesOf({ bytes, file }: { readonly bytes: Uint8Array; readonly file: string }) {
  const source = await readPdf(bytes, { file });
  return { source, articles: readArticles(source, pageEntry(source)) };
}

function row(name: string, tally: Tally | undefined): string {
  const r = tally === undefined ? { order: 0.98, pairs: 0.98, heads: 0.95, asides: 0.9 } : rowsOf(tally);
  const cell = (value: number | undefined) => value?.toFixed(3) ?? '';
  return `| ${name} | ${cell(r.order)} | ${cell(r.pairs)} | ${cell(r.heads)} | ${cell(r.asides)} |`;
}

function pdftotext(file: string, mode: readonly string[]): string | undefined {
  try {
    return execFileSync('pdftotext', [...mode, file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  } catch {
    return undefined;
  }
}
