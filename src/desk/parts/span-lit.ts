import { useLayoutEffect } from 'preact/hooks';
import type { Article } from '../api.ts';
import './span-lit.css';

type Span = readonly [number, number];

/** Name of the highlight in span-lit.css. */
const NAME = 'span';

/** `12-34` in an address: words by their offsets in the source text of the page. */
export function spanOf(text: string | null): Span | undefined {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? '');
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

/**
 * Where words of the source stand in the rebuilt text of an article. White space at the ends of printed lines is in the
 * source alone, so offsets are counted over the runs of each block; a block that counts otherwise is lit as a whole.
 */
export function placesIn({ blocks }: Pick<Article, 'blocks'>, [from, to]: Span): Span[] {
  return blocks.flatMap(({ start, end, spans }): Span[] => {
    const inside = spans.filter(([a, b]) => b > from && a < to);
    if (inside.length === 0) return [];
    const length = spans.reduce((sum, [a, b]) => sum + b - a, 0);
    if (length !== end - start) return [[start, end]];
    const before = spans.filter(([, b]) => b <= from).reduce((sum, [a, b]) => sum + b - a, 0);
    const first = start + before + Math.max(0, from - inside[0][0]);
    const words = inside.reduce((sum, [a, b]) => sum + Math.min(b, to) - Math.max(a, from), 0);
    return [[first, Math.min(end, first + words)]];
  });
}

/**
 * Lights words that an address names by their place in the source, and scrolls to them. The text is not made anew: the
 * browser paints over it, and one that cannot only scrolls.
 */
export function useSpanLit(
  root: { readonly current: HTMLElement | null },
  article: Article,
  text: string | null,
): void {
  useLayoutEffect(() => {
    const span = spanOf(text);
    const box = root.current;
    if (span === undefined || box === null) return;
    const ranges = placesIn(article, span).flatMap(([from, to]) => rangeIn(box, from, to) ?? []);
    if (ranges.length === 0) return;
    if ('highlights' in CSS) CSS.highlights.set(NAME, new Highlight(...ranges));
    // Cards are laid out first, and the scroll of an address that was come back to is kept.
    const frame = requestAnimationFrame(() => {
      const { top } = ranges[0].getBoundingClientRect();
      if (top < 0 || top > innerHeight * 0.8) scrollTo({ top: scrollY + top - innerHeight / 3 });
    });
    return () => {
      cancelAnimationFrame(frame);
      if ('highlights' in CSS) CSS.highlights.delete(NAME);
    };
  }, [article, text]);
}

/** Characters `[from, to)` of the article's text, in the words of its blocks. */
function rangeIn(root: HTMLElement, from: number, to: number): Range | undefined {
  const range = document.createRange();
  let isBegun = false;
  for (const block of root.querySelectorAll<HTMLElement>('.block[data-start]')) {
    const words = block.querySelector('.block-words');
    if (words === null) continue;
    let at = Number(block.dataset.start);
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (!isBegun && from >= at && from < at + length) {
        range.setStart(node, from - at);
        isBegun = true;
      }
      if (isBegun && to <= at + length) {
        range.setEnd(node, to - at);
        return range;
      }
      at += length;
    }
  }
  return undefined;
}
