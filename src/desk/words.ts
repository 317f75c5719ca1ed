import { LANGUAGES, type Language, useLanguage } from './settings.ts';

/** One message in the three languages of the interface. `{n}` is a value; `{n|page|pages}` the word that goes with it. */
export type Three = readonly [en: string, hant: string, hans: string];
export type Values = Readonly<Record<string, string | number>>;
export type Say<K extends string> = (key: K, values?: Values) => string;

/**
 * A table of messages. What it returns is a hook: `const t = useText(); t('title')`. Keys are checked by the compiler.
 */
export function wordTable<K extends string>(rows: Readonly<Record<K, Three>>): (() => Say<K>) & { rows: typeof rows } {
  const hook = (): Say<K> => {
    const language = useLanguage();
    return (key, values) => say(rows[key], language, values);
  };
  return Object.assign(hook, { rows });
}

/** The message in a language, with its values put in; numbers with separators. */
export function say(row: Three, language: Language, values: Values = {}): string {
  return row[LANGUAGES.indexOf(language)].replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) => {
    const value = values[name];
    if (one !== undefined) return value === 1 ? one : many;
    return typeof value === 'number' ? numberText(value, language) : String(value ?? '');
  });
}

const formats = new Map<string, Intl.NumberFormat>();

/** A number with the separators of the language. */
export function numberText(value: number, language: Language): string {
  let format = formats.get(language);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
    formats.set(language, format);
  }
  return format.format(value);
}

/** Words that more than one screen uses. */
export const useWords = wordTable({
  desk: ['Chancery', 'Chancery', 'Chancery'],
  front: ['Library', '館藏', '馆藏'],
  page: ['Page', '版面', '版面'],
  article: ['Article', '文章', '文章'],
  entry: ['Record', '記錄', '记录'],
  search: ['Search', '檢索', '检索'],
  chronology: ['Chronology', '大事記', '大事记'],
  people: ['People and bodies', '人物與機構', '人物与机构'],
  instruments: ['Instruments', '文書', '文书'],
  commitments: ['Commitments', '承諾', '承诺'],
  formulae: ['Formulae', '提法', '提法'],
  compare: ['Compare', '比對', '比对'],
  conflicts: ['Conflicts', '矛盾', '矛盾'],
  dossier: ['Dossier', '卷宗', '卷宗'],
  corrections: ['Corrections', '校訂', '校订'],
  api: ['API', 'API', 'API'],
  asserts: [
    'The record asserts nothing: it holds what was printed, and who said it.',
    '本記錄不作任何判斷，只載錄刊印的內容及其出處。',
    '本记录不作任何判断，只载录刊印的内容及其出处。',
  ],
  skip: ['Skip to the content', '跳到內容', '跳到内容'],
  sections: ['Sections', '欄目', '栏目'],
  more: ['More', '更多', '更多'],
  menu: ['Menu', '選單', '菜单'],
  language: ['Language', '語言', '语言'],
  theme: ['Theme', '配色', '配色'],
  system: ['System', '跟隨系統', '跟随系统'],
  light: ['Light', '淺色', '浅色'],
  dark: ['Dark', '深色', '深色'],
  keys: ['Keys', '按鍵', '按键'],
  keysOn: ['Single keys work', '啟用單鍵操作', '启用单键操作'],
  keysHelp: ['Show or hide the keys', '顯示或隱藏按鍵', '显示或隐藏按键'],
  keysSearch: ['Search', '檢索', '检索'],
  keysGo: ['Go to {name}', '前往{name}', '前往{name}'],
  close: ['Close', '關閉', '关闭'],
  loading: ['Loading…', '載入中……', '载入中……'],
  retry: ['Try again', '重試', '重试'],
  nothing: ['Nothing here yet.', '暫無內容。', '暂无内容。'],
  notFound: ['There is nothing at this address.', '此網址沒有內容。', '此网址没有内容。'],
  stood: ['Go to where it stood', '前往其原處', '前往其原处'],
  also: ['The same as', '同一內容', '同一内容'],
  undated: ['undated', '日期不詳', '日期不详'],
  inferred: ['inferred', '推斷', '推断'],
  told: ['told', '提供', '提供'],
  printed: ['printed', '刊印', '刊印'],
  untitled: ['without a headline', '無標題', '无标题'],
  noOutlet: ['no outlet named', '未具名媒體', '未具名媒体'],
  open: ['Open', '打開', '打开'],
  next: ['Next', '下一個', '下一个'],
  previous: ['Previous', '上一個', '上一个'],
  first: ['First', '最早', '最早'],
  latest: ['Latest', '最近', '最近'],
  showMore: ['Show more', '顯示更多', '显示更多'],
  total: ['{n} in all', '共{n}項', '共{n}项'],
  shownOf: ['{shown} of {n}', '{n}項中的{shown}項', '{n}项中的{shown}项'],
  from: ['From', '起', '起'],
  to: ['To', '止', '止'],
  with: ['With', '參與者', '参与者'],
  filter: ['Filter', '篩選', '筛选'],
  apply: ['Apply', '套用', '应用'],
  clear: ['Clear', '清除', '清除'],
  remove: ['Remove {name}', '移除{name}', '移除{name}'],
  copy: ['Copy', '複製', '复制'],
  copied: ['Copied.', '已複製。', '已复制。'],
  line: ['line {n}', '第{n}行', '第{n}行'],
  table: ['Table', '表格', '表格'],
  chart: ['Chart', '圖表', '图表'],
  year: ['Year', '年份', '年份'],
  count: ['Count', '次數', '次数'],
  outlet: ['Outlet', '媒體', '媒体'],
  date: ['Date', '日期', '日期'],
  words: ['Words', '原文', '原文'],
  pages: ['{n} {n|page|pages}', '{n}個版面', '{n}个版面'],
  articles: ['{n} {n|article|articles}', '{n}篇文章', '{n}篇文章'],
  entries: ['{n} {n|entry|entries}', '{n}條記錄', '{n}条记录'],
  tellings: ['told by {n} {n|page|pages}', '{n}個版面有載', '{n}个版面有载'],
  times: ['{n} {n|time|times}', '{n}次', '{n}次'],
  readOnly: ['This library is open for reading only.', '此館藏僅供閱讀。', '此馆藏仅供阅读。'],
  widened: ['“{word}” also stands for', '「{word}」亦包括', '“{word}”亦包括'],
});
