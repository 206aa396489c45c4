const LONGEST_PART = 200;
const LONGEST_PATH = 900;

/** Why a path that an origin names is no path of a mirror; null when it is one. Lengths count in bytes. */
export function pathFault(path: string): string | null {
  if (path === '' || path.startsWith('/')) return 'It has no path within its origin.';
  if (/[\\:\p{Cc}\p{Cs}]/u.test(path)) return 'Its name has characters that no file may have: rename it.';
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part.startsWith('.'))) {
    return 'Its path is hidden, or leads out of its origin.';
  }
  if (Buffer.byteLength(path) > LONGEST_PATH || parts.some((part) => Buffer.byteLength(part) > LONGEST_PART)) {
    return `Its name is too long: at most ${LONGEST_PART} bytes a part, ${LONGEST_PATH} in all.`;
  }
  return null;
}
