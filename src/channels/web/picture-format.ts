import type { ChatPictureFormat } from '../../core/ports/chat-pictures';

/** First bytes in hexadecimal; a dot stands for any. */
const signatures: readonly (readonly [ChatPictureFormat | 'heic', string])[] = [
  ['jpg', 'ffd8ff'],
  ['png', '89504e470d0a1a0a'],
  ['gif', '47494638'],
  ['webp', '52494646........57454250'],
  // The size of its second header follows 12 bytes of the first one.
  ['bmp', '424d........................(?:0c|28|34|38|40|6c|7c)000000'],
  [
    'heic',
    '........66747970(?:68656963|68656978|68656973|6865696d|68657663|68657678|6d696631|6d736631|61766966|61766973)',
  ],
];
const patterns = signatures.map(([format, bytes]) => [format, new RegExp(`^${bytes}`)] as const);
const LONGEST = 18;

/** By its first bytes, whatever it calls itself; null for what is no picture that browsers show. */
export function pictureFormatOf(bytes: Uint8Array): ChatPictureFormat | 'heic' | null {
  const start = Buffer.from(bytes.subarray(0, LONGEST)).toString('hex');
  return patterns.find(([, pattern]) => pattern.test(start))?.[0] ?? null;
}
