import { randomUUID } from 'node:crypto';
import type { Entry, Span } from '../record/kinds.ts';
import { LibraryError } from './error.ts';

/** Which entry a person meant, so that it is found again after a page is read again. */
export interface Anchor {
  /** Id of the entry without its page's id, e.g. `.statement.82-255`. */
  readonly id: string;
  readonly kind: string;
  readonly spans?: readonly Span[];
  readonly quote?: string;
  /** The entry as the machine had read it. */
  readonly entry: Entry;
}

/** What a person says of the record. */
export type Change =
  | { readonly action: 'accept' | 'reject'; readonly anchor: Anchor }
  | {
      readonly action: 'change';
      readonly anchor: Anchor;
      readonly field: string /** null removes the field */;
      readonly value: unknown;
    }
  | { readonly action: 'span'; readonly anchor: Anchor; readonly spans: readonly Span[]; readonly quote: string }
  /** On this page the entity is another one. */
  | { readonly action: 'split'; readonly entity: string; readonly as: string }
  /** Everywhere the entity is the same as another. */
  | { readonly action: 'merge'; readonly entity: string; readonly into: string }
  /** What a person makes of a conflict (see `chancery conflicts`). */
  | {
      readonly action: 'verdict';
      readonly conflict: string;
      readonly rule: string;
      readonly verdict: 'open' | 'explained' | 'confirmed' | 'dismissed';
      /** The entries that it was about, so that it is known again after pages are read again. */
      readonly about: readonly { readonly page: string; readonly kind: string; readonly spans?: readonly Span[] }[];
    }
  /** An earlier correction no longer counts. */
  | { readonly action: 'withdraw'; readonly of: string };

/** One line of the log. */
export interface Correction {
  readonly uid: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly who: string;
  readonly why: string;
  /** SHA-256 of the page's source text; absent for `merge` and `withdraw`. */
  readonly sha256?: string;
  readonly change: Change;
}

/** Who says so and why. */
export interface Hand {
  readonly who: string;
  readonly why?: string;
  /** Now by default. */
  readonly at?: string;
}

/** What stands on an entry that a person has looked at. */
export interface Review {
  readonly status: 'accepted' | 'corrected';
  readonly by: string;
  readonly at: string;
  readonly why?: string;
  /** Set where the present reader no longer finds the entry; it is kept because a person confirmed it. */
  readonly kept?: true;
}

export type Reviewed = Entry & { review?: Review };

export function newCorrection(change: Change, hand: Hand, sha256?: string): Correction {
  if (hand.who.trim() === '') throw new LibraryError('correction', 'a correction needs a name; say who with --as NAME');
  return {
    uid: randomUUID(),
    at: hand.at ?? new Date().toISOString(),
    who: hand.who.trim(),
    why: hand.why?.trim() ?? '',
    ...(sha256 === undefined ? {} : { sha256 }),
    change,
  };
}

/** The log's lines that still count, in their order. */
export function inForce(log: readonly Correction[]): Correction[] {
  const withdrawn = new Set<string>();
  for (let i = log.length - 1; i >= 0; i--) {
    const { uid, change } = log[i];
    if (change.action === 'withdraw' && !withdrawn.has(uid)) withdrawn.add(change.of);
  }
  return log.filter(({ uid, change }) => change.action !== 'withdraw' && !withdrawn.has(uid));
}

/**
 * The entries of an article as corrected. A rejected entry leaves a gap, so that the places of the others stay.
 * Entries that a person confirmed or changed and that are no longer found are added at the end.
 * @param corrections those of the page, in force, in the order of the log
 * @param belongs whether what is no longer found stood in this article
 */
export function applyCorrections(
  page: string,
  entries: readonly Entry[],
  corrections: readonly Correction[],
  belongs: (anchor: Anchor) => boolean,
): (Reviewed | undefined)[] {
  const out: (Reviewed | undefined)[] = [...entries];
  const places = new Map<string, number>();
  for (const { who, at, why, change } of corrections) {
    if (change.action === 'split') {
      out.forEach((entry, i) => {
        if (entry !== undefined) out[i] = withEntity(entry, change.entity, change.as);
      });
      continue;
    }
    if (!('anchor' in change)) continue;
    const { anchor } = change;
    let place = places.get(anchor.id) ?? findAnchor(page, entries, anchor);
    const lost = place < 0;
    if (lost) {
      if (change.action === 'reject' || !belongs(anchor)) continue;
      place = out.push(onPage(anchor, page)) - 1;
    }
    places.set(anchor.id, place);
    if (change.action === 'reject') {
      out[place] = undefined;
      continue;
    }
    const before: Reviewed = out[place] ?? entries[place] ?? onPage(anchor, page);
    const status = change.action === 'accept' ? (before.review?.status ?? 'accepted') : 'corrected';
    const kept = lost || before.review?.kept === true;
    const review: Review = { status, by: who, at, ...(why === '' ? {} : { why }), ...(kept ? { kept: true } : {}) };
    out[place] = { ...changed(before, change), review } as Reviewed;
  }
  return out;
}

function changed(entry: Entry, change: Change): Entry {
  if (change.action === 'span') return { ...entry, spans: change.spans, quote: change.quote, confidence: 1 } as Entry;
  if (change.action !== 'change') return { ...entry, confidence: 1 };
  const { [change.field]: _before, ...rest } = entry as unknown as Record<string, unknown>;
  return {
    ...rest,
    ...(change.value === null ? {} : { [change.field]: change.value }),
    confidence: 1,
  } as unknown as Entry;
}

/** The entry as it was when the person saw it, on this page. */
function onPage(anchor: Anchor, page: string): Entry {
  const article = (anchor.entry as { article?: string }).article;
  const was = (anchor.entry as { page?: string }).page ?? '';
  return {
    ...anchor.entry,
    id: page + anchor.id,
    page,
    ...(article === undefined ? {} : { article: page + article.slice(was.length) }),
  } as Entry;
}

/** The entry's place; by its id, else the entry of its kind with the same words there, else the one that shares most. */
function findAnchor(page: string, entries: readonly Entry[], anchor: Anchor): number {
  const id = page + anchor.id;
  const same = entries.findIndex((entry) => entry.id === id);
  if (same >= 0 || anchor.spans === undefined) return same;
  let best = -1;
  let most = 0.5;
  entries.forEach((entry, i) => {
    if (entry.kind !== anchor.kind || !('spans' in entry) || entry.spans === undefined) return;
    const share = overlap(entry.spans as readonly Span[], anchor.spans ?? []);
    if (share > most || (share === most && best < 0)) {
      best = i;
      most = share;
    }
  });
  return best;
}

/** Shared characters over all characters of both. */
function overlap(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0;
  for (const [s, e] of a) for (const [t, f] of b) shared += Math.max(0, Math.min(e, f) - Math.max(s, t));
  const length = (spans: readonly Span[]) => spans.reduce((sum, [start, end]) => sum + end - start, 0);
  const all = length(a) + length(b) - shared;
  return all === 0 ? 0 : shared / all;
}

/** The entry with one entity's id in place of another's; itself where it does not name it. */
export function withEntity<E extends Entry>(entry: E, from: string, to: string): E {
  return mapEntities(entry, (id) => (id === from ? to : id));
}

const SINGLE = ['entity', 'speaker'] as const;
const LISTS = ['participantIds', 'partyIds', 'holderIds'] as const;

/** The entry with its entity ids replaced; itself where nothing changes. */
export function mapEntities<E extends Entry>(entry: E, map: (id: string) => string): E {
  const fields = entry as unknown as Record<string, unknown>;
  let copy: Record<string, unknown> | undefined;
  for (const field of SINGLE) {
    const id = fields[field];
    if (typeof id !== 'string' || map(id) === id) continue;
    copy ??= { ...fields };
    copy[field] = map(id);
  }
  for (const field of LISTS) {
    const ids = fields[field];
    if (!Array.isArray(ids) || ids.every((id) => map(id) === id)) continue;
    copy ??= { ...fields };
    copy[field] = ids.map((id) => map(id));
  }
  return (copy ?? entry) as E;
}
