import type { ConversationRef, Message } from '../../core/message';
import type { Outcome } from '../../core/outcome';
import type { Forward } from '../../core/ports/inbox-store';
import { languageOf } from '../../text/language';
import { staffNoticeKeyOf } from '../question-ids';
import { renderReply } from '../render-reply';

export interface DraftForStaff {
  /** At least one, oldest first. */
  messages: readonly Message[];
  outcome: Outcome;
  questionId: string;
}

/** A draft as it is told to a group of staff, who send it from accounts of their own. */
export function staffNotice(staff: ConversationRef, { messages, outcome, questionId }: DraftForStaff): Forward {
  const [first] = messages;
  const asked = messages.map(({ text }) => text).join('\n');
  const language = languageOf(asked);
  const group = first?.details?.groupName ?? first?.conversation.id ?? '';
  const files = (outcome.answer?.attachments ?? []).map(({ name }) => name);
  const draft = outcome.answer ? renderReply(outcome.answer, language) : '';
  const text = [
    `【待发草稿 Draft】${group}，${first?.member.name ?? ''}：`,
    asked,
    '———',
    draft,
    ...(files.length > 0 ? [`附件可在管理页上下载 · Files are on the page：${files.join('、')}`] : []),
    '———',
    '请用自己的账号发送或改写；也可在管理页上处理。Please send or edit it from your own account, or decide on the page.',
  ].join('\n');
  const keys = staffNoticeKeyOf(questionId);
  return {
    ...keys,
    conversation: staff,
    // The app that serves the staff's group sends it, whichever that is.
    app: '',
    text,
    body: {
      text,
      citations: [],
      writer: 'fixed',
      language,
      questionId: keys.questionId,
      askedBy: '',
      askedAt: 0,
      part: 1,
      parts: 1,
    },
  };
}
