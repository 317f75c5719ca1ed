import { fold } from '../text/fold.ts';
import { stateServed } from './name/entries.ts';
import type { Finding, Reading, Reference } from './reader.ts';

type Name = Finding<'name'>;

const WORD = new RegExp(
  [
    '(?<he>(?<![其吉排利马维])[他她](?![国人们乡日方山者杀])|其(?=表示|指出|称|强调|认为|说|透露|补充|重申|呼吁))',
    '(?<heads>[两三]国(?:元首|领导人|首脑|总理|外长|外交部长|防长))',
    '(?<three>三方|三国)',
    '(?<pair>双方|两国)',
    '(?<official>(?:该|这位|这名|该名|此位)(?:有关)?(?<noun>负责人|官员|发言人|专家|学者|人士|部长|外长|领导人|教授|分析师|研究员|评论员|外交官|议员|高官))',
    '(?<body>该(?:国|会(?![议谈见晤员场])|处|局|署|研究所|组织|机构|公司|集团|社|报|通讯社|部|委员会|联盟|党|媒体|智库|机制|银行|协会))',
    '(?<address>(?:总统|主席|总理|首相|部长|外长|国王)(?:先生|阁下|陛下))',
  ].join('|'),
  'g',
);

/** A preposition before a name makes it an object. */
const TAKEN =
  /(?:[同与和跟向对为给把将被由据从以应在令使让请受经随]|会见|会晤|访问|接受|邀请|欢迎|感谢|支持|批评|指责|援引|引述)$/;
const JOINED = /^(?:和|与|同|跟|及|、|-|—)?$/;
const SOMEONE = /^(?:有关|相关|一位|一名|某|高级|匿名|新闻){0,2}(?<noun>负责人|官员|发言人|人士|高官)/;
const REPORTER = /(?:记者|通讯员|编译|译者|编辑)$/;
/** Which roles a noun may take up again. */
const TAKES_UP: Readonly<Record<string, RegExp>> = {
  专家: /专家|教授|研究员|学者|院长|主任|所长|评论员|分析|智库|博士/,
  学者: /学者|教授|研究员|专家|院长|主任|所长/,
  教授: /教授/,
  研究员: /研究员/,
  评论员: /评论员/,
  分析师: /分析/,
  发言人: /发言人/,
  外交官: /大使|外交|领事|参赞|外长/,
};
/** How a body is named that 该 takes up again, where the noun tells. */
const BODY_NAMED: Readonly<Record<string, RegExp>> = {
  报: /[报刊]$|报网/,
  社: /社$/,
  通讯社: /社$/,
  媒体: /[报社台网刊]$|新闻|电视|广播/,
  部: /部$/,
  处: /处$/,
  局: /局$/,
  署: /署$/,
  公司: /公司$|集团$/,
  集团: /集团$/,
  银行: /银行$/,
  委员会: /会$/,
  协会: /会$/,
  组织: /组织$/,
  党: /党$/,
  智库: /所$|中心$|院$|会$|智库/,
  研究所: /研究所$/,
};
const HEAD_OF_STATE = /总统|国家主席|主席|国王|元首|苏丹|埃米尔|总书记|最高领导人|女王|大公/;
const HEAD_OF_GOVERNMENT = /总理|首相/;
const MINISTER = /外长|外交部长|外相|外务大臣|国务卿|外交大臣|防长|国防部长|防卫相|防卫大臣/;

/** How many mentions of people back a reference may reach. */
const FARTHEST = 200;

/**
 * Reference words of an article and whom they stand for, ordered by start.
 * @param names the article's
 * @param page those of all articles of the page, for heads of state that only another article names
 */
export function resolveReferences(reading: Reading, names: readonly Name[], page = names): Reference[] {
  const { folded } = reading.passage;
  const references: Reference[] = [];
  let tracker: Tracker | undefined;
  let covered = 0;
  for (const match of folded.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    tracker ??= new Tracker(reading, names, page);
    if (start < covered || tracker.isName(start, end)) continue;
    tracker.advance(start);
    const found = tracker.resolve(match.groups ?? {}, match[0]);
    if (found === undefined) continue;
    references.push({ start, end, ...found });
    covered = end;
  }
  return references;
}

type Found = Omit<Reference, 'start' | 'end'>;
type Party = { readonly entity: string; readonly name: string };

/** What an article has said so far, as far as reference words ask for it. */
class Tracker {
  readonly #reading: Reading;
  readonly #names: readonly Name[];
  readonly #page: readonly Name[];
  readonly #folded: string;
  readonly #countryOf: ReadonlyMap<string, Party>;
  readonly #mainPair: readonly Party[];
  readonly #quotes: Uint8Array;
  #next = 0;
  #subject: Name | undefined;
  #sentence = -1;
  #sentenceSubject: Name | undefined;
  #pair: { parties: readonly Party[]; paragraph: number } | undefined;
  #triple: readonly Party[] | undefined;
  readonly #bodies: Name[] = [];
  #country: Name | undefined;
  #official: { party: Party; noun: string } | undefined;
  readonly #people: Name[] = [];
  readonly #roles = new Map<string, string>();
  readonly #headsOf = new Map<string, Party | undefined>();

  constructor(reading: Reading, names: readonly Name[], page: readonly Name[]) {
    this.#reading = reading;
    this.#names = names;
    this.#folded = reading.passage.folded;
    this.#page = page;
    this.#countryOf = countriesOf(reading, page);
    // An article that sets no two states side by side, nor names two of them again, goes on about the page's.
    let pair = pairOf(names, this.#folded);
    if (pair.length === 0) pair = mostNamed(names, 2);
    if (pair.length === 0) pair = mostNamed(page, 1);
    this.#mainPair = pair;
    this.#quotes = quoteEnds(this.#folded, reading.passage.structure.partner);
  }

  /** Whether these words are part of a longer name. */
  isName(start: number, end: number): boolean {
    let low = 0;
    let high = this.#names.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#names[middle].start <= start) low = middle + 1;
      else high = middle;
    }
    for (let i = low - 1; i >= Math.max(0, low - 3); i--) {
      const name = this.#names[i];
      if (name.end >= end && name.end - name.start > end - start) return true;
    }
    return false;
  }

  /** Takes in all names before `position`. */
  advance(position: number): void {
    const { structure } = this.#reading.passage;
    while (this.#next < this.#names.length && this.#names[this.#next].start < position) {
      const name = this.#names[this.#next++];
      const quoted = this.#quotes[name.start] === 1;
      this.#open(structure.sentenceAt(name.start));
      // Who wrote the report is none of those it tells of.
      if (name.type === 'person' && REPORTER.test(fold(name.role ?? ''))) continue;
      if (name.type === 'person') {
        this.#people.push(name);
        if (name.role !== undefined) this.#roles.set(name.entity, name.role);
        if (!quoted && this.#sentenceSubject === undefined && this.#isSubject(name)) this.#sentenceSubject = name;
      } else if (name.type === 'organisation') {
        this.#bodies.push(name);
        this.#someoneOf(name);
      } else if (isState(name)) {
        this.#country = name;
        this.#someoneOf(name);
        this.#pairUp(name);
      }
    }
    this.#open(structure.sentenceAt(position));
  }

  #open(sentence: number): void {
    if (sentence === this.#sentence) return;
    this.#sentence = sentence;
    if (this.#sentenceSubject !== undefined) this.#subject = this.#sentenceSubject;
    this.#sentenceSubject = undefined;
  }

  #isSubject(name: Name): boolean {
    const roleLength = name.role?.length ?? 0;
    const before = this.#folded.slice(Math.max(0, name.start - roleLength - 3), name.start - roleLength);
    const plain = this.#folded.slice(Math.max(0, name.start - 3), name.start);
    const after = this.#folded.slice(name.end, name.end + 8);
    // 受总书记、总理委派: they sent who is told next.
    return !TAKEN.test(before) && !TAKEN.test(plain) && !/^[的之]|^[^，。]{0,4}(?:委派|委托|指派)/.test(after);
  }

  /** 商务部有关负责人: someone known only by where they serve. */
  #someoneOf(name: Name): void {
    const match = SOMEONE.exec(this.#folded.slice(name.end, name.end + 10));
    if (match === null) return;
    const written = this.#reading.passage.quote(name.start, name.end + match[0].length);
    // A person may follow: then it is that person's title.
    const after = name.end + match[0].length;
    for (let i = this.#next; i < this.#names.length && this.#names[i].start <= after; i++)
      if (this.#names[i].type === 'person' && this.#names[i].start === after) return;
    this.#official = { party: { entity: name.entity, name: written }, noun: match.groups?.noun ?? '' };
  }

  #pairUp(name: Name): void {
    const index = this.#next - 1;
    const run = [name];
    for (let i = index - 1; i >= 0; i--) {
      const other = this.#names[i];
      if (!isState(other) || !JOINED.test(this.#folded.slice(other.end, run[0].start)) || other.end > run[0].start)
        break;
      run.unshift(other);
    }
    const parties = distinct(run.map(party));
    const paragraph = this.#reading.passage.structure.paragraphAt(name.start);
    if (parties.length === 2) this.#pair = { parties, paragraph };
    if (parties.length === 3) this.#triple = parties;
  }

  resolve(groups: Readonly<Record<string, string | undefined>>, word: string): Found | undefined {
    if (groups.he !== undefined) return this.#he();
    if (groups.heads !== undefined) return this.#heads(word);
    if (groups.three !== undefined) return made(this.#triple ?? [], 'pair');
    if (groups.pair !== undefined) return made(this.#parties(), 'pair');
    if (groups.official !== undefined) return this.#someone(groups.noun ?? '');
    if (groups.body !== undefined) return this.#thatBody(word);
    return this.#addressed(word);
  }

  #he(): Found | undefined {
    const name = this.#sentenceSubject ?? this.#subject ?? this.#people[this.#people.length - 1];
    return name === undefined ? undefined : made([party(name)], 'person');
  }

  #parties(): readonly Party[] {
    const paragraph = this.#reading.passage.structure.paragraphAt(this.#names[this.#next - 1]?.start ?? 0);
    if (this.#pair !== undefined && (this.#pair.paragraph === paragraph || this.#mainPair.length < 2))
      return this.#pair.parties;
    return this.#mainPair;
  }

  #heads(word: string): Found | undefined {
    const states = word.startsWith('三') ? (this.#triple ?? []) : this.#parties();
    const office =
      /外/.test(word) || /防/.test(word) ? MINISTER : /总理/.test(word) ? HEAD_OF_GOVERNMENT : HEAD_OF_STATE;
    const heads = states.map(
      (state) =>
        this.#headOf(state, office) ?? (office === HEAD_OF_STATE ? this.#headOf(state, HEAD_OF_GOVERNMENT) : undefined),
    );
    if (states.length === 0) return undefined;
    return made(
      states.map((state, i) => heads[i] ?? state),
      'heads',
    );
  }

  #headOf(state: Party, office: RegExp): Party | undefined {
    const key = `${state.entity} ${office.source}`;
    if (!this.#headsOf.has(key)) this.#headsOf.set(key, this.#findHead(state, office));
    return this.#headsOf.get(key);
  }

  #findHead(state: Party, office: RegExp): Party | undefined {
    const fits = (name: Name) =>
      name.type === 'person' &&
      name.role !== undefined &&
      office.test(fold(name.role)) &&
      !/副|前|候任/.test(name.role) &&
      this.#countryOf.get(name.entity)?.entity === state.entity;
    const head = this.#names.find(fits) ?? this.#page.find(fits);
    return head === undefined ? undefined : party(head);
  }

  #someone(noun: string): Found | undefined {
    const fits = TAKES_UP[noun];
    const oldest = Math.max(0, this.#people.length - FARTHEST);
    for (let i = this.#people.length - 1; i >= oldest && fits !== undefined; i--) {
      const role = this.#roleOf(this.#people[i]);
      if (role !== undefined && fits.test(fold(role))) return made([party(this.#people[i])], 'official');
    }
    if (this.#official !== undefined && (fits === undefined || this.#official.noun === noun))
      return made([this.#official.party], 'official');
    const last = this.#sentenceSubject ?? this.#subject;
    return last === undefined ? undefined : made([party(last)], 'official');
  }

  #roleOf(person: Name): string | undefined {
    return person.role ?? this.#roles.get(person.entity);
  }

  #thatBody(word: string): Found | undefined {
    if (word === '该国') return this.#country === undefined ? undefined : made([party(this.#country)], 'body');
    const named = BODY_NAMED[word.slice(1)];
    const recent = this.#bodies.slice(-FARTHEST);
    const name = (named && recent.findLast((body) => named.test(fold(body.name)))) ?? recent.at(-1);
    return name === undefined ? undefined : made([party(name)], 'body');
  }

  /** 总统先生 speaks to someone other than the speaker. */
  #addressed(word: string): Found | undefined {
    const office = word.slice(0, 2);
    const speaker = this.#sentenceSubject ?? this.#subject;
    const oldest = Math.max(0, this.#people.length - FARTHEST);
    for (let i = this.#people.length - 1; i >= oldest; i--) {
      const person = this.#people[i];
      if (person.entity !== speaker?.entity && fold(this.#roleOf(person) ?? '').includes(office))
        return made([party(person)], 'person');
    }
    return undefined;
  }
}

const party = (name: Name): Party => ({ entity: name.entity, name: name.name });
const isState = ({ type, entity }: Name) =>
  type === 'place' && (entity.startsWith('country:') || entity.startsWith('territory:'));
function made(parties: readonly Party[], sort: Reference['sort']): Found | undefined {
  if (parties.length === 0) return undefined;
  return { sort, entities: parties.map((one) => one.entity), names: parties.map((one) => one.name) };
}

function distinct(parties: readonly Party[]): Party[] {
  return parties.filter((one, i) => parties.findIndex((other) => other.entity === one.entity) === i);
}

/** The two states that stand side by side most often in an article; none where no two do. */
function pairOf(names: readonly Name[], text: string): readonly Party[] {
  const pairs = new Map<string, { count: number; parties: Party[] }>();
  let last: Name | undefined;
  for (const name of names) {
    if (!isState(name)) continue;
    if (
      last !== undefined &&
      last.entity !== name.entity &&
      last.end <= name.start &&
      JOINED.test(text.slice(last.end, name.start))
    ) {
      const key = [last.entity, name.entity].sort().join(' ');
      const pair = pairs.get(key) ?? { count: 0, parties: [party(last), party(name)] };
      pair.count++;
      pairs.set(key, pair);
    }
    last = name;
  }
  return [...pairs.values()].sort((a, b) => b.count - a.count)[0]?.parties ?? [];
}

/** The two states named most often, each at least so often. */
function mostNamed(names: readonly Name[], least: number): readonly Party[] {
  const counts = new Map<string, { count: number; party: Party }>();
  for (const name of names) {
    if (!isState(name)) continue;
    const one = counts.get(name.entity) ?? { count: 0, party: party(name) };
    one.count++;
    counts.set(name.entity, one);
  }
  const most = [...counts.values()].sort((a, b) => b.count - a.count).slice(0, 2);
  return most.length === 2 && most[1].count >= least ? most.map((one) => one.party) : [];
}

/** The state that each person of a page serves, by the lexicon or by the title. */
function countriesOf(reading: Reading, page: readonly Name[]): Map<string, Party> {
  const states = new Map<string, Party>();
  for (const name of page) if (isState(name) && !states.has(name.entity)) states.set(name.entity, party(name));
  const of = new Map<string, Party>();
  for (const name of page) {
    if (name.type !== 'person' || of.has(name.entity)) continue;
    const listed = name.terms?.map((index) => reading.lexicon.terms[index]).find((term) => term.kind === 'person');
    // 国家主席 without a state is China's.
    const chinese = name.affiliation === undefined && /^(?:国家|國家)(?:副)?主席$/.test(name.role ?? '');
    const found =
      states.get(stateServed(name) ?? '') ??
      states.get(`country:${listed?.cells.country}`) ??
      states.get(`territory:${listed?.cells.country}`) ??
      (chinese ? states.get('country:CN') : undefined);
    if (found !== undefined) of.set(name.entity, found);
  }
  return of;
}

/** 1 for each position inside quotation marks. */
function quoteEnds(text: string, partner: Int32Array): Uint8Array {
  const inside = new Uint8Array(text.length);
  for (let i = text.indexOf('「'); i >= 0; i = text.indexOf('「', i + 1)) {
    const close = partner[i];
    if (close > i) {
      inside.fill(1, i, close);
      i = close;
    }
  }
  return inside;
}
