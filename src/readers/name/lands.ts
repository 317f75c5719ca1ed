import { byLast } from '../../text/affixes.ts';
import { makeToken, type Scene, type Token } from './scene.ts';
import { BODY, COUNTRY, LAND, OFFICE, ORGANISATION, PLACE, type Short, VENUE } from './tables.ts';

/** How often each country is named in full on the page, by index of its term. */
export type CountryCounts = ReadonlyMap<number, number>;

/** Words that follow two states joined by their one-character forms: 中俄关系. */
const RELATION = new Set(
  '关系 两国 三国 双方 三方 双边 元首 领导 首脑 总理 外长 防长 财长 高层 峰会 会谈 会晤 对话 磋商 谈判 合作 战略 全面 友好 友谊 传统 睦邻 建交 经贸 贸易 投资 能源 人民 民众 学者 青年 青少 媒体 企业 人文 文化 教育 旅游 边界 边境 边民 陆地 海上 海洋 军事 军方 两军 联合 联手 同盟 联盟 条约 协定 协议 声明 自贸 经济 科技 关税 摩擦 博弈 竞争 冲突 战争 战事 开战 停火 和平 和谈 互信 互利 互动 交流 交往 相互 共同 携手 之间 各自 各方 各界 均为 同为 都是 作为 地方 省州 商业 商贸 货币 本币 铁路 公路 管道 油气 天然 核问 问题 局势 矛盾 争端 分歧 共识 蜜月 命运 伙伴 特色 新型 大国 国家 政府 议会 政党 党际 立法 安全 防务 网络 气候 绿色 农业 渔业 航空 航天 太空 医药 卫生 班列 走廊 产能 数字 创新 科研 高校 智库 论坛 理事 委员 混委 联委 签署 签订 达成 举行 发表 宣布 强化 深化 加强 延续 续签 重启 恢复 断交 复交 破冰 邦交 通航 通商 直航 免签 互免 南海 东海'.split(
    ' ',
  ),
);
/** Whether the word at `position` is of two states together where their one-character forms stand before it. */
export const isShared = (folded: string, position: number): boolean =>
  RELATION.has(folded.slice(position, position + 2));

/** Characters that make another word of 方 before them. */
const NOT_A_SIDE = new Set('案式向面法便针位阵块圆形言土略程志药糖才子可能始知');
/** Verbs of one character that take a state: 访华, 对美. */
const TOWARDS = new Set('访涉援驻赴抵离遏旅对在反亲联制');
/** Those of them that always need a clean end after the state. */
const LOOSE = new Set('对在反亲联制');
/** Pairs that are also words: virtue, satisfaction… */
const EVERYDAY_PAIRS = new Set(['美德', '中意', '法日', '德法', '中土', '日新', '中古', '新加']);
const BELONGS = new Set('军媒籍企侨');
/** What stands before 中 or 日 where they mean middle or day. */
const BEFORE_MIDDLE = new Set('其集当之期途心空从手眼会年月日时发高初国水海山话家程事');
const BEFORE_DAY = /[0-9零一二三四五六七八九十今昨明当生节假近连每本同半首次前翌]/;
/** One-character forms that are everyday words too; they need a cleaner left edge. */
const EVERYDAY = new Set('中日以法新南白土加马安意立约也文比波希多几西东');

const NO_RUN: readonly Short[] = [];

/** Adds one-character forms of states as tokens: 中俄, 俄方, 访华, 俄总统, 美军. */
export function addShortForms(scene: Scene, counts: CountryCounts): void {
  const { folded, tables } = scene;
  const { shorts } = tables;
  const flags = flagsOf(shorts);
  const { numbers } = flags;
  const live = liveOf(flags, counts);
  const found: Token[] = [];
  const { tokens } = scene;
  let next = 0;
  /** By number of a form what it stands for on this page. */
  const resolved = new Map<number, Short | undefined>();
  const macao = tables.countries.get('MO');
  const resolve = (position: number): Short | undefined => {
    // 港澳: beside 港 the 澳 is Macao.
    if (folded[position] === '澳' && folded[position - 1] === '港' && macao !== undefined)
      return { term: macao, strong: true };
    const number = numbers[folded.charCodeAt(position)];
    if (number === 0) return undefined;
    if (!resolved.has(number)) resolved.set(number, usual(folded[position]));
    return resolved.get(number);
  };
  const usual = (character: string): Short | undefined => {
    const candidates = shorts.get(character) ?? [];
    if (candidates.length === 0) return undefined;
    // The state that the page names most; of those never named the usual one.
    let best = candidates[0].strong ? candidates[0] : undefined;
    for (const short of candidates)
      if ((counts.get(short.term) ?? 0) > (best === undefined ? 0 : (counts.get(best.term) ?? 0))) best = short;
    return best;
  };
  /** The forms that stand side by side from a place on. */
  const runAt = (start: number, limit: number): readonly Short[] => {
    // Most stand alone.
    if (live[numbers[folded.charCodeAt(start + 1)]] !== 1) return NO_RUN;
    const run: Short[] = [];
    for (let at = start; at < limit && at - start < 5 && live[numbers[folded.charCodeAt(at)]] === 1; at++) {
      const short = folded[at] === '华' ? undefined : resolve(at);
      if (short === undefined) break;
      run.push(short);
    }
    return run;
  };
  const { terms } = scene.reading.lexicon;
  const push = (start: number, end: number, short: Short, rule: string) =>
    found.push(makeToken(start, end, terms[short.term].kind === 'country' ? COUNTRY : PLACE, [short.term], rule));
  for (let i = 0; i < folded.length; i++) {
    if (live[numbers[folded.charCodeAt(i)]] === 0) continue;
    while (next < tokens.length && tokens[next].end <= i) next++;
    if (next < tokens.length && tokens[next].start <= i) {
      i = tokens[next].end - 1;
      continue;
    }
    const tokenStart = next < tokens.length ? tokens[next].start : folded.length;
    // X方
    const after = folded[i + 1] ?? '\n';
    if (after === '方' && tokenStart > i + 1 && folded[i] !== '华') {
      const short = resolve(i);
      if (short !== undefined && !NOT_A_SIDE.has(folded[i + 2] ?? '\n') && fits(scene, i)) {
        if (folded[i] === '欧') found.push(unionSide(scene, i));
        else push(i, i + 2, short, 'side');
        i++;
      }
      continue;
    }
    const run = runAt(i, tokenStart);
    const end = i + run.length;
    if (
      run.length >= 2 &&
      distinct(run) &&
      fits(scene, i) &&
      (run.some((short) => short.strong) || scene.startStrength(i) > 0)
    ) {
      // The last may belong to the next word: 中美方面.
      const related = RELATION.has(folded.slice(end, end + 2));
      const everyday = EVERYDAY_PAIRS.has(folded.slice(i, end));
      const allStrong = run.every((short) => short.strong);
      if (related || (allStrong && !everyday && (scene.endStrength(end) > 0 || scene.startStrength(i) > 1))) {
        run.forEach((short, k) => {
          push(i + k, i + k + 1, short, 'pair');
        });
        i = end - 1;
        continue;
      }
    }
    const short = resolve(i);
    if (short === undefined) continue;
    const before = folded[i - 1] ?? '\n';
    if ((TOWARDS.has(before) || (before === '来' && folded[i] === '华')) && short.strong && towards(scene, i, before)) {
      push(i, i + 1, short, 'towards');
      continue;
    }
    const token = next < tokens.length && tokens[next].start === i + 1 ? tokens[next] : undefined;
    if (folded[i] === '华' || folded[i] === '欧') continue;
    if (
      token !== undefined &&
      (token.bits & (OFFICE | BODY)) !== 0 &&
      (short.strong || scene.startStrength(i) >= 1.5) &&
      (EVERYDAY.has(folded[i]) ? scene.startStrength(i) >= 1.5 && fits(scene, i) : scene.startStrength(i) > 0)
    ) {
      push(i, i + 1, short, 'adjective');
      continue;
    }
    if (BELONGS.has(after) && fits(scene, i) && scene.startStrength(i) >= (EVERYDAY.has(folded[i]) ? 1.5 : 1))
      push(i, i + 1, short, 'adjective');
  }
  spanishSide(scene, counts, found);
  scene.add(found);
}

/** 欧方 is the European Union. */
function unionSide(scene: Scene, start: number): Token {
  const { lexicon } = scene.reading;
  const terms = lexicon.named('欧盟')?.terms.filter((index) => lexicon.terms[index].kind === 'organisation') ?? [];
  return makeToken(start, start + 2, ORGANISATION, terms, 'side');
}

/** What only a party to talks does. */
const OF_A_SIDE = /^(?:愿|将|希望|期待|高度|赞赏|感谢|支持|坚定|始终|欢迎|重视|表示|恪守)/;

/** 西方 is Spain's side where a page names Spain and lets it act or sets it beside 中方. */
function spanishSide(scene: Scene, counts: CountryCounts, found: Token[]): void {
  const spain = scene.tables.countries.get('ES');
  if (spain === undefined || (counts.get(spain) ?? 0) === 0) return;
  const { folded } = scene;
  for (let at = folded.indexOf('西方'); at >= 0; at = folded.indexOf('西方', at + 2)) {
    if (folded[at - 1] === '东' || scene.tokenAt(at)?.end !== at + 2) continue;
    if (OF_A_SIDE.test(folded.slice(at + 2, at + 4)) || /中方[同和与]$/.test(folded.slice(Math.max(0, at - 3), at)))
      found.push(makeToken(at, at + 2, COUNTRY, [spain], 'side'));
  }
}

function towards(scene: Scene, position: number, before: string): boolean {
  const { folded } = scene;
  const c = folded[position];
  if ((c === '美' || c === '欧') && !fits(scene, position)) return false;
  if (c === '华') return !'尔盛人商侨裔夏北南东中'.includes(folded[position + 1] ?? '\n') || before === '访';
  if (c === '日' && /[前后常益内程复期]/.test(folded[position + 1] ?? '')) return false;
  if (c === '中' || c === '法') return before === '访' || (before === '驻' && scene.endStrength(position + 1) > 0);
  if (!LOOSE.has(before)) return true;
  const follows = folded.slice(position + 1, position + 3);
  return (
    scene.endStrength(position + 1) > 0 ||
    RELATION.has(follows) ||
    /^(施压|制裁|加征|出口|政策|输|供|贸易|展开|发动)/.test(follows)
  );
}

/** Whether the left edge lets 中 and 日 mean a state. */
function fits(scene: Scene, position: number): boolean {
  const c = scene.folded[position];
  const before = scene.folded[position - 1] ?? '\n';
  if (c === '中') return !BEFORE_MIDDLE.has(before);
  const after = scene.folded[position + 1] ?? '\n';
  if (c === '日') return !BEFORE_DAY.test(before);
  if (c === '美') return !'好丽景食味妙观术容誉满'.includes(after) && !'最更很壮优完和赞精'.includes(before);
  if (c === '欧') return !'元洲盟阳文几亚美冠杯足佩债'.includes(after) && before !== '东' && before !== '泛';
  if (c === '台') return !'席平舞讲灶阳站'.includes(before);
  if (c === '法') return !'宪司立依守执民刑违非合办用做看想说语书'.includes(before);
  return true;
}

function distinct(run: readonly Short[]): boolean {
  return new Set(run.map((short) => short.term)).size === run.length;
}

interface Flags {
  /** For each character its number among the one-character forms, from 1; 0 for all others. */
  readonly numbers: Uint8Array;
  /** By number: 1 where the form always stands for a state. */
  readonly strong: Uint8Array;
  /** Numbers of the forms of a state, by index of its term. */
  readonly ofTerm: ReadonlyMap<number, readonly number[]>;
}

const flagTables = new WeakMap<object, Flags>();

function flagsOf(shorts: ReadonlyMap<string, readonly Short[]>): Flags {
  let flags = flagTables.get(shorts);
  if (flags === undefined) {
    const numbers = new Uint8Array(65536);
    const strong = new Uint8Array(shorts.size + 1);
    const ofTerm = new Map<number, number[]>();
    let number = 0;
    for (const [c, candidates] of shorts) {
      numbers[c.charCodeAt(0)] = ++number;
      if (candidates[0].strong) strong[number] = 1;
      for (const { term } of candidates) ofTerm.set(term, [...(ofTerm.get(term) ?? []), number]);
    }
    flags = { numbers, strong, ofTerm };
    flagTables.set(shorts, flags);
  }
  return flags;
}

/** By number of a one-character form: 1 where it can stand for a state on this page. */
function liveOf({ strong, ofTerm }: Flags, counts: CountryCounts): Uint8Array {
  const live = strong.slice();
  for (const term of counts.keys()) for (const number of ofTerm.get(term) ?? []) live[number] = 1;
  return live;
}

/** Words that end the name of a place where things happen. */
const HALLS = [
  '大厅',
  '机场',
  '宾馆',
  '饭店',
  '酒店',
  '广场',
  '会议中心',
  '会展中心',
  '体育场',
  '体育馆',
  '庄园',
  '宫',
];
/** Words that end the name of a built line or a passage, after a name in quotation marks. */
const LINES =
  /^[」』](?:天然气|石油|原油|输气|输油|成品油|油气|跨境|国际|高速)?(?:管道|管线|铁路|公路|航线|运河|大桥|航道)/;
const AREAS = [
  '共和国',
  '地区',
  '大区',
  '口岸',
  '关卡',
  '高原',
  '盆地',
  '沙漠',
  '山脉',
  '峡谷',
  '港',
  '镇',
  '湾',
  '自治区',
  '自治州',
  '海峡',
  '群岛',
  '半岛',
  '州',
  '省',
  '岛',
  '市',
  '县',
  '河',
  '湖',
];

/** A place that only its shape shows, and those made of two: 北京人民大会堂 holds 北京. */
export function addPlaces(scene: Scene): Token[] {
  const nested: Token[] = [];
  const joined: Token[] = [];
  for (const token of scene.tokens) {
    if ((token.bits & VENUE) === 0) continue;
    const inner = landInside(scene, token);
    if (inner !== undefined) nested.push(inner);
    const before = scene.tokenBefore(token.start);
    if (before === undefined || (before.bits & LAND) === 0 || before.end - before.start < 2) continue;
    nested.push(before);
    joined.push({ ...token, start: before.start, rule: 'venue' });
  }
  scene.add(joined);
  const shaped: Token[] = [];
  shapes(scene, shaped);
  quotedLines(scene, shaped);
  scene.add(shaped);
  return nested;
}

/** The town that begins the listed name of a venue. */
function landInside(scene: Scene, token: Token): Token | undefined {
  const { hits } = scene.reading;
  const { strong } = scene.tables;
  for (let i = hits.from(token.start); i < hits.count && hits.start[i] === token.start; i++) {
    const bits = strong[hits.pattern[i]];
    if ((bits & LAND) !== 0 && hits.end[i] < token.end - 1)
      return makeToken(token.start, hits.end[i], bits, scene.tables.named(hits.pattern[i]));
  }
  return undefined;
}

const ENDINGS = byLast([...HALLS, ...AREAS]);
/** 1 for each character that ends one of these words. */
const ENDS = new Uint8Array(65536);
for (const last of ENDINGS.keys()) ENDS[last] = 1;

/** Places of foreign sound that end in a word for a place: 喬治大廳, 顿涅茨克州. */
function shapes(scene: Scene, into: Token[]): void {
  const { folded } = scene;
  for (let end = 1; end <= folded.length; end++) {
    const last = folded.charCodeAt(end - 1);
    if (ENDS[last] === 0 || scene.tokenBefore(end) !== undefined) continue;
    for (const word of ENDINGS.get(last)!) if (folded.endsWith(word, end)) shape(scene, word, end, into);
  }
}

function shape(scene: Scene, word: string, end: number, into: Token[]): void {
  const { folded, tables } = scene;
  const at = end - word.length;
  let start = at;
  while (start > 0 && at - start < 8 && tables.sounds[folded.charCodeAt(start - 1)] === 1) {
    if (scene.tokenBefore(start) !== undefined) break;
    start--;
  }
  if (at - start < (word.length > 1 ? 2 : 3)) return;
  if (scene.startStrength(start) < 1.5 && at - start < (word === '口岸' ? 3 : 4)) return;
  if (word.length === 1 && scene.endStrength(end) === 0) return;
  const hall = HALLS.includes(word);
  const entity = `place:~${folded.slice(start, end)}`;
  into.push(makeToken(start, end, hall ? VENUE | PLACE : PLACE, [], hall ? 'hall' : 'area', entity));
}

function quotedLines(scene: Scene, into: Token[]): void {
  const { folded } = scene;
  const { partner } = scene.reading.passage.structure;
  for (const mark of '」』')
    for (let at = folded.indexOf(mark); at >= 0; at = folded.indexOf(mark, at + 1)) {
      const match = LINES.exec(folded.slice(at, at + 12));
      const open = partner[at];
      if (match === null || open < 0 || at - open > 14) continue;
      into.push(makeToken(open, at + match[0].length, PLACE, [], 'line', `place:~${folded.slice(open + 1, at)}`));
    }
}
