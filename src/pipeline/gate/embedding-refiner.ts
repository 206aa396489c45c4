import { setImmediate as breathe } from 'node:timers/promises';
import type { EmbeddingModel } from '../../core/ports/embedding-model';
import type { KnowledgeStore } from '../../core/ports/knowledge-store';
import type { Logger } from '../../core/ports/logger';
import type { VectorIndex } from '../../core/ports/vector-index';
import type { Verdict } from '../../core/verdict';
import { decideByScore, isByScore } from './decide-by-score';
import type { GateConfig } from './gate.config';
import { ListLikeness } from './list-likeness';
import { featuresOf, fitRefinement, isUndecided, type Likeness, type Refinement, refinedScore } from './refinement';
import type { RefinedSnapshot, VerdictRefiner } from './verdict-refiner';

export interface EmbeddingRefinerOptions {
  /** For what admins listed; it may keep what it is asked. */
  lists: EmbeddingModel;
  /** For what members write. */
  questions: EmbeddingModel;
  passages: Pick<VectorIndex, 'search' | 'status'>;
  knowledge: Pick<KnowledgeStore, 'listKnowledgeBases'>;
  gate: Pick<GateConfig, 'askWidth' | 'askSeconds'>;
  logger: Pick<Logger, 'info' | 'warn'>;
}

/** What was learnt for one assistant at one revision. */
interface Fitted {
  revision: number;
  /** Null: there is too little to learn from. */
  refinement: Refinement | null;
  listed: ListLikeness;
  /** Null where passages had no vectors. */
  knowledgeBaseIds: readonly string[] | null;
}

/** After a failure the model is left alone for so long: members are not to wait for what is down. */
const REST_MILLISECONDS = 15_000;

/**
 * Asks an embedding model about messages near the threshold: how like they are to the good questions, to the bad ones
 * and to the knowledge. What that is worth is learnt from the lists, in the background, once a revision.
 */
export class EmbeddingRefiner implements VerdictRefiner {
  private readonly fitted = new Map<string, Fitted>();
  private readonly fitting = new Map<string, Promise<void>>();
  private restsUntil = -Infinity;

  constructor(private readonly options: EmbeddingRefinerOptions) {}

  async refine(snapshot: RefinedSnapshot, text: string, verdict: Verdict, signal?: AbortSignal): Promise<Verdict> {
    void this.prepare(snapshot);
    const fitted = this.fitted.get(snapshot.assistant);
    const refinement = fitted?.refinement;
    if (!fitted || !refinement || !isByScore(verdict) || !isUndecided(verdict.score, refinement)) return verdict;
    const before = { decision: verdict.decision, score: verdict.score };
    const likeness = await this.ask(fitted, text, signal);
    if (!likeness) {
      return {
        ...verdict,
        refinement: { status: 'failed', before, likeGood: null, likeBad: null, likePassage: null },
      };
    }
    const score = refinedScore(refinement, verdict.score, featuresOf(likeness));
    const { good, bad, passage } = likeness;
    return {
      ...verdict,
      ...decideByScore(score, verdict.reviewWidth),
      score,
      refinement: { status: 'asked', before, likeGood: good, likeBad: bad, likePassage: passage },
    };
  }

  async prepare(snapshot: RefinedSnapshot): Promise<void> {
    const { assistant } = snapshot;
    const running = this.fitting.get(assistant);
    // One at a time: a later revision is learnt with the first message behind it.
    if (running) return running;
    if (!snapshot.heldOut || this.isResting() || this.isUpToDate(snapshot)) return;
    const fitting = this.fit(snapshot)
      .then((fitted) => {
        this.fitted.set(assistant, fitted);
      })
      .catch((error: unknown) => {
        this.rest(error);
      })
      .finally(() => this.fitting.delete(assistant));
    this.fitting.set(assistant, fitting);
    await fitting;
  }

  private isUpToDate({ assistant, revision }: RefinedSnapshot): boolean {
    const fitted = this.fitted.get(assistant);
    return fitted?.revision === revision && (fitted.knowledgeBaseIds !== null) === this.hasPassages();
  }

  private async fit({ assistant, revision, heldOut = [] }: RefinedSnapshot): Promise<Fitted> {
    const { lists, gate, logger } = this.options;
    const begun = performance.now();
    const vectors = await lists.embed(
      heldOut.map(({ text }) => text),
      'query',
    );
    const embedded = heldOut.map((question, at) => ({ ...question, vector: vectors[at] as Float32Array }));
    const listed = new ListLikeness(embedded);
    const knowledgeBaseIds = this.hasPassages() ? await this.knowledgeBasesOf(assistant) : null;
    const examples = [];
    for (const { kind, text, vector, score } of embedded) {
      if (score === null) continue;
      // Messages are not to wait for all of the lists.
      await breathe();
      const passage = await this.nearestPassage(text, knowledgeBaseIds);
      examples.push({ good: kind === 'good', score, features: featuresOf({ ...listed.of(vector, text), passage }) });
    }
    const learnt = fitRefinement(examples);
    const refinement = learnt && { ...learnt, width: gate.askWidth ?? learnt.width };
    logger.info(
      {
        assistant,
        revision,
        questions: examples.length,
        width: refinement?.width ?? null,
        milliseconds: Math.round(performance.now() - begun),
      },
      'What the embedding model adds to the gate is learnt',
    );
    return { revision, refinement, listed, knowledgeBaseIds };
  }

  /** Null when it did not answer, or not in time. */
  private async ask(
    { listed, knowledgeBaseIds }: Fitted,
    text: string,
    signal?: AbortSignal,
  ): Promise<Likeness | null> {
    if (this.isResting()) return null;
    const deadline = AbortSignal.timeout(this.options.gate.askSeconds * 1000);
    const within = signal ? AbortSignal.any([signal, deadline]) : deadline;
    try {
      const [vector] = await this.options.questions.embed([text], 'query', within);
      if (!vector) throw new Error('The embedding model gave no vector');
      return { ...listed.of(vector), passage: await this.nearestPassage(text, knowledgeBaseIds, within) };
    } catch (error) {
      if (!signal?.aborted) this.rest(error);
      return null;
    }
  }

  private async nearestPassage(
    text: string,
    knowledgeBaseIds: readonly string[] | null,
    signal?: AbortSignal,
  ): Promise<number | null> {
    if (!knowledgeBaseIds) return null;
    const [nearest] = await this.options.passages.search({ text, knowledgeBaseIds, limit: 1 }, signal);
    return nearest?.similarity ?? 0;
  }

  private async knowledgeBasesOf(assistant: string): Promise<string[]> {
    const bases = await this.options.knowledge.listKnowledgeBases();
    return bases.filter((base) => base.assistant === assistant).map(({ id }) => id);
  }

  private hasPassages(): boolean {
    return this.options.passages.status().state === 'ready';
  }

  private isResting(): boolean {
    return performance.now() < this.restsUntil;
  }

  private rest(error: unknown): void {
    this.restsUntil = performance.now() + REST_MILLISECONDS;
    this.options.logger.warn(
      { error: error instanceof Error ? error.message : String(error) },
      'The embedding model cannot be asked; the gate judges by its own score',
    );
  }
}
