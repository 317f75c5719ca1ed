import type { Entry, Span } from '../../record/kinds.ts';
import { linesUnder, type Place, type Print, placesOf } from '../../source/print.ts';
import { type Cited, citedBy, type ExportFormat, type ExportRecord, urnOf } from './record.ts';

/** Characters of context beside the words, on each side, so that they are found again where offsets have moved. */
const CONTEXT = 32;

/**
 * W3C Web Annotations: one JSON-LD document, an AnnotationPage with one annotation an entry. Positions are counted in
 * code points, as the model's TextPositionSelector asks for; the record itself counts UTF-16 units. What was printed (PDF)
 * has one target for each printed line, with its rectangle on the page.
 */
export const webannotation: ExportFormat<{ count: number; source: string; points: CodePoints }> = {
  name: 'webannotation',
  media: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  ending: 'annotations.jsonld',
  state: () => ({ count: 0, source: '', points: new CodePoints('') }),
  begin: () =>
    '{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:chancery:annotations","type":"AnnotationPage","items":[\n',
  piece(record, state) {
    if (record.source !== state.source) {
      state.source = record.source;
      state.points = new CodePoints(record.source);
    }
    let out = '';
    for (const entry of record.entries) {
      const cited = citedBy(entry);
      if (cited === undefined || entry.kind === 'article') continue;
      out += `${state.count++ === 0 ? '' : ',\n'}${JSON.stringify(annotationOf(record, entry, cited, state.points))}`;
    }
    return out;
  },
  end: () => '\n]}\n',
};

/** Turns UTF-16 offsets of a text into numbers of code points before them. */
export class CodePoints {
  /** Offsets of the second halves of surrogate pairs, in order. */
  readonly #pairs: number[] = [];

  constructor(text: string) {
    for (let i = 1; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0xdc00 || unit > 0xdfff) continue;
      const before = text.charCodeAt(i - 1);
      if (before >= 0xd800 && before <= 0xdbff) this.#pairs.push(i);
    }
  }

  at(offset: number): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pairs[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  }
}

/** One entry as an annotation of its page's source text: what it says as the body, its words as the target. */
export function annotationOf(
  { page, source, print }: ExportRecord,
  entry: Entry,
  { id, spans }: Cited,
  points: CodePoints,
): Record<string, unknown> {
  const { spans: _spans, quote: _quote, ...fields } = entry as unknown as Record<string, unknown>;
  const targets = printedSpans(spans, print).map(([from, to]) => ({
    type: 'SpecificResource',
    source: page.url ?? urnOf(page.id),
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: source.slice(from, to),
        prefix: whole(source.slice(Math.max(0, from - CONTEXT), from)),
        suffix: whole(source.slice(to, to + CONTEXT)),
      },
      { type: 'TextPositionSelector', start: points.at(from), end: points.at(to) },
      ...(print === undefined ? [] : placesOf(print, [[from, to]]).flatMap((place) => boxSelectors(place, print))),
    ],
  }));
  return {
    id: urnOf(id),
    type: 'Annotation',
    motivation: 'classifying',
    body: [
      { type: 'TextualBody', purpose: 'classifying', value: entry.kind, format: 'text/plain', language: 'en' },
      { type: 'TextualBody', purpose: 'describing', value: JSON.stringify(fields), format: 'application/json' },
    ],
    target: targets.length === 1 ? targets[0] : targets,
    ...(page.url === undefined ? {} : { canonical: urnOf(id) }),
    generator: { type: 'Software', name: 'Chancery' },
  };
}

/** Spans cut at the ends of printed lines, so that each has one rectangle. */
function printedSpans(spans: readonly Span[], print: Print | undefined): readonly Span[] {
  if (print === undefined) return spans;
  return spans.flatMap(([from, to]): Span[] => {
    const cut = linesUnder(print, [from, to]).map(({ start, end }): Span => [Math.max(start, from), Math.min(end, to)]);
    return cut.length === 0 ? [[from, to]] : cut;
  });
}

/**
 * A rectangle in two ways: of the PDF itself (RFC 3778; points from the top left of the page), and of a picture of its
 * page, however large (Media Fragments; in hundredths of its width and height).
 */
function boxSelectors({ page, x, y, width, height }: Place, { pages }: Print): Record<string, unknown>[] {
  const sheet = pages[page - 1];
  const box = [x, y, width, height].map((points) => Math.round(points * 10) / 10).join(',');
  const shares = [x / sheet.width, y / sheet.height, width / sheet.width, height / sheet.height]
    .map((share) => Math.round(share * 100_000) / 1000)
    .join(',');
  const fragment = (conformsTo: string, value: string) => ({ type: 'FragmentSelector', conformsTo, value });
  return [
    fragment(PDF_FRAGMENTS, `page=${page}&viewrect=${box}`),
    {
      ...fragment(PDF_FRAGMENTS, `page=${page}`),
      refinedBy: fragment(MEDIA_FRAGMENTS, `xywh=percent:${shares}`),
    },
  ];
}

const PDF_FRAGMENTS = 'http://tools.ietf.org/rfc/rfc3778';
const MEDIA_FRAGMENTS = 'http://www.w3.org/TR/media-frags/';

/** Without half of a surrogate pair at either end. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
