import { daysOf } from '../../library/days.ts';
import type { EntryOf } from '../../record/kinds.ts';
import { fold } from '../../text/fold.ts';
import type { Sentence, Telling } from '../telling.ts';
import { type Draft, daysApart, dayText, put, type Rule } from './rule.ts';

/** Counters of what happens again and again. */
const AGAIN = /[次届轮回]$/;
/** Beyond this the numbers count different things. */
const FAR = 6;
/** Days between a time that a sentence names and the report, from where on it tells of the past. */
const PAST = 40;
/** Visits are announced so many days before. */
const TO_COME = 10;
/** Days after which a count may have begun anew. */
const ONE_COUNT = 200;
/** Folded: bodies and terms of office, whose sessions are counted from 1 in every term. */
const TERM = /(?:第)?[0-9零一二三四五六七八九十百]+届/g;
const OF_A_TERM =
  /^(?:、|和|[一二三四五六七八九]中全会|全国|中央|人大|政协|省|市|国会|议会|政府|委员|理事|总统|主席|常委)/;
/** Folded. */
const VISIT = /^(?:对|正式|国事|工作)?(?:访问|到访|踏足|来到|出访|往访|前往|访|赴)/;
/** A count of some months only. */
const SINCE = /(?:以来|今年|年内|本月|本年|连续|任内|上任后)[^，。；]{0,4}$/;
/** What tells that it takes place. */
const TAKES_PLACE = /举行|召开|开幕|举办|访问|访华|到访|出访|往访|会晤|会谈|磋商|对话/;
/** Several a day are usual. */
const SESSION = /^(?:全体|委员长|主席团|主席|小组|常务)?会议/;
/** A name so near before the number says who does it: room for an office between them. */
const NEAR = 4;

interface Counted {
  readonly id: string;
  readonly article: string;
  readonly n: number;
  readonly day: number;
  readonly quote: string;
  readonly session: boolean;
  readonly visit: boolean;
}

/** Counted occasions out of sequence: an earlier number told later, or two numbers for one occasion. */
export class Order implements Rule {
  readonly #counted = new Map<string, Counted[]>();

  take(telling: Telling): void {
    const { day: published, article } = telling;
    if (published === undefined) return;
    for (const entry of telling.entries) {
      if (entry.kind !== 'ordinal' || entry.n < 3 || !AGAIN.test(fold(entry.quote))) continue;
      const sentence = telling.sentenceOf(entry);
      if (sentence === undefined) continue;
      const day = dayOf(telling, sentence, published);
      const key = day === undefined ? undefined : subjectKey(telling, sentence, entry);
      if (key !== undefined)
        put(this.#counted, key.key, {
          session: key.session,
          visit: key.visit,
          id: entry.id,
          article: article.id,
          n: entry.n,
          day: day as number,
          quote: entry.quote,
        });
    }
  }

  found(): Draft[] {
    const drafts: Draft[] = [];
    for (const counted of this.#counted.values()) {
      const sorted = [...counted].sort((a, b) => a.day - b.day || a.n - b.n || (a.id < b.id ? -1 : 1));
      const told = new Set<number>();
      for (let i = 1; i < sorted.length; i++) {
        const late = sorted[i];
        const early = sorted.slice(0, i).find((one) => one.article !== late.article && contradict(one, late));
        if (early === undefined || told.has(late.n)) continue;
        told.add(late.n);
        drafts.push(draftOf(early, late));
      }
    }
    return drafts;
  }
}

/** The day that a sentence tells of, else that of the report; undefined where it tells of the past or of what is to come. */
function dayOf(telling: Telling, { index }: Sentence, published: number): number | undefined {
  let told: number | undefined;
  for (const entry of telling.entries) {
    if (entry.kind !== 'time' || telling.sentenceOf(entry)?.index !== index) continue;
    const days = daysOf(entry.value);
    if (days === undefined || days[0] <= 0) continue;
    const last = days[1] >= 99_999_999 ? days[0] : days[1];
    if (daysApart(last, published) > PAST || daysApart(published, days[0]) > TO_COME) return undefined;
    if (days[0] === last) told = last;
  }
  return told ?? published;
}

interface Thing {
  readonly key: string;
  /** One of several sessions that may stand on one day. */
  readonly session: boolean;
  /** Counted once for all: a count of visits does not begin anew. */
  readonly visit: boolean;
}

/** The n-th visit of someone to a state, however it is worded. */
function visitKey(telling: Telling, index: number, at: number, after: string, end: number): string | undefined {
  const verb = VISIT.exec(after)?.[0];
  if (verb === undefined) return undefined;
  const place = telling.entries.find(
    (entry) => entry.kind === 'name' && entry.type === 'place' && telling.startOf(entry) === end + verb.length,
  );
  if (place?.kind !== 'name') return undefined;
  const behind = end + verb.length + place.quote.length;
  const guest = whoBefore(telling, index, at, 'person') ?? personAt(telling, behind + 1);
  return guest === undefined ? undefined : `visit ${place.entity} ${guest}`;
}

/** Who does for the n-th time what; undefined where it is too little to be one thing. */
function subjectKey(
  telling: Telling,
  { index, start, end }: Sentence,
  { of, quote, spans }: EntryOf<'ordinal'>,
): Thing | undefined {
  const { folded } = telling.passage;
  const at = telling.positionOf(spans[0][0]);
  const after = folded.slice(at + quote.length, Math.min(end, at + quote.length + 16));
  const counter = fold(quote).slice(-1);
  if (counter === '届' && (OF_A_TERM.test(after) || folded[at - 1] === '、')) return undefined;
  const visit = visitKey(telling, index, at, after, at + quote.length);
  if (visit !== undefined) return { key: `${counter} ${visit}`, session: false, visit: true };
  const what = /^[\p{Script=Han}A-Za-z·—「『」』-]{2,16}/u.exec(after)?.[0] ?? '';
  // 进博会第十届: what is counted may stand before the number.
  const before = /[\p{Script=Han}A-Za-z·-]{2,12}$/u.exec(folded.slice(Math.max(start, at - 12), at))?.[0] ?? '';
  const thing = what.length >= 4 ? what : `${before}|${what}`;
  const doer = whoBefore(telling, index, at) ?? before.slice(-6);
  if (thing.length < 5 || (doer === '' && counter !== '届')) return undefined;
  if (SINCE.test(folded.slice(start, at)) || !TAKES_PLACE.test(folded.slice(start, end))) return undefined;
  const term = folded.slice(start, at).match(TERM)?.at(-1) ?? '';
  return {
    visit: false,
    key: `${counter} ${thing} ${fold(of)} ${term} ${doer}`,
    session: SESSION.test(after),
  };
}

/** 踏足中国的某某 */
function personAt(telling: Telling, position: number): string | undefined {
  for (const entry of telling.entries)
    if (entry.kind === 'name' && entry.type === 'person' && telling.startOf(entry) === position) return entry.entity;
  return undefined;
}

/** The entity named right before a place. */
function whoBefore(telling: Telling, index: number, at: number, type?: 'person'): string | undefined {
  for (const entry of telling.entries) {
    if (entry.kind !== 'name' || telling.sentenceOf(entry)?.index !== index) continue;
    if (type !== undefined && entry.type !== type) continue;
    const gap = at - telling.startOf(entry) - entry.quote.length;
    if (gap >= 0 && gap <= (entry.type === 'person' ? NEAR : 0)) return entry.entity;
  }
  return undefined;
}

function contradict(early: Counted, late: Counted): boolean {
  if (early.n === late.n || (!early.visit && Math.abs(early.n - late.n) > FAR)) return false;
  if (early.day === late.day) return !early.session;
  return late.n < early.n && (early.visit || daysApart(early.day, late.day) <= ONE_COUNT);
}

function draftOf(early: Counted, late: Counted): Draft {
  const one = early.day === late.day;
  return {
    rule: one ? 'two numbers for one occasion' : 'out of sequence',
    type: 'order',
    entries: [early.id, late.id],
    severity: one ? 'major' : 'minor',
    note: one
      ? `${early.quote} in one report and ${late.quote} in another of the same day.`
      : `${late.quote} is told on ${dayText(late.day)}, after ${early.quote} on ${dayText(early.day)}.`,
    innocent: [
      'the later text tells of an earlier occasion',
      ...(one ? ['two occasions on one day'] : ['the two count different things under one name']),
    ],
  };
}
