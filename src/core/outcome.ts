import type { Answer, Evidence, WriterFallback } from './answer';
import type { AnswererTrace } from './answerer-trace';
import type { PictureTrace } from './picture';
import type { RedFlag } from './ports/red-flags';
import type { SafetyStep } from './ports/safety-rule';
import type { GateReason, Verdict } from './verdict';

export type OutcomeKind = 'answered' | 'silent' | 'review' | 'refused' | 'emergency' | 'failed';

/** Why a question ended as it did; what an admin reads. */
export type OutcomeReason =
  | GateReason
  | PreprocessRefusal
  | 'evidence-found'
  | 'sent-to-doctor'
  | 'figures-found'
  | 'data-not-permitted'
  | 'data-empty'
  | 'data-cannot-tell'
  | 'data-needs-model'
  | 'data-failed'
  | 'picture-answered'
  | 'picture-untold'
  | 'no-evidence'
  | 'mentioned-without-evidence'
  | 'empty-message'
  | 'unknown-assistant'
  | AdmissionRefusal
  | 'command-answered'
  | 'red-flag'
  | 'redaction-failed'
  | 'safety-blocked'
  | 'small-talk'
  | 'picture-not-read'
  | 'not-for-me'
  | 'not-a-question'
  | 'stopped'
  | 'message-recalled'
  | 'deadline'
  | 'internal-error';

/**
 * Why intake let a question that the gate accepted go no further. `over-limit`: the member or the group asked too much
 * within a minute. `busy`: too many messages wait. `missed`: the question is too old to be answered. `silenced`: an
 * admin told the bot to be silent in the group. `listen-only`: it only listens there. `answered-by-member`: somebody
 * else in the group answered first. `member-answer`: it answers what another member asked. `answered-before`: the same question was answered within the hour.
 */
export type AdmissionRefusal =
  | 'over-limit'
  | 'busy'
  | 'missed'
  | 'silenced'
  | 'listen-only'
  | 'answered-by-member'
  | 'member-answer'
  | 'answered-before';

/**
 * Why a burst is no question. `no-question`: pictures, files or links to which no words came. `voice-not-configured`:
 * no endpoint writes sounds down. `voice-format`: nothing here can decode it. `voice-too-long`, `voice-failed`: it was
 * not written down. `file-unreadable`, `picture-unreadable`: it asks about a file, or a picture, that could not be read.
 */
export type PreprocessRefusal =
  | 'no-question'
  | 'voice-not-configured'
  | 'voice-format'
  | 'voice-too-long'
  | 'voice-failed'
  | 'file-unreadable'
  | 'picture-unreadable';

export interface TraceStage {
  name: 'preprocess' | 'gate' | 'figures' | 'pictures' | 'retrieve' | 'write';
  milliseconds: number;
}

/** Everything an admin needs to see why the bot spoke or kept silent. */
export interface Trace {
  question: { text: string; matchText: string; mentionsBot: boolean; rewritten?: string | null };
  /** What preprocess did beside cleaning; absent in outcomes of older programs. */
  preprocess?: PreprocessTrace;
  stages: readonly TraceStage[];
  verdict: Verdict | null;
  evidence: readonly Evidence[];
  /** Retrievers that failed or came late, by name. */
  failedRetrievers: readonly string[];
  /** What the emergency is, and the rule that saw it; absent where there is none. */
  redFlag?: RedFlag;
  /** Name of the safety rule that blocked, with its reason; absent where none did. */
  blockedBy?: string;
  /** What kind of question it is; absent where none was told. */
  intent?: IntentTrace;
  /** What each safety rule did, in order. */
  safety?: readonly SafetyStep[];
  /** Sentences of a draft that were not sent, by what was wrong with them. */
  removed?: readonly RemovedTrace[];
  /** Where something tried to order the bot about. */
  suspected?: readonly SuspectedOrder[];
  /** What models used for this question, by endpoint. */
  usage?: readonly UsageTrace[];
  /** What became of each source that was asked; absent in outcomes of older programs. */
  sources?: readonly SourceTrace[];
  /** What was read of the pictures that it is about; absent where there are none. */
  pictures?: readonly PictureTrace[];
  /** How figures were come by; absent where no data source was asked. */
  figures?: AnswererTrace;
  fallback: WriterFallback | null;
  tokens: number | null;
}

export interface IntentTrace {
  /** Null: unlike all that are configured. */
  name: string | null;
  /** 0 to 1. */
  confidence: number;
  by: 'examples' | 'model' | 'none';
  /** What it is about, where a model read it. */
  topic?: string;
}

/** In the message, its quote, an article, or the evidence with that id; codes, never words. */
export interface SuspectedOrder {
  where: string;
  signs: readonly string[];
}

export interface RemovedTrace {
  /** A code, such as `number` or `negation`. */
  fault: string;
  count: number;
}

export interface UsageTrace {
  endpoint: string;
  calls: number;
  promptTokens: number;
  completionTokens: number;
  /** In the unit of the configured prices; null where the price is not known. */
  cost: number | null;
}

export interface SourceTrace {
  /** Of the retriever. */
  name: string;
  /** `asked`: it gave what it has, perhaps nothing. `late`: it was not waited for. */
  state: 'asked' | 'failed' | 'late';
  /** Pieces that it gave. */
  found: number;
  milliseconds: number;
}

export interface PreprocessTrace {
  /** How many messages were joined. */
  messages: number;
  /** Who completed the question; null when it was left as it is. */
  rewrittenBy: 'rules' | 'model' | null;
  /** Codes with a detail behind a colon, such as `article-refused: host-not-allowed`; never people's words. */
  notes: readonly string[];
}

/** Every question ends in exactly one. */
export interface Outcome {
  kind: OutcomeKind;
  reason: OutcomeReason;
  /** What the group is to see; null is silence. */
  answer: Answer | null;
  trace: Trace;
}
