// Seals gold to offsets: node eval/seal.ts FOLDER FILE.json. FOLDER holds NAME.txt (or items that the archive under
// ../shared/corpora has) and NAME.facts.json; FILE.json then holds no sentence, only offsets, values and names.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Gold, goldFromFacts, squash } from './gold.ts';

const [folder, file] = process.argv.slice(2);
if (folder === undefined || file === undefined) {
  process.stderr.write('usage: node eval/seal.ts FOLDER FILE.json\n');
  process.exit(2);
}
/** A title shorter than this is a name; a longer one that the text holds is kept as its place only. */
const sealed: Record<string, { chars: number; gold: Gold }> = {};
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith('.facts.json')) continue;
  const item = name.replace('.facts.json', '');
  const text = readFileSync(join(folder, `${item}.txt`), 'utf8').replace(/^\uFEFF/, '');
  const gold = goldFromFacts(text, JSON.parse(readFileSync(join(folder, name), 'utf8')));
  sealed[item] = { chars: squash(text).length, gold };
}
writeFileSync(
  file,
  `{\n${Object.entries(sealed)
    .map(([id, value]) => `${JSON.stringify(id)}: ${JSON.stringify(value)}`)
    .join(',\n')}\n}\n`,
);
process.stdout.write(`${Object.keys(sealed).length} items sealed\n`);
