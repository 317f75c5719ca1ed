import type { Term } from '../lexicon/lexicon.ts';
import type { NameFields, NameType, Script } from '../record/kinds.ts';
import { fold } from '../text/fold.ts';
import { addBodies, listedBodyOf, namesAlone } from './name/bodies.ts';
import { addPlaces, addShortForms } from './name/lands.ts';
import { type Introduction, introductions } from './name/people.ts';
import { Scene, type Token } from './name/scene.ts';
import { BODY, COUNTRY, entityOf, LAND, OFFICE, ORGANISATION, PERSON, typeOf } from './name/tables.ts';
import { type Title, titlesOf } from './name/titles.ts';
import type { Finding, Reader, Reading } from './reader.ts';
import { resolveReferences } from './reference.ts';

/** A person, organisation or place of a page, gathered from all its articles. */
interface Known {
  readonly entity: string;
  readonly type: NameType;
  /** Index of its term; undefined where the lexicon does not know it. */
  readonly term?: number;
  /** The fullest form printed on the page; of a state the form printed most often. */
  name: string;
  readonly forms: Map<string, number>;
  latin?: string;
}

interface Act {
  readonly scene: Scene;
  readonly titles: ReadonlyMap<number, Title>;
  readonly introduced: readonly Introduction[];
  readonly nested: readonly Token[];
}

const findings = new WeakMap<Reading, Finding<'name'>[]>();

/** Persons, organisations and places: every mention, one entity for all the forms of a name. */
export const nameReader: Reader<'name'> = {
  kind: 'name',
  version: 1,
  survey(readings) {
    for (const [reading, found] of readNames(readings)) findings.set(reading, found);
  },
  read(reading) {
    const found = findings.get(reading) ?? readNames([reading]).get(reading) ?? [];
    reading.references = resolveReferences(reading, found);
    return found;
  },
};

/** The names of a page. What one article introduces is known in all. */
function readNames(readings: readonly Reading[]): Map<Reading, Finding<'name'>[]> {
  const scenes = readings.map((reading) => new Scene(reading));
  const counts = countCountries(scenes);
  const acts = scenes.map((scene): Act => {
    addShortForms(scene, counts);
    const nested = [...addBodies(scene), ...addPlaces(scene)];
    const titles = titlesOf(scene);
    return { scene, titles, introduced: introductions(scene, titles), nested };
  });
  const people = new People(acts);
  const homes = bodyHomes(scenes);
  for (const act of acts) people.mark(act);
  const page = new Map<string, Known>();
  const drafts = acts.map((act) => draft(act, people, homes, page));
  for (const known of page.values()) {
    let most = 0;
    for (const [form, count] of known.forms)
      if (count > most) {
        most = count;
        known.name = form;
      }
  }
  return new Map(acts.map((act, i) => [act.scene.reading, finish(act, drafts[i], page)]));
}

function countCountries(scenes: readonly Scene[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const scene of scenes)
    for (const token of scene.tokens)
      if ((token.bits & COUNTRY) !== 0)
        for (const term of token.terms)
          if (scene.reading.lexicon.terms[term].kind === 'country') counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** For each generic body that the page names with one owner only, that entity. */
function bodyHomes(scenes: readonly Scene[]): Map<number, string | undefined> {
  const homes = new Map<number, string | undefined>();
  for (const scene of scenes)
    for (const token of scene.tokens) {
      if (token.rule !== 'state-body' || token.entity === undefined) continue;
      const body = token.terms[token.terms.length - 1];
      homes.set(body, homes.has(body) && homes.get(body) !== token.entity ? undefined : token.entity);
    }
  return homes;
}

/** The people of a page: who is introduced, and by which shorter forms they are named again. */
class People {
  readonly #entityOfForm = new Map<string, { entity: string; terms: readonly number[]; confidence: number }>();
  readonly #firsts = new Set<number>();
  readonly #byFirst = new Map<string, string[]>();
  readonly latin = new Map<string, string>();

  constructor(acts: readonly Act[]) {
    const unlisted: { form: string; confidence: number; latin?: string }[] = [];
    const dotted = new Map<string, string>();
    for (const { scene, introduced } of acts) {
      for (const introduction of introduced) {
        const form = scene.folded.slice(introduction.start, introduction.end);
        if (introduction.terms.length > 0) {
          const term = choosePerson(scene, introduction.terms, introduction.title);
          const entity = entityOf(scene.reading.lexicon.terms[term]);
          this.#learn(form, entity, [term], introduction.confidence);
          if (hasParts(form)) dotted.set(form, entity);
          if (introduction.latin !== undefined) this.latin.set(entity, introduction.latin);
        } else unlisted.push({ form, confidence: introduction.confidence, latin: introduction.latin });
      }
      for (const token of scene.tokens)
        if ((token.bits & PERSON) !== 0 && token.terms.length > 0) {
          const form = scene.folded.slice(token.start, token.end);
          if (hasParts(form)) dotted.set(form, entityOf(scene.reading.lexicon.terms[token.terms[0]]));
        }
    }
    for (const { form } of unlisted) if (hasParts(form) && !dotted.has(form)) dotted.set(form, `person:~${form}`);
    for (const { form, confidence, latin } of unlisted) {
      let entity = dotted.get(form);
      if (entity === undefined && !hasParts(form))
        for (const [full, of] of dotted)
          if (full.endsWith(`·${form}`) || full.endsWith(`-${form}`) || (entity === undefined && isFirst(full, form)))
            entity = of;
      entity ??= `person:~${form}`;
      this.#learn(form, entity, [], confidence);
      if (latin !== undefined) this.latin.set(entity, latin);
    }
    for (const [full, entity] of dotted) {
      const parts = full.split(/[·-]/);
      const last = parts[parts.length - 1];
      if (last.length >= 2) this.#learn(last, entity, [], 0.85);
      const byDots = full.slice(full.lastIndexOf('·') + 1);
      if (byDots.length > last.length) this.#learn(byDots, entity, [], 0.85);
      if (last.length === 1 && parts.length > 2) this.#learn(full.slice(full.indexOf('·') + 1), entity, [], 0.85);
    }
  }

  #learn(form: string, entity: string, terms: readonly number[], confidence: number): void {
    if (form.length < 2 || this.#entityOfForm.has(form)) return;
    this.#entityOfForm.set(form, { entity, terms, confidence });
    this.#firsts.add(form.charCodeAt(0));
    const same = this.#byFirst.get(form[0]) ?? [];
    same.push(form);
    same.sort((a, b) => b.length - a.length);
    this.#byFirst.set(form[0], same);
  }

  entityOf(form: string): { entity: string; terms: readonly number[]; confidence: number } | undefined {
    return this.#entityOfForm.get(form);
  }

  /** Makes a token of every mention of the people of the page. */
  mark({ scene, introduced }: Act): void {
    const { folded } = scene;
    const found: Token[] = [];
    for (const { start, end, rule } of introduced) {
      const known = this.#entityOfForm.get(folded.slice(start, end));
      if (known !== undefined) found.push({ start, end, bits: PERSON, terms: known.terms, entity: known.entity, rule });
    }
    scene.add(found);
    if (this.#firsts.size === 0) return;
    const again: Token[] = [];
    const { tokens } = scene;
    let next = 0;
    for (let i = 0; i < folded.length; i++) {
      if (!this.#firsts.has(folded.charCodeAt(i))) continue;
      while (next < tokens.length && tokens[next].end <= i) next++;
      const inside = next < tokens.length && tokens[next].start < i ? tokens[next] : undefined;
      if (inside !== undefined) continue;
      for (const form of this.#byFirst.get(folded[i]) ?? []) {
        if (!folded.startsWith(form, i)) continue;
        const end = i + form.length;
        if (!stands(scene, i, end)) continue;
        const known = this.#entityOfForm.get(form)!;
        again.push({ start: i, end, bits: PERSON, terms: known.terms, entity: known.entity, rule: 'again' });
        i = end - 1;
        break;
      }
    }
    scene.add(again);
  }
}

const hasParts = (form: string) => /[·-]/.test(form);
/** Some are called by their first name: 巴沙尔. */
const isFirst = (full: string, form: string) =>
  form.length >= 3 && (full.startsWith(`${form}·`) || full.startsWith(`${form}-`));

/** Whether a short known form is a word of its own here. */
function stands(scene: Scene, start: number, end: number): boolean {
  if (end - start >= 3) return true;
  return scene.endStrength(end) > 0 || scene.startStrength(start) > 0;
}

/** Of several people written alike, the one whose state, office and years fit best. */
function choosePerson(scene: Scene, terms: readonly number[], title: Title | undefined): number {
  if (terms.length === 1) return terms[0];
  const { lexicon, page } = scene.reading;
  const year = Number(page.published?.slice(0, 4) ?? Number.NaN);
  const holders = new Set(
    (title?.holders ?? []).flatMap((token) => token.terms.map((index) => countryOf(lexicon.terms[index]))),
  );
  const offices = new Set(
    (title?.offices ?? []).flatMap((token) => token.terms.map((index) => lexicon.terms[index].id)),
  );
  let best = terms[0];
  let most = -1;
  for (const index of terms) {
    const { cells } = lexicon.terms[index];
    let score = holders.has(cells.country) ? 4 : 0;
    for (const held of (cells.offices ?? '').split('|')) {
      const [id, years = ''] = held.split('@');
      const inside = within(year, years);
      if (offices.has(id.split(':')[0])) score += inside ? 4 : 2;
      else if (inside) score += 1;
    }
    if (score > most) {
      most = score;
      best = index;
    }
  }
  return best;
}

function countryOf(term: Term): string | undefined {
  return term.kind === 'country' ? term.id : term.cells.country;
}

/** Whether a year lies in an EDTF interval of years; one year more is allowed, for those just out of office. */
function within(year: number, interval: string): boolean {
  const [from, to = from] = interval.split('/');
  const first = Number.parseInt(from, 10);
  const last = Number.parseInt(to, 10);
  return (Number.isNaN(first) || year >= first) && (Number.isNaN(last) || year <= last + 1);
}

interface Draft extends Token {
  readonly type: NameType;
  readonly id: string;
}

/** Turns tokens into drafts of findings and gathers what the page knows of each entity. */
function draft(
  act: Act,
  people: People,
  homes: ReadonlyMap<number, string | undefined>,
  page: Map<string, Known>,
): Draft[] {
  const { scene } = act;
  const drafts: Draft[] = [];
  for (const token of [...scene.tokens, ...act.nested]) {
    const type = tokenType(token);
    if (type === undefined) continue;
    const { id, term } = identify(scene, token, type, people, homes);
    if (id === undefined) continue;
    const printed = scene.text(token.start, token.end);
    const known = page.get(id);
    const fullest = token.end - token.start === 1 || token.rule === 'side' ? '' : printed;
    if (known === undefined)
      page.set(id, {
        entity: id,
        type,
        ...(term === undefined ? {} : { term }),
        name: fullest,
        forms: new Map(),
        latin: people.latin.get(id),
      });
    else if (fullest.length > known.name.length && !(token.rule === 'venue')) known.name = fullest;
    if (fullest !== '' && (token.bits & COUNTRY) !== 0) {
      const { forms } = page.get(id)!;
      forms.set(fullest, (forms.get(fullest) ?? 0) + 1);
    }
    drafts.push({
      ...token,
      ...(term === undefined ? {} : { terms: token.terms.length > 0 ? token.terms : [term] }),
      type,
      id,
    });
  }
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
  const fitting = token.terms.filter((index) => typeOf(lexicon.terms[index]) === type);
  if (fitting.length === 0) return {};
  if (type === 'person') {
    const told = people.entityOf(scene.folded.slice(token.start, token.end));
    const term = told?.terms[0] ?? choosePerson(scene, fitting, undefined);
    return { id: told !== undefined && told.terms.length > 0 ? told.entity : entityOf(lexicon.terms[term]), term };
  }
  const term = fitting[0];
  if (lexicon.terms[term].kind === 'body') return bareBody(scene, term, homes);
  return { id: entityOf(lexicon.terms[term]), term };
}

/** A body named without its owner: that of the page, else that of the outlet's state. */
function bareBody(
  scene: Scene,
  term: number,
  homes: ReadonlyMap<number, string | undefined>,
): { id?: string; term?: number } {
  const home = homes.get(term);
  if (home !== undefined) return { id: home };
  const { id } = scene.reading.lexicon.terms[term];
  if (!namesAlone(id)) return {};
  const state = homeState(scene);
  if (state === undefined) return { id: `organisation:${id}`, term };
  const country = scene.tables.countries.get(state.toUpperCase());
  const { hans } = scene.reading.lexicon.terms[term].cells;
  const listed =
    country === undefined ? undefined : listedBodyOf(scene, scene.reading.lexicon.terms[country].cells.hans, [hans]);
  return { id: listed ?? `organisation:${state}-${id}`, term };
}

/** Code of the state that an outlet writes from; mainland China for pages in Simplified characters of no known outlet. */
function homeState(scene: Scene): string | undefined {
  const { reading, tables } = scene;
  const outlet = reading.article.outlet ?? reading.page.outlet;
  const index = outlet === undefined ? undefined : tables.outlets.get(fold(outlet));
  const country = index === undefined ? undefined : reading.lexicon.terms[index].cells.country;
  if (country !== undefined) return /^(?:HK|MO)$/.test(country) ? 'cn' : country.toLowerCase();
  return reading.page.script === 'hans' && outlet === undefined ? 'cn' : undefined;
}

function finish(act: Act, drafts: readonly Draft[], page: ReadonlyMap<string, Known>): Finding<'name'>[] {
  const { scene } = act;
  const { lexicon, page: entry } = scene.reading;
  const confidence = new Map(act.introduced.map((one) => [one.start, one.confidence]));
  return drafts
    .map((one): Finding<'name'> => {
      const known = page.get(one.id)!;
      const term = known.term === undefined ? undefined : lexicon.terms[known.term];
      const name = known.name === '' ? plainName(term, entry.script, scene.text(one.start, one.end)) : known.name;
      return {
        kind: 'name',
        start: one.start,
        end: one.end,
        type: one.type,
        entity: one.id,
        name,
        names: namesOf(known, term, name, entry.script),
        ...(one.type === 'person' ? roleOf(scene, act.titles, one, page) : {}),
        ...(term?.cells.wikidata === undefined ? {} : { wikidata: term.cells.wikidata }),
        rule: one.rule ?? 'listed',
        ...(one.terms.length > 0 ? { terms: one.terms } : {}),
        confidence: confidence.get(one.start) ?? (one.rule === undefined ? 0.97 : one.rule === 'shape' ? 0.7 : 0.9),
      };
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function plainName(term: Term | undefined, script: Script, printed: string): string {
  return (script === 'hant' ? term?.cells.hant : term?.cells.hans) ?? term?.cells.hans ?? term?.cells.hant ?? printed;
}

function namesOf(known: Known, term: Term | undefined, name: string, script: Script): NameFields['names'] {
  if (term === undefined || term.kind === 'body') {
    const printed = script === 'hant' ? { hant: name } : { hans: name };
    return known.latin === undefined ? printed : { ...printed, en: known.latin };
  }
  const { hant, hans, en } = term.cells;
  return {
    ...(hant === undefined ? {} : { hant }),
    ...(hans === undefined ? {} : { hans }),
    ...(en === undefined ? {} : { en }),
  };
}

/** The title beside a mention as written, and of whom or what the person holds it. */
function roleOf(
  scene: Scene,
  titles: ReadonlyMap<number, Title>,
  token: Token,
  page: ReadonlyMap<string, Known>,
): { role?: string; affiliation?: string } {
  const before =
    titles.get(token.start) ?? (scene.folded[token.start - 1] === ' ' ? titles.get(token.start - 1) : undefined);
  if (before !== undefined) {
    const role = scene.text(before.start, before.end);
    const affiliation = affiliationOf(scene, before, page);
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

function shortName(scene: Scene, token: Token, page: ReadonlyMap<string, Known>): string | undefined {
  const term = scene.reading.lexicon.terms[token.terms[0]];
  const known = page.get(entityOf(term));
  return known?.name || plainName(term, scene.reading.page.script, '') || undefined;
}

/** Folded form of a printed name, the key of entities that the lexicon does not know. */
export const nameKey = (printed: string): string => fold(printed).replaceAll(' ', '');
