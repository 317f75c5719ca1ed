import type { Point } from './written.ts';

/** Whether words that look like a date tell of none, or of every one. */
export const isUndated = (text: string, point: Point): boolean => figurative(text, point) || ofTitle(text, point);

/** 每年9月, 每天上午10时 recur. */
export function recurs(text: string, { start, clock, day, year }: Point): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  if (!before.includes('每')) return false;
  if (clock !== undefined && day === undefined && /每[天日晚周]/.test(before)) return true;
  return year === undefined && /每(?:年|月|周)?的?$/.test(before.slice(-3));
}

/** 堅韌的明天, 美好明天: the future as such, no day. */
function figurative(text: string, { start, end, day, dayStep, clock }: Point): boolean {
  if (dayStep === undefined || day !== undefined || clock !== undefined) return false;
  const before = text[start - 1];
  const after = text[end];
  if (after === '的' && (before === '是' || before === '的')) return dayStep !== 0;
  if (dayStep !== 1) return false;
  if (before === '的') return after === undefined || !/[上下中晚凌将会]/.test(after);
  return /(?:美好|更好|和平|共同|繁荣|光明|走向|开创|共创|拥抱|昨天|今天)$/.test(
    text.slice(Math.max(0, start - 2), start),
  );
}

/** 《2018年…报告》 and 21世纪海上丝绸之路 are names. */
function ofTitle(text: string, { start, end, month, century }: Point): boolean {
  if (text[start - 1] === '《' && month === undefined && text[end] !== '至') return true;
  return century !== undefined && text.startsWith('海上丝', end);
}
