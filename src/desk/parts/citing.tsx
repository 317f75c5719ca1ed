import { useState } from 'preact/hooks';
import { asks } from '../api.ts';
import { useData } from '../data.ts';
import { announce } from '../live.ts';
import { useWords, wordTable } from '../words.ts';

const useText = wordTable({
  cite: ['Cite this passage', '引用此段', '引用此段'],
  style: ['Style', '格式', '格式'],
  link: ['Copy link', '複製連結', '复制链接'],
});

/** Styles of citation, by the names of the API. */
export const STYLES = {
  gbt7714: 'GB/T 7714',
  chicago: 'Chicago',
  apa: 'APA',
  mla: 'MLA',
  bibtex: 'BibTeX',
  ris: 'RIS',
  csl: 'CSL-JSON',
} as const;
export type Style = keyof typeof STYLES;

/** A passage as a citation, ready to copy, in the style that was used last. */
export function Citing({ id, link }: { id: string; link: string }) {
  const t = useText();
  const w = useWords();
  const [style, setStyle] = useStyle();
  const { data } = useData(asks.citation(id, style), { keep: true });
  return (
    <section class="sheet stack citing" aria-labelledby="citing">
      <h2 id="citing">{t('cite')}</h2>
      <div class="row">
        <label>
          {t('style')}{' '}
          <select value={style} onChange={({ currentTarget }) => setStyle(currentTarget.value as Style)}>
            {Object.entries(STYLES).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <CopyButton text={data?.text ?? ''} label={w('copy')} />
        <CopyButton text={new URL(link, location.href).href} label={t('link')} />
      </div>
      <pre class="citation" aria-live="polite">
        {data?.text ?? ' '}
      </pre>
    </section>
  );
}

const KEPT = 'chancery-style';

/** The style that was used last, kept in this browser. */
export function useStyle(): [Style, (style: Style) => void] {
  const [style, setStyle] = useState<Style>(() => {
    const kept = localStorage.getItem(KEPT) ?? '';
    return kept in STYLES ? (kept as Style) : 'gbt7714';
  });
  return [
    style,
    (next) => {
      localStorage.setItem(KEPT, next);
      setStyle(next);
    },
  ];
}

/** Copies a text, and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const w = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    announce(w('copied'));
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <button type="button" disabled={text === ''} onClick={() => copy().catch(() => {})}>
      {copied ? w('copied') : label}
    </button>
  );
}
