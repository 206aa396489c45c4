import { z } from 'zod';
import type { ConversationRef } from '../../../core/message';
import type { ChannelHandlers } from '../../../core/ports/channel';
import { readJsonObject } from '../read-json';
import { platformId } from './message-event';

const value = z.object({
  action: z.enum(['up', 'down', 'report', 'withdraw']),
  questionId: z.string().min(1).max(96),
  language: z.enum(['zh', 'en']).catch('zh'),
});

/** The body of `card.action.trigger`, of a card of ours. */
const cardAction = z.object({
  operator: z.object({ open_id: platformId }),
  context: z.object({ open_chat_id: platformId }),
  action: z.object({
    value: z.preprocess((given) => (typeof given === 'string' ? readJsonObject(given) : given), value),
    form_value: z
      .object({
        reason: z
          .union([z.string(), z.array(z.string())])
          .nullish()
          .catch(null),
      })
      .nullish()
      .catch(null),
  }),
});
export type CardAction = z.output<typeof cardAction>;

/** Null for a card that is not one of ours. */
export const readCardAction = (event: unknown): CardAction | null => cardAction.safeParse(event).data ?? null;

const LONGEST_REASON = 500;

type Said = 'thanks' | 'noted' | 'gone' | 'withdrawn' | 'notYours' | 'failed';

const words: Record<Said, { zh: string; en: string; type: 'success' | 'info' | 'warning' | 'error' }> = {
  thanks: { zh: '谢谢反馈', en: 'Thank you for the feedback', type: 'success' },
  noted: { zh: '已记下，会有人来看', en: 'Noted: a person will look at it', type: 'success' },
  gone: { zh: '这条回答的记录已经不在了', en: 'There is no record of this answer any more', type: 'info' },
  withdrawn: { zh: '好的，正在停止或撤回', en: 'It is being stopped or taken back', type: 'success' },
  notYours: {
    zh: '没有可以撤回的，或者您不是提问的人',
    en: 'Nothing is left to take back, or somebody else asked',
    type: 'warning',
  },
  failed: { zh: '没能记下，请稍后再试', en: 'That did not work, please try again later', type: 'error' },
};

/** What the platform shows to who pressed the button. */
export function toast(said: Said, language: 'zh' | 'en'): object {
  return { toast: { type: words[said].type, content: words[said][language] } };
}

/** Hands a press on; resolves with what is to be said. */
export async function actOn(
  { operator, action, context }: CardAction,
  handlers: Pick<ChannelHandlers, 'onFeedback' | 'onWithdraw'>,
): Promise<Said> {
  const conversation: ConversationRef = { channel: 'feishu', id: context.open_chat_id };
  const memberId = operator.open_id;
  const { action: kind, questionId } = action.value;
  if (kind === 'withdraw') {
    return (await handlers.onWithdraw({ questionId, conversation, memberId })) ? 'withdrawn' : 'notYours';
  }
  const reason = reasonOf(action.form_value?.reason);
  const isKnown = await handlers.onFeedback({ questionId, conversation, memberId, kind, reason });
  if (!isKnown) return 'gone';
  return kind === 'report' ? 'noted' : 'thanks';
}

function reasonOf(given: string | string[] | null | undefined): string | null {
  const text = (Array.isArray(given) ? given.join('、') : (given ?? '')).trim().slice(0, LONGEST_REASON);
  return text === '' ? null : text;
}
