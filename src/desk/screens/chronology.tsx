import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { EVENT_TYPES } from '../../record/vocabulary.ts';
import { as, asks, type Density, type EventRow, type Timeline } from '../api.ts';
import { type Loaded, useData } from '../data.ts';
import { useDate } from '../dates.ts';
import { daysOf, dayText } from '../days.ts';
import { useKeys } from '../keys.ts';
import { useLabel } from '../labels.ts';
import { announce } from '../live.ts';
import { Band } from '../parts/band.tsx';
import { CiteLine, Entities, Quote } from '../parts/cite-line.tsx';
import { Link } from '../parts/link.tsx';
import { More, useShown } from '../parts/more.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { Widened } from '../parts/widened.tsx';
import { go, type Place, usePlace, withQuery } from '../route.ts';
import { useWords, wordTable } from '../words.ts';
import './chronology.css';

const useText = wordTable({
  title: ['Chronology', '大事記', '大事记'],
  all: ['All', '全部', '全部'],
  zoomIn: ['Closer', '放大', '放大'],
  zoomOut: ['Wider', '縮小', '缩小'],
  earlier: ['Earlier', '較早', '较早'],
  later: ['Later', '較晚', '较晚'],
  withWhom: ['People, states, bodies', '人物、國家、機構', '人物、国家、机构'],
  withHelp: ['names, with commas', '名稱，以逗號分隔', '名称，以逗号分隔'],
  type: ['Type', '類型', '类型'],
  anyType: ['any type', '所有類型', '所有类型'],
  where: ['Words or filter', '字詞或條件', '字词或条件'],
  show: ['Show', '顯示', '显示'],
  events: ['{n} {n|event|events}', '{n}件事', '{n}件事'],
  participants: ['Who', '參與者', '参与者'],
  place: ['Where', '地點', '地点'],
  tellings: ['Told by', '記載', '记载'],
  said: ['What was said', '發言', '发言'],
  signed: ['What was done to documents', '文書', '文书'],
  compare: ['Compare the papers', '比對各報', '比对各报'],
  background: ['without a day', '無日期', '无日期'],
  none: ['No event fits.', '沒有符合的事件。', '没有符合的事件。'],
  earlierOpen: ['{n} {n|event|events} begun earlier', '{n}件較早開始的事件', '{n}件较早开始的事件'],
  record: ['Record', '記錄', '记录'],
});

const FIRST = 40;

/** Events in the order of their days, each once however many papers tell it: a band to zoom, and a table of the same. */
export default function ChronologyScreen() {
  const t = useText();
  const place = usePlace();
  const { query } = place;
  const shown = useShown(FIRST);
  useStepping();
  const asked = {
    from: query.get('from') ?? undefined,
    to: query.get('to') ?? undefined,
    with: query.getAll('with'),
    type: query.getAll('type'),
    where: query.get('where') ?? undefined,
  };
  const overview = useData(asks.density({ ...asked, from: undefined, to: undefined, unit: 'year' }), { keep: true });
  const isUsual = asked.from === undefined && asked.to === undefined && query.get('all') === null;
  const usual = isUsual && overview.data !== undefined ? latestYear(overview.data) : undefined;
  const filter = usual === undefined ? asked : { ...asked, from: usual, to: usual };
  const range = rangeOf(filter.from, filter.to, overview.data);
  const unit = unitOf(range);
  // Until the overview is there nobody knows which year is shown.
  const isReady = !isUsual || overview.data !== undefined;
  const density = useData(isReady ? asks.density({ ...filter, unit }) : undefined, { keep: true });
  const [before, setBefore] = useState(0);
  const address = asks.timeline({ ...filter, limit: Math.min(1000, shown + before) });
  const events = useData(isReady ? address : undefined, { keep: true });
  // What began earlier stands first, folded: it does not count among those that are shown.
  const earlier = (events.data?.items ?? []).filter((event) => isEarlier(event, range?.[0])).length;
  useEffect(() => setBefore(earlier), [earlier]);
  // The three ask the same in other ways: what is wrong with one is wrong with all, and told once.
  const failed = [overview, density, events].find(({ problem }) => problem !== undefined);
  const total = events.data?.total;
  useEffect(() => {
    if (total !== undefined) announce(t('events', { n: total }));
  }, [total]);
  const zoom = (date: string) => {
    const days = daysOf(date);
    if (days !== undefined) go(withQuery(place, { ...daysAsked(days), show: undefined }));
  };
  const move = (days: readonly [number, number]) =>
    go(withQuery(place, { ...daysAsked(days), show: undefined }), { replace: true });
  const open = (id: string) =>
    go(withQuery(place, { open: query.get('open') === id ? undefined : id }), { replace: true });
  return (
    <>
      <ScreenHead
        title={t('title')}
        also={{
          JSON: address,
          CSV: as(asks.timeline(filter), 'csv'),
          ICS: as(asks.timeline(filter), 'ics'),
          Atom: as(asks.timeline(filter), 'atom'),
        }}
      />
      <Filter place={place} />
      <Widened
        of={events.data?.widened}
        onOnly={(word) => go(withQuery(place, { with: filter.with.map((one) => (one === word ? `=${word}` : one)) }))}
      />
      {range === undefined || density.data === undefined || failed !== undefined ? null : (
        <>
          <Zoom range={range} move={move} place={place} />
          <Band density={density.data} range={range} events={whole(events.data)} onZoom={zoom} onOpen={open} />
        </>
      )}
      {failed === undefined ? (
        <Events of={events} from={range?.[0]} open={query.get('open') ?? undefined} onOpen={open} />
      ) : (
        <Failure of={failed} />
      )}
      {events.data === undefined || failed !== undefined ? null : (
        <More shown={events.data.items.length - earlier} total={events.data.total - earlier} asked={shown} />
      )}
    </>
  );
}

/** Events are marked one by one only where all of them are there. */
const whole = (events: Timeline | undefined): readonly EventRow[] =>
  events === undefined || events.items.length < events.total ? [] : events.items;

type Range = readonly [number, number];

const daysAsked = ([from, to]: Range) => ({ from: dayText(from), to: dayText(to), all: undefined });

/** Fewer tellings are shown all at once. */
const FEW = 200;

/** Of a large library the latest year that holds more than a few events; what is planned for far years is no news. */
function latestYear({ total, buckets }: Density): string | undefined {
  if (total <= FEW) return undefined;
  return buckets.findLast(({ date, count }) => /^\d{4}$/.test(date) && count >= Math.max(3, total / 200))?.date;
}

/** The days of the band: what was asked for, else all that holds events. */
function rangeOf(from: string | undefined, to: string | undefined, all: Density | undefined): Range | undefined {
  const buckets = (all?.buckets ?? []).flatMap(({ date }) => daysOf(date) ?? []);
  const first =
    (from === undefined ? undefined : daysOf(from)?.[0]) ?? (buckets.length === 0 ? undefined : Math.min(...buckets));
  const last =
    (to === undefined ? undefined : daysOf(to)?.[1]) ?? (buckets.length === 0 ? undefined : Math.max(...buckets));
  return first === undefined || last === undefined || last < first ? undefined : [first, last];
}

const unitOf = (range: Range | undefined): 'year' | 'month' | 'day' => {
  const days = range === undefined ? 10_000 : range[1] - range[0] + 1;
  return days > 7400 ? 'year' : days > 400 ? 'month' : 'day';
};

function Zoom({ range: [from, to], move, place }: { range: Range; move: (range: Range) => void; place: Place }) {
  const t = useText();
  const date = useDate();
  const span = to - from + 1;
  const quarter = Math.max(1, Math.round(span / 4));
  const closer = () => span > 7 && move([from + quarter, to - quarter]);
  const wider = () => move([from - Math.ceil(span / 2), to + Math.ceil(span / 2)]);
  const shift = (by: number) => move([from + by, to + by]);
  useKeys([
    { key: '+', label: t('zoomIn'), run: closer },
    { key: '-', label: t('zoomOut'), run: wider },
    { key: 'ArrowLeft', label: t('earlier'), run: () => shift(-quarter) },
    { key: 'ArrowRight', label: t('later'), run: () => shift(quarter) },
  ]);
  const isAll = place.query.has('all');
  return (
    <div class="row zoom no-print">
      <strong>
        {date(dayText(from))} – {date(dayText(to))}
      </strong>
      <span class="row">
        <button type="button" aria-label={t('earlier')} onClick={() => shift(-quarter)}>
          ←
        </button>
        <button type="button" onClick={wider}>
          − {t('zoomOut')}
        </button>
        <button type="button" disabled={span <= 7} onClick={closer}>
          + {t('zoomIn')}
        </button>
        <button type="button" aria-label={t('later')} onClick={() => shift(quarter)}>
          →
        </button>
        <button
          type="button"
          disabled={isAll}
          onClick={() => go(withQuery(place, { from: undefined, to: undefined, all: '1', show: undefined }))}
        >
          {t('all')}
        </button>
      </span>
    </div>
  );
}

function Filter({ place }: { place: Place }) {
  const t = useText();
  const w = useWords();
  const label = useLabel();
  const { query } = place;
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const names = text('with')
      .split(/[,，、]/)
      .map((name) => name.trim());
    go(
      withQuery(place, {
        with: names.filter((name) => name !== ''),
        type: text('type'),
        where: text('where'),
        from: text('from'),
        to: text('to'),
        show: undefined,
        open: undefined,
      }),
    );
  };
  return (
    // Made anew when the address changes, so that its fields follow.
    <form class="filter row" key={query.toString()} onSubmit={submit}>
      <label>
        <span>{t('withWhom')}</span>
        <input name="with" defaultValue={query.getAll('with').join('，')} placeholder={t('withHelp')} />
      </label>
      <label>
        <span>{t('type')}</span>
        <select name="type" defaultValue={query.get('type') ?? ''}>
          <option value="">{t('anyType')}</option>
          {EVENT_TYPES.map((type) => (
            <option key={type} value={type} selected={query.get('type') === type}>
              {label('event', type)}
            </option>
          ))}
        </select>
      </label>
      <label class="short">
        <span>{w('from')}</span>
        <input name="from" defaultValue={query.get('from') ?? ''} placeholder="2020-05" size={10} />
      </label>
      <label class="short">
        <span>{w('to')}</span>
        <input name="to" defaultValue={query.get('to') ?? ''} placeholder="2021" size={10} />
      </label>
      <label>
        <span>{t('where')}</span>
        <input name="where" defaultValue={query.get('where') ?? ''} />
      </label>
      <button type="submit">{t('show')}</button>
    </form>
  );
}

/** Whether an event's time begins before the time that is shown: it goes on, or only its month or year is told. */
const isEarlier = ({ date }: EventRow, from: number | undefined): boolean =>
  from !== undefined && date !== undefined && (daysOf(date.split('/')[0])?.[0] ?? from) < from;

function Earlier({ events, open, onOpen }: Pick<EventsProps, 'open' | 'onOpen'> & { events: readonly EventRow[] }) {
  const t = useText();
  if (events.length === 0) return null;
  return (
    <details class="earlier">
      <summary>{t('earlierOpen', { n: events.length })}</summary>
      <ol class="events">
        {events.map((event) => (
          <EventItem key={event.id} event={event} isOpen={event.id === open} onOpen={onOpen} />
        ))}
      </ol>
    </details>
  );
}

function Events({ of, from, open, onOpen }: EventsProps) {
  const t = useText();
  return (
    <Loading of={of}>
      {({ items, total }) =>
        items.length === 0 ? (
          <Empty>{t('none')}</Empty>
        ) : (
          <section aria-labelledby="events">
            <h2 id="events">{t('events', { n: total })}</h2>
            <Earlier events={items.filter((event) => isEarlier(event, from))} open={open} onOpen={onOpen} />
            <ol class="events">
              {items
                .filter((event) => !isEarlier(event, from))
                .map((event) => (
                  <EventItem key={event.id} event={event} isOpen={event.id === open} onOpen={onOpen} />
                ))}
            </ol>
          </section>
        )
      }
    </Loading>
  );
}

interface EventsProps {
  readonly of: Loaded<Timeline>;
  /** First day that is shown. */
  readonly from: number | undefined;
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

function EventItem({ event, isOpen, onOpen }: { event: EventRow; isOpen: boolean; onOpen: (id: string) => void }) {
  const t = useText();
  const w = useWords();
  const date = useDate();
  const label = useLabel();
  const { id, type, date: day, status, mode, place, participants, tellings, signed, source } = event;
  const what = signed.length > 0 ? signed.map(({ title }) => title).join('、') : (tellings[0]?.quote ?? '');
  return (
    <li class={isOpen ? 'event is-open' : 'event'} data-step>
      <div class="event-line">
        <span class="event-day">
          {day === undefined ? <small>{t('background')}</small> : <time dateTime={day}>{date(day)}</time>}
        </span>
        <button type="button" class="plain event-type" aria-expanded={isOpen} onClick={() => onOpen(id)}>
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {label('event', type)}
        </button>
        <span class="event-who">
          <Entities of={participants} lang={source.lang} />
          <bdi class="event-what han quiet" lang={source.lang}>
            {what}
          </bdi>
        </span>
        <span class="event-facts">
          {place === undefined ? null : (
            <bdi class="han" lang={source.lang}>
              {place}
            </bdi>
          )}
          {mode === undefined || mode === 'in_person' ? null : <span>{label('eventMode', mode)}</span>}
          {status === 'held' ? null : <span class="tag">{label('status', status)}</span>}
          <small>{w('tellings', { n: tellings.length })}</small>
        </span>
      </div>
      {isOpen ? <Inside event={event} /> : null}
    </li>
  );
}

/** An event opened: every telling, what was said, what was signed. */
function Inside({ event: { tellings, said, signed, compare, link } }: { event: EventRow }) {
  const t = useText();
  const label = useLabel();
  return (
    <div class="event-inside stack">
      <section>
        <h3>{t('tellings')}</h3>
        <ul class="plain-list">
          {tellings.map((telling) => (
            <li key={telling.id}>
              <Quote quote={telling.quote} lang={telling.source.lang} link={telling.link} />
              <small>
                <CiteLine source={telling.source} link={telling.link} />
              </small>
            </li>
          ))}
        </ul>
      </section>
      {said.length === 0 ? null : (
        <section>
          <h3>{t('said')}</h3>
          <ul class="plain-list">
            {said.map((one) => (
              <li key={one.id}>
                <Link href={one.speaker.link} class="han" lang={one.source.lang}>
                  <bdi>{one.speaker.name}</bdi>
                </Link>
                <span class="han quiet" lang={one.source.lang}>
                  {one.cue === '：' ? '' : one.cue}：
                </span>
                <Quote quote={one.quote} lang={one.source.lang} link={one.link} most={200} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {signed.length === 0 ? null : (
        <section>
          <h3>{t('signed')}</h3>
          <ul class="plain-list">
            {signed.map((one) => (
              <li key={one.id}>
                {label('action', one.action)}{' '}
                <Link href={one.link} class="han" lang={one.source.lang}>
                  <bdi>{one.title}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="row">
        {compare === undefined ? null : (
          <Link href={compare} class="button">
            {t('compare')}
          </Link>
        )}
        <Link href={link}>{t('record')}</Link>
      </p>
    </div>
  );
}
