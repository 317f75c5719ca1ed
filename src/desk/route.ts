import { useEffect, useState } from 'preact/hooks';

/** Where the reader is: all that a screen shows follows from it. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
  /** Without `#`, decoded. */
  readonly hash: string;
}

const listeners = new Set<() => void>();
let present = readPlace();

function readPlace(): Place {
  const { pathname, search, hash } = location;
  return { path: pathname, query: new URLSearchParams(search), hash: decoded(hash.slice(1)) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function tell(): void {
  present = readPlace();
  for (const listener of listeners) listener();
}

/** Starts to follow the browser's back and forward buttons; scroll positions come back with them. */
export function followHistory(): void {
  history.scrollRestoration = 'manual';
  addEventListener('popstate', tell);
}

/**
 * Goes to an address of the desk.
 * @param replace whether the present address is replaced: for typing and sliding, which nobody wants to go back through
 */
export function go(to: string, { replace = false } = {}): void {
  const here = location.pathname + location.search + location.hash;
  if (to === here) return;
  if (replace) {
    // How far it was scrolled is no longer where it is to be.
    history.replaceState(null, '', to);
  } else {
    keepScroll();
    history.pushState(null, '', to);
  }
  tell();
}

/** Writes down how far the present address is scrolled, for coming back to it. */
export function keepScroll(): void {
  history.replaceState({ scroll: scrollY }, '');
}

/** How far an address that was come back to had been scrolled. */
export function keptScroll(): number | undefined {
  return (history.state as { scroll?: number } | null)?.scroll;
}

/** The place, now and whenever it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(present);
  useEffect(() => {
    const listener = () => setPlace(present);
    listeners.add(listener);
    listener();
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return place;
}

/** An address of the desk: `to(['article', id], { layer: 'name' })`. Empty values are left out. */
export function to(
  parts: readonly string[],
  query: Readonly<Record<string, string | number | readonly string[] | undefined>> = {},
  hash = '',
): string {
  const path = `/${parts.map(segment).join('/')}`;
  const text = queryText(query);
  return path + (text === '' ? '' : `?${text}`) + (hash === '' ? '' : `#${encodeURIComponent(hash)}`);
}

/** A segment of a path; a segment of dots alone would be read as a step up. */
const segment = (part: string) => encodeURIComponent(part).replace(/^\.+$/, (dots) => dots.replaceAll('.', '%2E'));

/** A query without empty values, in the order given. */
export function queryText(query: Readonly<Record<string, string | number | readonly string[] | undefined>>): string {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) out.append(name, String(one));
  }
  return out.toString();
}

/** The same place with another query; `undefined` or an empty value takes a name away. */
export function withQuery(
  place: Place,
  change: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const query = new URLSearchParams(place.query);
  for (const [name, value] of Object.entries(change)) {
    query.delete(name);
    for (const one of value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value])
      query.append(name, String(one));
  }
  const text = query.toString();
  return place.path + (text === '' ? '' : `?${text}`);
}

/** The parts of a path that a pattern such as `/article/:id` names; undefined where it does not fit. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== given.length) return undefined;
  const out: Record<string, string> = {};
  for (let i = 0; i < wanted.length; i++)
    if (wanted[i].startsWith(':')) out[wanted[i].slice(1)] = decoded(given[i]);
    else if (wanted[i] !== given[i]) return undefined;
  return out;
}
