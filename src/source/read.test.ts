import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readItem, readSource } from './read.ts';

const HANT = '兩國外長昨日在吉隆坡會面，就漁業、航運與旅遊合作交換意見。會後發表的新聞稿說，雙方同意明年再次舉行磋商。';
const HANS = '两国外长昨日在吉隆坡会面，就渔业、航运与旅游合作交换意见。会后发表的新闻稿说，双方同意明年再次举行磋商。';

describe('encodings', () => {
  it.each([
    ['UTF-8', HANT, 'utf-8', '', 'utf-8'],
    ['UTF-8 with a mark', HANT, 'utf-8', '\ufeff', 'utf-8'],
    ['UTF-16 little-endian with a mark', HANT, 'utf-16le', '\ufeff', 'utf-16le'],
    ['UTF-16 big-endian with a mark', HANS, 'utf-16be', '\ufeff', 'utf-16be'],
    ['UTF-16 little-endian without a mark', `${HANS}\r\n${HANS}\r\n`, 'utf-16le', '', 'utf-16le'],
    ['GB18030', HANS, 'gb18030', '', 'gb18030'],
    ['GB18030 with Traditional text', HANT, 'gb18030', '', 'gb18030'],
    ['Big5', HANT, 'big5-hkscs', '', 'big5-hkscs'],
    ['Big5 with HKSCS characters', `${HANT}港人說啫喱、𠝹開。`, 'big5-hkscs', '', 'big5-hkscs'],
  ])('%s is detected', (_name, text, encoding, mark, detected) => {
    const source = readSource(iconv.encode(mark + text, encoding));
    expect(source.text).toBe(text);
    expect(source.encoding).toBe(detected);
    expect(source.doubts).toEqual([]);
  });

  it.each(['big5', 'Big5-HKSCS', 'gbk', 'GB2312', 'utf16', 'UTF-8'])('%s can be told', (told) => {
    const source = readSource(iconv.encode('中文', told.toLowerCase()), { encoding: told });
    expect(source.text).toBe('中文');
  });
});

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('what cannot be read is one clear line', () => {
  it.each([
    ['an empty file', bytes(), /^x: is empty/],
    ['only white space', bytes(' \n\u3000\r\n'), /^x: holds only white space/],
    ['a picture', bytes([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /^x: is not a text but a PNG picture/],
    ['a PDF', bytes('%PDF-1.7\n'), /^x: is not a text but a PDF/],
    ['control characters', bytes([1, 2, 3, 4, 5, 6, 7, 8]), /^x: is not a text: it is full of control/],
    [
      'no encoding at all',
      bytes([0x80, 0x81, 0x20, 0xff, 0xfe, 0xfd, 0x20, 0x81]),
      /^x: line 1: is in no encoding we know/,
    ],
    [
      'several encodings at once',
      bytes(HANT, '\n', [...iconv.encode(HANT, 'big5')], '\n', HANT),
      /^x: line 2: is in no encoding we know/,
    ],
    [
      'several encodings at once, of which one decodes nearly all',
      bytes(`${HANT}\n12\n`.repeat(9), [...iconv.encode(HANT.repeat(9), 'big5')]),
      /^x: line 19: is in no encoding we know/,
    ],
    ['a page of 33 MB', Buffer.alloc(33 * 1024 * 1024, 'a'), /^x: is 33 MB; a page may have 32 MB/],
  ])('%s', (_name, input, message) => {
    expect(() => readSource(input, { file: 'x' })).toThrow(message);
    try {
      readSource(input, { file: 'x' });
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });

  it('takes a told encoding at its word where a byte of a short page is broken', () => {
    const broken = bytes([...iconv.encode(HANT, 'big5')], [0xff]);
    expect(() => readSource(broken, { file: 'x' })).toThrow(/name one with --encoding/);
    expect(readSource(broken, { encoding: 'big5' })).toMatchObject({ text: `${HANT}\ufffd`, encoding: 'big5-hkscs' });
  });

  it('names an encoding that does not fit, and one that it does not know', () => {
    expect(() => readSource(iconv.encode(HANT, 'big5'), { file: 'x', encoding: 'utf-8' })).toThrow(
      /^x: is not utf-8: \d+ %/,
    );
    expect(() => readSource(bytes('一'), { file: 'x', encoding: 'latin-9' })).toThrow(
      /^x: encoding "latin-9" is not known; use one of/,
    );
  });
});

describe('what is odd is read and marked', () => {
  it.each([
    ['a page of one character', bytes('中'), '中', []],
    ['line ends as they are', bytes('甲\r\n乙\r丙'), '甲\r\n乙\r丙', []],
    ['right-to-left text and emoji', bytes('مرحبا 😀 中文'), 'مرحبا 😀 中文', []],
    ['a NUL byte', bytes(HANT, HANT, HANT, '\0'), `${HANT}${HANT}${HANT}\0`, ['control']],
    ['a byte that is no UTF-8', bytes(HANT.repeat(5), [0xff]), `${HANT.repeat(5)}\ufffd`, ['encoding']],
    ['one on a short page', bytes(HANT, [0xff]), `${HANT}\ufffd`, ['encoding']],
  ])('%s', (_name, input, text, codes) => {
    const source = readSource(input);
    expect(source.text).toBe(text);
    expect(source.doubts.map((doubt) => doubt.code)).toEqual(codes);
  });

  it('never throws anything but a clear line, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (input) => {
        try {
          readSource(input, { file: 'x' });
        } catch (error) {
          expect((error as Error).name).toBe('SourceError');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same text the same hash, whatever its encoding', () => {
    expect(readSource(iconv.encode(HANS, 'gb18030')).sha256).toBe(readSource(Buffer.from(`\ufeff${HANS}`)).sha256);
  });
});

const PAGE = (body: string, head = '') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>港口合作備忘錄簽署_要聞_海濱日報</title>${head}</head><body><nav><a href="/">首頁</a><a href="/news">要聞</a></nav><article><h1>港口合作備忘錄簽署</h1>${body}</article><footer>版權所有 不得轉載</footer></body></html>`;
const PARAGRAPHS = `<p>${HANT}</p><h2>航線將增至四條</h2><p>${HANT}${HANT}</p><figure><img src="x.png"><figcaption>兩地代表在碼頭合影。</figcaption></figure>`;

describe('HTML', () => {
  it('gives headline, paragraphs and captions, and what the metadata tells', () => {
    const source = readSource(
      PAGE(
        PARAGRAPHS,
        `<script type="application/ld+json">{"@type":"NewsArticle","headline":"港口合作備忘錄簽署","datePublished":"2024-06-05T08:00:00+08:00","publisher":{"name":"海濱日報"}}</script><link rel="canonical" href="https://example.org/1">`,
      ),
    );
    expect(source.format).toBe('html');
    expect(source.told).toEqual({
      title: '港口合作備忘錄簽署',
      outlet: '海濱日報',
      published: '2024-06-05',
      url: 'https://example.org/1',
    });
    expect(source.blocks?.map(({ role, start, end }) => [role, source.text.slice(start, end)])).toEqual([
      ['headline', '港口合作備忘錄簽署'],
      ['body', HANT],
      ['subhead', '航線將增至四條'],
      ['body', HANT + HANT],
      ['caption', '兩地代表在碼頭合影。'],
    ]);
  });

  it.each([
    [
      'from Open Graph',
      '<meta property="og:site_name" content="海濱日報"><meta property="article:published_time" content="2024-06-05">',
    ],
    [
      'from broken JSON-LD',
      '<script type="application/ld+json">{"@type":</script><meta property="og:site_name" content="海濱日報"><meta name="pubdate" content="2024-06-05 10:00">',
    ],
  ])('takes outlet and date %s', (_name, head) => {
    expect(readSource(PAGE(PARAGRAPHS, head)).told).toMatchObject({ outlet: '海濱日報', published: '2024-06-05' });
  });

  it('runs nothing and keeps no script', () => {
    const source = readSource(
      PAGE(
        `<p>${HANT}${HANT}</p><script>globalThis.ran = true; document.title = '壞';</script><p onclick="x()">${HANT}</p><iframe src="javascript:1"></iframe>`,
      ),
    );
    expect(source.text).not.toContain('ran');
    expect((globalThis as { ran?: boolean }).ran).toBeUndefined();
  });

  it('believes the encoding that the page names', () => {
    const html = PAGE(PARAGRAPHS).replace('utf-8', 'big5');
    expect(readSource(iconv.encode(html, 'big5')).text).toContain('兩國外長昨日在吉隆坡會面');
  });

  it('lets what is told beat what the page says', () => {
    const source = readSource(PAGE(PARAGRAPHS, '<meta property="og:site_name" content="海濱日報">'), {
      told: { outlet: '山城晚報' },
    });
    expect(source.told.outlet).toBe('山城晚報');
  });

  it.each([
    ['no article', '<html><body></body></html>', /^x: no article was found in this HTML/],
    ['deep nesting', PAGE(`${'<div>'.repeat(3000)}<p>${HANT}</p>`), /^x: is nested too deep/],
    ['too many elements', PAGE('<b>一</b>'.repeat(60_000)), /^x: is nested too deep or has too many/],
  ])('says what is wrong with %s', (_name, html, message) => {
    expect(() => readSource(html, { file: 'x' })).toThrow(message);
  });
});

describe('archive items', () => {
  it('joins title and text by a line feed', () => {
    const source = readItem(
      '{"id":7,"title":"題","text":"甲\\n\\n乙","published":"2024-02-29T10:00:00Z","outlet":"海濱日報","url":"u"}',
      'a.jsonl',
      3,
    );
    expect(source.text).toBe('題\n甲\n\n乙');
    expect(source.told).toEqual({ item: '7', title: '題', published: '2024-02-29', outlet: '海濱日報', url: 'u' });
    expect(source.blocks).toEqual([
      { role: 'headline', start: 0, end: 1 },
      { role: 'body', start: 2, end: 3 },
      { role: 'body', start: 5, end: 6 },
    ]);
  });

  it.each([
    ['{"text":', /^a\.jsonl:3: is not JSON/],
    ['[1]', /^a\.jsonl:3: has no "text"; each line/],
    ['null', /^a\.jsonl:3: has no "text"; each line/],
    ['{"text": \u001b[2J}', /^a\.jsonl:3: is not JSON: [^\p{Cc}]+$/u],
    ['{"id":1}', /^a\.jsonl:3: has no "text"/],
    ['{"text":" "}', /^a\.jsonl:3: has no words/],
    ['{"text":"一","published":"2023-02-29"}', /^a\.jsonl:3: "published" must be a date/],
    ['{"text":"一","published":"9999-12-31"}', /^a\.jsonl:3: "published" must be a date/],
    ['{"text":"一","published":"0001-01-01T00:00:00Z"}', /^a\.jsonl:3: "published" must be a date/],
    ['{"text":"一","title":5}', /^a\.jsonl:3: "title" must be a text/],
    ['{"text":"一","id":{}}', /^a\.jsonl:3: "id" must be a text or a number/],
  ])('%s is one clear line', (line, message) => {
    expect(() => readItem(line, 'a.jsonl', 3)).toThrow(message);
  });

  it('mends lone surrogates and says so', () => {
    const source = readItem('{"text":"甲\\ud800乙"}', 'a.jsonl', 1);
    expect(source.text).toBe('甲\ufffd乙');
    expect(source.doubts.map((doubt) => doubt.code)).toEqual(['encoding']);
  });
});
