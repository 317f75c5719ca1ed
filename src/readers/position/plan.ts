import type { Finding, Reading } from '../reader.ts';
import { type Clause, clausesOf } from './clause.ts';
import { isAfter } from './day.ts';
import { Cast, NOBODY } from './party.ts';
import type { Promised } from './scene.ts';

/** Marks of what is still to come. */
const TO_COME =
  /将|预计|预定|预期|预料|计划|拟|[订定][于在]|会[在于]|最迟|最快|最早|争取|力争|改[于在]|准备|打算|有望|可望|冀|盼|希望|目标|到期|届满|截止|期限|限期|料会|料将|展延|延至|延长/;
/** Duties with a term. */
const DUTY = /须|必须|务必|应于|应在/;
const WITHIN = /^(?:之|以)?内/;
const BEFORE = /^(?:之?前|以前|底前)/;
/** No longer so, or not so. */
const CALLED_OFF = /原[定订拟计本]|曾|此前|取消|推迟|无法|未能|没有|不会|是否|尚未|如果|若|能否|不排除/;
/** 將於11月舉行的峰會: the date describes a noun. */
const DESCRIBES = /^[^，。]{0,14}?(?:举行|召开|举办|开幕|生效|开始|进行|发表|到期|出席|主办)的/;
/** What is foreseen, not undertaken: growth, weather, anniversaries. */
const FORECAST =
  /增长|反弹|回升|上升|下降|下滑|放缓|预测|萎缩|衰退|通胀|通膨|升温|降温|降雨|气温|台风|影响|到来|迎来|周年|出现|走势|触底|支出|消费|价格|涨至|跌至|占比|需求/;
/** 未來三年, 今後四年 */
const COMING = /(?:未来|今后|接下来|往后)$/;

/** Clauses that set a date still to come, where the walk found no promise: 下屆會議定於明年3月舉行. */
export function plans(reading: Reading, promised: readonly Promised[]): Promised[] {
  const { folded } = reading.passage;
  const today = reading.article.published ?? reading.page.published ?? '';
  const dates = reading.found.time.filter((time) => isDue(folded, time, today));
  if (dates.length === 0) return [];
  const cast = new Cast(reading);
  const found: Promised[] = [];
  const covered = [...promised].sort((a, b) => a.start - b.start);
  let next = 0;
  let past = 0;
  for (const clause of clausesOf(reading.passage)) {
    while (next < dates.length && dates[next].start < clause.start) next++;
    if (next >= dates.length) break;
    const date = dates[next];
    if (date.end > clause.end) continue;
    while (past < covered.length && covered[past].end <= clause.start) past++;
    if (past < covered.length && covered[past].start < clause.end) continue;
    if (!isPlan(folded, clause, date, today)) continue;
    found.push(toPromise(clause, cast, folded));
  }
  return found;
}

function isDue(folded: string, { value, vague, start, end }: Finding<'time'>, today: string): boolean {
  if (vague === true) return false;
  if (!value.startsWith('P')) return isAfter(value, today);
  return (
    WITHIN.test(folded.slice(end, end + 3)) || folded[end - 1] === '内' || COMING.test(folded.slice(start - 3, start))
  );
}

function isPlan(folded: string, clause: Clause, date: Finding<'time'>, today: string): boolean {
  const words = folded.slice(clause.start, clause.end);
  if (clause.end - date.end < 2 && !TO_COME.test(folded.slice(Math.max(clause.start, date.start - 8), date.start)))
    return false;
  if (date.value === today && !TO_COME.test(folded.slice(clause.start, date.start))) return false;
  if (FORECAST.test(words) || CALLED_OFF.test(words) || DESCRIBES.test(folded.slice(date.end, clause.end)))
    return false;
  const after = folded.slice(date.end, date.end + 4);
  if (TO_COME.test(words)) return true;
  return DUTY.test(words) && (WITHIN.test(after) || BEFORE.test(after));
}

function toPromise(clause: Clause, cast: Cast, folded: string): Promised {
  const mark = folded.slice(clause.start, clause.end).search(TO_COME);
  const subject = cast.subject(clause.start, mark > 0 ? clause.start + mark : clause.end);
  const said = cast.saidAt(clause.end - 1).at(-1);
  const parties =
    subject?.agent === true && subject.names.length > 0
      ? subject
      : said === undefined
        ? NOBODY
        : {
            names: said.speakerNames ?? [said.speakerName],
            ids: said.speakerNames === undefined ? [said.speaker] : [],
          };
  return {
    start: clause.start,
    end: clause.end,
    action: clause.start,
    modality: 'intends',
    parties,
    rule: 'plan',
    terms: [],
    confidence: 0.6,
    clauses: 1,
  };
}
