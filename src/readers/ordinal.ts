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
      const counter = counterAt(text, number.end);
      if (counter === 0 || excluded(text, at, number.end)) continue;
      add(reading.passage, found, at, number.end, counter, number.value, 'ordinal', 0.9);
    }
    for (let at = text.indexOf('首'); at >= 0; at = text.indexOf('首', at + 1)) {
      const counter = FIRST.find((form) => text.startsWith(form, at + 1));
      if (counter === undefined || '元部榜岁'.includes(text[at - 1] ?? '，')) continue;
      add(reading.passage, found, at, at + 1, counter.length, 1, 'first', 0.85);
    }
    for (const number of figures.numbers) {
      const end = number.end + 1;
      if (text[number.end] !== '次' || text[number.start - 1] === '第' || !session(text, number.start, end)) continue;
      add(reading.passage, found, number.start, number.end, 1, number.value, 'session', 0.7);
    }
    return found.sort((a, b) => a.start - b.start);
  },
};

/** What may be counted by an ordinal. */
const COUNTERS =
  '次 届 轮 个 位 名 批 任 场 起 例 份 座 家 艘 架 枚 条约 站 回 度 任期 号峰会 集 期 阶段 代 大 站 颗 台 支 只 款 种 项 条 部 篇 集团军'
    .split(' ')
    .sort((a, b) => b.length - a.length);
const WEAK = new Set(['条', '部', '篇', '代', '集', '号峰会', '集团军', '阶段', '款', '条约', '项']);
const FIRST = '次 届 轮 个 位 批 场 艘 架 例 座 家 份 枚 颗 款 条 支 站 台 部'.split(' ');

function counterAt(text: string, at: number): number {
  for (const counter of COUNTERS)
    if (text.startsWith(counter, at) && !WEAK.has(counter)) {
      const next = text[at + counter.length];
      if (counter === '次' && next === '世') return text.startsWith('世界大战', at + 1) ? 0 : 1;
      if (counter === '个' && next === '五') return 0; // 第十四个五年规划
      if (counter === '位' && next === '数') return 0;
      if (counter === '大' && '会街道学'.includes(next ?? '，')) return 0;
      if (counter === '期' && '货'.includes(next ?? '，')) return 0;
      if (counter === '起' || counter === '度') continue;
      return counter.length;
    }
  return 0;
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
  const of = to > from && !(counter > 1 && from > end) ? passage.quote(from, to) : passage.quote(numberEnd, end);
  found.push({ kind: 'ordinal', start, end, n, of, rule, confidence });
}
