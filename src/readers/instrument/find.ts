import type { InstrumentType } from '../../record/kinds.ts';
import { clauseAround } from '../event/clause.ts';
import type { Word } from '../event/words.ts';
import { termsOfKind } from '../figures.ts';
import { firstFrom, inside } from '../places.ts';
import type { Place, Reading } from '../reader.ts';
import { type Act, actAt, NO_ACT } from './act.ts';
import { actionOf, type InstrumentWords, typeOfHead } from './words.ts';

/** A document at one place of the text. */
export interface Candidate extends Place {
  readonly sort: 'titled' | 'quoted' | 'named' | 'untitled';
  /** The title without its marks. */
  readonly title: Place;
  /** Last word of the title; empty where there is none. */
  readonly head: Place;
  readonly type: InstrumentType;
  readonly act: Act;
  /** A word such as 该协议 that takes up a document named before. */
  readonly refers?: true;
  readonly terms: readonly number[];
}

type Bare = Omit<Candidate, 'act'>;

/** Behind the last word of a title. */
const TAIL = /(?:（[^（）]*）|草案|修正案|全文|文本|附件|第[一二三四五六七八九十\d]+号)+$/;
const FOLLOWS_QUOTED = /^(?:安排|机制|基金(?!会)|构想|框架|倡议|计划|战略|协议|协定|条约|宣言|规划|路线图)/;
const NAMED_AFTER = /^(?:战略|框架|谅解|伙伴|项目|建设|领域)?合作(?:框架|谅解|伙伴)?(?:协议|协定|备忘录|文件|规划)/;
const COUNTED =
  /(?:近|约|逾)?(?:\d+|[一二三四五六七八九十百两数]+)[余多几]{0,2}(?:份|项|个(?!月|星期|小时))|多[份项]|一系列/;
const REFERS = /(?:该|这一|这份|这项|此|上述|本|这个)(?:份|项|个)?$/;
const AFTER_HEAD =
  /^(?:[，。；：！？、）」》\n ]|$|的|后|之|并|和|与|及|等|以|为|涵|在|于|时|将|把|料|下[月周个]|本[月周]|[月年]底|明年|今年|也|是|了|草案|文本|正式|延|签|获|已|仪|中|上|（|继续|重点|摘要|全文|内|再|由|有|，|称|说|指|强|表|宣|重|呼|谴|提|显|对|就|又|还|证|否认|回|批|抗|反|支|祝|敦|写|载|列|明|谈判|实施|料|项下|条款|规定|生效|自|到期|达|早|最|可|被|遭|仍|尚|需|须|顺延|展|\d+个月|\d+年(?![\d底初])|能|会|应|必|要求|框架)/;
/** A longer word: 协议书, 条约国. */
const RUNS_ON =
  /^(?:书|国|方|价|会(?![议谈晤见商上后])|组织|协商会议|审议会议|缔约方|成员国|人|签字(?!仪式)|缔约|性|化|工|户|制|量|区|法|大学|委员会)/;
const SUMMARY = /^（?(?:重点|摘要|全文|要点|主要内容|内容)/;
const LONGEST = 70;

/** Proposals and plans of no name: 三点倡议, 重要规划, 新计划. */
const GENERAL =
  /友好政策$|(?:外交|方针|主义)政策$|^(?:对[^的]{1,3}|对?外|国内|内外|本国|国家|各项|一切|惠民|优惠|相关|财政|货币|税收|.方)政策$|^(?:发展|开放|互利共赢开放|.方|国家)战略$|^(?:解决|可行|合理|综合|最佳|政治解决|和平解决|中国|全面|长期|替代|折中|妥协|务实)+(?:的)?方案$|性方案$|^(?:会议|行程|访问|日程|时间|后续|人事|工作|活动|交通|保安)安排$|^(?:严正|书面|正式|强硬)声明$|^(?:新|多|各|有关|相关|重要|重大|系列|一系列|具体|建设性|务实|整体|长远|\d+|[一二三四五六七八九十两几数]+[点项个])[^「《]{0,6}(?:倡议|计划|规划|政策|战略|决议|声明|路线图|时间表|愿景|方案|计画|规画|报告)$/;

const TALKED_OVER = /^(?:探讨|商谈|商讨|洽谈)$/;

/** All documents of an article, in order. */
export function findDocuments(reading: Reading, words: InstrumentWords): Candidate[] {
  const titled = titledOnes(reading, words);
  const named = namedOnes(reading, words, titled);
  const bare = [...titled, ...named].sort((a, b) => a.start - b.start);
  const endingAt = new Map(bare.map((one) => [one.end - 1, one]));
  const found = bare.map((one): Candidate => {
    const clause = clauseAround(reading.passage, one.start, one.end);
    const told = actAt(reading, words, one, clause, (position) => endingAt.get(position));
    // 探讨在《议程》等领域合作: what has a name of its own is only spoken of.
    const act =
      told.verb !== undefined && TALKED_OVER.test(reading.passage.folded.slice(told.verb.start, told.verb.end))
        ? NO_ACT
        : told;
    return {
      ...one,
      act: one.sort === 'named' && (one.type === 'initiative' || one.type === 'policy') ? ofProgramme(act) : act,
    };
  });
  return [...found, ...untitledOnes(reading, words, found)].sort((a, b) => a.start - b.start);
}

/** A programme named in passing (签署共建一带一路文件) is not what is signed. */
function ofProgramme(act: Act): Act {
  const actions = act.actions.filter((action) =>
    ['proposed', 'announced', 'published', 'withdrawn', 'extended'].includes(action),
  );
  return actions.length > 0 ? { ...act, actions } : NO_ACT;
}

/** 《…》 and 「…」 that end in the word for a document, or that a verb of documents governs. */
function titledOnes(reading: Reading, words: InstrumentWords): Bare[] {
  const { folded, structure } = reading.passage;
  const found: Bare[] = [];
  const openings = /[《「『]/g;
  let until = 0;
  for (let match = openings.exec(folded); match !== null; match = openings.exec(folded)) {
    const open = match.index;
    const close = structure.partner[open];
    if (open < until || close < open || close - open > 200 || close - open < 3) continue;
    const isBook = match[0] === '《';
    const title = { start: open + 1, end: close };
    const head = headOf(folded, words, title);
    if (isBook) {
      const one = bookTitle(reading, words, title, head, close);
      if (one !== undefined) {
        found.push(one);
        until = close;
      }
      continue;
    }
    // 「5G战略」合作协议: the document is named after what stands in the marks.
    if (NAMED_AFTER.test(folded.slice(close + 1, close + 10))) continue;
    if (head === undefined ? !FOLLOWS_QUOTED.test(folded.slice(close + 1, close + 4)) : close - open < 5) continue;
    const one = quotedTitle(reading, words, title, head, close);
    if (one !== undefined) {
      found.push(one);
      until = close;
    }
  }
  return found;
}

function headOf(folded: string, words: InstrumentWords, title: Place): Word | undefined {
  const tail = TAIL.exec(folded.slice(title.start, title.end));
  const own = words.headEndingAt.get(title.end);
  // 「…合作协定续约换文」: letters exchanged, and what they are called.
  if (own === undefined && folded.endsWith('换文', title.end) && title.end - title.start > 4)
    return words.verbs[firstFrom(words.verbs, title.end - 2)];
  if (own !== undefined && own.start >= title.start && own.term.id !== 'draft') return own;
  if (tail === null) return own;
  const before = words.headEndingAt.get(title.start + tail.index);
  return before !== undefined && before.start >= title.start ? before : own;
}

/** 成果文件《…》: what it is stands before its title. */
const PAPER_BEFORE = /(?:成果文件|立场文件|政策文件|文件|协定|条约|声明|宣言|公报|白皮书|规划|倡议|备忘录)$/;
const SIGNED_BEFORE =
  /(?:发布|公布|颁布|印发|签署|签订|缔结|互换|交换|签署了|签订了|通过了|签署并发表|修订|批准|加入|退出)[^，。；]{0,6}$/;

/** …安排的谅解备忘录: a document that tells what it is about. */
const ABOUT_IT = /^的(?:谅解|合作|补充|联合)?(?:备忘录|协[定议](?!签)|议定书|换文|意向书)/;
/** 《公约》附加议定书: a document of its own, named after another. */
const MORE =
  /^修正案|^的?(?:入约|第[一二三四五六七八九十\d]{1,3}(?:阶段|号)?(?:附加)?|附加|补充|修订|修正|升级|延期|续约)(?:议定书|协定|协议|备忘录|修正案)/;

const inner = (folded: string, { start, end }: Place) => folded.slice(start, end);
/** Papers that are called like documents: 《海峡公报》报道. */
const PAPER = /(?:公报|通报|纪要|宣言)$/;

/** 关于渔业合作《备忘录》: the marks hold no more than the kind. */
const ABOUT_BEFORE = /关于[^，。；：的《》「」]{2,40}$/;

function bookTitle(
  reading: Reading,
  words: InstrumentWords,
  title: Place,
  head: Word | undefined,
  close: number,
): Bare | undefined {
  const { folded } = reading.passage;
  const before = folded.slice(Math.max(0, title.start - 13), title.start - 1);
  const after = folded.slice(close + 1, close + 9);
  if (
    isOutlet(reading, title) ||
    (PAPER.test(inner(folded, title)) && /^(?:引述|援引|报道|报导|披露|透露)/.test(after)) ||
    /题为$|接受$|采访$|主题为$|撰写的?$|刊登于$/.test(before)
  )
    return undefined;
  if (isBorne(words, title.start - 1, close + 1, folded)) return undefined;
  const whitePaper = /^(?:白皮书|联合声明|协议|文件|决议|备忘录|议定书|合同|报告书)/.test(after);
  if (head === undefined && !whitePaper && !SIGNED_BEFORE.test(before) && !PAPER_BEFORE.test(before)) return undefined;
  const type = head !== undefined ? typeOfHead(head) : 'other';
  const about =
    head !== undefined && head.start === title.start
      ? ABOUT_BEFORE.exec(folded.slice(Math.max(0, title.start - 42), title.start - 1))
      : null;
  if (head !== undefined && about !== null) {
    const whole = { start: title.start - 1 - about[0].length, end: close + 1 };
    return { sort: 'titled', ...whole, title: whole, head, type, terms: [head.index] };
  }
  const more = MORE.exec(folded.slice(close + 1, close + 12));
  if (more !== null) {
    const whole = { start: title.start - 1, end: close + 1 + more[0].length };
    const last = words.headEndingAt.get(whole.end);
    if (last !== undefined)
      return { sort: 'titled', ...whole, title: whole, head: last, type: typeOfHead(last), terms: [last.index] };
  }
  return {
    sort: 'titled',
    start: title.start - 1,
    end: close + 1,
    title,
    head: head ?? { start: title.end, end: title.end },
    type,
    terms: head === undefined ? [] : [head.index],
  };
}

/** Whether a word for a book, a film, a speech stands right before `start` or right after `end`. */
function isBorne({ bearers }: InstrumentWords, start: number, end: number, folded: string): boolean {
  const from = folded[end] === '的' ? end + 1 : end;
  const next = bearers[firstFrom(bearers, from)];
  const last = bearers[firstFrom(bearers, start) - 1];
  return next?.start === from || last?.end === start;
}

function quotedTitle(
  reading: Reading,
  words: InstrumentWords,
  title: Place,
  head: Word | undefined,
  close: number,
): Bare | undefined {
  const { folded } = reading.passage;
  const inner = folded.slice(title.start, title.end);
  if (/[，。！？；：]|^(?:没有|未|不)/.test(inner) || inner.length > 60) return undefined;
  if (head !== undefined) {
    const generic = head.end - head.start === inner.length || UNNAMED.test(folded.slice(title.start, head.start));
    if (
      generic ||
      ['law', 'consensus', 'framework', 'arrangement', 'documents', 'guideline', 'scheme', 'points'].includes(
        head.term.id,
      )
    )
      return undefined;
    return {
      sort: 'quoted',
      start: title.start - 1,
      end: close + 1,
      title,
      head,
      type: typeOfHead(head),
      terms: [head.index],
    };
  }
  const next = words.heads[firstFrom(words.heads, close + 1)];
  if (next === undefined || next.start !== close + 1) return undefined;
  const whole = { start: title.start - 1, end: next.end };
  return { sort: 'quoted', ...whole, title: whole, head: next, type: typeOfHead(next), terms: [next.index] };
}

const outletTables = new WeakMap<object, Int32Array>();

function isOutlet(reading: Reading, title: Place): boolean {
  const { hits, lexicon } = reading;
  const table = outletTables.get(lexicon) ?? termsOfKind(lexicon, 'outlet');
  outletTables.set(lexicon, table);
  for (let hit = hits.from(title.start); hit < hits.count && hits.start[hit] === title.start; hit++)
    if (hits.end[hit] === title.end && table[hits.pattern[hit]] >= 0) return true;
  return false;
}

function namedOnes(reading: Reading, words: InstrumentWords, titled: readonly Bare[]): Bare[] {
  const { folded } = reading.passage;
  const found: Bare[] = [];
  for (const word of words.named) {
    const near = titled[firstFrom(titled, word.start + 1) - 1];
    if (near !== undefined && word.end <= near.end) continue;
    // 《…协定》（DEPA）: another name of it.
    // RCEP领导人会议: who meets, not what they have agreed.
    if (
      /^(?:领导人|峰会|部长|外长|会议|成员国|缔约方会议|非正式)/.test(folded.slice(word.end, word.end + 5)) &&
      !found.some(({ terms }) => terms[0] === word.index)
    )
      continue;
    if (near !== undefined && near.end === word.start - 1 && '（('.includes(folded[near.end])) continue;
    const quoted = folded[word.start - 1] === '「' && folded[word.end] === '」';
    const long = quoted && folded.startsWith('倡议', word.end + 1);
    const start = quoted ? word.start - 1 : word.start;
    const end = long ? word.end + 3 : quoted ? word.end + 1 : word.end;
    const title = long ? { start, end } : { start: word.start, end: word.end };
    const type = typeOfHead(word);
    found.push({
      sort: 'named',
      start,
      end,
      title,
      head: { start: title.end, end: title.end },
      type,
      terms: [word.index],
    });
  }
  return found;
}

/** Documents without a title of their own, as the object or the subject of a verb: 签署了…的备忘录, 20余份合作文件. */
function untitledOnes(reading: Reading, words: InstrumentWords, titled: readonly Candidate[]): Candidate[] {
  const { folded } = reading.passage;
  const found: Candidate[] = [];
  for (const longest of words.heads) {
    const head = words.headEndingAt.get(longest.end) ?? longest;
    const near = titled[firstFrom(titled, head.start + 1) - 1];
    if ((near !== undefined && head.start < near.end) || folded[head.end] === '》') continue;
    const { bare } = head.term.cells;
    const next = folded.slice(head.end, head.end + 4);
    if (bare === undefined || (bare.includes('named') ? RUNS_ON.test(next) : !AFTER_HEAD.test(next))) continue;
    // 扩大航权安排的谅解备忘录: what the memorandum is about.
    if (
      ABOUT_IT.test(folded.slice(head.end, head.end + 10)) &&
      ['agreement', 'plan', 'policy', 'initiative'].includes(typeOfHead(head))
    )
      continue;
    // 条约批准书: what is ratified has the name.
    if (
      head.term.id === 'certificate' &&
      (words.headEndingAt.has(head.start) ||
        (folded[head.start - 1] === '的' && words.headEndingAt.has(head.start - 1)))
    )
      continue;
    // 俄罗斯和|约旦 holds no 和约.
    if (reading.found.name[firstFrom(reading.found.name, head.start)]?.start < head.end) continue;
    const one = untitled(reading, words, titled, head, bare);
    if (one === undefined) continue;
    // 自由贸易协定升级议定书 is one document.
    const last = found[found.length - 1];
    if (last !== undefined && last.end > one.start) {
      // 合作协定与补充议定书 are two.
      if ((one.head.start - last.end > 2 || one.head.end - last.end > 4) && '与和及暨、'.includes(folded[last.end])) {
        const start = last.end + 1;
        found.push({ ...one, start, title: { start, end: one.title.end } });
        continue;
      }
      found.pop();
    }
    found.push(one);
  }
  return found;
}

const NONE = () => undefined;

const goesOn = (folded: string, start: number) =>
  /^(?:以及|(?:其中)?包括|分别[是为])/.test(folded.slice(start, start + 4));

function untitled(
  reading: Reading,
  words: InstrumentWords,
  titled: readonly Candidate[],
  head: Word,
  bare: string,
): Candidate | undefined {
  const { folded } = reading.passage;
  const nearest = clauseAround(reading.passage, head.start, head.end);
  // 签署A、B，以及C, 签署三份文件，包括A: the verb stands in a clause before.
  let clause: Place = nearest;
  for (let n = 0; n < 2 && folded[clause.start - 1] === '，' && goesOn(folded, clause.start); n++)
    clause = { start: clauseAround(reading.passage, clause.start - 2, clause.start - 1).start, end: nearest.end };
  const acted = actOnUntitled(reading, words, head, clause);
  const governed =
    acted.verb !== undefined &&
    !isSuspended(folded, acted, head) &&
    !isSubmitted(folded, acted, head) &&
    (acted.actions.some((action) => bare.includes(action)) || isAideMemoire(reading, head, acted));
  const carry = governed || !bare.includes('carried') ? undefined : carriedBy(reading, words, head, clause);
  const verb = governed ? acted.verb : carry;
  const drawnUp = verb !== undefined && verb.start === verb.end;
  // 出席备忘录签字仪式: what stands right before names it.
  const isCeremony =
    verb !== undefined &&
    verb.start >= head.end &&
    folded.slice(verb.start, verb.end + 2).endsWith('仪式') &&
    !COUNTED.test(folded.slice(clause.start, head.start));
  const title =
    verb !== undefined && !drawnUp && !isCeremony
      ? ownWords(reading, words, head, verb, clause)
      : bare.includes('named') || drawnUp || isCeremony
        ? attached(reading, head, clause)
        : undefined;
  if (title === undefined) return undefined;
  // A title inside the words is the document; a programme (签署共建「一带一路」合作规划) only tells what it is about.
  const within = titled[firstFrom(titled, title.start)];
  // 发表《宣言》和行动计划: another one, joined to the first.
  if (
    within !== undefined &&
    within.end < head.start &&
    within.sort === 'titled' &&
    '和与及暨、'.includes(folded[within.end])
  ) {
    const start = within.end + 1;
    if (!inside(titled, start, head.end).length)
      return {
        sort: 'untitled',
        start,
        end: head.end,
        title: { start, end: head.end },
        head,
        type: typeOfHead(head),
        act: governed ? acted : NO_ACT,
        terms: [head.index],
      };
  }
  if (within !== undefined && within.end <= head.end && within.sort !== 'named') return undefined;
  const around = titled[firstFrom(titled, title.start) - 1];
  if (around !== undefined && around.end > title.start) return undefined;
  const own = folded.slice(title.start, head.start);
  // 无法按计划签字: how, not what.
  if (head.term.id === 'plan' && /(?:按照?|照|依照?)(?:原定?)?$/.test(folded.slice(title.start, head.start)))
    return undefined;
  // 把会议安排在7月: when it takes place.
  if (
    head.term.id === 'arrangement' &&
    /^[在于到]/.test(folded[head.end] ?? '') &&
    /[把将][^，。]*$/.test(folded.slice(clause.start, head.start))
  )
    return undefined;
  // 第56份同类协定 counts it.
  if (folded[title.start - 1] === '第') return undefined;
  if (head.term.id === 'law' && governed && acted.actions[0] === 'adopted' && !isStatute(reading, head, clause, own))
    return undefined;
  if (!governed && head.term.id !== 'resolution' && /(?:相关|有关)$/.test(own)) return undefined;
  if (!governed && head.term.id === 'resolution' && !UN_RESOLUTION.test(own)) return undefined;
  const isName = inside(reading.found.name, title.start, head.start).some(({ end }) => end === head.start);
  const refers = REFERS.test(folded.slice(Math.max(0, title.start - 3), title.start)) || (!isName && REFERS.test(own));
  // 签署框架文件: what is signed has a name; 签署文件 has none.
  const isSigned =
    governed &&
    (['signed', 'exchanged'].includes(acted.actions[0]) ||
      BETWEEN_SIDES.test(folded.slice(acted.verb!.start, acted.verb!.end))) &&
    own.length >= 2 &&
    !UNNAMED.test(own) &&
    !OF_OTHERS.test(own) &&
    folded[head.end] !== '是';
  if (
    bare.includes('number') &&
    !isSigned &&
    !COUNTED.test(own) &&
    !BILATERAL.test(own + folded.slice(head.start, head.end))
  )
    return undefined;
  if (bare.includes('points') && !POINTS.test(own)) return undefined;
  // 未能达成协议, 没有签署任何协议: there is none.
  if (
    governed &&
    acted.inner === undefined &&
    !refers &&
    (acted.unreal ? own === '' || own.startsWith('任何') : own.startsWith('任何') && acted.planned)
  )
    return undefined;
  // 政府计划在9月…: what it intends.
  if (
    /^[计规][划画]$/.test(folded.slice(head.start, head.end)) &&
    (isName || ACTS_ITSELF.test(own)) &&
    INTENDS.test(folded.slice(head.end, head.end + 2))
  )
    return undefined;
  // 通过决议: what a body passes.
  const isPassed = head.term.id === 'resolution' && governed && acted.actions[0] === 'adopted';
  // 签署路线图, 通过税法: what is signed or passed needs few words of its own.
  const fewest =
    governed &&
    ((acted.actions[0] === 'signed' && !folded.startsWith('时间表', head.start)) ||
      (head.term.id === 'law' && acted.actions[0] === 'adopted'))
      ? 3
      : 4;
  const isNamed = (bare.includes('NP') && !isPassed) || !governed;
  // 发布报告: what a body puts out.
  const isIssued =
    head.term.id === 'report' && governed && ISSUED.test(folded.slice(acted.verb!.start, acted.verb!.end));
  if (isNamed && !refers && !isIssued && own.length + head.end - head.start < fewest) return undefined;
  if (
    isNamed &&
    GENERAL.test(own + folded.slice(head.start, head.end)) &&
    !(governed && acted.actions[0] === 'proposed' && NUMBERED.test(own) && head.term.id === 'initiative')
  )
    return undefined;
  if (head.term.cells.type === 'initiative' && UNNAMED.test(own)) return undefined;
  // 停火协议, 双边货币互换协议: the head names it.
  const isSpecific = SPECIFIC.test(folded.slice(head.start, head.end)) && (own === '双边' || !UNNAMED.test(own));
  if (!governed && !isSpecific && (own.length < 2 || UNNAMED.test(own))) return undefined;
  return {
    sort: 'untitled',
    start: title.start,
    end: head.end,
    title,
    head,
    type: typeOfHead(head),
    act: !governed ? NO_ACT : ofKind(reading, head, own, acted),
    terms: [head.index],
    ...(refers ? { refers: true as const } : {}),
  };
}

const ACTS_ITSELF =
  /(?:政府|部|委员会|公司|集团|银行|[双各两中美俄日韩英法德印]方|[两各]国|局|署|院|总统|总理|首相|部长|外长|主席|大臣)$/;
const INTENDS = /^(?:在|于|把|将|向|对|以|从|到|明|今|下|年|\d|尽|派|投|建|增|扩|提|推|开|举|访|赴|与|同|公布|发布)/;

/** 递交亲笔信: a letter handed over is no publication. */
const asLetter = (act: Act): Act => ({ ...act, actions: ['exchanged'] });

const HANDED_OVER = /^(?:递交|提交|转交|面交)/;
/** More than one: 三份, 多项, 许多. */
const MANY =
  /^(?:近|约|逾)?(?:\d{2,}|[2-9]|[二三四五六七八九十百两数几]+|多)[余多几]{0,2}[份项个](?!月|星期|小时)|^(?:许多|多份|多项|一系列|若干)/;

/** 宣布暂停执行协议: what is announced is not the document. */
const isSuspended = (folded: string, { actions, verb }: Act, head: Place) =>
  actions[0] === 'announced' &&
  verb !== undefined &&
  verb.end <= head.start &&
  /^(?:将|已|重新)?(?:暂停|恢复|继续|停止|全面)?(?:执行|履行|遵守|落实|实施)/.test(folded.slice(verb.end, head.start));

/** 提交意见书, 公布公文: no notes between states. */
const isSubmitted = (folded: string, { actions, verb }: Act, head: Word) =>
  head.term.id === 'exchange_of_notes' &&
  actions[0] === 'published' &&
  verb !== undefined &&
  !/^(?:递交|转交|面交)/.test(folded.slice(verb.start, verb.end));

/** 递交了一份备忘录: a paper handed over, not one that two sides sign. */
const isAideMemoire = ({ passage: { folded } }: Reading, head: Word, { verb, actions }: Act) =>
  actions[0] === 'published' &&
  verb !== undefined &&
  verb.end <= head.start &&
  folded.startsWith('备忘录', head.start) &&
  HANDED_OVER.test(folded.slice(verb.start, verb.end)) &&
  /^了?(?:一份)?$/.test(folded.slice(verb.end, head.start));

/** What some documents make of a verb. */
function ofKind({ passage: { folded } }: Reading, { term }: Word, own: string, act: Act): Act {
  if (term.id === 'missive') return act.actions[0] === 'signed' ? act : asLetter(act);
  // 递交照会: handed to the other side.
  const isHanded = act.verb !== undefined && HANDED_OVER.test(folded.slice(act.verb.start, act.verb.end));
  if ((term.id === 'exchange_of_notes' || term.id === 'mou') && isHanded) return asLetter(act);
  // 达成15份协议: papers in a number are signed ones.
  if (
    (term.id === 'agreement' || term.id === 'documents') &&
    act.verb !== undefined &&
    act.actions[0] === 'adopted' &&
    folded.startsWith('达成', act.verb.start) &&
    MANY.test(own)
  )
    return { ...act, actions: ['signed'] };
  return act;
}

/** 议会通过新税法: a parliament, and a law of some name. */
const isStatute = ({ passage: { folded } }: Reading, head: Word, clause: Place, own: string) =>
  folded.slice(head.start, head.end) === '法' &&
  /^(?:$|[，。；、 \n]|和|并|及|与|草案)/.test(folded.slice(head.end, head.end + 2)) &&
  !/、|关于/.test(own) &&
  own.length >= 2 &&
  !/[立做方想看说用合非违司执守犯书手魔办国]$/.test(own) &&
  /议会|国会|人大|人民代表大会|代表大会|[上下众参]院|立法会|会议/.test(
    folded.slice(Math.max(0, clause.start - 40), head.start),
  );

/** 此类文件, 协定文本: of others, or the text of another. */
const OF_OTHERS = /此类|这类|同类|类似|任何|(?:协定|协议|条约|公约|备忘录)$/;

/** Two sides talk about it. */
const BETWEEN_SIDES = /^(?:商谈|商讨|洽谈|磋商|商签|洽签)$/;

/** 五点倡议 */
const NUMBERED = /^(?:\d+|[一二三四五六七八九十]+)[点项条]/;

/** Words that name a document by themselves: 停火协议. */
const SPECIFIC = /^(?!合作|框架|商业|贸易|双边|谅解|意向|联合|共同)..{1,8}(?:协议|协定|条约|公约)$/;

const ISSUED = /^(?:发布|发表|公布|出版)$/;

/** Documents without a number that are between states all the same. */
const BILATERAL = /关于|双边|领域|政府间|合作(?:文件|文本)|法律文件/;
/** 安理会第1701号决议: by its number or by who passed it; what parliaments resolve is rather what they do. */
const UN_RESOLUTION = /\d|号|安理会|联大|理事会/;
const POINTS = /^(?:\d+|[一二三四五六七八九十两])[点项条]/;

/** What may not stand in the words that name a document without a verb. */
const BREAKS =
  /希望|期望|期待|拒绝|接受|敦促|促请|重申|承诺|主张|要求|提供|审阅|审议|[向拟]|一笔|形容|冀|促成|盼|吁|迈向|声明|公报|文告|证实|透露|批评|指责|质疑|警告|援引|动用|聚焦|围绕|涉及|针对|引发|损害|指出|表示|强调|认为|确认|见证|欢迎|强化|举行|召开|举办|出席|更新|修订|达成|签署|签订|(?<!免)签(?!证)|谈判|协商|关于|有关|根据|依据|按照|同意|完成|宣布|启动|重启|恢复|加快|推进|推动|讨论|商讨|评估|检视|涵盖|包括|通过|发表|发布|公布|提出|制定|制订|落实|履行|执行|实施|违反|遵守|支持|反对(?!党)|跟进|主持|介绍|写[入进]|纳入|载入|中止|终止|随即|谈妥|谈成|敲定|即使|确定|仍无|衔接|寄来|恪守|奉行|加入|参与|退出|负责管理|负责|出席|裁定|判定|认定|宣告|继续|尽快|尽早|早日|昨天|昨日|今天|今日|日前|近日|本周|上周|去年|今年|明年|正式|目前|没有|展开|双方|两国|多边|一份|国际|当前|停止|批准|否则|各|先|再|已|则|但|而|因|如|若|正|不|谈|这[一份项个]?|[称说的了在对与和同将把被就是为及并或按据该此其等、，。：；！？「」『』（）《》\s以从至到于由份项个种]/g;

/** Words that stand right before a head and name the document: 中欧投资协定, 稻米供应协议. */
function attached(reading: Reading, head: Place, clause: Place): Place | undefined {
  const { folded } = reading.passage;
  const from = Math.max(clause.start, head.start - 12);
  const near = inside(reading.found.name, from, head.start);
  let lead = folded.slice(from, head.start);
  // 同 in 南方共同市场 ends nothing.
  for (const name of near)
    if (name.end - name.start > 1)
      lead = lead.slice(0, name.start - from) + '〇'.repeat(name.end - name.start) + lead.slice(name.end - from);
  let start = from;
  for (const match of lead.matchAll(BREAKS)) start = from + match.index + match[0].length;
  // 秘书长形容协议: who speaks of it is no part of its name.
  for (const { type, end } of inside(reading.found.name, start, head.start)) if (type === 'person') start = end;
  const states = inside(reading.found.name, start, head.start);
  if (states.length > 0) start = states[0].start;
  // 中国与洪都拉斯自贸协定: of both.
  if (states[0]?.start === start && /[与和]/.test(folded[start - 1] ?? '')) {
    const other = inside(reading.found.name, Math.max(clause.start, start - 12), start - 1).at(-1);
    if (other?.end === start - 1 && other.type !== 'person') start = other.start;
  }
  // Cut off by the window, and not by a word: no one knows where the name begins.
  if (states.length === 0 && start === from && from > clause.start) return undefined;
  return head.end - start >= 4 ? { start, end: head.end } : undefined;
}

/** Words that name no document of their own: 相关国际条约, 各项协议. */
const UNNAMED =
  /^(?:好|重要|共识|成果|政府间|相关|有关|国际|各项?|这些|那些|国家|上述|所有|一切|任何|双边|多边|现有|已有|合作|等|其|和|与|及)+$/;

function actOnUntitled(reading: Reading, words: InstrumentWords, head: Word, clause: Place): Act {
  const { folded } = reading.passage;
  // 联合声明全文 as a headline is the statement as published.
  if (typeOfHead(head) === 'joint_statement' && SUMMARY.test(folded.slice(head.end, head.end + 4)))
    return { actions: ['published'], verb: head };
  const act = actAt(reading, words, head, clause, NONE);
  if (act.verb !== undefined || !['declaration', 'joint_statement', 'communique'].includes(head.term.id)) return act;
  // 总统府声明指出: whose it is stands right before it.
  if (
    SAYS.test(folded.slice(head.end, head.end + 4)) &&
    (issuerEnd(reading, head, clause) ||
      isJoint(reading, head, clause) ||
      /以(?:书面|一份)?$/.test(folded.slice(clause.start, head.start)))
  )
    return { actions: ['published'], verb: head };
  // 发文告, 另发声明: one character for the verb.
  const short =
    /(?<![爆开出突启印颁下激引转刊散分签核批研触])发(?:出|布|了)?(?:一[份则篇])?(?:书面|联合|共同|主席|正式)?$/.exec(
      folded.slice(clause.start, head.start),
    );
  if (short !== null)
    return {
      actions: ['published'],
      verb: { start: head.start - short[0].length + short[0].indexOf('发'), end: head.start },
    };
  // 在一份声明中, 根据外交部的声明: it has been published.
  const lead = folded.slice(clause.start, head.start);
  const isSource =
    /(?:会后|会谈后|会晤后|另发|同日|当天)(?:发表|发布)?的(?:一份)?$/.test(lead) || folded[head.end] === '中'
      ? /在[^，。]{0,14}$/.test(lead)
      : /^(?:根?据|按照)[^，。]{2,20}的$/.test(lead);
  return isSource ? { actions: ['published'], verb: head } : act;
}

const SAYS = /^(?:反对|敦促|要求|指出|表示|强调|宣布|写道|重申|谴责|称|说|指|提到|呼吁)/;

/** 联合声明说: what two sides say together has been published. */
const isJoint = ({ passage: { folded } }: Reading, head: Word, clause: Place) =>
  ['joint_statement', 'communique', 'manifesto'].includes(head.term.id) &&
  /^(?:(?:会[谈晤]?后|随后|最后)的?|双方|两国|这份|[^，的在据按]{2,8}(?:领导人|元首|外长|总统|总理))?$/.test(
    folded.slice(clause.start, head.start),
  );

/** Whether a body or an office stands right before a document. */
const issuerEnd = (reading: Reading, head: Place, clause: Place) =>
  inside(reading.found.name, clause.start, head.start).some(
    ({ end, type }) => end === head.start && type === 'organisation',
  ) ||
  /(?:总统府|外交部|国防部|总理府|首相府|总督府|总署|使馆|办公室|委员会|发言人|秘书处)的?$/.test(
    reading.passage.folded.slice(clause.start, head.start),
  );

/** The verb of those whom a document binds, right before its words. */
function carriedBy(reading: Reading, words: InstrumentWords, head: Word, clause: Place): Word | undefined {
  const verb = words.carries[firstFrom(words.carries, head.start) - 1];
  if (verb === undefined || verb.start < clause.start || verb.end > head.start) return undefined;
  const { folded } = reading.passage;
  // 反对双重标准政策: a stand, and not a policy of anyone's.
  if (head.term.id === 'policy' && /^(?:支持|反对)/.test(folded.slice(verb.start, verb.end))) return undefined;
  const between = folded.slice(verb.end, head.start);
  return between.length <= 24 && !/[，。；：、]/.test(between) ? verb : undefined;
}

/** From where the words of an untitled document run: after its verb, its number, its last modifier. */
function ownWords(
  reading: Reading,
  { verbs, headEndingAt }: InstrumentWords,
  head: Place,
  verb: Place,
  clause: Place,
): Place | undefined {
  const { folded } = reading.passage;
  // 见证…协定的签署: from the verb before it on.
  const first = verbs[firstFrom(verbs, verb.start)];
  const governs = first !== undefined && first.end <= head.start && first.end < verb.end && verb.start < head.start;
  const isObject = governs || verb.end <= head.start;
  let start = verb.end <= head.start ? verb.end : governs ? first.end : clause.start;
  let modifiers = folded.slice(start, head.start);
  // 外交部在一份声明中: no more than the word itself.
  if (verb.start === head.start) {
    const lead = /^.*(?:在|份|的|另发|同日|当天)/.exec(folded.slice(clause.start, head.start));
    if (SAYS.test(folded.slice(head.end, head.end + 4))) return { start: head.start, end: head.end };
    return { start: clause.start + (lead?.[0].length ?? 0), end: head.end };
  }
  // 若协议延长: on what condition.
  const condition = isObject ? null : /^(?:如果|假如|倘若|一旦|只要|若|如|当|因|由于|随着|虽然?|尽管)/.exec(modifiers);
  // A、B，以及C: the last of a list has its own words.
  const last = /^.*，(?:以及|(?:其中)?包括|分别[是为])/.exec(modifiers);
  const when = isObject ? undefined : /^.*?\d+年(?:\d+月)?(?:\d+日)?(?!可|议程|规划|计划)/.exec(modifiers);
  const cut = (length: number) => {
    start += length;
    modifiers = folded.slice(start, head.start);
  };
  if (condition) cut(condition[0].length);
  if (last) cut(last[0].length);
  if (when) cut(when[0].length);
  cut(
    /^(?:(?:实质性|全面|基本|正式)?(?:结束|完成)|实施|执行|并|了|过(?![渡境去程往半])|好(?!人|友)|的|是|一(?!系列|带|揽|篮|年|月|天)|份|项|个(?!人|别|案)|(?<=一)[张封纸]|首个|这|新(?=的|一)|有关(?![^，]*的)|此|[^，]{0,8}(?:共识|成果)和)*/.exec(
      modifiers,
    )?.[0].length ?? 0,
  );
  const counted = lastCount(modifiers);
  const about = modifiers.search(/关于|有关(?=.*的)/);
  if (counted >= 0) cut(counted + (/^一[份项个]/.exec(modifiers.slice(counted))?.[0].length ?? 0));
  else if (about >= 0) {
    const owner = modifiers.lastIndexOf('的', about);
    if (owner >= 0) cut(owner + 1);
  } else {
    const owner = modifiers.lastIndexOf('的');
    if (owner >= 0) cut(owner + 1);
    // 代表在会谈纪要上签字
    if (!isObject && folded[head.end] === '上') cut(modifiers.lastIndexOf('在') + 1);
    if (!isObject) cut(subjectLength(modifiers));
    cut(/^(?:两国|双方|一项|一份|首份|首个|新的|最新)*/.exec(modifiers)?.[0].length ?? 0);
  }
  start = afterOther(reading, headEndingAt, start, head.start);
  return head.end - start > LONGEST || start > head.start ? undefined : { start, end: head.end };
}

/** 审议工作报告、新章程: another document of the list ends where 、 stands. */
function afterOther(
  { passage: { folded } }: Reading,
  heads: InstrumentWords['headEndingAt'],
  start: number,
  end: number,
): number {
  for (let at = end - 1; at > start; at--)
    if (folded[at] === '、' && (heads.has(at) || (folded[at - 1] === '）' && folded.startsWith('草案', at - 3))))
      return at + 1;
  return start;
}

/** Times, objects-before-verb marks and the like before a document that is the subject of its clause. */
function subjectLength(modifiers: string): number {
  const match =
    /^.*(?:指出|表示|强调|认为|确认|宣布|见证|出席了?|参加了?|主持了?|欢迎|感谢|将|把|对|随着|根据|期间|日|年|就|推动|同意|决定|中止|终止|讨论|商讨|商议|磋商|洽谈|考虑)/.exec(
      modifiers,
    );
  return match?.[0].length ?? 0;
}

const COUNTS = new RegExp(COUNTED, 'g');

/** Where the last number of documents stands; -1 where there is none. */
function lastCount(text: string): number {
  let last = -1;
  for (const { index } of text.matchAll(COUNTS)) last = index;
  return last;
}

/** A short line that says what is done to the documents listed under it: 签署并发表的文件. */
export function headingAct(reading: Reading, words: InstrumentWords, block: Place): Act {
  const { folded } = reading.passage;
  if (block.end - block.start > 40 || /[。！？]$/.test(folded.slice(block.start, block.end))) return NO_ACT;
  const from = firstFrom(words.verbs, block.start);
  const verbs: Word[] = [];
  for (let i = from; i < words.verbs.length && words.verbs[i].end <= block.end; i++) verbs.push(words.verbs[i]);
  if (verbs.length === 0 || !/文件|文本|协议|协定|清单|成果|声明/.test(folded.slice(verbs[0].start, block.end)))
    return NO_ACT;
  const actions = [...new Set(verbs.map(actionOf))];
  const order = ['signed', 'exchanged', 'adopted', 'published', 'announced', 'proposed', 'witnessed'];
  actions.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return { actions, verb: { start: verbs[0].start, end: verbs[verbs.length - 1].end } };
}
