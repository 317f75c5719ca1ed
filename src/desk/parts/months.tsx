import { useLanguage } from '../settings.ts';
import { numberText } from '../words.ts';
import { fitted } from './ticks.ts';
import { useWidth } from './width.ts';

/** Counts by month, as the API gives them: months without any are not in the list. */
export type Months = readonly { readonly month: string; readonly articles: number }[];

/** Pixels a month takes, and the height of the highest bar. */
const STEP = 6;
const HEIGHT = 26;

/** Number of a month since year 0: `2016-05` → 24196. */
export const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/**
 * Months as bars on one scale. Between the first and the last, a month that holds nothing is drawn as a gap: an open
 * line, not a bar of no height.
 */
export function MonthBars({ months, from, to, most, label }: MonthBarsProps) {
  const language = useLanguage();
  const counts = new Map(months.map(({ month, articles }) => [monthNumber(month), articles]));
  const first = Math.min(...counts.keys());
  const last = Math.max(...counts.keys());
  const width = (to - from + 1) * STEP;
  const bars = [];
  for (let n = first; n <= last; n++) {
    const x = (n - from) * STEP;
    const count = counts.get(n);
    if (count === undefined)
      bars.push(<line key={n} class="gap" x1={x} x2={x + STEP - 1} y1={HEIGHT - 1} y2={HEIGHT - 1} />);
    else {
      const height = Math.max(3, Math.sqrt(count / most) * HEIGHT);
      bars.push(
        <rect key={n} class="bar" x={x} y={HEIGHT - height} width={STEP - 1} height={height}>
          <title>{`${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}: ${numberText(count, language)}`}</title>
        </rect>,
      );
    }
  }
  return (
    <svg class="months" viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {bars}
    </svg>
  );
}

interface MonthBarsProps {
  readonly months: Months;
  /** Month numbers at both ends of the scale. */
  readonly from: number;
  readonly to: number;
  /** The count that fills the height. */
  readonly most: number;
  readonly label: string;
}

/** Pixels that a year takes as a label. */
const YEAR_ROOM = 40;

/** Years over the bars, as many as have room. */
export function YearScale({ from, to }: { from: number; to: number }) {
  const [ref, width] = useWidth<HTMLDivElement>(320);
  const all = to - from + 1;
  const first = Math.ceil(from / 12);
  const years = Array.from({ length: Math.max(0, Math.floor(to / 12) - first + 1) }, (_, i) => first + i);
  const ticks = years.map((year) => ({ at: ((year * 12 - from) / all) * width, text: String(year) }));
  return (
    <div ref={ref} class="year-scale" aria-hidden="true">
      {fitted(ticks, width, YEAR_ROOM).map(({ at, text, isBefore }) => (
        <span
          key={text}
          class={isBefore ? 'is-before' : undefined}
          ref={(one) => {
            if (one !== null) one.style.insetInlineStart = `${(at / width) * 100}%`;
          }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}
