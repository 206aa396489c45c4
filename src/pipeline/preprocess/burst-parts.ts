import type { Attachment, Message, QuotedMessage } from '../../core/message';
import type { Question, QuestionAttachment } from '../../core/question';

const withPlace = (
  attachments: readonly Attachment[],
  { app, platformMessageId }: { app: string; platformMessageId: string },
): QuestionAttachment[] =>
  attachments.filter(({ kind }) => kind !== 'voice').map((attachment) => ({ ...attachment, app, platformMessageId }));

/** Pictures and files of the messages, each followed by those of what the message quotes; none twice. */
export function attachmentsOf(messages: readonly Message[]): QuestionAttachment[] {
  const all = messages.flatMap(({ app, platformMessageId, details }) => [
    ...withPlace(details?.attachments ?? [], { app, platformMessageId }),
    ...quotedAttachments(app, details?.quoted),
  ]);
  const seen = new Set<string>();
  return all.filter(({ platformMessageId, key }) => {
    const place = `${platformMessageId} ${key}`;
    return !seen.has(place) && seen.add(place);
  });
}

const quotedAttachments = (app: string, quoted: QuotedMessage | null | undefined): QuestionAttachment[] =>
  quoted ? withPlace(quoted.attachments ?? [], { app, platformMessageId: quoted.platformMessageId }) : [];

/** The words that the burst quotes, of its last quote that has some; null when it quotes none. */
export function quotedOf(messages: readonly Message[]): Question['quoted'] {
  for (const { details } of [...messages].reverse()) {
    const text = details?.quoted?.text?.trim() ?? '';
    if (text !== '') return { text, isFromBot: details?.quoted?.isFromBot === true };
  }
  return null;
}
