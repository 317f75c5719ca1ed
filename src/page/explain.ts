import type { Source } from '../source/source.ts';
import { fold } from '../text/fold.ts';
import { explainPrint } from './geometry-explain.ts';
import { layOut } from './layout.ts';
import { printScore } from './score.ts';

/** One fragment of a page and why it was put where it is. */
export interface Explained {
  /** 1-based numbers of its first and last line. */
  readonly lines: readonly [first: number, last: number];
  readonly kind: string;
  /** The first characters. */
  readonly text: string;
  /** 1-based number of the article; 0 where none took it. */
  readonly article: number;
  /** `follows 12-14: 2.3 = words 1.2, …` and the like, one for each link that was scored. */
  readonly links: readonly string[];
}

/** The fragments of a page in file order with their chosen links and the named scores behind them. */
export function explainPage(source: Source): Explained[] {
  if (source.print !== undefined) return explainPrint(source.print, source.text);
  const layout = layOut(source.text, fold(source.text));
  const { lines, fragments } = layout.sheet;
  const links: string[][] = fragments.map(() => []);
  const article = new Int32Array(fragments.length);
  const at = (index: number) => `${lines[fragments[index].from].no}`;
  for (const chain of layout.chains) {
    for (const run of chain.runs)
      for (const p of run.members) for (const part of p.parts) article[part.index] = chain.index + 1;
    const [opener] = chain.runs;
    links[opener.first.first.index].push(`article ${chain.index + 1} begins here: ${printScore(chain.score)}`);
    for (const [index, likeness] of chain.likeness)
      links[index].push(`in common with its article: ${likeness.toFixed(1)}`);
  }
  for (const p of layout.paragraphs)
    p.joins.forEach((score, i) => {
      links[p.parts[i + 1].index].push(`goes on from line ${at(p.parts[i].index)}: ${printScore(score)}`);
    });
  for (const board of layout.boards)
    for (const unit of board.units)
      if (unit.before >= 0)
        links[unit.paragraph.first.index].push(
          `goes on after line ${at(board.units[unit.before].paragraph.last.index)}: ${printScore(board.seamParts(unit))}`,
        );
  for (const h of layout.headings) {
    article[h.paragraph.first.index] = h.chain + 1;
    links[h.paragraph.first.index].push(`${h.as}, ahead by ${h.margin.toFixed(1)}: ${printScore(h.score)}`);
  }
  for (const a of layout.attachments) {
    article[a.fragment.index] = a.chain + 1;
    links[a.fragment.index].push(`attached: ${printScore(a.score)}`);
  }
  return fragments.map((f, i) => ({
    lines: [lines[f.from].no, lines[f.to - 1].no],
    kind: f.kind,
    text: source.text.slice(lines[f.from].start, Math.min(lines[f.from].end, lines[f.from].start + 30)),
    article: article[i],
    links: links[i],
  }));
}
