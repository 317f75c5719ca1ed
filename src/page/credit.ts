import type { BlockEntry } from '../record/kinds.ts';
import { fold } from '../text/fold.ts';
import { type Dateline, readDateline, signersOf } from './dateline.ts';
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
  readonly block: BlockEntry;
  /** The block's words without white space, and folded. */
  readonly raw: string;
  readonly folded: string;
}

const squeeze = (text: string) => text.replace(/[\s*]/g, '');

/** Reads credits from the blocks of one article. Looks at the first words of paragraphs and at ends, not at all text. */
export function readCredit(blocks: readonly BlockEntry[]): Credit {
  const pieces: Piece[] = blocks.map((block) => {
    const raw = squeeze(block.quote);
    return { block, raw, folded: fold(raw) };
  });
  const agencies: string[] = [];
  const seen = new Set<string>();
  const credit = (raw: string, id: string) => {
    if (raw.length < 2 || seen.has(id) || seen.has(fold(raw))) return;
    seen.add(id);
    seen.add(fold(raw));
    agencies.push(raw);
  };
  const dateline = firstDateline(blocks);
  let outlet = dateline?.outlet;
  if (dateline?.agency !== undefined) credit(dateline.agency.raw, dateline.agency.id);
  for (const piece of pieces) {
    if (piece.block.role === 'headline' || piece.block.role === 'deck') continue;
    readAgencies(piece, outlet, credit);
  }
  const bylines = blocks.filter(({ role }) => role === 'byline').flatMap(({ quote }) => signersOf(quote).names);
  for (const piece of pieces) if (piece.block.role === 'byline') outlet ??= outletOfByline(piece);
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

function firstDateline(blocks: readonly BlockEntry[]): Dateline | undefined {
  for (const { role, quote } of blocks) {
    const found = role === 'body' ? readDateline(quote) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function readAgencies(piece: Piece, outlet: string | undefined, credit: (raw: string, id: string) => void): void {
  const { raw, folded } = piece;
  const { role } = piece.block;
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
  if (!folded.includes('据') && !folded.includes('综合')) return;
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

function outletOfByline(piece: Piece): string | undefined {
  const hit = findOutlets(piece.folded).find((h) => h.type !== 'agency');
  return hit === undefined ? undefined : piece.raw.slice(hit.start, hit.end);
}
