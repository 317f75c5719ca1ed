import type { TargetedSubmitEvent } from 'preact';
import { useEffect } from 'preact/hooks';
import { as, asks, type Instrument } from '../api.ts';
import { useData } from '../data.ts';
import { useDate, useDuration } from '../dates.ts';
import { useLabel } from '../labels.ts';
import { announce } from '../live.ts';
import { CiteLine, Entities } from '../parts/cite-line.tsx';
import { Han } from '../parts/han.tsx';
import { Link } from '../parts/link.tsx';
import { More, useShown } from '../parts/more.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { Widened } from '../parts/widened.tsx';
import { go, type Place, usePlace, withQuery } from '../route.ts';
import { useWords, wordTable } from '../words.ts';
import './registers.css';

const useText = wordTable({
  title: ['Instruments', '文書', '文书'],
  lead: [
    'Treaties, agreements, memoranda and statements, each once, with what was done to it.',
    '條約、協定、備忘錄與聲明，每件一條，附其經過。',
    '条约、协定、备忘录与声明，每件一条，附其经过。',
  ],
  name: ['Title', '名稱', '名称'],
  party: ['Party', '締約方', '缔约方'],
  show: ['Show', '顯示', '显示'],
  found: ['{n} {n|instrument|instruments}', '{n}件文書', '{n}件文书'],
  none: ['No instrument fits.', '沒有符合的文書。', '没有符合的文书。'],
  also: ['also', '又作', '又作'],
  term: ['in force {from} – {to}', '有效期{from}至{to}', '有效期{from}至{to}'],
  duration: ['for {duration}', '為期{duration}', '为期{duration}'],
  life: ['Life', '經過', '经过'],
  further: ['{n} further {n|step|steps}', '另有{n}項經過', '另有{n}项经过'],
  told: ['first told {date}', '首見{date}', '首见{date}'],
});

const FIRST = 20;
/** Steps of a life that are shown; the others at a click. */
const MOST_STEPS = 6;

/** Every treaty, memorandum and statement once, with its life: what was done to it, on which day, told by which papers. */
export default function InstrumentsScreen() {
  const t = useText();
  const place = usePlace();
  const shown = useShown(FIRST);
  useStepping();
  const { query } = place;
  const filter = {
    title: query.get('title') ?? undefined,
    party: query.getAll('party'),
    from: query.get('from') ?? undefined,
    to: query.get('to') ?? undefined,
    where: query.get('where') ?? undefined,
  };
  const address = asks.instruments({ ...filter, limit: shown });
  const loaded = useData(address, { keep: true });
  const total = loaded.data?.total;
  useEffect(() => {
    if (total !== undefined) announce(t('found', { n: total }));
  }, [total]);
  return (
    <>
      <ScreenHead title={t('title')} also={{ JSON: address, CSV: as(asks.instruments(filter), 'csv') }} />
      <p class="lead">{t('lead')}</p>
      <Filter place={place} />
      <Loading of={loaded}>
        {({ items, total: all, widened }) => (
          <>
            <Widened of={widened} onOnly={(word) => go(withQuery(place, { party: `=${word}` }))} />
            {items.length === 0 ? (
              <Empty>{t('none')}</Empty>
            ) : (
              <>
                <h2 class="count">{t('found', { n: all })}</h2>
                <ol class="register">
                  {items.map((instrument) => (
                    <Life key={instrument.id} instrument={instrument} />
                  ))}
                </ol>
              </>
            )}
            <More shown={items.length} total={all} asked={shown} />
          </>
        )}
      </Loading>
    </>
  );
}

function Filter({ place }: { place: Place }) {
  const t = useText();
  const w = useWords();
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const party = text('party')
      .split(/[,，、]/)
      .map((name) => name.trim())
      .filter((name) => name !== '');
    go(withQuery(place, { title: text('title'), party, from: text('from'), to: text('to'), show: undefined }));
  };
  const value = (name: string) => place.query.get(name) ?? '';
  return (
    <form class="filter row" key={place.query.toString()} onSubmit={submit}>
      <label>
        <span>{t('name')}</span>
        <input name="title" defaultValue={value('title')} />
      </label>
      <label>
        <span>{t('party')}</span>
        <input name="party" defaultValue={place.query.getAll('party').join('，')} />
      </label>
      <label class="short">
        <span>{w('from')}</span>
        <input name="from" defaultValue={value('from')} placeholder="2020-05" size={10} />
      </label>
      <label class="short">
        <span>{w('to')}</span>
        <input name="to" defaultValue={value('to')} placeholder="2021" size={10} />
      </label>
      <button type="submit">{t('show')}</button>
    </form>
  );
}

function Life({ instrument }: { instrument: Instrument }) {
  const t = useText();
  const duration = useDuration();
  const date = useDate();
  const label = useLabel();
  const { title, titles, type, parties, subject, term, steps, link, source } = instrument;
  const [shown, folded] =
    steps.length <= MOST_STEPS + 2 ? [steps, []] : [steps.slice(0, MOST_STEPS), steps.slice(MOST_STEPS)];
  return (
    <li class="sheet k-instrument" data-step>
      <h3>
        <Link href={link}>
          <Han lang={source.lang}>{title}</Han>
        </Link>
      </h3>
      <p class="facts">
        <span>{label('instrument', type)}</span>
        {parties.length === 0 ? null : (
          <span>
            <Entities of={parties} lang={source.lang} />
          </span>
        )}
        {subject === undefined ? null : <Han lang={source.lang}>{subject}</Han>}
        {term?.start === undefined && term?.end === undefined ? null : (
          <span>{t('term', { from: date(term?.start ?? '..'), to: date(term?.end ?? '..') })}</span>
        )}
        {term?.duration === undefined ? null : <span>{t('duration', { duration: duration(term.duration) })}</span>}
        {titles.length === 0 ? null : (
          <span>
            {t('also')} <Han lang={source.lang}>{titles.join('、')}</Han>
          </span>
        )}
      </p>
      <Steps of={shown} />
      {folded.length === 0 ? null : (
        <details>
          <summary>{t('further', { n: folded.length })}</summary>
          <Steps of={folded} />
        </details>
      )}
    </li>
  );
}

function Steps({ of }: { of: Instrument['steps'] }) {
  const t = useText();
  const w = useWords();
  const date = useDate();
  const label = useLabel();
  return (
    <ol class="steps" aria-label={t('life')}>
      {of.map(({ action, date: day, told, count, tellings }, i) => (
        <li key={i} class={action === 'cited' ? 'step cited' : 'step'}>
          <span class="step-date">
            {day === undefined ? (told === undefined ? w('undated') : t('told', { date: date(told) })) : date(day)}
          </span>
          <span class="step-action">{label('action', action)}</span>
          <small>{w('tellings', { n: count })}</small>
          {tellings.slice(0, 1).map((telling) => (
            <small key={telling.id}>
              <CiteLine source={telling.source} link={telling.link} />
            </small>
          ))}
        </li>
      ))}
    </ol>
  );
}
