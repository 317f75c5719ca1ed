import { useEffect, useState } from 'preact/hooks';
import { asks, type Profile, type SearchAnswer } from '../../api.ts';
import { useData } from '../../data.ts';
import { useKeys } from '../../keys.ts';
import { CiteLine } from '../../parts/cite-line.tsx';
import { nameIn } from '../../parts/entity-name.ts';
import { Headline } from '../../parts/han.tsx';
import type { Writing } from '../../parts/hand.tsx';
import { Link } from '../../parts/link.tsx';
import { More, useShown } from '../../parts/more.tsx';
import { Section } from '../../parts/section.tsx';
import { Loading } from '../../parts/states.tsx';
import { useStepping } from '../../parts/stepping.ts';
import { WordsIn } from '../../parts/words-in.tsx';
import { to, usePlace, withQuery } from '../../route.ts';
import { useLanguage } from '../../settings.ts';
import { useWords, wordTable } from '../../words.ts';
import { Side } from './side.tsx';

const useText = wordTable({
  lead: [
    'Two people or bodies of one name that were taken for one. On the pages that you pick, the name is the other’s.',
    '同名的兩人或兩機構被誤作一個：在所選版面上，該名稱改屬另一者。',
    '同名的两人或两机构被误作一个：在所选版面上，该名称改属另一者。',
  ],
  one: ['This', '此名', '此名'],
  other: ['On some pages it is', '在部分版面上是', '在部分版面上是'],
  fresh: [
    'somebody or something of the same name that the library does not know yet',
    '館藏尚未收錄的另一同名者',
    '馆藏尚未收录的另一同名者',
  ],
  known: ['One that the library knows', '館藏已有者', '馆藏已有者'],
  unknown: ['A new one', '新的一個', '新的一个'],
  pick: ['Pick the pages', '選取版面', '选取版面'],
  pickOne: ['Pick', '選取', '选取'],
  whole: ['A page is taken as a whole.', '每個版面作為整體處理。', '每个版面作为整体处理。'],
  picked: ['{n} {n|page|pages} picked', '已選{n}個版面', '已选{n}个版面'],
  split: ['Here it is the other', '這些屬另一者', '这些属另一者'],
  done: [
    'Written down: on {n} {n|page|pages} it is the other now.',
    '已記下：{n}個版面改屬另一者。',
    '已记下：{n}个版面改属另一者。',
  ],
  see: ['See the other', '查看另一者', '查看另一者'],
  undo: ['Undo', '撤銷', '撤销'],
});

/** One name that is two people or bodies: the pages on which it is the other one are picked, and said to be so. */
export function Split({ writing }: { writing: Writing }) {
  const t = useText();
  const { query } = usePlace();
  useStepping();
  const entity = query.get('entity') ?? undefined;
  const profile = useData(entity === undefined ? undefined : asks.entity(entity));
  return (
    <>
      <p class="lead">{t('lead')}</p>
      <div class="merge">
        <Side title={t('one')} name="entity" />
        {profile.data === undefined ? null : <Other of={profile.data} />}
      </div>
      {profile.data === undefined ? null : <Pages key={profile.data.id} of={profile.data} writing={writing} />}
    </>
  );
}

/** Who it is on those pages: somebody new, or one that the library knows. */
function Other({ of }: { of: Profile }) {
  const t = useText();
  const place = usePlace();
  const language = useLanguage();
  if (place.query.has('as') || place.query.has('known'))
    return (
      <div class="stack">
        <Side title={t('other')} name="as" like={of.id} />
        <p class="no-print">
          <Link href={withQuery(place, { as: undefined, known: undefined })}>{t('unknown')}</Link>
        </p>
      </div>
    );
  const { name, lang } = nameIn(of, language);
  return (
    <Section title={t('other')}>
      <p>
        <bdi class="han merge-name" lang={lang}>
          {name}
        </bdi>{' '}
        <small>{t('fresh')}</small>
      </p>
      <p class="no-print">
        <Link href={withQuery(place, { known: '1' })}>{t('known')}</Link>
      </p>
    </Section>
  );
}

/** Numbers that are tried for a new one; a name that so many bear is another matter. */
const MOST = 99;

/** The first id after an entity's own that no article names: `person:x-2`. */
function useNewId(id: string): string | undefined {
  const [n, setN] = useState(2);
  const asked = `${id}-${n}`;
  const { data } = useData(asks.search({ q: `about:"${asked}"`, limit: 1 }));
  const isTaken = data !== undefined && data.total > 0;
  useEffect(() => {
    if (isTaken && n < MOST) setN(n + 1);
  }, [isTaken, n]);
  return data === undefined || isTaken ? undefined : asked;
}

/** Forms that are looked for, so that each article shows where the name stands. */
const FORMS = 12;
const FIRST = 40;

function Pages({ of, writing }: { of: Profile; writing: Writing }) {
  const t = useText();
  const { query } = usePlace();
  const shown = useShown(FIRST);
  const fresh = useNewId(of.id);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<{ uids: readonly string[]; as: string; pages: number }>();
  const forms = of.forms.filter(({ articles }) => articles > 0).slice(0, FORMS);
  const words = forms.map(({ form }) => `"${form.replaceAll('"', '')}"`).join(' OR ');
  const loaded = useData(asks.search({ q: `about:"${of.id}" (${words})`, sort: 'newest', limit: shown }), {
    keep: true,
  });
  const as = query.get('as') ?? (query.has('known') ? undefined : fresh);
  const toggle = (page: string) =>
    setPicked((before) => {
      const now = new Set(before);
      if (!now.delete(page)) now.add(page);
      return now;
    });
  const split = async () => {
    if (as === undefined || picked.size === 0) return;
    const uids = await writing.write([{ action: 'split', entity: of.id, as, pages: [...picked] }]);
    if (uids === undefined) return;
    setDone({ uids, as, pages: picked.size });
    setPicked(new Set());
  };
  const undo = async () => {
    if (done === undefined) return void (await writing.undoLast());
    const uids = await writing.write(done.uids.map((uid) => ({ action: 'withdraw' as const, of: uid })));
    if (uids !== undefined) setDone(undefined);
  };
  const usable = writing.writable === true;
  useKeys(
    usable
      ? [
          { key: 'x', label: t('pickOne'), run: pickFocused },
          { key: 's', label: t('split'), run: split },
          { key: 'u', label: t('undo'), run: undo },
        ]
      : [],
  );
  return (
    <section aria-labelledby="pick" class="stack">
      <h2 id="pick">{t('pick')}</h2>
      <small>{t('whole')}</small>
      {done === undefined ? null : (
        <p class="row no-print">
          <span role="status">{t('done', { n: done.pages })}</span>
          <Link href={to(['entities', done.as])}>{t('see')}</Link>
          <button type="button" onClick={undo}>
            {t('undo')} <kbd>u</kbd>
          </button>
        </p>
      )}
      <Loading of={loaded}>
        {({ items, total }) => (
          <>
            <ul class="split-pages">
              {items.map((hit) => (
                <Row key={hit.id} hit={hit} picked={picked} onToggle={usable ? toggle : undefined} />
              ))}
            </ul>
            <More shown={items.length} total={total} asked={shown} />
          </>
        )}
      </Loading>
      {usable ? (
        <p class="row split-bar no-print">
          <span>{t('picked', { n: picked.size })}</span>
          <button type="button" disabled={picked.size === 0 || as === undefined} onClick={split}>
            {t('split')} <kbd>s</kbd>
          </button>
        </p>
      ) : null}
    </section>
  );
}

function pickFocused() {
  document.activeElement?.closest('[data-step]')?.querySelector<HTMLInputElement>('input')?.click();
}

interface RowProps {
  readonly hit: SearchAnswer['items'][number];
  /** Ids of pages. */
  readonly picked: ReadonlySet<string>;
  readonly onToggle: ((page: string) => void) | undefined;
}

/** An article with the words around the name, which tell who is meant. */
function Row({ hit: { source, link, contexts }, picked, onToggle }: RowProps) {
  const t = useText();
  const w = useWords();
  const [context] = contexts;
  return (
    <li data-step>
      {onToggle === undefined ? null : (
        <input
          type="checkbox"
          aria-label={`${t('pickOne')}: ${source.headline || w('untitled')}`}
          checked={picked.has(source.page)}
          onChange={() => onToggle(source.page)}
        />
      )}
      <div>
        <Link href={link}>
          <Headline of={source.headline} lang={source.lang} />
        </Link>
        {context === undefined ? null : (
          <p class="han" lang={source.lang}>
            …<WordsIn text={context.before + context.words + context.after} at={context.at} />…
          </p>
        )}
        <small>
          <CiteLine source={source} link={link} headline={false} />
        </small>
      </div>
    </li>
  );
}
