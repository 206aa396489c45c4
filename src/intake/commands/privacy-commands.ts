import type { IncomingMessage } from '../../core/message';
import type { Clock } from '../../core/ports/clock';
import type { MemberDataStore } from '../../core/ports/member-data-store';
import type { Language } from '../../core/question';
import { recogniseCommand } from './recognise-command';

export interface PrivacyCommandsOptions {
  members: Pick<MemberDataStore, 'setOptOut' | 'erase'>;
  /** Told at once who has opted out or in. */
  note: (member: { channel: string; memberId: string }, isOut: boolean) => void;
  clock: Pick<Clock, 'now'>;
}

const names = ['opt-out', 'opt-in', 'erase'] as const;
export type PrivacyCommand = (typeof names)[number];

type Asked = Pick<IncomingMessage, 'text' | 'mentionsBot' | 'details'>;

/** What a member orders about their own data; null where the message orders nothing of the kind. */
export function recognisePrivacyCommand(message: Asked): PrivacyCommand | null {
  const command = recogniseCommand(message, { afterAnswer: false, quotes: Boolean(message.details?.quoted) });
  return names.find((name) => name === command?.name) ?? null;
}

/** Members decide of their own data, in every group and whoever they are. Done twice, it changes nothing more. */
export class PrivacyCommands {
  constructor(private readonly options: PrivacyCommandsOptions) {}

  /** What holds from this message on, whatever waits before it in the conversation. */
  async heed(message: IncomingMessage): Promise<void> {
    const command = recognisePrivacyCommand(message);
    if (command === 'opt-out' || command === 'opt-in') await this.setOptOut(message, command === 'opt-out');
  }

  /** Carries it out and answers what the member is told. @param id of the message, which is still to be answered */
  async carryOut(
    command: PrivacyCommand,
    message: IncomingMessage & { id: string },
    language: Language,
  ): Promise<string> {
    if (command === 'erase') {
      const { members, clock } = this.options;
      const count = await members.erase(memberOf(message), { at: clock.now(), except: message.id });
      return privacyLines.erased[language](count);
    }
    await this.setOptOut(message, command === 'opt-out');
    return privacyLines[command === 'opt-out' ? 'optedOut' : 'optedIn'][language]();
  }

  private async setOptOut(message: IncomingMessage, isOut: boolean): Promise<void> {
    const { members, note } = this.options;
    const member = memberOf(message);
    await members.setOptOut(member, isOut ? message.sentAt : null);
    note(member, isOut);
  }
}

const memberOf = ({ conversation, member }: IncomingMessage): { channel: string; memberId: string } => ({
  channel: conversation.channel,
  memberId: member.id,
});

const privacyLines = {
  optedOut: {
    zh: () =>
      '好的，从现在起我不再记录您的消息，也就不能回答您的问题（紧急情况仍会提醒）。之前的可用“删除我的数据”删除；想恢复，@我 说“恢复记录”。',
    en: () =>
      'All right: from now on I keep none of your messages, so I cannot answer you (emergencies aside). "delete my data" removes earlier ones; mention me with "opt in" to come back.',
  },
  optedIn: {
    zh: () => '欢迎回来，我又可以回答您的问题了。',
    en: () => 'Welcome back. I can answer your questions again.',
  },
  erased: {
    zh: (count: number) =>
      `已删除您在这里的 ${count} 条消息、相关回答和文件。群里看得到的内容由平台保存，需要您自己撤回。不想再被记录，@我 说“退出记录”。`,
    en: (count: number) =>
      `I have deleted ${count} of your messages with their answers and files. What the group shows is kept by the platform. To keep me from recording more, mention me with "opt out".`,
  },
} as const;
