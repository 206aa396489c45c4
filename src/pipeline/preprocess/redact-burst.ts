import type { Burst, ContextLine } from '../../core/message';
import type { Redactor } from '../../core/ports/redactor';
import { redactMessage } from '../safety/personal-data/redact-message.use-case';

/**
 * The burst with placeholders for personal data wherever its members' words stand, and in the talk before. Throws what the
 * redactor throws: then nothing of the burst may be used.
 */
export function redactBurst(burst: Burst, redactor: Redactor): Burst {
  const { messages, context } = burst;
  return {
    ...burst,
    messages: messages.map((message) => redactMessage(message, redactor).message),
    ...(context && { context: context.map((line) => redactLine(line, burst, redactor)) }),
  };
}

/** What the bot itself said has its placeholders already. */
function redactLine(line: ContextLine, { conversation }: Burst, redactor: Redactor): ContextLine {
  if (line.member === null) return line;
  return { ...line, text: redactor.redact(line.text, { conversation, memberId: line.member.id }).text };
}
