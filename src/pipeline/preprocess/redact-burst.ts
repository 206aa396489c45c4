import type { Burst, ContextLine, Message, MessageDetails } from '../../core/message';
import type { Redactor } from '../../core/ports/redactor';

/**
 * The burst with placeholders for personal data wherever its members' words stand: texts, quotes, names of files, titles
 * of links, the talk before. Throws what the redactor throws: then nothing of the burst may be used.
 */
export function redactBurst(burst: Burst, redactor: Redactor): Burst {
  const { messages, context } = burst;
  return {
    ...burst,
    messages: messages.map((message) => redactMessage(message, redactor)),
    ...(context && { context: context.map((line) => redactLine(line, burst, redactor)) }),
  };
}

/** One message, such as one whose words were only just written down from a sound. */
export function redactMessage(message: Message, redactor: Redactor): Message {
  const scope = { conversation: message.conversation, memberId: message.member.id };
  const hide = (text: string): string => (text === '' ? text : redactor.redact(text, scope).text);
  const { details } = message;
  return { ...message, text: hide(message.text), ...(details && { details: redactDetails(details, hide) }) };
}

/** Members' words within what the platform told beside the text. */
export function redactDetails(details: MessageDetails, hide: (text: string) => string): MessageDetails {
  const { quoted, links, attachments } = details;
  const hideName = <Named extends { name: string | null }>(named: Named): Named =>
    named.name === null ? named : { ...named, name: hide(named.name) };
  return {
    ...details,
    attachments: attachments.map(hideName),
    quoted: quoted && {
      ...quoted,
      text: quoted.text === null ? null : hide(quoted.text),
      ...(quoted.attachments && { attachments: quoted.attachments.map(hideName) }),
    },
    ...(links && {
      links: links.map((link) => ({
        ...link,
        title: link.title === null ? null : hide(link.title),
        description: link.description === null ? null : hide(link.description),
      })),
    }),
  };
}

/** What the bot itself said has its placeholders already. */
function redactLine(line: ContextLine, { conversation }: Burst, redactor: Redactor): ContextLine {
  if (line.member === null) return line;
  return { ...line, text: redactor.redact(line.text, { conversation, memberId: line.member.id }).text };
}
