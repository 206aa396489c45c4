import type { Clock } from '../core/ports/clock';
import type { SuspectedOrder, Trace, TraceStage } from '../core/outcome';
import type { PicturePath } from '../core/picture';
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

  notePreprocessed({ question: { text, rewritten, matchText, mentionsBot }, trace, pictures }: Preprocessed): void {
    this.facts = { ...this.facts, question: { text, rewritten, matchText, mentionsBot }, preprocess: trace };
    if (pictures.traces.length > 0) this.facts = { ...this.facts, pictures: pictures.traces };
    for (const used of pictures.usage) this.noteUsage(used);
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

  /** How the pictures with these ids were answered about, and what a model saw of them. */
  notePicturePath(ids: readonly string[], told: { path: PicturePath; seen: readonly string[] }): void {
    const pictures = this.facts.pictures?.map((picture) =>
      picture.status === 'read' && ids.includes(picture.id) ? { ...picture, ...told } : picture,
    );
    if (pictures) this.facts = { ...this.facts, pictures };
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
