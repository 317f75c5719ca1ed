import type { Entry, Span } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';
import { type Anchor, type Change, type Correction, type Hand, newCorrection } from './correction.ts';
import { LibraryError } from './error.ts';
import { checkField } from './fields.ts';
import { findById } from './find.ts';
import type { Store } from './store.ts';

/** What a person may say of one entry. */
export type EntryChange =
  | { readonly action: 'accept' }
  | { readonly action: 'reject' }
  /** `null` removes the field. */
  | { readonly action: 'change'; readonly field: string; readonly value: unknown }
  | { readonly action: 'span'; readonly spans: readonly Span[] };

/**
 * The log's line for a change of an entry.
 * @throws LibraryError where there is no such entry, field or place
 */
export function entryCorrection(store: Store, id: string, what: EntryChange, hand: Hand): Correction {
  const found = findById(store, id);
  if (found.what !== 'entry')
    throw new LibraryError(
      'correction',
      `${id}: is ${found.what === 'page' ? 'a page' : 'an article'}; only entries are corrected`,
    );
  const entry = found.machine ?? found.entry;
  if (entry === undefined) throw new LibraryError('correction', `${id}: is no longer in the record`);
  if (what.action === 'change') checkField(found.entry ?? entry, what.field, what.value);
  const anchor = anchorOf(entry, found.page.id);
  return newCorrection(changeOf(what, anchor, found.source.text), hand, found.source.page.sha256);
}

function changeOf(what: EntryChange, anchor: Anchor, text: string): Change {
  if (what.action !== 'span') return { ...what, anchor };
  for (const [start, end] of what.spans)
    if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length))
      throw new LibraryError(
        'correction',
        `${start}-${end} is no place on the page, which has characters 0 to ${text.length}`,
      );
  if (what.spans.length === 0) throw new LibraryError('correction', 'an entry must cite its words; give a span');
  const passage = Passage.of(text, [{ role: 'body', spans: what.spans }]);
  const quote = passage.quote(0, passage.length);
  if (quote === '') throw new LibraryError('correction', 'there are no words at this place');
  return { action: 'span', anchor, spans: what.spans, quote };
}

function anchorOf(entry: Entry, page: string): Anchor {
  const { review: _review, ...plain } = entry as Entry & { review?: unknown };
  const { spans, quote } = entry as { spans?: readonly Span[]; quote?: string };
  return {
    id: entry.id.slice(page.length),
    kind: entry.kind,
    ...(spans === undefined ? {} : { spans }),
    ...(quote === undefined ? {} : { quote }),
    entry: plain as Entry,
  };
}

/** @throws LibraryError where there is no such entity */
export function checkEntity(store: Store, id: string): void {
  if (store.sql('SELECT 1 FROM entity WHERE id = ?').get(id) === undefined)
    throw new LibraryError(
      'correction',
      `${id}: there is no such entity in the library; ids look like person:…, see: chancery search NAME`,
    );
}

/** @throws LibraryError where an entity is to be parted from itself, or the other's id is none */
export function checkOther(entity: string, as: string): void {
  if (as === entity) throw new LibraryError('correction', `${as}: is the same; name another id`);
  if (!/^[a-z]+:\S.*$/.test(as))
    throw new LibraryError(
      'correction',
      `"${as}" is no id of an entity; write a kind and a name, such as person:~NAME-2`,
    );
}

/**
 * A line of an exported log.
 * @throws LibraryError saying what is wrong with it
 */
export function readCorrection(json: string, at: string): Correction {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new LibraryError(
      'correction',
      `${at}: is not JSON: ${(error as Error).message.split('\n')[0].slice(0, 120)}`,
    );
  }
  const { uid, at: when, who, why, sha256, change } = (value ?? {}) as Partial<Correction>;
  const bad = (problem: string) =>
    new LibraryError('correction', `${at}: ${problem}; import what "correct --export" wrote`);
  if (typeof uid !== 'string' || typeof when !== 'string' || typeof who !== 'string' || typeof why !== 'string')
    throw bad('needs "uid", "at", "who" and "why"');
  if (typeof change !== 'object' || change === null || !ACTIONS.has(change.action))
    throw bad('has no "change" that is known');
  if (NEED_PAGE.has(change.action) && !/^[0-9a-f]{64}$/.test(sha256 ?? '')) throw bad('needs the "sha256" of its page');
  if ('anchor' in change && (typeof change.anchor?.id !== 'string' || typeof change.anchor.entry !== 'object'))
    throw bad('has no "anchor" that is known');
  return { uid, at: when, who, why, ...(sha256 === undefined ? {} : { sha256 }), change };
}

const ACTIONS = new Set<string>(['accept', 'reject', 'change', 'span', 'split', 'merge', 'verdict', 'withdraw']);
const NEED_PAGE = new Set<string>(['accept', 'reject', 'change', 'span', 'split']);
