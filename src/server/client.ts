import type { z } from 'zod';
import type * as shapes from './shapes/index.ts';

type Of<K extends keyof typeof shapes> = (typeof shapes)[K] extends z.ZodType ? z.output<(typeof shapes)[K]> : never;
type Asked<K extends keyof typeof shapes> = (typeof shapes)[K] extends z.ZodType ? z.input<(typeof shapes)[K]> : never;

/** A question's parameters as a program writes them: numbers and truth values may be numbers and truth values. */
type Plain<T> = { [P in keyof T]: P extends Numbers ? number : P extends Flags ? boolean : T[P] };
type Numbers = 'limit' | 'context' | 'said' | 'least';
type Flags = 'open' | 'undated';

export type Front = Of<'front'>;
export type Health = Of<'health'>;
export type Page = Of<'page'>;
export type PageSummary = Of<'pageSummary'>;
export type PageArticle = Of<'pageArticle'>;
export type PageList = Of<'pageList'>;
export type Article = Of<'article'>;
export type ArticleSummary = Of<'articleSummary'>;
export type ArticleList = Of<'articleList'>;
export type PlacedEntry = Of<'placedEntry'>;
export type SharedWords = Of<'sharedWords'>;
export type EntryList = Of<'entryList'>;
export type AnyEntry = Of<'anyEntry'>;
export type Card = Of<'card'>;
export type ChainLink = Of<'chainLink'>;
export type CardDate = Of<'cardDate'>;
export type Why = Of<'why'>;
export type Citation = Of<'citation'>;
export type CitationStyle = Of<'citationStyle'>;
export type SearchAnswer = Of<'searchAnswer'>;
export type Hit = Of<'hit'>;
export type Facets = Of<'facets'>;
export type Timeline = Of<'timelineAnswer'>;
export type TimelineEvent = Of<'event'>;
export type Density = Of<'density'>;
export type Instruments = Of<'instrumentsAnswer'>;
export type Instrument = Of<'instrument'>;
export type Commitments = Of<'commitmentsAnswer'>;
export type Commitment = Of<'commitment'>;
export type Positions = Of<'positionsAnswer'>;
export type Position = Of<'position'>;
export type FormulaList = Of<'formulasAnswer'>;
export type FormulaSummary = Of<'formulaSummary'>;
export type FormulaHistories = Of<'formulaAnswer'>;
export type FormulaHistory = Of<'formula'>;
export type Concordance = Of<'concordance'>;
export type ConcordanceLine = Of<'concordanceLine'>;
export type Phrases = Of<'phrasesAnswer'>;
export type Phrase = Of<'phrase'>;
export type Figures = Of<'figuresAnswer'>;
export type Series = Of<'series'>;
export type People = Of<'peopleAnswer'>;
export type PersonSummary = Of<'personSummary'>;
export type Profile = Of<'profile'>;
export type Offices = Of<'officesAnswer'>;
export type Office = Of<'office'>;
export type Statements = Of<'statementsAnswer'>;
export type Statement = Of<'statement'>;
export type Counterparts = Of<'counterpartsAnswer'>;
export type Counterpart = Of<'counterpart'>;
export type Comparison = Of<'comparison'>;
export type Conflicts = Of<'conflictsAnswer'>;
export type Conflict = Of<'conflict'>;
export type Verdict = Of<'verdict'>;
export type Corrections = Of<'correctionsAnswer'>;
export type LoggedCorrection = Of<'loggedCorrection'>;
export type Doubts = Of<'doubtsAnswer'>;
export type Doubtful = Of<'doubtful'>;
export type Cite = Of<'cite'>;
export type Printed = Of<'printed'>;
export type EntityLink = Of<'entity'>;
export type Widened = Of<'widened'>;
export type Doubt = Of<'doubt'>;
export type TextBlock = Of<'textBlock'>;
export type ReplacedBy = Of<'replacedBy'>;
export type Problem = Of<'problem'>;
export type NewCorrection = Asked<'newCorrection'>;
export type Corrected = Of<'corrected'>;

export type PageQuery = Plain<Asked<'pageQuery'>>;
export type ArticleQuery = Plain<Asked<'articleQuery'>>;
export type EntriesQuery = Plain<Asked<'entriesQuery'>>;
export type ExportQuery = Asked<'exportQuery'>;
export type FacetsQuery = Plain<Asked<'facetsQuery'>>;
export type SearchQuery = Plain<Asked<'searchQuery'>>;
export type TimelineQuery = Plain<Asked<'timelineQuery'>>;
export type DensityQuery = Plain<Asked<'densityQuery'>>;
export type InstrumentsQuery = Plain<Asked<'instrumentsQuery'>>;
export type CommitmentsQuery = Plain<Asked<'commitmentsQuery'>>;
export type PositionsQuery = Plain<Asked<'positionsQuery'>>;
export type AskQuery = Plain<Asked<'askQuery'>>;
export type FormulasQuery = Plain<Asked<'formulasQuery'>>;
export type ConcordanceQuery = Plain<Asked<'concordanceQuery'>>;
export type PhrasesQuery = Plain<Asked<'phrasesQuery'>>;
export type FiguresQuery = Plain<Asked<'figuresQuery'>>;
export type PeopleQuery = Plain<Asked<'peopleQuery'>>;
export type StatementsQuery = Plain<Asked<'statementsQuery'>>;
export type ConflictsQuery = Plain<Asked<'conflictsQuery'>>;
export type CorrectionsQuery = Plain<Asked<'correctionsQuery'>>;
export type DoubtsQuery = Plain<Asked<'doubtsQuery'>>;

/** The API said no: what was wrong with the question, or where a replaced record went. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

export interface ClientOptions {
  /** Where the API is, such as `http://127.0.0.1:4180`; by default where the page came from. */
  readonly base?: string;
  /** What writing takes where the server listens beyond this machine. */
  readonly token?: string;
  /** Instead of the global one. */
  readonly fetch?: typeof fetch;
}

/** Lets an earlier question be dropped, as when a person types on. */
export interface Call {
  readonly signal?: AbortSignal;
}

/** `?a=1&b=2` of what is given; a list is repeated. */
export function queryText(query: object = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, unknown][])
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') parameters.append(name, String(one));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

const part = (id: string): string => encodeURIComponent(id);

/**
 * The API of `chancery serve`, typed. Runs in browsers and in Node; needs nothing but `fetch`.
 *
 * ```ts
 * const chancery = new Client({ base: 'http://127.0.0.1:4180' });
 * for await (const hit of chancery.all(chancery.search, { q: '漁業' })) console.log(hit.link);
 * ```
 */
export class Client {
  readonly #base: string;
  readonly #token: string | undefined;
  readonly #fetch: typeof fetch;

  constructor(options: ClientOptions = {}) {
    this.#base = (options.base ?? '').replace(/\/$/, '');
    this.#token = options.token;
    this.#fetch = options.fetch ?? ((...request) => fetch(...request));
  }

  readonly front = (call?: Call) => this.#get<Front>('', {}, call);
  readonly health = (call?: Call) => this.#get<Health>('/health', {}, call);
  readonly pages = (query: PageQuery = {}, call?: Call) => this.#get<PageList>('/pages', query, call);
  readonly page = (id: string, call?: Call) => this.#get<Page>(`/pages/${part(id)}`, {}, call);
  readonly articles = (query: ArticleQuery = {}, call?: Call) => this.#get<ArticleList>('/articles', query, call);
  readonly article = (id: string, call?: Call) => this.#get<Article>(`/articles/${part(id)}`, {}, call);
  /** What other articles have word for word. */
  readonly shared = (id: string, call?: Call) => this.#get<SharedWords>(`/articles/${part(id)}/shared`, {}, call);
  readonly entries = (query: EntriesQuery = {}, call?: Call) => this.#get<EntryList>('/entries', query, call);
  readonly entry = (id: string, call?: Call) => this.#get<Card>(`/entries/${part(id)}`, {}, call);
  readonly why = (id: string, call?: Call) => this.#get<Why>(`/entries/${part(id)}/why`, {}, call);
  /** Of an entry or an article. */
  readonly citation = (id: string, style: CitationStyle, call?: Call) =>
    this.#get<Citation>(`/entries/${part(id)}/citation`, { style }, call);
  readonly search = (query: SearchQuery, call?: Call) => this.#get<SearchAnswer>('/search', query, call);
  readonly facets = (query: FacetsQuery, call?: Call) => this.#get<Facets>('/search/facets', query, call);
  readonly timeline = (query: TimelineQuery = {}, call?: Call) => this.#get<Timeline>('/timeline', query, call);
  /** Events by day, month or year: what a band draws. */
  readonly density = (query: DensityQuery = {}, call?: Call) => this.#get<Density>('/timeline/density', query, call);
  readonly people = (query: PeopleQuery = {}, call?: Call) => this.#get<People>('/people', query, call);
  readonly entity = (id: string, call?: Call) => this.#get<Profile>(`/entities/${part(id)}`, {}, call);
  readonly offices = (id: string, call?: Call) => this.#get<Offices>(`/entities/${part(id)}/offices`, {}, call);
  readonly statements = (id: string, query: StatementsQuery = {}, call?: Call) =>
    this.#get<Statements>(`/entities/${part(id)}/statements`, query, call);
  readonly counterparts = (id: string, query: AskQuery = {}, call?: Call) =>
    this.#get<Counterparts>(`/entities/${part(id)}/counterparts`, query, call);
  readonly positions = (query: PositionsQuery, call?: Call) => this.#get<Positions>('/positions', query, call);
  readonly instruments = (query: InstrumentsQuery = {}, call?: Call) =>
    this.#get<Instruments>('/instruments', query, call);
  readonly commitments = (query: CommitmentsQuery = {}, call?: Call) =>
    this.#get<Commitments>('/commitments', query, call);
  readonly formulas = (query: FormulasQuery = {}, call?: Call) => this.#get<FormulaList>('/formulas', query, call);
  /** @param phrase a wording or the id of a family; any words where no family lists them */
  readonly formula = (phrase: string, query: AskQuery = {}, call?: Call) =>
    this.#get<FormulaHistories>(`/formulas/${part(phrase)}`, query, call);
  readonly concordance = (phrase: string, query: ConcordanceQuery = {}, call?: Call) =>
    this.#get<Concordance>(`/formulas/${part(phrase)}/concordance`, query, call);
  /** Wording that nobody listed and that rises or falls. Takes seconds. */
  readonly phrases = (query: PhrasesQuery, call?: Call) => this.#get<Phrases>('/phrases', query, call);
  readonly figures = (query: FiguresQuery, call?: Call) => this.#get<Figures>('/figures', query, call);
  readonly compare = (articles: readonly string[], call?: Call) =>
    this.#get<Comparison>('/compare', { article: articles }, call);
  readonly conflicts = (query: ConflictsQuery = {}, call?: Call) => this.#get<Conflicts>('/conflicts', query, call);
  readonly conflict = (id: string, call?: Call) => this.#get<Conflict>(`/conflicts/${part(id)}`, {}, call);
  readonly corrections = (query: CorrectionsQuery = {}, call?: Call) =>
    this.#get<Corrections>('/corrections', query, call);
  /** What the machine doubts most first. */
  readonly doubts = (query: DoubtsQuery = {}, call?: Call) => this.#get<Doubts>('/doubts', query, call);

  /** Writes down what a person says. @throws ApiError 401 without the token, 403 where the library is read only */
  readonly correct = (correction: NewCorrection, call?: Call) =>
    this.#call<Corrected>('/corrections', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
      },
      body: JSON.stringify(correction),
      ...call,
    });

  /** The whole record of a search, uncapped, in a format of `docs/exports.md`, as it comes. @throws ApiError */
  readonly export = async (query: ExportQuery, call: Call = {}): Promise<ReadableStream<Uint8Array>> => {
    const response = await this.#fetch(`${this.#base}/api/export${queryText(query)}`, { ...call });
    if (response.ok && response.body !== null) return response.body;
    throw await errorOf(response);
  };

  /** Every item of a list, part by part. */
  async *all<Q extends { cursor?: string } | undefined, T>(
    ask: (query: Q, call?: Call) => Promise<{ readonly items: readonly T[]; readonly next?: string }>,
    query: NoInfer<Q>,
    call?: Call,
  ): AsyncGenerator<T> {
    for (let cursor = query?.cursor; ; ) {
      const { items, next } = await ask(cursor === undefined ? query : { ...query, cursor }, call);
      yield* items;
      if (next === undefined) return;
      cursor = next;
    }
  }

  #get<T>(path: string, query: object, call: Call = {}): Promise<T> {
    return this.#call<T>(path + queryText(query), { ...call });
  }

  async #call<T>(path: string, request: RequestInit): Promise<T> {
    const response = await this.#fetch(`${this.#base}/api${path}`, {
      ...request,
      headers: { accept: 'application/json', ...request.headers },
    });
    if (!response.ok) throw await errorOf(response);
    return (await response.json()) as T;
  }
}

async function errorOf(response: Response): Promise<ApiError> {
  const { status, statusText } = response;
  const title = statusText === '' ? `status ${status}` : statusText;
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined;
  return new ApiError(problem ?? { type: 'about:blank', title, status, code: 'unreadable' });
}

/** Address of the same question as a table, a feed or lines of JSON: for links that people copy. */
export const addressOf = (path: string, query: object, format: 'json' | 'ndjson' | 'csv' | 'atom' | 'ics'): string =>
  `/api${path}${queryText({ ...query, format })}`;
