/** A text with some of its characters marked, such as an entry's words in their sentence. */
export function WordsIn({ text, at }: { text: string; at: readonly (readonly [number, number])[] }) {
  const parts = [];
  let from = 0;
  for (const [start, end] of at.toSorted((a, b) => a[0] - b[0])) {
    if (start < from) continue;
    parts.push(text.slice(from, start), <mark class="mark-words">{text.slice(start, end)}</mark>);
    from = end;
  }
  return (
    <>
      {parts.map((part) => part)}
      {text.slice(from)}
    </>
  );
}
