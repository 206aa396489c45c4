import { AttachmentError, type FetchedAttachment } from '../../../core/ports/channel';
import type { Attachment } from '../../../core/message';
import { readAttachmentKey } from './attachment-key';

export interface FetchFileOptions {
  maxBytes: number;
  signal?: AbortSignal | undefined;
  /** Epoch milliseconds. */
  now: number;
  /** Whether an address without TLS is asked, as a platform of one's own may give. */
  allowsPlainHttp: boolean;
}

const DEADLINE_MILLISECONDS = 30_000;
/** What encryption adds at most. */
const PADDING_BYTES = 32;

/** Loads a file and decrypts it. Throws `AttachmentError`. */
export async function fetchFile(
  { key, name }: Pick<Attachment, 'key' | 'name'>,
  { maxBytes, signal, now, allowsPlainHttp }: FetchFileOptions,
): Promise<FetchedAttachment> {
  const file = readAttachmentKey(key);
  if (!file) throw new AttachmentError('gone', 'This is no file of WeCom');
  if (now >= file.until) throw new AttachmentError('gone', 'WeCom serves a file for five minutes');
  const url = addressOf(file.url, allowsPlainHttp);
  try {
    const signals = [AbortSignal.timeout(DEADLINE_MILLISECONDS), ...(signal ? [signal] : [])];
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.any(signals) });
    if (!response.ok) throw refusalOf(response.status);
    const encrypted = await readBody(response, maxBytes + PADDING_BYTES);
    const bytes = file.aeskey === null ? encrypted : await decrypt(encrypted, file.aeskey);
    if (bytes.length > maxBytes) throw tooLarge();
    return { bytes, mediaType: mediaTypeOf(response), name: name ?? fileNameOf(response) };
  } catch (error) {
    if (error instanceof AttachmentError) throw error;
    throw new AttachmentError('failed', `A file of WeCom could not be loaded (${(error as Error).name})`);
  }
}

function addressOf(text: string, allowsPlainHttp: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && allowsPlainHttp)) return url;
  throw new AttachmentError('gone', 'The address of a file of WeCom is none');
}

/** A signature that is over is refused as 403. */
function refusalOf(status: number): AttachmentError {
  const isGone = status === 403 || status === 404 || status === 410;
  return new AttachmentError(isGone ? 'gone' : 'failed', `WeCom gives no file (status ${status})`);
}

const tooLarge = (): AttachmentError => new AttachmentError('too-large', 'The file is larger than asked for');

async function readBody(response: Response, maxBytes: number): Promise<Buffer> {
  const told = Number(response.headers.get('content-length') ?? 0);
  if (told > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function decrypt(encrypted: Buffer, aeskey: string): Promise<Buffer> {
  const { decryptFile } = await import('@wecom/aibot-node-sdk');
  try {
    return decryptFile(encrypted, aeskey);
  } catch {
    throw new AttachmentError('failed', 'A file of WeCom cannot be decrypted');
  }
}

/** Encrypted files come as bytes of no kind. */
function mediaTypeOf({ headers }: Response): string | null {
  const type = headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  return /^(image|audio|video)\/[\w.+-]+$/.test(type) ? type : null;
}

function fileNameOf({ headers }: Response): string | null {
  const disposition = headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  try {
    return decodeURIComponent(encoded ?? plain ?? '').slice(0, 200) || null;
  } catch {
    return null;
  }
}
