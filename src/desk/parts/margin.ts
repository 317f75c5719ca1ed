import type { SharedWords } from '../api.ts';

/** From this width on, cards stand beside the text. */
const WIDE = '(min-width: 70rem)';
/** Pixels between two cards. */
const GAP = 4;

/**
 * Puts every visible card at the level of its words, or as near below as the cards before it leave room; where they need
 * more room than the text has, they are shown in one line each. Follows the width. Returns how to stop.
 */
export function layOutCards(box: HTMLElement): () => void {
  const wide = matchMedia(WIDE);
  let width = -1;
  const lay = () => {
    width = box.clientWidth;
    const cards = [...box.querySelectorAll<HTMLElement>('.cards > .card')];
    box.classList.remove('dense');
    if (!wide.matches) {
      for (const card of cards) card.style.removeProperty('top');
      box.style.removeProperty('min-height');
      return;
    }
    const origin = box.getBoundingClientRect().top;
    const shown = cards.filter((card) => card.offsetParent !== null);
    const wanted = shown.map((card) => ({ card, top: topOfWords(box, card) - origin })).sort((a, b) => a.top - b.top);
    const room = box.querySelector('.article-text')?.clientHeight ?? 0;
    let heights = wanted.map(({ card }) => card.offsetHeight);
    if (heights.reduce((sum, height) => sum + height + GAP, 0) > room) {
      box.classList.add('dense');
      heights = wanted.map(({ card }) => card.offsetHeight);
    }
    let free = 0;
    const tops = wanted.map(({ top }, i) => {
      const at = Math.max(top, free);
      free = at + heights[i] + GAP;
      return at;
    });
    wanted.forEach(({ card }, i) => {
      card.style.top = `${Math.round(tops[i])}px`;
    });
    box.style.minHeight = `${Math.round(free)}px`;
  };
  lay();
  const observer = new ResizeObserver(() => {
    if (box.clientWidth !== width) lay();
  });
  observer.observe(box);
  return () => observer.disconnect();
}

/** Where the words of a card begin, in pixels of the window. */
function topOfWords(box: HTMLElement, card: HTMLElement): number {
  const { e, from } = card.dataset;
  if (from !== undefined) return rangeOf(box, Number(from), Number(from) + 1)?.getBoundingClientRect().top ?? 0;
  const words = box.querySelector(`.m[data-e="${e}"]`) ?? card.closest('.block');
  return words?.getClientRects()[0]?.top ?? 0;
}

/** Marks what other articles share, without touching the text: by a highlight of the browser, where it has them. */
export function markShared(box: HTMLElement, shared: SharedWords | undefined): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete('shared');
  const ranges = (shared?.items ?? []).flatMap(({ passages }) =>
    passages.flatMap(({ at }) => at.flatMap(([from, to]) => rangeOf(box, from, to) ?? [])),
  );
  if (ranges.length > 0) CSS.highlights.set('shared', new Highlight(...ranges));
}

/** The characters `[from, to)` of the article's text as a range of the document; within one block. */
export function rangeOf(box: HTMLElement, from: number, to: number): Range | undefined {
  const blocks = [...box.querySelectorAll<HTMLElement>('.block')];
  const block = blocks.findLast(({ dataset }) => Number(dataset.start) <= from);
  const words = block?.querySelector('.block-words');
  if (block === undefined || words === null || words === undefined) return undefined;
  const range = document.createRange();
  let at = Number(block.dataset.start);
  let begun = false;
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    const end = at + node.length;
    if (!begun && from < end) {
      range.setStart(node, from - at);
      begun = true;
    }
    if (begun) range.setEnd(node, Math.min(node.length, to - at));
    if (begun && to <= end) return range;
    at = end;
  }
  return begun ? range : undefined;
}
