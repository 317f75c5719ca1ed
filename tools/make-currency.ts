// Writes src/lexicon/data/currency.tsv: the names of currencies in zh-Hans, zh-Hant and zh-Hant-HK from CLDR
// (through Intl.DisplayNames of the Node that runs this) and the short names in use. Run: node tools/make-currency.ts
import { writeFileSync } from 'node:fs';
import { fold } from '../src/text/fold.ts';

/** Short names that newspapers print; where several states share one, the commonest in the news. */
const SHORT: Readonly<Record<string, string>> = {
  CNY: '人民币|人民币元|元人民币|块人民币|圆人民币|RMB|CNY',
  TWD: '台币|新台币元|元新台币|元台币|台元|新台幣|NTD|TWD',
  HKD: '港元|港币|港纸|元港币|元港元|港圆|HKD',
  MOP: '澳门元|澳门币|元澳门币|葡币',
  SGD: '新元|坡币|坡元|星币|新加坡元|元新币|新币|叻币|SGD',
  MYR: '令吉|马币|林吉特|零吉|元马币|MYR',
  USD: '美元|美金|元美金|美圆|美刀|USD',
  EUR: '欧元|欧罗|EUR',
  JPY: '日元|日圆|日币|JPY',
  GBP: '英镑|GBP',
  RUB: '卢布|俄罗斯卢布|RUB',
  KRW: '韩元|韩圜|韩圆|韩币|KRW',
  KPW: '朝元|朝鲜元|朝币',
  CHF: '瑞郎|瑞士法郎|CHF',
  AUD: '澳元|澳洲元|澳币|AUD',
  NZD: '纽元|新西兰元|纽币|纽西兰元',
  CAD: '加元|加拿大元|加币|CAD',
  INR: '卢比|印度卢比|INR',
  PKR: '巴基斯坦卢比|巴铢',
  LKR: '斯里兰卡卢比',
  NPR: '尼泊尔卢比',
  IDR: '印尼盾|印尼卢比|印度尼西亚盾|印度尼西亚卢比',
  VND: '越南盾|越盾',
  THB: '泰铢|泰币',
  PHP: '菲律宾比索|菲比索|披索|菲币',
  MMK: '缅币|缅元|缅甸元',
  KHR: '柬埔寨瑞尔|瑞尔',
  LAK: '老挝基普|基普|老挝币',
  BND: '文莱元|文莱币',
  MNT: '图格里克|蒙古图格里克|蒙图',
  KZT: '坚戈|腾格|哈萨克斯坦坚戈',
  UZS: '苏姆',
  TRY: '土耳其里拉|里拉|新里拉',
  IRR: '里亚尔|伊朗里亚尔|土曼',
  SAR: '沙特里亚尔|沙特里亚尔|沙乌地里亚尔|沙地里亚尔',
  QAR: '卡塔尔里亚尔|卡达里亚尔',
  AED: '迪拉姆|阿联酋迪拉姆',
  KWD: '科威特第纳尔',
  IQD: '伊拉克第纳尔',
  ILS: '谢克尔|新谢克尔|以色列新谢克尔',
  EGP: '埃及镑|埃镑',
  ZAR: '兰特|南非兰特|南非兰德|兰德',
  NGN: '奈拉|尼日利亚奈拉',
  KES: '肯尼亚先令|肯先令',
  ETB: '比尔|埃塞俄比亚比尔',
  BRL: '雷亚尔|巴西雷亚尔|巴西里尔|里尔',
  ARS: '阿根廷比索|阿根廷披索',
  MXN: '墨西哥比索|墨西哥披索',
  CLP: '智利比索',
  COP: '哥伦比亚比索',
  CUP: '古巴比索',
  VES: '玻利瓦尔',
  SEK: '瑞典克朗',
  NOK: '挪威克朗',
  DKK: '丹麦克朗',
  CZK: '捷克克朗',
  HUF: '福林|匈牙利福林',
  PLN: '兹罗提|波兰兹罗提',
  UAH: '格里夫纳|格里夫尼亚|乌克兰格里夫纳',
  BYN: '白俄罗斯卢布',
  RSD: '塞尔维亚第纳尔',
  XDR: '特别提款权',
  XBT: '比特币|个比特币|枚比特币',
};
/** Signs and codes that stand before the number. */
const BEFORE: Readonly<Record<string, string>> = {
  USD: 'US$|U.S.$|USD|US＄|美元|美金|$',
  HKD: 'HK$|HKD|港币|港元',
  TWD: 'NT$|NTD|TWD|新台币|台币',
  SGD: 'S$|SGD|新币|坡币|新元',
  MYR: 'RM|MYR|马币|令吉',
  AUD: 'A$|AU$|AUD|澳币|澳元',
  CAD: 'C$|CAD|加币|加元',
  CNY: '￥|¥|RMB|CNY|人民币',
  EUR: '€|EUR|欧元',
  GBP: '£|GBP|英镑',
  KRW: '₩|KRW|韩币|韩元',
  INR: '₹|INR|Rs',
  JPY: 'JPY|JP¥|日币|日圆|日元',
  RUB: '₽|RUB',
  THB: '泰铢|泰币',
  VND: '越南盾',
  CHF: '瑞郎',
};

const locales = ['zh-Hans', 'zh-Hant', 'zh-Hant-HK'].map(
  (locale) => new Intl.DisplayNames(locale, { type: 'currency', fallback: 'none' }),
);
const english = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' });
const plain = (name: string | undefined) => name !== undefined && /^\p{Script=Han}[\p{Script=Han}·]+$/u.test(name);
const lines: string[] = [];
for (const code of [...Intl.supportedValuesOf('currency'), 'XBT'].sort()) {
  const names = locales.map((locale) => locale.of(code));
  const short = SHORT[code]?.split('|') ?? [];
  const known = new Set(plain(names[0]) ? [fold(names[0]!)] : []);
  const forms = [...names.slice(1), ...short].filter((name) => {
    if (name === undefined || (!plain(name) && !short.includes(name)) || known.has(fold(name))) return false;
    known.add(fold(name));
    return true;
  });
  if (!plain(names[0]) && forms.length === 0) continue;
  const hans = plain(names[0]) ? names[0]! : '';
  lines.push([code, english.of(code) ?? '', hans, forms.join('|'), BEFORE[code] ?? ''].join('\t').trimEnd());
}
writeFileSync(
  new URL('../src/lexicon/data/currency.tsv', import.meta.url),
  `# Names of currencies, read after a number. Written by tools/make-currency.ts from CLDR and a table of short names.
# before: signs, codes and names that may stand before the number instead.
currency\ten\thans\tforms\tbefore
${lines.join('\n')}
`,
);
