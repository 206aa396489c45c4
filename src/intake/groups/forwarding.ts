import type { Message } from '../../core/message';
import type { Forward } from '../../core/ports/inbox-store';
import { languageOf } from '../../text/language';
import { forwardKeyOf } from '../question-ids';
import type { GroupsConfig } from './groups.config';

/** What a message that was passed on begins with; such a message is never passed on again. */
const MARK = '【转自 ';
const kinds: readonly string[] = ['text', 'post', 'image', 'link'];

/** Copies of a member's message for the sister groups of its own: texts, pictures and links, each once. */
export function forwardsOf(message: Message, forwarding: GroupsConfig['forwarding']): Forward[] {
  const { conversation, app, member, text, details, platformMessageId } = message;
  const kind = details?.kind ?? 'text';
  if (!kinds.includes(kind) || details?.isDirect === true || text.trimStart().startsWith(MARK)) return [];
  const sisters = forwarding
    .filter(({ channel, groups }) => channel === conversation.channel && groups.includes(conversation.id))
    .flatMap(({ groups }) => groups)
    .filter((id) => id !== conversation.id);
  const head = `${MARK}${details?.groupName ?? conversation.id}】${member.name}`;
  return [...new Set(sisters)].map((id) => {
    const { sendKey, questionId } = forwardKeyOf(message.id, id);
    const words = text.trim() === '' ? head : `${head}：\n${text}`;
    return {
      sendKey,
      questionId,
      conversation: { channel: conversation.channel, id },
      app,
      text: words,
      body: {
        text: words,
        citations: [],
        writer: 'fixed',
        language: languageOf(text),
        questionId,
        askedBy: member.id,
        askedAt: 0,
        part: 1,
        parts: 1,
        ...(kind === 'text' ? {} : { forwards: { platformMessageId, attachments: details?.attachments ?? [] } }),
      },
    };
  });
}
