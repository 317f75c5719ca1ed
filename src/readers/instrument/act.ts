import type { InstrumentAction } from '../../record/kinds.ts';
import { clauseAround, withoutTimes } from '../event/clause.ts';
import { plainWords } from '../event/telling.ts';
import type { Word } from '../event/words.ts';
import { firstFrom } from '../places.ts';
import type { Place, Reading } from '../reader.ts';
import { actionOf, type InstrumentWords } from './words.ts';

/** What is done to a document at one place of the text. */
export interface Act {
  /** The main one first. */
  readonly actions: readonly InstrumentAction[];
  /** From the first verb to the last. */
  readonly verb?: Place;
  /** 撕毁2016年签订的合同: what the modifier tells was done before. */
  readonly inner?: Word;
  /** It is yet to be done. */
  readonly planned?: true;
  /** Someone is said not to have done it, or is called on to do it. */
  readonly unreal?: true;
  /** It was planned, and then put off: 原拟签署的协议. */
  readonly dropped?: true;
  /** It may come about: 可能延长. */
  readonly possible?: true;
  /** Its instruments of ratification are exchanged or deposited. */
  readonly letters?: true;
  /** 草签: the text is settled, but not signed. */
  readonly initialled?: true;
}

export const NO_ACT: Act = { actions: [] };

/** From the most telling to the least: signed and published is signed, witnessed signing is signed. */
const ORDER: readonly InstrumentAction[] = [
  'extended',
  'exchanged',
  'signed',
  'adopted',
  'withdrawn',
  'published',
  'proposed',
  'announced',
  'witnessed',
];
const byWeight = (a: InstrumentAction, b: InstrumentAction) => ORDER.indexOf(a) - ORDER.indexOf(b);

/** Between a verb and its document only this much may stand. */
const FARTHEST = 90;
const AFTER_FARTHEST = 36;
/** Documents in a row share a verb over so many characters. */
const LONGEST_ROW = 800;
const JOINED = /^(?:了|过|并|和|、|或|,|，|且|共同|正式|一致|决定|随后|后|及|同时|对外|的|再次|将)*$/;
const UNREAL =
  /(?:不会[^，。]{0,12}|不可能[^，。]{0,8}|(?:未能|没有|尚未|无法|不能)(?:[^，。的]{0,12})|拒绝|与其|无意|不会|不再|不予|不要|不得|切?勿|未|不|(?<!票)反对|(?:若|如果|假如|一旦|倘)[^，。]{0,16})(?:再|正式|继续)?$/;
/** Called for, not done. */
const WANTED =
  /(?:呼吁|敦促|希望|期待|要求|应该?|需要|尽快|尽早|早日|必须|谈判|推动|承诺|致力于?|努力|促请|申请|有意)(?:尽快|尽早|早日|正式|继续)?$|(?:主张|建议|前提是|呼吁|敦促|希望|期待|期望|期盼|(?<![自志意宏心许])愿意?(?![景望])|欢迎(?:更多|各国|各方|其他|尽快|早日)|要求|推动|促成|促使|促请|提请|(?:^|[ ，。])[吁促]|(?:讨论|商讨|辩论)(?=与|同|和|是否))[^，。]{0,24}$|任何[^，。]{0,6}$/;
/** Right before the verb of a modifier (拟签署的): what was done in a modifier without them has been done. */
const YET =
  /(?:拟|将|待|希望|计[划画]|有望|可望|预计|准备|想|欲|可能|要求|呼吁|建议|未|未能|拒绝)(?:[于在])?(?:正式|共同|尽快)?$/;
const PLANNED =
  /(?:不排除|可能|或将|将|拟|(?<!就[^，。]{1,16})(?:计[划画]|规[划画])|答应|应允|顶多|至多|最快|最迟|会否|会不会|准备|即将|预计|有望|打算|考虑|有意|拟于|料|可望|或|研议|研拟|商讨|洽谈|洽商|寻求|同意|有待|(?<!对|接|等|看)待|原定|原订|原拟|(?<![协约规制])定于|争取|力争|力拼|冀|(?<!期)盼)[^，。；]{0,14}$|[也就还便并亦]会[^，。；]{0,6}$|(?:届时|是否|能否|可否|探讨|目标是)[^，。；]{0,20}$/;
/** 协定将在…签署: right behind the document. */
const AHEAD = /^[》」』）]?(?:可能|将|拟|料|预[计定料]|有望|可望|定于)/;
const POSSIBLE =
  /(?:不排除|可能|或将|有望|考虑|打算|研议|商讨|寻求|是否|能否|可否|探讨|争取|力争|可望|或)[^，。；]{0,20}$/;
/** The text of a document is agreed on, and no more. */
export const SETTLED = /^(?:敲定|谈妥|谈成)/;
const TEXT_OF = /^[》」』]?的?(?:最后|最终|全部)?(?:文本|文字|条文|案文)/;
const SIGNED_LATER =
  /^[》」]?[^，。；]{0,16}，(?:双方|两国)?(?:也|并)?(?:[^，。；不未没]{0,8}?)(?:预[计定料]|将|拟|有望|可望|定于|届时|力争)[^，。；]{0,40}(?:签署|签订|签字|签约|敲定|草签)(?=[，。；])/;
const DUE = /(?:[年月周]底?|[月年][初中底]|日|节|季)[之以]?前[^，。的]{0,8}$/;
const CLEFT = /^[》」』]?(?:则|也|就|都)?是[^，。；的]{1,24}(签署|签订|签下|签)的(?![^，。；])/;
const RATIFIED_LATER = /^[》」]?，(?:双方|两国|各方)?(?:已经?|也|并|刚)?(?:[于在][^，。]{1,12})?(?:互换|交换)批准书/;
/** 有意把协定延长 */
const MEANT = /(?:有意|打算|计[划画]|考虑|拟|准备|可能|有望|可望|预计|希望)(?:把|将)[^，。]*$/;
/** 将出席…签字仪式, 原计划…: the ceremony is still to come, or did not come about. */
const PLANNED_CEREMONY = /(?:将(?!军)|拟|原?计[划画](?!》|》|等)|预计|预定|(?<![协约规制])定于|原[定订])[^《》]*$/;
const FELL_THROUGH = /^(?:没有|未能?)(?:如期)?(?:举行|进行)|^(?:推迟|延期|取消|押后|展延)/;
const DRAWN_UP =
  /^[》」』）]?(?:缔结|签署|签订)?(?:的)?(?:第[^，。]{1,4}[轮阶段]{1,2})?(?:的)?(?:扩大|升级|深化|后续|续签|修订|首轮|新一轮)?(?:谈判|磋商(?!会议)|协商(?!会议)|商谈|商签|可行性研究)|^[》」』）]?(?:展开|进行|举行|开始|启动|重启)[^，。的]{0,8}(?:谈判|磋商|协商|商谈)/;
const RENEWED_LATER =
  /^[》」』]?[^，。；]{0,14}(?:到期|期满|届满|满期)，([^。；]{0,60}?)(?:续约|续签|换约|续期|展期|展延|延长)/;
/** 签订的, 签订、今年12月到期的 */
const MODIFIES = /^(?:的|、[^，。、]{1,10}(?:到期|届满|期满|生效)的)/;
/** A verb after these is part of a name or a title, not what is done to the document. */
const NO_VERB_BEFORE = /[所被经]$/;

/**
 * The verbs that govern the document at `[start, end)`: before it in its clause (签署并发表《…》), through other
 * documents of the same list, or after it (《…》延期, 协议于…签署, 《…》签署20周年).
 */
export function actAt(
  reading: Reading,
  words: InstrumentWords,
  document: Place,
  clause: Place,
  isDocument: (position: number) => Place | undefined,
): Act {
  const { folded } = reading.passage;
  const ahead = verbsBefore(reading, words, document, clause, isDocument);
  // 签署《…》换文: what is signed is called so.
  const after = verbsAfter(reading, words, document, clause).filter(
    ({ start, end }) => ahead.verbs.length === 0 || folded.slice(start, end) !== '换文',
  );
  // 将2014年签订的协定延长: what is done now stands behind.
  const nearest = ahead.verbs.at(-1);
  const isModifier =
    after.length > 0 &&
    nearest !== undefined &&
    MODIFIES.test(folded.slice(nearest.end, nearest.end + 20)) &&
    ahead.verbs.every((verb) => verb === nearest || ['announced', 'witnessed'].includes(actionOf(verb)));
  // 签署批准公约的法律: the law is signed.
  const isLaw =
    ahead.verbs.length > 1 && /^[》」』]?的(?:法律|法案|法令|命令)/.test(folded.slice(document.end, document.end + 4));
  const before = isModifier ? ahead.verbs.slice(0, -1) : isLaw ? ahead.verbs.slice(-1) : ahead.verbs;
  const inner = isModifier ? nearest : ahead.inner;
  const verbs = [...before, ...after];
  const endsInDraft = folded.startsWith('草案', document.end - 2);
  const isDraft =
    /^[》」]?的?(?:初步)?草案/.test(folded.slice(document.end, document.end + 6)) ||
    (endsInDraft && !verbs.some((verb) => actionOf(verb) === 'adopted'));
  // 交换草案: what the sides hand each other; any other draft is proposed.
  const isHanded =
    endsInDraft &&
    verbs.some((verb) => actionOf(verb) === 'exchanged') &&
    !/(?:条约|协定|协议|公约|议定书|备忘录|决议)$/.test(folded.slice(document.end - 6, document.end - 2));
  if (isDraft && !isHanded) {
    const last = { start: document.end, end: document.end + (verbs.length > 0 ? 2 : 0) };
    return { actions: ['proposed'], verb: before.length > 0 ? { start: before[0].start, end: before[0].end } : last };
  }
  // 出席备忘录等12份文件的签字仪式: signed there.
  const ceremony = /^[》」』]?(?:等[^，。]{0,12})?的?(?:签字|签署|签约)仪式/.exec(
    folded.slice(document.end, Math.min(clause.end, document.end + 24)),
  );
  if (verbs.length === 0 && ceremony !== null) {
    const end = document.end + ceremony[0].length;
    const isAhead =
      PLANNED_CEREMONY.test(folded.slice(clause.start, document.start)) ||
      FELL_THROUGH.test(folded.slice(end, clause.end));
    return {
      actions: ['signed'],
      verb: { start: end - 4, end },
      ...(isAhead || previousPlan(reading, clause.start, { start: clause.start, end: clause.start }) !== ''
        ? { planned: true as const }
        : {}),
    };
  }
  // 备忘录是今年1月11日签的: what the words dwell on is when.
  const cleft = CLEFT.exec(folded.slice(document.end, Math.min(clause.end, document.end + 48)));
  if (cleft !== null) {
    const end = document.end + cleft[0].length - 1;
    return { actions: ['signed'], verb: { start: end - cleft[1].length, end } };
  }
  // 条约的批准书互换仪式: ratified there.
  const letters = /^[》」』]?的?批准书(?:交换|互换)仪式/.exec(folded.slice(document.end, document.end + 12));
  if (verbs.length === 0 && letters !== null) {
    const end = document.end + letters[0].length;
    return { actions: ['adopted'], verb: { start: end - 4, end }, letters: true };
  }
  // 条约，双方已互换批准书: ratified, in a clause of its own.
  const ratified = RATIFIED_LATER.exec(folded.slice(document.end, document.end + 40));
  if (verbs.length === 0 && ratified !== null) {
    const end = document.end + ratified[0].length;
    return { actions: ['adopted'], verb: { start: end - 5, end } };
  }
  // 换文仪式: letters are exchanged there.
  if (
    verbs.length === 0 &&
    /^仪式/.test(folded.slice(document.end)) &&
    /[^，。；、\s]换文$/.test(folded.slice(document.end - 3, document.end))
  )
    return { actions: ['exchanged'], verb: { start: document.end, end: document.end + 2 } };
  // 协议已完成谈判，预计近期签署: in a clause of its own; 谈妥 is no more than that.
  if (
    verbs.every((verb) => SETTLED.test(folded.slice(verb.start, verb.end))) &&
    SIGNED_LATER.test(folded.slice(document.end, document.end + 72))
  )
    return { actions: ['proposed'], verb: { start: document.end, end: document.end } };
  // 敲定协议的最后文本, 完成协定文本: it can be signed now.
  if (
    verbs.length <= 1 &&
    before.length === verbs.length &&
    TEXT_OF.test(folded.slice(document.end, document.end + 8)) &&
    (verbs.length === 1
      ? SETTLED.test(folded.slice(verbs[0].start, verbs[0].end))
      : /完成[^，。]{0,12}$/.test(folded.slice(clause.start, document.start)))
  )
    return { actions: ['proposed'], verb: verbs[0] ?? { start: document.end, end: document.end } };
  // 协定谈判, 准则磋商: it is being drawn up.
  if (verbs.length === 0)
    return DRAWN_UP.test(folded.slice(document.end, Math.min(clause.end, document.end + 20)))
      ? { actions: ['proposed'], verb: { start: document.end, end: document.end } }
      : NO_ACT;
  // 启动…协定谈判: it is being drawn up, whatever is done to the talks.
  if (
    DRAWN_UP.test(folded.slice(document.end, Math.min(clause.end, document.end + 20))) &&
    !verbs.some((verb) => ['signed', 'exchanged', 'extended'].includes(actionOf(verb)) && verb.end <= document.start) &&
    !/完成|结束/.test(folded.slice(Math.max(clause.start, document.start - 24), document.start))
  )
    return { actions: ['proposed'], verb: { start: document.end, end: document.end } };
  // 未能就公报达成一致: there is none.
  if (
    verbs.length === 1 &&
    verbs[0].start >= document.end &&
    /(?:未能?|没有?|尚未|无法|不能|难以)(?:就|对|在)[^，。]{0,6}$/.test(folded.slice(clause.start, document.start))
  )
    return { actions: verbs.map(actionOf), verb: verbs[0], unreal: true };
  // 中止协议的续约: neither the one nor the other.
  if (
    before.length > 0 &&
    actionOf(before[0]) === 'withdrawn' &&
    after.length > 0 &&
    /^》?的/.test(folded.slice(document.end))
  )
    return { actions: ['extended'], verb: after[0], planned: true, dropped: true };
  // 协定续约无期: it does not come about.
  if (
    after.length > 0 &&
    actionOf(after[0]) === 'extended' &&
    /^(?:无期|无望|未果|受阻|破局|告吹|遥遥无期)/.test(folded.slice(after[0].end, after[0].end + 4))
  )
    return NO_ACT;
  // 否决了协定延长案: it is not.
  if (
    after.length > 0 &&
    actionOf(after[0]) === 'extended' &&
    /(?:否决|拒绝|反对|封杀|不同意)了?[^，。]{0,6}$/.test(folded.slice(clause.start, document.start))
  )
    return NO_ACT;
  // 讨论协议延期: they only talk about it.
  if (
    verbs[verbs.length - 1].start >= document.end &&
    actionOf(verbs[verbs.length - 1]) === 'extended' &&
    /(?:讨论|商讨|商议|考虑|呼吁|要求|主张|建议|寻求|希望|推动)[^，。]{0,20}$/.test(
      folded.slice(clause.start, document.start),
    )
  )
    return { actions: ['proposed'], verb: verbs[verbs.length - 1] };
  // 递交加入公约的申请: asked for, not done.
  if (before.length > 0 && /^[》」』]?的(?:申请|请求)/.test(folded.slice(document.end, document.end + 4)))
    return { actions: ['proposed'], verb: before[0] };
  // 续签协定一事: what is spoken of, not what is done.
  if (before.length > 0 && /^[》」』]?(?:一事|事宜|的?问题|的事)/.test(folded.slice(document.end, document.end + 5)))
    return NO_ACT;
  // 任何协议签署前: none that there is.
  if (/任何$/.test(folded.slice(Math.max(0, document.start - 2), document.start))) return NO_ACT;
  // 达成协议的契机: it is not yet done.
  if (
    /^[》」』]?(?:的?(?:条件|前景|可能性)|的[^，。]{0,4}(?:契机|机会|可能|前景|条件|障碍|努力|希望|时机))/.test(
      folded.slice(document.end, document.end + 12),
    )
  )
    return NO_ACT;
  const actions = [...new Set(verbs.map(actionOf))].sort(byWeight);
  // 宣布 says that something else is done where another verb says what.
  const kept = actions.length > 1 ? actions.filter((action) => action !== 'announced') : actions;
  const verb = { start: verbs[0].start, end: verbs[verbs.length - 1].end };
  // What makes it unreal stands before the verb; 将 before the document only moves it in front of its verb.
  const from = verb.start > document.start ? document.end : clause.start;
  // 宣布将签署: what is still to come stands between the verbs.
  const main = verbs.length > 1 && ['announced', 'witnessed'].includes(actionOf(verbs[0])) ? verbs[1] : verb;
  const meant = from > clause.start && MEANT.test(folded.slice(clause.start, document.start)) ? '拟' : '';
  const lead =
    previousPlan(reading, from, verb) + meant + plainWords(reading, Math.max(from, main.start - 28), main.start);
  // 2008年签署的协定下月期满，双方将续约: the modifier tells what it was, the next clause what becomes of it.
  const renewal =
    verb.end <= document.start && actions[0] === 'signed' && MODIFIES.test(folded.slice(verb.end, verb.end + 14))
      ? RENEWED_LATER.exec(folded.slice(document.end, document.end + 90))
      : null;
  if (renewal !== null) {
    const end = document.end + renewal[0].length;
    const isAhead = /(?:将|拟|希望|盼|要求|考虑|可望|有望)[^，。]*$/.test(renewal[1]);
    return {
      actions: ['extended'],
      verb: { start: end - 2, end },
      inner: verbs[0],
      ...(isAhead ? { planned: true as const } : {}),
    };
  }
  // 要求各方遵守去年签署的协议: the modifier tells of what was done.
  if (verb.end <= document.start && folded[verb.end] === '的' && isPastModifier(reading, from, verb))
    return { actions: kept, verb };
  // 未能通过决议草案: it is still a draft.
  if (endsInDraft && actions.includes('adopted') && UNREAL.test(lead)) return { actions: ['proposed'], verb };
  if (verbs.length > 1 && actionOf(verbs[0]) === 'proposed' && verb.end <= document.start)
    return { actions: ['proposed'], verb };
  // 尚未签署: still to be signed.
  if (
    /(?:尚|还|仍|迟迟?)未(?:[^，。的]{0,10})$|(?:还|仍)没有?$|[有尚]待(?:正式)?$|(?:无法|未能|没能)(?:如期|按计[划画]|按期)$/.test(
      lead,
    ) &&
    actions.some((action) => action === 'signed' || action === 'adopted')
  )
    return { actions: ['proposed'], verb };
  // 互换条约批准书: the letters are exchanged, the treaty is ratified.
  if (
    /^[》」]?(?:[和与及、][^，。；《]{2,14}(?:条约|协定|公约))?的?(?:修订案|修正案|议定书)?的?(?:批准|接受|核准|加入)(?:书|文书)/.test(
      folded.slice(document.end, document.end + 26),
    )
  )
    return {
      actions: ['adopted'],
      verb,
      ...(inner === undefined ? {} : { inner }),
      ...(/交/.test(folded.slice(verb.start, verb.end)) || actions.includes('exchanged')
        ? { letters: true as const }
        : {}),
      ...(PLANNED.test(lead) ? { planned: true as const } : {}),
    };
  // 商签: they are still talking about it.
  const isTalkedOver = verb.end - verb.start === 1 && /(?<![厂客外华台港工制开])商$/.test(lead);
  // 就草签协议进行讨论: no more than that.
  const isTopic =
    verb.end <= document.start &&
    folded[verb.start - 1] === '就' &&
    /^[^，。；]{0,24}(?:讨论|磋商|谈判|协商|商讨|沟通|交换意见)/.test(folded.slice(document.end, clause.end));
  // 首项工作是在年底前谈妥贸易协定: due, not done.
  const isDue =
    verb.end <= document.start &&
    actions.every((action) => action === 'adopted') &&
    DUE.test(folded.slice(clause.start, verb.start)) &&
    !/[已曾]/.test(folded.slice(clause.start, verb.start)) &&
    folded[verb.end] !== '了' &&
    !UNREAL.test(lead);
  if (isTopic || isTalkedOver || isDue || WANTED.test(lead))
    return inner === undefined ? { actions: ['proposed'], verb } : { actions: ['proposed'], verb, inner };
  return {
    actions: kept,
    verb,
    ...(inner === undefined ? {} : { inner }),
    // 将放弃与X签订的合约 has been signed.
    ...((PLANNED.test(lead) || AHEAD.test(folded.slice(document.end, verb.start))) &&
    (folded[verb.end] !== '的' || /原[定订拟]|原打算|原计[划画]|本[拟要]/.test(lead))
      ? { planned: true as const }
      : {}),
    ...(POSSIBLE.test(lead) ? { possible: true as const } : {}),
    ...(UNREAL.test(lead) ? { unreal: true as const } : {}),
    ...(/原[定订拟]|原计[划画]|原本/.test(lead) && folded[verb.end] === '的' ? { dropped: true as const } : {}),
    ...(folded.slice(verb.start, verb.end) === '草签' ? { initialled: true as const } : {}),
  };
}

/** 两国将在数周内会面，签署…: a clause that begins with its verb goes on from a plan. */
function previousPlan({ passage }: Reading, from: number, verb: Place): string {
  const { folded } = passage;
  if (
    verb.start - from > 3 ||
    folded[from - 1] !== '，' ||
    folded[verb.end] === '了' ||
    /^(?:已|还|曾|并?已)/.test(folded.slice(from, verb.start))
  )
    return '';
  const { start } = clauseAround(passage, from - 2, from - 1);
  const before = folded.slice(start, from - 1);
  return /(?:将(?!军|[^，。]{1,12}(?:提升|延长))|拟|定于|预定|预计|有望|届时)/.test(before) && !/[了已]/.test(before)
    ? '将'
    : '';
}

const isPastModifier = (reading: Reading, from: number, { start }: Place) =>
  !/原[定订拟]|原计[划画]|原本|原打算|本[拟要]/.test(reading.passage.folded.slice(from, start)) &&
  !YET.test(withoutTimes(reading, Math.max(from, start - 28), start));

function verbsBefore(
  reading: Reading,
  words: InstrumentWords,
  document: Place,
  clause: Place,
  isDocument: (position: number) => Place | undefined,
): { verbs: Word[]; inner?: Word } {
  const { folded } = reading.passage;
  const found: Word[] = [];
  let limit = document.start;
  // Documents in a row share the verb of the first.
  for (let more = true; more && document.start - limit < LONGEST_ROW; ) {
    const previous = isDocument(listGap(folded, limit));
    more = previous !== undefined && previous.start < limit;
    if (previous !== undefined && more) limit = previous.start;
  }
  const from = Math.max(limit < clause.start ? limit - 20 : clause.start, limit - FARTHEST);
  let edge = limit;
  for (let i = firstFrom(words.verbs, limit) - 1; i >= 0; i--) {
    const verb = words.verbs[i];
    if (verb.start < from) break;
    // 所签署的协定 has been signed, for all that 所 stands there.
    if (verb.end > edge || (NO_VERB_BEFORE.test(folded.slice(verb.start - 1, verb.start)) && folded[verb.end] !== '的'))
      continue;
    // 磋商协议, and not 磋商等机制, 磋商计划.
    if (
      folded.startsWith('磋商', verb.start) &&
      !/(?:协议|协定|条约|公约|议定书|备忘录|文件)》?$/.test(folded.slice(document.start, document.end))
    )
      continue;
    // 形成共识: nothing else takes shape as a document.
    if (verb.term.id === 'take_shape' && !/(?:共识|决议|纪要|宣言)$/.test(folded.slice(document.start, document.end)))
      continue;
    // 续签资讯交换安排: in its name, where another verb stands before.
    const other = words.verbs[i - 1];
    if (
      verb.end === document.start &&
      other !== undefined &&
      other.start >= from &&
      actionOf(other) !== 'announced' &&
      /^(?:交换|互换|磋商|洽谈)$/.test(folded.slice(verb.start, verb.end)) &&
      !/[，。；和并]/.test(folded.slice(other.end, verb.start))
    )
      continue;
    // 关于延长条约的照会: what it is about.
    if (
      /(?:关于|有关)$/.test(folded.slice(Math.max(0, verb.start - 2), verb.start)) &&
      /的$/.test(folded.slice(verb.end, edge))
    )
      continue;
    // 货币互换协定 is a name.
    if (/(?:货币|本币|等值)$/.test(folded.slice(Math.max(0, verb.start - 2), verb.start))) continue;
    // 在发布会上通报: no verb, but a press conference.
    if (folded[verb.end] === '会' && folded.slice(verb.start, verb.end) === '发布') continue;
    if (folded[verb.start - 1] === '》' && folded.slice(verb.start, verb.end) === '换文') continue;
    const between = folded.slice(verb.end, edge);
    // 通过第三国向各方传递: by way of, not passed.
    if (folded.startsWith('通过', verb.start) && /^[^，。的]{1,12}向/.test(between)) continue;
    // 以换文方式同意: how, not what.
    if (/^(?:方式|形式)/.test(between)) continue;
    // 加入北约的议定书: what is joined is no document.
    if (
      verb.term.id === 'accede' &&
      (between.includes('的') || isOfAccession(folded, words.verbs[i - 1], verb, document))
    )
      continue;
    if (verb.term.id === 'consent' && !isConsent(folded.slice(clause.start, verb.start), between)) continue;
    if (found.length === 0 ? !governs(between) : !JOINED.test(between) && !chained(verb, between)) {
      if (found.length > 0) break;
      // A verb that is too far away, or that has its own object.
      break;
    }
    found.unshift(verb);
    edge = verb.start;
  }
  // 批准与瑞士签订的协定: what is done now stands before what was done then.
  if (found.length === 1 && folded[found[0].end] === '的') {
    const main = words.verbs[firstFrom(words.verbs, found[0].start) - 1];
    const isMain =
      main !== undefined &&
      main.start >= from &&
      (main.term.id !== 'consent' || isConsent(folded.slice(clause.start, main.start), folded.slice(main.end, edge))) &&
      found[0].start - main.end <= 24 &&
      !['announced', 'witnessed', 'published'].includes(actionOf(main)) &&
      !/[，。；]/.test(folded.slice(main.end, found[0].start));
    if (isMain) return { verbs: [main], inner: found[0] };
  }
  return { verbs: found };
}

/** 批准瑞典加入北约议定书: the accession is what the protocol is about. */
const isOfAccession = (folded: string, main: Word | undefined, verb: Place, document: Place) =>
  main !== undefined &&
  verb.start - main.end <= 12 &&
  /议定书$/.test(folded.slice(document.start, document.end)) &&
  !/[，。；]/.test(folded.slice(main.end, verb.start));

/** 国会同意某协定: who may, and nothing but the document. */
const isConsent = (before: string, between: string) =>
  /[立法上下众参]院|国会|议会|内阁|全会|大会|委员会|双方|各方|三方/.test(before) &&
  !/[，。；：在把将就于对向与和同以从为加强进启开展延推深扩设建签举采恢重继提派组成落共]/.test(between);

/** 宣布, 决定 and 见证 reach over the subject of the verb that follows: 见证双方交换…. */
const chained = (verb: Word, between: string) =>
  ['announced', 'witnessed'].includes(actionOf(verb)) && between.length <= 14 && !/[，。；]/.test(between);

/** What stands between a verb and its object: modifiers, but no new clause. */
const governs = (between: string) =>
  // 提出的倡议同《宪章》相符: another subject by then.
  !/的.*[同跟]$/.test(between) &&
  !/[。；！？\n：]/.test(between) &&
  !/，(?!以及|(?:其中)?包括|分别[是为])/.test(between) &&
  // 发布声明证实协议: the verb has its own object.
  !/(?:声明|公报|文告|新闻稿)(?![的和、与及》」』草])./.test(between);

/** Position of the last character of the document before a joint that ends at `start`; -1 where there is no joint. */
function listGap(folded: string, start: number): number {
  let at = start;
  if (/[和与及]/.test(folded[at - 1] ?? '')) at--;
  else if (folded.slice(at - 2, at) === '以及') at -= 2;
  if ('，、'.includes(folded[at - 1] ?? '。')) at--;
  if (at === start && !'》」'.includes(folded[at - 1] ?? '。')) return -1;
  return at - 1;
}

const ADVERBS =
  /^(?:[》」』）]|草案|文本|(?:\d+年?)?版|的?(?:有效期|效期|期限)|(?:到期|期满|届满)[后时]?|同日|同时|原[定订拟]|基本|原则上|初步|因此|无法|未能|按计[划画]|正式|继续|自动|先|则|便|如期|如愿|再度?|[一二三两多数]度|次|共同|已|经|已经|曾|也|都|均|得以|将|会|可|能否|能|是否|可否|获得?|被|成功|顺利|一致|最快|最早|最迟|预计|可望|有望|料|盼|冀|望|可能|或|拟|预定|计划|争取|力争|力拼|定|订|早在|早[已就]|就|即|才|尚?未|在[^，。；]{1,28}(?:期间|之际|会上|时)|(?:获|经|由|被|遭)[^，。]{1,10}|在[^，。]{1,10}|于[^，。]{0,12}|在|则|上|由[^，。]{1,20}|代表[^，。]{1,8}|的|\d+日|今年|去年)*$/;

function verbsAfter(reading: Reading, words: InstrumentWords, document: Place, clause: Place): Word[] {
  const { folded } = reading.passage;
  for (let i = firstFrom(words.verbs, document.end); i < words.verbs.length; i++) {
    const verb = words.verbs[i];
    if (verb.start > Math.min(clause.end, document.end + AFTER_FARTHEST)) break;
    if (verb.term.cells.after !== 'yes') continue;
    const between = withoutTimes(reading, document.end, verb.start);
    if (!ADVERBS.test(between)) break;
    const rest = folded.slice(verb.end, clause.end);
    // 就草案交换意见: nothing is handed over.
    if (/^(?:意见|看法)/.test(rest)) break;
    // 自签署之日起: a condition.
    if (/^(?:之日|次日|翌日|当日)/.test(rest)) break;
    // 就协定达成框架协议: what they agreed on is another.
    if (
      /达成$/.test(folded.slice(verb.start, verb.end)) &&
      rest.length > 0 &&
      !/^了?(?:[^，。]{0,4}(?:一致|共识)|协议(?:$|[，。])|谅解|妥协|的|后|$)/.test(rest)
    )
      break;
    // 协定缔结谈判: no one has signed it.
    if (/^(?:谈判|磋商|协商)/.test(folded.slice(verb.end, verb.end + 2))) break;
    // 协定在互换批准书后30天生效: on what condition.
    if (/^[^，。]{0,6}后[^，。]{0,10}生效/.test(folded.slice(verb.end, verb.end + 22))) break;
    if (
      between.endsWith('的') &&
      folded[verb.end] !== '的' &&
      !/^[，。；！？\n]|^仪式|^后|^\d/.test(folded.slice(verb.end))
    )
      break;
    return [verb];
  }
  return [];
}
