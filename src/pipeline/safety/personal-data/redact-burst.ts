import type { Burst, ContextLine, Message } from '../../../core/message';
import type { Redactor } from '../../../core/ports/redactor';
import { redactMessage } from './redact-message.use-case';

/**
 * The burst without personal data: what intake stored is so already and stays as it is; what came by another way, such as
 * a question on the command line, a voice written down or words that a platform was asked for, is redacted here. Throws
 * what the redactor throws.
 */
export function redactBurst(burst: Burst, redactor: Redactor): Burst {
  return {
    ...burst,
    messages: redactMessages(burst.messages, redactor),
    ...(burst.context && { context: burst.context.map((line) => redactLine(line, burst, redactor)) }),
  };
}

export const redactMessages = (messages: readonly Message[], redactor: Redactor): Message[] =>
  messages.map((message) => redactMessage(message, redactor).message);

/** What the bot said to somebody is looked at like words of the one who asks. */
function redactLine(line: ContextLine, { conversation, member }: Burst, redactor: Redactor): ContextLine {
  const memberId = line.member?.id ?? member.id;
  return { ...line, text: redactor.redact(line.text, { conversation, memberId }).text };
}
