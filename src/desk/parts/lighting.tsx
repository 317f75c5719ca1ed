import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Article, SharedWords } from '../api.ts';
import { useLabel } from '../labels.ts';
import { to } from '../route.ts';
import { useWords, wordTable } from '../words.ts';
import { CARD_KINDS } from './article-text.tsx';
import { EntryWords } from './entry-words.tsx';
import { Link } from './link.tsx';
import { layOutCards } from './margin.ts';

const useText = wordTable({
  record: ['Record', '記錄', '记录'],
  sharedWith: ['{n} characters also in', '{n}字亦見於', '{n}字亦见于'],
  selected: ['Selected entry', '所選記錄', '所选记录'],
});

/**
 * Joins the words of an article with their cards: the mouse over the one or the focus on it lights the other; a click on
 * words picks the entry, a second click the one around it. Cards stand at the level of their words.
 */
export function Lighting({ article, shared, at, hidden, onSelect, children }: LightingProps) {
  const root = useRef<HTMLDivElement>(null);
  const picked = at === undefined ? -1 : article.entries.findIndex(({ id }) => id === at);
  useEffect(() => {
    const box = root.current;
    return box === null ? undefined : listenForLight(box);
  }, []);
  useLayoutEffect(() => {
    const box = root.current;
    if (box === null) return;
    return layOutCards(box);
  }, [article, shared, hidden]);
  useLayoutEffect(() => {
    if (root.current !== null) pick(root.current, picked);
  }, [picked, article]);
  const click = (event: MouseEvent) => {
    const mark = (event.target as Element).closest<HTMLElement>('.m');
    if (mark === null || getSelection()?.isCollapsed === false) return;
    let chosen = mark;
    if (Number(mark.dataset.e) === picked) chosen = mark.parentElement?.closest<HTMLElement>('.m') ?? mark;
    onSelect(article.entries[Number(chosen.dataset.e)]?.id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: j and k do the same by key.
    <div ref={root} class="lighting" onClick={click}>
      {children}
      <SharedCards shared={shared} />
      {picked < 0 ? null : <Peek article={article} n={picked} onClose={() => onSelect(undefined)} />}
    </div>
  );
}

interface LightingProps {
  readonly article: Article;
  readonly shared: SharedWords | undefined;
  /** Id of the entry that is picked. */
  readonly at: string | undefined;
  /** Layers that are hidden: cards close up when they change. */
  readonly hidden: string;
  readonly onSelect: (id: string | undefined) => void;
  readonly children: ComponentChildren;
}

/** The picked entry where it has no card in the margin, or the margin is below the text. */
function Peek({ article, n, onClose }: { article: Article; n: number; onClose: () => void }) {
  const t = useText();
  const w = useWords();
  const label = useLabel();
  const entry = article.entries[n];
  return (
    <aside
      class={`peek card k-${entry.kind}${CARD_KINDS.has(entry.kind) ? ' peek-major' : ''}`}
      aria-label={t('selected')}
    >
      <span class="card-kind">{label('kind', entry.kind)}</span>
      <EntryWords entry={entry} lang={article.source.lang} />
      <span class="row peek-do">
        <Link href={to(['entries', entry.id])}>{t('record')}</Link>
        <button type="button" class="plain" onClick={onClose}>
          {w('close')}
        </button>
      </span>
    </aside>
  );
}

/** One card for each passage that another article has word for word. */
function SharedCards({ shared }: { shared: SharedWords | undefined }) {
  const t = useText();
  const passages = sharedPassages(shared);
  if (passages.length === 0) return null;
  return (
    <ul class="cards cards-shared">
      {passages.map(({ n, chars, compare, name, lang }) => (
        <li key={n} class="card k-shared" data-s={n}>
          <Link href={compare} class="card-link">
            <span class="card-kind">{t('sharedWith', { n: chars })}</span>
            <span class="entry-head">
              <bdi lang={lang}>{name}</bdi>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Cards for the longest passages only, so that they do not push the others away. */
const MOST_SHARED = 12;

function sharedPassages(shared: SharedWords | undefined) {
  return (shared?.items ?? [])
    .flatMap(({ article, compare, passages }) =>
      passages.map(({ chars }) => ({
        chars,
        compare,
        name: article.source.outlet ?? article.headline,
        lang: article.source.lang,
      })),
    )
    .map((passage, n) => ({ ...passage, n }))
    .sort((a, b) => b.chars - a.chars)
    .slice(0, MOST_SHARED);
}

/** Lights words and cards of what the mouse or the focus is on. Returns how to stop. */
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
    const { e, s } = (target as Element).closest<HTMLElement>('[data-e], [data-s]')?.dataset ?? {};
    light(e !== undefined ? `[data-e="${e}"]` : s !== undefined ? `[data-s="${s}"]` : '');
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

/** Marks the picked entry, and brings its words into view where they are not. */
function pick(box: HTMLElement, n: number): void {
  for (const one of box.querySelectorAll('.is-at')) one.classList.remove('is-at');
  if (n < 0) return;
  for (const one of box.querySelectorAll(`[data-e="${n}"]`)) one.classList.add('is-at');
  const words = box.querySelector(`.m[data-e="${n}"]`);
  if (words === null) return;
  const { top, height } = words.getBoundingClientRect();
  if (top < 120 || top + Math.min(height, 100) > innerHeight - 120)
    scrollTo({ top: scrollY + top - innerHeight * 0.35, behavior: 'instant' });
  const peek = box.querySelector<HTMLElement>('.peek');
  if (peek !== null) {
    const level = words.getClientRects()[0].top - box.getBoundingClientRect().top;
    peek.style.setProperty('--level', `${Math.round(level)}px`);
  }
}
