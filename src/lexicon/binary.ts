import { Matcher, type MatcherTables } from '../text/matcher.ts';
import { Lexicon, type OfKind, type Pattern, type Term } from './lexicon.ts';

/** Raised whenever the layout of the file changes. */
const VERSION = 3;

/** Parts of the file after its head, each at a multiple of 4. Texts are UTF-16, places are in code units. */
interface Parts extends MatcherTables {
  /** For each term its place in `Head.groups`. */
  readonly groups: Uint16Array;
  /** Terms: id, line of the file, cells, with tabs between; where each begins, and the end of the last. */
  readonly lines: Uint16Array;
  readonly lineAt: Uint32Array;
  /** Folded forms of the patterns, and where each begins. */
  readonly forms: Uint16Array;
  readonly formAt: Uint32Array;
  /** Terms of the patterns, and where each pattern's begin. */
  readonly of: Int32Array;
  readonly ofAt: Uint32Array;
  /** 1 for patterns that are ordinary words too. */
  readonly weak: Uint8Array;
  /** Terms and patterns of each of `Head.kinds`, one after the other. */
  readonly kindTerms: Int32Array;
  readonly kindPatterns: Int32Array;
}

const TYPES = {
  code: Uint16Array,
  nodes: Int32Array,
  outputs: Int32Array,
  lengths: Uint16Array,
  groups: Uint16Array,
  lines: Uint16Array,
  lineAt: Uint32Array,
  forms: Uint16Array,
  formAt: Uint32Array,
  of: Int32Array,
  ofAt: Uint32Array,
  weak: Uint8Array,
  kindTerms: Int32Array,
  kindPatterns: Int32Array,
} as const;
const NAMES = Object.keys(TYPES) as (keyof typeof TYPES)[];

/** Terms of one file. */
interface Group {
  readonly kind: string;
  readonly file: string;
  readonly columns: readonly string[];
}

interface Head {
  readonly version: number;
  readonly groups: readonly Group[];
  readonly kinds: readonly { readonly kind: string; readonly terms: number; readonly patterns: number }[];
  /** Lengths in bytes, in the order of `TYPES`. */
  readonly sizes: readonly number[];
}

/** A compiled lexicon as bytes, without the notes that only people read: length of the head, the head as JSON, then the parts. */
export function encodeLexicon(lexicon: Lexicon): Uint8Array {
  const { heads, ...terms } = encodeTerms(lexicon.terms);
  const kinds = [...lexicon.kinds];
  const parts: Parts = {
    ...lexicon.matcher.tables,
    ...terms,
    ...encodePatterns(lexicon.patterns),
    weak: lexicon.weak,
    kindTerms: Int32Array.from(kinds.flatMap(([, of]) => [...of.terms])),
    kindPatterns: Int32Array.from(kinds.flatMap(([, of]) => [...of.patterns])),
  };
  const arrays = NAMES.map((name) => {
    const array = parts[name];
    return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  });
  const head: Head = {
    version: VERSION,
    groups: heads,
    kinds: kinds.map(([kind, of]) => ({ kind, terms: of.terms.length, patterns: of.patterns.length })),
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

function encodeTerms(terms: readonly Term[]) {
  const found: { kind: string; file: string; columns: string[] }[] = [];
  const of = terms.map(({ kind, from, cells }) => {
    const file = from.slice(0, from.lastIndexOf(':'));
    let index = found.findIndex((group) => group.kind === kind && group.file === file);
    if (index < 0) index = found.push({ kind, file, columns: [] }) - 1;
    const { columns } = found[index];
    for (const column of Object.keys(cells)) if (column !== 'note' && !columns.includes(column)) columns.push(column);
    return index;
  });
  const lines = terms.map(({ id, from, cells }, index) => {
    const own = found[of[index]].columns.map((column) => cells[column] ?? '');
    return [id, from.slice(from.lastIndexOf(':') + 1), ...own].join('\t');
  });
  return { heads: found, groups: Uint16Array.from(of), lines: unitsOf(lines.join('')), lineAt: placesOf(lines) };
}

function encodePatterns(patterns: readonly Pattern[]) {
  const forms = patterns.map((pattern) => pattern.form);
  return {
    forms: unitsOf(forms.join('')),
    formAt: placesOf(forms),
    of: Int32Array.from(patterns.flatMap((pattern) => pattern.terms)),
    ofAt: placesOf(patterns.map((pattern) => pattern.terms)),
  };
}

/** The lexicon that `encodeLexicon` wrote; `undefined` when the bytes have another layout. Terms and patterns are made when asked for. */
export function decodeLexicon(bytes: Uint8Array): Lexicon | undefined {
  // Typed arrays need a start at a multiple of 4; small files read by Node may lie anywhere in a shared pool.
  if (bytes.byteOffset % 4 !== 0) bytes = bytes.slice();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Head;
  if (head.version !== VERSION) return undefined;
  let at = bytes.byteOffset + align(4 + length);
  const found: Record<string, ArrayBufferView> = {};
  NAMES.forEach((name, index) => {
    const size = head.sizes[index];
    const type = TYPES[name];
    found[name] = new type(bytes.buffer as ArrayBuffer, at, size / type.BYTES_PER_ELEMENT);
    at += align(size);
  });
  const parts = found as unknown as Parts;
  const store: Store = { parts, groups: head.groups, lines: textOf(parts.lines), forms: textOf(parts.forms) };
  const terms = new Array<Term>(parts.groups.length);
  for (let index = 0; index < terms.length; index++) terms[index] = new StoredTerm(store, index);
  return new Lexicon({
    terms,
    patternCount: parts.weak.length,
    pattern: (index) => storedPattern(store, index),
    kinds: storedKinds(head, parts),
    weak: parts.weak,
    matcher: Matcher.from(parts),
  });
}

interface Store {
  readonly parts: Parts;
  readonly groups: readonly Group[];
  readonly lines: string;
  readonly forms: string;
}

/** What an empty cell reads as. */
const EMPTY = undefined as unknown as string;

/** A term whose line is taken apart when first asked for. */
class StoredTerm implements Term {
  readonly kind: string;
  readonly #store: Store;
  readonly #index: number;
  #row: readonly string[] | undefined;
  #cells: Readonly<Record<string, string>> | undefined;

  constructor(store: Store, index: number) {
    this.#store = store;
    this.#index = index;
    this.kind = this.#group.kind;
  }

  get #group(): Group {
    return this.#store.groups[this.#store.parts.groups[this.#index]];
  }

  get #line(): readonly string[] {
    const { lines, parts } = this.#store;
    this.#row ??= lines.slice(parts.lineAt[this.#index], parts.lineAt[this.#index + 1]).split('\t');
    return this.#row;
  }

  get id(): string {
    return this.#line[0];
  }

  get from(): string {
    return `${this.#group.file}:${this.#line[1]}`;
  }

  get cells(): Readonly<Record<string, string>> {
    if (this.#cells === undefined) {
      const row = this.#line;
      const cells: Record<string, string> = {};
      // Empty cells too, so that all lines of a file have one shape, which is read faster.
      this.#group.columns.forEach((column, i) => {
        cells[column] = row[i + 2] || EMPTY;
      });
      this.#cells = cells;
    }
    return this.#cells;
  }
}

function storedPattern({ parts, forms }: Store, index: number): Pattern {
  return {
    form: forms.slice(parts.formAt[index], parts.formAt[index + 1]),
    terms: [...parts.of.subarray(parts.ofAt[index], parts.ofAt[index + 1])],
    weak: parts.weak[index] === 1,
  };
}

function storedKinds(head: Head, { kindTerms, kindPatterns }: Parts): Map<string, OfKind> {
  let term = 0;
  let pattern = 0;
  return new Map(
    head.kinds.map(({ kind, terms, patterns }) => {
      const own = {
        terms: kindTerms.subarray(term, term + terms),
        patterns: kindPatterns.subarray(pattern, pattern + patterns),
      };
      term += terms;
      pattern += patterns;
      return [kind, own];
    }),
  );
}

/** Where each of some things begins when they stand one after the other, and the end of the last. */
function placesOf(things: readonly { readonly length: number }[]): Uint32Array {
  const places = new Uint32Array(things.length + 1);
  things.forEach(({ length }, i) => {
    places[i + 1] = places[i] + length;
  });
  return places;
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

const textOf = (units: Uint16Array) =>
  Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');

const align = (size: number) => (size + 3) & ~3;
