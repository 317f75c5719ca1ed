import { describe, expect, it } from 'vitest';
import type { ArticleEntry, BlockEntry } from '../../src/record/kinds.ts';
import type { Item } from './items.ts';
import { type SimulatedPage, simulate } from './page.ts';
import { Random } from './random.ts';
import { scorePages } from './score.ts';
import { wrap } from './wrap.ts';

const THINGS = ['港口', '果园', '渡轮', '图书馆', '灯塔', '集市', '水库', '茶山'];
const items: Item[] = Array.from({ length: 60 }, (_, i) => {
  const thing = THINGS[i % THINGS.length];
  return {
    id: `item-${i}`,
    published: '2020-01-01',
    title: `${thing}今年第${i + 1}次开放 居民前往参观`,
    paragraphs: [
      `${thing}管理处昨日宣布，本月起重新开放，居民可以在早上八点以后前往参观，不收费用。`,
      `管理处的人员说，修整花了${i + 2}个月，主要是更换了栏杆，又在路旁种了树。`,
      `居民表示，希望${thing}以后每个周末都能开放，让孩子们有地方可去。`,
      `下个月，${thing}还会举办展览，介绍它的历史，展品来自附近的人家。`,
    ],
  };
});

/** What a perfect reader would give. */
function perfect(page: SimulatedPage): ArticleEntry[] {
  const rows = page.text.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const row of rows) {
    starts.push(at);
    at += row.length + 1;
  }
  return page.articles.map((article) => {
    const lines = page.lines.filter((line) => line.article === article.id).sort((a, b) => a.order - b.order);
    const blocks: { role: BlockEntry['role']; quote: string; spans: [number, number][] }[] = [];
    for (const line of lines) {
      const start = starts[line.no - 1];
      const span: [number, number] = [start, start + rows[line.no - 1].length];
      const last = blocks[blocks.length - 1];
      if (line.joined && last !== undefined) {
        last.spans.push(span);
        last.quote += rows[line.no - 1];
      } else blocks.push({ role: line.role, quote: rows[line.no - 1], spans: [span] });
    }
    return { id: article.id, headline: article.headline, blocks } as unknown as ArticleEntry;
  });
}

describe('simulate', () => {
  it('gives the same page for the same seed', () => {
    expect(simulate(7, { items })).toEqual(simulate(7, { items }));
    expect(simulate(7, { items }).text).not.toBe(simulate(8, { items }).text);
  });
  it('has gold for every printed line', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const page = simulate(seed, { items });
      const printed = page.text.split('\n').flatMap((row, i) => (row.trim() === '' ? [] : [i + 1]));
      expect(page.lines.map((line) => line.no)).toEqual(printed);
    }
  });
  it('is scored 1 where everything is right', () => {
    const pages = Array.from({ length: 20 }, (_, i) => simulate(i + 1, { items })).map((page) => ({
      page,
      articles: perfect(page),
    }));
    for (const row of scorePages(pages)) expect([row.name, row.value]).toEqual([row.name, 1]);
  });
});

describe('wrap', () => {
  it('never starts a line with a closing mark or cuts a number', () => {
    const random = new Random(3);
    const text = '居民说，2025年的展览“很好”，票价是380万元，大家都很高兴。'.repeat(6);
    for (let width = 8; width < 28; width++) {
      const lines = wrap(text, () => width, random);
      expect(lines.join('')).toBe(text);
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。”]/);
      expect(lines.some((line) => /2025年|2025$/.test(line))).toBe(true);
    }
  });
});
