import { go, usePlace, withQuery } from '../route.ts';
import { useWords } from '../words.ts';

/** How many results the address asks for. */
export function useShown(first: number): number {
  const n = Number(usePlace().query.get('show'));
  return Number.isInteger(n) && n >= first && n <= 1000 ? n : first;
}

/** How much of a list is shown, and twice as much of it at a click. */
export function More({ shown, total, asked }: { shown: number; total: number; asked: number }) {
  const w = useWords();
  const place = usePlace();
  if (shown >= total) return null;
  return (
    <p class="row no-print">
      <span class="quiet">{w('shownOf', { shown, n: total })}</span>
      {asked >= 1000 ? null : (
        <button
          type="button"
          onClick={() => go(withQuery(place, { show: String(Math.min(1000, asked * 2)) }), { replace: true })}
        >
          {w('showMore')}
        </button>
      )}
    </p>
  );
}
