import { type Instruments as Answer, as, asks, type Profile } from '../../api.ts';
import { useData } from '../../data.ts';
import { useDate } from '../../dates.ts';
import { useLabel } from '../../labels.ts';
import { Entities } from '../../parts/cite-line.tsx';
import { Link } from '../../parts/link.tsx';
import { More, useShown } from '../../parts/more.tsx';
import { Field, Narrow } from '../../parts/narrow.tsx';
import { AlsoAs } from '../../parts/screen.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { Wide } from '../../parts/wide.tsx';
import { usePlace } from '../../route.ts';
import { useWords, wordTable } from '../../words.ts';

const useText = wordTable({
  title: ['Title', '名稱', '名称'],
  type: ['Type', '類型', '类型'],
  parties: ['Parties', '各方', '各方'],
  steps: ['What was done', '經過', '经过'],
  found: ['{n} {n|instrument|instruments}', '{n}份文書', '{n}份文书'],
  none: [
    'It is party to no instrument here. Tried: “{title}” as a part of the title.',
    '沒有以其為一方的文書。已試：名稱含「{title}」。',
    '没有以其为一方的文书。已试：名称含“{title}”。',
  ],
  told: ['told {date}', '{date}報道', '{date}报道'],
});

const FIRST = 30;

/** Treaties and other documents that someone is party to, each with what was done to it. */
export function Instruments({ of }: { of: Profile }) {
  const t = useText();
  const { query } = usePlace();
  const shown = useShown(FIRST);
  const asked = { party: of.id, title: query.get('title') ?? undefined };
  const address = asks.instruments({ ...asked, limit: shown });
  const loaded = useData(address, { keep: true });
  return (
    <>
      <Narrow>
        <Field name="title" label={t('title')} han />
      </Narrow>
      <AlsoAs also={{ JSON: address, CSV: as(asks.instruments({ ...asked, limit: 1000 }), 'csv') }} />
      <Loading of={loaded}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty>{t('none', { title: asked.title ?? '' })}</Empty>
          ) : (
            <Table of={answer} asked={shown} />
          )
        }
      </Loading>
    </>
  );
}

function Table({ of: { items, total }, asked }: { of: Answer; asked: number }) {
  const t = useText();
  const w = useWords();
  const label = useLabel();
  const date = useDate();
  return (
    <section aria-labelledby="instruments">
      <h2 id="instruments">{t('found', { n: total })}</h2>
      <Wide label={`${t('found', { n: total })} · ${w('table')}`}>
        <table class="instruments-of roomy">
          <thead>
            <tr>
              <th scope="col">{t('title')}</th>
              <th scope="col">{t('type')}</th>
              <th scope="col">{t('parties')}</th>
              <th scope="col">{t('steps')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.id} data-step>
                <th scope="row">
                  <Link href={one.link} class="han" lang={one.source.lang}>
                    <bdi>{one.title}</bdi>
                  </Link>
                </th>
                <td>{label('instrument', one.type)}</td>
                <td>
                  <Entities of={one.parties} lang={one.source.lang} />
                </td>
                <td>
                  <ul>
                    {one.steps.map(({ action, date: day, told, count, tellings }, i) => (
                      <li key={i}>
                        {label('action', action)}{' '}
                        {day === undefined ? (told === undefined ? null : t('told', { date: date(told) })) : date(day)}{' '}
                        {tellings.length === 0 ? null : (
                          <small>
                            <Link href={tellings[0].link}>{w('tellings', { n: count })}</Link>
                          </small>
                        )}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <More shown={items.length} total={total} asked={asked} />
    </section>
  );
}
