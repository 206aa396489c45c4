import { simplify } from '../../text/simplify';
import { asksSomething } from '../gate/question-form';

const REQUEST =
  /总结|概括|归纳|介绍|解释|解读|分析|翻译|说说|讲讲|说明|推荐|求助|求推荐|求教|请教|帮我|帮忙|告诉我|科普|\b(?:summari[sz]e|explain|describe|translate|compare|tell me|show me|recommend|help)\b/iu;

/** "疼不疼", "严重不严重", "能用不". */
const CHOICE = /(\p{Script=Han}{1,2})[不没]\1|\p{Script=Han}{2}不[\s?？]*$/u;

/** Whether the words ask for anything, as a question or as a request. */
export function asksFor(words: string): boolean {
  const text = simplify(words);
  return asksSomething(text) || REQUEST.test(text) || CHOICE.test(text);
}
