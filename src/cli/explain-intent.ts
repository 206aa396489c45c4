import type { IntentGuess } from '../core/intent';
import { percent } from './output';

/** A guess in a line that an admin can read. */
export function explainIntent({ intent, confidence, by, runnerUp }: IntentGuess): string {
  if (intent === null) {
    return runnerUp === null
      ? 'intent: none is configured'
      : `intent: not sure; most like ${runnerUp} (${percent(confidence)}); a chat model is asked where there is one`;
  }
  const next = runnerUp === null ? '' : `, next ${runnerUp}`;
  return `intent: ${intent} (by ${by}, ${percent(confidence)}${next})`;
}
