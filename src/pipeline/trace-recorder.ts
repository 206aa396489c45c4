import type { Clock } from '../core/ports/clock';
import type { Question } from '../core/question';
import type { Trace, TraceStage } from '../core/outcome';

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

  noteQuestion({ text, matchText, mentionsBot }: Question): void {
    this.facts.question = { text, matchText, mentionsBot };
  }

  note(facts: Partial<Omit<Trace, 'stages' | 'question'>>): void {
    this.facts = { ...this.facts, ...facts };
  }

  trace(): Trace {
    return { ...this.facts, stages: [...this.stages] };
  }
}
