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
  const { e, s } = card.dataset;
  const words =
    box.querySelector(e === undefined ? `.shared[data-s="${s}"]` : `.m[data-e="${e}"]`) ?? card.closest('.block');
  return words?.getClientRects()[0]?.top ?? 0;
}
