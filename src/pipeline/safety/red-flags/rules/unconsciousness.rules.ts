import { mistyped } from '../homophones';
import { NOW, RELATIVE, SUDDEN } from '../phrases';
import { anyOf, type ClassRules, gap, within } from '../sign-rule';

const UNWAKEABLE = anyOf(
  mistyped('叫不醒', '弄不醒', '昏迷不醒', '不省人事', '人事不省', '叫不行'),
  '(?:叫|喊|摇|拍|推|掐|弄|呼)(?:他|她|佢|它|都|也|半天|了半天|多久|几声|好久)*(?:不|唔|没|冇)(?:醒|应|答应|动|吱声|理)',
  '(?:怎么|咋|怎样)(?:叫|喊|摇|拍|推|掐|弄)[^,。]{0,4}(?:不|没|冇)(?:醒|应|反应|答应|动|吱声|用)',
  '(?:叫|喊)(?:他|她)?[^,。]{0,3}(?:不答应|没反应|没(?:有)?应|冇反应|不吱声|没法应|唔应)',
);
const FAINTED = anyOf(
  mistyped('昏过去', '晕过去', '昏死过去', '晕死过去', '昏倒'),
  '晕[倒到](?!底)',
  '晕厥',
  '厥过去',
  '背过气',
  '晕咗',
  '昏咗',
  '昏低',
  '昏起了',
  '栽倒',
  '昏迷',
  '婚迷',
  '昏谜',
  '失去(?:了)?意识',
  '没(?:有)?(?:了)?意识',
  '意识(?:丧失|模糊|不清)',
  '神志不清',
);
const LIFELESS = anyOf(
  '(?:没|冇|无|停)(?:有|了|咗)?(?:自主)?呼吸(?!机|困难|道|科|法|不畅)',
  '不(?:喘气|呼吸)了?',
  '呼吸(?:停|没)(?:了|止)?',
  '(?:没|冇|无)(?:有|了)?(?:心跳|脉搏|脉)',
  '心跳(?:停|没)',
  '没气(?:儿)?了',
  '断气',
  '瞳孔[^,。]{0,3}散',
  '摸不到脉',
  '心脏骤停',
  '心跳骤停',
  '猝死',
);

export const unconsciousnessRules: ClassRules = {
  class: 'unconsciousness',
  rules: [
    { code: 'unwakeable', weight: 3, pattern: UNWAKEABLE },
    { code: 'lifeless', weight: 3, pattern: LIFELESS },
    {
      code: 'fainted-now',
      weight: 3,
      pattern: FAINTED,
      near: [
        anyOf(
          NOW,
          SUDDEN,
          '叫',
          '喊',
          '没反应',
          '不醒',
          '脸',
          '怎么办',
          '急救',
          '救',
          '摔',
          '撞',
          '糖尿病',
          '中暑',
          '煤气',
          '低血糖',
          '冷汗',
          '呼吸',
          '了$',
          '还没',
        ),
      ],
      reach: 24,
    },
    { code: 'fainted', weight: 2, pattern: FAINTED },
    {
      code: 'no-reaction',
      weight: 2,
      pattern: anyOf(RELATIVE, '人', '老') + gap(16) + anyOf('没(?:有|得)?(?:了)?反应', '冇反应', '没动静', '一动不动'),
    },
    {
      code: 'person-down',
      weight: 2,
      pattern:
        anyOf(RELATIVE, '人', '大爷', '大叔', '阿姨') +
        within(14) +
        anyOf('倒(?:在|下|地)', '瘫(?:在|倒|下)', '栽(?:倒|到)', '跌低'),
    },
    {
      code: 'cpr',
      weight: 2,
      pattern: anyOf('心肺复苏', '按压', '人工呼吸'),
      near: [anyOf(NOW, '怎么做[^。]{0,6}(?:人|他|她|爸|妈)', '没', '倒', '快', '人(?:刚|已)')],
    },
    {
      code: 'drowsy-child',
      weight: 2,
      pattern: anyOf(
        '软绵绵',
        '昏睡',
        '昏昏沉沉',
        '嗜睡',
        '眼神呆滞',
        '迷糊',
        '迷迷糊糊',
        '说胡话',
        '胡言乱语',
        '神志',
      ),
      near: [
        anyOf(
          NOW,
          SUDDEN,
          '叫',
          '摔',
          '撞',
          '掉下',
          '糖尿病',
          '肝硬化',
          '尿毒症',
          '不吃',
          '烂苹果',
          '中暑',
          '四十',
          '4[01]',
          '不认',
          '冷汗',
          '吐',
        ),
      ],
    },
    {
      code: 'after-head-blow',
      weight: 3,
      pattern: anyOf('摔', '撞', '掉下来', '砸', '磕'),
      near: ['头|床|楼', anyOf('一直睡', '叫不', '昏', '吐了?[两二三几好]', '迷糊', '喷', '抽', '不清')],
      reach: 24,
    },
    {
      code: 'shock-or-heat',
      weight: 3,
      pattern: anyOf('触电', '电击', '被电', '溺水', '淹', '中暑', '热射病', '雷劈'),
      near: [
        anyOf('没反应', '倒', '没(?:有)?呼吸', '叫', '昏', '胡言', '胡话', '烫', '四十', '4[01]', '抽', '晕', '不清'),
      ],
      reach: 24,
    },
    {
      code: 'pulse-slow',
      weight: 2,
      pattern: '心(?:跳|率)' + within(4) + anyOf('[23]\\d(?!\\d)', '三十', '二十', '1[5-9]\\d', '2\\d\\d'),
      near: [anyOf('晕', '黑', '喘', '汗', '白', '胸')],
    },
    {
      code: 'english',
      weight: 3,
      pattern:
        "(?:won't|will not|can't|cannot|couldn't|not|doesn't|isn't|can't be) (?:wake|waking|woken|be woken|respond\\w*|breathing)|unconscious(?! bias)|unresponsive(?! (?:page|server|ui|app|script|screen))|passed out|collapsed|not breathing|stopped breathing|no pulse|can't (?:feel|find) (?:a|his|her) pulse|knocked out|fainted",
      near: [
        '\\b(?:he|she|my|his|her|him|someone|man|woman|dad|father|mom|mother|grandma|grandpa|husband|wife|kid|baby|son|daughter|friend|i|they|person|guy)\\b',
      ],
    },
    {
      code: 'dialect',
      weight: 3,
      pattern: anyOf(
        '(?:叫|喊|弄|拍|推|掐|捏|摇)(?:伊|佢|他|她|极|極|都|也|人中)*(?:勿|唔|不得|冇|都不)(?:醒|应|动|缩|得醒)',
        '(?:瞓|睡)極?都?唔醒',
        '(?:叫|喊|弄)不起来',
        '(?:捏|掐|拍|推)[^,。]{0,8}(?:不缩|没用|不动|不睁|不应)',
      ),
    },
    {
      code: 'limp',
      weight: 2,
      pattern: anyOf(
        '软(?:绵绵|趴趴|塌塌|软的|在我身上|下去)',
        '眼睛[^,。]{0,3}(?:不会转|不动|不眨|不抬)',
        '眼皮都不抬',
        '鼾声',
        '头[^,。]{0,6}栽',
        '扑通',
      ),
    },
    {
      code: 'fainted-person',
      weight: 3,
      pattern:
        RELATIVE +
        within(6) +
        anyOf('晕倒', '昏倒', '昏过去', '晕过去', '没(?:有)?意识', '昏迷') +
        anyOf('了', '没', ',', '$'),
      near: [anyOf(NOW, SUDDEN, '怎么办|救|120', '没(?:有)?(?:意识|反应|醒)', '不醒', '了$')],
    },
    {
      code: 'will-not-open-eyes',
      weight: 3,
      pattern: anyOf(
        '眼睛?(?:也)?(?:不|唔|没)(?:睁|张|眨)',
        '只(?:会)?哼哼',
        '一边瞳孔',
        '没有?哭[^。]{0,4}没有?动',
        '(?:捏|掐|推|拍|叫)[^,。]{0,8}(?:没(?:有)?反应|没动)',
      ),
      near: [anyOf(RELATIVE, '人', '叫', '摔', '捞', '孩')],
    },
    {
      code: 'down-and-silent',
      weight: 3,
      pattern: anyOf('倒了', '倒下', '倒在', '瘫倒', '躺(?:在)?地'),
      near: [anyOf('没(?:有)?反应', '不动', '不应', '没动静', '叫不'), anyOf(RELATIVE, '人')],
      reach: 16,
    },
  ],
};
