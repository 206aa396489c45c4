import { indexUnits } from '../../text/index-units';
import { NgramIndex } from '../../text/ngram-index';
import { type NgramIndexData, sharedIndex } from '../../text/ngram-index-data';
import { NgramIndexBuilder } from '../../text/ngram-index-builder';
import { buildSimilarTexts, type LabelledText, type SimilarTextsData } from '../../text/similar-texts';
import { calibrate, thresholdFor } from './calibrate';
import type { EverydayChatter } from './everyday-chatter';
import type { Calibration, GateModel } from './gate-model';
import { heldOutScores } from './held-out-scores';
import { knowledgeScore } from './knowledge-score';
import { learn } from './learnt-part';
import type { ListedText } from './ngram-gate';
import { priorLogOdds, thresholdOf } from './prior-odds';

export interface BuildSettings {
  /** Share of everyday chatter that may pass. */
  strictness: number;
  listed: readonly ListedText[];
  /** Questions of the question-answer pairs. */
  pairs: readonly LabelledText[];
  /** Whether an embedding model is to learn on top; that takes a little longer. */
  isRefined?: boolean;
}

/** What a build gives: plain data that can be handed to another thread; the index is in shared memory. */
export interface BuiltAssistant {
  index: NgramIndexData;
  gate: GateModel;
  listed: readonly ListedText[];
  similarListed: SimilarTextsData;
  similarPairs: SimilarTextsData;
  /** By place in `listed`; see `heldOutScores`. */
  heldOut?: readonly (number | null)[];
}

export interface BuilderPassage {
  passageId: string;
  text: string;
}

/** What only a change of the documents makes anew. */
interface Indexed {
  data: NgramIndexData;
  index: NgramIndex;
  calibration: Calibration;
  /** Knowledge scores of listed questions. */
  scores: Map<string, number>;
}

/** Builds an assistant's index and fits its gate; keeps what is costly to make, so that the next build after an edit is quick. */
export class AssistantIndexBuilder {
  private readonly ngrams = new NgramIndexBuilder();
  private indexed: Indexed | null = null;

  /** @param chatter the same for every build */
  constructor(private readonly chatter: EverydayChatter) {}

  replace(documentId: string, passages: readonly BuilderPassage[]): void {
    const units = passages.flatMap(({ passageId, text }) =>
      indexUnits(text).map((unit) => ({ passageId, text: unit })),
    );
    this.ngrams.replace(documentId, units);
    this.indexed = null;
  }

  remove(documentId: string): void {
    this.ngrams.remove(documentId);
    this.indexed = null;
  }

  build({ strictness, listed, pairs, isRefined = false }: BuildSettings): BuiltAssistant {
    this.indexed ??= this.index();
    const { data, index, calibration, scores: known } = this.indexed;
    const scores = new Map(listed.map(({ text }) => [text, known.get(text) ?? knowledgeScore(index, text)]));
    this.indexed.scores = scores;
    const thresholds = {
      zh: thresholdFor(calibration.zh, strictness),
      en: thresholdFor(calibration.en, strictness),
    };
    const examples = listed.map(({ text, kind }) => ({
      text,
      good: kind === 'good',
      prior: priorLogOdds(scores.get(text) ?? 0, thresholdOf(text, thresholds)),
    }));
    return {
      index: data,
      gate: { strictness, calibration, thresholds, learnt: learn(examples) },
      listed,
      similarListed: buildSimilarTexts(listed),
      similarPairs: buildSimilarTexts(pairs),
      ...(isRefined && { heldOut: heldOutScores(examples) }),
    };
  }

  private index(): Indexed {
    const data = sharedIndex(this.ngrams.build(this.chatter.factorOf));
    const index = new NgramIndex(data);
    return { data, index, calibration: calibrate(index, this.chatter), scores: new Map() };
  }
}
