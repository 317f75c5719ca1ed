import type { ComponentChildren } from 'preact';
import type { Loaded } from '../data.ts';
import { useWords } from '../words.ts';
import { Link } from './link.tsx';

/**
 * What was loaded, or why it is not there. While it loads, room is kept for it and nothing is said for a moment.
 */
export function Loading<T>({ of, children }: { of: Loaded<T>; children: (data: T) => ComponentChildren }) {
  const t = useWords();
  if (of.data !== undefined) return <div aria-busy={of.busy}>{children(of.data)}</div>;
  if (of.problem !== undefined) return <Failure of={of} />;
  return (
    <p class="waiting quiet" role="status">
      {t('loading')}
    </p>
  );
}

/** What went wrong, in the server's own words, and a way to try again. */
export function Failure({ of }: { of: Loaded<unknown> }) {
  const t = useWords();
  const { problem } = of;
  if (problem === undefined) return null;
  return (
    <div class="sheet problem stack" role="alert">
      <p>
        {problem.status === 0
          ? t('offline')
          : problem.status === 404
            ? t('notFound')
            : problem.status === 410
              ? t('gone')
              : t('failed')}
      </p>
      {problem.detail === undefined ? null : (
        <p class="quiet" lang="en">
          <bdi>{problem.detail}</bdi>
        </p>
      )}
      <p>
        {problem.replacedBy === undefined ? (
          <button type="button" onClick={of.again}>
            {t('retry')}
          </button>
        ) : (
          <Link href={problem.replacedBy.link}>{t('stood')}</Link>
        )}
      </p>
    </div>
  );
}

/** Nothing is there, and what to do about it. */
export function Empty({ children }: { children?: ComponentChildren }) {
  const t = useWords();
  return <p class="sheet quiet">{children ?? t('nothing')}</p>;
}
