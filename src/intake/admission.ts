import type { Message } from '../core/message';
import type { AdmissionRefusal } from '../core/outcome';
import type { Admission } from '../core/ports/assistant-runner';
import type { Clock } from '../core/ports/clock';
import type { InboxStore } from '../core/ports/inbox-store';
import type { IntakeConfig } from './intake.config';

const WINDOW_MILLISECONDS = 60_000;
const HOUR_MILLISECONDS = 3_600_000;
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

  async admit({ conversation, member, sentAt }: Message): Promise<Admission> {
    const now = this.clock.now();
    const { limits, queue, missedAfterHours } = this.config;
    if (now - sentAt > missedAfterHours * HOUR_MILLISECONDS) return { admitted: false, reason: 'missed', tell: false };

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
    const pending = await this.inbox.countPending(conversation);
    if (pending.inConversation > queue.perGroup || pending.inAll > queue.total) {
      return { admitted: false, reason: 'busy', tell: !recent.conversationWasTold };
    }
    return { admitted: true };
  }
}

const isReached = (limit: number, count: number): boolean => limit > 0 && count >= limit;
