import { useEffect } from 'preact/hooks';
import { as, asks, type Profile, type Statements } from '../../api.ts';
import { useData } from '../../data.ts';
import { useDate } from '../../dates.ts';
import { useLabel } from '../../labels.ts';
import { announce } from '../../live.ts';
import { CiteLine, Quote } from '../../parts/cite-line.tsx';
import { More, useShown } from '../../parts/more.tsx';
import { Choice, Field, Narrow } from '../../parts/narrow.tsx';
import { AlsoAs } from '../../parts/screen.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { YearBars } from '../../parts/year-bars.tsx';
import { usePlace, withQuery } from '../../route.ts';
import { useWords, wordTable } from '../../words.ts';

const useText = wordTable({
  years: ['Statements by year', '歷年言論', '历年言论'],
  sort: ['Order', '排序', '排序'],
  newest: ['newest first', '由新到舊', '由新到旧'],
  oldest: ['oldest first', '由舊到新', '由旧到新'],
  where: ['Words or filter', '字詞或條件', '字词或条件'],
  found: ['{n} {n|statement|statements}', '{n}條言論', '{n}条言论'],
  none: [
    'Nothing that it said fits. Tried: from {from} to {to}, “{where}”.',
    '沒有符合的言論。已試：{from}至{to}，「{where}」。',
    '没有符合的言论。已试：{from}至{to}，“{where}”。',
  ],
  via: ['via {names}', '經{names}', '经{names}'],
  toWhom: ['to {name}', '對{name}', '对{name}'],
});

const FIRST = 30;

/** What someone said, in the order of the days it was printed. */
export function Said({ of }: { of: Profile }) {
  const t = useText();
  const w = useWords();
  const place = usePlace();
  const shown = useShown(FIRST);
  const get = (name: string) => place.query.get(name) ?? undefined;
  const asked = { from: get('from'), to: get('to'), where: get('where'), sort: get('sort') };
  const address = asks.statements(of.id, { ...asked, limit: shown });
  const all = useData(asks.statements(of.id, { limit: 0 }));
  const loaded = useData(address, { keep: true });
  const total = loaded.data?.total;
  useEffect(() => {
    if (total !== undefined) announce(t('found', { n: total }));
  }, [total]);
  return (
    <>
      {all.data === undefined ? null : (
        <YearBars
          counts={all.data.byYear}
          label={t('years')}
          kind="statement"
          chosen={asked.from === asked.to ? asked.from : undefined}
          href={(year) => withQuery(place, { from: year, to: year, show: undefined })}
        />
      )}
      <Narrow>
        <Field name="from" label={w('from')} hint="2020-05" short />
        <Field name="to" label={w('to')} hint="2021" short />
        <Field name="where" label={t('where')} han />
        <Choice
          name="sort"
          label={t('sort')}
          of={[
            ['', t('newest')],
            ['oldest', t('oldest')],
          ]}
        />
      </Narrow>
      <AlsoAs also={{ JSON: address, CSV: as(asks.statements(of.id, { ...asked, limit: 1000 }), 'csv') }} />
      <Loading of={loaded}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty>{t('none', { from: asked.from ?? '…', to: asked.to ?? '…', where: asked.where ?? '' })}</Empty>
          ) : (
            <List of={answer} asked={shown} />
          )
        }
      </Loading>
    </>
  );
}

function List({ of: { items, total }, asked }: { of: Statements; asked: number }) {
  const t = useText();
  const w = useWords();
  const date = useDate();
  const label = useLabel();
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('found', { n: total })}</h2>
      <ol class="said">
        {items.map(({ id, link, source, quote, cue, mode, via, addressee }) => (
          <li key={id} data-step>
            <span class="said-day">{source.published === undefined ? w('undated') : date(source.published)}</span>
            <div>
              <p class="said-words">
                <Quote quote={quote} lang={source.lang} link={link} most={260} />
              </p>
              <small class="facts">
                <span class="han" lang={source.lang}>
                  {cue}
                </span>
                <span>{label('mode', mode)}</span>
                {addressee === undefined ? null : <span>{t('toWhom', { name: addressee })}</span>}
                {via.length === 0 ? null : <span>{t('via', { names: via.join('、') })}</span>}
                <CiteLine source={source} link={link} />
              </small>
            </div>
          </li>
        ))}
      </ol>
      <More shown={items.length} total={total} asked={asked} />
    </section>
  );
}
