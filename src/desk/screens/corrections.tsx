import { as } from '../api.ts';
import { Hand, useWriting } from '../parts/hand.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { useView, Views } from '../parts/views.tsx';
import { usePlace } from '../route.ts';
import { useWords, wordTable } from '../words.ts';
import { Doubted, doubtsAddress } from './corrections/doubted.tsx';
import { Log, logAddress } from './corrections/log.tsx';
import { Merge } from './corrections/merge.tsx';
import { Split } from './corrections/split.tsx';
import './entry.css';
import './people.css';
import './registers.css';
import './corrections.css';

const useText = wordTable({
  doubted: ['What is doubted most', '最存疑者', '最存疑者'],
  merge: ['Two names for one', '同一人或機構', '同一人或机构'],
  split: ['One name for two', '同名異者', '同名异者'],
  history: ['History', '沿革', '沿革'],
  lead: [
    'What a person says stands beside what the machine read, under a name, and can be undone. The page itself is never changed.',
    '人工校訂署名記錄，與機讀結果並存，可以撤銷；版面原文不變。',
    '人工校订署名记录，与机读结果并存，可以撤销；版面原文不变。',
  ],
});

const VIEWS = ['doubted', 'merge', 'split', 'history'] as const;

/** What people say of the record: what the machine doubts most to go through by keys, names to merge or to part, and the log. */
export default function CorrectionsScreen() {
  const t = useText();
  const w = useWords();
  const view = useView(VIEWS);
  const { query } = usePlace();
  const writing = useWriting();
  const address = view === 'doubted' ? doubtsAddress(query) : view === 'history' ? logAddress(query) : undefined;
  return (
    <>
      <ScreenHead
        title={w('corrections')}
        {...(address === undefined ? {} : { also: { JSON: address, CSV: as(address, 'csv') } })}
      />
      <p class="lead">{t('lead')}</p>
      <Hand of={writing} />
      <Views now={view} label={w('corrections')} of={VIEWS.map((name) => ({ name, title: t(name) }))} />
      {view === 'doubted' ? <Doubted writing={writing} /> : null}
      {view === 'merge' ? <Merge writing={writing} /> : null}
      {view === 'split' ? <Split writing={writing} /> : null}
      {view === 'history' ? <Log writing={writing} /> : null}
    </>
  );
}
