import { fold } from '../text/fold.ts';
import { Matcher } from '../text/matcher.ts';

/** One line of a lexicon file. Cells are kept as written; list cells are split on `|`. */
export interface Term {
  /** Kind of the file: `person`, `organisation`, `place`, `office`, `outlet`, `cue`… */
  readonly kind: string;
  readonly id: string;
  /** Column name to cell; empty cells are absent. */
  readonly cells: Readonly<Record<string, string>>;
  /** File and line it comes from, for `--explain`. */
  readonly from: string;
}

/** A pattern of the lexicon: one folded form and the terms that are written so. */
export interface Pattern {
  readonly form: string;
  /** Indexes into `Lexicon.terms`. */
  readonly terms: readonly number[];
  /** True where every line marks this form as also an ordinary word (`?`). */
  readonly weak: boolean;
}

/** Hits of a lexicon in a text, ordered by start and then from the longest to the shortest. */
export interface Hits {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Index into `Lexicon.patterns`. */
  readonly pattern: Int32Array;
  /** Index of the first hit that starts at or after `position`. */
  from(position: number): number;
}

/** Columns that hold forms to look for in a text; all others are knowledge about the term. */
export const FORM_COLUMNS: readonly string[] = ['hant', 'hans', 'forms'];

/** A column of words that readers use but that are not looked up in texts. */
export const WORD_COLUMN = 'words';

export class LexiconError extends Error {
  override name = 'LexiconError';
}

/** What a lexicon has of one kind of file. */
export interface OfKind {
  /** Indexes into `Lexicon.terms`, ascending. */
  readonly terms: Int32Array;
  /** Indexes of the patterns that at least one of these terms is written as, ascending. */
  readonly patterns: Int32Array;
}

/** What a lexicon is made of; a compiled one comes from a file and makes its terms and patterns when asked. */
export interface Parts {
  readonly terms: readonly Term[];
  readonly patternCount: number;
  pattern(index: number): Pattern;
  /** By kind; and by kind and type, with a colon between. */
  readonly kinds: ReadonlyMap<string, OfKind>;
  /** 1 for each pattern that is an ordinary word too. */
  readonly weak: Uint8Array;
  readonly matcher: Matcher;
}

const NO_HITS: Hits = {
  count: 0,
  start: new Int32Array(0),
  end: new Int32Array(0),
  pattern: new Int32Array(0),
  from: () => 0,
};

const NONE: OfKind = { terms: new Int32Array(0), patterns: new Int32Array(0) };

/** The words of the trade, compiled into one matcher. */
export class Lexicon {
  readonly terms: readonly Term[];
  readonly patternCount: number;
  /** By kind; and by kind and type, with a colon between. */
  readonly kinds: ReadonlyMap<string, OfKind>;
  /** 1 for each pattern that is an ordinary word too. */
  readonly weak: Uint8Array;
  readonly matcher: Matcher;
  readonly #parts: Parts;
  readonly #made: (Pattern | undefined)[];
  #patterns: readonly Pattern[] | undefined;

  /** From parts that fit together, such as those of a compiled file. */
  constructor(parts: Parts) {
    this.terms = parts.terms;
    this.patternCount = parts.patternCount;
    this.kinds = parts.kinds;
    this.weak = parts.weak;
    this.matcher = parts.matcher;
    this.#parts = parts;
    this.#made = new Array(parts.patternCount);
  }

  /** Compiles terms. Linear in the number of forms. */
  static compile(terms: readonly Term[]): Lexicon {
    const byForm = new Map<string, { terms: number[]; weak: boolean }>();
    terms.forEach((term, index) => {
      for (const [form, weak] of formsOf(term)) {
        const known = byForm.get(form);
        if (known === undefined) byForm.set(form, { terms: [index], weak });
        else {
          known.terms.push(index);
          known.weak &&= weak;
        }
      }
    });
    const patterns = [...byForm].map(([form, { terms: of, weak }]) => ({ form, terms: of, weak }));
    return new Lexicon({
      terms,
      patternCount: patterns.length,
      pattern: (index) => patterns[index],
      kinds: kindsOf(terms, patterns),
      weak: Uint8Array.from(patterns, (pattern) => (pattern.weak ? 1 : 0)),
      matcher: Matcher.compile(patterns.map((p) => p.form)),
    });
  }

  /** The pattern that a hit names. */
  pattern(index: number): Pattern {
    this.#made[index] ??= this.#parts.pattern(index);
    return this.#made[index];
  }

  /** All patterns. Asking for one kind's by `ofKind` costs less. */
  get patterns(): readonly Pattern[] {
    this.#patterns ??= Array.from({ length: this.patternCount }, (_, index) => this.pattern(index));
    return this.#patterns;
  }

  /** The terms of one kind, or of one type of it, and their patterns. */
  ofKind(kind: string, type?: string): OfKind {
    return this.kinds.get(type === undefined ? kind : `${kind}:${type}`) ?? NONE;
  }

  /** The pattern of a whole folded form; undefined where no term is written so. */
  named(form: string): Pattern | undefined {
    const raw = this.matcher.find(form);
    for (let i = 0; i < raw.length; i += 3)
      if (raw[i] === 0 && raw[i + 1] === form.length) return this.pattern(raw[i + 2]);
    return undefined;
  }

  /** All hits in a folded text. */
  find(folded: string): Hits {
    const length = this.matcher.scan(folded);
    const raw = Matcher.found;
    if (length === 0) return NO_HITS;
    const count = length / 3;
    // The matcher reports by end; a counting sort by start keeps the longest first at each start.
    const places = folded.length + 2;
    const room = new Int32Array(places + length);
    for (let i = 0; i < length; i += 3) room[raw[i] + 1]++;
    for (let i = 1; i < places; i++) room[i] += room[i - 1];
    // Where the hits of a place end; counted down to where they start.
    const startsAt = places;
    const endsAt = places + count;
    const patternsAt = endsAt + count;
    for (let i = 0; i < length; i += 3) {
      const slot = --room[raw[i] + 1];
      room[startsAt + slot] = raw[i];
      room[endsAt + slot] = raw[i + 1];
      room[patternsAt + slot] = raw[i + 2];
    }
    return {
      count,
      start: room.subarray(startsAt, endsAt),
      end: room.subarray(endsAt, patternsAt),
      pattern: room.subarray(patternsAt),
      from: (position) => room[Math.max(0, Math.min(position, folded.length)) + 1],
    };
  }
}

function kindsOf(terms: readonly Term[], patterns: readonly Pattern[]): Map<string, OfKind> {
  const lists = new Map<string, { terms: number[]; patterns: number[] }>();
  const keys = terms.map(({ kind, cells }) => (cells.type === undefined ? [kind] : [kind, `${kind}:${cells.type}`]));
  keys.forEach((of, index) => {
    for (const key of of) {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, { terms: [index], patterns: [] });
      else list.terms.push(index);
    }
  });
  patterns.forEach((pattern, index) => {
    for (const term of pattern.terms)
      for (const key of keys[term]) {
        const own = lists.get(key)!.patterns;
        if (own[own.length - 1] !== index) own.push(index);
      }
  });
  return new Map(
    [...lists].map(([kind, list]) => [
      kind,
      { terms: Int32Array.from(list.terms), patterns: Int32Array.from(list.patterns) },
    ]),
  );
}

/** The folded forms of a term; true for those that any of its cells marks with `?`. */
function formsOf(term: Term): Map<string, boolean> {
  const forms = new Map<string, boolean>();
  for (const column of FORM_COLUMNS)
    for (const cell of term.cells[column]?.split('|') ?? []) {
      const weak = cell.trim().endsWith('?');
      const form = fold(weak ? cell.trim().slice(0, -1) : cell).trim();
      if (form !== '') forms.set(form, weak || (forms.get(form) ?? false));
    }
  return forms;
}

/**
 * Reads a lexicon file: tab-separated, `#` comments, a header whose first cell is the kind.
 * @throws LexiconError naming file, line, what is wrong and what to do.
 */
export function parseLexicon(text: string, file: string): Term[] {
  const terms: Term[] = [];
  let header: string[] | undefined;
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  lines.forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const cells = line.split('\t').map((cell) => cell.trim());
    const at = `${file}:${index + 1}`;
    if (header === undefined) {
      header = cells;
      if (!/^[a-z_]+$/.test(cells[0]))
        throw new LexiconError(`${at}: the header must begin with the kind, such as person; found "${cells[0]}"`);
      if (!cells.some((cell) => FORM_COLUMNS.includes(cell) || cell === WORD_COLUMN))
        throw new LexiconError(`${at}: the header needs a column hant, hans or forms`);
      return;
    }
    if (cells.length > header.length)
      throw new LexiconError(`${at}: ${cells.length} cells, the header has ${header.length}; look for a stray tab`);
    if (cells[0] === '') throw new LexiconError(`${at}: the first cell, the id, is empty`);
    const named: Record<string, string> = {};
    for (let i = 1; i < cells.length; i++) if (cells[i] !== '') named[header[i]] = cells[i];
    terms.push({ kind: header[0], id: cells[0], cells: named, from: at });
  });
  if (header === undefined) throw new LexiconError(`${file}: no header line; the first line must name the columns`);
  return terms;
}
