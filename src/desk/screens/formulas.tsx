import type { TargetedSubmitEvent } from 'preact';
import { useEffect } from 'preact/hooks';
import { as, asks, type FormulaList, type Phrase, type Phrases } from '../api.ts';
import { useData } from '../data.ts';
import { useDate } from '../dates.ts';
import { announce } from '../live.ts';
import { useHoldings } from '../parts/holdings.ts';
import { Link } from '../parts/link.tsx';
import { More, useShown } from '../parts/more.tsx';
import { Choice, Field, Narrow } from '../parts/narrow.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { Section } from '../parts/section.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { useView, Views } from '../parts/views.tsx';
import { Wide } from '../parts/wide.tsx';
import { YearStrip } from '../parts/year-bars.tsx';
import { yearsOf } from '../parts/years.ts';
import { go, to, usePlace, withQuery } from '../route.ts';
import { useLanguage } from '../settings.ts';
import { numberText, useWords, wordTable } from '../words.ts';
import './formulas.css';

const useText = wordTable({
  families: ['Set phrases', '固定提法', '固定提法'],
  change: ['Rising and falling', '消長', '消长'],
  phrase: ['Any phrase', '任意詞句', '任意词句'],
  phraseHint: ['in either script', '繁簡均可', '繁简均可'],
  trace: ['Trace it', '查考', '查考'],
  where: ['Words or filter', '字詞或條件', '字词或条件'],
  words: ['Most used wording', '最常用寫法', '最常用写法'],
  gloss: ['Translation', '英譯', '英译'],
  count: ['Places', '處數', '处数'],
  found: ['{n} {n|family|families} of set phrases', '{n}組提法', '{n}组提法'],
  none: [
    'No set phrase fits. Tried: from {from} to {to}, “{where}”.',
    '沒有符合的提法。已試：{from}至{to}，「{where}」。',
    '没有符合的提法。已试：{from}至{to}，“{where}”。',
  ],
  noneAtAll: [
    'No set phrase in this library. Tried: every wording of every family, in either script. Other words can be traced above.',
    '館藏中沒有固定提法。已試：各組提法的全部寫法，不分繁簡。其他詞句可於上方查考。',
    '馆藏中没有固定提法。已试：各组提法的全部写法，不分繁简。其他词句可于上方查考。',
  ],
  changeHelp: [
    'Wording that nobody listed, and that a time has more or less often than the time before. All articles of both times are looked through; that takes some seconds.',
    '未列入詞表、但在某一時期較前一時期增多或減少的詞句。須通讀兩個時期的全部文章，約需數秒。',
    '未列入词表、但在某一时期较前一时期增多或减少的词句。须通读两个时期的全部文章，约需数秒。',
  ],
  least: ['In at least so many articles', '至少見於篇數', '至少见于篇数'],
  look: ['Look', '查找', '查找'],
  lastYear: ['Look at {year}', '查看{year}年', '查看{year}年'],
  working: [
    'All articles of both times are being looked through…',
    '正在通讀兩個時期的全部文章……',
    '正在通读两个时期的全部文章……',
  ],
  needBoth: ['A time needs its first and its last day, month or year.', '須填起、止兩端。', '须填起、止两端。'],
  rises: ['Rising', '增多', '增多'],
  falls: ['Falling', '減少', '减少'],
  within: ['In this time', '本期篇數', '本期篇数'],
  before: ['Before', '前期篇數', '前期篇数'],
  times: ['Change', '倍數', '倍数'],
  years: ['By year', '逐年', '逐年'],
  first: ['First', '最早', '最早'],
  sort: ['Order', '排序', '排序'],
  byUse: ['most used', '使用最多', '使用最多'],
  byFirst: ['latest to begin', '最晚出現', '最晚出现'],
  byLast: ['longest not seen', '最久未見', '最久未见'],
  looked: [
    '{n} articles of {within}, against {m} of {before}.',
    '{within}共{n}篇，與{before}的{m}篇相比。',
    '{within}共{n}篇，与{before}的{m}篇相比。',
  ],
  sampled: ['One article in {n} was looked at, evenly.', '均勻抽樣，每{n}篇取一篇。', '均匀抽样，每{n}篇取一篇。'],
  noChange: [
    'No wording changed enough. Tried: every run of characters that at least {least} articles hold, {within} against {before}.',
    '沒有明顯消長的詞句。已試：至少{least}篇文章中的所有字串，以{within}對{before}。',
    '没有明显消长的词句。已试：至少{least}篇文章中的所有字串，以{within}对{before}。',
  ],
  fewer: ['× {n}', '× {n}', '× {n}'],
});

const VIEWS = ['families', 'change'] as const;
const FIRST = 60;
/** Of what rises, and of what falls. */
const FIRST_CHANGES = 40;

/** Set phrases: all families, a way to trace any words, and what rises and falls. */
export default function FormulasScreen() {
  const t = useText();
  const w = useWords();
  const view = useView(VIEWS);
  const { query } = usePlace();
  const shown = useShown(FIRST);
  useStepping();
  const get = (name: string) => query.get(name) ?? undefined;
  const asked = { from: get('from'), to: get('to'), where: get('where') };
  const sort = get('sort');
  const list = asks.formulas({ ...asked, sort, limit: shown });
  const change = asks.phrases({ ...asked, least: get('least'), limit: 200 });
  const hasTime = asked.from !== undefined && asked.to !== undefined;
  const also =
    view === 'families'
      ? { JSON: list, CSV: as(asks.formulas({ ...asked, sort }), 'csv') }
      : hasTime
        ? { JSON: change, CSV: as(change, 'csv') }
        : {};
  return (
    <>
      <ScreenHead title={w('formulae')} also={also} />
      <Trace />
      <Views
        now={view}
        label={w('formulae')}
        of={[
          { name: 'families', title: t('families') },
          { name: 'change', title: t('change') },
        ]}
      />
      {view === 'families' ? (
        <Families address={list} shown={shown} asked={asked} />
      ) : (
        <Change address={hasTime ? change : undefined} />
      )}
    </>
  );
}

/** A box for any words. */
function Trace() {
  const t = useText();
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get('phrase') ?? '').trim();
    if (words !== '') go(to(['formulas', words]));
  };
  return (
    <form class="narrow" onSubmit={submit}>
      <label>
        <span>{t('phrase')}</span>
        <input name="phrase" class="han" placeholder={t('phraseHint')} autocomplete="off" maxLength={100} />
      </label>
      <button type="submit">{t('trace')}</button>
    </form>
  );
}

interface FamiliesProps {
  readonly address: ReturnType<typeof asks.formulas>;
  readonly shown: number;
  readonly asked: Readonly<Record<'from' | 'to' | 'where', string | undefined>>;
}

function Families({ address, shown, asked }: FamiliesProps) {
  const t = useText();
  const w = useWords();
  const loaded = useData(address, { keep: true });
  const total = loaded.data?.total;
  useEffect(() => {
    if (total !== undefined) announce(t('found', { n: total }));
  }, [total]);
  return (
    <>
      <Narrow>
        <Field name="from" label={w('from')} hint="2020-05" short />
        <Field name="to" label={w('to')} hint="2021" short />
        <Field name="where" label={t('where')} han />
        <Choice
          name="sort"
          label={t('sort')}
          of={[
            ['', t('byUse')],
            ['first', t('byFirst')],
            ['last', t('byLast')],
          ]}
        />
      </Narrow>
      <Loading of={loaded}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty>
              {Object.values(asked).every((one) => one === undefined)
                ? t('noneAtAll')
                : t('none', { from: asked.from ?? '…', to: asked.to ?? '…', where: asked.where ?? '' })}
            </Empty>
          ) : (
            <FamilyTable of={answer} asked={shown} />
          )
        }
      </Loading>
    </>
  );
}

function FamilyTable({ of: { items, total }, asked }: { of: FormulaList; asked: number }) {
  const t = useText();
  const w = useWords();
  const date = useDate();
  const language = useLanguage();
  const held = useHoldings();
  // On the years of the library, so that all lists are on one scale.
  const years = yearsOf(...(held === undefined ? items.map(({ byYear }) => byYear) : [held]));
  return (
    <section aria-labelledby="families">
      <h2 id="families">{t('found', { n: total })}</h2>
      <Wide label={`${t('families')} · ${w('table')}`}>
        <table class="families">
          <thead>
            <tr>
              <th scope="col">{t('words')}</th>
              <th scope="col">{t('gloss')}</th>
              <th scope="col" class="n">
                {t('count')}
              </th>
              <th scope="col" class="strip-cell">{`${years[0] ?? ''} – ${years[years.length - 1] ?? ''}`}</th>
              <th scope="col">{w('first')}</th>
              <th scope="col">{w('latest')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.family} data-step>
                <th scope="row">
                  <Link href={one.link} class="han" lang="zh">
                    <bdi>{one.printed}</bdi>
                  </Link>
                </th>
                <td lang="en">{one.gloss}</td>
                <td class="n">{numberText(one.count, language)}</td>
                <td>
                  <YearStrip
                    counts={one.byYear}
                    years={years}
                    most={Math.max(1, ...years.map((year) => one.byYear[year] ?? 0))}
                    kind="formula"
                    label={years.map((year) => `${year}: ${one.byYear[year] ?? 0}`).join(', ')}
                  />
                </td>
                <td class="day">{one.firstSeen === undefined ? '—' : date(one.firstSeen)}</td>
                <td class="day">{one.lastSeen === undefined ? '—' : date(one.lastSeen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <More shown={items.length} total={total} asked={asked} />
    </section>
  );
}

function Change({ address }: { address: ReturnType<typeof asks.phrases> | undefined }) {
  const t = useText();
  const w = useWords();
  const place = usePlace();
  const held = useHoldings();
  const loaded = useData(address);
  const last = held === undefined ? undefined : fullYear(held);
  return (
    <div class="stack">
      <p class="quiet change-help">{t('changeHelp')}</p>
      <Narrow action={t('look')}>
        <Field name="from" label={w('from')} hint="2020" short />
        <Field name="to" label={w('to')} hint="2020" short />
        <Field name="least" label={t('least')} hint="12" short />
        <Field name="where" label={t('where')} han />
      </Narrow>
      {address !== undefined ? (
        loaded.busy ? (
          <p class="waiting quiet" role="status">
            {t('working')}
          </p>
        ) : (
          <Loading of={loaded}>{(answer) => <Changed of={answer} />}</Loading>
        )
      ) : last === undefined ? null : (
        <p>
          {place.query.has('from') || place.query.has('to') ? <span class="quiet">{t('needBoth')} </span> : null}
          <Link href={withQuery(place, { from: last, to: last })}>{t('lastYear', { year: last })}</Link>
        </p>
      )}
    </div>
  );
}

/** The last year but one that the library holds: the last may have only begun. */
const fullYear = (held: Readonly<Record<string, number>>): string | undefined => yearsOf(held).slice(-2)[0];

function Changed({ of }: { of: Phrases }) {
  const t = useText();
  const { items, within, before, sampled } = of;
  const { query } = usePlace();
  const shown = useShown(FIRST_CHANGES);
  const date = useDate();
  const times = { within: date(within.time), before: date(before.time) };
  if (items.length === 0) return <Empty>{t('noChange', { ...times, least: query.get('least') ?? 12 })}</Empty>;
  const years = yearsOf(...items.map(({ byYear }) => byYear));
  return (
    <>
      <p>
        <small>
          {t('looked', { ...times, n: within.articles, m: before.articles })}
          {sampled > 1 ? ` ${t('sampled', { n: sampled })}` : ''}
        </small>
      </p>
      {(['rises', 'falls'] as const).map((change) => (
        <PhraseTable
          key={change}
          title={t(change)}
          of={items.filter((one) => one.change === change)}
          shown={shown}
          years={years}
        />
      ))}
    </>
  );
}

interface PhraseTableProps {
  readonly title: string;
  readonly of: readonly Phrase[];
  /** How many of them. */
  readonly shown: number;
  readonly years: readonly string[];
}

function PhraseTable({ title, of, shown, years }: PhraseTableProps) {
  const date = useDate();
  const t = useText();
  const w = useWords();
  const language = useLanguage();
  if (of.length === 0) return null;
  return (
    <Section title={`${title} (${of.length})`}>
      <Wide label={`${title} · ${w('table')}`}>
        <table class="families">
          <thead>
            <tr>
              <th scope="col">{w('words')}</th>
              <th scope="col" class="n">
                {t('before')}
              </th>
              <th scope="col" class="n">
                {t('within')}
              </th>
              <th scope="col" class="n">
                {t('times')}
              </th>
              <th
                scope="col"
                class="strip-cell"
              >{`${t('years')} ${years[0] ?? ''} – ${years[years.length - 1] ?? ''}`}</th>
              <th scope="col">{t('first')}</th>
            </tr>
          </thead>
          <tbody>
            {of.slice(0, shown).map((one) => (
              <tr key={one.phrase} data-step>
                <th scope="row">
                  <Link href={one.link} class="han" lang="zh">
                    <bdi>{one.printed}</bdi>
                  </Link>
                </th>
                <td class="n">{numberText(one.before, language)}</td>
                <td class="n">{numberText(one.within, language)}</td>
                <td class="n">{t('fewer', { n: Math.round(one.times * 100) / 100 })}</td>
                <td>
                  <YearStrip
                    counts={one.byYear}
                    years={years}
                    most={Math.max(1, ...Object.values(one.byYear))}
                    kind="formula"
                    label={years.map((year) => `${year}: ${one.byYear[year] ?? 0}`).join(', ')}
                  />
                </td>
                <td class="day">
                  {one.first === undefined ? null : (
                    <Link href={one.first.link}>
                      {one.first.published === undefined ? w('undated') : date(one.first.published)}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <More shown={Math.min(shown, of.length)} total={of.length} asked={shown} />
    </Section>
  );
}
