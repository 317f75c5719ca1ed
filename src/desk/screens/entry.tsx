import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { asks, type Card } from '../api.ts';
import { prefetch, useData } from '../data.ts';
import { useDate } from '../dates.ts';
import { useKeys } from '../keys.ts';
import { useLabel } from '../labels.ts';
import { CiteLine } from '../parts/cite-line.tsx';
import { Citing } from '../parts/citing.tsx';
import { ChangeField, Undo } from '../parts/correct.tsx';
import { DossierButton } from '../parts/dossier.tsx';
import { EntryWords } from '../parts/entry-words.tsx';
import { Han } from '../parts/han.tsx';
import { Hand, useWriting, type Writing } from '../parts/hand.tsx';
import { Judge } from '../parts/judge.tsx';
import { Link } from '../parts/link.tsx';
import { Note } from '../parts/note.tsx';
import { Replaced } from '../parts/replaced.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { Loading } from '../parts/states.tsx';
import { WordsIn } from '../parts/words-in.tsx';
import { go, to } from '../route.ts';
import type { ScreenProps } from '../screens.ts';
import { useWords, wordTable } from '../words.ts';
import './entry.css';

const useText = wordTable({
  inArticle: ['In its article', '在文章中', '在文章中'],
  onPage: ['On its page', '在版面上', '在版面上'],
  chain: ['Who says it, through whom', '出處鏈', '出处链'],
  told: ['not printed on the page', '版面未載', '版面未载'],
  dates: ['Dates', '日期', '日期'],
  written: ['as written', '原文', '原文'],
  resolved: ['as resolved', '推定', '推定'],
  anchor: ['against', '基準', '基准'],
  people: ['Named', '涉及', '涉及'],
  found: ['How it was found', '檢出方式', '检出方式'],
  rule: ['Rule', '規則', '规则'],
  lexicon: ['Lexicon lines', '詞表行', '词表行'],
  notFound: ['The present reader no longer finds it.', '目前的讀取程式已不再檢出。', '目前的读取程序已不再检出。'],
  confidence: ['{n} % sure', '把握{n}%', '把握{n}%'],
  fields: ['All fields', '全部欄位', '全部字段'],
  machine: ['As the machine read it', '機讀原樣', '机读原样'],
  history: ['History', '沿革', '沿革'],
  noHistory: ['Nobody has corrected it.', '尚無校訂。', '尚无校订。'],
  withdrawn: ['withdrawn', '已撤銷', '已撤销'],
  rejected: ['Rejected by {who}.', '{who}已否定。', '{who}已否定。'],
  nextEntry: ['Next entry', '下一條記錄', '下一条记录'],
  previousEntry: ['Previous entry', '上一條記錄', '上一条记录'],
  correct: ['Correct', '校訂', '校订'],
  field: ['Another field', '其他欄位', '其他字段'],
  conflicts: ['Conflicts', '矛盾', '矛盾'],
  paper: ['On paper: page {page}, {x} × {y} pt', '紙面：第{page}頁，{x} × {y} 點', '纸面：第{page}页，{x} × {y} 点'],
});

/** One entry: its words in full, who said them through whom, its dates, how it was found and what people said of it. */
export default function EntryScreen({ params }: ScreenProps) {
  const loaded = useData(asks.entry(params.id));
  return (
    <Loading of={loaded} whole>
      {(card) => <Shown key={card.id} card={card} />}
    </Loading>
  );
}

function Shown({ card }: { card: Card }) {
  const t = useText();
  const label = useLabel();
  const { source, previous, next } = card;
  const writing = useWriting();
  useKeys([
    { key: 'j', label: next ? t('nextEntry') : '', run: () => next && go(to(['entries', next])) },
    { key: 'k', label: previous ? t('previousEntry') : '', run: () => previous && go(to(['entries', previous])) },
    { key: 'o', label: t('inArticle'), run: () => go(passage(card)) },
  ]);
  useEffect(() => {
    for (const id of [next, previous]) if (id !== undefined) prefetch(asks.entry(id));
  }, [card]);
  const quote = (card.entry as { quote?: string } | undefined)?.quote ?? card.sentence?.text ?? '';
  const short = quote.length > 24 ? `${quote.slice(0, 24)}…` : quote;
  return (
    <article class="entry-card stack">
      <Replaced by={card.replacedBy} />
      <ScreenHead
        title={quote === '' ? label('kind', card.kind) : `${label('kind', card.kind)} · ${short}`}
        shown={
          <>
            {label('kind', card.kind)} {quote === '' ? null : <Han lang={source.lang}>{short}</Han>}
          </>
        }
        also={{ JSON: asks.entry(card.id) }}
      />
      <Words card={card} />
      <p class="row">
        <CiteLine source={source} link={passage(card)} />
        <Link href={passage(card)}>{t('inArticle')}</Link>
        <Link href={to(['pages', source.page], { article: source.article, entry: card.boxes && card.id })}>
          {t('onPage')}
        </Link>
        <DossierButton id={card.id} quote={quote} lang={source.lang} />
      </p>
      {writing.writable === false ? null : (
        <section class="sheet stack no-print" aria-label={t('correct')}>
          <Judge card={card} writing={writing} />
          <Hand of={writing} />
          {writing.writable === true ? (
            <details>
              <summary>{t('field')}</summary>
              <ChangeField key={card.id} card={card} writing={writing} />
            </details>
          ) : null}
        </section>
      )}
      <div class="entry-grid">
        <div class="stack">
          <Chain card={card} />
          <Dates card={card} />
          <People card={card} />
          <Conflicts card={card} />
          <Fields card={card} />
        </div>
        <div class="stack">
          <Citing id={card.id} link={card.link} />
          <Found card={card} />
          <History card={card} writing={writing} />
        </div>
      </div>
      <nav class="turn no-print" aria-label={`${t('previousEntry')} / ${t('nextEntry')}`}>
        {previous === undefined ? <span /> : <Link href={to(['entries', previous])}>← {t('previousEntry')}</Link>}
        {next === undefined ? <span /> : <Link href={to(['entries', next])}>{t('nextEntry')} →</Link>}
      </nav>
    </article>
  );
}

const passage = (card: Card): string => to(['articles', card.source.article ?? ''], { at: card.id });

function Words({ card: { kind, sentence, entry, machine, source, status, review } }: { card: Card }) {
  const t = useText();
  const label = useLabel();
  const shown = entry ?? machine;
  return (
    <div class={`sheet entry-words k-${kind}`}>
      <p class="row entry-kind">
        <span class="card-kind">{label('kind', kind)}</span>
        <span class={`tag status-${status}`}>{label('card', status)}</span>
        {status === 'rejected' && review !== undefined ? <small>{t('rejected', { who: review.by })}</small> : null}
      </p>
      {sentence === undefined ? null : (
        <blockquote class="han" lang={source.lang}>
          <span class="quiet">
            {sentence.cut.before ? '…' : ''}
            {sentence.before}
          </span>
          <WordsIn text={sentence.text} at={sentence.at} />
          <span class="quiet">
            {sentence.after}
            {sentence.cut.after ? '…' : ''}
          </span>
        </blockquote>
      )}
      {shown === undefined ? null : (
        <p class="entry-says">
          <EntryWords entry={shown} lang={source.lang} />
        </p>
      )}
    </div>
  );
}

/** Speaker, agencies, outlet: each with the words of the page that say so. */
function Chain({ card: { chain, source, id } }: { card: Card }) {
  const t = useText();
  const label = useLabel();
  if (chain.length === 0) return null;
  return (
    <Section title={t('chain')}>
      <ol class="chain">
        {chain.map(({ as, name, entity, words }, i) => (
          <li key={i}>
            <small>{label('chain', as)}</small>
            <span class="chain-name">
              {entity === undefined ? (
                <bdi class="han" lang={source.lang}>
                  {name}
                </bdi>
              ) : (
                <Link href={entity.link} class="han" lang={source.lang}>
                  <bdi>{name}</bdi>
                </Link>
              )}
            </span>
            {words === undefined ? (
              <small>{t('told')}</small>
            ) : (
              <Link href={to(['articles', source.article ?? ''], { at: id })} class="han quote" lang={source.lang}>
                <q>{words.quote}</q>
              </Link>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Dates({ card: { dates, source } }: { card: Card }) {
  const t = useText();
  const label = useLabel();
  const date = useDate();
  const w = useWords();
  if (dates.length === 0) return null;
  return (
    <Section title={t('dates')}>
      <table class="dates">
        <thead>
          <tr>
            <th scope="col">{w('date')}</th>
            <th scope="col">{t('written')}</th>
            <th scope="col">{t('resolved')}</th>
            <th scope="col">{t('anchor')}</th>
          </tr>
        </thead>
        <tbody>
          {dates.map(({ field, value, written, anchor, entry }, i) => (
            <tr key={i}>
              <th scope="row">{label('dateField', field)}</th>
              <td class="han" lang={source.lang}>
                {written === undefined ? (
                  '—'
                ) : entry === undefined ? (
                  <bdi>{written.quote}</bdi>
                ) : (
                  <Link href={to(['entries', entry])}>
                    <bdi>{written.quote}</bdi>
                  </Link>
                )}
              </td>
              <td>
                {date(value)} <small>{value}</small>
              </td>
              <td>{anchor === undefined ? '—' : date(anchor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function People({ card: { people, source } }: { card: Card }) {
  const t = useText();
  const label = useLabel();
  if (people.length === 0) return null;
  return (
    <Section title={t('people')}>
      <ul class="row">
        {people.map(({ role, entity }, i) => (
          <li key={i}>
            <Link href={entity.link} class="han" lang={source.lang}>
              <bdi>{entity.name}</bdi>
            </Link>{' '}
            <small>{label('role', role)}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Conflicts({ card: { conflicts } }: { card: Card }) {
  const t = useText();
  if (conflicts.length === 0) return null;
  return (
    <Section title={t('conflicts')}>
      <ul class="plain-list">
        {conflicts.map(({ id, link, note }) => (
          <li key={id}>
            <Link href={link}>
              <Note of={note} />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const HIDDEN = new Set(['kind', 'id', 'page', 'article', 'spans', 'reader', 'confidence', 'review']);

function Fields({ card: { entry, machine, source } }: { card: Card }) {
  const t = useText();
  const shown = entry ?? machine;
  if (shown === undefined) return null;
  return (
    <details class="sheet">
      <summary>{t('fields')}</summary>
      <FieldList of={shown} lang={source.lang} />
      {entry === undefined || machine === undefined ? null : (
        <>
          <h3>{t('machine')}</h3>
          <FieldList of={machine} lang={source.lang} />
        </>
      )}
    </details>
  );
}

function FieldList({ of, lang }: { of: object; lang: string }) {
  return (
    <dl class="fields">
      {Object.entries(of)
        .filter(([name]) => !HIDDEN.has(name))
        .map(([name, value]) => (
          <div key={name}>
            <dt lang="en">{name}</dt>
            <dd class="han" lang={lang}>
              <bdi>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Found({ card }: { card: Card }) {
  const t = useText();
  const { data: why } = useData(asks.why(card.id));
  return (
    <Section title={t('found')}>
      <p class="facts">
        <code>{card.reader}</code>
        <span>{t('confidence', { n: Math.round(card.confidence * 100) })}</span>
      </p>
      {why === undefined ? null : why.found ? (
        <dl class="fields">
          {why.rule === undefined ? null : (
            <div>
              <dt>{t('rule')}</dt>
              <dd>
                <code>{why.rule}</code>
              </dd>
            </div>
          )}
          {why.lines.length === 0 ? null : (
            <div>
              <dt>{t('lexicon')}</dt>
              <dd>
                {why.lines.map((line) => (
                  <code key={line} class="lexicon-line">
                    {line}
                  </code>
                ))}
              </dd>
            </div>
          )}
        </dl>
      ) : (
        <p class="quiet">{t('notFound')}</p>
      )}
    </Section>
  );
}

function History({ card: { history }, writing }: { card: Card; writing: Writing }) {
  const t = useText();
  const label = useLabel();
  const date = useDate();
  return (
    <Section title={t('history')}>
      {history.length === 0 ? <p class="quiet">{t('noHistory')}</p> : null}
      <ol class="plain-list">
        {history.map(({ uid, at, who, why, change, withdrawn }) => (
          <li key={uid}>
            <span class="facts">
              <time dateTime={at}>{date(at.slice(0, 10))}</time>
              <bdi>{who}</bdi>
              <span>
                {label('said', change.action)}
                {'field' in change ? ` ${String(change.field)} = ${JSON.stringify(change.value)}` : ''}
              </span>
              {withdrawn ? <span>{t('withdrawn')}</span> : <Undo uid={uid} writing={writing} />}
            </span>
            {why === '' ? null : <bdi>{why}</bdi>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="sheet stack">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
