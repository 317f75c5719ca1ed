import { asks, type Commitment } from '../../api.ts';
import { useData } from '../../data.ts';
import { useDate } from '../../dates.ts';
import { dayText } from '../../days.ts';
import { useKeys } from '../../keys.ts';
import { Han } from '../../parts/han.tsx';
import { Link } from '../../parts/link.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { Wide } from '../../parts/wide.tsx';
import { go, usePlace, withQuery } from '../../route.ts';
import { useLanguage } from '../../settings.ts';
import { useWords, wordTable } from '../../words.ts';
import { monthAfter, weeksOf } from './weeks.ts';
import './month.css';

const useText = wordTable({
  next: ['Next month', '下一月', '下一月'],
  previous: ['Previous month', '上一月', '上一月'],
  months: ['Months', '月份', '月份'],
  none: ['Nothing falls due in this month.', '本月沒有到期的承諾。', '本月没有到期的承诺。'],
  found: ['{n} {n|commitment falls|commitments fall} due', '{n}項承諾到期', '{n}项承诺到期'],
  further: ['{n} more', '另有{n}項', '另有{n}项'],
  shown: ['The first {shown} are shown.', '僅列前{shown}項。', '仅列前{shown}项。'],
});

/** Commitments of a month that are shown. */
const MOST = 500;
/** Of one day; the rest stand in the register of the day. */
const OF_A_DAY = 3;

/** The commitments of a month in a calendar, on the day on which each falls due. */
export function MonthView({
  filter,
}: {
  filter: { readonly with: readonly string[]; readonly where?: string | undefined };
}) {
  const t = useText();
  const date = useDate();
  const place = usePlace();
  const { data: front } = useData(asks.front());
  const month = asMonth(place.query.get('month')) ?? front?.today.slice(0, 7);
  const asked = { ...filter, from: month, to: month, limit: MOST };
  const loaded = useData(month === undefined ? undefined : asks.commitments(asked), { keep: true });
  const at = (of: string) => withQuery(place, { month: of });
  const move = (by: number) => month !== undefined && go(at(monthAfter(month, by)), { replace: true });
  useKeys([
    { key: 'n', label: t('next'), run: () => move(1) },
    { key: 'p', label: t('previous'), run: () => move(-1) },
  ]);
  if (month === undefined) return null;
  return (
    <>
      <nav class="months-of row no-print" aria-label={t('months')}>
        <Link href={at(monthAfter(month, -12))}>{Number(month.slice(0, 4)) - 1}</Link>
        {Array.from({ length: 12 }, (_, i) => `${month.slice(0, 4)}-${String(i + 1).padStart(2, '0')}`).map((one) => (
          <Link key={one} href={at(one)} current={one === month ? 'page' : undefined}>
            {Number(one.slice(5))}
            <span class="unseen"> {date(one)}</span>
          </Link>
        ))}
        <Link href={at(monthAfter(month, 12))}>{Number(month.slice(0, 4)) + 1}</Link>
      </nav>
      <Loading of={loaded}>
        {({ items, total }) => (
          <section aria-labelledby="month">
            <h2 id="month" class="row">
              {date(month)} <small>{t('found', { n: total })}</small>
            </h2>
            <Grid month={month} items={items} today={front?.today} />
            {items.length === 0 ? <Empty>{t('none')}</Empty> : null}
            {items.length < total ? <p class="quiet">{t('shown', { shown: items.length })}</p> : null}
          </section>
        )}
      </Loading>
    </>
  );
}

const asMonth = (text: string | null): string | undefined =>
  text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;

function Grid({ month, items, today }: { month: string; items: readonly Commitment[]; today: string | undefined }) {
  const t = useText();
  const w = useWords();
  const date = useDate();
  const place = usePlace();
  const language = useLanguage();
  const byDay = Map.groupBy(items, ({ due }) => due);
  const weeks = weeksOf(month);
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <Wide label={`${date(month)} · ${w('table')}`}>
      <table class="calendar">
        <thead>
          <tr>
            {weeks[0].map((day) => (
              <th key={day} scope="col">
                {weekday.format(day * 86_400_000)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                const text = dayText(day);
                if (!text.startsWith(month)) return <td key={day} class="calendar-other" />;
                const own = byDay.get(text) ?? [];
                return (
                  <td key={day} class={text === today ? 'is-today' : undefined}>
                    <time dateTime={text} class="calendar-day">
                      <span class="calendar-short">{Number(text.slice(8))}</span>
                      <span class="calendar-full">{date(text)}</span>
                    </time>
                    <ul>
                      {own.slice(0, OF_A_DAY).map(({ id, action, link, source }) => (
                        <li key={id} data-step>
                          <Link href={link}>
                            <Han lang={source.lang}>{action}</Han>
                          </Link>
                        </li>
                      ))}
                    </ul>
                    {own.length > OF_A_DAY ? (
                      <Link
                        href={withQuery(place, { view: undefined, month: undefined, from: text, to: text, open: '0' })}
                      >
                        {t('further', { n: own.length - OF_A_DAY })}
                      </Link>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
