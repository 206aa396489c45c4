import { mistyped } from '../homophones';
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
      code: 'stroke-suspected',
      weight: 2,
      pattern:
        anyOf('是不是', '怀疑', '好像', '会不会', '怕是', '可能', '像是?', '应该是', '难道', '估计', '是', '要') +
        within(4) +
        anyOf('中风', '脑梗', '脑溢血', '脑出血', '脑卒中', '偏瘫', '中疯', '中封'),
      near: [anyOf(SUDDEN, NOW, '歪', '麻', '不清', '动不了', '没力', '头(?:痛|疼)')],
    },
    {
      code: 'stroke-now',
      weight: 3,
      pattern:
        anyOf(NOW, SUDDEN) +
        within(6) +
        anyOf(mistyped('中风'), '脑梗', '脑溢血', '脑出血', '偏瘫', '半身不遂', '面瘫'),
    },
    {
      code: 'stroke-named',
      weight: 1,
      pattern: anyOf(mistyped('中风'), '脑梗', '脑溢血', '脑出血', '卒中', '偏瘫', '半身不遂', '半身不随'),
    },
    {
      code: 'thunder-headache',
      weight: 3,
      pattern:
        anyOf('头', '脑袋', '后脑勺?') +
        within(4) +
        anyOf('痛', '疼') +
        gap(14) +
        anyOf(
          '炸',
          '裂',
          '雷',
          '劈',
          '打滚',
          '从来没',
          '喷射',
          '脖子(?:发)?硬',
          '这辈子',
          '意识',
          '迷糊',
          '瞳孔',
          '说胡话',
          '看不见',
        ),
      near: [anyOf(NOW, SUDDEN, '吐', '呕', '晕', '迷糊', '瞳孔', '手', '脖子', '从来没', '这辈子')],
    },
    {
      code: 'headache-vomits',
      weight: 2,
      pattern:
        anyOf(SUDDEN, '剧烈', '头剧') +
        within(6) +
        anyOf('头?痛', '头?疼') +
        gap(14) +
        anyOf('吐', '呕', '站不', '手', '腿', '倒'),
    },
    {
      code: 'sight-lost',
      weight: 2,
      pattern:
        anyOf(SUDDEN, NOW) +
        gap(12) +
        anyOf('看不(?:见|清)', '失明', '重影', '一半是?黑', '发黑', '瞎', '视物模糊', '看东西(?:模糊|成双|两个)'),
    },
    {
      code: 'staggers',
      weight: 2,
      pattern:
        anyOf('走路', '站', '走直线', '走') +
        within(6) +
        anyOf('(?:往|朝|向)[一左右]?边?(?:倒|歪|偏|栽)', '偏偏倒倒', '东倒西歪', '不稳', '不住', '不起来', '不了直线'),
      near: [anyOf(SUDDEN, NOW, '说话', '头晕', '麻')],
    },
    {
      code: 'pressure-and-sign',
      weight: 2,
      pattern: '血压' + gap(6) + '(?:1[89]\\d|2\\d\\d|两百)',
      near: [anyOf('头(?:痛|疼|晕)', '麻', '吐', '说话', '没力|没劲', '胸')],
    },
    {
      code: 'not-known',
      weight: 1,
      pattern: anyOf(
        '认不(?:得|出)人',
        '不认(?:得|识)人',
        '说胡话',
        '听不懂我?们?说',
        '流口水',
        '流哈喇子',
        '眼睛往一边',
        '口水(?:直流|往下)',
      ),
    },
    {
      code: 'english-face',
      weight: 3,
      pattern:
        "\\b(?:face|mouth|smile|eyelid|cheek)\\b[^.。!?]{0,25}\\b(?:droop\\w*|twisted|crooked|lopsided|uneven|sagging|slack|fallen|dropp\\w*|pulled to)|\\bdrooping (?:face|mouth)|(?:can't|cannot|can not) smile|one side of (?:his|her|my|the) (?:face|mouth|body)",
    },
    {
      code: 'english-speech',
      weight: 3,
      pattern:
        "\\bslurr(?:ed|ing|y)|speech is (?:garbled|off|strange|weird|jumbled)|(?:talking|speaking) (?:gibberish|nonsense)|(?:suddenly|just) (?:can't|cannot|couldn't|can not|unable to) (?:speak|talk)|(?:can't|cannot|couldn't) (?:find (?:his|her|my|the) words|speak|talk|get (?:his|her|my|the) words)|words (?:come|came|are coming) out",
    },
    {
      code: 'english-limb',
      weight: 3,
      pattern:
        "(?:left|right|one) (?:side|arm|leg|hand)[^.。!?]{0,30}(?:numb|weak|won't move|dead|limp|can't|cannot|paraly\\w+|heavy|gave out|stopped)|(?:numb(?:ness)?|weak(?:ness)?|tingling)[^.。!?]{0,20}(?:left|right|one) (?:side|arm|leg|hand)|can't (?:lift|move|raise) (?:his|her|my|the|one)[^.。!?]{0,10}(?:arm|leg|hand|side)|(?:arm|leg|hand) (?:gave out|is dead|went limp)",
    },
    {
      code: 'english-headache',
      weight: 3,
      pattern: 'worst headache|thunderclap|sudden(?:ly)?[^.。!?]{0,20}(?:severe|terrible|blinding|splitting) headache',
    },
    {
      code: 'english-sight',
      weight: 2,
      pattern:
        "(?:suddenly|sudden)[^.。!?]{0,20}(?:can't see|cannot see|blind|lost (?:vision|sight)|loss of vision|double vision)",
    },
    {
      code: 'english-named',
      weight: 2,
      pattern:
        "(?:having|had|think|maybe|could be|is this|be) (?:it's |she's |he's |is |[^.。!?]{0,16})?(?:having )?a stroke",
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
      code: 'cannot-speak',
      weight: 2,
      pattern: anyOf(
        '(?:不会|说不出|讲不出|讲唔出|说勿出|讲勿出|唔识讲|唔识|突然不能|没法|发不出)' +
          within(2) +
          anyOf('说话', '讲话', '话', '嘢', '声', '来', '讲'),
        '一个字(?:都|也)?(?:说|讲)不',
      ),
    },
    {
      code: 'cannot-speak-now',
      weight: 3,
      pattern: anyOf('不会(?:说|讲)话', '(?:说|讲)(?:不|唔|勿)出(?:话|嘢|来)', '唔识讲嘢'),
      near: [anyOf(SUDDEN, NOW, '手', '脚', '嘴', '腿', '半身')],
    },
    {
      code: 'wrong-words',
      weight: 2,
      pattern: anyOf(
        '说成',
        '叫错',
        '喊错',
        '认成',
        '喊不出[^,。]{0,4}名',
        '(?:写|打)字?[^,。]{0,4}(?:一团|乱码|歪七扭八|叠|不成)',
        '答非所问',
        '那个那个',
      ),
    },
    {
      code: 'like-drunk',
      weight: 3,
      pattern: anyOf('[像跟和同]' + within(4) + '喝(?:多|醉|高)', '没喝酒|滴酒(?:没|未)沾|冇饮酒'),
      near: [anyOf('说话', '讲话', '走路', '走不', '站不', '讲嘢', '舌头')],
    },
    {
      code: 'eyes-turn',
      weight: 2,
      pattern:
        anyOf('眼睛?', '眼珠子?', '两眼', '眼神') +
        within(6) +
        anyOf('斜', '偏', '往(?:一边|左|右)', '看一边', '一大一小'),
    },
    {
      code: 'hand-clumsy',
      weight: 2,
      pattern:
        anyOf('[左右]?手', '胳膊', '指头', '扣子', '纽扣', '勺子?', '杯子?', '筷子') +
        within(8) +
        anyOf('不听', '不灵', '对不准', '端不', '扣不上', '洒', '夹不', '不受控制', '送到?鼻', '老掉', '使不上'),
    },
    {
      code: 'bumps',
      weight: 1,
      pattern: anyOf('撞(?:了|到|上)?[^,。]{0,4}(?:门框|墙|桌角)', '走(?:路)?(?:也)?偏', '一边倒'),
    },
    {
      code: 'english-part',
      weight: 2,
      pattern:
        '(?:arm|leg|hand|face|side)s?[^.。!?]{0,14}(?:weak|numb|heavy|drop\\w*|limp|dead)|(?:weak|numb) (?:arm|leg|hand|face|side)|talks? (?:funny|weird|strange)|\\bconfused\\b|(?:cant|cannot) speak',
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
      near: [anyOf('手', '脚', '腿', '胳膊', '说话', '舌')],
    },
    {
      code: 'smiles-on-one-side',
      weight: 3,
      pattern: anyOf(
        '(?:只有)?一边(?:的)?(?:脸|嘴角|嘴)' + within(3) + anyOf('会动', '不动', '能动', '上去', '笑'),
        '笑' + within(8) + anyOf('一边', '不对称'),
      ),
    },
  ],
};
