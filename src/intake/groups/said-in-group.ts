import type { Outcome, OutcomeReason } from '../../core/outcome';
import type { GroupPolicy } from './resolve-group-policy.use-case';

/** What tells of the bot itself and is no draft that staff could send. */
const ofItself: readonly OutcomeReason[] = ['over-limit', 'busy', 'deadline', 'internal-error', 'unknown-assistant'];

/**
 * The outcome with what may be said of it, whichever way it came about: nothing where the bot only listens or is
 * silenced, and where staff send the answers nothing but answers. What a command gets was decided by the command.
 * @param now epoch milliseconds
 */
export function saidInGroup(outcome: Outcome, { mode, silentUntil }: GroupPolicy, now: number): Outcome {
  const { reason } = outcome;
  if (reason === 'command-answered') return outcome;
  const isSilent = mode === 'listen' || (silentUntil !== null && now < silentUntil);
  return isSilent || (mode === 'assist' && ofItself.includes(reason)) ? { ...outcome, answer: null } : outcome;
}
