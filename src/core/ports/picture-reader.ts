import type { PictureRefusal, ReadPicture } from '../picture';
import type { AssistantPolicy } from '../assistant-policy';
import type { ConversationRef, Member } from '../message';
import type { QuestionAttachment } from '../question';
import type { ChatUsage } from './chat-model';

export interface PictureRequest {
  attachment: QuestionAttachment;
  conversation: ConversationRef;
  member: Pick<Member, 'id'>;
  assistant: string;
  policy: Pick<AssistantPolicy, 'pictures'>;
  /** What is asked, with placeholders for personal data. */
  question: string;
  signal?: AbortSignal | undefined;
}

export type PictureReading =
  { status: 'read'; picture: ReadPicture; usage: readonly ChatUsage[] } | { status: 'refused'; reason: PictureRefusal };

/** Fetches a picture of a question, opens it safely, reads its letters, hides personal data, and has a model look. */
export interface PictureReader {
  /** Rejects only with the signal's reason. */
  read(request: PictureRequest): Promise<PictureReading>;
}
export const PictureReader = Symbol('PictureReader');
