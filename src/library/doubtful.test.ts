import { expect, test } from 'vitest';
import { readPage } from '../reading.ts';
import { readItem, readSource } from '../source/read.ts';
import { doubtful } from './doubtful.ts';
import { Library } from './library.ts';

/** Ten items, and in the middle of them a page with something that could not be settled. */
function open(): Library {
  const library = Library.open(':memory:', { create: true });
  const item = (i: number) => {
    const text = `挪威外交部發言人10日說，挪威支持第${i}個港口計劃。兩國將於2027年底前設立實驗室，投資${i}億元。`;
    return readPage(
      readItem(JSON.stringify({ id: `${i}`, published: '2024-05-11', title: `港口${i}`, text }), 'items.jsonl', i + 1),
    );
  };
  const unsettled = readPage(readSource(`${'挪威的港口將於明年開放。'.repeat(12)}\u0001\n`, { file: 'page.txt' }));
  const items = Array.from({ length: 10 }, (_, i) => item(i));
  library.add([...items.slice(0, 5), unsettled, ...items.slice(5)], 'r/1');
  return library;
}

test.each([1, 3, 4, 400])(
  'what is doubted comes once, by %i articles at a time, pages with doubts first',
  (articles) => {
    using library = open();
    const all = doubtful(library.store, { limit: 1000 }).items.map(({ id, code }) => `${id} ${code}`);
    expect(all.length).toBeGreaterThan(10);
    const seen: string[] = [];
    const looked: string[] = [];
    let cursor: string | undefined;
    for (let i = 0; i < 100; i++) {
      const part = doubtful(library.store, { articles, limit: 7, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...part.items.map(({ id, code }) => `${id} ${code}`));
      looked.push(...part.items.map(({ article }) => article));
      cursor = part.next;
      if (cursor === undefined) break;
    }
    expect(seen.toSorted()).toEqual(all.toSorted());
    const pages = [...new Set(looked.map((id) => id.split('.')[0]))];
    const first = library.store.sql<{ id: string }>('SELECT id FROM page WHERE doubts > 0').all();
    if (articles === 1) expect(pages[0]).toBe(first[0].id);
  },
);
