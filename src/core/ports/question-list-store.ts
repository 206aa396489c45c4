import type { ListedQuestion, QuestionListKind } from '../knowledge';
import type { SeedCounts } from './knowledge-store';

export interface QuestionListSeed {
  assistant: string;
  kind: QuestionListKind;
  /** Which seed file the rows belong to, such as `patients/good-questions.txt`; several knowledge bases may feed one assistant. */
  source: string;
  texts: readonly string[];
}

/** The admins' good and bad questions. A text stands at most once in an assistant's two lists (compared after normalising). Each method that writes is one transaction and raises the assistant's revision when it changed anything. */
export interface QuestionListStore {
  /** Makes the rows of origin `file` of that source equal to `texts`; what an admin added, moved or removed stays as the admin left it. */
  seed(seed: QuestionListSeed): Promise<SeedCounts>;
  list(assistant: string): Promise<ListedQuestion[]>;
  /** An admin's entry. A text that is already listed moves to the other list or stays. */
  put(assistant: string, kind: QuestionListKind, text: string): Promise<ListedQuestion>;
  /** Removed by an admin: no later seed brings it back. Unknown ids are ignored. */
  remove(id: string): Promise<void>;
}
export const QuestionListStore = Symbol('QuestionListStore');
