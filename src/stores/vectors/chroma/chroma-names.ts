const PREFIX = 'fennelbean.';
const SUFFIX = '.v1';

/** Chroma's names have 3 to 512 characters and begin and end with a letter or a digit; ours may be one hyphen. */
export const chromaName = (name: string): string => `${PREFIX}${name}${SUFFIX}`;

/** Null for a collection of somebody else. */
export function nameFromChroma(name: string): string | null {
  return name.startsWith(PREFIX) && name.endsWith(SUFFIX) ? name.slice(PREFIX.length, -SUFFIX.length) : null;
}
