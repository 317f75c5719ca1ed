import { type CalendarDate, isFull } from '../../record/edtf.ts';
import type { Article } from './article.ts';
import type { Told } from './chronicle.ts';
import { order, type Resolved } from './resolved.ts';
import { beforeAt } from './suffix.ts';
import { expiresAt } from './surroundings.ts';
import type { Point } from './written.ts';

/** Takes note of a date for those that are told after it. */
export function remember(article: Article, resolved: Resolved, point: Point): void {
  const { chronicle, text } = article;
  const date = dateTold(resolved, point, text);
  if (date === undefined) return;
  if (point.part?.kind !== 'thirds') chronicle.tellStay(resolved.first, resolved.last, point.start);
  if (isFull(date)) chronicle.days = { value: resolved.value.slice(0, 21), at: point.start };
  rememberPeriod(article, resolved, point, date);
  if (MOVED.test(text.slice(Math.max(0, point.start - 4), point.start)))
    chronicle.moved = { value: resolved.value, at: point.start };
  if (isAside(article, point, date)) return;
  // 协定下月19日期满，20日续约: the day is not of that month.
  const { published } = chronicle;
  const expires = isFull(date) && expiresAt(text, point.end);
  if (expires && published !== undefined && !order(date, published)) return;
  const kind = point.part?.kind;
  const told: Told = {
    date,
    value: resolved.value,
    at: point.start,
    explicit: (date.month !== undefined || point.year !== undefined) && isExplicit(point, chronicle.last),
    ahead: published === undefined && isAhead(article, point),
    part: kind === 'season' || kind === 'half' || kind === 'quarter' ? true : undefined,
  };
  chronicle.tell(told);
  if (!isFull(date) || expires || article.isOfHead(point) || !chronicle.isNews(told)) return;
  if (!article.speech.holds(point.start)) chronicle.report(date, point.start);
}

/** 下周访欧，周四…: of that week. */
const isNextWeek = ({ weekday, weekStep }: Point) => weekday === undefined && (weekStep ?? 0) > 0;

/** The date that those after it may be of. */
function dateTold({ date, first, last }: Resolved, point: Point, text: string): CalendarDate | undefined {
  // 上周递交请愿书。…下午…: not of its last day.
  if (date === undefined && last !== undefined && point.weekday === undefined && (point.weekStep ?? 0) < 0)
    return { year: last.year, ...(last.month === undefined ? {} : { month: last.month }) };
  // 7月上旬到访, 15日…: of that month, not of the last day of its third.
  if (last !== undefined && point.part?.kind === 'thirds') return { year: last.year, month: last.month! };
  const told = date ?? (isNextWeek(point) ? first : last);
  // 今年底届满的协定…，20日前往…: the day is not of that month.
  const isEdge = point.month === undefined && (point.part?.kind === 'end' || point.part?.kind === 'start');
  // 今年8月届满的备忘录…，15日换文: nor of that one.
  const expires = point.day === undefined && EXPIRES_OF.test(text.slice(point.end, point.end + 4));
  return told !== undefined && (expires || (isEdge && point.monthStep === undefined)) ? { year: told.year } : told;
}

/** Takes note of a part of a year, for 去年同期. */
function rememberPeriod(
  { chronicle, text }: Article,
  { first, last }: Resolved,
  point: Point,
  date: CalendarDate,
): void {
  const { start, day, part } = point;
  if (day !== undefined && isFull(date) && text.slice(Math.max(0, start - 3), start).includes('截至'))
    chronicle.period = { first: { year: date.year, month: 1 }, last: { year: date.year, month: date.month } };
  else if (first?.month !== undefined && first.day === undefined && last?.month !== undefined && part?.kind !== 'start')
    chronicle.period = { first, last };
}

/** Whether the words name the date, where others (下半年) only point to it. */
const isExplicit = (point: Point, last: Told | undefined): boolean =>
  point.year !== undefined ||
  point.yearStep !== undefined ||
  point.month !== undefined ||
  point.day !== undefined ||
  point.dayStep !== undefined ||
  point.weekday !== undefined ||
  isNextWeek(point) ||
  (point.sameDay !== undefined && last?.explicit === true);

const PUT_OFF = /(?:延长|延期|展延|延|有效期)[至到]$/;
/** 会议顺延至五月: what is to be then is of that month. */
const MOVED = /(?:顺延|推迟|延后|押后|延期|展延|改期)[至到在于]$/;
const EXPIRES_OF = /^[底初中]?(?:届满|到期|期满|满期|失效)的/;
const MODIFIER =
  /^[^，。\d]{0,3}(?:签署|签订|签定|订立|缔结|通过|发布|公布|发表|举行|召开|成立|生效|启动|达成|提出|修订|制定)的/;

/** Whether the date is told in passing, so that those after it are not of its year or month. */
function isAside({ chronicle, text }: Article, { start, end }: Point, date: CalendarDate): boolean {
  const before = text[start - 1];
  // 较去年同期减少，11月…: what it is compared with.
  if (text.startsWith('同期', end - 2)) return true;
  // 延长至2030年底: what is told next is not of that year.
  if ((before === '至' || before === '到') && PUT_OFF.test(text.slice(Math.max(0, start - 4), start))) return true;
  // 2013年以来人数增加，5月…: a year since when runs up to now.
  if (date.month === undefined && text.startsWith('以来', end)) return true;
  // 自2018年3月访问以来…，应为6月来访作准备: since when is not what is told.
  const isFrom = before === '自' || (before === '从' && text[start - 2] === '自');
  if (isFrom && /^[^。]{1,40}以来/.test(text.slice(end, end + 44))) return true;
  // 去年11月宣布终止2019年修订的协定，12月…: the year in the modifier is of the modifier alone.
  const { last } = chronicle;
  const isNear = last !== undefined && start - last.at < 60;
  return isNear && date.month === undefined && MODIFIER.test(text.slice(end, end + 6));
}

/** On a page without a date: a term or a plan (2027年6月前, 將於2027年), or what is told by the year of one. */
function isAhead(article: Article, { start, end, year }: Point): boolean {
  return (
    beforeAt(article.text, end) > 0 ||
    article.context(start, end).tense === 'future' ||
    (year === undefined && article.chronicle.last?.ahead === true)
  );
}
