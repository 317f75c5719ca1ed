import { letters } from '../figures.ts';
import type { Finding, Place, Reading } from '../reader.ts';
import { datelineEnd } from '../statement/between.ts';

/** Who is meant: names in the page's script and their entities, in the same order. */
export interface Parties {
  readonly names: readonly string[];
  readonly ids: readonly string[];
}

/** A subject as written, resolved. */
export interface Subject extends Place, Parties {
  /** A person, state or body; not 中俄關係 or 天然氣價格. */
  readonly agent: boolean;
}

export interface Mention extends Place, Parties {
  /** Length of the title written right before a person's name. */
  readonly title: number;
  readonly person: boolean;
}

export const NOBODY: Parties = { names: [], ids: [] };

/** A preposition, or a verb that takes someone as its object, right before a name. */
const TAKEN =
  /(?:[同与和跟向对为给把将被由据从以应在令使让请经随于按至自受获与]|会见|会晤|访问|接受|邀请|欢迎|感谢|支持|反对|批评|指责|谴责|呼吁|敦促|要求|希望|期待|祝贺|督促)$/;
/** 泰国外长和老挝外长: by their offices as well. */
const JOINED =
  /^(?:总统|总理|首相|主席|国王|元首|领导人|[外财防]长|[一-鿿]{2}部长|政府|代表)?(?:和|与|同|跟|及|以及|、|暨)$/;
/** A noun after a name: then the name is not the subject, the noun is. */
const THING =
  /^(?:之间)?的?(?:两国)?(?:双边)?(?:领导人)?(?:此次|这次|本次)?(?:会晤|关系|合作|问题|项目|价格|模式|政策|协议|条约|战略|倡议|会谈|访问|声明|局势|危机|经济|贸易|市场|人民币|文化|友谊|友好|交往|发展|立场|建议|做法|行为|行径|举动|决定|计划|方案|机制|论坛|峰会|会议|制裁|关税|冲突|战争|法律|公民|国民|旅客|游客|护照)/;
const PRONOUN = /^(?:我们|我方|我国|咱们|我(?!国)|[他她]们?(?!国|人|者|山))/;
const EVERYONE =
  /^(?:双方|两国|三国|三方|各方|各国|国际社会|有关各方|大家|外界|全世界|各成员国|成员国|有关国家|有关方面|有关各方|一些国家|个别国家|发达国家)/;
/** What `PRONOUN` and `EVERYONE` begin with. */
const STANDS_FOR = letters('我咱他她双两三各国有大外全成一个发');
/** What may stand before the subject of a clause. */
const OPENING =
  /^(?:但是?|而|同时|此外|因此|所以|目前|当前|下一步|今后|未来|今天|明天|昨天|昨日|今日|今年|会上|会后|会谈中|会谈后|对此|为此|另外|与此同时|其中|如果|只要|只有|无论|不管|其实|现在|多年来|近年来|长期以来|一直以来|当地时间|[0-9]{1,4}[年月日]|上午|下午|晚间?|凌晨|中午|一些|这些|有关(?!国家|各方|方面|部门|当局)|相信|尽管|虽然|不仅|既|特别是|尤其是|包括|新华社|本报讯|并?且|[ ：])*/;
const SPEAKS = /(?:表示|指出|强调|重申|认为|宣布|说|称)$/;
const FRAME = /^(?:在|作为|随着|根据|据|自|当|由于|对|应|面对|就|针对|按照|经|一直)/;

/** Names and reference words of a reading in order, none inside another. */
export function mentionsOf(reading: Reading): readonly Mention[] {
  const all: (Mention & { rank: number })[] = reading.found.name.map(({ start, end, name, entity, role, type }) => ({
    start,
    end,
    names: [name],
    ids: [entity],
    title: role !== undefined && reading.passage.text.endsWith(role, start) ? role.length : 0,
    person: type === 'person',
    rank: 0,
  }));
  for (const { start, end, names, entities } of reading.references)
    all.push({ start, end, names, ids: entities, title: 0, person: false, rank: 1 });
  all.sort((a, b) => a.start - b.start || b.end - a.end || b.rank - a.rank);
  let end = 0;
  const found = all.filter((one) => {
    if (one.start < end) return false;
    end = one.end;
    return true;
  });
  return found;
}

/** Finds who acts in a clause, from the names and reference words already read. */
export class Cast {
  readonly #mentions: readonly Mention[];
  readonly #folded: string;
  readonly #text: string;
  readonly #partner: Int32Array;
  readonly #said: readonly Finding<'statement'>[];
  #next = 0;
  #saidNext = 0;
  #open: Finding<'statement'>[] = [];

  /** @param mentions those of the reading */
  constructor(reading: Reading, mentions: readonly Mention[]) {
    this.#folded = reading.passage.folded;
    this.#text = reading.passage.text;
    this.#partner = reading.passage.structure.partner;
    this.#said = reading.found.statement;
    this.#mentions = mentions;
  }

  /** Names that stand in `[start, end)`; calls must come with growing starts. */
  mentions(start: number, end: number): Mention[] {
    while (this.#next < this.#mentions.length && this.#mentions[this.#next].start < start) this.#next++;
    const found: Mention[] = [];
    for (let i = this.#next; i < this.#mentions.length && this.#mentions[i].end <= end; i++)
      found.push(this.#mentions[i]);
    return found;
  }

  /** Statements whose content holds `position`, the outer first; calls must come with growing positions. */
  saidAt(position: number): readonly Finding<'statement'>[] {
    while (this.#saidNext < this.#said.length && this.#said[this.#saidNext].start <= position)
      this.#open.push(this.#said[this.#saidNext++]);
    if (this.#open.length > 0)
      this.#open = this.#open.filter((one) => one.end > position || one.also?.some((more) => more.end > position));
    return this.#open;
  }

  /** The subject of a clause: the party that opens `[start, limit)`, and those joined to it. */
  subject(start: number, limit: number): Subject | undefined {
    const folded = this.#folded;
    start = datelineEnd(folded, this.#partner, start, limit);
    const opening = OPENING.exec(folded.slice(start, Math.min(limit, start + 24)));
    const from = start + (opening === null ? 0 : opening[0].length);
    const mentions = this.mentions(start, limit);
    for (let i = 0; i < mentions.length; i++) {
      let one = mentions[i];
      const taken = TAKEN.test(folded.slice(Math.max(start, one.start - 2), one.start));
      const parties: Mention[] = [one];
      while (i + 1 < mentions.length && this.#continues(one, mentions[i + 1])) {
        i++;
        if (titled(one, mentions[i])) parties.pop();
        one = mentions[i];
        parties.push(one);
      }
      if (taken || parties[0].start < from) continue;
      if (!this.#opens(start, from, parties[0])) break;
      const person = parties.length === 1 ? titledPerson(folded, one, mentions.slice(i + 1)) : undefined;
      if (person !== undefined) return { ...person, start: one.start, agent: true };
      const rest = folded.slice(one.end, Math.min(limit, one.end + 12));
      return {
        start: parties[0].start,
        end: one.end,
        ...together(parties),
        agent: !THING.test(rest) && !rest.startsWith('的'),
      };
    }
    return this.#unnamed(from, limit);
  }

  #unnamed(from: number, limit: number): Subject | undefined {
    if (STANDS_FOR[this.#folded.charCodeAt(from)] === 0) return undefined;
    const words = this.#folded.slice(from, Math.min(limit, from + 6));
    const own = PRONOUN.exec(words);
    if (own !== null) return { start: from, end: from + own[0].length, ...NOBODY, agent: true };
    const all = EVERYONE.exec(words);
    if (all === null) return undefined;
    const end = from + all[0].length;
    const rest = this.#folded.slice(end, Math.min(limit, end + 12));
    return {
      start: from,
      end,
      names: [this.#text.slice(from, end)],
      ids: [],
      agent: !THING.test(rest) && !rest.startsWith('的'),
    };
  }

  #continues(one: Mention, next: Mention): boolean {
    return one.end === next.start || titled(one, next) || JOINED.test(this.#folded.slice(one.end, next.start));
  }

  /** Whether a mention stands where a subject does. */
  #opens(start: number, from: number, one: Mention): boolean {
    const gap = one.start - one.title - from;
    if (gap <= 0) return true;
    if (gap > 40) return false;
    const before = this.#folded.slice(start, one.start - one.title);
    return FRAME.test(before) || FRAME.test(this.#folded.slice(from, one.start)) || SPEAKS.test(before);
  }
}

/** 俄羅斯總統普京: the name before is part of the title. */
const titled = (one: Mention, next: Mention) =>
  next.person && next.start > one.end && next.start - one.end <= Math.max(next.title, 0) + 1;

function together(parties: readonly Parties[]): Parties {
  const names: string[] = [];
  const ids: string[] = [];
  for (const one of parties)
    one.names.forEach((name, i) => {
      if (names.includes(name)) return;
      names.push(name);
      if (one.ids[i] !== undefined) ids.push(one.ids[i]);
    });
  return { names, ids };
}

/** 某黨文傳會副主委某某: the person whose title begins with a body, its words on no list. */
function titledPerson(folded: string, body: Mention, after: readonly Mention[]): Mention | undefined {
  if (body.person) return undefined;
  const person = after.find((one) => one.person);
  if (person === undefined || person.start - body.end > 30 || person.start - body.end < 2) return undefined;
  return LONG_TITLE.test(folded.slice(body.end, person.start)) ? person : undefined;
}

const LONG_TITLE =
  /^[^在向对同与跟就由据被从于经给将把日时后说称了是要应，；：「」《》\n\d]+(?:[长官席臣员使理师裁表监督相委]|书记)$/;
