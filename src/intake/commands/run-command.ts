import type { Message } from '../../core/message';
import type { InboxStore, MessageRecord } from '../../core/ports/inbox-store';
import type { OutboxStore, SendState } from '../../core/ports/outbox-store';
import { questionIdOf } from '../question-ids';
import { type CommandName, recogniseCommand } from './recognise-command';
import type { CommandTarget } from './command-target';
import type { RunningQuestions } from '../running-questions';
import type { WithdrawReply } from '../withdraw-reply.use-case';

export interface RunCommandOptions {
  inbox: InboxStore;
  outbox: OutboxStore;
  withdraw: WithdrawReply;
  running: RunningQuestions;
  target: Pick<CommandTarget, 'reply' | 'quotesBot'>;
}

/** How far back the latest question of a member is looked for, in messages of the group. */
const RECENT = 30;
const REMEMBERED = 1_000;
const finished: readonly SendState[] = ['sent', 'handed', 'uncertain', 'failed', 'cancelled', 'recalled'];

/** Carries out "stop" and "recall", which do not wait behind the work that they are to end. */
export class RunCommand {
  private readonly begun = new Map<string, Promise<boolean>>();

  constructor(private readonly options: RunCommandOptions) {}

  /** False when the message is no command. A command about nothing that the member may touch is kept silent about. */
  async run(message: Message): Promise<boolean> {
    const quotes = Boolean(message.details?.quoted);
    const command = recogniseCommand(message, { afterAnswer: false, quotes })?.name;
    if (command !== 'stop' && command !== 'recall') return false;
    // Whoever comes second, such as the worker for whom the message was waiting, finds it under way or done.
    const known = this.begun.get(message.id);
    if (known) return known;
    const carriedOut = this.carryOut(message, command).finally(() => {
      if (this.begun.size > REMEMBERED) this.begun.delete(this.begun.keys().next().value ?? '');
    });
    this.begun.set(message.id, carriedOut);
    carriedOut.catch(() => this.begun.delete(message.id));
    return carriedOut;
  }

  /** The message is dismissed last: after a crash in between, all of it is done again, which changes nothing more. */
  private async carryOut(message: Message, command: CommandName): Promise<boolean> {
    const { inbox, outbox, withdraw } = this.options;
    const about = (await this.target(message, command)) ?? (await this.lastAnswered(message));
    const mayTouch = about !== null && this.mayTouch(message, about);
    // Said below what another member wrote, it is talk between them.
    if (!mayTouch && !message.mentionsBot && !(await this.options.target.quotesBot(message))) return false;
    if (about && mayTouch) {
      const isStopped = await withdraw.stop(about, 'stopped');
      const questionId = questionIdOf(about.burstId);
      const items = isStopped ? [] : await outbox.itemsOf(questionId);
      const isShown = items.some(({ state }) => state === 'sent');
      if (items.length > 0 && (command === 'recall' || !isShown)) await withdraw.withdraw(questionId);
    }
    await inbox.dismiss(message.id, 'command');
    return true;
  }

  /** The question that is meant: quoted itself or by its answer, else the member's latest one. */
  private async target(message: Message, command: CommandName): Promise<MessageRecord | null> {
    const { inbox, outbox, running } = this.options;
    const { conversation, app, details } = message;
    const { channel } = conversation;
    const quoted = details?.quoted;
    if (quoted) {
      for (const platformMessageId of [quoted.platformMessageId, quoted.rootPlatformMessageId]) {
        const answer = await outbox.findByPlatformId({ channel, app, platformMessageId });
        const asked = answer?.replyTo ?? platformMessageId;
        const record = await inbox.findByPlatformId({ channel, app, platformMessageId: asked });
        if (record) return record;
      }
      return null;
    }
    const history = await inbox.history(conversation, RECENT, message.id);
    const own = history.filter(({ message: { member } }) => member.id === message.member.id);
    // Talk that waits behind the question is not what is meant.
    const worked = own.findLast((record) => running.has(questionIdOf(record.burstId)));
    const answered = own.findLast(
      ({ outcome }) => outcome !== null && (outcome.answer !== null || outcome.reason === 'stopped'),
    );
    const waiting = own.findLast(({ questionId, reason }) => questionId === null && reason === null);
    // What is shown can be taken back but not stopped.
    const isOver = command === 'stop' && answered !== undefined && (await this.isShown(answered));
    return worked ?? (isOver ? undefined : answered) ?? waiting ?? answered ?? null;
  }

  private async isShown({ burstId }: MessageRecord): Promise<boolean> {
    const items = await this.options.outbox.itemsOf(questionIdOf(burstId));
    return items.length > 0 && items.every(({ state }) => finished.includes(state));
  }

  /** An admin who has asked nothing means the group's latest answer. */
  private async lastAnswered(message: Message): Promise<MessageRecord | null> {
    const { conversation, app, member, details } = message;
    const { channel } = conversation;
    if (details?.quoted || !this.options.withdraw.isAdmin(channel, member.id)) return null;
    const reply = await this.options.target.reply(message);
    if (!reply) return null;
    return this.options.inbox.findByPlatformId({ channel, app, platformMessageId: reply.replyTo });
  }

  private mayTouch({ conversation, member }: Message, { message }: MessageRecord): boolean {
    if (message.conversation.id !== conversation.id) return false;
    if (message.member.id === member.id) return true;
    return this.options.withdraw.isAdmin(conversation.channel, member.id);
  }
}
