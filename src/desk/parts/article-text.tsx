import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Article, SharedWords } from '../api.ts';
import { useLabel } from '../labels.ts';
import { type Nested, nest } from '../nest.ts';
import { to } from '../route.ts';
import { useLanguage } from '../settings.ts';
import { useWords } from '../words.ts';
import { EntryWords } from './entry-words.tsx';
import { Link } from './link.tsx';

/** Kinds with cards of their own beside the text; the others show theirs when they are picked. */
export const CARD_KINDS: ReadonlySet<string> = new Set([
  'statement',
  'event',
  'instrument',
  'commitment',
  'position',
  'conflict',
]);

/** Lines under the words that can be told apart; what is nested deeper shares the last. */
const DEEPEST = 4;

/**
 * The blocks of an article with a line under the words of each entry, and after each block the cards of the entries that
 * begin in it. `data-e` is the entry's place in `article.entries`, on words and cards alike; what other articles share has
 * `data-s`, its place among the shared passages.
 */
export function ArticleText({ article, shared }: { article: Article; shared: SharedWords | undefined }) {
  const { blocks, text, entries, source } = article;
  const passages = (shared?.items ?? []).flatMap((item) => item.passages);
  const placed = [...entries, ...passages];
  const kindOf = (n: number) => entries[n]?.kind;
  let hasHead = blocks.some(({ role }) => role === 'headline');
  return (
    <div class="article-text" lang={source.lang}>
      {hasHead ? null : (
        <h1 tabIndex={-1} class="r-headline han">
          <bdi>{article.headline}</bdi>
        </h1>
      )}
      {blocks.map(({ role, start, end }) => {
        const isTitle = role === 'headline' && hasHead;
        if (isTitle) hasHead = false;
        const words = <Marked nested={nest(text, placed, start, end)} kindOf={kindOf} first={entries.length} />;
        return (
          <div key={start} class="block" data-start={start}>
            <Block role={isTitle ? 'title' : role}>{words}</Block>
            <Cards article={article} start={start} end={end} />
          </div>
        );
      })}
    </div>
  );
}

function Block({ role, children }: { role: string; children: ComponentChildren }) {
  const name = `block-words han r-${role}`;
  if (role === 'title')
    return (
      <h1 tabIndex={-1} class={`${name} r-headline`}>
        {children}
      </h1>
    );
  if (role === 'headline' || role === 'subhead') return <h2 class={name}>{children}</h2>;
  if (role === 'pullquote') return <blockquote class={name}>{children}</blockquote>;
  return <p class={name}>{children}</p>;
}

function Marked({ nested, kindOf, first }: MarkedProps) {
  return (
    <>
      {nested.map((one, i) => {
        if (typeof one === 'string') return one;
        const kind = kindOf(one.n);
        const inside = <Marked nested={one.inside} kindOf={kindOf} first={first} />;
        return kind === undefined ? (
          <span key={i} class="shared" data-s={one.n - first}>
            {inside}
          </span>
        ) : (
          <span key={i} class={`m k-${kind} d${Math.min(one.level, DEEPEST)}`} data-e={one.n}>
            {inside}
          </span>
        );
      })}
    </>
  );
}

interface MarkedProps {
  readonly nested: readonly Nested[];
  /** Undefined for what is no entry but a shared passage. */
  readonly kindOf: (n: number) => string | undefined;
  /** Number of the first shared passage. */
  readonly first: number;
}

/** Entries whose first words stand in the block; a conflict stands at the first entry that it names. */
function Cards({ article, start, end }: { article: Article; start: number; end: number }) {
  const w = useWords();
  const label = useLabel();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const own = article.entries.flatMap((entry, n) => {
    const at = firstPlace(article, entry);
    return CARD_KINDS.has(entry.kind) && at !== undefined && at >= start && at < end ? [{ entry, n, at }] : [];
  });
  if (own.length === 0) return null;
  return (
    <>
      {/* On narrow screens the cards stand below their words, and open at a touch. */}
      <button
        type="button"
        class="plain cards-open no-print"
        lang={language}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {w('entries', { n: own.length })}
      </button>
      <ul class={open ? 'cards open' : 'cards'} lang={language}>
        {own
          .sort((a, b) => a.at - b.at)
          .map(({ entry, n }) => (
            <li key={n} class={`card k-${entry.kind}`} data-e={n}>
              <Link href={to(['entries', entry.id])} class="card-link">
                <span class="card-kind">{label('kind', entry.kind)}</span>
                <EntryWords entry={entry} lang={article.source.lang} />
              </Link>
            </li>
          ))}
      </ul>
    </>
  );
}

function firstPlace(article: Article, entry: Article['entries'][number]): number | undefined {
  if (entry.at.length > 0) return entry.at[0][0];
  if (entry.kind !== 'conflict') return undefined;
  const named = article.entries.find(({ id, at }) => entry.entries.includes(id) && at.length > 0);
  return named?.at[0][0];
}
