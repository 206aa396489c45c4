import { mistyped } from '../homophones';
import { NOW, SUDDEN } from '../phrases';
import { anyOf, type ClassRules, gap, within } from '../sign-rule';

/** Stroke named, the head, the eyes, the gait and the wits; and in English. */
export const strokeMoreRules: ClassRules = {
  class: 'stroke',
  rules: [
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
      code: 'half-sight',
      weight: 3,
      pattern: anyOf('(?:左|右|一|半)(?:半)?边' + within(4) + '(?:看不[到见]|是?黑的)', '一半(?:是)?(?:黑|看不)'),
    },
    {
      code: 'wrong-words-and-gait',
      weight: 3,
      pattern: anyOf('说成', '叫错', '喊错', '认成', '喊不出', '答非所问'),
      near: [anyOf('走', '偏', '手', '脚', '刚才', '还不会', '撞')],
      reach: 30,
    },
  ],
};
