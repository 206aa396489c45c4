import type { KnowledgeBase } from '../../core/knowledge';
import { ModelError } from '../../core/ports/chat-model';
import type { KnowledgeStore } from '../../core/ports/knowledge-store';
import type { RevisionStore } from '../../core/ports/revision-store';
import type { SpendingStore } from '../../core/ports/spending-store';
import type { Enrichment } from './enrichment';
import { makeGraphs } from './make-graphs';
import { makeNotes } from './make-notes';
import { readFigures } from './read-figures';
import { TokenBudget } from './token-budget';

export interface EnrichKnowledgeOptions extends Omit<Enrichment, 'budget' | 'knowledge'> {
  knowledge: Pick<KnowledgeStore, 'findPassages' | 'listKnowledgeBases'>;
  revisions: RevisionStore;
  spending: SpendingStore;
  /** ISO day of the budget. */
  today: () => string;
}

export interface EnrichStatus {
  state: 'off' | 'idle' | 'working';
  /** What is worked on now: passages or figures done of all that this step has to do. */
  now: { knowledgeBase: string; done: number; total: number } | null;
  /** One sentence for the admin about the last failure; null after a success. */
  problem: string | null;
}

export interface EnrichReport {
  milliseconds: number;
  /** True when the day's tokens were used up: it goes on tomorrow. */
  isOverBudget: boolean;
  problem: string | null;
}

const POLL_MILLISECONDS = 3_000;
/** A start has more urgent work. */
const FIRST_LOOK_MILLISECONDS = 1_500;
/** After a failure it is tried again, also when nothing changed. */
const RETRY_MILLISECONDS = 600_000;

/**
 * Finds out of passages what helps to find them, beside their words: the graph of entities, and what a model notes. It
 * works in the background, takes up where it was broken off, and goes by what is stored, so that any number of runs is
 * harmless.
 */
export class EnrichKnowledge {
  private readonly enrichment: Enrichment;
  private readonly stopping = new AbortController();
  private running: Promise<EnrichReport> | null = null;
  private queued: Promise<EnrichReport> | null = null;
  private now: EnrichStatus['now'] = null;
  private problem: string | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: EnrichKnowledgeOptions) {
    const { spending, today, config } = options;
    const budget = new TokenBudget(spending, { tokensPerDay: config.tokensPerDay, today });
    this.enrichment = { ...options, budget };
  }

  status(): EnrichStatus {
    const { graph, summaries, questions } = this.options.config;
    const isOff = graph === 'off' && !summaries && questions === 0 && !this.options.figures;
    return { state: isOff ? 'off' : this.running ? 'working' : 'idle', now: this.now, problem: this.problem };
  }

  /** Does what there is to do now. One run at a time; whoever comes during one shares the next. Failures are told, not thrown. */
  run(): Promise<EnrichReport> {
    this.queued ??= (this.running ?? Promise.resolve()).then(() => {
      this.queued = null;
      const run = this.runNow().finally(() => {
        this.running = null;
        this.now = null;
      });
      this.running = run;
      return run;
    });
    return this.queued;
  }

  /** Runs now and whenever the knowledge changed, or a new day has a new budget. */
  watch(): void {
    let done = '';
    let doneAt = -Infinity;
    const look = async (): Promise<void> => {
      const wanted = await this.stamp();
      const isDue = wanted !== done || (this.problem !== null && performance.now() - doneAt > RETRY_MILLISECONDS);
      if (!isDue || this.stopping.signal.aborted) return;
      await this.run();
      done = wanted;
      doneAt = performance.now();
    };
    const next = (milliseconds: number): void => {
      if (this.stopping.signal.aborted) return;
      this.timer = setTimeout(() => {
        void look()
          .catch((error: unknown) => {
            this.options.logger.error(
              { error: String(error) },
              'What is to be found out of passages could not be looked up',
            );
          })
          .then(() => {
            next(POLL_MILLISECONDS);
          });
      }, milliseconds);
      this.timer.unref();
    };
    next(FIRST_LOOK_MILLISECONDS);
  }

  /** Breaks off after the passage at hand; what is done stays. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.timer) clearTimeout(this.timer);
    await this.queued;
    await this.running;
  }

  private async runNow(): Promise<EnrichReport> {
    const { knowledge, logger } = this.options;
    const begun = performance.now();
    this.problem = null;
    const bases = await knowledge.listKnowledgeBases().catch((error: unknown) => {
      this.fail(null, error);
      return [];
    });
    for (const base of bases) await this.enrich(base);
    const isOverBudget = this.asksModel() && !(await this.enrichment.budget.hasMore().catch(() => true));
    const milliseconds = Math.round(performance.now() - begun);
    if (isOverBudget) logger.info({}, 'The tokens of the day for reading passages are used up; it goes on tomorrow');
    return { milliseconds, isOverBudget, problem: this.problem };
  }

  private async enrich(base: KnowledgeBase): Promise<void> {
    const { signal } = this.stopping;
    if (signal.aborted) return;
    const begun = performance.now();
    const worked = { passages: 0 };
    const onProgress = (done: number, total: number): void => {
      worked.passages++;
      this.now = { knowledgeBase: base.name, done, total };
    };
    try {
      await makeGraphs(this.enrichment, { base, signal, onProgress });
      await makeNotes(this.enrichment, { base, signal, onProgress });
    } catch (error) {
      if (!this.stopping.signal.aborted) this.fail(base, error);
    }
    try {
      await readFigures(this.enrichment, { base, signal, onProgress });
    } catch (error) {
      if (!this.stopping.signal.aborted) this.fail(base, error, 'figures');
    }
    const milliseconds = Math.round(performance.now() - begun);
    if (worked.passages > 0) {
      this.options.logger.info(
        { knowledgeBase: base.name, milliseconds },
        'Passages and figures were read for what helps to find them',
      );
    }
  }

  /** One knowledge base that fails, or a model that is gone, keeps no other from being done. */
  private fail(base: KnowledgeBase | null, error: unknown, what: 'passages' | 'figures' = 'passages'): void {
    const model = what === 'passages' ? 'chat model' : 'model that sees';
    this.problem =
      error instanceof ModelError
        ? `The ${model} could not be asked about ${what}; it is tried again in ten minutes.`
        : `The ${what} could not be looked through; the log tells why, and it is tried again in ten minutes.`;
    this.options.logger.warn({ knowledgeBase: base?.name, error: String(error) }, this.problem);
  }

  private asksModel(): boolean {
    const { config, model, figures } = this.options;
    if (figures?.seeing && (figures.describe || figures.questions)) return true;
    return model !== null && (config.graph === 'model' || config.summaries || config.questions > 0);
  }

  private async stamp(): Promise<string> {
    const revisions = await this.options.revisions.revisions();
    return JSON.stringify([...revisions, this.asksModel() ? this.options.today() : '']);
  }
}
