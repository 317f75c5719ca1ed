import { useEffect, useRef, useState } from 'preact/hooks';
import { as, asks, type Facets, type Hit, type SearchAnswer } from '../api.ts';
import { useData } from '../data.ts';
import { useKindWords, useLabel } from '../labels.ts';
import { announce } from '../live.ts';
import { CiteLine } from '../parts/cite-line.tsx';
import { EntryWords } from '../parts/entry-words.tsx';
import { Han, Headline } from '../parts/han.tsx';
import { Link } from '../parts/link.tsx';
import { Marked } from '../parts/marked.tsx';
import { More, useShown } from '../parts/more.tsx';
import { AlsoAs, useTitle } from '../parts/screen.tsx';
import { Failure } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { Widened } from '../parts/widened.tsx';
import { useTrouble } from '../problems.ts';
import { go, type Place, to, usePlace, withQuery } from '../route.ts';
import { useLanguage } from '../settings.ts';
import { numberText, useWords, wordTable } from '../words.ts';
import { only, withForms, without } from './searching/rewrite.ts';
import './search.css';

const useText = wordTable({
  title: ['Search', '檢索', '检索'],
  box: ['Words in either script, names in any form', '繁簡字詞、人名任一寫法', '繁简字词、人名任一写法'],
  found: ['{n} {n|article|articles}', '{n}篇文章', '{n}篇文章'],
  foundEntries: ['{n} {n|entry|entries}', '{n}條記錄', '{n}条记录'],
  aboutEntries: ['about {n} entries', '約{n}條記錄', '约{n}条记录'],
  nothing: ['Nothing was found.', '沒有結果。', '没有结果。'],
  tried: [
    'Each part alone, in either script and either width:',
    '各部分單獨檢索的結果（不分繁簡、全半形）：',
    '各部分单独检索的结果（不分繁简、全半角）：',
  ],
  dropped: ['Search without it', '去掉此項再查', '去掉此项再查'],
  facetsToo: ['Narrowed to: {names}.', '已限定：{names}。', '已限定：{names}。'],
  unnarrowed: ['Search without narrowing', '取消限定再查', '取消限定再查'],
  allValues: ['All {n}', '全部{n}項', '全部{n}项'],
  sort: ['Order', '排序', '排序'],
  rank: ['Relevance', '相關程度', '相关程度'],
  newest: ['Newest first', '由新到舊', '由新到旧'],
  oldest: ['Oldest first', '由舊到新', '由旧到新'],
  kind: ['Kind', '類別', '类别'],
  person: ['Person or body', '人物或機構', '人物或机构'],
  outlet: ['Outlet', '媒體', '媒体'],
  year: ['Year', '年份', '年份'],
  facets: ['Narrow down', '縮小範圍', '缩小范围'],
  looked: ['Persons counted over the first {n} hits.', '人物按前{n}項結果統計。', '人物按前{n}项结果统计。'],
  help: ['How a search is written', '檢索寫法', '检索写法'],
  helpWords: ['both words, anywhere', '兩詞均有', '两词均有'],
  helpPhrase: ['these words together', '連寫', '连写'],
  helpExact: ['this form of the name alone', '只查此寫法', '只查此写法'],
  helpField: [
    'fields: kind, speaker, about, with, type, date, outlet',
    '欄位：kind、speaker、about、with、type、date、outlet',
    '字段：kind、speaker、about、with、type、date、outlet',
  ],
  helpNot: ['also AND, OR, NOT and brackets', '亦可用 AND、OR、NOT 與括號', '亦可用 AND、OR、NOT 与括号'],
});

const SORTS = ['rank', 'newest', 'oldest'] as const;
const FACETS = ['kind', 'person', 'outlet', 'year'] as const;
const FIRST = 20;

/** One box over the whole library: words in their context, narrowed by kind, person, outlet and year. */
export default function SearchScreen() {
  const t = useText();
  const place = usePlace();
  const shown = useShown(FIRST);
  const { query } = place;
  const q = query.get('q') ?? '';
  useTitle(q === '' ? t('title') : `${q} · ${t('title')}`);
  useStepping();
  const parts = Object.fromEntries(
    ['kind', 'person', 'outlet', 'year', 'sort'].map((name) => [name, query.get(name) ?? undefined]),
  );
  const asked = q.trim() === '' ? { q: fieldsOf(parts), sort: parts.sort } : { q, ...parts };
  const hasQuery = asked.q !== '';
  const address = hasQuery ? asks.search({ ...asked, limit: shown }) : undefined;
  const found = useData(address, { keep: true });
  const narrowing = useSettled(hasQuery ? asks.facets({ ...asked, sort: undefined }) : undefined);
  const facets = useData(narrowing, { keep: true });
  const { total, of, about } = found.data ?? {};
  const count =
    total === undefined ? '' : t(of !== 'entries' ? 'found' : about ? 'aboutEntries' : 'foundEntries', { n: total });
  useEffect(() => {
    if (count !== '') announce(count);
  }, [count]);
  return (
    <>
      <h1 class="unseen" tabIndex={-1}>
        {t('title')}
      </h1>
      <Box place={place} q={q} />
      <Printed q={q} place={place} facets={facets.data} />
      <Chosen place={place} facets={facets.data} />
      {!hasQuery ? <Help /> : null}
      {found.problem !== undefined ? <Refused of={found} /> : null}
      {found.data === undefined || address === undefined ? null : (
        <div class="search-sides">
          <div class="stack" aria-busy={found.busy}>
            <div class="row search-head">
              <strong>{count}</strong>
              <Order place={place} />
              <AlsoAs
                also={{
                  JSON: address,
                  CSV: as(asks.search(asked), 'csv'),
                  Atom: as(asks.search(asked), 'atom'),
                }}
              />
            </div>
            <Widened
              of={found.data.widened}
              onOnly={(word) => go(withQuery(place, { q: only(q, word), show: undefined }))}
              onDrop={(word, others) => go(withQuery(place, { q: withForms(q, word, others), show: undefined }))}
            />
            {found.data.items.length === 0 ? (
              <Nothing answer={found.data} place={place} facets={facets.data} />
            ) : (
              <ol class="hits">
                {found.data.items.map((hit) => (
                  <HitRow key={hit.id} hit={hit} />
                ))}
              </ol>
            )}
            <More shown={found.data.items.length} total={found.data.total} asked={shown} />
          </div>
          <FacetLists place={place} facets={facets.data} />
        </div>
      )}
    </>
  );
}

/** Milliseconds after which what one types counts as typed. */
const SETTLED = 200;

/** A value that stays as it was while it changes quickly: hits come first, their facets when the typing rests. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** What is narrowed to, written as a search: where nothing is typed. */
const FIELD_OF = { kind: 'kind', person: 'about', outlet: 'outlet', year: 'date' } as const;
const fieldsOf = (parts: Readonly<Record<string, string | undefined>>): string =>
  FACETS.flatMap((name) => (parts[name] === undefined ? [] : [`${FIELD_OF[name]}:"${parts[name]}"`])).join(' ');

/** Milliseconds after a key before the library is asked. */
const PAUSE = 50;

function Box({ place, q }: { place: Place; q: string }) {
  const t = useText();
  const [typed, setTyped] = useState(q);
  const box = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isComposing = useRef(false);
  useEffect(() => {
    if (document.activeElement !== box.current) setTyped(q);
  }, [q]);
  useEffect(() => {
    if (q === '') box.current?.focus();
  }, []);
  const search = (words: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go(withQuery(place, { q: words, show: undefined }), { replace: true }), PAUSE);
  };
  return (
    <search>
      <form
        class="search-box"
        onSubmit={(event) => {
          event.preventDefault();
          search(typed);
        }}
      >
        <input
          ref={box}
          data-search
          type="search"
          value={typed}
          maxLength={2000}
          autocomplete="off"
          spellcheck={false}
          aria-label={t('title')}
          placeholder={t('box')}
          onCompositionStart={() => {
            isComposing.current = true;
          }}
          onCompositionEnd={({ currentTarget }) => {
            isComposing.current = false;
            search(currentTarget.value);
          }}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            if (!isComposing.current) search(currentTarget.value);
          }}
        />
      </form>
    </search>
  );
}

/** What the search is narrowed to, in words. */
function useNarrowed(place: Place, facets: Facets | undefined): { name: (typeof FACETS)[number]; label: string }[] {
  const kind = useKindWords();
  return FACETS.flatMap((name) => {
    const value = place.query.get(name);
    if (value === null || value === '') return [];
    if (name === 'kind' && value in useKindWords.rows) return [{ name, label: kind(value as 'event') }];
    return [{ name, label: facets?.[name].find((one) => one.value === value)?.label ?? value }];
  });
}

/** What the search is narrowed to, each part removable. */
function Chosen({ place, facets }: { place: Place; facets: Facets | undefined }) {
  const w = useWords();
  const t = useText();
  const chosen = useNarrowed(place, facets);
  if (chosen.length === 0) return null;
  return (
    <ul class="row chosen">
      {chosen.map(({ name, label }) => (
        <li key={name}>
          <button
            type="button"
            aria-label={w('remove', { name: `${t(name)}: ${label}` })}
            onClick={() => go(withQuery(place, { [name]: undefined, show: undefined }))}
          >
            {t(name)}: <bdi>{label}</bdi> ×
          </button>
        </li>
      ))}
    </ul>
  );
}

/** On paper, where there is no box: what was searched for. */
function Printed({ q, place, facets }: { q: string; place: Place; facets: Facets | undefined }) {
  const t = useText();
  const narrowed = useNarrowed(place, facets).map(({ name, label }) => `${t(name)} ${label}`);
  return (
    <p class="on-paper" aria-hidden="true">
      <b>{t('title')}</b> <bdi class="han">{q}</bdi> {narrowed.join(' · ')}
    </p>
  );
}

function Order({ place }: { place: Place }) {
  const t = useText();
  return (
    <label class="no-print">
      {t('sort')}{' '}
      <select
        value={place.query.get('sort') ?? 'rank'}
        onChange={({ currentTarget }) =>
          go(withQuery(place, { sort: currentTarget.value === 'rank' ? undefined : currentTarget.value }), {
            replace: true,
          })
        }
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(sort)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Nothing was found: what each part finds alone, and ways on. */
function Nothing({ answer, place, facets }: { answer: SearchAnswer; place: Place; facets: Facets | undefined }) {
  const t = useText();
  const w = useWords();
  const q = place.query.get('q') ?? '';
  const narrowed = useNarrowed(place, facets);
  return (
    <div class="sheet stack">
      <p>{t('nothing')}</p>
      {answer.tried.length === 0 ? null : (
        <>
          <p class="quiet">{t('tried')}</p>
          <ul class="tried">
            {answer.tried.map(({ part, count, of }) => {
              const rest = without(q, part);
              return (
                <li key={part} class="row">
                  <bdi class="han" lang="zh">
                    {part}
                  </bdi>
                  <span class="quiet">{w(of, { n: count })}</span>
                  {rest === undefined ? null : (
                    <Link href={withQuery(place, { q: rest, show: undefined })}>{t('dropped')}</Link>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {narrowed.length === 0 || q.trim() === '' ? null : (
        <p class="row">
          <span class="quiet">
            {t('facetsToo', { names: narrowed.map(({ name, label }) => `${t(name)} ${label}`).join(', ') })}
          </span>
          <Link href={withQuery(place, { kind: undefined, person: undefined, outlet: undefined, year: undefined })}>
            {t('unnarrowed')}
          </Link>
        </p>
      )}
    </div>
  );
}

function HitRow({ hit: { kind, link, source, headlineAt, contexts, entry } }: { hit: Hit }) {
  const label = useLabel();
  const w = useWords();
  return (
    <li class={`hit k-${kind}`} data-step>
      <Link href={link} class="hit-title">
        {source.headline === '' ? (
          <Headline of="" lang={source.lang} />
        ) : (
          <Han lang={source.lang}>
            <Marked text={source.headline} lit={headlineAt} />
          </Han>
        )}
      </Link>
      <small>
        <CiteLine source={source} link={link} headline={false} />
      </small>
      {entry === undefined ? null : (
        <p class="hit-entry">
          <span class="card-kind">{label('kind', entry.kind)}</span>
          <EntryWords entry={entry} lang={source.lang} />
        </p>
      )}
      {contexts.map(({ before, words, after, at, spans, line }, i) => (
        <p key={i} class="kwic">
          <span class="han" lang={source.lang}>
            …
            <Marked text={before + words + after} lit={at} />…
          </span>{' '}
          <small>
            <Link href={placeLink(source.article, spans)}>{w('line', { n: line })}</Link>
          </small>
        </p>
      ))}
    </li>
  );
}

/** Words in their article. */
const placeLink = (article: string | undefined, spans: Hit['contexts'][number]['spans']): string =>
  to(['articles', article ?? ''], { span: `${spans[0]?.[0] ?? 0}-${spans.at(-1)?.[1] ?? 0}` });

/** Values that a list of facets shows at first. */
const MOST_VALUES = 10;
/** As in search.css: from this width on the facets stand beside the hits. */
const BESIDE = '(min-width: 60rem)';

function FacetLists({ place, facets }: { place: Place; facets: Facets | undefined }) {
  const t = useText();
  const language = useLanguage();
  const [isOpen] = useState(() => matchMedia(BESIDE).matches);
  if (facets === undefined) return <aside class="facets" aria-label={t('facets')} />;
  return (
    <aside class="facets no-print" aria-label={t('facets')}>
      <details open={isOpen}>
        <summary>{t('facets')}</summary>
        <div class="stack">
          {FACETS.map((name) => (
            <FacetList key={name} name={name} place={place} facets={facets} />
          ))}
          {facets.looked < facets.total ? (
            <small>{t('looked', { n: numberText(facets.looked, language) })}</small>
          ) : null}
        </div>
      </details>
    </aside>
  );
}

/** The values of one facet with their counts: years from the latest back, the others from the most frequent. */
function FacetList({ name, place, facets }: { name: (typeof FACETS)[number]; place: Place; facets: Facets }) {
  const t = useText();
  const kind = useKindWords();
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const chosen = place.query.get(name);
  const values = facets[name].filter(({ value }) => value !== '' && value !== chosen);
  if (name === 'year') values.reverse();
  const most = Math.max(1, ...values.map(({ count }) => count));
  const shown = all ? values : values.slice(0, MOST_VALUES);
  if (values.length === 0) return null;
  return (
    <section>
      <h2>{t(name)}</h2>
      <ul>
        {shown.map(({ value, label, count }) => (
          <li key={value}>
            <Link href={withQuery(place, { [name]: value, show: undefined })}>
              {name === 'kind' && value in useKindWords.rows ? (
                kind(value as 'event')
              ) : (
                <bdi class={name === 'year' ? undefined : 'han'}>{label}</bdi>
              )}
            </Link>
            <small>{numberText(count, language)}</small>
            <svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(count / most) * 100} height="3" />
            </svg>
          </li>
        ))}
      </ul>
      {values.length <= MOST_VALUES || all ? null : (
        <button type="button" class="plain" onClick={() => setAll(true)}>
          {t('allValues', { n: values.length })}
        </button>
      )}
    </section>
  );
}

/** A search that cannot be read is no accident: the reason stands there, without alarm, while one types on. */
function Refused({ of }: { of: ReturnType<typeof useData<SearchAnswer>> }) {
  const trouble = useTrouble();
  if (of.problem?.status !== 400) return <Failure of={of} />;
  const { title, more } = trouble(of.problem);
  return (
    <p class="quiet" role="status" lang={more?.lang}>
      <bdi>{more?.text ?? title}</bdi>
    </p>
  );
}

function Help() {
  const t = useText();
  const rows = [
    ['漁業 協定', t('helpWords')],
    ['"漁業協定"', t('helpPhrase')],
    ['=普京', t('helpExact')],
    ['kind:statement date:2020..', t('helpField')],
    ['(漁業 OR 海運) NOT 天氣', t('helpNot')],
  ];
  return (
    <section class="sheet search-help">
      <h2>{t('help')}</h2>
      <dl>
        {rows.map(([example, words]) => (
          <div key={example}>
            <dt>
              <Link href={`/search?q=${encodeURIComponent(example)}`}>
                <code>{example}</code>
              </Link>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
