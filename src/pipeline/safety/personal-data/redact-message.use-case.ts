import type { Attachment, IncomingMessage, MessageDetails } from '../../../core/message';
import type { PlacedValue, Redactor } from '../../../core/ports/redactor';

export interface RedactedMessage<Message extends IncomingMessage> {
  message: Message;
  /** Each placeholder once. */
  placed: readonly PlacedValue[];
}

/** In a name that somebody chose, only what numbers tell is looked for: by their names members call each other. */
const TELLS_NUMBERS = /[0-9０-９一二三四五六七八九〇零][^\n]{0,24}[0-9０-９一二三四五六七八九〇零]{4}|[@＠]/;

/**
 * A message without personal data in any of its words: text, names, quotes, cards and file names. Addresses of pages
 * stay, because they are what is read. Throws what the redactor throws.
 */
export function redactMessage<Message extends IncomingMessage>(
  message: Message,
  redactor: Redactor,
): RedactedMessage<Message> {
  const placed = new Map<string, PlacedValue>();
  const scope = { conversation: message.conversation, memberId: message.member.id };
  const redact = (text: string): string => {
    const redaction = redactor.redact(text, scope);
    for (const value of redaction.placed) placed.set(value.placeholder, value);
    return redaction.text;
  };
  const { member, details } = message;
  const redacted = {
    ...message,
    text: redact(message.text),
    member: { ...member, name: redactName(member.name, redact) },
    ...(details && { details: redactDetails(details, redact) }),
  };
  return { message: redacted, placed: [...placed.values()] };
}

type Redact = (text: string) => string;

function redactDetails(details: MessageDetails, redact: Redact): MessageDetails {
  const { attachments, links, quoted, mentionedOthers, groupName } = details;
  return {
    ...details,
    attachments: redactFiles(attachments, redact),
    ...(links && {
      links: links.map(({ url, title, description }) => ({
        url,
        title: redactIfAny(title, redact),
        description: redactIfAny(description, redact),
      })),
    }),
    quoted: quoted && {
      ...quoted,
      text: redactIfAny(quoted.text, redact),
      ...(quoted.attachments && { attachments: redactFiles(quoted.attachments, redact) }),
    },
    mentionedOthers: mentionedOthers.map((name) => redactName(name, redact)),
    ...(typeof groupName === 'string' && { groupName: redactName(groupName, redact) }),
  };
}

const redactFiles = (attachments: readonly Attachment[], redact: Redact): Attachment[] =>
  attachments.map((attachment) => ({ ...attachment, name: redactIfAny(attachment.name, redact) }));

const redactIfAny = (text: string | null, redact: Redact): string | null => (text === null ? null : redact(text));

const redactName = (name: string, redact: Redact): string => (TELLS_NUMBERS.test(name) ? redact(name) : name);
