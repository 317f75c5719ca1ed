import { asks, type Comparison } from '../api.ts';
import { useData } from '../data.ts';
import { useDate } from '../dates.ts';
import { useKeys } from '../keys.ts';
import { CiteLine } from '../parts/cite-line.tsx';
import { Han, Headline } from '../parts/han.tsx';
import { Link } from '../parts/link.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { useView, Views } from '../parts/views.tsx';
import { Wide } from '../parts/wide.tsx';
import { go, type Place, usePlace, withQuery } from '../route.ts';
import { useLanguage } from '../settings.ts';
import { numberText, useWords, wordTable } from '../words.ts';
import { Choose } from './comparison/choose.tsx';
import { OnlyHere, onlyHere } from './comparison/only-here.tsx';
import { Passages } from './comparison/passages.tsx';
import { WholeTexts } from './comparison/texts.tsx';
import './comparison/compare.css';

export type Text = Comparison['texts'][number];
export type Pair = Comparison['pairs'][number];

const useText = wordTable({
  title: ['Compare articles', '文章比對', '文章比对'],
  lead: [
    'Script, width of characters and layout are no difference; everything else is marked, to the character.',
    '繁簡、全形半形與版式不計，其餘差異逐字標出。',
    '繁简、全角半角与版式不计，其余差异逐字标出。',
  ],
  letter: ['Text', '文本', '文本'],
  article: ['Article', '文章', '文章'],
  agencies: ['Credits', '電頭', '电头'],
  chars: ['Characters', '字數', '字数'],
  shared: ['Shared', '相同', '相同'],
  drop: ['Leave out', '移除', '移除'],
  passages: ['Passages', '段落', '段落'],
  texts: ['Whole texts', '全文', '全文'],
  only: ['Only in one', '獨有內容', '独有内容'],
  pairs: ['Two at a time', '兩兩比對', '两两比对'],
  sharedChars: ['Characters shared', '相同字數', '相同字数'],
  pair: ['{a} and {b}: {chars} characters', '{a}與{b}：{chars}字', '{a}与{b}：{chars}字'],
  nextPair: ['Next two', '下一組', '下一组'],
  previousPair: ['Previous two', '上一組', '上一组'],
  few: [
    'Two to six articles are laid side by side. Choose {n}.',
    '可並列比對二至六篇文章，請選{n}篇。',
    '可并列比对二至六篇文章，请选{n}篇。',
  ],
  ways: [
    'Events that several papers tell, and conflicts, lead here too:',
    '多家媒體記載的事件與矛盾亦可至此：',
    '多家媒体记载的事件与矛盾亦可至此：',
  ],
  chosen: ['Chosen', '已選', '已选'],
  two: ['two', '兩', '两'],
  another: ['another', '另一', '另一'],
});

const VIEWS = ['passages', 'texts', 'only'] as const;
/** What a text is called beside others. */
export const letterOf = (i: number): string => 'ABCDEF'[i] ?? String(i + 1);

/** Two to six articles side by side: what they share, what they word otherwise, what each has alone. */
export default function CompareScreen() {
  const t = useText();
  const w = useWords();
  const place = usePlace();
  const ids = [...new Set(place.query.getAll('article'))].slice(0, 6);
  const address = ids.length < 2 ? undefined : asks.compare(ids);
  const loaded = useData(address, { keep: true });
  useStepping();
  return (
    <>
      <ScreenHead title={t('title')} also={address === undefined ? {} : { JSON: address }} />
      <p class="lead">{t('lead')}</p>
      {address === undefined ? (
        <>
          <Empty>
            {t('few', { n: t(ids.length === 0 ? 'two' : 'another') })} {t('ways')}{' '}
            <Link href="/chronology">{w('chronology')}</Link> · <Link href="/conflicts">{w('conflicts')}</Link>
          </Empty>
          {ids.map((id) => (
            <Chosen key={id} id={id} />
          ))}
          <Choose ids={ids} />
        </>
      ) : (
        <Loading of={loaded}>{(answer) => <Shown of={answer} ids={ids} place={place} />}</Loading>
      )}
    </>
  );
}

/** The one article that another is to be laid beside. */
function Chosen({ id }: { id: string }) {
  const t = useText();
  const w = useWords();
  const place = usePlace();
  const loaded = useData(asks.article(id));
  return (
    <Loading of={loaded}>
      {({ headline, source, link }) => (
        <p class="row chosen-one">
          <span class="quiet">{t('chosen')}</span>
          <Headline of={headline} lang={source.lang} />
          <small>
            <CiteLine source={source} link={link} headline={false} />
          </small>
          <button
            type="button"
            class="plain"
            aria-label={w('remove', { name: headline || w('untitled') })}
            onClick={() => go(withQuery(place, { article: undefined }))}
          >
            ×
          </button>
        </p>
      )}
    </Loading>
  );
}

function Shown({ of, ids, place }: { of: Comparison; ids: readonly string[]; place: Place }) {
  const t = useText();
  const view = useView(VIEWS);
  const asked = of.pairs.findIndex(({ a, b }) => `${a}-${b}` === place.query.get('pair'));
  const n = asked < 0 ? mostAlike(of.pairs) : asked;
  const pair = of.pairs[n];
  const step = (by: number) => {
    const { a, b } = of.pairs[(n + by + of.pairs.length) % of.pairs.length];
    go(withQuery(place, { pair: `${a}-${b}`, at: undefined }), { replace: true });
  };
  useKeys([
    { key: 'n', label: of.pairs.length > 1 ? t('nextPair') : '', run: () => of.pairs.length > 1 && step(1) },
    { key: 'p', label: of.pairs.length > 1 ? t('previousPair') : '', run: () => of.pairs.length > 1 && step(-1) },
  ]);
  const texts = [of.texts[pair.a], of.texts[pair.b]] as const;
  return (
    <>
      <Facts texts={of.texts} pairs={of.pairs} ids={ids} place={place} />
      {ids.length < 6 ? <Choose ids={ids} folded /> : null}
      <Views
        now={view}
        label={t('title')}
        keep={['article', 'pair']}
        of={[
          { name: 'passages', title: t('passages'), count: String(pair.wording.length + pair.passages.length) },
          { name: 'texts', title: t('texts') },
          { name: 'only', title: t('only'), count: String(onlyHere(of.texts)) },
        ]}
      />
      {of.pairs.length > 1 && view !== 'only' ? <Pairs of={of.pairs} now={n} place={place} /> : null}
      {view === 'passages' ? <Passages pair={pair} texts={texts} /> : null}
      {view === 'texts' ? <WholeTexts pair={pair} texts={texts} place={place} /> : null}
      {view === 'only' ? <OnlyHere texts={of.texts} /> : null}
    </>
  );
}

const mostAlike = (pairs: readonly Pair[]): number =>
  pairs.reduce((best, { chars }, i) => (chars > pairs[best].chars ? i : best), 0);

interface FactsProps {
  readonly texts: readonly Text[];
  readonly pairs: readonly Pair[];
  readonly ids: readonly string[];
  readonly place: Place;
}

/** What is compared, one line each. */
function Facts({ texts, pairs, ids, place }: FactsProps) {
  const t = useText();
  const w = useWords();
  const date = useDate();
  const language = useLanguage();
  const share = (i: number) =>
    Math.max(0, ...pairs.flatMap(({ a, b, shareA, shareB }) => (a === i ? [shareA] : b === i ? [shareB] : [])));
  return (
    <Wide label={`${t('title')} · ${w('table')}`}>
      <table class="compared">
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">{t('letter')}</span>
            </th>
            <th scope="col">{t('article')}</th>
            <th scope="col">{w('outlet')}</th>
            <th scope="col">{w('date')}</th>
            <th scope="col">{t('agencies')}</th>
            <th scope="col" class="n">
              {t('chars')}
            </th>
            <th scope="col" class="n">
              {t('shared')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {texts.map(({ article, agencies, chars }, i) => {
            const { source } = article;
            return (
              <tr key={article.id}>
                <td class="letter">{letterOf(i)}</td>
                <th scope="row">
                  <Link href={article.link}>
                    <Headline of={article.headline} lang={source.lang} />
                  </Link>
                </th>
                <td>{source.outlet === undefined ? w('noOutlet') : <Han lang={source.lang}>{source.outlet}</Han>}</td>
                <td class="day">{source.published === undefined ? w('undated') : date(source.published)}</td>
                <td>
                  <Han lang={source.lang}>{agencies.join('、')}</Han>
                </td>
                <td class="n">{numberText(chars, language)}</td>
                <td class="n">{`${Math.round(share(i) * 100)} %`}</td>
                <td>
                  {ids.length < 3 ? null : (
                    <button
                      type="button"
                      class="plain"
                      aria-label={`${t('drop')}: ${letterOf(i)}`}
                      onClick={() =>
                        go(withQuery(place, { article: ids.filter((_, k) => k !== i), pair: undefined, at: undefined }))
                      }
                    >
                      ×
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}

/** Of three and more articles, which two are looked at. */
function Pairs({ of, now, place }: { of: readonly Pair[]; now: number; place: Place }) {
  const t = useText();
  const language = useLanguage();
  return (
    <nav class="row pair-choice no-print" aria-label={t('pairs')}>
      <span class="quiet">{t('sharedChars')}</span>
      {of.map(({ a, b, chars }, i) => (
        <Link
          key={`${a}-${b}`}
          href={withQuery(place, { pair: `${a}-${b}`, at: undefined })}
          replace
          current={i === now ? 'true' : undefined}
        >
          <span class="unseen">{t('pair', { a: letterOf(a), b: letterOf(b), chars })}</span>
          <span aria-hidden="true">
            {letterOf(a)}–{letterOf(b)} <small>{numberText(chars, language)}</small>
          </span>
        </Link>
      ))}
    </nav>
  );
}
