import type { TargetedSubmitEvent } from 'preact';
import { useEffect } from 'preact/hooks';
import { type ArticleSummary, asks, type SearchAnswer } from '../../api.ts';
import { useData } from '../../data.ts';
import { announce } from '../../live.ts';
import { CiteLine } from '../../parts/cite-line.tsx';
import { Headline } from '../../parts/han.tsx';
import { Failure } from '../../parts/states.tsx';
import { go, usePlace, withQuery } from '../../route.ts';
import { useWords, wordTable } from '../../words.ts';
import '../../parts/narrow.css';

const useText = wordTable({
  add: ['Add an article', '加入文章', '加入文章'],
  box: ['Words of the article', '文章中的字詞', '文章中的字词'],
  find: ['Find', '查找', '查找'],
  addOne: ['Add', '加入', '加入'],
  shares: ['Articles that share words with this one', '與本文有相同文字的文章', '与本文有相同文字的文章'],
  none: [
    'No article has “{words}”. Tried: the words in either script.',
    '沒有文章含「{words}」。已試：繁簡兩體。',
    '没有文章含“{words}”。已试：繁简两体。',
  ],
  found: ['{n} {n|article|articles}', '{n}篇文章', '{n}篇文章'],
});

/** A search for articles to lay beside those chosen; of one alone, also those that share words with it. */
export function Choose({ ids, folded = false }: { ids: readonly string[]; folded?: boolean }) {
  const t = useText();
  const { query } = usePlace();
  const words = query.get('find') ?? '';
  if (!folded) return <Chooser ids={ids} words={words} />;
  return (
    <details class="choose no-print" open={words !== ''}>
      <summary>{t('add')}</summary>
      <Chooser ids={ids} words={words} />
    </details>
  );
}

function Chooser({ ids, words }: { ids: readonly string[]; words: string }) {
  const t = useText();
  const place = usePlace();
  const found = useData(words === '' ? undefined : asks.search({ q: words, limit: 10 }), { keep: true });
  const { data: shared } = useData(ids.length === 1 ? asks.shared(ids[0]) : undefined);
  const total = found.data?.total;
  useEffect(() => {
    if (total !== undefined) announce(t('found', { n: total }));
  }, [total]);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('find') ?? '').trim();
    go(withQuery(place, { find: typed }), { replace: true });
  };
  const take = (id: string) =>
    go(withQuery(place, { article: [...ids, id], find: ids.length === 0 ? words : undefined, pair: undefined }));
  return (
    <div class="stack chooser">
      <form class="narrow" key={words} onSubmit={submit}>
        <label>
          <span>{t('box')}</span>
          <input name="find" class="han" defaultValue={words} autocomplete="off" maxLength={400} />
        </label>
        <button type="submit">{t('find')}</button>
      </form>
      {found.problem === undefined ? null : <Failure of={found} />}
      {words === '' || found.data === undefined ? null : (
        <Found of={found.data} words={words} ids={ids} onTake={take} />
      )}
      {shared === undefined || shared.items.length === 0 ? null : (
        <section aria-label={t('shares')}>
          <h2>{t('shares')}</h2>
          <Offered of={shared.items.map(({ article }) => article)} onTake={take} />
        </section>
      )}
    </div>
  );
}

interface FoundProps {
  readonly of: SearchAnswer;
  readonly words: string;
  readonly ids: readonly string[];
  readonly onTake: (id: string) => void;
}

function Found({ of: { items }, words, ids, onTake }: FoundProps) {
  const t = useText();
  const others = items
    .map(({ source, link }) => ({ id: source.article ?? '', headline: source.headline, link, source }))
    .filter(({ id }, i, all) => id !== '' && !ids.includes(id) && all.findIndex((one) => one.id === id) === i);
  if (others.length === 0) return <p class="quiet">{t('none', { words })}</p>;
  return <Offered of={others} onTake={onTake} />;
}

type Offer = Pick<ArticleSummary, 'id' | 'headline' | 'link' | 'source'>;

function Offered({ of, onTake }: { of: readonly Offer[]; onTake: (id: string) => void }) {
  const t = useText();
  const w = useWords();
  return (
    <ul class="offered">
      {of.map(({ id, headline, link, source }) => (
        <li key={id} data-step>
          <button type="button" aria-label={`${t('addOne')}: ${headline || w('untitled')}`} onClick={() => onTake(id)}>
            {t('addOne')}
          </button>
          <span>
            <Headline of={headline} lang={source.lang} />{' '}
            <small>
              <CiteLine source={source} link={link} headline={false} />
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}
