import type { Clock } from '../core/ports/clock';
import type { SuspectedOrder, Trace, TraceStage } from '../core/outcome';
import type { ChatUsage } from '../core/ports/chat-model';
import type { SafetyStep } from '../core/ports/safety-rule';
import type { Preprocessed } from './preprocess/preprocess.step';

/** Collects what the steps did, in their order. */
export class TraceRecorder {
  private readonly stages: TraceStage[] = [];
  private facts: Omit<Trace, 'stages'> = {
    question: { text: '', matchText: '', mentionsBot: false },
    verdict: null,
    evidence: [],
    failedRetrievers: [],
    fallback: null,
    tokens: null,
  };

  constructor(private readonly clock: Clock) {}

  async stage<T>(name: TraceStage['name'], step: () => T | Promise<T>): Promise<T> {
    const begun = this.clock.elapsed();
    try {
      return await step();
    } finally {
      this.stages.push({ name, milliseconds: this.clock.elapsed() - begun });
    }
  }

  /** The words before anything is made of them. */
  noteText(text: string): void {
    this.facts = { ...this.facts, question: { ...this.facts.question, text, matchText: text } };
  }

  notePreprocessed({ question: { text, rewritten, matchText, mentionsBot }, trace }: Preprocessed): void {
    this.facts = { ...this.facts, question: { text, rewritten, matchText, mentionsBot }, preprocess: trace };
  }

  note(facts: Partial<Omit<Trace, 'stages' | 'question' | 'preprocess'>>): void {
    this.facts = { ...this.facts, ...facts };
  }

  noteSafety = (step: SafetyStep): void => {
    this.facts = { ...this.facts, safety: [...(this.facts.safety ?? []), step] };
  };

  /** Another request to a model. */
  noteUsage(used: ChatUsage | undefined): void {
    if (!used) return;
    const { endpoint, promptTokens, completionTokens, cost } = used;
    const usage = [...(this.facts.usage ?? []), { endpoint, calls: 1, promptTokens, completionTokens, cost }];
    this.facts = { ...this.facts, usage };
  }

  noteSuspected(suspected: readonly SuspectedOrder[]): void {
    if (suspected.length > 0) this.facts = { ...this.facts, suspected };
  }

  /** Whether a source could not be asked. */
  get lacksSources(): boolean {
    return this.facts.failedRetrievers.length > 0;
  }

  trace(): Trace {
    return { ...this.facts, stages: [...this.stages] };
  }
}
