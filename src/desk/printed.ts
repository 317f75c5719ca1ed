import type { Page } from './api.ts';

/** Words of a line that belong to one block, or to none. */
export interface Run {
  readonly text: string;
  /** Places of the article and of its block; -1 where the words are in no article. */
  readonly article: number;
  readonly block: number;
  /** The first words of the article on the page. */
  readonly isFirst: boolean;
  readonly doubtful: boolean;
  /** What is doubted. */
  readonly doubt: string | undefined;
}

export interface PrintedLine {
  /** From 1. */
  readonly number: number;
  readonly runs: readonly Run[];
}

type PageWords = Pick<Page, 'text' | 'lines' | 'pageDoubts'> & {
  readonly articles: readonly Pick<Page['articles'][number], 'blocks' | 'doubts'>[];
};

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly article: number;
  readonly block: number;
}

/** The lines of a page, cut wherever another block or a doubt begins or ends. Linear in the length of the page. */
export function printedLines(page: PageWords): PrintedLine[] {
  const stretches = page.articles
    .flatMap(({ blocks }, article) =>
      blocks.flatMap(({ spans }, block) => spans.map(([start, end]): Stretch => ({ start, end, article, block }))),
    )
    .sort((a, b) => a.start - b.start);
  const doubts = [...page.pageDoubts, ...page.articles.flatMap(({ doubts: own }) => own)]
    .flatMap(({ spans = [], note }) => spans.map(([start, end]) => ({ start, end, note })))
    .sort((a, b) => a.start - b.start);
  const begun = new Set<number>();
  let stretch = 0;
  let doubt = 0;
  return page.lines.map(([from, to], i) => {
    const runs: Run[] = [];
    while (stretch < stretches.length && stretches[stretch].end <= from) stretch++;
    while (doubt < doubts.length && doubts[doubt].end <= from) doubt++;
    const inLine = stretches.slice(stretch, after(stretches, stretch, to));
    const doubted = doubts.slice(doubt, after(doubts, doubt, to));
    const edges = [
      from,
      to,
      ...inLine.flatMap((one) => [one.start, one.end]),
      ...doubted.flatMap((one) => [one.start, one.end]),
    ]
      .filter((edge) => edge >= from && edge <= to)
      .sort((a, b) => a - b);
    for (let k = 0; k + 1 < edges.length; k++) {
      const [start, end] = [edges[k], edges[k + 1]];
      if (start === end) continue;
      const own = inLine.find((one) => one.start <= start && one.end >= end);
      const about = doubted.find((one) => one.start <= start && one.end >= end);
      const isFirst = own !== undefined && !begun.has(own.article);
      if (own !== undefined) begun.add(own.article);
      runs.push({
        text: page.text.slice(start, end),
        article: own?.article ?? -1,
        block: own?.block ?? -1,
        isFirst,
        doubtful: about !== undefined,
        doubt: about?.note,
      });
    }
    return { number: i + 1, runs };
  });
}

function after(list: readonly { start: number }[], from: number, end: number): number {
  let i = from;
  while (i < list.length && list[i].start < end) i++;
  return i;
}

/** A rectangle on a page of a PDF, in points from its top left. */
export interface PageBox {
  /** From 0. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly vertical: boolean;
}

type PrintedLines = { readonly lines: NonNullable<Page['print']>['lines'] };

/** Where words of the source stand: a rectangle for each printed line. */
export function boxesOf({ lines }: PrintedLines, spans: readonly (readonly [number, number])[]): PageBox[] {
  return spans.flatMap(([from, to]) => {
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle].end <= from) low = middle + 1;
      else high = middle;
    }
    const boxes: PageBox[] = [];
    for (let i = low; i < lines.length && lines[i].start < to; i++) {
      const { page, x, y, width, height, vertical, start, end, edges } = lines[i];
      const a = edges[Math.max(from, start) - start] / 10;
      const b = edges[Math.min(to, end) - start] / 10;
      boxes.push(
        vertical
          ? { page, x, y: y + a, width, height: b - a, vertical }
          : { page, x: x + a, y, width: b - a, height, vertical },
      );
    }
    return boxes;
  });
}
