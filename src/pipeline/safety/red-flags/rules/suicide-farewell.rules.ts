import { anyOf, type ClassRules, gap, within } from '../sign-rule';

/** A leap, not a dance, a rope, a job or a page. */
const LEAP = '跳(?!舞|操|绳|伞|水|蹦|槽|健|广场|过|动|出来|远|高|房|皮|级|了[^,。]{0,4}舞)';
/** What ends a life, of those who go together. */
const ENDING = anyOf('死', '自杀', LEAP, '烧炭', '上路', '上吊', '走绝', '了断', '解脱');

/** Farewells, company and last arrangements; and in English. */
export const suicideFarewellRules: ClassRules = {
  class: 'suicide',
  rules: [
    {
      code: 'last-words',
      weight: 3,
      pattern: anyOf(
        '遗书',
        '遗言',
        '遗照',
        '遗像',
        '移书',
        '绝笔',
        '永别',
        '诀别',
        '后事',
        '后会无期',
        '最后一(?:条|次|句|晚|天|封|顿)' + within(8) + '(?:朋友圈|微博|再见)',
        '(?:对不起|谢谢|感谢)' + gap(24) + anyOf('来生', '下辈子', '永别', '来世', '另一个(?:世界|地方)'),
        '(?:再见|告别|拜拜)(?:了)?[^,。]{0,4}(?:世界|人间)',
        '(?:别|不要|不用|唔好)(?:再|费心|白费)?(?:来)?(?:揾|劝|救|拦)我',
        '(?:别|不要|不用)(?:再|费心|白费)(?:来)?找我',
        '来生再',
        '过了(?:今天|今晚|明天)[^,。]{0,4}没(?:有)?我',
        '托付',
        '交代(?:后事|好|清楚)',
        '我(?:今晚|就|要|先|这就|打算|真的要|该|也该|也)?走了[^。]{0,14}(?:孩子|照顾|解脱|勿)',
        '无牵无挂|没什么?牵挂',
      ),
    },
    {
      code: 'with-company',
      weight: 3,
      pattern: anyOf(
        '(?:一起|结伴|组团|陪我|有人陪|约|相约|做个伴|结个伴|跟我|和我|陪着?我?)' + within(8) + ENDING,
        '约(?:个)?死',
        '(?:死|走)[^,。]{0,8}(?:一起|结伴|作伴|做伴|有伴|有人陪|个伴)',
        '有(?:没有)?(?:人)?[^,。]{0,4}一起[^,。]{0,6}' + anyOf('死', '走(?!路|步)', LEAP, '烧', '离开', '自杀'),
        '带(?:着|上)?(?:孩子|宝宝|我妈|他|她|全家|娃)[^,。]{0,4}(?:一起)?' + anyOf('死', '去死', LEAP),
        '同归于尽',
        '抱着(?:孩子|宝宝|娃)[^,。]{0,6}(?:跳|站|死|窗)',
      ),
    },
    {
      code: 'leave-taking',
      weight: 2,
      pattern: anyOf(
        '一起(?:离开|走)(?:吧|吗|好吗|好不好|算了|,|。|$)',
        '带(?:着|上)?(?:孩子|宝宝|我妈|他|她|全家|娃)[^,。]{0,4}(?:一起)?(?:走|离开)',
        '照顾好[^,。]{0,8}(?:孩子|爸妈|猫|狗|他|她|自己|妈)',
        '(?:请|帮我|麻烦)[^,。]{0,6}照顾',
        '(?:密码|存折|保险单?|银行卡)' + gap(14) + anyOf('走', '告诉', '抽屉', '交代', '给你'),
        '先走一步',
        '(?:别|不要|不用)(?:来)?找我',
        '最后一(?:条|次|句|晚|天|封|顿)' + within(8) + '(?:消息|说话|信|了|留言|饭)',
        '(?:明天|以后|再也)[^,。]{0,6}(?:看不到|见不到|不会再|没有)我',
        '我(?:今晚|就|要|先|这就|打算|真的要|该|也该|也)?走了[^。]{0,14}(?:别|大家|你们|保重|好好)',
        '(?:对不起|谢谢|感谢)' + gap(24) + anyOf('我走了', '先走'),
        '(?:孩子|爸妈|家里|猫|东西)[^,。]{0,8}(?:送人|交给)',
        '大家保重',
        '替(?:我|她|他)(?:照顾|说|跟)',
        '(?:今晚|今夜|明天|这周|周末|考完|生日)' + gap(8) + '就走(?!路)',
        '(?:等|过)完[^,。]{0,12}(?:就走|就不)',
        '(?:想好|选好|定好|决定)了?[^,。]{0,6}走(?!路)',
      ),
    },
    {
      code: 'no-treatment',
      weight: 3,
      pattern: anyOf(
        '(?:不治|不透析|不打胰岛素|停药|不吃药|不吃饭|透析[^,。]{0,3}不去)' +
          gap(12) +
          anyOf('死', '走', '算了', '拖累', '解脱'),
        '(?:给我|求)[^,。]{0,8}(?:一针|安乐)',
      ),
    },
    {
      code: 'english',
      weight: 3,
      pattern:
        "\\bkil+(?:ing|in)? (?:my ?self|himself|herself|themsel\\w+)|suicid\\w+(?! (?:prevention|gene|squad|rate|risk))|(?:want|wanna|wants|going|ready|rather|wish|trying|tried) (?:to )?(?:die|be dead|end (?:it|my|his|her)|hang (?:my|him|her)self|jump|disappear forever)|(?:don't|do not|doesn't|no longer) (?:want to|wanna) (?:live|be alive|be here|wake up|exist)|end(?:ing)? (?:it all|it tonight|my life|his life|her life|my own life)|better off (?:without me|dead)|no (?:reason|point) (?:to|in) liv\\w+|goodbye (?:note|letter|everyone|world|text)|suicide note|cut(?:ting|s)? (?:my|her|him)(?:self)?(?: wrists?| arms?)?|slit (?:my|his|her) wrists?|(?:jump\\w*|step\\w*) off (?:a|the|this)|(?:on|from) the (?:roof|ledge|bridge)|least painful way|painless way|how many (?:pills|tablets)[^.。!?]{0,20}(?:die|kill)|wish i (?:was|were) dead|self[- ]?harm\\w*|can't (?:go on|do this anymore|take it anymore)|won't be here|hang(?:ed|ing)? (?:my|him|her)self|said goodbye|note saying|life isn't worth|not worth living|unalive|kms\\b",
    },
    {
      code: 'ends-self',
      weight: 3,
      pattern: anyOf(
        '(?:把|将)(?:我)?(?:自己|事情|这条命|这一切|一切|命)' +
          within(4) +
          anyOf('结束', '了结', '了断', '了了', '解决', '弄死', '埋', '处理掉'),
        '(?:很远|另一个|没有痛苦)[^,。]{0,6}(?:地方|世界)' + gap(12) + anyOf('不回', '再也', '不再', '照顾'),
        '(?:想好|选好|定好|决定)了?(?:怎么|哪天|日子|时间|地方)?[^,。]{0,4}(?:死|结束)',
        '不要告诉(?:爷爷|奶奶|我妈|我爸|孩子|他们)',
        '走(?:那|这)条路',
        '捱唔(?:住|落)',
        '骨灰',
      ),
    },
    {
      code: 'leaves-for-good',
      weight: 2,
      pattern: anyOf(
        '不用(?:再)?(?:给我|叫醒|等我|管我|来)',
        '用不(?:上|着)了',
        '到此为止',
        '就到这',
        '(?:今晚|明天|今夜|这周|周末|考完|月底)[^,。]{0,8}(?:就走|解决|结束|了结|解脱|离开|动手)',
        '差不多可以走',
        '可以走了',
        '不打算活',
        '活到(?:下|明|年|月|这)',
        '(?:是|真的|永远)[^,。]{0,4}晚安',
        '睡[^,。]{0,6}不(?:会)?再醒',
        '(?:余额|存款|积蓄|钱)[^,。]{0,4}(?:都)?转给',
        '(?:朋友圈|好友|微博|聊天记录|账号)[^,。]{0,4}(?:清空|删|注销)',
        '满脑子[^,。]{0,6}(?:死|结束|走|跳|割)',
        '生无可恋',
        '不给(?:你们|我们|他们|孩子|家里|儿女)[^,。]{0,2}添(?:麻烦|负担)',
        '只要我不在',
        '我(?:要是)?不在了',
        '(?:藏|存|留)了[^,。]{0,4}(?:瓶|盒|把|包)[^,。]{0,2}药?',
        '想通了',
        '该走了',
        '谢谢(?:大家|你们)[^,。]{0,4}(?:这|几年|一直|陪)',
        '没(?:有)?勇气[^,。]{0,4}活|活下去的(?:勇气|永气)',
        '解[脱托]',
        '将死|赴死|送死',
        '没死成',
        '没了(?:我|他|她)[^,。]{0,6}(?:好|轻松)',
      ),
    },
    {
      code: 'leaves-tonight',
      weight: 3,
      pattern: anyOf(
        '(?:今晚|今夜|明天|这周|周末|考完|生日)' +
          gap(8) +
          anyOf('解[脱托]', '了结', '结束(?:自己|这|一切|生命|吧|$|,|。)', '上路', '动手', '去死'),
        '睡[^,。]{0,10}(?:不会|不再|不想|不用)(?:再)?醒',
        '不会再醒',
        '(?:挑|选|定)了?[个好][^,。]{0,2}(?:日子|时间|地方)[^。]{0,10}(?:死|没人)',
        '不打算活',
        '以后不用叫醒',
        '不(?:想)?被救',
        '不想(?:再)?醒',
        '没死成',
        '勒了?[^,。]{0,6}(?:脖|印)|脖子[^,。]{0,8}(?:印|勒)',
        '工具[^,。]{0,4}(?:准备|买|备)好',
        '(?:等|过)完[^,。]{0,12}(?:添麻烦|结束)',
        '满脑子[^,。]{0,8}(?:死|结束|了断|自杀)',
        '活下去的(?:勇气|永气|希望|理由)',
        '(?:三年前|上次|去年|以前)?自杀(?:过)?(?:一次)?[^。]{0,12}(?:念头|又|再)',
      ),
    },
    {
      code: 'english-more',
      weight: 3,
      pattern:
        '(?:ill|i will|i wont|i will not) be (?:gone|dead|around)|wont need it|gone by (?:tomorrow|morning|tonight)|done with (?:life|living|everything)|(?:rope|pills|knife|gun)[^.。!?]{0,16}(?:ready|in my hand|on the table|beside me)|make it stop|never wake up|tired of living',
    },
    {
      code: 'english-letters',
      weight: 3,
      pattern:
        'given? away (?:all )?my (?:things|stuff|belongings)|(?:written|wrote) (?:the |my |all the )?(?:letters|goodbyes?)',
    },
    {
      code: 'sorry-and-tired',
      weight: 3,
      pattern: anyOf('对不起', '转告', '原谅我', '下辈子'),
      near: ['(?:坚持|撑|熬|挺|扛)不(?:下去|住|动)'],
    },
    {
      code: 'all-settled',
      weight: 3,
      pattern: anyOf(
        '可以(?:安心|放心)?(?:地)?走了',
        '该走了',
        '安心(?:地)?走',
        '放心(?:地)?走',
        '(?:挑|选|定)了?[个好][^,。]{0,2}(?:日子|时间|地方)[^。]{0,10}(?:明天|今晚|走|周)',
      ),
      near: [
        anyOf(
          '只要我不在',
          '想通了',
          '转给',
          '清空',
          '送人',
          '删',
          '交代',
          '托付',
          '安排',
          '退了',
          '写好',
          '不难受',
          '解脱',
        ),
      ],
    },
  ],
};
