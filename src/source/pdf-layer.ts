import type { Glyph } from './pdf-glyphs.ts';
import type { SetLine } from './pdf-lines.ts';

/** Whether most characters of a page are drawn without ink. */
export const isLayer = (glyphs: readonly Glyph[]): boolean =>
  glyphs.reduce((n, glyph) => n + (glyph.hidden ? 1 : -1), 0) > 0;

/** Sizes that OCR measures within one text differ by less than this. */
const BAND = 1.25;

/**
 * Lines that OCR has read: what it measures of type differs from line to line, and it puts blanks between characters.
 * Sizes are brought to a few steps around that of the text; blanks between ideographs and marks are left out.
 */
export function steadied(lines: readonly SetLine[]): SetLine[] {
  const tall = middle(lines.map((line) => ({ value: line.size, weight: line.text.length })));
  const wide = middle(
    lines.map((line) => ({ value: emOf(line), weight: emsOf(line.text) < 6 ? 0 : line.text.length })),
  );
  const text = Math.min(tall, wide);
  return lines.map((line) => {
    const steps = [line.size / tall, emOf(line) / wide].map((ratio) => Math.log(ratio) / Math.log(BAND));
    const least = Math.abs(steps[0]) < Math.abs(steps[1]) ? steps[0] : steps[1];
    const size = Math.abs(least) < 1 ? text : text * BAND ** Math.round(least);
    return withoutBlanks({ ...line, bold: false, size: Math.round(size * 100) / 100 });
  });
}

/** The value in the middle by weight. */
function middle(values: readonly { readonly value: number; readonly weight: number }[]): number {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  let left = sorted.reduce((n, { weight }) => n + weight, 0) / 2;
  for (const { value, weight } of sorted) {
    left -= weight;
    if (left <= 0) return value;
  }
  return 10;
}

/** How long a text is in ems: an ideograph is one. */
function emsOf(text: string): number {
  let ems = 0;
  for (const c of text) ems += WIDE.test(c) ? 1 : c === ' ' ? 0 : 0.5;
  return Math.max(0.5, ems);
}

const emOf = ({ text, width, height, vertical }: SetLine) => (vertical ? height : width) / emsOf(text);

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026]/;

function withoutBlanks(line: SetLine): SetLine {
  const { text, edges } = line;
  if (!text.includes(' ')) return line;
  const kept = [...text].length === text.length ? [...text].map((_, i) => i) : undefined;
  if (kept === undefined) return line;
  const own = kept.filter((i) => text[i] !== ' ' || !(WIDE.test(text[i - 1] ?? '') || WIDE.test(text[i + 1] ?? '')));
  return { ...line, text: own.map((i) => text[i]).join(''), edges: [...own.map((i) => edges[i]), edges[text.length]] };
}
