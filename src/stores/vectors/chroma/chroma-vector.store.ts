import type { Collection } from 'chromadb' with { 'resolution-mode': 'import' };
import {
  type NearVector,
  type VectorCollection,
  VectorStoreError,
  type VectorRecord,
  type VectorStore,
} from '../../../core/ports/vector-store';
import {
  checkCollection,
  checkLength,
  checkSame,
  checkVector,
  lastOfEachId,
  missingCollection,
} from '../check-vectors';
import { type NearQuery, nearestFirst, TIES } from '../nearest-first';
import { ChromaConnection, type ChromaConnectionOptions } from './chroma-connection';
import { chromaName, nameFromChroma } from './chroma-names';

/** Within every server's limit on the size of a request. */
const BATCH_BYTES = 4_000_000;
const PAGE = 2000;
/** Graphs of few edges lose near ones among vectors that are like words; the default of 16 lost a fifth of them. */
const GRAPH = { space: 'cosine', ef_construction: 100, ef_search: 400, max_neighbors: 32 } as const;

/** A collection as it was found, by which it is asked without looking its name up again. */
interface Known extends VectorCollection {
  id: string;
}

/** Vectors on a Chroma server, which is only ever given vectors: it needs no embedding function, and no text leaves the program. */
export class ChromaVectorStore implements VectorStore {
  readonly kind = 'chroma';
  private readonly known = new Map<string, Known>();
  private readonly server: ChromaConnection;
  private batch: number | null = null;

  constructor(options: ChromaConnectionOptions) {
    this.server = new ChromaConnection(options);
  }

  async collections(): Promise<VectorCollection[]> {
    const found = await this.server.call(async (client) => {
      const all: Collection[] = [];
      for (;;) {
        const page = await client.listCollections({ limit: PAGE, offset: all.length });
        all.push(...page);
        if (page.length < PAGE) return all;
      }
    });
    this.known.clear();
    for (const collection of found) this.remember(collection);
    return [...this.known.values()].map(({ name, dimension, model }) => ({ name, dimension, model }));
  }

  async create(collection: VectorCollection): Promise<void> {
    checkCollection(collection);
    const { name, dimension, model } = collection;
    const found = await this.server.call((client) =>
      client.getOrCreateCollection({
        name: chromaName(name),
        metadata: { dimension, model },
        embeddingFunction: null,
        configuration: { hnsw: GRAPH },
      }),
    );
    checkSame(collection, this.remember(found) ?? { dimension: 0, model: 'unknown' });
  }

  async drop(name: string): Promise<void> {
    this.known.delete(name);
    await this.server.call((client) => client.deleteCollection({ name: chromaName(name) })).catch(unlessMissing);
  }

  async put(name: string, records: readonly VectorRecord[]): Promise<void> {
    const known = await this.find(name);
    for (const { vector } of records) checkVector(vector, known);
    const distinct = lastOfEachId(records);
    const size = await this.batchSize(known.dimension);
    for (let at = 0; at < distinct.length; at += size) {
      const batch = distinct.slice(at, at + size);
      await this.ask(
        name,
        (collection) =>
          collection.upsert({
            ids: batch.map(({ id }) => id),
            embeddings: batch.map(({ vector }) => [...vector]),
            metadatas: batch.map(({ scope }) => ({ scope })),
          }),
        { patience: 4 },
      );
    }
  }

  async remove(name: string, ids: readonly string[]): Promise<void> {
    const size = await this.batchSize(1);
    for (let at = 0; at < ids.length; at += size) {
      await this.ask(name, (collection) => collection.delete({ ids: ids.slice(at, at + size) }), { patience: 4 });
    }
  }

  async list(name: string): Promise<{ id: string; scope: string }[]> {
    const all: { id: string; scope: string }[] = [];
    for (;;) {
      const { ids, metadatas } = await this.ask(name, (collection) =>
        collection.get<{ scope: string }>({ include: ['metadatas'], limit: PAGE, offset: all.length }),
      );
      all.push(...ids.map((id, at) => ({ id, scope: metadatas[at]?.scope ?? '' })));
      if (ids.length < PAGE) return all;
    }
  }

  async query(name: string, { vector, scopes, limit }: NearQuery, signal?: AbortSignal): Promise<NearVector[]> {
    checkLength(vector);
    checkVector(vector, await this.find(name, signal));
    if (scopes.length === 0 || limit < 1) return [];
    const found = await this.ask(
      name,
      (collection) =>
        collection.query({
          queryEmbeddings: [[...vector]],
          nResults: limit + TIES,
          where: { scope: { $in: [...scopes] } },
          include: ['distances'],
        }),
      { signal },
    );
    const distances = found.distances[0] ?? [];
    const rows = (found.ids[0] ?? []).map((id, at) => ({ id, distance: distances[at] ?? NaN }));
    return nearestFirst(
      rows.filter(({ distance }) => Number.isFinite(distance)),
      limit,
    );
  }

  close(): Promise<void> {
    this.known.clear();
    return Promise.resolve();
  }

  /** Asks a collection; one that somebody has made anew under the same name is looked up once more. */
  private async ask<Result>(
    name: string,
    work: (collection: Collection) => Promise<Result>,
    { signal, patience }: { signal?: AbortSignal | undefined; patience?: number } = {},
  ): Promise<Result> {
    const attempt = async (): Promise<Result> => {
      const { id } = await this.find(name, signal);
      return this.server.call((client) => work(client.collection(id)), { signal, patience });
    };
    try {
      return await attempt();
    } catch (error) {
      if (!isMissing(error)) throw error;
      this.known.delete(name);
      return attempt();
    }
  }

  private async find(name: string, signal?: AbortSignal): Promise<Known> {
    const known = this.known.get(name);
    if (known) return known;
    const found = await this.server
      .call((client) => client.getCollection({ name: chromaName(name) }), { signal })
      .catch((error: unknown) => {
        throw isMissing(error) ? missingCollection(name) : error;
      });
    const remembered = this.remember(found);
    if (!remembered) throw missingCollection(name);
    return remembered;
  }

  private remember({ id, name, metadata }: Collection): Known | null {
    const ours = nameFromChroma(name);
    const { dimension, model } = metadata ?? {};
    if (ours === null || typeof dimension !== 'number' || typeof model !== 'string') return null;
    const known = { id, name: ours, dimension, model };
    this.known.set(ours, known);
    return known;
  }

  private async batchSize(dimension: number): Promise<number> {
    this.batch ??= await this.server.call((client) => client.getMaxBatchSize());
    const allowed = this.batch > 0 ? this.batch : PAGE;
    return Math.max(1, Math.min(allowed, PAGE, Math.floor(BATCH_BYTES / (8 * dimension))));
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof VectorStoreError && error.fault === 'missing-collection';

function unlessMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}
