/** `[start, end)`, in UTF-16 code units. */
type Span = readonly [number, number];

interface Rebuilt {
  readonly text: string;
  /** Blocks of the rebuilt text, with the runs of the source that they are made of. */
  readonly blocks: readonly { readonly start: number; readonly end: number; readonly spans: readonly Span[] }[];
}

const isSpace = (char: string) => /\s/.test(char);
const isInLine = (gap: string) => /^[^\S\r\n\u2028\u2029]*$/.test(gap);

/**
 * Where words of a rebuilt article stand in the source text of its page: the spans of a correction. Characters that the
 * page does not have, such as the line feed between blocks, are in no span.
 */
export function sourceSpans({ text, blocks }: Rebuilt, source: string, start: number, end: number): Span[] {
  const out: [number, number][] = [];
  for (const block of blocks) {
    if (block.end <= start || block.start >= end) continue;
    placesOf(text.slice(block.start, block.end), source, block.spans).forEach((at, i) => {
      const here = block.start + i;
      if (at === undefined || here < start || here >= end || isSpace(source[at])) return;
      const last = out.at(-1);
      if (last !== undefined && last[1] <= at && isInLine(source.slice(last[1], at))) last[1] = at + 1;
      else out.push([at, at + 1]);
    });
  }
  return out;
}

/** The place in the source of each character of a block; white space of the layout stands in the source alone. */
function placesOf(words: string, source: string, spans: readonly Span[]): (number | undefined)[] {
  const out: (number | undefined)[] = [];
  for (const [from, to] of spans)
    for (let at = from; at < to && out.length < words.length; at++) {
      const wanted = words[out.length];
      if (source[at] === wanted || (isSpace(source[at]) && wanted === ' ')) out.push(at);
      else if (!isSpace(source[at]) && wanted === ' ') {
        out.push(undefined);
        at--;
      }
    }
  return out;
}
