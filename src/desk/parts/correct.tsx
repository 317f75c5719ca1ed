import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Card } from '../api.ts';
import { useWords, wordTable } from '../words.ts';
import type { Writing } from './hand.tsx';

const useText = wordTable({
  change: ['Change', '更改', '更改'],
  field: ['Field', '欄位', '字段'],
  value: ['Value', '值', '值'],
  undo: ['Undo', '撤銷', '撤销'],
  json: [
    'lists and objects as JSON; empty removes the field',
    '列表與物件用 JSON；留空則移除',
    '列表与对象用 JSON；留空则移除',
  ],
});

/** Fields that are made from the words and are not changed by hand. */
const MADE = new Set(['kind', 'id', 'page', 'article', 'spans', 'quote', 'reader', 'confidence', 'review', 'entries']);

/** Says of a field of an entry that it should have another value. */
export function ChangeField({ card, writing }: { card: Card; writing: Writing }) {
  const t = useText();
  const entry = (card.entry ?? card.machine ?? {}) as Record<string, unknown>;
  const fields = Object.keys(entry).filter((field) => !MADE.has(field));
  const [field, setField] = useState(fields[0] ?? '');
  const [value, setValue] = useState(() => written(entry[fields[0] ?? '']));
  if (fields.length === 0) return null;
  const change = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    writing.write([{ action: 'change', id: card.id, field, value: readValue(value, entry[field]) }]);
  };
  return (
    <form class="row change-field" onSubmit={change}>
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
        <input
          value={value}
          class="han"
          title={t('json')}
          onInput={({ currentTarget }) => setValue(currentTarget.value)}
        />
      </label>
      <button type="submit">{t('change')}</button>
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
export function Undo({ uid, writing }: { uid: string; writing: Writing }) {
  const t = useText();
  const w = useWords();
  const [failed, setFailed] = useState(false);
  if (writing.writable !== true) return null;
  const undo = async () =>
    setFailed((await writing.write([{ action: 'withdraw', of: uid }])) === undefined && writing.who !== '');
  return (
    <button type="button" class="plain" onClick={undo}>
      {failed ? w('retry') : t('undo')}
    </button>
  );
}
