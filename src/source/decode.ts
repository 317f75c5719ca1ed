import chardet from 'chardet';
import iconv from 'iconv-lite';
import type { Doubt } from '../record/kinds.ts';
import { SourceError } from './error.ts';

export interface Decoded {
  readonly text: string;
  /** `utf-8`, `utf-16le`, `utf-16be`, `gb18030` or `big5-hkscs`. */
  readonly encoding: string;
  readonly doubts: readonly Doubt[];
}

/** Names people use for an encoding, to the one we decode with. GB2312 and GBK are parts of GB18030. */
const ALIASES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  utf16: 'utf-16',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  big5: 'big5-hkscs',
  big5hkscs: 'big5-hkscs',
  cp950: 'big5-hkscs',
};

/** The encodings one may ask for, for messages and help. */
export const ENCODINGS = 'utf-8, utf-16, gb18030, gbk, gb2312, big5, big5-hkscs';

/** The name we decode with, or undefined for one we do not know. */
export function encodingNamed(name: string): string | undefined {
  return ALIASES[name.toLowerCase().replace(/[^a-z0-9]/g, '')];
}

/** Above this share of unreadable characters a text is not read at all: it would be noise with citations. */
const MOST_UNREADABLE = 0.005;
/** The same of those beyond ASCII in UTF-8, of which little of another encoding is any, and where the encoding is told. */
const MOST_BEYOND_ASCII = 0.03;

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, i) => bytes[i] === byte);

/** What a file that is no text begins with. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF; readPdf reads it', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive or office document; unpack it or save it as text', [0x50, 0x4b, 0x03, 0x04]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a gzip file that is no JSON Lines archive; unpack it first', [0x1f, 0x8b]],
];

/**
 * Decodes the bytes of a text. A byte-order mark decides; then valid UTF-8; then UTF-16 by its zero bytes;
 * then GB18030 or Big5-HKSCS, whichever decodes without loss, by character statistics (chardet) where both do.
 * @param told an encoding a person named; it is used even where detection would choose another.
 * @throws SourceError for an empty file, a file that is no text, an unknown encoding or one that does not fit.
 */
export function decode(bytes: Uint8Array, file: string, told?: string): Decoded {
  if (bytes.length === 0) throw new SourceError(file, 'is empty; there is nothing to read');
  for (const [what, head] of SIGNATURES)
    if (startsWith(bytes, ...head)) throw new SourceError(file, `is not a text but ${what}`);
  const decoded = told === undefined ? detect(bytes, file) : withEncoding(bytes, file, told);
  return checked(decoded, file);
}

function withEncoding(bytes: Uint8Array, file: string, told: string): Decoded {
  const named = encodingNamed(told);
  if (named === undefined) throw new SourceError(file, `encoding "${told}" is not known; use one of ${ENCODINGS}`);
  const encoding = named === 'utf-16' ? (startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : 'utf-16le') : named;
  const text = plain(bytes, encoding);
  const share = unreadableShare(text);
  if (!isReadable(text))
    throw new SourceError(
      file,
      `is not ${told}: ${Math.ceil(share * 100)} % of it cannot be decoded; leave --encoding out or name another`,
    );
  return { text, encoding, doubts: unreadableDoubts(text) };
}

function detect(bytes: Uint8Array, file: string): Decoded {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return withEncoding(bytes, file, 'utf-8');
  if (startsWith(bytes, 0xff, 0xfe)) return withEncoding(bytes, file, 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return withEncoding(bytes, file, 'utf-16be');
  const utf16 = utf16Kind(bytes);
  if (utf16 !== undefined) return withEncoding(bytes, file, utf16);
  const utf8 = plain(bytes, 'utf-8');
  if (unreadableShare(utf8) === 0) return { text: utf8, encoding: 'utf-8', doubts: [] };
  if (isReadable(utf8)) return { text: utf8, encoding: 'utf-8', doubts: unreadableDoubts(utf8) };

  const candidates = ['gb18030', 'big5-hkscs']
    .map((encoding) => ({ encoding, text: plain(bytes, encoding) }))
    .map((candidate) => ({ ...candidate, broken: unreadableShare(candidate.text) }))
    .filter(({ broken }) => broken <= MOST_UNREADABLE);
  if (candidates.length > 0) {
    const guesses = chardet.analyse(bytes.subarray(0, 1 << 16));
    const liking = (encoding: string) =>
      guesses.find((guess) => encodingNamed(guess.name) === encoding)?.confidence ?? 0;
    candidates.sort((a, b) => liking(b.encoding) - liking(a.encoding) || a.broken - b.broken);
    const best = candidates.find(({ text }) => commonShare(text) > 0.1);
    if (best !== undefined) return { text: best.text, encoding: best.encoding, doubts: unreadableDoubts(best.text) };
  }
  const line = utf8.slice(0, utf8.indexOf('\ufffd')).split('\n').length;
  throw new SourceError(
    file,
    `line ${line}: is in no encoding we know, or in several at once; convert it to UTF-8 or name one with --encoding (${ENCODINGS})`,
  );
}

/** UTF-16 without a mark: line feeds, spaces and digits leave zero bytes on one side, and almost only there. */
function utf16Kind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const n = Math.min(bytes.length, 1 << 16) & ~1;
  if (n < 4 || bytes.length % 2 === 1) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  for (const [kind, zeros, others] of [['utf-16le', odd, even] as const, ['utf-16be', even, odd] as const]) {
    if (zeros > 0 && others * 10 <= zeros) {
      const text = plain(bytes.subarray(0, n), kind);
      if (unreadableShare(text) === 0 && commonShare(text) > 0.1) return kind;
    }
  }
  return undefined;
}

function plain(bytes: Uint8Array, encoding: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = encoding === 'utf-8' ? buffer.toString('utf8') : iconv.decode(buffer, encoding, { stripBOM: true });
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function unreadableShare(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\ufffd'); i >= 0; i = text.indexOf('\ufffd', i + 1)) count++;
  return text.length === 0 ? 0 : count / text.length;
}

function isReadable(text: string): boolean {
  const share = unreadableShare(text);
  if (share <= MOST_UNREADABLE) return true;
  let beyond = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) beyond++;
  return share * text.length <= beyond * MOST_BEYOND_ASCII;
}

function unreadableDoubts(text: string): Doubt[] {
  const at = text.indexOf('\ufffd');
  if (at < 0) return [];
  const line = text.slice(0, at).split('\n').length;
  return [
    {
      code: 'encoding',
      note: `some characters could not be decoded, the first on line ${line}`,
      spans: [[at, at + 1]],
    },
  ];
}

/** Share of the characters any Chinese text is full of; noise decoded as Chinese has almost none. */
function commonShare(text: string): number {
  const common =
    '的一是在了和有大中不人國国這这為为上個个以會会年月日說说要發发主對对與与及方：，。、「」“” \n0123456789';
  const head = text.slice(0, 4000);
  let count = 0;
  for (const character of head) if (common.includes(character)) count++;
  return head.length === 0 ? 0 : count / head.length;
}

/** Refuses what decodes but is no text, and marks what was mended. */
function checked(decoded: Decoded, file: string): Decoded {
  const { text } = decoded;
  let controls = 0;
  let firstControl = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09 && unit !== 0x0c && unit !== 0x0b) {
      controls++;
      if (firstControl < 0) firstControl = i;
    }
  }
  if (controls > 0 && controls * 100 > text.length)
    throw new SourceError(
      file,
      'is not a text: it is full of control characters; it may be a program, picture or damaged file',
    );
  const doubts = [...decoded.doubts];
  if (controls > 0) {
    const line = text.slice(0, firstControl).split('\n').length;
    doubts.push({
      code: 'control',
      note: `${controls} control ${controls === 1 ? 'character stands' : 'characters stand'} in the text, the first on line ${line}`,
      spans: [[firstControl, firstControl + 1]],
    });
  }
  if (!text.isWellFormed()) {
    doubts.push({ code: 'encoding', note: 'lone surrogates were replaced by U+FFFD' });
    return { ...decoded, text: text.toWellFormed(), doubts };
  }
  if (text.trim() === '') throw new SourceError(file, 'holds only white space; there is nothing to read');
  return { ...decoded, doubts };
}
