import type { Problem } from './data.ts';
import { type Language, useLanguage } from './settings.ts';
import { type Told, teller } from './told.ts';
import { say, type Three } from './words.ts';

/** What went wrong, told once. */
export interface Trouble {
  /** What it is. */
  readonly title: string;
  /** Why, or what to do about it. */
  readonly more?: Told;
  /** Whether asking again may help. */
  readonly again: boolean;
}

/** What the server says of a question or a correction that it refuses, in the languages of the interface. */
const DETAILS: readonly Three[] = [
  ['the search is empty; give at least one character', '檢索詞為空，請至少輸入一字。', '检索词为空，请至少输入一字。'],
  [
    'the search breaks off; something must follow AND, OR, NOT or (',
    '檢索式不完整：AND、OR、NOT 或 ( 之後須有內容。',
    '检索式不完整：AND、OR、NOT 或 ( 之后须有内容。',
  ],
  [
    '{sign} stands where a word is expected; put it in quotes to search for it',
    '此處應為字詞而非 {sign}；如要檢索此符號，請加引號。',
    '此处应为字词而非 {sign}；如要检索此符号，请加引号。',
  ],
  [
    'a bracket is not closed; put brackets to search for in quotes',
    '括號未閉合；如要檢索括號，請加引號。',
    '括号未闭合；如要检索括号，请加引号。',
  ],
  [
    'a bracket is closed that was not opened; put brackets to search for in quotes',
    '括號有閉無開；如要檢索括號，請加引號。',
    '括号有闭无开；如要检索括号，请加引号。',
  ],
  ['a quotation mark is not closed: {words}', '引號未閉合：{words}', '引号未闭合：{words}'],
  [
    '{field} needs a value, such as {example}',
    '{field} 之後須有值，例如 {example}。',
    '{field} 之后须有值，例如 {example}。',
  ],
  [
    '"{date}" is no date; write 2024, 2024-05 or 2024-05-01, or a range such as 2021..2024-06',
    '「{date}」不是日期；請寫作 2024、2024-05 或 2024-05-01，或範圍如 2021..2024-06。',
    '“{date}”不是日期；请写作 2024、2024-05 或 2024-05-01，或范围如 2021..2024-06。',
  ],
  [
    '"{date}" is no date; write 2024, 2024-05 or 2024-05-01',
    '「{date}」不是日期；請寫作 2024、2024-05 或 2024-05-01。',
    '“{date}”不是日期；请写作 2024、2024-05 或 2024-05-01。',
  ],
  [
    '"{from}" is after "{to}"; give the earlier date first',
    '「{from}」晚於「{to}」；請先寫較早的日期。',
    '“{from}”晚于“{to}”；请先写较早的日期。',
  ],
  [
    '"{kind}" is no kind to search for; use one of {kinds}',
    '沒有「{kind}」這一類；可用：{kinds}。',
    '没有“{kind}”这一类；可用：{kinds}。',
  ],
  [
    'here words are counted by article; narrow with words, date: and outlet:, not with fields of entries',
    '此處按文章計數；請用字詞、date: 與 outlet: 篩選，不用記錄的欄位。',
    '此处按文章计数；请用字词、date: 与 outlet: 筛选，不用记录的字段。',
  ],
  [
    '{name}: nobody and nothing of this name is in the library',
    '館藏中沒有名為「{name}」的人物、機構或地方。',
    '馆藏中没有名为“{name}”的人物、机构或地方。',
  ],
  [
    'no article was published in {time}; rising and falling need both times',
    '{time}沒有文章；升降須兩段時間都有文章。',
    '{time}没有文章；升降须两段时间都有文章。',
  ],
  [
    '"{words}" is too short; give what is measured, such as 貿易額',
    '「{words}」太短；請寫出所量度的事物，例如貿易額。',
    '“{words}”太短；请写出所量度的事物，例如贸易额。',
  ],
  [
    '"{cursor}" is no cursor; use the one that an answer gave',
    '網址中的續頁標記有誤；請從清單開頭看起。',
    '网址中的续页标记有误；请从列表开头看起。',
  ],
  [
    'this is no cursor; use `next` of an earlier answer',
    '網址中的續頁標記有誤；請從清單開頭看起。',
    '网址中的续页标记有误；请从列表开头看起。',
  ],
  [
    'this question takes too long; narrow it with from, to or where',
    '請縮小日期範圍或加字詞篩選。',
    '请缩小日期范围或加字词筛选。',
  ],
  [
    '"{field}" is no field of {kind} that can be changed; use one of {fields}',
    '此類記錄不能更改「{field}」；可改：{fields}。',
    '此类记录不能更改“{field}”；可改：{fields}。',
  ],
  ['"{field}" must be one of {values}', '「{field}」只可為：{values}。', '“{field}”只可为：{values}。'],
  ['"{field}" must be a number', '「{field}」須為數字。', '“{field}”须为数字。'],
  ['"{field}" must be a text', '「{field}」須為文字。', '“{field}”须为文字。'],
  ['"{field}" must be {sort} such as {example}', '「{field}」的值須如 {example}。', '“{field}”的值须如 {example}。'],
  [
    '"{field}" must be true; remove it where it is not so',
    '「{field}」只可為 true；不然請移除。',
    '“{field}”只可为 true；不然请移除。',
  ],
  [
    '"{field}" must be a list of {values}',
    '「{field}」須為列表，只可含：{values}。',
    '“{field}”须为列表，只可含：{values}。',
  ],
  [
    '"{field}" cannot be removed: {kind} must have it',
    '此類記錄必須有「{field}」，不能移除。',
    '此类记录必须有“{field}”，不能移除。',
  ],
  ['{id}: is no longer in the record', '此條已不在記錄中。', '此条已不在记录中。'],
  ['an entry must cite its words; give a span', '記錄須引原文；請選取字詞。', '记录须引原文；请选取字词。'],
  ['there are no words at this place', '此處沒有文字。', '此处没有文字。'],
];

const TITLES = {
  offline: ['The server does not answer.', '伺服器沒有回應。', '服务器没有回应。'],
  missing: ['There is nothing at this address.', '此網址沒有內容。', '此网址没有内容。'],
  gone: ['This is no longer there.', '此項已不復存在。', '此项已不复存在。'],
  question: ['This question cannot be answered.', '無法回答此問。', '无法回答此问。'],
  slow: ['This question takes too long.', '此問耗時過長。', '此问耗时过长。'],
  busy: ['The server has much to do.', '伺服器繁忙。', '服务器繁忙。'],
  token: [
    'Writing takes the token that the server was started with.',
    '寫入須用伺服器啟動時的權杖。',
    '写入须用服务器启动时的令牌。',
  ],
  readonly: ['This library is open for reading only.', '此館藏僅供閱讀。', '此馆藏仅供阅读。'],
  origin: ['Only pages of this server may write.', '只有本伺服器的頁面可以寫入。', '只有本服务器的页面可以写入。'],
  refused: ['This could not be written down.', '未能記下。', '未能记下。'],
  failed: ['Something went wrong in the server.', '伺服器出錯。', '服务器出错。'],
} as const satisfies Record<string, Three>;

const MORE = {
  offline: [
    'See whether it still runs, then try again.',
    '請確認伺服器仍在運行，然後重試。',
    '请确认服务器仍在运行，然后重试。',
  ],
  missing: [
    'The library holds nothing of this name. It may be mistyped, or of another library.',
    '館藏中無此項；網址或有誤，或屬另一館藏。',
    '馆藏中无此项；网址或有误，或属另一馆藏。',
  ],
  gone: [
    'Its page was read again, or a person rejected it.',
    '其版面已重新讀取，或該項已被人工否定。',
    '其版面已重新读取，或该项已被人工否定。',
  ],
  busy: ['Try again in a moment.', '請稍後重試。', '请稍后重试。'],
  failed: ['The server’s own output says why.', '原因見伺服器自身的輸出。', '原因见服务器自身的输出。'],
} as const satisfies Record<string, Three>;

const tell = teller(DETAILS);

/** What the server says, in a language; what the desk does not know stays in English. */
function detailIn(detail: string | undefined, language: Language): Told | undefined {
  if (detail === undefined || detail === '') return undefined;
  return (language === 'en' ? undefined : tell(detail, language)) ?? { text: sentence(detail), lang: 'en' };
}

/** A line of the server as a sentence. */
const sentence = (line: string): string =>
  line.replace(/^[a-z]/, (first) => first.toUpperCase()).replace(/[^.!?。]$/, '$&.');

type Name = keyof typeof TITLES;

function nameOf({ status, code }: Problem): Name {
  if (status === 0) return 'offline';
  if (code === 'readonly' || code === 'origin' || code === 'token' || code === 'slow') return code;
  if (status === 404) return 'missing';
  if (status === 410) return 'gone';
  if (status === 409) return 'refused';
  if (status === 503) return 'busy';
  return status >= 500 ? 'failed' : 'question';
}

/** A problem in a language: what it is, why or what to do, and whether asking again may help. */
export function troubleIn(problem: Problem, language: Language): Trouble {
  const name = nameOf(problem);
  const fixed = MORE[name as keyof typeof MORE] as Three | undefined;
  const more: Told | undefined =
    fixed === undefined ? detailIn(problem.detail, language) : { text: say(fixed, language), lang: language };
  return {
    title: say(TITLES[name], language),
    again: name === 'offline' || name === 'busy' || name === 'failed',
    ...(more === undefined || name === 'readonly' || name === 'origin' || name === 'token' ? {} : { more }),
  };
}

/** `troubleIn` the language of the interface. */
export function useTrouble(): (problem: Problem) => Trouble {
  const language = useLanguage();
  return (problem) => troubleIn(problem, language);
}
