import { expect, test } from 'vitest';
import { noteText } from './notes.ts';

test.each([
  ['No headline was found.', '未找到標題。'],
  ['some characters could not be decoded, the first on line 12', '部分字元無法解碼，首處在第12行。'],
  ['1 control character stands in the text, the first on line 3', '文中有1個控制字元，首處在第3行。'],
  [
    'Page 2 was read from its picture: mean confidence 81 %, 7 of 90 words below 60 %.',
    '第2頁由圖像讀出：平均把握81%，90個詞中有7個低於60%。',
  ],
  [
    'Page 3 is a picture with hardly any text over it; --ocr reads pictures of pages.',
    '第3頁是圖像，其上幾乎沒有文字；--ocr 可讀取版面圖像。',
  ],
  ['OCR failed on page 4 or took more than 180 seconds.', '第4頁光學辨識失敗，或超過180秒。'],
  ['OCR found no text on page 4.', '第4頁未辨識出文字。'],
  ['2025-09-03 was a Wednesday; the page prints Thursday.', '2025年9月3日是星期三，版面印作星期四。'],
  ['The text dates the event 2025-09-02, the caption 2025-09.', '正文記事件日期為2025年9月2日，圖說記為2025年9月。'],
  ['The event is told for the morning and for the afternoon of one day.', '同日同一事件，一記在上午，一記在下午。'],
  [
    '3萬噸, 4萬噸 beside 5億噸 for the like flow: about 10^4 times smaller; 萬 may stand for 億.',
    '同類流量，3萬噸, 4萬噸與5億噸並見：兩者約差10⁴倍；「萬」或為「億」之誤。',
  ],
  ['兩份文件 announces 2; 3 are listed.', '「兩份文件」預告2項，實列3項。'],
  ['4% here, 5% there, for the same sentence.', '同一句子，一作4%，一作5%。'],
  ['4% here, 40% there, for the same sentence: 10 times as much.', '同一句子，一作4%，一作40%：相差10倍。'],
  [
    '漁業協定 was signed on 2020-08-15 here and on 2020-08-17 there.',
    '漁業協定的簽署日期，一作2020年8月15日，一作2020年8月17日。',
  ],
  [
    '漁業協定 is extended automatically here and by agreement there.',
    '漁業協定的延期方式，一作自動延期，一作經協議延期。',
  ],
  [
    'The phone call is dated 2015-12-02 here and 2015-12-03 there.',
    '通電話的日期，一作2015年12月2日，一作2015年12月3日。',
  ],
  [
    '第五次會議 is told on 2020-05-01, after 第六次會議 on 2019-05-01.',
    '2019年5月1日已記第六次會議，其後2020年5月1日記第五次會議。',
  ],
])('%s', (note, out) => {
  expect(noteText(note, 'zh-Hant')).toEqual({ text: out, lang: 'zh-Hant' });
  expect(noteText(note, 'zh-Hans').lang).toBe('zh-Hans');
  expect(noteText(note, 'en')).toEqual({ text: note, lang: 'en' });
});

test('a note that the desk does not know stays as the record has it', () => {
  expect(noteText('Something else.', 'zh-Hans')).toEqual({ text: 'Something else.', lang: 'en' });
});
