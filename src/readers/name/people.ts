import { type Cut, nameFrom, nameUpTo, soundsFrom, soundsUpTo } from './personal.ts';
import type { Scene, Token } from './scene.ts';
import { COUNTRY, LAND, OFFICE, ORGANISATION, PERSON, SUFFIX } from './tables.ts';
import type { Title } from './titles.ts';

/** A person's first naming on a page. */
export interface Introduction {
  readonly start: number;
  readonly end: number;
  /** Indexes of person terms written so; empty where the lexicon does not know the name. */
  readonly terms: readonly number[];
  readonly title?: Title;
  /** Latin spelling given in brackets. */
  readonly latin?: string;
  readonly rule: string;
  readonly confidence: number;
}

/** Classes of office whose words often stand before something else than a name. */
const PLAIN = new Set(['other', 'academic', 'party', 'business', 'legislature']);
/** Titles that as often stand for all who hold them. */
const LOOSE = new Set(['paramount_leader', 'head_of_state', 'legislator', 'delegate', 'official', 'person_in_charge']);
const SUPREME = new Set(['president', 'prime_minister', 'king', 'chancellor']);
const LIST_ENDS = [
  '等参加',
  '等出席',
  '等陪同',
  '等也',
  '参加会见',
  '陪同会见',
  '参加会谈',
  '等共同',
  '等一同',
  '等见证',
];
const COURTESIES = ['先生', '女士', '小姐', '同志', '阁下'];
const ORGANISATION_WORD =
  /\b(?:University|Institute|Council|Group|Corp|Corporation|Company|Inc|Ltd|Bank|Center|Centre|Organi[sz]ation|Union|Agency|Association|Foundation|Committee|Times|Post|News|Party|Agreement|Act|Treaty|Initiative|Partnership|Forum|Fund|Commission|Project|Summit|Street|Sea|Island|Strait|of|and|for|the)\b/i;
const LATIN_NAME = /^[A-Z][\p{L}.'’-]*(?: (?:[A-Z][\p{L}.'’-]*|al|bin|de|van|von|der|da|dos|el))+$/u;

/** What bears a person's name: 威尔·罗杰斯|机场. */
const NAMED_AFTER =
  /^」?(?:国际机场|机场|大学|学院|奖|医院|中心|基金|号|广场|大街|体育|图书|实验|研究|公司|集团|级|城|州)/;

/** Everyone an article introduces, in order of place, one introduction for a stretch of words. */
export function introductions(scene: Scene, titles: ReadonlyMap<number, Title>): Introduction[] {
  const found = new Map<number, Introduction>();
  const put = (given: Introduction) => {
    const introduction =
      given.terms.length > 0 ? given : { ...given, terms: listedTerms(scene, given.start, given.end) };
    const known = found.get(introduction.start);
    const replaces =
      known === undefined ||
      known.end < introduction.end ||
      (known.title === undefined && introduction.title !== undefined && known.end === introduction.end);
    const one = replaces ? introduction : known;
    // The Latin spelling of either is that of both.
    const latin = known?.end === introduction.end ? (known.latin ?? introduction.latin) : one.latin;
    found.set(introduction.start, latin === undefined || latin === one.latin ? one : { ...one, latin });
  };
  for (const title of titles.values()) afterTitle(scene, title, put);
  dotted(scene, put);
  glossed(scene, put);
  beforeTitles(scene, titles, found, put);
  enumerations(scene, put);
  neighbours(scene, found, put);
  return [...found.values()].sort((a, b) => a.start - b.start);
}

type Put = (introduction: Introduction) => void;

/** The longest person form of the lexicon that starts at `position`, weak ones too. */
function listedAt(scene: Scene, position: number): { end: number; terms: readonly number[] } | undefined {
  const { hits, lexicon } = scene.reading;
  for (let i = hits.from(position); i < hits.count && hits.start[i] === position; i++) {
    const pattern = hits.pattern[i];
    if (((scene.tables.strong[pattern] | scene.tables.weak[pattern]) & PERSON) === 0) continue;
    const terms = scene.tables.named(pattern).filter((index) => lexicon.terms[index].kind === 'person');
    return { end: hits.end[i], terms };
  }
  return undefined;
}

/** What may stand in brackets between a title and a name: （署任）, （法律事務）, （左）. */
const ASIDE = /^（[\u4e00-\u9fff、及]{1,12}）/;

const REPORTERS = new Set(['reporter', 'correspondent']);

/** Whether a title is one that a credit gives to all who follow it. */
export const isReporter = ({ offices }: Title, { reading }: Scene): boolean =>
  offices.at(-1)?.terms.some((index) => REPORTERS.has(reading.lexicon.terms[index].id)) ?? false;

const FILED = /^(?:(?:\d{1,2}月)?\d{1,2}日|报[导道]|[专外]?电(?!话|视)|综合)/;

/** A reporter's name in a credit, where the marks alone say what belongs to it: （記者…）, （記者… …）. */
function bylineFrom(scene: Scene, start: number): Cut | undefined {
  const { folded, tables } = scene;
  const family = tables.surnames.has(folded.slice(start, start + 2)) ? 2 : tables.surnames.has(folded[start]) ? 1 : 0;
  if (family === 0) return undefined;
  // 记者某某雅加达19日专电: the place begins where the name ends.
  for (const length of [3, 2, 4]) {
    const place = scene.tokenAt(start + length);
    if (place === undefined || (place.bits & LAND) === 0 || !FILED.test(folded.slice(place.end, place.end + 10)))
      continue;
    if (!/^[一-鿿]+$/.test(folded.slice(start, start + length))) continue;
    return { start, end: start + length, shape: 'chinese', score: 3.5 };
  }
  let end = start;
  while (end - start < 5 && scene.isIdeograph(end)) end++;
  const length = end - start;
  if (length < family + 1 || length > family + 2 || !'） /、'.includes(folded[end] ?? '\n')) return undefined;
  return scene.afterWordAt(start) ? undefined : { start, end, shape: 'chinese', score: 3.5 };
}

/** Ranks of honour of Malaysia, Brunei and the Thai court that stand before a name: 副部長拿督|…. */
const HONOURS = /^(?:拿督斯里|拿督巴杜卡|拿督|纳督|丹斯里|敦(?=·)|拿汀|准拿督|蒙昭|坤仁)/;

function afterTitle(scene: Scene, title: Title, put: Put): void {
  const { folded } = scene;
  let at = title.end;
  const office = title.offices[title.offices.length - 1];
  // 部長級 is no one's title.
  if (folded[at] === '级') return;
  const aside = ASIDE.exec(folded.slice(at, at + 14));
  if (aside !== null) at += aside[0].length;
  at += HONOURS.exec(folded.slice(at, at + 5))?.[0].length ?? 0;
  if (folded[at] === ' ') at++;
  const next = scene.tokenAt(at);
  if (next !== undefined && (next.bits & OFFICE) !== 0) return;
  // 框架内相关: a short title may be chance inside other words.
  if (folded[title.end - 1] === '相' && title.start === office.start && scene.startStrength(office.start) === 0) return;
  const listed = listedAt(scene, at);
  const byline = office.terms.some((index) => REPORTERS.has(scene.reading.lexicon.terms[index].id));
  const cut = (byline ? bylineFrom(scene, at) : undefined) ?? nameFrom(scene, at);
  if (listed !== undefined && !outdoes(scene, cut, listed.end)) {
    put({ start: at, end: listed.end, terms: listed.terms, title, rule: 'title-name', confidence: 0.98 });
    return;
  }
  // 阿克拉|姆: a town may be chance inside a name by sound.
  const longer = cut !== undefined && next !== undefined && cut.end > next.end && scene.endStrength(cut.end) >= 1.5;
  const chance = longer && cut.shape === 'sound' && (next.bits & COUNTRY) === 0;
  if (next !== undefined && (next.bits & (LAND | ORGANISATION)) !== 0 && next.end - next.start >= 2 && !chance) return;
  if (cut === undefined || cut.score < leastAfter(scene, title, office, cut)) return;
  // A family name glued to a word for a body: 主席|马…大学.
  const follow = scene.tokenAt(cut.end);
  if (follow !== undefined && (follow.bits & SUFFIX) !== 0 && cut.shape === 'sound') return;
  put({ start: at, end: cut.end, terms: [], title, rule: 'title-name', confidence: cut.score >= 3 ? 0.93 : 0.8 });
}

/** Whether a name cut from the text shows that a known one is only its beginning: 王毅|捷. */
function outdoes(scene: Scene, cut: Cut | undefined, end: number): boolean {
  if (cut === undefined || cut.end <= end || scene.endStrength(end) > 0) return false;
  if (cut.shape === 'chinese') return cut.end - cut.start === 3 && scene.endStrength(cut.end) >= 2.5;
  if (cut.shape === 'japanese') return scene.endStrength(cut.end) >= 2.5;
  return (
    cut.shape === 'sound' && (scene.endStrength(cut.end) >= 1.5 || (cut.end - end >= 2 && cut.end - cut.start >= 4))
  );
}

/** The score a name must have to be believed after this title. */
function leastAfter(scene: Scene, title: Title, office: Token, cut: Cut): number {
  const { terms } = scene.reading.lexicon;
  const classes = office.terms.map((index) => terms[index].cells.class ?? 'other');
  const loose = office.terms.some((index) => LOOSE.has(terms[index].id));
  const plain = loose || classes.every((name) => PLAIN.has(name));
  if (plain && cut.shape === 'other') return 9;
  // 村民修路: of plain folk only full names are told from verbs.
  if (office.terms.every((index) => terms[index].kind === 'title_affix') && cut.end - cut.start < 3) return 9;
  const held = title.holders.length > 0;
  if (cut.shape === 'other') return held ? 1.2 : 5;
  if (plain && !loose && cut.shape === 'sound' && cut.end - cut.start >= 4) return 2.2;
  if (loose && held && cut.shape === 'sound' && cut.end - cut.start >= 3) return 1.7;
  if (plain)
    return cut.shape === 'chinese' && classes.every((name) => name !== 'other') ? (held ? 1.7 : 2) : held ? 2.3 : 2.6;
  return held ? 1.2 : 1.6;
}

/** Names with a dot need no introduction. */
function dotted(scene: Scene, put: Put): void {
  const { folded, tables } = scene;
  const { sounds } = tables;
  for (let at = folded.indexOf('·'); at >= 0; at = folded.indexOf('·', at + 1)) {
    let start = at;
    while (
      start > 0 &&
      at - start < 9 &&
      (sounds[folded.charCodeAt(start - 1)] === 1 || /[A-Z]/.test(folded[start - 1]))
    ) {
      const before = scene.tokenBefore(start);
      if (before !== undefined && start < at && (before.bits & PERSON) === 0) break;
      start--;
    }
    if (start === at || folded[start - 1] === '·') continue;
    // A particle taken along at the head: 由约翰·….
    while (at - start > 2 && tables.afterCharacters.has(folded[start]) && scene.startStrength(start) === 0) start++;
    const cut = soundsFrom(scene, start);
    if (cut === undefined || cut.end <= at + 1 || cut.end - cut.start < 4) continue;
    const follow = scene.tokenAt(cut.end);
    if (follow !== undefined && (follow.bits & SUFFIX) !== 0) continue;
    if (NAMED_AFTER.test(folded.slice(cut.end, cut.end + 5))) continue;
    if (folded[start - 1] === '《' && folded[cut.end] === '》') continue;
    const listed = listedAt(scene, start);
    put({
      start,
      end: cut.end,
      terms: listed !== undefined && listed.end === cut.end ? listed.terms : [],
      rule: 'dotted',
      confidence: 0.9,
    });
    at = cut.end - 1;
  }
}

const TRANSCRIBED = /^（(?:译音|音译|译名|化名|假名|中译)）$/;

/** Two characters after a title's last: 主管|再娜. */
function shortNameUpTo(folded: string, end: number): { start: number } | undefined {
  const start = end - 2;
  return /[员管席长师官家授任理使者民生]$/.test(folded.slice(0, start)) &&
    /^[\u4e00-\u9fff]{2}$/.test(folded.slice(start, end))
    ? { start }
    : undefined;
}

/** A name with its Latin spelling in brackets. */
function glossed(scene: Scene, put: Put): void {
  const { folded } = scene;
  const { partner } = scene.reading.passage.structure;
  for (let at = folded.indexOf('（'); at >= 0; at = folded.indexOf('（', at + 1)) {
    const close = partner[at];
    if (close < 0 || close - at > 60) continue;
    // 再娜（译音）: the paper says that it is a name.
    if (TRANSCRIBED.test(folded.slice(at, close + 1)) && scene.tokenBefore(at) === undefined) {
      const sound = nameUpTo(scene, at) ?? soundsUpTo(scene, at) ?? shortNameUpTo(folded, at);
      if (sound !== undefined) put({ start: sound.start, end: at, terms: [], rule: 'transcribed', confidence: 0.85 });
    }
    if (!/[A-Z]/.test(folded[at + 1] ?? '')) continue;
    const latin = scene.reading.passage.text
      .slice(at + 1, close)
      .split(/[,，;]/)[0]
      .trim();
    if (!LATIN_NAME.test(latin) || ORGANISATION_WORD.test(latin)) continue;
    const token = scene.tokenBefore(at);
    if (token !== undefined && (token.bits & PERSON) === 0) continue;
    const cut = token ?? nameUpTo(scene, at) ?? soundsUpTo(scene, at);
    if (cut === undefined) continue;
    put({ start: cut.start, end: at, terms: token?.terms ?? [], latin, rule: 'latin-gloss', confidence: 0.93 });
  }
}

/** A name before its office or a courtesy: 李強總理, 王先生 is none. */
function beforeTitles(
  scene: Scene,
  titles: ReadonlyMap<number, Title>,
  found: ReadonlyMap<number, Introduction>,
  put: Put,
): void {
  const { folded } = scene;
  const ends = new Set<number>();
  for (const introduction of found.values()) ends.add(introduction.end);
  const before = (end: number, least: number, supreme = false) => {
    if (ends.has(end) || scene.tokenBefore(end) !== undefined) return;
    for (let start = end - 2; start >= Math.max(0, end - 5); start--) {
      const listed = listedAt(scene, start);
      if (listed?.end === end) return put({ start, end, terms: listed.terms, rule: 'name-title', confidence: 0.95 });
    }
    const cut = nameUpTo(scene, end, supreme);
    if (cut === undefined || cut.score < least) return;
    put({ start: cut.start, end, terms: [], rule: 'name-title', confidence: 0.8 });
  };
  for (const word of COURTESIES)
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) before(at, 2.5);
  const { terms } = scene.reading.lexicon;
  for (const title of titles.values()) {
    const office = title.offices[title.offices.length - 1];
    if (office.end - office.start > 4) continue;
    if (office.terms.every((index) => terms[index].kind === 'title_affix')) continue;
    if (found.has(title.end)) continue;
    const strict = office.terms.every((index) => PLAIN.has(terms[index].cells.class ?? 'other'));
    const supreme = office.terms.some((index) => SUPREME.has(terms[index].id));
    before(office.start, strict ? 2.5 : 2, supreme);
  }
}

/** 甲、乙、丙等参加: the segments before the closing words. */
function enumerations(scene: Scene, put: Put): void {
  const { folded } = scene;
  for (const word of LIST_ENDS)
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      let end = at;
      for (let count = 0; count < 40; count++) {
        const token = scene.tokenBefore(end);
        let start = token?.start;
        if (token !== undefined && (token.bits & PERSON) === 0) break;
        if (token === undefined) {
          const cut = nameUpTo(scene, end);
          if (cut === undefined || cut.score < 2.5) break;
          if (folded[cut.start - 1] !== '、' && count === 0 && scene.startStrength(cut.start) < 2.5) break;
          start = cut.start;
          put({ start, end, terms: [], rule: 'list', confidence: 0.85 });
        }
        if (start === undefined || !'、和'.includes(folded[start - 1])) break;
        end = start - 1;
      }
    }
}

/** Names that stand beside a known person in a list: 甲、乙和丙. */
function neighbours(scene: Scene, found: Map<number, Introduction>, put: Put): void {
  const { folded } = scene;
  const queue: { start: number; end: number }[] = [...found.values()];
  for (const token of scene.tokens) if ((token.bits & PERSON) !== 0) queue.push(token);
  const ends = new Set(queue.map((place) => place.end));
  for (let i = 0; i < queue.length && i < 4000; i++) {
    const { start, end } = queue[i];
    const mark = folded[end];
    if (mark === '、' || mark === ' ' || ((mark === '和' || mark === '及') && folded[start - 1] === '、')) {
      const at = end + 1;
      if (!found.has(at) && scene.tokenAt(at) === undefined) {
        const cut = (mark === ' ' ? bylineFrom(scene, at) : undefined) ?? nameFrom(scene, at);
        if (cut !== undefined && cut.shape !== 'other' && cut.score >= 2.4 && listed(scene, cut)) {
          const introduction: Introduction = {
            start: at,
            end: cut.end,
            terms: listedTerms(scene, at, cut.end),
            rule: 'list',
            confidence: 0.85,
          };
          put(introduction);
          queue.push(introduction);
          ends.add(cut.end);
        }
      }
    }
    if (folded[start - 1] === '、' && !ends.has(start - 1) && scene.tokenBefore(start - 1) === undefined) {
      const cut = nameUpTo(scene, start - 1);
      if (cut !== undefined && cut.score >= 2.5 && scene.startStrength(cut.start) >= 2.5) {
        const introduction: Introduction = {
          start: cut.start,
          end: start - 1,
          terms: listedTerms(scene, cut.start, start - 1),
          rule: 'list',
          confidence: 0.8,
        };
        put(introduction);
        queue.push(introduction);
        ends.add(start - 1);
      }
    }
  }
}

/** Inside a list a name ends at the next mark or at a word that closes the list. */
function listed(scene: Scene, cut: Cut): boolean {
  return scene.endStrength(cut.end) >= 1.5;
}

function listedTerms(scene: Scene, start: number, end: number): readonly number[] {
  const known = listedAt(scene, start);
  return known !== undefined && known.end === end ? known.terms : [];
}
