import { createHash } from 'node:crypto';

import type { Document, KnowledgeBase, ListedQuestion, Passage, QaPair } from '../../src/core/knowledge';
import type { DocumentHistory } from '../../src/core/ports/document-history';
import type {
  DocumentVersion,
  KnowledgeBaseSeed,
  KnowledgeStore,
  QaPairSeed,
  SeedCounts,
} from '../../src/core/ports/knowledge-store';
import type { Logger } from '../../src/core/ports/logger';
import type { QuestionListSeed, QuestionListStore } from '../../src/core/ports/question-list-store';
import { normaliseForMatch } from '../../src/text/normalise';

const notSetUp = (): never => {
  throw new Error('This fake does not answer that.');
};

/** Throws at the n-th write, as a process that is killed there: nothing of that write is kept. */
export class WriteFuse {
  writes = 0;

  constructor(private readonly blowsAt = Infinity) {}

  burn(): void {
    this.writes++;
    if (this.writes >= this.blowsAt) throw new Error('killed');
  }
}

/** Knowledge in memory, as far as ingest needs it. Give the same `state` to a second one to go on after a kill. */
export class FakeKnowledgeStore implements KnowledgeStore {
  readonly bases = new Map<string, KnowledgeBase>();
  readonly documents = new Map<string, { document: Document; passages: readonly Passage[] }>();
  readonly pairs = new Map<string, readonly QaPairSeed[]>();
  fuse = new WriteFuse();

  saveKnowledgeBase(seed: KnowledgeBaseSeed): Promise<KnowledgeBase> {
    return this.write(() => {
      const base = { id: `base-${seed.name}`, ...seed };
      this.bases.set(base.id, base);
      return base;
    });
  }

  listKnowledgeBases(): Promise<KnowledgeBase[]> {
    return Promise.resolve([...this.bases.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
  }

  removeKnowledgeBase(id: string): Promise<void> {
    return this.write(() => {
      this.bases.delete(id);
      this.pairs.delete(id);
      for (const [key, { document }] of this.documents) if (document.knowledgeBaseId === id) this.documents.delete(key);
    });
  }

  documentVersions(knowledgeBaseId: string): Promise<DocumentVersion[]> {
    const own = [...this.documents.values()].filter(({ document }) => document.knowledgeBaseId === knowledgeBaseId);
    return Promise.resolve(own.map(({ document: { id, path, contentHash } }) => ({ id, path, contentHash })));
  }

  passagesOf(documentIds: readonly string[]): Promise<Passage[]> {
    return Promise.resolve(documentIds.flatMap((id) => this.documents.get(id)?.passages ?? []));
  }

  replaceDocument(document: Document, passages: readonly Passage[]): Promise<void> {
    return this.write(() => {
      if (!this.bases.has(document.knowledgeBaseId)) throw new Error(`No knowledge base ${document.knowledgeBaseId}.`);
      if (new Set(passages.map(({ id }) => id)).size < passages.length) throw new Error('A passage id twice.');
      this.documents.set(document.id, { document, passages });
    });
  }

  removeDocuments(_knowledgeBaseId: string, ids: readonly string[]): Promise<void> {
    return this.write(() => {
      for (const id of ids) this.documents.delete(id);
    });
  }

  moveDocument(id: string, path: string): Promise<void> {
    return this.write(() => {
      const stored = this.documents.get(id);
      if (stored) this.documents.set(id, { ...stored, document: { ...stored.document, path } });
    });
  }

  seedQaPairs(knowledgeBaseId: string, pairs: readonly QaPairSeed[]): Promise<SeedCounts> {
    return this.write(() => {
      this.pairs.set(knowledgeBaseId, pairs);
      return { added: 0, removed: 0 };
    });
  }

  documentVersionsOf = notSetUp;
  updateDocument = notSetUp;
  findPassages = notSetUp;
  neighbours = notSetUp;
  putQaPair = notSetUp;
  listQaPairs: (assistant: string) => Promise<QaPair[]> = notSetUp;

  /** All that is stored, in an order that does not depend on how it came there. */
  snapshot(): string {
    const documents = [...this.documents.values()].sort((a, b) => (a.document.id < b.document.id ? -1 : 1));
    const bases = [...this.bases.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return JSON.stringify({ bases, documents, pairs: [...this.pairs].sort() });
  }

  private write<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve) => {
      this.fuse.burn();
      resolve(work());
    });
  }
}

/** No document has a history. */
export const noHistory: DocumentHistory = {
  versions: notSetUp,
  contentOf: notSetUp,
  list: notSetUp,
  find: notSetUp,
  movedPaths: notSetUp,
  citing: notSetUp,
};

/** The lists in memory: one row a text and assistant; the first file that names a text has it. */
export class FakeQuestionListStore implements QuestionListStore {
  readonly rows = new Map<string, ListedQuestion & { source: string }>();
  fuse = new WriteFuse();

  seed({ assistant, kind, source, texts }: QuestionListSeed): Promise<SeedCounts> {
    return new Promise((resolve) => {
      this.fuse.burn();
      const keyOf = (text: string): string => JSON.stringify([assistant, normaliseForMatch(text)]);
      const wanted = new Set(texts.map(keyOf));
      let added = 0;
      let removed = 0;
      for (const [key, row] of this.rows) {
        if (row.assistant !== assistant || row.source !== source || wanted.has(key)) continue;
        this.rows.delete(key);
        removed++;
      }
      for (const text of texts) {
        const key = keyOf(text);
        if (this.rows.has(key)) continue;
        const id = createHash('sha256').update(key).digest('hex');
        this.rows.set(key, { id, assistant, kind, text, source });
        added++;
      }
      resolve({ added, removed });
    });
  }

  list(assistant: string): Promise<ListedQuestion[]> {
    return Promise.resolve([...this.rows.values()].filter((row) => row.assistant === assistant));
  }

  put = notSetUp;
  remove = notSetUp;

  snapshot(): string {
    return JSON.stringify([...this.rows].sort());
  }
}

export class RecordingLogger implements Logger {
  readonly lines: { level: string; message: string }[] = [];
  info = (_fields: object, message: string): void => void this.lines.push({ level: 'info', message });
  warn = (_fields: object, message: string): void => void this.lines.push({ level: 'warn', message });
  error = (_fields: object, message: string): void => void this.lines.push({ level: 'error', message });
}
