import type { Cited, Draft, Evidence } from './evidence.ts';
import { ofKind } from './evidence.ts';

type Figure = Cited<'quantity'> & { readonly written: string; readonly folded: string; readonly matter: string };

/** Units of goods and power, and of money: figures of one thing lie near each other. */
const MEASURED = /^(?:m3|t|bbl|W|Wh|kWh|kg|ha|mu|km|m2|km2|[A-Z]{3})$/;
/** Goods whose figures can be compared with each other. */
const MATTER = [
  '天然气',
  '石油',
  '原油',
  '煤',
  '电',
  '粮',
  '大豆',
  '小麦',
  '铁矿',
  '稀土',
  '钢',
  '铝',
  '铜',
  '化肥',
  '氢',
  '水',
  '气',
  '油',
];
/** How many powers of ten lie between 萬 and 億. */
const STEP = 1e4;
/** Two clusters of figures lie at least so far apart to be out of line. */
const APART = 1e3;
/** A corrected figure may differ so much from the others. */
const NEAR = 30;

/** A figure out of line with the like figures of its article, and the same digits at two orders of magnitude. */
export function magnitudes(evidence: Evidence): Draft[] {
  const figures = figuresOf(evidence);
  return [...outOfLine(evidence, figures), ...sameDigits(evidence, figures)];
}

function figuresOf(evidence: Evidence): Figure[] {
  const { passage } = evidence.reading;
  const { folded, structure } = passage;
  return ofKind(evidence, 'quantity')
    .filter(({ finding }) => MEASURED.test(finding.unit))
    .map((cited) => {
      const { start, end } = cited.finding;
      const index = structure.sentenceAt(start);
      const from = Math.max(structure.sentences[index], start - 120);
      const to = Math.min(structure.sentences[index + 1] ?? folded.length, end + 60);
      const around = folded.slice(from, to);
      return {
        ...cited,
        written: passage.quote(start, end),
        folded: folded.slice(start, end),
        matter: MATTER.find((word) => around.includes(word)) ?? '',
      };
    });
}

const scaleOf = (figure: Figure) => (figure.folded.includes('亿') ? '亿' : figure.folded.includes('万') ? '万' : '');
const substance = (matter: string) => (matter === '气' ? '天然气' : matter === '油' ? '石油' : matter);

/** Yearly flows of one good: a few in 萬 where all others are in 億, and in line once 萬 is read as 億 (or the reverse). */
function outOfLine(evidence: Evidence, figures: readonly Figure[]): Draft[] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const { unit, per } = figure.finding;
    if (per === undefined || figure.matter === '' || figure.finding.value <= 0) continue;
    const key = `${unit} ${per} ${substance(figure.matter)}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  const drafts: Draft[] = [];
  for (const group of groups.values()) {
    for (const [odd, usual] of [
      ['万', '亿'],
      ['亿', '万'],
    ]) {
      const strange = group.filter((one) => scaleOf(one) === odd);
      const rest = group.filter((one) => scaleOf(one) === usual);
      if (strange.length === 0 || strange.length + rest.length !== group.length) continue;
      if (!isOutOfLine(strange, rest, odd === '万' ? STEP : 1 / STEP)) continue;
      drafts.push({
        type: 'magnitude',
        article: evidence.reading.article.id,
        entries: [...strange, ...rest].map((one) => one.id),
        severity: 'major',
        note: `${list(strange)} beside ${list(rest)} for the like flow: about ${power(strange, rest)} times ${odd === '万' ? 'smaller' : 'larger'}; ${odd === '万' ? '萬 may stand for 億' : '億 may stand for 萬'}.`,
        innocent: ['the figures measure different things', 'another unit of measure was meant'],
        confidence: 0.85,
      });
      break;
    }
  }
  return drafts;
}

function isOutOfLine(strange: readonly Figure[], rest: readonly Figure[], step: number): boolean {
  const distinct = (list: readonly Figure[]) =>
    [...new Set(list.map((one) => one.finding.value))].sort((a, b) => a - b);
  const odd = distinct(strange);
  const usual = distinct(rest);
  if (usual.length < 2 || odd.length > usual.length) return false;
  const low = usual[0];
  const high = usual[usual.length - 1];
  if (high / low > 100) return false;
  return odd.every((value) => {
    const far = step > 1 ? low / value : value / high;
    return far >= APART && value * step >= low / NEAR && value * step <= high * NEAR;
  });
}

function power(strange: readonly Figure[], rest: readonly Figure[]): string {
  const middle = (list: readonly Figure[]) =>
    list.reduce((sum, one) => sum + Math.log10(one.finding.value), 0) / list.length;
  return `10^${Math.abs(Math.round(middle(rest) - middle(strange)))}`;
}

const list = (figures: readonly Figure[]) => [...new Set(figures.map((one) => one.written))].join(', ');

/** The same digits for the same thing, at different powers of ten. */
function sameDigits(evidence: Evidence, figures: readonly Figure[]): Draft[] {
  const seen = new Map<string, Figure>();
  const drafts: Draft[] = [];
  for (const figure of figures) {
    const { value, unit, of, per } = figure.finding;
    if (of === undefined || of.length < 3 || value <= 0) continue;
    const digits = String(value)
      .replace('.', '')
      .replace(/^0+|0+$/g, '');
    if (digits.length < 3) continue;
    const key = `${unit} ${of.slice(-4)} ${per ?? ''} ${digits}`;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, figure);
    else if (other.finding.value !== value) {
      drafts.push({
        type: 'magnitude',
        article: evidence.reading.article.id,
        entries: [other.id, figure.id],
        severity: 'major',
        note: `${other.written} and ${figure.written} have the same digits for the same thing, at different orders of magnitude.`,
        innocent: ['two different totals that share their digits'],
        confidence: 0.8,
      });
    }
  }
  return drafts;
}
