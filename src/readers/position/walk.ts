import type { CommitmentFields, Stance } from '../../record/kinds.ts';
import type { Place, Reading } from '../reader.ts';
import { type Clause, clausesOf } from './clause.ts';
import { isAfter } from './day.ts';
import { Cast, NOBODY, type Parties, type Subject } from './party.ts';
import { plans } from './plan.ts';
import { type Trigger, triggersOf } from './trigger.ts';
import { within } from './within.ts';

/** A stance taken in a passage. */
export interface Taken extends Place {
  readonly stance: Stance;
  readonly target: Place;
  readonly parties: Parties;
  readonly rule: string;
  readonly terms: readonly number[];
  readonly confidence: number;
}

/** A promise made in a passage; grows while its sentence goes on. */
export interface Promised extends Place {
  end: number;
  /** Where the words of the action begin. */
  readonly action: number;
  readonly modality: CommitmentFields['modality'];
  readonly parties: Parties;
  readonly rule: string;
  readonly terms: readonly number[];
  readonly confidence: number;
  clauses: number;
}

/** What the parties of a passage are for, against and bound to. */
export interface Walked {
  readonly taken: readonly Taken[];
  readonly promised: readonly Promised[];
}

const walks = new WeakMap<Reading, Walked>();

/** Walks the clauses of a reading once, for both readers. Needs names, references, times and statements. */
export function walk(reading: Reading): Walked {
  let walked = walks.get(reading);
  if (walked === undefined) {
    const { taken, promised } = new Walk(reading).run();
    walked = { taken, promised: [...promised, ...plans(reading, promised)] };
    walks.set(reading, walked);
  }
  return walked;
}

const STANCE: Readonly<Record<string, Stance>> = {
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
  benefit: 'support',
};
const FEELING: Readonly<Record<string, Stance>> = {
  feel_concern: 'concern',
  feel_condemn: 'condemn',
  feel_oppose: 'oppose',
  feel_support: 'support',
  feel_welcome: 'welcome',
};
const MODALITY: Readonly<Record<string, CommitmentFields['modality']>> = {
  will: 'will',
  keep: 'will',
  agreed: 'agreed',
  decided: 'decided',
  intends: 'intends',
  announced: 'decided',
};
const CONFIDENCE: Readonly<Record<string, number>> = {
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
const NOUN_TAIL = /^(?:下|者|的|和|与|及|并(?!购|网)|、|」|』|）|是|也|成为|有(?![关效利意能序条责权])|，|。|；|$)/;
const SHOWS =
  /(?:表示|表达|感到|深感|深表|致以|持|表示了|表达了|表示出|予以|给予|抱以|报以|发出|提出|提起)(?:其|最|极大|极其|热烈|坚决|强烈|严重|深切|高度|诚挚|衷心|由衷|严正|十分|非常|深深|极为|坚定|明确|完全|充分|严厉|深表|崇高|的|的?欢迎和|的?理解和|不满和|谴责和|赞赏和|关切和|震惊和)*$/;
const PASSIVE = /(?:获得|得到|受到|遭到|赢得|博得|获|遭|为(?=.{2,8}所$))(?:了)?/g;
/** 所有反對…的國家: the verb opens a description. */
const THOSE = /(?:所有|一切|任何|那些|凡是|许多|众多|部分|一些|不少|多数)$/;
const EACH_OTHER = /(?:相互|互相|彼此)(?:坚定|继续|坚决|全力)*$/;
/** Openings of a clause that go on with the verb before it. */
const NEW_START =
  /^(?:[这那该此其它]|但|而(?!不)|因|由于|如[果若]?|当|即|也是|是|有[^力效]|还有|并不|更|正|已|曾|都|就(?!此|业)|从|目前|今[天年后]|近|据|必然|势必|还是|可以|可能|会|能|不是|没有|只|无论|尽管|虽然|除|另|例如|比如|包括|特别是|尤其是|[0-9])/;
/** A frame that waits for its verb: 以…為平台, 在…背景下, 面對…. */
const FRAME_END =
  /(?:为(?:平台|基础|契机|引领|目标|方向|导向|核心|主题|抓手|依托|起点|指引|宗旨)|基础上|背景下|形势下|前提下|框架下|之际|方面|过程中|问题上)$/;
const FRAME_START =
  /^(?:面对|围绕|按照|根据|本着|着眼|站在|随着|作为|针对|鉴于|为了?此|下一步|今后|未来|同时|此外|一方面|另一方面|第?[一二三四五六七八九十]是?$|首先|其次|最后|无论|不管)/;
const NEGATED =
  /(?:不|未|没有|没|无意|并非|从未|拒绝|是否|能否|无法|难以|从不|不再|并不|并未|尚未|不会|无权|不容|不得|不能|休想|不应|反对|防止|避免|停止|不是)$/;
const CALLED_OFF =
  /(?:不|未|没有|没|从未|无法|难以|是否|能否|并未|尚未|如果|如|谁|若|即使|倘若|不再|原本?|原定|曾|已经?)$/;
/** 反對…的抗議活動: the verb belongs to a description. */
const DESCRIBED =
  /的(?:大?规模)?(?:抗议|示威|游行|集会|活动|浪潮|声浪|呼声|人群|民众|人士|团体|势力|国家|地区|人|选民|议员|票数?)(?!权|民)/;
const ADVERBIAL =
  /^(?:[并也还则亦均都已再共更不在对为与同向从于以就将愿把如若因但而我]|同时|根据|按照|下一步|今[后天年]|未来|随着|一旦|届时|此后|之后|接下来|双方|所以|明[年天]|本[周月]|下[周月]|[0-9]|正式|积极|坚定|坚决|共同|持续|进一步|继续|始终|一致|原则上|一贯|全力|尽快|目前|当前|至今|其中|另外|此外|首次|终于|最终|经过?|通过)/;
const WILLING_ADVERB =
  /^(?:继续|进一步|坚定|坚决|全力|积极|大力|不断|始终|共同|一如既往|密切|尽快|采取|视|依|予以|尽|在|同|与|向|以|从|对|不会|会|全面|认真|努力|携手|按|根据|协助|提供|派|助力|确保)/;
const ACTOR =
  /(?:政府|党|代表团?|部长|发言人|企业|公司|双方|两国|人民|军队|军方|警方|当局|委员会|[院部局会署厅省市州县军方]|方面|官员|领导人|元首|外长|总理|总统|各国|国家|成员国?|议会|法院|银行|集团|机构|组织|团队|都|均|也|就|还|一定|们|夫妇|一行|等|主席|大使|国王|首相|大臣)(?:[也都均还就则仍])*$/;
/** 需要解決的問題: the modal describes a noun. */
const DESCRIPTION =
  /的(?:一大|一个|重要|重大|关键)?(?:问题|课题|任务|人|事|事情|东西|时候|地方|条件|内容|措施|必由之路|应有之义)$/;
/** 希望通過這次訪問，…: what is called for comes in the next clause. */
const MEANS =
  /^(?:通过|以|在|借|利用)[^，]{2,16}(?:访问|此访|会晤|契机|基础上|指导|机遇|榜样|里程碑|依托|引领|平台|机会|会议)$/;
/** What a party furthers when it says it will. */
const FURTHERED = /关系|合作|友谊|共建|一带一路|交往|交流|往来|倡议|建设|进程|发展|互信|谈判|改革|解决|无核化/;
/** Principles that are observed. */
const PRINCIPLE =
  /原则|立场|政策|承诺|条约|协[定议]|义务|宗旨|精神|路线|底线|道路|主张|诺言|规则|方针|宪章|共识|章程|公约|中立|制度|无核化|方向/;
/** What someone says they 會 do. */
const PLEDGED =
  /^(?:对.{1,12}进行|继续|持续|出资|设立|提供|适时|尽快|检视|协助|派|加强|推动|举办|成立|增加|支持|提出|公布|宣布|采取|全力|努力|积极|确保|投入|拨|捐|邀请|与|和|跟|同|向|因应|密切|研究|考虑|履行|遵守|落实|展开|进行|处理|完成|启动|恢复|开放|保护|捍卫|维护|反击|报复|回应)/;
/** Measures that are announced. */
const MEASURE =
  /^(?:将|会|对|向|从|自|在|于|再|组建|建立|投资|修建|动员|征召|追加|增加|扩大|提供|延长|暂停|停止|取消|恢复|征收|加征|解除|放宽|撤回|撤出|撤销|退出|加入|派遣|投入|拨款|捐赠|捐助|援助|出资|提高|降低|调整|实施|采取|启用|开放|关闭|禁止|制裁|设立|推出|购买|采购|建造|免除|给予|增派|部署|冻结|驱逐|召回|与|同|[0-9])/;
/** Marks of what is still to come. */
const TO_COME = /将|预计|计划|拟|预定|可望|有望|力争|争取|目标|务求|最迟|不迟于|最快|会在|定于|确保/;
const FIRMLY = /^(?:坚决|强烈|严厉|严正|热烈)|(?:对此|表示|坚决|强烈|严厉|严正|明确|热烈|一贯|深表|予以)[^，]{0,4}$/;
const ITEM =
  /^(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，、]?|首先[，、]?|其次[，、]?|再次[，、]?|最后[，、]?|其[一二三四五六])/;
/** 支持並積極參與: two verbs with one object. */
const JOINT_VERB =
  /^(?:并|和)(?:将|愿|继续|积极|大力|坚定|主动){0,3}(?:参与|参加|推动|推进|促进|帮助|配合|鼓励|拥护|践行|倡导|协助|捍卫|维护)/;
const PROPOSAL = /[点项条个](?:具体|重要)?(?:建议|主张|倡议|意见|希望|要求)|(?:建议|主张|倡议)(?:如下)?[：，]/;
const STRESSED = /(?:重要性|必要性|紧迫性|重要意义|核心作用|中心地位)$/;
/** 為維護…作出貢獻: the object ends before the other verb. */
const PURPOSE = /为[^，]{0,4}$/;
/** Clauses of one promise. */
const LONGEST = 6;
const PROPOSES = /(?:提出|强调|认为|表示|指出|主张|重申)$/;
/** Nouns for those who take a stance, with what may stand between them and the verb. */
const NOUN_SUBJECT =
  /^(?:但是?|而|不过|同时|此外|另外|当地|会上)?((?!在(?!野)|[对向为从以把将被就与和同因由据如即])[^，的]{0,8}(?:在野党|反对党|执政党|反对派|民众|人士|团体|议员|国家|媒体|舆论|网民|家属|专家|学者|企业|商会|工会|当局|军方|警方|法院|议会|国会|居民|公众|外界|盟友|邻国|多国|各界|选民|示威者|抗议者|批评者|支持者|各国|各方|两党|议长|部长|总理|总统|首相|主席|国王|政府|发言人|报告|声明|公报|决议|宣言|外长|防长|财长|大臣|官员|公司|集团|银行|负责人|代表|大使|联盟|组织))(?:则|也|都|均|亦|已|曾|仍|还|并|一直|普遍|纷纷|一致|共同|坚决|强烈|严厉|公开|再次|多次|继续|始终|坚定|积极|高度|热烈|严正|明确|随后|同时|全力|将|会)*$/;
/** Any noun at the head of a sentence, before a verb that only a holder of views can have. */
const ANY_SUBJECT =
  /^((?![在对向为从以把将被就与和同因由据如即但而随这那此其当经按有没是不也还又自随])[^，的0-9]{2,10}?)(?:则|也|都|均|亦|已|曾|仍|还|并|昨天|昨日|今天|今日|周[一二三四五六日]|[0-9]{1,2}日|一直|普遍|纷纷|一致|共同|坚决|强烈|严厉|公开|再次|多次|继续|始终|坚定|积极|高度|热烈|严正|明确|随后|同时|全力)*$/;
/** Stances that are kept though nobody on the page is known to hold them. */
const BARE = new Set([
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
const STRONG = new Set(['support', 'oppose', 'condemn', 'welcome']);
/** Inside a frame (應對挑戰上) a verb is a topic. */
const TOPIC = /(?:上|中|下|时|之际|方面|过程中|同时|后)$/;
/** 將 before a noun that a later verb changes: the object marker. */
const OBJECT_MARK =
  /^[^，]{2,24}?(?:结合|纳入|列入|列为|视为|视作|作为|转化|提升[到至]|推向|置于|定为|延长|增至|降至|提高[到至]|写入|分为|变成|打造成|建设成|签署成|改为|归咎|送|交给|转交|带回|投入|用于|当作|设立为|设为|确定为|传授给|汇总|称为|描述为|形容为|上调|下调|移交|遣返|命名)/;
const ADVERBS = 10;
const JOINT = /联合声明|共同声明|联合公报|联合宣言|联合新闻公报/;
const DOCUMENT = /[声聲]明|公[报報]|宣言|文件|共[识識]$/;
const HEADING = new Set(['headline', 'deck', 'subhead']);
/** What is reaffirmed may itself be a stance. */
const INNER = ['oppose', 'condemn', 'support', 'prevent', 'call', 'must_not'];
const FIRM = new Set(['support', 'counter', 'prevent']);
const SOFT = new Set(['cause', 'guard', 'support', 'respect', 'stand', 'counter', 'prevent']);

type Mood = 'must' | 'call' | 'promise';

/** What goes on from clause to clause of a sentence. */
interface Chain {
  mood?: Mood;
  /** The modal governed a stance itself: later stances of the series are called for too. */
  serial: boolean;
  parties: Parties;
  /** Whose call a series goes on with. */
  holders?: Parties;
  /** A stance whose target is the next clause: 中方一貫主張，…. */
  pending?: { stance: Stance; cls: string; parties: Parties };
  /** What a passive verb was said of. */
  topic?: Place;
  subject?: Subject;
}

class Walk {
  readonly #reading: Reading;
  readonly #folded: string;
  readonly #clauses: readonly Clause[];
  readonly #triggers: readonly Trigger[];
  readonly #cast: Cast;
  readonly #joint: boolean;
  readonly #pair: Parties;
  readonly #taken: Taken[] = [];
  readonly #promised: Promised[] = [];
  #chain: Chain = { serial: false, parties: NOBODY };
  #promise: Promised | undefined;
  #next = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#folded = reading.passage.folded;
    this.#clauses = clausesOf(reading.passage);
    this.#triggers = triggersOf(reading);
    this.#cast = new Cast(reading);
    this.#joint = JOINT.test(this.#folded.slice(0, 600));
    const pair = reading.references.find((one) => one.sort === 'pair' && one.names.length > 1);
    this.#pair = pair === undefined ? NOBODY : { names: pair.names, ids: pair.entities };
  }

  run(): Walked {
    const clauses = this.#clauses;
    for (let first = 0; first < clauses.length; ) {
      let next = first + 1;
      while (next < clauses.length && !clauses[next].first) next++;
      if (this.#isBusy(clauses[first], clauses[next - 1].end))
        for (let index = first; index < next; index++) this.#read(clauses[index], index);
      first = next;
    }
    // 一致同意 with nothing after it promises nothing.
    return { taken: this.#taken, promised: this.#promised.filter((one) => one.end - one.action > 4) };
  }

  #read(clause: Clause, index: number): void {
    if (clause.first) {
      this.#chain = { serial: false, parties: NOBODY };
      this.#promise = undefined;
    }
    const triggers = this.#triggersIn(clause);
    const verbs = triggers.filter((one) => one.meaning.verb);
    const subject = this.#cast.subject(clause.start, verbs[0]?.start ?? clause.end);
    const said = this.#cast.saidAt(clause.end - 1);
    const scene = new Scene(clause, index, triggers, verbs, subject, said.length > 0);
    scene.listed = this.#isListed(clause);
    scene.voice = this.#voice(said[said.length - 1]);
    scene.parties = this.#partiesOf(scene);
    if (subject !== undefined) {
      this.#chain.subject = subject;
      this.#chain.parties = scene.parties;
    }
    const continued = !clause.first && subject === undefined;
    const wasPromise = this.#promise;
    if (subject !== undefined) this.#promise = undefined;
    const { pending } = this.#chain;
    this.#chain.pending = undefined;
    const found = this.#read1(scene, continued);
    if (pending !== undefined && !clause.first) this.#follow(scene, pending);
    if (found || pending !== undefined) return;
    if (this.#imperative(scene)) return;
    if (subject !== undefined) {
      this.#chain.mood = undefined;
      this.#judge(scene);
      return;
    }
    this.#carry(scene, wasPromise);
  }

  /** Whether a sentence has words that begin a stance or promise; all others are passed over. */
  #isBusy(clause: Clause, end: number): boolean {
    while (this.#next < this.#triggers.length && this.#triggers[this.#next].start < clause.start) this.#next++;
    const listed = this.#isListed(clause);
    for (let i = this.#next; i < this.#triggers.length && this.#triggers[i].start < end; i++)
      if (listed || this.#triggers[i].meaning.opens) return true;
    return false;
  }

  /** An item of a list in a joint text. */
  #isListed(clause: Clause): boolean {
    return this.#joint && this.#reading.passage.blocks[clause.block].role === 'list';
  }

  #triggersIn(clause: Clause): Trigger[] {
    while (this.#next < this.#triggers.length && this.#triggers[this.#next].start < clause.start) this.#next++;
    const found: Trigger[] = [];
    for (let i = this.#next; i < this.#triggers.length && this.#triggers[i].end <= clause.end; i++)
      found.push(this.#triggers[i]);
    return found;
  }

  /** Who speaks; a joint text speaks for its parties. */
  #voice(speech: ReturnType<Cast['saidAt']>[number] | undefined): Parties | undefined {
    if (speech === undefined) return undefined;
    if (this.#joint && this.#pair.names.length > 0 && DOCUMENT.test(speech.speakerName)) return this.#pair;
    const names = speech.speakerNames ?? [speech.speakerName];
    return { names, ids: names.length === 1 ? [speech.speaker] : [] };
  }

  /** Who holds what is said in a clause: its subject, the subject before, the speaker, the parties of a joint text. */
  #partiesOf(scene: Scene): Parties {
    const { subject, clause, listed, voice } = scene;
    if (subject?.agent && subject.names.length > 0) return subject;
    const written = subject === undefined ? this.#written(scene) : undefined;
    if (written !== undefined) {
      this.#chain.parties = written;
      return written;
    }
    if (subject === undefined && this.#chain.parties.names.length > 0) return this.#chain.parties;
    if (voice !== undefined) return voice;
    if (subject !== undefined && subject.names.length > 0) return subject;
    const role = this.#reading.passage.blocks[clause.block].role;
    if (this.#joint && (listed || role === 'list' || HEADING.has(role))) return this.#pair;
    return NOBODY;
  }

  /** A holder known only by a noun: 在野黨, 當地民眾, 多國. */
  #written({ clause, verbs }: Scene): Parties | undefined {
    const first = verbs[0];
    if (first === undefined || first.start === clause.start || first.start - clause.start > 24) return undefined;
    const words = this.#folded.slice(clause.start, first.start);
    const strong = STRONG.has(first.meaning.stance ?? '') || first.meaning.classes.has('call');
    const match = NOUN_SUBJECT.exec(words) ?? (strong && clause.first ? ANY_SUBJECT.exec(words) : null);
    if (match === null) return undefined;
    const start = clause.start + match[0].indexOf(match[1]);
    return { names: [this.#reading.passage.quote(start, start + match[1].length)], ids: [] };
  }

  /** The clause that a stance before it waits for. */
  #follow({ clause }: Scene, { stance, cls, parties }: NonNullable<Chain['pending']>): void {
    if (this.#taken.at(-1)?.end === clause.end) return;
    this.#taken.push({
      start: clause.start,
      end: clause.end,
      stance,
      target: clause,
      parties,
      rule: cls,
      terms: [],
      confidence: 0.7,
    });
    this.#chain.mood = 'call';
    this.#chain.serial = true;
    this.#chain.holders = parties;
  }

  /** Reads the words of stance and promise in a clause. False where there are none. */
  #read1(scene: Scene, continued: boolean): boolean {
    let done = false;
    let from = scene.clause.start;
    scene.verbs.forEach((trigger, i) => {
      if (trigger.start < from) return;
      const { classes } = trigger.meaning;
      const end =
        this.#feeling(scene, trigger) ?? this.#modal(scene, trigger, i) ?? this.#stance(scene, trigger, i, continued);
      if (end !== undefined) {
        from = end;
        done = true;
        return;
      }
      if (this.#startPromise(scene, trigger, continued)) done = true;
      else if (classes.has('term') || classes.has('window')) done = this.#window(scene, trigger) || done;
      else if (classes.has('validity') && this.#validity(scene, trigger)) done = true;
      else if (classes.has('due')) done = this.#due(scene, trigger) || done;
    });
    return done;
  }

  #take(scene: Scene, trigger: Trigger, cls: string, stance: Stance, target: Place, more: Partial<Taken> = {}): void {
    const parties = more.parties ?? scene.parties;
    const role = this.#reading.passage.blocks[scene.clause.block].role;
    if (target.end - target.start < 2) return;
    const bare = parties.names.length === 0 && !HEADING.has(role) && role !== 'list' && !scene.said;
    if (bare && !(BARE.has(cls) && (scene.subject !== undefined || !scene.clause.first))) return;
    const term = trigger.meaning.term(cls);
    const sure = (CONFIDENCE[cls] ?? 0.75) - (parties.names.length === 0 ? 0.2 : 0);
    this.#taken.push({
      start: this.#from(scene, trigger),
      end: Math.max(target.end, trigger.end),
      stance,
      target,
      parties,
      rule: cls,
      terms: term === undefined ? [] : [term],
      confidence: Math.round(sure * 100) / 100,
      ...more,
    });
  }

  /** Where the words of a position begin: with its clause, or after the position before it in the clause. */
  #from({ clause }: Scene, trigger: Trigger): number {
    const last = this.#taken[this.#taken.length - 1];
    return last !== undefined && last.end > clause.start ? trigger.start : clause.start;
  }

  /** 對…表示關切: the target stands before the verb. */
  #feeling(scene: Scene, trigger: Trigger): number | undefined {
    const cls = trigger.meaning.feeling;
    if (cls === undefined) return undefined;
    const folded = this.#folded;
    const { clause } = scene;
    if (!SHOWS.test(folded.slice(Math.max(clause.start, trigger.start - 16), trigger.start))) return undefined;
    const after = folded.slice(trigger.end, clause.end);
    if (after.length > 0 && !/^(?:和|与|、|并|的|及|态度|立场|」|之意|之情|以及)/.test(after)) return undefined;
    const target = this.#feltTarget(scene, trigger);
    if (target === undefined) return this.#felt(scene, trigger, cls);
    this.#take(scene, trigger, cls, FEELING[cls], target, {
      start: target.start - 1,
      end: trigger.end,
      confidence: 0.88,
    });
    this.#chain.mood = undefined;
    return trigger.end;
  }

  /** 已表達關切: the target was told before. */
  #felt(scene: Scene, trigger: Trigger, cls: string): number | undefined {
    const before = this.#clauses[scene.index - 1];
    if (before === undefined || scene.subject === undefined || trigger.end !== scene.clause.end) return undefined;
    this.#take(
      scene,
      trigger,
      cls,
      FEELING[cls],
      { start: before.start, end: before.end },
      {
        start: scene.clause.start,
        end: trigger.end,
        confidence: 0.6,
      },
    );
    return trigger.end;
  }

  #feltTarget({ clause, index }: Scene, trigger: Trigger): Place | undefined {
    const folded = this.#folded;
    for (let back = 0; back < 3 && index - back >= 0; back++) {
      const part = this.#clauses[index - back];
      if (back > 0 && (clause.start - part.start > 120 || this.#clauses[index - back + 1].first)) return undefined;
      const at = folded.slice(part.start, back === 0 ? trigger.start : part.end).search(/[对就]/);
      if (at < 0) continue;
      const start = part.start + at + 1;
      const verb = folded
        .slice(start, trigger.start)
        .search(/(?:表示|表达|感到|深感|深表|致以|予以|给予|持(?=.{0,6}(?:立场|态度)))[^，]{0,12}$/);
      return { start, end: verb < 0 ? trigger.start : start + verb };
    }
    return undefined;
  }

  /** 要, 應, 不應 and the verbs that call for something. */
  #modal(scene: Scene, trigger: Trigger, index: number): number | undefined {
    const { classes } = trigger.meaning;
    const { clause } = scene;
    if (classes.has('must_not')) {
      const party = scene.subject ?? this.#chain.subject;
      if (!scene.said && !scene.listed && !(party?.agent === true && this.#folded.startsWith('不应', trigger.start)))
        return undefined;
      this.#take(
        scene,
        trigger,
        'must_not',
        'oppose',
        { start: trigger.end, end: clause.end },
        { parties: scene.voice ?? scene.parties },
      );
      this.#chain.mood = undefined;
      return clause.end;
    }
    const must = classes.has('must');
    if (!must && !classes.has('call')) return undefined;
    if (must && !this.#normative(scene, trigger)) return undefined;
    const open = !must && trigger.end === clause.end && clause.mark === '，';
    if ((!open && this.#isNoun(scene, trigger)) || (!must && this.#negated(trigger))) return undefined;
    if (classes.has('encourage') && this.#chain.mood === 'promise') return undefined;
    const following = scene.verbs[index + 1];
    const near = following !== undefined && following.start - trigger.end <= ADVERBS;
    if (must && near && ['oppose', 'condemn', 'call', 'reaffirm'].some((cls) => following.meaning.classes.has(cls)))
      return undefined;
    const end = this.#objectEnd(scene, index);
    const holders = must && scene.voice !== undefined ? scene.voice : scene.parties;
    const words = this.#folded.slice(trigger.end, end);
    if (!must && clause.mark === '，' && (trigger.end === clause.end || this.#isName(trigger.end, end))) {
      this.#chain.pending = { stance: 'call_for', cls: 'call', parties: holders };
      return clause.end;
    }
    if (this.#isName(trigger.end, end) || (must && DESCRIPTION.test(words))) return end;
    if (clause.mark === '，' && MEANS.test(words)) {
      this.#chain.holders = holders;
      this.#chain.mood = must ? 'must' : 'call';
      this.#chain.serial = !must;
      return end;
    }
    this.#take(scene, trigger, must ? 'must' : 'call', 'call_for', this.#target(trigger.start, trigger.end, end), {
      parties: holders,
    });
    this.#chain.holders = holders;
    this.#chain.mood = must ? 'must' : 'call';
    this.#chain.serial = !must || (near && ['support', 'guard'].some((cls) => following.meaning.classes.has(cls)));
    return end;
  }

  /** 需要 before nothing but a name: a need, not a call. */
  #isName(start: number, end: number): boolean {
    return this.#cast.mentions(start - 1, end).some((one) => one.start === start && one.end === end);
  }

  /** A modal counts where someone says it, in a heading or list, or of a party in a comment. */
  #normative(scene: Scene, trigger: Trigger): boolean {
    if (this.#folded.slice(trigger.end, scene.clause.end).length < 2) return false;
    const role = this.#reading.passage.blocks[scene.clause.block].role;
    if (
      this.#folded[trigger.start] === '应' &&
      /^[^，。]{0,40}?(?:邀请|之邀|约请|请求|要求|之约)/.test(this.#folded.slice(trigger.end, trigger.end + 46))
    )
      return false;
    if (FRAME_START.test(this.#folded.slice(scene.clause.start, scene.clause.start + 6))) return false;
    if (scene.said || HEADING.has(role) || role === 'list' || this.#reading.article.genre === 'commentary') return true;
    if (scene.subject?.agent !== true) return false;
    const word = this.#folded.slice(trigger.start, trigger.end);
    return (
      /^(?:应|必须|理应|务必|有必要|需要)/.test(word) ||
      PROPOSES.test(this.#folded.slice(scene.clause.start, trigger.start))
    );
  }

  /** Words that take their object after them. */
  #stance(scene: Scene, trigger: Trigger, index: number, continued: boolean): number | undefined {
    const cls = trigger.meaning.stance;
    if (cls === undefined) return undefined;
    const { clause } = scene;
    const passive = this.#passive(scene, trigger, cls);
    if (passive !== undefined) return passive;
    if (cls === 'reaffirm' && trigger.end === clause.end && clause.mark === '，') {
      this.#chain.pending = { stance: 'reaffirm', cls, parties: scene.parties };
      return trigger.end;
    }
    const joint = cls === 'support' ? JOINT_VERB.exec(this.#folded.slice(trigger.end, clause.end)) : null;
    if (joint !== null) {
      const target = { start: trigger.end + joint[0].length, end: clause.end };
      this.#take(scene, trigger, cls, 'support', target);
      this.#extend(scene, continued);
      return clause.end;
    }
    if (this.#isNoun(scene, trigger)) return this.#nominal(scene, trigger, cls);
    const next = scene.verbs[index + 1];
    // 支持和踐行…: two verbs with one object.
    if (next !== undefined && /^(?:和|与|并|、|及)$/.test(this.#folded.slice(trigger.end, next.start))) {
      const other = next.meaning.stance;
      if (other !== undefined && STANCE[other] === STANCE[cls]) return undefined;
    }
    if (
      cls === 'reaffirm' &&
      next !== undefined &&
      next.start - trigger.end <= 6 &&
      INNER.some((one) => next.meaning.classes.has(one))
    )
      return undefined;
    const end = this.#objectEnd(scene, index);
    const target = this.#target(trigger.start, trigger.end, end);
    if (end === clause.end && SOFT.has(cls) && TOPIC.test(this.#folded.slice(clause.start, end))) return undefined;
    if (!this.#fits(scene, cls, target)) return undefined;
    if (DESCRIBED.test(this.#folded.slice(target.start, target.end))) return end;
    if (continued && SOFT.has(cls) && !FIRM.has(cls) && this.#chain.mood !== 'promise' && this.#chain.serial) {
      if (this.#chain.mood !== undefined) this.#take(scene, trigger, cls, 'call_for', { start: trigger.start, end });
      return this.#chain.mood === undefined ? undefined : end;
    }
    let stance = STANCE[cls];
    if (this.#negated(trigger)) {
      if (stance === 'oppose' || stance === 'condemn') return end;
      stance = 'oppose';
    }
    if (cls === 'prevent' && continued && this.#chain.mood === 'call') stance = 'call_for';
    const wanted = stance === 'call_for' ? { start: trigger.start, end: target.end } : target;
    this.#take(scene, trigger, cls, stance, wanted);
    // A promise goes on through it.
    if (cls === 'stand' && stance === 'reaffirm' && scene.subject?.agent === true && this.#promise === undefined)
      this.#begin(scene, trigger, {
        modality: 'will',
        rule: 'stand',
        action: trigger.start,
        terms: [],
        confidence: 0.6,
      });
    if (stance !== 'oppose' && stance !== 'condemn') this.#extend(scene, continued);
    return end;
  }

  #fits(scene: Scene, cls: string, target: Place): boolean {
    const words = this.#folded.slice(target.start, target.end);
    if (cls === 'cause' && this.#folded.startsWith('坚持', target.start - 2) && PRINCIPLE.test(words)) return true;
    if (cls === 'cause' && this.#chain.mood === 'promise' && FURTHERED.test(words)) return true;
    if (cls === 'stand') return PRINCIPLE.test(this.#folded.slice(target.start, target.end));
    if (cls === 'counter' && /(?:合作|交流|工作|能力|行动)$/.test(this.#folded.slice(target.start, target.end)))
      return false;
    if (cls === 'benefit') return scene.voice !== undefined;
    if (cls === 'stress') return STRESSED.test(this.#folded.slice(target.start, target.end));
    const wanted = cls === 'cause' || cls === 'guard' ? 'good' : cls === 'counter' ? 'ill' : undefined;
    if (wanted === undefined) return true;
    return scene.triggers.some(
      (one) => one.start >= target.start && one.end <= target.end && one.meaning.classes.has(wanted),
    );
  }

  #negated(trigger: Trigger): boolean {
    return NEGATED.test(this.#folded.slice(Math.max(0, trigger.start - 4), trigger.start));
  }

  /** The words after a verb, without 了, 着 and the like. */
  #target(verb: number, start: number, end: number): Place {
    const folded = this.#folded;
    const series = /^(?:好?、[^，、]{2}(?=好))+/.exec(folded.slice(start, Math.min(end, start + 24)));
    if (series !== null) start += series[0].length;
    while (start < end && '了着过好'.includes(folded[start])) start++;
    if (PURPOSE.test(folded.slice(Math.max(0, verb - 6), verb))) {
      const rest = folded.slice(start, end).search(/(?:作出|做出|注入|提供|发挥|奠定|营造|创造|贡献)/);
      if (rest >= 2) end = start + rest;
    }
    return { start, end };
  }

  /** The object runs to the end of the clause, or to the next verb of a series. */
  #objectEnd({ clause, verbs }: Scene, index: number): number {
    const folded = this.#folded;
    for (let i = index + 1; i < verbs.length; i++) {
      const { start, meaning } = verbs[i];
      if (start - verbs[index].end < 3) continue;
      if (meaning.stance === undefined && !meaning.classes.has('call')) continue;
      const before = folded.slice(start - 2, start);
      if (before.endsWith('、') || before === '并且') return start - (before === '并且' ? 2 : 1);
      if (/(?:[、并]|以及)$/.test(before.trimEnd()) && before.endsWith('并')) return start - 1;
    }
    return clause.end;
  }

  /** 提供支持, 在…支持下, 對…的支持: no stance. */
  #isNoun({ clause }: Scene, trigger: Trigger): boolean {
    const after = this.#folded.slice(trigger.end, clause.end);
    if (NOUN_TAIL.test(after)) return true;
    const before = this.#folded.slice(Math.max(clause.start, trigger.start - 4), trigger.start);
    return before.endsWith('的') || THOSE.test(before);
  }

  /** 對此堅決反對, 表示強烈譴責: what was told before. */
  #beforehand({ clause, index }: Scene, trigger: Trigger, cls: string): Place | undefined {
    if (!['oppose', 'condemn', 'welcome', 'support'].includes(cls) || trigger.end !== clause.end || index === 0)
      return undefined;
    const before = this.#folded.slice(clause.start, trigger.start);
    const word = this.#folded.slice(trigger.start, trigger.end);
    if (!FIRMLY.test(before) && !FIRMLY.test(word)) return undefined;
    let back = index - 1;
    // The verbs of a series have one target.
    while (back > 0 && this.#clauses[back].end - this.#clauses[back].start < 10) back--;
    const { start, end } = this.#clauses[back];
    return { start, end };
  }

  /** 對…的堅定維護, and 相互支持 with what comes before. */
  #nominal(scene: Scene, trigger: Trigger, cls: string): number | undefined {
    const what = this.#beforehand(scene, trigger, cls);
    if (what !== undefined) {
      this.#take(scene, trigger, cls, STANCE[cls], what, { start: scene.clause.start, end: trigger.end });
      return trigger.end;
    }
    const before = this.#folded.slice(scene.clause.start, trigger.start);
    if (cls === 'support' && trigger.end === scene.clause.end && EACH_OTHER.test(before)) {
      const start = Math.max(scene.clause.start, scene.subject?.end ?? 0);
      this.#take(scene, trigger, cls, 'support', { start, end: trigger.end });
      return trigger.end;
    }
    const match =
      cls === 'support' && trigger.end === scene.clause.end
        ? /对([^，]{2,40})的(?:坚定|坚决|共同)$/.exec(before)
        : null;
    if (match === null) return undefined;
    const start = scene.clause.start + match.index + 1;
    this.#take(scene, trigger, cls, STANCE[cls], { start, end: start + match[1].length }, { confidence: 0.7 });
    return trigger.end;
  }

  /** A獲得B的支持, A遭到B反對: B holds it, A is the target. */
  #passive(scene: Scene, trigger: Trigger, cls: string): number | undefined {
    const { clause } = scene;
    if (
      !['support', 'oppose', 'condemn', 'welcome'].includes(cls) ||
      !/支持|欢迎|赞赏|反对|抵制|谴责|抗议|批评|抨击|肯定|好评/.test(this.#folded.slice(trigger.start, trigger.end))
    )
      return undefined;
    const from = Math.max(clause.start, trigger.start - 30);
    let at = -1;
    for (const match of this.#folded.slice(from, trigger.start).matchAll(PASSIVE)) at = from + match.index;
    if (at < 0) {
      if (!/(?:获|受)$/.test(this.#folded.slice(clause.start, trigger.start))) return undefined;
      at = trigger.start - 1;
    }
    const holders = within(this.#reading.found.name, at, trigger.start);
    const parties =
      holders.length > 0
        ? { names: holders.map((one) => one.name), ids: holders.map((one) => one.entity) }
        : this.#byWords(at, trigger.start);
    if (parties.names.length === 0) return trigger.end;
    const last = this.#clauses[scene.index - 1];
    const topic =
      at - clause.start > 2
        ? { start: clause.start, end: at }
        : (this.#chain.topic ??
          (clause.first || last === undefined ? undefined : { start: last.start, end: last.end }));
    if (topic === undefined) return trigger.end;
    this.#chain.topic = topic;
    this.#take(scene, trigger, cls, STANCE[cls], topic, {
      start: Math.max(clause.start, topic.start),
      parties: { names: holders.map((one) => one.name), ids: holders.map((one) => one.entity) },
      confidence: 0.8,
    });
    return trigger.end;
  }

  /** 遭多方質疑: the words between. */
  #byWords(start: number, end: number): Parties {
    const match =
      /^(?:获得|得到|受到|遭到|赢得|博得|获|遭|为)了?(.{2,10}?)(?:的|所|普遍|强烈|一致|广泛|公开|坚决|质疑和|严厉|共同|积极)*$/.exec(
        this.#folded.slice(start, end),
      );
    if (match === null) return NOBODY;
    const from = start + match[0].indexOf(match[1]);
    return { names: [this.#reading.passage.quote(from, from + match[1].length)], ids: [] };
  }

  /** 將, 願, 同意, 決定, 計劃, 繼續 with an agent. */
  #startPromise(scene: Scene, trigger: Trigger, continued: boolean): boolean {
    const { classes } = trigger.meaning;
    const cls = trigger.meaning.promise;
    const deed = classes.has('deed') && this.#opensItem(scene, trigger);
    if (cls === undefined && !deed) return false;
    if (this.#promise !== undefined && this.#promise.start >= scene.clause.start) return false;
    if (
      cls !== undefined &&
      CALLED_OFF.test(this.#folded.slice(Math.max(scene.clause.start, trigger.start - 3), trigger.start))
    )
      return false;
    if (!deed && cls === 'keep' && !this.#keeps(scene, trigger, continued)) return false;
    if (cls === 'will' && !this.#promises(scene, trigger)) return false;
    if (cls === 'announced' && !this.#announces(scene, trigger)) return false;
    if (!deed && !this.#canPromise(scene, trigger, continued)) return false;
    if (continued && this.#promise !== undefined && (cls === 'keep' || this.#isObjectMark(scene, trigger))) {
      this.#extend(scene, continued);
      return true;
    }
    const term = trigger.meaning.term(cls ?? 'deed');
    this.#begin(scene, trigger, {
      modality: cls === undefined ? 'agreed' : MODALITY[cls],
      rule: cls ?? 'deed',
      action: trigger.start,
      terms: term === undefined ? [] : [term],
      confidence: cls === 'will' || cls === 'keep' ? 0.75 : 0.8,
    });
    return true;
  }

  #begin(
    scene: Scene,
    trigger: Trigger,
    more: Pick<Promised, 'modality' | 'rule' | 'action' | 'terms' | 'confidence'>,
  ): void {
    const near = this.#cast.mentions(scene.clause.start, trigger.start).find((one) => one.end === trigger.start);
    const other = near !== undefined && scene.subject !== undefined && near.end > scene.subject.end ? near : undefined;
    const promise: Promised = {
      start: other?.start ?? this.#withTime(scene),
      end: scene.clause.end,
      parties: other ?? scene.parties,
      clauses: 1,
      ...more,
    };
    this.#promised.push(promise);
    this.#promise = promise;
    this.#chain.mood = 'promise';
    this.#chain.serial = false;
  }

  /** 將 before an object, in the middle of a promise. */
  #isObjectMark({ clause }: Scene, trigger: Trigger): boolean {
    return trigger.start === clause.start && OBJECT_MARK.test(this.#folded.slice(trigger.end, clause.end).slice(0, 40));
  }

  /** 明天，我將…: a clause that is only a time belongs to the promise. */
  #withTime({ clause, index }: Scene): number {
    const before = this.#clauses[index - 1];
    if (clause.first || before === undefined || before.end - before.start > 14) return clause.start;
    const timed = this.#reading.found.time;
    const filled = within(timed, before.start, before.end).some(
      (time) => before.end - before.start - (time.end - time.start) <= 4,
    );
    return filled ? before.start : clause.start;
  }

  /** An item of a joint text that opens with a verb: what the parties will do. */
  #opensItem({ clause, listed }: Scene, trigger: Trigger): boolean {
    if (!this.#joint || trigger.start !== clause.start || !clause.first) return false;
    return listed && !trigger.meaning.classes.has('support');
  }

  /** 繼續 promises only before a verb, of an agent, in what is said or promised already. */
  #keeps(scene: Scene, trigger: Trigger, continued: boolean): boolean {
    if (this.#chain.mood === 'must' || this.#chain.mood === 'call') return false;
    if (this.#chain.mood === 'promise' && continued) return trigger.start === scene.clause.start;
    if (!scene.said && !scene.listed) return false;
    if (scene.subject === undefined && !scene.listed) return false;
    if (/^[^，]{0,8}了/.test(this.#folded.slice(trigger.end, trigger.end + 10))) return false;
    if (
      /[对为在]$/.test(this.#folded.slice(scene.clause.start, trigger.start)) ||
      this.#folded[scene.clause.start] === '为'
    )
      return false;
    if (scene.subject !== undefined && trigger.start - scene.subject.end > 10) return false;
    return scene.verbs.some(
      (one) =>
        one.start >= trigger.end &&
        one.start - trigger.end <= 20 &&
        (one.meaning.classes.has('deed') || one.meaning.classes.has('support')),
    );
  }

  /** Whether 將 tells what an agent will do, not what will come about or take place. */
  #promises(scene: Scene, trigger: Trigger): boolean {
    const folded = this.#folded;
    const { clause, triggers } = scene;
    const after = folded.slice(trigger.end, clause.end);
    const word = folded.slice(trigger.start, trigger.end);
    if (word.endsWith('会') && !word.includes('将'))
      return PLEDGED.test(after) && scene.subject !== undefined && this.#isActor(scene.subject.end, trigger.start);
    if (!word.includes('将')) return true;
    const follower = triggers.find((one) => one.start >= trigger.end && one.start - trigger.end <= 2);
    if (follower?.meaning.classes.has('effect')) return false;
    const scheduled = triggers.some(
      (one) => one.start >= trigger.end && one.start - trigger.end <= 14 && one.meaning.classes.has('event'),
    );
    const own = scene.subject !== undefined && scene.subject.names.length === 0;
    if (scheduled && !(scene.said && own) && !(scene.subject?.agent === true && this.#hasDate(clause))) return false;
    if (/^(?:其|此|这|该|所谓|「|《|把)/.test(after) || OBJECT_MARK.test(after.slice(0, 40)))
      return this.#chain.mood === 'promise' || follower?.meaning.classes.has('deed') === true;
    if (scene.subject === undefined && /^[为是]/.test(after)) return false;
    if (trigger.start === clause.start && this.#chain.mood !== 'promise' && !this.#beginsVerb(scene, trigger))
      return false;
    if (scene.subject !== undefined && !this.#isActor(scene.subject.end, trigger.start)) return false;
    // 將 as an object marker right before a name.
    return (
      !this.#cast.mentions(clause.start, clause.end).some((one) => one.start === trigger.end) ||
      this.#chain.mood === 'promise'
    );
  }

  /** Whether a day or month still to come stands in a clause. */
  #hasDate({ start, end }: Clause): boolean {
    const today = this.#reading.article.published ?? this.#reading.page.published ?? '';
    return within(this.#reading.found.time, start, end).some(
      (time) => time.vague === undefined && isAfter(time.value, today),
    );
  }

  /** 將 at the head of a clause: a verb must follow at once, or it marks an object. */
  #beginsVerb({ triggers, clause }: Scene, trigger: Trigger): boolean {
    if (WILLING_ADVERB.test(this.#folded.slice(trigger.end, clause.end))) return true;
    return triggers.some((one) => one.start === trigger.end && one.meaning.verb);
  }

  /** Words between the subject and 將: adverbs and frames, or a noun for someone who acts (政府, 代表團). */
  #isActor(start: number, end: number): boolean {
    if (end - start < 2) return true;
    const gap = this.#folded.slice(start, Math.min(end, start + 40));
    return !/的/.test(gap) && (ADVERBIAL.test(gap) || ACTOR.test(gap));
  }

  #canPromise(scene: Scene, trigger: Trigger, continued: boolean): boolean {
    const { subject, parties, said, clause } = scene;
    if (subject !== undefined) return subject.agent;
    if (this.#written(scene) !== undefined) return true;
    if (this.#hasUnknown(clause.start, trigger.start)) return false;
    if (continued && this.#chain.subject !== undefined) return this.#chain.subject.agent;
    const role = this.#reading.passage.blocks[clause.block].role;
    return (said && parties.names.length > 0) || role === 'list';
  }

  /** 自…至…免簽: an interval still to run, and what holds in it. */
  #validity(scene: Scene, trigger: Trigger): boolean {
    const { clause, index } = scene;
    const before = clause.first || index === 0 ? clause : this.#clauses[index - 1];
    const today = this.#reading.article.published ?? this.#reading.page.published ?? '';
    const time = within(this.#reading.found.time, before.start, trigger.start).find(
      ({ value }) => /^\d{4}-\d\d(?:-\d\d)?\/\d{4}/.test(value) && value.split('/')[1] >= today,
    );
    if (time === undefined || this.#promised.slice(-3).some((one) => one.start <= time.start && one.end >= time.end))
      return false;
    const line = trigger.meaning.term('validity');
    this.#promised.push({
      start: time.start < clause.start ? before.start : clause.start,
      end: clause.end,
      action: time.start < clause.start ? before.start : clause.start,
      modality: 'window',
      parties: scene.parties,
      rule: 'validity',
      terms: line === undefined ? [] : [line],
      confidence: 0.75,
      clauses: 1,
    });
    return true;
  }

  /** 宣布 before a measure, not before what has come about. */
  #announces({ clause, verbs }: Scene, trigger: Trigger): boolean {
    const after = this.#folded.slice(trigger.end, clause.end);
    return (
      MEASURE.test(after) ||
      verbs.some((one) => one.start >= trigger.end && one.start - trigger.end <= 12 && one.meaning.promise === 'will')
    );
  }

  /** A deadline still to come, set for what is to be done: 工程將於2028年底前完工. */
  #due(scene: Scene, trigger: Trigger): boolean {
    const { clause } = scene;
    if (this.#promise !== undefined && this.#promise.end >= clause.end) return false;
    if (this.#chain.mood === 'must' || this.#chain.mood === 'call') return false;
    if (!TO_COME.test(this.#folded.slice(clause.start, trigger.start))) return false;
    const today = this.#reading.article.published ?? this.#reading.page.published ?? '';
    const time = within(this.#reading.found.time, clause.start, trigger.start).find(
      ({ value, vague }) => vague === undefined && isAfter(value, today),
    );
    if (time === undefined) return false;
    const line = trigger.meaning.term('due');
    const promise: Promised = {
      start: clause.start,
      end: clause.end,
      action: clause.start,
      modality: 'intends',
      parties: scene.subject?.agent === false ? (scene.voice ?? NOBODY) : scene.parties,
      rule: 'due',
      terms: line === undefined ? [] : [line],
      confidence: 0.65,
      clauses: 1,
    };
    this.#promised.push(promise);
    return true;
  }

  /** Words before the verb that are neither a frame nor an adverb: a subject that is not known. */
  #hasUnknown(start: number, end: number): boolean {
    return end - start >= 3 && !ADVERBIAL.test(this.#folded.slice(start, Math.min(end, start + 8)));
  }

  /** 試行免簽, 期限為30年: a span of validity. */
  #window(scene: Scene, trigger: Trigger): boolean {
    const term = trigger.meaning.classes.has('term');
    const { clause, index } = scene;
    const times = within(this.#reading.found.time, clause.start, clause.end).some(
      (time) => this.#folded[time.end] !== '的' && (!term || (time.start <= trigger.end + 2 && time.end > trigger.end)),
    );
    if (term && !times) return false;
    const last = clause.first || index === 0 ? clause : this.#clauses[index - 1];
    const spans = within(this.#reading.found.time, last.start, last.end).some(({ value }) => value.includes('/'));
    const before = term || spans ? last : clause;
    if (this.#promise !== undefined && this.#promise.end >= before.start) {
      this.#promise.end = clause.end;
      return true;
    }
    const line = trigger.meaning.term(term ? 'term' : 'window');
    const promise: Promised = {
      start: before.start,
      end: clause.end,
      action: before.start,
      modality: 'window',
      parties: scene.parties,
      rule: term ? 'term' : 'window',
      terms: line === undefined ? [] : [line],
      confidence: 0.75,
      clauses: 1,
    };
    this.#promised.push(promise);
    // 有效期五年，期滿後可續期
    this.#promise = promise;
    this.#chain.mood = 'promise';
    return true;
  }

  /** A clause without words of its own goes on with the mood before it. */
  #carry(scene: Scene, promise: Promised | undefined): void {
    const { clause } = scene;
    const { mood } = this.#chain;
    if (clause.first) {
      this.#judge(scene);
      return;
    }
    const words = this.#folded.slice(clause.start, clause.end);
    if (FRAME_START.test(words) || FRAME_END.test(words)) return;
    if (mood === undefined || NEW_START.test(words)) {
      this.#chain.mood = undefined;
      this.#judge(scene);
      return;
    }
    this.#promise = promise;
    if (mood === 'promise') this.#extend(scene, true);
    else if (!this.#isResult(scene) && words.length >= 4 && !/^[^，]{1,3}了/.test(words)) {
      this.#taken.push({
        start: clause.start,
        end: clause.end,
        stance: 'call_for',
        target: clause,
        parties: this.#chain.holders ?? scene.parties,
        rule: 'series',
        terms: [],
        confidence: 0.65,
      });
    }
  }

  #isResult({ clause, triggers }: Scene): boolean {
    return triggers.some((one) => one.start === clause.start && one.meaning.classes.has('result'));
  }

  /** A promise takes in the clauses that follow in its sentence. */
  #extend(scene: Scene, continued: boolean): void {
    const promise = this.#promise;
    const { clause } = scene;
    if (promise === undefined || !continued || this.#chain.mood !== 'promise' || promise.end >= clause.end) return;
    if (promise.clauses >= LONGEST) return;
    promise.end = clause.end;
    promise.clauses++;
  }

  /** 一是加強…, 擴大交流…: a sentence that opens with a deed, in what someone says, calls for it. */
  #imperative({ clause, index, verbs, subject, said, listed, voice }: Scene): boolean {
    if (subject !== undefined || listed || verbs.length === 0) return false;
    const item = ITEM.exec(this.#folded.slice(clause.start, clause.start + 6));
    const proposed = item !== null && PROPOSAL.test(this.#folded.slice(Math.max(0, clause.start - 400), clause.start));
    if (!proposed && (!said || voice === undefined)) return false;
    const start = clause.start + (item?.[0].length ?? 0);
    const before = this.#clauses[index - 1];
    if (item === null && !(clause.first || before?.mark === '；')) return false;
    if (verbs[0].start !== start || !verbs[0].meaning.classes.has('deed')) return false;
    if (
      /^[^，]{0,8}[了过]/.test(this.#folded.slice(start, clause.end)) ||
      /[是为]/.test(this.#folded.slice(start + 2, clause.end))
    )
      return false;
    this.#taken.push({
      start: clause.start,
      end: clause.end,
      stance: 'call_for',
      target: { start, end: clause.end },
      parties: voice ?? NOBODY,
      rule: 'imperative',
      terms: [],
      confidence: 0.65,
    });
    this.#chain.mood = 'must';
    this.#chain.holders = voice ?? NOBODY;
    return true;
  }

  /** A negative judgement in what someone says. */
  #judge(scene: Scene): void {
    if (!(scene.voice !== undefined || scene.listed) || scene.parties.names.length === 0) return;
    const { clause, subject } = scene;
    if (subject !== undefined && subject.names.length === 0) return;
    const trigger = scene.verbs.find((one) => one.meaning.classes.has('judge') || one.meaning.classes.has('worry'));
    if (trigger === undefined || NEGATED.test(this.#folded.slice(trigger.start - 4, trigger.start))) return;
    const holders = scene.voice ?? scene.parties;
    if (subject?.names.some((name) => holders.names.includes(name))) return;
    const worry = trigger.meaning.classes.has('worry');
    if (worry && this.#chain.mood !== undefined) return;
    const cls = worry ? 'worry' : 'judge';
    this.#take(scene, trigger, cls, worry ? 'concern' : 'condemn', clause, {
      start: clause.start,
      end: clause.end,
      parties: holders,
      confidence: 0.6,
    });
  }
}

/** One clause and what is known of it. */
class Scene {
  readonly clause: Clause;
  readonly index: number;
  /** All words of stance and promise in the clause. */
  readonly triggers: readonly Trigger[];
  /** Those that carry a stance or a promise themselves. */
  readonly verbs: readonly Trigger[];
  readonly subject: Subject | undefined;
  /** Whether someone says it. */
  readonly said: boolean;
  /** Whether it stands in a list of a joint text. */
  listed = false;
  parties: Parties = NOBODY;
  /** Who says it. */
  voice: Parties | undefined;

  constructor(
    clause: Clause,
    index: number,
    triggers: readonly Trigger[],
    verbs: readonly Trigger[],
    subject: Subject | undefined,
    said: boolean,
  ) {
    this.clause = clause;
    this.index = index;
    this.triggers = triggers;
    this.verbs = verbs;
    this.subject = subject;
    this.said = said;
  }
}
