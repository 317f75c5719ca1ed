import type { EntryOf } from '../../record/kinds.ts';
import { fold } from '../../text/fold.ts';
import type { Telling } from '../telling.ts';
import type { Draft, Rule } from './rule.ts';

/** A transcribed name has at least so many characters; in shorter ones another character is another person. */
const LEAST_LENGTH = 4;
/** A garbled form stands in at most so many articles, the right one in at least so many. */
const RARE = 1;
const USUAL = 3;

interface Form {
  articles: number;
  readonly id: string;
  readonly entity: string;
  readonly quote: string;
  readonly offices: Set<string>;
  last: string;
}

/** A long name with an office, printed once, that differs in one character from a usual name of the same office. */
export class Names implements Rule {
  readonly #forms = new Map<string, Form>();

  take(telling: Telling): void {
    for (const entry of telling.entries) {
      if (entry.kind !== 'name' || entry.type !== 'person' || entry.quote.length < LEAST_LENGTH) continue;
      this.#put(entry, telling.article.id);
    }
  }

  #put(entry: EntryOf<'name'>, article: string): void {
    const form = fold(entry.quote).replace(/[-.]/g, '·');
    if (/[A-Za-z]/.test(form)) return;
    let known = this.#forms.get(form);
    if (known === undefined) {
      known = { articles: 0, id: entry.id, entity: entry.entity, quote: entry.quote, offices: new Set(), last: '' };
      this.#forms.set(form, known);
    }
    if (known.last !== article) known.articles++;
    known.last = article;
    const office = fold(`${entry.affiliation ?? ''}${entry.role ?? ''}`);
    // A bare 秘书长 is borne by many.
    if (entry.affiliation !== undefined || office.length >= 4) known.offices.add(office);
  }

  found(): Draft[] {
    const drafts: Draft[] = [];
    const usual = new Map<string, Form[]>();
    for (const [form, facts] of this.#forms)
      if (facts.articles >= USUAL)
        for (const pattern of patterns(form)) usual.set(pattern, [...(usual.get(pattern) ?? []), facts]);
    for (const [form, rare] of this.#forms) {
      if (rare.articles > RARE) continue;
      const like = patterns(form)
        .flatMap((pattern) => usual.get(pattern) ?? [])
        .find((one) => one.entity !== rare.entity && [...rare.offices].some((office) => one.offices.has(office)));
      if (like === undefined) continue;
      drafts.push({
        rule: 'garbled name',
        type: 'name',
        entries: [rare.id, like.id],
        severity: 'minor',
        note: `${rare.quote} stands once; ${like.quote}, with the same office, in ${like.articles} articles.`,
        innocent: ['another transcription of the name', 'two people with like names and the same office'],
      });
    }
    return drafts;
  }
}

/** The form with each of its characters left open. */
const patterns = (form: string): string[] =>
  [...form].map((_, i, units) => [...units.slice(0, i), '?', ...units.slice(i + 1)].join(''));
