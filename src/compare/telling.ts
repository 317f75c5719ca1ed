import type { ArticleEntry, Entry, Span } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';

/** A sentence of an article. */
export interface Sentence {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Folded. */
  readonly text: string;
}

/** An article with its record, made ready to look up in which sentence each entry stands. */
export class Telling {
  readonly article: ArticleEntry;
  readonly entries: readonly Entry[];
  readonly source: string;
  /** First day of publication, such as 20250903; undefined where it is not known. */
  readonly day: number | undefined;
  #passage: Passage | undefined;
  #positions: Int32Array | undefined;

  constructor(article: ArticleEntry, entries: readonly Entry[], source: string) {
    this.article = article;
    this.entries = entries;
    this.source = source;
    const digits = /^(\d{4})-(\d{2})-(\d{2})/.exec(article.published ?? '');
    this.day = digits === null ? undefined : Number(digits[1] + digits[2] + digits[3]);
  }

  get passage(): Passage {
    this.#passage ??= Passage.of(this.source, this.article.blocks);
    return this.#passage;
  }

  /** Place in the passage of an offset of the source; -1 where the article has no such. */
  positionOf(offset: number): number {
    this.#positions ??= positions(this.source, this.passage, this.article);
    return this.#positions[offset] ?? -1;
  }

  /** The sentence in which an entry's first words stand. */
  sentenceOf(entry: Entry): Sentence | undefined {
    const offset = (entry as { spans?: readonly Span[] }).spans?.[0]?.[0];
    const position = offset === undefined ? -1 : this.positionOf(offset);
    if (position < 0) return undefined;
    const { structure, folded } = this.passage;
    const index = structure.sentenceAt(position);
    const start = structure.sentences[index];
    const end = structure.sentences[index + 1] ?? folded.length;
    return { index, start, end, text: folded.slice(start, end).trim() };
  }

  /** Numbers of the sentences in which an entry's words stand: an event may be told in a headline and in the text. */
  sentencesOf(entry: Entry): ReadonlySet<number> {
    const { structure } = this.passage;
    const found = new Set<number>();
    for (const [offset] of (entry as { spans?: readonly Span[] }).spans ?? []) {
      const position = this.positionOf(offset);
      if (position >= 0) found.add(structure.sentenceAt(position));
    }
    return found;
  }

  /** Place of an entry's first words in the passage; -1 where it has none. */
  startOf(entry: Entry): number {
    const offset = (entry as { spans?: readonly Span[] }).spans?.[0]?.[0];
    return offset === undefined ? -1 : this.positionOf(offset);
  }
}

const SPACE = /\s/;

/** A passage has the characters of its blocks in their order, white space aside. */
function positions(source: string, passage: Passage, article: ArticleEntry): Int32Array {
  const at = new Int32Array(source.length).fill(-1);
  const { text } = passage;
  let position = 0;
  for (const block of article.blocks)
    for (const [start, end] of block.spans)
      for (let i = start; i < end; i++) {
        if (SPACE.test(source[i])) continue;
        while (position < text.length && text[position] !== source[i]) position++;
        at[i] = position++;
      }
  return at;
}
