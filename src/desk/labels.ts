import { useLanguage } from './settings.ts';
import { say, type Three, wordTable } from './words.ts';

/** Kinds of entry; `layers` gives their order in legends and their keys. */
export const useKindWords = wordTable({
  article: ['Articles', '文章', '文章'],
  name: ['Names', '名稱', '名称'],
  time: ['Times', '時間', '时间'],
  quantity: ['Figures', '數字', '数字'],
  ordinal: ['Ordinals', '序次', '序次'],
  statement: ['Statements', '言論', '言论'],
  event: ['Events', '事件', '事件'],
  instrument: ['Instruments', '文書', '文书'],
  commitment: ['Commitments', '承諾', '承诺'],
  position: ['Positions', '立場', '立场'],
  formula: ['Formulae', '提法', '提法'],
  conflict: ['Conflicts', '矛盾', '矛盾'],
});

export const LAYERS = [
  'statement',
  'event',
  'instrument',
  'commitment',
  'position',
  'formula',
  'name',
  'time',
  'quantity',
  'ordinal',
] as const;
export type Layer = (typeof LAYERS)[number];

/** Values of the record's fields, by field. What has no label is shown as it stands. */
const LABELS: Readonly<Record<string, Readonly<Record<string, Three>>>> = {
  kind: {
    page: ['Page', '版面', '版面'],
    article: ['Article', '文章', '文章'],
    name: ['Name', '名稱', '名称'],
    time: ['Time', '時間', '时间'],
    quantity: ['Figure', '數字', '数字'],
    ordinal: ['Ordinal', '序次', '序次'],
    statement: ['Statement', '言論', '言论'],
    event: ['Event', '事件', '事件'],
    instrument: ['Instrument', '文書', '文书'],
    commitment: ['Commitment', '承諾', '承诺'],
    position: ['Position', '立場', '立场'],
    formula: ['Formula', '提法', '提法'],
    conflict: ['Conflict', '矛盾', '矛盾'],
  },
  genre: {
    news: ['News', '新聞', '新闻'],
    analysis: ['Analysis', '分析', '分析'],
    commentary: ['Commentary', '評論', '评论'],
    interview: ['Interview', '專訪', '专访'],
    list: ['List', '列表', '列表'],
    'statement-summary': ['Summary of a statement', '聲明摘要', '声明摘要'],
    qa: ['Questions and answers', '問答', '问答'],
  },
  event: {
    meeting: ['Meeting', '會晤', '会晤'],
    video_meeting: ['Video meeting', '視像會晤', '视频会晤'],
    phone_call: ['Telephone call', '通電話', '通电话'],
    visit: ['Visit', '訪問', '访问'],
    signing: ['Signing', '簽署', '签署'],
    exchange_of_documents: ['Exchange of documents', '互換文本', '互换文本'],
    treaty_extension: ['Extension of a treaty', '條約延期', '条约延期'],
    publication: ['Publication', '發表', '发表'],
    announcement: ['Announcement', '宣布', '宣布'],
    press_conference: ['Press conference', '記者會', '记者会'],
    ceremony: ['Ceremony', '儀式', '仪式'],
    vote: ['Vote', '表決', '表决'],
    sanction: ['Sanction', '制裁', '制裁'],
    aid: ['Aid', '援助', '援助'],
    military: ['Military', '軍事', '军事'],
    other: ['Other', '其他', '其他'],
  },
  status: {
    held: ['held', '已舉行', '已举行'],
    planned: ['planned', '計劃中', '计划中'],
    possible: ['possible', '可能', '可能'],
    cancelled: ['cancelled', '已取消', '已取消'],
  },
  eventMode: {
    in_person: ['in person', '面晤', '面晤'],
    video: ['by video', '視像', '视频'],
    phone: ['by telephone', '電話', '电话'],
    written: ['in writing', '書面', '书面'],
  },
  mode: {
    direct: ['direct', '直接引述', '直接引述'],
    indirect: ['indirect', '間接引述', '间接引述'],
  },
  instrument: {
    treaty: ['Treaty', '條約', '条约'],
    agreement: ['Agreement', '協定', '协定'],
    protocol: ['Protocol', '議定書', '议定书'],
    mou: ['Memorandum', '備忘錄', '备忘录'],
    joint_statement: ['Joint statement', '聯合聲明', '联合声明'],
    communique: ['Communiqué', '公報', '公报'],
    declaration: ['Declaration', '宣言', '宣言'],
    contract: ['Contract', '合約', '合同'],
    policy: ['Policy', '政策', '政策'],
    initiative: ['Initiative', '倡議', '倡议'],
    plan: ['Plan', '計劃', '计划'],
    charter: ['Charter', '憲章', '宪章'],
    other: ['Other', '其他', '其他'],
  },
  action: {
    signed: ['signed', '簽署', '签署'],
    published: ['published', '發表', '发表'],
    exchanged: ['exchanged', '互換', '互换'],
    extended: ['extended', '延期', '延期'],
    announced: ['announced', '宣布', '宣布'],
    witnessed: ['witnessed', '見證', '见证'],
    adopted: ['adopted', '通過', '通过'],
    proposed: ['proposed', '提出', '提出'],
    withdrawn: ['withdrawn', '退出', '退出'],
    cited: ['mentioned', '提及', '提及'],
  },
  modality: {
    will: ['will', '將', '将'],
    agreed: ['agreed', '同意', '同意'],
    decided: ['decided', '決定', '决定'],
    intends: ['intends', '擬', '拟'],
    window: ['window', '期限', '期限'],
  },
  stance: {
    support: ['supports', '支持', '支持'],
    oppose: ['opposes', '反對', '反对'],
    call_for: ['calls for', '呼籲', '呼吁'],
    welcome: ['welcomes', '歡迎', '欢迎'],
    concern: ['is concerned', '關切', '关切'],
    condemn: ['condemns', '譴責', '谴责'],
    reaffirm: ['reaffirms', '重申', '重申'],
  },
  name: {
    person: ['Person', '人物', '人物'],
    organisation: ['Body', '機構', '机构'],
    place: ['Place', '地方', '地方'],
  },
  conflict: {
    magnitude: ['magnitude', '數量級', '数量级'],
    date: ['date', '日期', '日期'],
    count: ['count', '數目', '数目'],
    name: ['name', '名稱', '名称'],
    order: ['order', '次序', '次序'],
    wording: ['wording', '措辭', '措辞'],
  },
  conflictRule: {
    'on one page': ['within one page', '同一版面內', '同一版面内'],
    'figure in one sentence': ['one sentence, another figure', '同句異數', '同句异数'],
    'figure of one measure': ['one measure, another figure', '同一指標異數', '同一指标异数'],
    'day of one event': ['one event, another day', '同一事件異日', '同一事件异日'],
    'two numbers for one occasion': ['one occasion, another number', '同一場合異數', '同一场合异数'],
    'out of sequence': ['numbers out of sequence', '序次顛倒', '序次颠倒'],
    'day of signing': ['one document, another day', '同一文書異日', '同一文书异日'],
    'manner of extension': ['one document, extended otherwise', '同一文書延期方式不同', '同一文书延期方式不同'],
    'garbled name': ['a name off by a character', '名稱一字之差', '名称一字之差'],
  },
  innocent: {
    'the later figure brings the earlier one up to date': [
      'the later figure brings the earlier one up to date',
      '後者更新了前者的數字',
      '后者更新了前者的数字',
    ],
    'the figures measure different things': ['the figures measure different things', '所計對象不同', '所计对象不同'],
    'another way of counting': ['another way of counting', '統計口徑不同', '统计口径不同'],
    'another unit of measure was meant': ['another unit of measure was meant', '所指單位不同', '所指单位不同'],
    'two different totals that share their digits': [
      'two different totals that share their digits',
      '兩個總數恰好數字相同',
      '两个总数恰好数字相同',
    ],
    'the later text tells of an earlier occasion': [
      'the later text tells of an earlier occasion',
      '後文所記為較早的場合',
      '后文所记为较早的场合',
    ],
    'two occasions on one day': ['two occasions on one day', '同日有兩個場合', '同日有两个场合'],
    'the two count different things under one name': [
      'the two count different things under one name',
      '同名而所計不同',
      '同名而所计不同',
    ],
    'two meetings of the same people': ['two meetings of the same people', '同一批人會晤兩次', '同一批人会晤两次'],
    'two meetings of the same people on one day': [
      'two meetings of the same people on one day',
      '同一批人同日會晤兩次',
      '同一批人同日会晤两次',
    ],
    'one date is local time, the other that of the newsroom': [
      'one date is local time, the other that of the newsroom',
      '一為當地時間，一為編輯部時間',
      '一为当地时间，一为编辑部时间',
    ],
    'one date is local time, the other the time of the newsroom': [
      'one date is local time, the other the time of the newsroom',
      '一為當地時間，一為編輯部時間',
      '一为当地时间，一为编辑部时间',
    ],
    'one time is local, the other that of the newsroom': [
      'one time is local, the other that of the newsroom',
      '一為當地時間，一為編輯部時間',
      '一为当地时间，一为编辑部时间',
    ],
    'one is the day of signing, the other of another step': [
      'one is the day of signing, the other of another step',
      '一為簽署日，一為其他程序之日',
      '一为签署日，一为其他程序之日',
    ],
    'two documents of one title': ['two documents of one title', '兩份文書同名', '两份文书同名'],
    'the agreement confirms what the document itself provides': [
      'the agreement confirms what the document itself provides',
      '該協議只是確認文書本身的規定',
      '该协议只是确认文书本身的规定',
    ],
    'another transcription of the name': ['another transcription of the name', '名稱的另一譯法', '名称的另一译法'],
    'another way of writing the same name': [
      'another way of writing the same name',
      '同名的另一寫法',
      '同名的另一写法',
    ],
    'two people with like names': ['two people with like names', '兩人名字相近', '两人名字相近'],
    'two people with like names and the same office': [
      'two people with like names and the same office',
      '兩人名字相近、職務相同',
      '两人名字相近、职务相同',
    ],
    'a later list follows the announced one': [
      'a later list follows the announced one',
      '其後另有清單',
      '其后另有清单',
    ],
    'items were added by the editor': ['items were added by the editor', '編輯補入了條目', '编辑补入了条目'],
    'the date belongs to another year': ['the date belongs to another year', '該日期屬另一年', '该日期属另一年'],
    'the weekday is that of another time zone': [
      'the weekday is that of another time zone',
      '星期屬另一時區',
      '星期属另一时区',
    ],
  },
  severity: {
    major: ['major', '重大', '重大'],
    minor: ['minor', '輕微', '轻微'],
  },
  verdict: {
    open: ['open', '待判', '待判'],
    explained: ['explained', '已解釋', '已解释'],
    confirmed: ['confirmed', '已確認', '已确认'],
    dismissed: ['dismissed', '不成立', '不成立'],
  },
  approximation: {
    more_than: ['more than', '逾', '逾'],
    about: ['about', '約', '约'],
    up_to: ['up to', '最多', '最多'],
    nearly: ['nearly', '近', '近'],
  },
  per: {
    year: ['a year', '每年', '每年'],
    month: ['a month', '每月', '每月'],
    day: ['a day', '每日', '每日'],
  },
  card: {
    machine: ['as read', '機讀', '机读'],
    accepted: ['accepted', '已確認', '已确认'],
    corrected: ['corrected', '已更正', '已更正'],
    rejected: ['rejected', '已否定', '已否定'],
    gone: ['no longer found', '已不再檢出', '已不再检出'],
  },
  role: {
    named: ['named', '提及', '提及'],
    speaker: ['speaker', '說話者', '说话者'],
    addressee: ['addressee', '聽者', '听者'],
    participant: ['participant', '參與者', '参与者'],
    party: ['party', '各方', '各方'],
    holder: ['holder', '持此立場者', '持此立场者'],
    inside: ['inside', '提及', '提及'],
  },
  dateField: {
    date: ['date', '日期', '日期'],
    start: ['start', '起', '起'],
    end: ['end', '止', '止'],
    value: ['value', '時間', '时间'],
    anchor: ['anchor', '基準', '基准'],
    published: ['published', '刊出', '刊出'],
  },
  chain: {
    speaker: ['speaker', '說話者', '说话者'],
    agency: ['agency', '通訊社', '通讯社'],
    outlet: ['outlet', '媒體', '媒体'],
  },
};

/** `label('event', 'visit')`: the value of a field in the language of the interface. */
export function useLabel(): (field: string, value: string | null | undefined) => string {
  const language = useLanguage();
  return (field, value) => {
    if (value === null || value === undefined) return '';
    const row = LABELS[field]?.[value];
    return row === undefined ? value.replaceAll('_', ' ') : say(row, language);
  };
}
