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
  // 答覆, 回覆 as Taiwan and Hong Kong write them; OpenCC maps them by whole words only.
  ['覆賸', '复剩'],
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

/** So many code units are folded at a time, in the same room: memory of its own for each text would cost more than folding. */
const CHUNK = 1 << 14;
const ROOM = new Uint16Array(CHUNK);
const BYTES = Buffer.from(ROOM.buffer);
const BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;

/** The folded view of `text`: same length in UTF-16 code units, position for position. */
export function fold(text: string): string {
  if (text.length <= CHUNK) return foldChunk(text, 0, text.length);
  const parts: string[] = [];
  for (let i = 0; i < text.length; i += CHUNK) parts.push(foldChunk(text, i, Math.min(i + CHUNK, text.length)));
  return parts.join('');
}

function foldChunk(text: string, start: number, end: number): string {
  let same = true;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    let folded = TABLE[unit];
    // A half-width comma separates clauses unless it stands between digits, where it groups thousands;
    // a full-width one between a digit and exactly three digits groups thousands too.
    if (folded === COMMA) {
      if (!(digitAt(text, i - 1) && digitAt(text, i + 1))) folded = FULL_COMMA;
    } else if (folded === FULL_COMMA && groups(text, i)) folded = COMMA;
    ROOM[i - start] = folded;
    if (folded !== unit) same = false;
  }
  if (same) return text.slice(start, end);
  const bytes = 2 * (end - start);
  if (BIG_ENDIAN) BYTES.subarray(0, bytes).swap16();
  return BYTES.toString('utf16le', 0, bytes);
}

const digitAt = (text: string, i: number) => isDigit(TABLE[text.charCodeAt(i)]);

const groups = (text: string, i: number) =>
  digitAt(text, i - 1) && digitAt(text, i + 1) && digitAt(text, i + 2) && digitAt(text, i + 3) && !digitAt(text, i + 4);
