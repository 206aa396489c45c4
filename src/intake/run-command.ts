import type { Message } from '../core/message';
import type { InboxStore, MessageRecord } from '../core/ports/inbox-store';
import type { OutboxStore } from '../core/ports/outbox-store';
import { questionIdOf } from './question-ids';
import { recogniseCommand } from './recognise-command';
import type { WithdrawReply } from './withdraw-reply.use-case';

export interface RunCommandOptions {
  inbox: InboxStore;
  outbox: OutboxStore;
  withdraw: WithdrawReply;
}

/** How far back the latest question of a member is looked for, in messages of the group. */
const RECENT = 30;

/** Carries out "stop" and "recall", which do not wait behind the work that they are to end. */
export class RunCommand {
  constructor(private readonly options: RunCommandOptions) {}

  /** False when the message is no command. A command about nothing that the member may touch is kept silent about. */
  async run(message: Message): Promise<boolean> {
    const command = recogniseCommand(message);
    if (!command) return false;
    const { inbox, outbox, withdraw } = this.options;
    // Before anything is done, so that it is done once.
    if (!(await inbox.dismiss(message.id, 'command'))) return true;
    const about = await this.target(message);
    if (about && this.mayTouch(message, about)) {
      const isStopped = await withdraw.stop(about, 'stopped');
      const questionId = questionIdOf(about.message.id);
      const items = isStopped ? [] : await outbox.itemsOf(about.questionId ?? questionId);
      const isShown = items.some(({ state }) => state === 'sent');
      if (items.length > 0 && (command === 'recall' || !isShown)) {
        await withdraw.withdraw(about.questionId ?? questionId);
      }
    }
    return true;
  }

  /** The question that is meant: quoted itself or by its answer, else the member's latest one. */
  private async target(message: Message): Promise<MessageRecord | null> {
    const { inbox, outbox } = this.options;
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
    const history = await inbox.history(conversation, RECENT);
    return (
      history.findLast(
        ({ message: { id, member }, outcome, reason }) =>
          id !== message.id && member.id === message.member.id && reason === null && outcome?.answer !== null,
      ) ?? null
    );
  }

  private mayTouch({ conversation, member }: Message, { message }: MessageRecord): boolean {
    if (message.conversation.id !== conversation.id) return false;
    if (message.member.id === member.id) return true;
    return this.options.withdraw.isAdmin(conversation.channel, member.id);
  }
}
