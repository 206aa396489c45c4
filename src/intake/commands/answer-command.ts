import type { Answer } from '../../core/answer';
import type { Message } from '../../core/message';
import type { AssistantStore } from '../../core/ports/assistant-store';
import type { Clock } from '../../core/ports/clock';
import type { ConversationStore } from '../../core/ports/conversation-store';
import type { GroupCommands } from '../../core/ports/group-command';
import type { InboxStore } from '../../core/ports/inbox-store';
import type { OutboxStore } from '../../core/ports/outbox-store';
import type { OutcomeStore } from '../../core/ports/outcome-store';
import type { Language } from '../../core/question';
import { languageOf } from '../../text/language';
import type { AdmissionDesk } from '../admission';
import type { AcknowledgeAlarm } from '../alarms/acknowledge-alarm';
import type { FileReport } from '../file-report';
import type { GroupPolicies } from '../groups/resolve-group-policy.use-case';
import { sourceList } from '../render-reply';
import { commandLines, modeWords } from './command-lines';
import type { CommandTarget } from './command-target';
import { type Command, type CommandName, mayBeCommand, recogniseCommand, withoutMention } from './recognise-command';
import type { PrivacyCommand, PrivacyCommands } from './privacy-commands';
import { reasonWords } from './reason-words';

export interface AnswerCommandOptions {
  target: CommandTarget;
  inbox: Pick<InboxStore, 'history' | 'countPending'>;
  outcomes: Pick<OutcomeStore, 'findQuestion' | 'findByMessage'>;
  outbox: Pick<OutboxStore, 'itemsOf'>;
  reports: FileReport;
  alarms: Pick<AcknowledgeAlarm, 'byMessage'>;
  conversations: Pick<ConversationStore, 'put'>;
  assistants: Pick<AssistantStore, 'find'>;
  policies: GroupPolicies;
  desk: Pick<AdmissionDesk, 'admit'>;
  /** Those of plugins; absent: there are none. */
  others?: Pick<GroupCommands, 'recognise'> | undefined;
  /** What members order about their own data; absent: it is no command. */
  privacy?: Pick<PrivacyCommands, 'carryOut'> | undefined;
  isAdmin: (channel: string, memberId: string) => boolean;
  clock: Pick<Clock, 'now'>;
  timeZone: string;
}

/**
 * `answer`: what the group sees; null: nothing, as for an order by somebody who may not give it. `about`: the messages
 * of an earlier question that is to be answered at more length. `isReport`: a person is to look at the message itself.
 */
export type CommandResult =
  { status: 'answered'; answer: Answer | null; isReport: boolean } | { status: 'ask'; about: readonly Message[] };

interface Asked {
  message: Message;
  language: Language;
  minutes: number | null;
}

const MINUTE_MILLISECONDS = 60_000;
/** Of a silence without a time. */
const USUAL_MINUTES = 60;
const LONGEST_MINUTES = 7 * 1440;
/** Of a message that is spoken of. */
const SHOWN = 30;
/** Messages among which those of an earlier question are looked for. */
const EARLIER = 500;
const forAdmins: readonly CommandName[] = ['silence', 'resume', 'why', 'status'];
/** Answered where the bot is silenced or only listens, too. */
const always: readonly CommandName[] = ['help', 'report', 'acknowledge', 'opt-out', 'opt-in', 'erase'];

/** Answers the commands that are worked on in their turn: all but "stop" and "recall". */
export class AnswerCommand {
  constructor(private readonly options: AnswerCommandOptions) {}

  /** Null when the message is no command of these. @param backlog jobs that waited when it came */
  async answer(message: Message, backlog: number): Promise<CommandResult | null> {
    const command = await this.commandIn(message);
    if (!command) return this.answerOther(message, backlog);
    const isAdmin = this.options.isAdmin(message.conversation.channel, message.member.id);
    if (forAdmins.includes(command.name) && !isAdmin) return said(null);
    const result = await this.carryOut(command, {
      message,
      language: await this.languageOf(message),
      minutes: command.minutes,
    });
    if (
      result?.status !== 'answered' ||
      isAdmin ||
      (await this.maySpeak(always.includes(command.name), { message, backlog }))
    ) {
      return result;
    }
    return { ...result, answer: null };
  }

  /** A command of a plugin. Its answer counts like one of ours; it says nothing where the bot is to be silent. */
  private async answerOther(message: Message, backlog: number): Promise<CommandResult | null> {
    const found = this.options.others?.recognise(withoutMention(message.text), message.assistant);
    if (!found) return null;
    if (!(await this.maySpeak(false, { message, backlog }))) return said(null);
    const { command, argument } = found;
    const language = await this.languageOf(message);
    return said(await command.run({ argument, language, assistant: message.assistant }));
  }

  /** "/help" is in no language: then it is that of the group's assistant. */
  private async languageOf({ text, assistant }: Message): Promise<Language> {
    if (languageOf(text) === 'zh') return 'zh';
    return (await this.options.assistants.find(assistant))?.language ?? 'en';
  }

  /** What it says to members counts like answers: nobody can have it flood a group. */
  private async maySpeak(
    isAlways: boolean,
    { message, backlog }: { message: Message; backlog: number },
  ): Promise<boolean> {
    const { policies, desk, clock } = this.options;
    const { mode, silentUntil } = await policies.of(message.conversation);
    const isSilent = mode === 'listen' || (silentUntil !== null && clock.now() < silentUntil);
    if (isSilent && !isAlways) return false;
    return (await desk.admit(message, backlog)).admitted;
  }

  private async commandIn(message: Message): Promise<Command | null> {
    if (!mayBeCommand(message)) return null;
    const { target } = this.options;
    const [quotes, afterAnswer] = await Promise.all([target.quotesBot(message), target.isAfterAnswer(message)]);
    return recogniseCommand(message, { afterAnswer, quotes });
  }

  private async carryOut({ name }: Command, asked: Asked): Promise<CommandResult | null> {
    switch (name) {
      case 'help':
        return this.help(asked);
      case 'report':
        return this.report(asked);
      case 'sources':
        return this.sources(asked);
      case 'more':
        return this.more(asked);
      case 'silence':
        return this.silence(asked);
      case 'acknowledge':
        return this.acknowledge(asked);
      case 'resume':
        await this.options.conversations.put(asked.message.conversation, { silentUntil: null });
        return said(commandLines.resumed[asked.language]());
      case 'why':
        return this.why(asked);
      case 'status':
        return this.status(asked);
      case 'opt-out':
      case 'opt-in':
      case 'erase':
        return this.ofOwnData(name, asked);
      default:
        return null;
    }
  }

  private async help({ message, language }: Asked): Promise<CommandResult> {
    const assistant = await this.options.assistants.find(message.assistant);
    return said(commandLines.help[language](assistant?.title ?? 'Fennelbean'));
  }

  /** About the answer that is meant; where there is none, about what the member wrote. */
  private async report({ message, language }: Asked): Promise<CommandResult> {
    const { target, reports, clock } = this.options;
    const reply = await target.reply(message);
    const { questionId } = reply ?? {};
    const isFiled =
      questionId !== undefined &&
      (await reports.file({ questionId, memberId: message.member.id, reason: message.text, at: clock.now() }));
    return { ...said(commandLines.reported[language]()), isReport: !isFiled };
  }

  /** Null where no emergency is meant: then it is talk. */
  private async acknowledge({ message, language }: Asked): Promise<CommandResult | null> {
    const taken = await this.options.alarms.byMessage(message);
    if (!taken) return null;
    if (taken.status === 'which') return said(commandLines.acknowledgeWhich[language](String(taken.count)));
    if (taken.status === 'known') return said(commandLines.acknowledgedBefore[language](taken.by));
    return said(commandLines.acknowledged[language](message.member.name || message.member.id));
  }

  private async sources({ message, language }: Asked): Promise<CommandResult> {
    const { target, outbox } = this.options;
    const reply = await target.reply(message);
    if (!reply) return said(commandLines.noAnswer[language]());
    // As they were sent, with their addresses: below the last part.
    const { body } = (await outbox.itemsOf(reply.questionId)).findLast((item) => !item.body.file) ?? reply;
    const sources = sourceList(body, language);
    return said(sources === '' ? commandLines.noSources[language]() : sources);
  }

  private async more({ message, language }: Asked): Promise<CommandResult> {
    const { target, outcomes, inbox } = this.options;
    const reply = await target.reply(message);
    const question = reply && (await outcomes.findQuestion(reply.questionId));
    if (!question) return said(commandLines.noAnswer[language]());
    const history = await inbox.history(message.conversation, EARLIER, message.id);
    const about = history.flatMap(({ message: one }) => (question.messageIds.includes(one.id) ? [one] : []));
    if (about.some(asksForMore)) return said(commandLines.noMore[language]());
    return about.length > 0 ? { status: 'ask', about } : said(commandLines.noAnswer[language]());
  }

  private async silence({ message, language, minutes }: Asked): Promise<CommandResult> {
    const { conversations, clock } = this.options;
    const length = Math.min(minutes ?? USUAL_MINUTES, LONGEST_MINUTES);
    const silentUntil = clock.now() + length * MINUTE_MILLISECONDS;
    await conversations.put(message.conversation, { silentUntil });
    return said(commandLines.silenced[language](this.timeOf(silentUntil)));
  }

  private async why({ message, language }: Asked): Promise<CommandResult> {
    const { target, outcomes } = this.options;
    const record = await target.silence(message);
    const reason = record?.outcome?.reason ?? record?.reason;
    if (!record || !reason || record.outcome?.answer) return said(commandLines.nothingSilent[language]());
    const question = await outcomes.findByMessage(record.message.id);
    const verdict = question?.outcome.trace.verdict;
    const score = verdict ? commandLines.score[language](verdict.score.toFixed(1), verdict.threshold.toFixed(1)) : '';
    const { text } = record.message;
    const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
    return said(commandLines.why[language](shown, reasonWords(reason, language), score));
  }

  private async ofOwnData(command: PrivacyCommand, { message, language }: Asked): Promise<CommandResult | null> {
    const { privacy } = this.options;
    return privacy ? said(await privacy.carryOut(command, message, language)) : null;
  }

  private async status({ message, language }: Asked): Promise<CommandResult> {
    const { policies, inbox, clock } = this.options;
    const { mode, silentUntil } = await policies.of(message.conversation);
    const { inConversation } = await inbox.countPending(message.conversation);
    const until = silentUntil !== null && silentUntil > clock.now() ? this.timeOf(silentUntil) : null;
    // The command itself waits, too.
    return said(commandLines.status[language](modeWords[mode][language], Math.max(0, inConversation - 1), until));
  }

  private timeOf(at: number): string {
    const { timeZone, clock } = this.options;
    const isNear = at - clock.now() < 20 * 60 * MINUTE_MILLISECONDS;
    const day = isNear ? {} : ({ month: '2-digit', day: '2-digit' } as const);
    return new Intl.DateTimeFormat('zh-CN', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      ...day,
    }).format(at);
  }
}

const asksForMore = (message: Message): boolean =>
  recogniseCommand(message, { afterAnswer: true, quotes: true })?.name === 'more';

const said = (text: string | null): Extract<CommandResult, { status: 'answered' }> => ({
  status: 'answered',
  answer: text === null ? null : { text, citations: [], writer: 'fixed' },
  isReport: false,
});
