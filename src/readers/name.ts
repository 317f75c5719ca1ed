import { Memo } from './memo.ts';
import { addBodies, addShortNames, shortFormsOf, tokenEntity } from './name/bodies.ts';
import { draft, finish, type Known } from './name/entries.ts';
import { addPlaces, addShortForms } from './name/lands.ts';
import { introductions } from './name/people.ts';
import { type Act, People } from './name/people-of-page.ts';
import { Scene, type Token } from './name/scene.ts';
import { COUNTRY } from './name/tables.ts';
import { titlesOf } from './name/titles.ts';
import type { Finding, Reader, Reading } from './reader.ts';
import { resolveReferences } from './reference.ts';

/** The names of an article, and those of its whole page. */
interface Surveyed {
  readonly own: Finding<'name'>[];
  readonly page: readonly Finding<'name'>[];
}

const surveyed = new Memo<Surveyed>('name');

/** Persons, organisations and places: every mention, one entity for all the forms of a name. */
export const nameReader: Reader<'name'> = {
  kind: 'name',
  version: 1,
  survey(readings) {
    surveyAll([readings]);
  },
  surveyAll,
  read(reading) {
    if (surveyed.get(reading) === undefined) nameReader.survey?.([reading]);
    const { own, page } = surveyed.get(reading)!;
    reading.references = resolveReferences(reading, own, page);
    return own;
  },
};

function surveyAll(pages: readonly (readonly Reading[])[]): void {
  const names = readNames(pages);
  pages.forEach((readings, k) => {
    const page = readings.length === 1 ? names[k][0] : names[k].flat();
    readings.forEach((reading, i) => {
      surveyed.set(reading, { own: names[k][i], page });
    });
  });
}

/** The names of pages. What one article introduces is known in all of its page; each step is taken on all pages. */
function readNames(pages: readonly (readonly Reading[])[]): Finding<'name'>[][][] {
  const scenes = pages.map((readings) => readings.map((reading) => new Scene(reading)));
  for (const page of scenes) {
    const counts = countCountries(page);
    for (const scene of page) addShortForms(scene, counts);
  }
  const nested = scenes.map((page) => page.map((scene) => [...addBodies(scene), ...addPlaces(scene)]));
  const titles = scenes.map((page) => page.map((scene) => titlesOf(scene)));
  const acts = scenes.map((page, k) =>
    page.map((scene, i): Act => {
      return { scene, titles: titles[k][i], introduced: introductions(scene, titles[k][i]), nested: nested[k][i] };
    }),
  );
  const people = acts.map((page) => new People(page));
  for (const page of scenes) nameShortForms(page);
  const homes = scenes.map(bodyHomes);
  acts.forEach((page, k) => {
    for (const act of page) people[k].mark(act);
  });
  const known = acts.map(() => new Map<string, Known>());
  const drafts = acts.map((page, k) => page.map((act) => draft(act, people[k], homes[k], known[k])));
  for (const page of known) for (const one of page.values()) nameFullest(one);
  return acts.map((page, k) => page.map((act, i) => finish(act, drafts[k][i], known[k])));
}

/** The form that stands most often. */
function nameFullest(known: Known): void {
  if (known.forms === undefined) return;
  let most = 0;
  for (const { form, count } of known.forms.values())
    if (count > most) {
      most = count;
      known.name = form;
    }
}

/** At most so many short forms are followed on a page, so that the work stays linear. */
const MAX_SHORT_FORMS = 40;

function nameShortForms(scenes: readonly Scene[]): void {
  const forms = new Map<string, { token: Token; entity: string }>();
  for (const scene of scenes)
    for (const [form, token] of shortFormsOf(scene)) {
      const entity = tokenEntity(scene, token);
      if (entity !== undefined && forms.size < MAX_SHORT_FORMS && !forms.has(form)) forms.set(form, { token, entity });
    }
  if (forms.size > 0) for (const scene of scenes) addShortNames(scene, forms);
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
