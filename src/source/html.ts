import { createRequire } from 'node:module';
import type * as readability from '@mozilla/readability';
import type * as linkedom from 'linkedom';
import { SourceError } from './error.ts';
import type { Source, Told } from './source.ts';
import { dateTold } from './told.ts';

// Loaded when the first HTML page comes: the parser takes a fifth of a second that other pages need not wait.
const require = createRequire(import.meta.url);
const parseHTML: typeof linkedom.parseHTML = (html) => (require('linkedom') as typeof linkedom).parseHTML(html);

type Block = NonNullable<Source['blocks']>[number];
type BlockRole = Block['role'];
type HtmlDocument = ReturnType<typeof linkedom.parseHTML>['document'];
/** The part of a DOM node that we walk. */
interface HtmlNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly tagName?: string;
  readonly childNodes: ArrayLike<HtmlNode>;
}

export interface HtmlText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly told: Told;
}

/** A page larger than this is not a news page (bytes of HTML as UTF-16 code units). */
const MOST_HTML = 16_000_000;
/** More elements, or elements nested deeper, than any news page has: finding the article would take minutes. */
const MOST_ELEMENTS = 50_000;
const DEEPEST = 200;

/**
 * The article of a news page: its headline and paragraphs as plain text, one block a line, and what the page's
 * metadata (JSON-LD, Open Graph, `<meta>`, `<time>`) says. Nothing in the page is run or fetched.
 * @throws SourceError when there is no article text.
 */
export function readHtml(html: string, file: string): HtmlText {
  if (html.length > MOST_HTML) throw new SourceError(file, 'is over 16 MB of HTML; save the article alone');
  const { document } = parseHTML(html);
  if (!isBounded(document as unknown as HtmlNode))
    throw new SourceError(file, 'is nested too deep or has too many elements for a news page; save the article alone');
  const told = metadata(document);
  for (const element of document.querySelectorAll('script, style, noscript, template, iframe, object, embed'))
    element.remove();
  const title = told.title ?? document.querySelector('h1')?.textContent ?? document.title ?? '';
  const { Readability } = require('@mozilla/readability') as typeof readability;
  const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
    charThreshold: 80,
    maxElemsToParse: MOST_ELEMENTS,
    keepClasses: false,
  }).parse();
  const content = article?.content;
  if (content === undefined || content === null || content.trim() === '')
    throw new SourceError(file, 'no article was found in this HTML; save its text as .txt instead');
  const root = parseHTML(`<html><body>${content}</body></html>`).document.body;
  const pieces: { role: BlockRole; text: string }[] = [];
  const headline = tidy(headlineFrom(title, told.outlet));
  if (headline !== '') pieces.push({ role: 'headline', text: headline });
  collect(root as unknown as HtmlNode, 'body', pieces);
  const kept = pieces.filter((piece, i) => piece.text !== '' && !(i > 0 && piece.text === headline));
  if (!kept.some((piece) => piece.role !== 'headline'))
    throw new SourceError(file, 'no article was found in this HTML; save its text as .txt instead');
  let text = '';
  const blocks: Block[] = [];
  for (const piece of kept) {
    if (text !== '') text += '\n';
    blocks.push({ role: piece.role, start: text.length, end: text.length + piece.text.length });
    text += piece.text;
  }
  return { text, blocks, told: { ...told, ...(headline === '' ? {} : { title: headline }) } };
}

function isBounded(root: HtmlNode): boolean {
  const open: { node: HtmlNode; depth: number }[] = [{ node: root, depth: 0 }];
  let elements = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.depth > DEEPEST || ++elements > MOST_ELEMENTS) return false;
    for (const child of Array.from(next.node.childNodes))
      if (child.nodeType === 1) open.push({ node: child, depth: next.depth + 1 });
  }
  return true;
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Sites put their own name behind the headline: `…_新聞_某報`, `… - 某報`. */
function headlineFrom(title: string, outlet: string | undefined): string {
  const parts = title.split(/\s*(?:[|｜]|_|\s[-–—]\s)\s*/);
  if (parts.length === 1) return title;
  const own = parts.filter(
    (part) => part !== '' && (outlet === undefined || !(outlet.includes(part) || part.includes(outlet))),
  );
  return own.reduce((longest, part) => (part.length > longest.length ? part : longest), '') || title;
}

const ROLE_OF: Readonly<Record<string, BlockRole>> = {
  H1: 'subhead',
  H2: 'subhead',
  H3: 'subhead',
  H4: 'subhead',
  H5: 'subhead',
  H6: 'subhead',
  LI: 'list',
  FIGCAPTION: 'caption',
};
const BREAKING = new Set(
  'P DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE BLOCKQUOTE UL OL LI FIGURE FIGCAPTION TABLE TBODY THEAD TR TD TH H1 H2 H3 H4 H5 H6 PRE DL DT DD HR BR BODY'.split(
    ' ',
  ),
);

/** Walks the article without recursion, so that a page nested a million deep cannot overflow the stack. */
function collect(root: HtmlNode, role: BlockRole, into: { role: BlockRole; text: string }[]): void {
  let current = '';
  let currentRole = role;
  const flush = () => {
    const text = tidy(current);
    if (text !== '') into.push({ role: currentRole, text });
    current = '';
  };
  type Step = { node: HtmlNode; role: BlockRole; leaving?: true };
  const steps: Step[] = [{ node: root, role }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { node } = step;
    if (step.leaving === true) {
      flush();
      continue;
    }
    if (node.nodeType === 3) {
      if (current === '') currentRole = step.role;
      current += node.nodeValue ?? '';
      continue;
    }
    if (node.nodeType !== 1) continue;
    const name = (node.tagName ?? '').toUpperCase();
    const inside = ROLE_OF[name] ?? step.role;
    if (BREAKING.has(name)) {
      flush();
      steps.push({ node, role: inside, leaving: true });
    }
    const children = Array.from(node.childNodes);
    for (let i = children.length - 1; i >= 0; i--) steps.push({ node: children[i], role: inside });
  }
  flush();
}

/** What a page's metadata tells; JSON-LD first, then Open Graph and `<meta>`, then `<time>`. */
function metadata(document: HtmlDocument): Told {
  const meta = (...names: string[]) => {
    for (const name of names)
      for (const attribute of ['property', 'name', 'itemprop']) {
        const content = document.querySelector(`meta[${attribute}="${name}"]`)?.getAttribute('content')?.trim();
        if (content) return content;
      }
    return undefined;
  };
  const linked = jsonLd(document);
  const told: Told = {};
  const title = linked.headline ?? meta('og:title', 'twitter:title', 'title');
  const outlet = linked.publisher ?? meta('og:site_name', 'application-name', 'source', 'mediaid');
  const published =
    linked.datePublished ??
    meta(
      'article:published_time',
      'datePublished',
      'publishdate',
      'pubdate',
      'date',
      'DC.date.issued',
      'weibo: article:create_at',
    ) ??
    document.querySelector('time[datetime]')?.getAttribute('datetime') ??
    undefined;
  const url = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url');
  if (title) told.title = title;
  if (outlet) told.outlet = outlet;
  const date = published === undefined ? undefined : dateTold(published);
  if (date !== undefined) told.published = date;
  if (url) told.url = url;
  return told;
}

interface LinkedData {
  headline?: string;
  publisher?: string;
  datePublished?: string;
}

function jsonLd(document: HtmlDocument): LinkedData {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let value: unknown;
    try {
      value = JSON.parse(script.textContent ?? '');
    } catch {
      continue; // A broken block of metadata is no reason not to read the page.
    }
    const nodes = [value].flat().flatMap((node) => [node, (node as { '@graph'?: unknown })?.['@graph']].flat());
    for (const node of nodes) {
      const types = [(node as { '@type'?: unknown } | undefined)?.['@type']].flat().map(String);
      if (!types.some((type) => /Article|BlogPosting|Report/.test(type))) continue;
      const { headline, datePublished, publisher } = node as Record<string, unknown>;
      const name = (publisher as { name?: unknown } | undefined)?.name;
      return {
        ...(typeof headline === 'string' ? { headline } : {}),
        ...(typeof datePublished === 'string' ? { datePublished } : {}),
        ...(typeof name === 'string' ? { publisher: name } : {}),
      };
    }
  }
  return {};
}
