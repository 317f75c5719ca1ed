import type { CommitmentFields, Stance } from '../../record/kinds.ts';

/** The stance that a class of `stance.tsv` takes. */
export const STANCE: Readonly<Record<string, Stance>> = {
  support: 'support',
  cause: 'support',
  guard: 'support',
  respect: 'support',
  stand: 'reaffirm',
  stress: 'support',
  value: 'support',
  welcome: 'welcome',
  oppose: 'oppose',
  counter: 'oppose',
  prevent: 'oppose',
  condemn: 'condemn',
  reaffirm: 'reaffirm',
  fear: 'concern',
};
/** The stance of a feeling, as in 對…表示關切. */
export const FEELING: Readonly<Record<string, Stance>> = {
  feel_concern: 'concern',
  feel_condemn: 'condemn',
  feel_oppose: 'oppose',
  feel_support: 'support',
  feel_welcome: 'welcome',
};
/** The modality of a class of `promise.tsv`. */
export const MODALITY: Readonly<Record<string, CommitmentFields['modality']>> = {
  will: 'will',
  keep: 'will',
  agreed: 'agreed',
  decided: 'decided',
  intends: 'intends',
  announced: 'decided',
};
/** Of all positions of a class about so many are right. */
export const CONFIDENCE: Readonly<Record<string, number>> = {
  support: 0.9,
  oppose: 0.92,
  condemn: 0.9,
  welcome: 0.85,
  reaffirm: 0.85,
  stand: 0.8,
  respect: 0.7,
  cause: 0.75,
  guard: 0.7,
  counter: 0.7,
  prevent: 0.75,
};
/** Classes that only help to understand others. */
/** What follows a word where it is a noun. */
export const NOUN_TAIL =
  /^(?:下|者|的|和|与|及|并(?!购|网)|、|」|』|）|是|也|成为|有(?![关效利意能序条责权])|，|。|；|$)/;
/** Verbs that show a feeling, right before its noun. */
export const SHOWS =
  /(?:表示|表达|感到|深感|深表|致以|持|表示了|表达了|表示出|予以|给予|抱以|报以|发出|提出|提起)(?:其|最|极大|极其|热烈|坚决|强烈|严重|深切|高度|诚挚|衷心|由衷|严正|十分|非常|深深|极为|坚定|明确|完全|充分|严厉|深表|崇高|的|的?欢迎和|的?理解和|不满和|谴责和|赞赏和|关切和|震惊和)*$/;
/** Verbs that make the noun after them someone else's stance. */
export const PASSIVE = /(?:获得|得到|受到|遭到|赢得|博得|获|遭|为(?=.{2,8}所$))(?:了)?/g;
/** 所有反對…的國家: the verb opens a description. */
export const THOSE = /(?:所有|一切|任何|那些|凡是|许多|众多|部分|一些|不少|多数)$/;
/** 相互支持: the object is each other. */
export const EACH_OTHER = /(?:相互|互相|彼此)(?:坚定|继续|坚决|全力)*$/;
/** Openings of a clause that go on with the verb before it. */
export const NEW_START =
  /^(?:[这那该此其它]|但|否则|而(?!不[断懈])|因|由于|如[果若]?|当|即|也是|是|对方|有[^力效]|还有|并不|更|正|已|曾|都|就(?!此|业)|从|目前|今[天年后]|近|据|必然|势必|还是|可以|可能|会|能|不是|没有|只|无论|尽管|虽然|除|另|例如|比如|包括|特别是|尤其是|[0-9])/;
/** The end of a journey: 6月7日返國. */
export const RETURNS = /^[0-9]{1,4}[年月日][0-9月日]{0,3}(?:返|回国|离开|结束)/;
/** A frame that waits for its verb: 以…為平台, 在…背景下, 面對…. */
export const FRAME_END =
  /(?:为(?:平台|基础|契机|引领|目标|方向|导向|核心|主题|抓手|依托|起点|指引|宗旨)|基础上|背景下|形势下|前提下|框架下|之际|方面|过程中|问题上)$/;
/** Openings of a frame that waits for its verb. */
export const FRAME_START =
  /^(?:面对|围绕|按照|根据|本着|着眼|站在|随着|作为|针对|鉴于|为了?此|下一步|今后|未来|同时|此外|一方面|另一方面|第?[一二三四五六七八九十]是?$|首先|其次|最后|无论|不管)/;
/** A negation right before a verb. */
export const NEGATED =
  /(?:不|未|没有|没|无意|并非|从未|拒绝|是否|能否|无法|难以|从不|不再|并不|并未|尚未|不会|无权|不容|不得|不能|休想|不应|反对|防止|避免|停止|不是)$/;
/** What makes a promise none: a negation, a condition, the past. */
export const CALLED_OFF =
  /(?:不|未|没有|没|从未|无法|难以|是否|能否|并未|尚未|如果|如|谁|若|即使|倘若|不再|原本?|原定|曾|已经?)$/;
/** 反對…的抗議活動: the verb belongs to a description. */
export const DESCRIBED =
  /的(?:大?规模)?(?:抗议|示威|游行|集会|活动|浪潮|声浪|呼声|人群|民众|人士|团体|势力|国家|地区|人|选民|议员|票数?)(?!权|民)/;
/** What may stand between a subject and its verb, or before a verb without one. */
export const ADVERBIAL =
  /^(?:[并也还则亦均都已再共更不在对为与同向从于以就将愿把如若因但而我]|同时|根据|按照|下一步|今[后天年日早晚午]|明[早晚午日]|未来|随着|一旦|届时|此后|之后|接下来|双方|所以|明[年天]|本[周月]|下[周月]|[0-9]|正式|正在|正|现正|积极|坚定|坚决|共同|持续|进一步|继续|始终|一致|原则上|一贯|全力|尽快|目前|当前|至今|其中|另外|此外|首次|终于|最终|经过?|通过)/;
/** What follows 將 where it marks the future. */
export const WILLING_ADVERB =
  /^(?:继续|进一步|坚定|坚决|全力|积极|大力|不断|始终|共同|一如既往|密切|尽快|采取|视|依|予以|尽|在|同|与|向|以|从|对|不会|会|全面|认真|努力|携手|按|根据|协助|提供|派|助力|确保)/;
/** Nouns for someone who acts, at the end of a subject. */
export const ACTOR =
  /(?:政府|党|代表团?|部长|发言人|企业|公司|双方|两国|人民|军队|军方|警方|当局|部门|委员会|[院部局会署厅省市州县军方]|方面|官员|领导人|元首|外长|总理|总统|各国|国家|成员国?|议会|法院|银行|集团|机构|组织|团队|都|均|也|就|还|一定|们|夫妇|一行|等|主席|大使|国王|首相|大臣)(?:[也都均还就则仍])*$/;
/** 需要解決的問題: the modal describes a noun. */
export const DESCRIPTION =
  /^(?:援助|救助|帮助|治疗|关注|解决|处理)的?(?:人口|民众|人群|家庭|儿童|国家|地区|问题|难题|病人)|的(?:一大|一个|重要|重大|关键)?(?:问题|课题|任务|人|事|事情|东西|时候|地方|条件|内容|措施|必由之路|应有之义)$/;
/** 希望通過這次訪問，…: what is called for comes in the next clause. */
export const MEANS =
  /^(?:通过|以|在|借|利用)[^，]{2,30}(?:访问|此访|会晤|契机|基础上|指导|机遇|榜样|里程碑|依托|引领|平台|机会|会议)$/;
/** Principles that are observed. */
export const PRINCIPLE =
  /原则|立场|政策|承诺|条约|协[定议]|义务|宗旨|精神|路线|底线|道路|主张|诺言|规则|方针|宪章|共识|章程|公约|中立|制度|无核化|方向/;
/** What someone says they 會 do. */
export const PLEDGED =
  /^(?:对.{1,12}进行|继续|持续|出资|设立|提供|适时|尽快|检视|协助|派|加强|推动|举办|成立|增加|支持|提出|公布|宣布|采取|全力|努力|积极|确保|投入|拨|捐|邀请|与|和|跟|同|向|因应|密切|研究|考虑|履行|遵守|落实|展开|进行|处理|完成|启动|恢复|开放|保护|捍卫|维护|反击|报复|回应)/;
/** Measures that are announced. */
export const MEASURE =
  /^(?:将|会|对|向|从|自|在|于|再|组建|建立|投资|修建|动员|征召|追加|增加|扩大|提供|延长|暂停|停止|取消|恢复|征收|加征|解除|放宽|撤回|撤出|撤销|退出|加入|派遣|投入|拨款|捐赠|捐助|援助|出资|提高|降低|调整|实施|采取|启用|开放|关闭|禁止|制裁|设立|推出|购买|采购|建造|免除|给予|增派|部署|冻结|驱逐|召回|与|同|[0-9])/;
/** 將 before what comes about of itself. */
export const OUTLOOK =
  /^(?:会|进一步|继续|持续|再次?|大幅|明显|逐步|小幅|温和|更加|极大|大大)*(?:触底|反弹|恢复[到至]|回升|回落|放缓|萎缩|衰退|加剧|恶化|升温|降温|上升|下滑|下跌|上涨|减少|缩减|突破|达到|升至|增至|增加到|占|[有无]助于|[有不]利于|有益于)/;
/** Marks of what is still to come. */
export const TO_COME = /将|预计|计划|拟|预定|力争|争取|目标|务求|最迟|不迟于|最快|会在|定于|确保/;
/** A firm stance whose object was told before. */
export const FIRMLY =
  /^(?:坚决|强烈|严厉|严正|热烈)|(?:对此|表示|坚决|强烈|严厉|严正|明确|热烈|一贯|深表|予以)[^，]{0,4}$/;
/** Marks of numbered items. */
export const ITEM =
  /^(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，、]?|首先[，、]?|其次[，、]?|再次[，、]?|最后[，、]?|其[一二三四五六])/;
/** 支持並積極參與: two verbs with one object. */
export const JOINT_VERB =
  /^(?:并|和)(?:将|愿|继续|积极|大力|坚定|主动){0,3}(?:参与|参加|推动|推进|促进|帮助|配合|鼓励|拥护|践行|倡导|协助|捍卫|维护)/;
/** Adverbs of eagerness before a verb. */
export const EAGERLY = /^(?:大力|积极|全面|深入|共同|不断|切实|着力|正式|努力|坚定|扎实|稳步|主动|加快|更加)*/;
/** 一是, 第二 as a clause of its own. */
export const ITEM_MARK = /^(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]|首先|其次|再次|最后|其[一二三四五六])$/;
/** Words that announce numbered calls. */
export const PROPOSAL = /[点项条个](?:具体|重要)?(?:建议|主张|倡议|意见|希望|要求)|(?:建议|主张|倡议)(?:如下)?[：，]/;
/** What is stressed is upheld. */
export const STRESSED = /(?:重要性|必要性|紧迫性|重要意义|核心作用|中心地位)$/;
/** 為維護…作出貢獻: the object ends before the other verb. */
export const PURPOSE = /为[^，]{0,4}$/;
/** Clauses of one promise. */
export const LONGEST = 6;
/** Verbs of putting forward, right before a modal. */
export const PROPOSES = /(?:提出|强调|认为|表示|指出|主张|重申)$/;
/** Nouns for those who take a stance, with what may stand between them and the verb. */
export const NOUN_SUBJECT =
  /^(?:但是?|而|不过|同时|此外|另外|当地|会上)?((?!在(?!野)|[对向为从以把将被就与和同因由据如即])[^，的]{0,8}(?:在野党|反对党|执政党|反对派|民众|人士|团体|议员|国家|媒体|舆论|网民|家属|专家|学者|企业|商会|工会|当局|军方|警方|法院|议会|国会|居民|公众|外界|盟友|邻国|多国|各界|选民|示威者|抗议者|批评者|支持者|各国|各方|两党|议长|部长|总理|总统|首相|主席|国王|政府|发言人|报告|声明|公报|决议|宣言|外长|防长|财长|大臣|官员|公司|集团|银行|负责人|代表|大使|联盟|组织|协会|联合会|公会|学会|基金会|委员会|渔民|农民|业者|厂商))(?:则|也|都|均|亦|已|曾|仍|还|并|一直|普遍|纷纷|一致|共同|坚决|强烈|严厉|公开|再次|多次|继续|始终|坚定|积极|高度|热烈|严正|明确|随后|同时|全力|将|会)*$/;
/** 應某人邀請: told, not called for. */
export const INVITED = /应[^，]{0,24}邀请$|被(?:要求|敦促|建议|希望|促请|催促)$/;
/** What lasts for a while without being promised: 此訪為期三天. */
export const OCCASION = /访|会议|论坛|演习|演训|活动|培训|展览|行程|磋商|会谈|峰会|之旅|冬令营|夏令营/;
/** What something is about opens the clause. */
export const ABOUT = /^(?:针对|关于|对于)/;
/** Nouns for those who may feel something. */
export const AGENT =
  /^(?![在对向为从以把将被就与和同因由据如即但而随这那此其经按有没是不也还又]).*(?:协会|联合会|公会|商会|工会|学会|公司|集团|银行|[部局署厅院会党府司社团]|中心|组织|机构|联盟|大学|当局|警方|军方|[^么地一]方|方面|官员|代表|人士|发言人|专家|学者|居民|民众|渔民|农民|业者|业界|企业|厂商|各国|各界|外界|多国|长|官|席|员|家|使|者)$/;
/** What may stand between a holder and 對. */
export const BETWEEN =
  /(?:回应时|受访时|随后|均|都|也|则|亦|还|已|曾|同时|当天|昨天|今天|昨日|今日|此前|早前|先后|分别|一致|普遍|[0-9]{1,2}日|周[一二三四五六日]|星期[一二三四五六日天])+$/;
/** Any noun at the head of a sentence, before a verb that only a holder of views can have. */
export const ANY_SUBJECT =
  /^((?![在对向为从以把将被就与和同因由据如即但而随这那此其经按有没是不也还又自随]|当(?![地局事]))[^，的0-9]{2,12}?)(?:则|也|都|均|亦|已|曾|仍|还|并|昨天|昨日|今天|今日|周[一二三四五六日]|[0-9]{1,2}日|一直|普遍|纷纷|一致|共同|坚决|强烈|严厉|公开|再次|多次|继续|始终|坚定|积极|高度|热烈|严正|明确|随后|同时|全力)*$/;
/** Stances that are kept though nobody on the page is known to hold them. */
export const BARE = new Set([
  'oppose',
  'condemn',
  'call',
  'welcome',
  'support',
  'reaffirm',
  'feel_concern',
  'feel_condemn',
  'feel_oppose',
  'feel_support',
  'feel_welcome',
]);
/** Stances that only a holder of views takes. */
export const STRONG = new Set(['support', 'oppose', 'condemn', 'welcome']);
/** Inside a frame (應對挑戰上) a verb is a topic. */
export const TOPIC = /(?:上|中|下|时|之际|方面|过程中|同时|后)$/;
/** 將 before a noun that a later verb changes: the object marker. */
export const OBJECT_MARK =
  /^[^，]{2,24}?(?:结合|纳入|列入|列为|视为|视作|作为|转化|提升[到至]|推向|置于|定为|延长|增至|降至|提高[到至]|写入|分为|变成|打造成|建设成|签署成|改为|归咎|送|交给|转交|设在|建在|放在|摆在|搬到|向纵深|引向|推上|带回|投入|用于|当作|设立为|设为|确定为|传授给|汇总|称为|描述为|形容为|上调|下调|移交|遣返|命名)/;
/** How far a verb may stand from its modal, in UTF-16 code units. */
export const ADVERBS = 10;
/** Titles of texts that speak for several parties. */
export const JOINT = /联合声明|共同声明|联合公报|联合宣言|联合新闻公报/;
/** Documents that speak. */
export const DOCUMENT = /[声聲]明|公[报報]|宣言|文件|共[识識]$/;
/** Roles of blocks that are headings. */
export const HEADING = new Set(['headline', 'deck', 'subhead']);
/** What is reaffirmed may itself be a stance. */
export const INNER = ['oppose', 'condemn', 'support', 'prevent', 'call', 'must_not'];
/** Soft verbs that keep their own stance in a series of calls. */
export const FIRM = new Set(['support', 'counter', 'prevent']);
/** Verbs that a series of calls may take in. */
export const SOFT = new Set(['cause', 'guard', 'support', 'respect', 'stand', 'counter', 'prevent']);
