import { useEffect, useRef } from 'preact/hooks';

/** What a key does on the present screen. */
export interface Key {
  /** As `KeyboardEvent.key`; `g c` is two keys, one after the other. */
  readonly key: string;
  readonly label: string;
  /** Set where the browser itself does it: the key stands in the help only. */
  readonly native?: true;
  readonly run: (event: KeyboardEvent) => void;
}

/** Milliseconds in which the second key of a pair must follow. */
const PAIR = 1200;
const layers: { current: readonly Key[] }[] = [];
let begun: { key: string; at: number } | undefined;
let enabled = true;

/** Single keys may be switched off: they get in the way of speech input. */
export function enableKeys(on: boolean): void {
  enabled = on;
}

/** Keys of a screen or part, as long as it is there. The latest added come first. */
export function useKeys(keys: readonly Key[]): void {
  const layer = useRef(keys);
  layer.current = keys;
  useEffect(() => {
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, []);
}

/** All keys that work now, for the help. */
export function keysNow(): Key[] {
  const seen = new Set<string>();
  return [...layers]
    .reverse()
    .flatMap(({ current }) => current)
    .filter(({ key, label }) => label !== '' && !seen.has(key) && seen.add(key));
}

/** Whether what is focused takes letters itself. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
  );
}

/** Listens to the keyboard. Returns how to stop. */
export function listenToKeys(): () => void {
  const listener = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const named = event.key.length > 1;
    if (isTyping(event.target) || (!enabled && !named) || document.querySelector('dialog[open]') !== null) return;
    const pair = begun !== undefined && Date.now() - begun.at < PAIR ? `${begun.key} ${event.key}` : undefined;
    const all = [...layers]
      .reverse()
      .flatMap(({ current }) => current)
      .filter(({ native }) => native === undefined);
    const found = (pair && all.find(({ key }) => key === pair)) || all.find(({ key }) => key === event.key);
    begun = undefined;
    if (found === undefined) {
      if (all.some(({ key }) => key.startsWith(`${event.key} `))) begun = { key: event.key, at: Date.now() };
      return;
    }
    event.preventDefault();
    found.run(event);
  };
  addEventListener('keydown', listener);
  return () => removeEventListener('keydown', listener);
}
