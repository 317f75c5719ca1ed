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

const surveyed = new WeakMap<Reading, Surveyed>();

/** Persons, organisations and places: every mention, one entity for all the forms of a name. */
export const nameReader: Reader<'name'> = {
  kind: 'name',
  version: 1,
  survey(readings) {
    const names = readNames(readings);
    const page = readings.length === 1 ? names[0] : names.flat();
    readings.forEach((reading, i) => {
      surveyed.set(reading, { own: names[i], page });
    });
  },
  read(reading) {
    if (!surveyed.has(reading)) nameReader.survey?.([reading]);
    const { own, page } = surveyed.get(reading)!;
    reading.references = resolveReferences(reading, own, page);
    return own;
  },
};

/** The names of a page. What one article introduces is known in all. */
function readNames(readings: readonly Reading[]): Finding<'name'>[][] {
  const scenes = readings.map((reading) => new Scene(reading));
  const counts = countCountries(scenes);
  const acts = scenes.map((scene): Act => {
    addShortForms(scene, counts);
    const nested = [...addBodies(scene), ...addPlaces(scene)];
    const titles = titlesOf(scene);
    return { scene, titles, introduced: introductions(scene, titles), nested };
  });
  const people = new People(acts);
  nameShortForms(scenes);
  const homes = bodyHomes(scenes);
  for (const act of acts) people.mark(act);
  const page = new Map<string, Known>();
  const drafts = acts.map((act) => draft(act, people, homes, page));
  for (const known of page.values()) {
    let most = 0;
    for (const { form, count } of known.forms.values())
      if (count > most) {
        most = count;
        known.name = form;
      }
  }
  return acts.map((act, i) => finish(act, drafts[i], page));
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
