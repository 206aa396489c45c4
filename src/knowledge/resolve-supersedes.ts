import { posix } from 'node:path';

import type { Document } from '../core/knowledge';
import type { KnowledgeProblem } from './knowledge-error';

/** Finds the documents that are named in `supersedes`: by their paths in the knowledge base, or beside the one that names them. */
export class SupersededPaths {
  /** By their normal form: a file system may write the same name in another one. */
  private readonly paths: ReadonlyMap<string, string>;

  /**
   * @param paths of all documents of the knowledge base
   * @param moved their paths by those that they had before
   */
  constructor(paths: Iterable<string>, moved: ReadonlyMap<string, string>) {
    const now = Array.from(paths, (path): [string, string] => [path, path]);
    this.paths = new Map([...moved, ...now].map(([named, path]) => [named.normalize('NFC'), path]));
  }

  /** What is found nowhere stays as it is written, with a warning: it may come later. */
  resolve(document: Document): { document: Document; problems: KnowledgeProblem[] } {
    const { supersedes } = document.validity;
    if (supersedes.length === 0) return { document, problems: [] };
    const problems: KnowledgeProblem[] = [];
    const resolved = supersedes.map((written) => {
      const found = this.find(written, document.path);
      if (found !== undefined) return found;
      const message = `"supersedes" names "${written}", which is no document of this knowledge base now.`;
      problems.push({ file: document.path, message, severity: 'warning' });
      return posix.normalize(written);
    });
    const validity = { ...document.validity, supersedes: [...new Set(resolved)] };
    return { document: { ...document, validity }, problems };
  }

  private find(written: string, from: string): string | undefined {
    const path = written.normalize('NFC').replaceAll('\\', '/');
    const candidates = [posix.normalize(path), posix.join(posix.dirname(from), path)];
    if (path.startsWith('.')) candidates.reverse();
    return candidates.map((candidate) => this.paths.get(candidate)).find((found) => found !== undefined);
  }
}
