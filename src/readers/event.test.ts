import { describe, expect, it } from 'vitest';
import { readPage } from '../reading.ts';
import type { EntryOf, Role } from '../record/kinds.ts';

/** Events of a text told on 10 May 2023, one block a line; a line that starts with # is a headline. */
function events(text: string, published = '2023-05-10'): EntryOf<'event'>[] {
  let at = 0;
  const blocks = text.split('\n').map((line) => {
    const start = at + (line.startsWith('#') ? 1 : 0);
    at += line.length + 1;
    const role: Role = line.startsWith('#') ? 'headline' : 'body';
    return { role, start, end: at - 1 };
  });
  const { articles } = readPage({
    file: '<memory>',
    format: 'archive',
    text,
    sha256: '0',
    encoding: 'utf-8',
    told: published === '' ? {} : { published },
    blocks,
    doubts: [],
  });
  return articles.flatMap(({ entries }) =>
    entries.filter((entry): entry is EntryOf<'event'> => entry.kind === 'event'),
  );
}

const short = (event: EntryOf<'event'>) =>
  `${event.type} ${event.date ?? '-'} ${event.participants.join('+')}${event.status === 'held' ? '' : ` ${event.status}`}`;
const told = (text: string) => events(text).map(short);

describe('kinds of event', () => {
  it.each([
    ['德國總理朔爾茨9日在柏林會見法國總統馬克龍。', ['meeting 2023-05-09 朔爾茨+馬克龍']],
    ['法國總統馬克龍9日同德國總理朔爾茨舉行會談。', ['meeting 2023-05-09 馬克龍+朔爾茨']],
    ['馬克龍和朔爾茨9日以視頻方式舉行會晤。', ['video_meeting 2023-05-09 馬克龍+朔爾茨']],
    ['法國總統馬克龍昨日與德國總理朔爾茨通電話。', ['phone_call 2023-05-09 馬克龍+朔爾茨']],
    ['法國總統馬克龍9日抵達里斯本。', ['visit 2023-05-09 馬克龍']],
    ['法國和德國8日簽署鐵路合作協定。', ['signing 2023-05-08 法國+德國']],
    ['法國和德國8日發表聯合公報。', ['publication 2023-05-08 法國+德國']],
    ['馬克龍9日在巴黎舉行記者會。', ['press_conference 2023-05-09 馬克龍']],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('planned, possible, cancelled, none', () => {
  it.each([
    ['法國總統馬克龍將於6月訪問波蘭。', ['visit 2023-06 馬克龍 planned']],
    ['馬克龍不排除下週同朔爾茨會晤。', ['meeting 2023-05-15/2023-05-21 馬克龍+朔爾茨 possible']],
    ['馬克龍取消訪問波蘭。', ['visit - 馬克龍 cancelled']],
    ['馬克龍希望同朔爾茨會晤。', []],
    ['馬克龍沒有會見朔爾茨。', []],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('who takes part without a name', () => {
  it.each([
    ['法國外長9日到訪里斯本。', ['visit 2023-05-09 法國外長']],
    ['葡萄牙總理科斯塔9日接見立陶宛國會議員團。', ['meeting 2023-05-09 科斯塔+立陶宛國會議員團']],
    ['兩國外長下週可能會晤。', ['meeting 2023-05-15/2023-05-21 兩國外長 possible']],
    ['波蘭代表團昨天啟程前往里斯本。', ['visit 2023-05-09 波蘭代表團']],
    // One person with two titles is one.
    ['國家主席、武裝部隊總司令馬克龍9日會見朔爾茨。', ['meeting 2023-05-09 馬克龍+朔爾茨']],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('what is put off, and words inside names', () => {
  it.each([
    ['法國總統馬克龍推遲訪問波蘭。', ['visit - 馬克龍 cancelled']],
    ['馬克龍與朔爾茨的會面已取消。', ['meeting - 馬克龍+朔爾茨 cancelled']],
    ['雙方原定本週簽署的港口合作協定延後簽署。', ['signing 2023-05-08/2023-05-14  cancelled']],
    // 若 in a name is no condition.
    ['外交部次長林若安9日與德國總理朔爾茨舉行會談。', ['meeting 2023-05-09 林若安+朔爾茨']],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('gatherings told by their day or by what was said there', () => {
  it.each([
    ['代表們將在12月的氣候大會上再談。', /^meeting 2023-12 /],
    ['下一次高官會將於9月中旬在中國海南省舉行。', /^meeting 2023-09.* planned/],
  ])('%s', (text, wanted) => expect(told(text).join('；')).toMatch(wanted));
});

describe('dates', () => {
  it.each([
    ['歡迎儀式後，馬克龍同朔爾茨舉行會談。', /^meeting 2023-05-/],
    ['9日，馬克龍在里斯本出席峰會期間會見西班牙首相桑切斯。', /meeting 2023-05-09 馬克龍\+桑切斯/],
    ['馬克龍近日會見朔爾茨。', /^meeting - /],
    ['馬克龍2019年訪問波蘭。', /^visit 2019 /],
  ])('%s', (text, wanted) => expect(told(text).join('；')).toMatch(wanted));

  it('takes the day of the first paragraph for a press conference', () => {
    const text = '法國外交部9日公布漁業數據。\n外交部發言人林若安在例行記者會上說，談判順利。';
    expect(told(text)).toContain('press_conference 2023-05-09 林若安');
  });

  it('takes the day of the talks for what is signed after them', () => {
    const text = '法國總統馬克龍9日在里斯本同葡萄牙總理科斯塔舉行會談。\n雙方簽署了關於港口合作的備忘錄。';
    expect(told(text)[1]).toMatch(/^signing 2023-05-09/);
  });
});

describe('visits and gatherings of several days', () => {
  it.each([
    ['第十二屆高峰會於5日起一連三天在河內舉行。', ['meeting 2023-05-05/2023-05-07 ']],
    ['為期兩天的部長級會議昨天在吉隆坡召開。', ['meeting 2023-05-09/2023-05-10 ']],
    ['為期兩天的部長級會議昨天在吉隆坡閉幕。', ['meeting 2023-05-09 ']],
    ['第三輪談判周一起在日內瓦舉行，預計持續三天。', ['meeting 2023-05-08/2023-05-10 ']],
    ['兩國代表上週四、週五在東京會談。', ['meeting 2023-05-04/2023-05-05 兩國代表']],
    ['法國總統馬克龍結束為期三天的訪問，9日離開里斯本。', ['visit 2023-05-07/2023-05-09 馬克龍']],
    ['法國外長8日抵達里斯本，將停留至11日。', ['visit 2023-05-08/2023-05-11 法國外長']],
    [
      '法國外長8日抵達里斯本，展開四天訪問，期間將會見葡萄牙總理科斯塔。',
      ['visit 2023-05-08/2023-05-11 法國外長', 'meeting 2023-05-08/2023-05-11 法國外長+科斯塔 planned'],
    ],
    [
      '法國外長將於15日至18日訪問里斯本。訪問期間，外長將會見葡萄牙總理科斯塔，並出席協定簽署儀式。',
      [
        'visit 2023-05-15/2023-05-18 法國外長 planned',
        'meeting 2023-05-15/2023-05-18 外長+科斯塔 planned',
        'signing 2023-05-15/2023-05-18 外長 planned',
      ],
    ],
    [
      '法國外長8日展開三天訪問，並於昨日與葡萄牙外長舉行會談。',
      ['visit 2023-05-08/2023-05-10 法國外長', 'meeting 2023-05-09 法國外長+葡萄牙外長'],
    ],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('asked, talked over, expected', () => {
  it.each([
    ['發言人拒絕證實總理下月是否訪華。', [/^visit 2023-06 .*possible$/]],
    ['發言人拒絕證實總理上月是否訪華。', []],
    ['日法兩國政府正協調6月底在巴黎舉行首腦會談。', [/^meeting 2023-06 .*possible$/]],
    ['白宮未排除兩國外長下周在首爾會面的可能性。', [/^meeting 2023-05-15\/2023-05-21 .*possible$/]],
    ['外界預期，法國總統馬克龍會在6月同科斯塔會晤。', [/^meeting 2023-06 馬克龍\+科斯塔 planned$/]],
    ['如果談判順利，雙方下月中可望在日內瓦簽字。', [/^signing 2023-06 .*possible$/]],
  ])('%s', (text, wanted) => {
    expect(told(text)).toHaveLength(wanted.length);
    told(text).forEach((event, i) => {
      expect(event).toMatch(wanted[i]);
    });
  });
});

describe('rounds and occasions told by their number or in passing', () => {
  it.each([
    ['首輪談判於3月10日在日內瓦舉行，第二輪4月在倫敦進行。', ['meeting 2023-03-10 ', 'meeting 2023-04 ']],
    ['兩國外長今年已三度會面，最近一次是4月在紐約。', ['meeting 2023 兩國外長', 'meeting 2023-04 兩國外長']],
    ['法國總統馬克龍與葡萄牙總理科斯塔上次見面是在2019年的大阪峰會。', ['meeting 2019 馬克龍+科斯塔']],
    ['在與葡萄牙總理科斯塔會談時，馬克龍說，兩國應加強合作。', ['meeting - 馬克龍+科斯塔']],
    ['兩國外長8日在一份關於邊境合作的備忘錄上簽了字。', ['signing 2023-05-08 兩國外長']],
    ['日本外務省次官船越健裕8日將法國大使召至外務省抗議。', ['meeting 2023-05-08 船越健裕+法國大使']],
    ['德國總理朔爾茨8日與法國總統馬克龍閉門談了兩小時。', ['meeting 2023-05-08 朔爾茨+馬克龍']],
    ['法國總統馬克龍8日與朔爾茨談了對局勢的看法。', []],
    ['法國外長昨天啟程赴巴西出席峰會。', ['meeting - 法國外長', 'visit 2023-05-09 法國外長']],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('put off, dropped, moved', () => {
  it.each([
    ['官員說，簽字儀式安排在週日上午。', ['ceremony 2023-05-14  planned']],
    ['最近一輪磋商本月5日在北京舉行。', ['meeting 2023-05-05 ']],
    ['總統府9日公布行程，法國外長將訪問帛琉。', ['visit - 法國外長 planned']],
    ['外交部昨日在官網貼文，重申立場。', ['publication 2023-05-09 外交部']],
    ['外交部昨日發文要求各縣配合。', []],
    ['受颱風影響，會議推遲到6月中下旬舉行。', ['meeting 2023-06-11/2023-06-30  planned']],
    [
      '聯合經貿委員會第12次會議則因選舉未成，由上月底推遲到6月8至9日，地點未定。',
      ['meeting 2023-06-08/2023-06-09 聯合經貿委員會 planned'],
    ],
    ['法國外長原定本週六回訪，因選舉改期至秋季。', ['visit 2023-23 法國外長 planned']],
    ['原訂今日赴合艾的州議員訪問團已取消行程。', ['visit 2023-05-10  cancelled']],
    ['法國外長6月的訪日行程也一併擱置。', ['visit 2023-06 法國外長 cancelled']],
    ['葡萄牙總理科斯塔原擬6月率團來港，因選舉臨時取消。', ['visit 2023-06 科斯塔 cancelled']],
    ['近年來港旅客增加。', []],
    ['法國外長取消了原定明天的柏林之行。', ['visit 2023-05-11 法國外長 cancelled']],
    ['原打算一併草簽的勞務協定因一方徵詢意見而擱下。', ['signing -  cancelled']],
    ['草案下月提交總統簽字。', []],
    ['兩國就草簽執法協議進行了討論。', []],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('journeys by stages and in short', () => {
  it.each([
    ['法國外長將自12日起展開為期八天的北歐之旅。', ['visit 2023-05-12/2023-05-19 法國外長 planned']],
    [
      '法國外長8日抵達里斯本，與葡萄牙外長會談。9日轉赴馬德里。',
      ['visit 2023-05-08 法國外長', 'meeting 2023-05-08 法國外長+葡萄牙外長', 'visit 2023-05-09 '],
    ],
    [
      '塞爾維亞總統武契奇9日發表聲明。法國外長8日訪塞。',
      ['publication 2023-05-09 武契奇', 'visit 2023-05-08 法國外長'],
    ],
    ['法國外長昨日到里斯本視察港口。', ['visit 2023-05-09 法國外長']],
    ['法國外長得到德國支持。', []],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('papers, and words beside a day', () => {
  it.each([
    ['兩市市長上週日在邊境互換一封聯名信。', [/^exchange_of_documents 2023-05-07 /]],
    ['兩國外長9日交換了意見。', [/^meeting 2023-05-09 兩國外長$/]],
    ['兩國簽有本幣互換協定。', [/^signing - /]],
    ['法國總統馬克龍9日致信科斯塔。', [/^other 2023-05-09 馬克龍\+科斯塔$/]],
    ['中方將辦好明年的亞太港口峰會。', [/^meeting 2024 .*planned$/]],
  ])('%s', (text, wanted) => {
    expect(told(text)).toHaveLength(wanted.length);
    told(text).forEach((event, i) => {
      expect(event).toMatch(wanted[i]);
    });
  });
});

describe('plain verbs of other houses', () => {
  it.each([
    // No one is named, but someone goes or meets on a day.
    ['考察團昨晚抵達里斯本機場。', ['visit 2023-05-09 考察團']],
    ['雙方昨天會面。', ['meeting 2023-05-09 ']],
    ['委員會昨天開會。', ['meeting 2023-05-09 ']],
    ['馬克龍與朔爾茨週二通了兩小時電話。', ['phone_call 2023-05-09 馬克龍+朔爾茨']],
    ['雙方約定5月20日在里斯本再談。', ['meeting 2023-05-20  planned']],
    ['兩人上一次見面是去年11月16日。', ['meeting 2022-11-16 ']],
    // Wished for is the result, not the summit.
    ['雙方要在12月的年度峰會前談妥並不容易。', ['meeting 2023-12  planned']],
    ['工作組首次會議定於5月24日通過視訊方式召開。', ['video_meeting 2023-05-24  planned']],
    ['下次會議訂於5月20日以視訊方式進行。', ['video_meeting 2023-05-20  planned']],
    // Put off to a day that is told.
    ['原訂上月底召開的漁民大會因颱風順延至5月15日舉行。', ['meeting 2023-05-15  planned']],
    // So many days from the first on.
    ['馬克龍自8日起訪問葡萄牙3天。', ['visit 2023-05-08/2023-05-10 馬克龍']],
    ['馬克龍9日抵達里斯本，展開為期三天的訪問。', ['visit 2023-05-09/2023-05-11 馬克龍']],
    // One verb, one signing.
    ['法國和德國8日簽署《漁業協定》以及一份關於海上搜救的備忘錄。', ['signing 2023-05-08 法國+德國']],
    ['漁業協定週二在里斯本簽訂。', ['signing 2023-05-09 ']],
    ['外交部昨發新聞稿表示遺憾。', ['publication 2023-05-09 外交部']],
    ['漁業部長會議9日批准了新的配額。', ['meeting 2023-05-09 ']],
    ['九國代表週二齊聚里斯本。', ['meeting 2023-05-09 九國代表']],
    ['兩國大使8日代表各自政府換文。', [/^exchange_of_documents 2023-05-08 兩國大使/]],
    ['歡迎儀式後馬克龍總統9日同朔爾茨總理舉行會談。', ['meeting 2023-05-09 馬克龍+朔爾茨']],
    // 邊會 is no word in 在河邊會見.
    ['馬克龍9日在河邊會見朔爾茨。', ['meeting 2023-05-09 馬克龍+朔爾茨']],
    ['漁業部9日致函歐盟委員會。', [/^other 2023-05-09 /]],
    ['在9日舉行的會談中，雙方談及漁業。', ['meeting 2023-05-09 ']],
    // 联合委员会 is who meets, 会议 what is held; 临时 holds no 时.
    ['聯合委員會9日召開臨時會議。', [/^meeting 2023-05-09 /]],
    ['根據漁業組織9日公布的報告，漁獲減少。', ['publication 2023-05-09 ']],
    ['兩國防長9日透過電話討論漁業。', ['phone_call 2023-05-09 兩國防長']],
    // A condition, not an event.
    ['條約自換文之日起生效。', []],
    // 2016年 is of what it modifies.
    [
      '2016年簽訂的《海運協定》並未涵蓋港口，因此雙方正探討是否另簽備忘錄。',
      [/^signing 2016 /, /^signing - .*possible$/],
    ],
  ])('%s', (text, wanted) => {
    const found = told(text);
    expect(found).toHaveLength(wanted.length);
    wanted.forEach((one, i) => {
      if (typeof one === 'string') expect(found[i]).toBe(one);
      else expect(found[i]).toMatch(one);
    });
  });
});

describe('headlines alone', () => {
  it.each([
    ['馬克龍晤葡萄牙總理 談漁業', ['meeting - 馬克龍+葡萄牙總理']],
    ['法德里斯本會談 同意再談', ['meeting - 法國+德國']],
    ['挪威與鄰國恢復漁業談判', ['meeting - 挪威']],
    ['法國議員團抵里斯本', ['visit - 法國議員團']],
    ['救災物資抵里斯本', []],
    ['歐盟峰會聚焦漁業', ['meeting - ']],
    ['法德冀4月底前簽鐵路協議', ['signing ../2023-04 法國+德國 planned']],
  ])('%s', (text, wanted) => expect(told(`#${text}\n詳情稍後公布。`)).toEqual(wanted));
});

describe('tellings of other houses', () => {
  it.each([
    ['馬克龍今早獲葡萄牙總統德索薩接見。', ['meeting 2023-05-10 馬克龍+德索薩']],
    ['馬克龍9日在里斯本接待德國總理朔爾茨。', ['meeting 2023-05-09 馬克龍+朔爾茨']],
    ['法國外長9日召見德國駐法國大使。', ['meeting 2023-05-09 法國外長+德國駐法國大使']],
    [
      '馬克龍和朔爾茨9日會面。兩人共進工作午餐，之後舉行聯合記者會。',
      ['meeting 2023-05-09 馬克龍+朔爾茨', 'press_conference 2023-05-09 馬克龍+朔爾茨'],
    ],
    // Invited, not wished.
    ['馬克龍應葡萄牙總統德索薩邀請，對葡萄牙進行國事訪問。', ['visit - 馬克龍']],
    // A deadline is no day, and what is agreed on is to come.
    [
      '法國和德國上週通話，兩國同意年底前舉行首次戰略對話。',
      ['phone_call 2023-05-01/2023-05-07 法國+德國', 'meeting ../2023-12 法國+德國 planned'],
    ],
    // The day of the report is not that of the talks.
    ['據路透社週三報導，馬克龍同朔爾茨週二起在洛桑舉行會談。', ['meeting 2023-05-09/.. 馬克龍+朔爾茨']],
    ['週五，馬克龍將前往里斯本。', ['visit 2023-05-12 馬克龍 planned']],
    ['（記者林若安）馬克龍9日會見朔爾茨。', ['meeting 2023-05-09 馬克龍+朔爾茨']],
    [
      '馬克龍9日抵達柏林。馬克龍和朔爾茨隨後舉行了一個多小時的會談。',
      ['visit 2023-05-09 馬克龍', 'meeting 2023-05-09 馬克龍+朔爾茨'],
    ],
    ['法國總統馬克龍9日致電朔爾茨，祝賀他連任。', ['other 2023-05-09 馬克龍+朔爾茨']],
    ['法國總統馬克龍9日致電朔爾茨，討論關稅。', ['phone_call 2023-05-09 馬克龍+朔爾茨']],
    ['第三輪漁業談判8日在洛桑開始。', ['meeting 2023-05-08 ']],
    ['法國總統馬克龍8日展開歐洲之行。', ['visit 2023-05-08 馬克龍']],
    ['馬克龍昨與朔爾茨視訊對話。', ['video_meeting 2023-05-09 馬克龍+朔爾茨']],
    ['備忘錄有效期延長至2027年底。', ['treaty_extension - ']],
    [
      '馬克龍9日抵達柏林，與德國總理朔爾茨會談後離開。',
      ['visit 2023-05-09 馬克龍', 'meeting 2023-05-09 馬克龍+朔爾茨'],
    ],
    ['法國外交部說，第四輪間接會談將在羅馬舉行。', ['meeting -  planned']],
    ['冰島9日宣布同挪威斷交。', ['other 2023-05-09 冰島+挪威']],
    ['挪威驅逐兩名冰島外交官。', ['other - 挪威']],
    ['馬克龍9日同朔爾茨互致賀電。', ['other 2023-05-09 馬克龍+朔爾茨']],
    ['德國駐法國大使9日被法國外交部召見。', ['meeting 2023-05-09 德國駐法國大使+法國外交部']],
    ['安理會8日舉行公開會議。', ['meeting 2023-05-08 安理會']],
    ['9日，馬克龍在里斯本出席「海洋論壇」。', ['meeting 2023-05-09 馬克龍']],
    ['馬克龍訪問了三國，其間簽署三項協議。', ['visit - 馬克龍', 'signing - 馬克龍']],
    ['法德領導人會議因漁業糾紛一再推延，最快7月在里斯本召開。', ['meeting 2023-07 法國+德國 planned']],
    ['新綱領草案已交各國審議，屆時由部長簽署。', ['signing - 部長 planned']],
    ['漁業部9日公布協議草案。', ['publication 2023-05-09 漁業部']],
    ['法德漁業委員會會議9日在里斯本閉幕，兩國防長共同主持會議。', ['meeting 2023-05-09 法國+德國']],
    ['馬克龍9日簽署行政令。', ['signing 2023-05-09 馬克龍']],
    ['馬克龍說，他將很快與朔爾茨會面。', ['meeting - 馬克龍+朔爾茨 planned']],
    ['原定週五在里斯本舉行的港口招待會取消。', ['ceremony 2023-05-12  cancelled']],
    ['雙方討論漁業協議延期。', []],
    ['法國撕毀2016年簽訂的潛艇合同。', ['signing 2016 法國']],
    // A guest of the Scottish parliament's speaker meets no parliament.
    ['法國參議長9日同挪威國民議會議長舉行會談。', ['meeting 2023-05-09 法國參議長+挪威國民議會議長']],
    ['馬克龍今早由葡萄牙總統接見。', ['meeting 2023-05-10 馬克龍+葡萄牙總統']],
    ['此前一天，歐盟漁業部長會議決定減少配額。', ['meeting 2023-05-09 歐盟']],
    ['部長級會議將在年底前舉行。', ['meeting ../2023-12  planned']],
    ['雙方同意盡快舉行部長級會議。', ['meeting -  planned']],
    ['馬克龍訪問雷克雅未克的計劃已經擱置。', ['visit - 馬克龍 cancelled']],
    // 未 of Reykjavik denies nothing.
    ['馬克龍9日在雷克雅未克舉行記者會。', ['press_conference 2023-05-09 馬克龍']],
    ['漁業協定6月到期，雙方正就續簽談判。', ['meeting - ']],
    ['挪威外交部發言人9日告訴記者，談判順利。', ['press_conference 2023-05-09 挪威外交部']],
    ['兩國外長9日為《2025年至2027年合作計劃》簽字。', ['signing 2023-05-09 兩國外長']],
    ['雙方9日以換文方式簽署漁業協定。', ['signing 2023-05-09 ']],
    ['馬克龍9日出席海洋論壇開幕式。', ['ceremony 2023-05-09 馬克龍']],
    // Less than a year ahead, though another year was told before.
    ['兩國去年12月簽署意向書，技術小組預計4月舉行第二次會議。', ['signing 2022-12 ', 'meeting 2024-04  planned']],
    [
      '法國外交部8日公布數據。馬克龍9日說，談判順利。外交部發言人林若安在例行記者會上說，談判順利。',
      ['publication 2023-05-08 法國外交部', 'press_conference 2023-05-09 林若安'],
    ],
    // Of another clause: who goes on after ； has not been planned.
    ['挪威外長今天將出席海洋論壇；他4月訪問冰島。', ['meeting 2023-05-10 挪威外長 planned', 'visit 2023-04 挪威外長']],
    ['五國領導人9日同冰島總統對話。', ['meeting 2023-05-09 五國領導人+冰島總統']],
    ['法德代表團9日結束漁業和談。', ['meeting 2023-05-09 法國+德國']],
    ['各國將於6月底再次談判。', ['meeting 2023-06  planned']],
    ['漁業峰會原定週五結束，因故延長一天。', []],
    ['馬克龍10日抵達里斯本，但不會與冰島外長哈康單獨會面。', ['visit 2023-05-10 馬克龍']],
    ['葡萄牙總理科斯塔形容此訪「及時」。', []],
    // On a day of that part of the month; on both days.
    ['第五輪漁業談判將於11月中旬在里斯本舉行。', ['meeting 2023-11-11/2023-11-20  planned']],
    ['秘魯於2021年9月簽署該約，國會迄今未審議。', ['signing 2021-09 秘魯']],
    ['挪威願意在漁業方面與秘魯簽署行動計劃。', []],
    ['漁業部長會議5月8日和9日在里斯本舉行。', ['meeting 2023-05-08/2023-05-09 ']],
    ['挪威外長兩天前同冰島外長會晤。', ['meeting 2023-05-08 挪威外長+冰島外長']],
    [
      '馬克龍日前抵達里斯本，與葡萄牙總理科斯塔會晤。法國外交部9日公布漁業數據。',
      ['visit - 馬克龍', 'meeting - 馬克龍+科斯塔', 'publication 2023-05-09 法國外交部'],
    ],
    ['馬克龍10日抵達里斯本，計劃其後前往柏林。', ['visit 2023-05-10 馬克龍', 'visit - 馬克龍 planned']],
    ['安理會9日應法國要求召開緊急會議。', ['meeting 2023-05-09 安理會']],
    [
      '馬克龍9日在里斯本會見正在出席海洋論壇的德國總理朔爾茨。',
      ['meeting 2023-05-09 馬克龍+朔爾茨', 'meeting - 朔爾茨'],
    ],
    ['下一輪會談訂於5月29日。', ['meeting 2023-05-29  planned']],
    ['法德代表團9日在里斯本舉行漁業談判，會談兩小時後結束，葡萄牙外長主持會談。', ['meeting 2023-05-09 法國+德國']],
    ['該公報可作為談判基礎。', []],
    ['馬克龍9日在柏林受到市民熱情接待。', []],
    ['陪同馬克龍訪華的有外交部長。', []],
    ['葡萄牙外交部9日召見有關國家使節。', ['meeting 2023-05-09 葡萄牙外交部']],
    ['馬克龍宣布將於6月舉行漁業會議。', ['meeting 2023-06 馬克龍 planned']],
    // 反对 of an opposition denies nothing, and 外长会谈 is no 外长会.
    ['葡萄牙反對黨代表團9日會見馬克龍。', ['meeting 2023-05-09 葡萄牙+馬克龍']],
    ['法德外長會談9日在里斯本舉行。', ['meeting 2023-05-09 法國+德國']],
    ['法國海軍一艘護衛艦本月9日停靠里斯本四天。', ['visit 2023-05-09/2023-05-12 法國海軍']],
    ['波蘭外長9日前往聖塔瓦雷，為新碼頭奠基。', ['visit 2023-05-09 波蘭外長', 'ceremony 2023-05-09 波蘭外長']],
    ['波蘭外長9日前往機場迎接。', []],
    ['世界銀行的一個代表團9日抵達里斯本。', ['visit 2023-05-09 世界銀行']],
    ['波蘭代表團8日抵達里斯本，10日經羅馬回國。', ['visit 2023-05-08 波蘭代表團', 'visit 2023-05-10 波蘭代表團']],
    ['波蘭總理9日宴請法國總統。', ['ceremony 2023-05-09 波蘭總理+法國總統']],
    ['波蘭外長出席商會9日的午餐會。', ['ceremony 2023-05-09 波蘭外長']],
    ['雙方談判始於去年3月。', []],
    ['歐盟與中亞國家的例會預定6月召開。', ['meeting 2023-06 歐盟 planned']],
    [
      '波蘭外長明日啟程訪問巴黎，並已在週一與法國外長通電話。',
      ['visit 2023-05-11 波蘭外長 planned', 'phone_call 2023-05-08 波蘭外長+法國外長'],
    ],
    ['波蘭外長原訂9日訪問巴黎，因議會加開會議而取消。', ['visit 2023-05-09 波蘭外長 cancelled']],
    ['一行是9日抵達這裡的。', ['visit 2023-05-09 ']],
    [
      '波蘭總統6日至8日出席里斯本峰會，7日會見法國總統。',
      ['meeting 2023-05-06/2023-05-08 波蘭總統', 'meeting 2023-05-07 波蘭總統+法國總統'],
    ],
    [
      '波蘭總理昨日抵達里斯本，展開五日南歐之行。他上午先與法國總統會面。',
      ['visit 2023-05-09/2023-05-13 波蘭總理', 'meeting 2023-05-09 法國總統'],
    ],
    ['按照日程，波蘭總統週五在里斯本與法國總統會晤。', ['meeting 2023-05-12 波蘭總統+法國總統 planned']],
    ['波蘭總理將訪問法國的報導毫無根據。', []],
    [
      '日本與法國9日發表聲明。兩國防長前天視訊討論局勢。',
      ['publication 2023-05-09 日本+法國', 'video_meeting 2023-05-08 日本+法國'],
    ],
    ['波蘭總統9日啟程，前往法國展開為期一週的訪問。', ['visit 2023-05-09/2023-05-15 波蘭總統']],
    [
      '波蘭總統9日會見法國外長，法國總統也將會見波蘭總統。',
      ['meeting 2023-05-09 波蘭總統+法國外長', 'meeting 2023-05-09 法國總統+波蘭總統 planned'],
    ],
    ['外長上週在里斯本論壇場邊受訪。', ['meeting 2023-05-01/2023-05-07 外長']],
    ['部長理事會20日料會拍板。', ['meeting 2023-05-20  planned']],
    ['國會議長9日答詢。', []],
    ['2023年里斯本世界園藝博覽會9日開幕。', ['meeting 2023-05-09 ']],
    ['9月歐盟峰會3日在里斯本舉行。', ['meeting 2023-09-03  planned']],
    ['今年是建交十周年，總理先生此次訪問法國成果豐碩。', ['visit - 總理']],
    ['8日，法國駐葡萄牙大使館舉行春節招待會。', ['ceremony 2023-05-08 法國駐葡萄牙大使館']],
    ['波蘭協定下月19日期滿，雙方將在22日以換文方式續約。', ['exchange_of_documents 2023-05-22 波蘭 planned']],
    ['若內閣在週三的會議上批准，協定便會生效。', []],
    ['首次部長級會議不晚於11月15日在里斯本舉行。', ['meeting ../2023-11-15  planned']],
    ['漁業談判小組須於11月15日前交卷。', []],
    ['雙方商定本月20日之前互換批准書。', ['exchange_of_documents ../2023-05-20  planned']],
    ['9日，波蘭大使向秘書長遞交批准書。', ['exchange_of_documents 2023-05-09 波蘭大使']],
    ['9日，波蘭總理向總統遞交內閣名單。', []],
    ['波蘭總理訪法將在12月4日成行。', ['visit 2023-12-04 波蘭總理 planned']],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('what is to come, and what others publish', () => {
  it.each([
    ['法國和德國商定鐵路協定，預計6月正式簽署。', ['signing 2023-06 法國+德國 planned']],
    [
      '馬克龍將於6月5日同朔爾茨會晤。雙方可能在會中簽署港口備忘錄。',
      ['meeting 2023-06-05 馬克龍+朔爾茨 planned', 'signing 2023-06-05 馬克龍+朔爾茨 possible'],
    ],
    [
      '法國外交部9日發表聲明。德國外交部9日也發表聲明。',
      ['publication 2023-05-09 法國外交部', 'publication 2023-05-09 德國外交部'],
    ],
    ['法國和德國從6月起舉行工作組會議。', ['meeting 2023-06/.. 法國+德國 planned']],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('what is done to a document that was signed before', () => {
  it.each([
    [
      '法國和德國9日將2014年簽訂的北海漁業協定延長五年。',
      ['treaty_extension 2023-05-09 法國+德國', 'signing 2014 法國+德國'],
    ],
    ['雙方把2018年簽署的《北海條約》延期三年。', ['treaty_extension - ', 'signing 2018 ']],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('what was planned at first, moved or called off', () => {
  it.each([
    [
      '兩國防長原定上星期五通電話，改在6月10日舉行視訊會議。',
      ['phone_call 2023-05-05 兩國防長 cancelled', 'video_meeting 2023-06-10 兩國防長 planned'],
    ],
    ['原定今天開始的歐洲衛生部長會議，受颱風影響推遲到14日。', ['meeting 2023-05-14  planned']],
    ['德國通知法方，把混合委員會首次會議由下周一延後到本月24日。', ['meeting 2023-05-24 混合委員會 planned']],
    ['日本首相取消原定周五出席的領導人會議。', ['meeting 2023-05-12 日本首相 cancelled']],
    ['馬克龍今早將到烈士紀念碑獻花，之後拜會朔爾茨。', ['meeting 2023-05-10 馬克龍+朔爾茨 planned']],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('other ways to tell of talks and journeys', () => {
  it.each([
    ['馬克龍9日打電話給朔爾茨。', ['phone_call 2023-05-09 馬克龍+朔爾茨']],
    ['兩國外長9日在里斯本見了面。', ['meeting 2023-05-09 兩國外長']],
    ['馬克龍9日在柏林與朔爾茨就兩國加強軍事合作進行了磋商。', ['meeting 2023-05-09 馬克龍+朔爾茨']],
    ['馬克龍9日舉行儀式，歡迎朔爾茨對法國進行國事訪問。', ['ceremony 2023-05-09 馬克龍', 'visit 2023-05-09 朔爾茨']],
    ['世界衛生組織專家組9日抵達里斯本。', ['visit 2023-05-09 世界衛生組織專家組']],
    ['馬克龍將在里斯本停留。', ['visit - 馬克龍 planned']],
    ['馬克龍9日返抵巴黎。', []],
    ['訪問團9日獲總統接見。', ['meeting 2023-05-09 訪問團+總統']],
    ['兩國元首9日在電話中同意加強合作。', ['phone_call 2023-05-09 兩國元首']],
    ['馬克龍9日在電話中告訴本報，談判仍在繼續。', []],
    ['馬克龍9日會晤了五名大使。', ['meeting 2023-05-09 馬克龍']],
    ['法國外長今抵里斯本。', ['visit 2023-05-10 法國外長']],
    ['法國總統說，將於6月訪問里斯本。', ['visit 2023-06 法國總統 planned']],
    [
      '馬克龍9日與朔爾茨通話，隨後日本首相致電馬克龍。',
      ['phone_call 2023-05-09 馬克龍+朔爾茨', 'phone_call 2023-05-09 日本首相+馬克龍'],
    ],
    ['馬克龍周五會與朔爾茨通話。', ['phone_call 2023-05-12 馬克龍+朔爾茨 planned']],
    ['馬克龍訪日前接受專訪。', ['visit - 馬克龍 planned']],
    ['要不是航班延誤，馬克龍昨天就會與朔爾茨碰面。', []],
    ['兩國外長9日會面臨時取消。', ['meeting 2023-05-09 兩國外長 cancelled']],
    ['法德外長會談可能於下周舉行。', ['meeting 2023-05-15/2023-05-21 法國+德國 possible']],
    ['有媒體稱馬克龍上周與朔爾茨通話，發言人予以否認。', []],
    ['法國總統府否認馬克龍本周將與朔爾茨會晤。', []],
    ['第二次日內瓦會談9日在日內瓦舉行。', ['meeting 2023-05-09 ']],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('letters, notes and what is done around a signing', () => {
  it.each([
    [
      '兩國外長9日互換2021年簽訂的引渡條約批准書。',
      ['exchange_of_documents 2023-05-09 兩國外長', 'signing 2021 兩國外長'],
    ],
    [
      '德國外交部9日召見法國臨時代辦，遞交抗議照會。',
      ['meeting 2023-05-09 德國外交部+法國臨時代辦', 'exchange_of_documents 2023-05-09 德國外交部'],
    ],
    ['法國總統府9日公布通話紀要。', ['publication 2023-05-09 法國總統府']],
    ['代表團9日前往立法院拜會。', ['meeting 2023-05-09 代表團']],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('meetings counted since a year', () => {
  it.each([
    ['自2013年以來，馬克龍與朔爾茨已會晤12次。', ['meeting 2013/2023-05-10 馬克龍+朔爾茨']],
    [
      '馬克龍9日在巴黎會見朔爾茨。2019年以來，兩國外長會談次數增加。',
      ['meeting 2023-05-09 馬克龍+朔爾茨', 'meeting 2019/2023-05-09 兩國外長'],
    ],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

it('counts anniversaries back from the year that others of the page tell where it prints no date', () => {
  const text = '香港回歸26周年之際，雙方談到《漁業合作條約》簽署20周年。';
  expect(events(text, '').map(short)).toEqual(['signing 2003 ']);
});

describe('what is no event of its own', () => {
  it.each([
    ['聽眾來到人民大會堂。'],
    ['據法國政府公布的數據，出口下降。'],
    ['法國和德國的談判代表意見不一。'],
    ['報紙刊出評論《論馬克龍在里斯本峰會上的講話》。'],
  ])('%s', (text) => expect(told(text)).toEqual([]));
});

describe('one event told more than once', () => {
  it('keeps gatherings with other numbers, and journeys to other countries, apart', () => {
    const text = '馬克龍8日抵達里斯本。他當天轉赴柏林。第3次領導人會議9日在柏林舉行。馬克龍9日出席第22次領導人會議。';
    expect(told(text).length).toBe(4);
  });
  it('puts what a short headline tells to the event of the text', () => {
    const text = '#法德簽漁業協定\n法國外長和德國外長9日在里斯本簽署《北海漁業合作協定》。';
    const found = events(text);
    expect(found.map(short)).toEqual(['signing 2023-05-09 法國外長+德國外長']);
    expect(found[0].spans.length).toBe(2);
  });
  it('joins a headline, a lead and a mention in passing', () => {
    const text =
      '#馬克龍會見德國總理\n法國總統馬克龍9日在巴黎會見德國總理朔爾茨。\n馬克龍在會見朔爾茨時，談到鐵路合作。';
    const found = events(text);
    expect(found.map(short)).toEqual(['meeting 2023-05-09 馬克龍+朔爾茨']);
    expect(found[0].spans.length).toBe(3);
  });
});

describe('words inside words, and verbs that have their own object', () => {
  it.each([
    ['泰歐21世紀航運倡議第二輪談判定5月14日至18日在巴黎登場。', ['meeting 2023-05-14/2023-05-18 泰國 planned']],
    ['該協定於2010年6月29日在里斯本簽署。', ['signing 2010-06-29 ']],
    ['朔爾茨同法國外長簽署了兩國財政部磋商議定書。', ['signing - 朔爾茨+法國外長']],
    ['港府與沙特周一簽四份備忘。', ['signing 2023-05-08 港府']],
    ['愛麗舍宮6日晚公布了兩國元首會談的概要。', ['publication 2023-05-06 愛麗舍宮']],
    ['法國外交部8日在官網發布旅遊提醒。', ['publication 2023-05-08 法國外交部']],
    ['馬克龍周一開始對葡萄牙進行閃電訪問。', ['visit 2023-05-08/.. 馬克龍']],
    ['愛麗舍宮說，馬克龍與朔爾茨通了電話。', ['phone_call - 馬克龍+朔爾茨']],
    ['馬克龍昨晚接到朔爾茨來電，兩人談了半小時。', ['phone_call 2023-05-09 馬克龍+朔爾茨']],
    ['民眾來電詢問，法國外交部8日說明。', []],
    ['兩國國旗在使館門前升起，兩國宣布正式建立外交關係。', ['other - ']],
    ['法國5月1日起對進口電動車加徵30%關稅。', ['sanction 2023-05-01/.. 法國']],
    ['法國取消上月加徵的關稅。', []],
    ['法國總統府9日發布了總統將出訪的消息。', ['visit - 法國總統府 planned', 'publication 2023-05-09 法國總統府']],
    ['德國外長8日在報上質疑談判欠透明。', []],
    ['法國外交部8日照會德國駐法大使館。', ['exchange_of_documents 2023-05-08 法國外交部']],
    ['馬克龍8日收到照會後離開。', []],
    ['朔爾茨承諾，年底前公布航運計畫書。', ['publication ../2023-12 朔爾茨 planned']],
    ['會後的線上記者會，馬克龍表示滿意。', ['press_conference 2023-05-10 馬克龍']],
    ['馬克龍11日將與朔爾茨就明年合辦論壇交換意見。', ['meeting 2023-05-11 馬克龍+朔爾茨 planned']],
    ['法國財政部8日邀請商會代表座談。', ['meeting 2023-05-08 法國財政部']],
    ['兩國有意把今年8月屆滿的航運備忘錄延長三年。', ['treaty_extension -  possible']],
    ['漁業備忘錄盼明年簽署', ['signing 2024  planned']],
    ['兩國工作小組28日將以視訊方式敲定預算。', ['video_meeting 2023-05-28 兩國工作小組 planned']],
    ['朔爾茨8日在換文上簽字。', ['signing 2023-05-08 朔爾茨']],
    ['會說法語的人越來越多。', []],
    ['法國旅客去年訪德不足五萬人次。', []],
    [
      '馬克龍下周一前往柏林，翌日起一連兩日出席會議。',
      ['visit 2023-05-15 馬克龍 planned', 'meeting 2023-05-16/2023-05-17 馬克龍 planned'],
    ],
    ['朔爾茨期盼年內訪法。', ['visit 2023 朔爾茨 possible']],
    ['原擬本月來訪的法國外長已取消行程。', ['visit 2023-05 法國外長 cancelled']],
    ['馬克龍8日致電朔爾茨慰問，朔爾茨在通話中致謝。', ['phone_call 2023-05-08 馬克龍+朔爾茨']],
    ['法國農業委員會6月6日將就此舉行公聽會。', ['meeting 2023-06-06 法國農業委員會 planned']],
    ['#法國外長下周赴柏林\n法國外長下周三率四人小組前往柏林。', ['visit 2023-05-17 法國外長 planned']],
    ['商會組成的十人醫療團今晚搭機經里斯本前往利馬。', ['visit 2023-05-10 ']],
    [
      '法國外長下周一前往柏林，翌日起一連兩日與德國內政部舉行技術磋商。',
      ['visit 2023-05-15 法國外長 planned', 'meeting 2023-05-16/2023-05-17 法國外長+德國內政部 planned'],
    ],
    ['最高元首今日起對法國進行國事訪問，至12日止。', ['visit 2023-05-10/2023-05-12 最高元首']],
    ['馬克龍的專機11日凌晨降落柏林。', ['visit 2023-05-11 馬克龍 planned']],
    ['一架客機11日降落柏林。', []],
    ['馬克龍準備迎接12日到訪的德國總理朔爾茨。', ['visit 2023-05-12 朔爾茨 planned']],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));
});

describe('which words tell the day, and what is only named', () => {
  it.each([
    ['德國總理朔爾茨偕同意大利總理梅洛尼9日在羅馬會見法國總統馬克龍。', ['meeting 2023-05-09 朔爾茨+梅洛尼+馬克龍']],
    ['9日，法國總統馬克龍飛抵華沙後前往1944年起義紀念館。', ['visit 2023-05-09 馬克龍']],
    ['8日，在里斯本舉行的2023年海洋論壇上，法國外長發表演講。', ['meeting 2023-05-08 ']],
    ['9日，歐盟理事會就上週的洪災舉行緊急會議。', ['meeting 2023-05-09 歐盟理事會']],
    ['兩國部長9日為去年8月簽署的漁業協定舉行換文儀式。', ['ceremony 2023-05-09 兩國部長', 'signing 2022-08 兩國部長']],
    ['7日，為期三天的首屆北海港口論壇在柏林開幕。', ['meeting 2023-05-07/2023-05-09 ']],
    ['歷時兩天的法德漁業磋商9日傍晚在里昂市政廳結束。', ['meeting 2023-05-08/2023-05-09 法國+德國']],
    ['為期三天的北海港口論壇昨天落幕。', ['meeting 2023-05-09 ']],
    ['馬克龍5日抵達華沙，9日離境。', ['visit 2023-05-05/2023-05-09 馬克龍']],
    ['法國外長訪問里斯本，這是他就任後第三次到訪葡萄牙。', ['visit - 法國外長']],
    ['法國與德國9日透過視訊，由雙方代表簽署港口合作協定。', ['signing 2023-05-09 雙方代表']],
    ['法德領導人會晤是兩國協調政策的重要平台。', []],
    ['法國總統馬克龍9日致函歐洲理事會主席米歇爾。', ['other 2023-05-09 馬克龍+米歇爾']],
    ['議會第三次會議9日舉行記者會。', ['press_conference 2023-05-09 ']],
    ['外交部9日就馬克龍出席海洋峰會向媒體吹風。', ['press_conference 2023-05-09 外交部']],
    [
      '下屆峰會訂於7月3日在里加舉行，2025年則輪由葡萄牙主辦。',
      ['meeting 2023-07-03  planned', 'meeting 2025  planned'],
    ],
    ['法德漁業談判已進行三輪，下一輪明年2月舉行。', ['meeting - 法国+德国', 'meeting 2024-02 法国+德国 planned']],
    [
      '北海港口論壇8日閉幕，主辦方說，明年會期暫定5月3日至5日。',
      ['meeting 2023-05-08 ', 'meeting 2024-05-03/2024-05-05  planned'],
    ],
    ['北歐各國領導人上月在奧斯陸商討電網安全。', ['meeting 2023-04 北歐各國領導人']],
    ['漁業備忘錄是今年2月3日簽的。', ['signing 2023-02-03 ']],
    ['港口協定原定3月簽署，現推遲到年底。', ['signing 2023-12  planned']],
    ['法國和德國港口協定簽字儀式8日在里昂舉行。', ['signing 2023-05-08 法國+德國']],
    ['秘書長9日表示，他歡迎各派簽署停火協議。', ['signing - ']],
    ['馬克龍9日邀請朔爾茨周五到巴黎共進晚餐。', ['meeting 2023-05-12 馬克龍+朔爾茨 planned']],
    ['她昨天在每週例行記者會上說，談判仍在進行。', ['press_conference 2023-05-09 ']],
    ['總理在北歐理事會第70屆年會的開幕致辭中呼籲裁減關稅，他9日抵達奧斯陸。', ['meeting - 總理']],
    ['葡萄牙巡邏艦9日駛入法國布雷斯特港。', ['visit 2023-05-09 ']],
    [
      '兩國9日簽署五份合作文件。其中，里昂港與漢堡港簽訂的供貨合同為期三年。',
      ['signing 2023-05-09 ', 'signing 2023-05-09 '],
    ],
    ['會談內容沒有對外公布。', []],
    [
      '德國外長貝爾伯克9日會見來華進行正式訪問並出席論壇的法國總統馬克龍。',
      ['meeting 2023-05-09 貝爾伯克+馬克龍', 'visit - 馬克龍', 'meeting - 馬克龍'],
    ],
  ])('%s', (text, wanted) => expect(told(text)).toEqual(wanted));

  it('what is signed after the talks is of their day, not of one that someone speaks of', () => {
    const text = [
      '歡迎儀式後，德國總理朔爾茨同法國總統馬克龍舉行會談。',
      '朔爾茨表示，今年是建交七十週年。昨天（5月9日），國王同總統先生會晤，回顧了合作。',
      '會談後，兩國領導人簽署港口合作聲明。',
    ].join('\n');
    expect(told(text)).toContain('signing 2023-05-10 朔爾茨+馬克龍');
  });
});

describe('codes', () => {
  it.each([
    ['法國總統馬克龍9日在法國會見德國總理朔爾茨。', '043 CONSULT/host'],
    ['法國總統馬克龍9日在德國會見德國總理朔爾茨。', '042 CONSULT/visit'],
    ['法國總統馬克龍9日在波蘭會見德國總理朔爾茨。', '044 CONSULT/third-party'],
    ['法國總統馬克龍9日會見德國總理朔爾茨。', '040 CONSULT'],
    ['法國總統馬克龍將會見德國總理朔爾茨。', '036 AGREE'],
    ['法國總統馬克龍9日出席開幕式。', 'none none'],
  ])('%s', (text, wanted) => {
    const [event] = events(text);
    expect(`${event.cameo ?? 'none'} ${event.plover ?? 'none'}`).toBe(wanted);
  });
});
