import type { Message } from '../../core/message';
import { simplify } from '../../text/simplify';

/**
 * `stop`: end the work on my question. `recall`: and take its answer back. `help`: what you do. `report`: a person is
 * to look at this. `sources`: where that comes from. `more`: more of it. For admins `silence` for some minutes,
 * `resume`, `why`: for what reason you said nothing, `status`. Of a member's own data: `opt-out`: do not keep what I
 * write, `opt-in`: do again, `erase`: delete what you have. For
 * staff `acknowledge`: I have taken note of an emergency.
 */
export type CommandName =
  | 'stop'
  | 'recall'
  | 'help'
  | 'report'
  | 'sources'
  | 'more'
  | 'silence'
  | 'resume'
  | 'why'
  | 'status'
  | 'acknowledge'
  | 'opt-out'
  | 'opt-in'
  | 'erase';

export interface Command {
  name: CommandName;
  /** Of a silence with a time. */
  minutes: number | null;
}

/** Whether the bot's answer to this very member was just shown; `quotes`: whether the message quotes anything. */
export interface CommandSetting {
  afterAnswer: boolean;
  quotes: boolean;
}

/** Of a command with the names around it; longer messages are not looked at. */
const LONGEST = 200;
/** `@name` in front or behind. */
const MENTION = /^@\S+\s*|\s*@\S+$/g;

const words: readonly { name: CommandName; said: RegExp }[] = [
  { name: 'stop', said: /^(?:停|停止|停下|别查了|不用了|stop|cancel)$/ },
  { name: 'recall', said: /^(?:撤回|撤销|收回|recall|withdraw)(?:上一条|这条|回答|刚才的回答)?$/ },
  { name: 'help', said: /^(?:帮助|使用帮助|怎么用|怎么使用|你会什么|你能做什么|help)$/ },
  {
    name: 'sources',
    said: /^(?:来源|出处|依据|为什么|为啥|来源呢|出处呢|依据呢|(?:来源|出处|依据)(?:是什么|在哪|在哪里|是哪里)|哪里来的|sources?|why)$/,
  },
  {
    name: 'more',
    said: /^(?:请|再)?(?:(?:说|讲|写)?(?:得|的)?(?:详细|具体)(?:一?点|一些|些)?(?:说说|讲讲|说)?|展开(?:讲讲|说说|讲一下|说一下)?|more|more details?|tell me more|details?)(?:吧|呢)?$/,
  },
  { name: 'acknowledge', said: /^(?:已?收到|知道了|我来处理|ack(?:nowledged?)?|got it)$/ },
  { name: 'resume', said: /^(?:恢复|恢复回答|可以说话了|继续回答|取消静默|resume|unmute)$/ },
  {
    name: 'why',
    said: /^(?:为什么|为啥|怎么)(?:刚才)?(?:不|没|没有)(?:回答|说话|回复|回)(?:了|我|呢)?$|^why (?:silent|no answer|not answered)$/,
  },
  { name: 'status', said: /^(?:状态|运行状态|当前状态|status)$/ },
  { name: 'opt-out', said: /^(?:请)?(?:(?:不要|别)(?:再)?记录我的?(?:消息|信息|发言)?|退出记录|opt[ -]?out)$/ },
  { name: 'opt-in', said: /^(?:恢复记录|加入记录|重新记录|opt[ -]?in)$/ },
  {
    name: 'erase',
    said: /^(?:请)?(?:(?:删除|清除|删掉)我的(?:所有|全部)?(?:数据|记录|消息|信息)|delete (?:all )?my data)$/,
  },
];
const SILENCE = /^(?:请)?(?:静默|安静|闭嘴|禁言|silence|mute)\s*(?<time>.*)$/;
const TIME =
  /^(?<count>\d{1,4}|[一二两三四五六七八九十]{1,3}|半)?个?\s*(?<unit>小时|钟头|天|分钟|分|minutes?|mins?|m|hours?|h|days?|d)(?<half>半)?(?:钟)?$/;

/** A complaint may give its reasons. */
const LONGEST_REPORT = 2000;
/** What it is about, or a sign before the reason; not what belongs to the word itself, as in `投诉电话`. */
const REPORT =
  /^(?:我|请|帮我|帮忙|麻烦|要|想|需要|来)*投诉(?:一下|下)?(?:$|[\s:,;.。!?~、，；：！？—-]+(?!(?:电话|流程|渠道|部门|热线|方式|平台|箱|率|建议))|[这那你它]|上面|刚才|刚刚|机器人|回[答复])/;
const ENGLISH_REPORT =
  /^(?:(?:i|we) (?:want|wish|would like|'d like|need) to |i'd like to |please |pls )?(?:report|complain(?:t)?)(?:$|[.!?~]+$|\s+(?:this|that|it|you|your|above|(?:the )?(?:bot|answer|reply|message))(?![\w-]))/;
/** With a reason, or in other words: where it is plainly meant for the bot. */
const CALLED_REPORT =
  /^(?:我|请|帮我|要|想)*举报(?:一下)?(?:$|[\s:,;.。!?~、，；：！？—-]|[这那你它]|上面|刚才|机器人|回[答复])|^(?:please )?(?:report|complaint)\s*[:,;\n-]/;

/** The text without the `@name` before or behind it. */
export const withoutMention = (text: string): string => text.trim().replace(MENTION, '');

/** Put as a question, these are none. */
const orders: readonly CommandName[] = ['stop', 'recall', 'silence', 'resume', 'opt-out', 'opt-in', 'erase'];

/** What is plainly no command is not asked about in the database. */
export const mayBeCommand = (message: Message): boolean =>
  recogniseCommand(message, { afterAnswer: true, quotes: Boolean(message.details?.quoted) }) !== null;

/**
 * A message that is nothing but a command and plainly meant for the bot: by a mention, a quote, or, where that is all
 * that it can mean, because the bot has just answered. "Stop" said into the group is talk.
 */
export function recogniseCommand(
  { text, mentionsBot }: Pick<Message, 'text' | 'mentionsBot'>,
  { afterAnswer, quotes }: CommandSetting,
): Command | null {
  if (isReport(text, mentionsBot || quotes)) return { name: 'report', minutes: null };
  if (text.length > LONGEST) return null;
  const said = withoutMention(text.normalize('NFKC'))
    .replace(/[。.!?~,，、\s]+$/, (end) => (end.includes('?') ? '?' : ''))
    .toLowerCase();
  if (/^\/(?:help|帮助)$/.test(said)) return { name: 'help', minutes: null };
  const command = commandOf(said.replace(/^\/|\?$/g, ''));
  if (!command || (said.endsWith('?') && orders.includes(command.name))) return null;
  const isCalled = mentionsBot || quotes;
  if (isCalled) return command;
  return afterAnswer && (command.name === 'sources' || command.name === 'more') ? command : null;
}

function isReport(text: string, isCalled: boolean): boolean {
  if (text.length > LONGEST_REPORT) return false;
  const said = simplify(text.normalize('NFKC').trim().toLowerCase())
    .replace(/^(?:@\S+\s*)+/, '')
    .replace(/\s*@\S+$/, '')
    .replace(/^[\s/【「“"'(]+/, '');
  return REPORT.test(said) || ENGLISH_REPORT.test(said) || (isCalled && CALLED_REPORT.test(said));
}

function commandOf(said: string): Command | null {
  const silence = SILENCE.exec(said);
  if (silence) {
    const time = silence.groups?.time ?? '';
    if (time === '') return { name: 'silence', minutes: null };
    const minutes = minutesOf(time);
    return minutes === null ? null : { name: 'silence', minutes };
  }
  const found = words.find((word) => word.said.test(said));
  return found ? { name: found.name, minutes: null } : null;
}

/** `90分钟`, `两小时`, `半小时`, `一个半小时` is not taken apart; null when it is no time. */
function minutesOf(time: string): number | null {
  const groups = TIME.exec(time)?.groups;
  if (!groups) return null;
  const unit = unitMinutes(groups.unit ?? '');
  const count = groups.count ?? '1';
  const minutes = (count === '半' ? 0.5 : numberOf(count)) * unit + (groups.half ? unit / 2 : 0);
  return minutes > 0 ? minutes : null;
}

function unitMinutes(unit: string): number {
  if (/^(?:小时|钟头|h)/.test(unit)) return 60;
  return /^(?:天|d)/.test(unit) ? 1440 : 1;
}

/** A number of up to 99 in digits or Chinese numerals. */
function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const digit = (character: string): number => '零一二三四五六七八九'.indexOf(character === '两' ? '二' : character);
  const [tens, ones] = written.split('十');
  if (ones === undefined) return written.length === 1 ? digit(written) : 0;
  return (tens === '' ? 1 : digit(tens ?? '')) * 10 + (ones === '' ? 0 : digit(ones));
}
