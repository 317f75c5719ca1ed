import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Card, NewCorrection } from '../api.ts';
import { keepToken, problemOf, send } from '../data.ts';
import { announce } from '../live.ts';
import { useWords, wordTable } from '../words.ts';

export const useCorrectWords = wordTable({
  who: ['Your name', '您的姓名', '您的姓名'],
  why: ['Why', '理由', '理由'],
  accept: ['Right', '確認', '确认'],
  reject: ['Not so', '否定', '否定'],
  change: ['Change', '更改', '更改'],
  field: ['Field', '欄位', '字段'],
  value: ['Value', '值', '值'],
  undo: ['Undo', '撤銷', '撤销'],
  done: ['Written down.', '已記下。', '已记下。'],
  needName: ['A correction needs your name.', '校訂須署名。', '校订须署名。'],
  token: ['Token for writing', '寫入權杖', '写入令牌'],
  title: ['Correct', '校訂', '校订'],
  json: ['lists and objects as JSON', '列表與物件用 JSON', '列表与对象用 JSON'],
});

const NAME = 'chancery-name';

/** The name that a reader's corrections carry, kept in this browser. */
export function useHand(): [string, (name: string) => void] {
  const [who, setWho] = useState(() => localStorage.getItem(NAME) ?? '');
  return [
    who,
    (name) => {
      localStorage.setItem(NAME, name);
      setWho(name);
    },
  ];
}

/** Fields that are made from the words and are not changed by hand. */
const MADE = new Set(['kind', 'id', 'page', 'article', 'spans', 'quote', 'reader', 'confidence', 'review', 'entries']);

/** Says of one entry that it is right, is not so, or should say something else. */
export function Correct({ card }: { card: Card }) {
  const t = useCorrectWords();
  const [who, setWho] = useHand();
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState('');
  const [needsToken, setNeedsToken] = useState(false);
  const entry = (card.entry ?? card.machine ?? {}) as Record<string, unknown>;
  const fields = Object.keys(entry).filter((field) => !MADE.has(field));
  const [field, setField] = useState(fields[0] ?? '');
  const [value, setValue] = useState(() => written(entry[fields[0] ?? '']));
  const write = async (what: Pick<NewCorrection, 'action'> & Record<string, unknown>) => {
    if (who.trim() === '') return setProblem(t('needName'));
    try {
      await send({ ...what, who, ...(why === '' ? {} : { why }) } as NewCorrection);
      setProblem('');
      announce(t('done'));
    } catch (error) {
      const { status, detail, title } = problemOf(error);
      setNeedsToken(status === 401);
      setProblem(detail ?? title);
    }
  };
  const change = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    write({ action: 'change', id: card.id, field, value: readValue(value, entry[field]) });
  };
  return (
    <form class="correct stack" onSubmit={change}>
      <div class="row">
        <label>
          {t('who')}{' '}
          <input value={who} autocomplete="name" onInput={({ currentTarget }) => setWho(currentTarget.value)} />
        </label>
        <label>
          {t('why')} <input value={why} onInput={({ currentTarget }) => setWhy(currentTarget.value)} />
        </label>
      </div>
      <div class="row">
        <button type="button" onClick={() => write({ action: 'accept', id: card.id })}>
          {t('accept')}
        </button>
        <button type="button" onClick={() => write({ action: 'reject', id: card.id })}>
          {t('reject')}
        </button>
        {fields.length === 0 ? null : (
          <>
            <label>
              {t('field')}{' '}
              <select
                value={field}
                onChange={({ currentTarget }) => {
                  setField(currentTarget.value);
                  setValue(written(entry[currentTarget.value]));
                }}
              >
                {fields.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </label>
            <label>
              {t('value')}{' '}
              <input value={value} title={t('json')} onInput={({ currentTarget }) => setValue(currentTarget.value)} />
            </label>
            <button type="submit">{t('change')}</button>
          </>
        )}
      </div>
      {needsToken ? (
        <label>
          {t('token')}{' '}
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

const written = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** What was typed, as the field's own sort of value; nothing removes the field. */
function readValue(text: string, before: unknown): unknown {
  if (text === '') return null;
  if (typeof before === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Takes an earlier correction back. */
export function Undo({ uid }: { uid: string }) {
  const t = useCorrectWords();
  const w = useWords();
  const [who] = useHand();
  const [failed, setFailed] = useState(false);
  const undo = () =>
    send({ action: 'withdraw', of: uid, who: who || '?' }).then(
      () => announce(t('done')),
      () => setFailed(true),
    );
  return (
    <button type="button" class="plain" onClick={undo}>
      {failed ? w('failed') : t('undo')}
    </button>
  );
}
