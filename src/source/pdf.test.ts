import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isPdf, readPdf } from './pdf.ts';
import { isGibberish } from './pdf-fonts.ts';
import { readable } from './pdf-glyphs.ts';
import { steadied } from './pdf-layer.ts';
import { placesOf } from './print.ts';
import { readSource } from './read.ts';

const PAGES = new URL('../../eval/pdf/pages/', import.meta.url);
const names = readdirSync(PAGES).filter((name) => name.endsWith('.pdf'));
const bytesOf = (name: string) => readFileSync(new URL(name, PAGES));
const squeeze = (text: string) => text.normalize('NFKC').replace(/\s/g, '').replace(/⸺/g, '——').replace(/―/g, '—');

/** A PDF of some objects, written by hand; the table of places is right. */
function pdf(objects: readonly string[], trailer = ''): Buffer {
  let text = '%PDF-1.7\n';
  const places = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const stream = (text: string, about = '') => `<</Length ${text.length}${about}>>\nstream\n${text}\nendstream`;
/** A stream that unpacks to some blanks. */
const packed = (bytes: number, about = '', times = 1) => {
  let data = Buffer.alloc(bytes, 0x20);
  for (let i = 0; i < times; i++) data = deflateSync(data, { level: 9 });
  return stream(data.toString('latin1'), `/Filter[${'/FlateDecode'.repeat(times)}]${about}`);
};
const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
const page = (extra = '') =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>${extra}>>`;
const ROOT = '<</Type/Catalog/Pages 2 0 R>>';
const KIDS = '<</Type/Pages/Kids[3 0 R]/Count 1>>';
const WORDS = stream('BT /F 12 Tf 20 150 Td (Port notes) Tj 0 -16 Td (signed today) Tj ET');

describe('typeset pages', () => {
  it.each(names)(
    '%s: printed lines are found whole, where they stand',
    async (name) => {
      const source = await readPdf(bytesOf(name), { file: name });
      const gold = JSON.parse(readFileSync(new URL(name.replace('.pdf', '.json'), PAGES), 'utf8')) as {
        lines: { page: number; role: string; text: string; x: number; y: number }[];
      };
      const lines = source.print!.lines;
      const told = gold.lines.filter((line) => line.role !== 'furniture');
      const whole = told.filter(({ page, text, x, y }) => {
        const own = lines.find(
          (l) =>
            l.page === page - 1 && x >= l.x - 2 && x <= l.x + l.width + 2 && y >= l.y - 2 && y <= l.y + l.height + 2,
        );
        return own !== undefined && squeeze(source.text.slice(own.start, own.end)) === squeeze(text);
      });
      expect(whole.length / told.length).toBeGreaterThan(0.94);
      expect(lines.every((l) => l.edges.length === l.end - l.start + 1)).toBe(true);
    },
    30_000,
  );

  it('says where words stand, a rectangle a line', async () => {
    const source = await readPdf(bytesOf(names[0]));
    const [a, b] = source.print!.lines.slice(2, 4);
    const [first, second] = placesOf(source.print!, [[a.start + 1, b.start + 2]]);
    expect(first).toMatchObject({ page: 1, y: a.y, height: a.height });
    expect(first.x).toBeGreaterThan(a.x);
    expect(second.width).toBeLessThan(b.width);
    for (const { width } of [first, second]) expect(String(width)).toMatch(/^\d+(\.\d)?$/);
  });
});

describe('what a PDF holds is read', () => {
  it('plain words, though a script, an attachment and a form lie beside them', async () => {
    const script = pdf([
      '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1); while(true){})>>/AA<</WC<</S/Launch/F(run.exe)>>>>>>',
      KIDS,
      page('/AA<</O<</S/JavaScript/JS(while(true){})>>>>'),
      WORDS,
      FONT,
    ]);
    expect((await readPdf(script)).text).toBe('Port notes\nsigned today\n');
  });

  const deep = (levels: number) =>
    pdf([
      ROOT,
      ...Array.from({ length: levels }, (_, i) => `<</Type/Pages/Kids[${i + 3} 0 R]/Count 1>>`),
      page()
        .replace('2 0 R', `${levels + 1} 0 R`)
        .replace('4 0 R', `${levels + 3} 0 R`)
        .replace('5 0 R', `${levels + 4} 0 R`),
      WORDS,
      FONT,
    ]);
  const circular = () => {
    const text = pdf([ROOT, KIDS, page(), WORDS, FONT]).toString('latin1');
    return Buffer.from(text.replace('/Root 1 0 R', `/Root 1 0 R/Prev ${text.lastIndexOf('xref\n0')}`), 'latin1');
  };
  const widget = '<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[0 0 9 9]/V(hidden)/AA<</C 6 0 R>>>>';
  const script = '<</S/JavaScript/JS(while(true){})>>';
  const forms = stream('<template><script>while(true){}</script></template>');
  const busy = ROOT.replace(
    '/Pages 2 0 R',
    '/Pages 2 0 R/Names<</JavaScript<</Names[(a) 6 0 R]>>/EmbeddedFiles<</Names[(x.exe) 7 0 R]>>>>/AcroForm<</Fields[8 0 R]/XFA 9 0 R>>/OpenAction 6 0 R',
  );
  const attached = '<</Type/Filespec/F(x.exe)/EF<</F 4 0 R>>>>';
  const imaged = page().replace('/Resources<<', '/Resources<</XObject<</I 6 0 R>>');
  const vast = packed(
    1 << 26,
    '/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8',
  );
  it.each([
    [
      'scripts, an attachment, a form and its template',
      () => pdf([busy, KIDS, page('/Annots[8 0 R]'), WORDS, FONT, script, attached, widget, forms]),
    ],
    ['a table of places that leads back to itself', circular],
    ['a page 2000 levels deep', () => deep(2000)],
    ['a page of no size', () => pdf([ROOT, KIDS, page().replace('300 200', '0 0'), WORDS, FONT])],
    ['a page of far too much size', () => pdf([ROOT, KIDS, page().replace('300 200', '1e30 1e30'), WORDS, FONT])],
    [
      'a count of pages that is no such thing',
      () => pdf([ROOT, KIDS.replace('Count 1', 'Count 999999999'), page(), WORDS, FONT]),
    ],
    ['a picture of ten gigabytes beside the words', () => pdf([ROOT, KIDS, imaged, WORDS, FONT, vast])],
    [
      'objects that unpack to a quarter of a gigabyte',
      () => pdf([ROOT, KIDS, page(), WORDS, FONT, packed(1 << 28, '/Type/ObjStm/N 99999999/First 10')]),
    ],
    [
      'a map of four billion characters',
      () =>
        pdf([
          ROOT,
          KIDS,
          page(),
          WORDS,
          FONT.replace('/Type1', '/Type1/ToUnicode 6 0 R'),
          stream('1 beginbfrange <00000000><ffffffff><0041> endbfrange'),
        ]),
    ],
  ])(
    '%s',
    async (_name, bytes) => {
      expect((await readPdf(bytes())).text).toBe('Port notes\nsigned today\n');
    },
    40_000,
  );

  it('the same bytes, the same text', async () => {
    const [one, two] = [await readPdf(bytesOf(names[0])), await readPdf(bytesOf(names[0]))];
    expect(one.sha256).toBe(two.sha256);
    expect(one.print).toEqual(two.print);
  });
});

describe('a program that reads a PDF', () => {
  it('ends by itself, whatever the parser complains about', () => {
    const script = `const { readPdf } = await import(${JSON.stringify(new URL('./pdf.ts', import.meta.url).href)});
      const { readFileSync } = await import('node:fs');
      process.stdout.write((await readPdf(readFileSync(process.argv[1]))).text.slice(0, 4));`;
    const path = fileURLToPath(new URL('across-5.pdf', PAGES));
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, path], { timeout: 50_000 });
    expect(said.toString()).toHaveLength(4);
  }, 60_000);
});

const loop = pdf([ROOT, '<</Type/Pages/Kids[2 0 R]/Count 1>>', page(), WORDS, FONT]);
const many = pdf([ROOT, `<</Type/Pages/Kids[${'3 0 R '.repeat(401)}]/Count 401>>`, page(), WORDS, FONT]);
const blank = pdf([ROOT, KIDS, page(), stream('0 0 m 100 100 l S'), FONT]);
const locked = pdf(
  [
    ROOT,
    KIDS,
    page(),
    WORDS,
    FONT,
    `<</Filter/Standard/V 2/R 3/Length 128/P -44/O<${'ab'.repeat(32)}>/U<${'cd'.repeat(32)}>>>`,
  ],
  `/Encrypt 6 0 R/ID[<${'01'.repeat(16)}><${'01'.repeat(16)}>]`,
);
const selfForm = pdf([
  ROOT,
  KIDS,
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>',
  stream('/X Do'),
  '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>\nstream\n/X Do\nendstream',
]);

describe('what cannot be read is one clear line', () => {
  it.each([
    ['a file cut off', () => bytesOf(names[0]).subarray(0, 3000), /^x: is damaged or cut off/],
    ['only the mark', () => Buffer.from('%PDF-1.7\n'), /^x: is damaged or cut off/],
    ['a password', () => locked, /^x: is encrypted/],
    ['pages that hold themselves', () => loop, /^x: (?:is damaged|has no text layer)/],
    ['far too many pages', () => many, /^x: has 401 pages; a file may have 400/],
    ['a form that draws itself', () => selfForm, /^x: (?:is damaged|has no text layer|draws more)/],
    [
      'a page that unpacks to far too much',
      () => pdf([ROOT, KIDS, page(), packed(1 << 28), FONT]),
      /^x: (?:needs more than|draws more)/,
    ],
    ['one that does so twice', () => pdf([ROOT, KIDS, page(), packed(1 << 28, '', 2), FONT]), /^x: needs more than/],
    [
      'dictionaries in dictionaries',
      () => pdf([ROOT, KIDS, page(`/X ${'<</A '.repeat(50_000)}`), WORDS, FONT]),
      /^x: (?:is damaged|has no text)/,
    ],
    [
      'a count of no pages',
      () => pdf([ROOT, KIDS.replace('Count 1', 'Count -5'), page(), WORDS, FONT]),
      /^x: holds no page/,
    ],
    [
      'a character map that uses itself',
      () =>
        pdf([
          ROOT,
          KIDS,
          page(),
          WORDS,
          '<</Type/Font/Subtype/Type0/BaseFont/X/Encoding 6 0 R/DescendantFonts[7 0 R]>>',
          '<</Type/CMap/CMapName/Q/UseCMap 6 0 R/Length 0>>\nstream\n\nendstream',
          '<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>',
        ]),
      /^x: is unreadable text/,
    ],
    [
      'words of another file, which is not fetched',
      () => pdf([ROOT, KIDS, page(), '<</Length 0/F(http://127.0.0.1:9/x)>>\nstream\n\nendstream', FONT]),
      /^x: has no text layer/,
    ],
    ['no text layer', () => blank, /^x: has no text layer, only pictures; read them with --ocr/],
  ])(
    '%s',
    async (_name, bytes, message) => {
      const error = (await readPdf(bytes(), { file: 'x' }).catch((e: Error) => e)) as Error;
      expect(error.message).toMatch(message);
      expect(error.message).not.toContain('\n');
    },
    40_000,
  );

  it('a sync reader points to the one for PDF', () => {
    expect(isPdf(blank)).toBe(true);
    expect(() => readSource(blank, { file: 'x' })).toThrow(/^x: is not a text but a PDF/);
  });
});

describe('characters', () => {
  it.each([
    ['⾮', '非'],
    ['⻘⻢', '青马'],
    ['豈', '豈'],
    ['︵﹁︒', '（「。'],
    ['ﬁ', 'fi'],
    ['⸺', '——'],
    ['\ue123', '\ufffd'],
  ])('%s is read as %s', (printed, read) => expect(readable(printed)).toBe(read));

  it.each([
    ['兩國外長昨日會面就漁業航運與旅遊合作交換意見雙方同意明年再次舉行磋商。'.repeat(4), false],
    ['Ministers met in the port city on Tuesday to talk about fishing and shipping.', false],
    ['氳냖럅錄糌鷾眧兀仄鮺㝡鷠梫嘆閂夷波䏺憡㏑釲硝鎿遫糌榺嚂危磶啶硎'.repeat(6), true],
  ])('%s', (text, gibberish) => expect(isGibberish(text)).toBe(gibberish));
});

/** A font that is not embedded; its strings are UTF-16. */
const SONG = [
  '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[6 0 R]>>',
  '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor 7 0 R>>',
  '<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/StemV 80>>',
];
const hex = (text: string) => `<${[...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`;
const chinese = (content: string) => pdf([ROOT, KIDS, page(), stream(content), ...SONG]);

describe('what papers print', () => {
  const at = (x: number, y: number, text: string, size = 10, more = '') =>
    `BT ${more} /F ${size} Tf 1 0 0 1 ${x} ${y} Tm ${hex(text)} Tj ET`;
  const lines = (x: number, y: number, ...texts: string[]) =>
    texts.map((text, i) => at(x, y - i * 14, text)).join('\n');
  const LEFT = ['兩岸漁會昨日商定', '明年春天起共用碼', '頭並互相通報風浪'];
  const RIGHT = ['航運公司說新的船期表下月初公佈', '票價不變老人與學童仍可享受半價', '首航日期要看碼頭何時完工才知道'];
  const down = (texts: string[]) =>
    texts.map((text, i) => `BT /F 10 Tf 1 0 0 1 ${280 - i * 16} 180 Tm ${hex(text)} Tj ET`).join('\n');

  it.each([
    [
      'columns of unequal width, drawn in any order',
      `${lines(120, 150, ...RIGHT)}\n${lines(20, 150, ...LEFT)}`,
      [LEFT, RIGHT],
    ],
    [
      'a headline over both',
      `${lines(120, 130, ...RIGHT)}\n${lines(20, 130, ...LEFT)}\n${at(20, 160, '新航線開通 島民盼望多年', 20)}`,
      [['新航線開通 島民盼望多年'], LEFT, RIGHT],
    ],
    [
      'rows of columns, word by word across',
      LEFT.map((left, i) => `${at(20, 150 - i * 14, left)}\n${at(120, 150 - i * 14, RIGHT[i])}`).join('\n'),
      [LEFT, RIGHT],
    ],
    ['type set apart', at(20, 150, '碼頭完工在即', 12, '9 Tc'), [['碼頭完工在即']]],
    ['type on a tint', `0.85 g 10 100 120 70 re f 0 g\n${lines(20, 150, ...LEFT)}`, [LEFT]],
    [
      'a shadow behind a headline',
      `0.7 g\n${at(21, 149, '新航線開通', 20)}\n0 g\n${at(20, 150, '新航線開通', 20)}`,
      [['新航線開通']],
    ],
    ['compatibility characters', at(20, 150, '⾮常⻑的航線'), [['非常長的航線']]],
  ])('%s', async (_name, content, blocks) => {
    const { text } = await readPdf(chinese(content));
    expect(text).toBe(blocks.map((block) => `${block.join('\n')}\n`).join('\n'));
  });

  it('a page whose fonts have no map is marked, and the others are read', async () => {
    const unmapped = '<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Sub/Encoding/Identity-H/DescendantFonts[10 0 R]>>';
    const descendant =
      '<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Sub/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor 7 0 R>>';
    const second = page().replace('4 0 R', '11 0 R').replace('5 0 R', '9 0 R');
    const codes = [...'港口協定今日簽署生效'].map((_, i) => String.fromCharCode(0x1200 + i * 37)).join('');
    const file = pdf([
      ROOT,
      '<</Type/Pages/Kids[8 0 R 3 0 R]/Count 2>>',
      page(),
      stream(lines(20, 150, ...LEFT)),
      ...SONG,
      second,
      unmapped,
      descendant,
      stream(`BT /F 12 Tf 20 150 Td ${hex(codes)} Tj ET`),
    ]);
    const { text, print, doubts } = await readPdf(file);
    expect(text).toBe(`${LEFT.join('\n')}\n`);
    expect(print?.pages.map(({ unreadable }) => unreadable)).toEqual([true, false]);
    expect(doubts).toEqual([{ code: 'unreadable', note: expect.stringMatching(/^Page 1 is unreadable text/) }]);
  });

  it('columns set downwards, from the right', async () => {
    const font = [SONG[0].replace('UTF16-H', 'UTF16-V'), ...SONG.slice(1)];
    const source = await readPdf(pdf([ROOT, KIDS, page(), stream(down(LEFT)), ...font]));
    expect(source.text).toBe(`${LEFT.join('\n')}\n`);
    const [first] = placesOf(source.print!, [[0, 2]]);
    expect(first).toMatchObject({ page: 1, width: 10, height: 20 });
    expect(first.x).toBeGreaterThan(270);
  });

  it('a credit turned upwards beside the text is no part of its lines', async () => {
    const credit = `BT /F 6 Tf 0 1 -1 0 118 110 Tm ${hex('記者王明攝')} Tj ET`;
    const { text } = await readPdf(chinese(`${credit}\n${lines(20, 150, ...LEFT)}`));
    expect(text).toContain(`${LEFT.join('\n')}\n`);
    expect(text).toContain('記者王明攝');
  });
});

describe('fonts that lost the names of some characters', () => {
  const IDENTITY = stream(
    '/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000><ffff> endcodespacerange 1 beginbfrange <0000><ffff><0000> endbfrange endcmap end end',
  );
  const font = [SONG[0].replace('UniGB-UTF16-H', 'Identity-H/ToUnicode 8 0 R'), ...SONG.slice(1), IDENTITY];
  const read = (text: string) =>
    readPdf(pdf([ROOT, KIDS, page(), stream(`BT /F 12 Tf 20 150 Td ${hex(text)} Tj ET`), ...font]));

  it.each([
    ['港口協定s今日À在碼頭簽Þ署生效', '港口協定�今日�在碼頭簽�署生效\n', ['unreadable']],
    ['港口協定今日簽署', '港口協定今日簽署\n', []],
    ['港口協定W今日×簽署', '港口協定W今日×簽署\n', []],
  ])('%s is read as %s', async (printed, read_, doubts) => {
    const source = await read(printed);
    expect(source.text).toBe(read_);
    expect(source.doubts.map(({ code }) => code)).toEqual(doubts);
  });
});

describe('a layer of words over a picture', () => {
  // OCR makes words wider than they are printed, so that each begins before the one before it ends.
  const words = ['港口', '協定', '今日', '簽署']
    .map((word, i) => `BT 3 Tr /F 12 Tf 130 Tz 1 0 0 1 ${20 + i * 24} 150 Tm ${hex(word)} Tj ET`)
    .join('\n');

  it('is read in its own order, and said to be one', async () => {
    const source = await readPdf(chinese(words));
    expect(source.text).toBe('港口協定今日簽署\n');
    expect(source.doubts[0]).toMatchObject({ code: 'ocr', note: expect.stringContaining('layer of words') });
  });

  it('printed words are none', async () => {
    const source = await readPdf(chinese(words.replace(/3 Tr/g, '0 Tr').replace(/130 Tz/g, '100 Tz')));
    expect(source.text).toBe('港口協定今日簽署\n');
    expect(source.doubts).toEqual([]);
  });

  it.each([
    ['sizes of one text differ little', [10, 11.5, 10.6, 9.4], [10, 10, 10, 10]],
    ['a headline stays larger', [10, 30, 10, 10], [10, 30.5, 10, 10]],
  ])('%s', (_name, sizes, steady) => {
    const lines = sizes.map((size, i) => {
      const width = size * 12;
      return {
        text: '海港之間的航線明年再開放',
        size,
        vertical: false,
        bold: i === 1,
        x: 0,
        y: i * 20,
        width,
        height: size,
        edges: [],
      };
    });
    expect(steadied(lines).map((line) => Math.round(line.size * 10) / 10)).toEqual(steady);
    expect(steadied(lines).every((line) => !line.bold)).toBe(true);
  });

  it('blanks between ideographs go, those between words stay', () => {
    const line = { text: '海 港 A 12 b c', size: 10, vertical: false, bold: false, x: 0, y: 0, width: 90, height: 10 };
    const [steady] = steadied([{ ...line, edges: [...line.text, ''].map((_, i) => i * 10) }]);
    expect(steady.text).toBe('海港A 12 b c');
    expect(steady.edges).toHaveLength(steady.text.length + 1);
  });
});

/** The upper left of a typeset page as a picture in a PDF: 300 by 200 points, no text layer. */
function pictured(): Buffer {
  const crop = ['-r', '200', '-x', '90', '-y', '120', '-W', '833', '-H', '555', '-jpeg', '-singlefile'];
  const jpeg = execFileSync('pdftoppm', [...crop, fileURLToPath(new URL('across-2.pdf', PAGES))], {
    maxBuffer: 1 << 24,
  }).toString('latin1');
  return pdf([
    ROOT,
    KIDS,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>',
    stream('q 300 0 0 200 0 0 cm /I Do Q'),
    `<</Type/XObject/Subtype/Image/Width 833/Height 555/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>\nstream\n${jpeg}\nendstream`,
  ]);
}

describe('a scanned sheet among others is never silent', () => {
  const scan = stream('', '/Type/XObject/Subtype/Image/Width 900/Height 600/ColorSpace/DeviceGray/BitsPerComponent 8');
  const sheet = page().replace('4 0 R', '6 0 R').replace('/Resources<<', '/Resources<</XObject<</I 7 0 R>>');
  it.each([
    ['a picture that fills it', 'q 300 0 0 200 0 0 cm /I Do Q', /^Page 2 has no text layer; --ocr reads/],
    [
      'a picture in strips',
      [0, 50, 100, 150].map((y) => `q 300 0 0 50 0 ${y} cm /I Do Q`).join(' '),
      /^Page 2 has no text layer/,
    ],
    [
      'a picture with a stamp on it',
      'q 300 0 0 200 0 0 cm /I Do Q BT /F 9 Tf 9 9 Td (Archive no. 7) Tj ET',
      /^Page 2 is a picture with hardly any text/,
    ],
    ['a small picture beside words', 'q 90 0 0 90 0 0 cm /I Do Q BT /F 9 Tf 9 150 Td (Archive no. 7) Tj ET', undefined],
    ['nothing', '', undefined],
  ])('%s', async (_name, drawn, note) => {
    const pages = KIDS.replace('3 0 R]/Count 1', '3 0 R 8 0 R]/Count 2');
    const { text, doubts } = await readPdf(pdf([ROOT, pages, page(), WORDS, FONT, stream(drawn), scan, sheet]));
    expect(text).toMatch(/^Port notes\nsigned today\n/);
    expect(doubts).toEqual(note === undefined ? [] : [{ code: 'picture', note: expect.stringMatching(note) }]);
  });
});

const hasOcr = existsSync('/usr/bin/tesseract') && existsSync('/usr/bin/pdftoppm');
describe('OCR', () => {
  it.skipIf(hasOcr)('says what to install', async () => {
    await expect(readPdf(blank, { file: 'x', ocr: true })).rejects.toThrow(/--ocr needs/);
  });

  it.skipIf(!hasOcr)(
    'reads the picture of a page, and says how sure it was',
    async () => {
      const bytes = pictured();
      await expect(readPdf(bytes, { file: 'x' })).rejects.toThrow(/^x: has no text layer/);
      const source = await readPdf(bytes, { file: 'x', ocr: true });
      expect(source.text.match(/[\u4e00-\u9fff]/g)?.length).toBeGreaterThan(40);
      expect(source.doubts).toEqual([{ code: 'ocr', note: expect.stringMatching(/mean confidence \d+ %/) }]);
    },
    120_000,
  );
});
