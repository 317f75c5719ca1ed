import { useEffect, useRef, useState } from 'preact/hooks';
import { asks, type Doubts } from '../../api.ts';
import { prefetch, useData } from '../../data.ts';
import { useKeys } from '../../keys.ts';
import { LAYERS, useLabel } from '../../labels.ts';
import { announce } from '../../live.ts';
import { useNote } from '../../notes.ts';
import { CiteLine } from '../../parts/cite-line.tsx';
import { ChangeField } from '../../parts/correct.tsx';
import { EntryWords } from '../../parts/entry-words.tsx';
import type { Said, Writing } from '../../parts/hand.tsx';
import { Judge } from '../../parts/judge.tsx';
import { Link } from '../../parts/link.tsx';
import { Choice, Field, Narrow } from '../../parts/narrow.tsx';
import { Note } from '../../parts/note.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { WordsIn } from '../../parts/words-in.tsx';
import { go, to, usePlace, withQuery } from '../../route.ts';
import { useWords, wordTable } from '../../words.ts';

const useText = wordTable({
  kind: ['Kind', '類別', '类别'],
  any: ['any', '全部', '全部'],
  joins: ['How articles were put together', '文章拼接', '文章拼接'],
  found: [
    '{n} {n|doubt|doubts} in {looked} {looked|article|articles}',
    '{looked}篇文章中有{n}處存疑',
    '{looked}篇文章中有{n}处存疑',
  ],
  on: ['Further articles', '其餘文章', '其余文章'],
  none: ['Nothing is doubted here.', '此範圍內無存疑。', '此范围内无存疑。'],
  chance: ['about {n} in 100 such are right', '此類約{n}%正確', '此类约{n}%正确'],
  record: ['Record', '記錄', '记录'],
  page: ['Page', '版面', '版面'],
  pageNote: [
    'It is about the page, not about an entry: look at it on its page.',
    '此疑涉及版面拼接，不屬單條記錄，請在版面上查看。',
    '此疑涉及版面拼接，不属单条记录，请在版面上查看。',
  ],
  accept: ['accepted', '已確認', '已确认'],
  reject: ['rejected', '已否定', '已否定'],
  span: ['other words', '已改範圍', '已改范围'],
  change: ['changed', '已更改', '已更改'],
  field: ['Another field', '其他欄位', '其他字段'],
});

type Doubtful = Doubts['items'][number];
type Outcome = 'accept' | 'reject' | 'span' | 'change';

/** Doubts at a time. */
const MOST = 50;

export const doubtsAddress = (query: URLSearchParams) =>
  asks.doubts({
    kind: query.get('kind') ?? undefined,
    outlet: query.get('outlet') ?? undefined,
    from: query.get('from') ?? undefined,
    to: query.get('to') ?? undefined,
    cursor: query.get('cursor') ?? undefined,
    limit: MOST,
  });

/** What the machine doubts most first; the one that is looked at is open, with everything that can be said of it. */
export function Doubted({ writing }: { writing: Writing }) {
  const t = useText();
  const w = useWords();
  const label = useLabel();
  const { query } = usePlace();
  const loaded = useData(doubtsAddress(query), { keep: true });
  return (
    <>
      <Narrow drop={['at']}>
        <Choice
          name="kind"
          label={t('kind')}
          of={[['', t('any')], ['article', t('joins')], ...LAYERS.map((kind) => [kind, label('kind', kind)] as const)]}
        />
        <Field name="outlet" label={w('outlet')} han />
        <Field name="from" label={w('from')} hint="2020-05" short />
        <Field name="to" label={w('to')} hint="2021" short />
      </Narrow>
      <Loading of={loaded}>
        {(answer) =>
          answer.items.length === 0 ? (
            <>
              <Empty>{t('none')}</Empty>
              <Further next={answer.next} />
            </>
          ) : (
            <Queue doubts={answer} writing={writing} />
          )
        }
      </Loading>
    </>
  );
}

/** What names a doubt in the address; several doubts may be about one article. */
const nameOf = ({ id, what, code, spans }: Doubtful) => (what === 'entry' ? id : `${id}~${code}~${spans[0]?.[0] ?? 0}`);

function Queue({ doubts, writing }: { doubts: Doubts; writing: Writing }) {
  const told = useNote();
  const t = useText();
  const w = useWords();
  const place = usePlace();
  const address = doubtsAddress(place.query);
  const [done, setDone] = useState<ReadonlyMap<string, { outcome: Outcome; uids: readonly string[] }>>(new Map());
  const { items, looked, next, total } = doubts;
  const named = items.findIndex((one) => nameOf(one) === place.query.get('at'));
  const at = Math.max(0, named);
  const open = (n: number) => {
    const one = items[Math.min(items.length - 1, Math.max(0, n))];
    go(withQuery(place, { at: nameOf(one) }), { replace: true });
    announce(`${n + 1}/${items.length}: ${one.quote === '' ? told(one.note).text : one.quote}`);
  };
  useKeys([
    { key: 'j', label: w('next'), run: () => open(at + 1) },
    { key: 'k', label: w('previous'), run: () => open(at - 1) },
    { key: 'o', label: t('record'), run: () => go(placeOf(items[at])) },
  ]);
  useEffect(() => {
    const following = items[at + 1];
    if (following?.what === 'entry') prefetch(asks.entry(following.id));
  }, [items, at]);
  const note = (one: Doubtful) => (said: readonly Said[], uids: readonly string[]) => {
    const now = new Map(done).set(nameOf(one), { outcome: said[0].action as Outcome, uids });
    setDone(now);
    const following = items.findIndex((other, i) => i > at && !now.has(nameOf(other)));
    if (following >= 0) open(following);
  };
  /** Takes back what was done last here, and goes to it; else what the log has last. */
  const undo = async () => {
    const last = [...done].at(-1);
    if (last === undefined) return void (await writing.undoLast(address));
    const [name, { uids }] = last;
    const said = uids.toReversed().map((of) => ({ action: 'withdraw' as const, of }));
    if ((await writing.write(said, address)) === undefined) return;
    setDone(new Map([...done].slice(0, -1)));
    open(items.findIndex((one) => nameOf(one) === name));
  };
  return (
    <>
      <h2 class="count">{t('found', { n: total, looked })}</h2>
      <ol class="doubted">
        {items.map((one, i) => (
          <Row
            key={nameOf(one)}
            of={one}
            isOpen={i === at}
            wantsFocus={i === named}
            outcome={done.get(nameOf(one))?.outcome}
            href={withQuery(place, { at: nameOf(one) })}
          >
            {i !== at ? null : one.what === 'entry' ? (
              <OpenEntry id={one.id} writing={writing} but={address} onDone={note(one)} onUndo={undo} />
            ) : (
              <p class="row">
                <span class="quiet">{t('pageNote')}</span>
                <Link href={placeOf(one)}>{t('page')}</Link>
              </p>
            )}
          </Row>
        ))}
      </ol>
      <Further next={next} />
    </>
  );
}

/** An entry's record, or the page that an article stands on. */
const placeOf = ({ what, id, source }: Doubtful): string =>
  what === 'entry' ? to(['entries', id]) : to(['pages', source.page], { article: source.article });

function Row({ of, isOpen, wantsFocus, outcome, href, children }: RowProps) {
  const t = useText();
  const label = useLabel();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isOpen || !wantsFocus) return;
    row.current?.querySelector<HTMLElement>('.doubt-open')?.focus({ preventScroll: true });
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, wantsFocus]);
  const { what, kind, confidence, note, sentence, at, source, link } = of;
  return (
    <li ref={row} class={`sheet doubt k-${kind}${isOpen ? ' is-open' : ''}${outcome ? ' is-done' : ''}`}>
      <p class="row">
        <Link href={href} replace class="doubt-open" current={isOpen ? 'true' : undefined}>
          <span class="card-kind">{label('kind', kind)}</span>
          {what === 'entry' ? t('chance', { n: Math.round(confidence * 100) }) : <Note of={note} />}
        </Link>
        {outcome === undefined ? null : <span class="tag status-accepted">{t(outcome)}</span>}
        <small class="doubt-cite">
          <CiteLine source={source} link={link} />
        </small>
      </p>
      {sentence === '' ? null : (
        <blockquote class="han" lang={source.lang}>
          <WordsIn text={sentence} at={at} />
        </blockquote>
      )}
      {children}
    </li>
  );
}

interface RowProps {
  readonly of: Doubtful;
  readonly isOpen: boolean;
  readonly wantsFocus: boolean;
  readonly outcome: Outcome | undefined;
  readonly href: string;
  readonly children?: preact.ComponentChildren;
}

function OpenEntry({ id, writing, but, onDone, onUndo }: OpenEntryProps) {
  const t = useText();
  const loaded = useData(asks.entry(id));
  return (
    <Loading of={loaded}>
      {(card) => {
        const entry = card.entry ?? card.machine;
        return (
          <div class="stack doubt-inside">
            {entry === undefined ? null : (
              <p>
                <EntryWords entry={entry} lang={card.source.lang} />
              </p>
            )}
            <Judge card={card} writing={writing} but={but} onDone={onDone} onUndo={onUndo} />
            {writing.writable === true ? (
              <details class="no-print">
                <summary>{t('field')}</summary>
                <ChangeField key={id} card={card} writing={writing} />
              </details>
            ) : null}
            <Link href={to(['entries', id])}>{t('record')}</Link>
          </div>
        );
      }}
    </Loading>
  );
}

interface OpenEntryProps {
  readonly id: string;
  readonly writing: Writing;
  readonly but: string;
  readonly onDone: (said: readonly Said[], uids: readonly string[]) => void;
  readonly onUndo: () => void;
}

function Further({ next }: { next: string | undefined }) {
  const t = useText();
  const place = usePlace();
  if (next === undefined) return null;
  return (
    <p class="no-print">
      <Link href={withQuery(place, { cursor: next, at: undefined })}>{t('on')}</Link>
    </p>
  );
}
