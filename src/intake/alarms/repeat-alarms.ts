import type { ConversationRef } from '../../core/message';
import type { AdminNotice } from '../../core/ports/admin-notice';
import type { Alarm, AlarmStore } from '../../core/ports/alarm-store';
import type { Clock } from '../../core/ports/clock';
import type { OutboxStore } from '../../core/ports/outbox-store';
import { alarmKeyOf } from '../question-ids';
import { furtherNotice } from './alarm-notice';
import type { AlarmTargets } from './alarm-targets';
import type { AlarmsConfig } from './alarms.config';
import { redFlagWords } from './red-flag-words';

export interface RepeatAlarmsOptions {
  alarms: Pick<AlarmStore, 'open' | 'noteNotified'>;
  outbox: Pick<OutboxStore, 'find' | 'itemsOf' | 'putExpress'>;
  targets: AlarmTargets;
  notice: AdminNotice;
  wake: (conversation: ConversationRef) => void;
  clock: Pick<Clock, 'now'>;
  config: AlarmsConfig;
}

const MINUTE_MILLISECONDS = 60_000;
const OPEN = 200;

/** Tells those on duty again of an emergency that nobody took note of. */
export class RepeatAlarms {
  constructor(private readonly options: RepeatAlarmsOptions) {}

  /** To be called every now and then. */
  async look(): Promise<void> {
    const { alarms, clock, config } = this.options;
    for (const alarm of await alarms.open(OPEN)) {
      const isDue = clock.now() - (alarm.notifiedAt ?? alarm.raisedAt) >= config.repeatMinutes * MINUTE_MILLISECONDS;
      if (isDue && alarm.notifications <= config.repeats) await this.tell(alarm);
    }
  }

  private async tell(alarm: Alarm): Promise<void> {
    const { alarms, outbox, targets, notice, wake, clock } = this.options;
    const { questionId, assistant, conversation } = alarm;
    const number = alarm.notifications + 1;
    const [reply] = await outbox.itemsOf(questionId);
    const told = reply ? targets.of(reply) : targets.of({ conversation, app: '' });
    const { zh, en } = redFlagWords[alarm.class];
    const line = `【还没有人收到 NOT ACKNOWLEDGED】${zh} ${en}。请马上看一下，并引用这条消息回复“收到”。Please look now, and reply "ack" quoting this.`;
    const sendKey = reply?.sendKey ?? questionId;
    for (const target of told) {
      const first = (await outbox.find(alarmKeyOf(sendKey, target.conversation, 'first')))?.text ?? '';
      const further = { questionId, sendKey, which: `again-${number}`, line, first };
      await outbox.putExpress([furtherNotice(further, target)], { assistant, at: clock.now() });
    }
    // Whoever counts it says so in the log, too.
    if (await alarms.noteNotified(questionId, { number, at: clock.now() })) {
      await notice.notify({ kind: 'emergency', assistant, outcomeId: questionId, reason: 'not-acknowledged' });
    }
    for (const target of told) wake(target.conversation);
  }
}
