import type { EntryOf } from '../record/kinds.ts';
import { type Telling, telling } from './ask.ts';
import { edtfOf } from './days.ts';
import { ArticleReader, entityNumbers, type FoundEntry } from './filter.ts';
import { entityRoot } from './people.ts';
import { ENTRIES_PER_ARTICLE, ROLES } from './schema.ts';
import type { Store } from './store.ts';
import { searchFold } from './terms.ts';

/** An office as printed beside someone's name. */
export interface Office {
  readonly title: string;
  readonly affiliation?: string;
  /** Articles, of those looked at, that print it so. */
  readonly count: number;
  /** EDTF days of publication. */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly first: Telling;
  readonly latest: Telling;
}

export interface Offices {
  /** In the order of their first day. */
  readonly offices: readonly Office[];
  /** Articles looked at, and articles that name the person. */
  readonly looked: number;
  readonly articles: number;
}

/** Articles looked at, spread evenly over the time: offices last longer than the days between. */
const MOST_LOOKED = 300;

/** The offices printed beside someone's name, over time. @throws LibraryError `missing` */
export function offices(store: Store, id: string, most = MOST_LOOKED): Offices {
  const root = entityRoot(store, id);
  const numbers = entityNumbers(store, [root]);
  const rows = store
    .sql<{ n: number }>(
      `SELECT DISTINCT a.n FROM mention m JOIN article a ON a.n = m.n / ${ENTRIES_PER_ARTICLE}
       WHERE m.entity IN (${numbers.join()}) AND m.role = ${ROLES.indexOf('named')} ORDER BY a.day IS NULL, a.day, a.n`,
    )
    .all();
  const step = Math.max(1, rows.length / most);
  const looked = Array.from({ length: Math.min(rows.length, most) }, (_, i) => rows[Math.floor(i * step)].n);
  if (rows.length > most) looked[looked.length - 1] = rows[rows.length - 1].n;
  const reader = new ArticleReader(store);
  const groups = new Map<string, FoundEntry[]>();
  for (const n of looked) {
    const article = reader.article(n);
    const seen = new Set<string>();
    article?.entries.forEach((entry, ord) => {
      if (entry?.kind !== 'name' || entry.entity !== root || entry.role === undefined) return;
      const key = searchFold(`${entry.role} ${entry.affiliation ?? ''}`);
      if (seen.has(key)) return;
      seen.add(key);
      const found = { n: n * ENTRIES_PER_ARTICLE + ord, entry, article: article.row, page: article.page };
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [found]);
      else group.push(found);
    });
  }
  return { offices: [...groups.values()].map(officeOf), looked: looked.length, articles: rows.length };
}

function officeOf(found: readonly FoundEntry[]): Office {
  const [first, latest] = [found[0], found[found.length - 1]];
  const { role = '', affiliation } = first.entry as EntryOf<'name'>;
  const day = ({ article: { day: of } }: FoundEntry) => (of === null ? undefined : edtfOf(of, of));
  const [firstSeen, lastSeen] = [day(first), day(latest)];
  return {
    title: role,
    ...(affiliation === undefined ? {} : { affiliation }),
    count: found.length,
    ...(firstSeen === undefined ? {} : { firstSeen }),
    ...(lastSeen === undefined ? {} : { lastSeen }),
    first: telling(first),
    latest: telling(latest),
  };
}
