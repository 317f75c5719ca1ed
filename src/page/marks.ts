/**
 * Marks by which a line says what it is: datelines, bullets, captions, bylines, credits. All patterns take
 * folded text without white space, are anchored, and have bounded repeats.
 */

/** An agency, newspaper or site by the shape of its name. */
const HOUSE = '[\\u4e00-\\u9fffA-Za-z]{1,10}(?:社|报|网|台|新闻|通讯|央视|卫视|之声|之音|周刊|在线)';
/** A day of the month before 日. */
export const DAY = '\\d{1,2}|[一二三四五六七八九十廿卅]{1,3}';

const DATELINES: readonly RegExp[] = [
  /^[【〔（][^】〕）。，]{1,30}(?:讯|电|报道|报导|消息|特稿|专稿|连线|快讯|整理|编译|中文网)[】〕）]/,
  /^[【〔（](?:本报|记者|综合|特派|驻)[^】〕）。]{1,30}[】〕）]/,
  /^[【〔（][^】〕）。，]{1,16}(?:特约|特派|驻[^】〕）。，]{1,6})记者[^】〕）。]{2,20}[】〕）]/,
  new RegExp(`^${HOUSE}[^，。：]{0,26}(?:${DAY})日(?:专?电|讯|报道|报导|综合外电|[—–-])[／/]?`),
  new RegExp(`^${HOUSE}驻[^，。：]{1,8}(?:特约|特派)?记者[^，。：]{2,14}(?:报道|报导)`),
  /^(?:本报|本刊|本台)[^，。：]{0,24}(?:讯|电|报道|报导|消息)/,
  new RegExp(`^${HOUSE}(?:专讯|综合讯|讯|综合报道|综合报导|综合外电报道|消息[（：，])`),
  /^本报驻[\u4e00-\u9fff]{1,8}(?:特约|特派)?记者[\u4e00-\u9fff·]{2,3}/,
  /^记者[^，。]{2,12}[／/][^，。]{2,14}(?:报导|报道|电)/,
  /^(?:综合|特派|驻[^，。]{2,6})记者[^，。]{2,14}(?:报导|报道|电)[。：]?/,
  new RegExp(`^[\\u4e00-\\u9fff]{2,6}(?:${DAY})日[^，。]{0,12}(?:电|讯)[：，]?`),
  /^（[\u4e00-\u9fff]{2,12}(?:综合)?(?:讯|电)）/,
];

/** `據新華社巴黎4月2日電（記者…）`: a wire report taken over. */
const WIRED = /^据[\u4e00-\u9fff]{2,6}社[^，。：]{0,14}\d{1,2}日(?:专?电|讯)(?:[（(][^）)]{2,16}[）)])?/;

/** Length of the dateline that a paragraph opens with; 0 where there is none. */
export function datelineLength(text: string): number {
  if (text.length < 6) return 0;
  if (text.startsWith('据')) {
    const wired = WIRED.exec(text.slice(0, 40));
    return wired === null ? 0 : wired[0].length;
  }
  if (/^(?:另据|根据|另|但|而)/.test(text)) return 0;
  const head = text.slice(0, 64);
  for (const pattern of DATELINES) {
    const found = pattern.exec(head);
    if (found !== null && found[0].length < text.length) return found[0].length;
  }
  return 0;
}

/** `據新華社報道，`: where a report comes from; opens a report or a paragraph within one. */
export const reportOpening = (text: string) =>
  /^(?:综合|据|另据|根据)[^，。]{2,24}(?:报道|报导|消息|披露|讯|电)[，：,称指]/.test(text.slice(0, 40));

const TIMELINE = /^(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?[：:]?[^，。：\d][^，。]{1,17}$/;
const BULLET = /^(?:[●•·◆■□▪◎※★☆►▶▌◇⬤❖‧]|[-—](?=[^-—\d])|—(?=\S))/;
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、．）](?=[^\d])|[①-⑳]|第[一二三四五六七八九十]{1,3}[：，])/;

/** The bullet that a line opens with, `年` for an entry of a timeline; empty where there is none. */
export const bulletOf = (text: string): string =>
  BULLET.exec(text)?.[0] ?? (text.length < 28 && TIMELINE.test(text) ? '年' : '');
export const isNumbered = (text: string) => NUMBERED.test(text);

const PHOTO = /^[▲△▼▽◤◢◀►↑↓←→]/;
export const hasPhotoMark = (text: string) => PHOTO.test(text);

const AGENCY =
  '(?:新华社|新华网|中新社|中新网|中通社|中央社|路透社?|法新社|美联社|彭博社?|彭博|塔斯社|俄新社|卫星通讯社|共同社|时事社|韩联社|欧新社|德新社|埃菲社|安莎社|澳联社|[\u4e00-\u9fff]{2,6}(?:通讯社|新闻社)|央视(?:新闻|网|截图)?|人民视觉|视觉中国|中国日报|网上图片|网络图片|资料图片|资料照片?|资料图|档案照片?|官方图片|卫星图片|美联|法新|路透|AP|AFP|Reuters|GettyImages|Getty|EPA|CNA|Xinhua|取自[^，。]{1,14}|[^，。]{1,8}(?:摄|供图|提供|图片|截图|翻摄))';
const CREDIT_AT_END = new RegExp(
  `(?:[。！？」』]|(?<=[^，])[（(/／])(?:图片?(?:来源|／|/)?[：:]?)?(${AGENCY}(?:[／/、,，]${AGENCY})?)[）)]?$`,
);
/** Start of the credit that ends a caption (`…會談。新華社`); -1 where there is none. */
export function creditAtEnd(text: string): number {
  const tailStart = Math.max(0, text.length - 28);
  const found = CREDIT_AT_END.exec(text.slice(tailStart));
  if (found === null) return -1;
  return tailStart + found.index + (/^[（(/／]/.test(found[0]) ? 0 : 1);
}
const LOOSE_CREDIT = new RegExp(`(?:图片?(?:来源|／|/)?[：:]?)?(${AGENCY})[）)]?$`);
/** A credit at the end that no punctuation sets apart, only white space of the layout. */
export const endsWithAgency = (text: string) => LOOSE_CREDIT.test(text.slice(-16));

const CREDIT_LINE = new RegExp(
  `^[（(]?(?:(?:资料|图片?|文图|图文|文字|数据|消息|照片|图表|相片|视频)?(?:来源|提供|出处)[：:／/].{1,40}|图像来源[，,：:].{1,40}|资料整理[：:／/].{1,20}|(?:资料|数据|图片?|摄影|制图|绘图|制表|图表|编译|整理|翻译|撰文|文|图|编辑|责编|责任编辑|校对|美编|版面|监制|策划)[：:／/].{1,30}|${AGENCY})[）)]?$`,
);
/** A credit that stands under pictures only. */
export const isPictureCredit = (text: string) =>
  text.length <= 14 && /(?:图片|照片?|摄|截图|供图|社(?:发|供图)?)[）)]?$/.test(text) && !/来源/.test(text);
export const isCreditLine = (text: string) => text.length <= 44 && CREDIT_LINE.test(text);

/** Common family names, folded: what may begin a signature. */
const FAMILY =
  '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由]';
const SIGNED = new RegExp(
  `^[●■◆□▲※]?(?:[\\u4e00-\\u9fffA-Za-z]{0,10}(?:报|社|台|网|刊|新闻))?(?:综合|特约|特派|驻[\\u4e00-\\u9fff]{1,6}|本报|实习|专题|见习|资深|首席)?记者[：:／/]?(${FAMILY}[\\u4e00-\\u9fff·]{1,3}(?:[、,，]${FAMILY}[\\u4e00-\\u9fff·]{1,3}){0,3}|[A-Za-z ]{3,20})[／/]?(?:[\\u4e00-\\u9fff]{2,6}?(?:综合|连线|即时|专题)?(?:报道|报导|电|摄影?|专电|整理|撰文)|[\\u4e00-\\u9fff]{0,2})$`,
);

const BYLINES: readonly RegExp[] = [
  SIGNED,
  new RegExp(`^[●■◆▲]?${FAMILY}[\\u4e00-\\u9fff]{1,2}[／/]?(?:综合|编译)?(?:报道|报导|编译|整理|撰文|专电)$`),
  new RegExp(`^[●■◆▲]?(?:整理|编译|综合|撰文|文|制表|采访)[／/](?:记者)?${FAMILY}[\\u4e00-\\u9fff]{1,2}$`),
  new RegExp(`^[●■◆▲]?(?:编译|记者|特约撰述)${FAMILY}[\\u4e00-\\u9fff]{1,2}[／/](?:整理|编译|综合|报道|报导|采访)$`),
  new RegExp(`^[◎○●◆]${FAMILY}[\\u4e00-\\u9fff]{1,2}$`),
  new RegExp(
    `^[●■◆□]?(?:文|撰文|采写|作者|整理|编译|译者|撰稿|特稿)[：:／/|｜]${FAMILY}[\\u4e00-\\u9fff·、／/A-Za-z]{1,24}$`,
  ),
  /^[（(](?:本报|[\u4e00-\u9fff]{2,6}社)?(?:特约|特派)?记者[：:／/]?[^）。]{2,24}[）)]$/,
  /^[（(](?:作者|本文作者)(?:为|是|系|：|:)?[^）。]{2,60}[）)]$/,
  /^[\u4e00-\u9fff·]{2,12}[，,]?发自[\u4e00-\u9fff]{2,8}$/,
  new RegExp(`^[（(]${FAMILY}[\\u4e00-\\u9fff]{1,2}[）)]$`),
  new RegExp(
    `^(?:本[报刊台网])?(?:特约|特派|资深|首席)?(?:分析员|评论员|撰稿人|撰述|主笔|实习记者|见习记者)${FAMILY}[\\u4e00-\\u9fff]{1,2}$`,
  ),
  // A writer of a column: name and office.
  new RegExp(`^${FAMILY}[\\u4e00-\\u9fff·]{1,3}[（(](?:本文)?(?:作者)?[^）)，。]{2,16}[）)]$`),
  new RegExp(
    `^${FAMILY}[\\u4e00-\\u9fff]{1,2}(?![\\u4e00-\\u9fff]{0,9}(?:[会接]见|与|同|和|对|向|致|回应))[\\u4e00-\\u9fff]{0,10}(?:研究员|评论员|撰稿人|专栏作者|专栏作家|顾问|编辑|主笔|学者|教授|记者)$`,
  ),
  /^[\u4e00-\u9fff·]{2,10}(?:报|社|台|网|广播|新闻|中文)(?:中文)?(?:驻[\u4e00-\u9fff]{2,8})?(?:特约|特派)?记者[，,]?(?:发自|自|于|报道自)[\u4e00-\u9fff]{2,10}$/,
  /^[●■◆]?本报(?:评论员|特约评论员|社评|编辑部)[\u4e00-\u9fff]{0,10}$/,
];
export const isByline = (text: string) => text.length <= 64 && BYLINES.some((pattern) => pattern.test(text));

const BARE_NAME = new RegExp(`^${FAMILY}[\\u4e00-\\u9fff]{1,2}$|^[\\u4e00-\\u9fff]{1,5}·[\\u4e00-\\u9fff]{1,5}$`);
/** A line that may be the name of who wrote a comment. */
export const isBareName = (text: string) => text.length <= 9 && BARE_NAME.test(text);

const BYLINE_AT_END =
  /[。！？」』）]((?:[（(])?(?:[●■]?[\u4e00-\u9fff]{0,8}(?:报|社|台|网))?(?:特约|特派|驻[\u4e00-\u9fff]{1,4}|本报)?记者[：:／/]?[\u4e00-\u9fff、·]{2,14}(?:报道|报导|电|摄)?[）)]?)$/;
/** Start of the byline that is fused to the end of an article; -1 where there is none. */
export function bylineAtEnd(text: string): number {
  const tailStart = Math.max(0, text.length - 36);
  const found = BYLINE_AT_END.exec(text.slice(tailStart));
  return found === null ? -1 : tailStart + found.index + 1;
}

const SOURCE_AT_END = /(?:资料|图片|消息|数据)?来源[：:][\u4e00-\u9fffA-Za-z、／/]{2,20}$/;
/** Start of `來源：…` fused to the end of a box; -1 where there is none. */
export function sourceAtEnd(text: string): number {
  const tailStart = Math.max(0, text.length - 30);
  const found = SOURCE_AT_END.exec(text.slice(tailStart));
  return found === null || tailStart + found.index === 0 ? -1 : tailStart + found.index;
}

const COLUMN =
  /^[\u4e00-\u9fffA-Za-z]{0,5}(?:观察|短评|快评|时评|社评|社论|锐评|评论|笔记|手记|札记|随笔|纵目|纵横|视点|视角|论坛|专栏|论衡|瞭望|走廊|论语|纵论|茶座|絮语|点评)$/;
/** The name of a column under which papers print comments, a line of its own over or under the headline. */
export const isColumnName = (text: string) => text.length >= 2 && text.length <= 7 && COLUMN.test(text);

/** The name of a box: a list, a time table, background. */
export const isBoxName = (text: string) =>
  text.length <= 14 && /(?:要点|一览|摘要|清单|名单|大事记|年表|时间表|小?档案|小?资料|问答|小知识)$/.test(text);

const SPEAKER_LINE =
  /(?:主任|研究员|教授|院长|所长|专家|学者|会长|主席|评论员|分析师|大使|秘书长|议员|主管|部长|局长|理事)[\u4e00-\u9fff·]{2,4}$/;
/** What headlines say an officer does, in the place of a name. */
const NOT_NAMED =
  /(?:会[谈见晤议]|通电话|通话|讲话|致辞|演讲|发言|贺[电信词]|互致|访[问华美日]|抵达?|出席|举行|签[署约]|当选|就职|辞职|职务|表示|人选|候选人|选举|团|大会)$/;
/** A speaker's office and name alone on a line, as over the answers of a round of experts. */
export const isSpeakerLine = (text: string) =>
  SPEAKER_LINE.test(text) && !NOT_NAMED.test(text) && !/[，。、]/.test(text.slice(0, 3));

const FURNITURE: readonly RegExp[] = [
  // The head of a page: a full date with the paper's or the section's name and a page number.
  /^[^，。：；、「」《》]{0,16}(?:19|20)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}日?(?:[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)?[^，。：；「」《》]{0,14}$/,
  /^[^，。：；]{0,12}(?:民国\d{2,3}年)\d{1,2}月\d{1,2}日[^，。：；]{0,14}$/,
  /^[^，。：；]{0,12}民国[一二三四五六七八九〇○零十百]{1,5}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日[^，。：；]{0,16}$/,
  // The paper's name alone, or with a section and a page.
  /^[\u4e00-\u9fff]{2,4}(?:日|晚|时|新|商|早|晨|周|都市)报(?:[\u4e00-\u9fff]{0,4}[A-Z]?\d{1,3}版?)?$/,
  // What stands around the text of a web page.
  // Ways through a site, a time of posting, counts of shares.
  /^[^，。：；「」]{1,8}(?:[|｜>›»／][^，。：；「」]{1,8}){2,}$/,
  /^(?:更新(?:时间|于)?[：:]?|发布(?:时间|于)?[：:]?)?(?:19|20)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}日?\d{1,2}[：:]\d{2}(?:[：:]\d{2})?$/,
  /^(?:(?:赞|分享|留言|评论|收藏|转发|LINE|Facebook|微信|微博|推特|复制链接|打印|字号|大|中|小)\d{0,6}){1,8}$/,
  /^[〔[（(]?广告[〕\]）)]?(?:请继续往下阅读)?[.…]*$/,
  /^(?:回首页|首页|返回顶部|发表意见|我要留言|加入会员.{0,12}|登录|登入)$/,
  /^(?:©|Copyright|版权所有|跳至内容|跳转到内容).{0,40}$/,
  /^(?:热读|热门|分享|推荐阅读|相关(?:报道|阅读|内容|新闻)|延伸阅读|阅读更多|更多内容|特别推荐|最多人阅读|内容结尾|告知我们更多)$/,
  /^[A-Z]\d{1,3}(?:版)?[\u4e00-\u9fff]{0,8}$/,
  /^第?[\dA-Z]{1,4}版[：:|｜]?[\u4e00-\u9fff]{0,8}$/,
  /^\d{1,4}$/,
  /^(?:\d{4}年\d{1,2}月\d{1,2}日)(?:[（(]?星期[一二三四五六日天][）)]?)?(?:农历.{0,14})?(?:第?[\dA-Z]{1,4}版)?[\u4e00-\u9fff]{0,6}$/,
  /^(?:[\u4e00-\u9fff]{2,8}(?:报|网))?\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?(?:[（(]?星期[一二三四五六日天][）)]?)?[A-Z]?\d{0,3}(?:版)?[\u4e00-\u9fff]{0,6}$/,
  /^(?:下转|上接|转|接)[第A-Z\d].{0,12}$/,
  /^[-—–=_~*#·.]{2,}$/,
  /^(?:详|全文|相关|更多|图文)[^，。]{0,8}(?:刊|见|版|页)[^，。]{0,8}$/,
  /^(?:https?[：:]\/\/|www\.).{3,120}$/,
  /^(?:本版)?(?:责任编辑|责编|版面编辑|美术编辑|美编|编辑|版式设计|版式|校对|电话|传真|电邮|电子信箱|督印|广告|热线)[：:].{1,40}$/,
  /^[^，。：]{0,6}(?:广告|订报|订阅|读者|客服|服务)(?:专线|热线|部|电话|服务)?.{0,4}(?:请洽|电话|洽|致电|欢迎).{0,16}$/,
];
/** Over links to other pieces. */
export const isLinksHead = (text: string) =>
  /^(?:相关(?:报道|阅读|内容|新闻)|延伸阅读|推荐阅读|阅读更多|更多内容|特别推荐|最多人阅读|热门(?:新闻|文章)?|热读)[：:]?$/.test(
    text,
  );
/** A line drawn between columns or blocks. */
export const isRule = (text: string) => /^[─━—_=\-－│┃|｜┆┊…·]{1,60}$/.test(text) && !/[\u4e00-\u9fff\d]/.test(text);
export const isFurniture = (text: string) => text.length <= 60 && FURNITURE.some((pattern) => pattern.test(text));

/** Ends of reports: who took part, a note that all is told. */
export const isClosingNote = (text: string) =>
  /(?:参加(?:上述活动|会见|会谈|活动|了会见|了会谈)?|出席(?:上述活动|会谈|会见)?|在座|陪同(?:会见|出席)?|（完）)。?$/.test(
    text.slice(-12),
  ) && text.length < 90;

const CONTINUES =
  /^(?:他|她|它|其中|该|此外|同时|另外|对此|而|但|不过|然而|因此|因而|所以|与此同时|会[谈见晤]后|会[谈见晤]前|随后|之后|接着|双方|两国|三方|各方|此次|这|那|当然|例如|比如|尤其|特别|最后|首先|其次|再次|第[二三四五六]，|[二三四五六]是|一方面|另一方面|可以说|换言之|换句话|至于|谈到|谈及|在谈到|不仅|除此之外|报道(?:称|还|又|指)|声明(?:称|指|还|说)|会上|会议(?:指出|强调|认为|决定|要求)|活动|事实上|实际上|总之|如今|目前|当前|未来|展望|下一步|据了解|据悉|另据|另有|还有|也|并|又|亦)/;
const NAMED_SPEECH =
  /^[\u4e00-\u9fff·]{2,7}?(?:还|又|则|亦|也|并|再)?(?:指出|强调|表示|说|称|认为|重申|回应|补充|感谢|提到|介绍|透露|坦言|续称|续指|直言|解释)[，：,称]?/;

const SPEAKER =
  /^([\u4e00-\u9fff·]{2,7}?)(?:还|又|则|亦|也|并|再|随后|最后|进一步)?(?:指出|强调|表示|说|称|认为|重申|补充|预计|提醒|解释|坦言|直言)(?=[，：,])/;
const NOBODY =
  /^(?:他|她|其|该|这|双方|两国|各方|有|据|报道|声明|会议|文章|分析|专家|学者|官员|代表|当局|外界|记者|人士|[一二三四五六七八九十\d])/;

/** Who speaks in a paragraph's first words, by a name of two to seven characters; empty where nobody is named. */
export function speakerOf(text: string): string {
  const found = SPEAKER.exec(text.slice(0, 24));
  return found === null || NOBODY.test(found[1]) ? '' : found[1];
}

/** How much a paragraph's first words lean on something told before: 0 to 2. */
export function leansBack(text: string): number {
  const head = text.slice(0, 24).replace(/^[「『]/, '');
  if (CONTINUES.test(head)) return 1.5;
  if (NAMED_SPEECH.test(head)) return 1;
  return 0;
}

const WHEN =
  /^(?:(?:当地时间|北京时间|日前|近日|今日|今天|昨日|昨天|昨晚|前日|本周|上周|本月|上月|时隔|新年|\d{1,4}年)|(?:\d{1,2}月)?\d{1,2}日)/;
const TITLE =
  /(?:主席|总统|总理|首相|外长|部长|大臣|国务卿|发言人|秘书长|议长|大使|教授|专家|研究员|评论员|院长|主任|所长|会长|特使|总监|学者|国王|女王|总书记|高级代表)/;
const SPEAKS_TO = /(?:向|接受|对)(?:本报|[\u4e00-\u9fff]{2,6}(?:报|社|网|台|记者)|《)/;

/** How much a paragraph's first words sound like the beginning of a report: 0 to 3. */
export function opensReport(text: string): number {
  const head = text.slice(0, 60);
  let score = 0;
  if (WHEN.test(head)) score += 1;
  if (TITLE.test(head)) score += 0.6;
  if (SPEAKS_TO.test(head)) score += 1;
  if (reportOpening(head)) score += 0.8;
  return score;
}

/** `作上述表示`, `上述回應`: the opening that holds what is meant stands elsewhere. */
export const refersAbove = (text: string) => /上述(?:表示|回应|表态|讲话|言论|评论)/.test(text.slice(0, 160));

const CAPTION_VERB =
  /(?:图为|图：|图中|[（(](?:左|右|中|前|后|前排|后排)[^）)]{0,6}[）)]|合影|握手|摄于|资料图|图片显示|检阅|举行(?:大范围|小范围)?(?:会谈|会见|会晤|欢迎仪式|视频会晤|签字仪式)|出席|抵达|共同会见|会见|会晤|会谈|参观|挥手|步入|欢迎)/;
/** How much a stand-alone line reads like the words under a picture: 0 to 4. */
export function readsLikeCaption(text: string): number {
  let score = 0;
  if (/^(?:图像加注文字|图片说明|图说)[，,：:]/.test(text)) return 6;
  if (/^[●■◆]?(?:当地时间)?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日/.test(text) || /^[●■◆▲]?图/.test(text)) score += 1;
  if (CAPTION_VERB.test(text)) score += 1;
  if (/^[●■◆▲]?图[为：:]/.test(text)) score += 1.5;
  if (/图为|图：|图中|[（(](?:左|右|中|左[一二三]|右[一二三]|前排|后排)[）)]|资料图/.test(text)) score += 1.5;
  return score;
}

const INTRODUCED =
  /(?:主席|总统|总理|首相|外长|部长|大臣|国务卿|发言人|秘书长|议长|大使|书记|委员长|国务委员|常委|司令|市长|省长|州长|教授|研究员|主任|院长|所长|会长|特使|国王|女王|总裁|代表)([^，。、：；的（）「」《》\d][\u4e00-\u9fff])/g;
/** What follows the name of an office where no name does. */
const NO_NAME =
  /^[在会表说指强出与和同对向将于主举等办是为及访发宣称认介今昨日当并也还就因从代团职们期选级以到接抵特府令夫近首签批致应率作提重回警高副]/;

/** The first two characters of the name that a text's first words introduce with an office; empty where none is. */
export function introducedIn(text: string): string {
  for (const [, name] of text.slice(0, 90).matchAll(INTRODUCED)) if (!NO_NAME.test(name)) return name;
  return '';
}
