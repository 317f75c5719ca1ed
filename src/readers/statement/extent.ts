import type { Role } from '../../record/kinds.ts';
import type { Passage } from '../../text/passage.ts';
import type { Place } from '../reader.ts';
import type { Attribution } from './attribution.ts';
import { datelineEnd } from './between.ts';
import { type SentenceTraits, speaksInPerson, traits } from './narrator.ts';
import { inWords, type Referents, type Speaker, sameSpeaker } from './speaker.ts';

/** A statement with its extent settled. */
export interface Said extends Place {
  readonly attribution: Attribution;
  readonly speaker: Speaker;
  /** Taken over from a sentence or clause before. */
  readonly elided: boolean;
  readonly nested: boolean;
  readonly direct: boolean;
  readonly also: readonly Place[];
  /** Sentences that follow the one with the verb. */
  readonly more: number;
  readonly rule: string;
}

/** A statement whose end is not yet known. */
interface Open {
  readonly attribution: Attribution;
  readonly speaker: Speaker;
  readonly elided: boolean;
  readonly start: number;
  end: number;
  /** May take in further sentences. */
  growing: boolean;
  /** Ends with its sentence: a whole quotation after it is by the same speaker. */
  readonly quotable: boolean;
  /** Only sentences that are plainly spoken. */
  readonly wary: boolean;
  readonly list: boolean;
  readonly direct: boolean;
  readonly also: Place[];
  readonly role: Role;
  more: number;
  partial: boolean;
  /** A document that the statement tells of: its verbs without a subject are the document's. */
  topic?: Speaker;
}

const HEAD_ROLES: ReadonlySet<Role> = new Set(['headline', 'deck', 'subhead']);
const ASIDE_ROLES: ReadonlySet<Role> = new Set(['caption', 'credit', 'byline', 'furniture']);
const END_MARKS = '。！？；，、：…— \n\t';
const BULLETS = ' \n\t●▲•■◆-*';
/** After the object of a verb a new verb of stance begins another statement or position of the same subject. */
const STANCE =
  /，(?:并|同时|也|还|并且|且)?(?:再次|坚决|强烈|坚定|共同|进一步|继续|热烈|高度|充分|衷心|表示)*(?:支持|反对|欢迎|期待|呼吁|要求|强调|重申|表示|威胁|赞同|赞成|建议|敦促|谴责|希望|鼓励|主张|感谢|祝贺|赞赏|认为|指出|愿|相信)/;
/** Longest stretch that is looked at from one verb, in characters: keeps the time linear. */
const REACH = 600;

/**
 * Settles where statements end, sentence by sentence: a statement runs on until another attribution, a sentence
 * that the paper tells itself, the end of its quotation, or the end of its paragraph where the next one does
 * not go on in the speaker's voice.
 */
export class Extents {
  readonly #passage: Passage;
  readonly #folded: string;
  readonly #referents: Referents;
  readonly #bySentence = new Map<number, Attribution[]>();
  readonly #said: Said[] = [];
  /** Attributions whose quotation before the verb belongs to somebody else. */
  readonly #spent = new Set<Attribution>();
  readonly #experts: () => ReadonlySet<string>;
  #open: Open | undefined;
  /** The last speaker who is a person or an official, and the last of any sort. */
  #person: Speaker | undefined;
  #last: Speaker | undefined;
  #lastParagraph = -1;
  /** How often each person is the subject of an attribution. */
  readonly #speakers = new Map<string, number>();

  constructor(passage: Passage, all: readonly Attribution[], referents: Referents, experts: () => ReadonlySet<string>) {
    this.#experts = experts;
    this.#passage = passage;
    this.#folded = passage.folded;
    this.#referents = referents;
    for (const one of all) {
      const sentence = passage.structure.sentenceAt(one.cue.start);
      const group = this.#bySentence.get(sentence);
      if (group === undefined) this.#bySentence.set(sentence, [one]);
      else group.push(one);
      if (one.who?.sort === 'person' && !isPronoun(one.who.written)) {
        const key = keyOf(one.who);
        this.#speakers.set(key, (this.#speakers.get(key) ?? 0) + 1);
      }
    }
  }

  /** All statements, ordered by the verb. */
  settle(): Said[] {
    const { structure, blocks } = this.#passage;
    const { sentences } = structure;
    let block = 0;
    for (let i = 0; i < sentences.length; i++) {
      const start = sentences[i];
      const end = i + 1 < sentences.length ? sentences[i + 1] : this.#folded.length;
      let entered = i === 0;
      while (block + 1 < blocks.length && blocks[block + 1].start <= start) {
        block++;
        entered = true;
      }
      this.#sentence(start, end, blocks[block].role, entered, this.#bySentence.get(i) ?? []);
    }
    this.#close(this.#folded.length);
    return this.#said;
  }

  #sentence(start: number, end: number, role: Role, entered: boolean, found: readonly Attribution[]): void {
    const open = this.#open;
    if (open !== undefined && open.end <= start && found.length === 0 && this.#quotesAfter(open, start, end)) return;
    if (open !== undefined && open.end <= start && !this.#goesOn(open, start, end, role, entered, found))
      this.#close(found.reduce((at, one) => Math.min(at, this.#tagStart(one)), start));
    const outer = this.#open;
    for (const one of found) this.#take(one, start, end, role, found);
    if (this.#open !== undefined && this.#open === outer && this.#open.growing && this.#open.end < end) {
      this.#open.end = end;
      this.#open.more++;
    }
  }

  /** Whether the sentence `[start, end)` still belongs to the open statement. */
  #goesOn(
    open: Open,
    start: number,
    end: number,
    role: Role,
    entered: boolean,
    found: readonly Attribution[],
  ): boolean {
    if (open.direct && !entered && this.#quotesOn(open, start, end, found)) return true;
    if (!open.growing) return false;
    if (entered && (role === 'headline' || role === 'deck' || ASIDE_ROLES.has(role))) return false;
    const sentence = this.#words(start, end);
    if (open.list)
      return !(this.#isPastItems(open, start, entered, role, found) || this.#endsList(open, sentence, role, found));
    if (entered && HEAD_ROLES.has(role)) return false;
    const own = traits(sentence);
    if (own.narrated && (entered || !open.attribution.dialogue)) return false;
    if (open.attribution.dialogue) return !found.some((one) => one.dialogue) && role === open.role;
    const lead = found.find((one) => one.shape !== 'tag' || one.content >= start);
    if (lead !== undefined && !this.#isNested(open, lead, start)) return false;
    if (this.#tellsOfSpeaker(start, sentence, own)) return false;
    // 最新数据显示，…: what comes in the next paragraph is another matter.
    if (entered && /数据|统计/.test(open.speaker.written)) return false;
    if (entered) return this.#crosses(open, start, own, role) || (lead?.who?.sort === 'document' && role === open.role);
    if (own.comment && (open.partial || open.wary)) return false;
    return open.wary ? own.voice || this.#speaksLater(end) : true;
  }

  /** Whether somebody speaks in the rest of the paragraph from `start`, with no verb of saying before. */
  #speaksLater(start: number): boolean {
    const { structure } = this.#passage;
    const { sentences } = structure;
    for (let i = structure.sentenceAt(start); i < sentences.length && i < structure.sentenceAt(start) + 4; i++) {
      if (sentences[i] < start || this.#folded[sentences[i] - 1] === '\n' || this.#bySentence.has(i)) return false;
      const own = traits(this.#words(sentences[i], sentences[i + 1] ?? this.#folded.length));
      if (own.narrated) return false;
      if (own.voice) return true;
    }
    return false;
  }

  /** A sentence without bullets and end marks; of a very long one only both ends. */
  #words(start: number, end: number): string {
    const whole = this.#folded.slice(start, end);
    const words = whole.length > REACH ? whole.slice(0, REACH / 2) + whole.slice(-REACH / 2) : whole;
    let from = 0;
    let to = words.length;
    while (to > 0 && END_MARKS.includes(words[to - 1])) to--;
    while (from < to && BULLETS.includes(words[from])) from++;
    return words.slice(from, to);
  }

  /** A whole quotation after words told indirectly is another statement of the same speaker. */
  #quotesAfter(open: Open, start: number, end: number): boolean {
    if (
      open.direct ||
      !(open.growing || open.quotable) ||
      open.list ||
      open.attribution.dialogue ||
      open.role !== 'body'
    )
      return false;
    if (!'「『'.includes(this.#folded[start] ?? ' ')) return false;
    const close = this.#passage.structure.partner[start];
    if (close < start + 5 || !/^[。！？]?\s*$/.test(this.#folded.slice(close + 1, end))) return false;
    const { attribution, speaker } = open;
    const tagged = end < this.#folded.length ? this.#taggedAt(start + 1, end) : undefined;
    // X說，A。「Q。」Y稍後說，B: what stands between belongs to X.
    if (tagged !== undefined) {
      if (tagged.tagged === undefined || tagged.who === undefined || !isOther(speaker, tagged.who)) return false;
      if (!LATER.test(this.#folded.slice(tagged.who.end, tagged.cue.start))) return false;
      this.#spent.add(tagged);
    }
    this.#close(start);
    this.#push({
      attribution,
      speaker,
      elided: true,
      start: start + 1,
      end: close,
      nested: false,
      direct: true,
      also: [],
      more: 0,
      rule: 'quotation',
    });
    return true;
  }

  /** Another whole quotation right after one: 「A。」X說。「B。」 */
  #quotesOn(open: Open, start: number, end: number, found: readonly Attribution[]): boolean {
    if (found.length > 0 || !'「『'.includes(this.#folded[start] ?? ' ')) return false;
    const close = this.#passage.structure.partner[start];
    if (close < 0 || !/^[。！？]?\s*$/.test(this.#folded.slice(close + 1, end))) return false;
    // A quotation that is followed by its own verb belongs to that.
    if (end < this.#folded.length && this.#taggedAt(start + 1, end) !== undefined) return false;
    open.also.push({ start: start + 1, end: close });
    return true;
  }

  /** Whether an attribution of the next sentence has its quotation at `start`. */
  #taggedAt(start: number, next: number): Attribution | undefined {
    const { structure } = this.#passage;
    const after = this.#bySentence.get(structure.sentenceAt(next));
    return after?.find((one) => one.tagged?.start === start || one.content === start);
  }

  /** A list under a colon ends with its block roles, or where the paper takes over in plain text. */
  #endsList(open: Open, sentence: string, role: Role, found: readonly Attribution[]): boolean {
    if (found.some((one) => one.verb.cls === 'list')) return true;
    if (role === 'list' || role === 'subhead') return false;
    if (open.speaker.sort === 'document' || open.attribution.verb.cls === 'list') return false;
    if (traits(sentence).narrated) return true;
    return found.some((one) => one.who !== undefined && one.who.sort !== 'document' && !this.#isNested(open, one, -1));
  }

  /** A paragraph without a numeral, after items that have one: of a list in plain text, or with a speaker of its own. */
  #isPastItems(open: Open, start: number, entered: boolean, role: Role, found: readonly Attribution[]): boolean {
    if (!entered || role !== 'body' || !this.#isNumbered(open.start) || this.#isNumbered(start)) return false;
    return open.role === 'body' || found.some((one) => one.who?.sort === 'person' && this.#opensSentence(one));
  }

  #isNumbered(start: number): boolean {
    return NUMBERED.test(this.#folded.slice(start, start + 6));
  }

  /** Whether a new paragraph goes on with what was being said. */
  #crosses(open: Open, start: number, own: SentenceTraits, role: Role): boolean {
    if (role !== open.role) return false;
    let before = start - 1;
    while (before > 0 && this.#folded[before - 1] === '\n') before--;
    if (!'。！？」』；…'.includes(this.#folded[before - 1] ?? '。')) return role === 'body';
    if (role === 'body' && this.#isQuotation(start)) return true;
    return role === 'body' && !open.wary && !open.partial && (own.voice || this.#spokenParagraph(start));
  }

  /** Whether the paragraph at `start` speaks in the first person and nobody else is said to speak in it. */
  #spokenParagraph(start: number): boolean {
    const { structure } = this.#passage;
    const stop = this.#folded.indexOf('\n', start);
    const end = stop < 0 ? this.#folded.length : stop;
    if (!speaksInPerson(this.#folded.slice(start, Math.min(end, start + REACH)).replace(QUOTED, ''))) return false;
    for (let i = structure.sentenceAt(start); i < structure.sentences.length && structure.sentences[i] < end; i++) {
      const others = this.#bySentence.get(i);
      if (others?.some(({ who }) => who !== undefined && speaksItself(who))) return false;
    }
    return true;
  }

  /** Whether the paragraph at `start` is a quotation and nothing else, without a verb of its own. */
  #isQuotation(start: number): boolean {
    if (!'「『'.includes(this.#folded[start] ?? ' ')) return false;
    const close = this.#passage.structure.partner[start];
    return close > start + 4 && /^[。！？]?(?:\n|$)/.test(this.#folded.slice(close + 1, close + 3));
  }

  /** A sentence about a speaker of this article by bare name, without a verb of saying, is the paper's. */
  #tellsOfSpeaker(from: number, whole: string, own: SentenceTraits): boolean {
    // 在…公司，总理详细了解…: where it was stands before.
    const where = /^在[^，。]{2,40}，/.exec(whole)?.[0].length ?? 0;
    const start = from + where;
    const sentence = whole.slice(where);
    const who = this.#referents.subject(start, start + Math.min(sentence.length, 24));
    if (who === undefined || who.courteous || who.start - start > 8) return false;
    // 總理先生此訪: who is spoken to.
    if (/先生|阁下|女士/.test(this.#folded.slice(who.start, who.end + 2))) return false;
    if (who.sort === 'heads' && own.voice) return false;
    return who.sort === 'person' && this.#speakers.has(keyOf(who));
  }

  /** Whether an attribution stands inside what the open statement says. */
  #isNested(open: Open, one: Attribution, sentence: number): boolean {
    if (one.frame < open.start || one.verb.cls === 'list') return false;
    if (open.direct && one.cue.start < open.end) return true;
    if (open.attribution.contentEnd !== undefined && one.cue.start >= open.attribution.contentEnd) return false;
    if (open.list && open.role !== 'body') return true;
    if (one.shape === 'tag') return false;
    const { who } = one;
    const same =
      sentence < 0 ||
      this.#passage.structure.sentenceAt(open.attribution.cue.start) ===
        this.#passage.structure.sentenceAt(one.cue.start);
    if (one.dialogue) return false;
    // 毛宁：关于具体问题，建议向主管部门了解。: all of it is the turn.
    if (open.attribution.dialogue) return true;
    if (who === undefined) return this.#elidedNested(open, one, same);
    if (open.attribution.verb.cls === 'ask' && same && !this.#answers(open, one)) return true;
    if (one.frame <= open.start + 1) return !(open.speaker.outlet || OUTLETS.test(open.speaker.written));
    const outer = open.speaker;
    if (sameSpeaker(outer, who)) return false;
    if (isPronoun(who.written)) return false;
    // X說…，Y則說…: side by side.
    if (same && /^[^，。]{0,6}则/.test(this.#folded.slice(who.end, one.cue.start))) return false;
    if (same && one.shape === 'open' && who.entities.length > 0 && this.#afterSemicolon(open, one)) return false;
    if (open.attribution.verb.cls === 'ask' && same && this.#answers(open, one)) return false;
    const first = this.#opensParagraph(one);
    if (who.sort === 'person' || who.sort === 'official') {
      // 法尔克说，…。霍尔克部长表示，…: another speaks; heads of state are quoted by their title.
      if (who.courteous && !same && one.verb.cls === 'say' && this.#opensSentence(one) && this.#isMinister(who))
        return false;
      if (who.courteous) return true;
      if (!same || open.attribution.verb.cls === 'act')
        return this.#depth(one) > 1 && (this.#speakers.get(keyOf(who)) ?? 0) < 2;
      const tail = this.#folded.slice(one.frame, one.cue.start);
      return !/^(?:而|但|则)|则$/.test(tail) && this.#folded[one.frame - 1] !== '；' && /曾|此前|已|早前/.test(tail);
    }
    if (who.sort === 'document' && !same && one.verb.cls === 'bare') return false;
    // A document with its maker, at the head of a sentence, is another source.
    if (who.sort === 'document' && !same && who.written.length > 4 && one.shape === 'open' && this.#opensSentence(one))
      return false;
    if (who.sort === 'document' && open.topic !== undefined && sameSpeaker(open.topic, who)) return true;
    if (first && !same) return false;
    if (who.sort === 'press') return false;
    // In the middle of a paragraph the two sides are told of by the speaker, but for what they say with one voice.
    if (who.sort === 'pair' || who.sort === 'heads')
      return this.#isExpert(outer) || (outer.sort !== 'pair' && outer.sort !== 'heads' && !one.verb.joint);
    if (who.sort === 'document' && this.#wrote(open.attribution)) return false;
    // 某部說，…。聲明同時指出，…: side by side.
    if (who.sort === 'document' && !same && outer.sort === 'body' && one.shape === 'open' && this.#opensSentence(one))
      return false;
    if (who.sort === 'document') return outer.sort !== 'document' || same;
    // A body named at the head of a sentence speaks for itself; a side (中方) or a state may be spoken about.
    if (
      !same &&
      this.#opensSentence(one) &&
      !who.written.endsWith('方') &&
      (who.entities[0]?.startsWith('organisation') || one.shape === 'open' || DENIES.test(one.cueText))
    )
      return false;
    return outer.sort !== 'body' || same;
  }

  /** Whether a document stands before the verb in its sentence: 發表報告，警告說…. */
  #wrote({ cue }: Attribution): boolean {
    const { structure } = this.#passage;
    const from = Math.max(structure.sentences[structure.sentenceAt(cue.start)], cue.start - 60);
    return DOCUMENT.test(this.#folded.slice(from, cue.start));
  }

  /** Whether a semicolon stands between the open statement's words and the attribution, with nobody named between. */
  #afterSemicolon(open: Open, one: Attribution): boolean {
    const from = Math.max(open.start, one.frame - REACH);
    return from < one.frame && this.#folded.slice(from + 1, one.frame + 1).includes('；');
  }

  /** 媒體詢問是否…，X表示，…。: the question is over. */
  #answers(open: Open, one: Attribution): boolean {
    const { structure } = this.#passage;
    const index = structure.sentenceAt(one.cue.start) + 1;
    const end = index < structure.sentences.length ? structure.sentences[index] : this.#folded.length;
    if (this.#folded.slice(one.cue.end, Math.min(end, one.cue.end + REACH)).includes('？')) return false;
    return QUESTION.test(this.#folded.slice(open.start, one.frame));
  }

  /** `，呼籲…` inside a statement belongs to the nearest subject of the content; without one to the speaker. */
  #elidedNested(open: Open, one: Attribution, same: boolean): boolean {
    // X表示，我要感謝…，再次祝賀…: no statement of its own.
    if (same && open.attribution.shape === 'open' && COURTESIES.test(one.cueText)) return true;
    // X發文，形容…: the first verb has no content of its own.
    if (one.frame <= open.start + 1) return !WRITES.test(this.#words(open.attribution.cue.start, open.start));
    const inner = this.#innerSubject(open, one);
    // 法新社电说，总统举行记者会，重申…: the agency tells what he said.
    if (open.speaker.outlet && same && (inner?.sort === 'person' || inner?.sort === 'official')) return true;
    // A person named at the head of a new sentence speaks for himself: X發表聲明，呼籲….
    if (!same && inner !== undefined && isOther(open.speaker, inner) && this.#headsSentence(inner, one)) return false;
    // 文件沒有落實，並警告說…; 以方將動工，並稱…: the verb is the speaker's.
    const again =
      same &&
      (one.verb.cls === 'say' || ANNOUNCES.test(one.cueText)) &&
      one.shape !== 'feeling' &&
      '并还又但'.includes(this.#folded[one.frame]);
    if (again && (inner?.sort === 'document' || (inner?.sort === 'body' && open.speaker.sort !== 'body'))) return false;
    if (again && inner?.sort === 'pair' && !BOTH.test(inner.written)) return false;
    if (inner !== undefined && this.#ownsVerb(inner, one)) return !sameSpeaker(inner, open.speaker);
    // X說，某國支持…，主張…: what the state holds.
    if (inner?.sort === 'body' && !sameSpeaker(inner, open.speaker) && HOLDS.test(this.#words(inner.end, one.cue.end)))
      return true;
    if (inner !== undefined && same) return false;
    if (open.attribution.verb.cls === 'act' && same) return false;
    return !same;
  }

  #isMinister({ end }: Speaker): boolean {
    return /^(?:外长|防长|部长|次长|先生|女士)/.test(this.#folded.slice(end, end + 2));
  }

  #headsSentence(inner: Speaker, one: Attribution): boolean {
    const { structure } = this.#passage;
    return inner.start - structure.sentences[structure.sentenceAt(one.cue.start)] <= 2;
  }

  /** Sides, documents and those who already spoke in the sentence own a verb that follows; others are spoken about. */
  #ownsVerb(inner: Speaker, one: Attribution): boolean {
    // 他认为，备忘录象征意义大，呼吁…: what is said of a document, and what he calls for.
    if (inner.sort === 'document')
      return (
        !MUTE.test(this.#folded.slice(inner.start, inner.end)) || SPEAKS.test(this.#folded.slice(inner.end, one.frame))
      );
    if (inner.sort === 'pair' || inner.written.endsWith('方')) return true;
    const last = this.#said[this.#said.length - 1];
    return last?.nested === true && sameSpeaker(last.speaker, inner) && last.start > one.frame - 120;
  }

  /** The subject of the content's clauses before an elided verb, in the same sentence. */
  #innerSubject(open: Open, one: Attribution): Speaker | undefined {
    const { structure } = this.#passage;
    const sentence = Math.max(open.start, structure.sentences[structure.sentenceAt(one.cue.start)]);
    if (open.attribution.shape === 'object' && sentence === open.start) return undefined;
    return this.#clauseSubject(sentence, one.frame) ?? open.topic;
  }

  /** The subject nearest before `to` among the clauses of `[from, to)`. */
  #clauseSubject(from: number, to: number): Speaker | undefined {
    let found: Speaker | undefined;
    const { partner } = this.#passage.structure;
    const head = datelineEnd(this.#folded, partner, from, to);
    let clause = Math.max(head, to - REACH);
    for (let i = clause; i <= to; i++) {
      if (i < to && !'，；： '.includes(this.#folded[i])) continue;
      // 總幹事某某表達關切，認為…: a name is not sought behind the verb.
      const verb = this.#referents.firstVerb(clause, i);
      // A label (南海問題：) is no subject.
      const who =
        i - clause > 1 && this.#folded[i] !== '：'
          ? this.#referents.subject(clause, verb - clause > 1 ? verb : i)
          : undefined;
      if (who !== undefined && OPENING.test(this.#folded.slice(clause, who.start))) found = who;
      clause = i + 1;
    }
    return found;
  }

  /** Whether the clause of an attribution opens its sentence, phrases that lead to it aside (對於…，X回應). */
  #opensSentence(one: Attribution): boolean {
    if (this.#depth(one) === 0) return true;
    const { structure } = this.#passage;
    const from = structure.sentences[structure.sentenceAt(one.cue.start)];
    return one.frame - from < 60 && LEADING.test(this.#folded.slice(from, one.frame - 1));
  }

  /** Number of clauses of the sentence before the attribution. */
  #depth(one: Attribution): number {
    const { structure } = this.#passage;
    const from = structure.sentences[structure.sentenceAt(one.cue.start)];
    let clauses = 0;
    for (let i = Math.max(from, one.frame - REACH); i < one.frame; i++) if (this.#folded[i] === '，') clauses++;
    return clauses;
  }

  /** Somebody who speaks about the parties from outside. */
  #isExpert(speaker: Speaker): boolean {
    return speaker.entities.length > 0 && speaker.entities.some((id) => this.#experts().has(id));
  }

  #opensParagraph(one: Attribution): boolean {
    const { structure } = this.#passage;
    const paragraph = structure.paragraphs[structure.paragraphAt(one.cue.start)];
    const sentence = structure.sentences[structure.sentenceAt(one.cue.start)];
    return paragraph === sentence;
  }

  /** Takes an attribution of the sentence `[start, end)`: inside the open statement, or as the next one. */
  #take(one: Attribution, start: number, end: number, role: Role, found: readonly Attribution[]): void {
    const open = this.#open;
    if (
      open !== undefined &&
      one.cue.start < Math.max(open.end, end) &&
      one.frame >= open.start - 1 &&
      this.#isNested(open, one, start)
    ) {
      this.#takeNested(open, one, end, found);
      return;
    }
    if (open?.direct && one.cue.start < open.end) return;
    const again =
      one.who === undefined && open?.attribution.cueText === one.cueText && open.attribution.verb.cls === 'act';
    if (again && open.attribution.cue.start >= start && /[并也]$/.test(this.#folded.slice(one.frame, one.cue.start))) {
      open.end = end;
      return;
    }
    const speaker = this.#speakerOf(one, start, role);
    if (speaker === undefined) return;
    // A colon at the end of a headline leads nowhere but to its next line.
    if (one.shape === 'list' && role === 'headline' && this.#roleAt(one.content) !== 'headline') return;
    this.#close(
      one.shape === 'tag' || one.shape === 'split' || one.tagged !== undefined
        ? this.#tagStart(one)
        : this.#frameOf(one, start),
    );
    this.#remember(speaker);
    this.#begin(one, speaker, end, role);
  }

  /** Where a quotation before the verb begins; else the clause of the verb. */
  #tagStart(one: Attribution): number {
    if (one.tagged !== undefined && !this.#spent.has(one)) return one.tagged.start - 1;
    return one.shape === 'tag' || one.shape === 'split' ? one.content - 1 : one.frame;
  }

  /** An attribution begins with the phrases that lead to its clause: 談及…，他說. */
  #frameOf(one: Attribution, sentence: number): number {
    let frame = one.frame;
    const open = this.#open;
    const least = Math.max(sentence, open?.start ?? 0);
    while (frame > least && this.#folded[frame - 1] === '，') {
      const clause = this.#clauseStart(least, frame - 1);
      if (open !== undefined && clause <= open.start + 1 && open.attribution.cue.start >= sentence) break;
      if (clause >= frame - 1 || !LEADING.test(this.#folded.slice(clause, frame - 1))) break;
      frame = clause;
    }
    return frame;
  }

  /** Where the clause that ends at `end` begins, no earlier than `least`. */
  #clauseStart(least: number, end: number): number {
    let at = end;
    while (at > least && this.#folded[at - 1] !== '，' && this.#folded[at - 1] !== '；') at--;
    return at;
  }

  #speakerOf(one: Attribution, sentence: number, role: Role): Speaker | undefined {
    if (one.who !== undefined) return this.#resolve(one.who);
    const before = this.#said.length > 0 ? this.#said[this.#said.length - 1] : undefined;
    const open = this.#open;
    // X指責Y；Y否認，稱…: who acts after the semicolon.
    const near = Math.max(sentence, one.frame - REACH);
    const semicolon = near + this.#folded.slice(near, one.frame).lastIndexOf('；');
    if (open !== undefined && open.attribution.cue.start >= sentence && semicolon >= Math.max(near, open.start + 1)) {
      const other = this.#clauseSubject(semicolon + 1, one.frame);
      if (other !== undefined && !other.courteous) return this.#resolve(other);
    }
    if (open !== undefined && open.attribution.cue.start >= sentence) return open.speaker;
    if (before !== undefined && !before.nested && before.attribution.cue.start >= sentence) return before.speaker;
    const inClause = this.#clauseSubject(sentence, one.frame);
    if (inClause !== undefined) return this.#resolve(inClause);
    if (one.shape === 'list' && one.verb.cls === 'list') return this.#documentBefore(one);
    const head = this.#folded.slice(one.frame, one.cue.start);
    if (role === 'subhead' || role === 'list') return this.#last ?? this.#nextSpeaker(one);
    if (one.frame > sentence) return undefined;
    if (this.#folded.startsWith('报道', one.cue.start)) return this.#reporter(one, sentence);
    if (this.#lastParagraph === this.#passage.structure.paragraphAt(sentence) && head.length <= 6) return this.#last;
    return undefined;
  }

  /** 報道說: the paper or body that was reporting in the same paragraph, not a person who spoke; else the report itself. */
  #reporter({ cue }: Attribution, sentence: number): Speaker {
    const last = this.#lastParagraph === this.#passage.structure.paragraphAt(sentence) ? this.#last : undefined;
    if (last?.sort === 'press' || last?.sort === 'body') return last;
    return inWords(this.#passage.text, cue.start, cue.start + 2, 'document');
  }

  /** Who speaks next after a heading without a subject. */
  #nextSpeaker(one: Attribution): Speaker | undefined {
    for (const group of this.#bySentence.values())
      for (const next of group) if (next.cue.start > one.cue.start && next.who !== undefined) return next.who;
    return undefined;
  }

  #documentBefore(one: Attribution): Speaker | undefined {
    return this.#clauseSubject(Math.max(0, one.cue.start - 80), one.cue.start);
  }

  /** 他, 該負責人 and 這位專家 stand for the last person who spoke, where no reader of references said so. */
  #resolve(who: Speaker): Speaker {
    if (/^[前后]者$/.test(this.#folded.slice(who.start, who.end))) return this.#ofTwo(who);
    if (this.#isOfficeOf(who)) return { ...this.#person!, start: who.start, end: who.end, noun: who.noun };
    const holder =
      who.sort === 'official' && who.entities.length === 0 && OFFICE_ALONE.test(who.written)
        ? this.#referents.holderOf(who.written)
        : undefined;
    if (holder !== undefined) return { ...holder, start: who.start, end: who.end, noun: who.noun };
    const words = this.#folded.slice(who.start, who.end);
    const pronoun = isPronoun(who.written);
    if (
      !pronoun &&
      (who.sort !== 'official' || !DEMONSTRATIVE.test(words)) &&
      !(who.sort === 'person' && DEMONSTRATIVE.test(words))
    )
      return who;
    const known = who.entities.length > 0;
    // Somebody whom the paper names between the last statement and the pronoun is nearer than the last speaker.
    const said = this.#open === undefined ? (this.#said[this.#said.length - 1]?.end ?? 0) : who.start;
    const nearer = pronoun && said < who.start ? this.#referents.lastPerson(said, who.start) : undefined;
    if (nearer !== undefined) return known ? who : { ...nearer, start: who.start, end: who.end, noun: who.noun };
    const { structure } = this.#passage;
    // X被問及…，他回答: the subject of the sentence, where the one resolved never speaks.
    if (pronoun && !this.#speakers.has(keyOf(who))) {
      const sentence = structure.sentences[structure.sentenceAt(who.start)];
      const own = this.#clauseSubject(sentence, who.start);
      if (own?.stranger) return { ...own, start: who.start, end: who.end, noun: who.noun };
    }
    // 大使28日出席宴会。他透露: the official without a name who is the subject of the sentence before.
    const official = pronoun ? this.#officialBefore(who) : undefined;
    if (official !== undefined) return { ...official, start: who.start, end: who.end, noun: who.noun };
    const last = this.#person;
    const gap = structure.paragraphAt(who.start) - this.#lastParagraph;
    // 他 at the head of the next paragraph: who spoke last, where the one resolved never speaks.
    if (pronoun && last !== undefined && gap === 1 && who.entities.length > 0 && !this.#speakers.has(keyOf(who)))
      return { ...last, start: who.start, end: who.end, noun: who.noun };
    const near = this.#lastParagraph === this.#passage.structure.paragraphAt(who.start);
    return last !== undefined && (near || !known) ? { ...last, start: who.start, end: who.end, noun: who.noun } : who;
  }

  /** The subject of the sentence before a pronoun, where it is an official without a name and nobody is named since. */
  #officialBefore(who: Speaker): Speaker | undefined {
    const { structure } = this.#passage;
    const { sentences } = structure;
    const index = structure.sentenceAt(who.start);
    if (index === 0 || structure.paragraphAt(sentences[index - 1]) !== structure.paragraphAt(who.start))
      return undefined;
    // Who speaks there is known by another way.
    if (this.#bySentence.has(index - 1)) return undefined;
    const own = this.#clauseSubject(sentences[index - 1], Math.min(sentences[index], sentences[index - 1] + 48));
    if (own?.sort !== 'official' || own.entities.length > 0 || own.start - sentences[index - 1] > 12) return undefined;
    // Whom somebody speaks of is not the one.
    const said = Math.max(this.#open?.end ?? 0, this.#said[this.#said.length - 1]?.end ?? 0);
    if (said > own.start) return undefined;
    return this.#referents.lastPerson(own.end, who.start) === undefined ? own : undefined;
  }

  /** 前者 and 後者: the first and the second of two persons in the sentence before. */
  #ofTwo(who: Speaker): Speaker {
    const { structure } = this.#passage;
    const index = structure.sentenceAt(who.start);
    for (let i = index; i >= Math.max(0, index - 1); i--) {
      const two = this.#referents.persons(structure.sentences[i], who.start);
      const at = this.#folded[who.start] === '前' ? 0 : 1;
      if (two === undefined) continue;
      const { names } = two;
      const last = Math.max(0, names.length - 2) + at;
      const pick = i === index && names.length > 2 ? at : last;
      return { ...who, sort: 'person', entities: two.entities.slice(pick, pick + 1), names: [names[pick]] };
    }
    return who;
  }

  /** 部長 alone, where the last speaker was printed with that title before the name. */
  #isOfficeOf({ sort, entities, written }: Speaker): boolean {
    const last = this.#person;
    if (sort !== 'official' || entities.length > 0 || written.length > 4 || last?.sort !== 'person') return false;
    const { text } = this.#passage;
    return last.names.length === 1 && text.includes(written + last.names[0]);
  }

  #remember(speaker: Speaker): void {
    if (speaker.sort === 'person' || speaker.sort === 'official') this.#person = speaker;
    this.#last = speaker;
    this.#lastParagraph = this.#passage.structure.paragraphAt(speaker.start);
  }

  #begin(one: Attribution, speaker: Speaker, end: number, role: Role): void {
    const elided = one.who === undefined;
    const fixed = one.contentEnd;
    if (one.tagged !== undefined && !this.#spent.has(one))
      this.#push({
        attribution: one,
        speaker,
        elided,
        start: one.tagged.start,
        end: one.tagged.end,
        nested: false,
        direct: true,
        also: [],
        more: 0,
        rule: 'tag',
      });
    const direct =
      one.shape === 'quote' ||
      one.shape === 'split' ||
      (one.shape === 'tag' && this.#folded[one.contentEnd ?? 0] === '」');
    const start = one.content;
    const growing =
      fixed === undefined &&
      (one.shape === 'open' ||
        one.shape === 'list' ||
        (one.shape === 'object' && one.verb.cls !== 'act') ||
        one.shape === 'quote') &&
      (one.shape === 'list' || !HEAD_ROLES.has(role));
    end = this.#remarkStart(start, end);
    let stop = fixed ?? (one.shape === 'object' && one.verb.cls !== 'say' ? this.#objectEnd(one, end) : end);
    if (one.shape === 'object' && one.verb.cls === 'say' && role !== 'headline') stop = this.#nounObjectEnd(one, end);
    if (HEAD_ROLES.has(role) && fixed === undefined) {
      stop = this.#partEnd(one.content, stop);
    }
    const runs = one.shape === 'quote' && fixed === undefined ? this.#openQuoteEnd(start, end) : stop;
    const closed = runs > stop;
    stop = runs;
    this.#open = {
      attribution: one,
      speaker,
      elided,
      start,
      end: stop,
      growing: growing && stop >= end && !closed,
      quotable: one.verb.cls === 'act' && one.shape === 'object' && stop >= end && !elided,
      wary: one.shape === 'object' || ANNOUNCES.test(this.#folded.slice(one.cue.start, one.cue.end)),
      list: one.shape === 'list',
      direct,
      also: one.also === undefined ? [] : [one.also],
      role: one.shape === 'list' ? this.#roleAt(one.content) : role,
      more: 0,
      partial: one.shape !== 'list' && PARTIAL.test(this.#folded.slice(start, Math.min(stop, end, start + REACH))),
    };
    if (one.verb.cls === 'ask') this.#open.growing = true;
    const topic = one.shape === 'open' ? this.#referents.subject(start, Math.min(end, start + 16)) : undefined;
    if (topic?.sort === 'document' && topic.start - start <= 2) this.#open.topic = topic;
  }

  /** Where the paper's own remark at the end of the sentence begins. */
  #remarkStart(start: number, end: number): number {
    const words = this.#folded.slice(start, Math.min(end, start + REACH));
    const remark = REMARK.exec(words) ?? WISH.exec(words);
    return remark === null || this.#passage.structure.partner[start] > start + remark.index
      ? end
      : start + remark.index;
  }

  /** The parts of a headline stand apart by a space; one with a subject of its own is another matter. */
  #partEnd(from: number, end: number): number {
    for (
      let space = this.#folded.indexOf(' ', from);
      space > 0 && space < end;
      space = this.#folded.indexOf(' ', space + 1)
    )
      if (this.#referents.subject(space + 1, end)?.noun === space + 1) return space;
    return end;
  }

  #roleAt(position: number): Role {
    const { blocks } = this.#passage;
    for (const block of blocks) if (position < block.end && block.role !== 'subhead') return block.role;
    return 'body';
  }

  /** The object of a verb ends before the next verb of stance, or with the sentence. */
  #objectEnd(one: Attribution, end: number): number {
    const words = this.#folded.slice(one.content, Math.min(end, one.content + REACH));
    const stance = STANCE.exec(words);
    const stop = stance === null ? end : one.content + stance.index;
    if (one.verb.cls !== 'act') return stop;
    const turn = TURN.exec(words);
    if (turn !== null && one.content + turn.index < stop) return one.content + turn.index;
    for (let mark = words.indexOf('；'); mark >= 0; mark = words.indexOf('；', mark + 1)) {
      const at = one.content + mark;
      if (at >= stop) break;
      const who = this.#referents.subject(at + 1, at + 25);
      if (who?.start === at + 1 && !who.courteous && ANSWERS.test(this.#folded.slice(who.end, who.end + 12))) return at;
    }
    for (let comma = words.indexOf('，'); comma >= 0; comma = words.indexOf('，', comma + 1)) {
      const at = one.content + comma;
      if (at >= stop) break;
      if (this.#turnsTo(at + 1)) return at;
    }
    return stop;
  }

  /** Whether a clause tells what another named person or body did: X宣布…，外交部召見…. */
  #turnsTo(clause: number): boolean {
    const who = this.#referents.subject(clause, clause + 24);
    if (who === undefined || who.start !== clause || who.entities.length === 0 || who.courteous) return false;
    if (who.sort !== 'person' && !who.entities[0].startsWith('organisation')) return false;
    const stop = /[，。；！？\n]/.exec(this.#folded.slice(who.end, who.end + 80));
    const rest = this.#folded.slice(who.end, who.end + (stop?.index ?? 80));
    return rest.length > 2 && !/[应须要将愿会可能是]|希望|有责任|支持/.test(rest);
  }

  /** 強調…的重要性，…: an object that is a noun phrase ends at the comma where a verb of stance follows. */
  #nounObjectEnd(one: Attribution, end: number): number {
    const comma = one.content + this.#folded.slice(one.content, Math.min(end, one.content + REACH)).indexOf('，');
    if (comma < one.content || !NOUN_OBJECT.test(this.#folded.slice(one.content, comma))) return end;
    return this.#objectEnd(one, end);
  }

  /** A quotation that is not closed where it should be: on to the closing mark in the next paragraphs. */
  #openQuoteEnd(start: number, end: number): number {
    const close = this.#folded.slice(start, start + 2 * REACH).indexOf('」');
    return close > 0 ? start + close : end;
  }

  #takeNested(open: Open, one: Attribution, end: number, found: readonly Attribution[]): void {
    if (
      one.negated ||
      one.shape === 'list' ||
      one.shape === 'split' ||
      one.verb.cls === 'ask' ||
      one.verb.cls === 'headline'
    )
      return;
    const inner = one.who ?? this.#innerSubject(open, one);
    const elided = one.who === undefined;
    if (open.list && open.role !== 'body' && inner !== undefined) {
      this.#nestedIn(open, one, this.#resolve(inner), end, found);
      return;
    }
    if (elided && open.list) {
      this.#nestedIn(open, one, this.#last ?? open.speaker, end, found);
      return;
    }
    if (inner === undefined || isFirstPerson(inner.written)) return;
    if (one.verb.cls === 'act' && !OWN_ACTS.test(this.#folded.slice(one.cue.start, one.cue.end))) return;
    if (sameSpeaker(inner, open.speaker)) return;
    // 發言人說，中方反對…，敦促…: he urges.
    const own = elided && inner.written.endsWith('方') && one.verb.cls === 'act' && open.speaker.sort === 'official';
    this.#nestedIn(open, one, own ? open.speaker : this.#resolve(inner), end, found);
  }

  #nestedIn(open: Open, one: Attribution, speaker: Speaker, end: number, found: readonly Attribution[]): void {
    let stop = one.contentEnd ?? (one.verb.cls === 'say' ? end : this.#objectEnd(one, end));
    if (one.contentEnd === undefined && one.shape === 'object') stop = Math.min(stop, this.#nounObjectEnd(one, end));
    for (let i = found.indexOf(one) + 1; i < found.length && found[i].cue.start < stop; i++)
      if (found[i].frame > one.content && found[i].frame < stop) stop = found[i].frame;
    if (open.list && one.shape === 'open' && stop >= end) stop = this.#subjectless(end);
    if (open.direct || open.attribution.contentEnd !== undefined) stop = Math.min(stop, open.end);
    if (open.list) this.#last = speaker;
    this.#push({
      attribution: one,
      speaker,
      elided: one.who === undefined,
      start: one.content,
      end: stop,
      nested: true,
      direct: one.shape === 'quote',
      also: [],
      more: 0,
      rule: `nested-${one.shape}`,
    });
  }

  /** In a list a statement takes in the sentences of its item that have no subject of their own. */
  #subjectless(end: number): number {
    const { structure } = this.#passage;
    const { sentences } = structure;
    for (let i = structure.sentenceAt(end); i < sentences.length && this.#folded[sentences[i] - 1] !== '\n'; i++) {
      if (sentences[i] < end || this.#bySentence.has(i)) return end;
      const next = i + 1 < sentences.length ? sentences[i + 1] : this.#folded.length;
      if (this.#referents.subject(sentences[i], Math.min(next, sentences[i] + 12)) !== undefined) return end;
      end = next;
    }
    return end;
  }

  #close(position: number): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    const end = Math.min(open.end, Math.max(position, open.start));
    const { attribution, speaker, elided, start, direct, more, list } = open;
    const also = open.also.map((place) => this.#trim(place.start, place.end));
    this.#push({
      attribution,
      speaker,
      elided,
      start,
      end,
      nested: false,
      direct,
      also,
      more,
      rule: list ? 'list' : attribution.shape,
    });
  }

  #push(said: Said): void {
    const place = this.#trim(said.start, said.end);
    if (place.end - place.start >= 2) this.#said.push({ ...said, ...place });
  }

  /** Leaves out marks at the ends, list bullets, and quotation marks without their partner. */
  #trim(start: number, end: number): Place {
    const folded = this.#folded;
    const { partner } = this.#passage.structure;
    while (start < end && '，：。；、 \n●▲•■◆-*'.includes(folded[start])) start++;
    const credit = CREDIT.exec(folded.slice(Math.max(start, end - 24), end));
    if (credit !== null) end -= credit[0].length;
    for (;;) {
      const c = folded[end - 1];
      if (end <= start) break;
      if ('。！？；，、： \n…—*'.includes(c)) end--;
      else if ('」』）'.includes(c) && (partner[end - 1] < start || partner[end - 1] < 0)) end--;
      else if ('「『'.includes(c)) end--;
      else break;
    }
    if ('「『'.includes(folded[start] ?? ' ') && partner[start] === end - 1) return { start: start + 1, end: end - 1 };
    return { start, end };
  }
}

/** A source printed at the end of the last line. */
const CREDIT =
  /[ 。]*(?:来源|資料来源|图片来源)：[^，。]{2,14}\s*$|（[^）]{0,12}(?:完|编辑|记者|责编)[^）]{0,10}）\s*$/;
/** Verbs that say how somebody spoke, and may leave what was said to the next verb. */
const WRITES = /发文|发帖|回应|致函|致信|发声|受访|留言/;
/** An announcement is one sentence, unless what follows is plainly spoken. */
const ANNOUNCES = /^(?:对外|對外)?(?:宣布|宣告|公布|通报|通報|发布|發布)$/;
/** What another does in answer to what was said. */
const ANSWERS =
  /^(?:方面)?(?:则|也|亦|随后|均|都)?(?:否认|否認|反驳|驳斥|表示|称|说|回应|反对|支持|欢迎|拒绝|要求|呼吁)/;
/** The head of an item: 一、, （二）, 3., 第四，, 五是. */
const NUMBERED = /^[（(]?(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})[、，.．）)是：]/;
const BOTH = /双方|雙方|两国|兩國|各方|两人|兩人|三国|三國/;
/** Adverbs of somebody who speaks after another. */
const LATER = /^(?:稍后|随后|其后|事后|之后|则|也|亦|当天|同日)/;
/** Documents that bind rather than speak. */
const MUTE = /(?:备忘录|协[定议]|条约|合[同约]|计[划画]|方案|法案|草案)$/;
/** What a document does that speaks. */
const SPEAKS = /规定|指出|强调|重申|要求|确认|载明|提出|表示|呼吁|警告|认为|承认|列|[说称指谴]|决定|欢迎|支持|反对/;
/** Verbs of holding a view rather than of speaking. */
const HOLDS = /(?:反对|支持|坚持|赞成|拥护|奉行|抵制|重申|不接受|不同意)[^。；]*，主张$/;
/** Verbs by which somebody answers for himself. */
const DENIES = /否认|否認|驳斥|駁斥|反驳|反駁|澄清|坚称|堅稱/;
/** Verbs that tell what somebody feels; alone they make no statement inside another. */
const COURTESIES =
  /^(?:热烈|熱烈|衷心|由衷|高度|充分|积极|積極)?(?:祝贺|祝賀|恭贺|恭賀|感谢|感謝|感激|赞赏|讚賞|赞扬|讚揚|称赞|稱讚|盛赞|盛讚|评价|評價|肯定)/;
/** Verbs that make a statement inside another. */
const OWN_ACTS = /[吁请促责张求告]|宣布|同意|承诺/;
/** The speaker spoke in writing: what the document says is what he says. */
const DOCUMENT = /声明|文告|公报|文章|报告|新闻稿|信|公告|社论|宣言|推文|帖文|致辞/;
/** The press at large, which carries words rather than speaks. */
const OUTLETS = /(?:媒|媒体|媒體|记者|記者)$/;
/** The paper's own remark at the end of a sentence. */
const REMARK =
  /，(?:这(?:也|还)?是[^，。]{0,40}(?:首次|以来|第[一二三四五六七八九十\d]{1,4}次)|但?(?:并?没有|未|尚未|并未)(?:说明|透露|点名|提供|解释)|[^，。「]{2,10}(?:没有|尚未|未|并未|拒绝)(?:立即|就此|对此)?(?:证实|回应|置评|评论)|(?:随后|其后|此后)[^，。；]{2,8}(?:召回|召见|取消|撤回|退出|中止|暂停|断绝|关闭)|[^，。「]{4,34}(?:因此|因而|遂)(?:也|被迫)?(?:无法|未能|告吹|延后|推迟|取消|搁置|流产))/;
/** Another matter of the same sentence. */
const TURN = /；(?:至于|对于|关于|针对|另外|此外|不过|但|而|此前|早前|先前|在此之前)/;
/** The same speaker's wish, told by the paper. */
const WISH = /；(?:不过，?|但|而|同时)?[他她](?:同时|也|还|则|亦)*(?:希望|支持|反对|欢迎|期待|盼)/;
const QUESTION = /是否|会否|有否|能否|何时|何人|什么|如何|为何|怎|吗|哪|谁|多少/;
const QUOTED = /「[^」]*」/g;
const PARTIAL = /[^。，：]「[^」]{7,}」|^「[^」]{7,}」[^。]/;
const NOUN_OBJECT =
  /(?:的?重要性|的?必要性|的?紧迫性|的?立场|的?承诺|的?意愿|的?决心|的?态度|的?作用|的?意义|的?努力|的?问题|原则)$/;
/** What may stand before the subject of a clause. */
const OPENING =
  /^[●▲•■◆\-* ]*(?:但是?|而|不过|然而|另外|此外|同时|其中|对此|随后|因此|所以|为此|[^，]{0,12}[时后上中下里]|（[^）]*）|【[^】]*】|[去今明前上本][年月周]|\d{1,4}年|\d{1,2}月|\d{1,2}日|当天|今天|首先|尤其是|特别是|当前|目前|近[年期来日]+|一些|部分|多数|有关|所有|全体|该|这位|这名)*$/;
const LEADING =
  /^(?:(?:在|当(?!事人|局|选|地)|对(?!方|手)于?(?![^，]*(?:却|[不没未]))|就|针对|关于|面对|谈及|谈到|谈起|说到|提到|提及|被问到|被问及|回答|回应|展望|回顾|至于|此外|另外|同时|与此同时|不过|但|而|随后|接着|对此|为此|据)[^，]*|[^，]*[时后际前])$/;
/** 总书记指出: an office and no more, of whom the page prints with it. */
const OFFICE_ALONE =
  /^(?:总书记|总统|總統|总理|總理|首相|主席|国王|國王|女王|外长|外長|部长|部長|秘书长|秘書長|院长|院長|议长|議長)$/;
const DEMONSTRATIVE = /^(?:该|这位|这名|那位|上述|此名|这位[^，]{0,4})/;

/** Somebody whom the paper lets speak; a side, a state, a document is spoken of. */
const speaksItself = ({ sort, written, courteous }: Speaker) =>
  !courteous &&
  !isFirstPerson(written) &&
  (sort === 'person' || sort === 'official' || (sort === 'press' && !/民/.test(written)));
const isOther = (speaker: Speaker, inner: Speaker) =>
  (inner.sort === 'person' || inner.sort === 'official') &&
  !inner.courteous &&
  !isPronoun(inner.written) &&
  !isFirstPerson(inner.written) &&
  !sameSpeaker(speaker, inner);
const keyOf = (speaker: Speaker) => speaker.entities[0] ?? speaker.written;
const isPronoun = (written: string) => /^(?:他|她|其|他们|她们|他們|她們|答)$/.test(written);
const isFirstPerson = (written: string) => /^(?:我|我们)/.test(written);
