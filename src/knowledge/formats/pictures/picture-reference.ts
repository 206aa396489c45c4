export type PictureReference =
  /** Path beside the document, decoded. */
  | { kind: 'file'; file: string }
  | { kind: 'data'; bytes: Uint8Array }
  /** On another machine; never fetched. */
  | { kind: 'remote' }
  /** What cannot be followed from here, such as an absolute path. */
  | { kind: 'outside' }
  /** Written into the document, but too large, or no picture. */
  | { kind: 'unreadable' };

const LONGEST_DATA = 28 * 1024 * 1024;
const LONGEST_PATH = 1000;
const DATA = /^data:image\/[a-z0-9.+-]{1,40}(?:;[a-z0-9=_-]{1,60}){0,4};base64,/i;

/** What a document means by a picture's address. Null where it names nothing. */
export function pictureReference(address: string): PictureReference | null {
  if (/^\s*data:/i.test(address)) return embedded(address.trim());
  const trimmed = address.trim();
  if (trimmed === '' || trimmed.startsWith('#')) return null;
  if (/^(?:https?:)?\/\//i.test(trimmed)) return { kind: 'remote' };
  if (trimmed.length > LONGEST_PATH || /^(?:[a-z][a-z0-9+.-]*:|[/\\~])/i.test(trimmed)) return { kind: 'outside' };
  const path = decoded(trimmed.replace(/[?#].*$/s, ''));
  return path === null || path === '' || /[\p{Cc}\\:]/u.test(path) ? { kind: 'outside' } : { kind: 'file', file: path };
}

function embedded(address: string): PictureReference | null {
  const head = DATA.exec(address.slice(0, 400))?.[0];
  if (head === undefined || address.length > LONGEST_DATA) return { kind: 'unreadable' };
  return { kind: 'data', bytes: Buffer.from(address.slice(head.length), 'base64') };
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return path.includes('%') ? null : path;
  }
}

/** What the admin is told of pictures that are not in the document's own folder. */
export function notesOfReferences(references: readonly (PictureReference | null)[]): string[] {
  const count = (kind: PictureReference['kind']): number => references.filter((one) => one?.kind === kind).length;
  const [remote, outside, unreadable] = [count('remote'), count('outside'), count('unreadable')];
  const notes: string[] = [];
  if (remote > 0) notes.push(`${remote} pictures on other machines were not fetched; put them beside the document.`);
  if (outside > 0) notes.push(`${outside} pictures were not read: what they refer to lies outside of the documents.`);
  if (unreadable > 0) notes.push(`${unreadable} pictures within the text were not read: too large, or no pictures.`);
  return notes;
}
