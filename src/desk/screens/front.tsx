import { useState } from 'preact/hooks';
import { asks, type Front } from '../api.ts';
import { useData } from '../data.ts';
import { useDate } from '../dates.ts';
import { useKindWords } from '../labels.ts';
import { CiteLine, Entities } from '../parts/cite-line.tsx';
import { Headline } from '../parts/han.tsx';
import { Link } from '../parts/link.tsx';
import { MonthBars, monthNumber, YearScale } from '../parts/months.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { Wide } from '../parts/wide.tsx';
import { useLanguage } from '../settings.ts';
import { numberText, useWords, wordTable } from '../words.ts';
import './front.css';

const useText = wordTable({
  title: ['What is in this library', '館藏一覽', '馆藏一览'],
  span: ['{from} to {to}', '{from}至{to}', '{from}至{to}'],
  outlets: ['Outlets by month', '各媒體按月篇數', '各媒体按月篇数'],
  outletsNote: [
    'A dotted line is a month of which the library holds nothing. Bars grow with the square root of the count.',
    '虛線表示該月沒有館藏；柱高按篇數的平方根。',
    '虚线表示该月没有馆藏；柱高按篇数的平方根。',
  ],
  unnamed: ['not named', '未具名', '未具名'],
  undatedHere: ['{n} undated', '{n}篇無日期', '{n}篇无日期'],
  allOutlets: ['All {n} outlets', '全部{n}家媒體', '全部{n}家媒体'],
  gaps: ['{n} {n|month|months} missing', '缺{n}個月', '缺{n}个月'],
  noMonths: ['no article has a date', '沒有文章有日期', '没有文章有日期'],
  kinds: ['Entries by kind', '各類記錄', '各类记录'],
  added: ['Added last', '最近收錄', '最近收录'],
  due: ['Falls due next', '即將到期', '即将到期'],
  noDue: [
    'Nothing in the library falls due from today on.',
    '館藏中沒有今後到期的承諾。',
    '馆藏中没有今后到期的承诺。',
  ],
  allDue: ['All commitments', '全部承諾', '全部承诺'],
  questions: ['To look at', '待查', '待查'],
  openConflicts: [
    '{n} open {n|conflict|conflicts}, {major} of them major',
    '{n}項待判矛盾，其中{major}項重大',
    '{n}项待判矛盾，其中{major}项重大',
  ],
  pageConflicts: ['{n} {n|conflict|conflicts} within pages', '版面內矛盾{n}項', '版面内矛盾{n}项'],
  running: ['Pages are being compared…', '正在比對各版面……', '正在比对各版面……'],
  doubts: ['{n} {n|page|pages} with doubts', '{n}個版面有存疑', '{n}个版面有存疑'],
  entities: ['people, bodies, places', '人物、機構、地方', '人物、机构、地方'],
  pagesWord: ['pages', '版面', '版面'],
  articlesWord: ['articles', '文章', '文章'],
  entriesWord: ['entries', '記錄', '记录'],
  correctionsWord: ['corrections', '校訂', '校订'],
  replaced: ['{n} older {n|version|versions} kept', '另存{n}個舊版本', '另存{n}个旧版本'],
  empty: [
    'The library is empty. Pages are added with: chancery add FILES',
    '館藏為空。請用以下指令加入版面：chancery add FILES',
    '馆藏为空。请用以下命令加入版面：chancery add FILES',
  ],
});

/** What is in this library and what is not. */
export default function FrontScreen() {
  const t = useText();
  const loaded = useData(asks.front());
  useStepping();
  return (
    <>
      <ScreenHead title={t('title')} also={{ JSON: asks.front() }} />
      <Loading of={loaded}>
        {(front) => (front.extent.pages === 0 ? <Empty>{t('empty')}</Empty> : <Shown front={front} />)}
      </Loading>
    </>
  );
}

function Shown({ front }: { front: Front }) {
  return (
    <div class="front">
      <Extent front={front} />
      <Outlets front={front} />
      <Kinds front={front} />
      <Questions front={front} />
      <Due front={front} />
      <Added front={front} />
    </div>
  );
}

function Extent({ front: { extent, first, last, library } }: { front: Front }) {
  const t = useText();
  const date = useDate();
  const language = useLanguage();
  const numbers = [
    [extent.pages, t('pagesWord')],
    [extent.articles, t('articlesWord')],
    [extent.entries, t('entriesWord')],
    [extent.entities, t('entities')],
    [extent.corrections, t('correctionsWord')],
  ] as const;
  return (
    <section class="extent" aria-label={t('title')}>
      <dl>
        {numbers.map(([n, word]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{numberText(n, language)}</dd>
          </div>
        ))}
      </dl>
      <p class="facts">
        <bdi>{library.name}</bdi>
        {first === undefined || last === undefined ? null : (
          <span>{t('span', { from: date(first), to: date(last) })}</span>
        )}
        {extent.replaced === 0 ? null : <span>{t('replaced', { n: extent.replaced })}</span>}
      </p>
    </section>
  );
}

/** Rows that are shown at first. */
const FEW = 12;

function Outlets({ front: { outlets } }: { front: Front }) {
  const t = useText();
  const w = useWords();
  const language = useLanguage();
  const date = useDate();
  const [all, setAll] = useState(false);
  const shown = all ? outlets : outlets.slice(0, FEW);
  const numbers = outlets.flatMap(({ months }) => months.map(({ month }) => monthNumber(month)));
  const from = Math.min(...numbers);
  const to = Math.max(...numbers);
  const most = Math.max(1, ...outlets.flatMap(({ months }) => months.map(({ articles }) => articles)));
  return (
    <section class="sheet outlets" aria-labelledby="outlets">
      <h2 id="outlets">{t('outlets')}</h2>
      <Wide label={t('outlets')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{w('outlet')}</th>
              <th scope="col" class="n">
                {t('articlesWord')}
              </th>
              <th scope="col">
                <span class="unseen">{w('chart')}</span>
                {numbers.length === 0 ? null : <YearScale from={from} to={to} />}
              </th>
              <th scope="col">
                <span class="unseen">{w('date')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ outlet, articles, months, first, last, undated, link }) => (
              <tr key={outlet}>
                <th scope="row">
                  <Link href={link}>{outlet === '' ? t('unnamed') : <bdi class="han">{outlet}</bdi>}</Link>
                </th>
                <td class="n">{numberText(articles, language)}</td>
                <td class="months-cell">
                  {months.length === 0 ? (
                    <small>{t('noMonths')}</small>
                  ) : (
                    <MonthBars
                      months={months}
                      from={from}
                      to={to}
                      most={most}
                      label={`${outlet} ${first ?? ''}–${last ?? ''}`}
                    />
                  )}
                </td>
                <td class="months-note">
                  {first === undefined || last === undefined ? null : (
                    <span>{first === last ? date(first) : `${first.slice(0, 7)} – ${last.slice(0, 7)}`}</span>
                  )}
                  <Gaps months={months} />
                  {undated === 0 || months.length === 0 ? null : <span>{t('undatedHere', { n: undated })}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p>
        <small>{t('outletsNote')}</small>
      </p>
      {outlets.length > FEW && !all ? (
        <p>
          <button type="button" onClick={() => setAll(true)}>
            {t('allOutlets', { n: outlets.length })}
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** How many months between the first and the last hold nothing. */
function Gaps({ months }: { months: Front['outlets'][number]['months'] }) {
  const t = useText();
  if (months.length < 2) return null;
  const numbers = months.map(({ month }) => monthNumber(month));
  const missing = Math.max(...numbers) - Math.min(...numbers) + 1 - new Set(numbers).size;
  return missing === 0 ? null : <span>{t('gaps', { n: missing })}</span>;
}

function Kinds({ front: { kinds } }: { front: Front }) {
  const t = useText();
  const kind = useKindWords();
  const language = useLanguage();
  const most = Math.max(1, ...kinds.map(({ count }) => count));
  return (
    <section class="sheet" aria-labelledby="kinds">
      <h2 id="kinds">{t('kinds')}</h2>
      <table class="kinds">
        <tbody>
          {kinds.map(({ kind: own, count, link }) => (
            <tr key={own}>
              <th scope="row">
                <Link href={link}>{own in kind_rows ? kind(own as 'event') : own}</Link>
              </th>
              <td class="n">{numberText(count, language)}</td>
              <td class="kind-bar">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect class={`k-${own}`} width={Math.max(0.5, (count / most) * 100)} height="8" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const kind_rows = useKindWords.rows;

function Questions({ front: { conflicts, doubts } }: { front: Front }) {
  const t = useText();
  return (
    <section class="sheet stack" aria-labelledby="questions">
      <h2 id="questions">{t('questions')}</h2>
      <ul class="plain-list">
        <li>
          <Link href={conflicts.link}>
            {conflicts.open === undefined
              ? t('pageConflicts', { n: conflicts.onPages })
              : t('openConflicts', { n: conflicts.open, major: conflicts.major ?? 0 })}
          </Link>{' '}
          {conflicts.state === 'running' ? <small>{t('running')}</small> : null}
        </li>
        <li>
          <Link href="/corrections">{t('doubts', { n: doubts })}</Link>
        </li>
      </ul>
    </section>
  );
}

function Due({ front: { due } }: { front: Front }) {
  const t = useText();
  const date = useDate();
  return (
    <section class="sheet stack" aria-labelledby="due">
      <h2 id="due">{t('due')}</h2>
      {due.length === 0 ? (
        <p class="quiet">{t('noDue')}</p>
      ) : (
        <ul class="dated">
          {due.map(({ id, action, due: day, end, parties, link, source }) => (
            <li key={id} data-step>
              <time dateTime={day ?? end}>{date(day ?? end ?? '')}</time>
              <div>
                <Link href={link} class="han" lang={source.lang}>
                  <bdi>{action}</bdi>
                </Link>
                <small>
                  <Entities of={parties} lang={source.lang} />
                </small>
              </div>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link href="/commitments">{t('allDue')}</Link>
      </p>
    </section>
  );
}

function Added({ front: { added } }: { front: Front }) {
  const t = useText();
  const w = useWords();
  return (
    <section class="sheet stack" aria-labelledby="added">
      <h2 id="added">{t('added')}</h2>
      <ul class="plain-list">
        {added.map(({ id, link, headline, outlet, published, file, lang, articles }) => (
          <li key={id} data-step>
            <Link href={link}>
              <Headline of={headline} lang={lang} />
            </Link>
            <small class="facts">
              <CiteLine source={{ page: id, headline, file, lang, outlet, published }} link={link} headline={false} />
              <span>{w('articles', { n: articles })}</span>
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
