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
    ['nothing', [block('body', '港口昨日重開。')], { agencies: [], bylines: [] }],
  ])('%s', (_name, blocks, expected) => {
    expect(readCredit(blocks)).toMatchObject(expected);
  });
});
