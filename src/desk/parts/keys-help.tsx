import { useEffect, useRef } from 'preact/hooks';
import { keysNow } from '../keys.ts';
import { useSettings } from '../settings.ts';
import { useWords } from '../words.ts';

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Enter: '↵',
};

/** The keys that work on the present screen, and the switch that turns single keys off. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const { settings, change } = useSettings();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{t('keys')}</h2>
      <dl>
        {[...Map.groupBy(keysNow(), ({ label }) => label)].map(([label, keys]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {keys.map(({ key }, i) => (
                <span key={key}>
                  {i > 0 ? ' / ' : null}
                  {key.split(' ').map((part) => (
                    <kbd key={part}>{NAMES[part] ?? part}</kbd>
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <div class="row">
        <label>
          <input
            type="checkbox"
            checked={settings.keys}
            onChange={({ currentTarget }) => change({ keys: currentTarget.checked })}
          />{' '}
          {t('keysOn')}
        </label>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </div>
    </dialog>
  );
}
