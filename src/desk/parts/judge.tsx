import { useEffect, useState } from 'preact/hooks';
import type { Card } from '../api.ts';
import { useKeys } from '../keys.ts';
import { go, to } from '../route.ts';
import { wordTable } from '../words.ts';
import { ChooseSpeaker } from './choose-speaker.tsx';
import { ChooseWords } from './choose-words.tsx';
import type { Said, Writing } from './hand.tsx';
import './judge.css';

const useText = wordTable({
  accept: ['Right', '確認', '确认'],
  reject: ['Not so', '否定', '否定'],
  span: ['Other words', '改動原文範圍', '改动原文范围'],
  speaker: ['Other speaker', '更改說話者', '更改说话者'],
  merge: ['Same as another', '併入他名', '并入他名'],
  undo: ['Undo', '撤銷', '撤销'],
  cancel: ['Cancel', '取消', '取消'],
  judge: ['What is to be said of it', '校訂此條', '校订此条'],
});

export interface JudgeProps {
  readonly card: Card;
  readonly writing: Writing;
  /** See `forget` in data.ts. */
  readonly but?: string;
  /** After something was written. */
  readonly onDone?: (said: readonly Said[], uids: readonly string[]) => void;
  readonly onUndo?: () => void;
}

/** Everything that can be said of an entry, each by one button and one key. */
export function Judge({ card, writing, but, onDone, onUndo }: JudgeProps) {
  const t = useText();
  const [mode, setMode] = useState<'span' | 'speaker' | undefined>();
  useEffect(() => setMode(undefined), [card.id]);
  const write = async (...said: Said[]) => {
    const uids = await writing.write(said, but);
    if (uids === undefined) return;
    setMode(undefined);
    onDone?.(said, uids);
  };
  const { id } = card;
  // Several named at once are no one that could be merged.
  const merged = card.people.find(({ entity }) => !entity.id.includes('+'))?.entity.id;
  const undo = onUndo ?? (() => writing.undoLast(but));
  const acts: readonly Act[] = [
    { key: 'a', label: t('accept'), run: () => write({ action: 'accept', id }) },
    { key: 'r', label: t('reject'), run: () => write({ action: 'reject', id }) },
    { key: 's', label: t('span'), run: () => setMode('span'), isOpen: mode === 'span' },
    ...(card.kind === 'statement'
      ? [{ key: 'w', label: t('speaker'), run: () => setMode('speaker'), isOpen: mode === 'speaker' }]
      : []),
    ...(merged === undefined
      ? []
      : [{ key: 'm', label: t('merge'), run: () => go(to(['corrections'], { view: 'merge', entity: merged })) }]),
    { key: 'u', label: t('undo'), run: undo },
  ];
  const usable = writing.writable === true;
  useKeys(
    usable ? [...acts, ...(mode ? [{ key: 'Escape', label: t('cancel'), run: () => setMode(undefined) }] : [])] : [],
  );
  if (!usable) return null;
  return (
    <fieldset class="judge no-print">
      <legend class="unseen">{t('judge')}</legend>
      <div class="row">
        {acts.map(({ key, label, run, isOpen }) => (
          <button key={key} type="button" aria-pressed={isOpen} onClick={run}>
            {label} <kbd>{key}</kbd>
          </button>
        ))}
      </div>
      {mode === undefined ? null : (
        <div class="judge-panel stack">
          {mode === 'span' ? (
            <ChooseWords card={card} onChoose={(spans) => write({ action: 'span', id, spans })} />
          ) : (
            <ChooseSpeaker
              card={card}
              onChoose={({ entity, name }) =>
                write(
                  { action: 'change', id, field: 'speaker', value: entity },
                  { action: 'change', id, field: 'speakerName', value: name },
                )
              }
            />
          )}
          <button type="button" class="plain" onClick={() => setMode(undefined)}>
            {t('cancel')} <kbd>Esc</kbd>
          </button>
        </div>
      )}
    </fieldset>
  );
}

interface Act {
  readonly key: string;
  readonly label: string;
  readonly run: () => unknown;
  readonly isOpen?: boolean;
}
