import { as, asks, type Profile } from '../api.ts';
import { useData } from '../data.ts';
import { useDate } from '../dates.ts';
import { useLabel } from '../labels.ts';
import { nameIn, otherNames } from '../parts/entity-name.ts';
import { useHoldings } from '../parts/holdings.ts';
import { Link } from '../parts/link.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { Section } from '../parts/section.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { useView, Views } from '../parts/views.tsx';
import { YearBars } from '../parts/year-bars.tsx';
import { to } from '../route.ts';
import type { ScreenProps } from '../screens.ts';
import { useLanguage } from '../settings.ts';
import { numberText, wordTable } from '../words.ts';
import { Instruments } from './entity/instruments.tsx';
import { Met } from './entity/met.tsx';
import { Offices } from './entity/offices.tsx';
import { Positions } from './entity/positions.tsx';
import { Said } from './entity/said.tsx';
import './entity.css';

const useText = wordTable({
  overview: ['Names and offices', '名稱與職務', '名称与职务'],
  said: ['Statements', '言論', '言论'],
  positions: ['Positions', '立場', '立场'],
  met: ['Counterparts met', '會晤對象', '会晤对象'],
  instruments: ['Instruments', '文書', '文书'],
  views: ['What there is of {name}', '{name}的資料', '{name}的资料'],
  articles: ['{n} {n|article|articles}', '{n}篇文章', '{n}篇文章'],
  seen: ['{from} to {to}', '{from}至{to}', '{from}至{to}'],
  forms: ['Names in all forms', '名稱的各種寫法', '名称的各种写法'],
  form: ['As printed (folded)', '寫法（繁簡合併）', '写法（繁简合并）'],
  count: ['Articles', '文章', '文章'],
  formsNote: [
    'Forms are counted with Traditional and Simplified as one. A form that no article prints is known from the lexicon.',
    '統計時繁簡合併；無文章使用的寫法出自詞表。',
    '统计时繁简合并；无文章使用的写法出自词表。',
  ],
  merged: ['A person said that these are the same: {ids}', '經人工認定為同一：{ids}', '经人工认定为同一：{ids}'],
  years: ['Articles that name it, by year', '歷年提及文章', '历年提及文章'],
  events: ['Events ({n})', '事件（{n}）', '事件（{n}）'],
  commitments: ['Commitments ({n})', '承諾（{n}）', '承诺（{n}）'],
  all: ['All articles', '全部文章', '全部文章'],
  correct: ['Merge with another', '併入他名', '并入他名'],
  part: ['Part from one of the same name', '與同名者分開', '与同名者分开'],
  noForms: ['The library holds no article that names it.', '館藏中沒有提及的文章。', '馆藏中没有提及的文章。'],
});

const VIEWS = ['overview', 'said', 'positions', 'met', 'instruments'] as const;

/** A person, body or place: its names, its offices over time, what it said, stood for, signed, and whom it met. */
export default function EntityScreen({ params }: ScreenProps) {
  const loaded = useData(asks.entity(params.id));
  return (
    <Loading of={loaded} whole>
      {(profile) => <Shown key={profile.id} profile={profile} />}
    </Loading>
  );
}

function Shown({ profile }: { profile: Profile }) {
  const t = useText();
  const language = useLanguage();
  const view = useView(VIEWS);
  useStepping();
  const { id, counts } = profile;
  const { name, lang } = nameIn(profile, language);
  const count = (n: number) => numberText(n, language);
  return (
    <>
      <ScreenHead
        title={name}
        lang={lang}
        {...(view === 'overview' ? { also: { JSON: asks.entity(id), CSV: as(asks.offices(id), 'csv') } } : {})}
      />
      <Facts profile={profile} shown={name} />
      <Views
        now={view}
        label={t('views', { name })}
        of={[
          { name: 'overview', title: t('overview') },
          { name: 'said', title: t('said'), count: count(counts.statements) },
          { name: 'positions', title: t('positions'), count: count(counts.positions) },
          { name: 'met', title: t('met') },
          { name: 'instruments', title: t('instruments'), count: count(counts.instruments) },
        ]}
      />
      {view === 'overview' ? <Overview profile={profile} /> : null}
      {view === 'said' ? <Said of={profile} /> : null}
      {view === 'positions' ? <Positions of={profile} /> : null}
      {view === 'met' ? <Met of={profile} /> : null}
      {view === 'instruments' ? <Instruments of={profile} /> : null}
    </>
  );
}

function Facts({ profile, shown }: { profile: Profile; shown: string }) {
  const t = useText();
  const label = useLabel();
  const date = useDate();
  const { id, type, articles, firstSeen, lastSeen, wikidata, counts } = profile;
  return (
    <div class="entity-facts">
      <ul class="names">
        {otherNames(profile, shown).map(({ name, lang }) => (
          <li key={name} lang={lang} class={lang === 'en' ? undefined : 'han'}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <p class="facts">
        {type === undefined ? null : <span>{label('name', type)}</span>}
        <span>{t('articles', { n: articles })}</span>
        {firstSeen === undefined || lastSeen === undefined ? null : (
          <span>{t('seen', { from: date(firstSeen), to: date(lastSeen) })}</span>
        )}
        {wikidata === undefined ? null : <span>Wikidata {wikidata}</span>}
        <code>{id}</code>
      </p>
      <p class="row no-print">
        {articles === 0 ? null : <Link href={to(['search'], { q: `about:"${profile.name}"` })}>{t('all')}</Link>}
        {counts.events === 0 ? null : (
          <Link href={to(['chronology'], { with: id })}>{t('events', { n: counts.events })}</Link>
        )}
        {counts.commitments === 0 ? null : (
          <Link href={to(['commitments'], { with: id })}>{t('commitments', { n: counts.commitments })}</Link>
        )}
        <Link href={to(['corrections'], { view: 'merge', entity: id })}>{t('correct')}</Link>
        <Link href={to(['corrections'], { view: 'split', entity: id })}>{t('part')}</Link>
      </p>
    </div>
  );
}

function Overview({ profile }: { profile: Profile }) {
  const t = useText();
  const held = useHoldings();
  return (
    <div class="entity-overview">
      <Offices of={profile} />
      <Section title={t('years')}>
        {Object.keys(profile.byYear).length === 0 ? (
          <p class="quiet">{t('noForms')}</p>
        ) : (
          <YearBars
            counts={profile.byYear}
            held={held}
            label={t('years')}
            href={(year) => to(['search'], { q: `about:"${profile.name}" date:${year}` })}
          />
        )}
      </Section>
      <Forms profile={profile} />
    </div>
  );
}

function Forms({ profile: { forms, merged } }: { profile: Profile }) {
  const t = useText();
  const language = useLanguage();
  if (forms.length === 0) return <Empty>{t('noForms')}</Empty>;
  return (
    <Section title={t('forms')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('form')}</th>
            <th scope="col" class="n">
              {t('count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {forms.map(({ form, articles }) => (
            <tr key={form}>
              <th scope="row" class="form">
                <Link href={to(['search'], { q: `"${form}"` })} class="han" lang="zh">
                  <bdi>{form}</bdi>
                </Link>
              </th>
              <td class="n">{articles === 0 ? '—' : numberText(articles, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <small>{t('formsNote')}</small>
      </p>
      {merged.length === 0 ? null : (
        <p>
          <small>{t('merged', { ids: merged.join(', ') })}</small>
        </p>
      )}
    </Section>
  );
}
