/**
 * Sentences that the newspaper itself speaks, told by their grammar. All patterns look at the folded sentence,
 * from its first character.
 */

/** A time or a scene opens the sentence: nobody speaks so of the talk he is having. */
const SCENE =
  /^(?:当天|当日|同日|同一天|当晚|当地时间|随后|会谈(?:结束)?[后前]|会见(?:结束)?[后前]|会晤(?:结束)?[后前]|会后|会前|签字仪式|签署仪式|仪式[后前]|抵达时|离开时|记者会[后前]|通话[后前]|欢迎仪式|在欢迎|访问期间|会议期间|会议(?:由|听取|审议|通过)|会上|会议开始前|此前|事发[后前]|截至|至此|[一两二三四五六七八九十数]+(?:周|天|个?月|年|小时)(?:过后|之后|后，)|峰会期间|\d{1,2}日(?:上午|下午|晚|中午|凌晨)?[，]?|(?:昨|今)(?:天|日|晚|早|午)(?:清晨|早上|上午|中午|下午|傍晚|晚上)?，[^。]*(?:落幕|闭幕|签字|抵达|举行了|会见了|启程))/;
/** Who else was there: one clause that names people and ends so. */
const ATTENDED =
  /^(?:(?!欢迎|希望|积极|踊跃|将|愿|邀请)[^，]){2,160}(?:参加|出席|陪同|列席|主持)(?:了)?(?:上述|有关|相关|会见|会谈|会晤|活动|会议|签字仪式|签署仪式|仪式|座谈会?|通话|欢迎仪式|宴会|[、和及])*(?:参加|出席|在座)?$/;
/** What the two sides did. */
const DEED =
  /^(?:会谈后，|会见后，|当天，|此外，)?(?:两国元首|两国领导人|两国总理|两国外长|双方|中[\u4e00-\u9fff]双方|与会各方|各方|两人|两位领导人|两国有关部门)(?:还|并|也|同时|又|先后|分别|在会后|会后)*(?:共同)*(?:(?:还|并)?就[^，。]{2,60}(?:交换了?(?:了)?意见|进行了?[^，。]{0,12}(?:沟通|讨论|交流))|见证|约定|商定|签署了|签署《|签署后|听取|出席了|共同会见|共同出席|互致|合影|检阅|举行了|发表了|发表《|发表联合声明|交换了|观看|参观|步入|握手)/;
/** The paper reports others. */
const SOURCE =
  /^(?:另|又|此前|而|但|不过，?)?(?:据|根据)[^，。]{0,30}(?:报道|报导|消息|电|悉|了解|介绍|统计|估算|估计|测算|预测|监测|测定|披露|透露|新闻社|通讯社|资料显示|数据显示)|^(?:综合|援引)[^，。]{0,20}(?:报道|报导|消息)|^(?:报道|报导|消息)(?:称|说|指出|指|还)|^资料显示|^(?:翻查|翻阅|查阅)[^，。]{0,6}资料|^公开资料|^有(?:记者|媒体)|^(?:有)?记者(?:问|注意到|了解到)|^(?:新闻|背景)(?:链接|资料)|^分析(?:指出|认为|人士)|^外界|^[^，。我]{2,24}等?报[道导]，|^(?:按照|根据|依照)[^，。]{0,24}(?:生效的|规定|安排|数据)[^，。]{0,16}，|^(?:央视网|新华社|中新社|中央社|本报)[^，。]{0,10}(?:消息|讯|电)/;
/** Somebody did something on a day: 某部當天…. A side (中方) may be spoken of so. */
const DAY =
  /^(?![自从由到至])[^，我方您]{2,16}(?:当天|当日|同日|随后|\d{1,2}日)(?!期)|^(?![自从由到至])[^，我方您]{2,10}[昨前][天日晚](?:刚|才|甫|已|抵|结束|启程|离开|转往|会见|拜会|出席)/;
/** Nobody answered. */
const SILENT =
  /(?:拒绝|不愿|未予|未|没有|尚未|暂未|并未|不予|未能)(?:立即|就此|对此|即时|作出|做出|公开|正面|直接)*(?:置评|评论|回应|证实|表态|答复|回复|作答|回答)|^(?:询及|问及|被问)|^(?!我|双方)[^，。我方]{2,12}(?:没有|并未|未)(?:派|出席|与会|签署该|参加(?:会|峰|此|本|上))/;
/** What comes next, or was to be: 下屆峰會明年在…舉行, 原定…取消. */
const AGENDA =
  /^(?:下[一]?[届次轮任期]|第[一二三四五六七八九十\d]{1,4}[届次轮])[^，。我]{0,24}(?:举行|召开|登场|举办|展开)|^该(?:段|项|份|条|案)[^，。我]{0,12}(?:遭|被|已|获)|^原[定订本拟先][^。我]*(?:取消|延期|推迟|顺延|展延|押后|改[期为到至在])/;
/** What a state or body did in the past, with its name and a date: 某國去年5月遞交申請. */
const PAST =
  /^(?!我|中方|双方)[^，。我方您]{2,14}(?:(?:于|在|自|早在)?(?:去年|前年|上个?月|上周|\d{4}年|今年\d{1,2}月|\d{1,2}月\d{1,2}日))(?!\d*(?:前|以前|底前|起|将|会))[^将]{4,}$/;
/** What is not known yet, in the paper's own words. */
const UNTOLD =
  /(?:是否|能否|会否|如何|何时)[^。，]{0,20}(?:未知数|不清楚|不明|有待观察|待观察|仍待|尚待|不得而知)|^(?:这一|该|此)(?:项)?(?:提议|提案|决定|计划|草案|法案|协议|方案)(?:仍|还|尚|需|须|有待|预计)[^，。]{0,14}(?:批准|同意|通过|表决|审议)/;
/** Others, beside who speaks: 某國和某國也對…予以譴責, 某黨則反對…. */
const BESIDE =
  /^(?!我|双方|两国)[^，。我您]{2,20}[^方](?:也|则|均|都|亦)(?:对|就)[^，。]{2,30}(?:表示|予以|表达|加以)|^(?!我|双方|两国)[^，。我您]{1,12}[^方]则(?:反对|支持|欢迎|批评|谴责|认为|希望|要求|呼吁|拒绝|主张|担心|担忧|忧心|关注|警告|指出|质疑|对|[在于早已仍未没曾]|拒|同|与)/;
/** What a document lays down: 協議草案規定，…. */
const LAID_DOWN =
  /^(?:根据|按照|依照|依|该|这份|有关|新)?[^，。《我]{0,10}(?:协[议定]|条约|草案|法案|条例|办法|合约|备忘录|决议|计划|方案|法令|法规|规定)(?:草案|内容|文本)?(?:中)?(?:还|也|亦|同时|并|明确)?(?:规定|订明|明订|载明|列明|明定|约定|涵盖|有效期|效期|期限)/;
/** Comment on words just quoted. */
const COMMENT =
  /^(?:这|此)(?:也|还|无疑|一|番|些|项|个|次|不仅)?(?:标志着|表明|意味着|显示|反映|凸显|体现|被视为|被外界|被认为|说法|言论|表述|表态|番话|席话|举|消息|番表态|谈话|讲话|也是|是[^，。]{0,20}(?:首次|以来|第[一二三四五六七八九十\d]+次))|^此举|^(?:上述|相关|有关)(?:言论|表态|说法|谈话)|^不过，?[^，。]{0,8}(?:分析|外界|观察)|^值得(?:注意|关注|一提)|^[^，我]{2,16}对此(?:表示|深表|予以|未|没有|均|已)/;
/** 我, 希望, 要…: only a speaker talks so. */
const VOICE =
  /^(?:但|而|因此|所以|同时，|此外，|另外，|未来，|接下来，|下一步，|当前，|今天，|今后，|现在，|为此，|对此，|在此|只有|如果|无论[^。]{2,40}，)*(?:我|我们|咱们|本人|他希望|她希望|你|您|大家|让我们|要|应|应该|应当|必须|需要|须|希望|欢迎|感谢|祝|愿|相信|期待|盼|请|预祝|恭喜|一是|二是|三是|四是|五是|六是|一要|二要|三要|四要|五要|第[一二三四五六七八九]，|首先，|其次，|再次，|最后，|其[一二三四五]，|(?:[\u4e00-\u9fff]{1,4}方|双方|两国|[中美俄日韩朝英法德印欧盟国各]{1,4})(?:双方|两国|政府|人民)?(?:也|都|还|将|一贯|始终|一直|坚定|高度|充分)*(?:要|应|可以|愿|将|希望|欢迎|支持|坚持|反对|期待|致力|愿意|必须|需要|主张|珍视|重视|赞赏|感谢|奉行|恪守|呼吁|坚决))/;
/** Only in the mouth of a speaker, wherever in the sentence. */
const FIRST_PERSON =
  /我(?!国?驻|军|省|市)|咱们|本人|[你您]|阁下|(?:总统|首相|总理|主席|议长|外长|部长|大臣|秘书长|国务卿|委员长)(?:先生|女士)/;

/** Whether somebody speaks of himself in a folded text. */
export const speaksInPerson = (text: string): boolean => FIRST_PERSON.test(text);

export interface SentenceTraits {
  /** Told by the paper. */
  readonly narrated: boolean;
  /** Told by the paper about words just said; a speaker may talk so too. */
  readonly comment: boolean;
  /** Spoken: first person, wishes, calls. */
  readonly voice: boolean;
}

/** Traits of a folded sentence without its end mark. */
export function traits(sentence: string): SentenceTraits {
  const firstPerson = FIRST_PERSON.test(sentence);
  const narrated =
    SOURCE.test(sentence) ||
    (!firstPerson &&
      (SCENE.test(sentence) ||
        ATTENDED.test(sentence) ||
        DEED.test(sentence) ||
        SILENT.test(sentence) ||
        AGENDA.test(sentence) ||
        LAID_DOWN.test(sentence) ||
        PAST.test(sentence) ||
        UNTOLD.test(sentence) ||
        BESIDE.test(sentence) ||
        DAY.test(sentence)));
  return {
    narrated,
    comment: !firstPerson && COMMENT.test(sentence),
    voice: !narrated && (firstPerson || VOICE.test(sentence)),
  };
}
