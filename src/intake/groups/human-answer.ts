import { characterRuns, foldText } from '../../text/character-runs';
import { completenessOf } from '../../text/completeness';

/** A later message in the group, with how it stands to the question. */
export interface LaterMessage {
  text: string;
  quotesQuestion: boolean;
  mentionsAsker: boolean;
  isExpert: boolean;
}

/** What a message is that answers nothing. */
const talk: readonly RegExp[] = [
  // Asks back.
  /[?？]|[吗么呢]\s*[。.~～]*$|^(?:请问|谁|怎么|为什么|为啥|哪|是不是|有没有)|(?<!没)(?:什么|谁|哪个|哪里|在哪|多少|几期|几号|咋)(?!都|也|时候都)/,
  // Wants to know the same.
  /^(?:我也|同问|同求|蹲|mark|插眼|\+1|顶|我家也|我们也|一样)|也想(?:知道|问)|一模一样|也(?:是|有)这(?:样|个问题)/i,
  // Does not know, or leaves it to others.
  /不(?:太)?(?:知道|清楚|懂|了解|确定)|没(?:试过|用过|吃过|遇到|听说)|^(?:我)?没有$|等.{0,8}(?:医生|老师|专家|护士|大佬|管理|群主|人).{0,8}(?:来|回|说|答|看)|问(?:问|下|一下)?.{0,4}(?:医生|大夫|老师|护士|大佬|机器人|助手)|not sure|no idea|don'?t know|same (?:here|question|problem)|following/i,
  // Puts it off.
  /^(?:稍等|等(?:一下|下|等|会)|马上|一会|待会|let me|hold on|wait)|(?:我|帮你|帮忙).{0,4}(?:看看|看下|查查|查一下|问问|问一下|问下|想想)/i,
  // Thanks, agrees, greets.
  /^(?:好的?|嗯+|哦+|收到|谢谢|多谢|感谢|thx|thanks|ok|是的|对+|哈+|早|晚安|你好|大家好|在的?)(?:[，,。！!~～\s].{0,6})?$/i,
];
const FEELING =
  /抱抱|加油|辛苦|保重|心疼|祝|早日|会好的|别(?:太)?(?:担心|着急|难过|怕)|放宽心|感同身受|可怜|真?不容易|太难了|hope you|get well|good luck|take care/i;
/** Of a wish that may still hold advice. */
const LONG_FEELING = 30;
const CALLS_ANOTHER = /^[@＠]\S+\s/;
const STICKER = /\[[^\]\s]{1,6}\]/g;

const ADVISES =
  /可以|不能|不要|不建议|建议|最好|需要|不用|应该|得先|要先|一般|通常|试试|先.{1,12}再|必须|记得|尽量|别[吃喝用]|you can|you need|should|try |use |run |set |add /i;

/** What kind of answer a question wants, and by what it is known where nobody quotes. */
const wanted: readonly { asks: RegExp; tells: RegExp }[] = [
  {
    asks: /哪里|哪儿|去哪|到哪|在哪|谁有|where/i,
    tells: /在.{1,24}(?:里|上|下|处|边|旁)|群文件|公告|链接|置顶|楼|号|窗口|门诊|路|药房|店|https?:|\bin\b|\bat\b/i,
  },
  {
    asks: /多少|多久|多长|多大|几|什么时候|何时|how (?:much|many|long|often)|when/i,
    tells:
      /\d|周[一二三四五六日天]|上午|下午|[一二两三四五六七八九十半]\s*(?:个|次|天|周|月|年|小时|分钟|片|粒|毫升|块|千|百|万|点)/,
  },
  {
    asks: /吗|能不能|可不可以|可以不|行不行|要不要|是不是|会不会|can i|should i|is it|do i/i,
    tells:
      /可以|不?能|不行|不?会|不?要|没事|没问题|应该|别|尽量|少[吃喝用]|适量|不影响|正常|不建议|建议|^(?:行|能|会|要|是|yes|no)\b/i,
  },
  {
    asks: /什么|怎么|怎样|如何|哪个|哪种|哪些|which|what|how/i,
    tells: new RegExp(`${ADVISES.source}|、|准|好用|靠谱|在.{1,12}里`, 'i'),
  },
];

/** Characters of what carries an answer. */
const LEAST_TOLD = 1;
const LEAST_UNQUOTED = 4;

/** Whether another member's message answers the question, so that the bot may keep silent. In doubt it does not. */
export function isAnswer(question: string, { text, quotesQuestion, mentionsAsker, isExpert }: LaterMessage): boolean {
  const said = text.normalize('NFKC').trim();
  const isDirected = quotesQuestion || mentionsAsker;
  if (!isDirected && CALLS_ANOTHER.test(said)) return false;
  const words = said.replace(CALLS_ANOTHER, '').replace(STICKER, '').trim();
  const size = characterRuns(foldText(words)).reduce((sum, { start, end }) => sum + end - start, 0);
  if (size < (isDirected ? LEAST_TOLD : LEAST_UNQUOTED)) return false;
  if (talk.some((kind) => kind.test(words)) || (FEELING.test(words) && size < LONG_FEELING)) return false;
  if (isDirected) return true;
  if (isExpert) return completenessOf(words) !== 'open';
  return wanted.some(({ asks, tells }) => asks.test(question) && tells.test(words));
}
