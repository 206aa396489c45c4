import type { Language } from '../../core/question';
import type { LinkedSchema } from '../linking/linked-schema';
import type { GuardedSource } from './guarded-source';
import type { HiddenValues } from './hidden-values';

/** One question for a model with a data source. */
export interface AgentTask {
  source: GuardedSource;
  linked: LinkedSchema;
  examples: readonly { question: string; sql: string }[];
  /** With placeholders for personal data. */
  question: string;
  hidden: HiddenValues;
  language: Language;
  /** ISO day. */
  today: string;
  assistant: string;
  conversation?: { channel: string; id: string };
  signal?: AbortSignal | undefined;
  searchKnowledge: (query: string) => Promise<readonly string[]>;
}
