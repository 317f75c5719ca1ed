import type { EventFields } from '../../record/kinds.ts';

/** What the words before a verb say of whether it happened. */
export interface Reality {
  readonly status: EventFields['status'];
  /** Called for, wished, denied or general: no event. */
  readonly unreal?: true;
  /** Wished or called for: 希望明年访华. */
  readonly wished?: true;
  /** Only asked (是否将访华): something that may come about on a day that the words tell, else nothing. */
  readonly asked?: true;
}

/** What was planned at first. */
export const AT_FIRST =
  /原(?:定|订|拟|本|先|想|来要|打算|计[划画]|规[划画]|预定)|本(?:来[要想拟]|拟|打算|应[在于]|该[在于])|起初[定订]/;
const DENIED =
  /(?:没有|并未|尚未|从未|未曾|未能|未|拒绝|婉拒|不会|不想|不愿|无意|不打算|不再|不得|无法|不能|反对(?!派|党|阵营)|阻止|禁止|不予|绝不|并无)[^，]{0,8}$|(?:不会|不打算|无意|拒绝|没有|并未|尚未)(?:再|直接|单独)?(?:与|同|和|会见)[^，]{0,24}$|(?:否认|驳斥)[^，。]{0,24}$/;
const CALLED =
  /(?:希望|期待|期盼|要求|提议|建议|准备好|呼吁|敦促|欢迎(?!$|仪式|宴会|晚宴|午宴|酒会|会)|邀请|愿意?|应当|应该|(?<![响对适相反供])应(?!邀|约|询|.{1,16}邀请)|必须|需要|鼓励|支持|争取|推动|促成|尽快|尽早|早日|如果|假如|倘若|若|一旦|可以|能够|有助于|有利于|致力于|用于|以便|为了|便于(?!周|星期|今|昨|明|当|本|上|\d)|保持|加强|扩大|深化|(?<![重主首纪摘简需概必政机])要(?!员|闻|求|地|塞|点))[^，。]{0,24}$/;
const AWAITED = /(?:期待|希望|期盼|盼望?)[^。]{0,60}$/;
const ASKED = /(?:是否|会否|能否|可否)(?!曾|已)[^，。]{0,30}$/;
const POSSIBLE =
  /(?:[不未]排除|没有排除|(?:正在?|仍在|还在|着手)(?:积极)?(?:协调|安排|商讨|洽商|酝酿|评估|筹划|探讨)|可能|或将|或(?=[与和同在于赴访晤会])|或$|有望|可望|有机会|也许|考虑|正在?研究|有意|拟议|传|据传|料)[^，。]{0,40}$/;
const CANCELLED = new RegExp(
  `(?:${AT_FIRST.source})[^。]{0,60}$|(?:取消|推迟|延后|延期(?![至到])|搁置|暂缓|叫停)(?!后)[^，。]{0,16}$`,
);
/** 原拟…，现改在场边会面: what takes its place. */
const MOVED = /原[定订拟计][^。]*改(?:[在于为到至]|期|由)[^，。]*$/;
const CANCELLED_AFTER = /^[^。]{0,24}(?:取消|推迟|搁置|延后|延期|展延|告吹|叫停|暂缓|喊停|喊卡)/;
const PUT_OFF =
  /^(?:[^，。的]{0,8}(?:宣布|因[^，。]{1,12}|已经?|将|临时|突然|再次|再度|会)?|[^，。]{0,16}[日号天])(?:被|遭|予以)?(?:取消|推迟|延后|延期(?!至)|展延|搁置|叫停|告吹|喊停|喊卡|暂缓)/;
const PLANNED =
  /(?:规[划画](?=签|举行|召开|于|在)|同意|商定|议定|约定|决定(?=[^，。]{0,20}(?:举行|召开|举办|开))|(?<![即])将(?![近军领]|[^，。]{0,14}(?:提升|定位))|将于|将在|即将|拟|计[划画](?=$|[于在本下明今赴同对]|其后|随后|之后|与.{2,20}(?:举行|会)|前往|举行|\d|近日|年内|尽快)|预定|预计|预料|(?<![协约规制])定于|准备|打算|(?<![大峰年例部长交协委员商学集晚宴聚机社议国事理商])会(?=[在于与和同跟])|下周|下月|明天|明日|明年|后天|届时|待(?=[^，。]{2,16}[时后]))[^，。]{0,60}$/;
/** 会晤将于7日举行: the subject is the event itself. */
const PLANNED_AFTER = /^[^，。]{0,6}(?:将|拟|预计|预定|定于|订于|定在|订在|[预]?料[于在将])/;
/** 应X邀请: that someone was asked to come is no wish. */
const INVITED = /应(?![该当尽对])[^。]{0,80}?(?:邀请?|(?<=应[^，。]{1,24})(?:要求|请求))/g;
const AGREED_SOON = /((?:同意|商定|约定|决定|议定|将)[^，。]{0,10}?)(?:尽快|尽早|早日)/g;
const ABOUT = /就[^，。]{2,30}(?=(?:进行|举行|展开|开展|交换)了?[^，。]{0,6}$)/;
/** 本应在周五前结束的谈判: they went on. */
const WAS_TO_END = /(?:本应|原定|原本|本该)[^，。]{0,16}(?:结束|完成|落幕|达成)的/;
/** 访问的计划已经搁置. */
const PLAN_PUT_OFF =
  /^[^，。]{0,8}(?:计[划画]|行程|安排|之行)[^，。]{0,8}(?:取消|推迟|延后|搁置|叫停|告吹|喊停|暂缓|泡汤)/;
/** 将 that moves an object: 将关系提升, 将规划延长. */
const MOVES = /将[^，。、]{1,20}(?:提升|定位|视为|作为|纳入|列为|延长|用于|交给)/;

/** Whether the words of a clause say of themselves that it did not take place: 会谈内容没有对外公布. */
export const isDenied = (words: string): boolean => DENIED.test(words);

/**
 * Status of an event from the words of its clause before (`words`) and after (`after`) its verb, and from what the
 * sentence says before the clause (`lead`).
 */
export function realityOf(words: string, after: string, lead: string): Reality {
  const invited = /邀|应.{1,24}[要请]求/.test(words) ? words.replace(INVITED, '') : words;
  // 同意尽快举行: agreed, and more than wished for. 就加强合作进行磋商: what they talked about is not what is told.
  const agreed = invited.replace(AGREED_SOON, '$1').replace(ABOUT, '').replace(WAS_TO_END, '');
  // 举行仪式欢迎X来访: who is welcomed has come.
  const before = /仪式，?$/.test(lead) ? agreed.replace(/^欢迎/, '') : agreed.replace('仪式欢迎', '仪式');
  if (MOVED.test(before)) return { status: 'planned' };
  // 新日期尚未公布
  if (/(?:尚未|还没有?|仍未|有待|待)$/.test(before)) return { status: 'held', unreal: true };
  if (CANCELLED.test(before) || (AT_FIRST.test(before + lead) && CANCELLED_AFTER.test(after)))
    return { status: 'cancelled' };
  // 会议原定周五结束: it went on.
  if (/^[^，。]{0,4}原[定订拟][^，。]{0,12}(?:结束|闭幕|落幕)/.test(after)) return { status: 'held', unreal: true };
  // 记者会原定…举行: it was not.
  if (/^[^，。]{0,4}原[定订拟]/.test(after)) return { status: 'cancelled' };
  if (PUT_OFF.test(after) || PLAN_PUT_OFF.test(after)) return { status: 'cancelled' };
  if (/[不未]排除|没有排除/.test(before) || (/不排除/.test(lead) && !/[。；]/.test(lead)))
    return { status: 'possible' };
  if (ASKED.test(before) || /^[^，。]{0,4}(?:是否|会否|能否|可否)[^，。]{0,12}(?:举行|召开|登场|成行|进行)/.test(after))
    return { status: 'possible', asked: true };
  // 与其再签一份公报，不如…
  if (/^(?:[^，。]{0,4}，)?与其(?!会|见|谈|举|晤|共|交)[^，。]*$/.test(before)) return { status: 'held', unreal: true };
  // 要不是航班延误，两人昨天就会碰面: they did not.
  if (/要不是|若非|若不是/.test(lead + before)) return { status: 'held', unreal: true };
  if (/^[^，。]{0,6}(?:可能|有望|或)(?:[在于将]|[^，。]{0,6}(?:举行|登场|召开))/.test(after))
    return { status: 'possible' };
  if (DENIED.test(before)) return { status: 'held', unreal: true };
  // 访日前接受专访, 会晤前夕: yet to come.
  if (/^[^，。]{0,24}前夕|^[^，。的]{0,6}前(?:[，对表说接在]|$)/.test(after)) return { status: 'planned' };
  if (PLANNED_AFTER.test(after) && !MOVES.test(after)) return { status: 'planned' };
  // 待两国元首会晤时签署
  if (/(?:^|，)待[^，。]{1,16}$/.test(before) && /^[时后]/.test(after)) return { status: 'planned' };
  const called = CALLED.exec(before) ?? AWAITED.exec(before);
  const planned = PLANNED.exec(before);
  if (planned !== null && !MOVES.test(before) && (called === null || planned.index > called.index))
    return { status: POSSIBLE.test(before) && !/将于|(?<![协约规制])定于/.test(before) ? 'possible' : 'planned' };
  if (called !== null) return { status: 'planned', unreal: true, wished: true };
  if (POSSIBLE.test(before)) return { status: 'possible' };
  // 每年举行: again and again, not once.
  if (/每[隔逢]?[两三]?[年月周季天日](?:度)?[^，。]{0,12}$/.test(before)) return { status: 'held', unreal: true };
  return { status: 'held' };
}
