import type { ComponentType, TargetedMouseEvent, TargetedSubmitEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { focusHeading } from './focus.ts';
import { useKeys } from './keys.ts';
import { KeysHelp } from './parts/keys-help.tsx';
import { Link } from './parts/link.tsx';
import { ScreenHead } from './parts/screen.tsx';
import { Empty, Failure } from './parts/states.tsx';
import { go, keptScroll, type Place, to, usePlace } from './route.ts';
import { SCREENS, type Screen, type ScreenProps, screenAt } from './screens.ts';
import { LANGUAGES, THEMES, useSettings } from './settings.ts';
import { useWords } from './words.ts';

/** What stands around every screen: title, search, navigation, language and theme, help for the keys. */
export function Shell() {
  const t = useWords();
  const place = usePlace();
  const [help, setHelp] = useState(false);
  const [menu, setMenu] = useState(false);
  useEffect(() => setMenu(false), [place.path]);
  const search = useRef<HTMLInputElement>(null);
  useKeys([
    { key: '?', label: t('keysHelp'), run: () => setHelp(true) },
    {
      key: '/',
      label: t('keysSearch'),
      run: () => (document.querySelector<HTMLInputElement>('[data-search]') ?? search.current)?.focus(),
    },
    ...SCREENS.flatMap(({ key, path, name }) =>
      key === undefined ? [] : [{ key: `g ${key}`, label: t('keysGo', { name: t(name) }), run: () => go(path) }],
    ),
  ]);
  return (
    <>
      <Link class="skip" href="#main" onClick={skip}>
        {t('skip')}
      </Link>
      <header class="head">
        <div class="head-in">
          <div class="head-top">
            <Link class="brand" href="/">
              <img src="/seal.svg" alt="" />
              Chancery
            </Link>
            {place.path === '/search' ? null : <SearchBox box={search} />}
            <button
              type="button"
              class="head-menu"
              aria-expanded={menu}
              aria-controls="sections"
              onClick={() => setMenu(!menu)}
            >
              {t('menu')}
            </button>
            <Choices onHelp={() => setHelp(true)} />
          </div>
          <Navigation place={place} isOpen={menu} />
        </div>
      </header>
      <main class="main" id="main" tabIndex={-1}>
        <Stage place={place} />
      </main>
      <footer class="foot">
        <p class="row">
          <span>{t('asserts')}</span>
          <Link href="/dossier">{t('dossier')}</Link>
          <a href="/api/docs">{t('api')}</a>
        </p>
      </footer>
      <div id="live" class="unseen" role="status" aria-live="polite" />
      {help ? <KeysHelp onClose={() => setHelp(false)} /> : null}
    </>
  );
}

function skip(event: TargetedMouseEvent<HTMLAnchorElement>) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function SearchBox({ box }: { box: { current: HTMLInputElement | null } }) {
  const t = useWords();
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = box.current?.value.trim() ?? '';
    if (words !== '') go(to(['search'], { q: words }));
  };
  return (
    <search class="head-search">
      <form onSubmit={submit}>
        <input
          ref={box}
          type="search"
          name="q"
          aria-label={t('search')}
          placeholder={t('search')}
          autocomplete="off"
          maxLength={500}
        />
      </form>
    </search>
  );
}

const LANGUAGE_NAMES = { en: 'English', 'zh-Hant': '繁體中文', 'zh-Hans': '简体中文' } as const;

function Choices({ onHelp }: { onHelp: () => void }) {
  const t = useWords();
  const { settings, change } = useSettings();
  return (
    <div class="head-set">
      <select
        aria-label={t('language')}
        value={settings.language}
        onChange={({ currentTarget }) => change({ language: currentTarget.value as (typeof LANGUAGES)[number] })}
      >
        {LANGUAGES.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {LANGUAGE_NAMES[tag]}
          </option>
        ))}
      </select>
      <select
        aria-label={t('theme')}
        value={settings.theme}
        onChange={({ currentTarget }) => change({ theme: currentTarget.value as (typeof THEMES)[number] })}
      >
        {THEMES.map((theme) => (
          <option key={theme} value={theme}>
            {t(theme)}
          </option>
        ))}
      </select>
      <button type="button" class="plain" aria-label={t('keysHelp')} onClick={onHelp}>
        <kbd>?</kbd>
      </button>
    </div>
  );
}

function Navigation({ place, isOpen }: { place: Place; isOpen: boolean }) {
  const t = useWords();
  const first = (path: string) => path.split('/')[1];
  return (
    <nav id="sections" aria-label={t('sections')} data-open={isOpen}>
      <ul>
        {SCREENS.filter(({ nav }) => nav).map(({ path, name }) => (
          <li key={path}>
            <Link href={path} current={first(path) === first(place.path) ? 'page' : undefined}>
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const loaded = new Map<Screen, ComponentType<ScreenProps>>();

async function load(screen: Screen): Promise<void> {
  if (!loaded.has(screen)) loaded.set(screen, (await screen.load()).default);
}

/** Milliseconds until the first screen has what it asked for, usually. */
const SETTLED = 2500;

/** Screens are fetched when they are first needed, and the others when the browser has nothing to do. */
function Stage({ place }: { place: Place }) {
  const found = screenAt(place.path);
  const [, redraw] = useState(0);
  const [problem, setProblem] = useState(false);
  const at = useRef(place);
  const isFirst = useRef(true);
  const Shown = found === undefined ? undefined : loaded.get(found.screen);
  const draw = () => redraw((n) => n + 1);
  const fetchScreen = () => {
    if (found === undefined || Shown !== undefined) return;
    setProblem(false);
    load(found.screen).then(draw, () => setProblem(true));
  };
  useEffect(fetchScreen, [found?.screen]);
  useEffect(() => {
    const idle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 100));
    const timer = setTimeout(() => idle(() => Promise.all(SCREENS.map(load)).catch(() => {})), SETTLED);
    return () => clearTimeout(timer);
  }, []);
  useLayoutEffect(() => {
    if (Shown === undefined) return;
    const moved = at.current.path !== place.path;
    at.current = place;
    const scroll = keptScroll();
    if (scroll !== undefined) scrollTo(0, scroll);
    else if (moved && place.hash === '') scrollTo(0, 0);
    if (moved && !isFirst.current) focusHeading();
    isFirst.current = false;
  }, [place, Shown]);
  if (found === undefined) return <Missing />;
  if (problem) return <Failure of={{ busy: false, problem: { status: 0, title: '' }, again: fetchScreen }} />;
  if (Shown === undefined) return null;
  return <Shown key={found.screen.path} params={found.params} />;
}

function Missing() {
  const t = useWords();
  return (
    <>
      <ScreenHead title={t('notFound')} />
      <Empty>
        <Link href="/">{t('front')}</Link>
      </Empty>
    </>
  );
}
