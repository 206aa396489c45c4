/** A puppet's error for the log: its first line, without what may be people's words. */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? error.message : typeof error === 'string' ? error : 'no text';
  const [line = ''] = text.split('\n');
  return line.replace(/[^\x20-\x7e]+/g, '…').slice(0, 120);
}
