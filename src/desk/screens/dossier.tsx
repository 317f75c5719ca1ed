import { useState } from 'preact/hooks';
import { asks } from '../api.ts';
import { useData } from '../data.ts';
import { useDate } from '../dates.ts';
import { type Kept, readDossier, writeDossier } from '../dossier.ts';
import { CiteLine } from '../parts/cite-line.tsx';
import { CopyButton, STYLES, type Style, useStyle } from '../parts/citing.tsx';
import { EntryWords } from '../parts/entry-words.tsx';
import { ScreenHead } from '../parts/screen.tsx';
import { Empty, Failure } from '../parts/states.tsx';
import { useStepping } from '../parts/stepping.ts';
import { WordsIn } from '../parts/words-in.tsx';
import { to } from '../route.ts';
import { wordTable } from '../words.ts';
import './dossier.css';

const useText = wordTable({
  title: ['Dossier', '卷宗', '卷宗'],
  lead: [
    'Passages that you put aside, kept in this browser alone. It prints as a report.',
    '您擱置的段落，只存於此瀏覽器，可列印成報告。',
    '您搁置的段落，只存于此浏览器，可打印成报告。',
  ],
  empty: [
    'Nothing is put aside yet. “Add to the dossier” stands on every record.',
    '尚無段落。每條記錄上都有「加入卷宗」。',
    '尚无段落。每条记录上都有“加入卷宗”。',
  ],
  note: ['Note', '附註', '附注'],
  copyAll: ['Copy all citations', '複製全部引文', '复制全部引文'],
  print: ['Print', '列印', '打印'],
  style: ['Style', '格式', '格式'],
  up: ['Move up', '上移', '上移'],
  remove: ['Take out', '移出', '移出'],
  kept: ['put aside on {date}', '{date}擱置', '{date}搁置'],
});

/** The passages that a reader put aside, with notes and citations, ready to print. */
export default function DossierScreen() {
  const t = useText();
  const [kept, setKept] = useState(readDossier);
  const [style, setStyle] = useStyle();
  const [citations, setCitations] = useState<Readonly<Record<string, string>>>({});
  const change = (next: readonly Kept[]) => {
    writeDossier(next);
    setKept([...next]);
  };
  useStepping();
  if (kept.length === 0)
    return (
      <>
        <ScreenHead title={t('title')} />
        <Empty>{t('empty')}</Empty>
      </>
    );
  return (
    <>
      <ScreenHead title={t('title')} />
      <p class="lead no-print">{t('lead')}</p>
      <div class="row no-print">
        <label>
          {t('style')}{' '}
          <select value={style} onChange={({ currentTarget }) => setStyle(currentTarget.value as Style)}>
            {Object.entries(STYLES).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <CopyButton text={kept.map(({ id }) => citations[id] ?? '').join('\n')} label={t('copyAll')} />
        <button type="button" onClick={() => print()}>
          {t('print')}
        </button>
      </div>
      <ol class="dossier">
        {kept.map((one, i) => (
          <Passage
            key={one.id}
            kept={one}
            style={style}
            onCitation={(text) =>
              setCitations((before) => (before[one.id] === text ? before : { ...before, [one.id]: text }))
            }
            onNote={(note) => change(kept.with(i, { ...one, note }))}
            onUp={i === 0 ? undefined : () => change(kept.with(i, kept[i - 1]).with(i - 1, one))}
            onRemove={() => change(kept.filter((other) => other !== one))}
          />
        ))}
      </ol>
    </>
  );
}

function Passage({ kept, style, onCitation, onNote, onUp, onRemove }: PassageProps) {
  const t = useText();
  const date = useDate();
  const card = useData(asks.entry(kept.id));
  const { data: citation } = useData(asks.citation(kept.id, style), { keep: true });
  if (citation !== undefined) onCitation(citation.text);
  const entry = card.data?.entry ?? card.data?.machine;
  return (
    <li class="sheet" data-step>
      {card.problem === undefined ? null : <Failure of={card} />}
      <blockquote class="han" lang={kept.lang}>
        {card.data?.sentence === undefined ? (
          kept.quote
        ) : (
          <WordsIn text={card.data.sentence.text} at={card.data.sentence.at} />
        )}
      </blockquote>
      {card.data === undefined || entry === undefined ? null : (
        <>
          <p>
            <EntryWords entry={entry} lang={card.data.source.lang} />
          </p>
          <small>
            <CiteLine source={card.data.source} link={to(['entries', kept.id])} />
          </small>
        </>
      )}
      <p class="dossier-cite">{citation?.text}</p>
      <label class="dossier-note">
        <span>{t('note')}</span>
        <textarea
          rows={2}
          defaultValue={kept.note ?? ''}
          onChange={({ currentTarget }) => onNote(currentTarget.value)}
        />
      </label>
      {kept.note ? <p class="only-print">{kept.note}</p> : null}
      <p class="row no-print">
        <small>{t('kept', { date: date(kept.at.slice(0, 10)) })}</small>
        {onUp === undefined ? null : (
          <button type="button" class="plain" onClick={onUp}>
            {t('up')}
          </button>
        )}
        <button type="button" class="plain" onClick={onRemove}>
          {t('remove')}
        </button>
      </p>
    </li>
  );
}

interface PassageProps {
  readonly kept: Kept;
  readonly style: Style;
  readonly onCitation: (text: string) => void;
  readonly onNote: (note: string) => void;
  readonly onUp: (() => void) | undefined;
  readonly onRemove: () => void;
}
