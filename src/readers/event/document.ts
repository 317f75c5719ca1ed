import type { EventFields, EventType } from '../../record/kinds.ts';
import type { DocumentAct } from '../instrument.ts';
import { inside } from '../places.ts';
import type { Place, Reading } from '../reader.ts';
import { sideOf } from './actors.ts';
import { clauseAround, sentenceOf } from './clause.ts';
import type { Draft } from './draft.ts';
import { AT_FIRST, realityOf } from './reality.ts';
import { scopeOf, subjectBefore } from './scope.ts';
import { futureOf, isAhead, isPast, movedTo, plainWords } from './telling.ts';
import { whenDone, whenOf, yearsBefore } from './when.ts';
import type { Word } from './words.ts';

const EVENT_OF: Readonly<Record<string, EventType>> = {
  signed: 'signing',
  exchanged: 'exchange_of_documents',
  extended: 'treaty_extension',
  published: 'publication',
};

/** What a meeting adopts is what it has to say: 会议通过《宣言》. Parliaments vote. */
const SAYS_TOGETHER = new Set(['joint_statement', 'communique', 'declaration']);
const PARLIAMENT = /议会|国会|议院|立法[院会]|人大|安理会|安全理事会|联大|大会(?![上期])/;

const PUBLIC = new Set(['joint_statement', 'communique', 'declaration', 'initiative', 'other', 'plan', 'policy']);
/** 会后发表的声明 is of the day of the meeting. */
const AFTER_MEETING = /会后|会议|会上|会谈|会晤|峰会|闭幕|与会/;
/** Documents between states and bodies; the laws and plans of one state make no signing. */
const BETWEEN = new Set([
  'treaty',
  'agreement',
  'protocol',
  'mou',
  'joint_statement',
  'communique',
  'declaration',
  'contract',
  'other',
  'charter',
  'plan',
]);

/** 在一份声明中, 根据X的声明: told in passing, by what the text goes; a headline 联合声明全文 tells of it. */
function isSource(reading: Reading, { verb, document, end }: DocumentAct): boolean {
  return (
    verb.start >= document.start &&
    verb.end <= document.end &&
    !/^(?:重点|摘要|全文|要点|主要内容|内容)/.test(reading.passage.folded.slice(end, end + 4))
  );
}

/** Letters and papers handed in are no publication of a state or body, nor is what people put their names to. */
const HANDED = /提交|递交|散发|联署/;
/** 原定签署的协议因故推迟: what was planned and then put off. */
const PUT_OFF = /叫停|搁下|搁浅|作罢|落空|喊停|喊卡|取消|推迟|延后|延期|展延|搁置|告吹|[未没]|破裂|暂缓/;

function statusOf(reading: Reading, act: DocumentAct, clause: Place, date: string | undefined): EventFields['status'] {
  const asDated = () => futureOf(reading, { ...(date === undefined ? {} : { date }) }, 'held');
  if (!act.planned) return asDated();
  const { folded } = reading.passage;
  const before = plainWords(reading, clause.start, act.verb.start);
  // 双方同意展延: it is settled.
  if (
    act.actions[0] === 'extended' &&
    /(?:同意|商定|议定|决定)[^，。]*$/.test(before) &&
    !/将|拟|考虑|可能/.test(before)
  )
    return asDated();
  const wasPlanned = AT_FIRST.test(before);
  const rest = folded.slice(act.verb.end, sentenceOf(reading.passage, act.verb.start).end);
  if (wasPlanned && PUT_OFF.test(rest)) return 'cancelled';
  return realityOf(before.replace(/原[定订拟]/, '将'), '', '').status === 'possible' ? 'possible' : 'planned';
}

/** 延长至2029年4月, 延长五年: with how long. */
function untilWhen(reading: Reading, end: number): number {
  const limit = inside(reading.found.time, end, end + 24)[0];
  return limit !== undefined && limit.start - end <= 3 ? limit.end : end;
}

/** What somebody else feels of a signing. */
const FELT = /(?:欢迎|祝贺|赞赏|称赞|赞扬|肯定|感谢|乐见|支持)(?=[^，。；]{2,})/;

/** What was done to a document: signings, exchanges, extensions, publications. */
export function fromDocument(reading: Reading, words: readonly Word[], act: DocumentAct): Draft[] {
  // 签字仪式 is an event of its own.
  if (reading.passage.folded.endsWith('仪式', act.verb.end)) return [];
  if (
    act.unreal ||
    (act.actions[0] !== 'exchanged' && HANDED.test(reading.passage.folded.slice(act.verb.start, act.verb.end)))
  )
    return [];
  // 草案提交总统签字: a law.
  if (/(?:提交|送交|呈交|呈送)[^，。]{1,8}$/.test(reading.passage.folded.slice(act.start, act.verb.start))) return [];
  // 从协议签署至今 tells since when.
  if (/^(?:至今|以来|之日)/.test(reading.passage.folded.slice(act.verb.end, act.verb.end + 2))) return [];
  const drafts: Draft[] = [];
  const { start } = act;
  // The line above a list tells one event for all that the list names.
  const listed = reading.passage.folded.slice(start, act.end).includes('\n');
  const end = listed ? act.verb.end : act.end;
  const scope = scopeOf(reading, words, { start, end: Math.max(start + 1, Math.min(end, act.verb.end)) });
  const { passage } = reading;
  const clause = clauseAround(passage, start, end);
  // 秘书长欢迎各派签署宣言: those who sign stand behind what another feels of it.
  const felt = FELT.exec(passage.folded.slice(clause.start, act.verb.start));
  const from = felt === null ? clause.start : clause.start + felt.index + felt[0].length;
  // 发言人23日表示，秘书长欢迎各派签署宣言: the day on which it was welcomed.
  const room = felt === null || scope.said === undefined ? scope.sentence : clause;
  const when = listed ? whenOf(reading, act.verb, clause, room) : whenDone(reading, act, clause, room);
  const own = sideOf(reading, from, act.verb.start);
  const actors = felt !== null || own.length > 0 ? own : subjectBefore({ ...scope, clause });
  if (isSource(reading, act) && /^(?:.{0,8}，)?(?:根?据|按照)/.test(passage.folded.slice(clause.start, start)))
    return [];
  if (isSource(reading, act) && actors.length === 0 && !AFTER_MEETING.test(passage.folded.slice(clause.start, start)))
    return [];
  const domestic =
    /^(?:.*法(?:草案)?|.*令|.*条例|.*办法|.*规定|.*意见|.*规划|.*纲要|.*方案)$/.test(act.title) &&
    act.parties.length < 2;
  for (const action of act.actions) {
    // 互换条约批准书 ratifies the one and exchanges the other.
    const type = act.letters
      ? 'exchange_of_documents'
      : action === 'adopted' &&
          SAYS_TOGETHER.has(act.type) &&
          /通过/.test(passage.folded.slice(act.verb.start, act.verb.end)) &&
          !PARLIAMENT.test(passage.folded.slice(clause.start, clause.end))
        ? 'publication'
        : EVENT_OF[action];
    if (
      type === undefined ||
      (type !== 'treaty_extension' && type !== 'publication' && !BETWEEN.has(act.type)) ||
      (domestic && type !== 'publication' && !(type === 'signing' && actors.some(({ rank }) => rank === 'person')))
    )
      continue;
    if (type === 'publication' && !PUBLIC.has(act.type)) continue;
    const told = act.years === undefined ? when.date : yearsBefore(reading, act.years);
    const past = act.years !== undefined || isPast(reading, when);
    // 承诺年底前公布: yet to come.
    const isDue = told === undefined && isAhead(reading, when.by);
    const read = act.years === undefined ? statusOf(reading, act, clause, told) : 'held';
    const status = read === 'held' && isDue ? 'planned' : read;
    // 原定9月签署，现延后到年底: to when it is put off.
    const moved =
      status === 'cancelled' && passage.folded[act.verb.end] !== '的' ? movedTo(scope, act.verb) : undefined;
    // 可望年底前签署: until when, of what is yet to come.
    const date = moved ?? told ?? (status === 'planned' || status === 'possible' ? when.by : undefined);
    drafts.push({
      start: Math.max(clause.start, start - 60),
      end: listed ? clause.end : Math.min(type === 'treaty_extension' ? untilWhen(reading, end) : end, clause.end),
      type,
      status: moved === undefined ? status : 'planned',
      ...(past ? { background: true as const } : {}),
      ...(date === undefined ? {} : { date }),
      ...(when.vague && date === undefined ? { vague: true as const } : {}),
      ...(when.occasion === undefined ? {} : { occasion: when.occasion }),
      actors: act.years === undefined ? actors : [],
      ...(scope.heading ? { heading: true as const } : {}),
      // 祝贺协定签署: told in passing.
      ...(felt !== null && act.verb.start >= act.document.end ? { nominal: true as const } : {}),
      ...(act.inner !== undefined ? { relative: true as const } : {}),
      ...(passage.folded[act.verb.end] === '的' &&
      !listed &&
      !/[此这本]次(?:共|一共|共同)?$/.test(passage.folded.slice(clause.start, act.verb.start)) &&
      !AFTER_MEETING.test(passage.folded.slice(clause.start, act.verb.start))
        ? { relative: true as const }
        : {}),
      document: listed ? passage.folded.slice(clause.start, clause.end) : act.title,
      rule: 'document',
    });
  }
  return drafts;
}
