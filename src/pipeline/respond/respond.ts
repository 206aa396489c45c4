import type { Answer } from '../../core/answer';
import type { OutcomeKind, OutcomeReason } from '../../core/outcome';
import type { Answerer } from '../../core/ports/answerer';
import { answerPicture } from '../pictures/answer-picture';
import { answerQuestion, type AnswerQuestionInput } from './answer-question';
import { askAnswerer } from './ask-answerer';

/** How a question ends that was worked on. */
export interface Responded {
  kind: OutcomeKind;
  reason: OutcomeReason;
  /** Null where what was made must not be sent. */
  answer: Answer | null;
}

/**
 * The answer to what is asked of pictures, else of who is there for the intent, else of the documents. Null: nobody has
 * one. What must not be read is asked nowhere else; where data cannot tell, documents may.
 */
export async function respond(input: AnswerQuestionInput, answerers: readonly Answerer[]): Promise<Responded | null> {
  const { pictures = [] } = input.question;
  if (pictures.length > 0) {
    const { reason, answer } = await answerPicture(input, pictures);
    const responded: Responded = { kind: 'answered', reason, answer };
    return reason === 'picture-untold' ? told(responded, input) : responded;
  }
  const figures = await askAnswerer(input, answerers);
  if (figures && !figures.mayBeInDocuments) return figures;
  const answer = await answerQuestion(input);
  if (!answer) return figures && told(figures, input);
  return { kind: 'answered', reason: answer.writer === 'fixed' ? 'sent-to-doctor' : 'evidence-found', answer };
}

/** Nobody who has not called the bot is told that it cannot tell, where an assistant keeps silent on what it does not know. */
function told(responded: Responded, { question, policy }: AnswerQuestionInput): Responded {
  const isWanted = question.mentionsBot || policy.unknown !== 'silent';
  return isWanted ? responded : { kind: 'silent', reason: responded.reason, answer: null };
}
