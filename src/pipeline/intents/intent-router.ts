import type { Intent, IntentGuess } from '../../core/intent';
import { ClassLearner } from '../../text/class-learner';
import { knownTo } from './known-to';

export interface RouteInput {
  text: string;
  assistant: string;
  /** Whether pictures came with it, or with what it quotes. */
  hasPictures: boolean;
}

/** From this probability on the examples decide; below it a model is asked, where there is one. */
export const SURE_FROM = 0.6;
/** With a picture in hand, an intent about pictures is as sure with less. */
const SURE_WITH_PICTURE = 0.25;

/** Tells a question's intent by the examples of each, without a model. Learns them on first use. */
export class IntentRouter {
  private learner: ClassLearner | null = null;

  /** @param intents none, or at least two */
  constructor(private readonly intents: readonly Intent[]) {}

  /** Learns the examples now, in some half a second for 500 of them, so that no question has to wait for it. */
  prepare(): void {
    if (this.learner || this.intents.length < 2) return;
    const examples = this.intents.flatMap(({ name, examples: texts }) => texts.map((text) => ({ text, label: name })));
    this.learner = ClassLearner.train(examples);
  }

  /** Null: it is not configured. */
  find(name: string | null): Intent | null {
    return this.intents.find((intent) => intent.name === name) ?? null;
  }

  /** Of what the examples leave open the likeliest is told as `runnerUp`. */
  route({ text, assistant, hasPictures }: RouteInput): IntentGuess {
    this.prepare();
    const names = new Set(knownTo(this.intents, assistant).map(({ name }) => name));
    const scores = (this.learner?.scores(text) ?? []).filter(({ label }) => names.has(label));
    const known = scores.reduce((sum, { probability }) => sum + probability, 0);
    const shares = scores.map(({ label, probability }) => ({ label, share: probability / known }));
    const pictured = hasPictures && shares.find(({ label }) => this.find(label)?.policy.answer === 'picture');
    const best = pictured && pictured.share >= SURE_WITH_PICTURE ? pictured : shares[0];
    if (!best) return { intent: null, confidence: 0, by: 'none', runnerUp: null };
    const next = shares.find((item) => item !== best)?.label ?? null;
    const isSure = best === pictured || best.share >= SURE_FROM;
    return isSure
      ? { intent: best.label, confidence: best.share, by: 'examples', runnerUp: next }
      : { intent: null, confidence: best.share, by: 'none', runnerUp: best.label };
  }
}
