import type { ConversationRef } from '../message';
import type { QuestionAttachment, QuestionFile } from '../question';
import type { AttachmentFailure } from './channel';
import type { DocumentRefusal } from './document-reader';

export type PostedFileReading =
  { status: 'read'; file: QuestionFile } | { status: 'refused'; reason: DocumentRefusal | AttachmentFailure };

/** Files that members post, read for their conversation alone and forgotten after a while. */
export interface PostedFileReader {
  /** One that was read before is not read again. Rejects only with the signal's reason. */
  read(attachment: QuestionAttachment, conversation: ConversationRef, signal?: AbortSignal): Promise<PostedFileReading>;
  /** The one read last in the conversation; null when none is kept. */
  latest(conversation: ConversationRef): Promise<QuestionFile | null>;
}
