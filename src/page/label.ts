import { type Echo, echoesOf, SILENT } from './echo.ts';
import type { Line } from './lines.ts';
import { edgeUnits } from './lines.ts';
import {
  bulletOf,
  bylineAtEnd,
  creditAtEnd,
  datelineLength,
  endsWithAgency,
  hasPhotoMark,
  isBareName,
  isBoxName,
  isByline,
  isColumnName,
  isCreditLine,
  isFurniture,
  isLinksHead,
  isNumbered,
  isPictureCredit,
  isSpeakerLine,
  leansBack,
  opensReport,
  readsLikeCaption,
  sourceAtEnd,
} from './marks.ts';
import { bond, goesOn, readsThrough } from './statistics.ts';

/**
 * What a line is. `…On` goes on with the line before it; `orphan` goes on with a text that stands elsewhere.
 */
export type Label =
  | 'text'
  | 'textOn'
  | 'orphan'
  | 'heading'
  | 'headingOn'
  | 'caption'
  | 'captionOn'
  | 'item'
  | 'itemOn'
  | 'byline'
  | 'credit'
  | 'furniture';

export const LABELS: readonly Label[] = [
  'text',
  'textOn',
  'orphan',
  'heading',
  'headingOn',
  'caption',
  'captionOn',
  'item',
  'itemOn',
  'byline',
  'credit',
  'furniture',
];
const TEXT = 0;
const TEXT_ON = 1;
const ORPHAN = 2;
const HEADING = 3;
const HEADING_ON = 4;
const CAPTION = 5;
const CAPTION_ON = 6;
const ITEM = 7;
const ITEM_ON = 8;
const BYLINE = 9;
const CREDIT = 10;
const FURNITURE = 11;
const COUNT = 12;
const NEVER = -1e6;

/** How a line ends: a sentence, a clause, a colon, a closing bracket, or in the middle of things. */
export type Ending = 'stop' | 'clause' | 'colon' | 'close' | 'none';

/** What labelling needs to know of a line; all of it local. */
export interface Traits {
  readonly ending: Ending;
  readonly first: number;
  readonly last: number;
  readonly dateline: number;
  bullet: string;
  readonly numbered: boolean;
  readonly photo: boolean;
  readonly byline: boolean;
  readonly credit: boolean;
  furniture: boolean;
  /** Brackets left open at the end, and closing ones without a partner before them. */
  readonly opened: number;
  readonly closed: number;
  /** Ends with the credit of a picture. */
  readonly credited: boolean;
  /** A photograph's mark that serves as a bullet. */
  listed: boolean;
  /** A credit stands alone on the next line. */
  creditNext: boolean;
  /** The next line ends with the credit of a picture. */
  creditBelow: boolean;
  /** Its credit runs over to the next line. */
  creditSplit: boolean;
  creditRest: boolean;
  /** The next line is the credit of a picture. */
  pictureNext: boolean;
  /** A short numbered line over items that are numbered or marked in another way. */
  section: boolean;
  /** A short line with space around it, over a long one or a signature. */
  alone: boolean;
  /** A speaker's office and name, alone on the line. */
  speaker: boolean;
  /** Other lines close by open with the same bullet. */
  siblings: boolean;
  /** A short line without marks after a finished text, before a line that opens a sentence (同时， X表示，). */
  overOpening: boolean;
  /** What of it the lines around say too. */
  echo: Echo;
}

const MAX_WRAP = 60;

/** How a text ends. */
export function endingOf(text: string): Ending {
  if (/[。！？!?][」』）》]{0,3}$/.test(text) || /…[」』）]{0,2}$/.test(text)) return 'stop';
  if (/[，、；（「『《〈【〔\-—·]$/.test(text)) return 'clause';
  if (text.endsWith('：')) return 'colon';
  if (/[」』）》〉】〕]$/.test(text)) return 'close';
  return 'none';
}

const NARROW_LINE = 14;

/** Length of the dateline of a line; it may fill a line of its own, or run over to the next. */
function datelineOver(text: string, below: string): number {
  const own = datelineLength(/^[【〔].*[】〕]$/.test(text) ? `${text}，` : text);
  if (own > 0 || below === '' || text.length > NARROW_LINE) return own;
  const length = datelineLength(text + below);
  if (/^[【〔（][^】〕）]*[】〕）]?$/.test(text)) return length;
  return length <= text.length || /[\d月日]$/.test(text) ? length : 0;
}

export function traitsOf(line: Line, below?: Line): Traits {
  const { text } = line;
  const { first, last } = edgeUnits(text);
  let opened = 0;
  let closed = 0;
  const limit = Math.min(text.length, 4000);
  for (let i = 0; i < limit; i++) {
    const c = text[i];
    if (c === '「' || c === '『' || c === '《' || c === '（') opened++;
    else if (c === '」' || c === '』' || c === '》' || c === '）') {
      if (opened > 0) opened--;
      else closed++;
    }
  }
  const short = line.width <= 60;
  const credited =
    (text.length > 6 && creditAtEnd(text) > 0) || (text.length > 12 && line.width < 90 && endsWithAgency(text));
  const ending = endingOf(text);
  return {
    ending:
      ending !== 'stop' &&
      ((text.length > 6 && creditAtEnd(text) > 0) ||
        (text.length > 12 && (creditAtEnd(text) >= 0 || bylineAtEnd(text) >= 0)) ||
        sourceAtEnd(text) > 0)
        ? 'stop'
        : ending,
    first,
    last,
    dateline: datelineOver(text, below?.text ?? ''),
    bullet: bulletOf(text),
    numbered: isNumbered(text),
    photo: hasPhotoMark(text),
    byline: short && isByline(text),
    credit: short && isCreditLine(text),
    furniture: short && isFurniture(text),
    opened,
    closed,
    credited,
    siblings: false,
    overOpening: false,
    pictureNext: false,
    section: false,
    alone: false,
    speaker: false,
    creditNext: false,
    creditBelow: false,
    creditSplit: false,
    creditRest: false,
    listed: false,
    echo: SILENT,
  };
}

const unfinished = (t: Traits) => t.ending === 'none' || t.ending === 'clause';
/** A character that never begins a sentence. */
const CANNOT_BEGIN = new Set([...'，。、；：！？」』）》〉】〕…'].map((c) => c.charCodeAt(0)));
const STOP = '。'.charCodeAt(0);
const DANGLING = /(?:[的和与及把被]|以及|包括|关于|因为)$/;
const HANGING = /(?:[在或是将对向从就以由至于称]|(?<!行)为)(?<![方取走动意转倾]向)$/;
/** Words that begin a sentence when a comma or colon follows. */
const SENTENCE_OPENING =
  /^(?:同时|此外|对此|另外|另据|据|因此|然而|不过|目前|首先|其次|最后|当前|其中|随后|[\u4e00-\u9fff·]{2,6}(?:指出|表示|强调|说|称|认为))[^，：]{0,4}[，：]/;
/** What a sentence says before its comma, and no headline. */
const SAYING = /(?:表示|指出|强调|认为|称|说|报道|宣布|介绍|透露|\d日|今天|昨天|今日|昨日|昨晚)，/;
/** A title that a name on the next line completes. */
const OFFICE_END = /[人长席理相使员授官任事记裁]$/;
/** A turn of questions and answers. */
const QUESTION = /^(?:问|答|Q|A)[：]/;
const SPEAKER = /^([\u4e00-\u9fffA-Za-z·]{1,12})：/;
/** 他指出：, 内容如下：: what a sentence has before its colon. */
const NO_SPEAKER = /(?:[说称道为是及在]|表示|指出|强调|认为|如下|包括|例如|其中|宣布|写道|目的|原因|结果|内容|标题)$/;

/** Who a line says speaks, before a colon at its head; empty where nobody does. */
function speakerOf(text: string): string {
  const label = SPEAKER.exec(text)?.[1] ?? '';
  return NO_SPEAKER.test(label) ? '' : label;
}
/** The width that lines around line `i` are wrapped at; 0 where nothing around it is wrapped. */
function wrapWidth(lines: readonly Line[], traits: readonly Traits[], i: number): number {
  let widest = 0;
  for (let j = Math.max(0, i - 3); j <= Math.min(lines.length - 1, i + 3); j++)
    if (j !== i && unfinished(traits[j]) && lines[j].width <= MAX_WRAP) widest = Math.max(widest, lines[j].width);
  return widest;
}

/** The same, of lines that surely go on with the next or before. */
function textWidth(
  lines: readonly Line[],
  traits: readonly Traits[],
  goesOn: Float64Array,
  i: number,
  from = i,
): number {
  let widest = 0;
  for (let j = Math.max(0, i - 3); j <= Math.min(lines.length - 1, i + 3); j++)
    if (
      (j > i || j < from) &&
      unfinished(traits[j]) &&
      lines[j].width <= MAX_WRAP &&
      (goesOn[j] > 0 || goesOn[j + 1] > 0)
    )
      widest = Math.max(widest, lines[j].width);
  return widest;
}

/** Whether the lines before line `i` are set as narrowly as the last of them: beside a picture. */
function staysNarrow(lines: readonly Line[], traits: readonly Traits[], i: number): boolean {
  if (i < 2 || !unfinished(traits[i - 2]) || traits[i - 2].byline) return false;
  if (Math.abs(lines[i - 2].width - lines[i - 1].width) >= 2) return false;
  // Two short lines under a finished text and a space are a headline.
  return lines[i - 2].blanks === 0 || i < 3 || traits[i - 3].ending !== 'stop';
}

const REACH = 4;

/** The width that two or more full lines on one side of a break share, nearest first; 0 where there are none. */
function measureBeside(lines: readonly Line[], traits: readonly Traits[], i: number, step: 1 | -1): number {
  for (let a = i, k = 0; k < REACH; k++, a += step) {
    if (!isFull(lines[a], traits[a])) continue;
    for (let b = a + step, m = k + 1; m < REACH; m++, b += step)
      if (isFull(lines[b], traits[b]) && Math.abs(lines[a].width - lines[b].width) <= 0.6)
        return Math.max(lines[a].width, lines[b].width);
  }
  return 0;
}

const isFull = (line: Line | undefined, t: Traits | undefined) =>
  line !== undefined && t !== undefined && unfinished(t) && line.width <= MAX_WRAP && !line.spaced;

/** Whether another column begins with line `i`: the lines around the break are set in two measures of like size. */
function changesMeasure(lines: readonly Line[], traits: readonly Traits[], i: number): boolean {
  let above = measureBeside(lines, traits, i - 1, -1);
  let below = measureBeside(lines, traits, i, 1);
  if (above === 0 && below === 0) return false;
  // A line alone may be narrower than its measure, but not wider.
  if (above === 0 && isFull(lines[i - 1], traits[i - 1])) above = Math.max(below, lines[i - 1].width);
  if (below === 0 && lines[i].width <= MAX_WRAP) below = Math.max(above, lines[i].width);
  if (above === 0 || below === 0 || Math.abs(above - below) <= 1.2) return false;
  // Half the measure is what is left beside a picture.
  if (Math.min(above, below) < Math.max(above, below) * 0.68) return false;
  return lines[i - 1].width >= above - 2.2 && (lines[i].width >= below - 2.2 || lines[i].width > above + 1.2);
}

/** Scores (natural logarithms of odds, roughly) that line `i` goes on with the sentence or paragraph of `i - 1`. */
export function readsOn(lines: readonly Line[], traits: readonly Traits[], i: number, habit: Habits): number {
  const a = lines[i - 1];
  const b = lines[i];
  const ta = traits[i - 1];
  const tb = traits[i];
  if (tb.dateline > 0 || tb.photo || tb.byline || tb.credit || tb.furniture) return -6;
  if (b.marked) return -6;
  let score = 0;
  if (QUESTION.test(b.text) || (ta.ending === 'stop' && habit.turns.has(speakerOf(b.text)))) return -6;
  if (ta.section) return -6;
  if (ta.overOpening) return -3;
  if (isColumnName(a.text) && (i < 2 || a.blanks > 0 || traits[i - 2].ending === 'stop')) return -4;
  if (tb.bullet !== '' || tb.numbered)
    score -= (tb.bullet === '-' || tb.bullet === '—' || tb.bullet === '·') && tb.bullet !== ta.bullet ? 3 : 6;
  const held = bond(ta.last, tb.first);
  if (ta.ending === 'stop') {
    const w = wrapWidth(lines, traits, i - 1);
    if (w === 0 || a.width > MAX_WRAP || a.width > w + 3) score -= 5;
    else if (a.width < w - 2) score -= 4.5;
    else if (a.width < w - 1) score -= 2;
    else if (b.width >= w - 0.75) score += 1.5;
    else if (b.width >= w - 3.2 && unfinished(tb)) score -= 2.5;
    else if (tb.ending === 'stop') score += 0.7;
    if (leansBack(b.text) > 0) score -= 0.5;
  } else {
    if (ta.ending === 'clause') score += 4 + Math.max(-1, Math.min(1, held * 0.3));
    else if (ta.ending === 'colon') score += -1 + Math.max(-1, Math.min(1, held * 0.3));
    else {
      const through = readsThrough(ta.last, tb.first);
      const on = b.blanks > 0 ? Math.min(through, goesOn(ta.last, tb.first) + 1) : through;
      score += (ta.ending === 'close' ? 0.5 : 2) + Math.max(-5, Math.min(5, on));
    }
    // A line much shorter than the next was not wrapped, unless the lines before it are as short.
    const next = Math.min(b.width, MAX_WRAP);
    if (a.width < next - 3 && ta.ending !== 'clause' && !staysNarrow(lines, traits, i))
      score -= a.spaced ? 0 : Math.min(7, 2 + 0.4 * (next - a.width - 3));
    // A short line between long ones, with space around it, is a heading that fell among them.
    const below = lines[i + 1];
    if (a.width > MAX_WRAP && b.width < 26 && b.blanks > 0 && tb.ending === 'none' && below?.blanks > 0) score -= 4;
    const before = i >= 2 ? Math.min(lines[i - 2].width, MAX_WRAP) : 0;
    if (i >= 2 && unfinished(traits[i - 2]) && a.width < before - 3 && ta.ending !== 'clause')
      score -=
        Math.abs(b.width - a.width) > 2
          ? 2.5
          : i + 1 < lines.length && Math.abs(lines[i + 1].width - a.width) <= 2
            ? 0
            : 2.5;
    if (ta.ending !== 'clause' && SENTENCE_OPENING.test(b.text)) score -= 1.2;
    // A short line between a short end and a bullet is the name of the list that follows.
    const listed = traits[i + 1];
    if (
      listed !== undefined &&
      listed.bullet !== '' &&
      ta.ending !== 'clause' &&
      a.width < before - 3 &&
      b.width < before * 0.6
    )
      score -= 2;
  }
  // The next line looks like the first of a paragraph: two characters narrower than what follows.
  const after = lines[i + 1];
  if (ta.ending !== 'stop' && ta.ending !== 'clause' && after !== undefined && unfinished(tb) && b.width <= MAX_WRAP) {
    const gap = Math.min(after.width, MAX_WRAP) - b.width;
    if (gap >= 1.5 && gap <= 2.5 && Math.abs(a.width - after.width) > 0.6) score -= 0.8;
  }
  if (changesMeasure(lines, traits, i)) score -= 4;
  // Items of this list end without a mark.
  if (b.blanks > 0 && ta.bullet !== '' && ta.siblings && ta.ending === 'none' && a.width < 36) score -= 3;
  if (CANNOT_BEGIN.has(tb.first)) score += 5;
  if (ta.opened > 0 && tb.closed > 0) score += 3;
  else if (ta.opened > 0) score += ta.ending === 'stop' ? 0.3 : 1;
  if (b.indented && habit.indents) score -= 2.5;
  if (b.blanks > 0) score -= habit.blankBreaks + (ta.ending === 'stop' ? 1.2 : 0);
  if (b.blanks > 2) score -= 1;
  return score;
}

/** What the page does with white space, learned from the page itself. */
interface Habits {
  /** Leading white space is rare enough to mean something. */
  readonly indents: boolean;
  /** How much a blank line speaks for a break. */
  readonly blankBreaks: number;
  /** Those whose words more than one line begins: the sides of an interview. */
  readonly turns: ReadonlySet<string>;
}

export function habitsOf(lines: readonly Line[], traits: readonly Traits[]): Habits {
  let indented = 0;
  let blankMid = 1;
  let blank = 2;
  for (let i = 1; i < lines.length; i++) {
    if (lines[i].indented) indented++;
    if (lines[i].blanks === 0) continue;
    blank++;
    // Surely in mid-sentence: after a comma, or before a mark that cannot begin.
    if (
      traits[i - 1].ending === 'clause' ||
      CANNOT_BEGIN.has(traits[i].first) ||
      (traits[i - 1].ending === 'none' && lines[i - 1].width > 12 && bond(traits[i - 1].last, traits[i].first) > 3)
    )
      blankMid++;
  }
  const share = blankMid / blank;
  const heads = new Set<string>();
  const turns = new Set<string>();
  for (const { text } of lines) {
    const speaker = speakerOf(text);
    if (heads.has(speaker) && speaker !== '') turns.add(speaker);
    heads.add(speaker);
  }
  return {
    turns,
    indents: indented < lines.length * 0.5,
    blankBreaks: Math.max(0.2, Math.min(3, -Math.log(share) * 0.9)),
  };
}

/** ▲ that opens three short lines or more, one after the other, is a bullet. */
function markPhotoList(lines: readonly Line[], traits: readonly Traits[], i: number): void {
  const near = [i - 3, i - 2, i - 1, i + 1, i + 2, i + 3].filter(
    (k) =>
      traits[k]?.photo === true && !traits[k].credited && lines[k].text[0] === lines[i].text[0] && lines[k].width < 40,
  );
  const dated = /^.(?:(?:19|20)\d{2}年|[^，。]{2,8}：)/.test(lines[i].text);
  if (near.length >= (dated ? 1 : 2)) traits[i].listed = true;
}

/** A photograph's mark that many lines of a page open with, none of them with a credit, is a bullet. */
function markBullets(lines: readonly Line[], traits: readonly Traits[]): void {
  const marks = new Map<string, { places: number[]; credited: number }>();
  traits.forEach((t, i) => {
    if (!t.photo) return;
    const mark = lines[i].text[0];
    const seen = marks.get(mark) ?? { places: [], credited: 0 };
    marks.set(mark, seen);
    seen.places.push(i);
    for (let k = i; k < i + 4 && k < lines.length && (k === i || (lines[k].blanks === 0 && !traits[k].photo)); k++)
      if (traits[k].credited || traits[k].credit || readsLikeCaption(lines[k].text) > 1.5) {
        seen.credited++;
        break;
      }
  });
  for (const { places, credited } of marks.values())
    if (places.length > 2 && credited === 0) for (const i of places) traits[i].listed = true;
}

/** A caption's end that runs over to the next line with its credit. */
function splitsCredit(text: string, next: string): boolean {
  if (/来源/.test(next)) return false;
  if (next.length <= 6 && creditAtEnd(text + next) >= 0) return true;
  if (/[。！？][（(][^）)]{0,12}$/.test(text) && /^[^（(]{1,12}[）)]$/.test(next)) return creditAtEnd(text + next) >= 0;
  return (
    next.length > 4 &&
    next.length <= 14 &&
    /[\u4e00-\u9fff]$/.test(text) &&
    endsWithAgency(next) &&
    goesOn(text.charCodeAt(text.length - 1), next.charCodeAt(0)) > 0 &&
    text.length < 60
  );
}

const opensItem = (t: Traits, text: string) => t.numbered || t.bullet !== '' || /^\d/.test(text);
const isDigit = (text: string) => /^[（(]?\d/.test(text);
const sameNumbers = (a: string, b: string) =>
  isDigit(a) === isDigit(b) && !/^[^\d（(一二三四五六七八九十第①-⑳]/.test(b);

/** A bullet is one of a list where another stands within a dozen lines. */
function markSiblings(lines: readonly Line[], traits: readonly Traits[]): void {
  const seen = new Map<string, number>();
  traits.forEach((t, i) => {
    if (traits[i + 1]?.credit) {
      t.creditNext = true;
      t.pictureNext = isPictureCredit(lines[i + 1].text);
    }
    if (t.numbered && lines[i].width < 16 && t.ending === 'none' && traits[i + 1] !== undefined)
      t.section =
        opensItem(traits[i + 1], lines[i + 1].text) &&
        lines[i + 1].text[0] !== lines[i].text[0] &&
        !sameNumbers(lines[i].text, lines[i + 1].text);
    const next = lines[i + 1];
    if (unfinished(t) && traits[i + 1]?.credited) t.creditBelow = true;
    if (next !== undefined && t.ending !== 'stop' && splitsCredit(lines[i].text, next.text)) t.creditSplit = true;
    if (t.creditSplit && traits[i + 1] !== undefined) traits[i + 1].creditRest = true;
    t.overOpening =
      next !== undefined &&
      (t.ending === 'none' || t.ending === 'close') &&
      lines[i].width <= 26 &&
      (i === 0 || traits[i - 1].ending === 'stop') &&
      t.dateline === 0 &&
      t.bullet === '' &&
      !/[，。、；]/.test(lines[i].text) &&
      !OFFICE_END.test(lines[i].text) &&
      SENTENCE_OPENING.test(next.text);
    if (isLinksHead(lines[i].text)) markLinks(lines, traits, i);
    t.alone = isAlone(lines, traits, i);
    t.speaker = lines[i].width < 34 && isSpeakerLine(lines[i].text) && (i === 0 || standsAlone(lines, traits, i));
    if (t.photo && !t.credited && i > 0) markPhotoList(lines, traits, i);
    if (t.bullet === '' || t.byline || t.credit) return;
    const before = seen.get(t.bullet);
    if (
      before !== undefined &&
      i - before <= 12 &&
      !traits[before].credited &&
      !(t.bullet === '年' && dayOf(lines[i].text) === dayOf(lines[before].text))
    ) {
      t.siblings = true;
      traits[before].siblings = true;
    }
    seen.set(t.bullet, i);
  });
  markBullets(lines, traits);
  // One year alone is no timeline.
  for (const t of traits) if (t.bullet === '年' && !t.siblings) t.bullet = '';
}

/** The year, month and day that an entry of a timeline opens with: no two are of one day. */
const dayOf = (text: string) => /^\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?/.exec(text)?.[0];

const LINKS = 8;

/** Titles right under the head of links to other pieces are links. */
function markLinks(lines: readonly Line[], traits: readonly Traits[], head: number): void {
  for (let i = head + 1; i < lines.length && i <= head + LINKS; i++) {
    if (lines[i].blanks > 0 || lines[i].width > 36 || traits[i].ending === 'stop' || traits[i].dateline > 0) return;
    traits[i].furniture = true;
  }
}

function isAlone(lines: readonly Line[], traits: readonly Traits[], i: number): boolean {
  const below = lines[i + 1];
  if (below === undefined || lines[i].width > 26 || below.blanks === 0 || (i > 0 && lines[i].blanks === 0))
    return false;
  return below.width > MAX_WRAP || traits[i + 1].byline;
}

const standsAlone = (lines: readonly Line[], traits: readonly Traits[], i: number) =>
  lines[i - 1].width < 12 || lines[i].blanks > 0 || !unfinished(traits[i - 1]);

const WIDE_HEAD = 36;
export function headingScore(line: Line, t: Traits, i: number): number {
  if (line.marked) return /^-?(?:问|答|Q|A)[：]/.test(line.text) ? -3 : 4;
  const { text } = line;
  let score = -0.3;
  if (t.ending === 'stop') score -= /[。]/.test(text) ? 6 : line.width <= 26 && line.blanks > 0 ? 0.3 : 1.2;
  else if (t.ending === 'clause') score -= 4;
  else if (t.ending === 'colon') score -= line.width >= 24 || text.includes('，') ? 1 : line.width < 12 ? 0.2 : -0.5;
  if (text.length < 4) score -= text.length < 2 ? 4 : 1;
  if (/[。]/.test(text.slice(0, -1))) score -= 4;
  const commas = text.slice(0, 80).split('，').length - 1;
  score -= Math.min(4, commas > 0 ? commas * 1.5 - 0.7 : 0);
  if (SENTENCE_OPENING.test(text)) score -= 2;
  else if (SAYING.test(text)) score -= 1.5;
  if (/^(?:问|答|Q|A)[：]/.test(text)) score -= 4;
  if (text.includes('、') && line.parts === 1) score -= 0.7;
  if (line.width > 34 && commas > 0) score -= 4;
  if (line.width > 26) score -= (Math.min(line.width, 70) - 26) * 0.1;
  if (DANGLING.test(text)) score -= 2.5;
  else if (HANGING.test(text)) score -= 1.2;
  if (t.speaker) score += 1.5;
  if (t.alone && t.ending !== 'clause' && !/。/.test(text)) score += 1.5;
  if (/^(?:关于|谈|[\u4e00-\u9fff]{2,6}：.)/.test(text)) score += 0.8;
  if (line.parts > 1 && line.parts <= 5 && !line.spaced) score += 1.5;
  if (t.overOpening) score += 2;
  if (t.section) score += 4;
  else if (t.bullet !== '' || t.photo) score -= 4;
  if (t.dateline > 0) score -= 6;
  if (t.byline || t.credit) score -= 3;
  if (CANNOT_BEGIN.has(t.first)) score -= 8;
  if (t.opened !== 0 || t.closed !== 0) score -= 2.5;
  if (i === 0) score += 1;
  return score + echoScore(t.echo) + (line.width > WIDE_HEAD ? 0 : proseScore(text));
}

/** That a line says what its neighbours say: measured on headings and short lines of texts. */
const echoScore = ({ soon, around }: Echo) => 4 * Math.max(0, soon - 0.15) + 3 * (around - 0.4);

const SMALL_WORDS = /[是在也都就还这他她其该之所而已着与和]/g;
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/**
 * That a line reads like part of a sentence: the small words, marks and figures of running text. Weights fitted on lines
 * of written layout pages, real pages and simulated ones, on top of the other scores.
 */
function proseScore(text: string): number {
  return (
    1 -
    1.4 * Math.min(2, count(text, /，/g)) -
    0.8 * count(text, /、/g) -
    0.8 * count(text, /\d+/g) -
    1.1 * count(text, SMALL_WORDS) -
    0.85 * count(text, /的/g) -
    (/《[^《》]+》$/.test(text) ? 0 : count(text, /[《》]/g)) -
    2 * count(text, /(?:表示|指出|强调|认为|报道|介绍|透露)(?!祝贺|欢迎|慰问|哀悼|关切|支持|感谢|遗憾|不满|抗议)/g)
  );
}

function captionScore(line: Line, t: Traits): number {
  const { text } = line;
  let score = -5.5;
  if (t.listed) score += 2;
  else if (t.photo) score += 9;
  else if (/^[●■◆]/.test(text)) score += t.siblings ? 0.5 : t.ending === 'stop' ? 4 : 2.5;
  score += readsLikeCaption(text) * 1.2;
  if (t.credited) score += /。[^。）]{2,14}$/.test(text.slice(-16)) ? 4.8 : 3.5;
  else if (t.creditSplit) score += 4.8;
  else if (t.pictureNext && line.width < 60 && t.ending === 'stop') score += 5.5;
  else if (t.creditNext) score += 2;
  else if (t.creditBelow && readsLikeCaption(text) > 1) score += 2.5;
  if (t.dateline > 0) score -= 6;
  return score;
}

function emissions(line: Line, t: Traits, i: number, tear: number, out: Float64Array): void {
  const { text } = line;
  const starts = bond(STOP, t.first);
  const isDigit = t.first >= 0x30 && t.first <= 0x39;
  const begins = CANNOT_BEGIN.has(t.first) ? -8 : Math.max(isDigit ? -0.2 : -1, Math.min(1, starts * 0.3));
  out[TEXT] = -0.5 + begins + (t.dateline > 0 ? 3 : 0);
  if (t.photo || t.byline || t.credit) out[TEXT] -= 2.5;
  if (t.bullet !== '' || t.numbered) out[TEXT] -= 1;
  out[TEXT_ON] = 0;
  out[ORPHAN] = -tear - begins - (t.dateline > 0 || t.bullet !== '' || t.photo ? 6 : 0) - opensReport(text);
  out[HEADING] = headingScore(line, t, i) + begins * 0.5;
  out[HEADING_ON] = headingScore(line, t, 1) + 0.5;
  out[CAPTION] = captionScore(line, t) + begins;
  out[CAPTION_ON] = t.credited ? 1.5 : 0;
  const strongBullet = t.bullet !== '' && t.bullet !== '—';
  out[ITEM] = strongBullet ? 2.5 : t.listed ? 3 : t.numbered ? 0.5 : NEVER;
  if (strongBullet && line.marked) out[ITEM] -= 3;
  if (strongBullet && !t.siblings) out[ITEM] -= 3;
  if (t.byline || t.section) out[ITEM] -= 4;
  out[ITEM_ON] = 0;
  out[BYLINE] = t.byline ? 4.5 : isBareName(text) ? 1.5 : NEVER;
  out[CREDIT] = t.credit ? (t.creditRest ? -3 : 4) : NEVER;
  out[FURNITURE] = t.furniture ? 5.5 : text.length === 1 && !/\p{L}/u.test(text) ? 0 : NEVER;
}

const isTextual = (label: number) => label <= ORPHAN || (label >= CAPTION && label <= ITEM_ON);
const BASE: readonly number[] = [
  TEXT,
  TEXT,
  TEXT,
  HEADING,
  HEADING,
  CAPTION,
  CAPTION,
  ITEM,
  ITEM,
  BYLINE,
  CREDIT,
  FURNITURE,
];
const isOn = (label: number) => label === TEXT_ON || label === HEADING_ON || label === CAPTION_ON || label === ITEM_ON;

const SHORT_END = 3;
/** Cost of such a line within a text. */
const FALLS = 3;

/**
 * Whether line `i` is a good deal shorter than the unfinished lines before it, and is not one of three or more such
 * lines as stand beside a picture.
 */
function fallsShort(lines: readonly Line[], traits: readonly Traits[], i: number): boolean {
  const own = lines[i].width;
  if (i < 1 || !unfinished(traits[i - 1]) || traits[i].ending !== 'none' || own > MAX_WRAP) return false;
  const before = i > 1 && unfinished(traits[i - 2]) ? lines[i - 2].width : 0;
  const above = Math.max(lines[i - 1].width, before);
  if (above > MAX_WRAP || own > above - 2.5) return false;
  let run = 1;
  for (let k = i + 1; k < lines.length && run < 3 && isBeside(lines, traits, k, own); k++) run++;
  for (let k = i - 1; k > 0 && run < 3 && isBeside(lines, traits, k, own); k--) run++;
  return run < 3;
}

const isBeside = (lines: readonly Line[], traits: readonly Traits[], k: number, width: number) =>
  Math.abs(lines[k].width - width) <= 2 && unfinished(traits[k]);

/** Cost of leaving a textual line that ended so without going on with it. */
function leaving(label: number, t: Traits, line: Line, wrap: number, tear: number, short = false): number {
  const base = BASE[label];
  // What goes on in another column fills its last line.
  if (short && (label === TEXT_ON || label === CAPTION_ON)) return leaving(label, t, line, wrap, tear) - SHORT_END;
  if (t.ending === 'stop') return 0;
  if (t.ending === 'clause') return base === ITEM && t.last === '；'.charCodeAt(0) ? 0 : -tear;
  if (t.ending === 'colon') return label === TEXT && line.width < 30 && line.text.indexOf('，') < 0 ? -2 : -0.3;
  if (base === CAPTION) return t.credited ? 0 : -0.7;
  if (base === ITEM)
    return t.ending === 'close' || line.width < wrap - 2 || line.width > MAX_WRAP || wrap === 0 ? -0.3 : -1.5;
  return (t.ending === 'close' ? -2.5 : -tear) - (label === TEXT ? 0.8 : 0);
}

/**
 * That two lines without space between are one heading: lines of like width and make, the shorter the likelier. Weights
 * fitted on written layout pages, real pages and simulated ones.
 */
function twoLines(a: Line, b: Line, ended: boolean, through: number): number {
  const apart = Math.abs(a.width - b.width);
  const least = Math.min(a.width, b.width);
  return (
    0.45 +
    (Math.max(a.width, b.width) > 15.5 ? -0.7 : 0) +
    (apart <= 1 ? 0.9 : apart > 3.2 ? -1.3 : 0) +
    (b.parts > a.parts ? -1.4 : b.parts < a.parts ? -1.6 : 0) +
    (least >= 13 ? -1.4 : least <= 8 ? 1.2 : 0) +
    (ended ? -1 : 0) +
    (isBoxName(a.text) || isBoxName(b.text) ? -3 : 0) +
    0.35 * Math.max(-3, Math.min(3, through))
  );
}

/** The score of label `to` on line `i` after label `from` on the line before. */
function transition(
  lines: readonly Line[],
  traits: readonly Traits[],
  i: number,
  from: number,
  to: number,
  on: number,
  wrap: number,
  measure: number,
  tear: number,
  short: boolean,
  falls: boolean,
): number {
  const a = lines[i - 1];
  const b = lines[i];
  const ta = traits[i - 1];
  if (isOn(to)) {
    if (BASE[from] !== BASE[to]) return NEVER;
    if (to !== HEADING_ON) {
      if (BASE[from] === CAPTION && ta.credited) return Math.min(on, 0) - 3;
      const fit = on - (falls && to !== ITEM_ON ? FALLS : 0);
      return from === TEXT && (ta.ending === 'none' || ta.ending === 'close') ? fit - 1 : fit;
    }
    if (b.blanks > 0) return -7;
    if ((b.indented && !a.indented) || b.text.startsWith('——') || traits[i].speaker || isColumnName(a.text))
      return -3.5;
    // Two lines as wide as the lines around them are text.
    const columnar = measure > 12 && Math.abs(a.width - measure) <= 1 && Math.abs(b.width - measure) <= 1.5 ? -2.5 : 0;
    // Both lines lose as much for what they leave open.
    const held = ta.opened > 0 && traits[i].closed > 0 ? 6 : 0;
    return (
      held +
      columnar +
      (ta.ending === 'clause' ? 3 : 0) +
      (ta.echo.across ? 2 : 0) +
      twoLines(a, b, ta.ending !== 'none', readsThrough(ta.last, traits[i].first)) -
      (from === HEADING_ON ? 2.5 : 0)
    );
  }
  let score = 0;
  if (isTextual(from)) {
    score += leaving(from, ta, a, wrap, tear, short);
    if (ta.ending !== 'stop') score -= Math.max(0, Math.min(4, on)) * 0.5;
    else score -= Math.max(-2, Math.min(2, on)) * 0.5;
    if (to === ORPHAN && ta.ending === 'stop') score -= 1;
    if (to === HEADING && b.blanks === 0 && b.width > 12) score -= 0.3;
  } else if (BASE[from] === HEADING) {
    if (to === ORPHAN) score -= 3;
    if (to === HEADING) score += b.blanks > 0 ? -0.3 : -0.6;
    if (to === TEXT) {
      const held = bond(ta.last, traits[i].first);
      score -= Math.max(0, held) * 0.35 + Math.max(-3, Math.min(5, held)) * (b.blanks > 0 ? 0.35 : 0.2);
      score -= indentOf(a, b);
      const next = Math.max(b.width, lines[i + 1]?.width ?? 0);
      if (next <= MAX_WRAP && a.width >= next - 2.5 && a.width <= next + 0.6 && a.width > 12) score -= 1;
      else if (a.width < Math.min(next, MAX_WRAP) - 3) score += 0.7;
    }
  } else if (to === ORPHAN) score -= 1.5;
  return score;
}

/** A line two characters narrower than the next is the first of a paragraph; two empty lines and more say it is not. */
function indentOf(a: Line, b: Line): number {
  const gap = Math.min(b.width, MAX_WRAP) - a.width;
  if (gap < 1.2 || gap > 2.6 || b.blanks > 1) return 0;
  return b.blanks > 0 ? 3 : 2;
}

/** What a cut in mid-sentence costs on a page that hardly has any, and how many lines that is worth. */
const TEAR = 4.5;
const PRIOR_LINES = 60;

/** What a cut costs on a page, by how many the labels show. */
function tearOf(lines: readonly Line[], traits: readonly Traits[], labels: readonly Label[]): number {
  let cuts = 0;
  for (let i = 1; i < lines.length; i++)
    if (labels[i] === 'orphan' || (unfinished(traits[i - 1]) && isText(labels[i - 1]) && !labels[i].endsWith('On')))
      cuts++;
  return Math.min(TEAR, -Math.log((cuts / 2 + PRIOR_LINES * Math.exp(-TEAR)) / (lines.length + PRIOR_LINES)));
}

const isText = (label: Label) => label === 'text' || label === 'textOn' || label === 'orphan';

/**
 * Labels of all lines: the best path through all labels (Viterbi), and once more where the page turns out to cut its
 * sentences often. Linear in the number of lines.
 */
export function labelLines(lines: readonly Line[]): { labels: Label[]; traits: Traits[]; readsOn: Float64Array } {
  const traits = lines.map((line, i) => traitsOf(line, lines[i + 1]));
  if (lines.length === 0) return { labels: [], traits, readsOn: new Float64Array(0) };
  const habit = habitsOf(lines, traits);
  markSiblings(lines, traits);
  echoesOf(lines).forEach((echo, i) => {
    traits[i].echo = echo;
  });
  const readsOn = goesOnWith(lines, traits, habit);
  const labels = bestPath(lines, traits, readsOn, TEAR);
  const tear = tearOf(lines, traits, labels);
  return { labels: tear > TEAR - 0.3 ? labels : bestPath(lines, traits, readsOn, tear), traits, readsOn };
}

function goesOnWith(lines: readonly Line[], traits: readonly Traits[], habit: Habits): Float64Array {
  const scores = new Float64Array(lines.length);
  for (let i = 1; i < lines.length; i++) scores[i] = readsOn(lines, traits, i, habit);
  return scores;
}

/** Twice the widths that texts of the page are wrapped at: those of three lines and more that surely go on. */
function measuresOf(lines: readonly Line[], traits: readonly Traits[], goesOn: Float64Array): Set<number> {
  const counts = new Map<number, number>();
  for (let i = 0; i + 1 < lines.length; i++) {
    if (!isFull(lines[i], traits[i]) || goesOn[i + 1] < 2) continue;
    const width = Math.round(2 * lines[i].width);
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([width, count]) => (count > 2 ? [width] : [])));
}

function bestPath(lines: readonly Line[], traits: readonly Traits[], goesOn: Float64Array, tear: number): Label[] {
  const n = lines.length;
  const back = new Uint8Array(n * COUNT);
  let score = new Float64Array(COUNT);
  let next = new Float64Array(COUNT);
  const emit = new Float64Array(COUNT);
  emissions(lines[0], traits[0], 0, tear, emit);
  for (let k = 0; k < COUNT; k++) score[k] = isOn(k) ? NEVER : emit[k];
  const measures = measuresOf(lines, traits, goesOn);
  let falls = false;
  for (let i = 1; i < n; i++) {
    emissions(lines[i], traits[i], i, tear, emit);
    const own = textWidth(lines, traits, goesOn, i);
    // As wide as the text around it: hardly a heading.
    if (traits[i].speaker) emit[TEXT] -= 3;
    else if (own >= 14 && lines[i].parts === 1 && Math.abs(lines[i].width - own) <= 2.2) emit[HEADING] -= 2.5;
    else if (measures.has(Math.round(2 * lines[i].width)) && /[，。]/.test(lines[i].text)) emit[HEADING] -= 2.5;
    else if (own >= 9 && lines[i].text.includes('，') && Math.abs(lines[i].width - own) <= 3.1) emit[HEADING] -= 2.5;
    const wrap = wrapWidth(lines, traits, i - 1);
    const measure = textWidth(lines, traits, goesOn, i, i - 1);
    const short = falls;
    falls = fallsShort(lines, traits, i);
    for (let to = 0; to < COUNT; to++) {
      let best = NEVER * 4;
      let from = 0;
      for (let k = 0; k < COUNT; k++) {
        const s = score[k] + transition(lines, traits, i, k, to, goesOn[i], wrap, measure, tear, short, falls);
        if (s > best) {
          best = s;
          from = k;
        }
      }
      next[to] = best + emit[to];
      back[i * COUNT + to] = from;
    }
    [score, next] = [next, score];
  }
  const end = (k: number) => score[k] + (isTextual(k) ? leaving(k, traits[n - 1], lines[n - 1], 0, tear) : 0);
  let last = 0;
  for (let k = 0; k < COUNT; k++) if (end(k) > end(last)) last = k;
  const labels: Label[] = new Array(n);
  for (let i = n - 1; i >= 0; i--) {
    labels[i] = LABELS[last];
    last = back[i * COUNT + last];
  }
  return labels;
}
