/** Adverbs at the end of the words before a verb. */
const ADVERBS = endings(
  '早上|清晨|午后|撰文|投书|为文|乐观|分别|已经|同日|同一天|当晚|当日|双双|匿名|不具名|对此|就此|为此|仅|只|却|仍|更|先|私下|随即|旋即|立即|立刻|当即|罕见|无奈|星期天|周末|礼拜一|礼拜二|礼拜三|礼拜四|礼拜五|礼拜六|礼拜天|发文告|发声明|发新闻稿|发布新闻稿|发表声明|发表文告|发布声明|在声明中|在文告中|受询时|也亦|还|又|再|则|曾|并|且|均|都|已|再次|进一步|明确|一致|共同|同时|多次|一再|反复|一贯|始终|历来|一向|随后|首先|最后|主动|公开|直接|坦率|郑重|严正|特别|着重|尤其|积极|高度|强烈|坚决|严厉|热烈|应询|受访|受访时|质询时|备询时|答询时|致辞时|致词时|演讲时|发言时|会后|会前|今早|今晨|上午|下午|晚间|傍晚|晚上|凌晨|中午|稍早|稍后|周一|周二|周三|周四|周五|周六|周日|星期一|星期二|星期三|星期四|星期五|星期六|星期日|书面|当场|当天|今天|昨天|昨|今|昨午|今午|昨晨|昨早|今日|昨日|事后|连忙|激动|平静|低调|最终|普遍|率先|首度|首次|透过脸书|在脸书|在社群|日前|近日|此前|曾经|还说|纷纷|于是|接着|继续|笑着|指|地',
);
const DAY = /(?:\d{1,2}月)?\d{1,2}[日号]$/;

/** Words by their last character, long ones first. */
function endings(words: string): ReadonlyMap<string, readonly string[]> {
  const byLast = new Map<string, string[]>();
  for (const word of words.split('|').sort((a, b) => b.length - a.length)) {
    const last = word[word.length - 1];
    const known = byLast.get(last);
    if (known === undefined) byLast.set(last, [word]);
    else known.push(word);
  }
  return byLast;
}
/** 在…前, 就…問題, 向… between a name and the verb. */
const PHRASE =
  /(?<=^[^在就对向与同和跟]{2,12})(?:在|就|对|向|接受|与|同|和|跟|透过|通过|出席|转发|针对|率团|赴)[^，]{1,40}$/;
/** The same phrases where the subject is cut off already. */
const OPENING_PHRASE =
  /^(?:在|就|对|向|接受|与|同|和|跟|出席|于|为|透过|通过|转发|针对|率团|赴|经|藉|借|转而|引述)[^，]{1,40}$|[时后前上中下]$/;

/** Whether only adverbs and phrases of time, place or occasion stand between a subject and its verb. */
export function adjoins(between: string): boolean {
  const bare = withoutAdverbs(between.replace(/^[）」》]+|^方面|（[^）]*）/g, '')).replace(/的?(?:说法|话|消息)$/, '');
  const rest = bare
    .replace(/^(?:\d{1,2}月)?\d{1,2}[日号](?:上午|下午|晚间?|晚上|凌晨|中午|早)?/, '')
    .replace(/^(?:稍早|稍后|随后|日前|近日|早前|当天|周[一二三四五六日])/, '')
    .replace(/^(?:昨|今|上|本|下|去|明|前)?(?:天|日|晚|早|午|周|星期|月|年)?[一二三四五六日天末]?/, '');
  return (
    bare === '' ||
    rest === '' ||
    /[也亦又还再则并均更续时后前中上下日天晚午此询步]$/.test(bare) ||
    OPENING_PHRASE.test(rest)
  );
}

/** Where the first clause of `[from, to)` begins: after the dateline or credit that opens it, in brackets or before them. */
export function datelineEnd(folded: string, partner: Int32Array, from: number, to: number): number {
  const bracket = '（【〔'.includes(folded[from] ?? ' ');
  const open = bracket ? from : from + datelineOf(folded.slice(from, Math.min(to, from + 40)));
  if (open < from) return from;
  return '（【〔'.includes(folded[open] ?? ' ')
    ? partner[open] > open && partner[open] < to
      ? partner[open] + 1
      : from
    : open;
}
/** 某社某地5日電, with who wrote it in brackets perhaps. */
const DATELINE = /^[^，。；：（]{2,26}(?:日|综合)?(?:[电讯](?=（)|日(?:专?电|讯) *)/;

/** How long the dateline is that opens these words; -1 where there is none. */
function datelineOf(words: string): number {
  if (!words.includes('电') && !words.includes('讯')) return -1;
  return DATELINE.exec(words)?.[0].length ?? -1;
}

const NAME = /^(?:[\u4e00-\u9fff]{2,5}|[\u4e00-\u9fff·-]*·[\u4e00-\u9fff·-]+)$/;
const NOT_NAME =
  /时$|回[复覆应]|答[复覆]|查询|^未|^前[晚天日]|^[过事会]后|前晚|稍[早后]|开始|纷纷|国际|发展|战略|研究|经济|合作|匿名|星期|礼拜|周末|昨晚|今早|[前后]者|说法|消息|普遍|多数|大多|分析|外界|专家|学者|消息|官方|政府|国务|华府|[向由被把从于与同和跟这那就是可以不有的了个为在对将会上下中其所要能最更很我你他她它们据如]|^(?:一|两|如|若|有|并|总|具|简|换|严|坦|应|结|调|数|研|事|因|所|由|但|或|此|至|另|进|通|等|及|和|与|则|随|当|今|昨|日|近|都|互|皆|均|访|会|抵|晤|赴|谈|出|发|参|到|称|批|促|吁|拟|料|冀|盼|警|再(?![努益纳里卡因赫])|首|拒|反|支|重|坚)/;
/** Nothing but connectives and phrases before a verb: its subject is elided. */
export const ELIDED =
  /^[●▲•■◆\-* ]*(?:并|同时|还|也|则|且|但|而|另外|此外)?(?:(?:在|就|对|向|针对|围绕|面对|接受)[^，]*|[^，]{1,24}[时后])?$/;

/** The words before a verb without the adverbs at their end. */
export function withoutAdverbs(head: string): string {
  let end = head.length;
  for (;;) {
    const last = head[end - 1];
    const word = last === undefined ? undefined : ADVERBS.get(last)?.find((one) => head.endsWith(one, end));
    if (word !== undefined) end -= word.length;
    else if (last === '日' || last === '号') {
      const day = DAY.exec(head.slice(0, end));
      if (day === null) break;
      end -= day[0].length;
    } else break;
  }
  return end === head.length ? head : head.slice(0, end);
}

/** Family names of one character, of names that no reader knows. */
const SURNAME =
  '[刘谭黎龙齐车莫冼赖伍甘覃阳邝赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘范彭鲁马方任袁柳史唐薛雷贺汤罗毕郝安常于傅卢余孟黄萧尹姚邵汪毛戴宋庞熊纪屈项祝董梁杜阮蓝闵贾路江童颜郭梅林锺钟徐邱丘高夏蔡田樊胡霍万柯管房丁邓洪包左石崔吉龚程裴陆翁段侯巫叶温庄柴阎连习容古易廖简饶曾关游詹欧涂白尤施]';
const TITLED = new RegExp(
  `^[\u4e00-\u9fff]{1,12}?[长员席师官家授任理使者将委卿相臣监导校尉](${SURNAME}[\u4e00-\u9fff]{1,2})$`,
);

/** The name after a title that no lexicon holds. */
export function titledName(head: string): string | undefined {
  const bare = withoutAdverbs(withoutAdverbs(head).replace(PHRASE, ''));
  const name = TITLED.exec(bare)?.[1];
  return name === undefined || NOT_NAME.test(name) ? undefined : name;
}

/** The name that folded words before a verb may be, where nothing but adverbs and phrases follows it. */
export function bareName(head: string): string | undefined {
  const bare = withoutAdverbs(withoutAdverbs(head).replace(PHRASE, ''));
  return NAME.test(bare) && !NOT_NAME.test(bare) ? bare : undefined;
}

const BODY =
  /^[\u4e00-\u9fff「」·—]{2,20}(?:[局署厅委部]|委员会|组委会|评委会|联盟|联合会|协会|学会|协进会|促进会|集团|研究院|研究所|中心|组织|检察院|法院|网站|专案组|特检组|调查组|工会|工作组|项目组|团队|管委会|理事会|机构|警方|警卫队|警备队|加工厂)$/;
const NOT_BODY =
  /[在向对同与跟就由据被从给将把以了是有说称时后前的等和及或]|[。，；：]|[全内外东西南北中干总]部$|当局|布局|格局|结局|僵局|大局|全局|战局|政局|出席|举行|召开/;

/** The body that folded words before a verb may be, by the last word of its name. */
export function bareBody(head: string): string | undefined {
  const bare = withoutAdverbs(withoutAdverbs(head).replace(PHRASE, ''));
  return BODY.test(bare) && !NOT_BODY.test(bare) ? bare : undefined;
}

const TITLE = /^[\u4e00-\u9fff·]*(?:[长员席师官家授任理记使者]|代表)[\u4e00-\u9fff·]*$/;
/** A part of a body, or 方面. */
const SECTION = /^[\u4e00-\u9fff]{0,8}(?:处|司|局|署|科|组|室|厅|办公室|委员会|中心|方面)$/;
const NOT_TITLE =
  /[这那就是可以不有的了个为在对将会其所要能最很我你他她它据如等及和与]|发表|发布|声明|谈话|举行|召开|当天|回应|接受|出席/;

/** The title, with a name perhaps, that folded words between a body and a verb may be. */
export function bareTitle(rest: string): string | undefined {
  const bare = withoutAdverbs(withoutAdverbs(rest).replace(PHRASE, ''));
  if (SECTION.test(bare) && !NOT_TITLE.test(bare.replace(/委员会$|[与及和](?=[\u4e00-\u9fff]{2,5}[局署部厅处]$)/, '')))
    return bare;
  return bare.length <= 14 && TITLE.test(bare) && !NOT_TITLE.test(bare) ? bare : undefined;
}

const SURNAMED = new RegExp(`^${SURNAME}[\u4e00-\u9fff]{2}$`);
const NOT_SURNAMED = /高层|方面|金融|常任|安全|文化|华人|石油|黄金|成员|高级|江苏|马来|华侨|金属|温室|万人/;

/** The name of three characters, a surname first, that stands between a body and a verb (某黨某某某). */
export function surnamedName(rest: string): string | undefined {
  const bare = withoutAdverbs(withoutAdverbs(rest).replace(PHRASE, ''));
  return SURNAMED.test(bare) && !NOT_SURNAMED.test(bare) && !NOT_NAME.test(bare) ? bare : undefined;
}
