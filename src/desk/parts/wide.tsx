import type { ComponentChildren } from 'preact';

/** What may be wider than the screen: scrolled on its own, by keyboard too. */
export function Wide({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex lint/a11y/useSemanticElements: a box that scrolls must take the focus.
    <div class="scroll-x" role="group" tabIndex={0} aria-label={label}>
      {children}
    </div>
  );
}
