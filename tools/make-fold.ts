// Writes src/text/fold-data.ts: which characters fold to which, one code unit to one.
// Source: OpenCC's character tables through opencc-js, and Unicode compatibility mappings.
import { writeFileSync } from 'node:fs';
import { Converter } from 'opencc-js';

const chains = (['tw', 'hk', 't'] as const).map((from) => Converter({ from, to: 'cn' }));
let from = '';
let to = '';
for (let unit = 0x2e80; unit < 0xfb00; unit++) {
  if (unit >= 0xa000 && unit < 0xf900) continue;
  const character = String.fromCharCode(unit);
  const isForm = unit < 0x2fe0 || unit >= 0xf900;
  let target = isForm ? character.normalize('NFKC') : character;
  if (!isForm && unit < 0x3400) continue;
  // Until nothing changes: a variant may fold to a Traditional form that folds on.
  for (let round = 0; round < 3; round++)
    for (const convert of chains) {
      const next = convert(target);
      if (next.length === 1) target = next;
    }
  if (target.length === 1 && target !== character) {
    from += character;
    to += target;
  }
}
// Variants that OpenCC leaves alone because both stand in its Simplified set.
for (const [a, b] of [
  '着着',
  '著着',
  '衞卫',
  '爲为',
  '羣群',
  '峯峰',
  '裏里',
  '啓启',
  '麪面',
  '牀床',
  '喫吃',
  '説说',
  '綫线',
  '污污',
  '汚污',
  '妳你',
  '祇只',
  '佔占',
  '週周',
  '佈布',
  '註注',
  '係系',
  '繫系',
  '徵征',
  '鬥斗',
  '鑑鉴',
  '鍾钟',
  '藉借',
  '瞭了',
  '乾干',
  '後后',
  '托托',
  '託托',
  '滙汇',
  '匯汇',
  '彙汇',
  '週周',
  '砲炮',
  '疱疱',
  '岀出',
]) {
  if (a === b) continue;
  const at = from.indexOf(a);
  if (at >= 0) to = to.slice(0, at) + b + to.slice(at + 1);
  else {
    from += a;
    to += b;
  }
}
const lines = (text: string) => (text.match(/.{1,100}/gsu) ?? []).map((part) => `  '${part}'`).join(' +\n');
writeFileSync(
  new URL('../src/text/fold-data.ts', import.meta.url),
  `// Written by tools/make-fold.ts from OpenCC's character tables (see NOTICE). Do not edit.\n/* biome-ignore-all format: generated */\nexport const FOLD_FROM: string =\n${lines(from)};\nexport const FOLD_TO: string =\n${lines(to)};\n`,
);
