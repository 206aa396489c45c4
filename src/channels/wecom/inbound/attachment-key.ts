import { z } from 'zod';

const attachmentKey = z.object({
  url: z.string().min(1),
  /** Base64; absent where the file is not encrypted. */
  aeskey: z.string().min(1).nullable(),
  /** Epoch milliseconds, by our clock: the platform serves the address until then. */
  until: z.number(),
});
/** All that is needed to fetch a file, which the platform has no lasting id for. */
export type AttachmentKey = z.output<typeof attachmentKey>;

/** How long the platform serves an address; page `path/101463`. */
export const ADDRESS_MILLISECONDS = 5 * 60_000;

export const writeAttachmentKey = (key: AttachmentKey): string => JSON.stringify(key);

/** Null for what is none of ours. */
export function readAttachmentKey(text: string): AttachmentKey | null {
  try {
    return attachmentKey.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
