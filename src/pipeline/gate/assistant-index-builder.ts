import { indexUnits } from '../../text/index-units';
import { NgramIndex } from '../../text/ngram-index';
import { buffersOf, type NgramIndexData } from '../../text/ngram-index-data';
import { NgramIndexBuilder } from '../../text/ngram-index-builder';
import { buildSimilarTexts, type LabelledText, type SimilarTextsData } from '../../text/similar-texts';
import { calibrate, thresholdFor } from './calibrate';
import type { EverydayChatter } from './everyday-chatter';
import type { GateModel } from './gate-model';
import { knowledgeScore } from './knowledge-score';
import { learn } from './learnt-part';
import type { ListedText } from './ngram-gate';
import { priorLogOdds, thresholdOf } from './prior-odds';

export interface BuildSettings {
  /** Share of everyday chatter that may pass. */
  strictness: number;
  chatter: EverydayChatter;
  listed: readonly ListedText[];
  /** Questions of the question-answer pairs. */
  pairs: readonly LabelledText[];
}

/** What a build gives: plain data that can be handed to another thread. */
export interface BuiltAssistant {
  index: NgramIndexData;
  gate: GateModel;
  listed: readonly ListedText[];
  similarListed: SimilarTextsData;
  similarPairs: SimilarTextsData;
}

export interface BuilderPassage {
  passageId: string;
  text: string;
}

/** Builds an assistant's index and fits its gate; keeps what is costly to make, so that the next build after an edit is quick. */
export class AssistantIndexBuilder {
  private readonly ngrams = new NgramIndexBuilder();

  replace(documentId: string, passages: readonly BuilderPassage[]): void {
    const units = passages.flatMap(({ passageId, text }) =>
      indexUnits(text).map((unit) => ({ passageId, text: unit })),
    );
    this.ngrams.replace(documentId, units);
  }

  remove(documentId: string): void {
    this.ngrams.remove(documentId);
  }

  build({ strictness, chatter, listed, pairs }: BuildSettings): BuiltAssistant {
    const data = this.ngrams.build(chatter.factorOf);
    const index = new NgramIndex(data);
    const calibration = calibrate(index, chatter);
    const thresholds = {
      zh: thresholdFor(calibration.zh, strictness),
      en: thresholdFor(calibration.en, strictness),
    };
    const examples = listed.map(({ text, kind }) => ({
      text,
      good: kind === 'good',
      prior: priorLogOdds(knowledgeScore(index, text), thresholdOf(text, thresholds)),
    }));
    return {
      index: data,
      gate: { strictness, calibration, thresholds, learnt: learn(examples) },
      listed,
      similarListed: buildSimilarTexts(listed),
      similarPairs: buildSimilarTexts(pairs),
    };
  }
}

/** The buffers of a build to hand over, not to copy. */
export const transferList = (built: BuiltAssistant): ArrayBuffer[] => buffersOf(built.index);
