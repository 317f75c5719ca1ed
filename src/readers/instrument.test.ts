import { describe, expect, it } from 'vitest';
import { readPage } from '../reading.ts';
import type { EntryOf, Role } from '../record/kinds.ts';

/** Instruments of a text told on 10 May 2023, one block a line. */
function instruments(text: string): EntryOf<'instrument'>[] {
  let at = 0;
  const blocks = text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    const role: Role = 'body';
    return { role, start, end: at - 1 };
  });
  const { articles } = readPage({
    file: '<memory>',
    format: 'archive',
    text,
    sha256: '0',
    encoding: 'utf-8',
    told: { published: '2023-05-10' },
    blocks,
    doubts: [],
  });
  return articles.flatMap(({ entries }) =>
    entries.filter((entry): entry is EntryOf<'instrument'> => entry.kind === 'instrument'),
  );
}

const short = ({ type, title, action }: EntryOf<'instrument'>) => `${type} ${title} ${action ?? 'mentioned'}`;
const found = (text: string) => instruments(text).map(short);

describe('titles and what is done to them', () => {
  it.each([
    ['雙方簽署《法德鐵路合作協定》。', ['agreement 法德鐵路合作協定 signed']],
    ['兩國簽署並發表《關於港口的聯合聲明》。', ['joint_statement 關於港口的聯合聲明 signed']],
    ['會議通過《里斯本宣言》。', ['declaration 里斯本宣言 adopted']],
    ['各方同意《法德鐵路合作協定》延期。', ['agreement 法德鐵路合作協定 extended']],
    ['各方應遵守《聯合國憲章》。', ['charter 聯合國憲章 mentioned']],
    ['法國退出《巴黎協定》。', ['agreement 巴黎協定 withdrawn']],
    ['雙方將簽署《法德鐵路合作協定》。', ['agreement 法德鐵路合作協定 proposed']],
    ['法國提出「海洋安全倡議」。', ['initiative 海洋安全倡議 proposed']],
    ['雙方簽署《甲方合同》和《乙方協議》。', ['contract 甲方合同 signed', 'agreement 乙方協議 signed']],
  ])('%s', (text, wanted) => expect(found(text)).toEqual(wanted));
});

describe('documents without a title', () => {
  it.each([
    ['法國和德國簽署了關於鐵路的諒解備忘錄。', ['mou 關於鐵路的諒解備忘錄 signed']],
    ['雙方簽署農業、教育等領域12份合作文件。', ['other 12份合作文件 signed']],
    ['兩國領導人見證交換20多份合作文本。', ['other 20多份合作文本 exchanged']],
    ['法國外交部在一份聲明中表示遺憾。', ['declaration 聲明 published']],
    ['外交部發表聲明。', ['declaration 聲明 published']],
    ['雙方簽署協議。該協議為期五年。', ['agreement 協議 signed']],
  ])('%s', (text, wanted) => expect(found(text)).toEqual(wanted));
});

describe('documents of a number, renewals, accessions, letters of ratification', () => {
  it.each([
    [
      '法德部長簽署三份文件，包括《鐵路協定》、一份關於水文的執行協議，以及兩國學院的合作備忘錄。',
      [
        'other 三份文件 signed',
        'agreement 鐵路協定 signed',
        'agreement 關於水文的執行協議 signed',
        'mou 合作備忘錄 signed',
      ],
    ],
    ['法國和德國續簽北海備忘錄。', ['mou 北海備忘錄 extended']],
    ['法國9日加入北海漁業公約。', ['treaty 北海漁業公約 adopted']],
    ['法國申請加入北海漁業公約。', ['treaty 北海漁業公約 proposed']],
    ['兩國外長互換引渡條約批准書。', ['treaty 引渡條約 adopted']],
    ['兩國外長互換批准書。', []],
    ['聯合國開發計劃署與法國簽署一項供資協議。', ['agreement 供資協議 signed']],
    ['雙方將2014年簽訂的漁業協定延長五年。', ['agreement 漁業協定 extended']],
    ['法國發表了題為《海洋與和平》的演講。', []],
  ])('%s', (text, wanted) => expect(found(text)).toEqual(wanted));
});

it('knows a title again that leaves out some of its words', () => {
  expect(found('雙方簽署《外交人員互免簽證協定》。免簽協定9月生效。')).toEqual([
    'agreement 外交人員互免簽證協定 signed',
  ]);
});

describe('what is no document', () => {
  it.each([
    ['聯邦政府計劃在9月把預算送交眾議院。'],
    ['冰島沒有與挪威簽訂任何雙邊協議。'],
    ['最高法院裁定協議違憲。'],
    ['自協議簽署至今，雙方貿易增加。'],
  ])('%s', (text) => expect(found(text).filter((one) => /計劃|任何|裁定/.test(one))).toEqual([]));
});

describe('documents of the kind that states refer to', () => {
  it.each([
    ['各方應遵守安理會第1701號決議。', ['other 安理會第1701號決議 mentioned']],
    ['這有違河內宣言。', ['declaration 河內宣言 mentioned']],
    ['安理會以13票贊成、0票反對通過第2803號決議。', ['other 第2803號決議 adopted']],
    ['馬克龍見證法德海關互助協定的簽署。', ['agreement 法德海關互助協定 signed']],
    ['雙方規劃簽署電動巴士協定與港口議定書。', ['agreement 電動巴士協定 proposed', 'protocol 港口議定書 proposed']],
    ['雙方商定電力輸送協議到期後再延長8年。', ['agreement 電力輸送協議 extended']],
    ['《法德數位經濟夥伴關係協定》（DEPA）已生效。', ['agreement 法德數位經濟夥伴關係協定 mentioned']],
    ['德國議會批准了與瑞士簽訂的稅收協定。', ['agreement 稅收協定 adopted']],
    ['挪威與冰島自貿協定談判在里斯本舉行。', ['agreement 挪威與冰島自貿協定 proposed']],
    // What is being drawn up is proposed.
    ['法德正商簽海運協定。', ['agreement 海運協定 proposed']],
    ['兩國恢復法德投資協定談判。', ['agreement 法德投資協定 proposed']],
    ['雙方正就引渡條約進行磋商。', ['treaty 引渡條約 proposed']],
    // Settled, not signed; put off; still to come by its day.
    ['兩國草簽貨運協定。', ['agreement 貨運協定 mentioned']],
    ['法方原擬簽署的碼頭協議因條款未談妥再議。', ['agreement 碼頭協議 mentioned']],
    ['《港口協定》將在9月8日貿易代表團來訪期間簽署。', ['agreement 港口協定 proposed']],
    ['國會同意法德移交協定。', ['agreement 法德移交協定 adopted']],
    ['法德移交協定已獲國會批准。', ['agreement 法德移交協定 adopted']],
    ['雙方互相指責對方違反停火協議。', ['agreement 停火協議 mentioned']],
    // 商签 is a verb of its own, 厂商|签署 is not.
    ['國防部與廠商簽署採購合約。', ['contract 採購合約 signed']],
    ['免簽待遇再延3年。', ['policy 免簽待遇 extended']],
    ['歐盟與南方共同市場自貿協定明年生效。', ['agreement 歐盟與南方共同市場自貿協定 mentioned']],
    ['挪威使館傍晚發文告說，談判順利。', ['declaration 文告 published']],
    ['《漁業倡議》將再延長90天。', ['initiative 漁業倡議 extended']],
    ['雙方可能延長《漁業協定》。', ['agreement 漁業協定 proposed']],
    ['海事組織週三發布報告。', ['other 報告 published']],
    ['該條款見於里斯本條約第五十條。', ['treaty 里斯本條約 mentioned']],
    ['他批評港口使用協議損害主權。', ['agreement 港口使用協議 mentioned']],
    ['雙方就過渡安排達成一致。', ['agreement 過渡安排 adopted']],
    // What a modifier tells was done; what could not be done is none.
    ['法國要求各方遵守去年簽署的和平協議。', ['agreement 和平協議 signed']],
    ['若各黨派無法在6月前達成協議，投票將延後。', []],
    ['會議通過過渡期安排。', ['agreement 過渡期安排 adopted']],
    ['兩國總理出席港口備忘錄等12份文件的簽字儀式。', ['mou 港口備忘錄 signed', 'other 12份文件 signed']],
    ['兩國大使簽署「漁業合作協定續約換文」。', ['agreement 漁業合作協定續約換文 signed']],
    ['兩國將簽署《北海公約》附加議定書。', ['protocol 《北海公約》附加議定書 proposed']],
    ['法國已提交一份決議草案。', ['other 決議草案 proposed']],
    ['特使轉交了馬克龍總統的親筆信。', ['other 親筆信 exchanged']],
    ['總統府聲明指出，選舉必須公平。', ['declaration 聲明 published']],
    ['雙方互換了《引渡條約》批准書。', ['treaty 引渡條約 adopted']],
    ['安理會9日通過決議。', ['other 決議 adopted']],
    ['安理會主席宣讀了一份新聞聲明。', ['declaration 新聞聲明 published']],
    ['兩國9日啟動《漁業夥伴關係協定》談判。', ['agreement 漁業夥伴關係協定 proposed']],
    ['雙方就啟動《情報保護協定》締結談判達成一致。', ['agreement 情報保護協定 proposed']],
    ['挪威宣布將簽署附加議定書。', ['protocol 附加議定書 proposed']],
    ['五國領導人發表《海洋宣言》和行動計劃。', ['declaration 海洋宣言 published', 'plan 行動計劃 published']],
    ['雙方簽署了提供雷達的換文。', ['agreement 換文 signed']],
    ['法國撕毀2016年簽訂的潛艇合同。', ['contract 潛艇合同 withdrawn']],
    ['兩國代表將在數週內會面，簽署有關投資的協議。', ['agreement 有關投資的協議 proposed']],
    ['外交部發布聲明證實協議內容。', ['declaration 聲明 published']],
    ['會議未能就聯合公報達成一致。', []],
    ['雙方就夥伴關係協定達成框架協議。', ['agreement 夥伴關係協定 mentioned', 'agreement 框架協議 adopted']],
    ['續簽漁業協定一事因選舉而暫停。', ['agreement 漁業協定 mentioned']],
    ['公報自簽署之日起生效。', []],
    ['法國警告德國不要退出《巴黎協定》。', ['agreement 巴黎協定 mentioned']],
    ['聯合聲明說，兩國將加強合作。', ['joint_statement 聯合聲明 published']],
    ['漁業夥伴協議也已完成談判，預計近期簽署。', ['agreement 漁業夥伴協議 proposed']],
    ['議會9日通過《港口法》修正案。', ['other 《港口法》修正案 adopted']],
    ['成果文件《我們的海洋》料於今日獲通過。', ['other 我們的海洋 proposed']],
    ['漁業協定已完成法律檢視，預計5月28日在里斯本由兩國大使簽署。', ['agreement 漁業協定 proposed']],
    ['法國尚未與德方簽署航空協定。', ['agreement 航空協定 proposed']],
    ['兩國外長敲定了會議安排。', []],
    ['雙方正商討聯合聲明的草案。', ['joint_statement 聯合聲明 proposed']],
    ['挪威外交部宣布撤回《海洋聲明》。', ['declaration 海洋聲明 withdrawn']],
    ['雙方簽署《海上搜救規則》。', ['other 海上搜救規則 signed']],
    ['會議通過《深海合作藍圖》。', ['plan 深海合作藍圖 adopted']],
    ['或許會達成一份「港口收費諒解」。', ['agreement 港口收費諒解 proposed']],
  ])('%s', (text, wanted) => expect(found(text)).toEqual(wanted));
});

describe('papers handed over, settled texts, drafts', () => {
  it.each([
    ['挪威大使上週遞交照會。', ['agreement 照會 exchanged']],
    ['兩國就碼頭擴建計畫互換照會。', ['agreement 照會 exchanged']],
    ['雙方就贈送測量船交換了公文。', ['agreement 公文 exchanged']],
    ['大使代表本國簽署氣象站項目交接證書。', ['other 氣象站項目交接證書 signed']],
    ['冰島外長與銀行總裁簽署了堤壩貸款換文。', ['agreement 堤壩貸款換文 signed']],
    ['燈塔項目換文簽署於2011年。', ['agreement 燈塔項目換文 signed']],
    ['三國部長2022年在里斯本簽署的路線圖要求先修橋。', ['plan 路線圖 signed']],
    ['法德央行簽貨幣結算文件。', ['other 貨幣結算文件 signed']],
    ['兩國部長簽了文件。', []],
    ['雙方在漁業、航空等領域共達成8份協議。', ['agreement 8份協議 signed']],
    ['冰島議會會議9日通過了新修訂的漁業稅法。', ['other 漁業稅法 adopted']],
    ['與會者通過了各種辦法。', []],
    ['挪威首相提出三點倡議。', ['initiative 三點倡議 proposed']],
    ['各方會談後形成6點共識。', ['other 6點共識 adopted']],
    ['雙方形成共識。', []],
    ['兩國交換了海圖草案。', ['other 海圖草案 exchanged']],
    ['一項允許進港的協定草案被留給下屆議會。', ['other 協定草案 proposed']],
    ['法德磋商漁業過境協定。', ['agreement 漁業過境協定 proposed']],
    ['漁業框架協定的商簽還要再等。', ['agreement 漁業框架協定 proposed']],
    ['三國海關9日簽署了關於口岸互助《備忘錄》。', ['mou 關於口岸互助《備忘錄》 signed']],
    ['總統交存了四份漁業協定的加入書。', ['agreement 四份漁業協定 adopted']],
    ['法德領導人聯合聲明反對徵稅', ['joint_statement 聯合聲明 published']],
    ['挪威昨日向奧斯陸遞交了備忘錄。', ['mou 備忘錄 exchanged']],
    ['兩國外長出席燈塔項目換文儀式。', ['agreement 燈塔項目換文 exchanged']],
    ['兩國部長互換一封聯名信。', ['declaration 聯名信 exchanged']],
    ['雙方交換了貨物清單。', ['other 貨物清單 exchanged']],
    ['各方就漁業公報草案交換意見。', ['communique 漁業公報 proposed']],
    ['法德就港口達成多份重要文件。', ['other 多份重要文件 signed']],
    ['雙方達成一項三個月的臨時協議。', ['agreement 臨時協議 adopted']],
    ['冰島議會會議通過了個人信息保護法。', ['other 個人信息保護法 adopted']],
    ['會議通過關於修改漁業法的決定。', []],
    ['新政府奉行北向漁業政策。', ['policy 北向漁業政策 mentioned']],
    ['新政府奉行對華友好政策。', []],
    ['各方反對「以鄰為壑」政策。', []],
    ['論壇發表的主席聲明把明年定為海洋年。', ['declaration 主席聲明 published']],
  ])('%s', (text, wanted) => expect(found(text)).toEqual(wanted));
});

describe('what was signed, what becomes of it', () => {
  it.each([
    ['兩國2013年簽署的漁業協定下月期滿，雙方將續約五年。', ['agreement 漁業協定 extended']],
    ['2011年簽訂的燈塔協定已三度延期。', ['agreement 燈塔協定 extended']],
    ['各方應盡快批准2009年簽署的公路協定。', ['agreement 公路協定 signed']],
    ['法國無意廢止2006年訂立的漁業條約。', ['treaty 漁業條約 signed']],
    ['挪威將於明年退出2014年簽訂的鱈魚協定。', ['agreement 鱈魚協定 mentioned']],
    ['挪威隨即中止三方協議的續約。', ['agreement 三方協議 mentioned']],
    ['漁業協定續約無期。', ['agreement 漁業協定 mentioned']],
    ['兩人所簽的是海運合作備忘錄。', ['mou 海運合作備忘錄 signed']],
    ['兩國可望9月簽署海關協議。官員上週敲定了協議的文字。', ['agreement 海關協議 proposed']],
    ['法國宣布將與德國的關係降級，並中止了雙方的軍事協議。', ['agreement 軍事協議 withdrawn']],
    ['貨幣協議原擬同日簽署，但因故押後。', ['agreement 貨幣協議 proposed']],
    ['兩國部長將出席港口合作文件的簽字儀式。', ['other 港口合作文件 proposed']],
    ['漁業備忘錄是今年2月3日簽的。', ['mou 漁業備忘錄 signed']],
    ['首項工作是在年底前談妥漁業協定。', ['agreement 漁業協定 proposed']],
    ['新的合作框架下月上旬簽署。', ['agreement 合作框架 proposed']],
    ['兩國談妥漁業附加協議，預計明年2月由部長在里斯本簽署。', ['agreement 漁業附加協議 proposed']],
    ['他說，兩國頂多簽一份交通議定書。', ['protocol 交通議定書 proposed']],
    ['兩國互換引渡條約和司法協助條約批准書。', ['treaty 引渡條約 adopted', 'treaty 司法協助條約 adopted']],
    ['雙方同意把邊民往來安排順延10個月。', ['agreement 邊民往來安排 extended']],
    [
      '雙方討論漁業框架協定。同日，兩國簽署了連接兩地電網的協定。',
      ['agreement 漁業框架協定 mentioned', 'agreement 協定 signed'],
    ],
    ['碼頭貸款協議因此無法如期簽署。', ['agreement 碼頭貸款協議 proposed']],
    ['兩國完成漁業協定文本。', ['agreement 漁業協定 proposed']],
    ['兩國官員敲定了海關協議的最後文本。', ['agreement 海關協議 proposed']],
    ['雙方將商談一份新的夥伴關係文件。', ['other 夥伴關係文件 proposed']],
    ['雙方曾交換過一份工作文件。', ['other 工作文件 exchanged']],
    [
      '雙方互換引渡條約和邊界條約批准書。兩項條約於2021年簽訂。',
      ['treaty 引渡條約 adopted', 'treaty 邊界條約 adopted'],
    ],
    [
      '兩國去年公布了漁業框架聯合聲明。挪威漁業協會發表聲明，表示擔憂。',
      ['joint_statement 漁業框架聯合聲明 published', 'declaration 聲明 published'],
    ],
    ['雙方就成立漁業委員會互換信函，並合影留念。', ['other 信函 exchanged']],
    ['據《海港公報》引述消息人士，行期未定。', []],
    ['他說，「沒有發出任何信函」。', []],
    ['安理會未能通過一項要求撤離的決議草案。', ['other 決議草案 proposed']],
    ['挪威遞交了加入《北海漁業公約》的申請。', ['treaty 北海漁業公約 proposed']],
    ['兩國互換了關於延長條約的照會。', ['agreement 關於延長條約的照會 exchanged']],
    ['法國政府宣布暫停執行北海軍事協議。', ['agreement 北海軍事協議 mentioned']],
    ['兩國邊界條約的批准書互換儀式在里斯本舉行。', ['treaty 邊界條約 adopted']],
    ['兩國還更新了雙邊貨幣互換協議。', ['agreement 雙邊貨幣互換協議 mentioned']],
    ['挪威國王簽署了批准《北海規約》的法律。', ['charter 北海規約 adopted']],
    ['兩國代表在會談紀要上簽字。', ['other 會談紀要 signed']],
    ['兩國最快本月簽署海運備忘錄。', ['mou 海運備忘錄 proposed']],
    ['記者問，兩國會否簽署海運協議？', ['agreement 海運協議 proposed']],
    ['雙方就海運協議基本達成一致。', ['agreement 海運協議 adopted']],
    ['外長否認將簽署任何軍事協議。', []],
    ['達成貿易協議條件尚未具備。', []],
    ['各界人士提交了200份意見書。', []],
    ['兩人將見證法德2018年簽署、明年屆滿的教育協定續約五年。', ['agreement 教育協定 extended']],
    ['雙方商定把第二次磋商安排在7月。', []],
    ['南極條約協商會議10日舉行。', []],
    ['法國國會否決了《法德情報協定》延長案。', ['agreement 法德情報協定 mentioned']],
    ['法國議會8日批准瑞典加入北約議定書。', ['protocol 瑞典加入北約議定書 adopted']],
    ['法國與德國簽署國會交流諒解備忘錄。', ['mou 國會交流諒解備忘錄 signed']],
    ['法國希望協定早日生效。', []],
    ['朔爾茨8日簽署了兩國財政部磋商議定書。', ['protocol 財政部磋商議定書 signed']],
    ['兩國簽署擴大航權安排的諒解備忘錄。', ['mou 諒解備忘錄 signed']],
  ])('%s', (text, wanted) => expect(found(text)).toEqual(wanted));
});

describe('what is no instrument', () => {
  it.each([
    ['他接受《大公報》採訪。'],
    ['《和平條約》一書上週出版。'],
    ['總統發表題為《共同的宣言》的演講。'],
    ['電影《最後的協議》上映。'],
    ['這是雙方訂立的第12份同類協定。'],
  ])('%s', (text) => expect(found(text)).toEqual([]));
});

describe('parties, subject, term', () => {
  it('reads them out of the title', () => {
    const [one] = instruments('雙方簽署《法國和德國關於鐵路合作的諒解備忘錄》。');
    expect([one.parties, one.subject]).toEqual([['法國', '德國'], '鐵路合作']);
  });
  it('reads a row of states', () => {
    expect(instruments('會談結束後，雙方當場簽署《法德鐵路合作協定》。')[0].parties).toEqual(['法國', '德國']);
  });
  it('reads an extension', () => {
    const [one] = instruments('各方同意將法德鐵路合作規劃延長5年至2028年。');
    expect([one.action, one.term]).toEqual(['extended', { duration: 'P5Y', end: '2028' }]);
  });
});

describe('lists', () => {
  it('gives the items the action of the line above', () => {
    const text = '兩國見證簽署的合作文件\n● 《法國和德國關於鐵路的備忘錄》\n● 《巴黎大學與柏林大學關於交換學生的協議》';
    expect(found(text)).toEqual([
      'mou 法國和德國關於鐵路的備忘錄 signed',
      'agreement 巴黎大學與柏林大學關於交換學生的協議 signed',
    ]);
  });
  it('takes up a short form', () => {
    const [one, ...more] = instruments('雙方簽署《法德友好條約》。《條約》共十條。');
    expect([one.spans.length, more]).toEqual([2, []]);
  });
});
