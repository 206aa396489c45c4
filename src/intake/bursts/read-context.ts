import type { ContextLine, Message } from '../../core/message';
import type { InboxStore, MessageRecord } from '../../core/ports/inbox-store';

/** Messages that are read beyond those that make the context: the burst's own stand among them. */
const SPARE = 12;

/** What was said in the conversation before the burst, members and bot, oldest first. @param lines at most so many; 0: none */
export async function readContext(
  inbox: Pick<InboxStore, 'history'>,
  messages: readonly Message[],
  lines: number,
): Promise<ContextLine[]> {
  const last = messages.at(-1);
  if (!last || lines === 0) return [];
  const before = await inbox.history(last.conversation, lines + SPARE, last.id);
  const own = new Set(messages.map(({ id }) => id));
  const talk = before.filter(
    ({ message, reason }) => !own.has(message.id) && (reason === null || reason === 'not-addressed'),
  );
  return talk.flatMap((record, at) => linesOf(record, talk.slice(at + 1))).slice(-lines);
}

/** The answer stands behind the last message of its question. */
function linesOf({ message, questionId, outcome }: MessageRecord, later: readonly MessageRecord[]): ContextLine[] {
  const { member, text, sentAt, details } = message;
  const thread = details?.threadId ? { threadId: details.threadId } : {};
  const line: ContextLine = { member, text, sentAt, ...thread, ...(questionId !== null && { questionId }) };
  const said = text.trim() === '' ? [] : [line];
  const answer = outcome?.answer?.text;
  const isLast = questionId !== null && !later.some((record) => record.questionId === questionId);
  return answer !== undefined && isLast
    ? [...said, { member: null, text: answer, sentAt, ...thread, to: member.id }]
    : said;
}
