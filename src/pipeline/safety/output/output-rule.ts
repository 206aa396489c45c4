import type { Audience } from '../../../core/assistant-policy';
import type { Evidence } from '../../../core/answer';
import type { SourcedClauses } from '../personal-medicine/sourced-clauses';
import type { PersonalMedicine } from '../personal-medicine/wanted-decision';
import type { JoinedSentences } from './joined-sentences';
import type { KnownWords } from './known-words';

/** What an answer is held against. */
export interface OutputFacts {
  /** What the question wants decided for somebody; null where it asks about the matter as such. */
  asked: PersonalMedicine | null;
  audience: Audience;
  /** `model`: composed. What sources say word for word is a `quote`. */
  writer: 'model' | 'quote';
  /** The pieces that the sentences rest on, as the writer saw them; for patients without those that order models about. */
  evidence: readonly Evidence[];
  /** The words of `evidence`. */
  material: SourcedClauses;
  /** Of `evidence`, what an admin put into the knowledge; as it is read. */
  reviewed: string;
  /** Words that are not the group's to read: prompts, and what was only shown to a model. */
  hidden: KnownWords;
  /** Keys and passwords of the configuration. */
  secrets: KnownWords;
}

/** One reason for which sentences are not sent. Pure and quick. */
export interface OutputRule {
  readonly name: string;
  /** Places of the sentences that must not be sent. A rule that throws lets none be sent. */
  unfit(sentences: JoinedSentences, facts: OutputFacts): Iterable<number>;
}
