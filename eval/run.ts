// The project's own quality tables: node eval/run.ts [section…] [--misses ROW | --write]. Sections that need material
// that is not at hand say so. --write also puts the tables into docs/evaluation.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { factsTable, sealedItems, sharedPages, together, writtenItems } from './facts.ts';
import { checkHeadlines, headlinesTable } from './headlines/headlines.ts';
import { pagesResults, pagesTable } from './pages.ts';
import { pdfTable } from './pdf/run.ts';
import { available, falseFinds, KINDS } from './peers/cases.ts';
import type { Miss } from './score.ts';
import { sectionsAsked } from './sections.ts';
import { archiveYears, HELD_BACK_YEARS } from './shared.ts';
import { checkVerbs, verbsTable } from './verbs/verbs.ts';

const { sections, options } = sectionsAsked({
  command: 'node eval/run.ts',
  sections: ['facts', 'pages', 'headlines', 'verbs', 'peers', 'pdf'],
  options: { '--misses': 'ROW', '--write': '' },
});
const wantedRow = options.get('--misses');
const printed: string[] = [];
const print = (text: string) => {
  printed.push(text);
  process.stdout.write(`${text}\n`);
};
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
  // Misses of held-back sets are never listed: whoever sees them would tune on them.
  const results = [
    sharedPages(onMiss),
    sealedItems('dev', onMiss),
    writtenItems('dev', onMiss),
    together('opened', [sealedItems('opened', onMiss), writtenItems('opened', onMiss)]),
    sealedItems('heldback'),
    writtenItems('heldback'),
  ];
  results.push(together('all held back', results.slice(4)));
  if (results[0] === undefined) print('skipped: the gold pages and the archive are not at hand (../shared)');
  print(`\n## Entries\n\n${factsTable(results.filter((result) => result !== undefined))}`);
}

if (wanted('pages')) print(`\n## Pages\n\n${pagesTable(pagesResults())}`);

if (wanted('headlines')) {
  print("\n## The archive's own headlines\n");
  const years = archiveYears().filter((year) => year >= 2019);
  print(
    years.length === 0 ? 'skipped: the archive is not at hand (../shared)' : headlinesTable(checkHeadlines(years, 3)),
  );
}

if (wanted('verbs')) {
  print("\n## The archive's own verbs of saying\n");
  const years = archiveYears();
  const blind = years.filter((year) => HELD_BACK_YEARS.includes(year));
  const open = years.filter((year) => !HELD_BACK_YEARS.includes(year));
  print(
    years.length === 0
      ? 'skipped: the archive is not at hand (../shared)'
      : verbsTable([
          checkVerbs('worked on', open, 25),
          checkVerbs(`held back: ${HELD_BACK_YEARS.join(', ')}`, blind, 10),
        ]),
  );
}

if (wanted('peers')) {
  print("\n## Peers' own cases\n");
  if (!available()) print('skipped: the cases are not at hand (../shared)');
  else {
    print('| kind | right | at least |\n|---|---|---|');
    for (const [name, { run, floor }] of Object.entries(KINDS)) {
      const taken = run().filter((one) => one.left === undefined);
      const right = taken.filter((one) => one.right).length;
      print(`| ${name} | ${right} of ${taken.length}: ${(right / taken.length).toFixed(3)} | ${floor} |`);
    }
    print(`| false finds | ${falseFinds().length} | 0 |`);
  }
}

if (wanted('pdf')) print(`\n## Typeset PDF pages\n\n${await pdfTable()}`);

const DOCUMENT = new URL('../docs/evaluation.md', import.meta.url);
const MARK = '<!-- tables: node eval/run.ts --write -->\n';

if (options.has('--write')) {
  const [method] = readFileSync(DOCUMENT, 'utf8').split(MARK);
  writeFileSync(DOCUMENT, `${method}${MARK}${printed.join('\n')}\n`);
}
