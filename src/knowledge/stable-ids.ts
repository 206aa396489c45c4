import type { DocumentVersion } from '../core/ports/knowledge-store';
import { documentIdOf } from './knowledge-ids';

/** Ids of the documents of a knowledge base: one that moved takes its id along, and what comes to its old path gets another. */
export class StableIds {
  private readonly idByPath: Map<string, string>;
  private readonly taken: Set<string>;

  constructor(
    private readonly knowledgeBase: string,
    stored: readonly DocumentVersion[],
  ) {
    this.idByPath = new Map(stored.map(({ id, path }) => [path, id]));
    this.taken = new Set(stored.map(({ id }) => id));
  }

  idOf(path: string): string {
    const known = this.idByPath.get(path);
    if (known !== undefined) return known;
    let id = documentIdOf(this.knowledgeBase, path);
    for (let again = 2; this.taken.has(id); again++) id = documentIdOf(this.knowledgeBase, `${path}\0${again}`);
    this.take(id, path);
    return id;
  }

  move({ id, path }: DocumentVersion, to: string): void {
    this.idByPath.delete(path);
    this.take(id, to);
  }

  private take(id: string, path: string): void {
    this.idByPath.set(path, id);
    this.taken.add(id);
  }
}
