import { readFile, stat } from 'node:fs/promises';
import { type ReplyFile, SendError } from '../../../core/ports/channel';
import { lacksScope, sendErrorOf } from '../api/classify-error';
import type { FeishuApi, FeishuContent } from '../api/feishu-api';

/** Page `server-docs/im-v1/file/create`. */
const MAX_BYTES = 30 * 1024 * 1024;

/**
 * Puts a file on the platform; resolves with a message that shows it. Throws `SendError`: nothing is shown yet, and where
 * it will never be, as for want of a scope, it is refused, so that no other reply waits for it.
 */
export async function uploadedFile(
  { file, name }: ReplyFile,
  api: Pick<FeishuApi, 'uploadFile'>,
): Promise<FeishuContent> {
  const bytes = await bytesOf(file);
  try {
    const key = await api.uploadFile(bytes, name);
    return { type: 'file', content: JSON.stringify({ file_key: key }) };
  } catch (error) {
    const { failure, message, retryAfter } = sendErrorOf(error);
    throw new SendError(failure === 'refused' || lacksScope(error) ? 'refused' : 'retry', message, retryAfter);
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0 || size > MAX_BYTES) throw new SendError('refused', 'The file is gone, empty or too large');
  return readFile(file).catch(() => {
    throw new SendError('refused', 'The file cannot be read');
  });
}
