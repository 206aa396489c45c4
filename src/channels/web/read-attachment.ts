import { readFile, stat } from 'node:fs/promises';
import { AttachmentError, type FetchedAttachment } from '../../core/ports/channel';
import type { ChatPictures } from '../../core/ports/chat-pictures';

/** A picture of a message of the page. Throws `AttachmentError`. */
export async function readAttachment(
  pictures: Pick<ChatPictures, 'find'>,
  key: string,
  maxBytes: number,
): Promise<FetchedAttachment> {
  const file = await pictures.find(key);
  const found = file && (await stat(file).catch(() => null));
  if (!file || !found) throw new AttachmentError('gone', 'The picture is not kept any more');
  if (found.size > maxBytes) throw new AttachmentError('too-large', `The picture has ${found.size} bytes`);
  const bytes = await readFile(file).catch(() => {
    throw new AttachmentError('gone', 'The picture is not kept any more');
  });
  return { bytes, mediaType: null, name: null };
}
