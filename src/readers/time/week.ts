import type { Figures } from '../figures.ts';
import { digit, type Point } from './written.ts';

/** 2021年第二周: counted as ISO 8601 counts. */
export function weekOfYear(figures: Figures, point: Point): boolean {
  const { text } = figures;
  if (text[point.end] !== '第') return false;
  const number = figures.number(point.end + 1);
  if (!digit(number, 1, 53)) return false;
  const unit = ['个星期', '星期', '周'].find((form) => text.startsWith(form, number.end));
  if (unit === undefined || text.startsWith('周年', number.end)) return false;
  point.week = number.value;
  point.end = number.end + unit.length;
  return true;
}

/** 3月第二周, 八月的第一个周二, 4月最后一个星期一 */
export function weekOfMonth(figures: Figures, point: Point): void {
  const { text } = figures;
  let p = point.end;
  if (text[p] === '的') p++;
  let nth = 0;
  if (text.startsWith('最后一', p)) {
    nth = -1;
    p += 3;
  } else if (text[p] === '第') {
    const number = figures.number(p + 1);
    if (!digit(number, 1, 5)) return;
    nth = number.value;
    p = number.end;
  } else return;
  if (text[p] === '个') p++;
  const word = figures.word(p, 'period');
  if (word?.term.cells.class === 'weekday' && word.term.cells.value !== '0') {
    point.nth = nth;
    point.weekday = Number(word.term.cells.value);
    point.end = word.end;
  } else if (text[p] === '周' || text.startsWith('星期', p)) {
    point.nth = nth;
    point.weekday = 8; // a whole week
    point.end = p + (text[p] === '周' ? 1 : 2);
  }
}

/** 上周, 下周三, 周末, 星期二 */
export function weekAt(figures: Figures, point: Point): boolean {
  const { text } = figures;
  let word = figures.word(point.end, 'period');
  if (word?.term.cells.class === 'week') {
    point.weekStep = Number(word.term.cells.value);
    point.terms.push(word.index);
    point.end = word.end;
    // 上周三: the lexicon has 上周 and the day follows as 三; 下周周六 has it whole.
    word = figures.word(point.end, 'period') ?? figures.word(point.end - 1, 'period');
    if (word?.term.cells.class !== 'weekday') {
      const last = '一二三四五六日天末'.indexOf(text[point.end]);
      if (last >= 0 && !wordAfterDay(text, point.end + 1)) {
        point.weekday = last === 8 ? 0 : Math.min(last + 1, 7);
        point.end++;
        nextDay(figures, point);
      }
      return true;
    }
    if (wordAfterDay(text, word.end)) return true;
    point.weekday = Number(word.term.cells.value);
    point.end = word.end;
    nextDay(figures, point);
    return true;
  }
  if (word?.term.cells.class === 'weekday') {
    const before = figures.text[point.start - 1];
    if (/[0-9一二三四五六七八九十两几每逢数半个各]/.test(before ?? ' ')) return false;
    if ('岁围边刊'.includes(text[word.end] ?? ' ') || wordAfterDay(text, word.end)) return false;
    point.weekday = Number(word.term.cells.value);
    point.terms.push(word.index);
    point.end = word.end;
    nextDay(figures, point);
    return true;
  }
  return false;
}

/** 上周四、周五, 周一、二: two days that follow each other; without 上 or 下 a day that is named whole stands for itself. */
function nextDay({ text }: Figures, point: Point): void {
  if (point.weekday === undefined || point.weekday === 0 || !'、和及与'.includes(text[point.end] ?? '，')) return;
  const unit = /^(?:周|星期|礼拜)/.exec(text.slice(point.end + 1, point.end + 3))?.[0] ?? '';
  if (unit !== '' && point.weekStep === undefined) return;
  const at = point.end + 1 + unit.length;
  const day = Math.min('一二三四五六日天'.indexOf(text[at] ?? ' ') + 1, 7);
  if (day !== point.weekday + 1 || wordAfterDay(text, at + 1)) return;
  if (
    unit === '' &&
    !/^(?:[两这]|[，。；：、）\n于在将与和同晚上下早出赴访抵]|举|召|$)/.test(text.slice(at + 1, at + 2))
  )
    return;
  point.weekdayTo = day;
  point.end = at + 1;
}

/** What follows makes the letter of the weekday part of another word (周一起, 周二报, 两周三次), not 周二起, 周三报道. */
function wordAfterDay(text: string, at: number): boolean {
  const after = text[at] ?? ' ';
  if (after === '报') return !/^报(?:道|导|告|称)/.test(text.slice(at, at + 2));
  // 周一起在日内瓦举行: from Monday on.
  if (after === '起' && '在于至，一两三四五六连'.includes(text[at + 1] ?? '，')) return false;
  // 展馆周一起公开售票, but 双方本周一起举行.
  if (after === '起' && '公举召展访对将实正凭停恢接'.includes(text[at + 1]) && !'本这'.includes(text[at - 3] ?? ' '))
    return false;
  if ('共起直样致般切些'.includes(after)) return text[at - 1] === '一';
  return '年个次位名场度均本常益连十百千万'.includes(after);
}
