import type { Piece } from './geometry.ts';
import type { Sheet } from './geometry-page.ts';
import type { Words } from './words.ts';

/** 下轉A2版, （轉第三版）, at the end of a part; 上接A1版 at the start of the next. Folded text. */
const ONWARDS = /[（(【]?(?:下转|转|续见|未完转)第?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})[版页]?[）)】]?$/;
const FROM = /^[（(【◎●▲]?(?:上接|接|续)第?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})[版页]/;

/** Joins the parts of articles that go on on another page. A part that no page claims stays an article. */
export function joinPages(pieces: readonly Piece[], folded: string, words: Words): Piece[] {
  const labels = labelsOf(pieces, folded);
  const joined = new Set<Piece>();
  for (const part of pieces) {
    const from = fromOf(part);
    if (from === undefined) continue;
    const own = labels.get(part.sheet.page);
    const homes = pieces.filter((p) => p !== part && p.sheet.page < part.sheet.page && onwardsOf(p) !== undefined);
    const fits = homes.filter((p) => labels.get(p.sheet.page) === from || onwardsOf(p) === own);
    const home = best(fits.length > 0 ? fits : homes, part, words);
    if (home === undefined) continue;
    home.more.push(part);
    joined.add(part);
  }
  return pieces.filter((piece) => !joined.has(piece));
}

function best(homes: readonly Piece[], part: Piece, words: Words): Piece | undefined {
  const terms = [part.head, ...part.decks, ...part.texts].flatMap((b) => (b === undefined ? [] : [b.terms]));
  let found: Piece | undefined;
  let most = -1;
  for (const home of homes) {
    const cover = words.coverage(
      terms,
      [home.head, ...home.texts].flatMap((b) => (b === undefined ? [] : [b.terms])),
    );
    if (cover > most) {
      most = cover;
      found = home;
    }
  }
  return found;
}

const onwardsOf = (piece: Piece) => ONWARDS.exec(piece.texts[piece.texts.length - 1]?.text.slice(-24) ?? '')?.[1];

function fromOf(piece: Piece): string | undefined {
  for (const block of [...piece.decks, piece.head, piece.texts[0]]) {
    const found = block === undefined ? null : FROM.exec(block.text.slice(0, 24));
    if (found !== null) return found[1];
  }
  return undefined;
}

/** The number of a page as its head prints it: A1版, 第1版, 第三版. Folded text. */
export function printedPage(head: string): string | undefined {
  const found = /(?:^|[^\dA-Z])([A-Z]{0,2}\d{1,3})\s*版|第([A-Z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3})\s*版/.exec(
    head,
  );
  return found?.[1] ?? found?.[2];
}

/** What stands in the margins of a page. */
export const headOf = ({ blocks }: Sheet, folded: string): string =>
  blocks
    .filter((b) => b.part === 'furniture')
    .map((b) => b.lines.map((line) => folded.slice(line.start, line.end)).join(' '))
    .join(' ');

/** Of each page its number as its head prints it, else its place in the file. */
function labelsOf(pieces: readonly Piece[], folded: string): Map<number, string> {
  const labels = new Map<number, string>();
  for (const { sheet } of pieces)
    if (!labels.has(sheet.page)) labels.set(sheet.page, printedPage(headOf(sheet, folded)) ?? String(sheet.page + 1));
  return labels;
}
