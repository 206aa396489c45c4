import { AttachmentError, type FetchedAttachment } from '../../../core/ports/channel';
import { withDeadline } from '../../deadline';
import { describeError } from '../describe-error';
import type { WeChatPuppet } from '../puppet/puppet';

const FETCH_MILLISECONDS = 60_000;

/** The bytes of a picture, a file or a sound, read no further than allowed. Throws `AttachmentError`. */
export async function fetchAttachment(
  puppet: Pick<WeChatPuppet, 'currentUserId' | 'isLoggedIn' | 'messageFile'> | null,
  { app, key }: { app: string; key: string },
  { maxBytes, signal }: { maxBytes: number; signal?: AbortSignal },
): Promise<FetchedAttachment> {
  // Ids hold for one account only.
  if (puppet?.isLoggedIn !== true || puppet.currentUserId !== app) {
    throw new AttachmentError('failed', 'The WeChat account is not logged in');
  }
  const controller = new AbortController();
  const stop = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
  try {
    return await withDeadline(read(puppet, key, { maxBytes, stop }), FETCH_MILLISECONDS, () => {
      controller.abort();
      throw new AttachmentError('failed', 'The WeChat puppet took too long');
    });
  } catch (error) {
    if (error instanceof AttachmentError) throw error;
    throw new AttachmentError('failed', describeError(error));
  }
}

async function read(
  puppet: Pick<WeChatPuppet, 'messageFile'>,
  key: string,
  { maxBytes, stop }: { maxBytes: number; stop: AbortSignal },
): Promise<FetchedAttachment> {
  const file = await puppet.messageFile(key);
  if (file.size > maxBytes) throw new AttachmentError('too-large', `${file.size} bytes`);
  const chunks: Buffer[] = [];
  let length = 0;
  const stream = await file.toStream();
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      stop.throwIfAborted();
      length += chunk.length;
      if (length > maxBytes) throw new AttachmentError('too-large', `more than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
  } finally {
    stream.destroy();
  }
  const isGeneral = file.mediaType === '' || file.mediaType === 'application/octet-stream';
  return {
    bytes: Buffer.concat(chunks),
    mediaType: isGeneral ? null : file.mediaType,
    name: file.name === '' ? null : file.name,
  };
}
