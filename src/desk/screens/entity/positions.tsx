import { type Positions as Answer, as, asks, type Position, type Profile } from '../../api.ts';
import { useData } from '../../data.ts';
import { useDate } from '../../dates.ts';
import { useLabel } from '../../labels.ts';
import { CiteLine, Quote } from '../../parts/cite-line.tsx';
import { More, useShown } from '../../parts/more.tsx';
import { Field, Narrow } from '../../parts/narrow.tsx';
import { AlsoAs } from '../../parts/screen.tsx';
import { Section } from '../../parts/section.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { Wide } from '../../parts/wide.tsx';
import { YearStrip } from '../../parts/year-bars.tsx';
import { yearsOf } from '../../parts/years.ts';
import { usePlace } from '../../route.ts';
import { useLanguage } from '../../settings.ts';
import { numberText, useWords, wordTable } from '../../words.ts';

const useText = wordTable({
  on: ['On', '關於', '关于'],
  onHint: ['a part of the topic', '議題中的字', '议题中的字'],
  line: ['Stances by year', '歷年立場', '历年立场'],
  stance: ['Stance', '立場', '立场'],
  found: ['{n} {n|topic|topics}', '{n}個議題', '{n}个议题'],
  none: [
    'No position of its own. Tried: “{on}” as a part of the topic; from {from} to {to}.',
    '沒有所持立場。已試：議題含「{on}」；{from}至{to}。',
    '没有所持立场。已试：议题含“{on}”；{from}至{to}。',
  ],
  years: ['by year', '逐年', '逐年'],
});

const FIRST = 20;

/** Positions by topic: the stance, how often and when, with the first and the latest words. */
export function Positions({ of }: { of: Profile }) {
  const t = useText();
  const w = useWords();
  const { query } = usePlace();
  const shown = useShown(FIRST);
  const get = (name: string) => query.get(name) ?? undefined;
  const asked = { holder: of.id, on: get('on'), from: get('from'), to: get('to') };
  const address = asks.positions({ ...asked, limit: shown });
  const loaded = useData(address, { keep: true });
  return (
    <>
      <Narrow>
        <Field name="on" label={t('on')} hint={t('onHint')} han />
        <Field name="from" label={w('from')} hint="2020-05" short />
        <Field name="to" label={w('to')} hint="2021" short />
      </Narrow>
      <AlsoAs also={{ JSON: address, CSV: as(asks.positions({ ...asked, limit: 1000 }), 'csv') }} />
      <Loading of={loaded}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty>{t('none', { on: asked.on ?? '', from: asked.from ?? '…', to: asked.to ?? '…' })}</Empty>
          ) : (
            <div class="stack">
              <Line of={answer} />
              <Topics of={answer} />
              <More shown={answer.items.length} total={answer.total} asked={shown} />
            </div>
          )
        }
      </Loading>
    </>
  );
}

/** Each stance by year: a line of bars beside its numbers. */
function Line({ of: { line } }: { of: Answer }) {
  const t = useText();
  const label = useLabel();
  const w = useWords();
  const language = useLanguage();
  const years = yearsOf(Object.fromEntries(line.map(({ year }) => [year, 1])));
  const stances = [...new Set(line.flatMap((one) => Object.keys(one.stances)))];
  if (years.length < 2) return null;
  const of = (stance: string) => Object.fromEntries(line.map((one) => [one.year, one.stances[stance] ?? 0]));
  const most = Math.max(1, ...line.flatMap((one) => Object.values(one.stances)));
  const sum = (stance: string) => Object.values(of(stance)).reduce((a, b) => a + b, 0);
  stances.sort((a, b) => sum(b) - sum(a));
  return (
    <Section title={t('line')}>
      <Wide label={`${t('line')} · ${w('table')}`}>
        <table class="stances">
          <thead>
            <tr>
              <th scope="col">{t('stance')}</th>
              <th scope="col">{`${years[0]} – ${years[years.length - 1]}`}</th>
              <th scope="col" class="n">
                {w('count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {stances.map((stance) => (
              <tr key={stance}>
                <th scope="row">{label('stance', stance)}</th>
                <td class="wide-cell">
                  <YearStrip
                    counts={of(stance)}
                    years={years}
                    most={most}
                    kind="position"
                    label={`${label('stance', stance)}: ${years.map((year) => `${year} ${of(stance)[year] ?? 0}`).join(', ')}`}
                  />
                </td>
                <td class="n">{numberText(sum(stance), language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <details class="twin">
        <summary>{w('table')}</summary>
        <Wide label={`${t('line')} · ${w('table')}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{w('year')}</th>
                {stances.map((stance) => (
                  <th key={stance} scope="col" class="n">
                    {label('stance', stance)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {line.map((one) => (
                <tr key={one.year}>
                  <th scope="row">{one.year === 'undated' ? w('undated') : one.year}</th>
                  {stances.map((stance) => (
                    <td key={stance} class="n">
                      {numberText(one.stances[stance] ?? 0, language)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </details>
    </Section>
  );
}

function Topics({ of: { items, total } }: { of: Answer }) {
  const t = useText();
  const years = yearsOf(...items.map(({ byYear }) => byYear));
  const most = Math.max(1, ...items.flatMap(({ byYear }) => Object.values(byYear)));
  return (
    <section aria-labelledby="topics">
      <h2 id="topics">{t('found', { n: total })}</h2>
      <ol class="topics">
        {items.map((one) => (
          <Topic key={one.id} of={one} years={years} most={most} />
        ))}
      </ol>
    </section>
  );
}

function Topic({ of, years, most }: { of: Position; years: readonly string[]; most: number }) {
  const t = useText();
  const w = useWords();
  const label = useLabel();
  const date = useDate();
  const { stance, target, count, firstSeen, lastSeen, byYear, first, latest, source } = of;
  return (
    <li class="topic" data-step>
      <div class="topic-head">
        <h3>
          <span class="tag">{label('stance', stance)}</span>{' '}
          <bdi class="han" lang={source.lang}>
            {target}
          </bdi>
        </h3>
        <span class="facts">
          <span>{w('times', { n: count })}</span>
          {firstSeen === undefined ? null : (
            <span>
              {date(firstSeen)}
              {lastSeen === undefined || lastSeen === firstSeen ? '' : ` – ${date(lastSeen)}`}
            </span>
          )}
        </span>
        {years.length > 1 && count > 1 ? (
          <YearStrip
            counts={byYear}
            years={years}
            most={most}
            kind="position"
            label={`${t('years')}: ${years.map((year) => `${year} ${byYear[year] ?? 0}`).join(', ')}`}
          />
        ) : null}
      </div>
      <dl class="topic-words">
        <div>
          <dt>{w('first')}</dt>
          <dd>
            <Quote quote={first.quote} lang={first.source.lang} link={first.link} most={160} />
            <small>
              <CiteLine source={first.source} link={first.link} />
            </small>
          </dd>
        </div>
        {latest === undefined || latest.id === first.id ? null : (
          <div>
            <dt>{w('latest')}</dt>
            <dd>
              <Quote quote={latest.quote} lang={latest.source.lang} link={latest.link} most={160} />
              <small>
                <CiteLine source={latest.source} link={latest.link} />
              </small>
            </dd>
          </div>
        )}
      </dl>
    </li>
  );
}
