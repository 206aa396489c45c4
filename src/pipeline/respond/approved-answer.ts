import type { Answer, Evidence } from '../../core/answer';
import type { AssistantSnapshot } from '../../core/ports/passage-index';
import type { Question } from '../../core/question';
import { withoutHidden } from '../../text/hidden-text';
import { heldPairs } from '../knowledge-view';
import { LONGEST_ANSWER } from './answer-limits';
import { citationsOf } from './citations';

export interface ApprovedInput {
  question: Question;
  evidence: readonly Evidence[];
  snapshot: Pick<AssistantSnapshot, 'similarPairs'>;
}

/** It would be taken for a citation of ours. */
const MARK = /\[\^?\d{1,3}\]/;

/**
 * The answer that was approved for this very question, word for word and whole. Null where there is none, or more than
 * one; and where the question is about something that came with it, for which nothing was approved.
 */
export function approvedAnswer({ question, evidence, snapshot }: ApprovedInput): Answer | null {
  const { matchText, attachments, articles, files = [], quoted } = question;
  if (quoted !== null || attachments.length + articles.length + files.length > 0) return null;
  const pairs = evidence.filter(({ kind }) => kind === 'qa-pair');
  if (pairs.length === 0) return null;
  const held = heldPairs(snapshot, matchText);
  const [pair, ...others] = pairs.filter(({ id }) => held.includes(id));
  if (!pair || others.length > 0) return null;
  const text = withoutHidden(pair.text).trim();
  if (text === '' || text.length > LONGEST_ANSWER || MARK.test(text)) return null;
  return { text: `${text}[1]`, citations: citationsOf([pair]), writer: 'quote', label: 'approved' };
}
