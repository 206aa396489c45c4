import type { MessageView, OutcomeView, SendState } from '../api';
import type { Dictionary } from '../i18n/zh';
import type { JoinedMessage, ShownMessage } from './conversation-state';

/** States of a reply in which the group has not got it from the bot, though it was answered. */
const byStaff: readonly SendState[] = ['held', 'handed', 'cancelled'];

/** What a member of staff has to do with the reply; null where nothing. */
export function staffState({ parts = [] }: Pick<MessageView, 'parts'>): SendState | null {
  const [first] = parts;
  return first !== undefined && byStaff.includes(first) && parts.every((state) => state === first) ? first : null;
}

/** In a few words what came of a message. */
export function statusLine({ message, outcome, joined }: ShownMessage, text: Dictionary): string {
  if (message.reason) return text.joinStatus(text.status.silent, text.messageReasonShort[message.reason]);
  if (outcome === null) return `${text.message.pending}…`;
  if (joined && !joined.isLast) return text.message.joined;
  return withCount(outcomeLine(message, outcome, text), joined, text);
}

/** "Answered" needs no reason when there was evidence: the answer shows it. */
function outcomeLine(message: MessageView, { kind, reason }: OutcomeView, text: Dictionary): string {
  const staff = staffState(message);
  if (staff) return text.reply.state[staff];
  if (kind === 'answered' && reason === 'evidence-found') return text.status.answered;
  return text.joinStatus(text.status[kind], text.reasonShort[reason]);
}

const withCount = (line: string, joined: JoinedMessage | null, text: Dictionary): string =>
  joined ? text.message.withNote(line, text.message.joinedCount(joined.count)) : line;
