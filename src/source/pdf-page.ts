import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { blocksOf } from './pdf-blocks.ts';
import { hidePrograms } from './pdf-fonts.ts';
import { Drawing, type PdfFont } from './pdf-glyphs.ts';
import { isLayer, steadied } from './pdf-layer.ts';
import { linesOf, type SetLine } from './pdf-lines.ts';
import { coreOf } from './pdf-ports.ts';
import type { PrintPage } from './print.ts';

/** A page as the thread that reads PDF hands it over. */
export interface SetPage extends Omit<PrintPage, 'unreadable'> {
  /** Blocks of lines in reading order. */
  readonly blocks: readonly (readonly SetLine[])[];
  /** Pictures fill most of it, or all of it. */
  readonly covered: boolean;
  readonly characters: number;
  readonly unmapped: number;
  /** Its words are a layer without ink over a picture: most likely of OCR. */
  readonly hidden: boolean;
}

export interface Bounds {
  /** The most pages of a file. */
  readonly pages: number;
  /** The most drawing operators of a page. */
  readonly operators: number;
}

export type Trouble = 'encrypted' | 'damaged' | 'pages' | 'operators' | 'empty';

export class PdfTrouble extends Error {
  readonly trouble: Trouble;
  readonly count: number;

  constructor(trouble: Trouble, count = 0) {
    super(trouble);
    this.trouble = trouble;
    this.count = count;
  }
}

const folder = () => dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * The pages of a PDF one by one, so that one at a time is held. Scripts, forms, attachments and pictures are neither
 * run nor decoded: only the operators that draw text and lines are looked at.
 * @param bytes are changed, and taken over
 * @throws PdfTrouble
 */
export async function* pagesOf(bytes: Uint8Array, bounds: Bounds): AsyncGenerator<SetPage> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  hidePrograms(bytes);
  const core = await coreOf(pdfjs.PDFWorker);
  const task = pdfjs.getDocument({
    worker: core,
    data: bytes,
    cMapUrl: `${folder()}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder()}/standard_fonts/`,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    // Names of fonts, and how far their characters go downwards.
    fontExtraProperties: true,
    // Pictures are bombs' favourite place, and nothing is painted.
    maxImageSize: 0,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const file = await task.promise.catch((error: Error) => {
      throw new PdfTrouble(error.name === 'PasswordException' ? 'encrypted' : 'damaged');
    });
    if (file.numPages < 1) throw new PdfTrouble('empty');
    if (file.numPages > bounds.pages) throw new PdfTrouble('pages', file.numPages);
    for (let n = 1; n <= file.numPages; n++) {
      const page = await file.getPage(n).catch(() => {
        throw new PdfTrouble('damaged', n);
      });
      const view = page.getViewport({ scale: 1 });
      const list = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE });
      if (list.fnArray.length > bounds.operators) throw new PdfTrouble('operators', n);
      const font = (name: string): PdfFont => (page.commonObjs.has(name) ? (page.commonObjs.get(name) as PdfFont) : {});
      const drawn = new Drawing(pdfjs.OPS as unknown as Record<string, number>, font, view).run(
        list.fnArray,
        list.argsArray,
      );
      const hidden = isLayer(drawn.glyphs);
      const lines = hidden ? steadied(linesOf(drawn)) : linesOf(drawn);
      const blocks = blocksOf(lines, drawn.rules, drawn.pictures);
      yield {
        width: view.width,
        height: view.height,
        rules: drawn.rules,
        pictures: drawn.pictures,
        covered: drawn.covered,
        blocks: blocks.map((block) => block.lines),
        characters: drawn.glyphs.length,
        unmapped: drawn.unmapped,
        hidden,
      };
      page.cleanup();
      if (n % 8 === 0) await file.cleanup();
    }
  } finally {
    await task.destroy();
    core.destroy();
  }
}
