import { type Answer, type Asking, type AskOptions, answer, articleCondition, beginAsking, kept } from './ask.ts';
import { type Days, dayText, edtfOf } from './days.ts';
import { LibraryError } from './error.ts';
import { formulaFamilies } from './lands.ts';
import { tally } from './positions.ts';
import { recurring } from './recurring.ts';
import type { Store } from './store.ts';
import { matchPhrase, searchFold } from './terms.ts';

export interface DiscoverOptions extends AskOptions {
  /** The time to look at; what came before it, as long again, is what it is compared with. */
  readonly from: string;
  readonly to: string;
  /** Fewest articles of the one or the other time that hold a phrase; 12 by default. */
  readonly least?: number;
}

/** A recurrent wording that no family lists and that rises or falls. */
export interface Discovered {
  /** Folded. */
  readonly phrase: string;
  /** As the first article prints it. */
  readonly printed: string;
  readonly change: 'rises' | 'falls';
  /** Articles that hold it, of those looked at. */
  readonly within: number;
  readonly before: number;
  /** How much more or less often it stands in an article; a half is added to each count. */
  readonly times: number;
  /** Log-likelihood ratio of both counts: the order of the results. */
  readonly score: number;
  /** Articles of the whole library that hold it, by year. */
  readonly byYear: Readonly<Record<string, number>>;
  /** The first and the last article of the library that hold it. */
  readonly first?: Place;
  readonly last?: Place;
}

/** An article, to be cited. */
export interface Place {
  readonly id: string;
  readonly headline: string;
  readonly outlet?: string;
  readonly published?: string;
}

export interface Discovery extends Answer {
  /** The times that were compared, EDTF, and how many articles and characters of each were looked at. */
  readonly within: Looked;
  readonly before: Looked;
  /** One in so many articles was looked at, evenly: 1 is all. */
  readonly sampled: number;
  readonly phrases: readonly Discovered[];
}

export interface Looked {
  readonly time: string;
  readonly articles: number;
  readonly characters: number;
}

/** The longest phrase, in characters. */
const LONGEST = 20;
/** Characters that are held in memory at most, two bytes each; beyond it articles are sampled. */
const MOST_CHARACTERS = 8_000_000;
/** A phrase rises or falls where it stands so many times more or less often. */
const LEAST_TIMES = 3;
/** A longer phrase with so large a share of the articles of a shorter one takes its place. */
const TAKES_OVER = 0.75;

/**
 * Set phrases that nobody listed: wording that recurs in many articles and rises or falls from one time to the next.
 * Counts articles, not places, by lengths from short to long: a phrase is counted only where both its parts one
 * character shorter recur, so that memory is bounded by what recurs. What nearly always stands inside a longer phrase
 * gives way to it; names and listed families are left out.
 * @throws LibraryError `query` where the times cannot be read or hold nothing
 */
export function discoverFormulas(store: Store, options: DiscoverOptions): Discovery {
  const asking = beginAsking(store, options, 20);
  const [from, to] = asking.days ?? [0, 0];
  if (from === 0 || to === 99_999_999)
    throw new LibraryError('query', 'discovery needs both ends of a time: give --from and --to');
  const [start, end] = timeBefore(from, to);
  const { phrases, ...texts } = kept(asking, ['discovery', options.least], () =>
    changing(asking, [start, end], [from, to], options.least ?? 12),
  );
  const { part, ...rest } = answer(asking, phrases);
  const time = (a: number, b: number, articles: number, characters: number): Looked => ({
    time: edtfOf(a, b),
    articles,
    characters,
  });
  return {
    ...rest,
    within: time(from, to, texts.within, texts.withinCharacters),
    before: time(start, end, texts.before, texts.beforeCharacters),
    sampled: texts.sampled,
    phrases: part.map((one) => ({ ...one, ...overYears(store, one.phrase) })),
  };
}

/** Phrases that rise or fall from one time to the next, and what was looked at for it. */
function changing(asking: Asking, [start, end]: Days, [from, to]: Days, least: number) {
  const { store } = asking;
  const { all, ...looked } = textsOf(store, articleCondition(asking.where), start, end, from, to);
  const texts = { all, ...looked };
  if (texts.within === 0 || texts.before === 0)
    throw new LibraryError(
      'query',
      `no article was published in ${texts.within === 0 ? edtfOf(from, to) : edtfOf(start, end)}; rising and falling need both times`,
    );
  const found = recurring(texts.all, { before: texts.before, least, longest: LONGEST, takesOver: TAKES_OVER });
  const listed = new Set([...formulaFamilies().values()].flatMap(({ forms }) => forms));
  const isName = nameJudge(store);
  const phrases = apart(
    found
      .map((one) => scored(one, texts))
      .filter(({ times }) => times >= LEAST_TIMES || times <= 1 / LEAST_TIMES)
      .sort((a, b) => b.score - a.score || (a.phrase < b.phrase ? -1 : 1))
      .filter(({ phrase }) => isWhole(phrase) && !isListed(phrase, listed) && !isName(phrase)),
  );
  return { phrases, ...looked };
}

/** As many days before. */
function timeBefore(from: number, to: number): [number, number] {
  const date = (day: number) => Date.parse(`${dayText(day)}T00:00:00Z`);
  const number = (time: number) => Number(new Date(time).toISOString().slice(0, 10).replaceAll('-', ''));
  const day = 86_400_000;
  const length = date(to) - date(from);
  return [number(date(from) - length - day), number(date(from) - day)];
}

interface Texts {
  /** Folded; those of the earlier time first. */
  readonly all: readonly string[];
  readonly before: number;
  readonly within: number;
  readonly beforeCharacters: number;
  readonly withinCharacters: number;
  readonly sampled: number;
}

function textsOf(
  store: Store,
  where: { readonly sql: string; readonly values: readonly unknown[] },
  start: number,
  end: number,
  from: number,
  to: number,
): Texts {
  const rows = (first: number, last: number) =>
    store
      .sql<{ n: number; page: number; chars: number }>(
        `SELECT a.n, a.page, a.chars FROM article a
         WHERE a.current = 1 AND a.day >= ? AND a.day_to <= ? AND ${where.sql} ORDER BY a.day, a.n`,
      )
      .all(first, last, ...where.values);
  const earlier = rows(start, end);
  const later = rows(from, to);
  const characters = [...earlier, ...later].reduce((sum, { chars }) => sum + chars, 0);
  const sampled = Math.max(1, Math.ceil(characters / MOST_CHARACTERS));
  const read = (some: readonly { n: number; page: number }[]) =>
    some
      .filter((_, i) => i % sampled === 0)
      .map(({ n, page }) => searchFold(store.articleEntry(n, store.source(page)).text));
  const [old, fresh] = [read(earlier), read(later)];
  const length = (some: readonly string[]) => some.reduce((sum, text) => sum + text.length, 0);
  return {
    all: [...old, ...fresh],
    before: old.length,
    within: fresh.length,
    beforeCharacters: length(old),
    withinCharacters: length(fresh),
    sampled,
  };
}

type Scored = Pick<Discovered, 'phrase' | 'change' | 'within' | 'before' | 'times' | 'score'>;

function scored({ phrase, before, within }: { phrase: string; before: number; within: number }, texts: Texts): Scored {
  const times = (within + 0.5) / texts.within / ((before + 0.5) / texts.before);
  const share = (before + within) / (texts.before + texts.within);
  const part = (seen: number, expected: number) => (seen === 0 ? 0 : seen * Math.log(seen / expected));
  const score = 2 * (part(within, texts.within * share) + part(before, texts.before * share));
  return {
    phrase,
    change: times > 1 ? 'rises' : 'falls',
    within,
    before,
    times: Number(times.toPrecision(3)),
    score: Number(score.toPrecision(4)),
  };
}

/** Characters that begin or end a part of a sentence rather than a phrase. */
const NO_BEGINNING = /^[的了着过和与及或们等而也都就还又并在是为将把被对向从由以中上下里内外后前间时日月年个名位次]/;
const NO_END = /[的了着和与及或而也都就还又并在是为将把被对向从由以于同等这那其一二三两某个第]$/;

const isWhole = (phrase: string): boolean => !NO_BEGINNING.test(phrase) && !NO_END.test(phrase);

function isListed(phrase: string, listed: ReadonlySet<string>): boolean {
  for (let from = 0; from < phrase.length; from++)
    for (let to = from + 4; to <= phrase.length; to++) if (listed.has(phrase.slice(from, to))) return true;
  return false;
}

/** A form that so many articles print for an entity is a name. */
const NAME_IN = 3;
/** Characters beside names that make a phrase. */
const BESIDE_NAMES = 4;

/** Whether a phrase is hardly more than names. */
function nameJudge(store: Store): (phrase: string) => boolean {
  const count = store.sql<{ n: number | null }>('SELECT max(count) AS n FROM form WHERE form = ?');
  const known = new Map<string, boolean>();
  const isForm = (words: string): boolean => {
    const found = known.get(words) ?? (count.get(words)?.n ?? 0) >= NAME_IN;
    known.set(words, found);
    return found;
  };
  return (phrase) => {
    let beside = 0;
    for (let at = 0; at < phrase.length; ) {
      let to = Math.min(phrase.length, at + 12);
      while (to > at + 1 && !isForm(phrase.slice(at, to))) to--;
      if (to === at + 1) beside++;
      at = to;
    }
    return beside < BESIDE_NAMES;
  };
}

/** Of phrases that are cut out of the same words, the one that says most. */
function apart(phrases: readonly Scored[]): Scored[] {
  const out: Scored[] = [];
  const parts = new Map<string, Scored[]>();
  for (const one of phrases) {
    const own = Array.from({ length: one.phrase.length - 3 }, (_, i) => one.phrase.slice(i, i + 4));
    const rivals = new Set(own.flatMap((part) => parts.get(part) ?? []));
    const taken = [...rivals].some((other) => {
      const shared = own.filter((part) => other.phrase.includes(part)).length;
      return shared >= own.length / 2 && other.change === one.change;
    });
    if (taken) continue;
    out.push(one);
    for (const part of own) parts.set(part, [...(parts.get(part) ?? []), one]);
  }
  return out;
}

/** A phrase where it first stands in an article, as it is printed. */
function printedIn(store: Store, phrase: string, article: number | undefined): string {
  const page = store.sql<{ page: number }>('SELECT page FROM article WHERE n = ?').get(article ?? -1)?.page;
  if (article === undefined || page === undefined) return phrase;
  const { text } = store.articleEntry(article, store.source(page));
  const at = searchFold(text).indexOf(phrase);
  return at < 0 ? phrase : text.slice(at, at + phrase.length);
}

function overYears(store: Store, phrase: string): Pick<Discovered, 'printed' | 'byYear' | 'first' | 'last'> {
  const rows = store
    .sql<{ n: number; day: number }>(
      `SELECT n, day FROM article
       WHERE n IN (SELECT rowid FROM word WHERE word MATCH ?) AND day IS NOT NULL ORDER BY day, n`,
    )
    .all(matchPhrase(phrase));
  const [first, last] = [placeOf(store, rows[0]?.n), placeOf(store, rows.at(-1)?.n)];
  return {
    printed: printedIn(store, phrase, rows[0]?.n),
    byYear: tally(rows, ({ day }) => String(Math.floor(day / 10_000))),
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
  };
}

function placeOf(store: Store, n: number | undefined): Place | undefined {
  const row = store
    .sql<{ id: string; headline: string; outlet: string | null; published: string | null }>(
      `SELECT page.id || a.id AS id, a.headline, a.outlet, page.published FROM article a JOIN page ON page.n = a.page
       WHERE a.n = ?`,
    )
    .get(n ?? -1);
  if (row === undefined) return undefined;
  const { id, headline, outlet, published } = row;
  return {
    id,
    headline,
    ...(outlet === null ? {} : { outlet }),
    ...(published === null ? {} : { published }),
  };
}
