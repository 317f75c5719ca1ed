import { useEffect } from 'preact/hooks';
import { as, asks, type Concordance, type FormulaHistory } from '../api.ts';
import { useData } from '../data.ts';
import { useDate } from '../dates.ts';
import { announce } from '../live.ts';
import { align, type Cell } from '../parts/align.ts';
import { Quote } from '../parts/cite-line.tsx';
import { useHoldings } from '../parts/holdings.ts';
import { Link } from '../parts/link.tsx';
import { More, useShown } from '../parts/more.tsx';
import { Choice, Field, Narrow } from '../parts/narrow.tsx';
import { AlsoAs, ScreenHead } from '../parts/screen.tsx';
import { Section } from '../parts/section.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { Wide } from '../parts/wide.tsx';
import { YearBars, YearStrip } from '../parts/year-bars.tsx';
import { type ByYear, yearsOf } from '../parts/years.ts';
import { usePlace, withQuery } from '../route.ts';
import type { ScreenProps } from '../screens.ts';
import { useLanguage } from '../settings.ts';
import { numberText, useWords, wordTable } from '../words.ts';
import './formulas.css';

const useText = wordTable({
  all: ['All formulae', '全部提法', '全部提法'],
  family: ['family {id}', '提法組 {id}', '提法组 {id}'],
  noFamily: ['words that no family lists', '未列入提法詞表', '未列入提法词表'],
  places: ['{n} {n|place|places}', '{n}處', '{n}处'],
  overTime: ['Over time', '歷年使用', '历年使用'],
  byCount: ['places', '處數', '处数'],
  byShare: ['per 1,000 articles', '每千篇', '每千篇'],
  measure: ['Measured in', '單位', '单位'],
  began: ['First', '首見', '首见'],
  ended: ['Latest', '最近', '最近'],
  silent: ['Held, but without it: {years}', '館藏有而未見：{years}', '馆藏有而未见：{years}'],
  variants: ['Variants, aligned', '寫法對照', '写法对照'],
  wording: ['Wording', '寫法', '写法'],
  replaced: ['Which wording led', '主要寫法的更替', '主要写法的更替'],
  took: [
    '{year}: “{to}” ({b0} → {b1}) passed “{from}” ({a0} → {a1}).',
    '{year}年：「{to}」（{b0} → {b1}）超過「{from}」（{a0} → {a1}）。',
    '{year}年：“{to}”（{b0} → {b1}）超过“{from}”（{a0} → {a1}）。',
  ],
  speakers: ['Who says it', '使用者', '使用者'],
  speaker: ['In whose statements', '言論發表者', '言论发表者'],
  outlets: ['Who prints it', '刊載媒體', '刊载媒体'],
  concordance: ['In context', '上下文', '上下文'],
  lines: ['{n} {n|place|places}', '{n}處', '{n}处'],
  sort: ['Order', '排序', '排序'],
  newest: ['newest first', '由新到舊', '由新到旧'],
  oldest: ['oldest first', '由舊到新', '由旧到新'],
  others: ['The words are also of', '此詞句亦屬', '此词句亦属'],
  none: [
    'Nowhere in this library. Tried: “{phrase}” as a wording or the id of every family of set phrases, then as bare words in either script.',
    '館藏中未見。已試：以「{phrase}」查各組提法的寫法與代號，再按字面查繁簡兩體。',
    '馆藏中未见。已试：以“{phrase}”查各组提法的写法与代号，再按字面查繁简两体。',
  ],
  firstOnly: [
    'Of words that no family lists, the first place in each article.',
    '未列入提法詞表的詞句，每篇只列首見之處。',
    '未列入提法词表的词句，每篇只列首见之处。',
  ],
  noneHere: [
    'No place in this time. Tried: from {from} to {to}.',
    '此時期未見。已試：{from}至{to}。',
    '此时期未见。已试：{from}至{to}。',
  ],
});

/** One phrase: its use by year, its wordings, who says it, when it began and was last seen, and every place in its context. */
export default function FormulaScreen({ params: { phrase } }: ScreenProps) {
  const t = useText();
  useStepping();
  const address = asks.formula(phrase);
  const loaded = useData(address);
  const [first, ...others] = loaded.data?.items ?? [];
  return (
    <>
      <ScreenHead
        title={first?.family === undefined ? phrase : first.printed}
        lang="zh"
        also={{ JSON: address, CSV: as(asks.concordance(phrase), 'csv') }}
      />
      <Loading of={loaded}>
        {({ items }) =>
          first === undefined || items.length === 0 ? (
            <Empty>
              {t('none', { phrase })} <Link href="/formulas">{t('all')}</Link>
            </Empty>
          ) : (
            <>
              <Shown of={first} others={others} />
              <Places phrase={phrase} listed={first.family !== undefined} />
            </>
          )
        }
      </Loading>
    </>
  );
}

function Shown({ of, others }: { of: FormulaHistory; others: readonly FormulaHistory[] }) {
  const t = useText();
  const w = useWords();
  const { family, gloss, count, articles, speakers, byOutlet } = of;
  return (
    <>
      <p class="facts formula-facts">
        {gloss === undefined ? null : <span lang="en">{gloss}</span>}
        {family === undefined ? null : <span>{t('places', { n: count })}</span>}
        <span>{w('articles', { n: articles })}</span>
        <span>{family === undefined ? t('noFamily') : t('family', { id: family })}</span>
        <Link href="/formulas">{t('all')}</Link>
      </p>
      {others.length === 0 ? null : (
        <p class="formula-facts">
          <small>{t('others')} </small>
          {others.map(({ printed, link }, i) => (
            <span key={link}>
              {i > 0 ? '、' : null}
              <Link href={link} class="han" lang="zh">
                {printed}
              </Link>
            </span>
          ))}
        </p>
      )}
      <div class="formula-grid">
        <OverTime of={of} />
        <Variants of={of} />
        <Tally title={t('speakers')} head={t('speaker')} of={speakers} />
        {Object.keys(byOutlet).length < 2 ? null : (
          <Tally
            title={t('outlets')}
            head={w('outlet')}
            of={Object.entries(byOutlet)
              .sort((a, b) => b[1] - a[1])
              .map(([outlet, n]) => ({ name: outlet === '' ? w('noOutlet') : outlet, count: n }))}
          />
        )}
      </div>
    </>
  );
}

function OverTime({ of }: { of: FormulaHistory }) {
  const t = useText();
  const place = usePlace();
  const held = useHoldings();
  const { query } = place;
  const share = query.get('per') === '1000';
  const counts: ByYear = Object.fromEntries(of.byYear.map(({ year, count }) => [year, count]));
  const silent = held === undefined ? [] : yearsOf(held).filter((year) => held[year] !== undefined && !counts[year]);
  const unit = (per: string | undefined) => withQuery(place, { per });
  return (
    <Section title={t('overTime')}>
      <p class="row units no-print">
        <span class="quiet">{t('measure')}</span>
        <Link href={unit(undefined)} replace current={share ? undefined : 'true'}>
          {t('byCount')}
        </Link>
        <Link href={unit('1000')} replace current={share ? 'true' : undefined}>
          {t('byShare')}
        </Link>
      </p>
      <YearBars
        counts={
          held === undefined ? counts : { ...Object.fromEntries(yearsOf(held).map((year) => [year, 0])), ...counts }
        }
        held={held}
        share={share}
        kind="formula"
        label={`${of.printed}: ${t('overTime')}, ${share ? t('byShare') : t('byCount')}`}
        chosen={query.get('from') === query.get('to') ? (query.get('from') ?? undefined) : undefined}
        href={(year) => withQuery(place, { from: year, to: year, show: undefined })}
      />
      <Ends of={of} />
      {silent.length === 0 || silent.length > 40 ? null : (
        <p>
          <small>{t('silent', { years: silent.join(', ') })}</small>
        </p>
      )}
    </Section>
  );
}

/** When it began and when it was last seen, in the words of those days. */
function Ends({ of: { first, last, firstSeen, lastSeen } }: { of: FormulaHistory }) {
  const t = useText();
  const w = useWords();
  const date = useDate();
  const ends = [
    [t('began'), firstSeen, first],
    [t('ended'), lastSeen, last],
  ] as const;
  return (
    <dl class="ends">
      {ends.map(([title, day, cite]) =>
        cite === undefined ? null : (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <span>{day === undefined ? w('undated') : date(day)}</span>{' '}
              <Quote quote={cite.quote} lang={cite.source.lang} link={cite.link} />{' '}
              <small>
                <bdi lang={cite.source.lang}>{cite.source.outlet}</bdi>
              </small>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** A wording with its characters in the columns of the most used one; what that has not is marked. */
function Aligned({ printed, cells }: { printed: string; cells: readonly Cell[] }) {
  return (
    <td class="aligned han" lang="zh">
      <span class="unseen">{printed}</span>
      <span aria-hidden="true">
        {cells.map(({ at, same }, i) => (
          <span key={i} class={same || at < 0 ? 'cell' : 'cell is-other'}>
            {at < 0 ? '' : printed[at]}
          </span>
        ))}
      </span>
    </td>
  );
}

function Variants({ of: { variants, replaced } }: { of: FormulaHistory }) {
  const t = useText();
  const w = useWords();
  const date = useDate();
  const language = useLanguage();
  const years = yearsOf(...variants.map(({ byYear }) => byYear));
  const most = Math.max(1, ...variants.flatMap(({ byYear }) => Object.values(byYear)));
  const aligned = align(variants.map(({ words }) => words));
  const printedOf = (words: string) => variants.find((one) => one.words === words)?.printed ?? words;
  if (variants.length < 2) return null;
  return (
    <Section title={t('variants')}>
      <Wide label={`${t('variants')} · ${w('table')}`}>
        <table class="variants">
          <thead>
            <tr>
              <th scope="col">{t('wording')}</th>
              <th scope="col" class="n">
                {w('count')}
              </th>
              <th scope="col" class="strip-cell">{`${years[0] ?? ''} – ${years[years.length - 1] ?? ''}`}</th>
              <th scope="col">{w('first')}</th>
              <th scope="col">{w('latest')}</th>
            </tr>
          </thead>
          <tbody>
            {variants.map(({ words, printed, count, byYear, firstSeen, lastSeen }, i) => (
              <tr key={words}>
                <Aligned printed={printed.length === words.length ? printed : words} cells={aligned[i]} />
                <td class="n">{numberText(count, language)}</td>
                <td>
                  <YearStrip
                    counts={byYear}
                    years={years}
                    most={most}
                    kind="formula"
                    label={`${printed}: ${years.map((year) => `${year} ${byYear[year] ?? 0}`).join(', ')}`}
                  />
                </td>
                <td class="day">{firstSeen === undefined ? '—' : date(firstSeen)}</td>
                <td class="day">{lastSeen === undefined ? '—' : date(lastSeen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {replaced.length === 0 ? null : (
        <>
          <h3>{t('replaced')}</h3>
          <ul class="plain-list">
            {replaced.map(({ year, from, to, before, after }) => (
              <li key={`${year} ${to}`}>
                {t('took', {
                  year,
                  from: printedOf(from),
                  to: printedOf(to),
                  a0: before[0],
                  a1: after[0],
                  b0: before[1],
                  b1: after[1],
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <VariantYears of={variants} years={years} />
    </Section>
  );
}

/** The table twin of the bars beside the wordings. */
function VariantYears({ of, years }: { of: FormulaHistory['variants']; years: readonly string[] }) {
  const t = useText();
  const w = useWords();
  const language = useLanguage();
  return (
    <details class="twin">
      <summary>{w('table')}</summary>
      <Wide label={`${t('variants')} · ${w('year')}`}>
        <table class="variant-years">
          <thead>
            <tr>
              <th scope="col">{t('wording')}</th>
              {years.map((year) => (
                <th key={year} scope="col" class="n">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.map(({ words, printed, byYear }) => (
              <tr key={words}>
                <th scope="row" class="han" lang="zh">
                  {printed}
                </th>
                {years.map((year) => (
                  <td key={year} class="n">
                    {numberText(byYear[year] ?? 0, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </details>
  );
}

interface TallyProps {
  readonly title: string;
  readonly head: string;
  readonly of: readonly { readonly name: string; readonly count: number; readonly link?: string }[];
}

/** Names with counts, as a table with bars in it. */
function Tally({ title, head, of }: TallyProps) {
  const w = useWords();
  const language = useLanguage();
  const most = Math.max(1, ...of.map(({ count }) => count));
  if (of.length === 0) return null;
  return (
    <Section title={title}>
      <table class="tally">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" class="n">
              {w('count')}
            </th>
            <th scope="col">
              <span class="unseen">{w('chart')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {of.slice(0, 15).map(({ name, count, link }) => (
            <tr key={link ?? name}>
              <th scope="row">
                {link === undefined ? (
                  <bdi class="han">{name}</bdi>
                ) : (
                  <Link href={link} class="han" lang="zh">
                    <bdi>{name}</bdi>
                  </Link>
                )}
              </th>
              <td class="n">{numberText(count, language)}</td>
              <td class="tally-bar">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={(count / most) * 100} height="8" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const FIRST = 40;
/** Characters on each side, as formulas.css gives them room. */
const AROUND = 26;

/** Every place with the words around it, so that the phrase stands in one column. */
function Places({ phrase, listed }: { phrase: string; listed: boolean }) {
  const t = useText();
  const w = useWords();
  const { query } = usePlace();
  const shown = useShown(FIRST);
  const get = (name: string) => query.get(name) ?? undefined;
  const asked = { from: get('from'), to: get('to'), where: get('where'), sort: get('sort') ?? 'newest' };
  const address = asks.concordance(phrase, { ...asked, context: AROUND, limit: shown });
  const loaded = useData(address, { keep: true });
  const total = loaded.data?.total;
  useEffect(() => {
    if (total !== undefined) announce(t('lines', { n: total }));
  }, [total]);
  return (
    <section class="places" aria-labelledby="places">
      <h2 id="places">
        {t('concordance')} {total === undefined ? null : <small>{t('lines', { n: total })}</small>}
      </h2>
      <Narrow>
        <Field name="from" label={w('from')} hint="2020-05" short />
        <Field name="to" label={w('to')} hint="2021" short />
        <Field name="where" label={w('filter')} hint="outlet:…" han />
        <Choice
          name="sort"
          label={t('sort')}
          of={[
            ['', t('newest')],
            ['oldest', t('oldest')],
          ]}
        />
      </Narrow>
      <AlsoAs also={{ JSON: address, CSV: as(asks.concordance(phrase, asked), 'csv') }} />
      {listed ? null : (
        <p>
          <small>{t('firstOnly')}</small>
        </p>
      )}
      <Loading of={loaded}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty>{t('noneHere', { from: asked.from ?? '…', to: asked.to ?? '…' })}</Empty>
          ) : (
            <Lines of={answer} asked={shown} />
          )
        }
      </Loading>
    </section>
  );
}

function Lines({ of: { items, total }, asked }: { of: Concordance; asked: number }) {
  const w = useWords();
  const date = useDate();
  return (
    <>
      <ol class="kwic-lines">
        {items.map(({ id, link, source, before, words, after, speaker }) => (
          <li key={id} data-step>
            <span class="kwic-day">{source.published === undefined ? w('undated') : date(source.published)}</span>
            <span class="kwic-before han" lang={source.lang}>
              <bdi>{before}</bdi>
            </span>
            <Link href={link} class="kwic-words han" lang={source.lang}>
              <bdi>{words}</bdi>
            </Link>
            <span class="kwic-after han" lang={source.lang}>
              <bdi>{after}</bdi>
            </span>
            <span class="kwic-who">
              {speaker === undefined ? (
                <small>
                  <bdi lang={source.lang}>{source.outlet}</bdi>
                </small>
              ) : (
                <Link href={speaker.link} class="han" lang={source.lang}>
                  <bdi>{speaker.name}</bdi>
                </Link>
              )}
            </span>
          </li>
        ))}
      </ol>
      <More shown={items.length} total={total} asked={asked} />
    </>
  );
}
