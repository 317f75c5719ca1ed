import type { ComponentChildren } from 'preact';
import { useWords } from '../words.ts';

/** Words as printed: isolated, in the language and type of their page. */
export function Han({ lang, children }: { lang: string | undefined; children: ComponentChildren }) {
  return (
    <bdi class="han" lang={lang}>
      {children}
    </bdi>
  );
}

/** A headline; where the page prints none, a few words that say so. */
export function Headline({ of, lang }: { of: string; lang: string }) {
  const w = useWords();
  return of === '' ? <i>{w('untitled')}</i> : <Han lang={lang}>{of}</Han>;
}
