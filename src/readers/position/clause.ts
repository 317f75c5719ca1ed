import type { Passage } from '../../text/passage.ts';
import type { Place } from '../reader.ts';

/** Words between two marks, inside one sentence. */
export interface Clause extends Place {
  /** The mark that ends it: `，；：。」` or a line feed. */
  readonly mark: string;
  /** Index of its block in `passage.blocks`. */
  readonly block: number;
  /** True for the first clause of a sentence. */
  readonly first: boolean;
  /** The quotation mark it stands right after, if any. */
  readonly opened: boolean;
}

const MARKS = '，；：。！？】\n';
const ENDS = '。！？】\n';
/** Bullets and other marks that open an item. */
const BULLETS = ' 、-—*•●○◆■□▲△▼◎★☆·※>#';
const SHORT_QUOTE = 32;
/** Units that neither break a clause nor open or close a bracket. */
const PLAIN = new Uint8Array(65536).fill(1);
for (const mark of `${MARKS}${BULLETS}《（〈」』「`) PLAIN[mark.charCodeAt(0)] = 0;
const HEADING = new Set(['headline', 'deck', 'subhead']);

/** A short quotation that names or stresses something (「小院高牆」) stays inside its clause. */
function isShortQuote(folded: string, open: number, close: number): boolean {
  if (close - open > SHORT_QUOTE) return false;
  for (let i = open + 1; i < close; i++) if (MARKS.includes(folded[i])) return false;
  return folded[open - 1] !== '：';
}

/** Length of 八、 or （八） before an item. */
function numeral(folded: string, start: number, end: number): number {
  if (!'一二三四五六七八九十'.includes(folded[start])) return 0;
  return NUMERAL.exec(folded.slice(start, Math.min(end, start + 5)))?.[0].length ?? 0;
}
const NUMERAL = /^[一二三四五六七八九十]{1,3}、/;

/**
 * The clauses of a passage in order. Brackets `《》（）` and short quotations never break a clause; long quotations do,
 * at both ends. In headings a space breaks too. Linear: every position is looked at a bounded number of times.
 */
export function clausesOf(passage: Passage): readonly Clause[] {
  const { folded, structure, blocks } = passage;
  const clauses: Clause[] = [];
  let block = 0;
  let start = 0;
  let first = true;
  let opened = false;
  const close = (end: number, mark: string, next: number) => {
    while (block + 1 < blocks.length && blocks[block + 1].start <= start) block++;
    while (start < end && PLAIN[folded.charCodeAt(start)] !== 1 && BULLETS.includes(folded[start])) start++;
    while (end > start && folded[end - 1] === ' ') end--;
    if (first) start += numeral(folded, start, end);
    if (end > start) {
      clauses.push({ start, end, mark, block, first, opened });
      first = false;
    }
    if (ENDS.includes(mark)) first = true;
    opened = mark === '「';
    start = next;
  };
  for (let i = 0; i < folded.length; i++) {
    if (PLAIN[folded.charCodeAt(i)] === 1) continue;
    const c = folded[i];
    if (MARKS.includes(c)) {
      close(i, c, i + 1);
      continue;
    }
    if (c === ' ') {
      while (block + 1 < blocks.length && blocks[block + 1].start <= i) block++;
      if (HEADING.has(blocks[block].role)) close(i, '，', i + 1);
      continue;
    }
    const partner = structure.partner[i];
    if (partner < 0) continue;
    if ((c === '《' || c === '（' || c === '〈') && partner > i && partner - i < 200) i = partner;
    else if (c === '「' || c === '『') {
      if (partner > i && isShortQuote(folded, i, partner)) i = partner;
      else close(i, '「', i + 1);
    } else if (c === '」' || c === '』') {
      const ended = i > 0 && ENDS.includes(folded[i - 1]);
      close(i, '」', i + 1);
      if (ended) first = true;
    }
  }
  close(folded.length, '\n', folded.length);
  return clauses;
}
