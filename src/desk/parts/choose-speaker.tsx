import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Article, asks, type Card } from '../api.ts';
import { useData } from '../data.ts';
import { useKeys } from '../keys.ts';
import { wordTable } from '../words.ts';
import { Loading } from './states.tsx';

const useText = wordTable({
  title: ['Who says it', '說話者', '说话者'],
  search: ['Another name', '其他名稱', '其他名称'],
  none: ['Nobody of that name is in the library.', '館藏中無此名稱。', '馆藏中无此名称。'],
});

interface Choice {
  /** Id of the entity. */
  readonly entity: string;
  /** As the article, or else the library, names it. */
  readonly name: string;
}

/** Names offered by number keys. */
const MOST = 9;

/** Another speaker for a statement: those that the article names, the nearest first, or any that the library knows. */
export function ChooseSpeaker({ card, onChoose }: { card: Card; onChoose: (who: Choice) => void }) {
  const { article } = card.source;
  const loaded = useData(article === undefined ? undefined : asks.article(article));
  return <Loading of={loaded}>{(text) => <Choosing article={text} id={card.id} onChoose={onChoose} />}</Loading>;
}

function Choosing({ article, id, onChoose }: { article: Article; id: string; onChoose: (who: Choice) => void }) {
  const t = useText();
  const named = useMemo(() => nearest(article, id).slice(0, MOST), [article, id]);
  const box = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState('');
  const { data: found } = useData(words.trim() === '' ? undefined : asks.people({ q: words.trim(), limit: MOST }), {
    keep: true,
  });
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  useKeys(named.map((who, i) => ({ key: `${i + 1}`, label: who.name, run: () => onChoose(who) })));
  const lang = article.source.lang;
  const others = words.trim() === '' ? [] : (found?.items ?? []);
  return (
    <div ref={box} class="stack">
      <h3>{t('title')}</h3>
      <div class="choose-names">
        {named.map((who, i) => (
          <button key={who.entity} type="button" class="han" lang={lang} onClick={() => onChoose(who)}>
            <bdi>{who.name}</bdi> <kbd>{i + 1}</kbd>
          </button>
        ))}
      </div>
      <label>
        {t('search')}{' '}
        <input
          class="han"
          value={words}
          autocomplete="off"
          maxLength={100}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
      </label>
      {words.trim() !== '' && found !== undefined && others.length === 0 ? <p class="quiet">{t('none')}</p> : null}
      <div class="choose-names">
        {others.map(({ id: entity, name }) => (
          <button key={entity} type="button" class="han" lang="zh" onClick={() => onChoose({ entity, name })}>
            <bdi>{name}</bdi>
          </button>
        ))}
      </div>
    </div>
  );
}

/** Persons and bodies that an article names, each once, by how near they stand to an entry. */
function nearest({ entries }: Article, id: string): Choice[] {
  const at = entries.find((entry) => entry.id === id)?.at[0]?.[0] ?? 0;
  const found = entries.flatMap((entry) =>
    entry.kind === 'name' && entry.entity !== undefined && entry.at.length > 0
      ? [{ entity: entry.entity, name: entry.name, far: Math.abs(entry.at[0][0] - at) }]
      : [],
  );
  const seen = new Set<string>();
  return found.sort((a, b) => a.far - b.far).filter(({ entity }) => !seen.has(entity) && seen.add(entity));
}
