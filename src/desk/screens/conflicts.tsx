import { useEffect } from 'preact/hooks';
import { as, asks, type Conflict } from '../api.ts';
import { useData } from '../data.ts';
import { useLabel } from '../labels.ts';
import { announce } from '../live.ts';
import { More, useShown } from '../parts/more.tsx';
import { Choice, Field, Narrow } from '../parts/narrow.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { usePlace } from '../route.ts';
import { useWords, wordTable } from '../words.ts';
import { ConflictFacts, ConflictLink, FILTERS, NotYet, Sides } from './conflicts/shown.tsx';

const useText = wordTable({
  lead: [
    'Passages that cannot all be right. Nobody is accused: each has harmless explanations, and a person decides.',
    '不可能同時成立的記載。並非指責：各有無害的解釋，由人判斷。',
    '不可能同时成立的记载。并非指责：各有无害的解释，由人判断。',
  ],
  type: ['About', '類型', '类型'],
  severity: ['Gravity', '輕重', '轻重'],
  status: ['Verdict', '判斷', '判断'],
  any: ['any', '全部', '全部'],
  standing: ['open or confirmed', '待判或已確認', '待判或已确认'],
  found: ['{n} {n|conflict|conflicts}', '{n}項矛盾', '{n}项矛盾'],
  none: [
    'No conflict. Tried, on every article{time}: figures of one sentence or measure, days of one event or signing, numbers of one occasion, sequences, extensions, names off by a character; of these {narrowed}.',
    '沒有矛盾。已試{time}所有文章：同句或同一指標的數字、同一事件或簽署的日期、同一場合的序次、序次先後、延期方式、一字之差的名稱；其中{narrowed}。',
    '没有矛盾。已试{time}所有文章：同句或同一指标的数字、同一事件或签署的日期、同一场合的序次、序次先后、延期方式、一字之差的名称；其中{narrowed}。',
  ],
  time: [' published {from} – {to}', '（{from}至{to}刊出）', '（{from}至{to}刊出）'],
});

const TYPES = ['magnitude', 'date', 'count', 'name', 'order', 'wording'] as const;
const VERDICTS = ['open', 'explained', 'confirmed', 'dismissed'] as const;
const FIRST = 30;

/** What cannot all be right in this library, the graver first: both passages side by side. */
export default function ConflictsScreen() {
  const t = useText();
  const w = useWords();
  const label = useLabel();
  const { query } = usePlace();
  const shown = useShown(FIRST);
  useStepping();
  const asked = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? undefined]));
  const address = asks.conflicts({ ...asked, limit: shown });
  const loaded = useData(address, { keep: true });
  const total = loaded.data?.total;
  useEffect(() => {
    if (total !== undefined) announce(t('found', { n: total }));
  }, [total]);
  return (
    <>
      <ScreenHead title={w('conflicts')} also={{ JSON: address, CSV: as(asks.conflicts(asked), 'csv') }} />
      <p class="lead">{t('lead')}</p>
      <Narrow>
        <Choice
          name="status"
          label={t('status')}
          of={[['', t('standing')], ['all', t('any')], ...VERDICTS.map((one) => [one, label('verdict', one)] as const)]}
        />
        <Choice
          name="type"
          label={t('type')}
          of={[['', t('any')], ...TYPES.map((one) => [one, label('conflict', one)] as const)]}
        />
        <Choice
          name="severity"
          label={t('severity')}
          of={[['', t('any')], ...(['major', 'minor'] as const).map((one) => [one, label('severity', one)] as const)]}
        />
        <Field name="from" label={w('from')} hint="2020-05" short />
        <Field name="to" label={w('to')} hint="2021" short />
      </Narrow>
      {loaded.problem !== undefined && loaded.data === undefined ? (
        <NotYet of={loaded} />
      ) : (
        <Loading of={loaded}>
          {({ items, total: all }) =>
            items.length === 0 ? (
              <Nothing query={query} />
            ) : (
              <>
                <h2 class="count">{t('found', { n: all })}</h2>
                <ol class="conflicts">
                  {items.map((one) => (
                    <Row key={one.id} of={one} query={query} />
                  ))}
                </ol>
                <More shown={items.length} total={all} asked={shown} />
              </>
            )
          }
        </Loading>
      )}
    </>
  );
}

function Row({ of, query }: { of: Conflict; query: URLSearchParams }) {
  return (
    <li class="sheet conflict" data-step>
      <div class="conflict-head">
        <h3>
          <ConflictLink of={of} query={query} />
        </h3>
        <ConflictFacts of={of} />
      </div>
      <Sides of={of} most={2} />
    </li>
  );
}

/** No conflict: what was looked for. */
function Nothing({ query }: { query: URLSearchParams }) {
  const t = useText();
  const label = useLabel();
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  const status = query.get('status') ?? '';
  const narrowed = [
    status === '' ? t('standing') : status === 'all' ? t('any') : label('verdict', status),
    label('conflict', query.get('type')),
    label('severity', query.get('severity')),
  ].filter((one) => one !== '');
  const time = from === '' && to === '' ? '' : t('time', { from: from || '…', to: to || '…' });
  return <Empty>{t('none', { time, narrowed: narrowed.join(', ') })}</Empty>;
}
