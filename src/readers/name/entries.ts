import type { Term } from '../../lexicon/lexicon.ts';
import type { NameFields, NameType, Script } from '../../record/kinds.ts';
import type { Finding } from '../reader.ts';
import { listedBodyOf, namesAlone } from './bodies.ts';
import { homeState, speaksOfHome } from './home.ts';
import { isReporter } from './people.ts';
import { type Act, BY_OFFICE, choosePerson, type People } from './people-of-page.ts';
import type { Scene, Token } from './scene.ts';
import { BODY, COUNTRY, entityOf, LAND, OFFICE, ORGANISATION, PERSON, typeOf } from './tables.ts';
import type { Title } from './titles.ts';

/** Entity of the state that a title gives a person, by finding; for readers that resolve 两国元首. */
const served = new WeakMap<Finding<'name'>, string>();

/** The state whose office the title beside a mention names. */
export const stateServed = (name: Finding<'name'>): string | undefined => served.get(name);

/** What the entries of one entity have in common. */
interface Shown {
  readonly name: string;
  readonly names: NameFields['names'];
  readonly wikidata: string | undefined;
}

/** A person, organisation or place of a page, gathered from all its articles. */
export interface Known {
  readonly entity: string;
  readonly type: NameType;
  /** Index of its term; undefined where the lexicon does not know it. */
  readonly term: number | undefined;
  /** The fullest form printed on the page; of a state the form printed most often. */
  name: string;
  /** Of a state the printed forms and how often each stands, by the terms that its pattern names. */
  forms: Map<readonly number[], { readonly form: string; count: number }> | undefined;
  readonly latin: string | undefined;
  shown: Shown | undefined;
}

/** A mention and the entity it is of. */
export interface Draft {
  readonly token: Token;
  readonly type: NameType;
  readonly id: string;
  readonly terms: readonly number[];
}

/** Turns tokens into drafts of findings and gathers what the page knows of each entity. */
export function draft(
  act: Act,
  people: People,
  homes: ReadonlyMap<number, string | undefined>,
  page: Map<string, Known>,
): Draft[] {
  const { scene } = act;
  const drafts: Draft[] = [];
  const { text } = scene.reading.passage;
  const take = (token: Token) => {
    const type = tokenType(token);
    if (type === undefined) return;
    const { id, term } = identify(scene, token, type, people, homes);
    if (id === undefined) return;
    let known = page.get(id);
    const short = token.end - token.start === 1 || token.rule === 'side' || token.rule === BY_OFFICE;
    if (known === undefined) {
      const name = short ? '' : text.slice(token.start, token.end);
      known = { entity: id, type, term, name, forms: undefined, latin: people.latin.get(id), shown: undefined };
      page.set(id, known);
    } else if (!short && token.end - token.start > known.name.length && token.rule !== 'venue')
      known.name = text.slice(token.start, token.end);
    if (!short && (token.bits & COUNTRY) !== 0) {
      known.forms ??= new Map();
      const form = known.forms.get(token.terms);
      if (form === undefined) known.forms.set(token.terms, { form: text.slice(token.start, token.end), count: 1 });
      else form.count++;
    }
    drafts.push({ token, type, id, terms: token.terms.length > 0 || term === undefined ? token.terms : [term] });
  };
  for (const token of scene.tokens) take(token);
  for (const token of act.nested) take(token);
  return drafts;
}

function tokenType(token: Token): NameType | undefined {
  if ((token.bits & PERSON) !== 0) return 'person';
  if ((token.bits & ORGANISATION) !== 0) return 'organisation';
  if ((token.bits & LAND) !== 0) return 'place';
  if ((token.bits & BODY) !== 0) return 'organisation';
  return undefined;
}

function identify(
  scene: Scene,
  token: Token,
  type: NameType,
  people: People,
  homes: ReadonlyMap<number, string | undefined>,
): { id?: string; term?: number } {
  const { lexicon } = scene.reading;
  if (token.entity !== undefined && type !== 'organisation') return { id: token.entity, term: token.terms[0] };
  if (token.entity !== undefined) return { id: token.entity };
  const fits = (index: number) => typeOf(lexicon.terms[index]) === type;

  if (type === 'person') {
    const told = people.entityOf(scene.folded.slice(token.start, token.end));
    // Whom the page tells by a fuller name is no one else who bears the same family name.
    if (told !== undefined) return { id: told.entity, term: told.terms[0] };
    const term = choosePerson(scene, token.terms.filter(fits), undefined);
    return { id: scene.tables.entityId(term), term };
  }
  // A long name that one state gave a body of its own is rather that body's: 國家發展委員會.
  const long = token.end - token.start >= 5;
  const own = long ? token.terms.find((index) => fits(index) && lexicon.terms[index].kind !== 'body') : undefined;
  const term = own ?? token.terms.find(fits);
  if (term === undefined) return {};
  if (lexicon.terms[term].kind === 'body') return bareBody(scene, term, homes);
  return { id: scene.tables.entityId(term), term };
}

/** A body named without its owner: that of the page, else that of the outlet's state. */
function bareBody(
  scene: Scene,
  term: number,
  homes: ReadonlyMap<number, string | undefined>,
): { id?: string; term?: number } {
  const home = homes.get(term);
  const { id } = scene.reading.lexicon.terms[term];
  if (home !== undefined && !(namesAlone(id) && speaksOfHome(scene.reading, scene.tables))) return { id: home };
  if (!namesAlone(id)) return {};
  const state = homeState(scene.reading, scene.tables);
  if (state === undefined) return { id: `organisation:${id}`, term };
  const country = scene.tables.countries.get(state.toUpperCase());
  const { hans } = scene.reading.lexicon.terms[term].cells;
  const listed =
    country === undefined ? undefined : listedBodyOf(scene, scene.reading.lexicon.terms[country].cells.hans, [hans]);
  return { id: listed ?? `organisation:${state}-${id}`, term };
}

/** The findings of an article, once the page is known. */
export function finish(act: Act, drafts: readonly Draft[], page: ReadonlyMap<string, Known>): Finding<'name'>[] {
  const { scene } = act;
  const introduced = new Map(act.introduced.map((one) => [one.start, one]));
  const found = drafts.map(({ token, type, id, terms }): Finding<'name'> => {
    const known = page.get(id)!;
    known.shown ??= show(scene, known, token);
    // Fields that a name has not are undefined: findings of one shape are read faster.
    const finding: { -readonly [K in keyof Finding<'name'>]: Finding<'name'>[K] } = {
      kind: 'name',
      start: token.start,
      end: token.end,
      type,
      entity: id,
      name: known.shown.name,
      names: known.shown.names,
      rule: token.rule ?? 'listed',
      confidence:
        introduced.get(token.start)?.confidence ??
        (token.rule === undefined ? 0.97 : token.rule === 'shape' ? 0.7 : 0.9),
      terms,
      role: undefined,
      affiliation: undefined,
      wikidata: known.shown.wikidata,
    };
    if (type === 'person') {
      // Between a title and its name a rank of honour may stand.
      const title = introduced.get(token.start)?.title ?? titleBefore(scene, act.titles, token);
      const holder = title?.holders.find((one) => (one.bits & COUNTRY) !== 0);
      if (holder !== undefined) served.set(finding, scene.tables.entityId(holder.terms[0]));
      const { role, affiliation } = roleOf(scene, title, token, page);
      finding.role = role;
      finding.affiliation = affiliation;
    }
    return finding;
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The fields that all mentions of an entity share. */
function show(scene: Scene, known: Known, token: Token): Shown {
  const { lexicon, page, passage } = scene.reading;
  const term = known.term === undefined ? undefined : lexicon.terms[known.term];
  const name =
    known.name === '' ? plainName(term, page.script, passage.text.slice(token.start, token.end)) : known.name;
  const wikidata = term?.cells.wikidata;
  return { name, names: namesOf(known, term, name, page.script), wikidata };
}

function plainName(term: Term | undefined, script: Script, printed: string): string {
  return (script === 'hant' ? term?.cells.hant : term?.cells.hans) ?? term?.cells.hans ?? term?.cells.hant ?? printed;
}

/** Names as the lexicon lists them, made once for all pages. */
const listedNames = new WeakMap<Term, NameFields['names']>();

function namesOf(known: Known, term: Term | undefined, name: string, script: Script): NameFields['names'] {
  if (term === undefined || term.kind === 'body') {
    const printed = script === 'hant' ? { hant: name } : { hans: name };
    return known.latin === undefined ? printed : { ...printed, en: known.latin };
  }
  let names = listedNames.get(term);
  if (names === undefined) {
    const { hant, hans, en } = term.cells;
    names = {
      ...(hant === undefined ? {} : { hant }),
      ...(hans === undefined ? {} : { hans }),
      ...(en === undefined ? {} : { en }),
    };
    listedNames.set(term, names);
  }
  return names;
}

function titleBefore(scene: Scene, titles: ReadonlyMap<number, Title>, token: Token): Title | undefined {
  const own = titles.get(token.start);
  if (own !== undefined || scene.folded[token.start - 1] !== ' ') return own;
  // （記者甲 乙）: one title for both.
  const beside = scene.tokenBefore(token.start - 1);
  const shared = beside === undefined || (beside.bits & PERSON) === 0 ? undefined : titles.get(beside.start);
  return titles.get(token.start - 1) ?? (shared !== undefined && isReporter(shared, scene) ? shared : undefined);
}

/** The title beside a mention as written, and of whom or what the person holds it. */
function roleOf(
  scene: Scene,
  before: Title | undefined,
  token: Token,
  page: ReadonlyMap<string, Known>,
): { role?: string; affiliation?: string } {
  if (before !== undefined) {
    const role = scene.text(before.start, before.end);
    const affiliation = affiliationOf(scene, before, page) ?? stateOf(scene, before, token, page);
    return affiliation === undefined ? { role } : { role, affiliation };
  }
  const after = scene.tokenAt(token.end);
  if (after === undefined || (after.bits & OFFICE) === 0) return {};
  const next = scene.tokenAt(after.end);
  if (next !== undefined && (next.bits & (PERSON | OFFICE)) !== 0) return {};
  return { role: scene.text(after.start, after.end) };
}

function affiliationOf(scene: Scene, title: Title, page: ReadonlyMap<string, Known>): string | undefined {
  const names: string[] = [];
  for (const holder of title.holders) {
    if ((holder.bits & (COUNTRY | ORGANISATION)) === 0 && (holder.bits & LAND) === 0) continue;
    const short = holder.end - holder.start === 1;
    const text = short ? shortName(scene, holder, page) : scene.text(holder.start, holder.end);
    if (text !== undefined && !names.includes(text)) names.push(text);
  }
  return names.length === 0 ? undefined : names.join('；');
}

/** Classes of office that only a state gives. */
const OF_STATE = new Set(['head_of_state', 'head_of_government', 'minister']);

/** The state of a listed holder of a state's office, where the title does not name it: 國家主席. */
function stateOf(scene: Scene, title: Title, token: Token, page: ReadonlyMap<string, Known>): string | undefined {
  const { lexicon, page: entry } = scene.reading;
  if (!title.offices.some((one) => one.terms.some((index) => OF_STATE.has(lexicon.terms[index].cells.class))))
    return undefined;
  const person = token.terms.map((index) => lexicon.terms[index]).find((term) => term.kind === 'person');
  const country = scene.tables.countries.get(person?.cells.country ?? '');
  if (country === undefined) return undefined;
  return (
    page.get(scene.tables.entityId(country))?.name || plainName(lexicon.terms[country], entry.script, '') || undefined
  );
}

function shortName(scene: Scene, token: Token, page: ReadonlyMap<string, Known>): string | undefined {
  const term = scene.reading.lexicon.terms[token.terms[0]];
  const known = page.get(entityOf(term));
  return known?.name || plainName(term, scene.reading.page.script, '') || undefined;
}
