import { simplify } from '../../text/simplify';

/** Whoever says "you" in a group means a member. */
const TO_A_MEMBER = /[你您]|\b(?:you|your)\b/iu;
/** Two or three characters by which people keep a talk going; "why" and "what to do" are not among them. */
const KEEPS_TALK_GOING =
  /^[这那]?(?:几点|谁|啥|哪儿?|在哪儿?|到哪儿?|干[嘛吗啥]|咋|怎么|对|是|不是|是不是|真的?|假的?|没事|不会|没|吃|到|睡|买|去|来|走|好|行|忙|下班|上班|收到?|看|听|懂|人|打|有人)(?:[了的啊呀呢吧吗么嘛没不]|都|是)*[\s?？!！.。…~]*$/u;

/**
 * Whether a question is for other members, as far as words tell. Completed by what its writer said before, it would
 * look like one for the bot.
 */
export function isSmallTalk(words: string): boolean {
  const text = simplify(words).trim();
  return TO_A_MEMBER.test(text) || KEEPS_TALK_GOING.test(text);
}
