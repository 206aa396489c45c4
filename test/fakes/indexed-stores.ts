import type { Assistant, ListedQuestion, Passage, QaPair, QuestionListKind } from '../../src/core/knowledge';
import type { AssistantStore } from '../../src/core/ports/assistant-store';
import type { DocumentVersion, KnowledgeStore } from '../../src/core/ports/knowledge-store';
import type { QuestionListStore } from '../../src/core/ports/question-list-store';
import type { RevisionStore } from '../../src/core/ports/revision-store';

const notSetUp = (): never => {
  throw new Error('This fake does not answer that.');
};

interface Shelf {
  assistant: Assistant;
  revision: number;
  documents: Map<string, { contentHash: string; texts: readonly string[] }>;
  listed: ListedQuestion[];
  pairs: QaPair[];
}

/** What an index is built from, in memory: each change raises the assistant's revision, as the stores do. */
export class FakeIndexedStores {
  private readonly shelves = new Map<string, Shelf>();
  private versions = 0;
  /** Awaited before documents are read, to hold up a refresh or to change something under it. */
  beforeReading: () => Promise<void> = () => Promise.resolve();
  /** The same before one assistant is looked up. */
  beforeFinding: () => Promise<void> = () => Promise.resolve();

  addAssistant(name: string, strictness = 0.05): void {
    const assistant: Assistant = { name, title: name, language: 'zh', strictness };
    this.shelves.set(name, { assistant, revision: 1, documents: new Map(), listed: [], pairs: [] });
  }

  removeAssistant(name: string): void {
    this.shelves.delete(name);
  }

  setStrictness(name: string, strictness: number): void {
    const shelf = this.shelf(name);
    shelf.assistant = { ...shelf.assistant, strictness };
  }

  putDocument(assistant: string, id: string, texts: readonly string[]): void {
    this.versions++;
    this.change(assistant).documents.set(id, { contentHash: `hash-${this.versions}`, texts });
  }

  removeDocument(assistant: string, id: string): void {
    this.change(assistant).documents.delete(id);
  }

  list(assistant: string, kind: QuestionListKind, text: string): void {
    const { listed } = this.change(assistant);
    listed.push({ id: `q${listed.length}`, assistant, kind, text });
  }

  pair(assistant: string, question: string): void {
    const { pairs } = this.change(assistant);
    pairs.push({ id: `pair-${pairs.length}`, knowledgeBaseId: assistant, question, answer: '', source: null });
  }

  revisionOf(assistant: string): number {
    return this.shelf(assistant).revision;
  }

  readonly assistants: AssistantStore = {
    list: () => Promise.resolve([...this.shelves.values()].map(({ assistant }) => assistant)),
    find: async (name) => {
      await this.beforeFinding();
      return this.shelves.get(name)?.assistant ?? null;
    },
    seed: notSetUp,
  };

  readonly revisions: RevisionStore = {
    revisions: () => Promise.resolve(new Map([...this.shelves].map(([name, { revision }]) => [name, revision]))),
  };

  readonly questionLists: QuestionListStore = {
    list: (assistant) => Promise.resolve([...this.shelf(assistant).listed]),
    seed: notSetUp,
    put: notSetUp,
    remove: notSetUp,
  };

  readonly knowledge: KnowledgeStore = {
    documentVersionsOf: (assistant): Promise<DocumentVersion[]> =>
      Promise.resolve(
        [...this.shelf(assistant).documents].map(([id, { contentHash }]) => ({ id, path: id, contentHash })),
      ),
    passagesOf: async (ids): Promise<Passage[]> => {
      await this.beforeReading();
      return [...this.shelves.values()].flatMap(({ documents }) =>
        [...documents].filter(([id]) => ids.includes(id)).flatMap(([id, { texts }]) => passagesOf(id, texts)),
      );
    },
    listQaPairs: (assistant) => Promise.resolve([...this.shelf(assistant).pairs]),
    saveKnowledgeBase: notSetUp,
    listKnowledgeBases: notSetUp,
    removeKnowledgeBase: notSetUp,
    documentVersions: notSetUp,
    replaceDocument: notSetUp,
    removeDocuments: notSetUp,
    moveDocument: notSetUp,
    updateDocument: notSetUp,
    neighbours: notSetUp,
    findPassages: notSetUp,
    seedQaPairs: notSetUp,
    putQaPair: notSetUp,
  };

  private shelf(assistant: string): Shelf {
    const shelf = this.shelves.get(assistant);
    if (!shelf) throw new Error(`No assistant ${assistant}.`);
    return shelf;
  }

  private change(assistant: string): Shelf {
    const shelf = this.shelf(assistant);
    shelf.revision++;
    return shelf;
  }
}

const passagesOf = (documentId: string, texts: readonly string[]): Passage[] =>
  texts.map((text, ordinal) => ({
    id: `${documentId}/${ordinal}`,
    documentId,
    ordinal,
    headingPath: [],
    start: 0,
    end: text.length,
    text,
    overlap: '',
    place: null,
  }));
