/** The kind of a picture by its first bytes, and its size where that stands at a fixed place. */
export function imageKind(bytes: Buffer): { type: string; width?: number; height?: number } | undefined {
  const begins = (hex: string, at = 0) => bytes.subarray(at, at + hex.length / 2).toString('hex') === hex;
  if (begins('89504e470d0a1a0a') && bytes.length >= 24) {
    return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (begins('47494638') && bytes.length >= 10) {
    return { type: 'image/gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  }
  if (begins('ffd8ff')) return { type: 'image/jpeg' };
  if (begins('52494646') && begins('57454250', 8)) return { type: 'image/webp' };
  if (begins('424d')) return { type: 'image/bmp' };
  if (begins('00000100')) return { type: 'image/x-icon' };
  if (begins('49492a00') || begins('4d4d002a')) return { type: 'image/tiff' };
  if (begins('66747970', 4) && /hei[cx]|mif1/.test(bytes.subarray(8, 12).toString('latin1'))) {
    return { type: 'image/heic' };
  }
  return undefined;
}
