import type { ConversationRef, Message } from '../core/message';
import type { AdmissionRefusal } from '../core/outcome';
import type { Admission } from '../core/ports/assistant-runner';
import type { Clock } from '../core/ports/clock';
import type { InboxStore } from '../core/ports/inbox-store';
import type { IntakeConfig } from './intake.config';

const WINDOW_MILLISECONDS = 60_000;
const HOUR_MILLISECONDS = 3_600_000;
/** Of what a group may have waiting; below it no other group's rush counts against it. */
const SMALL_SHARE = 0.1;
const notices: readonly AdmissionRefusal[] = ['over-limit', 'busy'];

/**
 * Decides whether a question that is to be answered gets a place: not when it is too old, when too many messages wait, or
 * when its member or group has had its share of the last minute. Who is refused is told once a minute. The figures come
 * from the database, so that a restart or another process does not change them.
 */
export class AdmissionDesk {
  constructor(
    private readonly inbox: Pick<InboxStore, 'countPending' | 'recentQuestions'>,
    private readonly clock: Clock,
    private readonly config: Pick<IntakeConfig, 'limits' | 'queue' | 'missedAfterHours'>,
  ) {}

  /** @param backlog messages of the conversation that waited when this one came */
  async admit({ conversation, member, sentAt }: Message, backlog: number): Promise<Admission> {
    const now = this.clock.now();
    const { limits, missedAfterHours } = this.config;
    const isMissed = sentAt > 0 && now - sentAt > missedAfterHours * HOUR_MILLISECONDS;
    if (isMissed) return { admitted: false, reason: 'missed', tell: false };

    const recent = await this.inbox.recentQuestions({
      conversation,
      memberId: member.id,
      since: now - WINDOW_MILLISECONDS,
      notices,
    });
    if (isReached(limits.memberPerMinute, recent.byMember)) {
      return { admitted: false, reason: 'over-limit', tell: !recent.memberWasTold };
    }
    if (isReached(limits.groupPerMinute, recent.byConversation)) {
      return { admitted: false, reason: 'over-limit', tell: !recent.conversationWasTold };
    }
    if (await this.isBusy(conversation, backlog)) {
      return { admitted: false, reason: 'busy', tell: !recent.conversationWasTold };
    }
    return { admitted: true };
  }

  /** Whoever came first keeps their place. When all groups together are too many, those that add most to it step back. */
  private async isBusy(conversation: ConversationRef, backlog: number): Promise<boolean> {
    const { perGroup, total } = this.config.queue;
    if (backlog >= perGroup) return true;
    if (backlog < perGroup * SMALL_SHARE) return false;
    return (await this.inbox.countPending(conversation)).inAll > total;
  }
}

const isReached = (limit: number, count: number): boolean => limit > 0 && count >= limit;
