import { createHash } from 'node:crypto';

/** 22 characters: the first 132 bits of SHA-256. A part cannot run into the next one. */
export function shortHash(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/** Stable over every ingest on every machine: the same document of the same knowledge base has the same id. */
export const documentIdOf = (knowledgeBase: string, path: string): string => shortHash('document', knowledgeBase, path);

/** Ids of a document's passages: what did not change keeps its id, wherever it moved within its section. */
export class PassageIds {
  private readonly seen = new Map<string, number>();

  constructor(private readonly documentId: string) {}

  next(headingPath: readonly string[], text: string): string {
    const base = shortHash('passage', this.documentId, ...headingPath, text);
    const occurrence = this.seen.get(base) ?? 0;
    this.seen.set(base, occurrence + 1);
    return occurrence === 0 ? base : shortHash(base, String(occurrence));
  }
}
