import { mistyped } from '../homophones';
import { CHILD, NOW, RELATIVE, SUDDEN } from '../phrases';
import { anyOf, type ClassRules, gap, within } from '../sign-rule';

const FITS = anyOf(
  mistyped('抽搐'),
  '抽抽',
  '抽风',
  '扯风',
  '惊[厥阙]',
  '抽筋',
  '抽(?:起来|过去|个不停|了[一二两三四五六七八九十\\d几]{1,6}|动(?!症))',
  '痉挛',
  '强直',
  '羊[癫羔角]风?',
  '羊羔疯',
  '羊癫疯',
);
const SEEN = anyOf(
  '口吐?白?[沫末]',
  '吐(?:白)?[沫末]',
  '[翻反]白眼',
  '(?:眼睛?|双眼|两眼|眼珠)[^,。]{0,4}(?:上翻|翻白|往上翻|发直|直|斜|吊|翻)',
  '牙关',
  '咬(?:破|住|到)?了?舌',
  '冒白?沫',
  '白沫',
);
const UNWAKING = anyOf(
  '叫不(?:醒|应)',
  '喊不',
  '没(?:有)?(?:反应|醒|知觉|意识)',
  '不(?:清醒|省人事|醒)',
  '嘴唇?发?[紫青]',
  '脸发?[青紫]',
  '没停',
  '停不',
  '不停',
  '好几分钟',
  '[一二两三四五六七八九十\\d几]{1,6}(?:多)?分钟',
  '倒地?',
  '僵',
  '全身',
  '浑身',
  '发烧|高烧|高热',
  '又抽',
  '连着',
);

export const seizureRules: ClassRules = {
  class: 'seizure',
  rules: [
    {
      code: 'fits-now',
      weight: 3,
      pattern: anyOf(NOW, SUDDEN) + gap(14) + anyOf(FITS, '抽(?=了|,|。|起|$)'),
      near: [anyOf(SEEN, UNWAKING, RELATIVE, CHILD, '手脚', '四肢')],
    },
    { code: 'fits-seen', weight: 3, pattern: FITS, near: [anyOf(SEEN, UNWAKING)], reach: 30 },
    {
      code: 'child-fits',
      weight: 3,
      pattern: anyOf(
        CHILD + gap(14) + anyOf('抽搐', '惊厥', '抽风', '抽抽', '抽畜', '抽蓄', '扯风', '抽了', '抽起来'),
        '(?:发烧|发热|高烧|高热|烧)' + gap(12) + anyOf('抽', '惊厥'),
      ),
    },
    {
      code: 'eyes-and-foam',
      weight: 3,
      pattern: SEEN,
      near: [anyOf('抽', '抖', '僵', '硬', '倒', '没反应', '叫', '不省人事', NOW, SUDDEN)],
    },
    {
      code: 'fits-again',
      weight: 3,
      pattern: anyOf(
        '抽(?:完|了)' + gap(8) + anyOf('又抽', '还没', '一直', '没停', '没醒', '[三四五六七八九\\d]{1,6}[次回]'),
        '还在抽',
        '抽(?:个)?不停',
        '一直(?:在)?抽(?!烟|血|查|样)',
        '大发作',
        '连[着续]抽',
        '抽(?:了)?[^,。]{0,3}分钟',
      ),
    },
    {
      code: 'pregnant-fits',
      weight: 3,
      pattern: anyOf('孕妇?', '怀孕', '产后'),
      near: [anyOf('抽搐', '抽了', '惊厥', '子痫')],
    },
    {
      code: 'fits',
      weight: 2,
      pattern: anyOf(mistyped('抽搐'), '惊厥', '羊癫疯犯', '癫痫(?:又)?(?:发作|犯)', '抽风', '扯风'),
    },
    {
      code: 'jerks',
      weight: 2,
      pattern:
        anyOf('手脚', '四肢', '全身', '浑身', '身子') +
        within(6) +
        anyOf('一抽一抽', '一抖一抖', '乱蹬', '僵硬', '抽动', '抽', '强直', '硬邦邦'),
      near: [anyOf(NOW, SUDDEN, '眼', '叫', '紫', '烧', '分钟')],
    },
    { code: 'epilepsy-named', weight: 1, pattern: anyOf('癫痫', '羊癫疯', '羊角风', '羊羔疯') },
    {
      code: 'spoon-in-mouth',
      weight: 2,
      pattern: anyOf('掐人中', '往嘴里塞', '塞(?:筷子|毛巾|勺)'),
      near: [anyOf('抽', '惊厥')],
    },
    {
      code: 'english',
      weight: 3,
      pattern:
        '(?:having|had|has|is in|second|another|first|a) (?:a |an )?(?:\\w+ )?(?:seizure|fit|convulsion)s?(?! (?:disorder|dataset|medication|detection))|seizing|convuls(?:ing|ions?)|jerking|shaking all over|foaming at the mouth|eyes? (?:are |is |have )?roll(?:ed|ing)',
      near: [
        "\\b(?:now|he|she|my|his|her|our|minutes?|won't|hour|fell|floor|baby|fever|help|just|woken?|again|stop)\\b",
      ],
    },
    {
      code: 'epilepsy-attack',
      weight: 3,
      pattern: anyOf(mistyped('癫痫'), '羊[吊癫角羔][疯风]?', '发羊') + within(6) + anyOf('发作', '犯', '吊', '抽'),
      near: [
        anyOf('分钟', '没停', '没听', '还没', '一直', NOW, '连着', '[二三四五两]次', '叫', '口吐', '白泡', '抽紧'),
      ],
      reach: 24,
    },
    {
      code: 'stiffens',
      weight: 2,
      pattern: anyOf(
        '弓(?:起|着)',
        '一弹一弹',
        '打直',
        '挺直',
        '牙咬得',
        '牙巴',
        '眼(?:珠子?|睛)[^,。]{0,4}(?:插|定住|上吊)',
        '抽紧',
        '白泡',
      ),
    },
    {
      code: 'epilepsy-right-now',
      weight: 3,
      pattern: anyOf('(?:羊[癫角羔][疯风]|癫痫)(?:又)?(?:发作|犯)了', '^[^,。]{0,8}(?:发作|抽)(?:起来)?了[!。]?$'),
    },
    {
      code: 'english-again',
      weight: 3,
      pattern:
        '(?:second|third|another|fourth) (?:fit|seizure)|hasnt (?:woken|come round)|epilepsy[^。!?]{0,50}(?:fit|seizing|row)',
    },
  ],
};
