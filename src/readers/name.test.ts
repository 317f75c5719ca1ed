import { describe, expect, test } from 'vitest';
import { Lexicon, parseLexicon } from '../lexicon/lexicon.ts';
import { loadLexicon } from '../lexicon/load.ts';
import type { ArticleEntry, EntryOf, PageEntry, Script } from '../record/kinds.ts';
import { Passage } from '../text/passage.ts';
import { freshMemory } from './memo.ts';
import { nameReader } from './name.ts';
import { readEntries } from './read.ts';
import type { Reading, Reference } from './reader.ts';

const lexicon = loadLexicon();

function articleOf(source: string, from = 0, id = 'a'): ArticleEntry {
  let at = from;
  const blocks = source.split('\n').map((quote) => {
    const start = at;
    at += quote.length + 1;
    return { role: 'body', quote, spans: [[start, start + quote.length]] };
  });
  return { kind: 'article', id, page: 'p', headline: '', agencies: [], blocks } as unknown as ArticleEntry;
}

const pageOf = (script: Script) => ({ kind: 'page', id: 'p', script }) as PageEntry;

function namesOf(source: string, words = lexicon, script: Script = 'mixed'): EntryOf<'name'>[] {
  const { byArticle } = readEntries(source, pageOf(script), [articleOf(source)], words, undefined, [nameReader]);
  return byArticle[0] as EntryOf<'name'>[];
}

/** The words of all names of one type, in order. */
const quotes = (source: string, type: string) =>
  namesOf(source)
    .filter((name) => name.type === type)
    .map((name) => name.quote)
    .join(' ');
const people = (source: string) => quotes(source, 'person');
const bodies = (source: string) => quotes(source, 'organisation');
const places = (source: string) => quotes(source, 'place');

describe('people that nobody listed', () => {
  test.each<[source: string, found: string]>([
    // After a title
    ['外交部發言人蕭曉楓昨日答記者問。', '蕭曉楓'],
    ['外交部長林曉楓今（2）日到訪。', '林曉楓'],
    ['港口管理局局長甄若谷在會上說，航線已恢復。', '甄若谷'],
    ['交通运输部副部长裴远舟一行到访。', '裴远舟'],
    ['研究院院長、資深評論員顏如岳指出，形勢複雜。', '顏如岳'],
    ['瓦努阿图总理塔卢卡内同记者见面。', '塔卢卡内'],
    ['漁業研究主管再娜（譯音）認為，泊位不夠。', '再娜'],
    ['越南驻新加坡大使阮文德春抵达会场。', '阮文德春'],
    ['日本環境副大臣小野寺健吾與會。', '小野寺健吾'],
    ['（記者湯巧琳／台北報導）天氣轉涼。', '湯巧琳'],
    ['本報記者湯巧琳北京報道', '湯巧琳'],
    ['【中央社記者丁文翰雅加達19日專電】天氣轉涼。', '丁文翰'],
    ['（中央社記者丁文翰雅加達報導）天氣轉涼。', '丁文翰'],
    ['（記者湯可言 甄一帆）天氣轉涼。', '湯可言 甄一帆'],
    ['財政局副局長（署任）湯偉庭率團出訪。', '湯偉庭'],
    ['首相署部長（法律事務及體制改革）湯瑪麗娜說，草案已完成。', '湯瑪麗娜'],
    ['常務副秘書長（政策）裴遠舟與會。', '裴遠舟'],
    ['外交部副部长拿督斯里罗斯哈林在会上说明。', '罗斯哈林'],
    ['清迈商会代表差拉蓬表示关注。', '差拉蓬'],
    ['在野黨議員嚴有田追問票價。', '嚴有田'],
    ['外交部長陳大同說，漁港開放。', '陳大同'],
    ['外交部長陳大同表示滿意。', '陳大同'],
    ['外交部長陳大同意開放漁港。', '陳大'],
    ['國會議員魏大川反問道，票價會不會上漲。', '魏大川'],
    ['部長（右二）與代表團合影。', ''],
    ['科技部次長級官員預定下月訪問。', ''],
    ['行政長官於明年訪問，外務大臣明早啟程。', ''],
    ['宣布會議由兩國外長主持。', ''],
    ['广播电视台记者罗四海报道', '罗四海'],
    ['朝鮮外務省副相崔成日5日抵達。', '崔成日'],
    ['常驻联合国代表阿克拉布姆提出异议。', '阿克拉布姆'],
    ['智利外长和秘鲁外长通话。', ''],
    ['泰国副总理兼外长玛诺·萨年蓬塔说，泰方欢迎。', '玛诺·萨年蓬塔'],
    ['葡萄牙外长若阿金·达席尔梅达说。', '若阿金·达席尔梅达'],
    ['巴拿馬外長馬丁內斯阿塔聯名致函。', '馬丁內斯阿塔'],
    ['阿联酋外交顾问哈立德·加尔马什表示欢迎。', '哈立德·加尔马什'],
    ['日本外務大臣佐佐木健吾、防衛大臣中谷文哉出席。', '佐佐木健吾 中谷文哉'],
    ['德国外长贝尔韦克-施密茨抵达。', '贝尔韦克-施密茨'],
    ['越南外交部副部长阮明翰、国防部副部长黄春泰与会。', '阮明翰 黄春泰'],
    ['研究員黎大川則指出，水位不會再升。', '黎大川'],
    ['研究員費明遠說，水位不會再升。', '費明遠'],
    // Before a title
    ['應格倫維爾首相邀請，代表團啟程。', '格倫維爾'],
    ['裴远舟先生與會。', '裴远舟'],
    // With the spelling of their own
    ['肯尼亚面粉商穆图雅（Joseph Mutuya）说，货已到港。', '穆图雅'],
    ['智庫主任哈尔森（Greta Halvorsen）认为，此事不急。', '哈尔森'],
    // By the dot of a foreign name
    ['现场见到埃莉诺·范德梅尔，她没有说话。', '埃莉诺·范德梅尔'],
    ['現場見到埃莉諾・范德梅爾。', '埃莉諾・范德梅爾'],
    // In lists
    ['甄若谷、裴远舟、湯巧琳等參加。', '甄若谷 裴远舟 湯巧琳'],
    ['市长甄若谷、裴远舟和湯巧琳出席仪式。', '甄若谷 裴远舟 湯巧琳'],
    // And again, by a part of the name
    ['经济部长埃莉诺·范德梅尔抵达。范德梅尔说，谈判顺利。', '埃莉诺·范德梅尔 范德梅尔'],
    ['港口管理局局長甄若谷到場。甄若谷說，航線已恢復。', '甄若谷 甄若谷'],
    ['港務局局長甄和、裴远舟在場。', '甄和 裴远舟'],
    ['島國國王圖普里三世啟程。', '圖普里三世'],
    ['瓦努阿圖總理塔盧卡內逃往國外。', '塔盧卡內'],
    ['联合国秘书长塔卢卡内呼吁停火。', '塔卢卡内'],
    // Not names
    ['村民修路，居民健康卡已发放。', ''],
    ['总统选举将于5日举行，总理会见来宾。', ''],
    ['外長會議討論了和平方案。', ''],
    ['主席高度评价双方合作，部长应邀出席。', ''],
    ['框架内相关项目进展顺利。', ''],
    ['约翰·霍尔特大学发布报告。', ''],
  ])('%s', (source, found) => {
    expect(people(source)).toBe(found);
  });

  test('one article introduces for all', () => {
    const first = '財政司副司長甄若谷到場。';
    const second = '甄若谷重申，預算不變。';
    const articles = [articleOf(first), articleOf(second, first.length + 1, 'b')];
    const { byArticle } = readEntries(`${first}\n${second}`, pageOf('hant'), articles, lexicon, undefined, [
      nameReader,
    ]);
    expect(byArticle[1]).toMatchObject([{ type: 'person', quote: '甄若谷', entity: 'person:~甄若谷' }]);
  });

  test('a name cut by a line break is one', () => {
    const source = '外交部發言人蕭曉\n楓昨日答問。';
    const article = {
      ...articleOf(source),
      blocks: [{ role: 'body', quote: source.replace('\n', ''), spans: [[0, source.length]] }],
    } as unknown as ArticleEntry;
    const { byArticle } = readEntries(source, pageOf('hant'), [article], lexicon, undefined, [nameReader]);
    expect(byArticle[0].find((name) => name.kind === 'name' && name.type === 'person')).toMatchObject({
      quote: '蕭曉楓',
      spans: [
        [6, 8],
        [9, 10],
      ],
    });
  });
});

describe('roles and affiliations', () => {
  test.each<[source: string, role?: string, affiliation?: string]>([
    ['砂拉越州副總理拿督斯里羅斯哈林在會上說明。', '砂拉越州副總理', '砂拉越州'],
    ['冰島外交部長甄若谷說', '冰島外交部長', '冰島'],
    ['清華大學教授甄若谷說', '清華大學教授', '清華大學'],
    ['冰島駐挪威大使甄若谷說', '冰島駐挪威大使', '冰島；挪威'],
    ['前副總理甄若谷說', '前副總理', undefined],
    ['總統普丁說', '總統', '俄罗斯'],
    ['國務委員、外交部長甄若谷說', '國務委員、外交部長', undefined],
  ])('%s', (source, role, affiliation) => {
    const person = namesOf(source).find((name) => name.type === 'person');
    expect([person?.role, person?.affiliation]).toEqual([role, affiliation]);
  });
});

describe('one entity for all forms of a name', () => {
  test.each<[source: string, entity: string]>([
    ['總統普丁說', 'person:vladimir-putin'],
    ['总统普京说', 'person:vladimir-putin'],
    ['總統蒲亭說', 'person:vladimir-putin'],
    ['紐西蘭', 'country:NZ'],
    ['新西兰', 'country:NZ'],
    ['世貿組織', 'organisation:world-trade-organization'],
    ['世界贸易组织', 'organisation:world-trade-organization'],
    ['李顯龍總理設宴。李總理致辭。', 'person:lee-hsien-loong'],
    // A family name beside another state's title, or an ordinary one, is somebody else.
    ['巴基斯坦的氣候部長拉赫曼說', 'person:~拉赫曼'],
    ['漁業署官員薩利姆說', 'person:~萨利姆'],
  ])('%s', (source, entity) => {
    expect(namesOf(source).map((name) => name.entity)).toContain(entity);
  });
});

describe('states by one character', () => {
  test.each<[source: string, found: string]>([
    ['中俄關係平穩。', '中 俄'],
    ['中日韩合作已有十年。', '中 日 韩'],
    ['俄方表示，日方未作答。', '俄方 日方'],
    ['總理下月訪美。', '美'],
    ['来华考察的团体增多。', '华'],
    ['中欧关系平稳，欧方表态。', '中 欧'],
    ['西班牙首相到访，西方愿扩大往来。', '西班牙 西方'],
    ['冰島總統到訪，中冰建交多年。', '冰島 中 冰'],
    ['白俄羅斯與北馬其頓', '白俄羅斯 北馬其頓'],
    // Not states
    ['其中美好的部分', ''],
    ['9日中午，對方方案已定。', ''],
    ['集中方面的意見，新方案出爐。', ''],
    ['越来越强，平台企业增多。', ''],
  ])('%s', (source, found) => {
    expect(places(source)).toBe(found);
  });
});

describe('organisations', () => {
  test.each<[source: string, found: string]>([
    ['雙方同意設立跨境走廊聯合委員會。', '跨境走廊聯合委員會'],
    ['中柬舉行經貿混委會會議。', '經貿混委會'],
    ['瑞典北部经济协会主席说', '瑞典北部经济协会'],
    ['吉打椰農公會主席說', '吉打椰農公會'],
    ['赞比亚交通与物流部表示', '赞比亚交通与物流部'],
    ['【明報專訊】渡輪昨日復航。', '明報'],
    ['多个行业协会表示，召开专题协商会。', ''],
    ['冰島外交部發表聲明。', '冰島外交部'],
    ['挪威國防部長到訪。', ''],
    ['俄國防部稱', '俄國防部'],
    ['奧斯陸海鹽研究所所長甄若谷說', '奧斯陸海鹽研究所'],
    ['特拉蒙公司宣布', '特拉蒙公司'],
    ['北方岩鹽研究協會（簡稱鹽協）昨日成立。鹽協表示滿意。', '北方岩鹽研究協會 鹽協 鹽協'],
    ['特拉蒙公司（TRMC）宣布，TRMC會裁員。', '特拉蒙公司 TRMC TRMC'],
    ['「北風之友」小組開會', '「北風之友」小組'],
    ['世界衛生組織（WHO）', '世界衛生組織 WHO'],
    ['外賓與斐濟漁農部昨天簽約。', '斐濟漁農部'],
    ['阿曼工农部次官到訪。', '阿曼工农部'],
    ['泰国南部昨日大雨，法国大部今天放晴。', ''],
    ['摩洛哥《西岸晚報》報道，《年度簡報》昨日發布。', '西岸晚報'],
    ['日本水產廳昨天說', '日本水產廳'],
    ['有关公司和各大学纷纷响应，美国大学也不例外。', ''],
    ['外交部门组织专家讨论。', ''],
    ['智庫「海鹽政策研究所」研究員說', '海鹽政策研究所'],
    ['挪威工业部兼渔业及海岸部次长说', '挪威工业部兼渔业及海岸部'],
    ['挪威外交部与国防部通报', '挪威外交部 国防部'],
    ['挪威渔业及海岸事务部副部长说', '挪威渔业及海岸事务部'],
    ['挪加议会定期往来，加拿大与挪威相邻。', ''],
    ['在上海设立科研中心，对加沙一所大学表示慰问。', ''],
    ['挪威情报部门发布报告', '挪威情报部门'],
    ['乌兰民族和解高级委员会', ''],
    ['阿富汗民族和解高级委员会成员', '阿富汗民族和解高级委员会'],
    ['太空军事化令人不安。', ''],
    ['經濟部遠洋貿易署署長甄若谷說', '經濟部遠洋貿易署'],
    ['經濟部全體幹部局長到場', '經濟部'],
  ])('%s', (source, found) => {
    expect(bodies(source)).toBe(found);
  });
});

describe('a ministry without its state', () => {
  const firstBody = (outlet: string, source: string) =>
    (
      readEntries(source, { ...pageOf('hans'), outlet }, [articleOf(source)], lexicon, undefined, [nameReader])
        .byArticle[0] as EntryOf<'name'>[]
    ).find((name) => name.type === 'organisation')?.entity;
  test.each<[outlet: string, source: string, entity: string]>([
    ['中央社', '外交部说，冰岛外交部将来访。', 'organisation:ministry-of-foreign-affairs-taiwan'],
    ['联合早报', '外交部说，冰岛外交部将来访。', 'organisation:ministry-of-foreign-affairs-of-singapore'],
    // A broadcaster for all the world has no ministry of its own.
    ['BBC中文', '外交部说，此事已了。', 'organisation:ministry_of_foreign_affairs'],
  ])('%s: %s', (outlet, source, entity) => {
    expect(firstBody(outlet, source)).toBe(entity);
  });
});

describe('places', () => {
  test.each<[source: string, found: string]>([
    ['在北京人民大會堂會見', '北京人民大會堂 北京'],
    ['在格倫維爾大廳舉行', '格倫維爾大廳'],
    ['「北風」天然氣管道', '「北風」天然氣管道'],
    ['集中东部力量', ''],
    ['公里海域以外', ''],
    ['各地隆重慶祝節日，兩國聯合發表聲明。', ''],
    ['沿海地区发展，今日本报刊登。', ''],
    ['货船驶离尼古列耶夫港，运往坦桑尼亚卡盖鲁地区。', '尼古列耶夫港 坦桑尼亚 卡盖鲁地区'],
    ['（納閩20日訊）關卡擴建。', '納閩'],
    ['外交部歐洲司昨天表示', ''],
  ])('%s', (source, found) => {
    expect(places(source)).toBe(found);
  });
});

describe('a lexicon of one’s own', () => {
  const own = parseLexicon(
    [
      'person\ten\thant\thans\tforms\tcountry\toffices',
      'jo-falk\tJo Falk\t\t\t法尔克?|约·法尔克\tNO\tforeign_minister@2030/..',
    ].join('\n'),
    'own.tsv',
  );
  const words = Lexicon.compile([...lexicon.terms, ...own]);

  test.each<[source: string, entities: string[]]>([
    ['挪威外长法尔克到访。法尔克说', ['country:NO', 'person:jo-falk', 'person:jo-falk']],
    ['法尔克说', []],
    ['约·法尔克说', ['person:jo-falk']],
  ])('%s', (source, entities) => {
    expect(namesOf(source, words).map((name) => name.entity)).toEqual(entities);
  });
});

describe('reference words', () => {
  function referencesOf(source: string): readonly Reference[] {
    const article = articleOf(source);
    const passage = Passage.of(source, article.blocks);
    const reading = {
      page: pageOf('mixed'),
      article,
      passage,
      lexicon,
      hits: lexicon.find(passage.folded),
      memory: freshMemory(),
      found: {},
      references: [],
    } as unknown as Reading;
    nameReader.read(reading);
    return reading.references;
  }

  test.each<[source: string, found: string[]]>([
    ['冰島總統甄若谷抵達。他說，天氣很好。', ['他=甄若谷']],
    ['冰島總統甄若谷會見挪威首相裴远舟。他強調合作。', ['他=甄若谷']],
    ['冰島總統甄若谷與挪威首相裴远舟會談。兩國元首簽署聲明。', ['兩國元首=甄若谷、裴远舟']],
    ['中冰关系平稳，冰岛支持合作。双方同意扩大贸易。', ['双方=中國、冰岛'.replace('中國', '中国')]],
    ['挪威商務部有關負責人出席。該負責人說，關稅不變。', ['該負責人=挪威商務部有關負責人']],
    ['北京大學教授甄若谷說。這位專家還指出，此事不急。', ['這位專家=甄若谷']],
    ['世界衛生組織發表報告。該組織說，情況好轉。', ['該組織=世界衛生組織']],
    ['其他國家和他們的朋友', []],
  ])('%s', (source, found) => {
    expect(referencesOf(source).map((one) => `${source.slice(one.start, one.end)}=${one.names.join('、')}`)).toEqual(
      found,
    );
  });
});
