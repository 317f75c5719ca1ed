import type { z } from '@hono/zod-openapi';
import type { Telling } from '../library/ask.ts';
import type { PageRow } from '../library/store.ts';
import type * as shapes from './shapes/index.ts';

export type Printed = z.input<typeof shapes.printed>;
export type Cite = z.input<typeof shapes.cite>;
type EntityLink = z.input<typeof shapes.entity>;

const part = (id: string): string => encodeURIComponent(id);

/** Paths of the desk. */
export const pageLink = (id: string): string => `/pages/${part(id)}`;
export const articleLink = (id: string): string => `/articles/${part(id)}`;
export const entityLink = (id: string): string => `/entities/${part(id)}`;
export const conflictLink = (id: string): string => `/conflicts/${part(id)}`;
export const formulaLink = (phrase: string): string => `/formulas/${part(phrase)}`;
export const searchLink = (query: string): string => `/search?q=${part(query)}`;
export const compareLink = (articles: readonly string[]): string =>
  `/compare?${articles.map((id) => `article=${part(id)}`).join('&')}`;

/** An entry in its article. */
export const passageLink = (article: string, entry: string): string => `${articleLink(article)}?at=${part(entry)}`;

/** The page that an id begins with: a page's id has no dot. */
export const pageOf = (id: string): string => {
  const dot = id.indexOf('.');
  return dot < 0 ? id : id.slice(0, dot);
};

/** A file's name without its folder: no answer tells where things are on the machine. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) || path;

export const langOf = (script: string): 'zh-Hant' | 'zh-Hans' | 'zh' =>
  script === 'hant' ? 'zh-Hant' : script === 'hans' ? 'zh-Hans' : 'zh';

/** An object without its undefined fields. */
export function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined | null> } {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined && value !== null) out[key] = value;
  return out as { [K in keyof T]: Exclude<T[K], undefined | null> };
}

/** Where something was printed, from the rows of the library. */
export function printedIn(
  page: Pick<PageRow, 'id' | 'file' | 'item' | 'outlet' | 'published' | 'script'>,
  article?: {
    readonly id: string;
    readonly headline: string;
    readonly outlet?: string | null;
    readonly published?: string | null;
  },
): Printed {
  return given({
    page: page.id,
    article: article?.id,
    outlet: article?.outlet ?? page.outlet,
    published: article?.published ?? page.published,
    headline: article?.headline ?? '',
    file: fileName(page.file),
    item: page.item,
    lang: langOf(page.script),
  }) as Printed;
}

export function sourceOf({ page, article, outlet, published, headline, file, item, script }: Telling): Printed {
  return given({
    page,
    article,
    outlet,
    published,
    headline,
    file: fileName(file),
    item,
    lang: langOf(script),
  }) as Printed;
}

export function citeOf(telling: Telling): Cite {
  const { id, article, quote, spans } = telling;
  return {
    id,
    link: id === article ? articleLink(id) : passageLink(article, id),
    source: sourceOf(telling),
    quote,
    spans,
  };
}

export const entityOf = ({ id, name }: { readonly id: string; readonly name: string }): EntityLink => ({
  id,
  name,
  link: entityLink(id),
});

/** Seconds since 1970 as ISO 8601. */
export const moment = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** Day of an article's row as EDTF. */
export { edtfOf } from '../library/days.ts';
