import type { Doubt, Span } from '../record/kinds.ts';
import { FOUNDED } from './anniversaries.ts';

/** When a page came out, and how that is known. */
export interface Published {
  /** ISO date. */
  readonly date: string;
  readonly from: 'told' | 'printed' | 'inferred';
  readonly doubt?: Doubt;
}

const pad = (n: number) => String(n).padStart(2, '0');
const iso = (y: number, m: number, d: number) => `${y}-${pad(m)}-${pad(d)}`;
const valid = (m: number, d: number) => m >= 1 && m <= 12 && d >= 1 && d <= 31;

function nextDay(y: number, m: number, d: number): string {
  const date = new Date(Date.UTC(y, m - 1, d + 1));
  return iso(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

const PRINTED = /((?:19|20)\d{2})[年./-](\d{1,2})[月./-](\d{1,2})(?:日|(?!\d))/;
const PRINTED_ROC = /民国(\d{2,3})年(\d{1,2})月(\d{1,2})日/;

/** A date that stands alone in a line of furniture. */
export function printedDate(furniture: readonly string[]): string | undefined {
  for (const text of furniture) {
    const found = PRINTED.exec(text.slice(0, 60));
    const roc = PRINTED_ROC.exec(text.slice(0, 60));
    if (roc !== null && valid(Number(roc[2]), Number(roc[3])))
      return iso(1911 + Number(roc[1]), Number(roc[2]), Number(roc[3]));
    if (found !== null && valid(Number(found[2]), Number(found[3])))
      return iso(Number(found[1]), Number(found[2]), Number(found[3]));
  }
  return undefined;
}

interface Dated {
  readonly month: number;
  readonly day: number;
  readonly at: number;
  readonly length: number;
  readonly year?: number;
  weight: number;
}

const MAX_TEXT = 60_000;

/**
 * Infers the day a page came out: the day after the event it reports, in the year that anniversaries and full
 * dates on the page agree on. Undefined where the page does not say enough. Takes folded text without white
 * space, and where each character stands in the source.
 */
export function inferPublished(folded: string, sourceAt: (position: number) => number): Published | undefined {
  const text = folded.slice(0, MAX_TEXT);
  const dates = findDates(text);
  const years = yearVotes(text, dates);
  const event = pickEvent(dates);
  if (event === undefined) return undefined;
  const near = dates.find((d) => d.year !== undefined && d.month === event.month && d.day === event.day);
  let year = near?.year;
  if (year === undefined) {
    const ranked = [...years].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
    if (ranked.length === 0 || ranked[0][1] < 1) return undefined;
    if (ranked.length > 1 && ranked[0][1] - ranked[1][1] < 0.5) return undefined;
    year = ranked[0][0];
  }
  const spans: Span[] = [];
  for (let i = event.at; i < event.at + event.length; i++) {
    const offset = sourceAt(i);
    const last = spans[spans.length - 1] as [number, number] | undefined;
    if (last !== undefined && last[1] === offset) last[1] = offset + 1;
    else spans.push([offset, offset + 1] as [number, number] as unknown as Span);
  }
  return {
    date: nextDay(year, event.month, event.day),
    from: 'inferred',
    doubt: {
      code: 'published',
      note: 'The page prints no date; taken as the day after the event, in the year its anniversaries and full dates point to.',
      spans,
    },
  };
}

function findDates(text: string): Dated[] {
  const found: Dated[] = [];
  for (const m of text.matchAll(/(?:((?:19|20)\d{2})年)?(\d{1,2})月(\d{1,2})日/g)) {
    const month = Number(m[2]);
    const day = Number(m[3]);
    if (!valid(month, day)) continue;
    const before = text.slice(Math.max(0, m.index - 8), m.index);
    const after = text.slice(m.index + m[0].length, m.index + m[0].length + 12);
    let weight = m[1] === undefined ? 1 : 0.6;
    if (/(?:自|从|至|到|将于|定于|截至|去年|前年|明年|原定)$/.test(before)) weight -= 0.9;
    if (/(?:今天（?|今日（?|当地时间|昨日（?|昨天（?)$/.test(before)) weight += 1.5;
    if (/^(?:上午|下午|中午|晚|电|讯|，)/.test(after)) weight += 0.6;
    if (/[。】」▲●]$/.test(before) || m.index === 0) weight += 0.5;
    found.push({
      month,
      day,
      at: m.index,
      length: m[0].length,
      weight,
      ...(m[1] === undefined ? {} : { year: Number(m[1]) }),
    });
  }
  return found;
}

/** The day that most of the page speaks of as its news. */
function pickEvent(dates: readonly Dated[]): Dated | undefined {
  const sums = new Map<string, { sum: number; first: Dated }>();
  for (const d of dates) {
    const key = `${d.month}-${d.day}`;
    const known = sums.get(key);
    if (known === undefined) sums.set(key, { sum: d.weight, first: d });
    else known.sum += d.weight;
  }
  const ranked = [...sums.values()].sort((a, b) => b.sum - a.sum || a.first.at - b.first.at);
  return ranked.length > 0 && ranked[0].sum >= 0.9 ? ranked[0].first : undefined;
}

function yearVotes(text: string, dates: readonly Dated[]): Map<number, number> {
  const votes = new Map<number, number>();
  const vote = (year: number, weight: number) => votes.set(year, (votes.get(year) ?? 0) + weight);
  for (const m of text.matchAll(/(\d{1,3})(?:周年|年华诞|週年)/g)) {
    const head = text.slice(Math.max(0, m.index - 60), m.index);
    const sentence = head.slice(head.lastIndexOf('。') + 1);
    for (const [words, founded] of FOUNDED) {
      const all = [...sentence.matchAll(new RegExp(words, 'g'))];
      const last = all[all.length - 1];
      if (last === undefined || sentence.length - (last.index + last[0].length) > 18) continue;
      // What happened in a year gone by is told with that year.
      const past = /(?:19|20)\d{2}年|去年|前年/.test(sentence);
      vote(founded + Number(m[1]), past ? 0.2 : /今年/.test(sentence) ? 3 : 1.5);
    }
  }
  for (const m of text.matchAll(/民国(\d{2,3})年/g)) vote(1911 + Number(m[1]), 2);
  // The end of a term lies further off than its start.
  for (const d of dates)
    if (d.year !== undefined) vote(d.year, /[至到-]$/.test(text.slice(Math.max(0, d.at - 1), d.at)) ? 0.2 : 1);
  return votes;
}
