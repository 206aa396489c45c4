const CUT = '…';

/** The longest beginning of the text that takes at most so many bytes, with a sign where something is left out. */
export function fitBytes(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  const room = Math.max(0, maxBytes - Buffer.byteLength(CUT));
  const kept = Buffer.from(text).subarray(0, room).toString('utf8');
  // A character that was cut in two is read as a replacement character.
  return `${kept.replace(/\ufffd+$/, '')}${CUT}`;
}
