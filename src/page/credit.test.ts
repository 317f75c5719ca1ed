import { describe, expect, it } from 'vitest';
import type { BlockEntry, Role } from '../record/kinds.ts';
import { readCredit } from './credit.ts';

const block = (role: Role, quote: string): BlockEntry => ({ role, quote, spans: [] });

describe('readCredit', () => {
  it.each<[string, readonly BlockEntry[], Partial<ReturnType<typeof readCredit>>]>([
    [
      'paper and agency',
      [block('body', '【大公報訊】據新華社報道：港口昨日重開。')],
      { outlet: '大公報', agencies: ['新華社'], bylines: [] },
    ],
    [
      'two agencies',
      [block('body', '【大公報訊】綜合中新社、央視新聞報道：港口昨日重開。')],
      { agencies: ['中新社', '央視新聞'] },
    ],
    [
      'an agency that no lexicon knows, and a country before one',
      [block('body', '另據蒙古國通訊社消息，港口重開。'), block('body', '據俄國衛星通訊社報道，船期不變。')],
      { agencies: ['蒙古國通訊社', '俄國衛星通訊社'] },
    ],
    ['a picture credit', [block('caption', '代表握手。新華社')], { agencies: ['新華社'] }],
    ['a signature', [block('byline', '●香港文匯報記者 王明 北京報道')], { outlet: '香港文匯報', bylines: ['王明'] }],
    [
      'a reporter and a place',
      [block('body', '〔記者陳大文／台北報導〕港口昨日重開。')],
      { bylines: ['陳大文'], place: '台北' },
    ],
    [
      'a wire',
      [block('body', '新華社北京5月8日電 港口昨日重開。')],
      { agencies: ['新華社'], place: '北京', month: 5, day: 8 },
    ],
    [
      'a day in Chinese figures, closed by a stroke',
      [block('body', '法新社布魯塞爾三日電／港口昨日重開。')],
      { agencies: ['法新社'], place: '布魯塞爾', day: 3 },
    ],
    [
      'a reporter between agency and place',
      [block('body', '（中央社記者林小明舊金山20日專電）港口昨日重開。')],
      { agencies: ['中央社'], bylines: ['林小明'], place: '舊金山', day: 20 },
    ],
    [
      'reporters in brackets behind a dateline',
      [block('body', '中新社东京11月3日电 (记者 王小海 林 明)港口昨日重开。')],
      { agencies: ['中新社'], bylines: ['王小海', '林明'], place: '东京', month: 11, day: 3 },
    ],
    [
      'reporters glued to a place',
      [block('body', '【本報記者陳大文、李小明北京報道】港口昨日重開。')],
      { bylines: ['陳大文', '李小明'], place: '北京' },
    ],
    [
      'a paper, then its reporter',
      [block('body', '【大公報訊】記者李明北京報道：港口昨日重開。')],
      { outlet: '大公報', bylines: ['李明'], place: '北京' },
    ],
    [
      'a paper and a name without a word between',
      [block('body', '【中時新聞網 李小明／綜合報導】港口昨日重開。')],
      { outlet: '中時新聞網', bylines: ['李小明'] },
    ],
    [
      'a correspondent',
      [block('body', '〔駐日特派員林大川／東京3日報導〕港口昨日重開。')],
      { bylines: ['林大川'], place: '東京', day: 3 },
    ],
    ['nothing', [block('body', '港口昨日重開。')], { agencies: [], bylines: [] }],
  ])('%s', (_name, blocks, expected) => {
    expect(readCredit(blocks)).toMatchObject(expected);
  });
});
