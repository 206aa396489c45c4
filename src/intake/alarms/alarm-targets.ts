import type { ConversationRef } from '../../core/message';
import type { Channel } from '../../core/ports/channel';
import type { GroupsConfig } from '../groups/groups.config';

/** Who is told of an emergency. */
export interface AlarmTarget {
  conversation: ConversationRef;
  /** Of the bot that tells them; empty: whichever serves them. */
  app: string;
  /** A group of staff, who may read what the member wrote. */
  isStaff: boolean;
}

export interface AlarmTargetsOptions {
  admins: readonly { channel: string; id: string; duty: boolean }[];
  groups: Pick<GroupsConfig, 'list'>;
  channels: readonly Channel[];
}

/** The staff group of a conversation, and the admins on duty on channels that can write to a member. From the configuration alone. */
export class AlarmTargets {
  constructor(private readonly options: AlarmTargetsOptions) {}

  of({ conversation, app }: { conversation: ConversationRef; app: string }): AlarmTarget[] {
    const { admins, channels } = this.options;
    const staff = this.staffOf(conversation);
    const appOn = (channel: string): string => (channel === conversation.channel ? app : '');
    const onDuty = admins
      .filter(({ duty }) => duty)
      .flatMap(({ channel, id }) => {
        const direct = channels.find(({ name }) => name === channel)?.directTo?.(id);
        return direct === undefined
          ? []
          : [{ conversation: { channel, id: direct }, app: appOn(channel), isStaff: false }];
      });
    return [...(staff ? [{ conversation: staff, app: '', isStaff: true }] : []), ...onDuty];
  }

  /** Null: it has none. */
  staffOf({ channel, id }: ConversationRef): ConversationRef | null {
    const listed = this.options.groups.list.find((group) => group.channel === channel && group.id === id);
    return listed?.staff ?? null;
  }
}
