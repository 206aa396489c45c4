import { readFile, stat } from 'node:fs/promises';
import { AttachmentError, type FetchedAttachment } from '../core/ports/channel';

/** Of a file on this machine. @param file null: it is not there any more. Throws `AttachmentError`. */
export async function readLocalAttachment(
  file: string | null,
  { maxBytes }: { maxBytes: number },
): Promise<FetchedAttachment> {
  const found = file === null ? null : await stat(file).catch(() => null);
  if (file === null || found?.isFile() !== true) throw new AttachmentError('gone', 'The file is not there any more');
  if (found.size > maxBytes) throw new AttachmentError('too-large', `The file has ${found.size} bytes`);
  const bytes = await readFile(file).catch((error: unknown) => {
    const { code = 'unknown' } = error as { code?: string };
    throw new AttachmentError(code === 'ENOENT' ? 'gone' : 'failed', `The file cannot be read: ${code}`);
  });
  return { bytes, mediaType: null, name: null };
}
