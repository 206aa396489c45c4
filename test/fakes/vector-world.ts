import type { Passage, SourcedPassage } from '../../src/core/knowledge';
import { type EmbeddingCache, EmbeddingError, type EmbeddingFault } from '../../src/core/ports/embedding-model';
import type { RevisionStore } from '../../src/core/ports/revision-store';
import {
  type NearVector,
  type VectorCollection,
  type VectorRecord,
  type VectorStore,
  VectorStoreError,
} from '../../src/core/ports/vector-store';
import type { CountingPassagesOptions } from '../../src/search/counting-passages';
import { HashedEmbeddingModel } from './hashed-vectors';

interface Shelved {
  base: string;
  title: string;
  version: number;
  /** ISO day after which it does not count. */
  until: string | null;
  passages: Passage[];
}

/** Knowledge bases of one assistant each, in memory, as far as an index of vectors reads them. */
export class FakeShelves {
  private readonly documents = new Map<string, Shelved>();
  private readonly revision = new Map<string, number>();
  private versions = 0;
  /** Ids of passages whose text was read in full. */
  readonly read: string[] = [];

  put(base: string, id: string, texts: readonly string[], { title = id, until = null as string | null } = {}): void {
    const passages = texts.map((text, ordinal) => passageOf(id, ordinal, text));
    this.documents.set(id, { base, title, version: ++this.versions, until, passages });
    this.raise(base);
  }

  remove(id: string): void {
    const base = this.documents.get(id)?.base ?? '';
    this.documents.delete(id);
    this.raise(base);
  }

  private raise(base: string): void {
    this.revision.set(base, (this.revision.get(base) ?? 0) + 1);
  }

  readonly revisions: RevisionStore = {
    revisions: () =>
      Promise.resolve(new Map([...this.revision].map(([base, count]) => [`assistant of ${base}`, count]))),
  };

  readonly knowledge: CountingPassagesOptions['knowledge'] = {
    listKnowledgeBases: () =>
      Promise.resolve(
        [...this.revision.keys()].map((id) => ({
          ...{ id, name: id, title: id, language: 'zh' as const, folder: `/${id}` },
          assistant: `assistant of ${id}`,
        })),
      ),
    documentVersions: (base) => Promise.resolve(this.versionsOf((document) => document.base === base)),
    documentVersionsOf: (assistant, on) =>
      Promise.resolve(
        this.versionsOf(({ base, until }) => assistant === `assistant of ${base}` && (until === null || on <= until)),
      ),
    passagesOf: (ids) => Promise.resolve(ids.flatMap((id) => this.documents.get(id)?.passages ?? [])),
    findPassages: (ids) => {
      this.read.push(...ids);
      return Promise.resolve(ids.flatMap((id) => this.find(id) ?? []));
    },
  };

  private versionsOf(wanted: (document: Shelved) => boolean) {
    return [...this.documents]
      .filter(([, document]) => wanted(document))
      .map(([id, { version }]) => ({ id, path: id, contentHash: `version ${version}` }));
  }

  private find(passageId: string): SourcedPassage | undefined {
    for (const { passages, title, base } of this.documents.values()) {
      const passage = passages.find(({ id }) => id === passageId);
      if (!passage) continue;
      const facts = { documentTitle: title, documentPath: passage.documentId, knowledgeBase: base };
      return { ...passage, ...facts, sources: [], reviewedOn: null, url: null };
    }
    return undefined;
  }
}

const passageOf = (documentId: string, ordinal: number, text: string): Passage => ({
  ...{ id: `${documentId}#${text}`, documentId, ordinal, text },
  ...{ headingPath: [], start: 0, end: text.length, overlap: '', place: null },
});

/** Vectors in memory, searched one by one. */
export class FakeVectorStore implements VectorStore {
  readonly kind = 'fake';
  readonly kept = new Map<string, { collection: VectorCollection; records: Map<string, VectorRecord> }>();
  /** Throws what the next calls fail with; null: nothing. */
  fault: VectorStoreError | null = null;
  /** The same for writes alone. */
  faultOfWrites: VectorStoreError | null = null;

  collections(): Promise<VectorCollection[]> {
    return this.answer(() => [...this.kept.values()].map(({ collection }) => collection));
  }

  create(collection: VectorCollection): Promise<void> {
    return this.write(() => {
      if (!this.kept.has(collection.name)) this.kept.set(collection.name, { collection, records: new Map() });
    });
  }

  drop(name: string): Promise<void> {
    return this.write(() => void this.kept.delete(name));
  }

  put(name: string, records: readonly VectorRecord[]): Promise<void> {
    return this.write(() => {
      for (const record of records) this.recordsOf(name).set(record.id, record);
    });
  }

  remove(name: string, ids: readonly string[]): Promise<void> {
    return this.write(() => {
      for (const id of ids) this.recordsOf(name).delete(id);
    });
  }

  list(name: string): Promise<{ id: string; scope: string }[]> {
    return this.answer(() => [...this.recordsOf(name).values()].map(({ id, scope }) => ({ id, scope })));
  }

  query(
    name: string,
    { vector, scopes, limit }: { vector: Float32Array; scopes: readonly string[]; limit: number },
  ): Promise<NearVector[]> {
    return this.answer(() =>
      [...this.recordsOf(name).values()]
        .filter(({ scope }) => scopes.includes(scope))
        .map((record) => ({ id: record.id, similarity: cosine(vector, record.vector) }))
        .sort((one, other) => other.similarity - one.similarity || (one.id < other.id ? -1 : 1))
        .slice(0, limit),
    );
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private recordsOf(name: string): Map<string, VectorRecord> {
    const found = this.kept.get(name);
    if (!found) throw new VectorStoreError('missing-collection', `There is no collection ${name}.`);
    return found.records;
  }

  private write(work: () => void): Promise<void> {
    return this.answer(() => {
      if (this.faultOfWrites) throw this.faultOfWrites;
      work();
    });
  }

  private async answer<Result>(work: () => Result): Promise<Result> {
    await Promise.resolve();
    if (this.fault) throw this.fault;
    return work();
  }
}

const cosine = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);

export class FakeEmbeddingCache implements EmbeddingCache {
  readonly kept = new Map<string, Float32Array>();

  find(model: string, texts: readonly string[]): Promise<(Float32Array | null)[]> {
    return Promise.resolve(texts.map((text) => this.kept.get(JSON.stringify([model, text])) ?? null));
  }

  put(model: string, entries: readonly { text: string; vector: Float32Array }[]): Promise<void> {
    for (const { text, vector } of entries) this.kept.set(JSON.stringify([model, text]), vector);
    return Promise.resolve();
  }
}

/** Hashed vectors from an endpoint that may fail. */
export class FailingEmbeddingModel extends HashedEmbeddingModel {
  fault: EmbeddingFault | null = null;
  /** Texts that hold it are refused. */
  poison: string | null = null;
  /** Awaited before each answer. */
  before: () => Promise<void> = () => Promise.resolve();

  override async embed(texts: readonly string[], kind: 'query' | 'passage'): Promise<Float32Array[]> {
    await this.before();
    const { fault, poison } = this;
    if (fault) throw new EmbeddingError(fault, 'The embedding endpoint does not answer.');
    if (poison !== null && texts.some((text) => text.includes(poison))) throw new EmbeddingError('refused', 'No.');
    return super.embed(texts, kind);
  }

  /** Of passages that it was asked for. */
  get passages(): string[] {
    return this.asked.filter(({ kind }) => kind === 'passage').flatMap(({ texts }) => [...texts]);
  }
}
