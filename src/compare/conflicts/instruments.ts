import type { EntryOf } from '../../record/kinds.ts';
import { fold } from '../../text/fold.ts';
import type { Telling } from '../telling.ts';
import { type Draft, put, type Rule } from './rule.ts';

/** Titles shorter than this are borne by many documents. */
const LEAST_TITLE = 8;
const LONG_TITLE = 12;
/** Folded words by which a term goes on by itself, and by which the parties make it go on. */
const BY_ITSELF = /自动(?:延期|延长|续期|顺延|延续)/;
/** Characters behind a title within which it may be extended. */
const BEHIND = 24;
const AGREED = /(?:同意|商定|决定|一致|宣布|协商)[^，。；]{0,12}(?:延期|延长|续签|续期)/;

interface Told {
  readonly id: string;
  readonly article: string;
  readonly what: string;
  readonly quote: string;
}

/** One document with two days of signing, two terms, or extended by itself here and by agreement there. */
export class Instruments implements Rule {
  readonly #signed = new Map<string, Told[]>();
  readonly #extended = new Map<string, Told[]>();

  take(telling: Telling): void {
    for (const entry of telling.entries) {
      if (entry.kind !== 'instrument') continue;
      const title = titleKey(entry);
      if (title === undefined) continue;
      const told = (what: string): Told => ({ id: entry.id, article: telling.article.id, what, quote: entry.title });
      if (signedOn(entry)) put(this.#signed, title, told(entry.date as string));
      const how = extension(telling, entry);
      if (how !== undefined) put(this.#extended, extendedKey(entry, title), told(how));
    }
  }

  found(): Draft[] {
    return [
      ...contradictions(this.#signed, (one, other) => ({
        rule: 'day of signing',
        type: 'date',
        severity: 'major',
        note: `${one.quote} was signed on ${one.what} here and on ${other.what} there.`,
        innocent: ['one is the day of signing, the other of another step', 'two documents of one title'],
      })),
      ...contradictions(this.#extended, (one, other) => ({
        rule: 'manner of extension',
        type: 'wording',
        severity: 'major',
        note: `${one.quote} is extended ${one.what} here and ${other.what} there.`,
        innocent: ['the agreement confirms what the document itself provides'],
      })),
    ];
  }
}

/** A title that one document bears: a long one in title marks, or one with the parties that it is between. */
function titleKey({ title, quote, partyIds = [] }: EntryOf<'instrument'>): string | undefined {
  const folded = fold(title).replace(/[《》\s]/g, '');
  if (folded.length < LEAST_TITLE) return undefined;
  const parties = [...new Set(partyIds)].sort();
  if (fold(quote).startsWith('《') && (parties.length > 0 || folded.length >= LONG_TITLE)) return folded;
  return parties.length >= 2 ? `${folded} ${parties.join()}` : undefined;
}

const signedOn = ({ action, date }: EntryOf<'instrument'>): boolean =>
  action === 'signed' && date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date);

/** With the parties known, the end of the title is enough: some print it with the names of the parties, some without. */
function extendedKey({ partyIds = [] }: EntryOf<'instrument'>, title: string): string {
  const parties = [...new Set(partyIds)].sort();
  return parties.length < 2 ? title : `${title.split(' ')[0].slice(-6)} ${parties.join()}`;
}

function extension(telling: Telling, entry: EntryOf<'instrument'>): string | undefined {
  const sentence = telling.sentenceOf(entry);
  if (sentence === undefined) return undefined;
  const extended = entry.action === 'extended' || entry.actions?.includes('extended') === true;
  const end = telling.startOf(entry) + entry.title.length;
  const behind = telling.passage.folded.slice(end, Math.min(sentence.end, end + BEHIND));
  if (!extended && !BY_ITSELF.test(behind) && !AGREED.test(behind)) return undefined;
  const { text } = sentence;
  return BY_ITSELF.test(text) ? 'automatically' : AGREED.test(text) ? 'by agreement' : undefined;
}

function contradictions(
  titles: ReadonlyMap<string, readonly Told[]>,
  say: (one: Told, other: Told) => Omit<Draft, 'entries'>,
): Draft[] {
  const drafts: Draft[] = [];
  for (const tellings of titles.values()) {
    const one = tellings[0];
    const seen = new Set([one.what]);
    for (const other of tellings) {
      if (seen.has(other.what)) continue;
      seen.add(other.what);
      drafts.push({ ...say(one, other), entries: [one.id, other.id] });
    }
  }
  return drafts;
}
