// Writes src/lexicon/data/country.tsv from CLDR's names of territories and tools/country-extra.tsv.
// Run by hand when the CLDR package or the extra file changes: node tools/make-country.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fold } from '../src/text/fold.ts';

type Names = Record<string, string>;

const require = createRequire(import.meta.url);
const cldr = (locale: string): Names =>
  require(`cldr-localenames-full/main/${locale}/territories.json`).main[locale].localeDisplayNames.territories;
const version: string = require('cldr-localenames-full/package.json').version;

const hans = cldr('zh');
const hant = cldr('zh-Hant');
const hongKong = cldr('zh-Hant-HK');
const english = cldr('en');

const here = new URL('./country-extra.tsv', import.meta.url);
const rows = readFileSync(here, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));
const header = rows.shift() ?? [];
const extra = new Map(
  rows.map((cells) => [cells[0], Object.fromEntries(header.map((name, i) => [name, cells[i] ?? '']))]),
);

/** Member states of the United Nations are all codes that are neither listed here nor marked in the extra file. */
const TERRITORIES =
  'AC AI AQ AS AW AX BL BM BQ BV CC CK CP CW CX DG EA FK FO GF GG GI GL GP GS GU HK HM IC IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TA TC TF TK TW UM VG VI WF XK YT EH CQ'.split(
    ' ',
  );
const NOT_PLACES = ['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'];

/** Names that are also ordinary words or other places: they count only beside a title. */
const ORDINARY = ['狮子山', '沙地', '大马', '几比', '特多'].map(fold);

/** A usable printed name: CLDR writes some with a note in brackets or a longer official title. */
const plain = (name: string | undefined) =>
  (name ?? '')
    .replace(/（(?!金|布).*?）|\(.*?\)|\[.*?\]/g, '')
    .replace(/特别行政区$|特別行政區$/, '')
    .replace(/^中国(?=香港|澳门)|^中國(?=香港|澳門)/, '')
    .trim();

const codes = new Set([...Object.keys(hans).filter((code) => /^[A-Z]{2}$/.test(code)), ...extra.keys()]);
const lines = [...codes].sort().flatMap((code) => {
  if (NOT_PLACES.includes(code)) return [];
  const more = extra.get(code) ?? {};
  const mine = more.hans || plain(hans[code]);
  // The Hong Kong name is the neutral Traditional one; the other is a further form where it differs.
  const traditional = more.hant || plain(hongKong[code]) || plain(hant[code]);
  const seen = new Set([fold(mine), fold(traditional)]);
  const forms = [
    plain(hant[code]),
    ...[hans, hant, hongKong].map((names) => plain(names[`${code}-alt-variant`])),
    ...(more.forms ?? '').split('|'),
  ].filter((form) => form.length > 1 && !seen.has(fold(form)) && seen.add(fold(form)));
  const marked = forms.map((form) => (ORDINARY.includes(fold(form)) ? `${form}?` : form));
  const type = more.type || (TERRITORIES.includes(code) ? 'territory' : 'state');
  const cells = [
    code,
    more.en || (type === 'territory' && english[`${code}-alt-short`]) || english[code],
    traditional,
    mine,
    marked.join('|'),
    more.strong ?? '',
    more.short ?? '',
    type,
  ];
  return [cells.join('\t')];
});

const head = `# States and territories by ISO 3166 code. Made by tools/make-country.ts from CLDR ${version} (Unicode License) and tools/country-extra.tsv; do not edit.
country\ten\thant\thans\tforms\tstrong\tshort\ttype
`;
writeFileSync(new URL('../src/lexicon/data/country.tsv', import.meta.url), `${head}${lines.join('\n')}\n`);
