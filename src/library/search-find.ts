import { ArticleReader } from './filter.ts';
import type { SearchOptions } from './search.ts';
import type { Plan } from './search-plan.ts';
import type { Store } from './store.ts';
import { matchPhrase, searchFold } from './terms.ts';

/** Beyond this many articles only headlines are weighed: the rest come latest added first. */
const MOST_WEIGHED = 4000;
/** An FTS5 expression: over `letter` for single units, over `word` for anything longer. */
interface Match {
  readonly table: 'word' | 'letter';
  readonly text: string;
}

/** The plan as one expression, where its words are of one table; NOT needs something to take away from. */
function matchOf(plan: Plan): Match | undefined {
  if (plan.op === 'words') {
    const table = plan.forms[0].length === 1 ? 'letter' : 'word';
    if (plan.forms.some((form) => (form.length === 1) !== (table === 'letter'))) return undefined;
    const phrases = plan.forms.map(matchPhrase);
    return { table, text: phrases.length === 1 ? phrases[0] : `(${phrases.join(' OR ')})` };
  }
  if (!('parts' in plan)) return undefined;
  const taken = (part: Plan) => plan.op === 'and' && part.op === 'not';
  const kept = plan.parts.filter((part) => !taken(part)).map(matchOf);
  const gone = plan.parts.flatMap((part) => (taken(part) && part.op === 'not' ? [matchOf(part.part)] : []));
  const table = kept[0]?.table;
  if (table === undefined || [...kept, ...gone].some((match) => match?.table !== table)) return undefined;
  const texts = (matches: readonly (Match | undefined)[], sign: string) =>
    matches.map((match) => match?.text).join(sign);
  const joined = `(${texts(kept, plan.op === 'or' ? ' OR ' : ' AND ')})`;
  return { table, text: gone.length === 0 ? joined : `(${joined} NOT (${texts(gone, ' OR ')}))` };
}

export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** @param loose for entries: words narrow the articles only where that cannot lose an entry */
export function conditionOf(plan: Plan, loose: boolean, negated = false): Condition {
  const match = loose && negated ? undefined : matchOf(plan);
  if (match !== undefined) {
    const { table, text } = match;
    return { sql: `a.n IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`, values: [text] };
  }
  switch (plan.op) {
    case 'words':
      return { sql: negated ? '0' : '1', values: [] };
    case 'sql':
      return plan;
    case 'not': {
      const inside = conditionOf(plan.part, loose, !negated);
      return { sql: `NOT (${inside.sql})`, values: inside.values };
    }
    default: {
      const parts = plan.parts.map((part) => conditionOf(part, loose, negated));
      return {
        sql: `(${parts.map(({ sql }) => sql).join(plan.op === 'and' ? ' AND ' : ' OR ')})`,
        values: parts.flatMap(({ values }) => values),
      };
    }
  }
}

interface Found {
  readonly total: number;
  /** Of articles, or of entries. */
  readonly numbers: readonly number[];
}

type Sort = NonNullable<SearchOptions['sort']>;

export function findArticles(
  store: Store,
  plan: Plan,
  newest: number,
  sort: Sort,
  offset: number,
  limit: number,
): Found {
  const match = matchOf(plan);
  if (match !== undefined && sort === 'rank') return findByWords(store, match, newest, offset, limit);
  const { match: words, rest } = splitPlan(plan);
  const from = words === undefined ? 'article a' : `${words.table} JOIN article a ON a.n = ${words.table}.rowid`;
  const where = `${words === undefined ? 'a.current = 1' : `${words.table} MATCH ?`} AND a.n <= ? AND ${rest.sql}`;
  const values = [...(words === undefined ? [] : [words.text]), newest, ...rest.values];
  const total = store.sql<{ n: number }>(`SELECT count(*) AS n FROM ${from} WHERE ${where}`).get(...values)?.n ?? 0;
  const order =
    sort === 'oldest'
      ? 'a.day IS NULL, a.day, a.n'
      : sort === 'newest' || words?.table !== 'word' || total > MOST_WEIGHED
        ? 'a.day DESC, a.n DESC'
        : 'bm25(word, 12.0, 1.0), a.day DESC, a.n DESC';
  const numbers = store
    .sql<{ n: number }>(`SELECT a.n AS n FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`)
    .all(...values, limit, offset);
  return { total, numbers: numbers.map(({ n }) => n) };
}

/** The words that every hit must hold, and what else must be so. */
function splitPlan(plan: Plan): { match: Match | undefined; rest: Condition } {
  const parts = plan.op === 'and' ? plan.parts : [plan];
  const matches = parts.map((part) => (part.op === 'not' ? undefined : matchOf(part)));
  const table = matches.some((match) => match?.table === 'word') ? 'word' : 'letter';
  const words = parts.filter((_, i) => matches[i]?.table === table);
  const rest = parts.filter((_, i) => matches[i]?.table !== table);
  return {
    match: words.length === 0 ? undefined : matchOf({ op: 'and', parts: words }),
    rest: rest.length === 0 ? { sql: '1', values: [] } : conditionOf({ op: 'and', parts: rest }, false),
  };
}

/** Words alone: the index answers without looking at any article. */
function findByWords(store: Store, match: Match, newest: number, offset: number, limit: number): Found {
  const { table, text } = match;
  const count = (of: string, expression: string) =>
    store
      .sql<{ n: number }>(`SELECT count(*) AS n FROM ${of} WHERE ${of} MATCH ? AND rowid <= ?`)
      .get(expression, newest)?.n ?? 0;
  const total = count(table, text);
  if (limit === 0 || total === 0) return { total, numbers: [] };
  if (table === 'word' && total <= MOST_WEIGHED) {
    const rows = store
      .sql<{ n: number }>(
        'SELECT rowid AS n FROM word WHERE word MATCH ? AND rowid <= ? ORDER BY bm25(word, 12.0, 1.0), rowid DESC LIMIT ? OFFSET ?',
      )
      .all(text, newest, limit, offset);
    return { total, numbers: rows.map(({ n }) => n) };
  }
  const head = `{head} : (${text})`;
  const numbers = store
    .sql<{ n: number }>(
      'SELECT rowid AS n FROM word WHERE word MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ? OFFSET ?',
    )
    .all(head, newest, limit, offset)
    .map(({ n }) => n);
  if (numbers.length < limit) {
    const rest = store.sql<{ n: number }>(
      `SELECT rowid AS n FROM ${table} WHERE ${table} MATCH ? AND rowid <= ?
       AND rowid NOT IN (SELECT rowid FROM word WHERE word MATCH ?) ORDER BY rowid DESC LIMIT ? OFFSET ?`,
    );
    const past = offset === 0 ? 0 : Math.max(0, offset - count('word', head));
    numbers.push(...rest.all(text, newest, head, limit - numbers.length, past).map(({ n }) => n));
  }
  return { total, numbers };
}

/** Entries of a search, and where in the rows that were narrowed down the next part begins. */
export interface FoundEntries extends Found {
  /** The total is of a sample: there were too many to look into. */
  readonly about?: true;
  readonly row?: number;
}

export interface EntryPart {
  readonly offset: number;
  readonly limit: number;
  /** Where to go on, of an earlier part that ended there. */
  readonly row?: number;
  /** Articles that are looked into at most; all by default, and then the total is exact. */
  readonly most?: number;
}

/** Entries: the tables narrow them down, and their own words decide. */
export function findEntryHits(store: Store, plan: Plan, newest: number, sort: Sort, part: EntryPart): FoundEntries {
  const condition = conditionOf(plan, true);
  const order = sort === 'oldest' ? 'a.day IS NULL, a.day, e.n' : 'a.day DESC, e.n DESC';
  const from = `FROM entry e JOIN article a ON a.n = e.article WHERE a.n <= ? AND ${condition.sql}`;
  const values = [newest, ...condition.values];
  if (!hasWords(plan)) {
    const total = store.sql<{ n: number }>(`SELECT count(*) AS n ${from}`).get(...values)?.n ?? 0;
    const rows = store
      .sql<{ n: number }>(`SELECT e.n AS n ${from} ORDER BY ${order} LIMIT ? OFFSET ?`)
      .all(...values, part.limit, part.offset);
    return { total, numbers: rows.map(({ n }) => n) };
  }
  const leaves = sqlLeaves(plan);
  const columns = leaves.map(({ sql }, i) => `, (${sql}) AS f${i}`).join('');
  const rows = store
    .sql<Row>(`SELECT e.n AS n, e.article AS article ${columns} ${from} ORDER BY ${order}`)
    .all(...leaves.flatMap(({ values: own }) => own), ...values);
  const reader = new ArticleReader(store);
  const isHit = (row: Row): boolean => {
    const quote = (reader.entry(row.n)?.entry as { quote?: string } | undefined)?.quote;
    return quote !== undefined && holds(plan, searchFold(quote), (leaf) => row[`f${leaves.indexOf(leaf)}`] === 1);
  };
  return part.most === undefined || articlesIn(rows, part.most) <= part.most
    ? everyHit(rows, isHit, part)
    : firstHits(rows, isHit, part, part.most);
}

type Row = Record<string, number>;

function everyHit(rows: readonly Row[], isHit: (row: Row) => boolean, { offset, limit }: EntryPart): Found {
  const hits = rows.filter(isHit);
  return { total: hits.length, numbers: hits.slice(offset, offset + limit).map(({ n }) => n) };
}

/** How many articles rows are of; no more than one above `most` is told. */
function articlesIn(rows: readonly Row[], most: number): number {
  let count = 0;
  for (let i = 0; i < rows.length && count <= most; i++)
    if (i === 0 || rows[i].article !== rows[i - 1].article) count++;
  return count;
}

/** Where nothing was found yet, so many times as far is looked. */
const PATIENCE = 4;
/** Rows that a total is reckoned from. */
const SAMPLE = 150;

/** Hits from a row on, as far as so many articles give them; the total from rows at even distances. */
function firstHits(
  rows: readonly Row[],
  isHit: (row: Row) => boolean,
  { offset, limit, row: start = 0 }: EntryPart,
  most: number,
): FoundEntries {
  const numbers: number[] = [];
  let skip = start === 0 ? offset : 0;
  let row = start;
  for (let looked = 0; row < rows.length && numbers.length < limit; row++) {
    const isNext = row > start && rows[row].article !== rows[row - 1].article;
    if (isNext && ++looked >= (numbers.length === 0 ? most * PATIENCE : most)) break;
    if (!isHit(rows[row])) continue;
    if (skip > 0) skip--;
    else numbers.push(rows[row].n);
  }
  const sample = Array.from({ length: SAMPLE }, (_, i) => rows[Math.floor((i * rows.length) / SAMPLE)]);
  const share = sample.filter(isHit).length / SAMPLE;
  const shown = offset + numbers.length;
  const total = Math.max(Math.round(share * rows.length), row < rows.length ? shown + 1 : shown);
  return { total, numbers, about: true, ...(row < rows.length ? { row } : {}) };
}

type SqlLeaf = Extract<Plan, { op: 'sql' }>;

const hasWords = (plan: Plan): boolean =>
  plan.op === 'words' || (plan.op === 'not' ? hasWords(plan.part) : plan.op !== 'sql' && plan.parts.some(hasWords));

function sqlLeaves(plan: Plan): SqlLeaf[] {
  if (plan.op === 'sql') return [plan];
  if (plan.op === 'words') return [];
  return plan.op === 'not' ? sqlLeaves(plan.part) : plan.parts.flatMap(sqlLeaves);
}

function holds(plan: Plan, folded: string, field: (leaf: SqlLeaf) => boolean): boolean {
  switch (plan.op) {
    case 'words':
      return plan.forms.some((form) => folded.includes(form));
    case 'sql':
      return field(plan);
    case 'not':
      return !holds(plan.part, folded, field);
    case 'and':
      return plan.parts.every((part) => holds(part, folded, field));
    case 'or':
      return plan.parts.some((part) => holds(part, folded, field));
  }
}

/** What a part of a search finds alone. */
export interface Tried {
  /** As it was written; another form of a name folded. */
  readonly part: string;
  readonly count: number;
  readonly of: 'articles' | 'entries';
}

/** What each part of a fruitless search would have found alone. */
export function tried(store: Store, plan: Plan, newest: number): Tried[] {
  if (plan.op === 'not') return [];
  if ('parts' in plan) return plan.parts.flatMap((part) => tried(store, part, newest));
  if (plan.op === 'words')
    return plan.forms.map((form, i) => {
      const match: Match = { table: form.length === 1 ? 'letter' : 'word', text: matchPhrase(form) };
      const { total } = findByWords(store, match, newest, 0, 0);
      return { part: i === 0 ? plan.text : form, count: total, of: 'articles' };
    });
  const ofEntries = /\be\./.test(plan.sql);
  const from = ofEntries ? 'entry e JOIN article a ON a.n = e.article' : 'article a';
  const row = store.sql<{ n: number }>(`SELECT count(*) AS n FROM ${from} WHERE ${plan.sql}`).get(...plan.values);
  return [{ part: plan.label, count: row?.n ?? 0, of: ofEntries ? 'entries' : 'articles' }];
}
