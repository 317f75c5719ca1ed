import type { Print } from '../source/print.ts';
import { fold } from '../text/fold.ts';
import type { Explained } from './explain.ts';
import { layPrint, type PrintLayout } from './geometry.ts';
import type { Block } from './geometry-page.ts';
import { printScore } from './score.ts';

/** The blocks of printed pages in the order of the text, and the named scores that put them where they are. */
export function explainPrint(print: Print, text: string): Explained[] {
  const layout = layPrint(print, fold(text));
  const lineOf = numbersOf(text);
  const links = linksOf(layout, lineOf);
  const article = articlesOf(layout);
  return layout.sheets.flatMap(({ sheet }) =>
    sheet.blocks.map(({ index, lines, part }) => {
      const first = lines[0];
      return {
        lines: [lineOf(first.start), lineOf(lines[lines.length - 1].start)] as const,
        kind: part,
        text: text.slice(first.start, Math.min(first.end, first.start + 30)),
        article: article.get(index) ?? 0,
        links: links.get(index) ?? [],
      };
    }),
  );
}

/** From a place in the text to the number of its line, from 1. */
function numbersOf(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** By block the number of its article, from 1. */
function articlesOf({ pieces }: PrintLayout): Map<number, number> {
  const found = new Map<number, number>();
  pieces.forEach((piece, i) => {
    for (const { head, decks, texts, aside, furniture } of [piece, ...piece.more])
      for (const block of [...(head === undefined ? [] : [head]), ...decks, ...texts, ...aside, ...furniture])
        found.set(block.index, i + 1);
  });
  return found;
}

function linksOf({ sheets, pieces }: PrintLayout, lineOf: (offset: number) => number): Map<number, string[]> {
  const found = new Map<number, string[]>();
  const say = (block: Block, line: string) => {
    const list = found.get(block.index);
    if (list === undefined) found.set(block.index, [line]);
    else list.push(line);
  };
  const at = (block: Block) => lineOf(block.lines[block.lines.length - 1].start);
  for (const { print } of sheets) {
    const { board, chains, headings, strands, heads } = print;
    for (const chain of chains) {
      const opener = strands.get(chain.runs[0]?.members.find((p) => strands.has(p.first.index))?.first.index ?? -1);
      if (opener !== undefined) say(opener.blocks[0], `its article: ${printScore(chain.score)}`);
    }
    for (const { paragraph, index } of board.units) {
      const strand = strands.get(paragraph.first.index);
      if (strand === undefined) continue;
      const [first] = strand.blocks;
      if (strand.before !== undefined) {
        say(first, `its place after line ${at(strand.before.from)}: ${printScore(strand.before.score)}`);
        say(first, `goes on after line ${at(strand.before.from)}: ${printScore(board.seamParts(board.units[index]))}`);
      }
      for (const link of strand.links)
        say(link.to, `surely goes on after line ${at(link.from)}: ${printScore(link.score)}`);
    }
    for (const heading of headings) {
      const head = heads.get(heading.paragraph.first.index);
      if (head !== undefined)
        say(head, `${heading.as}, ahead by ${heading.margin.toFixed(1)}: ${printScore(heading.score)}`);
    }
  }
  for (const { attached } of pieces.flatMap((piece) => [piece, ...piece.more]))
    for (const { block, score } of attached) say(block, `attached: ${printScore(score)}`);
  return found;
}
