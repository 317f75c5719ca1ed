import { asks, type Corrections } from '../../api.ts';
import { useData } from '../../data.ts';
import { useDate } from '../../dates.ts';
import { useLabel } from '../../labels.ts';
import { Undo } from '../../parts/correct.tsx';
import type { Writing } from '../../parts/hand.tsx';
import { Link } from '../../parts/link.tsx';
import { More, useShown } from '../../parts/more.tsx';
import { Choice, Field, Narrow } from '../../parts/narrow.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { useStepping } from '../../parts/stepping.ts';
import { Wide } from '../../parts/wide.tsx';
import { to, usePlace } from '../../route.ts';
import { useWords, wordTable } from '../../words.ts';

const useText = wordTable({
  title: ['{n} {n|line|lines} in the log, the latest first', '記錄{n}條，由近及遠', '记录{n}条，由近及远'],
  none: ['Nobody has corrected anything yet.', '尚無校訂。', '尚无校订。'],
  action: ['What was said', '校訂', '校订'],
  about: ['Of what', '對象', '对象'],
  who: ['Who', '署名', '署名'],
  why: ['Why', '理由', '理由'],
  any: ['any', '全部', '全部'],
  withdrawn: ['undone', '已撤銷', '已撤销'],
  undo: ['Undo', '撤銷', '撤销'],
});

const ACTIONS = ['accept', 'reject', 'change', 'span', 'merge', 'split', 'verdict', 'withdraw'] as const;
const FIRST = 50;

export const logAddress = (query: URLSearchParams, limit = FIRST) =>
  asks.corrections({ action: query.get('action') ?? undefined, who: query.get('who') ?? undefined, limit });

/** Every correction, the latest first; what was undone stays in it. */
export function Log({ writing }: { writing: Writing }) {
  const t = useText();
  const label = useLabel();
  const { query } = usePlace();
  const shown = useShown(FIRST);
  useStepping();
  const loaded = useData(logAddress(query, shown), { keep: true });
  return (
    <>
      <Narrow>
        <Choice
          name="action"
          label={t('action')}
          of={[['', t('any')], ...ACTIONS.map((one) => [one, label('said', one)] as const)]}
        />
        <Field name="who" label={t('who')} />
      </Narrow>
      <Loading of={loaded}>
        {(answer) =>
          answer.items.length === 0 ? (
            <Empty>{t('none')}</Empty>
          ) : (
            <>
              <Lines of={answer} writing={writing} />
              <More shown={answer.items.length} total={answer.total} asked={shown} />
            </>
          )
        }
      </Loading>
    </>
  );
}

type Line = Corrections['items'][number];

function Lines({ of: { items, total }, writing }: { of: Corrections; writing: Writing }) {
  const t = useText();
  const w = useWords();
  const date = useDate();
  return (
    <section aria-labelledby="log">
      <h2 id="log">{t('title', { n: total })}</h2>
      <Wide label={t('title', { n: total })}>
        <table class="log roomy">
          <thead>
            <tr>
              <th scope="col">{w('date')}</th>
              <th scope="col">{t('who')}</th>
              <th scope="col">{t('action')}</th>
              <th scope="col">{t('about')}</th>
              <th scope="col">{t('why')}</th>
              <th scope="col">
                <span class="unseen">{t('undo')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((line) => (
              <tr key={line.uid} data-step class={line.withdrawn ? 'is-withdrawn' : undefined}>
                <td>
                  <time dateTime={line.at}>
                    {date(line.at.slice(0, 10))} <small>{line.at.slice(11, 16)} UTC</small>
                  </time>
                </td>
                <th scope="row">
                  <bdi>{line.who}</bdi>
                </th>
                <td>
                  <What line={line} />
                </td>
                <td>
                  <About line={line} />
                </td>
                <td>
                  <bdi>{line.why}</bdi>
                </td>
                <td>
                  {line.withdrawn ? (
                    <span class="tag">{t('withdrawn')}</span>
                  ) : line.change.action === 'withdraw' ? null : (
                    <Undo uid={line.uid} writing={writing} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

function What({ line: { change } }: { line: Line }) {
  const label = useLabel();
  const { field, value, quote, verdict } = change as Record<string, unknown>;
  return (
    <>
      {label('said', change.action)}
      {field === undefined ? null : (
        <>
          {' '}
          <code>{String(field)}</code> →{' '}
          <bdi class="han" lang="zh">
            {typeof value === 'string' ? value : JSON.stringify(value)}
          </bdi>
        </>
      )}
      {typeof quote === 'string' ? (
        <bdi class="han" lang="zh">
          {' '}
          {quote}
        </bdi>
      ) : null}
      {typeof verdict === 'string' ? ` ${label('verdict', verdict)}` : null}
    </>
  );
}

function About({ line: { id, quote, link, change } }: { line: Line }) {
  const { entity, into, as } = change as Record<string, unknown>;
  if (typeof entity === 'string')
    return (
      <>
        <Link href={to(['entities', entity])}>
          <bdi>{entity}</bdi>
        </Link>{' '}
        → <bdi>{String(into ?? as)}</bdi>
      </>
    );
  if (link === undefined)
    return (
      <bdi class="han" lang="zh">
        {quote ?? id ?? ''}
      </bdi>
    );
  return (
    <Link href={link} class="han" lang="zh">
      <bdi>{quote ?? id}</bdi>
    </Link>
  );
}
