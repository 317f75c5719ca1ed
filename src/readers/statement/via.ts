import { outletsOf } from '../outlets.ts';
import { inside } from '../places.ts';
import type { Place, Reading } from '../reader.ts';
import type { Attribution } from './attribution.ts';
import { someIn } from './speaker.ts';

/** Who carried the words that follow: an agency or paper named by 據…報道, over a stretch of the article. */
export interface Carrier {
  readonly names: readonly string[];
  /** Stretch of the passage it carries. */
  readonly from: number;
  readonly to: number;
}

/** An agency named this early, in characters, carries the article. */
const OPENING = 90;
const REPORTED = /^(?:[^，。；\n]{0,16}?)(?:报道|报导|消息|电|援引|引述|披露|发文|称|提到)/;

const SPEAKS_ITSELF = /^[^，。；\n报电讯消援引]{0,14}(?:称|表示|说|介绍|透露)，/;

/** 據X報道, X提到: carriers of an article in order; one in the opening carries all, others their paragraph. */
export function carriers(reading: Reading): Carrier[] {
  const { passage, found } = reading;
  const { folded, structure } = passage;
  const made: Carrier[] = [];
  const outlets = outletsOf(reading.lexicon);
  for (const name of found.name) {
    if (name.type !== 'organisation') continue;
    const before = folded.slice(Math.max(0, name.start - 8), name.start);
    const according = /(?:据|援引|引述|综合|另据|引用)[^，。\n]{0,6}$/.test(before);
    const says =
      /^(?:提到|报道称|报道说|报道，|引述|援引|报导)/.test(folded.slice(name.end, name.end + 4)) ||
      // 法新社圣地亚哥1月28日电说，…
      /^[^，。\d\n]{0,10}(?:\d{1,2}月)?\d{1,2}日[电讯](?:称|说|报道)，/.test(folded.slice(name.end, name.end + 24));
    // 據某部稱: it speaks itself.
    if (according && SPEAKS_ITSELF.test(folded.slice(name.end, name.end + 22)) && !someIn(outlets, name.terms))
      continue;
    if (!says && !(according && REPORTED.test(folded.slice(name.end, name.end + 22)))) continue;
    const paragraph = structure.paragraphAt(name.start);
    const next = structure.paragraphs[paragraph + 1] ?? folded.length;
    // In the opening it carries the whole article, later on its paragraph.
    const opening = made.length === 0 && name.start < OPENING;
    made.push({ names: [printed(reading, name)], from: name.start, to: opening ? folded.length : next });
  }
  return made;
}

/** The agency that an article as a whole comes from: named in its opening or in a line of credit, not in passing. */
export function houseAgency({ article, passage }: Reading): string | undefined {
  const credits = passage.blocks.filter(({ role }) => role === 'byline' || role === 'credit');
  return article.agencies.find((name) => {
    const at = passage.text.indexOf(name);
    if (at < OPENING) return true;
    return credits.some(({ start, end }) => passage.text.slice(start, end).includes(name));
  });
}

const printed = (reading: Reading, place: Place) => reading.passage.quote(place.start, place.end);

/** 向X表示, 對X說: whom the words were for. */
export function addressee(reading: Reading, one: Attribution): string | undefined {
  const { folded } = reading.passage;
  for (const name of inside(reading.found.name, one.frame, one.cue.start)) {
    if (!'向对'.includes(folded[name.start - 1] ?? ' ')) continue;
    if (folded.slice(name.end, one.cue.start).length <= 4) return name.name;
  }
  return undefined;
}
