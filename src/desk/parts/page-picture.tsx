import { asks, type Page } from '../api.ts';
import { useData } from '../data.ts';
import { useKindWords } from '../labels.ts';
import { boxesOf } from '../printed.ts';
import { usePlace } from '../route.ts';

type Print = NonNullable<Page['print']>;

/**
 * A page of a PDF as it is drawn: every line at its place, coloured by its article, with the words of every entry
 * underlined where they stand; `entry` in the address lights one.
 */
export function PagePicture({ page, print }: { page: Page; print: Print }) {
  const blockAt = blocksByOffset(page);
  return (
    <>
      {print.pages.map(({ width, height, rules, pictures }, p) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset holds no drawing.
        <svg
          key={p}
          class="picture han"
          lang={page.lang}
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          aria-label={`${p + 1}`}
        >
          <rect class="picture-paper" width={width} height={height} />
          {pictures.map((box, i) => (
            <rect key={i} class="picture-image" {...box} />
          ))}
          {rules.map((box, i) => (
            <rect key={i} class="picture-rule" {...box} />
          ))}
          {print.lines
            .filter((line) => line.page === p)
            .map((line) => {
              const own = blockAt(line.start);
              const text = page.text.slice(line.start, line.end);
              return (
                <g
                  key={line.start}
                  class={own === undefined ? 'run unread' : `run a${own.article % 8}`}
                  data-a={own?.article}
                  data-b={own === undefined ? undefined : `${own.article}-${own.block}`}
                >
                  <rect x={line.x} y={line.y} width={line.width} height={line.height} />
                  {line.vertical ? (
                    <text
                      class="vertical"
                      x={line.x + line.width / 2}
                      y={line.y}
                      font-size={line.size}
                      textLength={line.height}
                    >
                      {text}
                    </text>
                  ) : (
                    <text
                      x={line.x}
                      y={line.y + line.height * 0.85}
                      font-size={line.size}
                      font-weight={line.bold ? 700 : 400}
                      textLength={line.width}
                      lengthAdjust="spacingAndGlyphs"
                    >
                      {text}
                    </text>
                  )}
                </g>
              );
            })}
          {page.articles.map(({ id }) => (
            <Entries key={id} article={id} print={print} sheet={p} />
          ))}
        </svg>
      ))}
    </>
  );
}

/** The entries of an article that stand on one page: under each line of their words a line of their kind. */
function Entries({ article, print, sheet }: { article: string; print: Print; sheet: number }) {
  const kind = useKindWords();
  const lit = usePlace().query.get('entry');
  const entries = useData(asks.article(article)).data?.entries ?? [];
  return (
    <>
      {entries.map((entry) => {
        const { spans = [], quote = '' } = entry as { spans?: [number, number][]; quote?: string };
        const boxes = boxesOf(print, spans).filter((box) => box.page === sheet);
        if (boxes.length === 0 || entry.kind === 'page') return null;
        return (
          <a
            key={entry.id}
            class={`on-page k-${entry.kind}${entry.id === lit ? ' lit' : ''}`}
            href={entry.link}
            tabIndex={-1}
          >
            <title>{`${kind(entry.kind)} · ${quote}`}</title>
            {boxes.map(({ x, y, width, height, vertical }, i) =>
              vertical ? (
                <rect key={i} x={x + width} y={y} width={1.2} height={height} />
              ) : (
                <rect key={i} x={x} y={y + height} width={width} height={1.2} />
              ),
            )}
            {entry.id === lit
              ? boxes.map(({ x, y, width, height }, i) => (
                  <rect key={`lit${i}`} class="area" x={x} y={y} width={width} height={height} />
                ))
              : null}
          </a>
        );
      })}
    </>
  );
}

/** The block that a place of the source text is in. */
function blocksByOffset(page: Page): (offset: number) => { article: number; block: number } | undefined {
  const stretches = page.articles
    .flatMap(({ blocks }, article) =>
      blocks.flatMap(({ spans }, block) => spans.map(([start, end]) => ({ start, end, article, block }))),
    )
    .sort((a, b) => a.start - b.start);
  return (offset) => {
    let low = 0;
    let high = stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (stretches[middle].start <= offset) low = middle;
      else high = middle - 1;
    }
    const found = stretches[low];
    return found !== undefined && found.start <= offset && offset < found.end ? found : undefined;
  };
}
