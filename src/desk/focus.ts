import { announce } from './live.ts';

let isWanted = false;

/** The next screen's heading takes the focus, now or as soon as it is there. */
export function focusHeading(): void {
  isWanted = true;
  headingIsThere();
}

/** Called where a heading may have come. */
export function headingIsThere(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!isWanted || heading === null) return;
  isWanted = false;
  // A screen that puts the focus somewhere itself, such as a search box, keeps it there.
  const { activeElement } = document;
  if (activeElement instanceof HTMLInputElement && activeElement.closest('main') !== null) return;
  heading.focus({ preventScroll: true });
  announce(heading.textContent ?? '');
}
