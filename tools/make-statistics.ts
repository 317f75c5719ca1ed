// Counts how often two characters stand side by side in a news archive and writes the counts, not the text,
// to src/page/statistics-data.ts. Usage: node tools/make-statistics.ts ARCHIVE.jsonl.gz…
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { charClass } from '../src/page/statistics.ts';
import { fold } from '../src/text/fold.ts';

const CHARS = 3200;
const LEAST = 14;

const single = new Uint32Array(65536);
const pairs = new Map<number, number>();
for (const file of process.argv.slice(2)) {
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const { text } = JSON.parse(line) as { text: string };
    for (const paragraph of fold(text).split('\n')) {
      let last = 0;
      for (let i = 0; i < paragraph.length; i++) {
        const unit = charClass(paragraph.charCodeAt(i));
        if (unit === 0) continue;
        single[unit]++;
        if (last > 0) {
          const key = last * 65536 + unit;
          pairs.set(key, (pairs.get(key) ?? 0) + 1);
        }
        last = unit;
      }
    }
  }
}
const chars = [...single.keys()]
  .filter((u) => single[u] > 0)
  .sort((a, b) => single[b] - single[a] || a - b)
  .slice(0, CHARS);
const rank = new Map(chars.map((unit, index) => [unit, index]));
const rows: [number, number][][] = chars.map(() => []);
let kept = 0;
for (const [key, count] of pairs) {
  const a = rank.get(Math.floor(key / 65536));
  const b = rank.get(key % 65536);
  if (count < LEAST || a === undefined || b === undefined) continue;
  rows[a].push([b, Math.min(15, Math.max(0, Math.round(Math.log2(count / LEAST))))]);
  kept++;
}
// One row for each first character: gap to the next second character and level, in base 64 digits.
const bytes: number[] = [];
for (const row of rows) {
  row.sort((x, y) => x[0] - y[0]);
  bytes.push(row.length >> 8, row.length & 255);
  let last = -1;
  for (const [b, level] of row) {
    const gap = b - last - 1;
    last = b;
    // 4 bits of level, 4 bits of gap; 15 means that the gap follows in 2 bytes.
    if (gap < 15) bytes.push((level << 4) | gap);
    else bytes.push((level << 4) | 15, gap >> 8, gap & 255);
  }
}
const levels = chars.map((unit) => Math.round(Math.log2(single[unit]) * 8));
const total = single.reduce((n, c) => n + c, 0);
const base64 = Buffer.from(bytes).toString('base64');
writeFileSync(
  new URL('../src/page/statistics-data.ts', import.meta.url),
  `// Made by tools/make-statistics.ts: counts of single characters and of pairs, no text. Folded characters.\n/* biome-ignore-all format: generated */\n` +
    `export const TOTAL = ${total};\nexport const LEAST = ${LEAST};\n` +
    `/** Characters in hexadecimal, the most frequent first. */\n` +
    `export const CHARS =\n  '${chars.map((u) => u.toString(16).padStart(4, '0')).join('')}';\n` +
    `/** Eighths of log2 of each character's count, in hexadecimal. */\n` +
    `export const SINGLE =\n  '${levels.map((n) => n.toString(16).padStart(2, '0')).join('')}';\n` +
    `/** Pairs by first character, packed. */\n` +
    `export const PAIRS =\n  '${base64}';\n`,
);
console.log({ kept, bytes: bytes.length, base64: base64.length, total });
