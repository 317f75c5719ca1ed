// Typesets the pages of eval/pdf/pages anew, from the project's own written pages: node eval/pdf/make-pages.ts
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Item } from '../simulate/items.ts';
import { pageOf } from './copy.ts';
import { printPdf } from './print.ts';
import { type SetPage, Typesetter } from './typeset.ts';

const LAYOUTS = fileURLToPath(new URL('../dev/layouts/', import.meta.url));
/** The font that makes the smallest files: fonts-droid-fallback. */
const SMALL = 'Droid Sans Fallback';
const PAGES = fileURLToPath(new URL('./pages/', import.meta.url));

/** The articles of the written pages that are long enough to be set in columns. */
function writtenItems(): Item[] {
  const stems = readdirSync(LAYOUTS).flatMap((name) => (name.endsWith('.lines.tsv') ? [name.slice(0, -10)] : []));
  return stems.sort().flatMap((stem) => {
    const articles = JSON.parse(readFileSync(`${LAYOUTS}${stem}.articles.json`, 'utf8')) as {
      id: string;
      headline: string;
    }[];
    const rows = readFileSync(`${LAYOUTS}${stem}.lines.tsv`, 'utf8').split('\n').filter(Boolean);
    const lines = rows.map((row) => row.split('\t'));
    const printed = readFileSync(`${LAYOUTS}${stem}.txt`, 'utf8').split(/\r?\n/);
    return articles.flatMap(({ id, headline }): Item[] => {
      const own = lines.filter((l) => l[1] === id && l[2] === 'body').sort((a, b) => Number(a[3]) - Number(b[3]));
      const paragraphs: string[] = [];
      for (const [no, , , , joined] of own) {
        const text = printed[Number(no) - 1].trim();
        if (joined === '1' && paragraphs.length > 0) paragraphs[paragraphs.length - 1] += text;
        else paragraphs.push(text);
      }
      const length = paragraphs.join('').length;
      return headline.length < 6 || headline.length > 34 || length < 120
        ? []
        : [{ id: `${stem}-${id}`, published: '', title: headline, paragraphs }];
    });
  });
}

/** An article that goes on on the second page, beside others. */
function jump(items: readonly Item[]): SetPage {
  const setter = new Typesetter(77, {
    paper: '海濱日報',
    date: '2023年4月6日',
    vertical: false,
    font: SMALL,
  });
  const [first, second, third] = [...items].sort((a, b) => b.paragraphs.length - a.paragraphs.length);
  const half = Math.ceil(first.paragraphs.length / 2);
  const head = { id: 'jump', headline: first.title, paragraphs: [...first.paragraphs.slice(0, half), '（下轉A2版）'] };
  setter.page([head, { headline: second.title, paragraphs: second.paragraphs }], 'A1版');
  const rest = {
    id: 'jump',
    headline: first.title.slice(0, 8),
    paragraphs: ['（上接A1版）', ...first.paragraphs.slice(half)],
  };
  setter.page([{ headline: third.title, paragraphs: third.paragraphs }, rest], 'A2版');
  return setter.result();
}

function write(name: string, page: SetPage): void {
  printPdf(page.html, `${PAGES}${name}.pdf`);
  const lines = page.lines.map((l) => ({ ...l, x: Math.round(l.x), y: Math.round(l.y) }));
  writeFileSync(`${PAGES}${name}.json`, `${JSON.stringify({ articles: page.articles, lines })}\n`);
}

mkdirSync(PAGES, { recursive: true });
const items = writtenItems();
for (let seed = 1; seed <= 8; seed++) write(`across-${seed}`, pageOf(seed, items, false, SMALL));
for (let seed = 1; seed <= 2; seed++) write(`down-${seed}`, pageOf(seed, items, true));
write('jump', jump(items));
