import { AssistantIndexBuilder, type ChatterLines, EverydayChatter } from '../pipeline/gate/build-assistant.use-case';
import { type Meaning, TryGate } from '../pipeline/gate/try-gate.use-case';
import { type BinaryMetrics, binaryMetrics, operatingPoints, type OperatingPoint, type Scored } from './binary-metrics';
import { seededRandom, shuffled } from '../text/seeded-random';
import { type Labelled, stratifiedFolds } from './folds';

export interface GateFigures extends BinaryMetrics {
  /** Zero labels: the knowledge score at the cut. With labels: the log-odds. */
  threshold: number;
}

export interface GateEvaluation {
  /** By the knowledge alone. */
  zeroLabel: GateFigures;
  /** With the lists: on the test files, or by cross-validation without any. */
  labelled: GateFigures | null;
  /** Mean over ten seeded draws of a few examples. */
  few: { f1: number; sd: number } | null;
  /** As `labelled` and `few`, with an embedding model that is asked where the score is undecided; null without one. */
  refined: RefinedEvaluation | null;
  /** F1 of accepting everything, and the best F1 that the message's length alone reaches. */
  baselines: { acceptAll: number; length: number };
  msPerMessage: number;
  passages: number;
  /** For a picture. */
  curves: { zeroLabel: OperatingPoint[]; labelled: OperatingPoint[] };
}

export interface RefinedEvaluation {
  labelled: GateFigures | null;
  few: { f1: number; sd: number } | null;
  /** Of the messages with the lists, the share for which the embedding model was asked. */
  asked: number | null;
}

export interface EvaluateGateInput {
  /** Texts of the knowledge's passages, by document. */
  documents: readonly { id: string; passages: readonly { passageId: string; text: string }[] }[];
  chatter: ChatterLines;
  strictness: number;
  good: readonly string[];
  bad: readonly string[];
  /** When given, every figure is on these. */
  test: { good: readonly string[]; bad: readonly string[] } | null;
  /** Folds of the cross-validation; below 2 there is none. */
  folds: number;
  few: { good: number; bad: number } | null;
  /** Of every message; null without an embedding model. */
  meaning?: Meaning | null;
}

const FEW_DRAWS = 10;
const SEED = 20;
/** The folds are dealt this often and the figures averaged: one deal moves F1 by a point. */
const REPEATS = 5;

const labelledOf = (good: readonly string[], bad: readonly string[]): Labelled[] => [
  ...good.map((text) => ({ text, good: true })),
  ...bad.map((text) => ({ text, good: false })),
];

const asListed = (data: readonly Labelled[]) =>
  data.map(({ text, good }) => ({ text, kind: good ? ('good' as const) : ('bad' as const) }));

/** Measures the gate on labelled messages: without labels, with them, and with a few. Deterministic but for the time. */
export class EvaluateGate {
  run(input: EvaluateGateInput): GateEvaluation {
    const builder = new AssistantIndexBuilder(new EverydayChatter(input.chatter));
    for (const { id, passages } of input.documents) builder.replace(id, passages);
    const gate = new TryGate(builder.build({ strictness: input.strictness, listed: [], pairs: [] }));
    const training = labelledOf(input.good, input.bad);
    const tested = input.test ? labelledOf(input.test.good, input.test.bad) : training;

    const zeroLabel = scoreAll(tested, gate.scorer([]));
    const plain: TaughtScorer = (listed) => gate.scorer(asListed(listed));
    const labelled = labelledScores(plain, training, input);
    const [first] = labelled;
    const lengths = scoreAll(tested, (text) => text.length);
    return {
      zeroLabel: { ...figures(zeroLabel), threshold: gate.knowledgeThreshold },
      labelled: first ? meanFigures(labelled.map(figures)) : null,
      few: fewScores(plain, training, input),
      refined: input.meaning ? refined(gate, input.meaning, training, input) : null,
      baselines: { acceptAll: binaryMetrics(lengths, 0).f1, length: binaryMetrics(lengths, 0).bestF1 },
      msPerMessage: millisecondsPerMessage(gate, training, tested),
      passages: gate.unitCount,
      curves: { zeroLabel: operatingPoints(zeroLabel), labelled: first ? operatingPoints(first) : [] },
    };
  }
}

/** Scores messages as a gate that was taught these. */
type TaughtScorer = (listed: readonly Labelled[]) => (text: string) => number;

/** One set of scores for the test files, or one for each repeat of the cross-validation. */
function labelledScores(
  scorer: TaughtScorer,
  training: readonly Labelled[],
  { test, folds: count }: EvaluateGateInput,
): Scored[][] {
  if (test) return [scoreAll(labelledOf(test.good, test.bad), scorer(training))];
  if (count < 2) return [];
  return Array.from({ length: REPEATS }, (_, repeat) => {
    const folds = stratifiedFolds(training, count, SEED + repeat);
    return folds.flatMap((held) => {
      const rest = folds.filter((fold) => fold !== held).flat();
      return scoreAll(held, scorer(rest));
    });
  });
}

function fewScores(
  scorer: TaughtScorer,
  training: readonly Labelled[],
  { few, test }: EvaluateGateInput,
): { f1: number; sd: number } | null {
  if (!few) return null;
  const scores = Array.from({ length: FEW_DRAWS }, (_, draw) => {
    const mixed = shuffled(training, seededRandom(draw + 1));
    const drawn = new Set([
      ...mixed.filter(({ good }) => good).slice(0, few.good),
      ...mixed.filter(({ good }) => !good).slice(0, few.bad),
    ]);
    const held = test ? labelledOf(test.good, test.bad) : mixed.filter((item) => !drawn.has(item));
    return binaryMetrics(scoreAll(held, scorer([...drawn])), TryGate.acceptFrom).f1;
  });
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1);
  return { f1: mean, sd: Math.sqrt(variance) };
}

function refined(
  gate: TryGate,
  meaning: Meaning,
  training: readonly Labelled[],
  input: EvaluateGateInput,
): RefinedEvaluation {
  let [judged, asked] = [0, 0];
  const scorer: TaughtScorer = (listed) => {
    const scoreOf = gate.refinedScorer(asListed(listed), meaning);
    return (text) => {
      const { score, isAsked } = scoreOf(text);
      judged++;
      if (isAsked) asked++;
      return score;
    };
  };
  const labelled = labelledScores(scorer, training, input);
  const share = judged === 0 ? null : asked / judged;
  return {
    labelled: labelled.length > 0 ? meanFigures(labelled.map(figures)) : null,
    few: fewScores(scorer, training, input),
    asked: share,
  };
}

const scoreAll = (data: readonly Labelled[], scoreOf: (text: string) => number): Scored[] =>
  data.map(({ text, good }) => ({ good, score: scoreOf(text) }));

function figures(data: readonly Scored[]): GateFigures {
  return { ...binaryMetrics(data, TryGate.acceptFrom), threshold: TryGate.acceptFrom };
}

function meanFigures(all: readonly GateFigures[]): GateFigures {
  const mean = (key: keyof GateFigures) => all.reduce((sum, item) => sum + item[key], 0) / all.length;
  return {
    f1: mean('f1'),
    precision: mean('precision'),
    recall: mean('recall'),
    bestF1: mean('bestF1'),
    auc: mean('auc'),
    averagePrecision: mean('averagePrecision'),
    precisionAtRecall90: mean('precisionAtRecall90'),
    threshold: mean('threshold'),
  };
}

/** Mean time of a whole score, learnt part included, after one round to warm up. */
function millisecondsPerMessage(gate: TryGate, training: readonly Labelled[], tested: readonly Labelled[]): number {
  const score = gate.freshScorer(asListed(training));
  for (const { text } of tested) score(text);
  const begun = performance.now();
  for (const { text } of tested) score(text);
  return (performance.now() - begun) / Math.max(1, tested.length);
}
