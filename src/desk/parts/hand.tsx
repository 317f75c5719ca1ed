import { useState } from 'preact/hooks';
import { asks, type Corrected, type Corrections, type NewCorrection } from '../api.ts';
import { ask, keepToken, problemOf, send, useData } from '../data.ts';
import { announce } from '../live.ts';
import { useTrouble } from '../problems.ts';
import { useWords, wordTable } from '../words.ts';

const useText = wordTable({
  who: ['Your name', '您的姓名', '您的姓名'],
  why: ['Why (may be left out)', '理由（可省略）', '理由（可省略）'],
  done: ['Written down.', '已記下。', '已记下。'],
  undone: ['Undone.', '已撤銷。', '已撤销。'],
  needName: ['A correction needs your name.', '校訂須署名。', '校订须署名。'],
  token: ['Token for writing', '寫入權杖', '写入令牌'],
  nothing: ['You have nothing to undo.', '您沒有可撤銷的校訂。', '您没有可撤销的校订。'],
});

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** What is said, without who says it. */
export type Said = Without<NewCorrection, 'who' | 'why'>;

/** Writes corrections under the reader's name, and knows what went wrong with the last. */
export interface Writing {
  readonly who: string;
  /** False where the library is open for reading only, undefined until that is known. */
  readonly writable: boolean | undefined;
  readonly problem: string;
  readonly needsToken: boolean;
  readonly why: string;
  setWho(name: string): void;
  setWhy(text: string): void;
  /** The uids of what was written; undefined where nothing was, and why stands in `problem`. `but`: see `forget`. */
  write(said: readonly Said[], but?: string): Promise<string[] | undefined>;
  /** Takes back what the reader wrote last and still counts: all lines that were written at once. */
  undoLast(but?: string): Promise<string[] | undefined>;
}

const NAME = 'chancery-name';
const NAME_FIELD = 'hand-name';

export function useWriting(): Writing {
  const t = useText();
  const trouble = useTrouble();
  const { data: front } = useData(asks.front());
  const [who, setWho] = useState(() => localStorage.getItem(NAME) ?? '');
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState('');
  const [needsToken, setNeedsToken] = useState(false);
  const failed = (error: unknown) => {
    const problem = problemOf(error);
    setNeedsToken(problem.status === 401);
    const { title, more } = trouble(problem);
    setProblem([title, more?.text].filter(Boolean).join(' '));
    return undefined;
  };
  const isNamed = () => {
    if (who.trim() !== '') return true;
    setProblem(t('needName'));
    document.getElementById(NAME_FIELD)?.focus();
    return false;
  };
  const write: Writing['write'] = async (said, but) => {
    if (!isNamed()) return undefined;
    const uids: string[] = [];
    try {
      for (const one of said) {
        const { corrections }: Corrected = await send({ ...one, who, ...(why === '' ? {} : { why }) }, but);
        uids.push(...corrections.map(({ uid }) => uid));
      }
    } catch (error) {
      return failed(error);
    }
    setProblem('');
    setNeedsToken(false);
    setWhy('');
    announce(t(said[0]?.action === 'withdraw' ? 'undone' : 'done'));
    return uids;
  };
  const undoLast: Writing['undoLast'] = async (but) => {
    if (!isNamed()) return undefined;
    const uids = await lastOf(who).catch(failed);
    if (uids?.length === 0) announce(t('nothing'));
    if (uids === undefined || uids.length === 0) return undefined;
    return write(
      uids.map((of) => ({ action: 'withdraw', of })),
      but,
    );
  };
  return {
    who,
    why,
    problem,
    needsToken,
    writable: front?.library.writable,
    setWhy,
    setWho(name) {
      localStorage.setItem(NAME, name);
      setWho(name);
    },
    write,
    undoLast,
  };
}

/** Lines of the log of one entry that come within so many milliseconds were written at once, such as a speaker's id and name. */
const AT_ONCE = 3000;

/** The lines of the log that someone wrote last and that still count. */
async function lastOf(who: string): Promise<string[]> {
  const { items } = await ask<Pick<Corrections, 'items'>>(asks.corrections({ who, limit: 100 }));
  const counting = items.filter(({ withdrawn, change }) => !withdrawn && change.action !== 'withdraw');
  const [last] = counting;
  return counting
    .filter(({ id, at, uid }) => uid === last.uid || (id === last.id && Date.parse(last.at) - Date.parse(at) < AT_ONCE))
    .map(({ uid }) => uid);
}

/** Who says it and why; a token where the server wants one; what went wrong. Or that the library may only be read. */
export function Hand({ of }: { of: Writing }) {
  const t = useText();
  const w = useWords();
  if (of.writable === false) return <p class="sheet quiet read-only">{w('readOnly')}</p>;
  return (
    <div class="hand stack no-print">
      <div class="row">
        <label>
          {t('who')}{' '}
          <input
            id={NAME_FIELD}
            value={of.who}
            autocomplete="name"
            maxLength={200}
            onInput={({ currentTarget }) => of.setWho(currentTarget.value)}
          />
        </label>
        <label>
          {t('why')}{' '}
          <input
            value={of.why}
            autocomplete="off"
            maxLength={1000}
            onInput={({ currentTarget }) => of.setWhy(currentTarget.value)}
          />
        </label>
        {of.needsToken ? (
          <label>
            {t('token')}{' '}
            <input
              type="password"
              autocomplete="off"
              onChange={({ currentTarget }) => keepToken(currentTarget.value)}
            />
          </label>
        ) : null}
      </div>
      {of.problem === '' ? null : (
        <p class="bad" role="alert">
          <bdi>{of.problem}</bdi>
        </p>
      )}
    </div>
  );
}
