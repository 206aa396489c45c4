import type { Attachment } from '../../../core/message';
import { AttachmentError, type FetchedAttachment, type PlatformMessageRef } from '../../../core/ports/channel';
import { isFileGone, isFileTooLarge, lacksScope } from '../api/classify-error';
import type { FeishuApi } from '../api/feishu-api';
import type { QuietLog } from '../../quiet-log';

export interface MemberFilesOptions {
  api: Pick<FeishuApi, 'appId' | 'downloadResource'>;
  log: QuietLog;
}

/** Pictures, files and sounds in members' messages, fetched when somebody needs them. */
export class MemberFiles {
  constructor(private readonly options: MemberFilesOptions) {}

  /** Throws `AttachmentError`, and says so in the log. */
  async fetch(
    { platformMessageId }: Pick<PlatformMessageRef, 'platformMessageId'>,
    { kind, key, name }: Attachment,
    limits: { maxBytes: number; signal?: AbortSignal },
  ): Promise<FetchedAttachment> {
    try {
      const type = kind === 'image' ? 'image' : 'file';
      const found = await this.options.api.downloadResource(platformMessageId, key, type, limits);
      return { ...found, name: name ?? found.name };
    } catch (error) {
      throw this.refusal(platformMessageId, kind, error);
    }
  }

  private refusal(messageId: string, kind: Attachment['kind'], error: unknown): AttachmentError {
    const { api, log } = this.options;
    const fields = { app: api.appId, messageId, attachment: kind, error: String(error) };
    if (isFileTooLarge(error)) {
      log.warn('file too large', fields, 'What a Feishu member sent is too large to be fetched');
      return new AttachmentError('too-large', String(error));
    }
    if (isFileGone(error)) {
      log.warn('file gone', fields, 'What a Feishu member sent is not there any more');
      return new AttachmentError('gone', String(error));
    }
    const why = lacksScope(error)
      ? 'The Feishu app may not fetch what members send: it needs the scope im:message; `fennelbean doctor feishu` tells more'
      : 'What a Feishu member sent could not be fetched';
    log.warn(lacksScope(error) ? 'file scope' : 'file failed', fields, why);
    return new AttachmentError('failed', String(error));
  }
}
