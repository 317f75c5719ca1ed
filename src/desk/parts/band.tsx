import { useState } from 'preact/hooks';
import type { Density, EventRow } from '../api.ts';
import { useDate } from '../dates.ts';
import { daysOf, dayText } from '../days.ts';
import { useLabel } from '../labels.ts';
import { useLanguage } from '../settings.ts';
import { numberText, useWords, wordTable } from '../words.ts';
import { fitted } from './ticks.ts';
import { useWidth } from './width.ts';

const useText = wordTable({
  band: ['Events from {from} to {to}', '{from}至{to}的事件', '{from}至{to}的事件'],
  tellings: ['Tellings', '記載', '记载'],
  zoom: ['{date}: {n} {n|telling|tellings}', '{date}：{n}次記載', '{date}：{n}次记载'],
});

const WIDTH = 1000;
const HEIGHT = 110;
const BASE = 88;
/** In so short a range every event has a mark of its own. */
const MARKED_DAYS = 124;

/**
 * The band of a chronology: how many tellings of events each day, month or year has, and in a short range each event.
 * A click on a bar zooms to what it stands for.
 */
export function Band({ density, range, events, onZoom, onOpen }: BandProps) {
  const t = useText();
  const date = useDate();
  const label = useLabel();
  const [from, to] = range;
  const span = to - from + 1;
  const x = (day: number) => ((day - from) / span) * WIDTH;
  const most = Math.max(1, ...density.buckets.map(({ count }) => count));
  const lanes = span <= MARKED_DAYS ? lanesOf(events, x) : [];
  return (
    <div class="band">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: + and - and the buttons above do the same by key. */}
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('band', { from: date(dayText(from)), to: date(dayText(to)) })}
        onClick={({ target }) => {
          const day = (target as Element).closest<SVGGElement>('[data-date]')?.dataset.date;
          if (day !== undefined) onZoom(day);
        }}
      >
        {density.buckets.map(({ date: day, count }) => {
          const days = daysOf(day);
          if (days === undefined || days[1] < from || days[0] > to) return null;
          const left = Math.max(0, x(days[0]));
          const width = Math.max(1.5, Math.min(WIDTH, x(days[1] + 1)) - left - (span > 400 ? 0.6 : 2));
          const height = Math.max(2, Math.sqrt(count / most) * (BASE - 8));
          const name = t('zoom', { date: date(day), n: count });
          return (
            <g key={day} class="band-bar" data-date={day}>
              <title>{name}</title>
              <rect class="band-hit" x={left} y={0} width={width} height={BASE} />
              <rect class="band-fill" x={left} y={BASE - height} width={width} height={height} />
            </g>
          );
        })}
        <line class="band-line" x1={0} x2={WIDTH} y1={BASE} y2={BASE} />
      </svg>
      <div class="band-marks">
        {lanes.map(({ event, left, lane }) => (
          <button
            key={event.id}
            type="button"
            tabIndex={-1}
            class={`band-mark lane${lane}`}
            aria-label={`${event.date ?? ''} ${label('event', event.type)} ${event.participants.map(({ name }) => name).join('、')}`}
            title={`${event.date ?? ''} ${label('event', event.type)} ${event.participants.map(({ name }) => name).join('、')}`}
            onClick={() => onOpen(event.id)}
            ref={(one) => {
              if (one !== null) one.style.insetInlineStart = `${(left / WIDTH) * 100}%`;
            }}
          />
        ))}
      </div>
      <Ticks from={from} to={to} />
      <Twin density={density} />
    </div>
  );
}

/** The bars as a table, made when it is opened. */
function Twin({ density: { buckets, total } }: { density: Density }) {
  const w = useWords();
  const t = useText();
  const date = useDate();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="band-twin no-print" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{w('table')}</summary>
      {isOpen ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{w('date')}</th>
              <th scope="col" class="n">
                {t('tellings')}
              </th>
            </tr>
          </thead>
          <tbody>
            {buckets.map(({ date: day, count }) => (
              <tr key={day}>
                <th scope="row">{date(day)}</th>
                <td class="n">{numberText(count, language)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">Σ</th>
              <td class="n">{numberText(total, language)}</td>
            </tr>
          </tbody>
        </table>
      ) : null}
    </details>
  );
}

interface BandProps {
  readonly density: Density;
  /** First and last day. */
  readonly range: readonly [number, number];
  readonly events: readonly EventRow[];
  readonly onZoom: (date: string) => void;
  readonly onOpen: (id: string) => void;
}

/** Most marks above one another. */
const LANES = 5;

function lanesOf(events: readonly EventRow[], x: (day: number) => number) {
  const ends = new Array<number>(LANES).fill(Number.NEGATIVE_INFINITY);
  return events.flatMap((event) => {
    const days = event.date === undefined ? undefined : daysOf(event.date);
    if (days === undefined || days[1] - days[0] > 31) return [];
    const left = x(days[0]);
    if (left < 0 || left > WIDTH) return [];
    const lane = ends.findIndex((end) => end <= left);
    if (lane < 0) return [];
    ends[lane] = left + 14;
    return [{ event, left, lane }];
  });
}

/** Pixels that a label takes: `2025`, `2025-09`, `09-03`. */
const ROOM = { year: 42, month: 66, day: 52 };

/** Dates under the band, as many as have room. */
function Ticks({ from, to }: { from: number; to: number }) {
  const [ref, width] = useWidth<HTMLDivElement>(WIDTH);
  const span = to - from + 1;
  const unit = span > 1100 ? 'year' : span > 62 ? 'month' : 'day';
  const most = Math.max(1, Math.min(10, Math.floor(width / ROOM[unit])));
  const ticks = datesIn(from, to, unit, most).map(({ day, text }) => ({ at: ((day - from) / span) * width, text }));
  return (
    <div ref={ref} class="band-ticks" aria-hidden="true">
      {fitted(ticks, width, ROOM[unit]).map(({ at, text, isBefore }) => (
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

/** At most so many dates from one day to another, evenly: first days of years or months, or days. */
function datesIn(from: number, to: number, unit: keyof typeof ROOM, most: number): { day: number; text: string }[] {
  const span = to - from + 1;
  const out: { day: number; text: string }[] = [];
  if (unit === 'day') {
    const every = Math.max(1, Math.ceil(span / most));
    for (let day = from; day <= to; day += every) out.push({ day, text: dayText(day).slice(5) });
    return out;
  }
  const year = new Date(from * 86_400_000).getUTCFullYear();
  const every = Math.max(1, Math.ceil(span / (unit === 'year' ? 365 : 30) / most));
  for (let i = 0; i < 3000; i += every) {
    const text = unit === 'year' ? `${year + i}` : dayText(Date.UTC(year, i, 1) / 86_400_000).slice(0, 7);
    const day = daysOf(text)?.[0] ?? 0;
    if (day > to) break;
    if (day >= from) out.push({ day, text });
  }
  return out;
}
