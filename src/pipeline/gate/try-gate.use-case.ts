import type { QuestionListKind } from '../../core/knowledge';
import { normaliseForMatch } from '../../text/normalise';
import { NgramIndex } from '../../text/ngram-index';
import type { BuiltAssistant } from './assistant-index-builder';
import { ACCEPT_LOG_ODDS, knowledgeScore, priorLogOdds } from './knowledge-score';
import { learn, LearntScore } from './learnt-part';

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
  private readonly cached = new Map<string, number>();

  constructor(private readonly built: BuiltAssistant) {
    this.index = new NgramIndex(built.index);
  }

  get unitCount(): number {
    return this.index.unitCount;
  }

  get knowledgeThreshold(): number {
    return this.built.gate.knowledgeThreshold;
  }

  knowledgeScore(text: string): number {
    return knowledgeScore(this.index, text);
  }

  /** Scores messages as a gate would that was taught exactly these lists; none: by the knowledge alone. */
  scorer(listed: readonly TrialQuestion[]): (text: string) => number {
    const learnt = learn(
      listed.map(({ text, kind }) => ({
        text,
        good: kind === 'good',
        knowledgeScore: this.cachedScore(text),
        prior: this.prior(text),
      })),
    );
    const learntScore = learnt && new LearntScore(learnt);
    const exact = new Map(listed.map(({ text, kind }) => [normaliseForMatch(text), kind]));
    return (text) => {
      const kind = exact.get(normaliseForMatch(text));
      if (kind) return kind === 'good' ? CERTAIN : -CERTAIN;
      return this.prior(text) + (learntScore?.of(text, this.cachedScore(text)) ?? 0);
    };
  }

  /** As `scorer`, remembering nothing and without the exact matches: what a new message costs. */
  fullScorer(listed: readonly TrialQuestion[]): (text: string) => number {
    const learnt = learn(
      listed.map(({ text, kind }) => ({
        text,
        good: kind === 'good',
        knowledgeScore: this.cachedScore(text),
        prior: this.prior(text),
      })),
    );
    const learntScore = learnt && new LearntScore(learnt);
    return (text) => {
      const knowledge = this.knowledgeScore(text);
      return priorLogOdds(knowledge, this.knowledgeThreshold) + (learntScore?.of(text, knowledge) ?? 0);
    };
  }

  private prior(text: string): number {
    return priorLogOdds(this.cachedScore(text), this.knowledgeThreshold);
  }

  private cachedScore(text: string): number {
    let score = this.cached.get(text);
    if (score === undefined) {
      score = this.knowledgeScore(text);
      this.cached.set(text, score);
    }
    return score;
  }
}
