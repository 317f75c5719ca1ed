import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { headingIsThere } from '../focus.ts';
import { useWords } from '../words.ts';

/** The same content in another form, such as `{ JSON: '/api/articles/…' }`. */
export type Also = Readonly<Record<string, string | undefined>>;

/** Names the window after the screen. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').slice(0, 120)} · Chancery`;
    headingIsThere();
  }, [title]);
}

/** The head of a screen: its title, what it also is, and beside it what the screen puts there. */
export function ScreenHead({ title, shown, lang, also, children }: ScreenHeadProps) {
  useTitle(title);
  return (
    <div class="screen-head">
      <h1 tabIndex={-1} lang={lang}>
        {shown ?? <bdi>{title}</bdi>}
      </h1>
      {children}
      {also === undefined ? null : <AlsoAs also={also} />}
    </div>
  );
}

interface ScreenHeadProps {
  readonly title: string;
  /** In place of the title, where parts of it are in another language. */
  readonly shown?: ComponentChildren;
  readonly lang?: string;
  readonly also?: Also;
  readonly children?: ComponentChildren;
}

/** Links to the same content as JSON, as a table or as a feed. */
export function AlsoAs({ also }: { also: Also }) {
  const t = useWords();
  const links = Object.entries(also).filter((pair): pair is [string, string] => pair[1] !== undefined);
  if (links.length === 0) return null;
  return (
    <p class="also">
      <span>{t('also')}</span>
      {links.map(([name, href]) => (
        <a key={name} href={href}>
          {name}
        </a>
      ))}
    </p>
  );
}
