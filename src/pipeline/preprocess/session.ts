import type { AssistantPolicy } from '../../core/assistant-policy';
import type { Burst, ContextLine } from '../../core/message';
import { estimateTokens } from '../../text/estimate-tokens';

/**
 * The lines of the talk before that belong to the burst's session, oldest first: not too old, of the same thread or
 * member where the policy says so, and as many of the last ones as the budget holds.
 */
export function sessionOf(
  { context = [], member, messages }: Pick<Burst, 'context' | 'member' | 'messages'>,
  { per, minutes, tokens }: AssistantPolicy['session'],
): readonly ContextLine[] {
  const [first] = messages;
  const since = (first?.sentAt ?? 0) - minutes * 60_000;
  const thread = first?.details?.threadId ?? null;
  const belongs = (line: ContextLine): boolean => {
    if (line.sentAt < since) return false;
    if (per === 'thread') return (line.threadId ?? null) === thread;
    return per === 'conversation' || (line.member?.id ?? line.to) === member.id;
  };
  return lastWithin(context.filter(belongs), tokens);
}

function lastWithin(lines: readonly ContextLine[], tokens: number): readonly ContextLine[] {
  let left = tokens;
  let at = lines.length;
  while (at > 0) {
    left -= estimateTokens(lines[at - 1]?.text ?? '');
    if (left < 0) break;
    at--;
  }
  return lines.slice(at);
}
