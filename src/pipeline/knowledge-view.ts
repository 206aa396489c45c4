import type { AssistantSnapshot } from '../core/ports/passage-index';
import type { KnowledgeView } from './preprocess/complete-question';

/** Two questions of the same words; the rest is for the arithmetic. */
const WORD_FOR_WORD = 0.999;

const MOST_HELD = 5;

/** Ids of the pairs whose question is this very one. */
export const heldPairs = ({ similarPairs }: Pick<AssistantSnapshot, 'similarPairs'>, text: string): string[] =>
  similarPairs(text, MOST_HELD).flatMap(({ id, similarity }) => (similarity >= WORD_FOR_WORD ? [id] : []));

/** Whether an approved answer stands to this very question. */
export const holdsPair = (snapshot: Pick<AssistantSnapshot, 'similarPairs'>, text: string): boolean =>
  heldPairs(snapshot, text).length > 0;

/** What preprocess is told of the knowledge. Without a snapshot nothing is known. */
export const knowledgeViewOf = (snapshot: AssistantSnapshot | null): KnowledgeView => ({
  mayConcern: (text) => snapshot?.gate.judge(text).decision !== 'reject',
  answers: (text) => snapshot?.gate.judge(text).decision === 'accept',
  holds: (text) => {
    if (!snapshot) return false;
    const { reason } = snapshot.gate.judge(text);
    return reason === 'listed-good' || reason === 'listed-bad' || holdsPair(snapshot, text);
  },
});
