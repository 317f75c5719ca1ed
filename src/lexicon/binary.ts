import type { MatcherTables } from '../text/matcher.ts';
import { Lexicon, type Pattern, type Term } from './lexicon.ts';

/** Raised whenever the layout of the file changes. */
const VERSION = 1;

const ARRAYS = ['code', 'base', 'check', 'fail', 'output', 'nextOutput', 'lengths'] as const;

interface Head {
  version: number;
  terms: readonly Term[];
  /** Folded forms, one a line. */
  forms: string;
  /** For each form the indexes of its terms; a single one stands without a list. */
  of: readonly (number | readonly number[])[];
  /** Indexes of weak forms. */
  weak: readonly number[];
  /** Lengths in bytes of the arrays, in the order of `ARRAYS`. */
  sizes: readonly number[];
}

/** A compiled lexicon as bytes, without the notes that only people read: length of the head, the head as JSON, then the matcher's arrays, each at a multiple of 4. */
export function encodeLexicon(lexicon: Lexicon): Uint8Array {
  const { tables } = lexicon.matcher;
  const arrays = ARRAYS.map((name) => {
    const array = tables[name];
    return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  });
  const head: Head = {
    version: VERSION,
    terms: lexicon.terms.map(({ cells: { note: _note, ...cells }, ...term }) => ({ ...term, cells })),
    forms: lexicon.patterns.map((pattern) => pattern.form).join('\n'),
    of: lexicon.patterns.map((pattern) => (pattern.terms.length === 1 ? pattern.terms[0] : pattern.terms)),
    weak: lexicon.patterns.flatMap((pattern, index) => (pattern.weak ? [index] : [])),
    sizes: arrays.map((array) => array.length),
  };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const start = align(4 + json.length);
  const bytes = new Uint8Array(start + arrays.reduce((sum, array) => sum + align(array.length), 0));
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 4);
  let at = start;
  for (const array of arrays) {
    bytes.set(array, at);
    at += align(array.length);
  }
  return bytes;
}

/** The lexicon that `encodeLexicon` wrote; `undefined` when the bytes have another layout. */
export function decodeLexicon(bytes: Uint8Array): Lexicon | undefined {
  // Typed arrays need a start at a multiple of 4; small files read by Node may lie anywhere in a shared pool.
  if (bytes.byteOffset % 4 !== 0) bytes = bytes.slice();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Head;
  if (head.version !== VERSION) return undefined;
  let at = bytes.byteOffset + align(4 + length);
  const tables: Record<string, Uint16Array | Int32Array> = {};
  ARRAYS.forEach((name, index) => {
    const size = head.sizes[index];
    tables[name] =
      name === 'code' || name === 'lengths'
        ? new Uint16Array(bytes.buffer, at, size / 2)
        : new Int32Array(bytes.buffer, at, size / 4);
    at += align(size);
  });
  const weak = new Set(head.weak);
  const patterns = head.forms.split('\n').map((form, index): Pattern => {
    const of = head.of[index];
    return { form, terms: typeof of === 'number' ? [of] : of, weak: weak.has(index) };
  });
  return Lexicon.from(head.terms, patterns, tables as unknown as MatcherTables);
}

const align = (size: number) => (size + 3) & ~3;
