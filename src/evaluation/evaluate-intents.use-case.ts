import { ClassLearner } from '../text/class-learner';
import { seededRandom, shuffled } from '../text/seeded-random';
import { classFigures, confusionOf, type Judged, labelsOf, type LabelFigures } from './confusion';

export interface IntentText {
  text: string;
  intent: string;
}

export interface IntentEvaluation {
  accuracy: number;
  macroF1: number;
  perIntent: Readonly<Record<string, LabelFigures>>;
  /** Rows: the intent of the data; columns: the intent that was found. Both in the order of `intents`. */
  confusion: readonly (readonly number[])[];
  /** The most frequent first. */
  intents: readonly string[];
  /** Texts that were judged. */
  tested: number;
  /** Null with texts of its own to be tested on. */
  folds: number | null;
}

export interface EvaluateIntentsInput {
  data: readonly IntentText[];
  /** When given, `data` is learnt from and these are judged; else `data` in folds. */
  test: readonly IntentText[] | null;
}

const FOLDS = 10;
const SEED = 20;

/** Measures how well the learner that routes questions tells the intents of labelled texts apart, without any model. Deterministic. */
export class EvaluateIntents {
  run({ data, test }: EvaluateIntentsInput): IntentEvaluation {
    const judged = test ? judge(data, test) : crossValidated(data);
    const { accuracy, macroF1, perLabel } = classFigures(judged);
    const intents = labelsOf(judged);
    return {
      accuracy,
      macroF1,
      perIntent: perLabel,
      confusion: confusionOf(judged, intents),
      intents,
      tested: judged.length,
      folds: test ? null : FOLDS,
    };
  }
}

function judge(examples: readonly IntentText[], tested: readonly IntentText[]): Judged[] {
  const learner = ClassLearner.train(examples.map(({ text, intent }) => ({ text, label: intent })));
  return tested.map(({ text, intent }) => ({ label: intent, found: learner.scores(text)[0]?.label ?? '' }));
}

function crossValidated(data: readonly IntentText[]): Judged[] {
  const folds = stratified(data);
  return folds.flatMap((held) => judge(folds.filter((fold) => fold !== held).flat(), held));
}

/** Folds with the same share of each intent. */
function stratified(data: readonly IntentText[]): IntentText[][] {
  const random = seededRandom(SEED);
  const folds = Array.from({ length: FOLDS }, (): IntentText[] => []);
  let at = 0;
  for (const intent of [...new Set(data.map((item) => item.intent))].sort()) {
    const items = data.filter((item) => item.intent === intent);
    for (const item of shuffled(items, random)) folds[at++ % FOLDS]?.push(item);
  }
  return folds.filter((fold) => fold.length > 0);
}
