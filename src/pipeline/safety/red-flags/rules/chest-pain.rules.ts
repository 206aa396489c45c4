import { mistyped } from '../homophones';
import { NOW, SUDDEN, URGENT } from '../phrases';
import { anyOf, type ClassRules, gap, within } from '../sign-rule';

const CHEST = anyOf(
  '[胸熊兄凶](?:口|前|部|腔|骨后?面?|膛|脯)?',
  '前胸',
  '左胸',
  '胸前区',
  '胸骨[后下]',
  '心口(?:窝|子)?',
  '心窝(?:子)?',
  '心脏',
  '心前区',
  '心门口?',
  '心里头?',
  '心(?=痛|绞|揪)',
);
const PAINS = anyOf('[痛疼通腾]', '绞', '揪', '刺', '撕');
const PRESSES = anyOf(
  '闷',
  '压',
  '沉',
  '顶(?!住压力)',
  '趴',
  '炸',
  '拧',
  '揪',
  '堵',
  '憋',
  '紧',
  '勒',
  '难受',
  '不舒服',
  '箍',
  '攥',
  '踩',
  '发沉',
  '火烧',
);
/** What makes a pain of the chest an emergency: how strong, where it goes, what comes with it. */
const GRAVE = anyOf(
  '[冷虚大出冒]汗',
  '满头(?:大)?汗',
  '一身汗',
  '一头的?汗',
  '冻汗',
  '汗(?:珠|如雨|直|水|把)',
  '直?冒汗',
  '出(?:了)?(?:好多|很多|一身|一头)?汗',
  '[左右两](?:边)?(?:只)?(?:胳膊|手臂?|臂|肩|膀子|上肢|小指|手)',
  '(?:窜|串|传|放射|扯|牵|连)(?:到|着|至)',
  '后背',
  '背(?:心|部|上|后)?(?:也|痛|疼)',
  '下巴',
  '牙(?:也|齿)?',
  '脖子',
  '脸(?:色|都|发)?[^,。]{0,3}(?:白|青|灰|紫|绿|黄|差)',
  '面色?青',
  '(?:嘴唇|口唇)[^,。]{0,3}(?:紫|白|青)',
  '想?吐|恶心|呕',
  '(?:喘|透|上)不[过上]?来?气',
  '喘不(?:过|上)',
  '[唔不]够气',
  '呼吸(?:困难|不)',
  '眼前发?黑',
  '晕',
  '打滚',
  '要死|快死|快不行|不行了|濒死|要命',
  '说不(?:出|了)',
  '蹲(?:下|在|着)',
  '捂(?:着|住)',
  '倒(?:在|下|地|了)',
  '踎',
  '虚脱',
  '湿冷',
  '凉气',
  '煞白',
  '湿(?:透|晒|了)',
  '手(?:脚)?[^,。]{0,3}(?:麻|痹|冰凉|发冷)',
  '不缓解|缓不过来|不见好|没用|没缓解|止不住',
  '越来越',
  '血压',
  '咳血|咳了?血',
  '[痛疼]醒|憋醒',
  '[一两二三四五六七八九十半几\\d]{1,6}(?:多)?(?:个)?(?:小时|钟头|分钟)',
);
const STRONG = anyOf(
  '厉害',
  '剧',
  '得(?:很|要命|不行|受不了|遭不住|直|嗷|喊|说|打|我|汗|脸|喘|在|走|弯|直不)',
  '遭不住',
  '受不了',
  '好[痛疼]',
  '像.{0,8}(?:压|刀|针|攥|踩|撕|勒|石|烧)',
  '绞',
  '压榨',
  '撕裂',
  '揪着',
);

export const chestPainRules: ClassRules = {
  class: 'chest-pain',
  rules: [
    { code: 'pain-and-grave', weight: 3, pattern: CHEST + within(8) + PAINS, near: [GRAVE], reach: 36 },
    { code: 'pressure-and-grave', weight: 2, pattern: CHEST + within(6) + PRESSES, near: [GRAVE], reach: 30 },
    {
      code: 'pressure-and-sweat',
      weight: 3,
      pattern: CHEST + within(6) + PRESSES,
      near: [
        anyOf(
          '[冷虚大冻]汗',
          '(?:一身|满头|一头的?|出)[^,。]{0,4}汗',
          '汗(?:珠|直|水)',
          '[左](?:边)?(?:胳膊|手|臂|肩|膀)',
          '(?:嘴唇|脸)[^,。]{0,3}(?:紫|白|青)',
          '像[^,。]{0,8}(?:石|压|踩|砖|勒)',
          '要死|快不行|濒死',
          '冰凉',
        ),
      ],
      reach: 36,
    },
    { code: 'pain-strong', weight: 3, pattern: CHEST + within(8) + PAINS, near: [STRONG], reach: 10 },
    { code: 'pain-sudden', weight: 3, pattern: anyOf(SUDDEN, NOW) + gap(10) + CHEST + within(6) + PAINS },
    { code: 'pain', weight: 2, pattern: CHEST + within(6) + PAINS },
    { code: 'pressure', weight: 1, pattern: CHEST + within(6) + PRESSES },
    {
      code: 'heart-attack-now',
      weight: 3,
      pattern: anyOf(mistyped('心梗'), '心肌梗[死塞]?', '心绞痛', '心脏病', '主动脉夹层'),
      near: [
        anyOf(NOW, SUDDEN, '犯(?:了|病)', '又犯', '发作(?:了|,|。|$)', '提示', '捂', '没用', '救', '汗', '疼|痛', '倒'),
      ],
      reach: 16,
    },
    {
      code: 'heart-attack-suspected',
      weight: 2,
      pattern:
        anyOf('是不是', '怕是', '怀疑', '好像', '会不会', '像', '是') +
        within(4) +
        anyOf('心梗', '心肌梗', '心绞痛', '夹层'),
    },
    { code: 'heart-attack-named', weight: 1, pattern: anyOf('心梗', '心肌梗', '心绞痛', '夹层') },
    {
      code: 'tearing-back',
      weight: 3,
      pattern: anyOf('后?背', '胸背') + gap(8) + anyOf('撕(?:裂|开)', '剧[痛疼烈]', '刀割'),
      near: [anyOf(SUDDEN, NOW, '胸', '血压', '肚子')],
    },
    {
      code: 'stomach-and-sweat',
      weight: 2,
      pattern: anyOf('胃', '上腹', '心窝', '肚子') + within(6) + anyOf('痛', '疼'),
      near: [
        anyOf('冷汗', '大汗', '虚汗'),
        anyOf('左肩', '左(?:边)?(?:胳膊|手)', '胸', '冠心病', '心脏', '后背', '支架', '闷'),
      ],
    },
    {
      code: 'arm-and-sweat',
      weight: 2,
      pattern:
        anyOf('左(?:边)?(?:胳膊|手臂?|肩膀?|膀子)', '后背', '下巴', '牙') +
        within(5) +
        anyOf('痛', '疼', '麻', '酸', '沉'),
      near: [anyOf('[冷虚大]汗', '憋气', '胸'), anyOf('胸', '心', '闷', '憋', '喘')],
    },
    {
      code: 'pill-fails',
      weight: 3,
      pattern:
        anyOf('硝酸甘油', '救心丸', '丹参滴丸', '含(?:了|着)?(?:药|片)') +
        gap(14) +
        anyOf('还', '没用', '不缓解', '不见', '没缓', '不管用', '没效'),
    },
    {
      code: 'stent-and-pain',
      weight: 3,
      pattern: anyOf('支架', '搭桥', '心梗过'),
      near: [NOW, anyOf('胸', '心口'), anyOf('痛', '疼', '闷', '压')],
    },
    {
      code: 'asks-help',
      weight: 3,
      pattern: CHEST + within(6) + PAINS,
      near: [URGENT, anyOf(NOW, SUDDEN, '不行', '!')],
      reach: 25,
    },
    {
      code: 'english',
      weight: 3,
      pattern:
        '(?:crushing|severe|sharp|bad|terrible|squeezing|tight|sudden|tearing|stabbing|awful)[^.。!?]{0,20}(?:chest|pain in (?:my|his|her|the) chest)|chest (?:is |feels |feel |felt )?(?:hurts|hurting|tight\\w*|pressure|pain|heavy|crushing|like)|(?:pain|pressure|tightness|elephant|weight|squeezing|burning)[^.。!?]{0,24}(?:in|on|across) (?:my|his|her|the|it|your)?[^.。!?]{0,20}chest|clutch\\w* (?:at )?(?:his|her|my) chest|pressure in (?:my|his|her) chest|heart attack',
      near: [
        '\\b(?:now|minutes?|hours?|arm|jaw|sweat\\w*|pale|breath\\w*|nause\\w*|vomit\\w*|faint|pass(?:ed|ing)? out|help|should i|think|dad|father|mom|mother|husband|wife|my|his|her|he|she|suddenly|sudden|dizzy|shoulder|back)\\b',
      ],
    },
    {
      code: 'holds-chest',
      weight: 3,
      pattern: anyOf('[捂抓按揪揸捏掐抱]' + within(4) + anyOf('胸', '心口', '心脏'), '(?:胸|心口)[^,。]{0,4}[捂抓揸]'),
      near: [anyOf(GRAVE, '疼|痛', '说')],
    },
    {
      code: 'chest-and-dread',
      weight: 3,
      pattern: CHEST,
      near: [
        anyOf(
          '要死',
          '濒死',
          '快死',
          '煞白',
          '湿冷',
          '[冷虚冻大]汗',
          '虚脱',
          '冒凉气',
          '成身湿',
          '汗[^,。]{0,4}(?:湿|透|淌|流|掉|滴)',
          '面青',
        ),
        anyOf(PAINS, PRESSES, '说', '疼'),
      ],
      reach: 26,
    },
    { code: 'pain-nearby', weight: 2, pattern: CHEST, near: [anyOf('疼', '痛'), GRAVE], reach: 20 },
    {
      code: 'pressure-and-black',
      weight: 3,
      pattern: CHEST + within(8) + PRESSES,
      near: [anyOf('眼前[^,。]{0,4}黑', '站不住', '心跳(?:很|特别)?(?:乱|快)', '晕', '(?:痛|疼)到', '不[缓环]解')],
    },
  ],
};
