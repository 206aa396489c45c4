import { VectorStoreError, type VectorRecord } from '../core/ports/vector-store';
import type { HeldVectors } from './held-vectors';
import type { EmbeddedTexts, EmbedOptions } from './passage-embedder';

/** What is embedded and stored at a time; a stop loses no more than those of each that is under way. */
const BATCH = 64;
const PARALLEL = 2;

export interface FillCounts {
  /** Put into the store. */
  stored: number;
  /** Of those, embedded by the model; the others were in the cache. */
  embedded: number;
  removed: number;
}

export interface VectorRecordItem {
  recordId: string;
  scope: string;
}

/** What is to be in the store. */
export interface Fillable<Item extends VectorRecordItem> {
  /** Scope by record. */
  readonly records: ReadonlyMap<string, string>;
  /** In any order; left out is what is gone meanwhile. */
  read(recordIds: readonly string[]): Promise<Item[]>;
}

export interface FillOptions<Item extends VectorRecordItem> {
  passages: Fillable<Item>;
  held: HeldVectors;
  embed: (items: readonly Item[], options: EmbedOptions) => Promise<EmbeddedTexts>;
  /** Records whose content the endpoint does not take; they are left out, and added to. */
  refused: Set<string>;
  /** Not set: 64. */
  batch?: number;
  signal: AbortSignal;
  onProgress: (progress: { done: number; total: number }) => void;
}

/** The model makes vectors of another length than those of the collection. */
export class OtherDimension extends VectorStoreError {
  constructor(
    readonly dimension: number,
    expected: number,
  ) {
    super('wrong-dimension', `The embedding model gives vectors of ${dimension} dimensions, no more of ${expected}.`);
  }
}

/** What of the passages the store lacks. */
export function lackingRecords({
  passages,
  held,
  refused,
}: {
  passages: Pick<Fillable<VectorRecordItem>, 'records'>;
  held: HeldVectors;
  refused: ReadonlySet<string>;
}): string[] {
  return [...passages.records].flatMap(([id, scope]) => (held.has(id, scope) || refused.has(id) ? [] : [id]));
}

/** Brings the store up to the passages: adds what it lacks, then removes what is gone. */
export async function fillVectors<Item extends VectorRecordItem>(options: FillOptions<Item>): Promise<FillCounts> {
  const { passages, held, batch: size = BATCH } = options;
  const lacking = lackingRecords(options);
  const counts: FillCounts = { stored: 0, embedded: 0, removed: 0 };
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < lacking.length) {
      options.signal.throwIfAborted();
      const batch = lacking.slice(next, (next += size));
      await putBatch(batch, options, counts);
      options.onProgress({ done: counts.stored, total: lacking.length });
    }
  };
  // The first batch makes the collection, by the length of its vectors.
  if (lacking.length > 0 && !held.collection) {
    await putBatch(lacking.slice(0, (next += size)), options, counts);
  }
  await allEnded(Array.from({ length: PARALLEL }, work));

  const gone = held.ids().filter((id) => !passages.records.has(id));
  await held.remove(gone);
  return { ...counts, removed: gone.length };
}

async function putBatch<Item extends VectorRecordItem>(
  ids: readonly string[],
  { passages, held, embed, refused, signal }: FillOptions<Item>,
  counts: FillCounts,
): Promise<void> {
  const read = await passages.read(ids);
  const { vectors, asked } = await embed(read, { dimension: held.dimension, signal });
  const records = read.flatMap(({ recordId, scope }, at): VectorRecord[] => {
    const vector = vectors[at];
    if (!vector) refused.add(recordId);
    return vector ? [{ id: recordId, scope, vector }] : [];
  });
  const made = records[0]?.vector.length;
  if (made === undefined) return;
  const collection = held.collection ?? (await held.create(made));
  const other = records.find(({ vector }) => vector.length !== collection.dimension);
  if (other) throw new OtherDimension(other.vector.length, collection.dimension);
  await held.put(collection, records);
  counts.stored += records.length;
  counts.embedded += asked;
}

/** Throws the first failure, but not before all have ended. */
async function allEnded(works: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(works)) if (result.status === 'rejected') throw result.reason;
}
