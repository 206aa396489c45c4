import type { QuestionListKind } from '../../core/knowledge';
import { normaliseForMatch } from '../../text/normalise';
import { NgramIndex } from '../../text/ngram-index';
import type { BuiltAssistant } from './assistant-index-builder';
import { knowledgeScore } from './knowledge-score';
import { learn, LearntScore } from './learnt-part';
import { ACCEPT_LOG_ODDS, priorLogOdds, thresholdOf } from './prior-odds';

export interface TrialQuestion {
  text: string;
  kind: QuestionListKind;
}

/** What a message scores once an admin listed it, far from any threshold. */
const CERTAIN = 50;

/** A gate over a fixed index, for measuring: it can be taught any lists without touching the live one. */
export class TryGate {
  /** Log-odds from which a message is accepted. */
  static readonly acceptFrom = ACCEPT_LOG_ODDS;
  private readonly index: NgramIndex;
  private readonly priors = new Map<string, number>();

  constructor(private readonly built: BuiltAssistant) {
    this.index = new NgramIndex(built.index);
  }

  get unitCount(): number {
    return this.index.unitCount;
  }

  /** The knowledge score that a Chinese question needs without labels. */
  get knowledgeThreshold(): number {
    return this.built.gate.thresholds.zh;
  }

  /** Scores messages as a gate would that was taught exactly these lists; none: by the knowledge alone. */
  scorer(listed: readonly TrialQuestion[]): (text: string) => number {
    const learnt = this.learnt(listed);
    const exact = new Map(listed.map(({ text, kind }) => [normaliseForMatch(text), kind]));
    return (text) => {
      const kind = exact.get(normaliseForMatch(text));
      if (kind) return kind === 'good' ? CERTAIN : -CERTAIN;
      return this.rememberedPrior(text) + (learnt?.of(text) ?? 0);
    };
  }

  /** As `scorer`, remembering nothing and without the exact matches: what a new message costs. */
  freshScorer(listed: readonly TrialQuestion[]): (text: string) => number {
    const learnt = this.learnt(listed);
    return (text) => this.prior(text) + (learnt?.of(text) ?? 0);
  }

  private learnt(listed: readonly TrialQuestion[]): LearntScore | null {
    const part = learn(
      listed.map(({ text, kind }) => ({ text, good: kind === 'good', prior: this.rememberedPrior(text) })),
    );
    return part && new LearntScore(part);
  }

  private prior(text: string): number {
    return priorLogOdds(knowledgeScore(this.index, text), thresholdOf(text, this.built.gate.thresholds));
  }

  private rememberedPrior(text: string): number {
    let prior = this.priors.get(text);
    if (prior === undefined) {
      prior = this.prior(text);
      this.priors.set(text, prior);
    }
    return prior;
  }
}
