import type { ComponentChildren } from 'preact';
import type { Loaded } from '../data.ts';
import { useTrouble } from '../problems.ts';
import { useWords } from '../words.ts';
import { Link } from './link.tsx';
import { ScreenHead } from './screen.tsx';

const BUSY = 503;

interface LoadingProps<T> {
  readonly of: Loaded<T>;
  /** Whether the screen is nothing but this: then what went wrong is its title. */
  readonly whole?: boolean;
  readonly children: (data: T) => ComponentChildren;
}

/**
 * What was loaded, or why it is not there. While it loads, room is kept for it and nothing is said for a moment.
 */
export function Loading<T>({ of, whole = false, children }: LoadingProps<T>) {
  const t = useWords();
  const { data, problem } = of;
  // The last answer stays while the server is still at work on the next, but not where there is none.
  if (data !== undefined && (problem === undefined || problem.status === BUSY))
    return <div aria-busy={of.busy}>{children(data)}</div>;
  if (problem !== undefined) return <Failure of={of} whole={whole} />;
  return (
    <p class="waiting quiet" role="status">
      {t('loading')}
    </p>
  );
}

/** What went wrong, and what to do: try again where that may help, else the way to what stands there now or to the rest. */
export function Failure({ of, whole = false }: { of: Loaded<unknown>; whole?: boolean }) {
  const t = useWords();
  const trouble = useTrouble();
  const { problem } = of;
  if (problem === undefined) return null;
  const { title, more, again } = trouble(problem);
  const ways =
    problem.replacedBy !== undefined ? (
      <Link href={problem.replacedBy.link}>{t('stood')}</Link>
    ) : again ? (
      <button type="button" onClick={of.again}>
        {t('retry')}
      </button>
    ) : whole ? (
      <>
        <Link href="/search">{t('search')}</Link>
        <Link href="/">{t('front')}</Link>
      </>
    ) : null;
  return (
    <>
      {whole ? <ScreenHead title={title} /> : null}
      <div class="sheet problem stack" role="alert">
        {whole ? null : <p>{title}</p>}
        {more === undefined ? null : (
          <p class={whole ? undefined : 'quiet'} lang={more.lang}>
            <bdi>{more.text}</bdi>
          </p>
        )}
        {ways === null ? null : <p class="row">{ways}</p>}
      </div>
    </>
  );
}

/** Nothing is there, and what to do about it. */
export function Empty({ children }: { children?: ComponentChildren }) {
  const t = useWords();
  return <p class="sheet quiet">{children ?? t('nothing')}</p>;
}
