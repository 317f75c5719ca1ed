import { useEffect, useState } from 'preact/hooks';
import { useKeys } from '../../keys.ts';
import type { Writing } from '../../parts/hand.tsx';
import { useStepping } from '../../parts/stepping.ts';
import { go, usePlace, withQuery } from '../../route.ts';
import { wordTable } from '../../words.ts';
import { Side } from './side.tsx';

const useText = wordTable({
  lead: [
    'Two names that mean one person or body. What names the first will be counted with the second.',
    '兩個名稱同屬一人或一機構：前者的記錄將併入後者。',
    '两个名称同属一人或一机构：前者的记录将并入后者。',
  ],
  one: ['This', '此名', '此名'],
  other: ['is the same as', '即', '即'],
  same: ['They are the same', '同屬一者', '同属一者'],
  swap: ['The other way round', '對調', '对调'],
  merged: ['Merged. What names either is one now.', '已合併。', '已合并。'],
  undo: ['Undo', '撤銷', '撤销'],
});

/** Two names of one person or body: found, seen side by side, and merged. */
export function Merge({ writing }: { writing: Writing }) {
  const t = useText();
  const place = usePlace();
  useStepping();
  const [done, setDone] = useState<string>();
  const entity = place.query.get('entity') ?? undefined;
  const into = place.query.get('into') ?? undefined;
  useEffect(() => setDone(undefined), [entity, into]);
  const ready = entity !== undefined && into !== undefined && entity !== into;
  const merge = async () => {
    if (!ready || done !== undefined) return;
    const uids = await writing.write([{ action: 'merge', entity, into }]);
    if (uids !== undefined) setDone(uids[0]);
  };
  const undo = async () => {
    if (done === undefined) return void (await writing.undoLast());
    if ((await writing.write([{ action: 'withdraw', of: done }])) !== undefined) setDone(undefined);
  };
  const swap = () => go(withQuery(place, { entity: into, into: entity }), { replace: true });
  const usable = writing.writable === true;
  useKeys(
    usable
      ? [
          { key: 'm', label: t('same'), run: merge },
          { key: 'x', label: t('swap'), run: swap },
          { key: 'u', label: t('undo'), run: undo },
        ]
      : [],
  );
  return (
    <>
      <p class="lead">{t('lead')}</p>
      <div class="merge">
        <Side title={t('one')} name="entity" />
        <Side title={t('other')} name="into" like={entity} />
      </div>
      {usable && ready ? (
        <p class="row no-print">
          {done === undefined ? (
            <>
              <button type="button" onClick={merge}>
                {t('same')} <kbd>m</kbd>
              </button>
              <button type="button" class="plain" onClick={swap}>
                {t('swap')} <kbd>x</kbd>
              </button>
            </>
          ) : (
            <>
              <span role="status">{t('merged')}</span>
              <button type="button" onClick={undo}>
                {t('undo')} <kbd>u</kbd>
              </button>
            </>
          )}
        </p>
      ) : null}
    </>
  );
}
