import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type Article, as, asks, type SharedWords } from '../api.ts';
import { prefetch, useData } from '../data.ts';
import { useDate } from '../dates.ts';
import { useKeys } from '../keys.ts';
import { LAYERS, type Layer, useKindWords, useLabel } from '../labels.ts';
import { announce } from '../live.ts';
import { ArticleText } from '../parts/article-text.tsx';
import { Doubts } from '../parts/doubts.tsx';
import { Headline } from '../parts/han.tsx';
import { Legend } from '../parts/legend.tsx';
import { Lighting } from '../parts/lighting.tsx';
import { Link } from '../parts/link.tsx';
import { Replaced } from '../parts/replaced.tsx';
import { AlsoAs, useTitle } from '../parts/screen.tsx';
import { useSpanLit } from '../parts/span-lit.ts';
import { Loading } from '../parts/states.tsx';
import { go, to, usePlace, withQuery } from '../route.ts';
import type { ScreenProps } from '../screens.ts';
import { useWords, wordTable } from '../words.ts';
import './article.css';

const useText = wordTable({
  onPage: ['Article {n} of {of} on its page', '版面第{n}篇，共{of}篇', '版面第{n}篇，共{of}篇'],
  nextArticle: ['Next article', '下一篇', '下一篇'],
  previousArticle: ['Previous article', '上一篇', '上一篇'],
  nextEntry: ['Next entry', '下一條記錄', '下一条记录'],
  previousEntry: ['Previous entry', '上一條記錄', '上一条记录'],
  openEntry: ['Open the record of the entry', '打開該條記錄', '打开该条记录'],
  leaveEntry: ['Let go of the entry', '取消選取', '取消选取'],
  switchLayer: ['Show or hide: {name}', '顯示或隱藏：{name}', '显示或隐藏：{name}'],
  allLayers: ['All layers or none', '全部圖層或無', '全部图层或无'],
  shared: ['Words that other articles share', '與其他文章相同的文字', '与其他文章相同的文字'],
  sharedWith: [
    '{chars} characters, {share} % of this article',
    '{chars}字，佔本文{share}%',
    '{chars}字，占本文{share}%',
  ],
  compare: ['Compare', '比對', '比对'],
  chars: ['{n} characters', '{n}字', '{n}字'],
  cite: ['Cite', '引用', '引用'],
  conflicts: ['Conflicts', '矛盾', '矛盾'],
});

/** An article: its text with every entry underlined, and the entries beside their words. */
export default function ArticleScreen({ params }: ScreenProps) {
  const loaded = useData(asks.article(params.id));
  return (
    <Loading of={loaded} whole>
      {(article) => <Shown key={article.id} article={article} />}
    </Loading>
  );
}

const isLayer = (kind: string): kind is Layer => (LAYERS as readonly string[]).includes(kind);

function Shown({ article }: { article: Article }) {
  const t = useText();
  const kind = useKindWords();
  const place = usePlace();
  const { data: shared } = useData(asks.shared(article.id));
  const root = useRef<HTMLDivElement>(null);
  const hidden = new Set((place.query.get('hide') ?? '').split(',').filter(isLayer));
  const layers = LAYERS.filter((layer) => (article.counts[layer] ?? 0) > 0);
  const at = place.query.get('at') ?? undefined;
  const order = useMemo(() => inOrder(article), [article]);

  const hide = (next: ReadonlySet<Layer>) => {
    applyLayers(root.current, next);
    go(withQuery(place, { hide: layers.filter((layer) => next.has(layer)).join(',') }), { replace: true });
  };
  const select = (id: string | undefined) => go(withQuery(place, { at: id }), { replace: true });
  const step = (by: number) => {
    const shown = order.filter(({ kind: own }) => !isLayer(own) || !hidden.has(own));
    if (shown.length === 0) return;
    const now = shown.findIndex(({ id }) => id === at);
    const next = shown[now < 0 ? (by > 0 ? 0 : shown.length - 1) : (now + by + shown.length) % shown.length];
    select(next.id);
    announce(`${kind(next.kind as 'name')}: ${'quote' in next ? next.quote : ''}`);
  };
  const turn = (neighbour: Article['next']) => {
    if (neighbour !== undefined) go(to(['articles', neighbour.id], { hide: place.query.get('hide') ?? undefined }));
  };
  const switchLayer = (layer: Layer) => {
    const next = new Set(hidden);
    if (!next.delete(layer)) next.add(layer);
    hide(next);
  };
  useKeys([
    { key: 'j', label: t('nextEntry'), run: () => step(1) },
    { key: 'k', label: t('previousEntry'), run: () => step(-1) },
    { key: 'n', label: article.next ? t('nextArticle') : '', run: () => turn(article.next) },
    { key: 'p', label: article.previous ? t('previousArticle') : '', run: () => turn(article.previous) },
    { key: 'o', label: t('openEntry'), run: () => at !== undefined && go(to(['entries', at])) },
    { key: 'Escape', label: t('leaveEntry'), run: () => select(undefined) },
    { key: 'a', label: t('allLayers'), run: () => hide(hidden.size === 0 ? new Set(layers) : new Set()) },
    ...layers.map((layer, i) => ({
      key: `${(i + 1) % 10}`,
      label: t('switchLayer', { name: kind(layer) }),
      run: () => switchLayer(layer),
    })),
  ]);
  useEffect(() => {
    for (const neighbour of [article.next, article.previous])
      if (neighbour !== undefined) prefetch(asks.article(neighbour.id));
  }, [article]);

  useSpanLit(root, article, place.query.get('span'));
  const text = useMemo(() => <ArticleText article={article} shared={shared} />, [article, shared]);
  return (
    <div ref={root} class={`article ${layerClasses(hidden)}`}>
      <Replaced by={article.replacedBy} />
      <ArticleHead article={article} />
      <div class="article-bar no-print">
        <Legend layers={layers} counts={article.counts} hidden={hidden} onChange={hide} />
      </div>
      <Lighting article={article} shared={shared} at={at} hidden={[...hidden].join()} onSelect={select}>
        {text}
      </Lighting>
      <div class="article-after stack">
        <Doubts doubts={article.doubts} lang={article.source.lang} text={article.text} />
        <Shared shared={shared} />
      </div>
      <Turn article={article} />
    </div>
  );
}

const layerClasses = (hidden: ReadonlySet<Layer>) => [...hidden].map((layer) => `hide-${layer}`).join(' ');

/** Shows and hides layers at once, by classes of the root alone: the text is not made anew. */
function applyLayers(root: HTMLElement | null, hidden: ReadonlySet<Layer>): void {
  for (const layer of LAYERS) root?.classList.toggle(`hide-${layer}`, hidden.has(layer));
}

/** Entries by their first words; those inside others after them. */
function inOrder(article: Article): Article['entries'] {
  return article.entries
    .filter(({ at }) => at.length > 0)
    .toSorted((a, b) => a.at[0][0] - b.at[0][0] || b.at[0][1] - a.at[0][1]);
}

function ArticleHead({ article }: { article: Article }) {
  const t = useText();
  const w = useWords();
  const date = useDate();
  const label = useLabel();
  useTitle(article.headline === '' ? w('untitled') : article.headline);
  const { source, publishedFrom, agencies, bylines, dateline } = article;
  const address = asks.article(article.id);
  return (
    <header class="article-head">
      <AlsoAs also={{ JSON: address, CSV: as(address, 'csv') }} />
      <p class="facts">
        <bdi lang={source.lang}>{article.outlet ?? source.outlet ?? w('noOutlet')}</bdi>
        <span>
          {source.published === undefined ? (
            w('undated')
          ) : (
            <time dateTime={source.published}>{date(source.published)}</time>
          )}
          {publishedFrom === undefined || publishedFrom === 'printed' ? null : <small> ({w(publishedFrom)})</small>}
        </span>
        <span>{label('genre', article.genre)}</span>
        {agencies.length === 0 ? null : <bdi lang={source.lang}>{agencies.join('、')}</bdi>}
        {bylines.length === 0 ? null : <bdi lang={source.lang}>{bylines.join('、')}</bdi>}
        {dateline?.place === undefined ? null : <bdi lang={source.lang}>{dateline.place}</bdi>}
        <span>{t('chars', { n: article.chars })}</span>
        <span>
          <Link href={to(['pages', source.page], { article: article.id })}>
            {t('onPage', { n: article.n, of: article.of })}
          </Link>
        </span>
      </p>
    </header>
  );
}

/** What other papers have word for word, with the comparison. */
function Shared({ shared }: { shared: SharedWords | undefined }) {
  const t = useText();
  const date = useDate();
  if (shared === undefined || shared.items.length === 0) return null;
  return (
    <section class="sheet stack">
      <h2>{t('shared')}</h2>
      <ul class="stack">
        {shared.items.map(({ article, chars, share, compare }) => (
          <li key={article.id}>
            <Link href={compare}>
              <Headline of={article.headline} lang={article.source.lang} />
            </Link>
            <span class="facts">
              {article.source.outlet === undefined ? null : (
                <bdi lang={article.source.lang}>{article.source.outlet}</bdi>
              )}
              {article.source.published === undefined ? null : <span>{date(article.source.published)}</span>}
              <span>{t('sharedWith', { chars, share: Math.round(share * 100) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Turn({ article: { previous, next, source } }: { article: Article }) {
  const t = useText();
  return (
    <nav class="turn no-print" aria-label={`${t('previousArticle')} / ${t('nextArticle')}`}>
      {previous === undefined ? (
        <span />
      ) : (
        <Link href={to(['articles', previous.id])}>
          <small>{t('previousArticle')}</small>
          <Headline of={previous.headline} lang={source.lang} />
        </Link>
      )}
      {next === undefined ? (
        <span />
      ) : (
        <Link href={to(['articles', next.id])} class="turn-next">
          <small>{t('nextArticle')}</small>
          <Headline of={next.headline} lang={source.lang} />
        </Link>
      )}
    </nav>
  );
}
