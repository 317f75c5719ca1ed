import type { ArticleEntry, Entry } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';
import { type Context, lineOf, wordsIn } from './context.ts';
import type { Correction, Reviewed } from './correction.ts';
import { findById } from './find.ts';
import { nameplateOf } from './listing.ts';
import type { PageRow, Store } from './store.ts';

/** Where a thing comes from. */
export interface Provenance {
  readonly page: string;
  readonly file: string;
  readonly item?: string;
  readonly outlet?: string;
  readonly published?: string;
  /** SHA-256 of the source text, hex. */
  readonly sha256: string;
  /** What read the page. */
  readonly reader: string;
  /** When it was added, ISO 8601 UTC. */
  readonly added: string;
  /** False where a newer version stands in the page's place. */
  readonly current: boolean;
}

/** A page that stands or stood in the same place, oldest first. */
export interface Version {
  readonly page: string;
  readonly added: string;
  readonly current: boolean;
}

interface Common {
  readonly id: string;
  readonly provenance: Provenance;
  readonly versions: readonly Version[];
  /** The log's lines about it, oldest first, with those withdrawn. */
  readonly history: readonly (Correction & { readonly withdrawn?: true })[];
}

export type Shown =
  | (Common & {
      readonly what: 'page';
      readonly articles: readonly { id: string; headline: string; entries: number }[];
    })
  | (Common & { readonly what: 'article'; readonly article: ArticleEntry; readonly entries: readonly Reviewed[] })
  | (Common & {
      readonly what: 'entry';
      readonly headline: string;
      /** As corrected; absent where a person rejected it. */
      readonly entry?: Reviewed;
      /** As the machine read it; absent where the present reader no longer finds it. */
      readonly machine?: Entry;
      readonly context?: Context;
    });

/** Characters shown on each side of an entry. */
const AROUND = 60;
/** Characters that all shown words of an entry may run over. */
const FAR = 400;

/** A page, article or entry with where it comes from, what people said of it and its page's versions. */
export function show(store: Store, id: string): Shown {
  const found = findById(store, id);
  const { page } = found;
  const log = historyOf(store, found.source.page.sha256);
  const told =
    found.what === 'page'
      ? nameplateOf(store, page)
      : {
          outlet: found.article.outlet ?? page.outlet,
          published: found.article.published ?? page.published,
        };
  const common = {
    provenance: provenanceOf({ ...page, ...told }, found.source.page.file),
    versions: versionsOf(store, page),
  };
  if (found.what === 'page') {
    const articles = store.articlesOf(page.n).map(({ n, id: own, headline }) => ({
      id: page.id + own,
      headline,
      entries: store.corrected(n, found.source).entries.filter((entry) => entry !== undefined).length,
    }));
    return { what: 'page', id: page.id, ...common, history: log, articles };
  }
  if (found.what === 'article') {
    const entries = found.entries.filter((entry) => entry !== undefined);
    const ids = new Set(store.machine(found.row.n, found.source).entries.map((entry) => entry.id));
    const history = log.filter(({ change }) => !('anchor' in change) || ids.has(page.id + change.anchor.id));
    return { what: 'article', id, ...common, history, article: found.article, entries };
  }
  const history = log.filter(({ change }) => !('anchor' in change) || page.id + change.anchor.id === id);
  const context = contextOf(found.source.text, found.article, found.entry ?? found.machine);
  return {
    what: 'entry',
    id,
    ...common,
    history,
    headline: found.article.headline,
    ...(found.entry === undefined ? {} : { entry: found.entry }),
    ...(found.machine === undefined ? {} : { machine: found.machine }),
    ...(context === undefined ? {} : { context }),
  };
}

function provenanceOf(page: PageRow, file: string): Provenance {
  return {
    page: page.id,
    file,
    ...(page.item === null ? {} : { item: page.item }),
    ...(page.outlet === null ? {} : { outlet: page.outlet }),
    ...(page.published === null ? {} : { published: page.published }),
    sha256: Buffer.from(page.sha256).toString('hex'),
    reader: page.reader,
    added: moment(page.added),
    current: page.current === 1,
  };
}

const moment = (seconds: number) => new Date(seconds * 1000).toISOString();

/** Pages that stand or stood in the same place, oldest first. */
export function versionsOf(store: Store, page: PageRow): Version[] {
  const rows = store
    .sql<{ id: string; added: number; current: number }>(
      `SELECT page.id, p.added, page.current FROM place q JOIN place p ON p.file = q.file AND p.item IS q.item
       JOIN page ON page.n = p.page WHERE q.page = +? GROUP BY p.n ORDER BY p.n`,
    )
    .all(page.n);
  return rows.map(({ id, added, current }) => ({ page: id, added: moment(added), current: current === 1 }));
}

/** The log's lines about a page's text, oldest first, with those withdrawn. */
export function historyOf(store: Store, sha256: string): (Correction & { withdrawn?: true })[] {
  const gone = store.withdrawn();
  return store
    .log(sha256)
    .map((line): Correction & { withdrawn?: true } => (gone.has(line.uid) ? { ...line, withdrawn: true } : line));
}

/** The words of an entry with what stands around them in its article. */
function contextOf(source: string, article: ArticleEntry, entry: Entry | undefined): Context | undefined {
  const spans = (entry as { spans?: readonly (readonly [number, number])[] } | undefined)?.spans;
  if (spans === undefined || spans.length === 0) return undefined;
  const passage = Passage.of(source, article.blocks);
  const places = wordsIn(passage, spans);
  if (places.length === 0) return undefined;
  const [{ start }] = places;
  // Words that stand far apart are shown at the first place.
  const near = places.filter((place) => place.start >= start && place.end - start <= FAR);
  const end = Math.max(places[0].end, ...near.map((place) => place.end));
  const from = Math.max(0, start - AROUND);
  return {
    before: passage.text.slice(from, start),
    words: passage.text.slice(start, end),
    at: (near.length === 0 ? places.slice(0, 1) : near).map((place) => [place.start - from, place.end - from]),
    after: passage.text.slice(end, end + AROUND),
    spans,
    line: lineOf(source, spans[0][0]),
  };
}
