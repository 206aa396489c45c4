import type { ConversationRef } from '../message';

/** Whose words are redacted, and where: a placeholder means something to this member in this conversation only. */
export interface RedactionScope {
  conversation: ConversationRef;
  memberId: string;
}

/** A placeholder such as `[电话-7KQ2]` and what it stands for. */
export interface PlacedValue {
  placeholder: string;
  /** As written. */
  value: string;
}

export interface Redaction {
  text: string;
  /** Each placeholder once; empty where nothing was replaced. */
  placed: readonly PlacedValue[];
}

/**
 * Replaces personal data by placeholders. The same value of the same member in the same conversation always gets the same
 * one, over restarts; what is redacted already is left as it is. Pure and synchronous; whatever it throws means that
 * nothing of the text may be used.
 */
export interface Redactor {
  redact(text: string, scope: RedactionScope): Redaction;
}
export const Redactor = Symbol('Redactor');
