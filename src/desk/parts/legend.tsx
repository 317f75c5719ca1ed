import type { Layer } from '../labels.ts';
import { useKindWords } from '../labels.ts';
import { wordTable } from '../words.ts';

const useText = wordTable({
  layers: ['Underlined', '標示', '标示'],
  all: ['All', '全部', '全部'],
  none: ['None', '全不選', '全不选'],
});

/** The layers of an article: what each underline means, and switches for them. */
export function Legend({ layers, counts, hidden, onChange }: LegendProps) {
  const t = useText();
  const kind = useKindWords();
  const all = hidden.size === 0;
  return (
    <fieldset class="legend">
      <legend>{t('layers')}</legend>
      {layers.map((layer, i) => (
        <label key={layer} title={`${(i + 1) % 10}`}>
          <input
            type="checkbox"
            checked={!hidden.has(layer)}
            data-layer={layer}
            onChange={({ currentTarget }) => {
              const next = new Set(hidden);
              if (currentTarget.checked) next.delete(layer);
              else next.add(layer);
              onChange(next);
            }}
          />
          <span class={`swatch k-${layer}`}>{kind(layer)}</span> <small>{counts[layer] ?? 0}</small>
        </label>
      ))}
      <button type="button" class="plain" onClick={() => onChange(all ? new Set(layers) : new Set())}>
        {all ? t('none') : t('all')}
      </button>
    </fieldset>
  );
}

interface LegendProps {
  readonly layers: readonly Layer[];
  readonly counts: Readonly<Record<string, number>>;
  readonly hidden: ReadonlySet<Layer>;
  readonly onChange: (hidden: Set<Layer>) => void;
}
