import { as, asks, type Counterparts, type Profile } from '../../api.ts';
import { useData } from '../../data.ts';
import { useDate } from '../../dates.ts';
import { useLabel } from '../../labels.ts';
import { Link } from '../../parts/link.tsx';
import { More, useShown } from '../../parts/more.tsx';
import { Field, Narrow } from '../../parts/narrow.tsx';
import { Network } from '../../parts/network.tsx';
import { AlsoAs } from '../../parts/screen.tsx';
import { Section } from '../../parts/section.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { Wide } from '../../parts/wide.tsx';
import { to, usePlace } from '../../route.ts';
import { useLanguage } from '../../settings.ts';
import { numberText, useWords, wordTable } from '../../words.ts';

const useText = wordTable({
  picture: ['The {n} met most', '會晤最多的{n}個對象', '会晤最多的{n}个对象'],
  pictureNote: [
    'Thickness grows with the square root of the events both take part in; thin lines join those who met each other there. Circles are persons, squares bodies, diamonds places.',
    '線的粗細按共同參與事件數的平方根；細線連接在這些事件中互相會晤者。圓為人物，方為機構，菱形為地方。',
    '线的粗细按共同参与事件数的平方根；细线连接在这些事件中互相会晤者。圆为人物，方为机构，菱形为地方。',
  ],
  found: ['{n} {n|counterpart|counterparts}', '{n}個會晤對象', '{n}个会晤对象'],
  name: ['Name', '名稱', '名称'],
  type: ['Type', '類型', '类型'],
  events: ['Events', '事件', '事件'],
  kinds: ['Of which', '其中', '其中'],
  none: [
    'No event in which anyone else takes part. Tried: from {from} to {to}.',
    '沒有與他方共同參與的事件。已試：{from}至{to}。',
    '没有与他方共同参与的事件。已试：{from}至{to}。',
  ],
});

const FIRST = 30;
const DRAWN = 12;

/** Whom someone met: a picture of the most met, and a table of all. */
export function Met({ of }: { of: Profile }) {
  const t = useText();
  const w = useWords();
  const { query } = usePlace();
  const shown = useShown(FIRST);
  const asked = { from: query.get('from') ?? undefined, to: query.get('to') ?? undefined };
  const address = asks.counterparts(of.id, { ...asked, limit: shown });
  const loaded = useData(address, { keep: true });
  return (
    <>
      <Narrow>
        <Field name="from" label={w('from')} hint="2020-05" short />
        <Field name="to" label={w('to')} hint="2021" short />
      </Narrow>
      <AlsoAs also={{ JSON: address, CSV: as(asks.counterparts(of.id, { ...asked, limit: 1000 }), 'csv') }} />
      <Loading of={loaded}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty>{t('none', { from: asked.from ?? '…', to: asked.to ?? '…' })}</Empty>
          ) : (
            <div class="stack">
              <Picture of={of} met={answer} />
              <Table of={of} met={answer} />
              <More shown={answer.items.length} total={answer.total} asked={shown} />
            </div>
          )
        }
      </Loading>
    </>
  );
}

function Picture({ of, met }: { of: Profile; met: Counterparts }) {
  const t = useText();
  const items = met.items.slice(0, DRAWN);
  if (items.length < 2) return null;
  const title = t('picture', { n: items.length });
  return (
    <Section title={title}>
      <Network centre={of} of={{ items, links: met.links }} label={title} />
      <p>
        <small>{t('pictureNote')}</small>
      </p>
    </Section>
  );
}

function Table({ of, met: { items, total } }: { of: Profile; met: Counterparts }) {
  const t = useText();
  const w = useWords();
  const label = useLabel();
  const date = useDate();
  const language = useLanguage();
  return (
    <section aria-labelledby="met">
      <h2 id="met">{t('found', { n: total })}</h2>
      <Wide label={`${t('found', { n: total })} · ${w('table')}`}>
        <table class="roomy">
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('type')}</th>
              <th scope="col" class="n">
                {t('events')}
              </th>
              <th scope="col">{t('kinds')}</th>
              <th scope="col">{w('first')}</th>
              <th scope="col">{w('latest')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.id} data-step>
                <th scope="row" class="met-name">
                  <Link href={one.link} class="han" lang="zh">
                    <bdi>{one.name}</bdi>
                  </Link>
                </th>
                <td>{label('name', one.type)}</td>
                <td class="n">
                  <Link href={to(['chronology'], { with: [of.id, one.id] })}>{numberText(one.count, language)}</Link>
                </td>
                <td>
                  <small>
                    {Object.entries(one.byType)
                      .sort((a, b) => b[1] - a[1])
                      .slice(0, 4)
                      .map(([type, n]) => `${label('event', type)} ${n}`)
                      .join(' · ')}
                  </small>
                </td>
                <td class="day">{one.firstSeen === undefined ? '—' : date(one.firstSeen)}</td>
                <td class="day">
                  <Link href={one.latest.link}>{one.lastSeen === undefined ? w('undated') : date(one.lastSeen)}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
