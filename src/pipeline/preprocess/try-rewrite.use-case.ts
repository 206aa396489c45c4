import { languageOf } from '../../text/language';
import type { ModelRewriter } from './model-rewriter';
import { resolveReference } from './reference/resolve-reference';

export { ModelRewriter } from './model-rewriter';

/** A turn of a talk between two, who speak in turn; the last of `context` is the other's. */
export interface DialogueTurn {
  /** Oldest first. */
  context: readonly string[];
  utterance: string;
}

const ASKER = { id: 'asker', name: '' };
const OTHER = { id: 'other', name: '' };

/** Completes turns of a dialogue as preprocess completes questions, but also those that ask for nothing. */
export class TryRewrite {
  constructor(private readonly rewriter: ModelRewriter | null) {}

  get hasModel(): boolean {
    return this.rewriter !== null;
  }

  /** The complete turn; null where the rules leave it as it is. */
  byRules({ context, utterance }: DialogueTurn): string | null {
    const latestFirst = [...context].reverse();
    const [only] = latestFirst;
    const own = context.length === 1 ? latestFirst : latestFirst.filter((_line, at) => at % 2 === 1);
    const answer = context.length === 1 ? null : (only ?? null);
    return resolveReference(utterance, { quoted: null, own, answer })?.question ?? null;
  }

  /** What the model makes of it, which may be the same; null when it fails. */
  async byModel({ context, utterance }: DialogueTurn): Promise<string | null> {
    if (!this.rewriter) return null;
    const lines = context.map((text, at) => ({
      member: (context.length - at) % 2 === 1 ? OTHER : ASKER,
      text,
      sentAt: at,
    }));
    const rewriting = await this.rewriter.rewrite({
      text: utterance,
      asker: ASKER,
      language: languageOf(utterance),
      lines,
      quoted: null,
      signal: undefined,
    });
    if (rewriting.status === 'failed') return null;
    return rewriting.status === 'rewritten' ? rewriting.question : utterance;
  }
}
