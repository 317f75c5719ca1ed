import './marked.css';

type Places = readonly (readonly [number, number])[];

/** A part of a text that is marked throughout in one way, or not at all. */
export interface Segment {
  readonly text: string;
  readonly lit: boolean;
  readonly differs: boolean;
  /** Nothing stands here where another text has something. */
  readonly gap: boolean;
}

/** A text cut wherever a mark begins or ends. What goes beyond the text ends with it. */
export function segmentsOf(text: string, lit: Places, differs: Places): Segment[] {
  const cuts = new Set([0, text.length]);
  for (const [from, to] of [...lit, ...differs]) for (const at of [from, to]) if (at <= text.length) cuts.add(at);
  const gaps = new Set(differs.filter(([from, to]) => from === to).map(([from]) => from));
  const order = [...cuts].sort((a, b) => a - b);
  const within = (places: Places, at: number) => places.some(([from, to]) => at >= from && at < to);
  return order.flatMap((at, i) => {
    const next = order[i + 1] ?? at;
    return [
      ...(gaps.has(at) ? [{ text: '', lit: false, differs: false, gap: true }] : []),
      ...(next > at
        ? [{ text: text.slice(at, next), lit: within(lit, at), differs: within(differs, at), gap: false }]
        : []),
    ];
  });
}

/** A text with the words that it is about, and what is otherwise in the text beside it. */
export function Marked({ text, lit = [], differs = [] }: { text: string; lit?: Places; differs?: Places }) {
  return (
    <>
      {segmentsOf(text, lit, differs).map(({ text: part, lit: isLit, differs: isOther, gap }, i) =>
        gap ? (
          <span key={i} class="differs-gap" aria-hidden="true" />
        ) : isLit || isOther ? (
          <mark key={i} class={[isLit ? 'mark-words' : '', isOther ? 'differs' : ''].join(' ').trim()}>
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </>
  );
}
