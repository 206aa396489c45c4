import type { Message } from '../../core/message';
import type { Alarm, AlarmStore } from '../../core/ports/alarm-store';
import type { Clock } from '../../core/ports/clock';
import type { OutboxStore } from '../../core/ports/outbox-store';
import type { AlarmTargets } from './alarm-targets';

export interface AcknowledgeAlarmOptions {
  alarms: Pick<AlarmStore, 'open' | 'latest' | 'acknowledge'>;
  outbox: Pick<OutboxStore, 'findByPlatformId'>;
  targets: AlarmTargets;
  isAdmin: (channel: string, memberId: string) => boolean;
  clock: Pick<Clock, 'now'>;
}

/** `known`: `by` took note of it before. `which`: several are open, and the message quotes none. */
export type Acknowledgement =
  { status: 'taken' } | { status: 'known'; by: string } | { status: 'which'; count: number };

const LATEST = 200;

/** A member of staff says "收到" to an emergency: below what told of it, or directly to the bot. */
export class AcknowledgeAlarm {
  constructor(private readonly options: AcknowledgeAlarmOptions) {}

  /** Null when it is about no emergency that the member may take note of. */
  async byMessage(message: Message): Promise<Acknowledgement | null> {
    const quoted = await this.quoted(message);
    if (quoted !== null) {
      const alarm = (await this.options.alarms.latest(LATEST)).find(({ questionId }) => questionId === quoted);
      return alarm && this.isStaff(message, alarm) ? this.take(alarm, message) : null;
    }
    if (message.details?.quoted) return null;
    const open = (await this.options.alarms.open(LATEST)).filter((alarm) => this.isStaff(message, alarm));
    const [only] = open;
    if (!only) return null;
    return open.length > 1 ? { status: 'which', count: open.length } : this.take(only, message);
  }

  private async take(alarm: Alarm, { member }: Message): Promise<Acknowledgement> {
    const { alarms, clock } = this.options;
    if (alarm.acknowledgedAt !== null) return { status: 'known', by: alarm.acknowledgedBy ?? '' };
    const by = member.name || member.id;
    return (await alarms.acknowledge(alarm.questionId, by, clock.now()))
      ? { status: 'taken' }
      : { status: 'known', by: '' };
  }

  /** The emergency that the quoted message told of; null where it told of none. */
  private async quoted({ conversation, app, details }: Message): Promise<string | null> {
    if (!details?.quoted) return null;
    const { platformMessageId } = details.quoted;
    const { outbox } = this.options;
    const notice = { channel: conversation.channel, platformMessageId };
    // A notice to a group of staff may name no app.
    const item =
      (await outbox.findByPlatformId({ ...notice, app })) ?? (await outbox.findByPlatformId({ ...notice, app: '' }));
    return item?.express === true ? item.body.questionId : null;
  }

  private isStaff({ conversation, member }: Message, alarm: Alarm): boolean {
    const { targets, isAdmin } = this.options;
    const staff = targets.staffOf(alarm.conversation);
    const isThere = staff !== null && staff.channel === conversation.channel && staff.id === conversation.id;
    return isThere || isAdmin(conversation.channel, member.id);
  }
}
