import type { AssistantSnapshot } from '../../core/ports/passage-index';
import type { Verdict } from '../../core/verdict';

export type RefinedSnapshot = Pick<AssistantSnapshot, 'assistant' | 'revision' | 'heldOut'>;

/** The second look at what the gate's own score leaves undecided. */
export interface VerdictRefiner {
  /**
   * The verdict as it is, or a better one; never throws.
   * @param verdict the gate's own on this text
   */
  refine(snapshot: RefinedSnapshot, text: string, verdict: Verdict, signal?: AbortSignal): Promise<Verdict>;
  /** Learns what it needs for this snapshot, which `refine` begins by itself; resolves when that is done, or failed. */
  prepare(snapshot: RefinedSnapshot): Promise<void>;
}
