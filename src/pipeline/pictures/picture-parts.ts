import type { Answer, Evidence } from '../../core/answer';
import type { ReadPicture } from '../../core/picture';
import type { ChatUsage } from '../../core/ports/chat-model';
import type { VisualQuestioner } from '../../core/ports/visual-questioner';
import type { Question } from '../../core/question';
import type { AssistantPolicy } from '../../core/assistant-policy';
import type { PersonalMedicine } from '../safety/personal-medicine/wanted-decision';
import type { Intent } from '../../core/intent';

/** What a picture makes people ask about their own case. */
export const findingDecisions: readonly PersonalMedicine[] = ['diagnosis', 'scan', 'start'];

/** What a path has of a question and its pictures. */
export interface PictureInput {
  question: Question;
  /** Those that go this path; at least one. */
  pictures: readonly ReadPicture[];
  policy: AssistantPolicy;
  intent: Intent | null;
  /** Null: no model sees. */
  questioner: VisualQuestioner | null;
  signal: AbortSignal | undefined;
}

/** What a path makes of a picture, before the knowledge is asked. */
export interface PictureParts {
  /** Before all else, in the program's own words; null: nothing. */
  urgent: string | null;
  /** Comes first; screened by the output rules unless it is the program's own. Null: there is nothing to say of the picture itself. */
  lead: Answer | null;
  /** What the lead rests on. */
  evidence: readonly Evidence[];
  /** The picture in its own letters, without what a model said of it. */
  letters: readonly Evidence[];
  /** What the knowledge is asked; null: nothing. */
  query: Question | null;
  /** What is quoted for the query has to speak of one of these; empty: of anything. */
  topics: readonly string[];
  /** The query in its parts, each about one thing; empty: it is about one. */
  byTopic: readonly Question[];
  /** Shown to the writer of the answer beside what is found, and never quoted. */
  material: readonly Evidence[];
  /** In the words of the sources, whatever model there is. */
  isQuoted: boolean;
  /** Before what the knowledge says; null: nothing. */
  bridge: string | null;
  /** After everything; null: nothing. */
  close: string | null;
  /** For what decisions it sends to a doctor. */
  sentToDoctorFor: readonly PersonalMedicine[];
  /** Of the pictures, so many are answered about. */
  told: number;
  /** What a model saw; for the admin. */
  seen: readonly string[];
  usage: readonly ChatUsage[];
}

export const noParts: PictureParts = {
  urgent: null,
  lead: null,
  evidence: [],
  letters: [],
  query: null,
  topics: [],
  byTopic: [],
  material: [],
  isQuoted: false,
  bridge: null,
  close: null,
  sentToDoctorFor: [],
  told: 1,
  seen: [],
  usage: [],
};
