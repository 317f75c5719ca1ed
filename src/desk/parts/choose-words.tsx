import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Article, asks, type Card } from '../api.ts';
import { useData } from '../data.ts';
import { sourceSpans } from '../places.ts';
import { wordTable } from '../words.ts';
import { Loading } from './states.tsx';

const useText = wordTable({
  how: [
    'Select the right words with the mouse, or move their ends with the arrow keys; then Enter.',
    '用滑鼠選取正確的文字，或以方向鍵移動起訖，再按 Enter。',
    '用鼠标选取正确的文字，或以方向键移动起讫，再按 Enter。',
  ],
  first: ['First character', '起', '起'],
  last: ['Last character', '訖', '讫'],
  save: ['These words', '以此為準', '以此为准'],
  none: ['Its words are not in the text of an article.', '其文字不在文章正文中。', '其文字不在文章正文中。'],
});

/** `[start, end)` into the source text of the page. */
type Spans = (readonly [number, number])[];

interface ChooseProps {
  readonly card: Card;
  readonly onChoose: (spans: Spans) => void;
}

/** Other words for an entry, chosen in the text of its article. */
export function ChooseWords({ card, onChoose }: ChooseProps) {
  const t = useText();
  const { page, article } = card.source;
  const inArticle = useData(article === undefined ? undefined : asks.article(article));
  const onPage = useData(asks.page(page));
  return (
    <Loading of={inArticle}>
      {(text) => (
        <Loading of={onPage}>
          {(source) => {
            const at = placeOf(text, card.id);
            if (at === undefined) return <p class="quiet">{t('none')}</p>;
            const choose = ([start, end]: Range) => onChoose(sourceSpans(text, source.text, start, end));
            return <Choosing article={text} at={at} onChoose={choose} />;
          }}
        </Loading>
      )}
    </Loading>
  );
}

/** `[start, end)` into the rebuilt text. */
type Range = readonly [start: number, end: number];

function placeOf(article: Article, id: string): Range | undefined {
  const at = article.entries.find((entry) => entry.id === id)?.at ?? [];
  return at.length === 0 ? undefined : [at[0][0], at[at.length - 1][1]];
}

/** Sentences shown on either side of those that the words stand in. */
const AROUND = 1;

function Choosing({ article, at, onChoose }: { article: Article; at: Range; onChoose: (at: Range) => void }) {
  const t = useText();
  const { lang } = article.source;
  const [[start, end], setRange] = useState(at);
  const box = useRef<HTMLParagraphElement>(null);
  const lastEnd = useRef<HTMLInputElement>(null);
  const [from, to] = useMemo(() => around(article, at), [article, at]);
  useEffect(() => {
    lastEnd.current?.focus({ preventScroll: true });
    lastEnd.current?.form?.scrollIntoView({ block: 'nearest' });
  }, []);
  const take = () => {
    const chosen = selected(box.current);
    if (chosen === undefined) return;
    setRange([from + chosen[0], from + chosen[1]]);
    getSelection()?.removeAllRanges();
    lastEnd.current?.focus();
  };
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onChoose([start, end]);
  };
  const words = article.text.slice(start, end);
  return (
    <form class="choose-words" onSubmit={submit}>
      <p class="quiet">{t('how')}</p>
      <p ref={box} class="choose-text han" lang={lang} onMouseUp={take} onTouchEnd={take}>
        {article.text.slice(from, start)}
        <mark class="mark-words">{words}</mark>
        {article.text.slice(end, to)}
      </p>
      <div class="choose-ends">
        <End
          label={t('first')}
          value={start}
          min={from}
          max={end - 1}
          says={words.slice(0, 8)}
          onMove={(value) => setRange([value, end])}
        />
        <End
          label={t('last')}
          value={end}
          min={start + 1}
          max={to}
          says={words.slice(-8)}
          onMove={(value) => setRange([start, value])}
          input={lastEnd}
        />
      </div>
      <button type="submit">
        {t('save')} <kbd>Enter</kbd>
      </button>
    </form>
  );
}

/** One end of the words: a slider, a character a step. */
function End({ label, value, min, max, says, onMove, input }: EndProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        ref={input}
        type="range"
        min={min}
        max={max}
        value={value}
        aria-valuetext={says}
        onInput={({ currentTarget }) => onMove(Number(currentTarget.value))}
        onKeyDown={(event) => event.key.startsWith('Arrow') && event.stopPropagation()}
      />
    </label>
  );
}

interface EndProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** The words at this end, for those who cannot see them. */
  readonly says: string;
  readonly onMove: (value: number) => void;
  readonly input?: { current: HTMLInputElement | null };
}

/** The sentences around a place, as a part of the rebuilt text. */
function around({ text, sentences }: Article, [start, end]: Range): Range {
  const first = sentences.findLastIndex((at) => at <= start);
  const after = sentences.findIndex((at) => at >= end);
  return [
    sentences[Math.max(0, first - AROUND)] ?? 0,
    (after < 0 ? undefined : sentences[after + AROUND]) ?? text.length,
  ];
}

/** What is selected inside an element, as offsets into its text. */
function selected(box: HTMLElement | null): Range | undefined {
  const selection = getSelection();
  if (box === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return undefined;
  const before = range.cloneRange();
  before.selectNodeContents(box);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return [start, start + range.toString().length];
}
