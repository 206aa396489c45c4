import type { ConversationRef } from '../../core/message';
import type { ConversationMode, ConversationStore } from '../../core/ports/conversation-store';
import type { GroupsConfig } from './groups.config';

/** What holds for one group, after its own settings and the configuration. */
export interface GroupPolicy {
  mode: ConversationMode;
  humanFirstSeconds: number;
  experts: readonly string[];
  /** A group of staff in which drafts are offered; null: on the page alone. */
  staff: ConversationRef | null;
  /** Epoch milliseconds; null: it may speak. */
  silentUntil: number | null;
}

/** What an admin set for the group comes first, then the configuration's list, then its defaults. */
export class GroupPolicies {
  constructor(
    private readonly store: Pick<ConversationStore, 'find'>,
    private readonly config: Pick<GroupsConfig, 'defaults' | 'list'>,
  ) {}

  async of(conversation: ConversationRef): Promise<GroupPolicy> {
    const { defaults, list } = this.config;
    const stored = await this.store.find(conversation);
    const listed = list.find(({ channel, id }) => channel === conversation.channel && id === conversation.id);
    return {
      mode: stored?.mode ?? listed?.mode ?? defaults.mode,
      humanFirstSeconds: stored?.humanFirstSeconds ?? listed?.humanFirstSeconds ?? defaults.humanFirstSeconds,
      experts: stored?.experts ?? listed?.experts ?? defaults.experts,
      staff: listed?.staff ?? null,
      silentUntil: stored?.silentUntil ?? null,
    };
  }
}
