import type { Answer } from '../core/answer';
import type { Burst } from '../core/message';
import type { RedFlags } from '../core/ports/red-flags';
import type { Redactor } from '../core/ports/redactor';
import type { Language } from '../core/question';
import { languageOf } from '../text/language';
import { redactBurst } from './preprocess/redact-burst';
import type { TraceRecorder } from './trace-recorder';

export interface HearOptions {
  /** Sees emergencies; null: nobody does. */
  redFlags: RedFlags | null;
  /** Hides personal data; null: it was hidden before. */
  redactor: Redactor | null;
}

/** `unredacted`: personal data could not be hidden, and nothing of the words may be used. */
export type Heard =
  { status: 'heard'; burst: Burst } | { status: 'emergency'; answer: Answer } | { status: 'unredacted' };

/** What comes before everything else: an emergency in the words as written, then personal data out of the way. */
export function hearBurst(written: Burst, { redFlags, redactor }: HearOptions, trace: TraceRecorder): Heard {
  const words = textOf(written);
  // What hides personal data may fail; this may not.
  const answer = emergencyIn(words, languageOf(words), redFlags, trace);
  const burst = redacted(written, redactor);
  if (burst) trace.noteText(textOf(burst));
  if (answer) return { status: 'emergency', answer };
  return burst ? { status: 'heard', burst } : { status: 'unredacted' };
}

/** The fixed text that a red flag is met with; null where there is none. */
export function emergencyIn(
  text: string,
  language: Language,
  redFlags: RedFlags | null,
  trace: TraceRecorder,
): Answer | null {
  const redFlag = redFlags?.find(text);
  if (!redFlags || !redFlag) return null;
  trace.note({ redFlag });
  return redFlags.replyTo(redFlag, language);
}

const textOf = ({ messages }: Burst): string => messages.map(({ text }) => text).join('\n');

function redacted(burst: Burst, redactor: Redactor | null): Burst | null {
  if (burst.messages.some(({ isUnredacted }) => isUnredacted)) return null;
  try {
    return redactor ? redactBurst(burst, redactor) : burst;
  } catch {
    return null;
  }
}
