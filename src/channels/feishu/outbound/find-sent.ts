import { type OutgoingReply, SendError } from '../../../core/ports/channel';
import { isGone, isOutOfReach, sendErrorOf } from '../api/classify-error';
import type { FeishuApi, FeishuMessage, ListMessages } from '../api/feishu-api';
import { readDraftNote } from './draft-note';

type ReadApi = Pick<FeishuApi, 'appId' | 'getMessage' | 'listMessages'>;

/** Of 50 messages each. */
const MAX_PAGES = 40;
/** What must be the same in two texts to be one. */
const COMPARED_CHARACTERS = 30;

/**
 * Looks among the messages after the question for our reply to it; the oldest that is not in `known`. Null when there is
 * none, or when the bot left the group: then it takes no reply either. Throws `SendError` when it could not look.
 */
export async function findSentReply(
  api: ReadApi,
  reply: OutgoingReply,
  known: readonly string[],
): Promise<{ platformMessageId: string } | null> {
  if (reply.replyTo === '') throw new SendError('unknown', 'What answers no message cannot be looked for');
  try {
    const question = await findQuestion(api, reply);
    if (!question) return null;
    const isFile = reply.body.file !== undefined;
    const isOurs = ({ senderType, senderId, messageId, type }: FeishuMessage) =>
      senderType === 'app' && senderId === api.appId && !known.includes(messageId) && (type === 'file') === isFile;
    const inChat: Search = { in: 'chat', id: reply.conversation.id, since: question.sentAt, order: 'oldest-first' };
    const found =
      (question.threadId === null ? null : await searchThread(api, { question, reply, isOurs })) ??
      (await search(api, inChat, (message) => isOurs(message) && message.parentId === reply.replyTo));
    return found && { platformMessageId: found.messageId };
  } catch (error) {
    if (isOutOfReach(error)) return null;
    const failure = sendErrorOf(error);
    throw failure.failure === 'refused' ? new SendError('unknown', failure.message) : failure;
  }
}

type Question = Pick<FeishuMessage, 'sentAt' | 'threadId'>;

/** One that was recalled cannot be read any more; the reply to it may still be there. */
async function findQuestion(api: ReadApi, { replyTo, body }: OutgoingReply): Promise<Question | null> {
  const recalled = body.askedAt > 0 ? { sentAt: body.askedAt, threadId: null } : null;
  try {
    return (await api.getMessage(replyTo)) ?? recalled;
  } catch (error) {
    if (isGone(error)) return recalled;
    throw error;
  }
}

type Search = Omit<ListMessages, 'page'>;

/**
 * In a thread every answer bears the thread's first message as the one it answers, so what it shows must tell: its
 * words, the name of its file, or the question's id on its buttons.
 */
function searchThread(
  api: ReadApi,
  { question, reply, isOurs }: { question: Question; reply: OutgoingReply; isOurs: (one: FeishuMessage) => boolean },
): Promise<FeishuMessage | null> {
  const wanted = essence(reply.body.file?.name ?? reply.body.text).slice(0, COMPARED_CHARACTERS);
  const cardId = readDraftNote(reply.draft)?.cardId;
  const inThread: Search = { in: 'thread', id: question.threadId ?? '', order: 'oldest-first' };
  return search(
    api,
    inThread,
    (message) =>
      isOurs(message) &&
      message.sentAt >= question.sentAt &&
      ((wanted !== '' && essence(message.content).includes(wanted)) ||
        [cardId, reply.body.questionId].some((id) => id !== undefined && message.content.includes(id))),
  );
}

async function search(
  api: ReadApi,
  query: Search,
  isWanted: (message: FeishuMessage) => boolean,
): Promise<FeishuMessage | null> {
  let page: string | null | undefined;
  for (let pages = 0; page !== null && pages < MAX_PAGES; pages++) {
    const found = await api.listMessages({ ...query, ...(page !== undefined && { page }) });
    const wanted = found.messages.find(isWanted);
    if (wanted) return wanted;
    page = found.nextPage;
  }
  if (page !== null) throw new SendError('unknown', 'There are too many messages to look through');
  return null;
}

/** Letters and digits alone: escapes, markup and the shape of JSON differ. */
const essence = (text: string): string =>
  text.replace(/&#?\w+;|\\u[0-9a-f]{4}|\\[nt]/gi, '').replace(/[^\p{Letter}\p{Number}]/gu, '');
