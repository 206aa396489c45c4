/** What a sound's first bytes say that it is. */
export type SoundKind = 'ogg' | 'wav' | 'mp3' | 'm4a' | 'amr' | 'silk';

/** Null for what is none of them. */
export function soundKindOf(bytes: Buffer): SoundKind | null {
  const head = bytes.toString('latin1', 0, 12);
  if (head.startsWith('OggS')) return 'ogg';
  if (/^RIFF[^]{4}WAVE/.test(head)) return 'wav';
  if (/^[^]{4}ftyp/.test(head)) return 'm4a';
  if (head.startsWith('#!AMR')) return 'amr';
  // Tencent puts a byte in front.
  if (head.replace('\u0002', '').startsWith('#!SILK_V3')) return 'silk';
  return head.startsWith('ID3') || isFrameOfMp3(bytes, 0) ? 'mp3' : null;
}

/** Eleven bits that are set, and a layer: plain AAC has the bits, too, but no layer. */
export const isFrameOfMp3 = (bytes: Buffer, at: number): boolean =>
  bytes[at] === 0xff && ((bytes[at + 1] ?? 0) & 0xe0) === 0xe0 && ((bytes[at + 1] ?? 0) & 0x06) !== 0;
