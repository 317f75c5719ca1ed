import { render } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { asks } from './api.ts';
import { prefetch } from './data.ts';
import { enableKeys, listenToKeys } from './keys.ts';
import { followHistory } from './route.ts';
import { applySettings, readSettings, type Settings, SettingsContext } from './settings.ts';
import { Shell } from './shell.tsx';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/print.css';

function Desk() {
  const [settings, setSettings] = useState(readSettings);
  const change = useCallback((part: Partial<Settings>) => {
    setSettings((before) => {
      const next = { ...before, ...part };
      applySettings(next);
      enableKeys(next.keys);
      return next;
    });
  }, []);
  const value = useMemo(() => ({ settings, change }), [settings, change]);
  return (
    <SettingsContext.Provider value={value}>
      <Shell />
    </SettingsContext.Provider>
  );
}

const settings = readSettings();
applySettings(settings);
enableKeys(settings.keys);
followHistory();
listenToKeys();
// The library counts while the front's own file is fetched.
if (location.pathname === '/') prefetch(asks.front());
const root = document.getElementById('desk');
if (root !== null) render(<Desk />, root);
