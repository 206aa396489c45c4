import { CHILD, NOW, TAKES } from '../phrases';
import { anyOf, type ClassRules, gap, within, NUMERAL } from '../sign-rule';

const DRUG = anyOf(
  '(?<!火)[药要](?!店|房|膏|水|厂|师|费|监|学|流|检|补|浴|膳|柜|箱|企|业|死)',
  '安[眠棉绵]',
  '安定',
  '药[片丸]',
  '血压丸',
  '丸(?!子)',
  '头孢',
  '布洛芬',
  '对乙酰',
  '退烧',
  '降压',
  '降糖',
  '感冒灵?',
  '褪黑素',
  '抗抑郁',
  '二甲双胍',
  '秋水仙碱',
  '地高辛',
  '阿普唑仑|艾司唑仑|氯硝|佐匹克隆|唑吡坦',
  '维生素',
  '铁剂',
  '避孕',
  '胶囊',
  '阿司匹林',
  '扑热息痛',
  '普萘洛尔|倍他乐克|美托洛尔',
  '止咳',
  '舍曲林|帕罗西汀|文拉法辛',
  '丙戊酸|奥氮平|喹硫平|碳酸锂',
);
const BULK = anyOf(
  '(?:一|整|半|大半|两|成|几|好几|三)(?:整)?(?:瓶|盒|板|罐|樽|包|袋)',
  '(?:一|大|一大|好几|两)把',
  '(?:[二三四五六七八九]?十[一二三四五六七八九几多来]*|[1-9]\\d{1,2}|[一二三四五六七八九几]百多?|好几十|几十)(?:多|来|几)?(?:片|粒|颗|个|板|丸|mg)',
  '(?:全部?|都|统统|所有(?:的)?)[^,。]{0,6}(?:吃|吞|喝|倒)',
  '(?:吃|吞|喝)(?:了|下|进)*(?:好多|很多|大量|一堆|好几|太多|光|完|掉)',
  '一次(?:性)?(?:全部?|都)?(?:吃|吞|喝)',
  '过量',
  '成个(?:礼拜|星期)',
  '(?:好几|几)(?:粒|片|颗)',
  '一次过',
);

/** Too much of a medicine, or somebody else's. */
export const overdoseRules: ClassRules = {
  class: 'overdose',
  rules: [
    { code: 'pills-bulk', weight: 3, pattern: TAKES + within(14) + BULK + within(12) + DRUG },
    {
      code: 'pills-bulk-after',
      weight: 3,
      pattern:
        DRUG +
        gap(10) +
        anyOf(
          TAKES + within(6) + BULK,
          BULK + within(4) + anyOf(TAKES, '倒'),
          '(?:全部?|一次性?)(?:都|全)?(?:吃|吞|喝|倒)(?!.{0,3}(?:没|过|到))',
        ),
    },
    {
      code: 'bulk-taken',
      weight: 3,
      pattern:
        anyOf('(?:吃|吞|喝|服)(?:了|下|掉|完|咗|进)*' + within(4), '把' + within(10)) +
        anyOf(
          '(?:[二三四五六七八九]十[一二三四五六七八九几多来]*|[1-9]\\d{1,2}|[一二三四五六七八九几]百多?|几十|十[几来多])(?:多|来|几)?(?:片|粒|颗|丸)',
          '一?(?:大|整)(?:把|瓶|板|盒)药?',
        ),
    },
    {
      code: 'swallowed-pills',
      weight: 3,
      pattern: anyOf(
        '吞(?:了|下|咗|掉)*[^,。]{0,8}药',
        '吞药',
        '服药自',
        '药(?:都|全)[^,。]{0,3}(?:吃|吞)(?:下去|了|光|完)(?!,?(?:没|就是|也|还是|不见|不管|但))',
        '喝药(?:自|寻|了(?:,|。|$|快|不|在|救|躺|怎么))(?!,?(?:没|也|但|还|后|以|如|能|现|先))(?<!(?:一直|在|坚持|继续|定时|就|后|也|不|点滴|现在|时候|吃饭)喝药.{0,3})',
        '吃药自杀',
        '把[^,。]{0,14}药[^,。]{0,6}(?:吃|喝|吞)(?:光|完|了(?!吗)|下|掉|的)?',
      ),
    },
    {
      code: 'too-much',
      weight: 3,
      pattern: anyOf(
        '(?:药|安定|安眠药|胰岛素|片|粒|止痛|降[压糖])' +
          gap(8) +
          anyOf('吃多了', '过量', '多吃了', '打多了', '多打', '吃重了', '喂多', '吃错', '重复吃', '喂错', '加倍'),
        anyOf(
          '吃多了',
          '多吃了',
          '打多了',
          '多打了',
          '喂多了',
          '喂错',
          '吃错',
          '吃过量',
          '服用?过量',
          '多喂',
          '重复吃',
          '误服',
          '误食',
          '误吃',
          '误喝',
        ) +
          gap(10) +
          anyOf('药', '片', '粒', '胰岛素', '倍', '颗', '[几两二三四五六七八九十]次', '安定', '降[压糖]'),
      ),
      near: [
        anyOf(
          '晕',
          '吐',
          '汗',
          '叫',
          '睡',
          '慌',
          '抖',
          '站不',
          '血压',
          '心跳',
          '倍',
          NOW,
          CHILD,
          '难受',
          '迷',
          '恶心',
          '肚子',
          '痛|疼',
          '[三四五六七八九十几\\d]{1,6}(?:片|粒|颗|次)',
          '血',
          '急',
        ),
      ],
    },
    {
      code: 'child-medicine',
      weight: 3,
      pattern: anyOf(
        CHILD +
          gap(16) +
          anyOf(
            '误(?:食|服|吃|吞|喝)',
            '吞了',
            '吃了[^,。]{0,6}(?:的药|奶奶|妈妈|爷爷|爸爸|大人|避孕|降|[半整]板|[半整一]瓶|糖尿病)',
            '当糖',
            '打开[^,。]{0,6}(?:药|瓶)',
            '偷吃[^,。]{0,6}药',
            '把[^,。]{0,12}药[^,。]{0,10}(?:吃|喝|吞)',
          ),
        '(?:奶奶|爷爷|妈妈|外婆|大人|姥姥)的[^,。]{0,8}(?:药|片|地高辛)' + gap(10) + '(?:给[^,。]{0,6})?(?:吃|吞)',
        '药?当(?:成)?糖[豆丸]?(?:吃|一样)?',
      ),
    },
    {
      code: 'insulin',
      weight: 3,
      pattern: '胰岛素' + gap(14) + anyOf('多', '倍', '打错', '打重'),
      near: [anyOf('汗', '叫', '慌', '抖', '晕', NOW, '倍', '怎么办')],
    },
    {
      code: 'empty-bottle',
      weight: 3,
      pattern: anyOf('空药?(?:瓶|板|盒)', '药瓶[^,。]{0,4}空', '瓶子[^,。]{0,4}空', '空的?药', '药板', '农药瓶'),
      near: [anyOf('叫不', '昏', '吃', '迷', '一堆', '没反应', '吐', '倒', '睡', '孩子')],
    },
    {
      code: 'asks-dose-of-death',
      weight: 3,
      pattern: anyOf(
        '(?:吃|喝|吞)(?:了|下去?)+' + gap(12) + '(?:会死|死不死|能不能活|还能救|还有救|有救吗|会不会死|能活吗|来得及)',
      ),
    },
    {
      code: 'child-ate',
      weight: 2,
      pattern:
        CHILD +
        gap(12) +
        anyOf('吃', '喝', '吞', '舔', '咬') +
        anyOf('了', '破') +
        gap(10) +
        anyOf('瓶', '药', '粉', '液', '剂', '[几七八九十\\d]+(?:片|粒|颗)'),
      near: [anyOf('怎么办', '要紧', '没事', '睡', '吐', '叫', '急', '洗胃', '去医院', '误', '自己')],
    },
    {
      code: 'english',
      weight: 3,
      pattern:
        "overdos\\w*|(?:took|taken|swallow\\w*|ate|drank|eaten|drunk|ingest\\w*|downed)[^.。!?]{0,40}(?:whole bottle|entire bottle|bottle of|handful|too many|all (?:my|her|his|the|of)|\\d{2,}[^.。!?]{0,16}(?:pills|tablets|paracetamol|tylenol|mg|ibuprofen)|pills|bleach|pesticide|poison|antifreeze|detergent|drain cleaner|battery|weed ?killer|herbicide|whole week|blood pressure|medicine|medication|meds|cleaner|gasoline|mushrooms?|laundry pod)|carbon monoxide|co alarm|alcohol poisoning|(?:drank|drunk)[^.。!?]{0,40}(?:won't wake|passed out|not waking|unconscious|unresponsive)|rat poison",
    },
    {
      code: 'wrong-dose',
      weight: 3,
      pattern: anyOf(NUMERAL + '倍', '看错', '喂(?:了|进|错|多)', '双倍', '吃了?两遍', '重复'),
      near: [
        anyOf('药', '剂量', '片', '毫升', '滴', '量', '茶碱', '胰岛素'),
        anyOf('吐', '心跳', '睡', '叫', '慌', '晕', '孩', '儿', '女', '宝', '抖', '汗'),
      ],
      reach: 24,
    },
    {
      code: 'pills-gone',
      weight: 3,
      pattern: anyOf('药(?:片|丸|瓶|板|盒)?' + gap(10) + anyOf('少了', '空了', '没了', '抠'), '数了?[^,。]{0,4}少了?'),
      near: [anyOf('孩', '娃', '宝', '睡', '叫', '妈|爸|爷|奶|姐|妹|婆', '昏', '吃')],
    },
    {
      code: 'thinner-too-much',
      weight: 3,
      pattern: anyOf('华法林', '利伐沙班', '阿司匹林', '地高辛', '秋水仙碱', '甲氨蝶呤', '锂'),
      near: [
        anyOf('看错', '多吃', '吃了?[四五六七八九十\\d]+片', '每天吃', '双倍', '吃错'),
        anyOf('血', '吐', '拉', '晕', '烂', '手抖'),
      ],
    },
    {
      code: 'english-many',
      weight: 3,
      pattern:
        '(?:swallow\\w*|took|taken|ate|downed) (?:about |around |like |over |nearly )?(?:\\d{2,3}\\b(?! (?:mg|minutes?|hours?|days?|years?|steps?|photos?|pictures?))|twenty|thirty|forty|fifty|sixty|a hundred|dozens)',
    },
  ],
};
