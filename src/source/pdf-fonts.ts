import { inflateSync } from 'node:zlib';

/** What compressed objects of a file may unpack to, in bytes; more is left to the parser and its own bounds. */
const MOST_UNPACKED = 64 * 1024 * 1024;

interface Stream {
  /** Where the text before it starts, and the word `stream` stands. */
  readonly from: number;
  readonly at: number;
  readonly dictionary: string;
}

/** The file without what its streams hold, and where these are. */
interface Outline {
  readonly text: string;
  readonly streams: readonly Stream[];
  /** Where the text behind the last stream starts. */
  readonly tail: number;
}

/** Jumps over streams, so that the work grows with the number of objects and not with the size of the file. */
function outlineOf(bytes: Buffer): Outline {
  const pieces: string[] = [];
  const streams: Stream[] = [];
  let from = 0;
  while (from < bytes.length) {
    const at = bytes.indexOf('stream', from, 'latin1');
    const piece = bytes.toString('latin1', from, at < 0 ? bytes.length : at);
    pieces.push(piece);
    if (at < 0) break;
    streams.push({ from, at, dictionary: piece.slice(piece.lastIndexOf(' obj')) });
    const end = bytes.indexOf('endstream', at, 'latin1');
    from = end < 0 ? bytes.length : end + 9;
  }
  return { text: pieces.join(''), streams, tail: from };
}

/** Objects that are kept compressed, as text; undefined where they cannot be looked into. */
function packedObjects(bytes: Buffer, streams: readonly Stream[]): string | undefined {
  let text = '';
  for (const { at, dictionary } of streams) {
    if (!/\/Type\s*\/ObjStm\b/.test(dictionary)) continue;
    const start = bytes[at + 6] === 13 ? at + 8 : at + 7;
    const end = bytes.indexOf('endstream', start, 'latin1');
    if (!/\/Filter\s*\[?\s*\/FlateDecode\b/.test(dictionary) || /\/Predictor\s*[2-9]/.test(dictionary))
      return undefined;
    try {
      const room = MOST_UNPACKED - text.length;
      text += inflateSync(bytes.subarray(start, end), { maxOutputLength: room }).toString('latin1');
    } catch {
      return undefined;
    }
  }
  return text;
}

/** The innermost dictionary around a place. */
function dictionaryAt(text: string, place: number): string {
  let start = place;
  for (let depth = 0; start > 0 && place - start < 20_000; start--) {
    if (text.startsWith('>>', start)) {
      depth++;
      start--;
    } else if (text.startsWith('<<', start)) {
      if (depth === 0) break;
      depth--;
      start--;
    }
  }
  let end = place;
  for (let depth = 0; end < text.length && end - place < 20_000; end++) {
    if (text.startsWith('<<', end)) {
      depth++;
      end++;
    } else if (text.startsWith('>>', end)) {
      if (depth === 0) break;
      depth--;
      end++;
    }
  }
  return text.slice(start, end);
}

/** Whether only its program may tell what a font's characters are: a font of single bytes without any encoding. */
function needsProgram(font: string): boolean {
  if (/\/Subtype\s*\/(?:Type0|Type3|CIDFontType[02])\b/.test(font)) return false;
  return !/\/(?:ToUnicode|Encoding)\b/.test(font);
}

const programsNeeded = (text: string) =>
  [...text.matchAll(/\/Type\s*\/Font(?![A-Za-z])/g)].some((found) => needsProgram(dictionaryAt(text, found.index)));

const isCidProgram = (dictionary: string) => /\/Subtype\s*\/CIDFontType0C\b/.test(dictionary);
const isProgram = (dictionary: string) =>
  /\/Length1\s+\d/.test(dictionary) || /\/Subtype\s*\/(?:Type1C|OpenType)\b/.test(dictionary);

/**
 * Hides embedded font programs and drawn characters (Type 3) from the parser: taking them apart costs more than all the
 * rest, and nothing is painted. What they are called and how wide they are stands outside of them; programs stay where
 * a font says nowhere else which characters it prints. It is done in the bytes given, and no
 * offset moves.
 */
export function hidePrograms(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { text, streams, tail } = outlineOf(file);
  const packed = packedObjects(file, streams);
  const kept = packed === undefined || programsNeeded(text) || programsNeeded(packed);
  for (const { at, dictionary } of streams)
    if (isCidProgram(dictionary) || (!kept && isProgram(dictionary))) file.write('endobj', at, 'latin1');
  if (text.includes('/CharProcs'))
    for (const { from, at } of [...streams, { from: tail, at: file.length }]) hideDrawnCharacters(file, from, at);
}

/**
 * Empties the lists of drawn characters, and those of their names where a map says what they are.
 * @param until where the last text before a stream ends
 */
function hideDrawnCharacters(bytes: Buffer, from: number, until: number): void {
  const text = bytes.toString('latin1', from, until);
  const empty = (list: RegExpExecArray, open: number) => {
    bytes.fill(0x20, from + list.index + open, from + list.index + list[0].length);
  };
  for (const list of text.matchAll(/\/CharProcs\s*<<[^<>]*/g)) empty(list, list[0].indexOf('<<') + 2);
  for (const list of text.matchAll(/\/Differences\s*\[[^\][]*/g)) {
    const start = text.lastIndexOf(' obj', list.index);
    const end = text.indexOf('endobj', list.index);
    const font = text.slice(Math.max(0, start), end < 0 ? undefined : end);
    if (font.length < 40_000 && /\/Subtype\s*\/Type3\b/.test(font) && /\/ToUnicode\b/.test(font))
      empty(list, list[0].indexOf('[') + 1);
  }
}

/** Characters that make up some third of any Chinese newspaper, both scripts. */
const COMMON = new Set(
  '的一是在不了有和人這这中大為为上個个國国我以要他時时來来用們们生到作地於于出就分對对成會会可主發发年動动同工也能下過过子說说產产種种面而方後后多定行學学法所民得經经十三之進进着等部度家電电力里如水化高自二理起小物現现实實加量都兩两體体制機机當当使點点從从業业本去把性好應应開开它合還还因由其些然前外天政四日那社義义事平形相全表間间樣样與与關关各重新線线内內數数正心反你明看原又麼么利比或但質质氣气第向道命此變变條条只沒没結结解問问意建月公無无系軍军很情者最立代想已通並并提直題题黨党程展五果料象員员革位入常文總总次品式活設设及管特件長长求老頭头基資资邊边流路級级少圖图山統统接知較较將将組组見见計计別别她手角期根論论運运農农指報报導导聯联合美市北京時記者',
);
/** Fewer Han characters do not tell. */
const ENOUGH = 80;

/** Whether some text is what comes out of fonts without a Unicode map: rare characters, or letters of a dozen scripts. */
export function isGibberish(text: string): boolean {
  let han = 0;
  let common = 0;
  const scripts = new Set<number>();
  let letters = 0;
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    if (code >= 0x3400 && code < 0xa000) {
      han++;
      if (COMMON.has(c)) common++;
    } else if (code > 0x24f && (code < 0x2000 || code > 0x303f) && (code < 0xff00 || code > 0xffef)) {
      letters++;
      scripts.add(code >> 7);
    }
  }
  if (han >= ENOUGH && common < han * 0.1) return true;
  return letters > 20 && letters > text.length * 0.1 && scripts.size >= 10;
}
