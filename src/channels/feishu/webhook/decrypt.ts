import { createDecipheriv, createHash } from 'node:crypto';

const BLOCK = 16;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The AES-256 key that the platform makes of an app's Encrypt Key. */
export function cipherKeyOf(encryptKey: string): Buffer {
  return createHash('sha256').update(encryptKey).digest();
}

/** @param encrypted iv and AES-256-CBC ciphertext in base64 @returns null when it is not of this key */
export function decrypt(encrypted: string, key: Buffer): string | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encrypted)) return null;
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length < 2 * BLOCK || bytes.length % BLOCK !== 0) return null;
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, BLOCK));
    const plain = Buffer.concat([decipher.update(bytes.subarray(BLOCK)), decipher.final()]);
    return utf8.decode(plain);
  } catch {
    return null;
  }
}
