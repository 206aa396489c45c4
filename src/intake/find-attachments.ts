import type { Answer } from '../core/answer';
import type { AnswerAttachment } from '../core/figures';
import type { AnswerFiles } from '../core/ports/answer-files';
import type { Logger } from '../core/ports/logger';

export interface FoundAttachment extends AnswerAttachment {
  /** Absolute path. */
  file: string;
}

export interface FindAttachmentsOptions {
  /** Absent: answers have none. */
  answerFiles?: Pick<AnswerFiles, 'find'> | undefined;
  logger: Logger;
}

/** The attachments of an answer that are still there, in their order. Of the others the log tells. */
export async function findAttachments(
  { attachments = [] }: Answer,
  { answerFiles, logger }: FindAttachmentsOptions,
): Promise<FoundAttachment[]> {
  const found = await Promise.all(
    attachments.map(async (attachment) => {
      const file = (await answerFiles?.find(attachment.key)) ?? null;
      if (file === null) logger.warn({ key: attachment.key }, 'A file of an answer is gone and is left out');
      return file === null ? [] : [{ ...attachment, file }];
    }),
  );
  return found.flat();
}
