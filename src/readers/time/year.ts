import { FOUNDED } from '../../page/anniversaries.ts';
import type { Figures } from '../figures.ts';

/**
 * The year that the anniversaries of a page without a date point to (成立100周年), or undefined where none
 * does or they differ.
 */
export function yearOfAnniversaries(pages: readonly Figures[]): number | undefined {
  const years = new Set<number>();
  for (const { text, numbers } of pages)
    for (const number of numbers) {
      if (!text.startsWith('周年', number.end) || number.sort !== 'integer' || number.approximation !== undefined)
        continue;
      const before = text.slice(Math.max(0, number.start - 30), number.start);
      for (const [words, year] of FOUNDED) {
        const match = words.exec(before);
        if (match !== null && match.index + match[0].length >= before.length - 1) years.add(year + number.value);
      }
    }
  return years.size === 1 ? [...years][0] : undefined;
}
