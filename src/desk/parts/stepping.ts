import { useKeys } from '../keys.ts';
import { useWords } from '../words.ts';

const TARGET = 'a, button, summary';

/**
 * `j` and `k` go through the things on a screen: whatever carries `data-step` takes the focus, on its first link or
 * button. `o` opens what has the focus, as Enter does by itself.
 */
export function useStepping(): void {
  const w = useWords();
  const step = (by: number) => {
    const all = [...document.querySelectorAll<HTMLElement>('main [data-step]')];
    if (all.length === 0) return;
    const now = all.findIndex((one) => one.contains(document.activeElement));
    const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + by))];
    const target = next.matches(TARGET) ? next : next.querySelector<HTMLElement>(TARGET);
    target?.focus();
    next.scrollIntoView({ block: 'nearest' });
  };
  useKeys([
    { key: 'j', label: w('next'), run: () => step(1) },
    { key: 'k', label: w('previous'), run: () => step(-1) },
    { key: 'o', label: w('open'), run: openFocused },
    { key: 'Enter', label: w('open'), native: true, run: () => {} },
  ]);
}

/** Opens what has the focus in one of the things that are stepped through. */
function openFocused(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.matches(TARGET) && activeElement.closest('[data-step]'))
    activeElement.click();
}
