import type { Passage } from '../../text/passage.ts';
import { letters } from '../figures.ts';

const I = 0x6211; // 我
const SENTENCE_END = letters('。！？\n');
/** Verbs of saying; what follows in the paragraph speaks of the day of speech. */
const SAYING = ['指出', '表示', '强调', '认为', '重申', '提出', '宣布', '回应', '谈到', '称', '说', '：'];
/** What someone's words begin or end with: a quotation, a verb, a new paragraph. */
const MARKS = letters(`「\n${SAYING.map((verb) => verb[0]).join('')}`);
/** 我 stands so near at most, in UTF-16 code units. */
const REACH = 60;

/** A verb of saying at `at`, or a colon that does not close the credit of a report (某社消息：). */
function saysAt(text: string, at: number): boolean {
  if (text[at] !== '：') return SAYING.some((verb) => text.startsWith(verb, at));
  return !/(?:消息|[讯电]|报[道导])(?:（[^）]{0,8}）)?$/.test(text.slice(Math.max(0, at - 14), at));
}

/** What of an article is someone's words: follows quotations and verbs of saying along the text. */
export class Speech {
  readonly #text: string;
  readonly #partner: Int32Array;
  /** Up to where the text has been looked through. */
  #scanned = 0;
  #quoteEnd = -1;
  #said = false;

  constructor({ folded, structure }: Passage) {
    this.#text = folded;
    this.#partner = structure.partner;
  }

  /** Whether `position` lies in a quotation or, in its paragraph, behind a verb of saying. */
  holds(position: number): boolean {
    this.#advance(position);
    return this.#said || this.#quotes(position);
  }

  /** Whether the speaker's own words are kept there, as in a quotation or where 我 stands near. */
  isDirect(position: number): boolean {
    return this.holds(position) && (this.#quotes(position) || this.#firstPerson(position));
  }

  #quotes(position: number): boolean {
    return position < this.#quoteEnd;
  }

  #advance(position: number): void {
    const text = this.#text;
    for (let i = this.#scanned; i < position; i++) {
      if (MARKS[text.charCodeAt(i)] === 0) continue;
      if (text[i] === '\n') this.#said = false;
      else if (text[i] === '「') this.#quoteEnd = Math.max(this.#quoteEnd, this.#partner[i]);
      else if (!this.#said) this.#said = saysAt(text, i);
    }
    this.#scanned = Math.max(this.#scanned, position);
  }

  #firstPerson(position: number): boolean {
    const text = this.#text;
    for (let i = position; i > 0 && position - i < REACH && SENTENCE_END[text.charCodeAt(i)] === 0; i--)
      if (text.charCodeAt(i) === I) return true;
    for (let i = position; i < text.length && i - position < REACH && SENTENCE_END[text.charCodeAt(i)] === 0; i++)
      if (text.charCodeAt(i) === I) return true;
    return false;
  }
}
