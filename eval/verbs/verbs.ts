// The archive's own verbs of saying as a check that no one wrote for it: a clause that opens a sentence and ends with
// such a verb and a comma or colon must lead to a statement, or stand inside one.
import { readPage } from '../../src/reading.ts';
import { readItem } from '../../src/source/read.ts';
import { archiveItems } from '../shared.ts';

export interface Tally {
  readonly name: string;
  /** Clauses that end with a verb of saying. */
  clauses: number;
  /** Those whose next words are a statement, or lie in one. */
  told: number;
}

const CLAUSE = /(?<=^|[。！？\n])([^。！？\n，；：]{2,40}(?:表示|说|称|指出|强调|认为|宣布|重申))[，：]/g;
/** 對某人來說, 也就是說, 統稱: none of them says who says something. */
const OTHER =
  /(?:来|就是|俗话|常言|可以|应该|换句话|一般|据|具体|老实|相对|统|简|俗|通|人)[说称]$|一致认为$|^(?:并|也|还|又)/;

/** Where in a text clauses of saying end. */
export function clausesOfSaying(text: string): number[] {
  return [...text.matchAll(CLAUSE)]
    .filter(([, clause]) => !OTHER.test(clause))
    .map(({ 0: words, index }) => index + words.length);
}

/** How many of the clauses in every `step`-th item of some years lead to a statement. */
export function checkVerbs(name: string, years: readonly number[], step: number): Tally {
  const tally: Tally = { name, clauses: 0, told: 0 };
  let count = 0;
  for (const year of years)
    for (const item of archiveItems(year)) {
      if (count++ % step !== 0) continue;
      const ends = clausesOfSaying(item.text);
      if (ends.length === 0) continue;
      const source = readItem(JSON.stringify(item), 'archive.jsonl', 1);
      // The text of an item stands behind its title.
      const shift = source.text.lastIndexOf(item.text);
      if (shift < 0) continue;
      const spans = readPage(source).articles.flatMap(({ entries }) =>
        entries.flatMap((entry) => (entry.kind === 'statement' ? entry.spans : [])),
      );
      for (const end of ends) {
        const at = shift + end;
        tally.clauses++;
        // It may begin within quotation marks, up to three characters later; what is nested stands in another.
        if (spans.some(([start, stop]) => Math.abs(start - at) <= 3 || (start <= at && stop > at + 4))) tally.told++;
      }
    }
  return tally;
}

export function verbsTable(tallies: readonly Tally[]): string {
  const rows = tallies.map(
    ({ name, clauses, told }) => `| ${name} | ${clauses} | **${(told / clauses).toFixed(3)}** |`,
  );
  return ['| years | clauses that end with a verb of saying | told as statements |', '|---|---|---|', ...rows].join(
    '\n',
  );
}
