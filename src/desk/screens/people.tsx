import { useEffect } from 'preact/hooks';
import { as, asks, type People } from '../api.ts';
import { useData } from '../data.ts';
import { useLabel } from '../labels.ts';
import { announce } from '../live.ts';
import { nameIn, otherNames } from '../parts/entity-name.ts';
import { Link } from '../parts/link.tsx';
import { More, useShown } from '../parts/more.tsx';
import { Choice, Field, Narrow } from '../parts/narrow.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { Wide } from '../parts/wide.tsx';
import { usePlace } from '../route.ts';
import { useLanguage } from '../settings.ts';
import { numberText, useWords, wordTable } from '../words.ts';
import './people.css';

const useText = wordTable({
  name: ['Name', '名稱', '名称'],
  others: ['Other names', '其他名稱', '其他名称'],
  type: ['Type', '類型', '类型'],
  any: ['any', '全部', '全部'],
  articles: ['Articles that name it', '提及文章', '提及文章'],
  part: ['Part of a name', '名稱中的字', '名称中的字'],
  partHint: ['in either script', '繁簡均可', '繁简均可'],
  found: ['{n} {n|name|names}', '{n}個名稱', '{n}个名称'],
  none: [
    'Nobody of that name. Tried: “{words}” as a part of every form of every name, in both scripts{type}.',
    '無此名稱。已試：以「{words}」比對所有名稱的繁簡各種寫法{type}。',
    '无此名称。已试：以“{words}”比对所有名称的繁简各种写法{type}。',
  ],
  among: [', among: {type}', '，類型：{type}', '，类型：{type}'],
});

const FIRST = 50;

/** Whom the library names: people, bodies and places, the most named first. */
export default function PeopleScreen() {
  const t = useText();
  const w = useWords();
  const label = useLabel();
  const { query } = usePlace();
  const shown = useShown(FIRST);
  useStepping();
  const asked = { q: query.get('q') ?? undefined, type: query.get('type') ?? undefined };
  const address = asks.people({ ...asked, limit: shown });
  const loaded = useData(address, { keep: true });
  const total = loaded.data?.total;
  useEffect(() => {
    if (total !== undefined) announce(t('found', { n: total }));
  }, [total]);
  const none = t('none', {
    words: asked.q ?? '',
    type: asked.type === undefined ? '' : t('among', { type: label('name', asked.type) }),
  });
  return (
    <>
      <ScreenHead
        title={w('people')}
        also={{ JSON: address, CSV: as(asks.people({ ...asked, limit: 1000 }), 'csv') }}
      />
      <Narrow>
        <Field name="q" label={t('part')} hint={t('partHint')} han />
        <Choice
          name="type"
          label={t('type')}
          of={[['', t('any')], ...['person', 'organisation', 'place'].map((one) => [one, label('name', one)] as const)]}
        />
      </Narrow>
      <Loading of={loaded}>
        {(answer) => (answer.items.length === 0 ? <Empty>{none}</Empty> : <List of={answer} asked={shown} />)}
      </Loading>
    </>
  );
}

function List({ of: { items, total }, asked }: { of: People; asked: number }) {
  const t = useText();
  const w = useWords();
  const label = useLabel();
  const language = useLanguage();
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('found', { n: total })}</h2>
      <Wide label={`${t('found', { n: total })} · ${w('table')}`}>
        <table class="people">
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('others')}</th>
              <th scope="col">{t('type')}</th>
              <th scope="col" class="n">
                {t('articles')}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => {
              const { name, lang } = nameIn(one, language);
              return (
                <tr key={one.id} data-step>
                  <th scope="row">
                    <Link href={one.link} class="han" lang={lang}>
                      <bdi>{name}</bdi>
                    </Link>
                  </th>
                  <td>
                    <ul class="names">
                      {otherNames(one, name).map((other) => (
                        <li key={other.name} lang={other.lang} class={other.lang === 'en' ? undefined : 'han'}>
                          <bdi>{other.name}</bdi>
                        </li>
                      ))}
                    </ul>
                  </td>
                  <td>{label('name', one.type)}</td>
                  <td class="n">{numberText(one.articles, language)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Wide>
      <More shown={items.length} total={total} asked={asked} />
    </section>
  );
}
