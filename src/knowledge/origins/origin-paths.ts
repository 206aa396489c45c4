import { join, resolve } from 'node:path';

import { sideFileOf } from '../side-file';

/** In a knowledge base, documents of an origin stand below it; no folder of its own may bear the name. */
export const originsPrefix = 'origin';

export const pathInBase = (origin: string, path = ''): string =>
  path === '' ? `${originsPrefix}/${origin}` : `${originsPrefix}/${origin}/${path}`;

/** Who brought a document of a knowledge base: `file`, or `sync:` and the origin that it lies below. */
export function bringerOf(path: string): string {
  const [top, origin, ...rest] = path.split('/');
  return top === originsPrefix && origin !== undefined && rest.length > 0 ? `sync:${origin}` : 'file';
}

/** Where an origin is mirrored: its documents, what is known of them, and what it keeps for itself. */
export interface MirrorFolders {
  root: string;
  documents: string;
  index: string;
  cache: string;
}

export function mirrorFolders(originsFolder: string, base: string, origin: string): MirrorFolders {
  const root = resolve(originsFolder, base, origin);
  return {
    root,
    documents: join(root, 'documents'),
    index: join(root, 'index.json'),
    cache: join(root, 'cache'),
  };
}

/** The document that a side file belongs to; null when it is none. */
export function documentBeside(path: string): string | null {
  const ending = sideFileOf('');
  return path.endsWith(ending) ? path.slice(0, -ending.length) : null;
}
