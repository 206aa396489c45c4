import type { QuestionListKind } from '../../core/knowledge';
import type { Gate } from '../../core/ports/passage-index';
import type { NearestQuestion, Verdict } from '../../core/verdict';
import { normaliseForMatch } from '../../text/normalise';
import { withoutPlaceholders } from '../../text/placeholders';
import type { NgramIndex } from '../../text/ngram-index';
import type { SimilarTexts } from '../../text/similar-texts';
import { hasWords } from '../preprocess/clean-text';
import { decideByScore, type GateChoice } from './decide-by-score';
import type { GateModel } from './gate-model';
import { knowledgeScore } from './knowledge-score';
import { LearntScore } from './learnt-part';
import { ACCEPT_LOG_ODDS, priorLogOdds, thresholdOf } from './prior-odds';

export interface ListedText {
  id: string;
  kind: QuestionListKind;
  text: string;
}

export interface NgramGateParts {
  index: NgramIndex;
  model: GateModel;
  listed: readonly ListedText[];
  similarListed: SimilarTexts;
  reviewWidth: number;
}

const NEAREST = 3;
const CARRYING = 5;

/** The reject pipeline over one snapshot: an admin's word first, then the score against the threshold. */
export class NgramGate implements Gate {
  private readonly exact: Map<string, QuestionListKind>;
  private readonly byId: ReadonlyMap<string, ListedText>;
  private readonly learnt: LearntScore | null;

  constructor(private readonly parts: NgramGateParts) {
    this.exact = new Map(parts.listed.map(({ text, kind }) => [wordsOf(text), kind]));
    // Nothing but a placeholder stands for no message.
    this.exact.delete('');
    this.byId = new Map(parts.listed.map((entry) => [entry.id, entry]));
    this.learnt = parts.model.learnt && new LearntScore(parts.model.learnt);
  }

  judge(text: string): Verdict {
    const { index, model, reviewWidth } = this.parts;
    const knowledge = knowledgeScore(index, text);
    const knowledgeThreshold = thresholdOf(text, model.thresholds);
    const score = priorLogOdds(knowledge, knowledgeThreshold) + (this.learnt?.of(text) ?? 0);
    return {
      ...this.decide(text, score),
      score,
      threshold: ACCEPT_LOG_ODDS,
      reviewWidth,
      knowledgeScore: knowledge,
      knowledgeThreshold,
      nearestGood: this.nearest(text, 'good'),
      nearestBad: this.nearest(text, 'bad'),
      passages: index.search(text, CARRYING),
    };
  }

  private decide(text: string, logOdds: number): GateChoice {
    const listed = this.exact.get(wordsOf(text));
    if (listed === 'good') return { decision: 'accept', reason: 'listed-good' };
    if (listed === 'bad') return { decision: 'reject', reason: 'listed-bad' };
    if (!hasWords(text)) return { decision: 'reject', reason: 'no-words' };
    if (this.parts.index.unitCount === 0) return { decision: 'reject', reason: 'no-knowledge' };
    return decideByScore(logOdds, this.parts.reviewWidth);
  }

  private nearest(text: string, kind: QuestionListKind): NearestQuestion[] {
    const ofKind = (id: string) => this.byId.get(id)?.kind === kind;
    return this.parts.similarListed
      .nearest(text, NEAREST, ofKind)
      .map(({ id, similarity }) => ({ kind, text: this.byId.get(id)?.text ?? '', similarity }));
  }
}

/** By which a message is told to be listed: a list entry made of a message may bear placeholders, what is matched bears none. */
const wordsOf = (text: string): string => normaliseForMatch(withoutPlaceholders(text));
