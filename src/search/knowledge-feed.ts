import type { Passage } from '../core/knowledge';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { BuildThread, FedDocument } from './build-thread';

/** Documents that are read and handed over at a time, so that reading never holds up the process for long. */
const BATCH = 100;

/** Tells the building thread what changed in an assistant's documents since it was last told. */
export class KnowledgeFeed {
  /** Content hash by document id, by assistant: what the thread has. */
  private fed = new Map<string, Map<string, string>>();

  constructor(
    private readonly knowledge: KnowledgeStore,
    private readonly thread: BuildThread,
    private readonly today: () => string,
  ) {}

  forgetAll(): void {
    this.fed = new Map();
  }

  async forget(assistant: string): Promise<void> {
    this.fed.delete(assistant);
    await this.thread.request({ kind: 'forget', assistant });
  }

  async bringUpToDate(assistant: string): Promise<void> {
    const versions = await this.knowledge.documentVersionsOf(assistant, this.today());
    const known = this.fed.get(assistant) ?? new Map<string, string>();
    this.fed.set(assistant, known);

    const present = new Set(versions.map(({ id }) => id));
    const removed = [...known.keys()].filter((id) => !present.has(id));
    const changed = versions.filter(({ id, contentHash }) => known.get(id) !== contentHash);
    if (removed.length > 0) {
      await this.thread.request({ kind: 'feed', assistant, removed, replaced: [] });
      for (const id of removed) known.delete(id);
    }
    for (let at = 0; at < changed.length; at += BATCH) {
      const batch = changed.slice(at, at + BATCH);
      const passages = await this.knowledge.passagesOf(batch.map(({ id }) => id));
      const replaced = byDocument(
        batch.map(({ id }) => id),
        passages,
      );
      await this.thread.request({ kind: 'feed', assistant, removed: [], replaced });
      for (const { id, contentHash } of batch) known.set(id, contentHash);
    }
  }
}

function byDocument(ids: readonly string[], passages: readonly Passage[]): FedDocument[] {
  const grouped = new Map<string, { passageId: string; text: string }[]>(ids.map((id) => [id, []]));
  for (const { documentId, id, text } of passages) grouped.get(documentId)?.push({ passageId: id, text });
  return [...grouped].map(([documentId, units]) => ({ documentId, passages: units }));
}
