import { go } from '../route.ts';
import { useLanguage } from '../settings.ts';
import { numberText, useWords, wordTable } from '../words.ts';
import { Link } from './link.tsx';
import { useWidth } from './width.ts';
import { type ByYear, ticksTo, yearsOf } from './years.ts';
import './charts.css';

const useText = wordTable({
  gap: ['{year}: nothing in the library', '{year}：館藏無此年', '{year}：馆藏无此年'],
  bar: ['{year}: {n}', '{year}：{n}', '{year}：{n}'],
  undated: [
    '{n} without a date, not in the picture.',
    '另有{n}處無日期，未列入圖中。',
    '另有{n}处无日期，未列入图中。',
  ],
  perThousand: ['Per 1,000 articles', '每千篇', '每千篇'],
  gapNote: [
    'A dotted line is a year of which the library holds nothing.',
    '虛線表示館藏無該年。',
    '虚线表示馆藏无该年。',
  ],
});

const HEIGHT = 190;
/** Pixels of a bar where there are few. */
const WIDEST = 64;
/** Half of a year's label. */
const HALF = 16;
const [LEFT, TOP, BOTTOM] = [44, 10, 24];

/**
 * Counts by year as bars, with the same as a table below. Years of which the library holds nothing are drawn as gaps.
 * A click on a bar is what the link of its year in the table is.
 */
export function YearBars({ counts, label, held, share = false, href, chosen, kind = 'name' }: YearBarsProps) {
  const t = useText();
  const w = useWords();
  const language = useLanguage();
  const [box, width] = useWidth<HTMLDivElement>();
  const years = yearsOf(counts);
  if (years.length === 0) return null;
  const value = (year: string): number => {
    const n = counts[year] ?? 0;
    if (!share || held === undefined) return n;
    return held[year] === undefined ? 0 : Math.round((n / held[year]) * 10_000) / 10;
  };
  const isGap = (year: string) => held !== undefined && held[year] === undefined;
  const ticks = ticksTo(Math.max(...years.map(value)));
  const top = ticks[ticks.length - 1];
  const step = (width - LEFT) / years.length;
  const y = (n: number) => TOP + (1 - n / top) * (HEIGHT - TOP - BOTTOM);
  const bar = Math.min(step * 0.72, WIDEST);
  const every = Math.ceil(38 / step);
  return (
    <div class="year-bars" ref={box}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the links of the table do the same by key. */}
      <svg
        class={`k-${kind}`}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={label}
        onClick={({ target }) => {
          const year = (target as Element).closest<SVGGElement>('[data-year]')?.dataset.year;
          if (year !== undefined && href !== undefined) go(href(year));
        }}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line class="grid" x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} />
            <text class="tick" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
              {numberText(tick, language)}
            </text>
          </g>
        ))}
        {years.map((year, i) => {
          const x = LEFT + i * step;
          const n = value(year);
          return (
            <g key={year}>
              {isGap(year) ? (
                <line class="gap" x1={x + 2} x2={x + step - 2} y1={y(0) - 1} y2={y(0) - 1}>
                  <title>{t('gap', { year })}</title>
                </line>
              ) : (
                <g class={href === undefined ? undefined : 'goes'} data-year={year}>
                  <rect class="hit" x={x} y={TOP} width={step} height={y(0) - TOP}>
                    <title>{t('bar', { year, n: numberText(n, language) })}</title>
                  </rect>
                  <rect
                    class={chosen === year ? 'bar is-chosen' : 'bar'}
                    x={x + (step - bar) / 2}
                    y={y(n)}
                    width={bar}
                    height={Math.max(n > 0 ? 1.5 : 0, y(0) - y(n))}
                  />
                </g>
              )}
              {i % every === 0 ? (
                <text class="tick" x={Math.min(x + step / 2, width - HALF)} y={HEIGHT - 7} text-anchor="middle">
                  {year}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      {(counts.undated ?? 0) > 0 ? (
        <p>
          <small>{t('undated', { n: counts.undated ?? 0 })}</small>
        </p>
      ) : null}
      {years.some(isGap) ? (
        <p>
          <small>{t('gapNote')}</small>
        </p>
      ) : null}
      <details class="twin">
        <summary>{w('table')}</summary>
        <table>
          <caption class="unseen">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{w('year')}</th>
              <th scope="col" class="n">
                {w('count')}
              </th>
              {held === undefined ? null : (
                <th scope="col" class="n">
                  {t('perThousand')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {[...years, ...(counts.undated === undefined ? [] : ['undated'])].map((year) => (
              <tr key={year}>
                <th scope="row">
                  {year === 'undated' ? (
                    w('undated')
                  ) : href === undefined || isGap(year) ? (
                    year
                  ) : (
                    <Link href={href(year)}>{year}</Link>
                  )}
                </th>
                <td class="n">{isGap(year) ? '—' : numberText(counts[year] ?? 0, language)}</td>
                {held === undefined ? null : (
                  <td class="n">
                    {held[year] === undefined
                      ? '—'
                      : numberText(Math.round(((counts[year] ?? 0) / held[year]) * 10_000) / 10, language)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

interface YearBarsProps {
  readonly counts: ByYear;
  readonly label: string;
  /** Articles that the library holds, by year. */
  readonly held?: ByYear | undefined;
  /** In thousandths of the articles held instead of counts. */
  readonly share?: boolean;
  /** Where a year leads. */
  readonly href?: (year: string) => string;
  readonly chosen?: string | undefined;
  /** A kind of entry, for the colour. */
  readonly kind?: string;
}

/** The same in one line of a table: bars on a scale of years that several lines share. */
export function YearStrip({ counts, years, most, label, kind = 'name' }: YearStripProps) {
  return (
    <svg
      class={`year-strip k-${kind}`}
      viewBox={`0 0 ${years.length * 10} 22`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <line class="base" x1="0" x2={years.length * 10} y1="21.5" y2="21.5" />
      {years.map((year, i) => {
        const n = counts[year] ?? 0;
        const height = n === 0 ? 0 : Math.max(2, Math.sqrt(n / most) * 21);
        return (
          <rect key={year} class="bar" x={i * 10 + 1} y={22 - height} width="8" height={height}>
            <title>{`${year}: ${n}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

interface YearStripProps {
  readonly counts: ByYear;
  readonly years: readonly string[];
  /** The count that fills the height; heights grow with the square root. */
  readonly most: number;
  readonly label: string;
  readonly kind?: string;
}
