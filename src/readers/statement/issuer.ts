import type { Passage } from '../../text/passage.ts';
import { datelineEnd } from './between.ts';
import type { Referents, Speaker } from './speaker.ts';

/** Longest way back to where a document was published, in characters. */
const FARTHEST = 900;
const NOUN = /(?:声明|公报|宣言|文件|报告|文章|公告|通报|决议|白皮书|新闻稿|文告|民调|研究|调查|公开信|倡议)$/;
const PUBLISHED =
  /发表|发布|公布|通过|颁布|发出|提交|出版|公开|签署|发(?=[声公文通新报推])|在(?=(?:一份|其|社论|联合|书面|最新|新闻|周|上|本|今|昨|\d|当天|一则|一篇){0,3}[^，。在]{0,6}[中里](?:说|称|指|表|强|宣|重|呼|写|敦|谴|要|警|透|提|承|认|补|批|回|否))/g;
/** What may follow a document's noun: the verb of what it says. */
const TAIL =
  /[》」]?(?:[中里](?:说|称|指|表|强|宣|重|呼|写|敦|谴|要|警|透|提|承|认|补|批|回|否).*|(?:中|说|称|指出|表示|宣布|强调)*)$/;
/** 發表公報譴責…: the verb of what it says goes on at once. */
const SAYS_MORE =
  /(?<=声明|公报|宣言|文告|公告|通报|新闻稿|公开信|决议|倡议)(?:谴责|呼吁|要求|宣布|指责|批评|承诺|同意|称|说|指|表示|强调|重申|欢迎|支持|反对|敦促|警告|否认|证实|对).*$/;
/** 兩國領導人會後發表的聯合聲明: who issued it, right before it. */
const ISSUED_BY = /(?:发表|发布|公布|发出|公开|签署|通过)的[^，。的]{0,8}$/;
/** 會議發表的公報: the meeting of the sentence before. */
const OF_MEETING = /(?:会议|会后|会上|大会|峰会)[^，。]{0,6}(?:发表|发布|通过)的[^，。]{0,8}$/;

/**
 * Whose words a document's are: 聯合國發布報告。報告指出，… is the report of the United Nations. The speaker then
 * has the issuer's identity and name, and keeps the document's words.
 */
export class Issuers {
  readonly #passage: Passage;
  readonly #referents: Referents;
  readonly #known: { readonly noun: string; readonly at: number; readonly who: Speaker }[] = [];
  #scanned = 0;

  constructor(passage: Passage, referents: Referents) {
    this.#passage = passage;
    this.#referents = referents;
  }

  /** The speaker with its issuer, where the text says who issued the document; else as it is. */
  of(speaker: Speaker): Speaker {
    if (speaker.sort !== 'document' || speaker.entities.length > 0) return speaker;
    const { folded } = this.#passage;
    const noun = NOUN.exec(folded.slice(speaker.start, speaker.end))?.[0];
    if (noun === undefined) return speaker;
    this.#scan(speaker.start);
    const who = this.#meeting(speaker) ?? this.#beside(speaker) ?? this.#issuer(noun, speaker.start);
    if (who === undefined || speaker.written.includes(who.written)) return speaker;
    this.#known.push({ noun, at: speaker.start, who });
    return { ...speaker, entities: who.entities, names: who.names.length > 0 ? who.names : [who.written] };
  }

  #issuer(noun: string, before: number): Speaker | undefined {
    for (let i = this.#known.length - 1; i >= 0; i--) {
      const one = this.#known[i];
      if (one.at < before && one.noun === noun) return before - one.at > FARTHEST ? undefined : one.who;
    }
    return undefined;
  }

  /** Reads who published what up to `position`, once. */
  #scan(position: number): void {
    const { folded, structure } = this.#passage;
    PUBLISHED.lastIndex = this.#scanned;
    for (let match = PUBLISHED.exec(folded); match !== null && match.index < position; match = PUBLISHED.exec(folded)) {
      const end = match.index + match[0].length;
      this.#scanned = end;
      const object = /^[^，。；：！？\n]{0,40}/.exec(folded.slice(end, end + 40))?.[0] ?? '';
      const noun = NOUN.exec(object.replace(TAIL, '').replace(SAYS_MORE, ''))?.[0];
      if (noun === undefined) continue;
      const sentence = structure.sentences[structure.sentenceAt(match.index)];
      const who = this.#subjectIn(sentence, match.index);
      if (who !== undefined && who.sort !== 'document' && who.sort !== 'press')
        this.#known.push({ noun, at: match.index, who });
    }
    this.#scanned = Math.max(this.#scanned, position);
  }

  /** Who is named in the words that tell whose it is. */
  #beside({ start, noun }: Speaker): Speaker | undefined {
    const { folded, structure } = this.#passage;
    const from = Math.max(structure.sentences[structure.sentenceAt(start)], noun - 60);
    const issued = ISSUED_BY.exec(folded.slice(from, noun));
    if (issued === null) return undefined;
    const comma = folded.lastIndexOf('，', from + issued.index);
    const who = this.#referents.subject(Math.max(from, comma + 1), from + issued.index);
    return who?.sort === 'document' || who?.sort === 'press' ? undefined : who;
  }

  #meeting(speaker: Speaker): Speaker | undefined {
    const { folded, structure } = this.#passage;
    if (!OF_MEETING.test(folded.slice(Math.max(0, speaker.start - 20), speaker.end - 2))) return undefined;
    const index = structure.sentenceAt(speaker.start);
    if (index === 0) return undefined;
    const who = this.#subjectIn(structure.sentences[index - 1], structure.sentences[index]);
    return who?.sort === 'body' && who.entities.length > 0 ? who : undefined;
  }

  /** The nearest subject before `to` among the clauses of `[from, to)`, a dateline in brackets aside. */
  #subjectIn(from: number, to: number): Speaker | undefined {
    const { folded, structure } = this.#passage;
    let clause = datelineEnd(folded, structure.partner, from, to);
    if (to - clause > FARTHEST) clause = to - FARTHEST;
    let found: Speaker | undefined;
    for (let i = clause; i <= to; i++) {
      if (i < to && !'，；：'.includes(folded[i])) continue;
      const who = i - clause > 1 ? this.#referents.subject(clause, i) : undefined;
      if (who !== undefined && !who.outlet && folded[i] !== '：') found = who;
      clause = i + 1;
    }
    return found;
  }
}
