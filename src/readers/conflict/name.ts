import { fold } from '../../text/fold.ts';
import type { Cited, Draft, Evidence } from './evidence.ts';
import { ofKind } from './evidence.ts';

interface Person {
  readonly entity: string;
  readonly name: string;
  readonly role: string;
  readonly known: boolean;
  readonly mentions: Cited<'name'>[];
  readonly article: string;
}

/** A transcribed name printed once that differs by one character from a name of the page with the same title. */
export function names(page: readonly Evidence[]): Draft[] {
  const people = new Map<string, Person>();
  for (const evidence of page)
    for (const cited of ofKind(evidence, 'name')) {
      const { type, entity, name, role, wikidata, terms } = cited.finding;
      if (type !== 'person') continue;
      const one = people.get(entity) ?? {
        entity,
        name: fold(name),
        role: fold(role ?? ''),
        known: wikidata !== undefined || (terms ?? []).length > 0,
        mentions: [],
        article: evidence.reading.article.id,
      };
      if (one.role === '' && role !== undefined) people.set(entity, { ...one, role: fold(role) });
      else people.set(entity, one);
      one.mentions.push(cited);
    }
  if (people.size < 2) return [];
  const byShape = new Map<string, Person[]>();
  const drafts: Draft[] = [];
  for (const person of people.values()) {
    if (person.name.length < 3 || person.role === '') continue;
    // Names that differ in one place share the rest: compare only those that agree when one place is blotted out.
    const rivals = new Set<Person>();
    for (let i = 0; i < person.name.length; i++) {
      const shape = `${person.name.slice(0, i)}?${person.name.slice(i + 1)} ${person.role}`;
      for (const other of byShape.get(shape) ?? []) rivals.add(other);
      byShape.set(shape, [...(byShape.get(shape) ?? []), person]);
    }
    for (const other of rivals) {
      const [usual, odd] = rank(other, person);
      if (odd.known || odd.mentions.length > 1 || (usual.mentions.length < 2 && !usual.known)) continue;
      drafts.push(clash(usual, odd));
    }
  }
  return drafts;
}

const rank = (a: Person, b: Person): [Person, Person] =>
  b.known && !a.known ? [b, a] : a.known === b.known && b.mentions.length > a.mentions.length ? [b, a] : [a, b];

function clash(usual: Person, odd: Person): Draft {
  return {
    type: 'name',
    article: odd.article,
    entries: [odd.mentions[0].id, usual.mentions[0].id],
    severity: 'minor',
    note: `${odd.mentions[0].finding.name} is printed once beside ${usual.mentions[0].finding.name}, with the same title; one character differs.`,
    innocent: ['two people with like names', 'another way of writing the same name'],
    confidence: 0.7,
  };
}
