import { dateText } from './dates.ts';
import { type Language, useLanguage } from './settings.ts';
import { type Told, teller } from './told.ts';
import { say, type Three } from './words.ts';

/**
 * Every note that the record gives with a doubt or a conflict, in the languages of the interface. The record keeps its
 * notes in English: the first form is what it says there, and what stands in the place of a slot goes into the others.
 * A slot is named for what it holds: `date…`, `day…` (of the week), `part…` (of a day), `how…`, `type…`; the rest are
 * words and figures as they stand.
 */
const NOTES: readonly Three[] = [
  ['No paragraph of text was found on this page.', '本版面未找到正文段落。', '本版面未找到正文段落。'],
  ['The sentence may go on elsewhere.', '此句可能接在別處。', '此句可能接在别处。'],
  ['This part may belong to another article.', '此部分可能屬另一篇文章。', '此部分可能属另一篇文章。'],
  ['This column may belong to another article.', '此欄可能屬另一篇文章。', '此栏可能属另一篇文章。'],
  ['The headline may belong to another article.', '標題可能屬另一篇文章。', '标题可能属另一篇文章。'],
  ['The caption may belong to another article.', '圖說可能屬另一篇文章。', '图说可能属另一篇文章。'],
  ['It may belong to another article.', '可能屬另一篇文章。', '可能属另一篇文章。'],
  ['The words before this were not found on the page.', '版面上未找到此前的文字。', '版面上未找到此前的文字。'],
  ['No headline was found.', '未找到標題。', '未找到标题。'],
  [
    'The page prints no date; taken as the day after the event, in the year its anniversaries and full dates point to.',
    '版面未印日期；按所記週年與完整日期推定年份，取事件翌日。',
    '版面未印日期；按所记周年与完整日期推定年份，取事件次日。',
  ],
  [
    'some characters could not be decoded, the first on line {line}',
    '部分字元無法解碼，首處在第{line}行。',
    '部分字符无法解码，首处在第{line}行。',
  ],
  [
    '{n} control character stands in the text, the first on line {line}',
    '文中有{n}個控制字元，首處在第{line}行。',
    '文中有{n}个控制字符，首处在第{line}行。',
  ],
  [
    '{n} control characters stand in the text, the first on line {line}',
    '文中有{n}個控制字元，首處在第{line}行。',
    '文中有{n}个控制字符，首处在第{line}行。',
  ],
  ['lone surrogates were replaced by U+FFFD', '不成對的代理字元已換成 U+FFFD。', '不成对的代理字符已换成 U+FFFD。'],
  [
    'Page {page} is unreadable text: its fonts do not say which characters they print.',
    '第{page}頁的文字無法讀取：字型未說明印的是哪些字元。',
    '第{page}页的文字无法读取：字体未说明印的是哪些字符。',
  ],
  [
    'Page {page} has no text layer; --ocr reads pictures of pages.',
    '第{page}頁沒有文字層；--ocr 可讀取版面圖像。',
    '第{page}页没有文字层；--ocr 可读取版面图像。',
  ],
  [
    'Page {page} is a picture with hardly any text over it; --ocr reads pictures of pages.',
    '第{page}頁是圖像，其上幾乎沒有文字；--ocr 可讀取版面圖像。',
    '第{page}页是图像，其上几乎没有文字；--ocr 可读取版面图像。',
  ],
  [
    'Page {page} is a picture with a layer of words over it, most likely from OCR.',
    '第{page}頁是附有文字層的圖像，文字很可能來自光學辨識。',
    '第{page}页是附有文字层的图像，文字很可能来自光学识别。',
  ],
  [
    'Page {page} has {n} characters whose fonts do not say what they are; they stand as \ufffd.',
    '第{page}頁有{n}個字元，字型未說明為何字，以 \ufffd 代替。',
    '第{page}页有{n}个字符，字体未说明为何字，以 \ufffd 代替。',
  ],
  [
    'OCR failed on page {page} or took more than {n} seconds.',
    '第{page}頁光學辨識失敗，或超過{n}秒。',
    '第{page}页光学识别失败，或超过{n}秒。',
  ],
  ['OCR found no text on page {page}.', '第{page}頁未辨識出文字。', '第{page}页未识别出文字。'],
  [
    'Page {page} was read from its picture: mean confidence {sure} %, {n} of {all} words below {least} %.',
    '第{page}頁由圖像讀出：平均把握{sure}%，{all}個詞中有{n}個低於{least}%。',
    '第{page}页由图像读出：平均把握{sure}%，{all}个词中有{n}个低于{least}%。',
  ],
  [
    '{date} was a {dayReal}; the page prints {dayPrinted}.',
    '{date}是{dayReal}，版面印作{dayPrinted}。',
    '{date}是{dayReal}，版面印作{dayPrinted}。',
  ],
  [
    'The text dates the event {date}, the caption {dateCaption}.',
    '正文記事件日期為{date}，圖說記為{dateCaption}。',
    '正文记事件日期为{date}，图说记为{dateCaption}。',
  ],
  [
    'The event is told for the {partOne} and for the {partTwo} of one day.',
    '同日同一事件，一記在{partOne}，一記在{partTwo}。',
    '同日同一事件，一记在{partOne}，一记在{partTwo}。',
  ],
  [
    '{strange} beside {rest} for the like flow: about {power} times smaller; 萬 may stand for 億.',
    '同類流量，{strange}與{rest}並見：兩者約差{power}倍；「萬」或為「億」之誤。',
    '同类流量，{strange}与{rest}并见：两者约差{power}倍；“万”或为“亿”之误。',
  ],
  [
    '{strange} beside {rest} for the like flow: about {power} times larger; 億 may stand for 萬.',
    '同類流量，{strange}與{rest}並見：兩者約差{power}倍；「億」或為「萬」之誤。',
    '同类流量，{strange}与{rest}并见：两者约差{power}倍；“亿”或为“万”之误。',
  ],
  [
    '{one} and {other} have the same digits for the same thing, at different orders of magnitude.',
    '{one}與{other}所指相同、數字相同，而數量級不同。',
    '{one}与{other}所指相同、数字相同，而数量级不同。',
  ],
  [
    '{words} announces {stated}; {listed} are listed.',
    '「{words}」預告{stated}項，實列{listed}項。',
    '“{words}”预告{stated}项，实列{listed}项。',
  ],
  [
    '{odd} is printed once beside {usual}, with the same title; one character differs.',
    '{odd}僅見一次，與{usual}職銜相同，一字之差。',
    '{odd}仅见一次，与{usual}职衔相同，一字之差。',
  ],
  [
    '{odd} stands once; {usual}, with the same office, in {n} articles.',
    '{odd}僅見一次；職務相同的{usual}見於{n}篇文章。',
    '{odd}仅见一次；职务相同的{usual}见于{n}篇文章。',
  ],
  [
    '{one} here, {other} there, for the same sentence: {n} times as much.',
    '同一句子，一作{one}，一作{other}：相差{n}倍。',
    '同一句子，一作{one}，一作{other}：相差{n}倍。',
  ],
  [
    '{one} here, {other} there, for the same measure of the same time: {n} times as much.',
    '同一時間的同一指標，一作{one}，一作{other}：相差{n}倍。',
    '同一时间的同一指标，一作{one}，一作{other}：相差{n}倍。',
  ],
  [
    '{one} here, {other} there, for the same sentence.',
    '同一句子，一作{one}，一作{other}。',
    '同一句子，一作{one}，一作{other}。',
  ],
  [
    '{one} here, {other} there, for the same measure of the same time.',
    '同一時間的同一指標，一作{one}，一作{other}。',
    '同一时间的同一指标，一作{one}，一作{other}。',
  ],
  [
    '{title} was signed on {date} here and on {dateOther} there.',
    '{title}的簽署日期，一作{date}，一作{dateOther}。',
    '{title}的签署日期，一作{date}，一作{dateOther}。',
  ],
  [
    '{title} is extended {how} here and {howOther} there.',
    '{title}的延期方式，一作{how}，一作{howOther}。',
    '{title}的延期方式，一作{how}，一作{howOther}。',
  ],
  [
    'The {type} is dated {date} here and {dateOther} there.',
    '{type}的日期，一作{date}，一作{dateOther}。',
    '{type}的日期，一作{date}，一作{dateOther}。',
  ],
  [
    '{one} in one report and {other} in another of the same day.',
    '同日報道，一作{one}，一作{other}。',
    '同日报道，一作{one}，一作{other}。',
  ],
  [
    '{late} is told on {date}, after {early} on {dateEarly}.',
    '{dateEarly}已記{early}，其後{date}記{late}。',
    '{dateEarly}已记{early}，其后{date}记{late}。',
  ],
];

/** What stands in a slot where it is a word of the record and not of the page. */
const WORDS: Readonly<Record<string, Three>> = {
  Monday: ['Monday', '星期一', '星期一'],
  Tuesday: ['Tuesday', '星期二', '星期二'],
  Wednesday: ['Wednesday', '星期三', '星期三'],
  Thursday: ['Thursday', '星期四', '星期四'],
  Friday: ['Friday', '星期五', '星期五'],
  Saturday: ['Saturday', '星期六', '星期六'],
  Sunday: ['Sunday', '星期日', '星期日'],
  morning: ['morning', '上午', '上午'],
  noon: ['noon', '中午', '中午'],
  afternoon: ['afternoon', '下午', '下午'],
  evening: ['evening', '晚上', '晚上'],
  automatically: ['automatically', '自動延期', '自动延期'],
  'by agreement': ['by agreement', '經協議延期', '经协议延期'],
  meeting: ['meeting', '會晤', '会晤'],
  'video meeting': ['video meeting', '視像會晤', '视频会晤'],
  'phone call': ['telephone call', '通電話', '通电话'],
  visit: ['visit', '訪問', '访问'],
  signing: ['signing', '簽署', '签署'],
};
const WORDED = /^(?:day|part|how|type)/;

const tell = teller(NOTES, (name, value, language) => {
  if (name.startsWith('date')) return dateText(value, language);
  if (name === 'power') return value.replace(/\^(\d)/, (_, digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]);
  const word = WORDED.test(name) ? WORDS[value] : undefined;
  return word === undefined ? value : say(word, language);
});

/** A note of the record in a language; in English, and where the desk does not know it, it stays as the record has it. */
export function noteText(note: string, language: Language): Told {
  return (language === 'en' ? undefined : tell(note, language)) ?? { text: note, lang: 'en' };
}

/** `noteText` in the language of the interface. */
export function useNote(): (note: string) => Told {
  const language = useLanguage();
  return (note) => noteText(note, language);
}
