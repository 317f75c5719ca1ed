// The project's own quality tables: node eval/run.ts [section…] [--misses ROW]. Sections that need material that is
// not at hand say so.
import { factsTable, sealedItems, sharedPages, writtenItems } from './facts.ts';
import type { Miss } from './score.ts';

const argv = process.argv.slice(2);
const wantedRow = argv.includes('--misses') ? argv[argv.indexOf('--misses') + 1] : undefined;
const sections = argv.filter((word, i) => !word.startsWith('--') && argv[i - 1] !== '--misses');
const print = (text: string) => process.stdout.write(`${text}\n`);
const wanted = (section: string) => sections.length === 0 || sections.includes(section);
const onMiss =
  wantedRow === undefined
    ? undefined
    : (miss: Miss) => {
        if (miss.row !== wantedRow) return;
        const { gold, entry } = miss;
        print(
          gold === undefined
            ? `+ ${miss.page} ${JSON.stringify({ ...entry, spans: undefined, id: undefined, page: undefined, article: undefined })}`
            : `- ${miss.page} ${JSON.stringify(gold)}`,
        );
      };

if (wanted('facts')) {
  const results = [sharedPages(onMiss), sealedItems(onMiss), writtenItems(onMiss)];
  if (results[0] === undefined) print('skipped: the gold pages and the archive are not at hand (../shared)');
  print(`\n## Entries\n\n${factsTable(results.filter((result) => result !== undefined))}`);
}
