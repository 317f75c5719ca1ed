import type { Random } from './random.ts';

const CANNOT_BEGIN = /[，。、；：！？」』）》〉】〕…”’]/;
const CANNOT_END = /[「『（《〈【〔“‘]/;

export const widthOf = (c: string) => (c < '\u2e80' && c !== '“' && c !== '”' && c !== '—' && c !== '…' ? 0.5 : 1);

/** The width of each line of a paragraph, by its number from 0. */
export type Measure = (line: number) => number;

/**
 * Breaks a paragraph as a newspaper does: anywhere between ideographs, never inside a number or a Latin word,
 * no closing mark at the start of a line and no opening one at its end; a line may then be a little short or hang over.
 */
export function wrap(text: string, measure: Measure, random: Random): string[] {
  const lines: string[] = [];
  const units = text.match(/[A-Za-z0-9.%·-]+|[^A-Za-z0-9.%·-]/g) ?? [];
  let line = '';
  let width = 0;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i];
    const w = [...unit].reduce((n, c) => n + widthOf(c), 0);
    const limit = measure(lines.length);
    if (line === '' && lines.length > 0 && CANNOT_BEGIN.test(unit[0])) {
      lines[lines.length - 1] += unit;
      continue;
    }
    if (line !== '' && width + w > limit) {
      if (CANNOT_BEGIN.test(unit[0])) {
        if (width + w <= limit + 1 && random.chance(0.6)) {
          lines.push(line + unit);
          line = '';
          width = 0;
          continue;
        }
        // Take the last character over to the next line.
        const last = line.slice(-1);
        const rest = line.slice(0, -1);
        if (rest !== '' && !/[A-Za-z0-9]/.test(last) && !CANNOT_BEGIN.test(last)) {
          lines.push(rest);
          line = last + unit;
          width = widthOf(last) + w;
          continue;
        }
        lines.push(line + unit);
        line = '';
        width = 0;
        continue;
      }
      if (CANNOT_END.test(line.slice(-1)) && line.length > 1) {
        const last = line.slice(-1);
        lines.push(line.slice(0, -1));
        line = last + unit;
        width = widthOf(last) + w;
        continue;
      }
      lines.push(line);
      line = '';
      width = 0;
    }
    line += unit;
    width += w;
  }
  if (line !== '') lines.push(line);
  return lines;
}
