import type { HeldDecision } from '../../core/ports/outbox-store';
import type { Statement } from './sql-writer';

/** Ends the waiting of what is held of a reply; required. One that is to be sent after all stands in line from then on. */
export function decidingHeld(questionId: string, { to, text, by, at }: HeldDecision): Statement {
  const changes = {
    pending: {
      set: 'created_at = ?, next_attempt_at = ?, attempts = 0, first_attempt_at = NULL',
      values: [at, at],
    },
    handed: { set: 'handed_text = COALESCE(?, text), handed_by = ?', values: [text, by] },
    cancelled: { set: 'next_attempt_at = ?', values: [at] },
  };
  const { set, values } = changes[to];
  return {
    // The comparison with 1 keeps SQLite from looking through all replies that are held.
    sql: `UPDATE outbox SET state = ?, ${set} WHERE question_id = ? AND (state = 'held') = 1`,
    parameters: [to, ...values, questionId],
    requireChange: true,
  };
}

/** Nobody has to look at the draft of that reply any more. */
export function closingDraftReview(questionId: string, at: number): Statement {
  return {
    sql: "UPDATE review_items SET closed_at = ? WHERE outcome_id = ? AND kind = 'assist-draft' AND closed_at IS NULL",
    parameters: [at, questionId],
  };
}
