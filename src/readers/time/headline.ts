import { addDays, formatDate, isFull, parseDate } from '../../record/edtf.ts';
import type { Article } from './article.ts';

/** The lead of an article, in UTF-16 code units from its headline. */
const LEAD_REACH = 120;

/** 外长周五抵达 in a headline: where the text tells that such a day is the next, the headline's is that one. */
export function settleWeekday({ weekdayOfHead, findings: { list } }: Article): void {
  const head = weekdayOfHead < 0 ? undefined : list[weekdayOfHead];
  const date = head === undefined ? undefined : parseDate(head.value);
  if (head === undefined || !isFull(date)) return;
  const next = formatDate(addDays(date, 7));
  const lead = list.slice(weekdayOfHead + 1).filter((one) => one.start < head.end + LEAD_REACH);
  if (lead.some((one) => one.value === head.value) || !lead.some((one) => one.value.startsWith(next))) return;
  list[weekdayOfHead] = { ...head, value: next };
}

/** A headline speaks of the talks before the text tells their day: they are of that day. */
export function settleEvents({ chronicle, text, findings: { list } }: Article): void {
  const { reportDay, reportedAt } = chronicle;
  if (reportDay === undefined) return;
  const value = formatDate(reportDay);
  for (const [i, one] of list.entries()) {
    if (one.rule !== 'event' || one.start >= reportedAt || one.value === value) continue;
    if (one.value === 'XXXX-XX-XX' && text[one.end - 1] !== '后') continue;
    const { vague: _vague, ...rest } = one;
    list[i] = { ...rest, value, anchor: value };
  }
}
