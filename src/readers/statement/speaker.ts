import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { Passage } from '../../text/passage.ts';
import { outletsOf } from '../outlets.ts';
import { firstFrom } from '../places.ts';
import type { Place, Reading } from '../reader.ts';
import { adjoins, bareName, bareTitle, surnamedName, titledName } from './between.ts';
import type { Noun, NounClass } from './cue.ts';

/** What kind of speaker: `official` is a person known only by office, `press` the press or the public. */
export type SpeakerSort = 'person' | 'official' | 'press' | 'document' | 'body' | 'pair' | 'heads';

/** Who speaks, with the words that name them. */
export interface Speaker extends Place {
  readonly sort: SpeakerSort;
  readonly entities: readonly string[];
  /** Resolved names; one for each entity. */
  readonly names: readonly string[];
  /** Where its first name or noun begins. */
  readonly noun: number;
  /** The words in the text. */
  readonly written: string;
  /** A name followed by a title, as a speaker names another (習近平主席). */
  readonly courteous?: boolean;
  readonly outlet?: boolean;
  /** The form of a body's name that stands in the text. */
  readonly short?: string;
  /** A name that no reader of names knows. */
  readonly stranger?: boolean;
}

/** A word or name that may be a subject. */
interface Referent extends Place {
  readonly sort: SpeakerSort;
  readonly entities: readonly string[];
  readonly names: readonly string[];
  readonly named: boolean;
  /** A place: speaks only where nothing better stands beside it. */
  readonly place: boolean;
  /** 俄方: keeps its own words. */
  readonly side: boolean;
  /** A newspaper, agency or broadcaster. */
  readonly outlet: boolean;
}

const NONE: readonly string[] = [];

/** A noun without a name. All referents have their fields in one order: what has one shape is read faster. */
const noun = (start: number, end: number, sort: SpeakerSort, side = false, outlet = false): Referent => ({
  start,
  end,
  sort,
  entities: NONE,
  names: NONE,
  named: false,
  place: false,
  side,
  outlet,
});

/** Whether a list holds any member of a set. */
export function someIn(set: ReadonlySet<number>, list: readonly number[] | undefined): boolean {
  if (list !== undefined) for (let i = 0; i < list.length; i++) if (set.has(list[i])) return true;
  return false;
}

const REPORTER = /(?:[记記]者|通[讯訊][员員])$/;

/** Behind the name of a reporter who takes part. */
const ASKS = /^[^，。]{0,4}(?:问|：|提出|说|称|表示|认为|写道)/;

const PUBLISHES_IT = /^[^，。]{0,8}(?:发表|发布|公布|发出)/;
/** 發表僅有五點的聯合宣言，承諾…: what is published is an object; X發表的聲明 speaks. */
const PUBLISHES = /(?:发表|发布|公布|发出)了?(?!的)[^，。]{0,14}$/;

const SORT_OF_NOUN: Record<NounClass, SpeakerSort> = {
  person: 'official',
  press: 'press',
  document: 'document',
  body: 'body',
};

const shortNames = new WeakMap<Lexicon, ReadonlySet<string>>();

/** One-character names of countries, as in 俄方. */
function shortNamesOf(lexicon: Lexicon): ReadonlySet<string> {
  let set = shortNames.get(lexicon);
  if (set === undefined) {
    const all = new Set(
      '中美俄日韩朝英法德印巴越菲泰缅柬老马新澳加欧乌以伊沙土希意葡荷比瑞挪芬丹波捷匈罗塞保埃陆台港澳',
    );
    for (const index of lexicon.ofKind('country').terms)
      for (const short of (lexicon.terms[index].cells.short ?? '').split('|')) if (short.length === 1) all.add(short);
    for (const wind of '东南西北') all.delete(wind);
    shortNames.set(lexicon, all);
    set = all;
  }
  return set;
}

const townTerms = new WeakMap<Lexicon, ReadonlySet<number>>();

/** Terms that are regions, rivers and the like, or towns of a state whose capital speaks for it. */
function townsOf(lexicon: Lexicon): ReadonlySet<number> {
  let set = townTerms.get(lexicon);
  if (set === undefined) {
    const all = new Set<number>();
    for (const index of lexicon.ofKind('place').terms) {
      const { id, cells } = lexicon.terms[index];
      if (cells.type !== 'city' || (cells.country === 'CN' && id !== 'beijing')) all.add(index);
    }
    townTerms.set(lexicon, all);
    set = all;
  }
  return set;
}

const inOrder = (a: Referent, b: Referent): number =>
  a.start - b.start || b.end - a.end || Number(b.named) - Number(a.named);

/** Two lists, each in order, as one; of equal ones that of the first list comes first. */
function merged(first: readonly Referent[], second: readonly Referent[]): Referent[] {
  const all: Referent[] = [];
  let next = 0;
  for (const one of first) {
    while (next < second.length && inOrder(second[next], one) < 0) all.push(second[next++]);
    all.push(one);
  }
  while (next < second.length) all.push(second[next++]);
  return all;
}

/** A speaker known only by the words of `[start, end)`. */
export function inWords(text: string, start: number, end: number, sort: SpeakerSort): Speaker {
  const written = text.slice(start, end).replaceAll('\n', '');
  return { start, end, noun: start, sort, entities: [], names: [written], written };
}

/** All that may be subjects in a passage, in order, none inside another. */
export class Referents {
  readonly #all: readonly Referent[];
  readonly #folded: string;
  readonly #text: string;
  readonly #cues: readonly Place[];
  /** Ends of the places before a colon that do not speak. */
  readonly #towns = new Set<number>();
  readonly #holders = new Map<string, Speaker | undefined>();

  /**
   * @param cues verbs of saying, in order
   * @param strangers names of speakers that no reader of names knows
   */
  constructor(reading: Reading, nouns: readonly Noun[], cues: readonly Place[], strangers: readonly string[] = []) {
    this.#cues = cues;
    this.#folded = reading.passage.folded;
    this.#text = reading.passage.text;
    const named: Referent[] = [];
    const outlets = outletsOf(reading.lexicon);
    const towns = townsOf(reading.lexicon);
    let creditEnd = 0;
    for (const { start, end, type, entity, name, rule, terms, role } of reading.found.name) {
      if (start < creditEnd) continue;
      if (
        type === 'place' &&
        !entity.startsWith('territory:') &&
        this.#folded[end] === '：' &&
        (this.#folded[end - 1] === '市' || someIn(towns, terms))
      )
        this.#towns.add(end);
      const credit = role !== undefined && REPORTER.test(role) ? this.#creditAround(start) : undefined;
      if (credit !== undefined) {
        // 某社某地5日電（記者甲 乙）: neither who wrote it nor the agency speaks in it.
        creditEnd = credit.end;
        while (named.length > 0 && named[named.length - 1].start >= credit.start) named.pop();
        continue;
      }
      // 記者某某／某地報導: a byline of another form.
      if (role !== undefined && REPORTER.test(role) && !ASKS.test(this.#folded.slice(end, end + 8))) continue;
      named.push({
        start,
        end,
        sort: type === 'person' ? 'person' : 'body',
        entities: [entity],
        names: [name],
        named: true,
        place: type === 'place' && rule !== 'side',
        side: rule === 'side',
        outlet: someIn(outlets, terms),
      });
    }
    const others: Referent[] = [];
    for (const { start, end, entities, names, sort } of reading.references)
      others.push({
        start,
        end,
        sort: sort === 'person' && names.length > 1 ? 'pair' : sort,
        entities,
        names,
        named: names.length > 0,
        place: false,
        side: false,
        outlet: false,
      });
    for (const one of nouns)
      if (!this.#isInTitle(reading.passage, one.end)) others.push(noun(one.start, one.end, SORT_OF_NOUN[one.noun]));
    this.#papers(reading.passage, others);
    this.#sides(reading.lexicon, others);
    this.#pronouns(others);
    for (const name of strangers)
      for (let i = this.#text.indexOf(name); i >= 0; i = this.#text.indexOf(name, i + name.length))
        others.push({ ...noun(i, i + name.length, 'person'), names: [name], named: true });
    let end = 0;
    const apart: Referent[] = [];
    for (const one of merged(named, others.sort(inOrder))) {
      if (one.end <= end || (one.start < end && one.named)) continue;
      // 外交部發言人 as an office, where 中國外交部 is a name: what is left of it is the noun.
      apart.push(one.start >= end ? one : { ...one, start: end });
      end = one.end;
    }
    this.#all = apart;
  }

  /** 《…報》, 《…雜誌》: papers that no lexicon lists; 《決定》指出: what is titled speaks. */
  #papers({ structure }: Passage, all: Referent[]): void {
    const folded = this.#folded;
    for (let i = folded.indexOf('《'); i >= 0; i = folded.indexOf('《', i + 1)) {
      const close = structure.partner[i];
      if (close - i > 2 && close - i < 16 && /(?:报|新闻|周刊|杂志|时代|论坛|邮报|网)$/.test(folded.slice(i, close)))
        all.push(noun(i, close + 1, 'body', false, true));
      else if (close > i && SPEAKS.test(folded.slice(close + 1, close + 8))) all.push(noun(i, close + 1, 'document'));
    }
  }

  /** 俄方, 美方: one side, by the short name of its country. */
  #sides(lexicon: Lexicon, all: Referent[]): void {
    const folded = this.#folded;
    const shorts = shortNamesOf(lexicon);
    for (let i = folded.indexOf('方', 1); i > 0; i = folded.indexOf('方', i + 1))
      if (
        shorts.has(folded[i - 1]) &&
        (!NO_SIDE.test(folded.slice(Math.max(0, i - 2), i + 2)) || TO_A_SIDE.test(folded.slice(i + 1, i + 4)))
      )
        all.push(noun(i - 1, i + 1, 'body', true));
  }

  /** 他, 她 where no reader of references resolved them. */
  #pronouns(all: Referent[]): void {
    const folded = this.#folded;
    for (let i = folded.indexOf('们', 1); i > 0; i = folded.indexOf('们', i + 1))
      if ('他她'.includes(folded[i - 1]) && folded[i - 2] !== '其') all.push(noun(i - 1, i + 1, 'pair'));
    for (const pronoun of '他她')
      for (let i = folded.indexOf(pronoun); i >= 0; i = folded.indexOf(pronoun, i + 1))
        if (!'其吉'.includes(folded[i - 1] ?? ' ') && !'国人们方的'.includes(folded[i + 1] ?? ' '))
          all.push(noun(i, i + 1, 'person'));
  }

  /** Index of the first that starts at or after `position`. */
  #from(position: number): number {
    return firstFrom(this.#all, position);
  }

  /** Whether a place that is no state or seat of a government, such as a province or a river, ends at `position`. */
  isTown(position: number): boolean {
    return this.#towns.has(position);
  }

  /** Whether any stands wholly in `[from, to)`. */
  anyIn(from: number, to: number): boolean {
    const first = this.#all[this.#from(from)];
    return first !== undefined && first.end <= to;
  }

  /** 法新社圣地亚哥1月28日电说: the agency, not the town. */
  #filed(from: number, to: number): Speaker | undefined {
    const first = this.#all[this.#from(from)];
    if (first === undefined || first.start !== from || first.end > to || !first.outlet) return undefined;
    if (!FILED.test(this.#folded.slice(first.end, to))) return undefined;
    const { start, end, sort, entities, names } = first;
    return { start, end, noun: start, sort, entities, names, written: this.#text.slice(start, end), outlet: true };
  }

  /** The subject of the clause part `[from, to)`: the first noun phrase that no preposition or 的 takes away. */
  subject(from: number, to: number): Speaker | undefined {
    const described = this.#filed(from, to) ?? this.#described(from, to) ?? this.#led(from, to);
    if (described !== undefined) return described;
    let i = this.#from(from);
    let objectEnd = 0;
    const all = this.#all;
    const folded = this.#folded;
    while (i < all.length && all[i].end <= to) {
      if (this.#isAside(this.#all[i].start, from, to)) {
        i++;
        continue;
      }
      // 落实李强|总理要求: the title of whom the words before take as their object.
      if (objectEnd > 0 && all[i].start === objectEnd && !all[i].named && all[i].sort === 'official') {
        objectEnd = all[i].end;
        i++;
        continue;
      }
      let last = i;
      const parts = [i];
      while (last + 1 < this.#all.length && this.#all[last + 1].end <= to) {
        const gap = folded.slice(this.#all[last].end, this.#all[last + 1].start);
        if (
          JOIN.test(gap) ||
          this.#joins(gap, this.#all[last + 1]) ||
          (gap === '' && this.#isShort(last) && this.#isShort(last + 1))
        )
          parts.push(last + 1);
        else if (this.#oneTitle(this.#all[last], this.#all[last + 1], gap)) parts[parts.length - 1] = last + 1;
        else if (this.#isPlaceInTitle(last, to)) parts[parts.length - 1] = ++last + 1;
        else break;
        last++;
      }
      const group = this.#all[last];
      const taken =
        (group.sort === 'document' && PUBLISHES.test(folded.slice(from, all[i].start))) ||
        // 由外交部發出一份公報
        (!(folded[this.#all[i].start - 1] === '由' && PUBLISHES_IT.test(folded.slice(group.end, group.end + 16))) &&
          TAKEN.test(
            folded
              .slice(Math.max(from, this.#all[i].start - 7), this.#all[i].start)
              .replace(/(?:[《「]|受访|来访|到访|共同)$/, ''),
          )) ||
        QUOTES.test(folded.slice(group.end, Math.min(to, group.end + 10))) ||
        (group.place === true && AT_MEETING.test(folded.slice(group.end, Math.min(to, group.end + 16)))) ||
        /^(?:[\u4e00-\u9fff]{0,6}」)?）?(?:「[^」]{2,16}」)?(?:（[^）]*）)?(?:的(?!消息|话|说法|报道)|之)/.test(
          folded.slice(group.end, to),
        );
      const office = this.#officeOf(parts, last, to);
      if (office !== undefined && !TAKEN.test(folded.slice(Math.max(from, this.#all[i].start - 7), this.#all[i].start)))
        return office;
      const head = taken ? 0 : this.#headAfter(last, to);
      if (head > 0) {
        i = head;
        continue;
      }
      // 聽取專家團隊的意見: a document of whom a verb takes as its object.
      const theirs = group.sort === 'document' && objectEnd > 0 && THEIRS.test(folded.slice(objectEnd, all[i].start));
      if (!taken && !theirs) {
        const who = this.#titledAfter(i, last, to) ?? this.#speaker(i, parts, last, from, to);
        // 對若干組織建議…: the phrase begins with a preposition.
        if (
          who.start >= all[i].start ||
          who.entities.length > 0 ||
          !GOVERNED.test(folded.slice(who.start, who.start + 2))
        )
          return who;
      }
      objectEnd = group.end;
      i = last + 1;
    }
    return undefined;
  }

  /** 出席某會的代表團團長某某: the person whom a clause before 的 describes. */
  #described(from: number, to: number): Speaker | undefined {
    if (!RELATIVE.test(this.#folded.slice(from, Math.min(to, from + 60)))) return undefined;
    for (let i = this.#from(to) - 1; i >= 0 && this.#all[i].start > from; i--) {
      const { start, end, sort, named, entities, names } = this.#all[i];
      if (end > to || sort !== 'person' || !named) continue;
      if (!adjoins(this.#folded.slice(end, to)) || this.#folded.lastIndexOf('的', start) < from) return undefined;
      return { start: from, end, noun: from, sort, entities, names, written: this.#text.slice(start, end) };
    }
    return undefined;
  }

  /** 某國領導的聯軍: the body that 的 leads to, not the state; the officer of it, named or not, after it. */
  #led(from: number, to: number): Speaker | undefined {
    const words = LED.exec(this.#folded.slice(from, to));
    if (words === null) return undefined;
    const start = from + words[1].length;
    let end = from + words[0].length;
    let one: Referent | undefined = this.#all[this.#from(end)];
    if (one?.start === end && one.end <= to && one.sort === 'official' && !one.named) {
      end = one.end;
      one = this.#all[this.#from(end)];
      const known = one?.start === end && one.end <= to && one.sort === 'person' && one.named;
      if (known) {
        end = one.end;
      } else {
        const name = this.#nameAfterTitle(end, to);
        if (name !== undefined) return { ...name, start, noun: start };
        one = undefined;
      }
    } else {
      one = this.#all.findLast((each) => each.end === end && each.start > from && each.named && each.sort === 'body');
    }
    const written = this.#text.slice(one?.sort === 'person' ? one.start : start, end);
    if (this.#folded.startsWith('方面', end)) end += 2;
    if (!adjoins(this.#folded.slice(end, to))) return undefined;
    const { sort = 'body', entities = NONE, names = NONE } = one ?? {};
    return { start, end, noun: start, sort, entities, names, written: written.replaceAll('\n', '') };
  }

  /** 某國批發和外貿協會主席某某: a person right before the verb, after a state and a title that no lexicon holds. */
  #titledAfter(first: number, last: number, to: number): Speaker | undefined {
    const one = this.#all[last];
    const noun = !one.named && (one.sort === 'official' || one.sort === 'body');
    if (one.place !== true && !noun && !(one.named && one.sort === 'body')) return undefined;
    let next = last + 1;
    while (next < this.#all.length && this.#all[next].end <= to && this.#all[next].sort !== 'person') next++;
    const person = this.#all[next];
    if (person === undefined || person.end > to || person.sort !== 'person' || !person.named) return undefined;
    const title = this.#folded.slice(one.end, person.start);
    // 甲國與乙國外長某某: two.
    if (title.includes('与') && this.#all.slice(last + 1, next).some((other) => other.named)) return undefined;
    if (!TOPICAL.test(title) && !(LONG_TITLE.test(title) && TITLE_END.test(title))) return undefined;
    if (this.hasVerb(one.end, person.start)) return undefined;
    if (/^(?:[的和与同及、]|夫人)/.test(this.#folded.slice(person.end, person.end + 2))) return undefined;
    const { end, sort, entities, names } = person;
    const { start } = this.#all[first];
    return { start, end, noun: start, sort, entities, names, written: this.#text.slice(person.start, end) };
  }

  /** 外交部歐洲及非洲司司長: a place inside the name of a section. */
  #isPlaceInTitle(last: number, to: number): boolean {
    const [one, place, next] = this.#all.slice(last, last + 3);
    if (next === undefined || next.end > to || !place.place || one.sort !== 'body' || !one.named) return false;
    return (
      OF_BODY.test(this.#folded.slice(one.end, next.start)) &&
      this.#oneTitle(one, next, this.#folded.slice(one.end, next.start))
    );
  }

  /** Whether a position stands in brackets that open and close inside `[from, to)`: 某某（54歲，業者）. */
  #isAside(position: number, from: number, to: number): boolean {
    const before = this.#folded.slice(from, position + 1);
    const open = before.lastIndexOf('（');
    if (open <= 0 || before.lastIndexOf('）') > open) return false;
    return this.#folded.slice(position, to).includes('）');
  }

  /** X週二公布的報告, 曾在X任職的專家: index of the noun that the words after X lead to by 的; 0 where none. */
  #headAfter(last: number, to: number): number {
    const first = this.#all[last + 1];
    if (first === undefined || first.end > to) return 0;
    let next = first;
    // 某黨籍的委員會主席: the body belongs to its title.
    const after = this.#all[last + 2];
    if (first.sort === 'body' && after?.start === first.end && after.end <= to) next = after;
    const gap = this.#folded.slice(this.#all[last].end, first.start);
    if (gap.length < 2 || gap.length > 16 || !/的[^的]{0,4}$/.test(gap) || /[，在对向就与同了]|关于/.test(gap))
      return 0;
    if (this.#all[last].sort !== 'body' || next.named || (next.sort !== 'document' && next.sort !== 'official'))
      return 0;
    return adjoins(this.#folded.slice(next.end, to)) ? last + 1 : 0;
  }

  /** 甲與乙的經貿部長: office holders of two states or bodies. */
  #officeOf(parts: readonly number[], last: number, to: number): Speaker | undefined {
    const next = this.#all[last + 1];
    if (parts.length < 2 || next === undefined || next.end > to || next.named || next.sort !== 'official')
      return undefined;
    const states = parts.map((part) => this.#all[part]);
    if (!states.every((one) => one.named && one.sort === 'body')) return undefined;
    if (!/^(?:（[^）]*）|）)?的[^，的]{0,6}$/.test(this.#folded.slice(this.#all[last].end, next.start)))
      return undefined;
    const { start } = states[0];
    const written = this.#text.slice(start, next.end).replaceAll('\n', '');
    const names = states.flatMap((one) => one.names);
    const entities = states.flatMap((one) => one.entities);
    return { start, end: next.end, noun: start, sort: 'pair', entities, names, written };
  }

  /** Whether two names or nouns with `gap` between them are parts of one title: 外交部 | 發言人 | name. */
  #oneTitle(one: Referent, next: Referent, gap: string): boolean {
    const held = HELD.test(this.#folded.slice(one.end, one.end + 3));
    // 三國人士, 雙方代表.
    if (gap === '' && one.sort === 'pair' && next.sort === 'official' && !next.named) return true;
    // 美方官員, 烏方一名官員: not the side as a whole.
    if (one.side && /^(?:[一多两数几]名|[一多几]位)?$/.test(gap) && next.sort === 'official' && !next.named)
      return true;
    if (isFinal(one) && !held) return false;
    // 發言人答復…時: what he does, not what he is.
    if (/^(?:答复|回复|演讲|讲话)$/.test(this.#folded.slice(next.start, next.end))) return false;
    if (gap === '' || (gap === '《' && next.outlet)) return true;
    // 人力部兼衛生部部長.
    if (gap === '兼' && one.sort !== 'person') return true;
    // 某協會（AIT）發言人: the short name in brackets.
    if (gap === '（' && next.named && this.#folded[next.end] === '）') return true;
    // 智庫「某某研究所」研究員.
    if (gap === '「' && next.named && this.#folded[next.end] === '」') return true;
    if (/^[）」]/.test(gap)) return this.#oneTitle(one, next, gap.slice(1));
    if (
      one.sort === 'official' &&
      !one.named &&
      /^、(?:前|现任|时任|原|曾任|现为)?$/.test(gap) &&
      (next.place || next.sort === 'body')
    )
      return true;
    // 前總統、某會議副主席某某: two titles of one.
    if (one.sort === 'official' && next.sort === 'official' && /^、[\u4e00-\u9fff]{2,12}[部会局院委府]$/.test(gap))
      return true;
    // 起草人、某國籍議員; a state and its society.
    if (next.place && this.#folded[next.end] === '籍') return TITLE_GAP.test(gap);
    if (one.place && next.sort === 'body' && !next.named && /^[\u4e00-\u9fff、]{1,20}$/.test(gap))
      return !/[在向对同与跟就由的是]/.test(gap) && !VERBISH.test(gap) && !this.hasVerb(one.end, next.start);
    // A white paper, a poll, with the body that made it.
    if (next.sort === 'document' && !next.named && one.sort === 'body' && /^[\u4e00-\u9fff/A-Za-z]{1,10}$/.test(gap))
      return !/[在向对同与跟就的是]/.test(gap) && !VERBISH.test(gap) && !this.hasVerb(one.end, next.start);
    const person = next.sort === 'person' || next.sort === 'official' || next.sort === 'press';
    if (person && one.named && OF_BODY.test(gap) && !VERBISH.test(gap)) return !this.hasVerb(one.end, next.start);
    if (person && /^「[^」]{2,16}」[^，]{0,6}$/.test(gap)) return true;
    if (!person || (one.sort === 'body' && !one.named && gap.length > 8)) return false;
    return TITLE_GAP.test(gap) && !VERBISH.test(gap) && !this.hasVerb(one.end, next.start);
  }

  /** The credit that a reporter's name stands in, from the head of its line to the bracket that closes it. */
  #creditAround(position: number): Place | undefined {
    const folded = this.#folded;
    const open = folded.lastIndexOf('（', position);
    const close = folded.indexOf('）', position);
    if (open < 0 || close < 0 || position - open > 30 || close - position > 40) return undefined;
    if (folded.lastIndexOf('）', position) > open) return undefined;
    const line = folded.lastIndexOf('\n', open) + 1;
    return { start: open - line <= 30 ? line : open, end: close + 1 };
  }

  /** 智庫「X研究所」: the last noun of a name in quotation marks. */
  #isInTitle({ structure }: Passage, end: number): boolean {
    if (this.#folded[end] !== '」') return false;
    const open = structure.partner[end];
    return open >= 0 && end - open < 18 && !/[，。！？]/.test(this.#folded.slice(open, end));
  }

  /** 該會, 他: words that stand for a name. */
  #isReference(one: Referent): boolean {
    return '该他她其这那'.includes(this.#folded[one.start]);
  }

  /** Where the first verb of saying in `[from, to)` begins; `to` where there is none. */
  firstVerb(from: number, to: number): number {
    return Math.min(this.#cues[firstFrom(this.#cues, from)]?.start ?? to, to);
  }

  /** Whether a verb of saying begins in `[from, to)`. */
  hasVerb(from: number, to: number): boolean {
    return this.#cues[firstFrom(this.#cues, from)]?.start < to;
  }

  /** 秘書長和多國官員: the second of two speakers may have words of its own before its noun. */
  #joins(gap: string, next: Referent): boolean {
    return (
      !next.named &&
      next.sort === 'official' &&
      /^(?:、|和|及|以及)[\u4e00-\u9fff]{1,6}$/.test(gap) &&
      !VERBISH.test(gap)
    );
  }

  /** 中 and 俄 in 中俄. */
  #isShort(index: number): boolean {
    const { start, end, place } = this.#all[index];
    return place === true && end - start === 1;
  }

  #speaker(first: number, parts: readonly number[], last: number, from: number, to: number): Speaker {
    const all = this.#all;
    const folded = this.#folded;
    let heads = parts;
    if (parts.length > 1) {
      const gap = folded.slice(all[parts[0]].end, all[parts[0] + 1].start);
      const tail = folded.slice(all[last].end, to);
      // 同, 與 and 和 may also be prepositions: 同X會談時表示.
      if (/[同与跟和]/.test(gap) && (MEETING.test(tail) || MEETING_WHEN.test(tail))) heads = parts.slice(0, 1);
    }
    const { sort, named } = all[heads[heads.length - 1]];
    if (named && (sort === 'pair' || sort === 'heads') && heads.length > 1) heads = heads.slice(-1);
    const chosen = heads.map((index) => all[index]);
    const end = chosen[chosen.length - 1].end;
    const start = all[first].start;
    if (chosen.length === 1 && chosen[0].side) {
      const written = this.#text.slice(chosen[0].start, end);
      return { start, end, noun: start, sort: 'body', entities: chosen[0].entities, names: [written], written };
    }
    const foreign = chosen.some((one) => one.sort === 'person' && one.named)
      ? undefined
      : this.#foreignName(start, end, to);
    if (foreign !== undefined) return foreign;
    // 某署預報員某某: a title and a name that no lexicon holds.
    const called =
      chosen.length === 1 && chosen[0].named && chosen[0].sort === 'body'
        ? titledName(folded.slice(end, to))
        : undefined;
    if (called !== undefined) {
      const at = end + folded.slice(end, to).indexOf(called);
      const written = this.#text.slice(at, at + called.length);
      return { start, end: at + called.length, noun: start, sort: 'person', entities: [], names: [written], written };
    }
    const title = chosen.length === 1 && chosen[0].named && chosen[0].sort === 'body' ? this.#titleAfter(end, to) : 0;
    if (title > 0) {
      const written = this.#text.slice(start, end + title).replaceAll('\n', '');
      return { start, end: end + title, noun: start, sort: 'official', entities: [], names: [written], written };
    }
    const member =
      chosen.length === 1 && sort === 'body' && !chosen[0].place ? surnamedName(folded.slice(end, to)) : undefined;
    if (member !== undefined) {
      const written = this.#text.slice(end, end + member.length);
      return { start, end: end + member.length, noun: start, sort: 'person', entities: [], names: [written], written };
    }
    if (chosen.length === 1 && chosen[0].named && !chosen[0].place) {
      const [one] = chosen;
      const written = this.#text.slice(start, end);
      if (one.sort === 'pair' || one.sort === 'heads')
        return { start, end, noun: start, sort: one.sort, entities: one.entities, names: one.names, written };
      const courteous = one.sort === 'person' && COURTESY.test(folded.slice(one.end, one.end + 4));
      return {
        start,
        end,
        noun: start,
        sort: one.sort,
        entities: one.entities,
        names: one.names,
        written: this.#text.slice(one.start, one.end),
        ...(this.#isReference(one) ? {} : { short: this.#text.slice(one.start, one.end).replaceAll('\n', '') }),
        courteous,
        outlet: one.outlet,
      };
    }
    if (chosen.length > 1 && chosen.every((one) => one.named))
      return {
        start,
        end,
        noun: start,
        sort: chosen.every((one) => one.sort === 'person') ? 'heads' : 'pair',
        entities: chosen.flatMap((one) => one.entities),
        names: chosen.flatMap((one) => one.names),
        written: this.#text.slice(chosen[0].start, end),
      };
    const known = this.#called(chosen[chosen.length - 1], from, to);
    if (known !== undefined) return known;
    const joint = this.#jointOffice(chosen, first, end);
    if (joint !== undefined) return joint;
    const head = chosen[chosen.length - 1];
    // 專家、某大學研究員某某: titles before one name.
    if (
      head.named &&
      head.sort === 'person' &&
      chosen.slice(0, -1).every((one) => !one.named && one.sort === 'official')
    )
      return { ...head, noun: start, written: this.#text.slice(head.start, head.end) };
    if (head.sort === 'official' && !head.named) {
      const stranger = this.#nameAfterTitle(head.end, to);
      if (stranger !== undefined) return stranger;
    }
    if (head.sort === 'press' && !head.named) {
      const rest = folded.slice(head.end, to);
      const trade = TRADE.test(folded.slice(start, head.end)) ? bareName(rest) : undefined;
      const called = trade?.length ?? COURTEOUS_NAME.exec(rest)?.[0].length ?? 0;
      if (called > 0) {
        const name = this.#text.slice(head.end, head.end + called);
        const place = { start, end: head.end + called, noun: start };
        return { ...place, sort: 'person', entities: [], names: [name], written: name };
      }
    }
    const phrase = this.#phraseStart(start, from, head.place === true, head.sort === 'document' ? 30 : 14);
    const written = this.#text.slice(phrase, end).replaceAll('\n', '');
    const lone = head.named && start === head.start;
    // X和某方領導人: several, some of them without a name.
    if (chosen.length > 1 && chosen.some((one) => one.named && one.sort === 'person')) {
      const names = chosen.map((one) => one.names[0] ?? this.#text.slice(one.start, one.end));
      return {
        start: phrase,
        end,
        noun: start,
        sort: 'heads',
        entities: chosen.flatMap((one) => one.entities),
        names,
        written,
      };
    }
    return {
      start: phrase,
      end,
      noun: start,
      sort: head.sort,
      entities: lone ? head.entities : [],
      names: lone ? head.names : [written],
      written,
    };
  }

  /** 非政府組織「某某網絡」: a body that its name in quotation marks follows. */
  #called({ start, end, sort, named }: Referent, from: number, to: number): Speaker | undefined {
    if (named || sort !== 'body' || this.#folded[end] !== '「') return undefined;
    const close = this.#folded.indexOf('」', end);
    if (close < end + 3 || close > end + 20 || close >= to) return undefined;
    const written = this.#text.slice(end + 1, close);
    const phrase = this.#phraseStart(start, from, false, 14);
    return { start: phrase, end: close + 1, noun: start, sort, entities: [], names: [written], written };
  }

  /** 甲國和乙國外長, 甲和乙兩國交通部門: those of several states, known by their offices alone. */
  #jointOffice(chosen: readonly Referent[], first: number, end: number): Speaker | undefined {
    const states: Referent[] = [];
    for (let i = first; i < this.#all.length && this.#all[i].end <= end && this.#all[i].place; i++) {
      const gap = states.length === 0 ? '、' : this.#folded.slice(states[states.length - 1].end, this.#all[i].start);
      if (gap === '' || JOIN.test(gap)) states.push(this.#all[i]);
      else break;
    }
    const head = chosen[chosen.length - 1];
    if (states.length < 2 || head.named || (head.sort !== 'official' && head.sort !== 'body')) return undefined;
    const { start } = states[0];
    const written = this.#text.slice(start, end).replaceAll('\n', '');
    const names = states.flatMap((one) => one.names);
    return { start, end, noun: start, sort: 'pair', entities: states.flatMap((one) => one.entities), names, written };
  }

  /** The last person named in `[from, to)`. */
  lastPerson(from: number, to: number): Speaker | undefined {
    for (let i = this.#from(to) - 1; i >= 0 && this.#all[i].start >= from; i--) {
      const { start, end, sort, named, entities, names } = this.#all[i];
      const written = this.#text.slice(start, end);
      if (sort === 'person' && named && !/^[他她]$/.test(written))
        return { start, end, noun: start, sort, entities, names, written };
    }
    return undefined;
  }

  /** The one person of the article who is printed beside an office; undefined where two are, or none. */
  holderOf(office: string): Speaker | undefined {
    if (!this.#holders.has(office)) this.#holders.set(office, this.#findHolder(office));
    return this.#holders.get(office);
  }

  #findHolder(office: string): Speaker | undefined {
    let found: Speaker | undefined;
    for (const { start, end, sort, named, entities, names } of this.#all) {
      if (sort !== 'person' || !named || entities.length !== 1) continue;
      if (!this.#text.startsWith(office, end) && !this.#text.endsWith(office, start)) continue;
      if (found !== undefined && found.entities[0] !== entities[0]) return undefined;
      found ??= { start, end, noun: start, sort, entities, names, written: this.#text.slice(start, end) };
    }
    return found;
  }

  /** 鄧 alone, as some papers write who was named before: the last person whose name begins so. */
  surnamed(at: number, word: string): Speaker | undefined {
    if (word.length !== 1 || '一两他她我你并也还则又再此其'.includes(word)) return undefined;
    for (let i = this.#from(at) - 1; i >= 0; i--) {
      const { start, end, sort, named, entities, names } = this.#all[i];
      if (sort !== 'person' || !named || end - start < 2 || end - start > 3) continue;
      if (this.#folded[start] === word)
        return { start: at, end: at + 1, noun: at, sort, entities, names, written: this.#text.slice(start, end) };
    }
    return undefined;
  }

  /** All persons named in `[from, to)`. */
  persons(from: number, to: number): Speaker | undefined {
    const found: Referent[] = [];
    for (let i = this.#from(from); i < this.#all.length && this.#all[i].end <= to; i++)
      if (this.#all[i].sort === 'person' && this.#all[i].named) found.push(this.#all[i]);
    if (found.length < 2) return undefined;
    const { start } = found[0];
    const { end } = found[found.length - 1];
    return {
      start,
      end,
      noun: start,
      sort: 'heads',
      entities: found.flatMap((one) => one.entities),
      names: found.flatMap((one) => one.names),
      written: found.map((one) => this.#text.slice(one.start, one.end)).join('、'),
    };
  }

  /** The first pair (雙方, 中俄兩國) of a passage. */
  pair(): Speaker | undefined {
    const one =
      this.#all.find((each) => each.sort === 'pair' && this.#folded.startsWith('双方', each.start)) ??
      this.#all.find((each) => each.sort === 'pair') ??
      this.#all.find((each) => PAIR.test(this.#folded.slice(each.start, each.end)));
    if (one === undefined) return undefined;
    const written = this.#text.slice(one.start, one.end);
    return { ...one, noun: one.start, sort: 'pair', names: one.names.length > 0 ? one.names : [written], written };
  }

  /** Length of a title or name after a body that no lexicon holds (主計總處主計長某某); 0 where there is none. */
  #titleAfter(end: number, to: number): number {
    const rest = bareTitle(this.#folded.slice(end, to));
    return rest === undefined ? 0 : rest.length;
  }

  /** 某會委員某某（Latin name）: the name in Latin letters shows where the name ends. */
  #foreignName(start: number, end: number, to: number): Speaker | undefined {
    const tail = this.#folded.slice(end, Math.min(to, end + 120));
    const latin = LATIN.exec(tail);
    if (latin === null) return undefined;
    const stop = end + latin.index;
    const words = this.#folded.slice(end, stop);
    if (words === '' || /[，。；：]/.test(words) || VERBISH.test(words) || this.hasVerb(end, stop)) return undefined;
    let name = start;
    for (let i = this.#from(start); i < this.#all.length && this.#all[i].end < stop; i++) name = this.#all[i].end;
    if (stop - name > 8 || /[的「」）、]/.test(this.#folded.slice(name, stop)))
      name = Math.max(start, this.#folded.slice(0, stop).search(/[^的「」）、籍]{2,14}$/));
    const written = this.#text.slice(name, stop).replaceAll('\n', '');
    return { start, end: stop, noun: start, sort: 'person', entities: [], names: [written], written };
  }

  /** A name that no reader knows, between a title and the verb: 外長某某在…時表示. */
  #nameAfterTitle(title: number, to: number): Speaker | undefined {
    let end = title;
    const aside = HONOUR.exec(this.#folded.slice(end, to))?.[0].length ?? 0;
    const name = bareName(this.#folded.slice(end + aside, to));
    if (name === undefined) return undefined;
    end += aside;
    const written = this.#text.slice(end, end + name.length);
    return {
      start: end,
      end: end + name.length,
      noun: end,
      sort: 'person',
      entities: [],
      names: [written],
      written,
      stranger: true,
    };
  }

  /** Where an unnamed speaker's phrase begins: 一名不願具名的… belongs to it, 但 and 對此 do not. */
  #phraseStart(start: number, from: number, place: boolean, longest: number): number {
    if (place) return start;
    // What closes before it is no part of it: …（記者某某）某部門.
    const held = this.#folded.slice(from, start);
    const close = held.lastIndexOf('）');
    if (close >= 0 && held.lastIndexOf('（', close) < 0) from += close + 1;
    const before = this.#folded.slice(from, start);
    const lead = LEAD.exec(before)?.[0].length ?? 0;
    const rest = before.slice(lead);
    // 肯定会议成果: a verb, and what it governs.
    if (ACTS_FIRST.test(rest)) return start;
    if (rest.length > 14 && !/的[^的]{0,6}$/.test(rest)) return start;
    if (longest > 14 && ISSUED.test(rest)) return start;
    return rest.length <= longest && !BREAKS.test(rest.replace(BODY_WORD, '')) ? from + lead : start;
  }
}

/** A noun phrase ends with a person, a pair or a side; titles stand before. */
const isFinal = (one: Referent) =>
  (one.sort === 'person' && one.named) || one.sort === 'pair' || one.sort === 'heads' || one.side === true;
/** A person's name in Latin letters, in brackets; not the short name of a body. */
const LATIN = /（[A-Z][a-zé.]*[a-z .·-][^）]*）/;
/** A title that hangs on somebody else's name. */
const HELD = /^(?:特使|夫人|发言人|助理|秘书|代表|顾问)/;
/** A section of a body, its name with 及 in it: 投資及貿易委員會主席. */
const OF_BODY =
  /^[^，。；：「」《》\n是将会在]{2,26}(?:委员会|部|局|署|厅|处|司|院|会|中心|办公室|集团|公司|大学|研究所|学院|研究院)(?:[副正]|(?![于向对同与跟就由据被从以])(?:高级|国务|常务|政务|首席|助理|第一|特别|总|议会|国会|行政|[一-鿿]{2}){1,2})?$/;
/** A body and an office of it, with 和, 及 or 、 in its name. */
const LONG_TITLE =
  /^[^在向对同跟就由据被从于经给将把日时后说称了的是，；：「」《》\n\d]{3,30}(?:的[^在向对同跟就由据被从于经给将把日时后说称了的是，；：「」《》\n\d]{0,5})?$/;
/** A title that is told by what it deals with: 對人權影響問題特別報告員. */
const TOPICAL =
  /^[^在向同与跟据被于将把时说称了，；：「」《》\n\d]{3,30}(?:问题|事务)(?:[一-鿿]{0,4})(?:报告员|特使|代表|专员|顾问|协调员|专家)$/;
/** A clause that describes who comes after its 的. */
const RELATIVE =
  /^(?:正在)?(?:出席|参加|前来|来华|陪同|负责|主持|率团|领导|担任|曾任|现任|参与)(?!了)[^，。；]{2,40}的/;
/** Behind the title of a document that speaks. */
const SPEAKS =
  /^(?:还|也|并|同时|则|又|中|最后|首先|特别|着重|重点)?(?:指出|强调|提出|要求|明确|认为|表示|(?:说|称)(?=[，：]))/;
/** A body, and who leads or backs it: 某國領導的聯軍, 某派控制的電視台. */
const LED =
  /^((?:而|但)?由?)[^，。；：「」《》\n在向对是于说称]{2,14}?(?:领导|主导|支持|扶持|资助|控制|牵头|率领)的(?:「[^」]{2,12}」|[^，。；：「」《》\n在向对的说称]{0,12}?(?:联军|联盟|反对派|武装|政府军?|政权|部队|民兵|电视台|电台|媒体|机构|组织|政党|当局|委员会|阵营|团队|代表团))(?:司令部|武装)?/;
const TITLE_END = /(?:[长官席臣员使理师裁表监督相委]|书记)$/;
const THEIRS = /^[一-鿿]{0,6}的$/;
/** What else may stand between the parts of one title; a verb may not. */
const TITLE_GAP =
  /^(?:（[^）]*）(?:[^在向对同与跟就由据被从于经给将把日时后说称了的是，；：「」《》\n\d及（]{1,8})?|[^在向对同与跟就由据被从于经给将把日时后说称了的是，；：「」《》\n\d及]{1,14})$/;
const VERBISH =
  /召见|约见|传召|驱逐|下发|印发|出台|撤回|拘|捕|开枪|引述|转述|发表|发布|举行|通过|接受|访问|会见|会晤|会谈|出席|参加|签署|召开|主持|当天|今天|昨天|近日|援引|引用|报道|期间|之际|以来|途中|学习|贯彻|推动|支持|反对|欢迎|邀请|抵达|前往|派遣|派出|指派|要求|希望|领会|落实|加强|促进|维护|遵守|执行|退出|加入|收到|打击|进行|回应|关注|期待|敦|促|批|担心|认可|首度|首次/;
const JOIN = /^(?:、|\/|／|和|与|及|以及|跟|同)$/;
/** A preposition or a verb before a noun phrase takes it as object. */
const TAKEN =
  /(?:[在向对同与跟就为由据被从于按给替将把以受应随见访当]|(?<![商财政])经|符合|按照|遵照|满足|达到|落实|贯彻|会晤|采访|接受|陪同|听取|邀请|通过|代表|出席|参加|抵达|前往|来自|针对|围绕|关于|根据|依据|面对|回应|回答|会谈|签署|发布|发表|举行|导致|包括|以及|访问|使|让|令|请|嘱|不顾|无视|漠视)$/;
/** An outlet that quotes somebody: who is quoted speaks. */
const QUOTES = /^》?[^，在]{0,6}(?:援引|引述|引用)/;
/** 在…舉行的某地氣候大會上: where it was said. */
const AT_MEETING = /^[^，。的]{0,12}(?:会|会议|峰会|大会|论坛|仪式)(?:上|期间|中)/;
/** A preposition, or a verb with an object, that begins a noun phrase. */
const GOVERNED = /^(?:对(?!方)|就|把|将|请|由|被|给)/;
/** 对美方|针, 立委方…: another word begins or ends inside. */
const NO_SIDE = /方[面法式案针向便言能形位才略程]|[立常政党监]委方/;
/** 日方|向中方通報. */
const TO_A_SIDE = /^向(?:.方|记者|媒体|本报)/;
const ACTS_FIRST =
  /^(?:肯定|批评|支持|反对|欢迎|感谢|介绍|说明|回顾|展望|讨论|审议|主持|出席|参加|结束|完成|推动|促进|加强|维护|关注)/;
/** Where and when a report was filed. */
const FILED = /^[^，。\d]{0,10}(?:\d{1,2}月)?\d{1,2}日[电讯]$/;
const PAIR = /双方|两国/;
const MEETING_WHEN = /(?:会谈|会见|会晤|通话|通电话|交谈)[^，]{0,6}(?:时|中|后|期间|上)/;
const MEETING = /^(?:总统|总理|主席|外长)?(?:在[^，]{0,12})?(?:举行|会谈|会见|会晤|通话|交谈|通电话|共同会见|进行)/;
/** People by what they do, whose name may follow. */
const TRADE = /(?:民|主|者|商|客|生|贩|家长|家属)$/;
/** 李先生, 陳姓: a name after what somebody does. */
const COURTEOUS_NAME = /^[\u4e00-\u9fff]{1,2}(?:先生|女士|太太|小姐|某某?)/;
/** What stands between an office and a name: an aside, Malay honours. */
const HONOUR = /^(?:（[^）]*）)?(?:(?:准?拿督|丹斯里|敦|莱益)(?:斯里|威拉|巴杜卡|阿玛)?)?/;
const COURTESY = /^(?:主席|总统|总理|首相|先生|女士|阁下|殿下|陛下|外长|部长|书记|委员长)/;
const LEAD =
  /^(?:但是|但|而|不过|然而|正如|诚如|恰如|如同|另外|此外|同时|其中|对此|随后|另有|还有|也有|有(?!关|识)|则|因此|所以|并且|据称|日前|近日|当天|同日|昨日|昨天|今天|今日|今早|[上下]午|\d{1,2}日|当地时间|针对此事|与此同时|—+|●|▲|•|-| )+/;
/** A verb before a document, with no 的 to make it part of its name. */
const ISSUED =
  /(?:听取|征求|征询|采纳|收集|提出|交换|参考|收到|下发|印发|发布|发表|公布|进行|开展|通过|提交|出台|签署|撰写|引述)[^的]*$/;
/** Words for bodies that end with a character of `BREAKS`. */
const BODY_WORD = /与会|[协员学公大议国商工金合事]会|中国|中央|中心|上海/g;
const BREAKS = /[时后前间上中是将了会要说称示据《》]|方面|引述|援引|引用/;

export function shortOf(speaker: Speaker): string {
  return speaker.names[0] ?? speaker.written;
}

/** Whether two speakers are the same one, as far as names tell. */
export function sameSpeaker(a: Speaker, b: Speaker): boolean {
  if (a.entities.length > 0 && b.entities.length > 0)
    return a.entities.length === b.entities.length && a.entities.every((id) => b.entities.includes(id));
  if (a.sort !== b.sort) return false;
  return a.written === b.written || a.names.join() === b.names.join();
}
