import type { Finding, Reading } from '../reader.ts';
import { datelineEnd } from '../statement/between.ts';
import type { Clause } from './clause.ts';
import { isAfter } from './day.ts';
import { Cast, type Mention, NOBODY } from './party.ts';
import type { Promised } from './scene.ts';
import { RETURNS } from './words.ts';

/** Marks of what is still to come. */
const TO_COME =
  /将|预计|预定|预期|预料|计划(?![署书局]|草案|执行)|拟|[订定][于在]?(?=\d|[一二三四五六七八九十明后下本今])|[订定][于在]|会[在于]|最迟|最快|最早|争取|力争|改[于在至期]|顺延|延后|延期|准备|打算|有望|可望|冀|盼|希望|目标(?=[是为在到，：]|\d)|到期|届满|截止|期限|限期|料会|料将|料(?=[于在年明今下本\d])|展延|延至|延长/;
/** Duties with a term. */
const DUTY = /须|必须|务必/;
/** What is done on a day still to come, told without a mark of the future: 大橋2027年8月通車. */
const DONE =
  /^(?:之?前|以前|起|开始|至|到|于|在|就|对|向|从|由|与|和|同|再|先|首度|首次|正式|率团|率队|共同|联合|分别)*(?:[^，。的]{0,14}?(?:举行|召开|举办|登场)|启动|启用|启程|启航|动工|开工|完工|竣工|通车|通航|通水|投产|投入|投用|生效|上路|实施|施行|落实|执行|展开|开展|开始|开幕|开放|开通|开业|签署|签订|签约|签字|草签|换文|批准|表决|投票|审议|提交|送交|提出|公布|发布|出台|定案|决定|设立?|成立|建成|建立|交付|移交|交货|拨款|拨付|发放|访问?(?!谈)|到访|抵达?|前往|转往|转赴|赴|返|回国|离任|上任|就任|接任|恢复|取消|停征|停止|终止|关闭|退出|撤出|解除|到期|届满|试办|试行|复航|首航|复飞|停航|延长|会面|会晤|会谈|磋商|谈判|讨论|对话)/;
const NAMED = /^(?:当天|这天|这一天)?(?:定为|命名为?|设为|设立为|视为|确定为|称为|定名|列为|作为)/;
/** Words that make a clause with a date a hope, a question, a condition or history. */
const NO_DEED = /不|未|没|无|若|如|曾|已|了|过|周年|以来|期间|的时候|一旦|除非|前后|届时|[（）]/;
const WITHIN = /^(?:之|以)?内/;
const BEFORE = /^(?:之?前|以前|底前)/;
/** No longer so, or not so. */
const CALLED_OFF =
  /原[定订拟计本]|曾|此前|取消$|取消[^，]{0,4}(?:访|行|会|谈)|推迟(?![至到])|无法|未能|没有|不会|(?<!决定|评估|检讨|讨论|考虑|研究|商议|裁定|表决)是否|尚未|如果|若|能否|不排除|可能|或[于在将会]|有望|可望|传[^统真]/;
/** 將於11月舉行的峰會: the date describes a noun. */
const DESCRIBES = /^[^，。]{0,14}?(?:举行|召开|举办|开幕|生效|开始|进行|发表|到期|出席|主办)的/;
/** What is foreseen, not undertaken: growth, weather, anniversaries. */
const FORECAST =
  /增长|反弹|回升|上升|下降|下滑|放缓|预测|萎缩|衰退|通胀|通膨|升温|降温|降雨|气温|影响|到来|迎来|周年|出现|走势|触底|支出|消费|价格|涨至|跌至|占比|需求/;
/** 未來三年, 今後四年 */
const COMING = /(?:未来|今后|接下来|往后)$/;

/** Clauses that set a date still to come, where the walk found no promise: 下屆會議定於明年3月舉行. */
export function plans(
  reading: Reading,
  promised: readonly Promised[],
  clauses: readonly Clause[],
  mentions: readonly Mention[],
): Promised[] {
  const { folded } = reading.passage;
  const today = reading.article.published ?? reading.page.published ?? '';
  const dates = reading.found.time.filter((time) => isDue(folded, time, today));
  if (dates.length === 0) return [];
  const cast = new Cast(reading, mentions);
  const found: Promised[] = [];
  const covered = [...promised].sort((a, b) => a.start - b.start);
  let next = 0;
  let past = 0;
  for (const [index, clause] of clauses.entries()) {
    while (next < dates.length && dates[next].start < clause.start) next++;
    if (next >= dates.length) break;
    const date = dates[next];
    if (date.end > clause.end) continue;
    while (past < covered.length && covered[past].end <= clause.start) past++;
    if (past < covered.length && covered[past].start < clause.end) continue;
    // The day of a dateline.
    if (date.start < datelineEnd(folded, reading.passage.structure.partner, clause.start, clause.end)) continue;
    if (!isPlan(folded, clause, date, today)) continue;
    const promise = toPromise(clause, cast, folded);
    const after = clauses[index + 1];
    // 力争到2025年，…: what is to come by then is told in the next clause.
    const bare = clause.end === date.end && clause.mark === '，';
    if (after?.first === false && (bare || RETURNS.test(folded.slice(after.start, after.end)))) promise.end = after.end;
    found.push(promise);
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

/** 希望年底前签署, 否认下月访问, 讨论下月峰会: no one undertakes it. */
const NOT_UNDERTAKEN =
  /(?:希望|期望|期待|期盼|期许|盼望?|冀|建议|提议|邀请|否认|猜测|揣测|讨论|商讨|谈及|要求|呼吁|敦促|促请?|吁)(?!达|成|进)[^，]{0,30}$/;

function isPlan(folded: string, clause: Clause, date: Finding<'time'>, today: string): boolean {
  const words = folded.slice(clause.start, clause.end);
  if (clause.end - date.end < 2 && !TO_COME.test(folded.slice(Math.max(clause.start, date.start - 8), date.start)))
    return false;
  if (NOT_UNDERTAKEN.test(folded.slice(clause.start, date.start))) return false;
  const ahead = TO_COME.test(folded.slice(clause.start, date.start)) || '将会'.includes(folded[date.end] ?? ' ');
  if (date.value.startsWith(today) && !ahead) return false;
  // 將5月15日命名為…: a day that is named.
  if (/[将把]$/.test(folded.slice(clause.start, date.start)) && NAMED.test(folded.slice(date.end, clause.end)))
    return false;
  if (FORECAST.test(words) || CALLED_OFF.test(words) || DESCRIBES.test(folded.slice(date.end, clause.end)))
    return false;
  // 屆時預計有兩百家參加: no plan without 將.
  if (folded.startsWith('届时', date.start) && !words.includes('将')) return false;
  if (clause.end - clause.start - (date.end - date.start) < 3) return false;
  if (TO_COME.test(words)) return true;
  const rest = folded.slice(date.end, clause.end);
  if (DUTY.test(words)) return WITHIN.test(rest) || BEFORE.test(rest) || date.value.startsWith('../');
  // 會議20日至21日舉行, on its second day: it is being held.
  if (hasBegun(date.value, today)) return false;
  // 今年批准的投資: this year, this month may be gone by.
  if (today.startsWith(date.value) && !WITHIN.test(rest) && !BEFORE.test(rest)) return false;
  return DONE.test(rest) && !NO_DEED.test(words);
}

/** Whether the first day of an interval of whole days is today or gone by. */
function hasBegun(value: string, today: string): boolean {
  const [first, last] = value.split('/');
  return last !== undefined && /^\d{4}-\d\d-\d\d$/.test(first) && first <= today;
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
