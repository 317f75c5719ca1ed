import { fold } from '../../text/fold.ts';
import { isShared } from './lands.ts';
import { makeToken, type Scene, type Token } from './scene.ts';
import { BODY, COUNTRY, entityOf, LAND, OFFICE, ORGANISATION, PERSON, PLACE, SUFFIX } from './tables.ts';

const MAX_NAME = 24;
const PARTICLES = new Set('的了在与和由对向同从被把将是及或就为于以等让给已曾也还并即若因此该各某这那其两几多有');
/** Words inside a would-be name that show it to be a description. */
const GENERIC =
  /有关|相关|一些|大型|主要|著名|知名|最大|最高|全国|国有|私营|跨国|多家|所有|部分|其他|其它|一个|第一|我国|本国|外国|国内|国外|地方|各级|各类|之一|成立|建立|创建|加入|退出|参加|出席|访问|来自|通过|召开|举行|发布|呼吁|支持|反对|要求|签署|双方|两国|共同|推动|建设|打造|以及|参观|考察|担任|作为|成为|今天|昨天|今年|目前|位于|当地|官方|非政府|民间|恐怖|极端|犯罪|国际组织|发展中|新兴|跨国|中小|龙头|命运|拟|部署|增派|坚持|成功|派出|设立|[一两三几多]所|一家|\d名|多名|前往|引述|援引|报道|报导|转述|披露|透露/;

/** An organisation that a rule made; `id` stands behind the colon of its entity. */
const madeBody = (start: number, end: number, terms: readonly number[], rule: string, id: string): Token =>
  makeToken(start, end, ORGANISATION, terms, rule, `organisation:${id}`);

const idOf = (token: Token, scene: Scene): string => {
  if (token.entity !== undefined) return token.entity.slice(token.entity.indexOf(':') + 1);
  const term = scene.reading.lexicon.terms[token.terms[0]];
  return term.id.toLowerCase();
};

/**
 * Organisations of a state or a place and its body (俄罗斯外交部), and those that end in a word for an
 * organisation and begin where the grammar lets a name begin. Returns the lands that stand inside.
 */
export function addBodies(scene: Scene): Token[] {
  const nested: Token[] = [];
  const joined: Token[] = [];
  for (const token of scene.tokens) {
    // 外交部欧洲司: a desk, not the land.
    if ((token.bits & LAND) !== 0 && scene.folded[token.end] === '司' && scene.folded[token.start - 1] === '部')
      joined.push(makeToken(token.start, token.end + 1, 0, [], 'desk'));
    if ((token.bits & (SUFFIX | BODY)) !== 0 && quotedBody(scene, token, joined)) continue;
    if ((token.bits & BODY) !== 0) ownedBody(scene, token, joined, nested);
    else if ((token.bits & SUFFIX) !== 0) shapedBody(scene, token, joined, nested);
  }
  jointBodies(scene, joined, nested);
  quotedGroups(scene, joined);
  ministries(scene, joined, nested);
  ministriesAlone(scene, joined, nested);
  press(scene, joined);
  scene.add(joined);
  listedOwners(scene, nested);
  return nested;
}

/** What committees of two sides deal with. */
const TOPIC =
  '双边|政府间|部长级|高级别|合作|经贸|经济|贸易|投资|科技|科学|技术|文化|教育|军事|安全|防务|卫生|农业|渔业|能源|交通|运输|铁路|边界|边境|跨境|走廊|水资源|环境|气候|海洋|旅游|指导|协调|工作|管理|和|与|及|暨';
const JOINT = new RegExp(
  `(?:(?:${TOPIC}){0,5}(?:联合|混合)(?:${TOPIC}){0,4}(?:委员会|协调中心|秘书处)|(?:${TOPIC}){1,5}(?:混委会|联委会))`,
  'g',
);

/** What stands in all of these. */
const MAY_JOIN = /[联混](?:委会|合.{0,16}(?:委员会|协调中心|秘书处))/;

/** A committee of two sides, named by what it deals with: 经贸联合委员会, with the states before it. */
function jointBodies(scene: Scene, joined: Token[], nested: Token[]): void {
  const { folded } = scene;
  if (!MAY_JOIN.test(folded)) return;
  for (const { index, 0: words } of folded.matchAll(JOINT)) {
    const from = index + (/^[和与及暨]+/.exec(words)?.[0].length ?? 0);
    const end = index + words.length;
    const listed = scene.tokenAt(from);
    if (listed !== undefined && listed.end >= end && (listed.bits & ORGANISATION) !== 0) continue;
    const sides: Token[] = [];
    let start = from;
    for (
      let side = scene.tokenBefore(start);
      side !== undefined && (side.bits & LAND) !== 0;
      side = scene.tokenBefore(start)
    ) {
      sides.unshift(side);
      start = side.start;
    }
    joined.push(madeBody(start, end, sides[0]?.terms.slice(0, 1) ?? [], 'joint', `~${folded.slice(start, end)}`));
    nested.push(...sides);
  }
}

/** Words that make an organisation of a name in quotation marks: 「和平之友」小组. */
const GROUPS = /^[」』](?:小组|集团|联盟|组织|俱乐部)/;

function quotedGroups(scene: Scene, joined: Token[]): void {
  const { folded } = scene;
  const { partner } = scene.reading.passage.structure;
  for (const mark of '」』')
    for (let at = folded.indexOf(mark); at >= 0; at = folded.indexOf(mark, at + 1)) {
      const match = GROUPS.exec(folded.slice(at, at + 4));
      const open = partner[at];
      if (match === null || open < 0 || at - open > 12) continue;
      joined.push(madeBody(open, at + match[0].length, [], 'quoted', `~${folded.slice(open + 1, at)}`));
    }
}

/** Suffixes that make an organisation of all words in quotation marks before them; others need one of INTRODUCES. */
const WHOLE = new Set([
  'university',
  'institute',
  'association',
  'foundation',
  'company',
  'hospital',
  'court',
  'committee',
]);
const INTRODUCES = /(?:智库|机构|组织|团体|公司|企业|媒体|协会|平台|学者|专家)$/;

/** An organisation that fills quotation marks: 智庫「海洋政策研究所」. */
function quotedBody(scene: Scene, token: Token, joined: Token[]): boolean {
  const { folded } = scene;
  if (folded[token.end] !== '」' && folded[token.end] !== '』') return false;
  const open = scene.reading.passage.structure.partner[token.end];
  if (open < 0 || token.start - open < 3 || token.end - open > 20) return false;
  const words = folded.slice(open + 1, token.end);
  if (/[，。、；：！？的了]/.test(words) || GENERIC.test(words)) return false;
  const { terms } = scene.reading.lexicon;
  const told = INTRODUCES.test(folded.slice(Math.max(0, open - 4), open));
  if (!told && !token.terms.some((index) => WHOLE.has(terms[index].id) || terms[index].id.endsWith('_institute')))
    return false;
  joined.push(madeBody(open + 1, token.end, token.terms.slice(0, 1), 'quoted', `~${words}`));
  return true;
}

/** Titles of papers; communiqués, bulletins and reports of the year are documents. */
const PRESS = /^[^，。、；：「」]{1,9}(?:(?<![公通简年月季战预海汇情快喜捷电警]|^)报|周刊|新闻网|论坛报|新闻报|快报)$/;
const REPORTS =
  /^(?:引述|援引|引用|报道|报导|披露|网站|记者|刊登|刊发|刊文|发文|社论|评论|撰文|周[一二三四五六日]|星期|称|说|昨|今|\d)/;

/** A paper that nobody listed, by its title and what stands beside it: 《海湾民族报》引述. */
function press(scene: Scene, joined: Token[]): void {
  const { folded } = scene;
  const { partner } = scene.reading.passage.structure;
  for (let open = folded.indexOf('《'); open >= 0; open = folded.indexOf('《', open + 1)) {
    const close = partner[open];
    if (close < 0 || close - open < 4 || close - open > 14) continue;
    const words = folded.slice(open + 1, close);
    if (!PRESS.test(words) || scene.tokenAt(open + 1)?.end === close) continue;
    const before = scene.tokenBefore(open);
    const owned = before !== undefined && (before.bits & LAND) !== 0;
    if (!owned && !REPORTS.test(folded.slice(close + 1, close + 3)) && !'据由'.includes(folded[open - 1] ?? '\n'))
      continue;
    joined.push(madeBody(open + 1, close, [], 'press', `~${words}`));
  }
}

/** Last characters of bodies of a state. */
const BODY_ENDS = new Set('部署局厅委司');

/** What a body within another is called: no list, no two words joined. */
const PART_OF_BODY = /^(?![前原])(?!.*(?:干部|全部|内部)$)[^、和与及兼原]{3,8}$/;

/** Words in 部 that are no ministry: a part of a land, a whole, a unit. */
const NO_MINISTRY = /(?:[东西南北中]|干|全|内|外|总|本|分|支|旅|党|团|学|大|小|局|腹|头|俱乐|司令|指挥|多|一)部$/;

/** 科威特|商工部 */
const isMinistry = (owner: Token, core: string): boolean =>
  (owner.bits & COUNTRY) !== 0 && core.length >= 3 && core.endsWith('部') && !NO_MINISTRY.test(core);

/** A ministry that nobody listed, behind its state, where a clause goes on: 帛琉國務部|昨天. */
function ministriesAlone(scene: Scene, joined: Token[], nested: Token[]): void {
  const { folded } = scene;
  let next = -1;
  for (const owner of scene.tokens) {
    if ((owner.bits & COUNTRY) === 0 || owner.end - owner.start < 2) continue;
    if (next < owner.end) next = folded.indexOf('部', owner.end);
    if (next < 0) return;
    if (next - owner.end > 11) continue;
    let end = owner.end;
    const goesOn = (at: number) => !PARTICLES.has(folded[at]) || (at > owner.end + 1 && '和与及'.includes(folded[at]));
    while (end - owner.end < 11 && scene.isIdeograph(end) && goesOn(end) && folded[end] !== '部') {
      const inside = scene.tokenAt(end);
      if (inside !== undefined && (inside.bits & (BODY | SUFFIX)) === 0) break;
      end++;
    }
    if (folded[end] !== '部') continue;
    end++;
    const core = folded.slice(owner.end, end);
    if (!isMinistry(owner, core) || GENERIC.test(core) || scene.tokenAt(owner.end)?.end === end) continue;
    if (
      scene.endStrength(end) < 1.5 ||
      ![...core.slice(0, -1)].every((c) => scene.tables.ministry.has(c) || '和与及'.includes(c))
    )
      continue;
    joined.push(madeBody(owner.start, end, owner.terms.slice(0, 1), 'shape', `~${folded.slice(owner.start, end)}`));
    nested.push(owner);
  }
}

/** A body that nobody listed, of a state or within another, before an office: 马来西亚国际贸易及工业部|副秘书长. */
function ministries(scene: Scene, joined: Token[], nested: Token[]): void {
  const { folded } = scene;
  for (const office of scene.tokens) {
    const end = office.start;
    if ((office.bits & OFFICE) === 0 || !BODY_ENDS.has(folded[end - 1] ?? '\n')) continue;
    let start = end - 1;
    let anchor: Token | undefined;
    let within = false;
    while (end - start < 14) {
      anchor = scene.tokenBefore(start);
      if (anchor !== undefined && (anchor.bits & LAND) !== 0 && anchor.end - anchor.start > 1) break;
      // 经济部|国际贸易署
      within =
        anchor !== undefined &&
        (anchor.bits & (BODY | ORGANISATION)) !== 0 &&
        PART_OF_BODY.test(folded.slice(start, end));
      if (within) break;
      if (anchor !== undefined && (anchor.bits & (BODY | SUFFIX)) === 0) break;
      const c = folded[start - 1] ?? '\n';
      if (!(scene.isIdeograph(start - 1) || c === '、') || (PARTICLES.has(c) && !'和与及'.includes(c))) break;
      anchor = undefined;
      start--;
    }
    const core = folded.slice(start, end);
    if (anchor === undefined || GENERIC.test(core)) continue;
    if (!within && ((anchor.bits & LAND) === 0 || core.length < (isMinistry(anchor, core) ? 3 : 4))) continue;
    if (scene.tokenAt(start)?.end === end) continue;
    joined.push(madeBody(anchor.start, end, anchor.terms.slice(0, 1), 'shape', `~${folded.slice(anchor.start, end)}`));
    if ((anchor.bits & LAND) !== 0) nested.push(anchor);
  }
}

/** The state in the listed full name of its own body: 澳大利亚外交贸易部. */
function listedOwners(scene: Scene, nested: Token[]): void {
  const { hits } = scene.reading;
  const { strong, named } = scene.tables;
  for (const token of scene.tokens) {
    if ((token.bits & (ORGANISATION | OFFICE)) === 0 || token.rule !== undefined || token.end - token.start < 4)
      continue;
    let owner: Token | undefined;
    for (let i = hits.from(token.start); i < hits.count && hits.start[i] === token.start; i++)
      if ((strong[hits.pattern[i]] & COUNTRY) !== 0 && hits.end[i] < token.end)
        owner ??= makeToken(token.start, hits.end[i], COUNTRY, named(hits.pattern[i]));
    if (owner === undefined) continue;
    if (token.bits === OFFICE || scene.reading.lexicon.terms[token.terms[0]]?.cells.type === 'government') {
      nested.push(owner);
      continue;
    }
    for (let i = hits.from(owner.end); i < hits.count && hits.start[i] === owner.end; i++)
      if (hits.end[i] === token.end && (strong[hits.pattern[i]] & BODY) !== 0) {
        nested.push(owner);
        break;
      }
  }
}

/** 甲（簡稱乙）, 甲（WHO）: the short form an article gives an organisation, and whose it is. */
export function shortFormsOf(scene: Scene): Map<string, Token> {
  const forms = new Map<string, Token>();
  const { folded } = scene;
  const { partner } = scene.reading.passage.structure;
  for (const token of scene.tokens) {
    if ((token.bits & ORGANISATION) === 0 || folded[token.end] !== '（') continue;
    const close = partner[token.end];
    if (close < 0 || close - token.end > 24) continue;
    const match = SHORT_FORM.exec(folded.slice(token.end + 1, close));
    const form = match?.groups?.said ?? match?.groups?.latin;
    if (form !== undefined) forms.set(form, token);
  }
  return forms;
}

const SHORT_FORM_OPENS = /^（(?:以下|下文|中文|英文)?(?:简称|下称|又称|缩写|[A-Z]{2})/;
const SHORT_FORM =
  /^(?:(?:以下|下文|中文|英文)?(?:简称|下称|又称|缩写)(?:为|是|：)?[「『《]?(?<said>[^「」『』《》，、。]{2,10})[」』》]?|(?<latin>[A-Z][A-Za-z0-9-]{1,9}))(?:[，、；].*)?$/;

/** Makes tokens of short forms that the page has given. */
export function addShortNames(
  scene: Scene,
  forms: ReadonlyMap<string, { readonly token: Token; readonly entity: string }>,
): void {
  const { folded } = scene;
  const found: Token[] = [];
  for (const [form, { token, entity }] of forms)
    for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + form.length)) {
      const end = at + form.length;
      const latin = /[A-Za-z0-9]/;
      if (latin.test(form[0]) && (latin.test(folded[at - 1] ?? '') || latin.test(folded[end] ?? ''))) continue;
      if (form.length === 2 && scene.startStrength(at) === 0 && scene.endStrength(end) === 0) continue;
      if (scene.tokenAt(at)?.end === end) continue;
      found.push(makeToken(at, end, ORGANISATION, token.terms, 'short-form', entity));
    }
  scene.add(found);
}

/** Words for bodies that stay descriptions even behind a state: 美国大学, 中国代表团, 有关部门. */
const COMMON =
  /competent_departments$|^(?:authorities|university|college|bank|hospital|museum|library|research_institute|research_centre|think_tank|foundation|church|delegation|state_media|opposition|opposition_party|ruling_party|ruling_coalition|militia|armed_group|anti_government_forces|resistance_groups|rescue_team|nuclear_plant|bishops_conference|commercial_bank|investment_bank|trade_union|left_parties|far_right_parties|state_airline|carrier_strike_group|infantry|party_branch|law_enforcement|industry_federation|peacekeepers|court|district_court|police)$/;
/** Bodies that news names without their state where it is plain which is meant. */
const BARE =
  /^(?:ministry_(?!of_(?:development|investment|technology|planning|information|culture|tourism|sport|industry|housing))|department_of_state|supreme_court|constitutional_court|presidential_office|treasury|central_bank)/;

/** Whether a body named alone is a name, without an owner anywhere on the page. */
export const namesAlone = (id: string): boolean => BARE.test(id);

function ownedBody(scene: Scene, token: Token, joined: Token[], nested: Token[]): void {
  const owner = scene.tokenBefore(token.start);
  // 中加|议会: the body of both.
  if (owner?.rule === 'pair' && isShared(scene.folded, token.start)) return;
  if (owner === undefined && besideBody(scene, token, joined)) return;
  const body = bodyTerm(scene, token);
  if (body === undefined) return;
  const word = scene.folded.slice(token.start, token.end);
  // 驻英使馆 names its host in its form.
  const id = `${scene.reading.lexicon.terms[body].id}${word.startsWith('驻') ? `-${word}` : ''}`;
  if (
    owner === undefined ||
    (owner.bits & (LAND | ORGANISATION)) === 0 ||
    (owner.bits & PERSON) !== 0 ||
    COMMON.test(id)
  ) {
    if ((token.bits & SUFFIX) !== 0 || COMMON.test(id) || UNIONS.test(word)) shapedBody(scene, token, joined, nested);
    return;
  }
  // 中国|驻|英国|大使馆
  const sender = scene.folded[owner.start - 1] === '驻' ? scene.tokenBefore(owner.start - 1) : undefined;
  const sent = sender !== undefined && (sender.bits & (COUNTRY | ORGANISATION)) !== 0 ? sender : undefined;
  const entity =
    (sent === undefined ? listedBody(scene, owner, token) : undefined) ??
    `organisation:${sent === undefined ? '' : `${idOf(sent, scene)}-`}${idOf(owner, scene)}-${id}`;
  const terms = [...(sent ?? owner).terms.slice(0, 1), body];
  joined.push(makeToken(sent?.start ?? owner.start, token.end, ORGANISATION, terms, 'state-body', entity));
  if (sent !== undefined) nested.push(sent);
  nested.push(owner);
}

/** 新加坡贸工部兼|文化部: a body named after another one of the same state. */
function besideBody(scene: Scene, token: Token, joined: Token[]): boolean {
  if (!'兼和与及、'.includes(scene.folded[token.start - 1] ?? '\n')) return false;
  const beside = scene.tokenBefore(token.start - 1);
  if (beside === undefined || (beside.bits & BODY) === 0) return false;
  const owner = scene.tokenBefore(beside.start);
  const body = bodyTerm(scene, token);
  if (owner === undefined || (owner.bits & COUNTRY) === 0 || owner.rule === 'pair' || body === undefined) return false;
  const { id } = scene.reading.lexicon.terms[body];
  if (COMMON.test(id)) return false;
  const entity = listedBody(scene, owner, token) ?? `organisation:${idOf(owner, scene)}-${id}`;
  const terms = [owner.terms[0], body];
  joined.push(makeToken(token.start, token.end, ORGANISATION, terms, 'state-body', entity));
  return true;
}

/** The entity of a state's body that the lexicon lists by its full name. */
function listedBody(scene: Scene, owner: Token, token: Token): string | undefined {
  const { lexicon } = scene.reading;
  const state = lexicon.terms[owner.terms[0]];
  if (state?.kind !== 'country') return undefined;
  const body = bodyTerm(scene, token);
  return listedBodyOf(scene, state.cells.hans, [
    scene.folded.slice(token.start, token.end),
    lexicon.terms[body ?? 0].cells.hans,
  ]);
}

/** The entity that the lexicon lists under the name of a state and one of `bodies`. */
export function listedBodyOf(scene: Scene, state: string, bodies: readonly string[]): string | undefined {
  for (const body of bodies) {
    const term = scene.tables.organisation(`${fold(state)}${fold(body)}`);
    if (term !== undefined) return entityOf(scene.reading.lexicon.terms[term]);
  }
  return undefined;
}

/** Index of the term of kind body that a token stands for. */
export function bodyTerm(scene: Scene, token: Token): number | undefined {
  const { terms } = scene.reading.lexicon;
  return token.terms.find((index) => terms[index].kind === 'body');
}

/** Suffixes that are parts of an organisation even without a name of their own: 清华大学|研究院. */
const PARTS = new Set(['institute', 'committee', 'bureau', 'hospital', 'centre']);

/** 德国东部|经济协会: bodies that also stand behind a name of their own. */
const UNIONS = /(?:协会|(?<!协)商会|联合会|工会)$/;

function shapedBody(scene: Scene, token: Token, joined: Token[], nested: Token[]): void {
  if ((token.bits & SUFFIX) === 0 && !UNIONS.test(scene.folded.slice(token.start, token.end))) return;
  const { folded, tables } = scene;
  let start = token.start;
  let anchor: Token | undefined;
  let named: Token | undefined;
  const lexiconTerms = scene.reading.lexicon.terms;
  const limit = Math.max(0, token.end - MAX_NAME);
  while (start > limit) {
    const before = scene.tokenBefore(start);
    if (before !== undefined) {
      if ((before.bits & OFFICE) !== 0) break;
      if ((before.bits & (LAND | ORGANISATION)) !== 0 && before.end - before.start >= 2 && before.rule !== 'side') {
        start = before.start;
        anchor = before;
        // A state before a place: 中国上海…
        const further = scene.tokenBefore(start);
        if (further !== undefined && (further.bits & LAND) !== 0 && (before.bits & PLACE) !== 0) start = further.start;
        break;
      }
      if ((before.bits & PERSON) !== 0) {
        if (lexiconTerms[token.terms[0]]?.id === 'bureau') return;
        named = before;
      }
      if ((before.bits & (PERSON | SUFFIX | BODY)) !== 0) {
        start = before.start;
        continue;
      }
      break;
    }
    const c = folded[start - 1];
    if (!scene.isIdeograph(start - 1) && !/[A-Za-z0-9&·-]/.test(c)) break;
    if (
      c === '和' &&
      start < token.start + 1 &&
      scene.isIdeograph(start - 2) &&
      scene.startStrength(start - 2) >= 2.5
    ) {
      start -= 2;
      break;
    }
    if (PARTICLES.has(c) && !(c === '和' && '解平谐'.includes(folded[start]))) break;
    const word = folded.slice(start - 1, start + 1);
    if (start < token.start && word !== '地区' && tables.afterWords.has(word)) {
      start += 1;
      break;
    }
    start--;
  }
  const terms = token.terms;
  const core = folded.slice(anchor === undefined ? start : anchor.end, token.start);
  if (start >= token.start || GENERIC.test(core)) return;
  if (core === '' && anchor !== undefined && (anchor.bits & COUNTRY) !== 0 && !ownedByStates(scene, token)) return;
  // 组织 is as often the verb.
  const follows = scene.tokenAt(token.end);
  const plainly = follows?.terms.some((index) => ['academic', 'other'].includes(lexiconTerms[index].cells.class));
  if (folded.endsWith('组织', token.end) && plainly) return;
  if (folded.endsWith('组织', token.end) && (scene.endStrength(token.end) < 1.5 || /\d/.test(folded[token.end] ?? '')))
    return;
  if (/[市区城县镇]$/.test(folded.slice(start, token.start)) && folded.endsWith('中心', token.end)) return;
  const office = scene.tokenAt(token.end);
  const titled = office !== undefined && (office.bits & OFFICE) !== 0;
  const sounds =
    core.length >= 2 && [...core].every((c) => tables.sounds[c.charCodeAt(0)] === 1 || /[A-Za-z0-9&·-]/.test(c));
  const anchored = anchor !== undefined && core.length >= 2;
  const within = terms.some((index) => PARTS.has(lexiconTerms[index].id));
  const placed =
    anchor !== undefined &&
    (((anchor.bits & ORGANISATION) !== 0 && (core !== '' || within)) || (core === '' && (anchor.bits & COUNTRY) !== 0));
  const institution =
    anchor !== undefined &&
    (anchor.bits & PLACE) !== 0 &&
    token.end - token.start >= 2 &&
    (core !== '' || !/^(?:智库|实验室)$/.test(folded.slice(token.start, token.end)));
  const defined =
    core.length >= 2 &&
    SHORT_FORM_OPENS.test(folded.slice(token.end, token.end + 6)) &&
    scene.startStrength(start) >= 1.5;
  const union =
    core.length >= 2 &&
    !/^(?:行业|指导|重点|\d)/.test(core) &&
    UNIONS.test(folded.slice(token.start, token.end)) &&
    scene.startStrength(start) >= 2.5 &&
    scene.endStrength(token.end) >= 2.5;
  if (
    !(
      anchored ||
      union ||
      placed ||
      institution ||
      defined ||
      (titled && core.length >= 2 && scene.startStrength(start) >= 2.5) ||
      (sounds && (core.length >= 3 || scene.startStrength(start) >= 2.5))
    )
  )
    return;
  const of = [...(anchor?.terms.slice(0, 1) ?? []), ...token.terms.slice(0, 1)];
  joined.push(madeBody(start, token.end, of, 'shape', `~${folded.slice(start, token.end)}`));
  if (anchor !== undefined && (anchor.bits & PERSON) === 0) nested.push(anchor);
  if (named !== undefined) nested.push(named);
}

/** Whether a state has one of these, so that state and word together are a name: 蒙古国通讯社. */
function ownedByStates(scene: Scene, token: Token): boolean {
  const word = scene.folded.slice(token.start, token.end);
  const { terms } = scene.reading.lexicon;
  return token.terms.some((index) => (terms[index].cells.words ?? '').split('|').includes(word));
}

/** The entity of a token: that of its rule, else that of the best of its terms. */
export function tokenEntity(scene: Scene, token: Token): string | undefined {
  if (token.entity !== undefined) return token.entity;
  const term = scene.reading.lexicon.terms[token.terms[0]];
  return term === undefined ? undefined : entityOf(term);
}
