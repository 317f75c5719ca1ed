import { describe, expect, test } from 'vitest';
import { loadLexicon } from '../lexicon/load.ts';
import type { ArticleEntry, EntryOf, PageEntry, Role } from '../record/kinds.ts';
import { nameReader } from './name.ts';
import { readEntries } from './read.ts';
import { statementReader } from './statement.ts';

const ROLES: Record<string, Role> = { H: 'headline', S: 'subhead', L: 'list', C: 'caption', B: 'body' };
const lexicon = loadLexicon();

/** Reads lines as blocks; `H|`, `S|`, `L|`, `C|` give a line another role than body. */
function statementsOf(lines: readonly string[]): EntryOf<'statement'>[] {
  const source = lines.map((line) => line.replace(/^[HSLC]\|/, '')).join('\n');
  let at = 0;
  const blocks = lines.map((line) => {
    const text = line.replace(/^[HSLC]\|/, '');
    const start = at;
    at += text.length + 1;
    return {
      role: text === line ? ('body' as const) : ROLES[line[0]],
      quote: text,
      spans: [[start, start + text.length]] as const,
    };
  });
  const page = { kind: 'page', id: 'p', script: 'mixed' } as PageEntry;
  const headline = blocks.find((block) => block.role === 'headline')?.quote ?? '';
  const article = { kind: 'article', id: 'a', page: 'p', headline, agencies: [], blocks } as unknown as ArticleEntry;
  const { byArticle } = readEntries(source, page, [article], lexicon, undefined, [nameReader, statementReader]);
  return byArticle[0].filter((entry): entry is EntryOf<'statement'> => entry.kind === 'statement');
}

/** A body block over `[start, end)` of a source, as an article of its own. */
const articleAt = (source: string, start: number, end: number, id: string) =>
  ({
    kind: 'article',
    id,
    page: 'p',
    headline: '',
    agencies: [],
    blocks: [{ role: 'body', quote: source.slice(start, end), spans: [[start, end]] }],
  }) as unknown as ArticleEntry;

test('both sides of a piece cut off its article are those of the page', () => {
  const first = '中國外交部長林大山昨日同秘魯外交部長薩拉舉行會談，談及中秘關係。';
  const second = '雙方還對海地局勢表示關注。';
  const source = `${first}\n${second}`;
  const articles = [articleAt(source, 0, first.length, 'a'), articleAt(source, first.length + 1, source.length, 'b')];
  const page = { kind: 'page', id: 'p', script: 'hant' } as PageEntry;
  const { byArticle } = readEntries(source, page, articles, lexicon, undefined, [nameReader, statementReader]);
  const speakers = byArticle[1].flatMap((entry) => (entry.kind === 'statement' ? [entry.speaker] : []));
  expect(speakers).toEqual(['country:CN+country:PE']);
});

test('an agency named in passing carries its paragraph only', () => {
  const lines = [
    '外交部長林大山昨日抵達首都，與當地官員會面並視察港口，隨後出席一場由兩國商會合辦的午餐會，現場約有三百名工商界人士，席間並展出兩國的農產品、茶葉與手工藝品，展期共有五天，市民可以免費入場參觀。',
    '林大山表示，港口很忙。',
    '路透社引述港務局局長高遠指出，泊位不夠。',
  ];
  const source = lines.join('\n');
  let at = 0;
  const blocks = lines.map((quote) => {
    const start = at;
    at += quote.length + 1;
    return { role: 'body', quote, spans: [[start, start + quote.length]] };
  });
  const article = { kind: 'article', id: 'a', page: 'p', headline: '', agencies: ['路透社'], blocks };
  const page = { kind: 'page', id: 'p', script: 'hant' } as PageEntry;
  const readers = [nameReader, statementReader];
  const read = readEntries(source, page, [article as unknown as ArticleEntry], lexicon, undefined, readers);
  const via = read.byArticle[0].flatMap((entry) => (entry.kind === 'statement' ? [entry.via] : []));
  expect(via).toEqual([[], ['路透社']]);
});

/** speaker | cue | content, with `~` before nested ones and `"` before direct ones. */
const brief = (lines: readonly string[]) =>
  statementsOf(lines).map(
    ({ speakerName, cue, quote, nested, mode }) =>
      `${nested ? '~' : ''}${mode === 'direct' ? '"' : ''}${speakerName}|${cue}|${quote}`,
  );

describe('where a statement ends', () => {
  test.each<[name: string, lines: string[], statements: string[]]>([
    [
      'runs over sentences to the next verb of the same speaker',
      ['外交部長林大山表示，兩國友誼深厚。雙方要擴大貿易。他指出，來年是建交十年。'],
      ['林大山|表示|兩國友誼深厚。雙方要擴大貿易', '林大山|指出|來年是建交十年'],
    ],
    [
      'a paragraph that the paper tells ends it',
      ['總統馬克龍表示，法方願擴大投資。', '會談後，兩國元首簽署了聯合聲明。', '財政部長等參加會談。'],
      ['馬克龍|表示|法方願擴大投資'],
    ],
    [
      'those present end it inside the paragraph',
      ['總統馬克龍表示，法方願擴大投資。財長李大同等參加會見。'],
      ['馬克龍|表示|法方願擴大投資'],
    ],
    [
      'a paragraph in the same voice goes on',
      ['總統馬克龍表示，歐洲需要和平，', '也需要發展。', '我們要攜手應對挑戰。', '當天，馬克龍出席了晚宴。'],
      ['馬克龍|表示|歐洲需要和平，也需要發展。我們要攜手應對挑戰'],
    ],
    [
      'a subject that is left out takes the speaker before it',
      ['兩國元首發表聲明，強調貿易的重要性，重申支持多邊主義。'],
      ['兩國元首|強調|貿易的重要性', '兩國元首|重申|支持多邊主義'],
    ],
    [
      'silence and comment are told by the paper',
      ['知情人士透露，談判接近尾聲。白宮拒絕評論。'],
      ['知情人士|透露|談判接近尾聲'],
    ],
    [
      'what other papers report ends it',
      ['總理默茨說，德國不會接受不公平的協議。據路透社報導，談判下週再開。'],
      ['默茨|說|德國不會接受不公平的協議'],
    ],
    [
      'a dateline in brackets is no speaker',
      ['（本報記者陳小明台北一日電）外交部長林大山今天表示，會續推合作。'],
      ['林大山|表示|會續推合作'],
    ],
    [
      'another speaker in the same sentence after a semicolon',
      ['總統馬克龍表示，法國支持談判；總理默茨則強調，德國會提供援助。'],
      ['馬克龍|表示|法國支持談判', '默茨|強調|德國會提供援助'],
    ],
  ])('%s', (_, lines, statements) => expect(brief(lines)).toEqual(statements));
});

describe('who speaks', () => {
  test.each<[name: string, lines: string[], statements: string[]]>([
    [
      'family name and office of who was printed with both',
      ['外交部長林大山昨日設宴。', '林部長致辭時說，漁港會擴建。'],
      ['林大山|說|漁港會擴建'],
    ],
    ['an office alone', ['秘書長林大山抵達港口。秘書長指出，航線會恢復。'], ['林大山|指出|航線會恢復']],
    [
      'an official without a name is nearer than who spoke before',
      ['漁業署官員陳小明說，船已返港。', '挪威駐當地大使28日晚間出席宴會。他在席間透露，國王明年到訪。'],
      ['陳小明|說|船已返港', '挪威駐當地大使|透露|國王明年到訪'],
    ],
    [
      'not who wrote the report',
      ['（中央社記者丁文翰台北12日電）代表林大山會後召開記者會。他說，會議順利。'],
      ['林大山|說|會議順利'],
    ],
    ['who gives a speech', ['總統馬克龍隨後發表講話說，法國會擴大投資。'], ['馬克龍|說|法國會擴大投資']],
    ['who answers a paper', ['漁業署發言人其後以書面答覆本報，指泊位正在擴建。'], ['漁業署發言人|指|泊位正在擴建']],
    ['guests', ['參會嘉賓表示，展位比去年多。'], ['參會嘉賓|表示|展位比去年多']],
    ['同 before 意大利 agrees to nothing', ['法國總統馬克龍同意大利總理梅洛尼舉行會談。'], []],
    ['把承諾 promises nothing', ['圖斯克鼓勵各國把承諾化為合約。'], []],
  ])('%s', (_, lines, statements) => expect(brief(lines)).toEqual(statements));
});

describe('where the paper takes over', () => {
  test.each<[name: string, lines: string[], statements: string[]]>([
    [
      'what comes next',
      ['外交部長林大山說，果園已經開放。下屆園遊會明年在海邊舉行，日期另行公布。'],
      ['林大山|說|果園已經開放'],
    ],
    [
      'what was to be',
      ['外交部長林大山說，果園已經開放。原定週二舉行的園遊會，則因大雨取消。'],
      ['林大山|說|果園已經開放'],
    ],
    [
      'a question without an answer',
      ['外交部長林大山說，果園已經開放。詢及票價，他沒有作答。'],
      ['林大山|說|果園已經開放'],
    ],
    ['another matter after a semicolon', ['雙方同意先開放果園；至於票價，還要再談。'], ['雙方|同意|先開放果園']],
    [
      'what a document lays down',
      ['外交部長林大山說，果園已經開放。協議草案規定，遊客須預約。'],
      ['林大山|說|果園已經開放'],
    ],
    [
      'what a state did in the past',
      ['外交部長林大山說，果園已經開放。法國和德國去年5月同時遞交開園申請。'],
      ['林大山|說|果園已經開放'],
    ],
    [
      'after an announcement',
      ['法國外交部宣布，果園下週開放。園區由兩家公司共同管理。'],
      ['法國外交部|宣布|果園下週開放'],
    ],
    [
      'spoken again after a sentence that is not',
      ['外交部長林大山感謝來賓，強調果園是大家的。花季已經到來。今天，我同園丁談過話。'],
      ['林大山|感謝|來賓', '林大山|強調|果園是大家的。花季已經到來。今天，我同園丁談過話'],
    ],
    [
      'what is not known yet',
      ['外交部長林大山說，果園已經開放。這一提案需要議會同意，能否通過仍是未知數。'],
      ['林大山|說|果園已經開放'],
    ],
    ['what others did', ['外交部長林大山說，果園已經開放。法國和德國也對砍樹予以譴責。'], ['林大山|說|果園已經開放']],
    [
      'a wish after a semicolon',
      ['外交部長林大山認為，開園有助就業；不過他同時希望增加班次。'],
      ['林大山|認為|開園有助就業'],
    ],
    [
      'a report after its maker',
      ['法國漁業部發表報告，警告說，鱸魚減少。報告稱，六座漁港最嚴重。'],
      ['法國漁業部|警告說|鱸魚減少', '報告|稱|六座漁港最嚴重'],
    ],
    [
      'a second verb with 並',
      ['外交部長林大山宣布，法方將開放果園，並稱這是善意。'],
      ['林大山|宣布|法方將開放果園', '林大山|稱|這是善意'],
    ],
    [
      'a quotation before another who speaks later',
      ['外交部長林大山表示，果園不會擴建。「這不是我們的路線。」發言人高遠稍後補充說，花季不變。'],
      ['林大山|表示|果園不會擴建', '"林大山|表示|這不是我們的路線', '高遠|補充說|花季不變'],
    ],
    [
      'who answers after a semicolon',
      ['法國總理林大山指責德國違反協定，擅自停航；德國政府否認指控，稱渡輪照常開出。'],
      ['林大山|指責|德國違反協定，擅自停航', '德國政府|稱|渡輪照常開出'],
    ],
    [
      'numbered items and a paragraph after them',
      [
        '法國政府公布漁業宣言，主要內容包括：',
        '一、維持航行自由；',
        '二、開放漁港。',
        '法國總統林大山說，成果得來不易。',
      ],
      ['法國政府|主要內容包括|一、維持航行自由；二、開放漁港', '林大山|說|成果得來不易'],
    ],
    [
      'turns of a talk by name',
      ['問：渡輪何時開出？', '林大山：明天。', '問：票價呢？', '林大山：不變。'],
      ['問|：|渡輪何時開出', '林大山|：|明天', '問|：|票價呢', '林大山|：|不變'],
    ],
    [
      'who is spoken to',
      ['外交部長林大山說，果園已經開放。總理先生此訪取得成果。'],
      ['林大山|說|果園已經開放。總理先生此訪取得成果'],
    ],
    [
      'a day that is still spoken of',
      ['外交部長林大山說，中方願開放果園。自10月1日起，中方將免收門票。'],
      ['林大山|說|中方願開放果園。自10月1日起，中方將免收門票'],
    ],
  ])('%s', (_, lines, statements) => expect(brief(lines)).toEqual(statements));
});

describe('quotations', () => {
  test.each<[name: string, lines: string[], statements: string[]]>([
    ['before the verb', ['「歡迎大家來。」林大山說。'], ['"林大山|說|歡迎大家來']],
    [
      'before the verb, and more after it',
      ['「歡迎大家來。」林大山說，簽證會更方便。'],
      ['"林大山|說|歡迎大家來', '林大山|說|簽證會更方便'],
    ],
    ['on both sides', ['「這很重要，」林大山說，「大家都明白。」'], ['"林大山|說|這很重要大家都明白']],
    [
      'on both sides, the comma outside',
      ['「這很重要」，林大山告訴媒體，「大家都明白。」'],
      ['"林大山|告訴|這很重要大家都明白'],
    ],
    ['curly marks, whole', ['总统马克龙说：“和平来之不易。”'], ['"马克龙|说|和平来之不易']],
    [
      'in part is indirect',
      ['總統馬克龍稱這項計劃「非常及時」，有助於和平。'],
      ['馬克龍|稱|這項計劃「非常及時」，有助於和平'],
    ],
    ['a dialogue box', ['馬克龍：「很高興見到你。」'], ['"馬克龍|：|很高興見到你']],
  ])('%s', (_, lines, statements) => expect(brief(lines)).toEqual(statements));
});

describe('forms', () => {
  test.each<[name: string, lines: string[], statements: string[]]>([
    ['a headline with a colon', ['H|外交部：將續推對話'], ['外交部|：|將續推對話']],
    ['a feeling about something', ['雙方對半島局勢表示關切。'], ['雙方|表示關切|半島局勢']],
    ['a document speaks, a noun does not', ['兩國發表聲明。聲明強調，談判應儘快恢復。'], ['聲明|強調|談判應儘快恢復']],
    [
      'what a document says inside a statement is nested',
      ['這名官員說，聲明凝聚了共識，呼籲各方克制。'],
      ['這名官員|說|聲明凝聚了共識，呼籲各方克制', '~聲明|呼籲|各方克制'],
    ],
    [
      'what another said inside a statement is nested',
      ['總統馬克龍說，總理默茨曾表示德國會出席。'],
      ['馬克龍|說|總理默茨曾表示德國會出席', '~默茨|表示|德國會出席'],
    ],
    [
      'questions and answers',
      ['外交部發言人林大山主持記者會。', '有記者問：中方有何評論？林大山說，立場沒有變化。'],
      ['記者|問|中方有何評論', '林大山|說|立場沒有變化'],
    ],
    [
      'a list under a colon',
      ['雙方發表聯合聲明，主要內容如下：', 'L|●擴大貿易', 'L|●雙方呼籲停火', 'C|兩國領導人合影'],
      ['雙方|主要內容如下|擴大貿易●雙方呼籲停火', '~雙方|呼籲|停火'],
    ],
    ['whom it was told', ['學者林大山告訴路透社，談判不容易。'], ['林大山|告訴|談判不容易']],
    ['not a verb of saying', ['該島被稱為明珠。小說出版了。據說如此。他拒絕透露細節。'], []],
    ['still to be said', ['總統馬克龍將於週五宣布新計劃。'], []],
  ])('%s', (_, lines, statements) => expect(brief(lines)).toEqual(statements));
});

test('first person without quotation marks is indirect, with who speaks of himself', () => {
  const [said] = statementsOf(['總統馬克龍表示，我期待再次訪問亞洲。']);
  expect(said).toMatchObject({ mode: 'indirect', firstPerson: true, speakerName: '馬克龍' });
});

test('the agency that carries the words is kept', () => {
  const [said] = statementsOf(['據新華社報道，總統馬克龍表示，談判會繼續。']);
  expect(said.via).toEqual(['新華社']);
});

test.each([
  '總統馬克龍表示，談判會繼續，「和平」來之不易，並呼籲各方克制。',
  '外交部發言人表示，',
  '外交部發言人表示',
  '兩國外長會談，簽署《合作協定》',
  '《協定》',
  '馬克龍、默克爾、',
  '「',
  '和',
  '7',
  '十點',
])('reads one long paragraph in linear time: %s', (line) => {
  const time = (times: number) => {
    const start = performance.now();
    statementsOf([line.repeat(times)]);
    return performance.now() - start;
  };
  time(200);
  expect(time(5000)).toBeLessThan(time(500) * 40 + 2000);
});

describe('who speaks, in the manner of many houses', () => {
  test.each<[name: string, lines: string[], statements: string[]]>([
    [
      'a title with the section of a body',
      ['柔佛州水利、渔业及森林事务委员会主席李大山说，湖水已经变清。'],
      ['李大山|说|湖水已经变清'],
    ],
    [
      'a name shown by Latin letters',
      ['海岸研究会资深研究员奥伦（Otto Oren）认为，鱼群会回来。'],
      ['奥伦|认为|鱼群会回来'],
    ],
    [
      'the short name of a body in brackets',
      ['万国渔业协会（WFA）发言人表示，渔港已经扩建。'],
      ['万国渔业协会（WFA）发言人|表示|渔港已经扩建'],
    ],
    [
      'somebody quoted by an agency',
      ['路透社引述知情人士的話報導，渡輪將於週末復航。'],
      ['知情人士|報導|渡輪將於週末復航'],
    ],
    ['nobody in particular', ['天氣轉暖。分析認為，櫻花會早開。'], ['分析|分析認為|櫻花會早開']],
    [
      'a question and its answer',
      ['媒體詢問，橋樑是否已經完工，外交部長林大山今天表示，工程仍在進行。'],
      ['媒體|詢問|橋樑是否已經完工', '林大山|表示|工程仍在進行'],
    ],
    ['the same words as a noun', ['外交部長林大山回應媒體詢問指出，渡輪準時開出。'], ['林大山|指出|渡輪準時開出']],
    [
      'a quotation after words told indirectly',
      ['外交部長林大山說，果園已經開放。「歡迎大家都來看看蘋果。」'],
      ['林大山|說|果園已經開放', '"林大山|說|歡迎大家都來看看蘋果'],
    ],
    [
      'the paper adds that somebody did not answer',
      ['外交部長林大山說，果園已經開放，園主沒有回應。'],
      ['林大山|說|果園已經開放'],
    ],
    [
      'somebody else acts in the next clause',
      ['法国总统马克龙宣布开放果园，德国总理默茨当天参观了果园。'],
      ['马克龙|宣布|开放果园'],
    ],
    ['a clause at once after the verb', ['外交部長林大山證實果園下週重新開放。'], ['林大山|證實|果園下週重新開放']],
    ['a short verb beside its subject', ['外交部發言人林大山籲各方保護蜂群。'], ['林大山|籲|各方保護蜂群']],
    [
      'a surname alone',
      ['外交部長林大山表示，果園已經開放。被問到門票，林稱免費入場。'],
      ['林大山|表示|果園已經開放', '林大山|稱|免費入場'],
    ],
    [
      'a document and the words that lead to it',
      ['万国渔业协会周二公布的报告显示，鱼群数量回升。'],
      ['万国渔业协会周二公布的报告|显示|鱼群数量回升'],
    ],
    ['as somebody says', ['正如一位企业家所说，桥梁连接两岸。'], ['一位企业家|所说|桥梁连接两岸']],
    [
      'a quotation after what somebody urged',
      ['外交部長林大山呼籲遊客愛護果園。「樹木也需要休息。」'],
      ['林大山|呼籲|遊客愛護果園', '"林大山|呼籲|樹木也需要休息'],
    ],
    ['a trade and a name', ['居民李先生說，湖水已經變清。'], ['李先生|說|湖水已經變清']],
    [
      'the first and the second of two',
      ['總統馬克龍與總理默茨共見記者。前者說，果園會擴建；後者指出，經費仍待討論。'],
      ['馬克龍|說|果園會擴建', '默茨|指出|經費仍待討論'],
    ],
    [
      'questions and answers of a press conference',
      [
        '外交部發言人林大山昨日主持記者會。',
        '問：渡輪何時復航？',
        '答：下週復航。票價不變。',
        '問：碼頭呢？',
        '答：明年擴建。',
      ],
      ['記者|：|渡輪何時復航', '林大山|：|下週復航。票價不變', '記者|：|碼頭呢', '林大山|：|明年擴建'],
    ],
    ['a title of the forces is no future', ['退役中將吳大山直指，道路太窄。'], ['吳大山|直指|道路太窄']],
    [
      'a dateline with who wrote it before the subject',
      ['某社首都6月2日电（记者高远）罗马尼亚渔业部部长林大山2日在港口会见船长时说，鱼群会回来。'],
      ['林大山|说|鱼群会回来'],
    ],
    [
      'a title with a place inside it',
      ['外交部國際及兩岸事務司司長林大山受訪時指出，渡輪下週復航。'],
      ['林大山|指出|渡輪下週復航'],
    ],
    ['two ministries of one person', ['外交部兼卫生部部长林大山说，果园已经开放。'], ['林大山|说|果园已经开放']],
    [
      'what stands in brackets after a name is no subject',
      ['养蜂二十年的陈国兴（54岁，业者）告诉记者：“蜂群会回来。”'],
      ['"陈国兴|告诉记者|蜂群会回来'],
    ],
    [
      'a body and its name in quotation marks',
      ['总部设在海边的非政府组织“蜜蜂之友”周三发布报告，批评花田太少。'],
      ['蜜蜂之友|批评|花田太少'],
    ],
    [
      'ministers of two sides, known by their offices',
      ['法国和德国的渔业部长星期一举行会议，同意开放渔港。'],
      ['法国和德国的渔业部长|同意|开放渔港'],
    ],
    [
      'whom it was told, with an address',
      ['林大山告诉某报（www.example.org），渔港已经扩建。'],
      ['林大山|告诉|渔港已经扩建'],
    ],
    ['a body that counts', ['外交部统计，目前有六人报名。'], ['外交部|统计|目前有六人报名']],
    ['a verb with 並', ['外交部发文欢迎，并说渡轮下周复航。'], ['外交部|说|渡轮下周复航']],
    ['what a body expects of itself', ['法国外交部长预计9月来访。'], []],
    ['what may be asked for', ['法国可要求成立专家组。'], []],
    ['who reported', ['記者林大山報道：渡輪今日復航。'], []],
    ['in the manner of Hong Kong', ['外交部長林大山回應指，渡輪今日復航。'], ['林大山|回應指|渡輪今日復航']],
    [
      'what a state holds, in the words of another',
      ['一名官員說，法國反對關閉漁港，主張各國自行決定。漁船照常出海。'],
      ['一名官員|說|法國反對關閉漁港，主張各國自行決定。漁船照常出海', '~法國|主張|各國自行決定'],
    ],
    ['a feeling that is felt deeply', ['外交部長林大山對湖水變濁深表關切。'], ['林大山|深表關切|湖水變濁']],
    [
      'a state, a body with 和 in its name, an office and a person',
      ['法国渔业和海洋协会主席让·杜邦7日发表讲话，认为鱼群会回来。'],
      ['让·杜邦|认为|鱼群会回来'],
    ],
    [
      'a person with a verb in what describes him',
      ['自称建立“果园之家”的部长林大山表示，道路太窄。'],
      ['林大山|表示|道路太窄'],
    ],
    [
      'a day with 号 before the verb',
      ['与此同时，法国政府方面23号称，渡轮已经开出。'],
      ['法国政府方面|称|渡轮已经开出'],
    ],
    [
      'a subject after a visit',
      ['不过此次访德期间外交部长林大山表示，渡轮会按时开出。'],
      ['林大山|表示|渡轮会按时开出'],
    ],
    [
      'a second verb with 又',
      ['外交部長林大山表示，渡輪已經開出，又稱船票不會加價。'],
      ['林大山|表示|渡輪已經開出', '林大山|又稱|船票不會加價'],
    ],
    [
      'a person with a meeting in what describes him',
      ['出席本届果园大会的代表团团长、外交部司长林大山16日在巴黎表示，渡轮已经开出。'],
      ['林大山|表示|渡轮已经开出'],
    ],
    ['a day between a body and a verb', ['法国政府8号证实，渡轮已经开出。'], ['法国政府|证实|渡轮已经开出']],
    [
      'a body and who leads it',
      ['由法国主导的护渔联盟方面9日表示，渡轮已经开出。'],
      ['法国主导的护渔联盟|表示|渡轮已经开出'],
    ],
    ['a body and who backs it', ['法国支持的果农武装称，渡轮已经开出。'], ['法国支持的果农武装|称|渡轮已经开出']],
    [
      'a spokesman of a body that is led',
      ['法国领导的多国联军发言人林大山9日说，渡轮已经开出。'],
      ['林大山|说|渡轮已经开出'],
    ],
    ['a province before a colon', ['H|福建泉州：新渡輪開航'], []],
    ['a capital before a colon', ['H|東京：渡輪已經開出'], ['東京|：|渡輪已經開出']],
    ['a side, and who is called on', ['德国方面同一天呼吁有关各方留在港内。'], ['德国方面|呼吁|有关各方留在港内']],
    ['what has been agreed', ['交战双方已经同意让渡轮进港。'], ['交战双方|同意|让渡轮进港']],
    ['an official of a side', ['美方官員說，渡輪已經開出。'], ['美方官員|說|渡輪已經開出']],
    ['one official of a side', ['乌方一名官员表示，渡轮已经开出。'], ['乌方一名官员|表示|渡轮已经开出']],
    ['a circle of a state', ['日本工商界表示，渡轮已经开出。'], ['日本工商界|表示|渡轮已经开出']],
    ['in whose view', ['在大學研究員林大山看來，渡輪已經開出。'], ['林大山|看來|渡輪已經開出']],
    ['by whose account', ['按照法国农业部的说法，渡轮已经开出。'], ['法国农业部|的说法|渡轮已经开出']],
    ['a view that is nobody’s', ['由此看来，渡轮已经开出。'], []],
    ['an account that is disputed', ['不过，按照这种说法，渡轮已经开出。'], []],
    [
      'a name that no lexicon holds, after its office and title',
      ['中央气象署预报员王小山表示，渡轮已经开出。'],
      ['王小山|表示|渡轮已经开出'],
    ],
    ['a side that tells another', ['日方向中方通报说，渡轮已经开出。'], ['日方|通报说|渡轮已经开出']],
    [
      'a short name in brackets',
      ['新加坡海事及港務管理局（MPA）昨晚說，渡輪已經開出。'],
      ['新加坡海事及港務管理局|說|渡輪已經開出'],
    ],
    ['who answers inquiries', ['港鐵公司發言人回覆查詢稱，渡輪已經開出。'], ['港鐵公司發言人|稱|渡輪已經開出']],
    ['a titled document', ['《果园规划》最后强调，渡轮要准点。'], ['《果园规划》|强调|渡轮要准点']],
    ['who is named by 据', ['另据法国农业部9日称，渡轮已经开出。'], ['法国农业部|称|渡轮已经开出']],
    ['a witness named by 据', ['据目击者说，渡轮已经开出。'], ['目击者|说|渡轮已经开出']],
    ['an agency named by 据 carries', ['据法新社称，渡轮已经开出。'], []],
    ['a body that no lexicon holds', ['渔业改良局今天宣布，渡轮已经开出。'], ['渔业改良局|宣布|渡轮已经开出']],
    [
      'a body that no lexicon holds, after its state',
      ['法国果园互助部9号宣布，渡轮已经开出。'],
      ['法国果园互助部|宣布|渡轮已经开出'],
    ],
    ['two who say so each', ['法国与德国9日分别宣布，渡轮已经开出。'], ['法国与德国|宣布|渡轮已经开出']],
    ['who meets the press', ['法国政府9日举行记者会宣布，渡轮已经开出。'], ['法国政府|宣布|渡轮已经开出']],
    ['a judge', ['高等法院法官称，渡轮已经开出。'], ['高等法院法官|称|渡轮已经开出']],
    ['a report that is nobody’s', ['但有报道说，渡轮已经开出。'], ['报道|报道说|渡轮已经开出']],
    [
      'a report after somebody spoke',
      ['林大山说，船票会加价。报道称，渡轮已经开出。'],
      ['林大山|说|船票会加价', '报道|报道称|渡轮已经开出'],
    ],
    [
      'what a report is spoken about',
      ['外交部长林大山9日针对这一报道表示，渡轮已经开出。'],
      ['林大山|表示|渡轮已经开出'],
    ],
    ['a document of several', ['共同声明说，渡轮已经开出。'], ['共同声明|说|渡轮已经开出']],
    [
      'a verb in the name of a deed',
      ['外交部长林大山说，法国宣布停航的做法令人遗憾。'],
      ['林大山|说|法国宣布停航的做法令人遗憾'],
    ],
    [
      'thanks within what is said',
      ['外交部长林大山表示，我很高兴，再次祝贺果园开放。此行令人难忘。'],
      ['林大山|表示|我很高兴，再次祝贺果园开放。此行令人难忘'],
    ],
    ['a report published, then 指', ['法國氣象局公布報告，指去年氣溫上升。'], ['法國氣象局|指|去年氣溫上升']],
    ['a report published, 指 at once', ['法國氣象局發表報告指，去年氣溫上升。'], ['法國氣象局|指|去年氣溫上升']],
    ['an interview, then 指', ['外交部長林大山接受電台訪問，指渡輪不會停航。'], ['林大山|指|渡輪不會停航']],
    ['what a body worries about', ['法國環保組織擔心支線穿越果園。'], ['法國環保組織|擔心|支線穿越果園']],
    [
      'a second verb with 但',
      ['法國官員證實，法方正考慮開放果園，但強調「尚未決定」。'],
      ['法國官員|證實|法方正考慮開放果園', '"法國官員|強調|尚未決定'],
    ],
    [
      'no letter in 信譽',
      ['外交部長林大山說，對方毫無信譽可言，要求對方認錯。'],
      ['林大山|說|對方毫無信譽可言', '林大山|要求|對方認錯'],
    ],
    ['a condition', ['一旦医生认为可行，他们就将出院。'], []],
    ['nobody said so', ['目前没有组织声称负责。'], []],
    ['what is announced about something', ['对六份法国文件宣布失效。'], []],
    ['what must not be asked', ['法国企业不得要求渔民加班。'], []],
    ['what needs the consent of all', ['法国去年递交申请，加入协会须获得会员国一致同意。'], []],
    ['what was not announced', ['法国政府没有事先宣布行程。'], []],
    ['a charge as a noun', ['法院对林大山提出刑事指控后，渡轮照常开出。'], []],
    [
      'who takes the questions, where no one is named',
      [
        'H|法國國防部發言人就訓練艦出訪答記者問',
        '問：訓練艦何時出發？',
        '答：訓練艦二日起航。五日，艦長在里斯本同市長舉行會談。',
        '問：是否還有別的港口？',
        '答：沒有。',
      ],
      [
        '記者|：|訓練艦何時出發',
        '法國國防部發言人|：|訓練艦二日起航。五日，艦長在里斯本同市長舉行會談',
        '記者|：|是否還有別的港口',
        '法國國防部發言人|：|沒有',
      ],
    ],
    [
      'a short question, one that follows it up, and an answer that advises',
      [
        '法新社記者：林大山何時訪問山城？',
        '毛寧：林大山下週來訪。',
        'S|山城晚報記者：渡輪何時復航？',
        '毛寧：渡輪下週復航。我們希望旅客耐心等候。',
        '山城晚報記者追問：票價呢？',
        '毛寧：關於票價，建議向公司了解。',
      ],
      [
        '法新社記者|：|林大山何時訪問山城',
        '毛寧|：|林大山下週來訪',
        '山城晚報記者|：|渡輪何時復航',
        '毛寧|：|渡輪下週復航。我們希望旅客耐心等候',
        '山城晚報記者|：|票價呢',
        '毛寧|：|關於票價，建議向公司了解',
      ],
    ],
    [
      'an agency by where it filed',
      ['法新社里斯本1月28日電說，外交部長林大山當天舉行記者會，但重申漁會尊重判決。'],
      ['法新社|說|外交部長林大山當天舉行記者會，但重申漁會尊重判決', '~林大山|重申|漁會尊重判決'],
    ],
    ['another speaks after 則', ['漁會批評政府過於沉默，山城工會則主張延長漁季。'], ['山城工會|主張|延長漁季']],
    ['a body that the page gives no owner', ['能源局說，文字已談妥八成。'], ['能源局|說|文字已談妥八成']],
    ['an answer as Taiwan writes it', ['漁業局長答覆，所有文件一併公開。'], ['漁業局長|答覆|所有文件一併公開']],
    ['a deed is no part of the speaker', ['漁業局發布新聞稿，肯定會議成果，並宣布年底前派員查核。'], []],
    [
      'what stands in a memorandum is no call of its own',
      ['法國財政部長認為，備忘錄意義不大，呼籲當局先定標準。'],
      ['法國財政部長|認為|備忘錄意義不大', '法國財政部長|呼籲|當局先定標準'],
    ],
    [
      'the paper looks something up',
      ['林大山說，漁船週五返港。翻查資料，上一批漁船三月返港。'],
      ['林大山|說|漁船週五返港'],
    ],
    [
      'what came before, behind a semicolon',
      ['法國政府宣布談判完成；此前的三月間，雙方舉行了第十二輪會議。'],
      ['法國政府|宣布|談判完成'],
    ],
    ['a name with 方 in it', ['立委方志平要求外交部一個月內提出報告。'], ['方志平|要求|外交部一個月內提出報告']],
  ])('%s', (_name, lines, statements) => {
    expect(brief(lines)).toEqual(statements);
  });

  test('a document that somebody spoke in', () => {
    const [, said] = statementsOf(['秘魯外交部在一份聲明中宣布，已提出申請。聲明說，程序需時三個月。']);
    expect([said.speakerName, said.speakerNames]).toEqual(['聲明', ['秘魯外交部']]);
  });

  test('a document speaks for who is named right before it', () => {
    const [said] = statementsOf(['秘魯外交部和智利外交部會後發表的聯合聲明說，談判接近完成。']);
    expect([said.speakerName, said.speakerNames]).toEqual(['聯合聲明', ['秘魯外交部', '智利外交部']]);
  });

  test('a document speaks for who issued it', () => {
    const [, said] = statementsOf(['聯合國發布蜜蜂報告，呼籲保護花田。報告指出，蜂群今年增加。']);
    expect([said.speakerName, said.speakerNames]).toEqual(['報告', ['聯合國']]);
  });
});
