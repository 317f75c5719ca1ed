import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { go } from '../route.ts';

/** A link inside the desk. Other buttons and keys (new tab, new window) stay the browser's. */
export function Link({ href, replace = false, onClick, children, class: name, lang, current }: LinkProps) {
  const click = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    go(href, { replace });
  };
  return (
    <a href={href} onClick={click} class={name} lang={lang} aria-current={current}>
      {children}
    </a>
  );
}

interface LinkProps {
  readonly href: string;
  readonly replace?: boolean;
  readonly class?: string | undefined;
  readonly lang?: string | undefined;
  readonly current?: 'page' | 'true' | undefined;
  readonly onClick?: (event: TargetedMouseEvent<HTMLAnchorElement>) => void;
  readonly children?: ComponentChildren;
}
