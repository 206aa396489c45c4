import type { JoinedGroup } from '../../core/ports/channel';
import type { Clock } from '../../core/ports/clock';
import type { OutboxStore } from '../../core/ports/outbox-store';
import { joinNoticeKeyOf } from '../question-ids';

export interface JoinNoticeOptions {
  outbox: Pick<OutboxStore, 'openDraft' | 'finish'>;
  wakeSender: (conversation: JoinedGroup['conversation']) => void;
  clock: Pick<Clock, 'now'>;
  /** How long messages are kept, and how long as they were written. */
  keepHours: number;
  keepRawHours: number;
}

/** Tells a group what is kept of it, why, for how long, and how to opt out; once, however often the platform says so. */
export class JoinNotice {
  constructor(private readonly options: JoinNoticeOptions) {}

  async tell({ conversation, app, assistant }: JoinedGroup): Promise<void> {
    const { outbox, wakeSender, clock } = this.options;
    const keys = joinNoticeKeyOf(conversation, app);
    const text = this.text();
    const at = clock.now();
    const item = await outbox.openDraft({
      ...keys,
      ...{ assistant, conversation, app, replyTo: '', text, draft: null, nextAttemptAt: at, createdAt: at },
      express: false,
      body: {
        text,
        citations: [],
        writer: 'fixed',
        language: 'zh',
        questionId: keys.questionId,
        askedBy: '',
        askedAt: 0,
        part: 1,
        parts: 1,
      },
    });
    if (item.state !== 'drafting') return;
    await outbox.finish(keys.sendKey, { from: ['drafting'], to: 'pending' });
    wakeSender(conversation);
  }

  private text(): string {
    const { keepHours, keepRawHours } = this.options;
    const days = Math.ceil(keepHours / 24);
    const rawDays = Math.ceil(keepRawHours / 24);
    return [
      `【隐私说明】为了回答问题，我会保存本群消息 ${days} 天；电话、证件号、姓名、住址等先换成占位符，原文加密，${rawDays} 天内删除。不想被记录：@我 说“退出记录”；删除已有的：@我 说“删除我的数据”。`,
      `To answer questions I keep this group's messages for ${days} days; phone numbers, names and the like are replaced, the original is encrypted and deleted within ${rawDays} days. Mention me with "opt out" to be left out, or "delete my data".`,
    ].join('\n');
  }
}
