import type { Passage } from '../../text/passage.ts';
import type { Place } from '../reader.ts';
import { adjoins, bareBody, bareName, ELIDED, titledName, withoutAdverbs } from './between.ts';
import type { Cue, CueWords } from './cue.ts';
import { inWords, type Referents, type Speaker } from './speaker.ts';

/**
 * How the content hangs on the verb: `open` after a comma or colon, and may run on; `object` at once after the
 * verb; `quote` a whole quotation after it; `list` in the blocks below; `tag` a quotation or clause before it;
 * `split` a quotation on both sides; `feeling` between 對 and 表示.
 */
export type Shape = 'open' | 'object' | 'quote' | 'list' | 'tag' | 'split' | 'feeling';

/** A speaker, a verb and the place where the content begins. */
export interface Attribution {
  readonly cue: Place;
  readonly cueText: string;
  readonly verb: Cue['verb'];
  /** The subject written in the clause; absent where it is elided. */
  readonly who?: Speaker;
  /** Where the attribution itself begins: content before it ends here. */
  readonly frame: number;
  readonly shape: Shape;
  readonly content: number;
  /** Set where the shape itself gives the end. */
  readonly contentEnd?: number;
  /** A second stretch of a split quotation. */
  readonly also?: Place;
  /** Content of a tag that is also followed by content: `「A。」X強調，B`. */
  readonly tagged?: Place;
  readonly negated: boolean;
  /** A turn of a dialogue: runs on to the next turn. */
  readonly dialogue?: true | undefined;
}

const CLAUSE_BREAK = '，。！？；：\n「『— ';
/** 1 for each character at which `clauseStart` has to look. */
const ENDS_CLAUSE = new Uint8Array(65536);
for (const mark of '，。！？；：\n「『— 」』）】〕／') ENDS_CLAUSE[mark.charCodeAt(0)] = 1;
/** Characters that may end the words of `NEGATED`. */
const ENDS_NEGATED = new Set('得式先前动确即全再可绝未能没有法愿肯以否便不够谁么何样该会须开接体步');
const OPENED = '「『';
const CLOSED = '」』';
const STOP = '。！？；\n、）';
/** Words between subject and verb that leave no content: 拒絕透露, 沒有說. */
const NEGATED =
  /(?:拒绝|未能?|没有?|无法|不愿|不肯|从未|难以|是否|不便|不方便|尚未|并未|不得不|可以|能够|不能|谁|怎么|如何|怎样|什么|应该|可能会|必须|不得|不应|(?<![认许])可)(?:公开|直接|具体|进一步|正式|事先|提前|主动|明确|立即|完全|再)*$/;
/** Nouns after 發表 (發表開幕致辭), not verbs. */
const SPEECH =
  /^(?:致辞|致词|讲话|发言|谈话|评论|声明|演讲|总结|答复|回答|归纳|概括|列举|阐述|阐明|质疑|陈述|嘲讽|讽刺|揭露)$/;
/** Those of them that are no verbs of reporting either. */
const SPEECH_ONLY = /^(?:致辞|致词|讲话|发言|谈话|总结|归纳|概括|列举|阐述|阐明|演讲|声明|评论)$/;
/** Words will be said, not were. */
const PLANNED = /(?:将|将会|拟|计划|准备|预计|打算|有望)(?:在|于|对|向|就)?[^，]{0,16}$/;
const MAY_PLAN = /[将拟计准预打有]/;
/** 中將, 將領: no future. */
const RANK = /[中少上大名准老]将|将[军领]/g;
/** A feeling that closes the clause. */
const FELT = /^[^，。；]{1,50}(?:表示|予以|深表)/;
/** 提出的主張 is a noun; X的話, X的消息 are what X says. */
const OF_NOUN = /的(?!话|消息|报道|说法)[^，在时上中后前]{0,8}$/;
const ASKED = /(?:回应|面对|接受|答复|应|对|回答|遭|受|针对|经)[^，]{0,8}$/;
const REPORTS = /^报[道导]$/;
const QUOTING = /援引|引述|引用|转述/;
/** What a question was about: 詢及X是否宣布…，他說. */
const TOPIC = /^(?:询及|问及|被问|当被问|问到|当问|谈及|至于)/;
/** 一旦醫生認為…: a condition. */
const SUPPOSED = /^(?:一旦|如果|若(?!望)|只要|除非|即使|倘若|假如|无论|不论|不管)/;
/** 沒有組織聲稱負責. */
const NOBODY =
  /(?:没有|尚无|未有|并无|暂无)(?:任何|其他)?(?:组织|个人|人|国家|机构|一方|团体|公司)(?:[或和][^，]{1,4})?$/;
const AS_SAID = /^(?:但|而)?(?:正如|诚如|恰如|就像|一如|如同|如)/;
/** 詢問X是否…: a question in the words of the paper. */
const WHETHER = /^[^，。；]{0,30}(?:是否|会否|有否|何时|如何|为何|能否|可否|有没有|有何)/;
/** The words of 談到 where the next verb says what was said. */
const ABOUT = /^[^，。；]{2,14}，(?:并|也|还)?(?:称|说|表示|指出|强调|认为)/;
/** Between the subject and the verb stands only what may stand there. */
const PASSIVE = /被(?!告|提名人|访者|害人)[^，时后]{0,10}$/;

/** Where the clause of a position begins: after the last mark, brackets of names skipped. */
export function clauseStart(passage: Passage, position: number): number {
  const { folded, structure } = passage;
  let i = position;
  const least = Math.max(0, position - 90);
  while (i > least) {
    if (ENDS_CLAUSE[folded.charCodeAt(i - 1)] === 0) {
      i--;
      continue;
    }
    const c = folded[i - 1];
    if (c === '）' && structure.partner[i - 1] >= 0) {
      // A dateline in brackets (（某社記者某地一日電）) stands before the clause, an aside inside it.
      const open = structure.partner[i - 1];
      if (open === 0 || '。！？；\n'.includes(folded[open - 1]) || isCredit(folded, open)) break;
      i = open;
      continue;
    }
    if (c === '】' || c === '〕') break;
    if (c === '」' && structure.partner[i - 1] >= 0 && isWithin(folded, structure.partner[i - 1], i - 1)) {
      i = structure.partner[i - 1];
      continue;
    }
    // 某社10日電／外交部….
    if (c === '／' && /[电讯导]$/.test(folded.slice(i - 2, i - 1))) break;
    if (CLAUSE_BREAK.includes(c) || CLOSED.includes(c)) break;
    i--;
  }
  return i;
}

/** 某社某地5日電（記者某某）: who wrote it, in brackets. */
const isCredit = (folded: string, open: number): boolean =>
  /^（(?:本报|特派|驻外)?(?:记者|通讯员|编辑|编译|撰文|特约记者)/.test(folded.slice(open, open + 9)) ||
  (/[电讯]$/.test(folded.slice(open - 1, open)) && folded.slice(open, open + 30).includes('记者'));

/** A short quotation inside a clause (「四方安全對話」峰會), not one that is spoken. */
function isWithin(folded: string, open: number, close: number): boolean {
  if (close - open > 14 || '。！？，；'.includes(folded[close - 1])) return false;
  const before = folded[open - 1];
  return before !== undefined && !'，。！？；：\n」'.includes(before);
}

/** Reads the attribution of each cue, in order; cues that turn out to be something else are left out. */
export function attributions(passage: Passage, words: CueWords, referents: Referents): Attribution[] {
  const found: Attribution[] = [];
  const titles = titleRanges(passage);
  let title = 0;
  for (const cue of words.cues) {
    while (title < titles.length && titles[title].end <= cue.start) title++;
    if (title < titles.length && titles[title].start < cue.start) continue;
    const last = found[found.length - 1];
    if (last !== undefined && last.cue.end === cue.start && last.verb.cls === 'say' && last.shape === 'object') {
      // Two verbs in a row are one (強調說).
      const joined = readAttribution(
        passage,
        { start: last.cue.start, end: cue.end, verb: cue.verb },
        words,
        referents,
      );
      if (joined !== undefined) found[found.length - 1] = joined;
      continue;
    }
    const attribution = readAttribution(passage, cue, words, referents);
    if (attribution !== undefined) found.push(attribution);
  }
  return found;
}

/** 《…》 of the passage. */
function titleRanges(passage: Passage): Place[] {
  const { folded, structure } = passage;
  const ranges: Place[] = [];
  for (let i = folded.indexOf('《'); i >= 0; i = folded.indexOf('《', i + 1))
    if (structure.partner[i] > i) {
      ranges.push({ start: i, end: structure.partner[i] });
      i = structure.partner[i];
    }
  return ranges;
}

/** What a mark or a word after the verb rules out at once: some verbs take content only after a mark. */
function mayTake(folded: string, { verb, start, end }: Cue, words: CueWords): boolean {
  const { cls, told } = verb;
  if (told || cls === 'say' || cls === 'act' || cls === 'list' || words.feelings.has(end)) return true;
  const next = folded[end] === '了' ? end + 1 : end;
  const mark = folded[next] ?? '\n';
  if ('，：「『'.includes(mark)) return true;
  if (cls === 'headline') return true;
  if (cls === 'bare') return (folded[start] === '指' && start + 1 === end) || CLAUSAL.test(folded.slice(start, end));
  if (STOP.includes(mark)) return true;
  if (CLAUSAL.test(folded.slice(start, end))) return true;
  if (cls === 'ask') return WHETHER.test(folded.slice(next, next + 34));
  return mark === '要' || folded.slice(next, next + 24).includes('：');
}

function readAttribution(passage: Passage, cue: Cue, words: CueWords, referents: Referents): Attribution | undefined {
  const { folded, structure } = passage;
  const { partner } = structure;
  if (!mayTake(folded, cue, words)) return undefined;
  const start = clauseStart(passage, cue.start);
  const head = folded.slice(start, cue.start);
  const negated = ENDS_NEGATED.has(folded[cue.start - 1] ?? ' ') && NEGATED.test(head);
  if (negated || (cue.verb.cls !== 'tell' && head.includes('被') && PASSIVE.test(head))) return undefined;
  if (folded[start - 1] === '—') return undefined;
  if (TOPIC.test(head) || SUPPOSED.test(head) || NOBODY.test(head)) return undefined;
  const who = /^被(?!告|提名人|访者|害人)/.test(head)
    ? referents.subject(start + 1, cue.start)
    : (according(cue, start, head, folded, referents) ??
      subjectOf(passage, cue, start, head, referents) ??
      analysis(passage, start, cue));
  // 在某人看來, and nothing else: 由此看來, 這種說法.
  if (inView(folded, cue.end) && (who === undefined || !IN_VIEW.test(head))) return undefined;
  // Nothing but adverbs before the verb: the subject is elided. Anything else that is no subject makes it no attribution.
  if (who === undefined && cue.verb.cls !== 'list' && !ELIDED.test(withoutAdverbs(head))) return undefined;
  // …，卻聲稱…: told by whoever speaks.
  if (who === undefined && head.includes('却')) return undefined;
  // Inside the object of another verb (感謝X重申…), or of 是 (這是X首次強調…), or still to come (將宣布).
  if (who !== undefined && (referents.hasVerb(start, who.noun) || folded.slice(start, who.noun).includes('是'))) {
    // 自稱…的副總理某某表示: words that describe him.
    if (!(who.sort === 'person' && folded[who.noun - 1] === '的' && referents.hasVerb(start, start + 1)))
      return undefined;
  }
  if (cue.verb.cls === 'tell' && who !== undefined && referents.hasVerb(who.end, cue.start) && !QUOTING.test(head))
    return undefined;
  // 對X宣布…表示關切: inside what the feeling is about.
  if (
    who !== undefined &&
    /^[^，]{0,4}[对就]/.test(folded.slice(who.end, cue.start)) &&
    FELT.test(folded.slice(cue.end, cue.end + 60))
  )
    return undefined;
  // 需要議會同意，…: what is needed.
  if (cue.verb.joint && who !== undefined && NEEDED.test(folded.slice(start, who.start))) return undefined;
  // 提出的主張: a noun.
  if (who !== undefined && !words.feelings.has(cue.end) && OF_NOUN.test(folded.slice(who.end, cue.start)))
    return undefined;
  if (!words.feelings.has(cue.end) && MAY_PLAN.test(head) && PLANNED.test(head.replace(RANK, ''))) return undefined;
  // 回應媒體詢問: a noun. 路透社報導 carries; 援引X報導 says.
  if (cue.verb.cls === 'ask' && ASKED.test(head)) return undefined;
  if (REPORTS.test(folded.slice(cue.start, cue.end)) && !QUOTING.test(head)) return undefined;
  // 針對X透露…一事: what somebody else's words are about.
  if (/^(?:针对|对于|关于|有关)(?!此|这)/.test(head) && !'，：'.includes(folded[cue.end] ?? ' ')) return undefined;
  if (SPEECH.test(folded.slice(cue.start, cue.end)) && /发表[^，]*$/.test(head)) return undefined;
  const base = {
    cue: { start: cue.start, end: cue.end },
    cueText: passage.text.slice(cue.start, cue.end).replaceAll('\n', ''),
    verb: cue.verb,
    who,
    frame: start,
    negated,
  };
  const { cls } = cue.verb;
  if (cls === 'list') {
    const colon = folded[cue.end] === '：' ? cue.end + 1 : cue.end;
    return folded[colon] === '\n' ? { ...base, shape: 'list', content: colon + 1 } : undefined;
  }
  // 正如X所說（的），…: other uses of 所說 are no attribution.
  const asSaid = folded[cue.start] === '所';
  if (asSaid && !AS_SAID.test(head)) return undefined;
  let next = cue.verb.told ? afterAddressee(folded, cue.end) : cue.end;
  // 「…」X告訴某報。
  if (next < 0 && '」』'.includes(folded[start - 1] ?? ' ')) next = folded.indexOf('。', cue.end);
  if (asSaid && folded[next] === '的') next++;
  if (next < 0) return undefined;
  let mark = folded[next] ?? '\n';
  if (cls === 'say' || cls === 'act' || cls === 'bare') {
    const feeling = words.feelings.get(next);
    if (feeling !== undefined) return readFeeling(passage, base, start, feeling, referents);
  }
  const before = quoteBefore(passage, start, /^被(?!告|提名人|访者|害人)/.test(head));
  const comma = mark === '，' || mark === '：';
  if (comma) next++;
  while (folded[next] === ' ') next++;
  if (comma && folded[next] === '\n') {
    if (cls !== 'say' && cls !== 'tell') return undefined;
    if (mark === '，') return { ...base, shape: 'open', content: next + 1 };
    return { ...base, shape: 'list', content: next + 1 };
  }
  if (!comma && folded[next] === '了') next++;
  mark = folded[next] ?? '\n';
  const opened = OPENED.includes(mark);
  if ((cls === 'bare' || cls === 'headline') && !stands(folded, cue, who, comma || opened)) return undefined;
  if (cls === 'tell' && !opened && !comma && clausal(folded, cue, who, next))
    return { ...base, shape: 'object', content: next, tagged: before };
  if (cls === 'tell' && !opened) return readTold(passage, base, next, comma, before);
  if (opened) {
    const close = partner[next];
    // 「A，」X說，「B」 and 「A」，X說，「B」 are one statement; 「A。」X說，「B」 are two.
    const halved = before !== undefined && (folded[before.end - 1] === '，' || folded[before.end + 1] === '，');
    if (before !== undefined && halved && close > next)
      return {
        ...base,
        shape: 'split',
        content: before.start,
        contentEnd: before.end,
        also: { start: next + 1, end: close },
      };
    if (close < 0) return { ...base, shape: 'quote', content: next + 1, tagged: before };
    if (isWhole(folded, close))
      return { ...base, shape: 'quote', content: next + 1, contentEnd: close, tagged: before };
    return { ...base, shape: comma ? 'open' : 'object', content: next, tagged: before };
  }
  if (!comma && STOP.includes(mark)) return readTag(passage, base, start, before, mark);
  if (cls === 'ask' && !comma && (who === undefined || !WHETHER.test(folded.slice(next, next + 34)))) return undefined;
  if (comma && cls === 'act' && (who === undefined || !adjoins(folded.slice(who.end, cue.start)))) return undefined;
  // 透露這一消息: a thing that is named, not said.
  if (
    !comma &&
    (cls === 'say' || cls === 'act') &&
    /^(?:这|该|此|有关(?!各方|国家|方面|部门|当事)|上述|相关(?!各方|国家|方面|部门))[^，。；是将会让使令对]{0,6}[，。；\n]/.test(
      folded.slice(next, next + 12),
    )
  )
    return undefined;
  // 談到兩國關係，說…: what it was about.
  if (
    !comma &&
    /^(?:谈到|谈及|提到|提及)$/.test(folded.slice(cue.start, cue.end)) &&
    ABOUT.test(folded.slice(next, next + 24))
  )
    return undefined;
  // 宣布驅逐外交官的行為令人遺憾: the verb is part of what is judged.
  if (!comma && (cls === 'act' || cls === 'tell') && JUDGED.test(folded.slice(next, next + 60))) return undefined;
  // 說公道話: without a subject and a mark it is an ordinary verb.
  if (!comma && who === undefined && folded.slice(cue.start, cue.end) === '说' && !/[仅只还则并也]$/.test(head))
    return undefined;
  // 宣布…後, 呼籲…時: a clause of time, told in passing.
  if (!comma && /^(?:后|时|[^，。；]{1,40}(?:[^前然]后|时|以来|之际|之前|期间))，/.test(folded.slice(next, next + 44)))
    return undefined;
  return { ...base, shape: comma ? 'open' : 'object', content: next, tagged: before };
}

/** End of the addressee of 告訴; -1 where none stands there. */
function afterAddressee(folded: string, from: number): number {
  let last = from + 20;
  for (let i = from + 1; i < last; i++) {
    // 告訴某報（網址），….
    const close = folded[i] === '（' ? folded.indexOf('）', i) : -1;
    if (close > i && close - i < 40) {
      last += close - i;
      i = close;
      continue;
    }
    if (folded[i] === '「' && i > from + 10) return -1;
    if ('，：「'.includes(folded[i] ?? ' ')) return i;
    if ('。！？；\n、'.includes(folded[i] ?? '\n')) return -1;
  }
  return -1;
}

/** A quotation is whole when the sentence ends with it. */
function isWhole(folded: string, close: number): boolean {
  if ('。！？…'.includes(folded[close - 1])) return true;
  const after = folded[close + 1];
  return after === undefined || '。！？；\n'.includes(after);
}

/** The quotation that ends right before the clause of an attribution, a comma between them or none. */
function quoteBefore(passage: Passage, start: number, passive: boolean): Place | undefined {
  const { folded, structure } = passage;
  let close = start - 1;
  if (folded[close] === '，') close--;
  if (!CLOSED.includes(folded[close] ?? ' ')) return undefined;
  const open = structure.partner[close];
  if (open < 0 || close - open < 5) return undefined;
  const before = folded[open - 1];
  if (before !== undefined && !'。！？\n」；'.includes(before) && !(passive && before === '，')) return undefined;
  return { start: open + 1, end: close };
}

/** What somebody issued or took part in, right before 指. */
const WROTE =
  /(?:报告|声明|文告|公报|文章|新闻稿|社论|公告|通告|简报|社评|推文|帖文|短片|访问|专访|采访|记者|传媒|媒体|演说|致辞|发言|查询|提问|询问|质询|本报|回[复应]|答复|受访|见报|电台节目|网志)，$/;
/** 發表報告指，…. */
const ISSUES = /(?:发表|公布|发布|发出|刊登)[^，]{0,14}(?:报告|声明|文告|公报|文章|新闻稿|社论|公告|简报|社评)$/;
/** 指, 批 and other short verbs need a mark after them; 指 may also stand between its subject and the content. */
function stands(folded: string, cue: Cue, who: Speaker | undefined, marked: boolean): boolean {
  // …，又籲…: of whoever spoke before.
  if (who === undefined)
    return (
      (cue.verb.cls === 'headline' && '又并亦也'.includes(folded[cue.start - 1] ?? ' ')) ||
      // 公布報告，指…
      (folded[cue.start] === '指' && WROTE.test(folded.slice(Math.max(0, cue.start - 8), cue.start)))
    );
  if (marked) {
    const between = folded.slice(who.end, cue.start);
    return adjoins(between) || ISSUES.test(between);
  }
  if (CLAUSAL.test(folded.slice(cue.start, cue.end))) return clausal(folded, cue, who, cue.end);
  if (who.courteous || withoutAdverbs(folded.slice(who.end, cue.start)) !== '') return false;
  if (cue.verb.cls === 'headline') return who.sort !== 'document' && who.sort !== 'pair';
  return folded[cue.start] === '指' && (who.sort === 'person' || who.sort === 'official' || who.sort === 'press');
}

/** Verbs that may take a clause at once where somebody who can speak stands beside them: 國防部證實其中一人…. */
const CLAUSAL =
  /^(?:证实|确认|承认|预计|预料|预估|预测|估计|推估|透露|质疑|澄清|解释|补充|料|估|担心|担忧|忧心|显示|发现)$/;
/** Those of them that data do and people do not. */
const SHOWS = /^(?:显示|发现)$/;

function clausal(folded: string, cue: Cue, who: Speaker | undefined, next: number): boolean {
  if (
    who === undefined ||
    who.courteous ||
    OWN_PLAN.test(folded.slice(cue.start, next + 12)) ||
    !CLAUSAL.test(folded.slice(cue.start, cue.end))
  )
    return false;
  if (!adjoins(folded.slice(who.end, cue.start))) return false;
  if ((who.sort === 'document') !== SHOWS.test(folded.slice(cue.start, cue.end))) return false;
  const verb = folded.slice(cue.start, cue.end);
  if (who.sort === 'body' && !/^担|忧/.test(verb) && (who.entities.length === 0 || !/^[证确承]/.test(verb)))
    return false;
  const words = /^[^，。；！？\n]{0,60}/.exec(folded.slice(next, next + 60))?.[0] ?? '';
  return words.length >= 6 && !/^(?:[一-鿿]{0,4}(?:问题|情况|原因|立场))$/.test(words);
}

/** 某部長預計9月來訪: what he plans himself. */
const OWN_PLAN = /^(?:预计|预料)(?:[将于在从最]|[今明下本后][年月周日天]|\d{1,4}[年月日]|[上中下]半年|年[底内中])/;

type Base = Omit<Attribution, 'shape' | 'content'>;

/** 提出：…, 解讀了…特點：一是…, 「…」被X提出. */
function readTold(
  passage: Passage,
  base: Base,
  next: number,
  comma: boolean,
  before: Place | undefined,
): Attribution | undefined {
  const { folded } = passage;
  if (comma && folded[next - 1] === '，') {
    const { who, cue } = base;
    const cueWords = folded.slice(cue.start, cue.end);
    const speech = SPEECH.test(cueWords);
    if (who === undefined || (speech && SPEECH_ONLY.test(cueWords)) || !adjoins(folded.slice(who.end, cue.start)))
      return undefined;
  }
  if (comma) return { ...base, shape: 'open', content: next };
  if (/^[，。；]/.test(folded.slice(next, next + 1)) && before !== undefined && base.who !== undefined)
    return { ...base, shape: 'tag', content: before.start, contentEnd: before.end };
  if (folded.startsWith('要', next) && !folded.startsWith('要求', next))
    return { ...base, shape: 'object', content: next };
  for (let i = next; i < next + 24; i++) {
    const c = folded[i];
    if (c === undefined || '，。！？；\n'.includes(c)) return undefined;
    if (c !== '：') continue;
    if (folded[i + 1] === '\n') return { ...base, shape: 'list', content: i + 2 };
    if (OPENED.includes(folded[i + 1])) {
      const close = passage.structure.partner[i + 1];
      return close > i && isWhole(folded, close)
        ? { ...base, shape: 'quote', content: i + 2, contentEnd: close }
        : { ...base, shape: 'open', content: i + 1 };
    }
    return { ...base, shape: 'open', content: i + 1 };
  }
  return undefined;
}

/** A deed named by its verb, and what is said of it. */
const JUDGED =
  /^[^，。；]{2,36}的(?:行为|做法|决定|举动|举措|说法|言论|行动|立场)(?:令|让|使|是|不|将|会|已|严重|违反|损害|可能|引发|遭|受)/;
/** What a common will is needed for. */
const NEEDED = /获得|得到|取得|须|需|征得|经(?![贸济常营费验])/;

/** 「…」X說。 and …，X說。 */
function readTag(
  passage: Passage,
  base: Base,
  start: number,
  before: Place | undefined,
  mark: string,
): Attribution | undefined {
  if (base.verb.cls !== 'say' && base.verb.cls !== 'tell' && base.verb.cls !== 'ask') return undefined;
  if (before !== undefined) return { ...base, shape: 'tag', content: before.start, contentEnd: before.end };
  if (mark !== '。' || base.who === undefined || passage.folded[start - 1] !== '，' || base.verb.cls !== 'say')
    return undefined;
  // …須獲得三十國一致同意。: what is needed, not what was said.
  if (base.verb.joint && NEEDED.test(passage.folded.slice(start, base.cue.start))) return undefined;
  const { structure } = passage;
  const sentence = structure.sentences[structure.sentenceAt(start)];
  return start - 1 - sentence < 6
    ? undefined
    : { ...base, shape: 'tag', content: sentence, contentEnd: start - 1, frame: sentence };
}

/** 對…表示關切: what stands between 對 and the verb. */
function readFeeling(
  passage: Passage,
  base: Base,
  start: number,
  end: number,
  referents: Referents,
): Attribution | undefined {
  const { folded } = passage;
  const head = folded.slice(start, base.cue.start);
  const at = /[对就]/.exec(head);
  if (at === null || /[的针]/.test(head[at.index - 1] ?? ' ')) return undefined;
  const from = start + at.index + 1;
  const to =
    start +
    head.replace(
      /(?:向[^向，]{1,20})?(?:再次|深|最|均|都|也|还|一致|共同|高度|热烈|强烈|严重|诚挚|衷心|由衷|极为|非常|深切|分别|亦)*$/,
      '',
    ).length;
  // 對某報表示失望: whom it was told, not what it is about.
  const about = referents.subject(from, to);
  if (to - from < 2 || (about?.outlet && about.end === to)) return undefined;
  const who = referents.subject(start, from - 1);
  const cueText = passage.text.slice(base.cue.start, end);
  return {
    ...base,
    who,
    cueText,
    cue: { start: base.cue.start, end },
    shape: 'feeling',
    content: from,
    contentEnd: to,
  };
}

/** The subject in the clause of a cue; a name that no reader knows is taken where the verb leaves no doubt. */
function subjectOf(passage: Passage, cue: Cue, start: number, head: string, referents: Referents): Speaker | undefined {
  // 总统发表讲话说: who gave it.
  const speech = GIVES_SPEECH.exec(head);
  const speaks = speech === null ? undefined : referents.subject(start, start + speech.index);
  if (speaks !== undefined) return MEETS_PRESS.test(head) ? { ...speaks, end: cue.start } : speaks;
  const known = documentOf(passage, start, cue) ?? referents.subject(start, cue.start);
  const named = known === undefined ? undefined : inBrackets(passage, known, start);
  if (named !== undefined) return named;
  if (known !== undefined) return (passage.folded[cue.end] === '，' && bodyAfter(passage, known, cue)) || known;
  const surname = referents.surnamed(start, withoutAdverbs(head.replace(LEAD, '')));
  if (surname !== undefined) return surname;
  const body = bodyOf(passage, cue, start, head);
  if (body !== undefined) return body;
  const after = passage.folded[cue.end] ?? ' ';
  if (cue.verb.cls !== 'say' || !(cue.verb.told || '，：「。'.includes(after))) return undefined;
  const plain = head.replace(LEAD, '').replace(/（[^）]*）/g, '');
  // 落实总理要求: a noun.
  if (/^(?:并|要|把|也)?(?:落实|贯彻|按照|遵照|响应|根据|符合|满足|执行)/.test(plain)) return undefined;
  const bare = bareName(plain) ?? bareName(plain.slice(plain.lastIndexOf('的') + 1)) ?? titledName(plain);
  if (bare === undefined) return undefined;
  const offset = start + head.lastIndexOf(bare);
  const written = passage.text.slice(offset, offset + bare.length);
  return {
    start: offset,
    end: offset + bare.length,
    noun: offset,
    sort: 'person',
    entities: [],
    names: [written],
    written,
    stranger: true,
  };
}

/** 據某部稱, 據某人介紹: who said it; an agency carries it. */
function according(
  { verb, end }: Cue,
  start: number,
  head: string,
  folded: string,
  referents: Referents,
): Speaker | undefined {
  const lead = (inView(folded, end) ? IN_VIEW : ACCORDING).exec(head);
  if (lead === null || folded[end] !== '，' || verb.cls === 'act' || verb.cls === 'ask') return undefined;
  const who = referents.subject(start + lead[0].length, start + head.length);
  return who === undefined ||
    who.outlet === true ||
    (who.sort === 'press' && !/人|者/.test(who.written)) ||
    who.sort === 'document'
    ? undefined
    : who;
}

/** 某局今天宣布: a body that no reader knows, by the last word of its name. */
function bodyOf(passage: Passage, cue: Cue, start: number, head: string): Speaker | undefined {
  if (!'，：'.includes(passage.folded[cue.end] ?? ' ')) return undefined;
  const bare = bareBody(head.replace(LEAD, ''));
  if (bare === undefined) return undefined;
  const from = start + head.indexOf(bare);
  return inWords(passage.text, from, from + bare.length, 'body');
}

/** 某管理局（MPA）: the body before the brackets that hold its short name. */
function inBrackets({ folded, text, structure }: Passage, known: Speaker, start: number): Speaker | undefined {
  if (known.sort !== 'body' || folded[known.end] !== '）') return undefined;
  const end = structure.partner[known.end];
  // Nothing but the short name stands in the brackets.
  if (end <= start || text.slice(end + 1, known.end) !== known.written) return undefined;
  const written = text.slice(start + (LEAD.exec(folded.slice(start, end))?.[0].length ?? 0), end).replaceAll('\n', '');
  if (written.length < 3 || written.length > 24 || /[，。的]/.test(written)) return undefined;
  return { ...known, end: known.end + 1, short: undefined, names: [written], written };
}

/** 某國社會團結部: the body that goes on after the state, where no reader knows it. */
function bodyAfter(passage: Passage, known: Speaker, cue: Cue): Speaker | undefined {
  if (known.sort !== 'body' || known.entities.length !== 1 || known.end >= cue.start) return undefined;
  const bare = bareBody(passage.folded.slice(known.end, cue.start));
  if (bare === undefined || !passage.folded.startsWith(bare, known.end)) return undefined;
  return { ...inWords(passage.text, known.start, known.end + bare.length, 'body'), noun: known.noun };
}

const ACCORDING = /^(?:另|又|而|但)?据/;
/** 在某人看來, 按照某人的說法. */
const IN_VIEW = /^(?:而|但)?(?:在|按照?|依照?|依据|根据|照|据)/;
const inView = (folded: string, end: number): boolean => /看来|的(?:说法|看法|说明)$/.test(folded.slice(end - 3, end));

/** 某社的評論稱: the document is part of the verb's word. */
function documentOf(passage: Passage, start: number, cue: Cue): Speaker | undefined {
  const { folded } = passage;
  if (
    cue.end - cue.start > 2 &&
    folded[cue.start - 1] === '的' &&
    /^(?:评论|报道|通报|分析|声明|推文)/.test(folded.slice(cue.start, cue.end))
  ) {
    const from = start + (LEAD.exec(folded.slice(start, cue.start))?.[0].length ?? 0);
    const end = cue.start + 2;
    const words = passage.text.slice(from, end);
    return { start: from, end, noun: from, sort: 'document', entities: [], names: [words], written: words };
  }
  return undefined;
}

/** 分析認為, 有分析指出 at the head of a sentence: nobody in particular. */
function analysis(passage: Passage, start: number, cue: Cue): Speaker | undefined {
  const { folded, structure } = passage;
  if (structure.sentences[structure.sentenceAt(start)] !== start) return undefined;
  const match =
    /^(?:但是?|而|同时|此外|此前|不过|然而)?(?:另|也|还)?有?(分析|观点|评论|舆论|消息|传闻|意见|看法|报道|猜测|传言|声音)(?:普遍|则|也|均)?(?=认为|指出|质疑|担心|称|说|指$)/.exec(
      folded.slice(start, cue.end),
    );
  if (match === null || start + match[0].length < cue.start) return undefined;
  const noun = start + match[0].indexOf(match[1]);
  return inWords(passage.text, noun, noun + 2, 'press');
}

const GIVES_SPEECH =
  /(?:发表|作)了?(?:电视|新年|全国|简短|公开|书面|视频|重要)*(?:讲话|致辞|致词|演讲|谈话|演说)$|(?:举行|召开)了?[^，]{0,8}(?:吹风会|发布会|记者会|通气会)$/;
/** The press that is met, right before the verb. */
const MEETS_PRESS = /(?:吹风会|发布会|记者会|通气会)$/;

/** What may stand before a name at the head of a clause. */
const LEAD = /^(?:但是?|而|不过|随后|另外|此外|同时|其中|对此|●|▲|—+|- )+/;
