const longest = 80;

/** A value that was found, short enough for a line and without a password that stands in a URL. */
export function describeFound(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'a section';
  if (typeof value !== 'string') return JSON.stringify(value);
  const shown = hideUrlPassword(value);
  return JSON.stringify(shown.length > longest ? `${shown.slice(0, longest)}…` : shown);
}

/** `https://user:word@host` without user and word. */
export function hideUrlPassword(text: string): string {
  return text.replace(/\/\/[^\s/@]+@/g, '//***@');
}
