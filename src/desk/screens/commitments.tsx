import type { TargetedSubmitEvent } from 'preact';
import { useEffect } from 'preact/hooks';
import { as, asks, type Commitment } from '../api.ts';
import { useData } from '../data.ts';
import { useDate } from '../dates.ts';
import { useLabel } from '../labels.ts';
import { announce } from '../live.ts';
import { CiteLine, Entities } from '../parts/cite-line.tsx';
import { Han } from '../parts/han.tsx';
import { Link } from '../parts/link.tsx';
import { More, useShown } from '../parts/more.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { useView, Views } from '../parts/views.tsx';
import { Widened } from '../parts/widened.tsx';
import { go, type Place, usePlace, withQuery } from '../route.ts';
import { useWords, wordTable } from '../words.ts';
import { MonthView } from './commitments/month.tsx';
import './registers.css';

const useText = wordTable({
  title: ['Commitments', '承諾', '承诺'],
  lead: [
    'What was promised, by the last day on which it falls due. Words as printed; nothing says whether it was kept.',
    '各方承諾，按最後期限排列。文字照原文；是否履行不在記錄之列。',
    '各方承诺，按最后期限排列。文字照原文；是否履行不在记录之列。',
  ],
  party: ['Party', '承諾方', '承诺方'],
  from: ['Due from', '到期自', '到期自'],
  to: ['Due to', '到期至', '到期至'],
  open: ['Still to come', '尚未到期', '尚未到期'],
  undated: ['Also without a day', '包括無日期者', '包括无日期者'],
  show: ['Show', '顯示', '显示'],
  found: ['{n} {n|commitment|commitments}', '{n}項承諾', '{n}项承诺'],
  none: ['No commitment fits.', '沒有符合的承諾。', '没有符合的承诺。'],
  calendar: ['Calendar (.ics)', '日曆（.ics）', '日历（.ics）'],
  register: ['Register', '登記', '登记'],
  month: ['By month', '月曆', '月历'],
  noDay: ['No day is told', '未載日期', '未载日期'],
  openEnd: ['Open end', '無期限', '无期限'],
});

const FIRST = 40;
const VIEWS = ['register', 'month'] as const;

/** What was promised, by the day it falls due: a register, a calendar by months, and a feed to subscribe to. */
export default function CommitmentsScreen() {
  const t = useText();
  const { query } = usePlace();
  const view = useView(VIEWS);
  const shown = useShown(FIRST);
  useStepping();
  const filter = filterOf(query);
  return (
    <>
      <ScreenHead
        title={t('title')}
        also={{
          JSON: asks.commitments({ ...filter, limit: shown }),
          CSV: as(asks.commitments(filter), 'csv'),
          [t('calendar')]: as(asks.commitments(filter), 'ics'),
          Atom: as(asks.commitments(filter), 'atom'),
        }}
      />
      <p class="lead">{t('lead')}</p>
      <Views
        now={view}
        label={t('title')}
        keep={['with', 'where']}
        of={VIEWS.map((name) => ({ name, title: t(name) }))}
      />
      {view === 'register' ? (
        <Register shown={shown} />
      ) : (
        <MonthView filter={{ with: filter.with, where: filter.where }} />
      )}
    </>
  );
}

const filterOf = (query: URLSearchParams) => ({
  with: query.getAll('with'),
  from: query.get('from') ?? undefined,
  to: query.get('to') ?? undefined,
  where: query.get('where') ?? undefined,
  open: query.get('open') === '0' ? undefined : '1',
  undated: query.get('undated') === '1' ? '1' : undefined,
});

function Register({ shown }: { shown: number }) {
  const t = useText();
  const place = usePlace();
  const loaded = useData(asks.commitments({ ...filterOf(place.query), limit: shown }), { keep: true });
  const total = loaded.data?.total;
  useEffect(() => {
    if (total !== undefined) announce(t('found', { n: total }));
  }, [total]);
  return (
    <>
      <Filter place={place} />
      <Loading of={loaded}>
        {({ items, total: n, widened }) => (
          <>
            <Widened of={widened} onOnly={(word) => go(withQuery(place, { with: `=${word}` }))} />
            {items.length === 0 ? (
              <Empty>{t('none')}</Empty>
            ) : (
              <>
                <h2 class="count">{t('found', { n })}</h2>
                <Months items={items} />
              </>
            )}
            <More shown={items.length} total={n} asked={shown} />
          </>
        )}
      </Loading>
    </>
  );
}

function Filter({ place }: { place: Place }) {
  const t = useText();
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const parties = text('with')
      .split(/[,，、]/)
      .map((name) => name.trim())
      .filter((name) => name !== '');
    go(
      withQuery(place, {
        with: parties,
        from: text('from'),
        to: text('to'),
        open: form.has('open') ? undefined : '0',
        undated: form.has('undated') ? '1' : undefined,
        show: undefined,
      }),
    );
  };
  const value = (name: string) => place.query.get(name) ?? '';
  return (
    <form class="filter row" key={place.query.toString()} onSubmit={submit}>
      <label>
        <span>{t('party')}</span>
        <input name="with" defaultValue={place.query.getAll('with').join('，')} />
      </label>
      <label class="short">
        <span>{t('from')}</span>
        <input name="from" defaultValue={value('from')} placeholder="2026" size={10} />
      </label>
      <label class="short">
        <span>{t('to')}</span>
        <input name="to" defaultValue={value('to')} placeholder="2030" size={10} />
      </label>
      <label class="check">
        <input type="checkbox" name="open" defaultChecked={value('open') !== '0'} /> {t('open')}
      </label>
      <label class="check">
        <input type="checkbox" name="undated" defaultChecked={value('undated') === '1'} /> {t('undated')}
      </label>
      <button type="submit">{t('show')}</button>
    </form>
  );
}

/** The commitments by the month in which they fall due. */
function Months({ items }: { items: readonly Commitment[] }) {
  const t = useText();
  const date = useDate();
  const months = Map.groupBy(items, ({ due, end }) => (due ?? (end === '..' ? '..' : end) ?? '').slice(0, 7));
  return (
    <>
      {[...months].map(([month, own]) => (
        <section key={month} class="month">
          <h3>{month === '' ? t('noDay') : month === '..' ? t('openEnd') : date(month)}</h3>
          <ol class="register">
            {own.map((commitment) => (
              <Row key={commitment.id} commitment={commitment} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Row({ commitment }: { commitment: Commitment }) {
  const w = useWords();
  const date = useDate();
  const label = useLabel();
  const { action, modality, parties, due, tellings, link, source } = commitment;
  return (
    <li class="promise k-commitment" data-step>
      <span class="promise-day">{due === undefined ? null : <time dateTime={due}>{date(due)}</time>}</span>
      <div>
        <Link href={link}>
          <Han lang={source.lang}>{action}</Han>
        </Link>
        <p class="facts">
          {parties.length === 0 ? null : (
            <span>
              <Entities of={parties} lang={source.lang} />
            </span>
          )}
          <span>{label('modality', modality)}</span>
          <span>{w('tellings', { n: tellings.length })}</span>
        </p>
        <small>
          <CiteLine source={source} link={tellings[0]?.link ?? link} />
        </small>
      </div>
    </li>
  );
}
