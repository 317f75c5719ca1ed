import type { Doubt } from '../record/kinds.ts';
import type { Print } from './print.ts';

/** What is known about a page before a word of it is read: told by a person, a sidecar or metadata. */
export interface Told {
  outlet?: string;
  /** EDTF date. */
  published?: string;
  title?: string;
  url?: string;
  /** Page number or label, e.g. `A2`. */
  page?: string;
  /** Id inside an archive. */
  item?: string;
}

/** A page's decoded text, fixed by its hash. All spans of the record are offsets into `text`. */
export interface Source {
  /** Name as given, for people; `<stdin>` or `<memory>` where there is no file. */
  readonly file: string;
  readonly format: 'text' | 'html' | 'archive' | 'pdf';
  readonly text: string;
  /** SHA-256 of `text` as UTF-8, lower-case hex. */
  readonly sha256: string;
  readonly encoding: string;
  readonly told: Told;
  /**
   * Where the format itself says how the text is built (HTML, archive items): the blocks of the one article,
   * each a `[start, end)` into `text`. Absent for text whose layout must be worked out.
   */
  readonly blocks?: readonly {
    readonly role: 'headline' | 'body' | 'caption' | 'subhead' | 'list' | 'byline';
    readonly start: number;
    readonly end: number;
  }[];
  /** Where the words stand on paper, where the format tells it (PDF). */
  readonly print?: Print;
  readonly doubts: readonly Doubt[];
}
