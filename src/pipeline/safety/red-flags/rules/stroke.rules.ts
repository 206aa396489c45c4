import { NOW, SUDDEN } from '../phrases';
import { anyOf, type ClassRules, gap, within } from '../sign-rule';

const FACE = anyOf('[嘴咀](?:巴|角|唇)?', '口角', '口眼?', '脸', '面部?', '半边面', '个[嘴口]', '[眼嘴]皮', '舌头');
const DROOPS = anyOf(
  '歪',
  '外了',
  '(?<!倾)斜',
  '(?<!白|长)垮',
  '耷拉',
  '掉下来',
  '塌下',
  '不对称',
  '只有(?:半|一)边',
  '往(?:一边|左|右)',
  '一边(?:高|不动)',
  '瓢',
);
const SIDE = anyOf(
  '半边',
  '半拉',
  '半个?身',
  '一[边侧只条]',
  '单侧',
  '[左右](?:半?边|侧|半)?',
  '整个[左右]',
  '另[一外]?边',
  '只(?=手|脚)',
);
const LIMB = anyOf(
  '身[子体]?',
  '手(?:脚|臂|指)?',
  '脚',
  '胳膊',
  '膀子',
  '臂',
  '腿',
  '退(?=没|不|发|动|软|麻|无)',
  '肢体?',
  '脸',
  '面',
  '边',
  '侧',
  '半',
);
const FAILS = anyOf(
  '(?:使)?(?:没|冇|莫|唔|无|不得|没什么|使不上|用不上|冒)(?:有|得)?(?:什么|啥子?|多少)?[力劲]气?',
  '没立气',
  '发?麻木?',
  '发?木(?=了|,|。|$)',
  '发软',
  '软(?:下去|绵绵|得|了)',
  '瘫',
  '不听(?:使唤|指挥|话)',
  '不灵(?!活动)',
  '发?沉(?=,|。|$|得|像|重)',
  '灌了?铅',
  '发?飘',
  '踩棉花',
  '像?借来',
  '不(?:能|会|好)?(?:动|使)(?!手术)',
  '动(?:弹)?(?:不了|不得|唔到)',
  '抬不(?:起|动|高)',
  '举(?:不|唔)(?:起|动)',
  '抬勿起',
  '垂(?:着|下)',
  '耷拉',
  '(?:拖着|甩不)',
  '没(?:有|得)?(?:知觉|感觉)',
  '(?:拿|握|抓)(?:不|唔)(?:住|紧|起|稳|到)',
  '不是自己的',
  '掉下来',
);
const SPEECH = anyOf('说话', '讲话', '话', '吐字', '口[齿吃]', '言语', '闲话', '讲[嘢东]西?', '讲', '说(?!明|法)');
const GARBLED = anyOf(
  '(?:说|讲)?(?:得)?不(?:太|大|怎么)?(?:清|利[索落]|出|明白|利)',
  '(?:唔|勿|莫|没)(?:得)?清',
  '含[糊混]',
  '含着',
  '大舌头',
  '(?:说|讲)(?:不|唔)(?:出|清|来|了|利|到|明)',
  '不会(?:说|讲)',
  '(?:谁|什么)?都?听不(?:懂|清)',
  '谁也听不懂',
  '呜噜',
  '颠三倒四',
  '打结',
  '漏风',
  '答非所问',
  '卡住',
);

export const strokeRules: ClassRules = {
  class: 'stroke',
  rules: [
    { code: 'face-droops', weight: 3, pattern: FACE + within(5) + DROOPS },
    {
      code: 'face-half',
      weight: 2,
      pattern:
        anyOf('半边脸', '一[边侧]脸', '[左右](?:半)?边?(?:的)?(?:脸|眼皮)') +
        within(8) +
        anyOf('麻', '木', '不动', '僵', '没', '垮', '掉', '塌', '耷', '不会动'),
    },
    {
      code: 'one-side-fails',
      weight: 3,
      pattern: SIDE + within(2) + LIMB + within(8) + FAILS,
      near: [
        anyOf(
          NOW,
          SUDDEN,
          SPEECH + within(4) + GARBLED,
          FACE + within(4) + DROOPS,
          '头(?:痛|疼|晕)',
          '站不|走不|摔|倒',
        ),
      ],
    },
    { code: 'one-side-weak', weight: 2, pattern: SIDE + within(2) + LIMB + within(8) + FAILS },
    {
      code: 'half-body',
      weight: 3,
      pattern:
        anyOf(
          '半边身',
          '半拉身',
          '半身(?!裙|照|像)',
          '半个身',
          '一侧(?:肢|身|手脚)',
          '一[边侧]手脚',
          '偏瘫',
          '整个[左右]边',
          '[左右]侧(?:肢体|身体|偏瘫)',
          '[左右](?:边)?手[左右]?脚',
        ) +
        gap(8) +
        anyOf(FAILS, '不随', '偏瘫', '不能动', '没用'),
    },
    { code: 'speech-sudden', weight: 3, pattern: anyOf(SUDDEN, NOW) + gap(14) + SPEECH + within(5) + GARBLED },
    {
      code: 'speech-and-limb',
      weight: 3,
      pattern: SPEECH + within(6) + GARBLED,
      near: [anyOf('手', '脚', '胳膊', '腿', '脸', '嘴', '流口水', '半边', '晕', '头(?:痛|疼)', '站', '走路')],
      reach: 30,
    },
    { code: 'speech-garbled', weight: 2, pattern: SPEECH + within(5) + GARBLED },
    {
      code: 'tongue-stiff',
      weight: 2,
      pattern: '舌头' + within(4) + anyOf('硬', '不听', '打结', '打卷', '歪', '不利', '大', '转不'),
    },
    {
      code: 'drops-things',
      weight: 2,
      pattern:
        anyOf('手', '筷子', '碗', '杯子?', '勺', '锅铲', '牌', '手机', '笔', '东西', '胳膊', '手杆') +
        within(8) +
        anyOf('拿不[住稳起]', '抓不[住稳]', '握不[住紧]', '抬不起', '举不起', '老?掉(?:了|在|地|下)', '拿唔', '写不'),
    },
    {
      code: 'cannot-move',
      weight: 2,
      pattern:
        anyOf('手', '脚', '胳膊', '腿', '身[子体]', '下肢', '手脚') +
        within(6) +
        anyOf('动不了', '不能动', '不会动', '不听使唤', '瘫', '没(?:有)?知觉', '抬不起'),
      near: [anyOf(SUDDEN, NOW)],
    },
    {
      code: 'one-side-dead',
      weight: 3,
      pattern:
        SIDE +
        within(2) +
        LIMB +
        within(8) +
        anyOf(
          '(?:动|使)不了',
          '不(?:能|会)动',
          '抬不起',
          '抬唔起',
          '举不起',
          '瘫',
          '没(?:有|得)?知觉',
          '没(?:有)?感觉',
          '垂下',
          '(?:没|冇|莫得|唔够|使不上)[什么啥一点]*[力劲]',
          '发?麻[^,。]{0,4}(?:没|无)力',
        ),
    },
    {
      code: 'cannot-speak-now',
      weight: 3,
      pattern: anyOf('不会(?:说|讲)话', '(?:说|讲)(?:不|唔|勿)出(?:话|嘢|来)', '唔识讲嘢'),
      near: [anyOf(SUDDEN, NOW, '手', '脚', '嘴', '腿', '半身')],
    },
    {
      code: 'face-and-limb',
      weight: 3,
      pattern: anyOf(
        '(?:眼睛|眼皮)[^,。]{0,4}(?:闭不|合不)',
        '喝水[^,。]{0,6}漏',
        '[嘴漏][^,。]{0,4}(?:角|边)[^,。]{0,4}漏',
        '嘴[巴八吧][^,。]{0,4}不听',
        '只有一边[^,。]{0,4}(?:动|笑|上)',
      ),
      near: [anyOf('手', '脚', '腿', '胳膊', '说话', '舌', '知觉', '麻', '没力')],
    },
    {
      code: 'smiles-on-one-side',
      weight: 3,
      pattern: anyOf(
        '(?:只有)?一边(?:的)?(?:脸|嘴角|嘴)' + within(3) + anyOf('会动', '不动', '能动', '上去', '笑'),
        '笑' + within(8) + anyOf('一边', '不对称'),
      ),
    },
    {
      code: 'face-falls',
      weight: 3,
      pattern: anyOf(
        '[左右一](?:边|侧|半)?(?:的)?(?:嘴角|脸|眼皮|眼睛?)' +
          within(3) +
          anyOf('掉下', '垂', '闭不', '合不', '耷', '塌', '松'),
        '(?:嘴角|半边脸)' + within(2) + '(?:掉下|垂|耷)',
      ),
    },
  ],
};
