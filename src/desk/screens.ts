import type { ComponentType } from 'preact';
import { matchPath } from './route.ts';
import type { useWords } from './words.ts';

/** What every screen is given: the named parts of its path. The rest of its state it reads with `usePlace`. */
export interface ScreenProps {
  readonly params: Readonly<Record<string, string>>;
}

type Word = Parameters<ReturnType<typeof useWords>>[0];

/** One screen: where it is, what it is called, and the file that shows it. */
export interface Screen {
  readonly path: string;
  readonly name: Word;
  /** After `g`: goes there from anywhere. */
  readonly key?: string;
  /** Stands in the navigation. */
  readonly nav?: true;
  readonly load: () => Promise<{ default: ComponentType<ScreenProps> }>;
}

/** Every screen of the desk, in the order of the navigation. */
export const SCREENS: readonly Screen[] = [
  { path: '/', name: 'front', key: 'l', nav: true, load: () => import('./screens/front.tsx') },
  { path: '/pages/:id', name: 'page', load: () => import('./screens/page.tsx') },
  { path: '/articles/:id', name: 'article', load: () => import('./screens/article.tsx') },
  { path: '/entries/:id', name: 'entry', load: () => import('./screens/entry.tsx') },
  { path: '/search', name: 'search', key: 's', nav: true, load: () => import('./screens/search.tsx') },
  { path: '/chronology', name: 'chronology', key: 'c', nav: true, load: () => import('./screens/chronology.tsx') },
  { path: '/people', name: 'people', key: 'p', nav: true, load: () => import('./screens/people.tsx') },
  { path: '/entities/:id', name: 'people', load: () => import('./screens/entity.tsx') },
  { path: '/instruments', name: 'instruments', key: 'i', nav: true, load: () => import('./screens/instruments.tsx') },
  { path: '/commitments', name: 'commitments', key: 'd', nav: true, load: () => import('./screens/commitments.tsx') },
  { path: '/dossier', name: 'dossier', key: 'o', load: () => import('./screens/dossier.tsx') },
  { path: '/formulas', name: 'formulae', key: 'f', nav: true, load: () => import('./screens/formulas.tsx') },
  { path: '/formulas/:phrase', name: 'formulae', load: () => import('./screens/formula.tsx') },
  { path: '/compare', name: 'compare', key: 'm', nav: true, load: () => import('./screens/compare.tsx') },
  { path: '/conflicts', name: 'conflicts', key: 'x', nav: true, load: () => import('./screens/conflicts.tsx') },
  { path: '/conflicts/:id', name: 'conflicts', load: () => import('./screens/conflict.tsx') },
  { path: '/corrections', name: 'corrections', key: 'e', nav: true, load: () => import('./screens/corrections.tsx') },
];

/** The screen at a path, with the named parts of the path. */
export function screenAt(path: string): { screen: Screen; params: Record<string, string> } | undefined {
  for (const screen of SCREENS) {
    const params = matchPath(screen.path, path);
    if (params !== undefined) return { screen, params };
  }
  return undefined;
}
