import type { EventType } from '../../record/kinds.ts';
import { documentActs } from '../instrument.ts';
import { firstFrom, inside } from '../places.ts';
import type { Place, Reading } from '../reader.ts';
import { type Actor, sideOf } from './actors.ts';
import { clauseAround, withoutTimes } from './clause.ts';
import type { Draft } from './draft.ts';
import { BY_VIDEO, isDoing, TALKING } from './holding.ts';
import { AT_FIRST } from './reality.ts';
import { placesIn, type Scope, scopeOf, subjectBefore } from './scope.ts';
import { isSomeone } from './someone.ts';
import { overDays } from './stay.ts';
import { draftOf, movedTo } from './telling.ts';
import { calendarPart, datedBy, dayOrDeadline, whenOf } from './when.ts';
import type { Word } from './words.ts';

/** What sort of meeting a bare 会议 is. */
const NUMBERED =
  /第[一二三四五六七八九十百\d]+[次届轮][^，。]{0,8}$|(?:首|下一?|新一)[次届轮][^，。]{0,6}$|年度$|高级别$|特别$|紧急$|公开$|闭门$|(?:经济|贸易|经贸|外交|国防|安全|合作|部长|次长|局长|领导人|政府间|双边|多边|工作|年度|联席|专家|官员|[经财外防农]长|首长|理事|筹备)$/;
/** What is published as news of its own, other than speeches and articles. */
const PUBLISHED =
  /^(?:了|过)?(?:一[份项则个])?[^，。；]{0,40}?(?:声明|公报|文告|公告|通报|简报|报告|白皮书|文件|方案|战略|宣言|视频|数据|新闻稿|结果|名单|清单|预算|统计|调查|指引|措施|新规|草案|摘要|全文|评估|细节|指南|指数|路线图|愿景|纲要|计划|规划|倡议|时间表|文本|警示|建议|消息|材料|决议|民调|画面|照片|录音|法令|命令|指令|判决|裁决|概要|纪要|提醒|名录|细则|预测|年报|季报|月报|警报|提示|答复|呼吁书|》)/;
const SPOKEN =
  /^(?:了|过)?(?:题为|题目为)?(?:《[^》]{0,60}》)?[^，。；]{0,20}(?:讲话|演讲|致辞|谈话|文章|评论|看法|意见|演说|言论|祝词)/;

/** Gatherings: an event where someone holds or attends them. */
export function readGathering(scope: Scope, word: Word): Draft | undefined {
  const { reading, words, clause, before, after } = scope;
  const sort = word.term.cells.type as EventType;
  // 外交部例会 is of the press, 委员会例会 a meeting.
  const type = folded(reading, word) === '例会' && !/外交部|发言人|记者|办/.test(before) ? 'meeting' : sort;
  // 协定签字仪式: that document is signed there.
  const signed = type === 'ceremony' ? signedAt(reading, word) : undefined;
  if (isCabinet(reading, word)) return undefined;
  // 领导人会晤是双方沟通的平台: what it is, not that it was held.
  if (isMeans(scope)) return undefined;
  // 明年会期: when it sits; 大会主席, 理事会主席: who.
  if (after.startsWith('期') && !after.startsWith('期间')) return undefined;
  if (
    /会$/.test(folded(reading, word)) &&
    /^(?:现任|轮值|副|候任|前)?(?:主席|秘书长|总干事|主任|委员|成员国?|理事国?)/.test(after)
  )
    return undefined;
  // 因议会加开会议而取消: why another thing is off.
  if (after.startsWith('而')) return undefined;
  // 若内阁在周三的会议上批准: a condition.
  if (/(?:^|，|但)(?:若|如果?|倘若?|假如|一旦)[^，。]*$/.test(before)) return undefined;
  // 外交部就主席出席峰会向媒体吹风: what they told the press about.
  if (/(?:^|，)[^，。]{0,12}就[^，。]{2,}$/.test(before) && TELLS_PRESS.test(after)) return undefined;
  // 就合办论坛交换意见: what they talked about.
  if (/[与同和跟][^，。]*就[^，。]{2,}$/.test(before) && /^[^，。]{0,12}(?:交换|磋商|讨论|商讨|商谈|沟通)/.test(after))
    return undefined;
  // 出席会议前会见传媒: yet to come, and only named.
  if (/^之?前(?![夕往])/.test(after) && /(?:出席|参加|主持)[^，。]*$/.test(before)) return undefined;
  // 出席峰会开幕式: the ceremony has its own word.
  if (type === 'meeting' && /^的?(?:开幕|闭幕|揭幕)(?:式|会|典礼|仪式|晚宴)/.test(after)) return undefined;
  const doing = inside(words, clause.start, clause.end).filter(
    (other) => other.term.cells.class === 'do' && !isOfTalks(reading, other, word) && isDoing(reading, other, word),
  );
  // Headlines shorten 召开 to one character.
  const opens = scope.heading && /[开办](?:第[^，。]{1,6}[次届轮])?[^，。]{0,8}$/.test(before);
  // 会后的线上记者会，代表表示…
  const isAfterwards =
    type === 'press_conference' && after === '' && /^(?:随后|会后|其后|之后|稍后)的?[^，。]{0,6}$/.test(before);
  const at = (/[在于]/.test(before) && (WHAT_WAS_SAID[type] ?? SAID_AT).test(after)) || isAfterwards;
  // 在首届经贸论坛上，: one of a row is told by what was done there.
  const on =
    (after === '上' && /[在于][^，。]*(?:首|第[一二三四五六七八九十\d]+)[届次]/.test(before)) ||
    // 在「贸易与创新」论坛，X发表演讲
    (after === '' && /^在[^，。「]{0,6}「[^」，。]{2,20}」[^，。]{0,4}$/.test(before)) ||
    // 论坛以…为主题
    (word.term.id !== 'session' && type === 'meeting' && THEMED.test(after));
  // 12月的峰会, 在部长级会议上表示: its day, or what was said there, tells of it.
  const acts = doing.length === 0 && type === 'meeting' && doesSomething(scope, word);
  const ofName = opens ? undefined : datedBy(reading, clause, word);
  const dated = doing.length === 0 ? ofName : undefined;
  const later = putOffTo(scope, word, doing);
  const putOff =
    doing.length === 0 &&
    (later !== undefined ||
      CALLED_OFF.test(after) ||
      // 签字仪式安排在周日上午: no verb but that of the plan.
      (FIXED.test(after) && inside(reading.found.time, word.end, clause.end).length > 0));
  if (doing.length === 0 && !opens && !putOff && (type === 'ceremony' || !(at || on || acts || dated !== undefined)))
    return heldLater(scope, word);
  const day = whenOf(reading, word, clause, scope.sentence);
  // 国民议会议长 holds no 会议.
  if (word.term.id === 'session' && before.endsWith('议') && /^[长员]/.test(after)) return undefined;
  const dayOfName = ofName === undefined ? undefined : calendarPart(ofName.value);
  const isDated = (dayOrDeadline(day) ?? dayOfName ?? later) !== undefined;
  if (word.term.id === 'session' && !NUMBERED.test(before) && !isDated) return undefined;
  const own = sideOf(reading, clause.start, Math.min(word.start, ...doing.map((verb) => verb.start)));
  const guest = guestOf(scope, word, doing);
  if (guest !== undefined) {
    const draft = draftOf(scope, word, [guest], {
      type,
      ...(type === 'meeting' ? { mode: 'in_person' as const } : {}),
      rule: 'gathering',
    });
    if (draft === undefined) return undefined;
    // The day told is that of the meeting with the guest.
    const { date: _date, ...undated } = draft;
    return { ...undated, relative: true };
  }
  const attended = doing.some((verb) => verb.term.id === 'attend' && verb.end <= word.start);
  const actors =
    own.length > 0
      ? own
      : type === 'press_conference' || attended
        ? speakersOf(scope, at && type === 'press_conference')
        : [];
  if (folded(reading, word) === '例会' && type !== 'meeting' && !actors.some(({ rank }) => rank === 'person'))
    return undefined;
  if (type === 'ceremony' && actors.length === 0 && day.date === undefined) return undefined;
  // 联合委员会11日举行第八次会议: the body, and then its meeting.
  if (doing.length > 0 && doing.every(({ start }) => start > word.end) && holdsMore(scope, doing[0])) return undefined;
  if (
    !scope.heading &&
    !at &&
    !(type === 'press_conference' && doing.length > 0) &&
    actors.length === 0 &&
    !isDated &&
    placesIn(reading, clause.start, clause.end).length === 0 &&
    // 部长级会议将在年底前举行: it is to come, and more is not known.
    !/将|拟|定于|订于|预[定计]|料[于在将]|可望|有望|商定|同意|约定/.test(
      reading.passage.folded.slice(clause.start, Math.max(word.start, ...doing.map(({ start }) => start))),
    )
  )
    return undefined;
  const ordinal = /第([一二三四五六七八九十百\d]+)[次届轮](?!.*第)/.exec(before)?.[1];
  const video =
    type === 'meeting' && (BY_VIDEO.test(before) || doing.some((verb) => BY_VIDEO.test(between(reading, word, verb))));
  const draft = draftOf(scope, word, actors, {
    type: signed !== undefined ? 'signing' : video ? 'video_meeting' : type,
    ...(signed === undefined ? {} : { document: signed, codes: { plover: 'SUPPORT', cameo: '057' } }),
    ...(type === 'meeting' ? { mode: video ? ('video' as const) : ('in_person' as const) } : {}),
    ...((word.term.id === 'session' && /(?:主持|出席|参加)了?(?:此次|这次|本次|该)?$/.test(before)) ||
    (!scope.heading && /^(?:之后|结束后|后[，。]|期间|之前|前夕)/.test(after))
      ? { nominal: true as const }
      : {}),
    ...(ordinal === undefined ? {} : { ordinal }),
    // 要在12月的峰会前谈妥: what is wished is not the summit.
    ...(dated === undefined ? {} : { realFrom: isAtFirst(reading, dated) ? clause.start : dated.end }),
    ...(acts ? { plain: true as const } : {}),
    ...(dayOfName === undefined ? {} : { ofName: dayOfName }),
    ...(later === undefined ? {} : { putOff: true as const }),
    ...(doing.length > 0 ? { until: Math.max(...doing.map(({ end }) => end)) } : {}),
    rule: 'gathering',
  });
  // 周五启程赴巴西出席峰会: the day is that of the journey.
  if (draft !== undefined && attended && /(?:启程|动身|出发)[^，。]*$/.test(before)) {
    const { date: _date, ...undated } = draft;
    return undated;
  }
  // 为期两天的会议昨晚闭幕: what closed is told, not how long it was.
  const closes = doing.some((verb) => /[闭落]幕|帷幕/.test(folded(reading, verb)));
  return draft && type === 'meeting' && !closes ? overDays(scope, word, draft) : draft;
}

/** Whether the words after a noun tell what it is for, in a clause without a time. */
export const isMeans = ({ reading, clause, after }: Scope): boolean =>
  IS_A_MEANS.test(after) && inside(reading.found.time, clause.start, clause.end).length === 0;

const IS_A_MEANS = /^(?:机制)?(?:是|作为|已成为|成为)[^，。]{2,40}(?:平台|机制|渠道|桥梁|舞台|组成部分|基石|盛会|框架)/;

const TELLS_PRESS =
  /(?:向[^，。]{0,12}(?:吹风|介绍)|答[^，。]{0,4}记者问|回答[^，。]{0,10}(?:提问|问题)|接受[^，。]{0,12}(?:采访|专访)|举行[^，。]{0,10}(?:记者会|发布会|吹风会))/;

const THEMED = /^(?:的主题[是为]|以[^，。]{2,40}为主题|聚焦)/;

/** Behind 在…会上: what was said or done there tells of the meeting. */
const SAID_AT =
  /^(?:上|的(?:开幕|闭幕)?(?:致[辞词]|演讲|讲话|发言|演说)[中里时])[^，。]{0,8}(?:说|表示|宣布|指出|强调|透露|称|讨论|发言|致[词辞]|讲话|作|介绍|呼吁|批评|提出|获|达成|通过)/;
const WHAT_WAS_SAID: Readonly<Partial<Record<EventType, RegExp>>> = {
  press_conference:
    /^(?:上|中|期间|后|说|称|表示|回应|说明|指出|宣布|透露|证实|强调|坦言|承认|否认|解释|重申|补充|应询|答问)/,
};

/** The title of the document whose signing a ceremony is. */
function signedAt(reading: Reading, { start, end }: Place): string | undefined {
  if (!/^签[字署约]仪式$/.test(folded(reading, { start, end }))) return undefined;
  const acts = documentActs(reading);
  return acts.findLast((act) => act.verb.end === end && act.actions[0] === 'signed' && act.document.end <= start + 1)
    ?.title;
}

/** 部长会议 is what some states call their government. */
const isCabinet = (reading: Reading, word: Place) =>
  inside(reading.found.name, Math.max(0, word.start - 12), word.end).some(
    ({ end, entity }) => end === word.end && /^organisation:.*cabinet$/.test(entity),
  );

/** 记者会因航班延误取消 */
const CALLED_OFF = /^(?:因[^，。]{1,14}|临时|突然|已经?|被|遭)*(?:取消|推迟|延期|延后|叫停|喊卡|告吹)/;
/** 会议定于9日 */
const FIXED = /^(?:将|则|也|已|暂)*(?:安排[在于]|[定订][在于]|暂[定订]|预[定计]|拟[在于])/;
/** 会议由下周一延后到24日, 会议则因天气，由上月底推迟到9月8日 */
const PUT_OFF_TO =
  /^(?:[^，。；的]{0,12}|(?:则|也|亦|仍)?(?:因|由于|鉴于|受)[^，。；]{1,24}，[^，。；]{0,12})(?:延后|推迟|延期|展延|改期|押后|顺延|提前|提早)(?:至|到|在|于)/;

/** To when a gathering is put off. */
function putOffTo(scope: Scope, { start, end }: Place, doing: readonly Word[]): string | undefined {
  const told = PUT_OFF_TO.exec(scope.reading.passage.folded.slice(end, scope.sentence.end));
  // 因大会周日开幕而改期: another thing is put off for it.
  const isAnother = told === null || doing.some((verb) => verb.start >= end && verb.end <= end + told[0].length);
  return isAnother ? undefined : movedTo(scope, { start, end });
}

/** 原定今天开始的会议 */
const isAtFirst = ({ passage: { folded } }: Reading, { start }: Place) =>
  AT_FIRST.test(folded.slice(Math.max(0, start - 4), start));

const LATER =
  /^(?:最[快早迟]|预[计料]|料|将|可望|有望|可能|拟|定于?|订于?|改[于在为]?|才|已|也|并)*(?:[在于][^，。]{1,14})?$/;

/** 会议一再延后，最快7月在东京召开: the verb stands in a clause of its own that names nothing else. */
function heldLater({ reading, words, clause }: Scope, word: Word): Draft | undefined {
  const { passage } = reading;
  if (word.term.cells.type !== 'meeting' || passage.folded[clause.end] !== '，') return undefined;
  const next = clauseAround(passage, clause.end + 1, clause.end + 1);
  const verb = inside(words, next.start, next.end).find(({ term }) => term.cells.class === 'do');
  if (verb?.term.id !== 'hold' || verb.end !== next.end) return undefined;
  if (!LATER.test(withoutTimes(reading, next.start, verb.start))) return undefined;
  if (whenOf(reading, verb, next, next).date === undefined) return undefined;
  const draft = draftOf(scopeOf(reading, words, verb), { ...word, start: verb.start, end: verb.end }, [], {
    type: 'meeting',
    mode: 'in_person',
    rule: 'gathering',
  });
  return draft && { ...draft, start: clause.start, actors: sideOf(reading, clause.start, word.start) };
}

/** Whether a verb of holding has a gathering or a press conference of its own behind it. */
const holdsMore = ({ words, clause }: Scope, verb: Place) =>
  inside(words, verb.end, clause.end).some(
    ({ term }) =>
      term.cells.class === 'hold' && (term.cells.type === 'meeting' || term.cells.type === 'press_conference'),
  );

const DECIDES = /^(?:正式|一致|已|则|也|还|仍|并)*(?:批准|通过|决定|审议|审查|讨论|同意|达成|核准|商定|聚焦)/;

/** 部长会议11日批准了配额: on a day; a headline leaves it out (欧盟峰会聚焦防务). */
function doesSomething({ reading, clause, sentence, before, after, heading }: Scope, { end }: Place): boolean {
  // 国会全体会议通过法案 is a vote.
  if (/(?:国会|议会|[众参上下]议?院|立法院|人大)[^，。]{0,4}$/.test(before)) return false;
  const time = inside(reading.found.time, end, clause.end)[0];
  if (time?.start === end) return DECIDES.test(reading.passage.folded.slice(time.end, clause.end));
  if (!DECIDES.test(after)) return false;
  // 此前一天，外长会议决定…: its day opens the sentence.
  const when = heading ? undefined : whenOf(reading, { start: end, end }, { start: clause.start, end }, sentence);
  return heading || (when?.date?.length === 10 && when.at !== undefined && end - when.at.end < 24);
}

/** 进行 goes with talks; of a gathering only where nothing follows it: 会议订于5日以视讯方式进行. */
const isOfTalks = (reading: Reading, verb: Place, noun: Place) =>
  TALKING.test(folded(reading, verb)) &&
  !(verb.start >= noun.end && /^进行[，。；]/.test(reading.passage.folded.slice(verb.start, verb.end + 1)));

/** 在记者会上，X说: who speaks there stands in the next clause. */
function speakersOf(scope: Scope, at: boolean): Actor[] {
  const before = subjectBefore(scope);
  if (before.length > 0 || !at) return before;
  const next = clauseAround(scope.reading.passage, scope.clause.end + 1, scope.clause.end + 1);
  return sideOf(scope.reading, next.start, next.end).slice(0, 1);
}

/** 会见来华出席…的X: who attends stands behind. */
function guestOf({ reading, clause, after }: Scope, word: Place, doing: readonly Word[]): Actor | undefined {
  const verb = doing.find(({ term, end }) => term.id === 'attend' && end <= word.start);
  if (verb === undefined) return undefined;
  const lead = reading.passage.folded.slice(clause.start, verb.start);
  if (
    !/(?:会见|接见|会晤|拜会|同|与|和|欢迎)了?(?:专程|前来|应邀|正在|刚刚|此间|来京|来华|来访|赴|到访|对.{1,8}(?=进行)|进行|国事|正式|工作|友好|访问|并|和)*$/.test(
      lead,
    )
  )
    return undefined;
  const of = after.indexOf('的');
  return of < 0 ? undefined : sideOf(reading, word.end + of + 1, clause.end).find(({ rank }) => rank === 'person');
}

const folded = (reading: Reading, { start, end }: Place) => reading.passage.folded.slice(start, end);

/** What stands before a verb in its clause, without what tells when. */
const plainBefore = ({ reading, clause }: Scope, word: Place) =>
  withoutTimes(reading, clause.start, word.start).replace(/[，、的在于共同]/g, '');

const between = (reading: Reading, noun: Place, verb: Place) => reading.passage.folded.slice(noun.end, verb.start);

/** What one side did. */
export function readDeed(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause, said } = scope;
  const type = word.term.cells.class === 'act' ? 'press_conference' : (word.term.cells.type as EventType);
  // 宣布断交 does what it says.
  if (
    said !== undefined &&
    type !== 'press_conference' &&
    word.term.id !== 'sign_bare' &&
    !/宣布[^，。]{0,24}$/.test(scope.before)
  )
    return undefined;
  // 外交部就总统出访向媒体吹风: who is before what it was about.
  const about = type === 'press_conference' ? /就[^，。]{2,}$/.exec(scope.before) : null;
  const own = sideOf(reading, clause.start, about === null ? word.start : clause.start + about.index);
  const isBareSigning = word.term.id === 'sign_bare';
  const near = own.length > 0 ? own : subjectBefore(scope);
  const subject = near.length > 0 || !isBareSigning ? near : sideOf(reading, scope.sentence.start, clause.start);
  // 新办事处昨天揭牌, 双方8日签约: who does it has no name.
  if (word.term.id === 'unveil' && /^(?:上市|交易|出让|督办|[人石者性]|时间)/.test(scope.after)) return undefined;
  // 交换文件 holds no 换文.
  if (folded(reading, word) === '换文' && (/[交互更替变轮]$/.test(scope.before) || /^[件化字物献]/.test(scope.after)))
    return undefined;
  // 在换文上签字 is a signing.
  if (folded(reading, word) === '换文' && /^上/.test(scope.after)) return undefined;
  // 自换文之日起 tells a condition.
  if (
    word.term.id === 'exchange' &&
    (/[自从]$/.test(scope.before) || /^(?:之日|后|之后|次日|翌日|当日)/.test(scope.after))
  )
    return undefined;
  if (isOtherSense(scope, word)) return undefined;
  // 以换文方式签署协定 is one signing.
  if (word.term.id === 'exchange' && /^(?:方式|形式)/.test(scope.after) && actsOn(reading, word.start, clause.end))
    return undefined;
  if (['exchange', 'issue'].includes(word.term.id) && actsOn(reading, word.start, word.end)) return undefined;
  const before = plainBefore(scope, word);
  const isTold =
    (word.term.id === 'publish' && before.length > 1 && whenOf(reading, word, clause, clause).date !== undefined) ||
    (scope.heading && type === 'publication' && PUBLISHED.test(scope.after)) ||
    word.term.id === 'brief_press' ||
    folded(reading, word) === '签字' ||
    (word.term.id === 'recognise' && isSomeone(scope.before)) ||
    (['exchange', 'swap'].includes(word.term.id) && isSomeone(scope.before)) ||
    ((type === 'ceremony' || (type === 'signing' && isSomeone(scope.before)) || word.term.id === 'issue') &&
      dayOrDeadline(whenOf(reading, word, clause, clause)) !== undefined);
  if (subject.length === 0 && !isTold && !isBareSigning) return undefined;
  if (type === 'announcement' && !announces(scope, word)) return undefined;
  if (word.term.id === 'brief_press' && !isBriefing(scope, word)) return undefined;
  if (
    word.term.id === 'publish' &&
    (SPOKEN.test(scope.after) ||
      !(
        PUBLISHED.test(scope.after) ||
        (/^了?$/.test(scope.after) && !/^(?:.{0,12}，)?(?:根?据|按照|由)/.test(scope.before))
      ) ||
      (/^的/.test(scope.after) &&
        /据/.test(scope.before) &&
        whenOf(reading, word, clause, clause).date?.length !== 10) ||
      actsOn(reading, word.start, word.end, false))
  )
    return undefined;
  // 签约仪式 is a ceremony; a document that is named makes its own event.
  if (
    word.term.id === 'sign_up' &&
    (/^(?:仪式|典礼|方|国|金额|额|人|权|台|者)/.test(scope.after) || actsOn(reading, word.start, word.end))
  )
    return undefined;
  if (isBareSigning && !signsWhatWasTold(scope, word)) return undefined;
  // 昨签约前先拜会议长: told elsewhere, if it was.
  if (word.term.id === 'sign_up' && /^之?前/.test(scope.after)) return undefined;
  // 签字后对记者说: told in passing.
  const passing = word.term.id === 'sign_up' && /^之?后/.test(scope.after);
  // 料明年正式签字: what is signed was told before.
  if (
    folded(reading, word) === '签字' &&
    subject.length === 0 &&
    !signsWhatWasTold(scope, word) &&
    !(isSomeone(before) && whenOf(reading, word, clause, clause).date !== undefined)
  )
    return undefined;
  // 签署A，由两国部长代表签字: told already.
  if (folded(reading, word) === '签字' && actsOn(reading, scope.sentence.start, word.start)) return undefined;
  if (word.term.id === 'expel' && !/^[^，。]{0,16}(?:外交官|外交人员|大使|武官|使馆人员)/.test(scope.after))
    return undefined;
  // 取消上月加征的关税, 威胁加征关税
  if (type === 'sanction' && /(?:取消|解除|撤销|豁免|减免|免除|威胁|扬言|担心|忧)[^，。]*$/.test(scope.before))
    return undefined;
  // 加征100%关税, not 因美国加征的关税
  if (
    word.term.id === 'tariff' &&
    !/税/.test(folded(reading, word)) &&
    !/^(?!的)[^，。；]{0,20}税(?!的)/.test(scope.after)
  )
    return undefined;
  if (word.term.id === 'recognise' && !/宣布|正式|同意|决定/.test(scope.before)) return undefined;
  return draftOf(scope, word, subject, {
    type,
    rule: 'deed',
    ...(passing ? { nominal: true as const } : {}),
    ...(type === 'press_conference' ? { codes: { cameo: '010' } } : {}),
  });
}

/** Exchange of views, the name of a swap agreement, a law that is sent to be signed: words that tell no event here. */
export function isOtherSense(scope: Scope, word: Word): boolean {
  const { reading, clause, before, after } = scope;
  // 谈判始于2005年: it has gone on since.
  if (word.term.cells.class === 'pair' && after.startsWith('始于')) return true;
  // 质疑谈判欠透明: what is said of them.
  if (word.term.cells.class === 'pair' && /(?:质疑|批评|抨击|不满|指责|评论)$/.test(before)) return true;
  // 照会 is a verb only beside those who get it.
  if (folded(reading, word) === '照会' && !hasReceiver(scope, word)) return true;
  if (word.term.id === 'sign_up') return /(?:提交|送交|呈交|呈送|送)[^，。]{1,8}$/.test(before);
  // 在社交媒体发文; 发文 alone sends papers.
  if (word.term.id === 'post') return !ON_WEB.test(before);
  // 交存 goes with a letter of ratification.
  if (/^(?:交存|存放|递交)$/.test(folded(reading, word)) && !/(?:批准|接受|加入|核准)(?:书|文书)/.test(before + after))
    return true;
  // 于换文后生效: on what condition.
  if (word.term.id === 'exchange')
    return /[自从于在]$/.test(before) && /^(?:之日|之?后|次日|翌日|当日|手续)/.test(after);
  if (word.term.id !== 'swap') return false;
  return (
    !PAPERS.test(after) ||
    /(?:货币|本币|等值)$/.test(before) ||
    /^协[定议]/.test(after) ||
    actsOn(reading, word.start, clause.end)
  );
}

/** 照会对方使馆: one body, and another right behind the verb. */
const hasReceiver = ({ reading, clause, before }: Scope, { start, end }: Place) =>
  !/[份件道的出交到收复换致]$/.test(before) &&
  sideOf(reading, clause.start, start).length > 0 &&
  (inside(reading.found.name, end, end + 4).some((name) => name.start <= end + 1) ||
    /^[^，。]{0,12}(?:使馆|领事馆|外交部|代表处|秘书处|政府)/.test(reading.passage.folded.slice(end, clause.end)));

const ON_WEB =
  /社[交群]|社媒|脸书|推特|微博|官网|网站|平台|官方账[号户]|专页|Facebook|Twitter|Instagram|Telegram|FB|IG/;

const PAPERS =
  /^(?:了|过)?[^，。；意看]{0,16}?(?:信函?|信件|函件?|换函|照会|定稿|草案|文本|草签文本|清单|名单|文件|批准书|意向书|备忘录|核准书|草稿|方案|样本)(?:$|[，。及和与并])/;

/** 发言人告诉记者: whose office it is to meet the press; others do it on an occasion or a day that is told. */
const isBriefing = ({ reading, before, clause, sentence }: Scope, word: Word): boolean =>
  before.includes('发言人') ||
  /会[谈晤见]?后|较后|过后|结束后$/.test(before) ||
  /结束后，$/.test(reading.passage.folded.slice(sentence.start, clause.start)) ||
  whenOf(reading, word, clause, clause).date?.length === 10;

/** 宣布 as an event of its own: its clause tells the day, and what is announced is no document. */
function announces(scope: Scope, word: Word): boolean {
  // 宣布断交 is the breaking off.
  const more = inside(scope.words, word.end, scope.clause.end).some(
    ({ term }) => term.cells.class === 'deed' && term.cells.type !== 'publication',
  );
  if (more || scope.heading || actsOn(scope.reading, word.start, word.end + 30)) return false;
  // 宣布将于6月举行…: the day is that of what is announced.
  return whenOf(scope.reading, word, { start: scope.clause.start, end: word.end }, scope.clause).date !== undefined;
}

const PAPER = /协[定议]|备忘录|条约|议定书|合[约同]|纲领|声明|宣言|文件|公约|草案|文本|[》」]/;

/** 签署该约, 签署这项协定: a document that was named before. */
const REFERRED =
  /^了?(?:该|这一|这份|这项|此|上述)(?:份|项|个|些)?(?:约|协[定议]|条约|备忘录|公约|议定书|文件|合[约同])$/;

/** 草案已交各国审议，届时由部长签署: what is signed stands in a clause before. */
function signsWhatWasTold({ reading, clause, sentence, before, after }: Scope, word: Word): boolean {
  if (REFERRED.test(after) && !/[的所]$/.test(before) && !actsOn(reading, word.start, word.end)) return true;
  if (after !== '' || /[的所]$/.test(before) || actsOn(reading, word.start, word.end)) return false;
  const { folded } = reading.passage;
  const isAhead = /届时|将|可望|有望|预[计定料]|拟|定于|力争/.test(before);
  if (!isAhead && dayOrDeadline(whenOf(reading, word, clause, clause)) === undefined) return false;
  return PAPER.test(folded.slice(Math.max(sentence.start, clause.start - 120), clause.start));
}

/** Whether something is done to a document at `[start, end)`; `drafts`: or to a draft of it. */
function actsOn(reading: Reading, start: number, end: number, drafts = true): boolean {
  const acts = documentActs(reading);
  for (let i = firstFrom(acts, start - 30); i < acts.length && acts[i].start < end; i++)
    // 公布协议草案: the agreement is none yet, but its draft is published.
    if (acts[i].end > start && (drafts || acts[i].actions.some((action) => action !== 'proposed'))) return true;
  return false;
}
