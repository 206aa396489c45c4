import { indexUnits } from '../../text/index-units';
import { NgramIndex } from '../../text/ngram-index';
import { buffersOf, type NgramIndexData } from '../../text/ngram-index-data';
import { NgramIndexBuilder } from '../../text/ngram-index-builder';
import { buildSimilarTexts, type LabelledText, type SimilarTextsData } from '../../text/similar-texts';
import { distinctIndexTerms } from '../../text/terms';
import { calibrateThreshold } from './calibrate-threshold';
import { clausesOf } from './clauses';
import type { EverydayChatter } from './everyday-chatter';
import type { Calibration, GateModel } from './gate-model';
import { knowledgeScore, priorLogOdds } from './knowledge-score';
import { learn } from './learnt-part';
import type { ListedText } from './ngram-gate';
import { seededRandom } from './seeded-random';

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

/** Clauses kept of a passage, and scored in all. */
const CLAUSES_PER_PASSAGE = 3;
const CLAUSES_SCORED = 800;

export interface BuilderPassage {
  passageId: string;
  text: string;
}

/** Builds an assistant's index and fits its gate; keeps what is costly to make, so that the next build after an edit is quick. */
export class AssistantIndexBuilder {
  private readonly ngrams = new NgramIndexBuilder();
  private readonly clauses = new Map<string, string[]>();

  replace(documentId: string, passages: readonly BuilderPassage[]): void {
    const units = passages.map(({ passageId, text }) => indexUnits(text).map((unit) => ({ passageId, text: unit })));
    this.ngrams.replace(documentId, units.flat());
    const random = seededRandom(passages.length);
    const kept = units.flatMap((list) =>
      sample(clausesOf(list.map(({ text }) => text).join('\n')), CLAUSES_PER_PASSAGE, random),
    );
    this.clauses.set(documentId, kept);
  }

  remove(documentId: string): void {
    this.ngrams.remove(documentId);
    this.clauses.delete(documentId);
  }

  build({ strictness, chatter, listed, pairs }: BuildSettings): BuiltAssistant {
    const data = this.ngrams.build(chatter.factorOf);
    const index = new NgramIndex(data);
    const calibration = this.calibrate(index, chatter);
    const knowledgeThreshold = calibrateThreshold(calibration, strictness);
    const learnt = learn(
      listed.map(({ text, kind }) => {
        const score = knowledgeScore(index, text);
        return { text, good: kind === 'good', knowledgeScore: score, prior: priorLogOdds(score, knowledgeThreshold) };
      }),
    );
    return {
      index: data,
      gate: { calibration, strictness, knowledgeThreshold, learnt },
      listed,
      similarListed: buildSimilarTexts(listed),
      similarPairs: buildSimilarTexts(pairs),
    };
  }

  private calibrate(index: NgramIndex, chatter: EverydayChatter): Calibration {
    const clauses = sample([...this.clauses.values()].flat(), CLAUSES_SCORED, seededRandom(11));
    const knowledge = clauses.map((clause) => index.evidenceOfOthers(distinctIndexTerms(clause)));
    const everyday = chatter
      .messages()
      .map((message) => index.evidence(distinctIndexTerms(message), chatter.leaveOneOut));
    return { knowledge: Float64Array.from(knowledge).sort(), chatter: Float64Array.from(everyday).sort() };
  }
}

/** The buffers of a build to hand over, not to copy. */
export const transferList = (built: BuiltAssistant): ArrayBuffer[] => buffersOf(built.index);

/** A sample without replacement; all of them, in a mixed order, when there are no more. */
function sample<T>(items: readonly T[], count: number, random: () => number): T[] {
  const mixed = [...items];
  const size = Math.min(count, mixed.length);
  for (let at = 0; at < size; at++) {
    const other = at + Math.floor(random() * (mixed.length - at));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed.slice(0, size);
}
