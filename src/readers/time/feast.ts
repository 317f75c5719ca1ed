import type { Figures } from '../figures.ts';
import { type Point, skip } from './written.ts';

/** 春节, 今年的端午节: whether a feast stands at the end of the point, and which. */
export function feastAt(figures: Figures, point: Point): boolean {
  const { text } = figures;
  const at = point.end > point.start && text[point.end] === '的' ? point.end + 1 : point.end;
  const word = figures.word(at, 'feast');
  if (word === undefined || word.term.id.startsWith('not_')) return false;
  // 国庆节 after the name of a country is that country's.
  const isOwn = word.term.cells.own !== undefined && at === point.start;
  if (isOwn && /[\u4e00-\u9fff]/.test(text[at - 1] ?? '，') && !'年月日在过到迎祝的逢是'.includes(text[at - 1]))
    return false;
  point.feast = word;
  point.terms.push(word.index);
  point.end = word.end;
  skip(text, point, ['当天', '当日', '当晚']);
  if (point.lunar) point.lunar = undefined;
  return true;
}
