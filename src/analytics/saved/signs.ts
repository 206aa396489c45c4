/** What a question asks for, besides its matter: two questions that differ in one are not the same. */
export type Sign =
  | 'count'
  | 'all'
  | 'list'
  | 'by-month'
  | 'by-year'
  | 'split'
  | 'share'
  | 'latest'
  | 'earliest'
  | 'superlative'
  | 'compare'
  | 'average'
  | 'who'
  | 'how'
  | 'negation';

/** Of folded text. */
export const signWords: Readonly<Record<Sign, string>> = {
  count:
    '多少|几(?!乎|个月|天|周|年|次|号|月)|数量|总数|总量|数目|篇数|个数|数(?!据|学|字|值)|量(?!表|化|子)|几何|凡几|若干|how many|how much|total number of|number of|numbers?|counts?',
  all: '一共|总共|共计|共有|共(?!享|同|和|识|病)|总计|合计|累计|全部|所有|总(?!结)|拢共|in total|total|overall|altogether|in all|all',
  list: '哪些|哪几|哪篇|有什么|有啥|什么|啥|列出来?|列表|列一?下|清单|名单|题目|标题|which|list|titles?|what',
  'by-month':
    '每个?月(?:份|度)?|各个?月(?:份|度)?|逐月|按照?月(?:份|度)?|分月(?:份|度)?|月度|月趋势|趋势图?|走势图?|变化(?:情况|曲线|趋势)?图?|month by month|by month|per month|(?:for )?(?:each|every) month|monthly|trends?',
  'by-year':
    '每一?年|各年|历年|逐年|按照?年(?:份|度)?|分年|by year|per year|(?:for )?(?:each|every) year|yearly|annual(?:ly)?',
  split: '各个?(?!位)|每一?个|每种|按照?|分(?!别|析|享|钟|数|之|布|子|类|区|组)|不同|per|each|every|different|by',
  share:
    '占比|占多少|占了?(?:几|总)?|比例|比重|百分比|百分之几|份额|构成|分布|饼图|shares?|proportions?|percentages?|percent|distribution|breakdown|pie chart',
  latest: '最新|最近|近期|新近|newest|latest|most recent|recent(?:ly)?',
  earliest: '最早|第一篇|首篇|earliest|first',
  superlative:
    '最[多高少低大小好热强]|前[0-9一二三四五六七八九十]+名?|top|排名|排行榜?|第一|冠军|most|highest|lowest|fewest|least|best',
  compare:
    '比(?!例|重)|对比|相比|相较|较|增长|增加|增幅|增速|减少|下降|上升|上涨|涨|跌|降|同比|环比|多几|少几|多了|少了|差|翻|growth|grow|grew|increased?|decreased?|more than|less than|than|vs|versus|compared?|comparison|difference|changed?',
  average: '平均|人均|月均|年均|均|中位数?|average|mean|median|avg',
  who: '谁|哪位|哪个|哪家|who|whom|whose',
  how: '怎么样?|怎样|如何|咋|为什么|为何|为啥|why|how(?! many| much)',
  negation: '不(?!同)|没|未|无|非|除|without|except|excluding|not|no|never|nor',
};

/** Said besides, without a meaning of its own here. */
export const fillerWords =
  '请问一?下?|请教一?下?|请|问一?下|想问一?下?|想知道|想看看?|想查一?下?|我想|麻烦|帮我们?|帮忙|帮|给我们?|给个|告诉我们?|发我|让我|说一?下|说说|知道|你知道|' +
  '查一?下|查查|查询一?下?|查|看一?下|看看|看|统计一?下|统计|算一?下|算算|算|数一数|数一下|展示|显示|来个|来一?张|来|生成|' +
  '我们这?|咱们|咱|本组|组里|组内|小组|组|课题组|团队里?|实验室|大家|这边|这里|里面|里头|里|库里|库中|库|数据库里?|数据库中|其中|' +
  '目前为止|目前|现在|当前|截至|截止|到现在为止|到现在|到目前为止|迄今|至今|为止|已经|已|了|的|之|吗|呢|吧|啊|呀|哈|哦|嘛|么|哇|是|有|在|都|就|把|到底|究竟|大概|大约|具体|分别|' +
  '能不能|能否|可不可以|可以|能|谢谢啦?|多谢|谢啦|谢|辛苦了?|你好|您好|各位(?:老师|同学)?|嗨|嘿|哎|一下|下|那么?|这|于|被|各自|一个|一张|' +
  '发表|发布|发出|发(?!现|热|育|病|作|货|票|言|烧|群)|出(?!版|差|院|生|席)|刊发|刊出|刊登|刊|登|' +
  '画(?:个|一个|一张|张|成|出|一下)?|出(?:个|一个|张|一张)|[做弄整搞](?:个|一个|张|一张)|做成|用|以|柱状图|柱形图|条形图|折线图|曲线图|曲线|图表|图|张|' +
  "please|pls|plz|can you|could you|would you|tell|show|give|get|want|know|need|like|see|me|us|i|you|the|a|an|of|in|for|on|to|do|does|did|we|we've|our|group|team|lab|" +
  "have|has|had|been|be|is|are|was|were|there|so far|now|currently|up to now|until now|to date|already|publish(?:ed)?|put|release[ds]?|got|out|came|come|appeared|appear|made|make|what is|what's|whats|what are|" +
  'hi|hello|hey|thanks|thank|just|about|exactly|from|within|during|database|collection|it|s|ve|draw|plot|chart|graph|bar|line|as|at';
