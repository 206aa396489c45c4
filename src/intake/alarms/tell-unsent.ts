import type { ConversationRef } from '../../core/message';
import type { AdminNotice } from '../../core/ports/admin-notice';
import type { Clock } from '../../core/ports/clock';
import type { OutboxItem, OutboxStore } from '../../core/ports/outbox-store';
import { alarmKeyOf } from '../question-ids';
import { furtherNotice } from './alarm-notice';
import type { AlarmTargets } from './alarm-targets';

/** `frozen`: nothing may be sent now. `uncertain`: nobody knows whether it was shown. `failed`: it was not. */
export type UnsentReason = 'frozen' | 'uncertain' | 'failed';

export interface TellUnsentOptions {
  outbox: Pick<OutboxStore, 'find' | 'putExpress'>;
  targets: AlarmTargets;
  notice: AdminNotice;
  wake: (conversation: ConversationRef) => void;
  clock: Pick<Clock, 'now'>;
}

const REMEMBERED = 1_000;
const lines: Readonly<Record<UnsentReason, string>> = {
  frozen:
    '【没能送达 NOT DELIVERED】群里现在发不出消息，求助提醒还没有送到。请马上用别的方式联系本人。Nothing can be sent to the group now; please reach the member another way.',
  uncertain:
    '【可能没送达 MAYBE NOT DELIVERED】不知道求助提醒有没有发到群里。请马上看一眼群，并联系本人。Nobody knows whether the group saw it; please look there and reach the member.',
  failed:
    '【没能送达 NOT DELIVERED】求助提醒没有发到群里。请马上用别的方式联系本人。It was not shown in the group; please reach the member another way.',
};

/** Tells those on duty, elsewhere, that the reply to an emergency has not been shown; once for each reason. */
export class TellUnsent {
  /** By this process; the outbox takes each notice once, whoever puts it there. */
  private readonly told = new Set<string>();

  constructor(private readonly options: TellUnsentOptions) {}

  /** @param item of the reply, or of a notice, about which the log alone is told */
  async tell(item: OutboxItem, reason: UnsentReason): Promise<void> {
    const { outbox, targets, notice, wake, clock } = this.options;
    const { assistant, sendKey, questionId } = item;
    if (item.replyTo === '') return;
    const about = `${sendKey} ${reason}`;
    if (this.told.has(about)) return;
    if (this.told.size >= REMEMBERED) this.told.clear();
    this.told.add(about);
    for (const target of targets.of(item)) {
      const first = (await outbox.find(alarmKeyOf(sendKey, target.conversation, 'first')))?.text ?? '';
      const further = furtherNotice({ questionId, sendKey, which: reason, line: lines[reason], first }, target);
      await outbox.putExpress([further], { assistant, at: clock.now() });
      wake(target.conversation);
    }
    await notice.notify({ kind: 'emergency', assistant, outcomeId: questionId, reason: `unsent-${reason}` });
  }
}
