import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { asks, type Page, type PageArticle } from '../api.ts';
import { prefetch, useData } from '../data.ts';
import { useDate } from '../dates.ts';
import { useKeys } from '../keys.ts';
import { useLabel } from '../labels.ts';
import { useNote } from '../notes.ts';
import { Doubts } from '../parts/doubts.tsx';
import { Headline } from '../parts/han.tsx';
import { Link } from '../parts/link.tsx';
import { PagePicture } from '../parts/page-picture.tsx';
import { Replaced } from '../parts/replaced.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { Loading } from '../parts/states.tsx';
import { printedLines } from '../printed.ts';
import { go, to, usePlace, withQuery } from '../route.ts';
import type { ScreenProps } from '../screens.ts';
import { useWords, wordTable } from '../words.ts';
import './page.css';

const useText = wordTable({
  printed: ['As printed', '原版面', '原版面'],
  rebuilt: ['As rebuilt', '重排', '重排'],
  both: ['Both', '並列', '并列'],
  view: ['View', '檢視', '查看'],
  picture: ['Picture', '版面圖', '版面图'],
  lines: ['Lines', '文字行', '文字行'],
  nextPage: ['Next page', '下一版', '下一版'],
  previousPage: ['Previous page', '上一版', '上一版'],
  nextArticle: ['Next article', '下一篇', '下一篇'],
  previousArticle: ['Previous article', '上一篇', '上一篇'],
  openArticle: ['Open the article', '打開文章', '打开文章'],
  unread: ['Words in no article are grey.', '灰色文字不屬任何文章。', '灰色文字不属任何文章。'],
  doubtful: ['Hatched: doubtful.', '斜線：存疑。', '斜线：存疑。'],
  doubts: ['{n} {n|doubt|doubts}', '{n}處存疑', '{n}处存疑'],
  file: ['File', '檔案', '文件'],
  encoding: ['Encoding', '編碼', '编码'],
  hash: ['SHA-256', 'SHA-256', 'SHA-256'],
  added: ['Added', '收錄', '收录'],
  versions: ['Versions', '版本', '版本'],
  about: ['About this page', '關於此版面', '关于此版面'],
  reader: ['Read by', '讀取程式', '读取程序'],
});

const VIEWS = ['both', 'printed', 'rebuilt'] as const;

/** A page as it was printed, beside its articles as they were rebuilt; either side lights the other. */
export default function PageScreen({ params }: ScreenProps) {
  const loaded = useData(asks.page(params.id));
  return (
    <Loading of={loaded} whole>
      {(page) => <Shown key={page.id} page={page} />}
    </Loading>
  );
}

function Shown({ page }: { page: Page }) {
  const t = useText();
  const place = usePlace();
  const root = useRef<HTMLDivElement>(null);
  const view = VIEWS.find((one) => one === place.query.get('view')) ?? 'both';
  const asPicture = page.print !== undefined && place.query.get('as') !== 'lines';
  const at = page.articles.findIndex(({ id }) => id === place.query.get('article'));
  const step = (by: number) => {
    const { length } = page.articles;
    if (length === 0) return;
    const next = page.articles[at < 0 ? (by > 0 ? 0 : length - 1) : (at + by + length) % length];
    go(withQuery(place, { article: next.id }), { replace: true });
  };
  useKeys([
    { key: 'j', label: t('nextArticle'), run: () => step(1) },
    { key: 'k', label: t('previousArticle'), run: () => step(-1) },
    { key: 'o', label: t('openArticle'), run: () => at >= 0 && go(page.articles[at].link) },
    { key: 'n', label: page.next ? t('nextPage') : '', run: () => page.next && go(page.next.link) },
    { key: 'p', label: page.previous ? t('previousPage') : '', run: () => page.previous && go(page.previous.link) },
  ]);
  useEffect(() => {
    for (const neighbour of [page.next, page.previous]) if (neighbour) prefetch(asks.page(neighbour.id));
  }, [page]);
  useEffect(() => (root.current === null ? undefined : listenForLight(root.current)), []);
  useLayoutEffect(() => {
    const side = view === 'printed' ? `.run[data-a="${at}"]` : `.made[data-a="${at}"]`;
    root.current?.querySelector(side)?.scrollIntoView({ block: 'start' });
  }, [at]);
  const printed = useMemo(
    () => (asPicture && page.print ? <PagePicture page={page} print={page.print} /> : <Lines page={page} />),
    [page, asPicture],
  );
  return (
    <div ref={root} class="page">
      <Replaced by={page.replacedBy} />
      <Head page={page} />
      <div class="row page-bar no-print">
        <Choice name="view" label={t('view')} values={VIEWS} now={view} text={t} />
        {page.print === undefined ? null : (
          <Choice
            name="as"
            label={t('printed')}
            values={['picture', 'lines']}
            now={asPicture ? 'picture' : 'lines'}
            text={t}
          />
        )}
        <span class="page-key">
          {page.doubts === 0 ? null : (
            <>
              <span class="hatch doubtful" aria-hidden="true" /> {t('doubtful')}{' '}
            </>
          )}
          {t('unread')}
        </span>
      </div>
      <div class="page-sides" data-view={view}>
        <section class="printed" aria-label={t('printed')}>
          {printed}
        </section>
        <section class="rebuilt" aria-label={t('rebuilt')}>
          {page.articles.map((article, i) => (
            <Rebuilt key={article.id} article={article} n={i} isAt={i === at} lang={page.lang} />
          ))}
        </section>
      </div>
      <Doubts doubts={page.pageDoubts} lang={page.lang} />
      <About page={page} />
    </div>
  );
}

function Choice<V extends string>({ name, label, values, now, text }: ChoiceProps<V>) {
  const place = usePlace();
  return (
    <fieldset class="choice" aria-label={label}>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === now}
          onClick={() => go(withQuery(place, { [name]: value === values[0] ? undefined : value }), { replace: true })}
        >
          {text(value)}
        </button>
      ))}
    </fieldset>
  );
}

interface ChoiceProps<V extends string> {
  readonly name: string;
  readonly label: string;
  readonly values: readonly V[];
  readonly now: V;
  readonly text: (value: V) => string;
}

function Head({ page }: { page: Page }) {
  const t = useText();
  const w = useWords();
  const date = useDate();
  const headline = page.articles[0]?.headline ?? '';
  return (
    <>
      <ScreenHead
        title={
          page.title ??
          (page.outlet === undefined && page.published === undefined
            ? headline || page.file
            : [page.outlet, page.published && date(page.published)].filter(Boolean).join(' · '))
        }
        lang={page.lang}
        also={{ JSON: asks.page(page.id) }}
      />
      <p class="facts">
        <bdi lang={page.lang}>{page.outlet ?? w('noOutlet')}</bdi>
        <span>{page.published === undefined ? w('undated') : date(page.published)}</span>
        <span>{w('articles', { n: page.articles.length })}</span>
        {page.doubts === 0 ? null : <span>{t('doubts', { n: page.doubts })}</span>}
        {headline === '' ? null : <bdi>{page.file}</bdi>}
        {page.previous === undefined ? null : (
          <span>
            <Link href={page.previous.link}>← {t('previousPage')}</Link>
          </span>
        )}
        {page.next === undefined ? null : (
          <span>
            <Link href={page.next.link}>{t('nextPage')} →</Link>
          </span>
        )}
      </p>
    </>
  );
}

/** The lines of the source as they stand, numbered; words of one article have one colour. */
function Lines({ page }: { page: Page }) {
  const told = useNote();
  const lines = printedLines(page);
  return (
    <ol class="lines han" lang={page.lang}>
      {lines.map(({ number, runs }) => (
        <li key={number} class={lineClass(number, runs.length === 0)} data-line={number}>
          {runs.map((run, i) =>
            run.article < 0 ? (
              <span key={i} class={run.doubtful ? 'unread doubtful' : 'unread'}>
                {run.text}
              </span>
            ) : (
              <span
                key={i}
                class={`run a${run.article % 8}${run.doubtful ? ' doubtful' : ''}`}
                data-a={run.article}
                data-b={`${run.article}-${run.block}`}
                title={run.doubt === undefined ? undefined : told(run.doubt).text}
              >
                {run.isFirst ? <sup class="badge">{run.article + 1}</sup> : null}
                {run.text}
              </span>
            ),
          )}
          {runs.length === 0 ? '\u200b' : null}
        </li>
      ))}
    </ol>
  );
}

const lineClass = (number: number, isBlank: boolean) =>
  [number % 5 === 0 ? 'fifth' : '', isBlank ? 'blank' : ''].join(' ').trim() || undefined;

function Rebuilt({ article, n, isAt, lang }: { article: PageArticle; n: number; isAt: boolean; lang: string }) {
  const date = useDate();
  const label = useLabel();
  const w = useWords();
  const t = useText();
  const { blocks, text, doubts } = article;
  return (
    <article class={`made a${n % 8}${isAt ? ' is-at' : ''}`} data-a={n}>
      <h2>
        <span class="badge">{n + 1}</span>{' '}
        <Link href={to(['articles', article.id])}>
          <Headline of={article.headline} lang={lang} />
        </Link>
      </h2>
      <p class="facts">
        <span>{label('genre', article.genre)}</span>
        <span>{article.published === undefined ? w('undated') : date(article.published)}</span>
        <span>{w('entries', { n: article.entries })}</span>
      </p>
      {blocks.map(({ role, start, end }, i) =>
        role === 'headline' && text.slice(start, end) === article.headline ? (
          <span key={start} data-b={`${n}-${i}`} />
        ) : (
          <p key={start} class={`han r-${role}`} lang={lang} data-b={`${n}-${i}`}>
            {text.slice(start, end)}
          </p>
        ),
      )}
      {doubts.length === 0 ? null : (
        <details class="article-doubts">
          <summary>{t('doubts', { n: doubts.length })}</summary>
          <Doubts doubts={doubts} lang={lang} text={text} />
        </details>
      )}
    </article>
  );
}

function About({ page }: { page: Page }) {
  const t = useText();
  const date = useDate();
  return (
    <details class="about no-print">
      <summary>{t('about')}</summary>
      <dl>
        <dt>{t('file')}</dt>
        <dd>
          <bdi>{page.file}</bdi> {page.item === undefined ? null : <bdi>{page.item}</bdi>}
        </dd>
        <dt>{t('encoding')}</dt>
        <dd>{page.encoding}</dd>
        <dt>{t('hash')}</dt>
        <dd>
          <code>{page.sha256}</code>
        </dd>
        <dt>{t('reader')}</dt>
        <dd>{page.reader}</dd>
        <dt>{t('added')}</dt>
        <dd>{date(page.added.slice(0, 10))}</dd>
        {page.versions.length < 2 ? null : (
          <>
            <dt>{t('versions')}</dt>
            <dd>
              {page.versions.map(({ id, link, added }) => (
                <Link key={id} href={link}>
                  {date(added.slice(0, 10))}{' '}
                </Link>
              ))}
            </dd>
          </>
        )}
      </dl>
    </details>
  );
}

/** The mouse or the focus on a block lights it on the other side too; on a number or headline the whole article. */
function listenForLight(box: HTMLElement): () => void {
  let lit: Element[] = [];
  let now = '';
  const light = (selector: string) => {
    if (selector === now) return;
    now = selector;
    for (const one of lit) one.classList.remove('lit');
    lit = selector === '' ? [] : [...box.querySelectorAll(selector)];
    for (const one of lit) one.classList.add('lit');
  };
  const over = ({ target }: Event) => {
    const block = (target as Element).closest<HTMLElement>('[data-b]')?.dataset.b;
    const article = (target as Element).closest<HTMLElement>('[data-a]')?.dataset.a;
    if (block !== undefined) light(`[data-b="${block}"]`);
    else light(article === undefined ? '' : `[data-a="${article}"]`);
  };
  const out = () => light('');
  box.addEventListener('mouseover', over);
  box.addEventListener('mouseleave', out);
  box.addEventListener('focusin', over);
  box.addEventListener('focusout', out);
  return () => {
    box.removeEventListener('mouseover', over);
    box.removeEventListener('mouseleave', out);
    box.removeEventListener('focusin', over);
    box.removeEventListener('focusout', out);
  };
}
