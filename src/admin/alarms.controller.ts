import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { AlarmView } from '../core/alarm-view';
import { type Alarm, AlarmStore } from '../core/ports/alarm-store';
import { Clock } from '../core/ports/clock';
import { InboxStore } from '../core/ports/inbox-store';
import { RequestError } from '../core/request-error';

const ALARMS = 50;
const GROUPS = 500;

/** Emergencies, and who took note of them. */
@Controller('api/alarms')
export class AlarmsController {
  constructor(
    @Inject(AlarmStore) private readonly alarms: AlarmStore,
    @Inject(InboxStore) private readonly inbox: InboxStore,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The latest, newest first, and before them all that are open, oldest first. */
  @Get()
  async list(): Promise<AlarmView[]> {
    const [open, latest, groups] = await Promise.all([
      this.alarms.open(ALARMS),
      this.alarms.latest(ALARMS),
      this.inbox.conversations(GROUPS),
    ]);
    const nameOf = ({ conversation: { channel, id } }: Alarm): string | null =>
      groups.find(({ conversation }) => conversation.channel === channel && conversation.id === id)?.name ?? null;
    const closed = latest.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
    return [...open, ...closed].map((alarm) => ({ ...alarm, groupName: nameOf(alarm) }));
  }

  /** A person has taken note of it; false when somebody had before. */
  @Post(':questionId/acknowledge')
  @HttpCode(200)
  async acknowledge(@Param('questionId') questionId: string): Promise<{ acknowledged: boolean }> {
    const acknowledged = await this.alarms.acknowledge(questionId, 'page', this.clock.now());
    if (acknowledged) return { acknowledged };
    const isKnown = (await this.alarms.latest(ALARMS)).some((alarm) => alarm.questionId === questionId);
    if (!isKnown) throw new RequestError('not-found');
    return { acknowledged };
  }
}
