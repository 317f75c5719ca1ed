import type { Figures, Word } from '../figures.ts';
import { digit, type Part, type Point } from './written.ts';

/** Parts of a month by the lexicon line; others are its start. */
const PARTS: Readonly<Record<string, Part>> = {
  month_end: { kind: 'end' },
  month_middle: { kind: 'middle' },
  first_third: { kind: 'thirds', n: 1, to: 1 },
  middle_third: { kind: 'thirds', n: 2, to: 2 },
  last_third: { kind: 'thirds', n: 3, to: 3 },
};
/** 下旬 stands alone after these, not in 8月中下旬. */
const THIRD_BEFORE = '，。；：（\n在于至到自将拟或';
/** Which third of a month, by the letter before 旬. */
const THIRDS = '上中下';

/** 上半年, 第三季度, 前11个月, 月底, 下旬: a part of the year or month told before, or of the present one. */
export function partAt(figures: Figures, point: Point, yeared: boolean, monthed: boolean): boolean {
  const word = figures.word(point.end, 'period');
  if (word !== undefined && partWord(figures.text, point, word, yeared, monthed)) return true;
  if (point.yearTo !== undefined) return false;
  if (monthed) return partOfMonth(figures, point);
  return (yeared && partOfYear(figures, point)) || quarterOrFirst(figures, point, yeared);
}

/** Takes a part that ends at `end`. */
function take(point: Point, part: Part, end: number): true {
  point.part = part;
  point.end = end;
  return true;
}

/** The same, where it is a word of the lexicon. */
function takeWord(point: Point, part: Part, word: Word): true {
  point.terms.push(word.index);
  return take(point, part, word.end);
}

/** 上季度, 下半年, 月底, 春季, 年中: parts that have a word. */
function partWord(text: string, point: Point, word: Word, yeared: boolean, monthed: boolean): boolean {
  const { id, cells } = word.term;
  const n = Number(cells.value);
  if (cells.class === 'month_half') {
    if (!monthed) point.monthStep = 0;
    return takeWord(point, { kind: 'month_half', n }, word);
  }
  if (monthed) return false;
  const before = text[word.start - 1];
  switch (cells.class) {
    case 'quarter':
      if (yeared) return false;
      point.quarterStep = n;
      point.terms.push(word.index);
      point.end = word.end;
      return true;
    case 'half':
      return takeWord(point, { kind: 'half', n }, word);
    case 'month_part':
      // 三个月中 is no day; 于月中 is.
      if (id === 'month_middle' && !'于在将订定，；'.includes(before ?? ' ')) return false;
      if (id.endsWith('_third') && !THIRD_BEFORE.includes(before ?? '，')) return false;
      point.monthStep = 0;
      point.ofMonth = true;
      return takeWord(point, PARTS[id] ?? { kind: 'start' }, word);
    case 'season':
      // 推迟到春季: one to come or gone by; 春季学期 is no time.
      if (yeared || !'至到在于今'.includes(before ?? text[word.start])) return false;
      if (!'，。；举召前后再'.includes(text[word.end] ?? '，')) return false;
      return takeWord(point, { kind: 'season', n }, word);
    case 'year_part':
      // 年中 is a word where a clause or a verb goes on after it.
      if (id === 'year_middle' && !yeared && !'，。、举完将前召'.includes(text[word.end] ?? '，')) return false;
      return takeWord(point, { kind: id === 'year_end' ? 'end' : id === 'year_start' ? 'start' : 'middle' }, word);
    default:
      return false;
  }
}

/** 春天, 前11个月, 最后一个季度, 上半, 底 after a year. */
function partOfYear(figures: Figures, point: Point): boolean {
  const { text } = figures;
  const at = point.end;
  const first = text[at] ?? '，';
  const second = text[at + 1] ?? '，';
  const season = '春夏秋冬'.indexOf(first);
  if (season >= 0 && '季天'.includes(second)) return take(point, { kind: 'season', n: 21 + season }, at + 2);
  if ('前头首后最'.includes(first) && monthsOfYear(figures, point)) return true;
  if (second === '半' && '上下'.includes(first) && '，。、的起开将'.includes(text[at + 2] ?? '，'))
    return take(point, { kind: 'half', n: first === '上' ? 1 : 2 }, at + 2);
  if (first === '初' && second !== '步' && second !== '次') return take(point, { kind: 'start' }, at + 1);
  if ('底末杪'.includes(first)) return take(point, { kind: 'end' }, at + 1);
  if (first === '中' && text[at - 1] === '年' && '，、举完将前启召访动竣投签开'.includes(second))
    return take(point, { kind: 'middle' }, at + 1);
  return false;
}

/** 前11个月, 首两季, 后三个月, 最后一个月 after a year. */
function monthsOfYear(figures: Figures, point: Point): boolean {
  const { text } = figures;
  const isLast = text.startsWith('最后', point.end);
  const isFirst = '前头首'.includes(text[point.end]);
  if (!isFirst && !isLast && text[point.end] !== '后') return false;
  const number = figures.number(point.end + (isLast ? 2 : 1));
  if (!digit(number, 1, 12)) return false;
  const { end, value: n } = number;
  const months = text.startsWith('个月', end) ? 2 : text[end] === '月' ? 1 : 0;
  if (months > 0) return take(point, { kind: isFirst ? 'first_months' : 'last_months', n }, end + months);
  const quarters = isFirst ? quarterWord(text, end) : 0;
  return quarters > 0 && take(point, { kind: 'first_quarters', n }, end + quarters);
}

/** 个季度, 季度, 季: how many letters. */
export function quarterWord(text: string, at: number): number {
  if (text.startsWith('个季度', at)) return 3;
  return text[at] !== '季' ? 0 : text[at + 1] === '度' ? 2 : 1;
}

/** 第三季度; 前三季度 without a year. */
function quarterOrFirst(figures: Figures, point: Point, yeared: boolean): boolean {
  const { text } = figures;
  const quarter = quarterAt(figures, point.end);
  if (quarter !== undefined) {
    if (!yeared && text[point.start - 1] === '第') point.start--;
    // 第一季初, 第一季末: its first month, its last.
    const edge = text[quarter.end - 1];
    if (edge === '初' || edge === '末') {
      point.month = edge === '初' ? quarter.n * 3 - 2 : quarter.n * 3;
      return take(point, { kind: edge === '初' ? 'start' : 'end' }, quarter.end);
    }
    return take(point, { kind: 'quarter', n: quarter.n }, quarter.end);
  }
  if (yeared || text[point.end] !== '前') return false;
  const number = figures.number(point.end + 1);
  if (!digit(number, 2, 4) || !text.startsWith('季度', number.end)) return false;
  return take(point, { kind: 'first_quarters', n: number.value }, number.end + 2);
}

/** 上旬, 中, 初, 底 after a month: a third is its ten days, a beginning and an end have no day where they stop or start. */
function partOfMonth(figures: Figures, point: Point): boolean {
  const { text } = figures;
  const at = point.end;
  const first = text[at] ?? '，';
  const second = text[at + 1] ?? ' ';
  const n = THIRDS.indexOf(first) + 1;
  if (n > 0 && second === '旬') return take(point, { kind: 'thirds', n, to: n }, at + 2);
  // 上中旬, 中下旬
  const to = THIRDS.indexOf(second) + 1;
  if (n > 0 && to === n + 1 && text[at + 2] === '旬') return take(point, { kind: 'thirds', n, to }, at + 3);
  // 1月中至3月底, 5月中前, 12月中登场
  if (first === '中' && '至到前，、召举登访赴抵启展率签完在于将开结落截公宣批'.includes(second))
    return take(point, { kind: 'middle' }, at + 1);
  if (first === '初' && second !== '步' && second !== '次' && figures.number(at + 1) === undefined)
    return take(point, { kind: 'start' }, at + 1);
  return '底末杪'.includes(first) && take(point, { kind: 'end' }, at + 1);
}

/** 第三季度, 三季度, 首季, Q3 */
function quarterAt(figures: Figures, at: number): { n: number; end: number } | undefined {
  const { text } = figures;
  let p = at;
  if (text[p] === '第') p++;
  if (text[p] === 'Q' && /[1-4]/.test(text[p + 1] ?? '')) {
    const end = text.startsWith('季度', p + 2) ? p + 4 : p + 2;
    return { n: Number(text[p + 1]), end };
  }
  if (text[p] === '首' && text[p + 1] === '季') return { n: 1, end: p + (text[p + 2] === '度' ? 3 : 2) };
  const number = figures.number(p);
  if (!digit(number, 1, 4) || text[number.end] !== '季') return undefined;
  if (text[number.end + 1] === '度') {
    let end = number.end + 2;
    if ('初末'.includes(text[end] ?? ' ')) end++;
    return { n: number.value, end };
  }
  // 《…》第三季 is of a series.
  if (text[p - 1] === '第' && /[》」剧目集]/.test(text[p - 2] ?? '，')) return undefined;
  if (text[p - 1] === '第' && /^(?:[《》今播共收集]|完[结播美])/.test(text.slice(number.end + 1, number.end + 3)))
    return undefined;
  return p > at || text[p - 1] === '第' || '，。、）'.includes(text[number.end + 1] ?? '，')
    ? { n: number.value, end: number.end + ('初末'.includes(text[number.end + 1] ?? ' ') ? 2 : 1) }
    : undefined;
}
