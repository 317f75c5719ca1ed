import type { Figures } from '../figures.ts';
import { connector, digit, type Point, skip } from './written.ts';

/** Longest first. */
const PARTS_OF_CENTURY = [
  '中后期',
  '上半叶',
  '下半叶',
  '中叶',
  '初期',
  '末期',
  '中期',
  '前期',
  '后期',
  '初',
  '末',
  '中',
];

/** 20世纪90年代, 本世纪初, 90年代, 民国八十年代 */
export function centuryAt(figures: Figures, point: Point): boolean {
  if (hundredAt(figures, point)) decadeAt(figures, point);
  else if (decadeOfEra(figures, point)) return true;
  else if (!decadeAt(figures, point) && !decadeOfYears(figures, point)) return false;
  skip(figures.text, point, PARTS_OF_CENTURY);
  return true;
}

/** 本世纪, 20世纪 */
function hundredAt(figures: Figures, point: Point): boolean {
  const word = figures.word(point.end, 'period');
  if (word?.term.cells.class === 'century') {
    point.centuryStep = Number(word.term.cells.value);
    point.terms.push(word.index);
    point.end = word.end;
    return true;
  }
  const number = figures.number(point.end);
  if (!digit(number, 1, 30) || !figures.text.startsWith('世纪', number.end)) return false;
  point.century = number.value;
  point.end = number.end + 2;
  return true;
}

/** 民国八十年代 */
function decadeOfEra(figures: Figures, point: Point): boolean {
  if (point.era === undefined || !Number.isFinite(point.era)) return false;
  const number = figures.number(point.end);
  if (!digit(number, 10, 100) || number.value % 10 !== 0 || !figures.text.startsWith('年代', number.end)) return false;
  const first = number.value + point.era;
  point.fixed = `${first}/${first + 9}`;
  point.end = number.end + 2;
  return true;
}

/** 90年代, 50到70年代, 五六十年代 */
function decadeAt(figures: Figures, point: Point): boolean {
  const { text } = figures;
  const number = figures.number(point.end);
  if (!digit(number, 0, 90) || number.value % 10 !== 0) return false;
  let { end, high } = number;
  const joined = connector(text, end);
  const next = joined < 0 ? undefined : figures.number(joined);
  if (digit(next, 10, 90) && next.value % 10 === 0 && next.value > number.value) {
    end = next.end;
    high = next.value;
  }
  if (!text.startsWith('年代', end)) return false;
  point.decade = number.value;
  if (high !== undefined) point.decadeTo = high;
  point.end = end + 2;
  return true;
}

/** 1990年代 */
function decadeOfYears(figures: Figures, point: Point): boolean {
  const number = figures.number(point.end);
  if (!digit(number, 1000, 2200) || number.value % 10 !== 0) return false;
  if (!figures.text.startsWith('年代', number.end)) return false;
  point.century = Math.floor(number.value / 100) + 1;
  point.decade = number.value % 100;
  point.end = number.end + 2;
  return true;
}
