import type { Hits, Lexicon } from '../lexicon/lexicon.ts';
import type { ArticleEntry, CitedKind, FieldsByKind, PageEntry } from '../record/kinds.ts';
import type { Passage } from '../text/passage.ts';

/** Where words stand in a passage: `[start, end)` in UTF-16 code units of `passage.text`. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Fields as readers give them: a commitment's dates stand in `due`, because a finding's `start` and `end` are its place. */
type FindingFields = {
  readonly [K in CitedKind]: K extends 'commitment'
    ? Omit<FieldsByKind[K], 'start' | 'end'> & { readonly due?: { readonly start?: string; readonly end?: string } }
    : FieldsByKind[K];
};

/** What a reader found: the fields of the entry, its place, and why. Becomes an entry in `readers/read.ts`. */
export type Finding<K extends CitedKind> = Place &
  FindingFields[K] & {
    readonly kind: K;
    /** Name of the rule, shown by `--explain`. */
    readonly rule: string;
    /** Indexes into `lexicon.terms` of the lines that took part. */
    readonly terms?: readonly number[];
    /** 0 to 1. */
    readonly confidence: number;
    /** Other places that belong to the same entry (the same event told twice), in reading order. */
    readonly also?: readonly Place[];
  };

/** A word that stands for someone named elsewhere: 他, 雙方, 兩國元首, 該負責人. Not an entry; readers use it. */
export interface Reference extends Place {
  /** Entity ids, in the order of `names`. */
  readonly entities: readonly string[];
  /** Names in the page's script, full where the page gives them. */
  readonly names: readonly string[];
  /** `person` 他, `pair` 雙方, `heads` 兩國元首, `official` 該負責人, `body` 該組織… */
  readonly sort: 'person' | 'pair' | 'heads' | 'official' | 'body';
}

/** Everything known of an article while its readers run, in the order of `READERS`. */
export interface Reading {
  readonly page: PageEntry;
  readonly article: ArticleEntry;
  readonly passage: Passage;
  readonly lexicon: Lexicon;
  /** Hits of the lexicon in `passage.folded`. */
  readonly hits: Hits;
  /** What several steps ask for; see `Memo`. */
  readonly memory: unknown[];
  /** Findings so far, by kind, each ordered by start. */
  readonly found: { readonly [K in CitedKind]: readonly Finding<K>[] };
  /** Resolved reference words, ordered by start; set once the names are known. */
  references: readonly Reference[];
}

/** One kind of entry. Pure: no files, no clock, no randomness; time linear in the passage. */
export interface Reader<K extends CitedKind = CitedKind> {
  readonly kind: K;
  /** Raised whenever what it finds changes. */
  readonly version: number;
  read(reading: Reading): Finding<K>[];
  /** Sees all articles of the page before `read` is called for the first, for what is known page-wide. */
  survey?(readings: readonly Reading[]): void;
  /** `survey` of many pages, each for itself; used in its place where it is there. */
  surveyAll?(pages: readonly (readonly Reading[])[]): void;
}
