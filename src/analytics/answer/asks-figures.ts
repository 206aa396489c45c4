/** Signs that a question wants counts, comparisons or lists of records. */
const SIGNS = [
  /多少|几(?:个|篇|例|人|位|条|次|成|种|家|年|月)|凡几|几何|第几|占比|占了?(?:多|几|全)|比例|百分|总(?:数|共|量)|一共|共有|合计|平均|均值|中位/,
  /最(?:多|少|高|低|大|小|寡|新|近|早|晚)|前(?:\d+|[一二三四五六七八九十]+)(?:名|位|个|篇)?|排[名行序]|top ?\d+/i,
  /按.{1,8}(?:统计|分组|汇总|数|列|画)|(?:每|各)(?:月|年|周|天|季|个?方向|类|组|科)|逐(?:月|年)|趋势|变化|分布|增长|增加了|多几|少几|谁.{0,6}多|哪个.{0,6}多/,
  /统计|列(?:一下|出|个|全)|清单|都有(?:哪些|谁)|有哪些|哪几|哪些|名单/,
  /\b(?:how many|how much|count|number of|total|average|mean|median|share|percent(?:age)?|per (?:month|year|quarter|week)|monthly|yearly|trend|growth|most|least|fewest|busiest|top|latest|newest|last|first|more .* than|compare|list|which|who has|everything on|anything (?:on|with))\b/i,
];

/** Whether a question may want figures, by its words alone. Many others do as well: it has to be about a data source, too. */
export const asksFigures = (text: string): boolean => SIGNS.some((sign) => sign.test(text));
