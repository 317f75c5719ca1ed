import type { Figures, Word } from '../figures.ts';
import { digit, type Part, type Point } from './written.ts';

const SEASONS: readonly (readonly [string, number])[] = [
  ['春季', 21],
  ['春天', 21],
  ['夏季', 22],
  ['夏天', 22],
  ['秋季', 23],
  ['秋天', 23],
  ['冬季', 24],
  ['冬天', 24],
];

/** Parts of a month by the lexicon line; others are its start. */
const PARTS: Readonly<Record<string, 'middle' | 'end'>> = {
  month_end: 'end',
  last_third: 'end',
  month_middle: 'middle',
  middle_third: 'middle',
};
/** 下旬 stands alone after these, not in 8月中下旬. */
const THIRD_BEFORE = '，。；：（\n在于至到自将拟或';
const THIRDS: Readonly<Record<string, 'start' | 'middle' | 'end'>> = { 上旬: 'start', 中旬: 'middle', 下旬: 'end' };

/** 上半年, 第三季度, 前11个月, 月底, 下旬: a part of the year or month told before, or of the present one. */
export function partAt(figures: Figures, point: Point, yeared: boolean, monthed: boolean): boolean {
  const { text } = figures;
  const word = figures.word(point.end, 'period');
  const sort = word?.term.cells.class;
  const take = (part: Part, end: number, index?: number) => {
    point.part = part;
    point.end = end;
    if (index !== undefined) point.terms.push(index);
    return true;
  };
  if (word !== undefined) {
    const n = Number(word.term.cells.value);
    if (sort === 'quarter' && !yeared && !monthed) {
      point.quarterStep = n;
      point.terms.push(word.index);
      point.end = word.end;
      return true;
    }
    if (sort === 'half' && !monthed) return take({ kind: 'half', n }, word.end, word.index);
    if (sort === 'month_half') {
      if (!monthed) point.monthStep = 0;
      return take({ kind: 'month_half', n }, word.end, word.index);
    }
    if (sort === 'month_part' && !monthed) {
      // 三个月中 is no day; 于月中 is.
      const { id } = word.term;
      if (id === 'month_middle' && !'于在将订定，；'.includes(text[word.start - 1] ?? ' ')) return false;
      if (id.endsWith('_third') && !THIRD_BEFORE.includes(text[word.start - 1] ?? '，')) return false;
      point.monthStep = 0;
      point.ofMonth = true;
      return take({ kind: PARTS[id] ?? 'start' }, word.end, word.index);
    }
    // 推迟到春季: one to come or gone by; 春季学期 is no time.
    if (sort === 'season' && !monthed && !yeared)
      return /[至到在于今]/.test(text[word.start - 1] ?? text[word.start]) &&
        '，。；举召前后再'.includes(text[word.end] ?? '，')
        ? take({ kind: 'season', n }, word.end, word.index)
        : false;
    if (sort === 'year_part' && !monthed) return partOfYear(figures, word, yeared, take);
  }
  if (point.yearTo !== undefined) return false;
  if (yeared && !monthed) {
    const seasons = '春夏秋冬'.includes(text[point.end] ?? '，') ? SEASONS : [];
    for (const [name, n] of seasons)
      if (text.startsWith(name, point.end)) return take({ kind: 'season', n }, point.end + 2);
    const first = text[point.end] === '前' || text[point.end] === '头' || text[point.end] === '首';
    const last = text[point.end] === '后' || text.startsWith('最后', point.end);
    if (first || last) {
      const at = point.end + (text.startsWith('最后', point.end) ? 2 : 1);
      const number = figures.number(at);
      if (digit(number, 1, 12)) {
        const months = text.startsWith('个月', number.end) ? 2 : text[number.end] === '月' ? 1 : 0;
        if (months > 0)
          return take({ kind: first ? 'first_months' : 'last_months', n: number.value }, number.end + months);
        const quarters = text.startsWith('个季度', number.end)
          ? 3
          : text.startsWith('季度', number.end)
            ? 2
            : text[number.end] === '季'
              ? 1
              : 0;
        if (quarters > 0 && first) return take({ kind: 'first_quarters', n: number.value }, number.end + quarters);
      }
    }
    if (
      text[point.end + 1] === '半' &&
      '上下'.includes(text[point.end]) &&
      '，。、的起开将'.includes(text[point.end + 2] ?? '，')
    )
      return take({ kind: 'half', n: text[point.end] === '上' ? 1 : 2 }, point.end + 2);
    if (text[point.end] === '初' && text[point.end + 1] !== '步' && text[point.end + 1] !== '次')
      return take({ kind: 'start' }, point.end + 1);
    if ('底末杪'.includes(text[point.end] ?? '，')) return take({ kind: 'end' }, point.end + 1);
    if (text.startsWith('年中', point.end - 1) && '，、举完将前启召访动竣投签开'.includes(text[point.end + 1] ?? '，'))
      return take({ kind: 'middle' }, point.end + 1);
  }
  if (!monthed) {
    const quarter = quarterAt(figures, point.end);
    if (quarter !== undefined) {
      if (!yeared && text[point.start - 1] === '第') point.start--;
      return take({ kind: 'quarter', n: quarter.n }, quarter.end);
    }
    if (!yeared && text.startsWith('前', point.end)) {
      const number = figures.number(point.end + 1);
      if (digit(number, 2, 4) && text.startsWith('季度', number.end))
        return take({ kind: 'first_quarters', n: number.value }, number.end + 2);
    }
    return false;
  }
  // EDTF has no third of a month: like its beginning and its end, it is told by the month.
  const third = THIRDS[text.slice(point.end, point.end + 2)];
  if (third === undefined && /^(?:上中|中下)旬/.test(text.slice(point.end, point.end + 3)))
    return take({ kind: 'middle' }, point.end + 3);
  if (third !== undefined) return take({ kind: third }, point.end + 2);
  const c = text[point.end];
  // 1月中至3月底, 5月中前, 12月中登场
  if (c === '中' && '至到前，、召举登访赴抵启展率签完在于将开'.includes(text[point.end + 1] ?? ' '))
    return take({ kind: 'middle' }, point.end + 1);
  if (c === '初' && !'步次'.includes(text[point.end + 1] ?? '，') && figures.number(point.end + 1) === undefined)
    return take({ kind: 'start' }, point.end + 1);
  if ('底末杪'.includes(c ?? '，')) return take({ kind: 'end' }, point.end + 1);
  return false;
}

/** 年底, 年初; 年中 is a word where a clause or a verb goes on after it. */
function partOfYear(
  figures: Figures,
  word: Word,
  yeared: boolean,
  take: (part: Part, end: number, index: number) => boolean,
): boolean {
  const { id } = word.term;
  if (id === 'year_middle' && !yeared && !'，。、举完将前召'.includes(figures.text[word.end] ?? '，')) return false;
  const kind = id === 'year_end' ? 'end' : id === 'year_start' ? 'start' : 'middle';
  return take({ kind }, word.end, word.index);
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
