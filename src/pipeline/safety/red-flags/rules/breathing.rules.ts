import { mistyped } from '../homophones';
import { CHILD, NOW, SUDDEN } from '../phrases';
import { anyOf, type ClassRules, gap, within } from '../sign-rule';

const BLUE = anyOf(
  '(?:嘴唇?|口唇|脸色?|面色?|手指|指甲|块面)' + within(4) + '(?:发?[紫青乌黑灰绀]|憋得?红)',
  '发绀',
  '憋(?:得)?[紫青黑红]',
  '紫茄子',
  '青紫',
);
const NO_AIR = anyOf(
  mistyped(
    '喘不上气',
    '喘不过气',
    '透不过气',
    '喘不上来',
    '喘不过来',
    '呼吸困难',
    '上不来气',
    '吸不进气',
    '呼吸不了',
    '呼吸不过来',
    '喘不动',
  ),
  '气(?:都)?(?:喘|透|上|吸)不(?:上|过|进)?来?',
  '(?:喘|透|抖|唞)唔(?:到|过)气',
  '出不(?:赢|来|了)气',
  '出气(?:很|好)?(?:困难|费劲|费力)',
  '(?:呼吸|喘气|出气)(?:越来越|很|特别|十分|非常|好)?(?:费劲|费力|吃力|急促|微弱|弱|急|快)',
  '(?:快|要)(?:憋|窒息|闷)死?了?',
  '憋(?:死|气得|得(?:慌|不行|坐|难受))',
  '窒息',
  '倒气',
  '吸(?:不|唔)(?:到|进)',
  '说不(?:出|了|成)(?:整句|完整|一句)',
  '一句话',
);
const GRAVE = anyOf(
  '救命',
  '怎么办',
  '120',
  '发黑',
  '大汗',
  '冷汗',
  '脸',
  '打滚',
  '憋',
  '不行',
  '坐着',
  '厉害',
  '心跳',
  '手脚',
);

export const breathingRules: ClassRules = {
  class: 'breathing',
  rules: [
    { code: 'no-air-grave', weight: 3, pattern: NO_AIR, near: [anyOf(BLUE, NOW, SUDDEN, GRAVE, '血氧')], reach: 36 },
    { code: 'no-air', weight: 2, pattern: NO_AIR },
    {
      code: 'wheeze-grave',
      weight: 3,
      pattern: anyOf('喘', '哮喘', '憋', '呼吸'),
      near: [
        anyOf(
          BLUE,
          '血氧(?:才|只|掉|降)?[^,。]{0,6}[4-8]\\d',
          '(?:药|喷|吸)[^,。]{0,8}(?:没用|没效|不管用|还|不见|没缓)',
          '躺不[下平]',
          '不能平卧|没法躺',
          '说不(?:出|了|成)',
          '坐着(?:都|也|还)?喘',
          '肋骨|三凹|鼻翼|肚子一鼓',
          '粉红',
          '说不了话',
          '哨音|嘶嘶',
          '憋醒|憋得坐',
        ),
      ],
      reach: 36,
    },
    { code: 'asthma-now', weight: 2, pattern: '哮喘' + within(6) + anyOf('发作', '犯') },
    {
      code: 'oxygen-low',
      weight: 3,
      pattern: '血氧' + gap(8) + anyOf('[4-8]\\d(?!\\d)', '九十以下', '[六七八]十', '掉到', '一直掉', '测不出'),
    },
    {
      code: 'chokes',
      weight: 3,
      pattern: anyOf('卡', '噎', '呛', '鲠', '梗') + within(5) + anyOf('住', '到', '了', '着', '喉', '嗓', '气管'),
      near: [anyOf(BLUE, '喘', '气', '说不出', '出不了声', '咳不', '哭不', '呼吸', '窒息', '紫', '青')],
      reach: 30,
    },
    {
      code: 'choked-child',
      weight: 2,
      pattern: CHILD + gap(14) + anyOf('卡住', '噎住', '呛到', '呛住', '卡喉', '卡在?气管'),
    },
    { code: 'blue', weight: 2, pattern: BLUE },
    {
      code: 'stridor',
      weight: 2,
      pattern: anyOf('犬吠', '(?:吸气|喉咙|喉头|嗓子)' + within(8) + '(?:嘶嘶|哨|呼噜|响|声音|肿|堵)'),
    },
    {
      code: 'phlegm-blocks',
      weight: 3,
      pattern: '痰' + within(6) + anyOf('堵', '卡', '吸不', '咳不出'),
      near: [anyOf(BLUE, '憋', '喘', '黑')],
    },
    {
      code: 'baby-breath',
      weight: 3,
      pattern:
        anyOf('呼吸', '出气', '喘') + within(8) + anyOf('很快', '特别快', '急', '一停一停', '停', '哼哼', '费', '不喘'),
      near: [CHILD, anyOf(BLUE, '凹', '鼻翼', '不吃奶', '灰', '哼', '精神', '停', '满月', '新生')],
    },
    { code: 'pink-foam', weight: 3, pattern: '粉红色?[^,。]{0,4}(?:泡沫|痰)' },
    {
      code: 'smoke-or-water',
      weight: 3,
      pattern: anyOf('溺水', '呛水', '淹', '烟熏', '烟呛', '煤烟', '火灾'),
      near: [anyOf('喘', '呼吸', '声音嘶', '气', '咳')],
    },
    {
      code: 'english',
      weight: 3,
      pattern:
        "(?:can't|cannot|can not|can barely|barely|couldn't|struggling to|trouble|hard to|difficulty) (?:breath\\w*|catch (?:my|his|her) breath)|gasping|short(?:ness)? of breath[^.。!?]{0,30}(?:sudden|now|blue|rest)|lips (?:are |is |turning |turned |look )*blue|turning blue|chok(?:ing|ed) on|wheezing[^.。!?]{0,24}(?:bad|blue|can't|not|worse)|(?:inhaler|puffer)[^.。!?]{0,16}(?:not|isn't|doesn't|won't)|oxygen[^.。!?]{0,12}\\b[4-8]\\d\\b|breathing (?:very |so |really )?(?:fast|hard|heavily)",
    },
    {
      code: 'english-air',
      weight: 3,
      pattern:
        '(?:cant|cannot|barely|not) (?:get|getting) (?:any |enough )?(?:air|breath|oxygen)|lips (?:are |going |look )?(?:blue|purple|gr[ae]y)|(?:turning|going) (?:blue|purple)|sucking in (?:his|her) ribs|stuck in (?:his|her|my) throat',
    },
    {
      code: 'dialect',
      weight: 3,
      pattern: anyOf(
        '气(?:也|都)?透勿转',
        '出气[^,。]{0,4}(?:恼火|不赢|不得)',
        '抖(?:唔|气好)',
        '上不来气',
        '气上不来',
        '拉风箱',
        '(?:躺|睡)(?:不|唔|勿)平',
      ),
    },
  ],
};
