import { isFull, parseDate, weekday } from '../../record/edtf.ts';
import type { Draft, Evidence } from './evidence.ts';
import { ofKind } from './evidence.ts';

const DATED = /日(?:，|（)?(?:星期|周|礼拜)([一二三四五六日天])(?![报刊期岁年月边围家])/g;
const DAYS = '一二三四五六日';
const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A weekday printed beside a date that fell on another. */
export function weekdays(evidence: Evidence): Draft[] {
  const { passage, article } = evidence.reading;
  const times = ofKind(evidence, 'time');
  const drafts: Draft[] = [];
  for (const match of passage.folded.matchAll(DATED)) {
    const at = match.index;
    const end = at + match[0].length;
    const found = times.filter(({ finding }) => finding.start <= at && finding.end > at);
    const date = parseDate(found[0]?.finding.value);
    if (!isFull(date)) continue;
    const printed = DAYS.indexOf(match[1].replace('天', '日')) + 1;
    const real = weekday(date);
    if (printed === real) continue;
    const also = times.filter(({ finding }) => finding.start > at && finding.start < end);
    drafts.push({
      type: 'date',
      article: article.id,
      entries: [...found, ...also].map((one) => one.id),
      severity: 'minor',
      note: `${found[0].finding.value} was a ${NAMES[real - 1]}; the page prints ${NAMES[printed - 1]}.`,
      innocent: ['the date belongs to another year', 'the weekday is that of another time zone'],
      confidence: 0.8,
    });
  }
  return drafts;
}
