import { useKeys } from '../keys.ts';
import { go, type Place, usePlace, withQuery } from '../route.ts';
import { Link } from './link.tsx';
import './views.css';

/** One view of a screen: its name in the address, and its title. */
export interface View<V extends string> {
  readonly name: V;
  readonly title: string;
  /** Shown behind the title. */
  readonly count?: string;
}

/** The view that the address names; the first where it names none. */
export function useView<V extends string>(names: readonly V[]): V {
  const name = usePlace().query.get('view');
  return names.find((one) => one === name) ?? names[0];
}

/** Links between the views of a screen; `1`, `2` … go there by key. What else is in the query belongs to one view. */
export function Views<V extends string>({ of, now, label, keep = [] }: ViewsProps<V>) {
  const place = usePlace();
  const address = (name: V) => withQuery(bare(place, keep), { view: name === of[0].name ? undefined : name });
  useKeys(of.map(({ name, title }, i) => ({ key: `${i + 1}`, label: title, run: () => go(address(name)) })));
  return (
    <nav class="views" aria-label={label}>
      <ul>
        {of.map(({ name, title, count }) => (
          <li key={name}>
            <Link href={address(name)} current={name === now ? 'page' : undefined}>
              {title}
              {count === undefined ? null : <small> {count}</small>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ViewsProps<V extends string> {
  readonly of: readonly View<V>[];
  readonly now: V;
  readonly label: string;
  /** Names in the query that all views share. */
  readonly keep?: readonly string[];
}

const bare = (place: Place, keep: readonly string[]): Place => ({
  ...place,
  query: new URLSearchParams([...place.query].filter(([name]) => keep.includes(name))),
});
