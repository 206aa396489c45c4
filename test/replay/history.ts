import type { Outcome } from '../../src/core/outcome';
import type { MessageReason } from '../../src/core/ports/inbox-store';
import type { Script } from './script';

/** All times in milliseconds since the talk began, on the clock of the program. */
export interface History {
  script: Script;
  /** First deliveries that were acknowledged, by the platform's id of the message: once each where all is well. */
  claimed: readonly string[];
  stored: readonly StoredLine[];
  asked: readonly Asked[];
  replies: readonly Reply[];
  /** Messages that were taken back, once the program had been told. */
  recalled: readonly { id: string; at: number }[];
  restarts: readonly Restart[];
}

/** A message as the inbox holds it in the end. */
export interface StoredLine {
  id: string;
  receivedAt: number;
  questionId: string | null;
  reason: MessageReason | null;
  outcome: Pick<Outcome, 'kind' | 'reason'> | null;
  /** Whether the outcome bears words for the group. */
  hasAnswer: boolean;
}

/** A burst as the assistant was asked it. */
export interface Asked {
  /** The platform's ids, in the order in which they were handed over. */
  ids: readonly string[];
  at: number;
  /** Null: the program was stopped meanwhile. */
  endedAt: number | null;
  /** When its outcome was stored; null: never, or the program died before it told. */
  settledAt: number | null;
}

/** What the group sees of one reply in the end. */
export interface Reply {
  conversation: string;
  replyTo: string;
  isRecalled: boolean;
}

/**
 * `stopped`: in order. `dropped`: all that the program was about to do is forgotten. `killed`: the same between two
 * steps of the database, whose file is opened again.
 */
export interface Restart {
  kind: 'stopped' | 'dropped' | 'killed';
  from: number;
  until: number;
}
