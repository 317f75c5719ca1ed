import { loadLexicon } from '../lexicon/load.ts';
import { fold } from '../text/fold.ts';
import { readNumbers } from '../text/numeral.ts';
import { DAY, datelineLength, hasPhotoMark } from './marks.ts';
import { findOutlets } from './outlets.ts';

/** What a report opens with: who sent it, whence, on what day, and who signs. */
export interface Dateline {
  readonly outlet?: string;
  readonly agency?: { readonly raw: string; readonly id: string };
  readonly names: readonly string[];
  readonly place?: string;
  /** Month and day as far as they are printed. */
  readonly month?: number;
  readonly day?: number;
}

/** Characters that a dateline and the signature behind it can take. */
const MOST = 90;
const MONTH = '(?:(\\d{1,2}|[一二三四五六七八九十]{1,2})月)?';
const DATE = new RegExp(`${MONTH}(${DAY})日`);
/** A signature right behind a dateline: （记者某某）, 记者某某某地报道：. */
const SIGNED =
  /^[／/：:]?(?:[（【][^）】，。]{0,8}(?:记者|通讯员)[^）】。]{1,24}[）】]|(?:特派|特约|驻[^，。]{1,6})?记者[^，。：]{2,14}(?:报道|报导|专电|电)[：。，]?)/;
/** Where the place of a dateline stands. */
const PLACES: readonly RegExp[] = [
  new RegExp(`(?:社|报|网|台|之音|之声|路透(?!社)|法新(?!社)|美联(?!社))([\\u4e00-\\u9fff]{2,7}?)${DATE.source}`),
  new RegExp(`[／/]([\\u4e00-\\u9fff]{2,7}?)(?:${DATE.source})?(?:即时|综合)?(?:报道|报导|专?电)`),
  /^[（]([\u4e00-\u9fff]{2,7}?)(?:综合)?(?:讯|电|\d)/,
  new RegExp(`^([\\u4e00-\\u9fff]{2,7}?)${DATE.source}[^，。]{0,12}(?:电|讯)`),
];

/**
 * The dateline that a paragraph opens with; undefined where there is none.
 * @param quote the paragraph as printed
 */
export function readDateline(quote: string): Dateline | undefined {
  const printed = quote.slice(0, MOST).replace(/[\n*]/g, '');
  const raw = printed.replace(/\s/g, '');
  const all = fold(raw);
  const length = hasPhotoMark(all) ? 0 : datelineLength(all);
  if (length === 0) return undefined;
  const folded = all.slice(0, length);
  const source = sourceOf(raw, folded);
  const behind = SIGNED.exec(all.slice(length))?.[0].length ?? 0;
  const signed = signersOf(upTo(printed, length + behind));
  const names = signed.names.length > 0 ? signed.names : signedAlone(raw, folded);
  const place = placeOf(raw, folded) ?? signed.place;
  const date = DATE.exec(folded);
  return {
    ...source,
    names,
    ...(place === undefined ? {} : { place }),
    ...(date?.[1] === undefined ? {} : { month: numberOf(date[1]) }),
    ...(date === null ? {} : { day: numberOf(date[2]) }),
  };
}

/** The beginning of a text that holds so many characters beside white space. */
function upTo(text: string, count: number): string {
  let end = 0;
  for (let left = count; left > 0 && end < text.length; end++) if (!/\s/.test(text[end])) left--;
  return text.slice(0, end);
}

const numberOf = (digits: string): number => readNumbers(digits)[0]?.value ?? Number.NaN;

function sourceOf(raw: string, folded: string): Pick<Dateline, 'outlet' | 'agency'> {
  let outlet: string | undefined;
  let agency: Dateline['agency'];
  for (const { start, end, id, type } of findOutlets(folded)) {
    const words = raw.slice(start, end);
    if (type === 'agency') agency ??= { raw: words, id };
    else outlet ??= words;
  }
  if (outlet === undefined && agency === undefined) {
    // A house that no lexicon knows, by the shape of its name.
    const named =
      /^[【〔（]?([\u4e00-\u9fff]{2,8}(?:报|网|台|社|时报|周刊))(?:综合|专)?(?:讯|电|报道|报导|记者|消息)/.exec(folded);
    if (named !== null && !/^本/.test(named[1])) {
      const start = folded.indexOf(named[1]);
      const words = raw.slice(start, start + named[1].length);
      if (named[1].endsWith('社')) agency = { raw: words, id: named[1] };
      else outlet = words;
    }
  }
  return { ...(outlet === undefined ? {} : { outlet }), ...(agency === undefined ? {} : { agency }) };
}

function placeOf(raw: string, folded: string): string | undefined {
  for (const pattern of PLACES) {
    const found = pattern.exec(folded);
    if (found === null) continue;
    const [house] = findOutlets(found[1]);
    const place = house === undefined ? found[1] : found[1].slice(0, house.start);
    if (place.length < 2 || /社|报|记者|讯|综合|本|消息/.test(place)) return undefined;
    const start = folded.indexOf(place, found.index);
    return raw.slice(start, start + place.length);
  }
  return undefined;
}

/** 【某报 李明／综合报导】: a name between the house and the stroke. */
function signedAlone(raw: string, folded: string): string[] {
  const [house] = findOutlets(folded);
  const stroke = folded.search(/[／/]/);
  if (house === undefined || stroke < house.end + 2 || stroke > house.end + 4) return [];
  return isPerson(folded.slice(house.end, stroke)) ? [raw.slice(house.end, stroke)] : [];
}

const SIGNS = /(?:记者|通讯员|特派员)[：:／/ ]{0,2}|(?:撰文|采写|作者|编译|文|撰稿|译者)[：:／/|｜] ?/g;
/** What follows the names of those who sign. */
const END_OF_NAMES =
  /[）】〕)\]：:。—]|\d|(?:即时|现场|摄影|综合|连线|采访)?(?:报道|报导|专电|电讯|编译|整理|特稿)|[电讯摄][）】〕]?$/;

/**
 * Who signs, and where: `記者陳某某／台北報導`, `●某報記者 某某 北京報道`, `文：某某`.
 * @param printed a dateline or signature, with its spaces
 */
export function signersOf(printed: string): { names: string[]; place?: string } {
  const line = printed.replace(/[\n*]/g, '').replace(/\s+/g, ' ');
  const folded = fold(line);
  const names: string[] = [];
  let place: string | undefined;
  for (const sign of folded.matchAll(SIGNS)) {
    const start = sign.index + sign[0].length;
    const rest = folded.slice(start, start + 40);
    const length = rest.search(END_OF_NAMES);
    let at = start;
    for (const part of spaced(line.slice(start, length < 0 ? start + rest.length : start + length))) {
      at = line.indexOf(part[0], at);
      const words = fold(part);
      const cut = placeIn(words);
      const name = part.slice(0, cut);
      if (cut < words.length) place ??= part.slice(cut);
      if (isSigner(fold(name)) && !names.includes(name)) names.push(name);
    }
  }
  return { names, ...(place === undefined ? {} : { place }) };
}

/** The parts of a list of names; a name set with a space inside (王　明) is one. */
function spaced(list: string): string[] {
  if (/[A-Za-z]/.test(list))
    return list
      .split(/[、,，／/]/)
      .map((part) => part.trim())
      .filter(Boolean);
  const parts: string[] = [];
  let joins = false;
  for (const part of list.split(/[、,，／/ ;；|｜和及]/)) {
    const alone = part.length === 1;
    if (alone && joins) parts[parts.length - 1] += part;
    else if (part !== '') parts.push(part);
    joins = alone && !joins;
  }
  return parts;
}

/** Where in a part the place begins: 葛某|北京; its length where there is none, 0 where it is a place. */
function placeIn(part: string): number {
  if (isPlace(part)) return 0;
  for (const cut of [3, 2, 4]) if (part.length >= cut + 2 && isPlace(part.slice(cut))) return cut;
  // A Chinese name has two or three characters, a place two or more.
  if (part.length === 4 && !part.includes('·') && isPerson(part.slice(0, 2)) && !isPerson(part)) return 2;
  return part.length > 4 && !/[·A-Za-z]/.test(part) && isPerson(part.slice(0, 3)) ? 3 : part.length;
}

const isSigner = (name: string): boolean =>
  name.length >= 2 && name.length <= 24 && !/^(?:报|社|部|讯|综合|本|驻|特)|[社报网台部]$/.test(name);

function isPlace(folded: string): boolean {
  const lexicon = loadLexicon();
  const found = folded.length < 2 ? undefined : lexicon.named(folded);
  return found?.terms.some((term) => ['place', 'country', 'region'].includes(lexicon.terms[term].kind)) ?? false;
}

let families: { readonly one: ReadonlySet<string>; readonly two: ReadonlySet<string> } | undefined;

/** Whether a family name and one or two characters more. */
function isPerson(folded: string): boolean {
  if (families === undefined) {
    const words = new Map(
      loadLexicon()
        .terms.filter(({ kind }) => kind === 'name_part')
        .map(({ id, cells }) => [id, cells.words ?? '']),
    );
    families = {
      one: new Set(fold(words.get('surname') ?? '')),
      two: new Set(fold(words.get('surname_two') ?? '').split('|')),
    };
  }
  const family = families.two.has(folded.slice(0, 2)) ? 2 : families.one.has(folded[0]) ? 1 : 0;
  return family > 0 && folded.length > family && folded.length <= family + 2;
}
