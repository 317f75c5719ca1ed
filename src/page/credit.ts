import type { BlockEntry } from '../record/kinds.ts';
import { fold } from '../text/fold.ts';
import { datelineLength, hasPhotoMark } from './marks.ts';
import { findOutlets } from './outlets.ts';

/** Who made an article: the paper, the agencies it draws on, the people who sign it, and its dateline. */
export interface Credit {
  readonly outlet?: string;
  readonly agencies: readonly string[];
  readonly bylines: readonly string[];
  readonly place?: string;
  /** Day and month of the dateline as far as they are printed. */
  readonly month?: number;
  readonly day?: number;
}

const AFTER =
  /^(?:综合|讯|电|日电|的?(?:最新)?(?:报道|报导|消息|披露)|(?:\d{1,2}日|周[一二三四五六日]|今日|昨日|当地时间)?(?:提到|报道|报导|援引|引述|称|指|说|表示|转述|发布|播出|刊登)|记者|[、和及与]|等)/;
const BEFORE = /(?:据|综合|引述|援引|[、和及与]|来源[：:]|[（(／/])$/;
/** Names an outlet by the shape of its name where no lexicon knows it. */
const REPORTED = /(?:另?据|综合)([^，。：；]{2,30}?)(?:的?(?:最新)?(?:报道|报导|消息))/g;
const HOUSE = /^[\u4e00-\u9fffA-Za-z·]{1,12}(?:社|网|台|报|电视|新闻|通讯|周刊|在线|广播)$/;

interface Piece {
  readonly raw: string;
  readonly folded: string;
  readonly role: BlockEntry['role'];
}

const squeeze = (text: string) => text.replace(/[\s*]/g, '');

/** Reads credits from the blocks of one article. Looks at the first words of paragraphs and at ends, not at all text. */
export function readCredit(blocks: readonly BlockEntry[]): Credit {
  const pieces: Piece[] = blocks.map((block) => {
    const raw = squeeze(block.quote);
    return { raw, folded: fold(raw), role: block.role };
  });
  const agencies: string[] = [];
  const seen = new Set<string>();
  const credit = (raw: string, id: string) => {
    if (raw.length < 2 || seen.has(id) || seen.has(fold(raw))) return;
    seen.add(id);
    seen.add(fold(raw));
    agencies.push(raw);
  };
  const dateline = pieces.map(readDateline).find((found) => found !== undefined);
  let outlet = dateline?.outlet;
  if (dateline?.agency !== undefined) credit(dateline.agency.raw, dateline.agency.id);
  for (const piece of pieces) {
    if (piece.role === 'headline' || piece.role === 'deck') continue;
    readAgencies(piece, outlet, credit);
  }
  const bylines = pieces.filter((p) => p.role === 'byline').flatMap((p) => namesOf(p.raw));
  for (const piece of pieces) if (piece.role === 'byline') outlet ??= outletOfByline(piece);
  for (const name of dateline?.names ?? []) if (!bylines.includes(name)) bylines.push(name);
  return {
    ...(outlet === undefined ? {} : { outlet }),
    agencies: agencies.filter((name) => name !== outlet),
    bylines: [...new Set(bylines)],
    ...(dateline?.place === undefined ? {} : { place: dateline.place }),
    ...(dateline?.month === undefined ? {} : { month: dateline.month }),
    ...(dateline?.day === undefined ? {} : { day: dateline.day }),
  };
}

function readAgencies(piece: Piece, outlet: string | undefined, credit: (raw: string, id: string) => void): void {
  const { raw, folded, role } = piece;
  const loose = role === 'credit' || role === 'caption' || role === 'byline';
  for (const hit of findOutlets(folded)) {
    const after = folded.slice(hit.end, hit.end + 12);
    const before = folded.slice(Math.max(0, hit.start - 4), hit.start);
    const atEnd = folded.length - hit.end <= 1 && folded.length - hit.start < 16;
    const words = raw.slice(hit.start, hit.end);
    if (words === outlet || outlet?.includes(words)) continue;
    const cited = BEFORE.test(before) && AFTER.test(after);
    if (role === 'credit' || (loose && atEnd) || (role === 'byline' && hit.type === 'agency')) credit(words, hit.id);
    else if (cited) credit(words, hit.id);
    else if (hit.type === 'agency' && AFTER.test(after) && !/^[、和及与等]/.test(after))
      credit(widen(raw, folded, hit.start, hit.end), hit.id);
  }
  for (const found of folded.matchAll(REPORTED)) {
    const from = found.index + found[0].indexOf(found[1]);
    let at = 0;
    for (const name of found[1].split(/[、和及与]/)) {
      const start = from + found[1].indexOf(name, at);
      at = start - from + name.length;
      if (!HOUSE.test(name) || /^(?:本报|该报|该社|外媒|媒体)/.test(name)) continue;
      const words = raw.slice(start, start + name.length);
      if (findOutlets(name).length === 0 && words !== outlet) credit(words, fold(words));
    }
  }
}

/** Takes a country's name before an agency with it: 俄國+衛星通訊社. */
function widen(raw: string, folded: string, start: number, end: number): string {
  const before = /(?:据|援引|引述)([\u4e00-\u9fff]{2,4})$/.exec(folded.slice(Math.max(0, start - 8), start));
  return raw.slice(before === null ? start : start - before[1].length, end);
}

interface Dateline {
  readonly outlet?: string;
  readonly agency?: { raw: string; id: string };
  readonly names: readonly string[];
  readonly place?: string;
  readonly month?: number;
  readonly day?: number;
}

function readDateline(piece: Piece): Dateline | undefined {
  if (piece.role !== 'body' || hasPhotoMark(piece.folded)) return undefined;
  const length = datelineLength(piece.folded);
  if (length === 0) return undefined;
  const folded = piece.folded.slice(0, length);
  const raw = piece.raw.slice(0, length);
  const date = /(?:(\d{1,2})月)?(\d{1,2})日/.exec(folded);
  const names = namesOf(raw.replace(/^[【〔（[(]|[】〕）\])]$/g, ''));
  const place =
    /(?:社|报|网|台|记者[\u4e00-\u9fff]{2,3})([\u4e00-\u9fff]{2,5}?)(?:\d{1,2}月)?\d{1,2}日/.exec(folded) ??
    /[／/]([\u4e00-\u9fff]{2,5}?)(?:即时|综合)?(?:报道|报导|电)/.exec(folded) ??
    /^[（]([\u4e00-\u9fff]{2,6}?)(?:综合)?(?:讯|电|\d)/.exec(folded) ??
    /^([\u4e00-\u9fff]{2,5}?)(?:\d{1,2}月)?\d{1,2}日[^，。]{0,12}(?:电|讯)/.exec(folded);
  const inside = place === null ? [] : findOutlets(place[1]);
  if (place !== null && inside.length > 0) place[1] = place[1].slice(0, inside[0].start);
  const placeAt =
    place === null || place[1].length < 2 || /社|报|记者|讯|综合|本/.test(place[1])
      ? -1
      : folded.indexOf(place[1], place.index);
  let outlet: string | undefined;
  let agency: Dateline['agency'];
  for (const hit of findOutlets(folded)) {
    const words = raw.slice(hit.start, hit.end);
    if (hit.type === 'agency') agency ??= { raw: words, id: hit.id };
    else outlet ??= words;
  }
  if (outlet === undefined && agency === undefined) {
    const named =
      /^[【〔（]?([\u4e00-\u9fff]{2,8}(?:报|网|台|社|时报|周刊))(?:综合|专)?(?:讯|电|报道|报导|记者|消息)/.exec(folded);
    if (named !== null && !/^本/.test(named[1])) {
      const start = folded.indexOf(named[1]);
      if (named[1].endsWith('社')) agency = { raw: raw.slice(start, start + named[1].length), id: named[1] };
      else outlet = raw.slice(start, start + named[1].length);
    }
  }
  return {
    ...(outlet === undefined ? {} : { outlet }),
    ...(agency === undefined ? {} : { agency }),
    names,
    ...(placeAt < 0 || place === null ? {} : { place: raw.slice(placeAt, placeAt + place[1].length) }),
    ...(date?.[1] === undefined ? {} : { month: Number(date[1]) }),
    ...(date === null ? {} : { day: Number(date[2]) }),
  };
}

function outletOfByline(piece: Piece): string | undefined {
  const hit = findOutlets(piece.folded).find((h) => h.type !== 'agency');
  return hit === undefined ? undefined : piece.raw.slice(hit.start, hit.end);
}

/** People who sign: `記者陳某某／台北報導`, `●某報記者 某某 北京報道`, `文：某某`. */
function namesOf(raw: string): string[] {
  const folded = fold(raw);
  const found =
    /记者[：:／/]?([\u4e00-\u9fff·、,，A-Za-z]{2,24})/.exec(folded) ??
    /(?:撰文|采写|作者|编译|文|撰稿|译者)[：:／/|｜]([\u4e00-\u9fff·、,，A-Za-z]{2,24})/.exec(folded);
  if (found === null) return [];
  const start = found.index + found[0].length - found[1].length;
  const words = raw.slice(start, start + found[1].length);
  const names: string[] = [];
  for (const part of words.split(/[、,，]/)) {
    const name = withoutPlace(part.trim());
    if (name !== '' && !/^(?:报|社|部|讯|综合|本)/.test(fold(name))) names.push(name);
  }
  return names;
}

/** `葛某北京報道` → `葛某`: a Chinese name has two or three characters, a place two or more. */
function withoutPlace(part: string): string {
  const folded = fold(part);
  const bare = part.slice(0, folded.replace(/(?:摄影报道|综合报道|综合报导|报道|报导|专电|电|摄|整理)$/, '').length);
  const cut = bare.length < part.length;
  if (!cut) return bare.length <= 4 ? bare : '';
  if (bare.length <= 3) return bare;
  if (bare.length === 4) return bare.slice(0, 2);
  return bare.slice(0, 3);
}
