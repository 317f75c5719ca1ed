import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { asks, type Conflict, type Corrections, type Verdict } from '../api.ts';
import { keepToken, useData } from '../data.ts';
import { useKeys } from '../keys.ts';
import { useLabel } from '../labels.ts';
import { Undo } from '../parts/correct.tsx';
import { useWriting, type Writing } from '../parts/hand.tsx';
import { Link } from '../parts/link.tsx';
import { Note } from '../parts/note.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { Section } from '../parts/section.tsx';
import { Loading } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { go, usePlace } from '../route.ts';
import type { ScreenProps } from '../screens.ts';
import { useWords, wordTable } from '../words.ts';
import { AtOdds, ConflictFacts, FILTERS, NotYet, Sides, withFilters, wordsOf } from './conflicts/shown.tsx';

const useText = wordTable({
  all: ['All conflicts', '全部矛盾', '全部矛盾'],
  passages: ['Passages', '原文', '原文'],
  note: ['What the rule says', '規則說明', '规则说明'],
  innocent: ['Harmless explanations that fit', '可能的無害解釋', '可能的无害解释'],
  compare: ['Compare the articles in full', '全文比對', '全文比对'],
  verdict: ['Verdict', '判斷', '判断'],
  nobody: ['Nobody has judged this yet.', '尚無人判斷。', '尚无人判断。'],
  say: ['Write down', '記下', '记下'],
  who: ['Your name', '您的姓名', '您的姓名'],
  why: ['Reason', '理由', '理由'],
  whyHint: ['what settles it, and where that stands', '依據及其出處', '依据及其出处'],
  needWhy: ['A verdict needs a reason.', '判斷須有理由。', '判断须有理由。'],
  needVerdict: ['Choose a verdict.', '請選一項判斷。', '请选一项判断。'],
  token: ['Token for writing', '寫入權杖', '写入令牌'],
  history: ['Verdicts so far', '歷次判斷', '历次判断'],
  withdrawn: ['withdrawn', '已撤回', '已撤回'],
  next: ['Next conflict', '下一項矛盾', '下一项矛盾'],
  previous: ['Previous conflict', '上一項矛盾', '上一项矛盾'],
  nth: ['{n} of {of}', '第{n}項，共{of}項', '第{n}项，共{of}项'],
  choose: ['Verdict: {name}', '判斷：{name}', '判断：{name}'],
  explained: ['one of the explanations holds', '其中一種解釋成立', '其中一种解释成立'],
  confirmed: ['one passage is wrong', '確有一處有誤', '确有一处有误'],
  dismissed: ['the two do not speak of the same', '兩者所指不同', '两者所指不同'],
  open: ['not settled', '未有定論', '未有定论'],
});

const VERDICTS = ['explained', 'confirmed', 'dismissed', 'open'] as const;

/** One conflict: its passages side by side, the harmless explanations, and what people made of it and why. */
export default function ConflictScreen({ params: { id } }: ScreenProps) {
  const address = asks.conflict(id);
  const loaded = useData(address, { keep: true });
  useStepping();
  if (loaded.problem !== undefined && loaded.data === undefined) return <NotYet of={loaded} whole />;
  return (
    <Loading of={loaded} whole>
      {(conflict) => <Shown key={conflict.id} of={conflict} address={address} />}
    </Loading>
  );
}

function Shown({ of, address }: { of: Conflict; address: string }) {
  const t = useText();
  const label = useLabel();
  const { query } = usePlace();
  return (
    <div class="stack">
      <ScreenHead title={wordsOf(of).slice(0, 3).join(' ≠ ')} shown={<AtOdds of={of} />} also={{ JSON: address }}>
        <ConflictFacts of={of} />
      </ScreenHead>
      <Turn of={of} query={query} />
      <Section title={t('passages')}>
        <Sides of={of} />
        {of.compare === undefined ? null : (
          <p class="no-print">
            <Link href={of.compare} class="button">
              {t('compare')}
            </Link>
          </p>
        )}
      </Section>
      <div class="conflict-two">
        <section class="sheet stack">
          <h2>{t('note')}</h2>
          <p>
            <Note of={of.note} />
          </p>
          {of.innocent.length === 0 ? null : (
            <>
              <h3>{t('innocent')}</h3>
              <ul class="innocent">
                {of.innocent.map((one) => (
                  <li key={one}>{label('innocent', one)}</li>
                ))}
              </ul>
            </>
          )}
        </section>
        <Judging of={of} />
      </div>
    </div>
  );
}

/** The way to the conflicts before and after, in the list as it was narrowed. */
function Turn({ of, query }: { of: Conflict; query: URLSearchParams }) {
  const t = useText();
  const asked = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? undefined]));
  const { data } = useData(asks.conflicts({ ...asked, limit: 1000 }), { keep: true });
  const items = data?.items ?? [];
  const now = items.findIndex(({ id }) => id === of.id);
  const [previous, next] = [items[now - 1], now < 0 ? items[0] : items[now + 1]];
  const turn = (to: Conflict | undefined) => to !== undefined && go(withFilters(to.link, query));
  useKeys([
    { key: 'n', label: next === undefined ? '' : t('next'), run: () => turn(next) },
    { key: 'p', label: previous === undefined ? '' : t('previous'), run: () => turn(previous) },
  ]);
  return (
    <nav class="row conflict-turn no-print" aria-label={t('all')}>
      <Link href={withFilters('/conflicts', query)}>{t('all')}</Link>
      {now < 0 ? null : <span class="quiet">{t('nth', { n: now + 1, of: items.length })}</span>}
      {previous === undefined ? null : <Link href={withFilters(previous.link, query)}>← {t('previous')}</Link>}
      {next === undefined ? null : <Link href={withFilters(next.link, query)}>{t('next')} →</Link>}
    </nav>
  );
}

function Judging({ of }: { of: Conflict }) {
  const t = useText();
  const label = useLabel();
  const w = useWords();
  const writing = useWriting();
  const { data } = useData(asks.corrections({ action: 'verdict', limit: 1000 }), { keep: true });
  const lines = (data?.items ?? []).filter(({ change }) => change.conflict === of.id);
  return (
    <section class="sheet stack" aria-labelledby="judging">
      <h2 id="judging">{t('verdict')}</h2>
      {of.judged === undefined ? (
        <p class="quiet">{t('nobody')}</p>
      ) : (
        <p>
          <b>{label('verdict', of.verdict)}</b>: <bdi>{of.judged.why}</bdi>{' '}
          <small>
            <bdi>{of.judged.by}</bdi>, {of.judged.at.slice(0, 10)}
          </small>
        </p>
      )}
      {writing.writable === false ? (
        <p class="quiet">{w('readOnly')}</p>
      ) : (
        <VerdictForm id={of.id} now={of.judged === undefined ? undefined : of.verdict} writing={writing} />
      )}
      <History of={lines} writing={writing} />
    </section>
  );
}

function VerdictForm({ id, now, writing }: { id: string; now: Verdict | undefined; writing: Writing }) {
  const t = useText();
  const label = useLabel();
  const [verdict, setVerdict] = useState<Verdict | undefined>(now);
  const [missing, setMissing] = useState('');
  useEffect(() => setVerdict(now), [now]);
  useKeys(
    VERDICTS.map((one, i) => ({
      key: `${i + 1}`,
      label: t('choose', { name: label('verdict', one) }),
      run: () => {
        setVerdict(one);
        document.getElementById('verdict-why')?.focus();
      },
    })),
  );
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (verdict === undefined) return setMissing(t('needVerdict'));
    if (writing.why.trim() === '') {
      setMissing(t('needWhy'));
      return document.getElementById('verdict-why')?.focus();
    }
    setMissing('');
    await writing.write([{ action: 'verdict', conflict: id, verdict }]);
  };
  const problem = missing || writing.problem;
  return (
    <form class="stack verdict-form no-print" onSubmit={submit}>
      <fieldset>
        <legend class="unseen">{t('verdict')}</legend>
        {VERDICTS.map((one, i) => (
          <label key={one}>
            <input type="radio" name="verdict" value={one} checked={verdict === one} onChange={() => setVerdict(one)} />
            <span>
              {label('verdict', one)} <small>{t(one)}</small>
            </span>
            <span class="verdict-key" aria-hidden="true">
              {i + 1}
            </span>
          </label>
        ))}
      </fieldset>
      <label class="field">
        <span>{t('why')}</span>
        <textarea
          id="verdict-why"
          rows={2}
          value={writing.why}
          maxLength={4000}
          placeholder={t('whyHint')}
          onInput={({ currentTarget }) => writing.setWhy(currentTarget.value)}
        />
      </label>
      <div class="row">
        <label class="field">
          <span>{t('who')}</span>
          <input
            id="hand-name"
            value={writing.who}
            autocomplete="name"
            maxLength={200}
            onInput={({ currentTarget }) => writing.setWho(currentTarget.value)}
          />
        </label>
        <button type="submit">{t('say')}</button>
      </div>
      {writing.needsToken ? (
        <label class="field">
          <span>{t('token')}</span>
          <input type="password" autocomplete="off" onChange={({ currentTarget }) => keepToken(currentTarget.value)} />
        </label>
      ) : null}
      {problem === '' ? null : (
        <p class="bad" role="alert">
          <bdi>{problem}</bdi>
        </p>
      )}
    </form>
  );
}

/** Every verdict that was given, the latest first; what was withdrawn stays. */
function History({ of, writing }: { of: Corrections['items']; writing: Writing }) {
  const t = useText();
  const label = useLabel();
  if (of.length === 0) return null;
  return (
    <div>
      <h3>{t('history')}</h3>
      <ol class="verdicts">
        {of.map(({ uid, at, who, why, change, withdrawn }) => (
          <li key={uid} class={withdrawn ? 'quiet' : undefined}>
            <span>
              {label('verdict', String(change.verdict))}
              {why === '' ? null : (
                <>
                  : <bdi>{why}</bdi>
                </>
              )}{' '}
              <small>
                <bdi>{who}</bdi>, {at.slice(0, 10)}
                {withdrawn ? ` · ${t('withdrawn')}` : ''}
              </small>
            </span>
            {withdrawn ? null : <Undo uid={uid} writing={writing} />}
          </li>
        ))}
      </ol>
    </div>
  );
}
