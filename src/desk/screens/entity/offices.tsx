import { asks, type Office, type Profile } from '../../api.ts';
import { useData } from '../../data.ts';
import { useDate } from '../../dates.ts';
import { daysOf } from '../../days.ts';
import { Link } from '../../parts/link.tsx';
import { Section } from '../../parts/section.tsx';
import { Loading } from '../../parts/states.tsx';
import { Wide } from '../../parts/wide.tsx';
import { useLanguage } from '../../settings.ts';
import { numberText, useWords, wordTable } from '../../words.ts';

const useText = wordTable({
  title: ['Offices as printed, over time', '歷來刊印的職務', '历来刊印的职务'],
  office: ['Office', '職務', '职务'],
  body: ['Of', '所屬', '所属'],
  span: ['From first to latest', '首見至最近', '首见至最近'],
  bar: ['{from} to {to}', '{from}至{to}', '{from}至{to}'],
  articles: ['Articles', '文章', '文章'],
  looked: [
    'Counted over {looked} of the {n} articles that name it, spread evenly over the time.',
    '按時間均勻抽看{n}篇文章中的{looked}篇統計。',
    '按时间均匀抽看{n}篇文章中的{looked}篇统计。',
  ],
  none: ['No office is printed beside the name.', '名稱旁未刊印職務。', '名称旁未刊印职务。'],
});

/** Offices that few articles print stand behind these. */
const FEW = 14;

/** Offices as the papers printed them beside the name: from when to when, with the first and the latest words. */
export function Offices({ of }: { of: Profile }) {
  const t = useText();
  const loaded = useData(asks.offices(of.id));
  return (
    <Section title={t('title')}>
      <Loading of={loaded}>
        {({ items, looked, articles }) =>
          items.length === 0 ? (
            <p class="quiet">{t('none')}</p>
          ) : (
            <>
              <Table of={items} />
              {looked < articles ? (
                <p>
                  <small>{t('looked', { looked, n: articles })}</small>
                </p>
              ) : null}
            </>
          )
        }
      </Loading>
    </Section>
  );
}

function Table({ of }: { of: readonly Office[] }) {
  const t = useText();
  const w = useWords();
  const shown = [...of].sort((a, b) => b.count - a.count).slice(0, FEW);
  const rest = of.filter((one) => !shown.includes(one));
  const inOrder = of.filter((one) => shown.includes(one));
  const days = of.flatMap(({ firstSeen, lastSeen }) =>
    [firstSeen, lastSeen].flatMap((day) => (day && daysOf(day)) || []),
  );
  const range = [Math.min(...days), Math.max(...days)] as const;
  return (
    <>
      <Wide label={`${t('title')} · ${w('table')}`}>
        <Rows of={inOrder} range={range} />
      </Wide>
      {rest.length === 0 ? null : (
        <details class="twin">
          <summary>
            {w('more')} ({rest.length})
          </summary>
          <Wide label={`${t('title')} · ${w('table')}`}>
            <Rows of={rest} range={range} />
          </Wide>
        </details>
      )}
    </>
  );
}

function Rows({ of, range }: { of: readonly Office[]; range: readonly [number, number] }) {
  const t = useText();
  const w = useWords();
  const date = useDate();
  const language = useLanguage();
  return (
    <table class="offices roomy">
      <thead>
        <tr>
          <th scope="col">{t('office')}</th>
          <th scope="col">{t('body')}</th>
          <th scope="col" class="office-span">
            {t('span')}
          </th>
          <th scope="col">{w('first')}</th>
          <th scope="col">{w('latest')}</th>
          <th scope="col" class="n">
            {t('articles')}
          </th>
        </tr>
      </thead>
      <tbody>
        {of.map((one) => (
          <tr key={`${one.title} ${one.affiliation ?? ''}`}>
            <th scope="row" class="han" lang={one.first.source.lang}>
              <bdi>{one.title}</bdi>
            </th>
            <td class="han" lang={one.first.source.lang}>
              <bdi>{one.affiliation}</bdi>
            </td>
            <td>
              <Span of={one} range={range} />
            </td>
            <td class="day">
              <Link href={one.first.link}>{one.firstSeen === undefined ? w('undated') : date(one.firstSeen)}</Link>
            </td>
            <td class="day">
              <Link href={one.latest.link}>{one.lastSeen === undefined ? w('undated') : date(one.lastSeen)}</Link>
            </td>
            <td class="n">{numberText(one.count, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Span({ of: { firstSeen, lastSeen }, range: [from, to] }: { of: Office; range: readonly [number, number] }) {
  const t = useText();
  const date = useDate();
  const [first, last] = [firstSeen && daysOf(firstSeen)?.[0], lastSeen && daysOf(lastSeen)?.[1]];
  if (!first) return null;
  const width = Math.max(1, to - from);
  const end = last || first;
  const x = Math.min(990, ((first - from) / width) * 1000);
  return (
    <svg
      class="office-bar"
      viewBox="0 0 1000 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={t('bar', { from: date(firstSeen ?? ''), to: date(lastSeen ?? firstSeen ?? '') })}
    >
      <line x1="0" x2="1000" y1="5" y2="5" />
      <rect x={x} y="1" width={Math.max(10, ((end - first) / width) * 1000)} height="8" />
    </svg>
  );
}
