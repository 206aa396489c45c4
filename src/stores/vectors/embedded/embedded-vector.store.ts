import {
  type NearVector,
  type VectorCollection,
  type VectorRecord,
  type VectorStore,
} from '../../../core/ports/vector-store';
import { checkCollection, checkLength, checkVector, lastOfEachId, missingCollection } from '../check-vectors';
import type { NearQuery } from '../nearest-first';
import { unlessAborted } from '../unless-aborted';
import type { PackedRecords } from './vector-file';
import { VectorThread } from './vector-thread';

/** Written at a time, so that a search never waits long for its turn. */
const BATCH = 500;

/** Vectors in a file of their own, without a server. */
export class EmbeddedVectorStore implements VectorStore {
  readonly kind = 'embedded';
  private readonly thread: VectorThread;

  constructor({ file, threadScript }: { file: string; threadScript: string }) {
    this.thread = new VectorThread(threadScript, file);
  }

  collections(): Promise<VectorCollection[]> {
    return this.thread.ask('collections');
  }

  async create(collection: VectorCollection): Promise<void> {
    checkCollection(collection);
    await this.thread.ask('create', collection);
  }

  async drop(name: string): Promise<void> {
    await this.thread.ask('drop', name);
  }

  async put(name: string, records: readonly VectorRecord[]): Promise<void> {
    const collection = await this.collection(name);
    for (const { vector } of records) checkVector(vector, collection);
    const distinct = lastOfEachId(records);
    for (let at = 0; at < distinct.length; at += BATCH) {
      await this.thread.ask('put', name, pack(distinct.slice(at, at + BATCH), collection.dimension));
    }
  }

  async remove(name: string, ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += BATCH) {
      await this.thread.ask('remove', name, ids.slice(at, at + BATCH));
    }
  }

  list(name: string): Promise<{ id: string; scope: string }[]> {
    return this.thread.ask('list', name);
  }

  async query(name: string, near: NearQuery, signal?: AbortSignal): Promise<NearVector[]> {
    checkLength(near.vector);
    if (near.scopes.length === 0 || near.limit < 1) return [];
    return unlessAborted(this.thread.ask('query', name, near), signal);
  }

  close(): Promise<void> {
    return this.thread.stop();
  }

  private async collection(name: string): Promise<VectorCollection> {
    const found = (await this.collections()).find((collection) => collection.name === name);
    if (!found) throw missingCollection(name);
    return found;
  }
}

function pack(records: readonly VectorRecord[], dimension: number): PackedRecords {
  const vectors = new Float32Array(records.length * dimension);
  records.forEach(({ vector }, at) => {
    vectors.set(vector, at * dimension);
  });
  return { ids: records.map(({ id }) => id), scopes: records.map(({ scope }) => scope), vectors };
}
