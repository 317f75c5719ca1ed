import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Languages of the interface, as BCP 47 tags. */
export const LANGUAGES = ['en', 'zh-Hant', 'zh-Hans'] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What a reader chose; kept in this browser only. */
export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  /** Whether single keys (`j`, `/`, `?`) do anything. */
  readonly keys: boolean;
}

const STORE = 'chancery';

/** What was chosen last, else what the browser asks for. */
export function readSettings(): Settings {
  let kept: Partial<Settings> = {};
  try {
    kept = JSON.parse(localStorage.getItem(STORE) ?? '{}') as Partial<Settings>;
  } catch {
    // Storage is closed or holds something else: the defaults stand.
  }
  return {
    language: LANGUAGES.find((tag) => tag === kept.language) ?? preferred(navigator.languages),
    theme: THEMES.find((theme) => theme === kept.theme) ?? 'system',
    keys: kept.keys ?? true,
  };
}

/** The first of the reader's languages that the desk has. */
export function preferred(tags: readonly string[]): Language {
  for (const tag of tags) {
    if (/^zh-(Hant|TW|HK|MO)\b/i.test(tag)) return 'zh-Hant';
    if (/^zh\b/i.test(tag)) return 'zh-Hans';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}

/** Shows and keeps them. */
export function applySettings(settings: Settings): void {
  const root = document.documentElement;
  root.lang = settings.language;
  if (settings.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
  try {
    localStorage.setItem(STORE, JSON.stringify(settings));
  } catch {
    // They hold until the page is left.
  }
}

export const SettingsContext = createContext<{ settings: Settings; change: (part: Partial<Settings>) => void }>({
  settings: { language: 'en', theme: 'system', keys: true },
  change: () => {},
});

export const useSettings = () => useContext(SettingsContext);
export const useLanguage = (): Language => useSettings().settings.language;
