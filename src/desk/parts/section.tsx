import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A part of a screen on a sheet of its own, named by its heading. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="sheet stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
