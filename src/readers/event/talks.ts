import { firstFrom, inside } from '../places.ts';
import type { Place, Reading } from '../reader.ts';
import { type Actor, actorsOf, frontOf, sideOf } from './actors.ts';
import type { Draft } from './draft.ts';
import { isMeans, isOtherSense, readDeed, readGathering } from './gathering.ts';
import { isDoing, modeOf } from './holding.ts';
import { nextSubject, placesIn, type Scope, subjectBefore } from './scope.ts';
import { countedSince } from './series.ts';
import { isSomeone } from './someone.ts';
import { overDays } from './stay.ts';
import { draftOf } from './telling.ts';
import { calendarPart, datedBy, dayOrDeadline, whenOf } from './when.ts';
import type { Word } from './words.ts';

const WITH = /[同跟]|和(?![平解谐])|与(?!会)|会同/;

/** A noun of talks that only tells when or by what: 会谈后, 此次会晤, 会谈成果. */
const IN_PASSING =
  /^(?:结束|之?后|中|时|期间|之前|前|上|成果|机制|结果|概要|摘要|详情|细节|内容|气氛|议题|记录|纪要|要点|室|现场|代表|桌|的|释放|达成|确定|次数)/;

const TRANSITIVE = /^(?:会晤|面晤)$/;

/** 会谈, 会晤, 通电话: an event where someone holds them or where both sides are named. */
export function readPair(scope: Scope, word: Word): Draft | undefined {
  const { reading, words, clause, before, after } = scope;
  if (/(?:参加|出席|陪同|加入|参与)(?:了|上述)?$/.test(before)) return undefined;
  // 出席香格里拉对话: a gathering.
  if (word.term.id === 'dialogue' && /(?:出席|参加)了?[^，。与同和]{2,12}$/.test(before))
    return readGathering(scope, word);
  if (
    word.term.id === 'consultation' &&
    /(?:(?:通过|以|重返)[^，。]{0,6}|(?:完成|历经|经过|历时)[^，。]{0,18}|(?:中止|暂停|终止|退出|搁置|拒绝)[^，。的]{0,18})$/.test(
      before,
    )
  )
    return undefined;
  // 会晤是双方沟通的平台: what it is, not that it was held.
  if (isMeans(scope)) return undefined;
  // 谈判始于2005年: it has gone on since.
  if (/^代表|^始于/.test(after) || isOtherSense(scope, word)) return undefined;
  if (
    word.term.id === 'consultation' &&
    /^(?:[^，。]{0,6}(?:完成|破裂|停[滞摆顿]|卡关|触礁|受阻|陷入|进入|成果)|工作?小?组(?!第)|机制|基础|立场|筹码|僵局|空间|授权|对手|前景|方案|策略)/.test(
      after,
    )
  )
    return undefined;
  const written = reading.passage.folded.slice(word.start, word.end);
  // 加开会议 holds no 开会, 书面谈话 no 面谈.
  if (written === '开会' ? after.startsWith('议') : written === '面谈' && before.endsWith('书')) return undefined;
  // 行业协会商会
  if (written === '会商' && before.endsWith('协')) return undefined;
  if (
    written.startsWith('谈了') &&
    // 接到来电，两人谈了半小时: told by how they talked.
    (!LASTED.test(after) ||
      /电话|通话|来电|视频|视讯/.test(reading.passage.folded.slice(scope.sentence.start, clause.start)))
  )
    return undefined;
  const doing = inside(words, clause.start, clause.end).filter(
    (other) => other.term.cells.class === 'do' && isDoing(reading, other, word),
  );
  const held = doing.length > 0;
  // 第四轮会谈将在罗马举行: no one else is its subject.
  const isSubject = held && doing.every(({ start }) => start > word.end);
  // 与对方协商: an event on a day that is told; 下周到访，与公会洽谈: on that of the visit.
  const room = /^(?:并|也)?[与同和]/.test(before) && scope.said === undefined ? scope.sentence : clause;
  if (
    word.term.id === 'parley' &&
    !(WITH.test(before) && whenOf(reading, word, clause, room).date !== undefined) &&
    !gatherTo(scope, word, doing)
  )
    return undefined;
  // 与记者连线, 视讯说明: no talks of two sides.
  const talkOver =
    /(?:[两双三四多各]|\d)[国方边]|[两二]人/.test(before) &&
    /^(?:方式|形式)?(?:讨论|商讨|会谈|交换意见|磋商|沟通|协商|会商|敲定|商定|审议)/.test(after);
  if (/^(?:连线|视讯)$/.test(written) && (!(WITH.test(before) || talkOver) || /记者|本台|主播/.test(before)))
    return undefined;
  // 会晤X: a verb with an object.
  if (!held && TRANSITIVE.test(written) && !WITH.test(before)) {
    const whom = objectOf(reading, word.end, clause.end)[0];
    const isNear = whom !== undefined && frontOf(reading, whom) <= word.end + 1;
    if (isNear || (after.startsWith('了') && OFFICE.test(after))) return readAct(scope, word);
  }
  if (
    word.term.id === 'dialogue' &&
    !held &&
    !(WITH.test(before) && whenOf(reading, word, clause, clause).date !== undefined)
  )
    return undefined;
  // 结束和谈: ends on a day, or is only spoken of.
  if (
    word.term.id === 'consultation' &&
    /结束[^，。]{0,18}$/.test(before) &&
    whenOf(reading, word, clause, clause).date === undefined
  )
    return undefined;
  // 通了两小时电话: how long stands between.
  if (/^[小分]/.test(written) && !/[通打讲][^，。]{1,8}$/.test(before)) return undefined;
  // 两国昨天透过视讯，由双方代表签署…: how they signed.
  if (
    after === '' &&
    /^(?:连线|视讯|视频会议|视讯会议)$/.test(written) &&
    /(?:透过|通过|藉|以)$/.test(before) &&
    /^，[^，。]{0,40}(?:签[署订字]|完成签)/.test(reading.passage.folded.slice(clause.end, scope.sentence.end))
  )
    return undefined;
  // 通过视频连线举行会议: the meeting has its own word.
  if (/(?:通过|以|透过)$/.test(before) && /^(?:方式|形式)?[^，。]{0,4}(?:举行|召开|出席|参加)/.test(after))
    return undefined;
  const isCall = word.term.cells.type === 'phone_call';
  // 接获总统来电
  if (written === '来电' && !/接[到获听了][^，。]{2,24}$/.test(before)) return undefined;
  // 部长在电话中告诉本报: an interview.
  if (
    /^在电话[中里]$/.test(written) &&
    !(WITH.test(before) || BOTH.test(before) || /[、和]/.test(before)) &&
    !/^(?:已|曾|也)?[向对](?!记者|本报|媒体|传媒)[^，。]{2,16}(?:表[明示]|说明|承诺|保证|重申|提出|解释)/.test(after)
  )
    return undefined;
  if (
    /^(?:透过|藉|以)电话$/.test(written) &&
    !/^(?:向[^，。]{1,14})?[^，。]{0,6}(?:讨论|商讨|商谈|会谈|交谈|交换意见|表达|沟通|致哀|致意|慰问|道贺|祝贺|道谢|吊唁)/.test(
      after,
    )
  )
    return undefined;
  const joined = WITH.test(before) || /[—-]/.test(before);
  const named = isSubject && !joined ? sideOf(reading, clause.start, word.start) : sidesOf(scope, word);
  // 继9月在天津会晤后，两人再度见面; 在与法国外长会谈时，王毅说: those of the next clause.
  const leads =
    (named.length === 0 && before.startsWith('继') && /^之?后$/.test(after)) ||
    (named.length === 1 && /^在?[与同和跟]/.test(before) && /^(?:时|之?后|中|期间|过程中)$/.test(after));
  const sides = leads ? [...nextSubject(scope), ...named] : named;
  // 两国外长会晤: a plural subject and the bare verb.
  const together =
    (isPlural(sides) || (sides.length === 0 && BOTH.test(before))) &&
    /^(?:$|[，。时并后就]|于|在|了)/.test(after) &&
    !/的$/.test(before);
  const when = dayOrDeadline(whenOf(reading, word, clause, clause));
  // 27日邀请工商团体座谈: they came.
  const invited =
    /(?:座谈|叙|共进.餐)$/.test(written) && when?.length === 10 ? /邀请?[^，。]{2,16}$/.exec(before) : null;
  const verbal =
    held ||
    invited !== null ||
    isMeal(written) ||
    (MEETS.test(written) && (sides.length > 0 || isSomeone(before) || when !== undefined)) ||
    (/^(?:再谈|续谈|复谈|聚首|碰头|重[返回]谈判桌|回到谈判桌)$/.test(written) &&
      (isPlural(sides) ||
        BOTH.test(before) ||
        (when !== undefined && (scope.heading || /^(?:$|[，。])/.test(after))))) ||
    GOING_ON.test(after) ||
    (sides.length > 0 && CALLED_OFF.test(after)) ||
    // 两人通话，商定下月在日内瓦会面: the same two.
    (sides.length > 0 && after === '' && /(?:商定|约定|议定|约好)[^，。]*$/.test(before)) ||
    // 美伊代表下周再度谈判: someone, on a day.
    (word.term.id === 'consultation' &&
      after === '' &&
      when !== undefined &&
      isSomeone(before) &&
      !/的$/.test(before)) ||
    // 赴喀土穆会谈: with those who are there.
    (after === '' && /(?:赶?赴|前往|飞往|到)[^，。]{1,10}$/.test(before) && named.length > 0) ||
    // 会谈三天不欢而散
    /^(?:了|过)?[一两二三四五六七八九十半\d]+(?:天|日|个?小时|轮)/.test(after) ||
    // 透过视讯会议交换草案: how they met.
    (when !== undefined && /视|电话/.test(written) && /(?:透过|通过|藉|以)(?:[^，。]{1,6}次)?$/.test(before)) ||
    // 下一轮会谈订于4月29日: no verb but that of the plan.
    (when !== undefined && /^(?:订于|定于|拟于|定在|订在|改[于在为到]|安排在|预定|预计)/.test(after)) ||
    // 两人上一次见面是去年11月: its day stands behind.
    (inside(reading.found.time, word.end, clause.end).length > 0 &&
      /^(?:是|[在于])/.test(after) &&
      /(?:上|前|最近|最后)一?次的?$/.test(before)) ||
    together ||
    // 中美日内瓦磋商: a headline leaves out the verb.
    (scope.heading &&
      (after === '' || (word.term.id === 'consultation' && /^[^，。的]{2,16}$/.test(after))) &&
      (sides.length > 1 || isPlural(sides))) ||
    (joined && sides.length > 0) ||
    (isCall && sides.length > 0 && !/的$/.test(before));
  const nominal =
    !verbal ||
    // 会谈两小时后结束, X主持会谈: of talks that the text has told.
    (held && when === undefined && isToldBefore(scope, doing, isSubject)) ||
    (!held && /的$/.test(before) && !GOING_ON.test(after)) ||
    (!held && IN_PASSING.test(after) && !joined) ||
    /(?:此次|这次|本次|该次)$/.test(before) ||
    (before.endsWith('上次') && !/^(?:是|[在于])/.test(after)) ||
    (!held && before.endsWith('首次')) ||
    // 举行会谈，并就合作展开磋商: of the talks just told.
    (held &&
      sideOf(reading, clause.start, word.start).length === 0 &&
      /^(?:并|还)?就[^，。]*(?:展开|进行|举行)了?[^，。]{0,4}$/.test(before));
  // 公布通话纪要: what is told is the paper.
  if (nominal && (/^(?:纪要|记录|文稿)/.test(after) || (PAPER_OF.test(after) && PUBLISHES.test(before))))
    return undefined;
  const since = countedSince(scope, word);
  if (since !== undefined && sides.length > 0)
    return draftOf(scope, word, sides, { ...modeOf(word, before), since, rule: 'pair' });
  // 2021年的组阁谈判: which one, and so when.
  const ofName = datedBy(reading, clause, word);
  const dated = ofName !== undefined;
  const told = ofName === undefined ? undefined : calendarPart(ofName.value);
  const day = told?.includes('..') ? undefined : told;
  const pair = sides.reduce((n, side) => n + side.entities.length, 0) + (joined && /^[她他]/.test(before) ? 1 : 0) >= 2;
  // 与总统会谈后，X签署…: told in passing, but with whom.
  const within =
    !(leads && pair) &&
    /^(?:时|后|中|期间)/.test(after) &&
    sideOf(reading, clause.start, word.start).length < 2 &&
    !(joined && pair && after.startsWith('后'));
  if (
    nominal &&
    !pair &&
    !dated &&
    !/(?:此次|这次|本次|第.{1,5}次|首次|首轮|第.{1,4}轮)$/.test(before) &&
    !IN_PASSING.test(after)
  )
    return undefined;
  if (nominal && /^\d{4}\/\d{4}$/.test(whenOf(reading, word, clause, scope.sentence).date ?? '')) return undefined;
  const draft = draftOf(scope, word, sides, {
    ...(!dated && (nominal || within) ? { nominal: true as const } : {}),
    ...modeOf(word, before),
    ...(held || joined ? { plain: true as const } : {}),
    ...(day === undefined ? {} : { ofName: day }),
    ...(invited === null ? {} : { realFrom: clause.start + invited.index + 2 }),
    ...(held ? { until: Math.max(...doing.map(({ end }) => end)) } : {}),
    rule: 'pair',
  });
  return draft && (held && !draft.nominal ? overDays(scope, word, draft) : draft);
}

/** 各国领导人去年9月在维也纳商讨…, 两国领导人进行了简短的交谈: leaders in one place, or who talk. */
function gatherTo({ reading, clause, before, said }: Scope, word: Place, doing: readonly Word[]): boolean {
  const isSeveral =
    BOTH.test(before) ||
    /(?<!与会)(?:领导人|领袖|元首|首脑|外长|防长|财长|部长)(?![^，。]*[的说称])[^，。]*$/.test(before);
  if (!isSeveral || /[就向对]/.test(before)) return false;
  if (doing.length > 0) return true;
  return (
    said === undefined &&
    placesIn(reading, clause.start, word.start).some(({ start }) =>
      /[在于]/.test(reading.passage.folded[start - 1] ?? ''),
    ) &&
    whenOf(reading, word, clause, clause).date !== undefined
  );
}

/** 公布了会谈的概要 */
const PAPER_OF = /^的?(?:概要|摘要|纪要|记录|文稿|照片|画面|录音|细节|详情|内容|要点)/;
const PUBLISHES = /(?:公布|发布|公开|披露|透露|释出|发表|刊出|曝光)了?[^，。]*$/;

/** A bare 会谈 that begins its clause, or that one side chairs. */
const isToldBefore = ({ before, heading }: Scope, doing: readonly Word[], isSubject: boolean) =>
  !heading &&
  (isSubject ? /^(?:此次|这次|本次|该|整场|这场|首场)?$/.test(before) : /主持$/.test(before)) &&
  doing.every(({ term }) => term.id === 'hold');

/** Both sides, where the page does not tell whom the words stand for. */
const BOTH = /(?:双方|两国|各国|[两二]人|[三四五各多]方|[三四五]国)[^，。的]{0,16}$/;

/** 会面临时取消 */
const CALLED_OFF = /^(?:临时|突然|因[^，。]{1,12}|被|遭|已)*(?:取消|告吹|破局|喊卡|推迟|延期|延后)/;

/** 谈判仍在进行中 */
const GOING_ON = /^(?:仍然?|正|还)+在?(?:进行|继续|展开)/;

/** 委员会昨天开会. */
const MEETS = /^(?:再?开会|开[了过]会|开一[次场]会|齐[聚集]|谈了|坐下来谈)$/;

/** 谈了两个多小时: talks that lasted; 谈了看法 are words. */
const LASTED = /^[^，。]{0,4}(?:\d|[一两二三四五六七八半数几])[^，。]{0,4}(?:小时|钟头|分钟)/;

/** 共进午餐: a verb of two sides. */
const isMeal = (written: string) => written.startsWith('共进');

const isPlural = (sides: readonly Actor[]) =>
  sides.length === 1 &&
  (sides[0].entities.length > 1 ||
    /~(?:[两双三四多各]|中外|\d)|~[^~]{2,6}[两三四五六七八九十]国/.test(sides[0].entities[0] ?? ''));

/** The sides of A同B举行会谈: all people before the noun; where a side has none, its body or state. */
function sidesOf(scope: Scope, word: Place): Actor[] {
  const { reading, clause, before } = scope;
  let joint = -1;
  const joints = /[同与和跟]|会同/g;
  const actors = actorsOf(reading);
  for (let match = joints.exec(before); match !== null; match = joints.exec(before)) {
    const at = clause.start + match.index;
    // A joint inside a name, a word or a list is none.
    const next = actors[firstFrom(actors, at) - 1];
    if (next !== undefined && next.end > at) continue;
    if (
      /[共不相协会伴]$/.test(before.slice(0, match.index)) ||
      /^(?:同[意样时志一]|和[平解谐]|与会|跟[进踪])/.test(before.slice(match.index))
    )
      continue;
    joint = at;
    if (inside(actors, clause.start, at).length > 0) break;
  }
  if (joint < 0) {
    const found = sideOf(reading, clause.start, word.start);
    return found.length > 0 ? found : subjectBefore(scope);
  }
  const first = sideOf(reading, clause.start, joint);
  const second = sideOf(reading, joint + 1, word.start);
  return [...(first.length > 0 ? first : subjectBefore(scope)), ...second];
}

/** 获总统接见: the guest first. */
const PASSIVE = /(?:获得?|受到?|得到|蒙|由|被|遭)(?=[^，。获受]{2,30}$)/;

/** 会见, 拜会: who before it, whom after it. */
export function readAct(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause, before, after } = scope;
  if (word.term.id === 'summon_to') return readSummons(scope, word);
  // 将会|见证签署: no one is met.
  if (after.startsWith('证') && reading.passage.folded[word.end - 1] === '见') return undefined;
  if (/^(?:记者|传媒|媒体|中外记者|了记者)/.test(after)) return readDeed(scope, word);
  const isNoun =
    /^(?:[后时中前](?=[，。两双]|$)|，|。|$|活动|为|的)/.test(after) ||
    /(?:此次|这次|本次|参加|陪同|出席)$/.test(before);
  const { folded } = reading.passage;
  const own = sideOf(reading, clause.start, word.start);
  const whom = objectOf(reading, word.end, clause.end);
  const passive = isNoun ? PASSIVE.exec(before) : null;
  if (passive !== null) {
    const at = clause.start + passive.index;
    const guests = sideOf(reading, clause.start, at);
    const hosts = sideOf(reading, at + passive[0].length, word.start);
    // 受到王室和政府热情接待 tells of a welcome.
    if (hosts.length > 0 && !(['host', 'banquet'].includes(word.term.id) && hosts[0].rank !== 'person'))
      return draftOf(scope, word, [...(guests.length > 0 ? guests : subjectBefore(scope)), ...hosts], {
        ...modeOf(word, before),
        rule: 'act',
      });
  }
  // 来访的贾拉恩…，总统将在21日接见: the guest stands in a clause before.
  if (
    isNoun &&
    after === '' &&
    own.some(({ rank }) => rank === 'person') &&
    ['receive', 'banquet'].includes(word.term.id) &&
    whenOf(reading, word, clause, clause).date?.length === 10
  )
    return draftOf(scope, word, [...own, ...guestBefore(scope, own)], { ...modeOf(word, before), rule: 'act' });
  // 前往立法院拜会: whom, before the verb.
  if (isNoun && after === '' && /(?:前往|赶?赴|到)[^，。]{2,14}$/.test(before) && word.term.id === 'receive')
    return own.length > 0 || isSomeone(before)
      ? draftOf(scope, word, own, { ...modeOf(word, before), rule: 'act' })
      : undefined;
  if (isNoun) {
    const held = /(?:举行|进行)[^，。]{0,10}$/.test(before);
    const sides = sidesOf(scope, word);
    // 今天还将与总统会见: a verb of two sides.
    const both = after === '' && WITH.test(before) && sides.length > 1;
    if (!(held || both) || sides.length === 0) return undefined;
    return draftOf(scope, word, sides, { ...modeOf(word, before), rule: 'act' });
  }
  // 接待 and 召见 have people or envoys as their object.
  if (
    !whom.some(({ rank }) => rank === 'person') &&
    ['host', 'banquet', 'summon'].includes(word.term.id) &&
    !OFFICE.test(after)
  )
    return undefined;
  const passing = /^[^，]{0,40}时$/.test(after) && folded[clause.end] === '，';
  const subject = own.length > 0 ? own : passing ? nextSubject(scope) : subjectBefore(scope);
  if (
    subject.length === 0 &&
    whom.length === 0 &&
    !(isSomeone(before) && OFFICE.test(after) && whenOf(reading, word, clause, clause).date !== undefined)
  )
    return undefined;
  return draftOf(scope, word, [...subject, ...whom], {
    ...modeOf(word, before),
    ...(passing || (subject.length === 0 && !isSomeone(before)) ? { nominal: true as const } : {}),
    rule: 'act',
  });
}

/** The last person named before a clause in its sentence, besides those who act in it. */
const guestBefore = ({ reading, clause, sentence }: Scope, own: readonly Actor[]): Actor[] =>
  inside(actorsOf(reading), sentence.start, clause.start)
    .filter(({ rank, entities }) => rank === 'person' && !own.some((actor) => actor.entities.includes(entities[0])))
    .slice(-1);

/** 外务省将大使召至省内: whom, before the verb. */
function readSummons(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause, before } = scope;
  const moved = /[将把](?=[^，。将把]{2,30}$)/.exec(before);
  if (moved === null) return undefined;
  const at = clause.start + moved.index;
  const own = sideOf(reading, clause.start, at);
  const whom = sideOf(reading, at + 1, word.start);
  if (whom.length === 0 && !OFFICE.test(before.slice(moved.index + 1))) return undefined;
  return draftOf(scope, word, [...(own.length > 0 ? own : subjectBefore(scope)), ...whom], {
    type: 'meeting',
    mode: 'in_person',
    rule: 'act',
    realFrom: at + 1,
  });
}

/** Someone of standing, at the head of what follows a verb. */
const OFFICE =
  /^(?:了|过)?[^，。]{0,16}(?:总统|总理|首相|主席|国王|部长|外长|防长|大使|使节|外交官|代办|代表|官员|议员|议长|秘书长|专员|大臣|次长|领导人|领袖|特使|团|人士|负责人)/;

/** 致信X, 互致贺电: letters and telegrams of one side to another. */
export function readLetter(scope: Scope, word: Word): Draft | undefined {
  const { reading, clause, before, after, sentence } = scope;
  const { folded } = reading.passage;
  const rest = folded.slice(word.end, sentence.end);
  const isWire = word.term.id === 'wire' && (/通话|电话/.test(rest) || !/祝贺|慰问|吊唁|哀悼|致贺|庆祝/.test(rest));
  const to = inside(reading.found.name, clause.start, word.start).length > 0 ? TO.exec(before) : null;
  const at = to === null ? word.start : clause.start + to.index;
  const own = sideOf(reading, clause.start, at);
  const joint = /[同与和]/.test(before) ? sidesOf(scope, word) : [];
  const whom = to === null ? objectOf(reading, word.end, clause.end) : sideOf(reading, at + 1, word.start);
  const sides = joint.length > 1 ? joint : [...(own.length > 0 ? own : subjectBefore(scope)), ...whom];
  // 致函秘书长: to an office that stands alone.
  const named = sides.reduce((n, side) => n + side.entities.length, 0);
  if (
    (named < 2 && !(named + (isSomeone(before) ? 1 : 0) > 0 && !isWire && OFFICE.test(after))) ||
    (isWire && (whom.length === 0 || after.startsWith('的')))
  )
    return undefined;
  return draftOf(scope, word, sides, {
    // A message is no exchange of documents between states.
    type: isWire ? 'phone_call' : 'other',
    mode: isWire ? 'phone' : 'written',
    ...(isWire ? { codes: { plover: 'CONSULT/phone', cameo: '041' } } : {}),
    rule: 'letter',
  });
}

/** 向X致贺电: whom before the verb. */
const TO = /[向给](?=[^，。向]{2,40}$)/;

/** Those met: the people before a second verb (会见X并同Y座谈), else the last ones of the clause. */
function objectOf(reading: Reading, start: number, end: number): Actor[] {
  const { folded } = reading.passage;
  const stop = /并(?!非)|时，|后，|，|就/.exec(folded.slice(start, end));
  const first = stop === null ? [] : sideOf(reading, start, start + stop.index);
  if (first[0]?.rank === 'person') return first;
  const all = sideOf(reading, start, end);
  if (all[0]?.rank === 'person') return all;
  // Who is met stands behind the words that tell more of them.
  const of = folded.lastIndexOf('的', end - 1);
  const last = of > start ? sideOf(reading, of + 1, end) : [];
  return last.length > 0 ? last : first.length > 0 ? first : all;
}
