import type { QuestionListKind } from '../../core/knowledge';
import { normaliseForMatch } from '../../text/normalise';
import { NgramIndex } from '../../text/ngram-index';
import type { BuiltAssistant } from './assistant-index-builder';
import { heldOutScores } from './held-out-scores';
import { knowledgeScore } from './knowledge-score';
import { type Example, learn, LearntScore } from './learnt-part';
import { ListLikeness } from './list-likeness';
import { ACCEPT_LOG_ODDS, priorLogOdds, thresholdOf } from './prior-odds';
import { featuresOf, fitRefinement, isUndecided, refinedScore } from './refinement';

export interface TrialQuestion {
  text: string;
  kind: QuestionListKind;
}

/** What an embedding model says of the messages to be judged, and of the lists. */
export interface Meaning {
  /** Of length 1. */
  vectorOf(text: string): Float32Array;
  /** Cosine to the nearest passage. */
  likePassage(text: string): number;
}

export interface RefinedScore {
  score: number;
  /** Whether the message was undecided, so that the embedding model was asked. */
  isAsked: boolean;
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

  /** As `scorer`, with an embedding model that is asked where the score is undecided. */
  refinedScorer(listed: readonly TrialQuestion[], meaning: Meaning): (text: string) => RefinedScore {
    const scoreOf = this.scorer(listed);
    const likeness = new ListLikeness(listed.map((item) => ({ ...item, vector: meaning.vectorOf(item.text) })));
    const featuresFor = (text: string, except?: string) =>
      featuresOf({ ...likeness.of(meaning.vectorOf(text), except), passage: meaning.likePassage(text) });
    const heldOut = heldOutScores(this.examples(listed));
    const refinement = fitRefinement(
      listed.flatMap(({ text, kind }, at) => {
        const score = heldOut[at] ?? null;
        return score === null ? [] : [{ good: kind === 'good', score, features: featuresFor(text, text) }];
      }),
    );
    return (text) => {
      const score = scoreOf(text);
      if (!refinement || !isUndecided(score, refinement)) return { score, isAsked: false };
      return { score: refinedScore(refinement, score, featuresFor(text)), isAsked: true };
    };
  }

  /** As `scorer`, remembering nothing and without the exact matches: what a new message costs. */
  freshScorer(listed: readonly TrialQuestion[]): (text: string) => number {
    const learnt = this.learnt(listed);
    return (text) => this.prior(text) + (learnt?.of(text) ?? 0);
  }

  private learnt(listed: readonly TrialQuestion[]): LearntScore | null {
    const part = learn(this.examples(listed));
    return part && new LearntScore(part);
  }

  private examples(listed: readonly TrialQuestion[]): Example[] {
    return listed.map(({ text, kind }) => ({ text, good: kind === 'good', prior: this.rememberedPrior(text) }));
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
