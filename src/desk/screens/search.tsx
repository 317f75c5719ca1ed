import { useEffect, useRef, useState } from 'preact/hooks';
import { as, asks, type Facets, type Hit, type SearchAnswer } from '../api.ts';
import { useData } from '../data.ts';
import { useKindWords } from '../labels.ts';
import { announce } from '../live.ts';
import { CiteLine } from '../parts/cite-line.tsx';
import { EntryWords } from '../parts/entry-words.tsx';
import { Headline } from '../parts/han.tsx';
import { Link } from '../parts/link.tsx';
import { More, useShown } from '../parts/more.tsx';
import { AlsoAs, useTitle } from '../parts/screen.tsx';
import { Failure } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { Widened } from '../parts/widened.tsx';
import { go, type Place, usePlace, withQuery } from '../route.ts';
import { useWords, wordTable } from '../words.ts';
import './search.css';

const useText = wordTable({
  title: ['Search', '檢索', '检索'],
  box: ['Words in either script, names in any form', '繁簡字詞、人名任一寫法', '繁简字词、人名任一写法'],
  found: ['{n} {n|article|articles}', '{n}篇文章', '{n}篇文章'],
  foundEntries: ['{n} {n|entry|entries}', '{n}條記錄', '{n}条记录'],
  nothing: ['Nothing was found.', '沒有結果。', '没有结果。'],
  tried: ['What was tried:', '已試：', '已试：'],
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
  const asked = { q, ...parts };
  const hasQuery = q.trim() !== '' || FACETS.some((name) => query.has(name));
  const address = q.trim() === '' ? undefined : asks.search({ ...asked, limit: shown });
  const found = useData(address, { keep: true });
  const facets = useData(q.trim() === '' ? undefined : asks.facets({ ...asked, sort: undefined }), { keep: true });
  const total = found.data?.total;
  const of = found.data?.of;
  useEffect(() => {
    if (total !== undefined) announce(t(of === 'entries' ? 'foundEntries' : 'found', { n: total }));
  }, [total, of]);
  return (
    <>
      <h1 class="unseen" tabIndex={-1}>
        {t('title')}
      </h1>
      <Box place={place} q={q} />
      <Chosen place={place} facets={facets.data} />
      {!hasQuery ? <Help /> : null}
      {found.problem !== undefined ? <Refused of={found} /> : null}
      {found.data === undefined || address === undefined ? null : (
        <div class="search-sides">
          <div class="stack" aria-busy={found.busy}>
            <div class="row search-head">
              <strong>{t(found.data.of === 'entries' ? 'foundEntries' : 'found', { n: found.data.total })}</strong>
              <Order place={place} />
              <AlsoAs
                also={{
                  JSON: address,
                  CSV: as(asks.search(asked), 'csv'),
                  Atom: as(asks.search(asked), 'atom'),
                }}
              />
            </div>
            <Widened of={found.data.widened} onOnly={(word) => go(withQuery(place, { q: only(q, word) }))} />
            <Hits answer={found.data} />
            <More shown={found.data.items.length} total={found.data.total} asked={shown} />
          </div>
          <FacetLists place={place} facets={facets.data} />
        </div>
      )}
    </>
  );
}

/** The same search with a word taken as it stands. */
export const only = (q: string, word: string): string => q.split(word).join(`=${word}`).replaceAll('==', '=');

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

/** What the search is narrowed to, each part removable. */
function Chosen({ place, facets }: { place: Place; facets: Facets | undefined }) {
  const w = useWords();
  const t = useText();
  const chosen = FACETS.flatMap((name) => {
    const value = place.query.get(name);
    if (value === null || value === '') return [];
    const label = facets?.[name].find((one) => one.value === value)?.label ?? value;
    return [{ name, label }];
  });
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

function Order({ place }: { place: Place }) {
  const t = useText();
  return (
    <label>
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

function Hits({ answer }: { answer: SearchAnswer }) {
  const t = useText();
  if (answer.items.length === 0)
    return (
      <div class="sheet stack">
        <p>{t('nothing')}</p>
        {answer.tried.length === 0 ? null : (
          <>
            <p class="quiet">{t('tried')}</p>
            <ul class="tried" lang="en">
              {answer.tried.map((line) => (
                <li key={line}>
                  <bdi>{line}</bdi>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    );
  return (
    <ol class="hits">
      {answer.items.map((hit) => (
        <HitRow key={hit.id} hit={hit} />
      ))}
    </ol>
  );
}

function HitRow({ hit: { kind, link, source, contexts, entry } }: { hit: Hit }) {
  const kindWord = useKindWords();
  return (
    <li class={`hit k-${kind}`} data-step>
      <Link href={link} class="hit-title">
        <Headline of={source.headline} lang={source.lang} />
      </Link>
      <small>
        <CiteLine source={source} link={link} headline={false} />
      </small>
      {entry === undefined ? null : (
        <p class="hit-entry">
          <span class="card-kind">{kindWord(entry.kind as 'event')}</span>
          <EntryWords entry={entry} lang={source.lang} />
        </p>
      )}
      {contexts.map(({ before, words, after }, i) => (
        <p key={i} class="han kwic" lang={source.lang}>
          …{before}
          <mark class="mark-words">{words}</mark>
          {after}…
        </p>
      ))}
    </li>
  );
}

/** Values that a list of facets shows. */
const MOST_VALUES = 10;

function FacetLists({ place, facets }: { place: Place; facets: Facets | undefined }) {
  const t = useText();
  const kind = useKindWords();
  if (facets === undefined) return <aside class="facets" aria-label={t('facets')} />;
  return (
    <aside class="facets stack no-print" aria-label={t('facets')}>
      {FACETS.map((name) => {
        const values = facets[name]
          .filter(({ value }) => value !== '' && value !== place.query.get(name))
          .slice(0, MOST_VALUES);
        if (values.length === 0) return null;
        return (
          <section key={name}>
            <h2>{t(name)}</h2>
            <ul>
              {values.map(({ value, label, count }) => (
                <li key={value}>
                  <Link href={withQuery(place, { [name]: value, show: undefined })}>
                    {name === 'kind' && value in useKindWords.rows ? (
                      kind(value as 'event')
                    ) : (
                      <bdi class="han">{label}</bdi>
                    )}
                  </Link>
                  <small>{count}</small>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {facets.looked < facets.total ? <small>{t('looked', { n: facets.looked })}</small> : null}
    </aside>
  );
}

/** A search that cannot be read is no accident: the reason stands there, without alarm, while one types on. */
function Refused({ of }: { of: ReturnType<typeof useData<SearchAnswer>> }) {
  if (of.problem?.status !== 400 && of.problem?.status !== 422) return <Failure of={of} />;
  return (
    <p class="quiet" role="status" lang="en">
      <bdi>{of.problem.detail ?? of.problem.title}</bdi>
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
