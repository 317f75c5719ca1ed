import type { ComponentChildren } from 'preact';
import type { Article } from '../api.ts';
import { useKindWords } from '../labels.ts';
import { type Nested, nest } from '../nest.ts';
import { to } from '../route.ts';
import { EntryWords } from './entry-words.tsx';
import { Link } from './link.tsx';

/** Kinds with cards of their own beside the text; the others show theirs when they are picked. */
export const CARD_KINDS: ReadonlySet<string> = new Set([
  'statement',
  'event',
  'instrument',
  'commitment',
  'position',
  'formula',
  'conflict',
]);

/** Lines under the words that can be told apart; what is nested deeper shares the last. */
const DEEPEST = 4;

/**
 * The blocks of an article with a line under the words of each entry, and after each block the cards of the entries that
 * begin in it. `data-e` is the entry's place in `article.entries`, on words and cards alike.
 */
export function ArticleText({ article }: { article: Article }) {
  const { blocks, text, entries, source } = article;
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
        const words = <Marked nested={nest(text, entries, start, end)} kindOf={(n) => entries[n].kind} />;
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

function Marked({ nested, kindOf }: { nested: readonly Nested[]; kindOf: (n: number) => string }) {
  return (
    <>
      {nested.map((one, i) =>
        typeof one === 'string' ? (
          one
        ) : (
          <span key={i} class={`m k-${kindOf(one.n)} d${Math.min(one.level, DEEPEST)}`} data-e={one.n}>
            <Marked nested={one.inside} kindOf={kindOf} />
          </span>
        ),
      )}
    </>
  );
}

/** Entries whose first words stand in the block; a conflict stands at the first entry that it names. */
function Cards({ article, start, end }: { article: Article; start: number; end: number }) {
  const kind = useKindWords();
  const own = article.entries.flatMap((entry, n) => {
    const at = firstPlace(article, entry);
    return CARD_KINDS.has(entry.kind) && at !== undefined && at >= start && at < end ? [{ entry, n, at }] : [];
  });
  if (own.length === 0) return null;
  return (
    <ul class="cards">
      {own
        .sort((a, b) => a.at - b.at)
        .map(({ entry, n }) => (
          <li key={n} class={`card k-${entry.kind}`} data-e={n}>
            <Link href={to(['entries', entry.id])} class="card-link">
              <span class="card-kind">{kind(entry.kind as 'event')}</span>
              <EntryWords entry={entry} />
            </Link>
          </li>
        ))}
    </ul>
  );
}

function firstPlace(article: Article, entry: Article['entries'][number]): number | undefined {
  if (entry.at.length > 0) return entry.at[0][0];
  if (entry.kind !== 'conflict') return undefined;
  const named = article.entries.find(({ id, at }) => entry.entries.includes(id) && at.length > 0);
  return named?.at[0][0];
}
