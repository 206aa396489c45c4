/** Words of every talk: two lines that share one of them need not be about the same. */
const EVERYDAY =
  /你知道|知道|认识|喜欢|觉得|感觉|怎么样|怎么|什么|是谁|为什么|没有|不是|可以|真的|我们|你们|这个|那个|时候|看过|听过|好看|好听|好吃|好玩|作者|一个|就是|还是|可是|但是|因为|所以|饭后|饭前|以后|之后|以前|之前|期间|每天|一天|一次|一般|建议|服用|检查|复查|治疗|医生|[的了吗呢吧啊呀哦是我你他她它这那在有不也都很就还和]/gu;
const SHORTEST = 2;

/** The longest stretch of letters that both lines hold and that says something; null when there is none. */
export function commonPart(left: string, right: string): string | null {
  let best = '';
  for (const piece of left.replace(EVERYDAY, '\n').split(/[^\p{L}\p{N}]+/u)) {
    for (let from = 0; from < piece.length; from++) {
      let length = Math.max(best.length + 1, SHORTEST);
      while (from + length <= piece.length && right.includes(piece.slice(from, from + length))) {
        best = piece.slice(from, from + length);
        length++;
      }
    }
  }
  return best === '' ? null : best;
}
