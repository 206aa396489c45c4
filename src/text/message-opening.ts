/**
 * What a message begins with before it comes to its matter. Each is matched at one place (sticky) and bounded, so that
 * the work stays in proportion to the text. Texts are folded before: lower case, half width.
 */
const oneOf = (...sources: string[]): string => `(?:${sources.join('|')})`;

const SURNAMES =
  '[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆孔白崔康毛邱秦江史顾侯邵孟龙段钱汤尹黎易武]?';
const PERSON = oneOf(
  '医生|大夫|主任|教授|老师|专家|护士长?|群主|管理员|助手|机器人|客服|同学|朋友|病友|群友|大佬|大神|亲',
  '前辈|师兄|师姐|师傅|兄弟|姐妹|家人|楼主',
);
const CLAUSE_END = '(?=$|[\\s,。!~?])';
const ADDRESS_GOES_ON = '(?=$|[\\s,。!~:?、]|们|各位|好|早|晚上|请|您|你好|在|麻烦|帮|想|我想|有没|有人)';
const VOCATIVE =
  oneOf(`(?:各位|大家|所有|诸位|尊敬的|亲爱的)?${SURNAMES}${PERSON}们?`, '各位|大家|诸位|你们') + ADDRESS_GOES_ON;
const GREETING = oneOf(
  '(?:大家|各位|你们?|您)好[啊呀哈]?|好(?=$|[\\s,。!~])|早(?=$|[\\s,。!~啊])',
  '早上好|上午好|中午好|下午好|晚上好|早安|晚安|新年好|节日好|哈喽|嗨|嘿|喂',
  '打扰(?:一下|您|你|各位|大家)?了?|不好意思|抱歉|冒昧(?:问一下)?',
  '(?:hi|hello|hey|good (?:morning|afternoon|evening)|dear)(?: (?:there|everyone|everybody|all|guys|folks|team|friends|doctor|dr))*',
  'excuse me|sorry to (?:bother|disturb) you',
);
const PRESENCE = oneOf(
  '在吗|在么|在不在|在不|在嘛|在线吗|(?:现在)?(?:方便|忙|有空|有时间)(?:吗|么|不)',
  `(?:现在)?有人(?:在线?)?(?:吗|么|嘛|没有?)?${CLAUSE_END}`,
  `有没有(?:人|医生|专家|老师)(?:在)?${CLAUSE_END}`,
  `(?:有人|有谁|谁|哪位|大家|有没有人|哪个)(?:知道|懂|了解|清楚|遇到过|用过|会)(?:这个|的)?[吗么嘛呀啊]?${CLAUSE_END}`,
  `(?:谁|有谁|有没有人|哪位|有人|大家)(?:能|可以)?(?:来)?帮(?:帮我?|个忙|忙|我)(?:一下|看看)?[吗呀啊]?${CLAUSE_END}`,
  `有(?:没有)?懂(?:行|这个)?的(?:人|朋友|大佬)?[吗么]?${CLAUSE_END}`,
  '(?:anyone|anybody|someone|is anyone|is anybody)(?: (?:here|there|online|around|know))?(?=$|[\\s,.!?])',
  '(?:are you (?:there|here|online|around|free)|you there)(?=$|[\\s,.!?])',
);
const SOME = '(?:一?个|几个|点儿?|些|两个|俩)(?:小|简单的|疑惑的)?';
const ASKING =
  `(?:我|俺|本人)?(?:就|也|还|先|又|再)?(?:有${SOME}(?:问题|疑问|事儿?|事情)[,\\s]?)?(?:是)?` +
  '(?:想|要|来|可以|可不可以|能不能|能|可否|方便)?(?:跟|向|找|和)?(?:大家|各位|你们|您|你|医生|老师|群里)?(?:再|来)?' +
  '(?:请教|咨询(?!费|台|电话|室|师|公司)|询问|请问|想问|问(?!题|诊|卷|答|世)|打听|求助|求教)' +
  '(?:一下|下|问(?!题)|个|一个|几个|两个|您|你|大家|各位|医生|老师|专家)*(?:小|简单的)?(?:问题|事儿?|事情|情况)?' +
  '(?:可以吗|行吗|好吗|吗|呗|吧|哈|啊|呀)?';
const HAVING_A_QUESTION = `(?:我)?(?:这边|这里)?有${SOME}(?:问题|疑问|疑惑)`;
const ASKING_ENGLISH = oneOf(
  '(?:i )?(?:have|had|got) (?:a|one|another|some|two|a few|a couple of) (?:(?:quick|small|short|simple|stupid|dumb|newbie|basic) )?questions?(?: (?:for you(?: all)?|please))?',
  '(?:a )?quick question|i was wondering|i need (?:some )?help|need help|help(?: me)?(?=$|[,.!?])',
  '(?:can|could|may) (?:i|you|anyone|someone|somebody|anybody) (?:please )?ask (?:you |something|a (?:quick )?question|anything|you something|here)?',
  '(?:can|could|may) (?:you|anyone|someone|somebody|anybody) (?:please )?help(?: me)?(?: out)?(?: please)?(?=\\s*[,.!?]|\\s*$)',
  'i (?:would like|want|wanted|need|would love) to (?:ask|know)(?: (?:you|something|a question))?',
);

const OPENERS = [PRESENCE, VOCATIVE, GREETING, ASKING, HAVING_A_QUESTION, ASKING_ENGLISH].map(
  (source) => new RegExp(source, 'y'),
);
const SEPARATORS = /[\s,。.!?~、:;…]+/y;
const LATIN_GOES_ON = /[a-z]/;
const MOST_OPENERS = 12;

/** Where the matter of the text begins: behind greetings, names called, "may I ask" and the marks between them. */
export function matterStart(text: string): number {
  let at = skip(SEPARATORS, text, 0);
  for (let count = 0; count < MOST_OPENERS; count++) {
    const from = at;
    const next = OPENERS.map((opener) => skip(opener, text, from)).find((end) => end > from && wordEnds(text, end));
    if (next === undefined) break;
    at = skip(SEPARATORS, text, next);
  }
  return at;
}

/** `hi` is not the beginning of `high`. */
const wordEnds = (text: string, end: number): boolean =>
  !LATIN_GOES_ON.test(text.charAt(end - 1)) || !LATIN_GOES_ON.test(text.charAt(end));

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
