import type { QuestionAttachment } from '../question';
import type { FetchedAttachment } from './channel';

/** Fetches what members attached, from whichever channel it came. Throws `AttachmentError`. */
export interface AttachmentSource {
  fetch(
    attachment: QuestionAttachment & { channel: string },
    limits: { maxBytes: number; signal?: AbortSignal },
  ): Promise<FetchedAttachment>;
}
export const AttachmentSource = Symbol('AttachmentSource');
