import { FOLD_FROM, FOLD_TO } from './fold-data.ts';

/**
 * Folding maps each UTF-16 code unit to one code unit, so positions never move: Traditional and Hong Kong or
 * Taiwan variants to Simplified, full width to half width for letters and digits, half width to full width
 * for clause marks, all middle dots to `·`, all quotation marks to 「」 and 『』, all spaces to U+0020.
 * `FOLD_OPEN[i]` closes with `FOLD_CLOSE[i]`.
 */
export const FOLD_OPEN = '「『（《〈【〔';
export const FOLD_CLOSE = '」』）》〉】〕';

const PAIRS: readonly [string, string][] = [
  // Middle dots of transcribed names.
  ['・•‧∙⋅･﹒', '·······'],
  ['“”‘’﹁﹂﹃﹄｢｣', '「」『』「」『』「」'],
  ['():;!?', '（）：；！？'],
  ['︰︵︶︿﹀︽︾︻︼︹︺', '：（）〈〉《》【】〔〕'],
  ['［］[]', '〔〕〔〕'],
  ['％﹪', '%%'],
  ['，﹐、﹑。．', '，，、、。.'],
  ['－﹣−–', '----'],
  ['―─', '——'],
  ['～﹏〜', '~~~'],
  ['\u3000\u00a0\u2002\u2003\u2009\u202f\t', '       '],
  ['〇○', '零零'],
  ['﹖﹗﹔﹕', '？！；：'],
];

const TABLE = new Uint16Array(65536);
for (let i = 0; i < 65536; i++) TABLE[i] = i;
for (let i = 0xff10; i <= 0xff19; i++) TABLE[i] = i - 0xfee0;
for (let i = 0xff21; i <= 0xff3a; i++) TABLE[i] = i - 0xfee0;
for (let i = 0xff41; i <= 0xff5a; i++) TABLE[i] = i - 0xfee0;
for (let i = 0; i < FOLD_FROM.length; i++) TABLE[FOLD_FROM.charCodeAt(i)] = FOLD_TO.charCodeAt(i);
for (const [from, to] of PAIRS) for (let i = 0; i < from.length; i++) TABLE[from.charCodeAt(i)] = to.charCodeAt(i);

const COMMA = 0x2c;
const FULL_COMMA = 0xff0c;
const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39;

const CHUNK = 1 << 15;

/** The folded view of `text`: same length in UTF-16 code units, position for position. */
export function fold(text: string): string {
  const n = text.length;
  const units = new Uint16Array(n);
  const digitAt = (i: number) => isDigit(TABLE[text.charCodeAt(i)]);
  for (let i = 0; i < n; i++) {
    const unit = TABLE[text.charCodeAt(i)];
    units[i] = unit;
    // A half-width comma separates clauses unless it stands between digits, where it groups thousands;
    // a full-width one between a digit and exactly three digits groups thousands too.
    if (unit === COMMA) {
      if (!(digitAt(i - 1) && digitAt(i + 1))) units[i] = FULL_COMMA;
    } else if (unit === FULL_COMMA) {
      if (digitAt(i - 1) && digitAt(i + 1) && digitAt(i + 2) && digitAt(i + 3) && !digitAt(i + 4)) units[i] = COMMA;
    }
  }
  if (n <= CHUNK) return String.fromCharCode.apply(null, units as unknown as number[]);
  const parts: string[] = [];
  for (let i = 0; i < n; i += CHUNK)
    parts.push(String.fromCharCode.apply(null, units.subarray(i, i + CHUNK) as unknown as number[]));
  return parts.join('');
}
