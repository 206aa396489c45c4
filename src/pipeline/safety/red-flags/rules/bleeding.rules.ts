import { mistyped } from '../homophones';
import { NOW, SUDDEN } from '../phrases';
import { anyOf, type ClassRules, gap, within } from '../sign-rule';

const BLOOD = '(?:血(?![糖压脂管检常])|学)';
const UNSTOPPED = anyOf(
  '止(?:都)?[不唔]住',
  '[压按](?:都)?不住',
  '(?:一直|不停|还在|哗哗|呼呼|哇哇|拼命)[^,。]{0,4}(?:流|喷|冒|出|淌|吐|滴)',
  '流个?不停',
  '流不停',
  '流不止',
  '不止(?!一|是|这)',
);
const MUCH = anyOf(
  '大?半?[一二两三几]?(?:盆|碗|桶|杯|马桶|脸盆|口)',
  '一大',
  '一滩',
  '满地',
  '成地',
  '好多',
  '很多',
  '大量',
  '喷',
  '涌',
  '哇哇',
  '一股',
  '一口(?:接|一口)',
  '湿透',
  '鲜红',
  '鲜血',
  '咖啡',
  '块',
);
const FAINT = anyOf('晕', '脸色?[^,。]{0,3}(?:白|黄)', '眼前?发?黑', '冷汗', '站不', '心慌', '发软', '迷糊', '昏');

export const bleedingRules: ClassRules = {
  class: 'bleeding',
  rules: [
    {
      code: 'vomits-blood',
      weight: 3,
      pattern: anyOf(mistyped('吐血', '呕血'), '吐(?:出|了|的)?(?:来)?' + within(6) + BLOOD),
      near: [anyOf(MUCH, FAINT, NOW, SUDDEN, '黑', '一直', '肝硬化', '喝酒', '救', '怎么办')],
      reach: 24,
    },
    { code: 'vomits-blood-named', weight: 2, pattern: anyOf('吐[血学]', '呕[血学]') },
    {
      code: 'coughs-blood',
      weight: 3,
      pattern: anyOf('咳[血学]', '咯[血学]', '咳出[^,。]{0,4}血', '咳[^,。]{0,4}大?口[^,。]{0,2}血'),
      near: [anyOf(MUCH, UNSTOPPED, FAINT, '喘', '胸', '半', '口')],
      reach: 20,
    },
    {
      code: 'bloody-stool',
      weight: 3,
      pattern: anyOf(
        '便[血学]',
        '[屙拉尿][血学]',
        '柏油',
        '黑红',
        '拉[^,。]{0,4}血',
        '(?:大便|便|屎|拉)[^,。]{0,6}(?:鲜血|黑|柏油|全是血|都是血)',
        '黑便',
      ),
      near: [anyOf(FAINT, '大?滩', '眼前', '站不|站起来', '盆', '一大', '好多次', '冲了', '喷', '一盆', '马桶')],
      reach: 24,
    },
    {
      code: 'not-stopped',
      weight: 3,
      pattern: anyOf(
        BLOOD + gap(12) + UNSTOPPED,
        UNSTOPPED + within(4) + BLOOD,
        mistyped('血流不止', '出血不止', '流血不止'),
      ),
    },
    {
      code: 'spurts',
      weight: 3,
      pattern: anyOf(
        '血' + within(8) + '(?:喷|往外冒|飙|彪|滋|一股一股|哗哗|呼呼)',
        '喷血',
        '血喷',
        '(?:喷|飙|滋)(?:出|了)?[^,。]{0,3}血',
        '动脉' + within(6) + '(?:割|断|破|出血|了)',
      ),
    },
    {
      code: 'pours',
      weight: 3,
      pattern: anyOf(
        '(?<!钱包|荷包)大出[血学雪](?!(?:应该|怎么处理|是))',
        '大量(?:出血|流血|鲜血|咯血)',
        '(?:流|出)了?(?:好多|很多|一地|满地|一大滩|一床)(?:的)?血',
        '血流(?:了)?(?:满地|一地|如注)',
        '满地[都是的]*血',
        '(?:一地|一床|成地|浑身|满身|满头|满脸)[都是系的]{0,2}血',
        '血流成河',
      ),
    },
    {
      code: 'cut-off',
      weight: 3,
      pattern: anyOf(
        '(?:手指?头?|脚趾?|胳膊|腿|手|手掌)' + within(10) + '(?:切断|砍断|锯断|断了|掉下来|绞断|轧断|割断|削掉)',
        '断了?[一二两三几]?根?手指',
        '断指(?!怎么赔|再植)',
        '(?:手|脚|腿|胳膊|头发|衣服)[^,。]{0,6}(?:绞|卷|夹)(?:进|到|在)[^,。]{0,4}机',
      ),
    },
    {
      code: 'deep-wound',
      weight: 3,
      pattern: anyOf('(?:捅|刺|砍|扎|割|锯|划|炸|撞|压|摔|咬|破)', '伤口', '刀口', '车祸'),
      near: [
        anyOf(
          '血' + within(6) + UNSTOPPED,
          '血(?:一直|不停|直)?(?:往外|流|喷|涌)',
          '肠子',
          '骨头(?:都)?(?:露|看)',
          '很深',
          '血[^,。]{0,4}(?:好多|很多|一地)',
        ),
        anyOf('肚', '胸', '头', '脖', '腕', '腿', '手', '脚', '伤', '动脉', '脸', '胳膊', '身'),
      ],
      reach: 24,
    },
    {
      code: 'stabbed',
      weight: 3,
      pattern: anyOf(
        '被?(?:捅|刺|砍)了?[一二两三几]?刀',
        '肠子' + within(4) + '(?:出|看|露|流)',
        '刀口裂开',
        '(?:刀|锯|玻璃|钢筋)' + within(6) + '(?:插|扎|捅)(?:进|到|在|穿)',
      ),
    },
    {
      code: 'nose-long',
      weight: 2,
      pattern: '鼻' + within(3) + '血' + gap(14) + anyOf(UNSTOPPED, '小时', '半天', '往喉咙', '分钟'),
    },
    {
      code: 'thinner',
      weight: 2,
      pattern: anyOf('华法林', '利伐沙班', '抗凝药', '阿司匹林', '抗凝'),
      near: [anyOf('血' + gap(6) + UNSTOPPED, '止不住')],
    },
    {
      code: 'after-fall',
      weight: 3,
      pattern: anyOf('摔', '撞', '车祸', '掉下来', '坠'),
      near: [
        anyOf(
          '(?:耳朵?|鼻子?|嘴)[^,。]{0,6}(?:流|出)血',
          '肚子[^,。]{0,4}(?:疼|痛)[^。]{0,10}(?:白|冷汗|晕)',
          '血[^,。]{0,4}止不住',
          '头[^,。]{0,8}血[^。]{0,14}(?:迷糊|晕|吐|不)',
        ),
      ],
      reach: 30,
    },
    {
      code: 'menses-flood',
      weight: 3,
      pattern: anyOf('月经', '例假', '姨妈', '下面'),
      near: [anyOf('开闸', '血崩', '哗哗', '大量', '血块很多', '一小时[^,。]{0,6}(?:片|个)', '湿透'), FAINT],
    },
    {
      code: 'english',
      weight: 3,
      pattern:
        "bleeding (?:won't|will not|doesn't|does not|isn't|is not|hasn't|not) ?(?:stop\\w*|stopping)?|(?:can't|cannot|couldn't) stop the bleeding|(?:won't|not) stop bleeding|blood (?:is )?(?:spurting|gushing|pouring|everywhere|squirting)|spurting blood|(?:vomit|throw|cough|spit)\\w*(?: up)?[^.。!?]{0,20}blood|bleeding (?:heavily|badly|a lot|profusely)|cut (?:an|his|her|my|the) artery|(?:black|tarry|bloody) stools?[^.。!?]{0,30}(?:faint|dizzy|pale|weak)|blood soaked|soaked (?:the|through)",
    },
    {
      code: 'pool',
      weight: 3,
      pattern: anyOf(
        '(?:大?滩|地上|一地|满地|床上|被子)[^,。]{0,6}血',
        '血[^,。]{0,4}(?:一地|一滩|大滩|湿透|好大)',
        '骨头[^,。]{0,4}(?:戳|露|出来|断)',
      ),
    },
  ],
};
