import { isReservedName } from './read-folder';
import { isSideFile } from './side-file';

const longestName = 180;
/** What no file system of ours may be asked to write: paths, what Windows forbids, what cannot be seen. */
const forbidden = /[/\\<>:"|?*\p{C}]/u;

/** The name under which an uploaded file is written at the top of a knowledge base; null when it may not be written there. */
export function safeFileName(offered: string): string | null {
  const name = offered.normalize('NFC').trim();
  if (name === '' || name.startsWith('.') || name.endsWith('.') || forbidden.test(name)) return null;
  if (Buffer.byteLength(name) > longestName || isReservedName(name) || isSideFile(name)) return null;
  return name;
}
