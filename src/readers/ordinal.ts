import type { NumberToken } from '../text/numeral.ts';
import type { Passage } from '../text/passage.ts';
import { figuresOf } from './figures.ts';
import { session } from './quantity.ts';
import type { Finding, Reader } from './reader.ts';

type Found = Finding<'ordinal'>;

/** Counted occurrences: 第二十五次访问, 第14届, 首次. */
export const ordinalReader: Reader<'ordinal'> = {
  kind: 'ordinal',
  version: 1,
  read(reading) {
    const figures = figuresOf(reading);
    const { text } = figures;
    const found: Found[] = [];
    for (let at = text.indexOf('第'); at >= 0; at = text.indexOf('第', at + 1)) {
      const number = figures.number(at + 1);
      if (number === undefined || number.sort !== 'integer' || number.value < 1) continue;
      const counter = counterAt(text, number.end) || inARow(text, at, number.end);
      if (counter === 0 || excluded(text, at, number.end)) continue;
      add(reading.passage, found, at, number.end, counter, number.value, 'ordinal', 0.9);
    }
    for (let at = text.indexOf('首'); at >= 0; at = text.indexOf('首', at + 1)) {
      const counter = FIRST.find((form) => text.startsWith(form, at + 1));
      if (counter === undefined || '元部榜岁'.includes(text[at - 1] ?? '，') || text.startsWith('首套房', at)) continue;
      add(reading.passage, found, at, at + 1, counter.length, 1, 'first', 0.85);
    }
    for (const number of figures.numbers) {
      const unit = text[number.end];
      if (text[number.start - 1] === '第') {
        if (
          ranked(text, number.start - 1) &&
          !/[一-龥]/.test(text[number.end] === '的' ? '，' : (text[number.end] ?? '，'))
        )
          add(reading.passage, found, number.start - 1, number.end, 0, number.value, 'rank', 0.7);
      } else if (unit === '次' && session(text, number.start, number.end + 1))
        add(reading.passage, found, number.start, number.end, 1, number.value, 'session', 0.7);
      else if ((unit === '大' || unit === '届') && congress(text, number))
        add(reading.passage, found, number.start, number.end, 1, number.value, 'session', 0.7);
    }
    return found.sort((a, b) => a.start - b.start);
  },
};

/** 排名第三, 位居世界第二: a rank that counts nothing after it. */
const ranked = (text: string, at: number): boolean =>
  /(?:排名|排在|排行|位居|位列|名列|跃居|高居|稳居|升至|降至|居|列|全球|世界|全国|亚洲|亚太|欧洲|非洲|史上|历来)(?:全球|世界|全国|亚洲|亚太|欧洲|非洲)?$/.test(
    text.slice(Math.max(0, at - 5), at),
  );

/** 中共二十大, 二十大报告, 十四届全国人大, 12届年会: gatherings by their number, without 第. */
function congress(text: string, { start, end, value, form }: NumberToken): boolean {
  if (text[end] === '大') {
    if (/(?:中共|党的?|共产党)$/.test(text.slice(Math.max(0, start - 3), start))) return true;
    return (
      form === 'chinese' &&
      value >= 15 &&
      value < 30 &&
      /^(?:报告|精神|代表|以来|召开|闭幕)/.test(text.slice(end + 1, end + 3))
    );
  }
  if (/^届(?:全国|中央|人大|政协|立法|联大|国会|[一二三四五六七八]中全)/.test(text.slice(end, end + 4))) return true;
  return (
    value >= 10 &&
    /[一-龥]/.test(text[end + 1] ?? '，') &&
    !/[续办行经共近去任达历]了?$/.test(text.slice(Math.max(0, start - 2), start))
  );
}

/** What may be counted by an ordinal. */
const COUNTERS =
  '次 届 轮 个 位 名 批 任 场 起 例 份 座 家 艘 架 枚 条约 站 回 回合 度 任期 号峰会 集 期 阶段 代 大 颗 台 支 只 款 种 项 条 部 篇 笔 波 高 多 集团军 列 辆 班 步 人 间 所 户 株 件 宗 票 席 人次 架次 轮次 场次 把手 套 张 剂 趟 梯次 长 低 快 强 年'
    .split(' ')
    .sort((a, b) => b.length - a.length);
const WEAK = new Set(['条', '部', '篇', '代', '集', '号峰会', '集团军', '款', '条约', '项']);
/** The others, by their first letter, longest first. */
const STRONG = new Map<string, string[]>();
for (const counter of COUNTERS)
  if (!WEAK.has(counter)) STRONG.set(counter[0], [...(STRONG.get(counter[0]) ?? []), counter]);
/** Counters that stand for what they count only where 连续 leads or a thing follows: 连续第六年. */
const IN_A_ROW = ['个月', '年', '季', '天', '周', '日'];
const FIRST =
  '次 度 届 轮 个 位 名 任 批 场 艘 架 例 座 家 份 枚 颗 款 条 支 站 台 部 笔 波 班 项 辆 趟 列 套 只 张 件 起 宗 所 间 阶段 梯次'.split(
    ' ',
  );

function counterAt(text: string, at: number): number {
  for (const counter of STRONG.get(text[at]) ?? [])
    if (text.startsWith(counter, at)) {
      const next = text[at + counter.length];
      if (counter === '次' && next === '世') return text.startsWith('世界大战', at + 1) ? 0 : 1;
      if (counter === '个' && next === '五') return 0; // 第十四个五年规划
      if (counter === '位' && next === '数') return 0;
      if (counter === '大' && '会街道学'.includes(next ?? '，')) return 0;
      if (counter === '期' && '货'.includes(next ?? '，')) return 0;
      if (counter === '度' && '空假电灾'.includes(next ?? '，')) return 0;
      if (counter === '高' && '峰中级校'.includes(next ?? '，')) return 0;
      if ('多长低快强'.includes(counter) && next !== '的') return 0;
      // 第二年 is the year after.
      if (counter === '年' && (yearBefore(text, at) || !'，。；、的）'.includes(next ?? '，'))) return 0;
      if (counter === '波' && '兰罗士斯黑束长段'.includes(next ?? '，')) return 0;
      if (counter === '起') continue;
      return counter.length;
    }
  return 0;
}

/** 第一年, 第二年 and 第2025年 before `at` count no years that have passed. */
const yearBefore = (text: string, at: number): boolean =>
  /第(?:[一二12]|\d{4})$/.test(text.slice(Math.max(0, at - 5), at));

/** 连续第六年: how many letters 年 and the like have, or 0. */
function inARow(text: string, start: number, at: number): number {
  if (text[start - 1] !== '续' || text[start - 2] !== '连') return 0;
  return IN_A_ROW.find((counter) => text.startsWith(counter, at))?.length ?? 0;
}

/** 第二次世界大战, 第一时间, 第三方 name something; they count nothing. */
function excluded(text: string, start: number, end: number): boolean {
  if (
    /^次(?:世界大战|工业革命|国内革命|中东战争|鸦片战争|科技革命|国共合作|产业革命|石油危机|海湾战争|全国代表大会)/.test(
      text.slice(end, end + 9),
    ) &&
    text.slice(end + 1).startsWith('全国') === false
  )
    return true;
  return text[start - 1] === '品' || text[start - 1] === '门';
}

const STOP = '，。；：、！？\n—「」『』（）《》';

function add(
  passage: Passage,
  found: Found[],
  start: number,
  numberEnd: number,
  counter: number,
  n: number,
  rule: string,
  confidence: number,
): void {
  const text = passage.folded;
  const end = numberEnd + counter;
  let to = end;
  while (
    to < text.length &&
    to - end < 14 &&
    !STOP.includes(text[to]) &&
    !(to - end >= 2 && '的将在以并后时于了'.includes(text[to]))
  )
    to++;
  const from = '的在'.includes(text[end] ?? '，') && to > end ? end + 1 : end;
  const whole = rule === 'rank' || text[numberEnd] === '大'; // 二十大 names what it counts
  const [first, last] = to > from && !(counter > 1 && from > end) ? [from, to] : [numberEnd, end];
  const of =
    whole && (rule === 'rank' || first === numberEnd || '和以召'.includes(text[first]))
      ? passage.quote(start, end)
      : passage.quote(first, last);
  found.push({ kind: 'ordinal', start, end, n, of, rule, confidence });
}
