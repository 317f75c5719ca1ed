import type { Reading } from '../reader.ts';
import { outletCountry } from './home.ts';
import {
  BODY,
  COUNTRY,
  HEADS_AFTER_WORD,
  IS_AFTER,
  LAND,
  type NameTables,
  nameTables,
  OFFICE,
  ORGANISATION,
  PERSON,
  PLACE,
  SUFFIX,
  VENUE,
} from './tables.ts';

/** A stretch that the lexicon or a rule has named. Tokens never overlap. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Bits of `tables.ts`. */
  readonly bits: number;
  /** Indexes into `lexicon.terms`; empty for a name that a rule made. */
  readonly terms: readonly number[];
  /** Set where a rule made the name. */
  readonly rule: string | undefined;
  readonly entity: string | undefined;
}

/** The only maker of tokens: what has one shape is read faster. */
export const makeToken = (
  start: number,
  end: number,
  bits: number,
  terms: readonly number[],
  rule?: string,
  entity?: string,
): Token => ({ start, end, bits, terms, rule, entity });

const isIdeograph = (unit: number) => (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf);

/** Characters before a place. */
const LOCATES = new Set('在赴抵到于往至从达');
/** Words after a place where something happens. */
const MEETS = /^(?:举行|会见|会谈|会晤|召开|迎接|大厅|广场|宫殿|花园|东厅|椭圆)/;

/** Verbs of saying that are one character, and the marks between them and what is said. */
const SAYS = '说称指';
const BEFORE_WORDS = '，：。「';
/** Adverbs between a subject and its verb. */
const ADVERBS = '则也还亦就又均都';

/** （新山20日讯） */
const isDateline = (folded: string, start: number, end: number): boolean =>
  folded[start - 1] === '（' && /^\d{1,2}日/.test(folded.slice(end, end + 3));

/** 【明报专讯】 */
const isSender = (folded: string, start: number, end: number): boolean =>
  '【〔（'.includes(folded[start - 1] ?? '\n') && /^(?:专?[讯电]|综合|记者|驻)/.test(folded.slice(end, end + 2));

/** An article cut into tokens, with the questions that every rule asks of a position. */
export class Scene {
  readonly reading: Reading;
  readonly tables: NameTables;
  readonly folded: string;
  /** In order of place. */
  tokens: Token[];
  /** For each position one more than the index of the token that starts, or ends, there. */
  readonly #startsAt: Int32Array;
  readonly #endsAt: Int32Array;

  constructor(reading: Reading) {
    this.reading = reading;
    this.tables = nameTables(reading.lexicon);
    this.folded = reading.passage.folded;
    this.#startsAt = new Int32Array(this.folded.length + 1);
    this.#endsAt = new Int32Array(this.folded.length + 1);
    this.tokens = tokensOf(reading, this.tables, this.folded);
    this.#index();
    // A short form in the middle of other words is chance: 平台大幅 holds no university.
    const clear = this.tokens.filter(
      (token) =>
        token.end - token.start > 2 ||
        !this.#isShortOf(token) ||
        this.startStrength(token.start) > 0 ||
        this.endStrength(token.end) > 0,
    );
    if (clear.length < this.tokens.length) this.#replace(clear);
    this.add([...this.#doubtful(), ...this.#seats()]);
  }

  /** Names of bodies, seas and the like that are as short as a word; towns are too common to ask more of them. */
  #isShortOf(token: Token): boolean {
    if (token.bits === ORGANISATION) return true;
    if (token.bits !== PLACE) return false;
    const { kind, cells } = this.reading.lexicon.terms[token.terms[0]];
    return kind === 'place' && cells.type !== 'city' && cells.type !== 'region';
  }

  /** Forms that are ordinary words too, where what stands beside them makes them names. */
  #doubtful(): Token[] {
    const { hits } = this.reading;
    const { weak } = this.tables;
    const { terms } = this.reading.lexicon;
    const found: Token[] = [];
    let home: string | undefined | null = null;
    // What only the state of the outlet calls so: 立法會 in a paper of Hong Kong.
    const isOfHome = (pattern: number, start: number, end: number): boolean => {
      if (end - start < 3 || this.endStrength(end) === 0) return false;
      if (home === null) home = outletCountry(this.reading, this.tables);
      return home !== undefined && this.tables.named(pattern).some((term) => terms[term].cells.country === home);
    };
    for (let i = 0; i < hits.count; i++) {
      const bits = weak[hits.pattern[i]];
      if ((bits & (ORGANISATION | PLACE | COUNTRY)) === 0) continue;
      const start = hits.start[i];
      const end = hits.end[i];
      const follows = this.tokenAt(end);
      const titled = follows !== undefined && (follows.bits & OFFICE) !== 0;
      const before = this.tokenBefore(start);
      const held = before !== undefined && (before.bits & COUNTRY) !== 0;
      const isOrganisation = (bits & ORGANISATION) !== 0;
      if (isOrganisation && isSender(this.folded, start, end)) {
        found.push(makeToken(start, end, ORGANISATION, this.tables.named(hits.pattern[i]), 'beside'));
        continue;
      }
      if ((bits & COUNTRY) !== 0 && this.#besideState(start, end)) {
        found.push(makeToken(start, end, bits, this.tables.named(hits.pattern[i]), 'beside'));
        continue;
      }
      if (
        isOrganisation
          ? this.startStrength(start) > 0 && (titled || isOfHome(hits.pattern[i], start, end))
          : (held || LOCATES.has(this.folded[start - 1]) || isDateline(this.folded, start, end)) &&
            this.endStrength(end) >= 2.5
      )
        found.push(makeToken(start, end, bits, this.tables.named(hits.pattern[i]), 'beside'));
    }
    return found;
  }

  /** Whether a state stands next in a list: 大马、泰国. */
  #besideState(start: number, end: number): boolean {
    const joint = '、和与及';
    const after = joint.includes(this.folded[end] ?? '\n') ? this.tokenAt(end + 1) : undefined;
    const before = joint.includes(this.folded[start - 1] ?? '\n') ? this.tokenBefore(start - 1) : undefined;
    return (((after?.bits ?? 0) | (before?.bits ?? 0)) & COUNTRY) !== 0;
  }

  /** What is both a house and who sits there (克里姆林宫) is one or the other by the words around it. */
  #seats(): Token[] {
    return this.tokens.flatMap((token) => {
      if ((token.bits & ORGANISATION) === 0) return [];
      const house = /(?:宫|总统府|首相府|总理府)$/.test(this.folded.slice(token.start, token.end));
      const both = (token.bits & PLACE) !== 0;
      if (!house && !both) return [];
      const before = this.tokenBefore(token.start);
      const located =
        LOCATES.has(this.folded[token.start - 1]) ||
        (before !== undefined && before.end - before.start > 1 && (before.bits & PLACE) !== 0) ||
        MEETS.test(this.folded.slice(token.end, token.end + 2));
      if (both) return [{ ...token, bits: token.bits & ~(located ? ORGANISATION : LAND | VENUE) }];
      if (!located) return [];
      const { id } = this.reading.lexicon.terms[token.terms[0]];
      return [{ ...token, bits: PLACE | VENUE, entity: `place:${id}`, rule: 'seat' }];
    });
  }

  #index(): void {
    const { tokens } = this;
    for (let i = 0; i < tokens.length; i++) {
      this.#startsAt[tokens[i].start] = i + 1;
      this.#endsAt[tokens[i].end] = i + 1;
    }
  }

  #replace(tokens: Token[]): void {
    for (const token of this.tokens) {
      this.#startsAt[token.start] = 0;
      this.#endsAt[token.end] = 0;
    }
    this.tokens = tokens;
    this.#index();
  }

  /** Puts tokens in place of those that they cover. Of two that overlap the longer stays, of equal ones the new. */
  add(more: Token[]): void {
    if (more.length === 0) return;
    more.sort((a, b) => a.start - b.start || b.end - a.end);
    const old = this.tokens;
    const kept: Token[] = [];
    let last: Token | undefined;
    let i = 0;
    let k = 0;
    while (i < old.length || k < more.length) {
      const takesNew =
        i >= old.length ||
        (k < more.length &&
          (more[k].start < old[i].start || (more[k].start === old[i].start && more[k].end >= old[i].end)));
      const token = takesNew ? more[k++] : old[i++];
      if (last === undefined || token.start >= last.end) kept.push(token);
      else if (token.end - token.start > last.end - last.start) kept[kept.length - 1] = token;
      else continue;
      last = token;
    }
    this.#replace(kept);
  }

  tokenAt(start: number): Token | undefined {
    const index = this.#startsAt[start];
    return index > 0 ? this.tokens[index - 1] : undefined;
  }

  tokenBefore(end: number): Token | undefined {
    const index = this.#endsAt[end];
    return index > 0 ? this.tokens[index - 1] : undefined;
  }

  /** The words as printed. */
  text(start: number, end: number): string {
    return this.reading.passage.quote(start, end);
  }

  isIdeograph(position: number): boolean {
    return isIdeograph(this.folded.charCodeAt(position));
  }

  /**
   * How surely a name may end before `position`: 3 at a mark, a digit or a word that follows names, 2.5 before
   * a known name or title, 1.5 before a particle, 0 in the middle of something else.
   */
  endStrength(position: number): number {
    const { folded, tables } = this;
    if (position >= folded.length || !isIdeograph(folded.charCodeAt(position))) {
      return joinsParts(folded[position], folded.charCodeAt(position + 1), tables) ? 0 : 3;
    }
    if (this.afterWordAt(position)) return 3;
    const token = this.tokenAt(position);
    if (token !== undefined && (token.bits & SUFFIX) === 0) return 2.5;
    if ((tables.marks[folded.charCodeAt(position)] & IS_AFTER) === 0) return 0;
    return this.saysAt(position) ? 3 : 1.5;
  }

  /** A verb of one character before a mark, or an adverb before a word that follows names: 说，, 则|指出. */
  saysAt(position: number): boolean {
    const { folded } = this;
    return (
      (SAYS.includes(folded[position]) && BEFORE_WORDS.includes(folded[position + 1] ?? '\n')) ||
      (ADVERBS.includes(folded[position]) && this.afterWordAt(position + 1))
    );
  }

  /** Whether one of the words that follow names begins at `position`. */
  afterWordAt(position: number): boolean {
    const { folded, tables } = this;
    if ((tables.marks[folded.charCodeAt(position)] & HEADS_AFTER_WORD) === 0) return false;
    return (
      tables.afterWords.has(folded.slice(position, position + 2)) ||
      tables.afterWords.has(folded.slice(position, position + 3))
    );
  }

  /** How surely a name may begin at `position`, seen from the words before it. */
  startStrength(position: number): number {
    const { folded, tables } = this;
    if (position <= 0 || !isIdeograph(folded.charCodeAt(position - 1))) {
      return /[·0-9.%]/.test(folded[position - 1] ?? '') ? 0 : 3;
    }
    const before = this.tokenBefore(position);
    if (before !== undefined && (before.bits & (SUFFIX | PERSON)) === 0) return before.bits & OFFICE ? 3 : 2.5;
    return (tables.marks[folded.charCodeAt(position - 1)] & IS_AFTER) !== 0 ? 1.5 : 0;
  }
}

/** The longest known form from each position on, from left to right. */
function tokensOf(reading: Reading, tables: NameTables, folded: string): Token[] {
  const { hits } = reading;
  const tokens: Token[] = [];
  let free = 0;
  for (let i = 0; i < hits.count; i++) {
    const start = hits.start[i];
    if (start < free) continue;
    const pattern = hits.pattern[i];
    const bits = tables.strong[pattern];
    if (bits === 0) continue;
    const end = hits.end[i];
    if (bits === PERSON && end - start === 2 && !standsAlone(folded, start, end, free, tables)) continue;
    if (tables.isGlued(folded, start, end)) continue;
    const terms = tables.named(pattern);
    if (bits === COUNTRY && end - start === 2 && ministerFollows(reading, tables, start + 1)) {
      tokens.push(makeToken(start, start + 1, bits, terms, 'adjective'));
      free = start + 1;
      continue;
    }
    if (bits === OFFICE) {
      const parts = officeOf(reading, tables, start, end);
      if (parts !== undefined) {
        tokens.push(...parts);
        free = end;
        continue;
      }
    }
    tokens.push(makeToken(start, end, bits, terms));
    free = end;
  }
  return tokens;
}

/** A title that begins with the body it is held in, as two tokens: 外交部|发言人. */
function officeOf({ hits }: Reading, tables: NameTables, start: number, end: number): Token[] | undefined {
  for (let i = hits.from(start); i < hits.count && hits.start[i] === start; i++) {
    const middle = hits.end[i];
    const bits = tables.strong[hits.pattern[i]];
    if (middle >= end || (bits & (BODY | SUFFIX | ORGANISATION)) === 0 || (bits & OFFICE) !== 0) continue;
    for (let k = hits.from(middle); k < hits.count && hits.start[k] === middle; k++)
      if (hits.end[k] === end && (tables.strong[hits.pattern[k]] & OFFICE) !== 0)
        return [
          makeToken(start, middle, bits, tables.named(hits.pattern[i])),
          makeToken(middle, end, OFFICE, tables.named(hits.pattern[k])),
        ];
  }
  return undefined;
}

/** 美|国务卿 against 美国|…: whether a title or a body begins with the last character of a state's name. */
function ministerFollows({ hits, passage }: Reading, tables: NameTables, start: number): boolean {
  if (passage.folded[start] !== '国') return false;
  for (let i = hits.from(start); i < hits.count && hits.start[i] === start; i++)
    if ((tables.strong[hits.pattern[i]] & (OFFICE | BODY)) !== 0)
      return hits.end[i] - start > 2 || !'见谈晤面议'.includes(passage.folded[hits.end[i]] ?? '');
  return false;
}

/** Whether a mark joins the parts of one foreign name. */
function joinsParts(mark: string | undefined, next: number, tables: NameTables): boolean {
  return mark === '·' || (mark === '-' && tables.sounds[next] === 1);
}

/** Verbs of one character that also write sounds, and take a person. */
const GREETS = new Set('贺赞访迎送陪接约助吁劝促挺');

/** A two-character name inside a longer word, such as a common verb that begins with its last character, is none. */
function standsAlone(folded: string, start: number, end: number, free: number, tables: NameTables): boolean {
  // The end of a longer name by sound: 布|赖斯.
  const before = folded.charCodeAt(start - 1);
  const { sounds, marks } = tables;
  if (
    start > free &&
    sounds[before] === 1 &&
    sounds[folded.charCodeAt(start)] === 1 &&
    sounds[folded.charCodeAt(end - 1)] === 1 &&
    (marks[before] & IS_AFTER) === 0 &&
    !GREETS.has(folded[start - 1])
  )
    return false;
  if ((tables.marks[folded.charCodeAt(end - 1)] & HEADS_AFTER_WORD) === 0) return true;
  // The last character begins a common word: 李强|调 against 李|强调.
  if (!tables.afterWords.has(folded.slice(end - 1, end + 1))) return true;
  return tables.afterWords.has(folded.slice(end, end + 2)) || start === 0;
}
