import type { Verdict } from '../../core/verdict';
import { ACCEPT_LOG_ODDS } from './prior-odds';

export type GateChoice = Pick<Verdict, 'decision' | 'reason'>;

/** @param reviewWidth so near to the threshold a person decides */
export function decideByScore(logOdds: number, reviewWidth: number): GateChoice {
  const distance = logOdds - ACCEPT_LOG_ODDS;
  if (Math.abs(distance) < reviewWidth) return { decision: 'review', reason: 'near-threshold' };
  return distance >= 0
    ? { decision: 'accept', reason: 'above-threshold' }
    : { decision: 'reject', reason: 'below-threshold' };
}

/** Whether the score decided, not an admin's word or the lack of any. */
export const isByScore = ({ reason }: Pick<Verdict, 'reason'>): boolean =>
  reason === 'above-threshold' || reason === 'below-threshold' || reason === 'near-threshold';
