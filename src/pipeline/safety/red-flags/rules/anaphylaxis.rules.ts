import { NOW, SUDDEN } from '../phrases';
import { mistyped } from '../homophones';
import { anyOf, type ClassRules, gap, within } from '../sign-rule';

const CAUSE = anyOf(
  '过敏',
  '(?:吃|喝|食|打|注射|输|挂|点滴|接种|喷|涂|染|用)(?:了|完|着|咗|过)?' +
    within(8) +
    '(?:虾|蟹|海鲜|花生|坚果|芒果|鸡蛋|蛋|牛奶|奶|头孢|青霉素|阿莫西林|布洛芬|药|针|疫苗|液|水|菌|造影|中药|酒|菠萝|桃|腰果|核桃|鱼|贝|荞麦|猕猴桃|麻药|发)',
  '(?:蜜蜂|马蜂|黄蜂|胡蜂|蜂|虫|蚂蚁|红火蚁|水母)' + within(4) + '(?:蛰|叮|咬|螫)',
  '(?:蛰|螫)(?:了|到|一下)',
  '(?:输|挂|打)(?:着|完|了|到)?(?:液|水|针|点滴|吊瓶)',
  '点滴',
  '造影剂?',
  '疫苗',
);
const SKIN = anyOf(
  '疹',
  '风团',
  '风疹',
  '荨麻疹',
  '疙瘩',
  '起(?:了)?(?:好多|一身|一片|满身)?包',
  '(?:全|浑)身(?:发)?[痒红]',
  '一片片红',
  '(?:脸|嘴|眼|唇|面|舌|喉)[^,。]{0,6}肿',
  '肿(?:得|成|起|了|晒)',
  '满脸红',
  '通红',
);
const GRAVE = anyOf(
  '喘',
  '透唔',
  '气紧',
  '呼吸',
  '上不来气',
  '(?:喉|嗓)[^,。]{0,4}(?:紧|肿|堵|掐|卡|水肿)',
  '舌头[^,。]{0,4}(?:肿|大|麻)',
  '声音(?:都)?(?:变|哑|嘶)',
  '胸闷',
  '头晕',
  '晕(?!车|船)',
  '眼(?:前|睛)?发?黑',
  '脸色?[^,。]{0,2}[白青]',
  '血压',
  '冷汗',
  '心跳',
  '心慌',
  '没精神',
  '嘴唇?[^,。]{0,2}(?:紫|青)',
  '休克',
  '手脚(?:冰)?凉',
  '咽不|吞不',
  '发抖',
  '说不出话',
  '迷糊',
);

export const anaphylaxisRules: ClassRules = {
  class: 'anaphylaxis',
  rules: [
    { code: 'cause-skin-grave', weight: 3, pattern: CAUSE, near: [SKIN, GRAVE], reach: 45 },
    {
      code: 'cause-throat',
      weight: 3,
      pattern: CAUSE,
      near: [anyOf('(?:喉|嗓)[^,。]{0,4}(?:紧|肿|堵|掐)', '舌头?[^,。]{0,4}肿', '(?:喘|透)(?:不|唔)')],
      reach: 36,
    },
    {
      code: 'after-injection',
      weight: 3,
      pattern: anyOf(
        '(?:打|输|挂|接种|注射)(?:着|完|了|到一半|到)?' + within(6) + '(?:针|液|水|疫苗|点滴|青霉素|头孢)',
        '点滴打',
        '造影',
      ),
      near: [
        anyOf('喘', '胸闷', '脸色?[^,。]{0,3}[白青]', '冷汗', '晕', '休克', '喉', '发抖', '心慌', '没反应', '黑'),
        anyOf(NOW, SUDDEN, '就', '马上', '一半', '五分钟', '手脚', '疹|包|痒|红'),
      ],
      reach: 30,
    },
    { code: 'allergic-shock', weight: 3, pattern: mistyped('过敏性休克') },
    {
      code: 'lips-and-tongue',
      weight: 3,
      pattern: anyOf('舌头?', '嘴唇?', '喉头?咙?', '嗓子', '脸'),
      near: [
        anyOf('肿', '水肿'),
        anyOf(
          '喘不',
          '呼吸困难',
          '透不',
          '说不出话',
          '吞不下',
          '气都',
          '憋',
          '睁不开[^。]{0,10}喉',
          '声音(?:都)?(?:变|哑)',
        ),
      ],
      reach: 20,
    },
    {
      code: 'severe-allergy',
      weight: 3,
      pattern: anyOf('严重过敏', '过敏(?:了)?(?:很|特别)?严重', '过敏(?:反应)?[^,。]{0,6}(?:(?<!哮)喘|休克|晕|昏)'),
    },
    {
      code: 'stings-many',
      weight: 3,
      pattern:
        anyOf('蛰', '螫') +
        gap(14) +
        anyOf('[二三四五六七八九几]?十[几多]?[下个处]', '一头', '满身', '全身', '晕', '喘', '迷糊', '黑'),
    },
    { code: 'skin-and-cause', weight: 1, pattern: CAUSE, near: [SKIN] },
    {
      code: 'english',
      weight: 3,
      pattern:
        'anaphyla\\w+|throat (?:is |feels? |feeling )?(?:closing|tight\\w*|swelling|swollen|swelled)|(?:tongue|lips?|face)[^.。!?]{0,20}(?:swell\\w*|swollen|puff\\w*)|allergic reaction[^.。!?]{0,50}(?:breath|swollen|swelling|wheez\\w*|dizzy|faint|throat)|hives[^.。!?]{0,40}(?:breath|throat|dizzy|faint|wheez\\w*|swell\\w*|vomit\\w*)|covered in hives|epi ?pen',
    },
    {
      code: 'throat-narrows',
      weight: 3,
      pattern: anyOf(
        '舌头?' + within(4) + '(?:顶|塞|大|胀|肿)',
        '(?:喉咙?|嗓子眼?儿?)' + within(5) + '(?:越来越|收|变)?(?:窄|紧|肿|堵|掐|呼哧|收紧)',
      ),
      near: [anyOf(SKIN, CAUSE, '脸', '嘴', '喘', '胀')],
    },
    {
      code: 'face-balloon',
      weight: 2,
      pattern:
        anyOf('脸', '嘴', '眼睛?', '头', '脑壳', '嘴唇皮?', '面') +
        within(4) +
        anyOf('胀|肿') +
        within(5) +
        anyOf('像', '跟', '睁不开', '一条缝', '老高', '得来', '成'),
    },
    {
      code: 'allergy-faint',
      weight: 3,
      pattern: '过敏(?!性?哮喘)',
      near: [anyOf('快晕', '晕(?:倒|了|过)', '站不', '眼前', '喘', '休克', '说不出')],
      reach: 16,
    },
    {
      code: 'swallows-hard',
      weight: 3,
      pattern: anyOf('肿'),
      near: [anyOf('咽', '吞', '喘', '呼吸', '喉'), anyOf('吃', '药', '打', '蛰', '咬', '过敏', '喝', '输')],
      reach: 24,
    },
    {
      code: 'sting-and-faint',
      weight: 3,
      pattern: anyOf('蛰', '螫', '锥', '叮', '咬'),
      near: [
        anyOf('眼前', '嘴麻', '发花', '肚子[^,。]{0,3}[绞痛疼]', '红杠', '一身', '全身', '晕', '喘', '恼火', '迷糊'),
      ],
      reach: 30,
    },
  ],
};
