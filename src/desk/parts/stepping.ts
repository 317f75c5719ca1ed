import { useKeys } from '../keys.ts';
import { useWords } from '../words.ts';

/** `j` and `k` go through the things on a screen: whatever carries `data-step` takes the focus. */
export function useStepping(): void {
  const w = useWords();
  const step = (by: number) => {
    const all = [...document.querySelectorAll<HTMLElement>('main [data-step]')];
    if (all.length === 0) return;
    const now = all.findIndex((one) => one.contains(document.activeElement));
    const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + by))];
    const target = next.matches('a, button, summary') ? next : next.querySelector<HTMLElement>('a, button, summary');
    target?.focus();
    next.scrollIntoView({ block: 'nearest' });
  };
  useKeys([
    { key: 'j', label: w('next'), run: () => step(1) },
    { key: 'k', label: w('previous'), run: () => step(-1) },
  ]);
}
