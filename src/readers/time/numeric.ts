import type { Figures } from '../figures.ts';
import type { Point } from './written.ts';

const ISO = /(\d{4})([-./])(\d{1,2})(?:[-./](\d{1,2}))?(?![\d%])/y;
const SLASHED = /(\d{1,2})\/(\d{1,2})[日号]/y;

/** A date of numbers and signs alone. */
export function numericAt(figures: Figures, point: Point): boolean {
  return isoAt(figures, point) || slashedAt(figures, point);
}

/** 2025-09-02, 2025/9/2, 2025.9.2 and 2025.9, 2025-09 with a clear month. */
function isoAt(figures: Figures, point: Point): boolean {
  const { text } = figures;
  const number = figures.number(point.start);
  if (number === undefined || number.form !== 'arabic' || number.named !== undefined) return false;
  if (!'-./'.includes(text[point.start + 4] ?? '，')) return false;
  ISO.lastIndex = point.start;
  const match = ISO.exec(text);
  if (match === null) return false;
  const end = ISO.lastIndex;
  const [year, month] = [Number(match[1]), Number(match[3])];
  if (year < 1000 || year > 2200 || month < 1 || month > 12) return false;
  if (match[4] === undefined) {
    if (match[2] !== '-' || match[3].length !== 2 || '年个万亿元-./'.includes(text[end] ?? ' ')) return false;
  } else {
    const day = Number(match[4]);
    if (day < 1 || day > 31) return false;
    point.day = day;
  }
  point.year = year;
  point.month = month;
  point.end = end;
  return true;
}

/** 11/3号, 9/10日 */
function slashedAt(figures: Figures, point: Point): boolean {
  if (figures.number(point.start)?.sort !== 'fraction') return false;
  SLASHED.lastIndex = point.start;
  const match = SLASHED.exec(figures.text);
  if (match === null || Number(match[1]) > 12 || Number(match[2]) > 31) return false;
  point.month = Number(match[1]);
  point.day = Number(match[2]);
  point.end = SLASHED.lastIndex;
  return true;
}
