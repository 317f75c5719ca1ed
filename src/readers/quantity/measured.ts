import { letters } from '../figures.ts';
import type { Place } from '../reader.ts';

/** Verbs and adverbs between what is measured and its figure, the last of them right before the figure. */
const LINKS =
  '达到 突破 超过 增长 增至 增加到 增加 增幅 下降 降至 减少 减至 跌至 升至 上升 上涨 下跌 提高 扩大 达 超 增 降 升 涨 跌 为 是 有 共 计 从 由 占 约 近 逾 至 到 高达 多达 累计 已经 已 总计 合计 连续 首次 同比 环比 较 比 均 也 只 仅 仍 将 了 可 能 会 就 则 每年 每月 每天 年均 预计 平均 接近 将近 大约 不超过 不到 多'.split(
    ' ',
  );
/** These alone do not show that the words before them are measured, unless they end as measures do. */
const WEAK = new Set(
  '是 有 共 计 约 近 逾 至 到 总计 合计 累计 已经 已 连续 首次 也 只 仅 仍 将 了 可 能 会 就 则 均 每年 每月 每天 预计 接近 将近 大约 不超过 不到 多 比 较'.split(
    ' ',
  ),
);
const MEASURE = /[额量值率数价度幅比模积口入支费润款长限容重速高宽深龄温]$/;
const BY_LENGTH = [3, 2, 1].map((n) => new Set(LINKS.filter((word) => word.length === n)));
const STOP = letters('，。；：、！？\n「」『』（）《》');
/** Last letters of the words above, and of dates. */
const LINK_END = letters(`${LINKS.map((word) => word[word.length - 1]).join('')}年月日季的`);
const DATE_END = letters('年月日季的');
/** A date that stands between: 2015年的. */
const DATE =
  /(?:去年|今年|上年|前年|明年|(?:连续|近)?[\d一二三四五六七八九十零]{1,4}(?:年|个月))(?:[^，。年]{0,6}[月日季])?的?$/;
/** What may stand before the noun and is no part of it. */
const OPENING =
  /^(?:.*(?:以来|期间|年|月|日|时|后)|其中|目前|同时|此外|而且|并且|预计|截至[^的]*|对[^的]{1,3}|使|把|将|让|令|按照|通过|经|在|从|由|每年|全年|总)+(?=[^的]{2})/;
const NOT_NOUN =
  /^(?:.*[年月日各前后时]|其中|目前|每年|全国|我国|本次|此次|已经|预计|这是|总|并|共|包括|造成|导致|新增|提供|发生|来自|率领|完成|实现|召开|举行|会议|[^额量值率数价度幅比规模收支资金款债税费人口面积]{1,2})$/;

/**
 * Where the words stand that say what a figure at `[start, end)` measures: the noun before its verb
 * (双边贸易额 突破 …). Undefined where that is not plain. Linear in 24 letters.
 */
export function measuredBefore(text: string, start: number): Place | undefined {
  let from = start;
  if (start === 0 || LINK_END[text.charCodeAt(start - 1)] === 0) return undefined;
  while (from > 0 && start - from < 24 && STOP[text.charCodeAt(from - 1)] === 0) from--;
  let to = start;
  let linked = false;
  let strong = false;
  for (let moved = true; moved && to > from; ) {
    moved = false;
    const ending = text.charCodeAt(to - 1);
    if (LINK_END[ending] === 0) break;
    const date = DATE_END[ending] === 1 ? DATE.exec(text.slice(from, to)) : null;
    if (date !== null) {
      to -= date[0].length;
      moved = true;
      linked = true;
      continue;
    }
    for (let n = 3; n > 0; n--) {
      if (to - n < from || !BY_LENGTH[3 - n].has(text.slice(to - n, to))) continue;
      if (!WEAK.has(text.slice(to - n, to))) strong = true;
      to -= n;
      moved = true;
      linked = true;
      break;
    }
  }
  if (!linked) return undefined;
  const clause = text.slice(from, to);
  const opening = OPENING.exec(clause)?.[0].length ?? 0;
  let at = from + opening;
  const of = text.lastIndexOf('的', to - 2);
  if (of >= at && to - at > 12) at = of + 1;
  const noun = text.slice(at, to);
  if (!strong && !MEASURE.test(noun)) return undefined;
  return noun.length >= 2 && noun.length <= 12 && !NOT_NOUN.test(noun) ? { start: at, end: to } : undefined;
}

/** The noun after a counted figure: 20份 合作文件. At most eight letters. */
export function measuredAfter(text: string, end: number): Place | undefined {
  let to = end;
  while (
    to < text.length &&
    to - end < 9 &&
    STOP[text.charCodeAt(to)] === 0 &&
    !'的在和与及将被了是为以等后前中从对向由于已也都就参出来进受可'.includes(text[to])
  )
    to++;
  return to - end >= 2 && to - end <= 8 ? { start: end, end: to } : undefined;
}
