import { setImmediate as breathe } from 'node:timers/promises';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { RevisionStore } from '../core/ports/revision-store';
import { embeddedText, passageIdOf, recordIdOf } from './embedded-text';

/** Documents that are read at a time, so that reading never holds up the process for long. */
const BATCH = 20;

export interface CountingPassagesOptions {
  knowledge: Pick<
    KnowledgeStore,
    'listKnowledgeBases' | 'documentVersionsOf' | 'documentVersions' | 'passagesOf' | 'findPassages'
  >;
  revisions: RevisionStore;
  /** ISO day on which documents have to count. */
  today: () => string;
}

export interface PassageToEmbed {
  recordId: string;
  /** Id of its knowledge base. */
  scope: string;
  text: string;
}

interface KnownDocument {
  contentHash: string;
  scope: string;
  records: string[];
}

/** The passages of all knowledge bases that count today, as the records that a store of vectors should hold. */
export class CountingPassages {
  /** Id of the knowledge base by record. */
  readonly records = new Map<string, string>();
  private readonly documents = new Map<string, KnownDocument>();
  private state: string | null = null;

  constructor(private readonly options: CountingPassagesOptions) {}

  /** Takes over what changed since the last time; false when nothing did. */
  async refresh(): Promise<boolean> {
    const revisions = await this.options.revisions.revisions();
    const today = this.options.today();
    const state = JSON.stringify([today, ...[...revisions].sort()]);
    if (state === this.state) return false;
    const present = await this.present(today);
    for (const id of [...this.documents.keys()]) if (!present.has(id)) this.forget(id);
    const changed = [...present].filter(([id, { contentHash, scope }]) => {
      const known = this.documents.get(id);
      return known?.contentHash !== contentHash || known.scope !== scope;
    });
    for (let at = 0; at < changed.length; at += BATCH) {
      await this.readDocuments(changed.slice(at, at + BATCH));
      await breathe();
    }
    this.state = state;
    return true;
  }

  /** In any order; left out is what has changed or is gone since the last refresh. */
  async read(recordIds: readonly string[]): Promise<PassageToEmbed[]> {
    const found = await this.options.knowledge.findPassages(recordIds.map(passageIdOf));
    return found.flatMap((passage) => {
      const text = embeddedText(passage);
      const recordId = recordIdOf(passage.id, text);
      const scope = this.records.get(recordId);
      return scope === undefined ? [] : [{ recordId, scope, text }];
    });
  }

  private async present(today: string): Promise<Map<string, { contentHash: string; scope: string }>> {
    const { knowledge } = this.options;
    const bases = await knowledge.listKnowledgeBases();
    const counting = new Set<string>();
    for (const assistant of new Set(bases.map((base) => base.assistant))) {
      for (const { id } of await knowledge.documentVersionsOf(assistant, today)) counting.add(id);
    }
    const present = new Map<string, { contentHash: string; scope: string }>();
    for (const { id: scope } of bases) {
      for (const { id, contentHash } of await knowledge.documentVersions(scope)) {
        if (counting.has(id)) present.set(id, { contentHash, scope });
      }
    }
    return present;
  }

  private async readDocuments(changed: readonly [string, { contentHash: string; scope: string }][]): Promise<void> {
    const { knowledge } = this.options;
    const passages = await knowledge.passagesOf(changed.map(([id]) => id));
    const firstOf = new Map(passages.map(({ documentId, id }) => [documentId, id]));
    const titled = await knowledge.findPassages([...firstOf.values()]);
    const titles = new Map(titled.map(({ documentId, documentTitle }) => [documentId, documentTitle]));
    for (const [id, { contentHash, scope }] of changed) {
      const documentTitle = titles.get(id);
      const own = passages.filter(({ documentId }) => documentId === id && documentTitle !== undefined);
      const records = own.map((passage) =>
        recordIdOf(passage.id, embeddedText({ ...passage, documentTitle: documentTitle ?? '' })),
      );
      this.forget(id);
      this.documents.set(id, { contentHash, scope, records });
      for (const record of records) this.records.set(record, scope);
    }
  }

  private forget(documentId: string): void {
    for (const record of this.documents.get(documentId)?.records ?? []) this.records.delete(record);
    this.documents.delete(documentId);
  }
}
