import type { Evidence } from '../answer';
import type { AnswerAttachment } from '../figures';

/** Makes kept figures of documents go with the answers that cite them. */
export interface CitedFigures {
  /** Null where the figure is not kept any more. Never rejects. */
  show(evidence: Evidence): Promise<AnswerAttachment | null>;
}
